import LanguageServer
import SourceText
import Testing

@Suite("Messages are cut out of the bytes of the stream")
struct FramingTests {
    private let first: JSON = ["jsonrpc": "2.0", "method": "一つ目"]
    private let second: JSON = ["jsonrpc": "2.0", "method": "two", "id": 2]

    private func read(_ bytes: [UInt8], inPiecesOf size: Int = .max) -> [MessageReader.Received] {
        var reader = MessageReader()
        var received: [MessageReader.Received] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            reader.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            while let next = reader.next() { received.append(next) }
        }
        return received
    }

    /// Messages as their members sorted, malformed bytes as null.
    private func outline(_ received: [MessageReader.Received]) -> [JSON] {
        received.map { if case .message(let json) = $0 { json } else { .null } }
    }

    private func sorted(_ json: JSON) -> JSON {
        guard case .object(let members) = json else { return json }
        return .object(members.sorted { $0.key < $1.key })
    }

    @Test("wherever the pieces end", arguments: [1, 2, 3, 7, 20, 1000])
    func pieces(size: Int) {
        let bytes = Message.framed(first) + Message.framed(second)
        #expect(outline(read(bytes, inPiecesOf: size)) == [first, second].map(sorted))
    }

    @Test(
        "half of a surrogate pair is one character that cannot be read",
        arguments: [
            (#"\ud83d"#, "\u{FFFD}"), (#"a\uDE00b"#, "a\u{FFFD}b"), (#"\ud83d\ude00"#, "😀"),
            (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
            (#"\\ud83d"#, #"\ud83d"#), (#"\ud83dx\u0041"#, "\u{FFFD}xA"),
        ])
    func surrogates(written: String, text: String) {
        let body = Array((#"{"jsonrpc":"2.0","method":""# + written + #""}"#).utf8)
        let read = read(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
        #expect(outline(read).map { $0["method"] } == [.string(text)])
    }

    @Test("the length counts bytes, further header fields are let pass")
    func header() {
        let body = Array(#"{"jsonrpc":"2.0","method":"一つ目"}"#.utf8)
        let header = "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  \(body.count)\r\n\r\n"
        #expect(outline(read(Array(header.utf8) + body)) == [sorted(first)])
        #expect(Message.framed(first).starts(with: "Content-Length: \(body.count)\r\n\r\n{".utf8))
    }

    @Test(
        "after bytes that are no message it goes on with the next one",
        arguments: [
            "Content-Length: 5\r\n\r\n{nope",
            "Content-Length: 0\r\n\r\n",
            "Content-Length: nine\r\n\r\n{}",
            "Content-Length: -2\r\n\r\n{}",
            "Content-Length: 99999999999999999999\r\n\r\n{}",
            "Content-Kind: 2\r\n\r\n{}",
            "no header at all\r\n\r\n",
            // Too short: the rest of the body is left over.
            "Content-Length: 9\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"x\"}",
        ])
    func broken(text: String) {
        for size in [1, 11, Int.max] {
            let received = read(Array(text.utf8) + Message.framed(first) + Message.framed(second), inPiecesOf: size)
            #expect(outline(received) == [.null, sorted(first), sorted(second)], "pieces of \(size)")
        }
    }

    @Test("a length that reaches into the next message loses only its own")
    func tooLong() {
        let text = "Content-Length: 60\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"x\"}"
        let received = read(Array(text.utf8) + Message.framed(first) + Message.framed(second))
        #expect(outline(received) == [.null, sorted(first), sorted(second)])
    }

    @Test("a message beyond the limit is skipped without being kept")
    func enormous() {
        var reader = MessageReader()
        let length = 200 * 1024 * 1024
        reader.append(Array("Content-Length: \(length)\r\n\r\n".utf8))
        #expect(outline([reader.next()].compactMap { $0 }) == [.null])
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1024 * 1024)
        for _ in 0..<200 {
            reader.append(piece)
            #expect(reader.next() == nil)
        }
        reader.append(Message.framed(second))
        #expect(reader.next() == .message(sorted(second)))
    }

    @Test("JSON is read as it is", arguments: ["[1,true,null,\"\\ud83d\\ude00\",{\"a\":[]}]"])
    func values(text: String) {
        #expect(JSON(reading: Array(text.utf8)) == [1, true, .null, "😀", ["a": []]])
        #expect(JSON(reading: Array("{".utf8)) == nil)
        #expect(JSON(reading: Array("{} {}".utf8)) == nil)
        #expect(JSON(reading: [0x22, 0xFF, 0x22]) == nil)
        #expect(JSON(reading: Array(String(repeating: "[", count: 100_000).utf8)) == nil)
        #expect(JSON(reading: Array(#"{"a":1.5,"b":1.0,"c":1e400}"#.utf8)).map { $0["b"] } != .some(.null))
    }
}
