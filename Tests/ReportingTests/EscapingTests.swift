import Foundation
import SourceText
import Testing

/// Text is replaced where it must be and nowhere else, whatever its bytes are.
@Suite struct EscapingTests {
    private static let scalars = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init)

    @Test func whatItsBytesLetPassIsHarmless() {
        let wrong = Self.scalars.filter { String($0).utf8.allSatisfy(isPartOfHarmless) && !isHarmless($0) }
        #expect(wrong == ["\u{3164}"])
        #expect(!isHarmless("\u{FFFE}") && !isHarmless("\u{FFFF}") && isHarmless("\u{FFFD}"))
    }

    @Test func whatAFontMayIgnoreIsNotHarmless() {
        let unseen = Self.scalars.filter { $0.properties.isDefaultIgnorableCodePoint && !$0.properties.isVariationSelector }
        #expect(unseen.count > 3000 && !unseen.contains(where: isHarmless))
        // The selectors with which names are written: 葛󠄀.
        #expect(isHarmless("\u{FE0F}") && isHarmless("\u{E0100}") && isHarmless("\u{E01EF}"))
    }

    @Test func eachCharacterIsReplacedOrStands() {
        let escaping = Escaping("<z") { $0 == "<" || $0 == "z" || !isHarmless($0) ? "[\($0.value)]" : nil }
        var expected = ""
        for scalar in Self.scalars {
            if scalar == "<" || scalar == "z" || !isHarmless(scalar) && scalar != "\u{3164}" {
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

    @Test func everyCharacterSurvivesJSON() throws {
        var all = ""
        all.unicodeScalars.append(contentsOf: Self.scalars)
        let read = try JSONDecoder().decode([String].self, from: Data(JSON.array([.string(all)]).bytes))
        #expect(read[0].utf8.elementsEqual(all.utf8))
    }
}
