import Rules
import SourceText
import Testing

/// Links of mails, however they are written: where browsers go, and what keeps one from being a link.
@Suite struct MailLinkTests {
    private static func found(_ body: String, _ code: String) -> [String] {
        findings(inspect(mail(body))).filter { $0.hasPrefix(code + " ") }.map { String($0.dropFirst(code.count + 2).dropLast()) }
    }

    @Test(arguments: [
        (#"https://evil.jp\@shop.example.jp/login"#, "evil.jp"), (#"https://evil.jp\@amazon.co.jp/signin"#, "evil.jp"),
        ("https://shop.example.jpノevil.jp/login", "shop.example.jpノevil.jp"),
        ("https://amazon.co.jpノevil.jp/", "amazon.co.jpノevil.jp"),
        ("https://shop.example.jp。evil.jp/login", "shop.example.jp。evil.jp"),
        ("https://shop.example.jp｡evil.jp", "shop.example.jp｡evil.jp"),
        ("https://shop.example.jpー1.evil.jp/", "shop.example.jpー1.evil.jp"),
        ("https://shop.example.jp一a.jp/x", "shop.example.jp一a.jp"),
        ("https://shop.example.jpノノevil.jpです", "shop.example.jpノノevil.jp"),
        ("https://shop.example.jpノa.jpノb.jp/", "shop.example.jpノa.jpノb.jp"),
        ("https://shop.example.jp力evil.jp/", "shop.example.jp力evil.jp"),
        ("https://shop.example.jpօevil.jp/", "shop.example.jpօevil.jp"),
        ("http://1249763844/", "1249763844"), ("http://74.8249860/", "74.8249860"),
        ("https://[::ffff:1.2.3.4]/", "::ffff:1.2.3.4"), ("https://[2001:db8::1]:8443/", "2001:db8::1"),
        ("https:/evil.jp/login", "evil.jp"), ("https:evil.jp/login", "evil.jp"), ("https:///evil.jp/login", "evil.jp"),
        (#"https:\\evil.jp/login"#, "evil.jp"), (#"https:\/\/evil.jp/login"#, "evil.jp"), (#"https://\evil.jp"#, "evil.jp"),
        ("www.evil.jp/login", "www.evil.jp"), ("URL:www.evil.jp", "www.evil.jp"), ("詳しくはWWW.Evil.JPへ", "WWW.Evil.JP"),
        ("(www.evil.co.jp)", "www.evil.co.jp"), ("<www.evil.jp>", "www.evil.jp"),
    ])
    func elsewhere(body: String, expected: String) {
        #expect(Self.found(body, "mail-host-differs") == [expected])
    }

    @Test(arguments: [
        "https://shop.example.jpへアクセス", "https://shop.example.jp。よろしく", "https://shop.example.jp、https://shop.example.jp/a",
        "https://shop.example.jpまたはhttps://shop.example.jp/b", "https://shop.example.jpとold.example.com",
        "https://shop.example.jpやa.jp",
        "https://shop.example.jp・a.jpです。e.g. x", "https://shop.example.jp。support@shop.example.jpまで",
        "https://shop.example.jp。Amazon.co.jpでも",
        "https://shop.example.jpノート.pdf", "https://shop.example.jp版index.html", "https://shop.example.jp会員ページ",
        "https://shop.example.jp（a.jp）",
        "https://shop.example.jp」b.jp", "https://shop.example.jpⓂ", "info@www.shop.example.jp",
        "https://shop.example.jp/?u=www.evil.jp",
        "https://shop.example.jp/www.evil.jp", "www.html", "www.index.html", "awww.evil.jp", "httpやhttps:のURL", "http:80",
        "https:index.html",
        "xhttp:/evil.jp", "https: evil.jp", "www.", "www..jp", "https://[::x]/", "http://300.1.1.1/", "http://1.2.3.4.5/",
        "ver.2.0 / No.3",
        "10:00〜18:00", "https:evil@evil.jp", "www.evil@example.com",
    ])
    func nowhereElse(body: String) { #expect(Self.found(body, "mail-host-differs") == []) }

    /// A number is told as the address that it stands for.
    @Test func numberedHosts() {
        for host in ["1249763844", "0x4A7DE204", "0112.0175.0342.4", "74.8249860"] {
            let message = inspect(mail("http://\(host)/")).diagnostics.first { $0.code == .mailHostDiffers }?.message.en ?? ""
            #expect(message.contains("`74.125.226.4`"), "\(host)")
        }
    }

    @Test(arguments: [
        "http://localhost:3000/x", "http://127.0.0.1/", "https://127.1/", "http://[::1]:80/", "https://app.localhost",
    ])
    func theMachineItself(url: String) {
        let found = inspect(mail("設定: \(url)")).diagnostics.filter { $0.code == .mailHostDiffers }
        #expect(found.map(\.severity) == [.warning] && found.first?.message.en.contains("own computer") == true)
    }

    @Test(arguments: [
        ("http://shop.example.jp/faq", ["http"]), ("HTTP://SHOP.example.jp", ["HTTP"]), ("https://shop.example.jp/", []),
        ("http://old.example.com/", []), ("http:/shop.example.jp/", []), ("www.shop.example.jp", []),
    ])
    func withoutEncryption(body: String, expected: [String]) {
        #expect(Self.found(body, "insecure-url") == expected)
        #expect(findings(mail(body)).filter { $0.hasPrefix("insecure") } == [])
    }

    // MARK: What is no link

    @Test(
        arguments: [
            ("https：//shop.example.jp/faq", "https：//shop.example.jp", "https://shop.example.jp/faq"),
            ("https//shop.example.jp/faq", "https//shop.example.jp", "https://shop.example.jp/faq"),
            ("詳しくはhttp//shop.example.jp", "http//shop.example.jp", "詳しくはhttp://shop.example.jp"),
            ("https:/shop.example.jp/faq", "https:/shop.example.jp", "https://shop.example.jp/faq"),
            ("https:///shop.example.jp/", "https:///shop.example.jp", "https://shop.example.jp/"),
            ("https:／／shop.example.jp/", "https:／／shop.example.jp", "https://shop.example.jp/"),
            ("https：／／shop.example.jp/", "https：／／shop.example.jp", "https://shop.example.jp/"),
            ("htps://shop.example.jp/", "htps://shop.example.jp", "https://shop.example.jp/"),
            ("htp://shop.example.jp/", "htp://shop.example.jp", "http://shop.example.jp/"),
            ("ttps://shop.example.jp/", "ttps://shop.example.jp", "https://shop.example.jp/"),
            ("htpts://shop.example.jp/", "htpts://shop.example.jp", "https://shop.example.jp/"),
            ("https://shop.example.jp/faq？a=1", "？a=", "https://shop.example.jp/faq?a=1"),
            ("https://shop.example.jp？id=1", "？id=", "https://shop.example.jp?id=1"),
            ("https://https://shop.example.jp/", "https://https://", "https://shop.example.jp/"),
            ("https;//shop.example.jp/faq", "https;//shop.example.jp", "https://shop.example.jp/faq"),
            ("詳しくはhttp;//www.shop.example.jp", "http;//www.shop.example.jp", "詳しくはhttp://www.shop.example.jp"),
            ("https:// shop.example.jp/faq", "https:// shop.example.jp", "https://shop.example.jp/faq"),
            ("https://　shop.example.jpです", "https://　shop.example.jp", "https://shop.example.jpです"),
            (
                "https://shop.example.jp/https://shop.example.jp/", "https://shop.example.jp/https://shop.example.jp",
                "https://shop.example.jp/"
            ),
        ] as [(String, String?, String?)])
    func slips(body: String, expected: String?, mended: String?) throws {
        #expect(Self.found(body, "malformed-mail-link") == (expected.map { [$0] } ?? []))
        guard let mended else { return }
        let fix = try #require(inspect(mail(body)).diagnostics.first { $0.code == .malformedMailLink }?.fixes.first)
        let text = mail(body)
        #expect(!fix.isSafe && apply(fix.edits, to: Array(text.utf8)) == Array(mail(mended).utf8))
    }

    @Test(arguments: [
        "https://shop.example.jp /TEL 03-0000-0000", "https://shop.example.jp /mail: a@shop.example.jp",
        "https://shop.example.jp /line @shop",
        "https://shop.example.jp /instagram", "https://shop.example.jp /access 元町駅", "https://shop.example.jp / contact",
        "https://shop.example.jp /p/r",
        "https://shop.example.jp /03-0000-0000",
        "https://shop.example.jp /www.shop.example.jp", "https://shop.example.jp /yoga：東京", "https://shop.example.jp/a /contact",
        "https://shop.example.jp /https://shop.example.jp/b", "https://shop.example.jp /info@shop.example.jp",
        "https://shop.example.jp /お問い合わせ",
        "https://old.example.com /contact", "www.shop.example.jp /contact",
    ])
    func textBehindLinks(body: String) {
        #expect(Self.found(body, "malformed-mail-link") == [])
    }

    @Test(arguments: [
        "https://shop.example.jp/faq", "https://shop.example.jp／TEL 03-0000-0000",
        "https://shop.example.jp／mail：a@shop.example.jp",
        "https://shop.example.jp／https://shop.example.jp/b", "https://shop.example.jp／line @shop",
        "https://shop.example.jp／Instagram", "https://shop.example.jp／03-0000-0000", "https://shop.example.jp/j/123／456789",
        "https://shop.example.jp／faqをご覧",
        "https://shop.example.jp/faq？", "https://shop.example.jp？はい", "https://shop.example.jp/faq？yes", "ftp://shop.example.jp",
        "tel://x.jp",
        "https://shop.example.jp//a.html", "https://a.example.com/https://shop.example.jp/",
        "https://shop.example.jp/?u=https://shop.example.jp/",
        "//shop.example.jp", "a//b.c", "http//", "https：未定", "sftp://shop.example.jp", "smtp://shop.example.jp",
        "ahtps://shop.example.jp",
        "https:// で始まるURL", "https:// または http://", "https:// https://shop.example.jp/", "https:// index.html", "https:// 1.5",
        "https;shop.example.jp", "a;//shop.example.jp", "https:// %name1%.example.jp", "https://\n      shop.example.jp",
        "https://%name1%.example.jp", "http:または//shop.example.jp", "https://shop.example.jp https://shop.example.jp/",
    ])
    func noSlips(body: String) { #expect(Self.found(body, "malformed-mail-link") == []) }
}
