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
}
