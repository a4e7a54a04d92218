import Project
import Schema
import SourceText

/// What the price in the name of a payment method is for: one month of 「月額プラン」, 「月々980円」 and 「(月会費)」.
///
/// It tells how often money is taken only where nothing else in the name does, as the price of a month is told beside 「年払い」, too.
enum PricedInterval {
    /// `ofFees`: whether the fee or the amount of a while is asked for, which may as well be paid in parts or once: 「(年会費)」, 「年額9,800円」.
    static func intervals(in text: TextBytes, ofFees: Bool) -> [Interval] {
        func places(_ words: [StaticString]) -> [Range<Int>] { PromisedInterval.places(of: words, in: text) }
        func isFee(_ words: [StaticString]) -> Bool { ofFees && places(words).contains { Self.isFee($0, in: text) } }
        func isRate(_ word: StaticString) -> Bool { places([word]).contains { isOfPaying($0.upperBound, in: text) } }
        func isAmount(_ words: [StaticString]) -> Bool { places(words).contains { Self.isAmount($0.upperBound, in: text) } }

        let namesMonths = !places(["月"]).isEmpty
        // 「年間コース(月額980円)」, 「3か月コース(月額980円)」.
        guard namesMonths == places(["年"]).isEmpty, places(otherSpans).isEmpty else { return [] }
        if namesMonths {
            let isTold =
                monthlyRates.contains(where: isRate) || isAmount(["月額", "月々", "毎月"]) || isFee(["月会費", "月謝"])
                || places(["月々"]).contains { PromisedInterval.isAlone($0, in: text) }
            return isTold ? [Interval(count: 1, unit: .month)] : []
        }
        let isTold = isRate("年額") || ofFees && isAmount(["年額"]) || isFee(["年会費"])
        return isTold ? [Interval(count: 1, unit: .year)] : []
    }

    private static let monthlyRates: [StaticString] = ["月額", "月極め", "月極", "月ぎめ", "月決め"]
    private static let otherSpans: [StaticString] = [
        "か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "四半期", "隔月", "奇数月", "偶数月",
    ]

    /// What stands behind 「月額」 makes it how the method is paid: nothing, a word of paying, or what is paid for, 「月額ライセンス」, but not
    /// 「月額換算」 and 「月額会員様」.
    private static func isOfPaying(_ start: Int, in text: TextBytes) -> Bool {
        PromisedInterval.isEnd(start, in: text) || PromisedInterval.isPaid(start, in: text) || text.starts(start, with: "制")
            || offers.contains { text.starts(start, with: $0) && PromisedInterval.isEnd(start + $0.utf8CodeUnitCount, in: text) }
    }

    private static let offers: [StaticString] = [
        "プラン", "コース", "ライセンス", "会員", "会費", "料金", "利用料", "使用料", "サービス", "メンバーシップ", "サブスク", "サブスクリプション", "購読", "契約",
    ]

    /// All of a name, or of what it says in brackets behind who pays it or how: 「年会費」, 「個人会員(月会費)」; who pays it may stand behind it,
    /// too, 「年会費(個人)」, and how much, 「(年会費 4,000円)」.
    private static func isFee(_ word: Range<Int>, in text: TextBytes) -> Bool {
        let start = text.start(of: PromisedInterval.opens, before: word.lowerBound)
        guard
            start == 0 || PromisedInterval.isMethod(start, in: text)
                || start < word.lowerBound && payers.contains(where: { text.ends(start, with: $0) })
        else { return false }
        if PromisedInterval.isEnd(word.upperBound, in: text) { return true }
        if let end = endOfAmount(word.upperBound, in: text) {
            return PromisedInterval.isEnd(text.end(of: taxes, from: end), in: text)
        }
        let payer = text.end(of: ["(", "[", " ", "・"], from: word.upperBound)
        let end = text.end(of: payers + [")", "]"], from: payer)
        return payer > word.upperBound && end > payer && PromisedInterval.isEnd(end, in: text)
    }

    /// Who pays a fee.
    private static let payers: [StaticString] = [
        "会員", "個人", "法人", "団体", "企業", "一般", "学生", "家族", "正会員", "準会員", "賛助", "特別", "普通", "大人", "子ども", "シニア",
    ]
    private static let taxes: [StaticString] = ["(税込)", "(税込み)", "税込", " "]

    /// 「980円」, 「 1,980円」, 「¥980」.
    private static func isAmount(_ start: Int, in text: TextBytes) -> Bool { endOfAmount(start, in: text) != nil }

    static func endOfAmount(_ start: Int, in text: TextBytes) -> Int? {
        let digits = text.end(of: beforeDigits, from: start)
        var end = digits
        while end < text.count, isDigit(text[end]) || text[end] == UInt8(ascii: ",") { end += 1 }
        guard end > digits else { return nil }
        if text.starts(end, with: "円") { return end + "円".utf8.count }
        return text.ends(digits, with: "¥") ? end : nil
    }

    private static let beforeDigits: [StaticString] = [" ", ":", "税込", "¥"]
}
