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
    package var text: String {
        var writer = Writer(indents: true)
        writer.write(self, depth: 0)
        writer.bytes.append(UInt8(ascii: "\n"))
        return String(decoding: writer.bytes, as: UTF8.self)
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

    init(indents: Bool) { self.indents = indents }

    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: append("null")
        case .boolean(let flag): append(flag ? "true" : "false")
        case .integer(let number): append(String(number))
        case .string(let text): write(text)
        case .array(let elements):
            list(elements, open: "[", close: "]", depth: depth) { writer, element in writer.write(element, depth: depth + 1) }
        case .object(let members):
            list(members, open: "{", close: "}", depth: depth) { writer, member in
                writer.write(member.key)
                writer.append(writer.indents ? ": " : ":")
                writer.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func list<Element>(
        _ elements: [Element], open: String, close: String, depth: Int, each: (inout Writer, Element) -> Void
    ) {
        append(open)
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            breakLine(depth + 1)
            each(&self, element)
        }
        if !elements.isEmpty { breakLine(depth) }
        append(close)
    }

    private mutating func breakLine(_ depth: Int) {
        guard indents else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    /// Escapes what JSON demands, and what `isHarmless` does not let pass: it would break or forge a line where JSON is looked at.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0x08: append("\\b")
            case 0x09: append("\\t")
            case 0x0A: append("\\n")
            case 0x0C: append("\\f")
            case 0x0D: append("\\r")
            case _ where !isHarmless(scalar):
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
                }
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
