import SourceText

/// What a writer put into a text to come back to it, and forgot:
///
///     〇〇 様      ●●さん、       a name, alone at the beginning of a line
///     XX日以内    〇月〇日       a number, directly before what it counts
///     TODO:      FIXME：        a note, at the beginning of a line
///     (ここに本文を入れる)  [ここに名前]      an order to the writer, in brackets
///     （お名前）様              a name, in brackets
///     〒XXX-XXXX             a number of a sender
///     株式会社〇〇              a company, above what reaches it
///     担当：〇〇               a person of the sender's
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
        // 様 (E6 A7 98) behind a bracket: the last bytes of ) ） ］ have these bits, unlike those of 客 and 皆, and the % of a variable.
        let addressed: ByteSearch.Mask =
            ByteSearch.equal(second, 0xE6) .& ByteSearch.equal(third, 0xA7)
            .& ByteSearch.equal(lead & ByteSearch.Lanes(repeating: 0x0B), 0x09)
        return (circle .| zero .| wide)
            .| (ByteSearch.equal(lower, UInt8(ascii: "x")) .| note .| filling .| here .| addressed)
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
        default:
            if text.starts(index + 1, with: "様") { return addressed(text, index + 1) }
        }
        return name(text, index) ?? company(text, index) ?? sender(text, index) ?? postcode(text, index)
            ?? DraftNumber.range(in: text, at: index).map { Found(range: $0, kind: .number) }
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

    /// `（お名前）様`. Between other brackets `Placeholders` finds it.
    private static func addressed(_ text: TextBytes, _ title: Int) -> Found? {
        if ["様式", "様子"].contains(where: { text.starts(title, with: $0) }) { return nil }
        // `宛名は（会社名）様です` says how it is written.
        let behind = title + "様".utf8.count
        if meant.contains(where: { text.starts(behind, with: $0) }) { return nil }
        for pair in names where text.ends(title, with: pair.close) {
            let end = title - pair.close.utf8CodeUnitCount
            for name in namesOfBuyers where text.ends(end, with: name) {
                let start = end - name.utf8CodeUnitCount
                guard text.ends(start, with: pair.open) else { continue }
                if isOfForm(text, start - pair.open.utf8CodeUnitCount) { return nil }
                return Found(range: start - pair.open.utf8CodeUnitCount..<title + "様".utf8.count, kind: .name)
            }
        }
        return nil
    }

    /// What goes on as if the sign were what is written.
    private static let meant: [StaticString] = [
        "」", "』", "です", "でご", "で発", "で作", "で領", "で記", "で表", "と記", "と表", "とな", "とい", "とご", "の形", "形式", "のよう", "など", "等", "宛", "あて",
    ]

    /// Whether what stands before on the line says so: `宛名は「（お名前）様`.
    private static func isOfForm(_ text: TextBytes, _ start: Int) -> Bool {
        if ["「", "『"].contains(where: { text.ends(start, with: $0) }) { return true }
        let near = text[max(0, start - reachOfForms)..<start]
        return TextBytes(rebasing: near[((near.lastIndex(where: isLineBreak) ?? near.startIndex - 1) + 1)...])
            .holds(["宛名", "宛て名", "あて名", "名義"] + examples)
    }

    private static let reachOfForms = 120
    /// What is above or before an example.
    private static let examples: [StaticString] = [
        "記入例", "入力例", "表記例", "記載例", "例）", "例)", "例：", "例:", "【例", "（例", "(例", "■例", "見本", "サンプル", "文例", "書式", "形式",
        "フォーマット",
    ]

    private static let names: [(open: StaticString, close: StaticString)] = [("(", ")"), ("（", "）"), ("［", "］")]
    private static let namesOfBuyers: [StaticString] = [
        "お名前", "名前", "ご氏名", "氏名", "お客様名", "お客様のお名前", "お客さま名", "会員名", "購入者名", "姓名", "会社名",
    ]

    /// `株式会社〇〇` alone on its line, with an address of any kind on the next one.
    private static func company(_ text: TextBytes, _ start: Int) -> Found? {
        guard let sign = Sign.family(at: start, in: text) else { return nil }
        let signs = Sign.end(of: sign, from: start, in: text)
        guard signs - start >= 6 else { return nil }
        let first = text.start(of: companies, before: start)
        let end = text.end(of: companies, from: signs)
        guard (first < start) != (end > signs), isLineStart(text, first) else { return nil }
        var line = text.end(of: blanks, from: end)
        guard line < text.count, isLineBreak(text[line]) else { return nil }
        line = text.end(of: ["\r", "\n", " ", "\u{3000}"], from: line)
        let next = text[line..<min(text.count, line + 200)].prefix { !isLineBreak($0) }
        if isExample(text, first) { return nil }
        return TextBytes(rebasing: next).holds(contacts) ? Found(range: first..<end, kind: .words) : nil
    }

    /// Whether `【記入例】` stands above.
    static func isExample(_ text: TextBytes, _ start: Int) -> Bool {
        TextBytes(rebasing: text[max(0, start - reachOfForms)..<start]).holds(examples)
    }

    private static let companies: [StaticString] = ["株式会社", "有限会社", "合同会社"]
    private static let contacts: [StaticString] = ["〒", "TEL", "Tel", "電話", "http", "@", "メール", "Mail", "MAIL", "住所"]

    /// `担当：〇〇`: what no buyer is asked to fill in, unlike 「会員番号：〇〇〇〇」.
    private static func sender(_ text: TextBytes, _ start: Int) -> Found? {
        guard Sign.family(at: start, in: text) == .circle else { return nil }
        let label = text.start(of: blanks + [":", "：", "者"], before: start)
        guard let word = senders.first(where: { text.ends(label, with: $0) }), !isExample(text, start),
            // A form to copy, fill in and send back.
            !TextBytes(rebasing: text[max(0, start - reachOfForms)..<start]).holds(["返信", "記入", "入力", "コピー"])
        else { return nil }
        let colon = text.end(of: ["者"] + blanks, from: label)
        guard text.starts(colon, with: ":") || text.starts(colon, with: "："), isLineStart(text, label - word.utf8CodeUnitCount)
        else { return nil }
        let end = Sign.end(of: .circle, from: start, in: text)
        let behind = text.end(of: blanks, from: end)
        let isAlone = behind >= text.count || isLineBreak(text[behind])
        return isAlone && end - start >= 6 ? Found(range: start..<end, kind: .words) : nil
    }

    private static let senders: [StaticString] = ["担当", "責任", "運営", "発行", "代表", "差出人", "店長"]

    /// `〒XXX-XXXX`, but not 〒〇六〇.
    private static func postcode(_ text: TextBytes, _ start: Int) -> Found? {
        guard let sign = Sign.family(at: start, in: text), text.ends(text.start(of: blanks, before: start), with: "〒") else {
            return nil
        }
        let hyphen = Sign.end(of: sign, from: start, in: text)
        guard let length = Sign.length(of: sign, at: start, in: text), hyphen - start == 3 * length,
            let word = ["-", "－", "ー"].first(where: { text.starts(hyphen, with: $0) }) as StaticString?
        else { return nil }
        let rest = hyphen + word.utf8CodeUnitCount
        let end = Sign.end(of: sign, from: rest, in: text)
        // `〒XXX-XXXXの形式でご入力ください`.
        let isMeant = meant.contains { text.starts(end, with: $0) } || isOfForm(text, start)
        return end - rest == 4 * length && !isMeant ? Found(range: start..<end, kind: .number) : nil
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
        // `[ここに名前]`.
        let noun = text.end(of: ["ここに", "お", "ご"], from: start)
        if let word = nouns.first(where: { text.starts(noun, with: $0) }) {
            let close = noun + word.utf8CodeUnitCount
            if text.starts(close, with: pair.close) {
                return Found(
                    range: start - pair.open.utf8CodeUnitCount..<close + pair.close.utf8CodeUnitCount, kind: .words)
            }
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

    private static let nouns: [StaticString] = [
        "名前", "氏名", "客様名", "客様の名前", "客様のお名前", "商品名", "店名", "店舗名", "会社名", "屋号", "金額", "料金", "日付", "日時", "期日", "期限", "本文", "件名",
        "文章", "文面", "内容",
        "URL", "ＵＲＬ", "リンク", "住所", "電話番号", "メールアドレス", "署名", "タイトル", "担当者名", "担当者", "テキスト", "挨拶文", "番号",
    ]

    private static let brackets: [(open: StaticString, close: StaticString)] = [
        ("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("【", "】"), ("<", ">"), ("＜", "＞"), ("{", "}"), ("｛", "｝"),
        ("〔", "〕"),
    ]

    private static let blanks: [StaticString] = [" ", "\u{3000}"]

    /// Whether nothing but blanks stands before on the line.
    static func isLineStart(_ text: TextBytes, _ index: Int) -> Bool {
        let start = text.start(of: blanks, before: index)
        return start == 0 || isLineBreak(text[start - 1])
    }
}
