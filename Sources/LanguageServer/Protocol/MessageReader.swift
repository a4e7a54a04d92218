import SourceText

/// Cuts the bytes from a client into messages: a header with `Content-Length`, an empty line, that many bytes of JSON.
///
///     Content-Length: 52\r\n\r\n{"jsonrpc":"2.0","method":"initialized","params":{}}
///
/// After a header that cannot be read, or a length that was wrong, it goes on at the next `Content-Length:`.
package struct MessageReader {
    package enum Received: Sendable, Hashable {
        case message(JSON)
        /// Bytes that are no message.
        case malformed(Bilingual)
    }

    /// A file has at most 16 MiB, and JSON writes some characters with six bytes.
    static let bodyLimit = 128 * 1024 * 1024
    static let headerLimit = 4096
    private static let lengthField = Array("content-length:".utf8)

    private var buffer: [UInt8] = []
    private var position = 0
    /// Bytes of a message that is too long, still to be thrown away.
    private var skipping = 0
    /// The last bytes were no message, and that has been said.
    private var isLost = false

    package init() {}

    package mutating func append(_ bytes: some Collection<UInt8>) {
        if position > 1 << 16, position > buffer.count / 2 {
            buffer.removeSubrange(..<position)
            position = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next message, or nil until more bytes have come.
    package mutating func next() -> Received? {
        while true {
            let dropped = min(skipping, buffer.count - position)
            skipping -= dropped
            position += dropped
            if isLost, !findHeader() { return nil }
            guard let end = endOfHeader() else {
                guard buffer.count - position > MessageReader.headerLimit else { return nil }
                return lost(Bilingual(ja: "メッセージの見出しが長すぎます。", en: "The header of a message is too long."))
            }
            guard let length = contentLength(position..<end) else {
                return lost(
                    Bilingual(
                        ja: "メッセージの見出しに正しい Content-Length がありません。", en: "The header of a message has no valid Content-Length."))
            }
            let body = end + 4
            guard length <= MessageReader.bodyLimit else {
                (skipping, position) = (length, body)
                return .malformed(
                    Bilingual(
                        ja: "メッセージが長すぎます(\(length)バイト。上限は\(MessageReader.bodyLimit)バイト)。",
                        en: "The message is too long (\(length) bytes; the limit is \(MessageReader.bodyLimit))."))
            }
            guard buffer.count - body >= length else { return nil }
            position = body + length
            if let json = JSON(reading: buffer[body..<position]) {
                isLost = false
                return .message(json)
            }
            // The length may have been too large: the next message then begins inside of what was taken for this one.
            let inside = search(body..<position) ?? position
            if inside < position {
                position = inside
            } else {
                isLost = true
            }
            return .malformed(Bilingual(ja: "メッセージの本文が JSON ではありません。", en: "The body of a message is not JSON."))
        }
    }

    private mutating func lost(_ reason: Bilingual) -> Received? {
        isLost = true
        // Past the header that was wrong, else it would be found again.
        position = min(position + 1, buffer.count)
        return .malformed(reason)
    }

    /// Goes to the next place where a message may begin; what lies before it has been reported.
    private mutating func findHeader() -> Bool {
        if let found = search(position..<buffer.count) {
            position = found
            isLost = false
            return true
        }
        position = max(position, buffer.count - MessageReader.lengthField.count + 1)
        return false
    }

    private func search(_ range: Range<Int>) -> Int? {
        let field = MessageReader.lengthField
        guard range.count >= field.count else { return nil }
        return (range.lowerBound...range.upperBound - field.count).first { start in
            field.indices.allSatisfy { lowercased(buffer[start + $0]) == field[$0] }
        }
    }

    /// Where the empty line begins that ends a header.
    private func endOfHeader() -> Int? {
        let last = min(buffer.count, position + MessageReader.headerLimit) - 4
        guard position <= last else { return nil }
        return (position...last).first { buffer[$0..<$0 + 4].elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) }
    }

    /// The value of the field, when each line is a field and this one is a number.
    private func contentLength(_ header: Range<Int>) -> Int? {
        var length: Int?
        for line in buffer[header].split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            guard line[...colon].map(lowercased).elementsEqual(MessageReader.lengthField) else { continue }
            let value = String(decoding: line[line.index(after: colon)...], as: UTF8.self)
            let digits = value.filter { $0 != " " && $0 != "\t" && $0 != "\r" }
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
            length = number
        }
        return length
    }

    private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
