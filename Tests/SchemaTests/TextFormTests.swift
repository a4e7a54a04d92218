import Schema
import SourceText
import Testing

/// URLs, hosts, patterns and version ranges as values of their own.
@Suite struct TextFormTests {
    @Test func urlIsSplit() throws {
        let url = try WebURL.parse("HTTPS://user:pw@Shop.Example.JP:8443/a/b?c=d#e").get()
        #expect(url.scheme == "https" && url.userInfo == "user:pw" && url.host == "Shop.Example.JP")
        #expect(url.asciiHost == "shop.example.jp" && url.port == 8443 && url.path == "/a/b")
        #expect(url.query == "c=d" && url.fragment == "e" && url.origin == "https://shop.example.jp:8443")
        let bare = try WebURL.parse("https://shop.example.jp:443").get()
        #expect(bare.path == "" && bare.query == nil && bare.fragment == nil && bare.origin == "https://shop.example.jp")
        let odd = try WebURL.parse("http://[2001:DB8::1]:80/?#").get()
        #expect(odd.host == "2001:DB8::1" && odd.asciiHost == "2001:db8::1" && odd.origin == "http://[2001:db8::1]")
        #expect(odd.query == "" && odd.fragment == "")
        let onlyQuery = try WebURL.parse("https://shop.example.jp?a").get()
        #expect(onlyQuery.path == "" && onlyQuery.query == "a")
    }

    @Test(arguments: [
        ("https://例え.jp", "xn--r8jz45g.jp"), ("https://日本語.jp", "xn--wgv71a119e.jp"),
        ("https://bücher.example", "xn--bcher-kva.example"),
        ("https://ショップ。example。jp", "xn--pckwb0d1d.example.jp"), ("https://ｓｈｏｐ．example.jp", "shop.example.jp"),
        ("https://ガガ.jp", "xn--iiqa.jp"), ("https://127.0.0.1", "127.0.0.1"), ("https://localhost", "localhost"),
        ("https://a_b.example.jp", "a_b.example.jp"), ("https://example.jp.", "example.jp"), ("https://例え.jp。", "xn--r8jz45g.jp"),
    ])
    func asciiHost(text: String, host: String) throws {
        let url = try WebURL.parse(text).get()
        if text.contains("ガ") || text.contains("ショップ") {
            #expect(url.asciiHost.hasPrefix("xn--"))
        } else {
            #expect(url.asciiHost == host)
        }
    }

    /// People read and write the letters; what has none but ASCII is the same either way.
    @Test(arguments: [
        ("https://ショップ。Example.jp:443/a", "https://ショップ.example.jp"), ("http://例え.jp。:8080", "http://例え.jp:8080"),
        ("https://ｓｈｏｐ.example.jp", "https://shop.example.jp"), ("https://SHOP.example.jp", "https://shop.example.jp"),
        ("https://カ\u{3099}.jp", "https://ガ.jp"), ("https://xn--r8jz45g.jp", "https://xn--r8jz45g.jp"),
        ("https://[::1]", "https://[::1]"),
    ])
    func readableOrigin(text: String, readable: String) throws {
        let origin = try WebURL.parse(text).get().readableOrigin
        #expect(Array(origin.utf8) == Array(readable.utf8))
    }

    /// Samples of RFC 3492, section 7.1.
    @Test(arguments: [
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
        ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"), ("安室奈美恵-with-super-monkeys", "-with-super-monkeys-pc58ag80a8qai00g7n9n"),
        ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"), ("majiでkoiする5秒前", "majikoi5-783gue6qz075azm5e"),
        ("パフィーdeルンバ", "de-jg4avhby1noc0d"), ("そのスピードで", "d9juau41awczczp"),
    ])
    func punycode(label: String, encoded: String) throws {
        #expect(try WebURL.parse("https://\(label).jp").get().asciiHost == "xn--\(encoded).jp")
    }

    @Test(
        arguments: [
            ("", .noScheme), ("shop.example.jp", .noScheme), ("https:/shop.example.jp", .noScheme), ("https//a", .noScheme),
            ("ftp://a.jp", .otherScheme("ftp")), ("javascript://a.jp", .otherScheme("javascript")), ("https://", .noHost),
            ("https://:443", .noHost), ("https://a..jp", .badHost), ("https://-a.jp", .badHost), ("https://a b.jp", .blank),
            ("https://a.jp:0", .badPort), ("https://a.jp:65536", .badPort), ("https://a.jp:x", .badPort),
            ("https://a.jp:", .badPort),
            ("https://300.1.1.1", .badHost), ("https://1.2.3", .badHost), ("https://[::1", .badHost),
            ("https://[1::2::3]", .badHost),
            ("https://[12345::]", .badHost), ("https://[:::]", .badHost), ("https://a.jp/<", .badCharacter("<")),
            ("https://a.jp/\u{7F}", .badCharacter("\u{7F}")), ("https://a.jp/%4", .badPercent), ("https://a.jp/%", .badPercent),
            ("https://a.jp/あ", .badCharacter("あ")), ("https://a*.jp", .badHost), ("https://a.jp\n", .blank),
            ("https://\u{FEFF}a.jp", .badHost),
        ] as [(String, WebURL.Failure)])
    func notAURL(text: String, failure: WebURL.Failure) {
        #expect(WebURL.parse(text) == .failure(failure))
    }

    @Test(arguments: [
        "::", "::1", "1::", "fe80::1", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "2001:db8::1:0:0:1",
    ])
    func ipv6(text: String) throws {
        #expect(try WebURL.parse("https://[\(text)]/").get().asciiHost == text)
    }

    @Test(arguments: ["1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", ":1", "1:", "g::", "1:2:3:4:5:6:7:192.0.2.1", "::192.0.2", "", ":"])
    func notIPv6(text: String) {
        #expect(WebURL.parse("https://[\(text)]/") == .failure(.badHost))
    }

    @Test(arguments: [
        ("*.yaml", "a.yaml", true), ("*.yaml", "b/a.yaml", true), ("*.yaml", "a.yml", false), ("b/*.yaml", "b/a.yaml", true),
        ("b/*.yaml", "c/b/a.yaml", false), ("b/*.yaml", "b/c/a.yaml", false), ("b/**", "b/c/a.yaml", true), ("b/**", "b", false),
        ("**/a.yaml", "a.yaml", true), ("**/a.yaml", "x/y/a.yaml", true), ("**/a.yaml", "xa.yaml", false),
        ("b/**/a.yaml", "b/a.yaml", true), ("b/**/a.yaml", "b/x/y/a.yaml", true), ("b/**/a.yaml", "bx/a.yaml", false),
        ("b/", "b/a.yaml", true), ("b", "b/a.yaml", true), ("b", "x/b/a.yaml", true), ("/b", "x/b/a.yaml", false),
        ("a?.yaml", "ab.yaml", true), ("a?.yaml", "a.yaml", false), ("a?.yaml", "a/.yaml", false), ("[ab].yaml", "b.yaml", true),
        ("[!ab].yaml", "b.yaml", false), ("[!ab].yaml", "c.yaml", true), ("[a-c]x", "bx", true), ("[]]x", "]x", true),
        ("[a-]x", "-x", true),
        ("a**b", "aXXb", true), ("a**b", "a/b", false), ("商品/*", "商品/講座.yaml", true), ("**", "a/b", true), ("./a", "a", true),
        ("a", "b", false), ("", "a", false),
    ])
    func glob(pattern: String, path: String, matches: Bool) {
        if pattern.isEmpty {
            #expect(Glob(pattern) == nil)
        } else {
            #expect(Glob(pattern).map { GlobSet([$0]).matches(path) } == matches)
        }
    }

    @Test(arguments: ["[", "[a", "a[", "../a", "a/../b", "!a", "a\\b", "/", ".", "[b-a]", "a\nb"])
    func notAGlob(pattern: String) {
        #expect(Glob(pattern) == nil)
    }

    /// A matcher that tries again would take centuries.
    @Test func globDoesNotBlowUp() throws {
        let glob = try #require(Glob(String(repeating: "a*", count: 100) + "b"))
        #expect(!GlobSet([glob]).matches(String(repeating: "a", count: 4000)))
        let parts = try #require(Glob(String(repeating: "**/a/", count: 100) + "b"))
        #expect(!GlobSet([parts]).matches(String(repeating: "a/", count: 2000)))
    }

    @Test(
        arguments: [
            (">=1", "1.0.0", .accepted), (">=1.0.0", "1.0.0", .accepted), (">=1.0.1", "1.0.0", .tooOld), (">1", "1.0.0", .tooOld),
            (">1", "1.0.1", .accepted), ("<2", "1.9.9", .accepted), ("<2", "2.0.0", .tooNew), ("<=1.2", "1.2.0", .accepted),
            ("<=1.2", "1.2.1", .tooNew),
            ("=1.2", "1.2.7", .accepted), ("==1.2", "1.3.0", .tooNew), ("=1.2", "1.1.0", .tooOld),
            (">=1.0, <2", "1.5.0", .accepted),
            (">= 1.0 , < 2", "2.1.0", .tooNew), (">=99", "1.0.0", .tooOld), (">=1.10", "1.9.0", .tooOld),
        ] as [(String, String, VersionRange.Verdict)])
    func versionRange(range: String, version: String, verdict: VersionRange.Verdict) {
        #expect(VersionRange(range)?.judge(version) == verdict)
    }

    @Test(arguments: ["", "1", "1.2", ">=", ">=a", ">=1.2.3.4", ">=1,", "^1", ">=-1", ">=1..2", ">=99999999999999999999"])
    func notAVersionRange(text: String) {
        #expect(VersionRange(text) == nil)
    }

    @Test(
        arguments: [
            ("1 month", 1, .month), ("2 weeks", 2, .week), ("10days", 10, .day), ("1 year", 1, .year), ("1か月", 1, .month),
            ("2週間", 2, .week),
            ("1ヶ月", 1, .month), ("999 日", 999, .day),
        ] as [(String, Int, Interval.Unit)])
    func interval(text: String, count: Int, unit: Interval.Unit) {
        #expect(Interval(text) == Interval(count: count, unit: unit))
    }

    @Test func patternOfIntervalsNamesTheUnits() {
        let units = Interval.units.flatMap(\.1).map { "\($0)" }.joined(separator: "|")
        #expect(Interval.format.pattern.hasSuffix(" ?(\(units))$"))
    }

    @Test(arguments: ["", "month", "0 months", "1000 days", "1  month", "-1 day", "1.5 years", "1 fortnight", "01 day", "毎月"])
    func notAnInterval(text: String) {
        #expect(Interval(text) == nil)
    }
}
