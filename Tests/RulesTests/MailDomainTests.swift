import Rules
import SourceText
import Testing

/// Domains of addresses, and of links, that are one letter off.
@Suite struct MailDomainTests {
    private static let shop = integration(("shop.example.jp", "yoga-nagi.jp"), ("help@yoga-nagi.jp", "help@yoga-nagi.jp"))

    private static func sender(_ address: String, site: String = "yoga-nagi.jp", more: String = "") -> [String] {
        let settings = integration(("shop.example.jp", site))
        let mails = "- id: m\n  trigger: charge_failed\n  from: {address: \(address)}\n\(more)  subject: お願い\n  body: ご確認ください。"
        return findings(settings + "---\n" + product(monthly, mails: mails))
    }

    @Test(arguments: [
        ("info@yoga-nagl.jp", "yoga-nagl.jp"), ("info@yoga-nagi.jo", "yoga-nagi.jo"), ("info@yoag-nagi.jp", "yoag-nagi.jp"),
        ("info@yoga-nag1.jp", "yoga-nag1.jp"),
        ("info@Yoga-Nagl.jp", "Yoga-Nagl.jp"), ("info@yoga-nagii.jp", "yoga-nagii.jp"), ("info@yoganagi.jp", "yoganagi.jp"),
        ("info@gmial.com", "gmial.com"), ("info@gmai.com", "gmai.com"), ("info@gmail.con", "gmail.con"),
        ("info@gmail.co", "gmail.co"), ("a@yaho.co.jp", "yaho.co.jp"),
        ("a@yahooo.co.jp", "yahooo.co.jp"), ("a@docmo.ne.jp", "docmo.ne.jp"), ("a@au.con", "au.con"),
        ("info@example.com", "example.com"), ("a@mail.example.jp", "mail.example.jp"),
        ("a@shop.test", "shop.test"),
    ])
    func slips(address: String, domain: String) {
        #expect(Self.sender(address) == ["unusual-mail-domain 「\(domain)」"])
    }

    @Test(arguments: [
        "info@yoga-nagi.jp", "info@mail.yoga-nagi.jp", "info@yoga-nagi.com", "info@yoga-naga-nagi.jp", "a@gmail.com",
        "a@mail.com", "a@ymail.com", "a@yahoo.com",
        "a@yahoo.co.jp", "a@outlook.jp", "a@outlook.com", "a@me.com", "a@cloud.com", "a@gnail.com", "a@email.com",
        "a@yahoo.co.jm", "a@ai.com", "a@zweb.ne.jp",
        "a@aucom.jp", "a@hotmail.com", "a@hotmail.co.jp", "a@softbank.ne.jp", "a@nagi-yoga.jp",
    ])
    func realDomains(address: String) { #expect(Self.sender(address) == []) }

    /// The domains that a host belongs to count, and numbered or short hosts are hosts of their own.
    @Test(arguments: [
        ("shop.yoga-nagi.jp", "a@yoga-nagl.jp", true), ("shop.yoga-nagi.jp", "a@yoga-nagi.jp", false),
        ("shop1.nagi-yoga.jp", "a@shop2.nagi-yoga.jp", false),
        ("www.aoi.jp", "a@aoe.jp", false), ("shop.nagi.co.jp", "a@nagi.go.jp", false), ("aoi.jp", "a@aoi.jo", true),
        ("shop.nagi-yoga.jp", "a@shop2.nagi-yoga.jp", false),
    ])
    func hosts(site: String, address: String, isSlip: Bool) {
        #expect(Self.sender(address, site: site).isEmpty == !isSlip)
    }

    /// Of two that are alike the rarer one is told, and neither where they are as many.
    @Test(arguments: [
        ("  cc: [a@hinata-press.com]\n  bcc: [b@hinata-press.com]\n", ["unusual-mail-domain 「hinata-pres.com」"]),
        ("  cc: [a@hinata-press.com]\n", []),
    ])
    func otherAddresses(more: String, expected: [String]) {
        #expect(Self.sender("c@hinata-pres.com", more: more) == expected)
    }

    @Test func otherServices() {
        let more = "  cc: [a@gmail.com]\n  bcc: [b@gmail.com]\n"
        #expect(Self.sender("c@ymail.com", more: more) == [])
        #expect(Self.sender("c@gmial.com", more: more) == ["unusual-mail-domain 「gmial.com」"])
    }

    @Test func supportAndItsFix() throws {
        let text = Self.shop.replacing("help@yoga-nagi.jp", with: "help@yoga-nagl.jp")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .unusualMailDomain })
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe && apply(fix.edits, to: Array(text.utf8)) == Array(Self.shop.utf8))
    }

    /// The address of the support at another ending of its domain.
    @Test(arguments: [
        ("help@yoga-nagi.com", true), ("help@yoga-nagi.co.jp", true), ("Help@Yoga-Nagi.com", true), ("info@yoga-nagi.com", false),
        ("help@yoga-nagi.jp", false), ("help@mail.yoga-nagi.jp", false), ("help@yoga-nagi.shop", false), ("help@yoga.com", false),
    ])
    func otherEndings(address: String, isTold: Bool) {
        let mails = "- id: m\n  trigger: charge_failed\n  from: {address: \(address)}\n  subject: お願い\n  body: ご確認ください。"
        let found = inspect(Self.shop + "---\n" + product(monthly, mails: mails)).diagnostics.filter {
            $0.code == .unusualMailDomain
        }
        #expect(found.map(\.severity) == (isTold ? [.hint] : []))
    }

    /// A shop of examples, and one that sells nothing yet, may have addresses of examples.
    @Test func examples() {
        #expect(Self.sender("a@example.com", site: "shop.example.jp") == [])
        let unfinished =
            "kind: integration\nkessai: 1\nsite: {url: https://yoga-nagi.jp, plan: mach}\namazon_pay:\n  use: false\n  support: {email: a@example.com, phone: 03-0000-0000}\n"
        #expect(findings(unfinished) == [])
    }

    /// An address in the text of a mail, of the site, of the shop or of a mail service.
    private static func written(_ text: String, subject: String = "お願い", site: String = "yoga-nagi.jp") -> [String] {
        let settings = integration(("shop.example.jp", site), ("help@\(site)", "help@hinata-press.com"))
        let mails = "- id: m\n  trigger: charge_failed\n  subject: \(subject)\n  body: \"\(text)\""
        return findings(settings + "---\n" + product(monthly, mails: mails)).filter { !$0.hasPrefix("mail-host-differs") }
    }

    @Test(arguments: [
        ("Mail：info@yoga-nagl.jp", "yoga-nagl.jp"), ("お問い合わせ info@yoga-nagii.jpまで", "yoga-nagii.jp"),
        ("<info@yoag-nagi.jp>", "yoag-nagi.jp"),
        ("mailto:info@yoganagi.jp?subject=a", "yoganagi.jp"), ("Info@Yoga-Nagl.JP。", "Yoga-Nagl.JP"),
        ("first.last@yoga-nagl.jp.", "yoga-nagl.jp"),
        ("「@yoga-nagl.jp」からのメールを受信できるように", "yoga-nagl.jp"), ("info@hinata-pres.com", "hinata-pres.com"),
        ("shop@gmial.com", "gmial.com"),
        ("https://yoga-nagi.jp/ / info@yoga-nagl.jp", "yoga-nagl.jp"),
        ("間違いがありましたら info@yoga-nagl.jp までご連絡ください。", "yoga-nagl.jp"), ("ミストサウナ info@yoga-nagl.jp", "yoga-nagl.jp"),
    ])
    func slipsInTexts(text: String, domain: String) { #expect(Self.written(text) == ["unusual-mail-domain 「\(domain)」"]) }

    @Test(arguments: [
        "info@yoga-nagi.jp", "info@mail.yoga-nagi.jp", "help@hinata-press.com", "info@yoga-nagi.com", "a@gmail.com",
        "a@ymail.com", "受講生 a@naga-yoga.jp",
        "taro@example.com", "https://www.youtube.com/@yoga-nagl.jp", "@yoga", "@yoga.", "a@.jp", "@-.", "@", "info@yoga-nagi。",
        "誤）shop@gmial.com　正）shop@gmail.com", "当店を装った info@yoga-nagl.jp にご注意ください",
        "フィッシング詐欺のメール：info@yoga-nagl.jp から届いても", "本物は info@yoga-nagi.jp です。info@yoga-nagl.jp は当教室ではありません。",
        "入力が info@gmial.com になっていませんか？", "正しくは @gmail.com です（@gmial.com ではありません）",
        "「yoga-nagl.jp」からの、なりすましメール（info@yoga-nagl.jp）にご注意ください", "yoga-nagl.jp",
    ])
    func realOnesInTexts(text: String) { #expect(Self.written(text) == []) }

    @Test func slipsInSubjectsAndTheirFixes() throws {
        #expect(Self.written("本文です。", subject: "返信は info@yoga-nagl.jp へ") == ["unusual-mail-domain 「yoga-nagl.jp」"])
        let right = Self.shop + "---\n" + mail("Mail: help@yoga-nagi.jp")
        let wrong = right.replacing("Mail: help@yoga-nagi.jp", with: "Mail: help@yoga-nagl.jp")
        let finding = try #require(inspect(wrong).diagnostics.first { $0.code == .unusualMailDomain })
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe && apply(fix.edits, to: Array(wrong.utf8)) == Array(right.utf8))
        #expect(finding.message.ja.contains("「help@yoga-nagl.jp」") && finding.message.ja.contains("MyASPのサイト"))
    }

    @Test(arguments: [
        ("https://yoga-nagl.jp/mypage", "Did you mean `yoga-nagi.jp`?"),
        ("https://yoga-nagi.jo/", "Did you mean `yoga-nagi.jp`?"), ("https://nagi.example.com/", nil),
        ("https://www.yoga-nagi.jp/", nil),
    ])
    func links(url: String, suggestion: String?) throws {
        let inspection = inspect(Self.shop + "---\n" + mail("マイページ: \(url)"))
        let finding = try #require(inspection.diagnostics.first { $0.code == .mailHostDiffers })
        #expect(finding.message.en.contains("Did you mean") == (suggestion != nil))
        if let suggestion { #expect(finding.message.en.hasSuffix(suggestion)) }
    }
}
