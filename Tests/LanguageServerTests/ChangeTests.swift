import LanguageServer
import Seeded
import SourceText
import Testing

@Suite("Many changes at once are as many one by one")
struct ChangeTests {
    private func buffer(_ text: String) throws -> Buffer {
        try #require(Buffer(["uri": "file:///a.yaml", "version": 1, "text": .string(text)]))
    }

    private func place(_ line: Int, _ character: Int) -> JSON { ["line": .integer(line), "character": .integer(character)] }

    private func change(_ start: JSON, _ end: JSON, _ text: String) -> JSON {
        ["range": ["start": start, "end": end], "text": .string(text)]
    }

    @Test("In any order, at the edges of lines and characters and beyond them", arguments: [PositionEncoding.utf16, .utf8])
    func equality(_ encoding: PositionEncoding) throws {
        var random = SplitMix64(seed: 4)
        let pieces = ["", "a", "\n", "\r", "\r\n", "😀", "名", "b\nc", "\r\r", "e\u{301}"]
        for _ in 0..<3000 {
            let text = (0..<12).map { _ in random.pick(pieces) }.joined()
            var places = (0..<8).map { _ in (random.below(6), random.below(5)) }
            // As editors send them, from the end to the beginning, or in any order.
            if random.chance(75) { places.sort { $0 > $1 } }
            let changes = stride(from: 0, to: 8, by: 2).map { index in
                let (end, start) = (places[index], places[index + 1])
                return change(place(start.0, start.1), place(end.0, end.1), random.pick(pieces))
            }
            var together = try buffer(text)
            together.apply(changes, version: 2, encoding)
            var single = try buffer(text)
            for change in changes { single.apply([change], version: 2, encoding) }
            #expect(
                together.bytes == single.bytes && together.isSynchronised == single.isSynchronised,
                "\(text.debugDescription) \(changes)")
            if together.bytes != single.bytes { return }
        }
    }

    @Test(
        "Halves of a character that may have become one leave the text unknown; signs for what is no text do not",
        arguments: [
            ("a", [((0, 1), (0, 1), "\u{FFFD}"), ((0, 2), (0, 2), "\u{FFFD}")], false),
            ("a", [((0, 1), (0, 1), "\u{FFFD}"), ((0, 1), (0, 1), "\u{FFFD}")], false),
            ("a\u{FFFD}b", [((0, 1), (0, 1), "x\u{FFFD}")], false), ("\u{FFFD}ab", [((0, 1), (0, 2), "\u{FFFD}")], false),
            ("a", [((0, 1), (0, 1), "\u{FFFD}\u{FFFD}")], true), ("\u{FFFD}", [((0, 1), (0, 1), "x\u{FFFD}")], true),
            ("\u{FFFD}\u{FFFD}\u{FFFD}", [((0, 1), (0, 2), "")], true), ("a\u{FFFD}", [((0, 0), (0, 1), "x")], true),
            ("a😀", [((0, 1), (0, 3), "b"), ((0, 0), (0, 1), "")], true), ("a😀", [((0, 2), (0, 3), "b")], false),
            ("a😀", [((0, 1), (0, 2), "")], false), ("a😀", [((0, 9), (0, 9), "b")], true),
        ] as [(String, [((Int, Int), (Int, Int), String)], Bool)])
    func halves(_ text: String, _ changes: [((Int, Int), (Int, Int), String)], _ isKnown: Bool) throws {
        let all = changes.map { change(place($0.0, $0.1), place($1.0, $1.1), $2) }
        var together = try buffer(text)
        together.apply(all, version: 2, .utf16)
        var single = try buffer(text)
        for change in all { single.apply([change], version: 2, .utf16) }
        #expect(together.isSynchronised == isKnown && single.isSynchronised == isKnown)
    }

    @Test("Four times the text with four times the changes takes about four times the time")
    func linear() throws {
        func measure(_ count: Int) throws -> Duration {
            let text = String(repeating: "price: 1980\nname: 商品\n", count: count)
            let changes = (0..<count).reversed().map { change(place(2 * $0, 7), place(2 * $0, 11), "2980") }
            var buffer = try buffer(text)
            let time = ContinuousClock().measure { buffer.apply(changes, version: 2, .utf16) }
            #expect(buffer.bytes == Array(text.replacing("1980", with: "2980").utf8))
            return time
        }
        _ = try measure(100)
        let isLinear = try (0..<5).contains { _ in try measure(4000) < measure(1000) * 10 + .milliseconds(20) }
        #expect(isLinear)
    }
}
