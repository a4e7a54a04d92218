import LanguageServer
import Testing

@Suite("Byte offsets and the positions of a client")
struct TextPositionsTests {
    private let text = "a: 名前\r\n😀b: x\rlast\n"

    @Test("UTF-16 counts the units of characters, and CR ends a line")
    func utf16() {
        let positions = TextPositions(Array(text.utf8), .utf16)
        for (line, character, prefix) in [
            (0, 0, ""), (0, 3, "a: "), (0, 4, "a: 名"), (0, 5, "a: 名前"), (1, 0, "a: 名前\r\n"), (1, 2, "a: 名前\r\n😀"),
            (1, 6, "a: 名前\r\n😀b: x"), (2, 0, "a: 名前\r\n😀b: x\r"), (2, 4, "a: 名前\r\n😀b: x\rlast"), (3, 0, text),
        ] {
            #expect(positions.offset(line: line, character: character) == prefix.utf8.count, "\(line):\(character)")
            #expect(positions.position(at: prefix.utf8.count) == (line, character), "\(prefix.utf8.count)")
        }
    }

    @Test("UTF-8 counts bytes")
    func utf8() {
        let positions = TextPositions(Array(text.utf8), .utf8)
        #expect(positions.offset(line: 0, character: 6) == "a: 名".utf8.count)
        #expect(positions.position(at: "a: 名前\r\n😀".utf8.count) == (1, 4))
    }

    @Test("what is beyond a line is its end, what is inside a character its start")
    func clamped() {
        let utf16 = TextPositions(Array(text.utf8), .utf16)
        #expect(utf16.offset(line: 0, character: 99) == "a: 名前".utf8.count)
        #expect(utf16.offset(line: 1, character: 1) == "a: 名前\r\n".utf8.count)
        #expect(utf16.offset(line: 99, character: 0) == text.utf8.count)
        let utf8 = TextPositions(Array(text.utf8), .utf8)
        #expect(utf8.offset(line: 0, character: 4) == 3)
        #expect(utf8.offset(line: 0, character: 99) == "a: 名前".utf8.count)
        #expect(TextPositions([], .utf16).offset(line: 0, character: 5) == 0)
    }
}
