import Project
import Rules
import SourceText
import Testing

/// URLs with more than the screen shows.
@Suite struct StrayCharacterTests {
    private static let page = "https://shop.example.jp/example/return"
    private static let site = "https://shop.example.jp"

    @Test(arguments: [
        ("/return,", [","]), ("/return.", ["."]), ("/return;", [";"]), ("/return)", [")"]),
        ("/return.)", [".)"]),
        ("/example/...", ["..."]), ("/return", []), ("/return/", []), ("/return(1)", []), ("/return-", []), ("/return_", []),
        ("/return.html", []), ("/", []), ("/a,b", []),
        ("/return%20", ["%20"]), ("/return%E3%80%80", ["%E3%80%80"]), ("/return%e3%80%80%20", ["%e3%80%80%20"]), ("/a%20b", []),
        ("/return%2F", []), ("/return%0A", ["%0A"]), ("/return%0d%0a", ["%0d%0a"]), ("/return%09", ["%09"]),
        ("/return%E2%80%8B", ["%E2%80%8B"]), ("/return%ef%bb%bf", ["%ef%bb%bf"]), ("/return%C2%A0%20", ["%C2%A0%20"]),
        ("/return%C2%AD", ["%C2%AD"]), ("/return%E3%81%82", []), ("/return%A0", []), ("/return%80%8B", []),
        ("/return%252520", []),
    ])
    func punctuationBehindAPath(path: String, expected: [String]) throws {
        let wanted = expected.map { "stray-character-in-url 「\($0)」" }
        let returned = integration(("- \(Self.page)\n", "- \(Self.site)\(path)\n"))
        #expect(findings(returned).filter { $0.hasPrefix("stray") } == wanted)
        let noticed = integration(("ipn_endpoint: \(Self.site)/example/ipn", "ipn_endpoint: \(Self.site)\(path)"))
        #expect(findings(noticed).filter { $0.hasPrefix("stray") } == wanted)
        for fix in inspect(noticed).diagnostics.filter({ $0.code == .strayCharacterInURL }).flatMap(\.fixes) {
            let mended = apply(fix.edits, to: Array(noticed.utf8)).map { String(decoding: $0, as: UTF8.self) }
            let wanted = integration(("ipn_endpoint: \(Self.site)/example/ipn", "ipn_endpoint: \(Self.site)/return"))
            #expect(!fix.isSafe && mended == wanted)
        }
    }

    /// Stops of a text behind the host, of which a browser reads one as a dot and another as a letter: a warning, as in version 1.0.0, and
    /// nothing else is told of that host.
    @Test(arguments: ["。", "、"]) func stopsBehindAHost(stop: String) throws {
        let site = integration(("  url: \(Self.site)\n", "  url: \(Self.site)\(stop)\n"))
        let told = ["stray-character-in-url 「shop.example.jp\(stop)」"]
        #expect(findings(site) == told)
        let problem = try #require(inspect(site).diagnostics.first)
        #expect(problem.severity == .warning && problem.message.en.contains("has `\(stop)`, which seems to be copied by mistake"))
        let fix = try #require(problem.fixes.first)
        let mended = apply(fix.edits, to: Array(site.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(!fix.isSafe && mended == integration())
        let returned = integration(("- \(Self.page)\n", "- \(Self.site)\(stop)\n"))
        #expect(findings(returned).filter { !$0.hasPrefix("url-without-path") } == told)
        // In the middle it is no stop.
        let other = integration(("  url: \(Self.site)\n", "  url: https://shop\(stop)example.jp\n"))
        #expect(!findings(other).contains { $0.hasPrefix("stray") })
    }

    /// Another URL in the path, and what stands in manuals for a part that differs. A query may well name a URL.
    @Test(arguments: [
        ("/https://shop.example.jp/a", ["https://shop.example.jp/a"]),
        ("/ahttps://shop.example.jp/a", ["https://shop.example.jp/a"]),
        ("/a,https://shop.example.jp/b", ["https://shop.example.jp/b"]),
        ("/a;HTTP://shop.example.jp/b", ["HTTP://shop.example.jp/b"]),
        ("/XXXXX/return", ["XXXXX"]), ("/pay/xxxxx", ["xxxxx"]), ("/XXX/return", ["XXX"]),
        ("/a?to=https://shop.example.jp/b", []),
        ("/XX/return", []), ("/XXXL/return", []), ("/xXx/return", []), ("/http/return", []),
    ])
    func whatNoScreenShowsInAPath(path: String, expected: [String]) {
        let wanted = expected.map { "stray-character-in-url 「\($0)」" }
        for change in [
            ("- \(Self.page)\n", "- \(Self.site)\(path)\n"),
            ("ipn_endpoint: \(Self.site)/example/ipn", "ipn_endpoint: \(Self.site)\(path)"),
        ] {
            #expect(findings(integration(change)).filter { $0.hasPrefix("stray") } == wanted)
        }
    }

    /// Several URLs in one entry become entries of their own, where a sign between them tells where each ends.
    @Test(arguments: [
        (
            "\n      - https://shop.example.jp/a,https://shop.example.jp/b",
            "\n      - https://shop.example.jp/a\n      - https://shop.example.jp/b"
        ),
        (
            "\n      -  'https://shop.example.jp/a;https://shop.example.jp/b;https://shop.example.jp/c'  # 写し",
            "\n      -  https://shop.example.jp/a\n      -  https://shop.example.jp/b\n      -  https://shop.example.jp/c  # 写し"
        ),
        (" [https://shop.example.jp/a;https://shop.example.jp/b]", " [https://shop.example.jp/a, https://shop.example.jp/b]"),
        (" [\"https://shop.example.jp/a,https://shop.example.jp/b\"]", " [https://shop.example.jp/a, https://shop.example.jp/b]"),
        ("\n      - https://shop.example.jp/ahttps://shop.example.jp/b", nil),
        ("\n      - https://shop.example.jp/a,https://\"b", nil),
        ("\n      - 'https://shop.example.jp/a,https://shop.example.jp/b:'", nil),
    ])
    func severalURLsInOneEntry(written: String, mended: String?) throws {
        func text(_ urls: String) -> String { integration(("\n      - \(Self.page)\n", urls + "\n")) }
        let fixes = inspect(text(written)).diagnostics.filter { $0.code == .strayCharacterInURL }.flatMap(\.fixes)
        guard let mended else {
            #expect(fixes.isEmpty)
            return
        }
        let fix = try #require(fixes.first)
        let result = apply(fix.edits, to: Array(text(written).utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(!fix.isSafe && fixes.count == 1 && result == text(mended))
        #expect(findings(text(mended)) == [])
        let windows = text(written).replacing("\n", with: "\r\n")
        let edits = inspect(windows).diagnostics.filter { $0.code == .strayCharacterInURL }.flatMap(\.fixes).flatMap(\.edits)
        let changed = apply(edits, to: Array(windows.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(changed == text(mended).replacing("\n", with: "\r\n"))
    }

    @Test(arguments: [
        ("https://shop.example.jp./ipn", ["stray-character-in-url 「shop.example.jp.」"]),
        ("https://shop.example.jp/ipn?a=1&amp;b=2", ["stray-character-in-url 「&amp;」"]),
        ("https://shop.example.jp/ipn?a=1", []),
        ("https://shop.example.jp/ipn#a.", ["return-url-fragment 「#a.」"]),
    ])
    func endpointThatNoScreenShows(url: String, expected: [String]) {
        #expect(findings(integration(("https://shop.example.jp/example/ipn", url))) == expected)
    }
}
