// Lines that are broken where a terminal ends, as a printer would break them.
import Reporting
import SourceText
import Testing

@Suite struct WrappingTests {
    @Test(arguments: [
        // No closing mark begins a line, and no opening one ends it.
        ("ご確認をお願いします。", 20, ["ご確認をお願いしま", "す。"]), ("あいう「えお」かき", 8, ["あいう", "「えお」", "かき"]),
        ("前の“お知らせ”は消します", 14, ["前の“お知らせ”", "は消します"]), ("前の“お知らせ”は", 5, ["前の", "“お知", "らせ”", "は"]),
        ("ワールドカップ", 6, ["ワール", "ドカッ", "プ"]), ("price を確かめる", 8, ["price を", "確かめる"]),
        // English at blanks, which are not drawn at the end; a word that is too long stays whole.
        ("two words more", 9, ["two words", "more"]), ("https://shop.example.jp/a b", 10, ["https://shop.example.jp/a", "b"]),
    ])
    func lines(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(wrapped(text, width: width) == lines)
        #expect(wrapped(text, width: nil) == [text])
    }
}
