import Rules
import SourceText
import Testing

/// Days of the week without a year, beside each other.
@Suite struct NeighbouringDateTests {
    private static func dates(_ body: String) -> [String] {
        findings(mail(body)).filter { $0.hasPrefix("impossible-date") }.map {
            String($0.dropFirst("impossible-date 「".count).dropLast())
        }
    }

    /// No year has all of them.
    @Test(arguments: [
        ("12/4（金）\n12/15（水）\n12/26（土）", ["水"]), ("12月30日（水）\n12月31日（金）", ["金"]), ("12月10日（木）\n12月11日（木）", ["木"]),
        ("12/4（金）と12/15（水）", ["水"]), ("12/4(土)、12/15（火）、12/26（土）", ["土"]), ("１２月４日（金）、１２月１５日（水）", ["水"]),
        ("11/28（土）、12/5（日）", ["日"]), ("申込締切 11/30（火）", []), ("締切 11/30（火）\n開催 12/26（土）", ["土"]),
        ("年内は12/28（月）まで、年始は1/4（火）から", ["火"]), ("年内は12/28（月）まで、来年は1/4（火）から", ["火"]), ("12月28日（月）〜1月4日（火）", ["火"]),
        ("12/4（金）～6（月）", ["月"]), ("12月4日（金）～6日（月）", ["月"]), ("12月4日（金・祝）、11日（土）", ["土"]), ("1/30（土）、2/6（日）", ["日"]),
        ("12/4（金）、12/11（土）、12/18（日）", ["土"]), ("12月4日 (金)\n12月15日 (水)", ["水"]), ("12/04（金）、12/05（日）", ["日"]),
        ("2026年12月 5日（土）\n12月19日（日）", ["日"]), ("12月5日（日）\n2026年12月19日（土）", ["日"]), ("2026/12/28（月）休業、1/4（火）再開", ["火"]),
        ("令和8年12月5日（土）\n12月19日（日）", ["日"]), ("2026年12月5日（土）、12月12日（日）、12月20日（日）", ["日"]),
    ])
    func datesThatContradictEachOther(body: String, expected: [String]) {
        #expect(Self.dates(body) == expected)
    }

    @Test(arguments: [
        "12/4（金）\n12/15（火）\n12/26（土）", "12/4（金）", "12月30日（水）\n12月31日（木）", "12/28（月）まで、1/4（月）から", "12/29（火）〜1/3（日）",
        // Of one year, or of two.
        "2026年12月20日（日）、1月10日（土）", "12/20（日）、1/10（土）", "1/8（木）の新年会に始まり、12/25（金）の忘年会まで", "1/4（月）、12/25（金）",
        "2025年は12/5（金）、2026年は12/5（土）", "2026年度 4/8（水）\n2027年度 4/7（水）", "昨年は12/5（金）でした。今年は12/4（金）です。", "12/5（金）、来年は12/5（土）",
        "前年の日程\n12/5（金）\n12/4（金）", "2025年12月5日（金）に開催した会の次は12月19日（土）です。", "2025年12月5日（金）\n2026年12月19日（土）",
        "12/5（金）、12/12（金）、12/5（土）、12/12（土）", "2026年12月5日（土）\n12月12日（日）\n12月19日（日）",
        // Over the end of February, or far away.
        "2/26（木）、3/5（金）", "2/26（木）、3/5（木）", "4/8（水）、9/10（水）", "12/4（金）、4/10（土）",
        // A period that ends a year later, and what was or will be in another year.
        "4/1（水）～3/31（水）", "2026年10月1日（木）～9月30日（木）", "7月1日（水）から1年間（6月30日（水）まで）", "開講 4/8（水）、4/15（水）、3/17（水）",
        "有効期限：6/30（水）（ご購入日 7/1（水））", "会員証の有効期限：11月30日（火）、発行日：12月1日（火）", "第1回 5/16（土）、第10回 3/20（土）",
        "前大会は12/5（金）、今大会は12/6（日）", "初回お申込み：11/10（月）、更新：11/10（火）", "新年会 1/16（土）（前回：1/17（土））", "4/1（水）現在、4/1（木）から",
        // What is no date.
        "12/4（金額）、12/15（水道）", "12/4（金）、12/15（土日）", "12/4（金）、13/15（水）", "12/4（金）、112/15（水）",
        "12/4（金）、https://shop.example.jp/12/15（水）", "12/4（金）、例：12/15（水）", "12/4（金）、第12/15（水）",
    ])
    func datesThatMayBeRight(body: String) { #expect(Self.dates(body) == []) }

    /// Each day of a year beside the next ones: in no year is there anything to tell.
    @Test(arguments: [(false, 4), (true, 3), (false, 0)])
    func aWholeYear(isLeap: Bool, first: Int) {
        let names = ["日", "月", "火", "水", "木", "金", "土"]
        var day = first
        var lines: [String] = []
        for (month, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28].enumerated() {
            for date in 1...days {
                lines.append("\(month % 12 + 1)/\(date)（\(names[day % 7])）")
                day += 1
            }
        }
        #expect(Self.dates(lines.joined(separator: "\n")) == [])
        for step in [5, 9, 27] {
            #expect(Self.dates(stride(from: 0, to: lines.count, by: step).map { lines[$0] }.joined(separator: "、")) == [])
        }
        lines[340] = String(lines[340].dropLast(2)) + (lines[340].hasSuffix("月）") ? "火）" : "月）")
        #expect(Self.dates(lines.joined(separator: "\n")).count == 1)
    }

    /// Whether the date or the day of the week is wrong nobody knows.
    @Test func nothingIsOffered() throws {
        let two = try #require(inspect(mail("12/4（金）と12/15（水）")).diagnostics.first { $0.code == .impossibleDate })
        #expect(two.fixes.isEmpty && two.related.count == 1)
        #expect(two.message.ja.contains("「12/15（水）」は、「12/4（金）」と曜日が合いません") && two.message.ja.contains("火曜日"))
        #expect(two.message.en.contains("a Tuesday"))
        let three = try #require(
            inspect(mail("12/4（金）、12/15（水）、12/26（土）")).diagnostics.first { $0.code == .impossibleDate })
        #expect(three.fixes.isEmpty)
    }

    /// The end of a range behind a sign that may be part of a longer number, and the years of the era in short.
    @Test(arguments: [
        ("2026/12/31（木）-2027/1/3（月）", "月"), ("2026年12月31日（木）-2027年1月3日（月）", "月"), ("2026/12/31（木）/2027/1/3（月）", "月"),
        ("2026年12月31日-2027年1月3日（月）", "月"), ("2026-12-31（木）-2027-01-03（月）", "月"),
        ("R8.12.20（月）", "月"), ("R8/12/20(月)", "月"), ("R8年12月20日（月）", "月"), ("令和8.12.20（月）", "月"), ("令和8/12/20（月）", "月"),
        ("令和8-12-20（月）", "月"), ("（R8.12.20（月）まで）", "月"), ("R8.2.30（月）", "R8.2.30"), ("令和8.2.30", "令和8.2.30"),
    ])
    func otherForms(body: String, expected: String) { #expect(Self.dates(body) == [expected]) }

    @Test(arguments: [
        "2026/12/31（木）-2027/1/3（日）", "2026/12/31-2027/1/3（月）x", "R8.12.20（日）", "R8.2.30", "R8/2/30", "XR8.12.20（月）",
        "R8.12.20（月額）",
        "https://shop.example.jp/R8.12.20（月）", "令和8.12.20（日）", "令和8.13.45", "R80", "R8.12",
    ])
    func otherFormsThatAreRight(body: String) { #expect(Self.dates(body) == []) }
}
