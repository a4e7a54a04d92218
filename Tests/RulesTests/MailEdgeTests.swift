import Project
import Rules
import SourceText
import Testing

/// The edges of what is looked for in mails: first and last bytes, blanks of either width, escapes, what stands beside a number.
@Suite struct MailEdgeTests {
    @Test(arguments: [
        ("送料　550円", []), ("送料　は550円", []), ("送料 550円", []), ("500円 引き", []), ("500円　引き", []), ("ＯＦＦは500円", ["500円"]),
        ("500円ＯＦＦ", []),
        ("19.80円", ["19.80円"]), ("19.８円", ["19.８円"]), ("1,98円", ["1,98円"]), ("1,9800円", ["1,9800円"]), ("1万,980円", []),
        ("12345678901234567890円", ["12345678901234567890円"]),
        ("1万2円", ["1万2円"]), ("v980円", []), ("-980円", []), ("/1980円", []), ("#1,1980円", []), ("x,1980円", ["1980円"]),
        ("クーポン\n        550円", ["550円"]), ("550円\n        引き", ["550円"]), ("￥550", ["￥550"]), ("¥ 550", ["¥ 550"]),
        ("¥  550", []),
        ("￥ 550", ["￥ 550"]),
        ("JPY 550", ["JPY 550"]), ("550JPY", ["550JPY"]), ("550 えん", ["550 えん"]), ("初期費用は0円", []), ("０円", []),
        ("キャンセル料1,000円", []),
        ("1日あたり66円", []), ("入会金 3,000円", []),
        ("550 yen", ["550 yen"]),
    ])
    func amounts(body: String, expected: [String]) {
        #expect(findings(mail(body.replacing("\n        ", with: "\n"))) == expected.map { "mail-quotes-other-price 「\($0)」" })
    }

    /// Where a text is long enough to be looked through sixteen bytes at a time, and at its very first byte.
    @Test(arguments: [
        ("v980円", []), ("-1円", []), ("3000円　以上購入者限定特典進呈品", []), ("3000円　会員限定特別価格期間中", ["3000円"]),
        ("０９８０円会員限定特別価格期間中", ["０９８０円"]), ("ＯＦＦ対象外商品特別価格　980円", ["980円"]),
    ])
    func amountsOfBytes(text: String, expected: [String]) {
        var text = text
        let found = text.withUTF8 { bytes in
            let amounts = QuotedAmounts.find(in: bytes)
            return amounts.indices.filter { !QuotedAmounts.sense(of: $0, among: amounts, in: bytes).isOther }
                .map { String(decoding: bytes[amounts[$0].range], as: UTF8.self) }
        }
        #expect(found == expected)
    }

    /// A word tells what a number is when it stands within 40 bytes before it or 30 behind it, and before 120 bytes of blanks or leaders.
    @Test(arguments: [
        ("送料", 154, "550円", false), ("送料", 155, "550円", true), ("550円", 27, "引き", false), ("550円", 28, "引き", true),
        ("税込", 39, "1980", true), ("税込", 40, "1980", false), ("1980", 23, "(税込)", true), ("1980", 24, "(税込)", false),
        ("500円", 21, "ｏｆｆ", false), ("500円", 22, "ｏｆｆ", true), ("税込の表示", 1, "1980", false),
    ])
    func reachOfWords(before: String, blanks: Int, after: String, isFound: Bool) {
        let body = "会費は" + before + String(repeating: " ", count: blanks) + after
        #expect(findings(mail(body)).count == (isFound ? 1 : 0))
    }

    /// The one price is proposed in the way in which the other one was written, where that way is a plain one.
    @Test(arguments: [
        ("1480円", "2980"), ("1,480円", "2,980"), ("¥1480", "2980"), ("１４８０円", nil), ("1，480円", nil), ("1万円", nil), ("14.80円", nil),
    ])
    func proposedAmount(written: String, proposed: String?) {
        let text = mail("会費は\(written)です").replacing("price: 980", with: "price: 2980")
        let found = inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
        #expect(found.map { $0.fixes.map { $0.edits.map(\.text) } } == [proposed.map { [[$0]] } ?? []])
        #expect(found.allSatisfy { $0.message.ja.contains("2,980円") })
    }

    @Test func amountsInMessagesAreGrouped() {
        let message = inspect(mail("会費は7円です")).diagnostics.first?.message.ja ?? ""
        #expect(message.contains("980円") && !message.contains(",980円"), "\(message)")
        let large = inspect(mail("会費は7円です").replacing("price: 980", with: "price: 12345")).diagnostics.first?.message.ja ?? ""
        #expect(large.contains("(12,345円)"), "\(large)")
    }

    @Test(arguments: [
        ("%name 1% 様", ["malformed-mail-variable 「%name 1%」"]), ("％name-2％", ["malformed-mail-variable 「％name-2％」"]),
        ("%name 99% 様", []), ("5%name 1%", []), ("%%name1%%", ["malformed-mail-variable 「%%name1%%」"]),
        ("%%name1%", ["foreign-mail-variable 「%%name1%」"]), ("%name1%%name2%", []), ("%name1%%name2%%name1%", []),
        ("%氏名% 様", ["unknown-mail-variable 「%氏名%」"]), ("％お名前％さま", ["unknown-mail-variable 「％お名前％」"]),
        ("何%名前は", []), ("何%から何%", []),
        ("%　name1% 様", ["malformed-mail-variable 「%　name1%」"]), ("%name1　% 様", ["malformed-mail-variable 「%name1　%」"]),
        ("%ｎａｍｅ１% 様", ["malformed-mail-variable 「%ｎａｍｅ１%」"]), ("%　　　name1% 様", ["malformed-mail-variable 「name1%」"]),
        ("https://shop.example.jp/a%ABc%41d", []), ("https://shop.example.jp/aa%ABc%41d", []),
        ("https://shop.example.jp/%ABc%41d", []),
        ("https://shop.example.jp/ %ABc%", ["unknown-mail-variable 「%ABc%」"]), ("a:x/b%ABc%", ["unknown-mail-variable 「%ABc%」"]),
        ("a:/xb%ABc%", ["unknown-mail-variable 「%ABc%」"]), ("%E3%81%ABx%", []), ("%ABx%81%E3", ["unknown-mail-variable 「%ABx%」"]),
        ("%" + String(repeating: "a", count: 64) + "%", ["unknown-mail-variable 「%" + String(repeating: "a", count: 64) + "%」"]),
        ("%" + String(repeating: "a", count: 65) + "%", []),
        ("://" + String(repeating: "a", count: 1997) + "%ABc%", []),
        ("://" + String(repeating: "a", count: 1998) + "%ABc%", ["unknown-mail-variable 「%ABc%」"]),
    ])
    func variables(body: String, expected: [String]) {
        #expect(findings(mail(body)) == expected)
    }

    /// A subject begins with its first letter, where a body begins with its indentation.
    @Test(arguments: [
        ("5%name1 のご案内", []), ("５%name1 のご案内", []), ("name1% 様", ["malformed-mail-variable 「name1%」"]), ("満足度100%", []),
        ("\"%E3%ABx%\"", []), ("\"://x%ABc%\"", []), ("\"%ABc%\"", ["unknown-mail-variable 「%ABc%」"]), ("お支払いは amazon", []),
        ("amazonpay.x", []), ("お支払いはamazonpay.", ["brand-spelling 「amazonpay」"]),
        ("(AmazonPay.)", ["brand-spelling 「AmazonPay」"]),
        ("Ａmａzonpay", ["brand-spelling 「Ａmａzonpay」"]), ("Ａmazon pay", ["brand-spelling 「Ａmazon pay」"]),
        ("\"%name1 様\"", ["malformed-mail-variable 「%name1」"]), ("xAmazonPay", []),
        ("AmazonPay", ["brand-spelling 「AmazonPay」"]), ("1980円の件", ["mail-quotes-other-price 「1980円」"]),
        ("税込1980", ["mail-quotes-other-price 「1980」"]),
        ("\"\\u304A AmazonPay\"", ["brand-spelling 「AmazonPay」"]), ("\"\\u304A 1980円\"", ["mail-quotes-other-price 「1980円」"]),
        ("\"\\u304A %name1\"", ["malformed-mail-variable 「%name1」"]), ("\"\\x31980円\"", ["mail-quotes-other-price 「\\x31980円」"]),
        ("\"\\U000000311980円\"", ["mail-quotes-other-price 「\\U000000311980円」"]),
        ("\"%\\x6Eame1 様\"", ["malformed-mail-variable 「%\\x6Eame1」"]),
        ("\"%\\x6eame1 様\"", ["malformed-mail-variable 「%\\x6eame1」"]),
        ("\"a\\x21%nmae1%\"", ["unknown-mail-variable 「%nmae1%」"]),
        ("\"一行目 \\\n      %nmae1%\"", ["unknown-mail-variable 「%nmae1%」"]),
        ("\"%nm\\\r\n      ae1%\"", ["unknown-mail-variable 「%nm\\\r\n      ae1%」"]),
        // An escaped line break takes the indentation behind it along.
        ("\"%na\\\n      me1%\"", []), ("\"%na\\\n     me1%\"", []), ("\"%na\\\r\n     \tme1%\"", []),
        ("\"一行目\\\\%nmae1%\"", ["unknown-mail-variable 「%nmae1%」"]),
        ("https://a.example.com", ["mail-host-differs 「a.example.com」"]), ("http://", []),
        ("https://shop.example.jp@a.example.com/", ["mail-host-differs 「a.example.com」"]),
        ("HTTPS://a.example.com", ["mail-host-differs 「a.example.com」"]), ("https://shop.example.jp/@a.example.com", []),
        ("xhttp:/a.example.com", []),
        ("\"\\u304A https://a.example.com\"", ["mail-host-differs 「a.example.com」"]),
    ])
    func subjects(subject: String, expected: [String]) {
        #expect(findings(inspect(mail("本文です", subject: subject))) == expected)
    }

    /// Every escape of YAML ends where it ends, whatever it stands for.
    @Test(arguments: ["0", "a", "b", "t", "n", "v", "f", "r", "e", " ", "N", "_", "L", "P", "x1B", "u3042", "U0001F600"])
    func amountBehindAnEscape(escape: String) {
        let text = "- {id: charge-failed, trigger: charge_failed, subject: お支払い, body: \"料金\\\(escape)1980円\"}"
        let found = findings(product(monthly, mails: text))
        #expect(found.filter { $0.hasPrefix("mail-") } == ["mail-quotes-other-price 「1980円」"])
    }

    /// A line break that is written as an escape ends a line, too.
    @Test func escapedLineBreak() {
        let text = product(
            monthly, mails: "- {id: charge-failed, trigger: charge_failed, subject: お支払い, body: \"クーポン\\n550円、クーポン 550円\"}")
        #expect(findings(text) == ["mail-quotes-other-price 「550円」"])
    }

    /// YAML ends a line with a carriage return, too.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) {
        let text = mail("会費は7円です").replacing("\n", with: end)
        #expect(findings(text).filter { !$0.hasPrefix("invisible") } == ["mail-quotes-other-price 「7円」"])
    }

    /// Why a variable does not work is said in its own words.
    @Test func reasonsOfMalformedVariables() {
        let reasons = ["%name1 様", "％name1％", "name1%", "% name1 %"].map { body in
            inspect(mail(body)).diagnostics.first { $0.code == .malformedMailVariable }?.message.ja ?? ""
        }
        #expect(
            reasons[0].contains("終わり") && reasons[1].contains("全角") && reasons[2].contains("始まり") && reasons[3].contains("空白"),
            "\(reasons)")
        let wide = inspect(mail("％name1 様")).diagnostics.first?.message.ja ?? ""
        #expect(wide.contains("全角"), "\(wide)")
    }

    /// 万 counts ten thousands, also of a fraction; 千 and the like are read as they are.
    @Test(arguments: [
        ("1万円", 10_000, true), ("1万円", 1, false), ("1万2,500円", 12_500, true), ("１万２５００円", 12_500, true), ("12万円", 12, false),
        ("1234567890123456万円", 1, false), ("2.5万円", 25_000, true), ("2.5万円", 20_000, false), ("２．５万円", 25_000, true),
        ("2.50万円", 25_000, true), ("2.55555万円", 25_555, false), ("0.5万円", 5_000, true), ("1.2億円", 120_000_000, true),
        ("25,000.00円", 25_000, true), ("25,000.50円", 25_000, false), ("9.80円", 9, false), ("2千円", 2_000, true),
        ("2万5千円", 25_000, true), ("2.5千円", 2_500, true), ("5千万円", 50_000_000, true), ("3百円", 300, true), ("税込2千円", 2, false),
        ("税込2千円", 2_000, true), ("1億2,345万6,789円", 123_456_789, true), ("9223372036854775807億円", 1, false),
        ("1.0000000000000000001円", 1, false),
    ])
    func tenThousands(written: String, price: Int, isPrice: Bool) {
        let found = findings(mail("会費は\(written)です").replacing("price: 980", with: "price: \(price)"))
        #expect(found.contains { $0.hasPrefix("mail-quotes-other-price") } == !isPrice)
    }

    /// Subject and body may stand in any order.
    @Test func bodyBeforeSubject() {
        let lines = ["trigger: charge_failed", "body: 会費は7円です", "from: {name: 窓口, address: help@example.jp}", "subject: 8円の件"]
        let mails = "- id: charge-failed\n  " + lines.joined(separator: "\n  ")
        #expect(
            findings(product(monthly, mails: mails)) == ["mail-quotes-other-price 「7円」", "mail-quotes-other-price 「8円」"])
    }

    @Test func sharedCancelMailIsJudgedThroughItsUse() {
        let shared = "kind: step_mail\nid: cancelled\ntrigger: recurring_cancelled\nsubject: 停止\nbody: 停止しました\n---\n"
        let failed = "- id: failed\n  trigger: charge_failed\n  subject: お支払い\n  body: お支払いをご確認ください\n"
        #expect(
            findings(inspect(shared + product(monthly, mails: failed + "- use: cancelled")))
                == ["cancel-mail-keeps-subscription 「recurring_cancelled」"])
    }

    /// The longest price, and an escape of a URL that begins a text.
    @Test func nothingIsWrongWithThese() {
        let dear = product(
            "- id: a\n  type: one_time\n  tax_rate: 10%\n  price: 123456789",
            mails: "- id: m\n  trigger: charge_failed\n  subject: \"%E3%81\"\n  body: 123456789円か123,456,789円です")
        #expect(findings(inspect(dear)).filter { $0.hasPrefix("mail-") || $0.contains("variable") } == [])
    }

    /// The name is read to its end in whatever width its letters are.
    @Test func variablesOfBothWidths() {
        let found = inspect(mail("%ｎame１% 様")).diagnostics
        #expect(found.map(\.code) == [.malformedMailVariable])
        #expect(found.flatMap(\.fixes).flatMap(\.edits).map(\.text) == ["%name1%"])
    }

    /// What ends with the last character of a file.
    @Test(arguments: [
        ("様 ％name1％", "malformed-mail-variable 「％name1％」"), ("様 ％ｎａｍｅ１", "malformed-mail-variable 「％ｎａｍｅ１」"),
        ("お支払いは ＡｍａｚｏｎＰａｙ", "brand-spelling 「ＡｍａｚｏｎＰａｙ」"), ("お支払いは amazonpay", "brand-spelling 「amazonpay」"),
        ("会費は１，９８０円", "mail-quotes-other-price 「１，９８０円」"), ("会費は９円", "mail-quotes-other-price 「９円」"),
        ("会費は税込900", "mail-quotes-other-price 「900」"), ("ご案内 ＡＭＡＺＯＮＰＡＹ", "brand-spelling 「ＡＭＡＺＯＮＰＡＹ」"),
        ("受付番号①", "platform-dependent-character 「①」"),
        ("様 %name1", "malformed-mail-variable 「%name1」"), ("様 name1%", "malformed-mail-variable 「name1%」"),
    ])
    func endOfTheText(body: String, expected: String) {
        let text = product(card.replacing("1980", with: "980"), mails: "- id: m\n  trigger: charge_failed\n  subject: s")
        #expect(findings(inspect(text + "    body: \(body)")) == [expected])
    }
}
