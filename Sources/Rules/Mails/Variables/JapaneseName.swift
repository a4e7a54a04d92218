import SourceText

/// The names that one might give to a variable in Japanese: a noun such as `会員番号` or `お支払いURL`, as a sentence between two rates
/// (`10%引き、20%引き`, `利率%と割引率%`) is none.
enum JapaneseName {
    /// No noun of a form is longer.
    private static let limit = 16

    /// The end of a noun of two characters or more that begins at an offset.
    static func end(_ bytes: TextBytes, _ start: Int) -> Int? {
        var (end, count) = (start, 0)
        var last: Unicode.Scalar = "0"
        var hasJapanese = false
        while let scalar = character(bytes, at: end), isNoun(scalar) || isPartOfNoun(scalar) {
            if count == limit { return nil }
            hasJapanese = hasJapanese || !scalar.isASCII
            end += scalar.utf8.count
            count += 1
            last = scalar
        }
        // `平均20%` ends with a rate.
        return count > 1 && hasJapanese && !isNumeral(last) ? end : nil
    }

    /// Kanji, katakana, letters and digits of either width.
    private static func isNoun(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3005, 0x3007, 0x30A1...0x30FA, 0x30FC, 0x4E00...0x9FFF, 0xFF10...0xFF19,
            0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFF9F:
            true
        default: false
        }
    }

    /// Hiragana of nouns, as of お支払い or 申し込み; none that is a particle.
    private static func isPartOfNoun(_ scalar: Unicode.Scalar) -> Bool { "おごいりしみきけめえち_".unicodeScalars.contains(scalar) }

    /// Whether what ends at an offset may have a rate behind it: `10%`, `割引率%`, `○○%`.
    static func mayBeRated(_ bytes: TextBytes, before end: Int) -> Bool {
        guard let scalar = bytes.text(max(0, end - 4)..<end).unicodeScalars.last else { return false }
        return isNoun(scalar) || isPlaceholder(scalar)
    }

    private static func isPlaceholder(_ scalar: Unicode.Scalar) -> Bool { "○◯●〇◎△▲□■◇◆☆★＊*？?".unicodeScalars.contains(scalar) }

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0xFF10...0xFF19: true
        default: "〇一二三四五六七八九十百千割".unicodeScalars.contains(scalar) || isPlaceholder(scalar)
        }
    }

    private static func character(_ bytes: TextBytes, at start: Int) -> Unicode.Scalar? {
        bytes.text(start..<min(bytes.count, start + 4)).unicodeScalars.first
    }
}
