import Project
import SourceText

/// Amounts that may be the price of another time, group or course, and so are not to be replaced by the present one without a look:
/// `4月以降の月会費は12,100円です`, `・平日会員：月会費7,700円`, `法人契約の場合、月会費は33,000円です`.
extension MailQuote {
    /// Whether the present price stands elsewhere in the mail, so that this amount is another one, or words of another offer stand on
    /// its line or the one above.
    func mayBeOfAnotherOffer(than price: Int) -> Bool {
        if (lineAbove + [0x0A] + lineBefore + lineBehind).withUnsafeBufferPointer(Self.tellsOfAnother) { return true }
        // `標準コースの月謝` is the product's own.
        if !namesItsProduct, (lineBefore + lineBehind).withUnsafeBufferPointer({ $0.holds(Self.courses) }) { return true }
        return text.amounts.contains { $0.value == price }
            || [mail.subject.value, mail.body.value?.text].compactMap(\.self).contains { text in
                text.withTextBytes { QuotedAmounts.find(in: $0).contains { $0.value == price } }
            }
    }

    private static func tellsOfAnother(_ text: TextBytes) -> Bool {
        text.holds(others)
            // 「2027年4月分より」, 「2年目からは」, but not 「マイページより」.
            || text.indices.contains { index in
                froms.contains { text.starts(index, with: $0) } && times.contains { text.ends(index, with: $0) }
            }
    }

    private static let others: [StaticString] = [
        "以降", "以後", "改定", "改訂", "改正", "変更後", "変更前", "値上", "値下", "引き上げ", "引き下げ", "新しい", "新料金", "新会費", "新価格", "旧", "現行", "来月", "来年",
        "来期",
        "来春", "翌年", "次年度", "年目", "か月目", "ヶ月目", "カ月目", "回目", "人目", "場合", "の方は", "の方）", "の方＞", "の方)", "の方：", "の方:", "の方　", "方の月",
        "法人", "学生",
        "ビジター", "シニア", "お子様", "ご家族", "兄弟", "姉妹", "会員：", "会員:", "会員は", "会員価格", "会員料金", "他店", "他社", "他の", "平均", "相場", "延長", "オプション",
        "スポット", "追加", "体験", "キャンペーン", "特典",
    ]
    private static let courses: [StaticString] = ["コース（", "コース(", "コース：", "コース:", "プラン（", "プラン(", "プラン：", "プラン:"]
    private static let froms: [StaticString] = ["から", "より"]
    private static let times: [StaticString] = ["月", "日", "年", "度", "分", "回", "目", "期", "末", "頃"]
}
