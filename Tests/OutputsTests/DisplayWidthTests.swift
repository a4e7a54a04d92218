// Columns of Japanese text, marks and emoji.
import SourceText
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("price", 5), ("料金(税込)", 10), ("Amazon Pay(本番環境)", 20), ("ｶﾞ", 2), ("か\u{3099}", 2), ("e\u{301}", 1),
        ("±§", 2), ("①", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇯🇵", 2), ("🇯🇵🇺🇸", 4),
        ("❤️", 2), ("👍🏽", 2), ("\u{200B}a\u{FEFF}", 1), ("ー〜", 4), ("a\tb\u{7F}", 2), ("𠮟る", 4), ("「」", 4), ("｡", 1),
    ])
    func columns(text: String, width: Int) {
        #expect(displayWidth(of: text) == width)
    }

    @Test func paddingCountsColumns() {
        #expect(padded("料金", to: 6) == "料金  ")
        #expect(padded("料金", to: 3) == "料金")
    }
}
