import Project
import Rules
import SourceText
import Testing

/// Quotes that are left of two.
@Suite struct StrayQuoteTests {
    @Test(arguments: [
        ("家計簿講座\"", "\""), ("家計簿講座'", "'"), ("家計簿講座”", "”"), ("“家計簿講座", "“"), ("＂家計簿講座", "＂"), ("家計簿講座’", "’"),
        ("家計簿 Book\"", "\""),
    ])
    func oneQuote(name: String, expected: String) throws {
        let text = product(card).replacing("name: オンライン講座", with: "name: \(name)")
        #expect(findings(text) == ["stray-quote 「\(expected)」"])
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .strayQuote }?.fixes.first)
        let mended = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(!fix.isSafe && mended == text.replacing(name, with: name.replacing(expected, with: "")))
    }

    @Test(arguments: [
        "家計簿\"講座\"", "27\"", "27'", "Members'", "家計簿 \"の\" 講座", "“家計簿”", "'家計簿講座\"'", "\"“家計簿\"", "家計\"簿講座", "”", "家計簿…",
        "…家計簿", "＃家計簿",
    ])
    func othersAreText(name: String) {
        let text = product(card).replacing("name: オンライン講座", with: "name: \(name)")
        #expect(!findings(text).contains { $0.hasPrefix("stray-quote") })
    }

    /// Typographic quotes between brackets around the name of a document are what is wrong, and not that no document has that name.
    @Test func quotesAroundAName() {
        let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n---\n"
        let used = method + product("- {use: “card”}")
        let one = inspect(used).diagnostics.filter { $0.severity == .error }
        #expect(one.map(\.code) == [.fullWidthPunctuation])
        #expect(
            one.first?.fixes.first.flatMap { apply($0.edits, to: Array(used.utf8)) }
                == Array(used.replacing("“card”", with: "\"card\"").utf8))
    }
}
