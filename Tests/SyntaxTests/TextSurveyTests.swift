import Seeded
import Testing

@testable import Syntax

/// Sixty-four bytes at a time are judged as the characters in them are, wherever blocks begin.
@Suite struct TextSurveyTests {
    /// What a block is passed over for, and what looks nearly like what it is not passed over for.
    private static let plain = ["あ", "ー", "漢", "、", "（", "！", "%", "a", "\n", "\r\n", "\r\n"]
    private static let usual = plain + ["退", "速", "　の", "é", "α", "ｶ", "…", "※", "─", "𠮷"]
    private static let odd = [
        "\u{00A0}", "\u{00AD}", "\u{034F}", "\u{061C}", "\u{1160}", "\u{17B4}", "\u{1680}", "\u{180E}", "\u{200B}", "\u{200F}",
        "\u{2028}", "\u{202E}", "\u{2060}", "\u{2800}", "\u{3000}", "\u{3164}", "\u{FEFF}", "\u{FF03}", "\u{FFA0}", "\u{FFFD}",
        "\u{1BCA0}", "\u{1D173}", "\u{E0041}", "\u{0}", "\u{1B}", "\u{7F}", "\t", "\u{80}", "\u{9F}",
    ]
    private static let wrong: [[UInt8]] = [
        [0x80], [0xC0, 0xAF], [0xC3], [0xE3], [0xE3, 0x81], [0xE3, 0x81, 0x82, 0x83], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98],
        [0xE0, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x80], [0xEF], [0xFF],
    ]

    @Test func wherever() {
        var random = SplitMix64(seed: 64)
        for round in 0..<120 {
            var text: [UInt8] = []
            while text.count < 150 {
                switch random.below(100) {
                case 0..<3: text += Array(random.pick(Self.odd).utf8)
                case 4: text.append(0x0D)
                case 3 where round % 3 == 0: text += random.pick(Self.wrong)
                default: text += Array(random.pick(round.isMultiple(of: 2) ? Self.plain : Self.usual).utf8)
                }
            }
            let alone = survey([], text)
            let returns = text.indices.dropLast().filter { text[$0] == 0x0D && text[$0 + 1] != 0x0A }
            let atEnd = !returns.isEmpty && text.last == 0x0D ? [text.count - 1] : []
            #expect(alone.returns == returns + atEnd, "\(round)")
            #expect(alone.invalid.isEmpty == (String(validating: text, as: UTF8.self) != nil), "\(round)")
            for shift in 1...64 {
                let moved = survey([UInt8](repeating: 0x20, count: shift), text)
                #expect(moved.suspicious == alone.suspicious, "\(round), behind \(shift) blanks")
                #expect(moved.invalid == alone.invalid, "\(round), behind \(shift) blanks")
                #expect(moved.returns == alone.returns, "\(round), behind \(shift) blanks")
            }
        }
    }

    /// What stands where in a text behind some others.
    private func survey(_ blanks: [UInt8], _ text: [UInt8]) -> (suspicious: [Int], invalid: [Range<Int>], returns: [Int]) {
        (blanks + text).withUnsafeBufferPointer {
            let survey = TextSurvey($0)
            return (
                survey.suspicious.map { Int($0) - blanks.count },
                survey.invalid.map { $0.lowerBound - blanks.count..<$0.upperBound - blanks.count },
                survey.loneReturns.map { Int($0) - blanks.count }
            )
        }
    }
}
