import Rules
import SourceText
import Testing

/// Hosts and domains that look like others.
@Suite struct LookAlikeTests {
    /// All URLs on one host, so that only what it looks like is told.
    private static func shop(_ host: String) -> String {
        ExampleProject.integration.replacing("https://shop.example.jp", with: "https://" + host)
    }

    @Test(arguments: [
        "stọre.example.jp", "examplẹ.jp", "shop.examþle.jp", "ꓢꓔꓳꓣꓰ.jp", "օօօ.jp", "ⲥⲟⲣ.jp", "ᴏ.jp", "ꮓꮓ.jp", "café.jp", "сор.jp",
        "store.example.jpノevil.jp", "a一b.jp", "store.example.jpーx.jp", "a丿b.jp", "1ソ2.jp", "aンb.jp", "a丶b.jp", "aノノb.jp",
        "shop。example.jp", "한글.jp",
    ])
    func hosts(host: String) {
        #expect(findings(Self.shop(host)).filter { $0.hasPrefix("confusable") } == ["confusable-host 「\(host)」"])
    }

    @Test(arguments: [
        "お店.jp", "ノート.jp", "a-ソース.jp", "コーヒーshop.jp", "一番shop.jp", "shop一番.jp", "no1ショップ.jp", "tシャツ.jp", "ab・cdノ.jp", "山ノ上.jp",
        "aー.jp",
        "々.jp", "レストラン.example.jp",
    ])
    func japaneseHosts(host: String) {
        #expect(findings(Self.shop(host)).filter { $0.hasPrefix("confusable") } == [])
    }

    @Test func theLetterIsNamed() throws {
        let found = try #require(inspect(Self.shop("stọre.example.jp")).diagnostics.first { $0.code == .confusableHost })
        #expect(found.message.en.contains("(`ọ`)") && found.message.ja.contains("文字「ọ」"))
    }

    // MARK: What only looks like the host

    @Test(arguments: [
        (#"https://evil.jp\@shop.example.jp/a"#, "@shop.example.jp", "evil.jp"),
        (#"https://evil.jp\\@shop.example.jp/a"#, "@shop.example.jp", "evil.jp"),
        (#"https://evil.jp\login\@shop.example.jp/a?x"#, "@shop.example.jp", "evil.jp"),
        (#"https://a@evil.jp\@shop.example.jp/a"#, "@shop.example.jp", "evil.jp"),
        (#"https://evil.jp\a@b@shop.example.jp/a"#, "@shop.example.jp", "evil.jp"),
        (#"https://shop.example.jp\@evil.jp/a"#, "@evil.jp", "shop.example.jp"),
        ("https://evil.jp/\u{301}@shop.example.jp/a", "@shop.example.jp", "evil.jp"),
        ("https://evil.jp\\\u{301}@shop.example.jp/a", "@shop.example.jp", "evil.jp"),
    ])
    func whatOnlyLooksLikeTheHost(url: String, place: String, host: String) throws {
        let text = integration(("- https://shop.example.jp/example/return\n", "- '\(url)'\n"))
        let found = inspect(text).diagnostics.filter { $0.code == .confusableHost }
        #expect(findings(text).first { $0.hasPrefix("confusable") } == "confusable-host 「\(place)」")
        #expect(findings(text, from: .error) == [])
        let problem = try #require(found.first)
        #expect(problem.message.en.contains("is `\(host)`; `\(place.dropFirst())` behind it") && problem.fixes.isEmpty)
        // Told as another host where that is not told.
        let silenced = integration(
            ("- https://shop.example.jp/example/return\n", "- '\(url)'  # kessai: allow confusable-host 確認済み\n"))
        #expect(findings(silenced).contains("host-differs-from-site 「\(host)」") == (host == "evil.jp"))
    }

    /// In an origin it was an error before, and no fix makes another host of it.
    @Test func inAnOrigin() {
        let text = integration(("url: https://shop.example.jp\n", #"url: 'https://shop.example.jp\@evil.jp'"# + "\n"))
        let found = inspect(text).diagnostics
        #expect(found.map(\.code) == [.originWithPath] && found.flatMap(\.fixes).isEmpty, "\(findings(text))")
    }

    @Test(arguments: [
        ("user@shop.example.jp", "user@"), (#"\@shop.example.jp"#, #"\@"#), ("a<b@shop.example.jp", "a<b@"),
        ("太郎@shop.example.jp", "太郎@"), (#"a!b\@shop.example.jp"#, #"a!b\@"#), ("evil.jp／@shop.example.jp", "evil.jp／@"),
    ])
    func usersBeforeTheHost(written: String, user: String) {
        let text = integration(("- https://shop.example.jp/example/return\n", "- 'https://\(written)/example/return'\n"))
        #expect(findings(text) == ["confusable-host 「\(user)」"])
    }

    // MARK: Domains of addresses

    private static func address(_ address: String) -> [String] {
        findings(integration(("shop.example.jp", "yoga-nagi.jp"), ("help@yoga-nagi.jp", address)))
    }

    @Test(arguments: [
        "xn--80ak6aa92e.com", "XN--80AK6AA92E.com", "xn--strand-dsa.jp", "yoga-nagi.jp.evil.jp", "yoga-nagi.jp.com",
        "Yoga-Nagi.jp.evil.example.net",
    ])
    func addresses(domain: String) { #expect(Self.address("s@" + domain) == ["unusual-mail-domain 「\(domain)」"]) }

    /// Japanese domains have no other form in an address, and what is no Punycode is not judged.
    @Test(arguments: [
        "xn--t8jx73h.jp", "xn--eckwd4c7c.jp", "xn--99999999.jp", "mail.yoga-nagi.jp", "yoga-nagi.jpn.com", "co.jp",
        "my-yoga-nagi.jp.net", "yoga-nagi.jp.tw",
    ])
    func ordinaryAddresses(domain: String) { #expect(Self.address("s@" + domain) == []) }
}
