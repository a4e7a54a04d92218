import SourceText
import Testing

@testable import Schema

/// Where browsers go by a URL, and the letters of a host in Punycode.
@Suite struct URLHostTests {
    @Test(
        arguments: [
            (#"https://evil.jp\@shop.example.jp/a?b#c"#, "evil.jp", #"\@shop.example.jp/a"#, "shop.example.jp"),
            (#"https://u@evil.jp:8443\@shop.example.jp"#, "evil.jp", #"\@shop.example.jp"#, "shop.example.jp"),
            (#"https://\@shop.example.jp/a"#, "shop.example.jp", "/a", nil),
            (#"https://\evil.jp\@shop.example.jp/a"#, "evil.jp", #"\@shop.example.jp/a"#, "shop.example.jp"),
            (#"https://a!b\@shop.example.jp/a"#, "shop.example.jp", "/a", nil),
            ("https://u@shop.example.jp/a", "shop.example.jp", "/a", nil),
            ("https://shop.example.jp/@evil.jp", "shop.example.jp", "/@evil.jp", nil),
        ] as [(String, String, String, String?)])
    func hosts(text: String, host: String, path: String, seeming: String?) throws {
        let url = try WebURL.parse(text).get()
        #expect(url.asciiHost == host && url.path == path && url.seemingHost == seeming && url.text == text)
    }

    /// What was none before is none.
    @Test(arguments: [
        #"https://evil.jp\shop.example.jp"#, #"https://shop.example.jp/a\b"#, #"https://a\@"#, #"https://evil.jp\@a!b/"#,
    ])
    func noURLs(text: String) { #expect(throws: WebURL.Failure.self) { try WebURL.parse(text).get() } }

    @Test(arguments: ["お店", "日本語ドメイン名", "bücher", "ab-ノート", "ᴏ", "аррӏе", "🍣", "a一b", "é"])
    func decoding(label: String) throws {
        let scalars = Array(label.unicodeScalars)
        let encoded = try #require(Punycode.encode(scalars))
        #expect(Punycode.decode(encoded[...]) == scalars)
        #expect(WebURL.lettersOfHost("www.xn--\(encoded).jp") == "www.\(label).jp")
    }

    @Test(arguments: ["xn--.jp", "xn--99999999.jp", "xn--a_b.jp", "example.jp", "axn--a.jp"])
    func nothingToDecode(host: String) { #expect(WebURL.lettersOfHost(host).map { $0.isEmpty || $0 == ".jp" } ?? true) }
}
