/// Writes JSON in its canonical form as it comes, without a tree in memory.
///
///     writer.openObject()
///     writer.key("id")
///     writer.string(product.id)
///     writer.closeObject()
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private let indents: Bool
    private var depth: Int
    /// Whether nothing has been written yet into what was opened last.
    private var isFirst = true
    /// A line feed and more spaces than any line of ours begins with.
    private let lineBreak = [UInt8(ascii: "\n")] + [UInt8](repeating: UInt8(ascii: " "), count: 32)

    package init(indents: Bool = true) {
        self.indents = indents
        depth = 0
    }

    /// Writes elements of a list at some depth that `elements` puts there later; the size is a guess.
    package init(elementsAt depth: Int, size: Int = 0) {
        indents = true
        self.depth = depth
        isFirst = false
        bytes.reserveCapacity(size)
    }

    /// The whole as a file: with a line feed at the end.
    package var file: [UInt8] { bytes + [UInt8(ascii: "\n")] }

    package mutating func write(_ value: JSON) {
        switch value {
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .integer(let number): integer(number)
        case .string(let text): string(text)
        case .array(let elements):
            openArray()
            for value in elements {
                element()
                write(value)
            }
            closeArray()
        case .object(let members):
            openObject()
            for member in members {
                key(member.key)
                write(member.value)
            }
            closeObject()
        }
    }

    package mutating func openObject() { open(UInt8(ascii: "{")) }
    package mutating func closeObject() { close(UInt8(ascii: "}")) }
    package mutating func openArray() { open(UInt8(ascii: "[")) }
    package mutating func closeArray() { close(UInt8(ascii: "]")) }

    /// Goes on to the next element of the array that is open.
    package mutating func element() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        breakLine()
    }

    /// Goes on to the next member of the object that is open.
    package mutating func key(_ name: String) {
        element()
        string(name)
        bytes.append(UInt8(ascii: ":"))
        if indents { bytes.append(UInt8(ascii: " ")) }
    }

    package mutating func member(_ key: String, _ value: JSON) {
        self.key(key)
        write(value)
    }

    /// The elements that another writer wrote for the array that is open. They and what stands before them become pieces of the whole,
    /// so that long lists are not copied.
    package mutating func elements(_ written: [UInt8], after pieces: inout [[UInt8]]) {
        if written.isEmpty { return }
        pieces.append(bytes)
        // The comma before the first one.
        pieces.append(isFirst ? Array(written[1...]) : written)
        bytes = []
        isFirst = false
    }

    package mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        escaping.append(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func integer(_ number: Int) { bytes.append(String(number)) }
    package mutating func boolean(_ flag: Bool) { bytes.append(flag ? "true" : "false") }
    package mutating func null() { bytes.append("null") }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(bracket)
        isFirst = false
    }

    private mutating func breakLine() {
        guard indents else { return }
        lineBreak.withUnsafeBufferPointer { bytes.append(contentsOf: $0[..<min(1 + 2 * depth, $0.count)]) }
        for _ in lineBreak.count..<max(lineBreak.count, 1 + 2 * depth) { bytes.append(UInt8(ascii: " ")) }
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
