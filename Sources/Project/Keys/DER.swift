/// A reader of DER (ITU-T X.690) that never leaves its bytes: as much of it as an RSA key needs.
///
///     30 0D 06 09 2A … 05 00
///     │  │  └ the first element inside
///     │  └ length of the contents
///     └ tag
struct DERReader {
    enum Tag {
        static let integer: UInt8 = 0x02
        static let bitString: UInt8 = 0x03
        static let octetString: UInt8 = 0x04
        static let null: UInt8 = 0x05
        static let objectIdentifier: UInt8 = 0x06
        static let sequence: UInt8 = 0x30
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The contents of the next element when it has this tag and lies whole inside the bytes; nil otherwise, for good.
    mutating func next(_ tag: UInt8) -> ArraySlice<UInt8>? {
        guard let found = byte(), found == tag, let length = length(), length <= bytes.endIndex - position else {
            position = bytes.endIndex
            return nil
        }
        defer { position += length }
        return bytes[position..<position + length]
    }

    /// A non-negative INTEGER without its sign byte; nil when it is negative, empty or not written in the shortest form.
    mutating func unsignedInteger() -> ArraySlice<UInt8>? {
        guard let contents = next(Tag.integer), let first = contents.first, first < 0x80 else { return nil }
        guard first == 0, contents.count > 1 else { return contents }
        let rest = contents.dropFirst()
        return rest.first.map { $0 >= 0x80 } == true ? rest : nil
    }

    private mutating func byte() -> UInt8? {
        guard position < bytes.endIndex else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    /// A length in the short form or, in as few bytes as possible, in the long form of up to four bytes.
    private mutating func length() -> Int? {
        guard let first = byte() else { return nil }
        if first < 0x80 { return Int(first) }
        let count = Int(first & 0x7F)
        guard (1...4).contains(count) else { return nil }
        var value = 0
        for _ in 0..<count {
            guard let next = byte() else { return nil }
            if value == 0, next == 0 { return nil }
            value = value << 8 | Int(next)
        }
        return value < 0x80 ? nil : value
    }

    /// One element as bytes, its length in the shortest form.
    static func element(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
        guard contents.count >= 0x80 else { return [tag, UInt8(contents.count)] + contents }
        var length: [UInt8] = []
        var rest = contents.count
        while rest > 0 {
            length.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [tag, 0x80 | UInt8(length.count)] + length + contents
    }

    /// An INTEGER from the big-endian bytes of a non-negative number.
    static func integer(_ magnitude: ArraySlice<UInt8>) -> [UInt8] {
        let needsSign = magnitude.first.map { $0 >= 0x80 } ?? true
        return element(Tag.integer, (needsSign ? [0] : []) + magnitude)
    }
}
