/// JSON as kessai writes it, the one canonical form: keys in the order given, two-space indentation, `/` not escaped, integers only.
///
///     {
///       "schemaVersion": 1,
///       "environments": []
///     }
package enum JSON: Sendable, Hashable {
    case object([Member])
    case array([JSON])
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case null

    package struct Member: Sendable, Hashable {
        package let key: String
        package let value: JSON

        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// A text, or null where there is none.
    package static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// Indented, with a line feed at the end: the form of files and reports.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The same in UTF-8.
    package var bytes: [UInt8] {
        var writer = Writer(indents: true)
        writer.write(self, depth: 0)
        writer.bytes.append(UInt8(ascii: "\n"))
        return writer.bytes
    }

    /// On one line, without a line feed: the form of JSON lines.
    package var line: String {
        var writer = Writer(indents: false)
        writer.write(self, depth: 0)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// The members in the order of the literal.
    package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}

private struct Writer {
    var bytes: [UInt8] = []
    let indents: Bool
    /// A line feed and as many spaces as the deepest line so far begins with.
    private var lineBreak = [UInt8(ascii: "\n")]

    init(indents: Bool) { self.indents = indents }

    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .string(let text): write(text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                breakLine(depth + 1, isFirst: index == 0)
                write(element, depth: depth + 1)
            }
            if !elements.isEmpty { breakLine(depth, isFirst: true) }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                breakLine(depth + 1, isFirst: index == 0)
                write(member.key)
                bytes.append(UInt8(ascii: ":"))
                if indents { bytes.append(UInt8(ascii: " ")) }
                write(member.value, depth: depth + 1)
            }
            if !members.isEmpty { breakLine(depth, isFirst: true) }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func breakLine(_ depth: Int, isFirst: Bool) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        guard indents else { return }
        let length = 1 + 2 * depth
        while lineBreak.count < length { lineBreak.append(UInt8(ascii: " ")) }
        bytes.append(contentsOf: lineBreak[..<length])
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        escaping.append(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}

/// What JSON demands, and what `isHarmless` does not let pass: it would break or forge a line where JSON is looked at.
private let escaping = Escaping("\"\\") { scalar in
    switch scalar.value {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    case _ where !isHarmless(scalar): UTF16.encode(scalar).map { $0.map { "\\u" + digits($0) }.joined() }
    default: nil
    }
}

private func digits(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
}
