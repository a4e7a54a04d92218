import SourceText

/// What a writer put into a text to come back to it, and forgot:
///
///     〇〇 様      ●●さん、       a name, alone at the beginning of a line
///     XX日以内    〇月〇日       a number, directly before what it counts
///     TODO:      FIXME：        a note, at the beginning of a line
///     (ここに本文を入れる)        an order to the writer, in brackets
///     lorem ipsum              filling
///
///     二〇二六年  送料〇円  午前〇時  土○日×  ○ 可  ○○株式会社  「〇〇円」     a number in kanji, marks, a name that is kept back, an example
enum LeftPlaceholders {
    enum Kind {
        case name, number, words
    }

    struct Found {
        let range: Range<Int>
        let kind: Kind
    }

    static func find(in text: TextBytes) -> [Found] {
        var found: [Found] = []
        var index = next(text, from: 0)
        while index < text.count {
            if let one = placeholder(text, index) {
                found.append(one)
                index = one.range.upperBound
            } else if let sign = Sign.family(at: index, in: text) {
                index = Sign.end(of: sign, from: index, in: text)
            } else {
                index += 1
            }
            index = next(text, from: index)
        }
        return found
    }

    /// Where one may begin, or an X of it stands.
    private static func next(_ text: TextBytes, from index: Int) -> Int {
        text.next(from: index) { ByteSearch.first($0, $1, $2, reach: 5) { signs($0, $1) } }
    }

    /// Few comparisons, so that all of them stay in registers; what they find besides is looked at and passed over.
    @inline(__always)
    private static func signs(_ bytes: ByteSearch.Bytes, _ index: Int) -> ByteSearch.Mask {
        let (lead, second, third) = (
            ByteSearch.load(bytes, index), ByteSearch.load(bytes, index &+ 1), ByteSearch.load(bytes, index &+ 2)
        )
        let lower = lead | ByteSearch.Lanes(repeating: 0x20)
        // ○ ● ◯ are E2 97 8B, 8F, AF; 〇 is E3 80 87, Ｘ EF BC B8.
        let circle: ByteSearch.Mask =
            ByteSearch.equal(second, 0x97) .& ByteSearch.equal(third | ByteSearch.Lanes(repeating: 0x24), 0xAF)
        let zero: ByteSearch.Mask = ByteSearch.equal(second, 0x80) .& ByteSearch.equal(third, 0x87)
        let wide: ByteSearch.Mask = ByteSearch.equal(second, 0xBC) .& ByteSearch.equal(third, 0xB8)
        // XX, FIXME; TODO; lorem
        let note: ByteSearch.Mask = ByteSearch.equal(lead, UInt8(ascii: "T")) .& ByteSearch.equal(third, UInt8(ascii: "D"))
        let filling: ByteSearch.Mask = ByteSearch.equal(lower, UInt8(ascii: "l")) .& ByteSearch.equal(third, UInt8(ascii: "r"))
        // The first two letters of ここに are E3 81 93.
        let here: ByteSearch.Mask =
            ByteSearch.equal(third, 0x93) .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 5), 0x93)
        return (circle .| zero .| wide) .| (ByteSearch.equal(lower, UInt8(ascii: "x")) .| note .| filling .| here)
    }

    private static func placeholder(_ text: TextBytes, _ index: Int) -> Found? {
        switch text[index] {
        case UInt8(ascii: "T"): return note(text, index)
        case UInt8(ascii: "L"), UInt8(ascii: "l"): return filling(text, index)
        case UInt8(ascii: "X"), UInt8(ascii: "x"):
            // One alone is a letter.
            guard index + 1 < text.count, text[index + 1] | 0x20 == UInt8(ascii: "x") else { return note(text, index - 2) }
        case 0xE3:
            if text.starts(index, with: "ここに") { return order(text, index) }
        default: break
        }
        return name(text, index) ?? DraftNumber.range(in: text, at: index).map { Found(range: $0, kind: .number) }
    }

    /// Two circles or more that stand for a name, with nothing before nor behind.
    private static func name(_ text: TextBytes, _ start: Int) -> Found? {
        guard isLineStart(text, start), Sign.family(at: start, in: text) == .circle else { return nil }
        var (end, count) = (start, 0)
        // 〇〇　〇〇 様
        while let length = Sign.length(of: .circle, at: end, in: text) {
            count += 1
            end += length
            let next = text.end(of: blanks, from: end)
            if Sign.length(of: .circle, at: next, in: text) != nil { end = next }
        }
        let title = text.end(of: blanks, from: end)
        guard count >= 2, let word = ["様", "さま", "さん"].first(where: { text.starts(title, with: $0) }) else { return nil }
        end = title + word.utf8CodeUnitCount
        let behind = text.end(of: blanks, from: end)
        let isAlone = behind >= text.count || isLineBreak(text[behind])
        guard isAlone || ["、", "，", ",", "へ"].contains(where: { text.starts(end, with: $0) }) else { return nil }
        return Found(range: start..<end, kind: .name)
    }

    private static func note(_ text: TextBytes, _ start: Int) -> Found? {
        guard let word = notes.first(where: { text.starts(start, with: $0) }), isLineStart(text, start) else { return nil }
        let end = start + word.utf8CodeUnitCount
        guard text.starts(end, with: ":") || text.starts(end, with: "：") else { return nil }
        return Found(range: start..<end, kind: .words)
    }

    private static let notes: [StaticString] = ["TODO", "FIXME"]

    private static func filling(_ text: TextBytes, _ start: Int) -> Found? {
        let words: StaticString = "lorem ipsum"
        let end = start + words.utf8CodeUnitCount
        guard end <= text.count, start == 0 || !isLetter(text[start - 1]) else { return nil }
        let isHere = (0..<words.utf8CodeUnitCount).allSatisfy { text[start + $0] | 0x20 == words.utf8Start[$0] | 0x20 }
        return isHere ? Found(range: start..<end, kind: .words) : nil
    }

    /// `(ここに本文を入れる)`. Between 「」 it would be what a button is called.
    private static func order(_ text: TextBytes, _ start: Int) -> Found? {
        guard text.starts(start, with: "ここに"), let pair = brackets.first(where: { text.ends(start, with: $0.open) }) else {
            return nil
        }
        var (end, isOrder) = (start, false)
        while end < text.count, end - start < 150, !isLineBreak(text[end]) {
            if text.starts(end, with: pair.close) {
                return isOrder
                    ? Found(range: start - pair.open.utf8CodeUnitCount..<end + pair.close.utf8CodeUnitCount, kind: .words) : nil
            }
            if ["を入れ", "を記入", "を入力"].contains(where: { text.starts(end, with: $0) }) { isOrder = true }
            end += 1
        }
        return nil
    }

    private static let brackets: [(open: StaticString, close: StaticString)] = [
        ("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("【", "】"), ("<", ">"), ("＜", "＞"), ("{", "}"), ("〔", "〕"),
    ]

    private static let blanks: [StaticString] = [" ", "\u{3000}"]

    /// Whether nothing but blanks stands before on the line.
    static func isLineStart(_ text: TextBytes, _ index: Int) -> Bool {
        let start = text.start(of: blanks, before: index)
        return start == 0 || isLineBreak(text[start - 1])
    }
}
