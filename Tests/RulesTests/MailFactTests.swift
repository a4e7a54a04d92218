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
        "2026/12/31(金額)", "2026/12/31（木・祝）", "https://shop.example.jp/2026/11/31", "https://shop.example.jp/?d=2026-11-31",
        "電話 090-2026-11-31",
        "注文番号 2026-11-31-5", "2026-13-45", "2026.13.1", "12026/11/31", "2026/11/311", "A2026/11/31", "2026/11", "2026年11月",
        "1926/11/31",
        "v2026.2.30", "2026/11-31", "2026年11月31",
    ])
    func datesThatAre(body: String) { #expect(Self.dates(body).map(\.message.ja) == []) }

    /// In the years of the era, without a year, at the end of a range, in other brackets and in English.
    @Test(arguments: [
        ("令和8年2月30日", "令和8年2月30日"), ("令和8年1月28日（木）", "木"), ("令和９年１１月３１日", "令和９年１１月３１日"), ("２０２６／１１／３１", "２０２６／１１／３１"),
        ("２０２６年１月２８日（木）", "木"), ("2026年 1月 28日（木）", "木"),
        ("11月31日まで", "11月31日"), ("9月31日締切", "9月31日"), ("2月30日（月）", "2月30日"), ("期限は４月３１日です", "４月３１日"), ("2月 30日", nil),
        ("平成30年2月30日", "2月30日"),
        ("11/31まで", "11/31"), ("申込は9/31締切", "9/31"), ("2/30（月）", "2/30"), ("6/31 23:59まで", "6/31"), ("4/31必着", "4/31"),
        ("2026年1月28日（水）～30日（土）", "土"), ("2026年1月28日(水)〜1月30日(土)", "土"), ("2026/1/28(水)～1/30(土)", "土"), ("2026年1月28日～30日（土）", "土"),
        ("2026年1月28日（水）から2月3日（水）まで", "水"), ("2026年1月28日（水）・30日（土）", "土"), ("2026年1月28日（水）、29日（木）、30日（土）", "土"),
        ("2026年12月30日（水）〜1月4日（火）", "火"), ("2026年11月1日〜31日", "31日"), ("2026年2月1日から30日まで", "30日"), ("2026年2月1日〜2月29日", "2月29日"),
        ("11月28日〜31日", "31日"), ("2026/2/1〜2/29", "2/29"),
        ("2026年1月28日[木]", "木"), ("2026年1月28日【木】", "木"), ("2026年1月28日［木曜日］", "木"), ("2026年1月28日（木・祝）", "木"),
        ("2026年1月28日（木／祝日）", "木"),
        ("2026/12/31（金・祝）", "金"),
        ("2026/01/28(Thu)", "Thu"), ("2026-01-28 (Thursday)", "Thursday"), ("2026年1月28日（thu.）", "thu"),
        ("Thursday, January 28, 2026", "Thursday"), ("by Thu, Jan 28, 2026.", "Thu"), ("Thu. 28 January 2026", "Thu"),
        ("January 28th, 2026 (Thu)", "Thu"),
        ("November 31, 2026", "November 31, 2026"), ("31 Sept. 2026", "31 Sept. 2026"),
        ("February 29, 2026", "February 29, 2026"),
    ])
    func otherFormsThatAreNone(body: String, expected: String?) {
        let found = findings(mail(body)).filter { $0.hasPrefix("impossible-date") }
        #expect(found == (expected.map { ["impossible-date 「\($0)」"] } ?? []))
    }

    @Test(arguments: [
        "令和8年1月28日（水）", "令和8年度", "令和の31日", "11月30日まで", "2月29日（木）", "10月31日（月）", "12/31まで", "10/31（木）", "9/31", "11/31", "2/30回",
        "第2/30回まで", "資料の11/31ページまで", "https://shop.example.jp/11/31まで", "2026/9/31-5", "1.2月31日", "6か月31日間", "2月30日間のコース",
        "2月30日以内", "4月31日分",
        "11月31日のように存在しない日は月末になります", "11月31日はありません", "（例：4月31日は月末）", "4月31日は無いので", "旧暦2月30日", "13月1日", "11月310日",
        "2026年1月28日（水）～30日（金）", "2026年1月28日（水）〜10:00", "2026年1月28日（水）10:00〜17:00", "2026年2月1日から30日以内", "2026年2月1日〜30日間",
        "2026年2月20日、31日発送", "2026年2月1日から31個", "2026年12月30日（水）〜1月4日（月）", "2026年12月31日(木)〜2027年1月3日(日)", "2026年12月20日（日）、1月10日（土）",
        "2026年1月28日（水）〜3日（木）", "2026年1月28日【木工教室】", "2026年1月28日（水）と30日（金）", "2026年1月28日（土・日・祝）", "2026年1月28日（月額）",
        "2026年1月28日 木曜クラス",
        "2026/01/28(Wed)", "2026/01/28(Thanks)", "2026/01/28(th)", "Wednesday, January 28, 2026", "28 January 2026 (Wed)",
        "Mon-Thu, January 28, 2026",
        "May 2026", "we march 31, 2026", "order 45 January 2026", "Room 12-31 November 2026", "February 29, 2028",
        "January 28, 2026-31",
        "Newsletter No. 31, June 2026", "Lesson 31, April 2026", "Volume 31, June 2026", "Vol. 31 June 2026",
        "ISSUE 31 June 2026",
        "11/31まで進みました（全31問）", "11/31まで（全31問）", "全11/31まで", "2/30まで終わりました",
    ])
    func otherFormsThatAre(body: String) { #expect(Self.dates(body).map(\.message.ja) == []) }

    @Test(arguments: [
        ("2026/01/28(Thu)", "2026/01/28(Wed)"), ("Thursday, January 28, 2026", "Wednesday, January 28, 2026"),
        ("THU, January 28, 2026", "WED, January 28, 2026"), ("2026年1月28日[木曜日]", "2026年1月28日[水曜日]"),
    ])
    func fixesInTheSameForm(body: String, fixed: String) throws {
        let text = mail(body)
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .impossibleDate }?.fixes.first)
        #expect(apply(fix.edits, to: Array(text.utf8)) == Array(mail(fixed).utf8))
    }

    @Test func lengthOfAMonthWithoutItsYear() throws {
        let notes = Self.dates("2月30日\n11月31日\n2026年2月30日").compactMap(\.note)
        #expect(notes.map(\.ja) == ["2月は29日までです。", "11月は30日までです。", "2026年2月は28日までです。"])
        #expect(notes.map(\.en) == ["That month has at most 29 days.", "That month has 30 days.", "That month has 28 days."])
    }

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
        ("適格請求書発行事業者 T8700110005910", "T8700110005910"), ("インボイス番号：T8700110005910", "T8700110005910"),
        ("登録番号は\nT8700110005910", "T8700110005910"), ("■登録番号\n\n　T8700110005910", "T8700110005910"),
        ("インボイス\n（T8700110005910）", "T8700110005910"), ("Registration number: T8700110005910", "T8700110005910"),
        ("登録番号 T87001100059101", "T87001100059101"), ("登録番号 T870011000591", "T870011000591"),
        ("登録番号：T 8700110005910", "T 8700110005910"),
        ("登録番号　Ｔ８７００１１０００５９１０", "Ｔ８７００１１０００５９１０"), ("登録番号　Ｔ　８７００１１０００５９１", "Ｔ　８７００１１０００５９１"),
        ("インボイス登録番号：T87001100059101", "T87001100059101"), ("登録番号 T８７００１１０００５９１０１", "T８７００１１０００５９１０１"),
    ])
    func otherNumbers(body: String, expected: String) {
        #expect(Self.numbers(body) == ["mail-quotes-other-registration-number 「\(expected)」"])
    }

    @Test(arguments: [
        "登録番号 T8700110005901", "登録番号：Ｔ８７００１１０００５９０１", "登録番号 T8-7001-1000-5901", "お問い合わせ番号 T8700110005910",
        "登録番号は\n\n\nT8700110005910", "登録番号は\n会員証の T8700110005910", "株式会社A（T8700110005910）",
        "登録番号は会員証のものです。\n\n発送\nT8700110005910",
        "登録番号 T870011000591011", "登録番号 T87001100059", "登録番号 XT8700110005910", "会員登録番号 T870011000591", "登録番号 T 8700110005901",
        "インボイス番号 T870011000591", "商標登録番号：T87001100059101", "登録番号 T8700110005901、取次店の登録番号 T7010705000725",
        "登録番号 T-", "T1", "お客様登録番号：T123456789012", "ご登録番号：T123456789012", "旅行業登録番号 T123456789012", "登録番号 第T123456789012号",
        "適格請求書発行事業者 登録番号 未登録 T 2026-11-30-12345", "適格請求書発行事業者です。T 090-1234-5678-12", "登録番号：T870011000590 1",
    ])
    func sameNumbers(body: String) { #expect(Self.numbers(body) == []) }

    /// The number of the settings without its letter.
    @Test(arguments: [
        ("登録番号 8700110005901", true), ("登録番号：8700110005901", true), ("インボイス登録番号は8700110005901です", true),
        ("（登録番号　8700110005901）", true),
        ("登録番号 8700110005910", false), ("お客様登録番号 8700110005901", false), ("注文番号 8700110005901", false),
        ("登録番号 87001100059012", false), ("登録番号：T8700110005901\n法人番号：8700110005901", false),
    ])
    func aNumberWithoutItsLetter(body: String, isTold: Bool) {
        #expect(Self.numbers(body) == (isTold ? ["mail-quotes-other-registration-number 「8700110005901」"] : []))
        #expect(
            Self.numbers(body, in: "T7010705000725")
                == (body.contains("T8700") ? Self.numbers("登録番号 T8700110005901", in: "T7010705000725") : []))
    }

    @Test func withoutANumberInTheSettings() {
        #expect(findings(mail("登録番号 T8700110005910")) == [])
    }
}
