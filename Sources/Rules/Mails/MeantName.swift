import Project
import SourceText

/// Whether a mail says of a name that what it is about is called so: `「講座2026」のお支払いを確認できません`, `講座2026にお申し込みいただき`,
/// `商品名：講座2026`, and the subjects `【講座2026】お支払いの件`, `お支払いのお願い（講座2026）`.
///
/// Much else is said of earlier ones, and no fix may make it false: `講座2026をご購入済みの場合は5,000円引き`, `講座2026のお申し込みも受付中`,
/// `講座2026の受講料は29,700円でした`. So what follows the name must say what is asked for or thanked for.
enum MeantName {
    static func isMeant(_ range: Range<Int>, in text: TextBytes, isSubject: Bool) -> Bool {
        let open = opens.first { text.ends(range.lowerBound, with: $0) }
        if open == nil, isInWord(range.lowerBound, in: text) { return false }
        let close = open == nil ? nil : closes.first { text.starts(range.upperBound, with: $0) }
        let start = range.lowerBound - (close == nil ? 0 : open?.utf8CodeUnitCount ?? 0)
        let end = range.upperBound + (close?.utf8CodeUnitCount ?? 0)
        let sentence = sentence(around: start..<end, in: text)
        return Folded.of(sentence.lowerBound..<start, in: text) { before in
            Folded.of(end..<sentence.upperBound, in: text) { behind in
                if before.bytes.holds(earlier) { return false }
                return isSubject && isTitle(before, behind, isBracketed: close != nil) || isLabelled(before, behind)
                    || isSaid(behind) || isBelowLabel(before, behind, at: sentence.lowerBound, in: text)
            }
        }
    }

    /// What is said of a product that is changed for another one, or paid besides it.
    static let besides: [StaticString] = [
        "変更", "切替", "切り替", "切りかえ", "移行", "乗り換え", "アップグレード", "ダウングレード", "別途", "別に", "のほか", "の他に", "以外", "の方の", "の方は",
        "の方へ", "の方も", "の方に", "の方が", "の方で", "る方", "た方",
    ]

    /// `昨年の「講座2026」のお支払い`.
    private static let earlier: [StaticString] = ["昨年", "前年", "前回", "過去", "旧"]

    /// Whether nothing but brackets stands around a name.
    static func isAll(_ range: Range<Int>, of text: TextBytes) -> Bool {
        Folded.of(0..<range.lowerBound, in: text) { $0.dropping(opens + [" "]).bytes.isEmpty }
            && Folded.of(range.upperBound..<text.count, in: text) { $0.dropping(closes + [" "]).bytes.isEmpty }
    }

    /// As far as it is near and on one line.
    static func sentence(around range: Range<Int>, in text: TextBytes) -> Range<Int> {
        let (first, last) = (max(0, range.lowerBound - reach), min(text.count, range.upperBound + reach))
        let start = (first..<range.lowerBound).last { isLineBreak(text[$0]) || text.ends($0 + 1, with: "。") }.map { $0 + 1 }
        let end = (range.upperBound..<last).first { isLineBreak(text[$0]) || text.starts($0, with: "。") }
        return (start ?? first)..<(end ?? last)
    }

    private static let reach = 90

    /// Whether a name is the end of a longer one: a kanji (E4 … E9) or katakana (E3 82 A0 … E3 83 BF) or a letter stands before it.
    private static func isInWord(_ start: Int, in text: TextBytes) -> Bool {
        guard start > 0 else { return false }
        if isLetter(text[start - 1]) || isDigit(text[start - 1]) || text[start - 1] == UInt8(ascii: "/") { return true }
        guard start > 2 else { return false }
        switch (text[start - 3], text[start - 2], text[start - 1]) {
        case (0xE4...0xE9, _, _), (0xE3, 0x83, _): return true
        case (0xE3, 0x82, let last): return last >= 0xA0
        default: return false
        }
    }

    private static let opens: [StaticString] = ["「", "『", "【", "《", "\"", "“", "[", "［", "〔", "＜", "(", "（", "■"]
    private static let closes: [StaticString] = ["」", "』", "】", "》", "\"", "”", "]", "］", "〕", "＞", ")", "）", "■"]

    // MARK: Where it stands

    /// A subject that says what the mail is for besides the name with which it begins or ends.
    private static func isTitle(_ before: Folded, _ behind: Folded, isBracketed: Bool) -> Bool {
        let front = before.dropping(["re:", "fwd:", " ", "【重要】", "【再送】", "【ご連絡】"])
        if isBracketed, front.bytes.isEmpty {
            let goesOn = ["の", "を", "に", "も", "で", "は", "が", "へ"].contains(where: behind.starts(with:))
            return !goesOn && behind.bytes.holds(topics) && !behind.bytes.holds(endings)
        }
        guard behind.dropping([" "]).bytes.isEmpty, before.bytes.holds(topics), !before.bytes.holds(endings) else { return false }
        return isBracketed || separators.contains(where: front.ends(with:))
    }

    private static let separators: [StaticString] = ["】", " ", ":", "|", "、", "-", "/"]
    private static let topics: [StaticString] = [
        "支払", "入金", "決済", "課金", "請求", "引き落とし", "引落", "会費", "受講料", "参加費", "料金", "代金", "月謝", "申し込み", "申込", "ご登録", "ご購入", "ご注文",
        "退会", "解約", "キャンセル", "事務局", "ようこそ", "受講開始", "ログイン",
    ]
    /// What is told to those who had the earlier one.
    private static let endings: [StaticString] = [
        "終了", "締め切", "締切", "〆切", "完売", "満席", "次回", "次期", "続く", "報告", "アーカイブ", "受講生", "皆様", "皆さま", "みなさま", "参加者", "購入者", "販売",
    ]

    /// `商品名：講座2026`, and all of a line that is signed: `講座2026 事務局`.
    private static func isLabelled(_ before: Folded, _ behind: Folded) -> Bool {
        if isLabel(before) { return behind.withoutFirstRemark.dropping([" "]).bytes.isEmpty }
        let office = behind.dropping([" ", "運営"])
        guard before.dropping(bullets).bytes.isEmpty, office.starts(with: "事務局") else { return false }
        let rest = office.dropping(["事務局"])
        return rest.bytes.isEmpty || ["です", "でございます", "より", "から", "の", " "].contains(where: rest.starts(with:))
    }

    /// A line of its own below a label: `■ご注文商品⏎講座2026`.
    private static func isBelowLabel(_ before: Folded, _ behind: Folded, at line: Int, in text: TextBytes) -> Bool {
        guard line > 0, before.dropping(bullets).bytes.isEmpty, behind.dropping([" "]).bytes.isEmpty else { return false }
        let end = line - (line > 1 && text.ends(line, with: "\r\n") ? 2 : 1)
        let near = max(0, end - reach)
        let start = (near..<end).last { isLineBreak(text[$0]) }.map { $0 + 1 } ?? near
        return Folded.of(start..<end, in: text, isLabel)
    }

    private static func isLabel(_ words: Folded) -> Bool {
        let front = words.dropping(bullets)
        return labels.contains { front.starts(with: $0) && front.dropping($0.utf8CodeUnitCount).dropping(closings).bytes.isEmpty }
    }

    private static let bullets: [StaticString] = [" ", "■", "●", "◆", "・", "【", "[", "▼", "○", "◇"]
    private static let closings: [StaticString] = ["】", "]", " ", ":"]
    private static let labels: [StaticString] = [
        "商品名", "商品", "講座名", "コース名", "プラン名", "サービス名", "お申し込み内容", "お申込み内容", "お申込内容", "お申し込み商品", "お申込み商品", "お申込商品", "ご注文内容",
        "ご注文商品", "ご購入内容", "ご購入商品", "ご請求内容", "品名", "お申し込み講座", "お申し込みコース", "お申込み講座", "お申込みコース",
    ]

    // MARK: What is said

    /// What is asked for or thanked for right behind the name.
    private static func isSaid(_ behind: Folded) -> Bool {
        let plain = behind.withoutFirstRemark.blankBeforeParticle
        let isJoined = plain.starts(with: "の") || plain.starts(with: "への")
        if isJoined || separators.contains(where: plain.starts(with:)) || nouns.contains(where: plain.starts(with:)) {
            var rest = plain.dropping(["への", "の"]).dropping(separators)
            if isJoined { rest = rest.withoutSpan }
            var count = 0
            while count < 3, let noun = nouns.first(where: rest.starts(with:)) {
                rest = rest.dropping(noun.utf8CodeUnitCount).withoutAmount
                count += 1
                if rest.bytes.isEmpty { return isJoined || count > 1 }
                if isAsked(rest.dropping(["、", " "]).dropping(["誠に", "まことに"]), isJoined: isJoined) { return true }
                rest = rest.dropping(["の"])
            }
            return false
        }
        guard let particle = (["に", "を", "へ"] as [StaticString]).first(where: plain.starts(with:)) else { return false }
        let rest = plain.dropping(particle.utf8CodeUnitCount)
        guard let verb = verbs.first(where: rest.starts(with:)) else { return false }
        let end = rest.dropping(verb.utf8CodeUnitCount)
        if past.contains(where: rest.starts(with:)), end.bytes.holds(["ました"]) { return false }
        return thanks.contains(where: end.starts(with:)) && !end.firstClause.holds(others)
    }

    /// Behind what is paid or done: neither 「のお支払いは完了しております」 nor 「のお申し込みも受付中」.
    private static func isAsked(_ rest: Folded, isJoined: Bool) -> Bool {
        let clause = rest.firstClause
        if clause.holds(others) { return false }
        if rest.starts(with: "が") || rest.starts(with: "ですが") {
            return clause.holds(outcomes) || ["が、", "ですが、"].contains(where: rest.starts(with:)) && rest.bytes.holds(outcomes)
        }
        return ends.contains(where: rest.starts(with:)) || isJoined && endsOfJoined.contains(where: rest.starts(with:))
    }

    /// What becomes of a payment: `がまだ完了していません`, `が確認できました`.
    private static let outcomes: [StaticString] = [
        "ません", "ていない", "できない", "できず", "なかった", "まだのよう", "未完了", "完了しました", "完了いたしました", "確認できました", "失敗", "エラー",
    ]
    private static let nouns: [StaticString] = [
        "お支払い", "お支払", "支払い", "支払", "ご入金", "入金", "ご決済", "決済", "クレジットカード決済", "カード決済", "amazon pay決済", "amazon payでのお支払い",
        "課金", "ご請求額", "ご請求", "請求", "お引き落とし", "引き落とし", "お引落し", "月会費", "年会費", "会費", "受講料", "授業料", "参加費", "材料費",
        "チケット代", "商品代金", "料金", "代金", "残金", "月謝", "お申し込み", "お申込み", "お申込", "申し込み", "申込み", "申込", "ご登録", "ご入会",
        "ご購入", "ご注文", "ご予約", "退会", "解約", "キャンセル",
    ]
    private static let verbs: [StaticString] = [
        "お申し込み", "お申込み", "お申込", "申し込み", "ご登録", "ご入会", "ご参加", "ご購入", "ご注文", "ご予約", "ご利用", "お選び", "ご受講", "受講",
    ]
    /// What is thanked for when it is over, with 「ありがとうございました」.
    private static let past: [StaticString] = ["ご参加", "ご利用", "お選び", "ご受講", "受講"]
    private static let ends: [StaticString] = [
        "を確認", "をご確認", "のご確認", "の確認", "ご確認", "確認", "のお願い", "お願い", "をお願い", "ありがとう", "につきまして", "状況", "をお支払い", "を未",
    ]
    /// Only where 「の」 stands behind the name: `ワイン通信 第47号 料金：1,100円` is in a list.
    private static let endsOfJoined: [StaticString] = [
        "を完了", "に失敗", "について", "に関", "に係", "の件", "の方法", "方法", "手続", "お手続", "のお手続", "の手続", "のご案内", "を受け付け", "を受付", "を承り", "期限につ",
        "期限が", "期日が", "の期限が", "エラー", "のエラー", ":", "いただき", "頂き",
    ]
    private static let thanks: [StaticString] = ["いただき", "頂き", "くださ", "下さ", "をいただき", "ありがとう", "を頂き"]
    /// Those who had the earlier one, and what is compared with it.
    private static let others: [StaticString] = [
        "いただいた", "頂いた", "された", "の方は", "の方へ", "の方に", "の方も", "の方と", "の方が", "の方で", "の方を", "ない方", "た方", "る方", "間違", "皆様", "みなさま",
        "皆さま", "受講生",
        "参加者", "購入者", "終了", "締め切", "締切", "〆切", "完売", "履歴", "ではありません", "比べ", "違い", "場合", "済みの", "の際", "時の", "円でした", "据え置", "別の",
        "別に", "とは別", "不要",
        "いても", "引き継", "ついては",
    ]
}

extension Folded {
    /// Without a remark in brackets at its beginning: 「（月払い）」.
    fileprivate var withoutFirstRemark: Folded {
        guard starts(with: "("), let end = bytes.firstIndex(of: UInt8(ascii: ")")) else { return self }
        return dropping(end + 1)
    }

    /// Up to the first comma or exclamation mark.
    fileprivate var firstClause: TextBytes {
        let end = bytes.indices.first { bytes.starts($0, with: "、") || bytes[$0] == UInt8(ascii: "!") }
        return TextBytes(rebasing: bytes[..<(end ?? bytes.count)])
    }

    /// Without an amount and a remark at its beginning: 「33,000円（税込）」.
    fileprivate var withoutAmount: Folded {
        let rest = withoutNumber
        return rest.bytes.count < bytes.count && rest.starts(with: "円") ? rest.dropping(["円"]).withoutFirstRemark : self
    }

    /// Without a blank before 「の」, as it stands behind a name.
    fileprivate var blankBeforeParticle: Folded { dropping([" "]).starts(with: "の") ? dropping([" "]) : self }

    /// Without the time that something is paid for: 「今月分の」, 「12月分の」.
    fileprivate var withoutSpan: Folded {
        let month = dropping(["今", "当", "今回", "初回"]).withoutNumber.dropping(["月", "回", "ヶ月", "か月"])
        guard month.bytes.count < bytes.count else { return self }
        return month.starts(with: "分") ? month.dropping(["分", "の"]) : self
    }
}
