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

    @Test func everyCharacterSurvivesJSON() throws {
        var all = ""
        all.unicodeScalars.append(contentsOf: Self.scalars)
        let read = try JSONDecoder().decode([String].self, from: Data(JSON.array([.string(all)]).bytes))
        #expect(read[0].utf8.elementsEqual(all.utf8))
    }
}
