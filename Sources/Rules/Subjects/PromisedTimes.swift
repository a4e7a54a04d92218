import Project
import SourceText

/// How many payments the name of a payment method promises: 12 of 「12回払い」.
///
///     Amazon Pay(12回払い)          12
///     分割払い(全三回)               3
///     月々2,980円×12回            12
///     年4回払い、12回コース、3回・6回払い  none: how often it is paid, what is sold, and which of them is open
enum PromisedTimes {
    /// Of a name after NFKC; nil where it promises no number of at least two, or where several may be meant. `1,100円×12回` may also be how
    /// one payment comes about.
    static func count(in name: String, ofProducts: Bool = true) -> Int? {
        name.withTextBytes { text in
            if text.holds(doubts) { return nil }
            var promised: Int?
            for sign in text.indices where text.starts(sign, with: "回") {
                guard let number = KanjiNumber(before: sign, in: text),
                    isOfPayments(number.range.lowerBound, sign + 3, ofProducts, in: text)
                else { continue }
                if let promised, promised != number.value { return nil }
                promised = number.value
            }
            return promised.flatMap { (2..<1_000).contains($0) ? $0 : nil }
        }
    }

    /// Whether a name speaks of a first payment or a free one, which its number may count or not.
    static func mayCountOtherwise(_ name: String) -> Bool { name.withTextBytes { $0.holds(firsts) } }

    /// Whether it speaks of what goes on, of which so many payments may be those of each year.
    static func goesOn(_ name: String) -> Bool { name.withTextBytes { $0.holds(renewals) } }

    /// Whether it speaks of a card, whose company may take one payment in parts.
    static func speaksOfCard(_ name: String) -> Bool { name.withTextBytes { $0.holds(cards) } }

    /// The number before each of these words: of 「11回払い」 and 「回払」 11.
    static func counts(before words: [StaticString], in name: String) -> [Int] {
        name.withTextBytes { text in
            text.indices.filter { index in words.contains { text.starts(index, with: $0) } }
                .compactMap { KanjiNumber(before: $0, in: text)?.value }
        }
    }

    /// With one of these a number is a bound, an offer among others, a part, or denied.
    private static let doubts: [StaticString] = [
        "ない", "ません", "なし", "無し", "可", "OK", "ok", "対応", "以上", "以内", "以下", "まで", "最大", "最長", "最低", "から", "選べ", "または", "又は",
        "でも", "残り", "残額", "うち", "目", "後", "前", "相当", "換算", "回数券", "チケット", "都度", "リボ", "ボーナス",
    ]
    private static let firsts: [StaticString] = ["初回", "初月", "頭金", "申込金", "手付", "無料", "試し", "体験", "トライアル", "+"]
    private static let renewals: [StaticString] = ["年会費", "年額", "年間", "サブスク", "更新", "継続", "定期"]
    private static let cards: [StaticString] = ["カード", "クレジット", "クレカ"]

    /// Whether the words around `12回` say that so many payments are made.
    private static func isOfPayments(_ start: Int, _ end: Int, _ ofProducts: Bool, in text: TextBytes) -> Bool {
        let first = text.start(of: wholes, before: start)
        if isOneOfSeveral(first, in: text) || frequencies.contains(where: { text.ends(first, with: $0) }) { return false }
        let behind = text.end(of: ["で", "の", "に", "お", "ご", "均等"], from: end)
        if payments.contains(where: { text.starts(behind, with: $0) }) || text.starts(end, with: "に分け") { return true }
        let isEnd = PromisedInterval.isEnd(end, in: text) || isEndOfAmount(behind: end, in: text)
        guard isEnd || text.starts(end, with: " ") else { return false }
        let word = text.start(of: separators, before: first)
        if parts.contains(where: { text.ends(word, with: $0) }) { return true }
        let price = text.start(of: ["×", "x", "X", " "], before: word)
        if price < word { return ofProducts && text.ends(text.start(of: ["(税込)", " "], before: price), with: "円") }
        // Twelve in all may be anything else: 「月払い(4回)」, 「Amazon Pay 全12回 講座」.
        return first < start && isEnd && methods.contains { text.ends(word, with: $0) }
    }

    /// 「分割払い(12回・月々6,600円)」.
    private static func isEndOfAmount(behind end: Int, in text: TextBytes) -> Bool {
        let start = text.end(of: ["・", "、", " "], from: end)
        guard start > end, let amount = PricedInterval.endOfAmount(text.end(of: ["月々", "毎月", "1回"], from: start), in: text) else {
            return false
        }
        return PromisedInterval.isEnd(amount, in: text)
    }

    /// `3・6回払い`, `3回〜12回払い`.
    private static func isOneOfSeveral(_ start: Int, in text: TextBytes) -> Bool {
        let other = text.start(of: ["・", "/", ",", "、", ".", "-", "~", "〜", "–", "ー", "か"], before: start)
        return other < start && (text.ends(other, with: "回") || KanjiNumber(before: other, in: text) != nil)
    }

    private static let wholes: [StaticString] = ["全", "計", "合", "総"]
    private static let frequencies: [StaticString] = ["年", "月", "週", "日", "間", "に", "第", "約", "各", "ごと"]
    private static let payments: [StaticString] = ["払", "支払", "分割", "決済", "課金", "引落", "引き落", "請求"]
    private static let separators: [StaticString] = ["(", "[", "「", "『", "【", " ", ":", "・", "/", "、", "-"]
    private static let parts: [StaticString] = [
        "分割", "分割払", "分割払い", "分割支払", "分割支払い", "分割決済", "払い回数", "払回数", "分割回数", "課金回数",
    ]
    private static let methods: [StaticString] = ["払い", "払", "課金", "決済", "Pay", "pay", "PAY", "ペイ"]
}
