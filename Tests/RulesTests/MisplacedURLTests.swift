import Project
import Rules
import SourceText
import Testing

/// Return URLs among the origins.
@Suite struct MisplacedURLTests {
    private static let page = "https://shop.example.jp/example/return"
    private static let site = "https://shop.example.jp"

    /// The live environment with these lines in place of its return URLs.
    private static func live(_ lines: String) -> String {
        integration(("    return_urls:\n      - \(page)\n", lines)) + "---\n" + product(card)
    }

    /// One finding, whose fix makes of the lists what they were meant to be.
    @Test(arguments: [
        (
            "    javascript_origins: [\(page)]\n    return_urls: [\(site)]\n",
            "    return_urls: [\(page)]\n    javascript_origins: [\(site)]\n", "javascript_origins"
        ),
        (
            "    return_urls:\n      - \(site)/\n    許可されたJavaScriptオリジン:\n      - \(page)\n",
            "    許可されたJavaScriptオリジン:\n      - \(site)/\n    return_urls:\n      - \(page)\n", "return_urls"
        ),
        ("    javascript_origins: [\(page)]\n", "    return_urls: [\(page)]\n", "javascript_origins"),
        ("    許可されたJavaScriptオリジン: [\(page)]\n", "    許可されたリターンURL: [\(page)]\n", "許可されたJavaScriptオリジン"),
    ])
    func returnURLsAmongTheOrigins(lines: String, mended: String, key: String) throws {
        let text = Self.live(lines)
        let inspection = inspect(text)
        #expect(findings(inspection, from: .warning) == ["swapped-identifiers 「\(key)」"])
        let fix = try #require(inspection.diagnostics.first?.fixes.first)
        #expect(
            !fix.isSafe && apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == Self.live(mended)
        )
    }

    /// The line between two lists is missing.
    @Test func theLastOriginsAreReturnURLs() {
        let text = Self.live("    javascript_origins:\n      - \(Self.site)\n      - \(Self.page)\n")
        #expect(findings(text) == ["swapped-identifiers 「\(Self.page)」"])
    }

    /// A path is taken away by itself only where nothing is lost.
    @Test(arguments: [
        ("\(site)/example/other", "\(page)", false), ("\(page)", "\(page)", true), ("\(page)/", "\(page)", true),
        ("\(site)/p/r/AbCd1234", "\(page)", true), ("\(site)/?x=1", "\(page)", true), ("\(site)?x=1", "\(site)", true),
    ])
    func pathsOfOrigins(origin: String, returnURL: String, isSafe: Bool) {
        let text = Self.live("    javascript_origins:\n      - \(origin)\n    return_urls: [\(returnURL)]\n")
        let found = inspect(text).diagnostics.filter { $0.severity == .error }
        #expect(found.map(\.code) == [.originWithPath] && found.flatMap(\.fixes).map(\.isSafe) == [isSafe])
        let tellsWhere = found.first?.help?.en.contains("belongs in `return_urls`") == true
        #expect(tellsWhere == !isSafe)
    }

    /// Each of the lists may be wrong for itself.
    @Test func otherLists() {
        let both = Self.live("    javascript_origins: [\(Self.page)]\n    return_urls: [\(Self.site), \(Self.page)2]\n")
        #expect(findings(both) == ["origin-with-path 「/example/return」", "url-without-path 「\(Self.site)」"])
        #expect(findings(Self.live("    javascript_origins: [\(Self.site)]\n")) == ["live-environment-not-configured 「live」"])
    }
}
