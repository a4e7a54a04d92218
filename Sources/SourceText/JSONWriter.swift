/// Writes JSON in its canonical form as it comes, without a tree in memory.
///
///     writer.openObject()
///     writer.key("id")
///     writer.string(product.id)
///     writer.closeObject()
package struct JSONWriter: ~Copyable {
    private var written: ByteBuffer
    private let indents: Bool
    private var depth: Int
    /// Whether nothing has been written yet into what was opened last.
    private var isFirst = true
    /// What stands before an element: a comma, a line feed, and as many spaces as the deepest line so far begins with.
    private var separator = Array(",\n".utf8)

    package init(indents: Bool = true) {
        self.indents = indents
        depth = 0
        written = ByteBuffer()
    }

    /// Writes elements of a list at some depth that `elements` puts there later; the size is a guess.
    package init(elementsAt depth: Int, size: Int = 0) {
        indents = true
        self.depth = depth
        isFirst = false
        written = ByteBuffer(capacity: size)
    }

    package var bytes: [UInt8] { written.array }

    /// The whole as a file: with a line feed at the end.
    package mutating func file() -> [UInt8] {
        written.append(UInt8(ascii: "\n"))
        return bytes
    }

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
                key(escaping: member.key)
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
        separate(comma: !isFirst)
        isFirst = false
    }

    /// Goes on to the next member of the object that is open; our own keys need no escapes.
    package mutating func key(_ name: StaticString) {
        element()
        written.append(UInt8(ascii: "\""))
        written.append(name)
        written.append(UInt8(ascii: "\""))
        endKey()
    }

    /// The same with any key.
    package mutating func key(escaping name: String) {
        element()
        string(name)
        endKey()
    }

    private mutating func endKey() {
        written.append(UInt8(ascii: ":"))
        if indents { written.append(UInt8(ascii: " ")) }
    }

    package mutating func member(_ key: StaticString, _ value: JSON) {
        self.key(key)
        write(value)
    }

    /// What some calls wrote, to be written again where they would write the same: at the same depth, with something before it or not.
    package struct Fragment: Sendable {
        fileprivate let bytes: [UInt8]
        fileprivate let deeper: Int
        fileprivate let isFirst: Bool
    }

    /// What is written often costs least as one piece.
    package mutating func write(_ fragment: inout Fragment?, _ write: (inout JSONWriter) -> Void) {
        if let fragment {
            fragment.bytes.withUnsafeBufferPointer { written.append($0) }
            depth += fragment.deeper
            isFirst = fragment.isFirst
            return
        }
        let (start, before) = (written.count, depth)
        write(&self)
        fragment = Fragment(
            bytes: written.withBytes { Array($0[start...]) }, deeper: depth - before, isFirst: isFirst)
    }

    /// The elements that another writer wrote for the array that is open. They and what stands before them become pieces of the whole,
    /// so that long lists are not copied.
    package mutating func elements(_ elements: [UInt8], after pieces: inout [[UInt8]]) {
        if elements.isEmpty { return }
        pieces.append(bytes)
        // The comma before the first one.
        pieces.append(isFirst ? Array(elements[1...]) : elements)
        written = ByteBuffer()
        isFirst = false
    }

    /// Puts a text at the end of another, as it stands between its quotes.
    package static func append(escaping text: UnsafeBufferPointer<UInt8>, to bytes: inout ByteBuffer) {
        escaping.append(text, to: &bytes)
    }

    package mutating func string(_ text: String) {
        written.append(UInt8(ascii: "\""))
        escaping.append(text, to: &written)
        written.append(UInt8(ascii: "\""))
    }

    /// A text that is there as bytes of UTF-8.
    package mutating func string(_ text: borrowing ByteBuffer) {
        written.append(UInt8(ascii: "\""))
        text.withBytes { escaping.append($0, to: &written) }
        written.append(UInt8(ascii: "\""))
    }

    package mutating func integer(_ number: Int) { written.append(decimal: number) }
    package mutating func boolean(_ flag: Bool) { written.append(flag ? "true" : "false") }
    package mutating func null() { written.append("null") }

    private mutating func open(_ bracket: UInt8) {
        written.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { separate(comma: false) }
        written.append(bracket)
        isFirst = false
    }

    private mutating func separate(comma: Bool) {
        let end = indents ? 2 + 2 * depth : 1
        while separator.count < end { separator.append(UInt8(ascii: " ")) }
        separator.withUnsafeBufferPointer { written.append(UnsafeBufferPointer(rebasing: $0[(comma ? 0 : 1)..<end])) }
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
