import Foundation
import SourceText
import Testing

/// Text is replaced where it must be and nowhere else, whatever its bytes are.
@Suite struct EscapingTests {
    private static let scalars = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init)

    @Test func whatItsBytesLetPassIsHarmless() {
        let wrong = Self.scalars.filter { String($0).utf8.allSatisfy(isPartOfHarmless) && !isHarmless($0) }
        // It is looked for by itself.
        #expect(wrong == ["\u{3164}"])
        #expect(!isHarmless("\u{FFFE}") && !isHarmless("\u{FFFF}") && isHarmless("\u{FFFD}"))
    }

    @Test func whatAFontMayIgnoreIsNotHarmless() {
        let unseen = Self.scalars.filter { $0.properties.isDefaultIgnorableCodePoint && !$0.properties.isVariationSelector }
        #expect(unseen.count > 3000 && !unseen.contains(where: isHarmless))
        #expect(["\u{180B}", "\u{180C}", "\u{180D}", "\u{180F}"].allSatisfy { !isHarmless($0) })
        // The selectors with which names are written: 葛󠄀.
        #expect(isHarmless("\u{FE0F}") && isHarmless("\u{E0100}") && isHarmless("\u{E01EF}"))
    }

    @Test func eachCharacterIsReplacedOrStands() {
        let escaping = Escaping("<z") { $0 == "<" || $0 == "z" || !isHarmless($0) ? "[\($0.value)]" : nil }
        var expected = ""
        for scalar in Self.scalars {
            if scalar == "<" || scalar == "z" || !isHarmless(scalar) {
                expected += "[\(scalar.value)]"
            } else {
                expected.unicodeScalars.append(scalar)
            }
        }
        var all = ""
        all.unicodeScalars.append(contentsOf: Self.scalars)
        #expect(escaping.text(all).utf8.elementsEqual(expected.utf8))
        #expect(escaping.text("") == "" && escaping.text("講座 a") == "講座 a")
    }

    /// Texts are looked at sixteen bytes at a time: wherever it stands, and whatever stands behind it.
    @Test func theBlankThatBeginsLikeKanaIsFound() {
        for before in 0..<40 {
            for after in 0..<20 {
                let (start, end) = (String(repeating: "a", count: before), String(repeating: "ゅ", count: after))
                let text = start + "\u{3164}" + end
                #expect(visible(text) == start + "<U+3164>" + end)
                #expect(JSON.string(text).line == "\"\(start)\\u3164\(end)\"")
            }
        }
        #expect(visible("ㅁㅤㅅ ヅぅ光") == "ㅁ<U+3164>ㅅ ヅぅ光")
    }

    /// A picture of several characters stays one; where no picture is joined, what cannot be seen is spelled out.
    @Test(arguments: [
        ("👩\u{200D}🏫先生", "👩\u{200D}🏫先生"), ("👨\u{200D}👩\u{200D}👧\u{200D}👦", "👨\u{200D}👩\u{200D}👧\u{200D}👦"),
        ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"), ("👩🏽\u{200D}⚕\u{FE0F}", "👩🏽\u{200D}⚕\u{FE0F}"), ("🐈\u{200D}⬛", "🐈\u{200D}⬛"),
        ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}旗", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}旗"),
        ("講\u{200D}座", "講<U+200D>座"), ("\u{200D}🏫", "<U+200D>🏫"), ("👩\u{200D}", "👩<U+200D>"), ("👩\u{200D}先", "👩<U+200D>先"),
        ("先\u{200D}🏫", "先<U+200D>🏫"), ("a\u{FE0F}\u{200D}🏫", "a\u{FE0F}<U+200D>🏫"), ("1\u{200D}2", "1<U+200D>2"),
        ("👩\u{200D}\u{200D}🏫", "👩<U+200D><U+200D>🏫"), ("👩\u{200B}🏫", "👩<U+200B>🏫"), ("\u{FE0F}\u{200D}🏫", "\u{FE0F}<U+200D>🏫"),
        ("🏴\u{E0067}旗", "🏴<U+E0067>旗"), ("旗\u{E0067}\u{E007F}", "旗<U+E0067><U+E007F>"),
        ("🏴\u{E0067}\u{E007F}\u{E0067}", "🏴\u{E0067}\u{E007F}<U+E0067>"),
        (
            "🏴" + String(repeating: "\u{E0067}", count: 9) + "\u{E007F}",
            "🏴" + String(repeating: "<U+E0067>", count: 9) + "<U+E007F>"
        ),
    ])
    func whatHoldsAnEmojiTogetherStays(text: String, expected: String) {
        for before in 0..<17 {
            let start = String(repeating: "a", count: before)
            #expect(visible(start + text).utf8.elementsEqual((start + expected).utf8))
            #expect(visibleLine.keeps(start + text) == (text == expected))
        }
        let unseen = text.unicodeScalars.contains { !isHarmless($0) }
        #expect(JSON.string(text).line.utf8.elementsEqual("\"\(text)\"".utf8) == !unseen)
    }

    @Test func everyCharacterSurvivesJSON() throws {
        var all = ""
        all.unicodeScalars.append(contentsOf: Self.scalars)
        let read = try JSONDecoder().decode([String].self, from: Data(JSON.array([.string(all)]).bytes))
        #expect(read[0].utf8.elementsEqual(all.utf8))
    }
}
