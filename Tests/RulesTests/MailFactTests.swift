import Rules
import SourceText
import Testing

/// What mails say of dates and of the seller, against the calendar and the settings.
@Suite struct MailFactTests {
    private static func dates(_ body: String) -> [Diagnostic] {
        inspect(mail(body)).diagnostics.filter { $0.code == .impossibleDate }
    }

    @Test(arguments: [
        ("2026/11/31", "2026/11/31"), ("期限: 2027年2月30日まで", "2027年2月30日"), ("2026年13月1日", "2026年13月1日"),
        ("2026-11-31まで", "2026-11-31"),
        ("2026.02.29", "2026.02.29"), ("2026/13/01", "2026/13/01"), ("2026/12/0", "2026/12/0"),
        ("2026/12/31（金）", "金"), ("2026年12月31日(金)", "金"), ("2026-12-31 (水曜日)", "水"), ("2026/12/31(土曜)", "土"),
        ("2026/11/31.", "2026/11/31"),
        ("2026/4/31（金）", "2026/4/31"),
    ])
    func datesThatAreNone(body: String, expected: String) {
        #expect(findings(mail(body)) == ["impossible-date 「\(expected)」"])
    }

    @Test(arguments: [
        "2026/12/31（木）", "2024年2月29日(木)", "2000/2/29(火)", "2028-02-29", "2026年12月31日(木曜日)", "2027/1/1（金）", "2026/12/31(金",
        "2026/12/31 金",
        "2026/12/31(金額)", "2026/12/31（金・祝）", "https://shop.example.jp/2026/11/31", "https://shop.example.jp/?d=2026-11-31",
        "電話 090-2026-11-31",
        "注文番号 2026-11-31-5", "2026-13-45", "2026.13.1", "12026/11/31", "2026/11/311", "A2026/11/31", "2026/11", "2026年11月",
        "1926/11/31",
        "v2026.2.30", "2026/11-31", "2026年11月31",
    ])
    func datesThatAre(body: String) { #expect(Self.dates(body).map(\.message.ja) == []) }

    /// Each day of some years has the day of the week behind that of the day before.
    @Test func weekdays() throws {
        let names = ["日", "月", "火", "水", "木", "金", "土"]
        // 2023-12-31 was a Sunday.
        var day = 0
        var lines: [String] = []
        for (year, isLeap) in [(2024, true), (2025, false), (2026, false), (2027, false), (2028, true)] {
            for (month, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for date in 1...days {
                    day += 1
                    lines.append("\(year)年\(month + 1)月\(date)日(\(names[day % 7]))")
                }
            }
        }
        #expect(Self.dates(lines.joined(separator: "\n")).map(\.message.ja) == [])
        #expect(
            Self.dates(lines.joined(separator: "\n").replacing("(日)", with: "(月)")).count == lines.count { $0.hasSuffix("(日)") })
    }

    /// Which of the two is wrong, a person must say.
    @Test func fixOfTheWeekday() throws {
        let text = mail("2026/12/31（金）まで")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .impossibleDate })
        #expect(finding.message.en.contains("Thursday") && finding.message.ja.contains("木曜日"))
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe && apply(fix.edits, to: Array(text.utf8)) == Array(mail("2026/12/31（木）まで").utf8))
    }

    // MARK: Registration numbers

    private static func numbers(_ body: String, in settings: String = "T8700110005901") -> [String] {
        let invoice = "invoice:\n  registration_number: \(settings)\n---\n"
        return findings(integration() + invoice + mail(body)).filter { $0.hasPrefix("mail-quotes-other-reg") }
    }

    @Test(arguments: [
        ("登録番号 T8700110005910", "T8700110005910"), ("（登録番号：T8-7001-1000-5910）", "T8-7001-1000-5910"),
        ("登録番号Ｔ８７００１１０００５９１０", "Ｔ８７００１１０００５９１０"),
        ("適格請求書発行事業者の登録番号は T-8700110005910 です", "T-8700110005910"),
    ])
    func otherNumbers(body: String, expected: String) {
        #expect(Self.numbers(body) == ["mail-quotes-other-registration-number 「\(expected)」"])
    }

    @Test(arguments: [
        "登録番号 T8700110005901", "登録番号：Ｔ８７００１１０００５９０１", "登録番号 T8-7001-1000-5901", "お問い合わせ番号 T8700110005910",
        "登録番号は\n\n\nT8700110005910", "登録番号は\n会員証の T8700110005910", "株式会社A（T8700110005910）",
        "登録番号は会員証のものです。\n\n発送\nT8700110005910",
        "登録番号 T87001100059101", "登録番号 T870011000591", "登録番号 XT8700110005910", "登録番号 T8700110005901、取次店の登録番号 T7010705000725",
        "登録番号 T-", "T1",
    ])
    func sameNumbers(body: String) { #expect(Self.numbers(body) == []) }

    @Test func withoutANumberInTheSettings() {
        #expect(findings(mail("登録番号 T8700110005910")) == [])
    }
}
        ("適格請求書発行事業者 T8700110005910", "T8700110005910"), ("インボイス番号：T8700110005910", "T8700110005910"),
        ("登録番号は\nT8700110005910", "T8700110005910"), ("■登録番号\n\n　T8700110005910", "T8700110005910"),
        ("インボイス\n（T8700110005910）", "T8700110005910"), ("Registration number: T8700110005910", "T8700110005910"),
