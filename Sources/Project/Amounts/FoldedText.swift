import SourceText

/// A piece of text with full-width letters, brackets, colons and blanks as half-width ones, in lower case and without tags.
///
/// It lives on the stack: an array for each side of each amount took a fifth of the search.
package struct Folded {
    package private(set) var bytes: TextBytes

    /// The few characters before an offset; leaders and a remark in brackets right before it do not count.
    static func before<Result>(_ end: Int, in text: TextBytes, _ look: (Folded) -> Result) -> Result {
        let end = text.startOfTags(end)
        return with(text, max(0, startOfRemark(startOfLeaders(end, in: text), in: text) - 40)..<end, look)
    }

    /// Where what leads the eye to an offset begins: `送料　　　　880円`, `送料……880円`; no more than a line of it.
    private static func startOfLeaders(_ end: Int, in text: TextBytes) -> Int {
        var start = end
        while start > 0, end - start < 120 {
            if isLeader(text[start - 1]) {
                start -= 1
            } else if let leader = leaders.first(where: { text.ends(start, with: $0) }) {
                start -= leader.utf8CodeUnitCount
            } else {
                break
            }
        }
        return start
    }

    private static func isLeader(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static let leaders: [StaticString] = ["\u{3000}", "・", "…", "‥", "：", "─", "—", "―", "．", "－"]

    /// Where a remark begins that ends at an offset, as in `送料（北海道・沖縄を除く全国一律）：880円`; no longer one.
    private static func startOfRemark(_ end: Int, in text: TextBytes) -> Int {
        guard end > 0, text[end - 1] == UInt8(ascii: ")") || text.ends(end, with: "）") else { return end }
        var start = end - 1
        while start > 0, end - start < 120, !isLineBreak(text[start]) {
            if text[start] == UInt8(ascii: "(") || text.starts(start, with: "（") { return start }
            start -= 1
        }
        return end
    }

    /// The few characters behind an offset, without blanks before them.
    static func after<Result>(_ start: Int, in text: TextBytes, _ look: (Folded) -> Result) -> Result {
        let start = text.endOfTags(start)
        return with(text, start..<min(text.count, start + 30)) { look($0.dropping([" ", "&nbsp;", "\u{A0}"])) }
    }

    /// The characters of a range.
    package static func of<Result>(_ range: Range<Int>, in text: TextBytes, _ look: (Folded) -> Result) -> Result {
        with(text, range, look)
    }

    private static func with<Result>(_ text: TextBytes, _ range: Range<Int>, _ look: (Folded) -> Result) -> Result {
        let piece = TextBytes(rebasing: text[range])
        if isFolded(piece) { return look(Folded(bytes: piece)) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { buffer in
            var count = 0
            var index = range.lowerBound
            while index < range.upperBound {
                let byte = text[index]
                var folded = lowercase(byte)
                var length = 1
                if byte == UInt8(ascii: "<"), let end = text.tagEnd(index) {
                    // At most one byte for each of a tag.
                    if text.breaksLine(index) {
                        buffer.initializeElement(at: count, to: 0x0A)
                        count += 1
                    }
                    index = end
                    continue
                }
                if index + 2 < range.upperBound {
                    if byte == 0xEF, let narrow = narrow(text[index + 1], text[index + 2]) {
                        (folded, length) = (lowercase(narrow), 3)
                    } else if byte == 0xE3, text.starts(index, with: "\u{3000}") {
                        (folded, length) = (0x20, 3)
                    }
                }
                buffer.initializeElement(at: count, to: folded)
                count += 1
                index += length
            }
            return look(Folded(bytes: TextBytes(rebasing: buffer[..<count])))
        }
    }

    /// Whether a piece has nothing to fold, as most have: no upper case, no tag, nothing that begins with EF, no U+3000 (E3 80 80).
    private static func isFolded(_ piece: TextBytes) -> Bool {
        piece.next(from: 0) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                let lead = ByteSearch.load(bytes, index)
                let blank: ByteSearch.Mask =
                    ByteSearch.equal(lead, 0xE3) .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 1), 0x80)
                    .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 2), 0x80)
                let tag: ByteSearch.Mask = ByteSearch.equal(lead, UInt8(ascii: "<"))
                return ByteSearch.among(26, from: 0x41, lead) .| ByteSearch.equal(lead, 0xEF) .| blank .| tag
            }
        } == piece.count
    }

    /// The ASCII character of a full-width one, U+FF01 (EF BC 81) … U+FF5E (EF BD 9E).
    private static func narrow(_ second: UInt8, _ third: UInt8) -> UInt8? {
        switch (second, third) {
        case (0xBC, 0x81...0xBF): third - 0x60
        case (0xBD, 0x80...0x9E): third - 0x20
        default: nil
        }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// Without these at its end.
    func without(_ fillers: [StaticString]) -> Folded {
        var folded = self
        while let filler = fillers.first(where: { folded.ends(with: $0) }) { folded.drop(filler.utf8CodeUnitCount) }
        return folded
    }

    /// Without a remark in brackets, a rate or 「全国一律」 at its end, if there is one.
    var withoutRemark: Folded? {
        var folded = self
        if ends(with: ")") {
            guard let open = bytes.lastIndex(of: UInt8(ascii: "(")), !bytes[open...].contains(0x0A) else { return nil }
            folded.drop(bytes.count - open)
        } else if ends(with: "%") {
            let start = bytes.dropLast().lastIndex { !isDigit($0) && $0 != UInt8(ascii: ".") } ?? -1
            folded.drop(bytes.count - start - 1)
        } else {
            return withoutRegion
        }
        return folded
    }

    /// Whether its last line says 税, other than in 税込.
    var namesTax: Bool {
        let line = lastLine
        return line.indices.contains { line.starts($0, with: "税") && !line.starts($0, with: "税込") }
    }

    /// Without these at its beginning.
    package func dropping(_ words: [StaticString]) -> Folded {
        var folded = self
        while let word = words.first(where: { folded.starts(with: $0) }) { folded = folded.dropping(word.utf8CodeUnitCount) }
        return folded
    }

    /// Without the digits or the kanji of a number at its beginning.
    package var withoutNumber: Folded {
        let digits = bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ",") }.count
        return dropping(digits > 0 ? digits : KanjiNumber.endOfKanji(from: 0, in: bytes))
    }

    package func dropping(_ count: Int) -> Folded { Folded(bytes: TextBytes(rebasing: bytes.dropFirst(count))) }

    func droppingLast(_ count: Int) -> Folded { Folded(bytes: TextBytes(rebasing: bytes.dropLast(count))) }

    /// The kanji (E4 … E9) and katakana (E3 82 A0 … E3 83 BF) that it begins with.
    var beginningNoun: Folded {
        var end = 0
        while end + 2 < bytes.count {
            switch (bytes[end], bytes[end + 1]) {
            case (0xE4...0xE9, _), (0xE3, 0x83): end += 3
            case (0xE3, 0x82) where bytes[end + 2] >= 0xA0: end += 3
            default: return Folded(bytes: TextBytes(rebasing: bytes[..<end]))
            }
        }
        return Folded(bytes: TextBytes(rebasing: bytes[..<end]))
    }

    /// Without the word for a charge that it ends with: 送 of 送料, キャンセル of キャンセル料金.
    var kindOfCharge: Folded? {
        (["料金", "料"] as [StaticString]).first(where: ends(with:)).map { droppingLast($0.utf8CodeUnitCount) }
    }

    /// Whether its last line says 追加 or the like.
    var namesExtra: Bool { names(["追加", "超過"]) }

    private func names(_ words: [StaticString]) -> Bool {
        lastLine.holds(words)
    }

    var lastLine: TextBytes { TextBytes(rebasing: bytes[((bytes.lastIndex(of: 0x0A) ?? -1) + 1)...]) }

    private mutating func drop(_ count: Int) { bytes = TextBytes(rebasing: bytes.dropLast(count)) }

    package func starts(with text: StaticString) -> Bool { bytes.starts(0, with: text) }
    package func ends(with text: StaticString) -> Bool { bytes.ends(bytes.count, with: text) }

    /// Whether some text begins with all of it.
    func isBeginning(of text: StaticString) -> Bool {
        bytes.count < text.utf8CodeUnitCount && bytes.indices.allSatisfy { bytes[$0] == text.utf8Start[$0] }
    }
}
