import Schema
import SourceText

/// Characters that break in Japanese mail: they are not in JIS X 0208, or its conversions to Unicode disagree about them.
enum PlatformCharacters {
    enum Kind: Int, CaseIterable, Hashable {
        case circled, halfWidthKana, splitKana, dash, vendor, kanji, emoji, foreign

        var words: Bilingual {
            switch self {
            case .circled: Bilingual(ja: "丸付き数字・ローマ数字", en: "circled digits, Roman numerals")
            case .halfWidthKana: Bilingual(ja: "半角カナ", en: "half-width kana")
            case .splitKana:
                Bilingual(ja: "濁点・半濁点が別の文字になっているかな", en: "kana whose voiced mark is a character of its own")
            case .dash: Bilingual(ja: "システムによって変換の違う波線など", en: "wave dashes or other signs that systems convert differently")
            case .vendor: Bilingual(ja: "機種依存文字", en: "vendor-specific characters")
            case .kanji:
                Bilingual(ja: "日本語のメールの文字コードにない漢字", en: "kanji that encodings of Japanese mail lack")
            case .emoji: Bilingual(ja: "絵文字など", en: "emoji or other pictures")
            case .foreign:
                Bilingual(ja: "日本語のメールの文字コードにない文字や記号", en: "letters or signs that encodings of Japanese mail lack")
            }
        }
    }

    static func kind(of scalar: Unicode.Scalar) -> Kind? {
        switch scalar.value {
        case 0..<0x3000 where JapaneseSigns.all.contains(scalar.value): nil
        // ① … ⑳ and their kin, Ⅰ … ⅹ
        case 0x2460...0x24FF, 0x2160...0x217F, 0x2776...0x2793, 0x3251...0x32BF: .circled
        case 0xFF61...0xFF9F: .halfWidthKana
        // ゔ ゕ ゖ, and the marks of か＋゛ as two characters, which macOS writes in file names.
        case 0x3094...0x309A: .vendor
        // ～ 〜 ∥ ‖ － − ￠ ￡ ￢ – —: NEC and Microsoft map them to different code points than JIS does.
        case 0xFF5E, 0x301C, 0x2225, 0x2016, 0xFF0D, 0x2212, 0xFFE0, 0xFFE1, 0xFFE2, 0x2013, 0x2014: .dash
        // № ℡ ㈱ ㍻ ㌔ ㎡ 〝〟 ∑ ∮ ∟ ⊿ 﨑 ＂ ＇ ￤ and the other characters of NEC and IBM
        case 0x2116, 0x2121, 0x3200...0x3250, 0x32C0...0x33FF, 0x301D...0x301F, 0x2211, 0x222E, 0x221F, 0x22BF, 0xF900...0xFAFF,
            0xFF02, 0xFF07, 0xFFE4:
            .vendor
        case VendorKanji.span:
            VendorKanji.vendors.contains(scalar.value) ? .vendor : VendorKanji.all.contains(scalar.value) ? .kanji : nil
        // 外字 that somebody drew for one machine
        case 0xE000...0xF8FF: .vendor
        case 0x2600...0x27BF, 0x2B50, 0x2B55, 0x231A, 0x231B, 0x23E9...0x23FF, 0x1F000...0x1FAFF: .emoji
        // 𠮟 𠮷
        case 0x20000...0x3FFFF: .kanji
        // Further planes: no older encoding of Japanese mail has them.
        case 0x10000...0x10FFFF: .vendor
        // ™ € é • ½, Hangul, but neither kana and full-width forms nor the kanji of other countries
        case 0xA0..<0x3000, 0x3100..<0x3200, 0xA000..<0xD800, 0xFB00..<0xFF00, 0xFFA0...0xFFDC, 0xFFE6...0xFFEF:
            isInvisible(scalar) ? nil : .foreign
        default: nil
        }
    }

    /// What cannot be seen is a finding of its own, `invisible-character`; a variation selector belongs to the emoji before it.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
        default: scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}"
        }
    }

    struct Found {
        let range: Range<Int>
        let scalar: Unicode.Scalar
        let kind: Kind
        /// One character for the two of a split kana.
        var whole: Character?
    }

    /// A kana and its mark as two characters, of which the mark begins at an offset.
    private static func splitKana(_ bytes: TextBytes, _ mark: Int, _ scalar: Unicode.Scalar) -> Found? {
        guard scalar == "\u{3099}" || scalar == "\u{309A}", mark >= 3, bytes[mark - 3] == 0xE3,
            let kana = Unicode.Scalar(codePoint(bytes, mark - 3, 3)),
            let pair = String(String.UnicodeScalarView([kana, scalar])).first, let whole = Composition.composed(pair)
        else { return nil }
        return Found(range: mark - 3..<mark + 3, scalar: scalar, kind: .splitKana, whole: whole)
    }

    /// The kana of a text whose marks are characters of their own, in order.
    static func splitKana(in text: PlacedText) -> [Found] {
        var found: [Found] = []
        text.withBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            // U+3099 and U+309A are E3 82 99 and E3 82 9A.
            var last = ByteSearch.first(0x99, or: 0x9A, start, 0, bytes.count)
            while last < bytes.count {
                if last >= 5, bytes[last - 1] == 0x82, bytes[last - 2] == 0xE3,
                    let kana = splitKana(bytes, last - 2, bytes[last] == 0x99 ? "\u{3099}" : "\u{309A}")
                {
                    found.append(kana)
                }
                last = ByteSearch.first(0x99, or: 0x9A, start, last + 1, bytes.count)
            }
        }
        return found
    }

    /// The characters of a text that may break, in order.
    static func find(in text: PlacedText) -> [Found] {
        var found: [Found] = []
        text.withBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            var index = next(start, 0, bytes.count)
            while index < bytes.count {
                let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
                guard index &+ length <= bytes.count else { return }
                if let scalar = Unicode.Scalar(codePoint(bytes, index, length)), let kind = kind(of: scalar) {
                    found.append(
                        splitKana(bytes, index, scalar) ?? Found(range: index..<index &+ length, scalar: scalar, kind: kind))
                }
                index = next(start, index &+ length, bytes.count)
            }
            // Kanji are too many to be looked at one by one, and those of vendors too rare to be worth an order of their own.
            let kanji = VendorKanji.all.find(in: bytes)
            if kanji.isEmpty { return }
            found += kanji.map { index in
                let scalar = Unicode.Scalar(codePoint(bytes, index, 3)) ?? "\u{FFFD}"
                return Found(range: index..<index + 3, scalar: scalar, kind: kind(of: scalar) ?? .vendor)
            }
            found.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        return found
    }

    /// Where the next character begins that can be one of those above: almost all of Japanese text is passed over here.
    ///
    /// Only ASCII, kana, kanji and full-width forms are passed over. Kana and 、。 are E3 80 … E3 83, ！ and its like EF BC.
    private static func next(_ bytes: ByteSearch.Bytes, _ start: Int, _ end: Int) -> Int {
        ByteSearch.first(bytes, start, end) { bytes, index in
            let lead = ByteSearch.load(bytes, index)
            let second = ByteSearch.load(bytes, index &+ 1)
            let third = ByteSearch.load(bytes, index &+ 2)
            // 〜 〝〟 (E3 80 9C …), ゔ … (E3 82 94 … 9A), ㄱ … ㈱ … ㏿ (E3 84 …)
            let dash: ByteSearch.Mask =
                (ByteSearch.equal(second, 0x80) .& ByteSearch.atLeast(third, 0x9C))
                .| (ByteSearch.equal(second, 0x82) .& ByteSearch.among(7, from: 0x94, third))
            let square: ByteSearch.Mask = ByteSearch.equal(lead, 0xE3) .& (dash .| ByteSearch.atLeast(second, 0x84))
            // ＂ ＇ － alone of EF BC
            let wideSign: ByteSearch.Mask =
                ByteSearch.equal(third, 0x82) .| ByteSearch.equal(third, 0x87) .| ByteSearch.equal(third, 0x8D)
            let isWide: ByteSearch.Mask = ByteSearch.equal(lead, 0xEF) .& ByteSearch.equal(second, 0xBC)
            let isUsual: ByteSearch.Mask = ByteSearch.among(7, from: 0xE3, lead) .| isWide
            return (ByteSearch.atLeast(lead, 0xC2) .& .!isUsual) .| square .| (isWide .& wideSign)
        }
    }

    private static func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> UInt32 {
        var value = UInt32(bytes[index]) & (0x7F >> UInt32(length))
        for next in 1..<length { value = value &<< 6 | UInt32(bytes[index &+ next]) & 0x3F }
        return value
    }
}
