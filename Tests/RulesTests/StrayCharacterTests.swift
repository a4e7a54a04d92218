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
