// Text from a project in Markdown, CSV and HTML: it stays text.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct FormatTests {
    @Test(arguments: [
        ("plain 料金(税込)", "plain 料金(税込)"), ("**b** _i_ `c`", "\\*\\*b\\*\\* \\_i\\_ \\`c\\`"), ("# h", "\\# h"),
        ("a # h", "a # h"),
        ("- x", "\\- x"), ("1. x", "1\\. x"), ("12) x", "12\\) x"), ("<b>&amp;|~~$", "\\<b\\>\\&amp;\\|\\~\\~\\$"),
        ("[a](b)", "\\[a\\](b)"), ("a\nb\u{202E}", "a\\<U+000A\\>b\\<U+202E\\>"), ("\\", "\\\\"), ("===", "\\==="),
        ("講座 @octocat @a/team", "講座 `@octocat` `@a/team`"), ("- a_b #12 x", "\\- a\\_b `#12` x"), ("a/b#1", "`a/b#1`"),
        ("https://evil.example/_ www.evil.example", "`https://evil.example/_` `www.evil.example`"),
        ("w: #a # 1", "w: #a # 1"), ("「https://e.jp」と“@a”の*", "「`https://e.jp`」と“`@a`”の\\*"), ("「- @a", "「- `@a`"),
    ])
    func markdownText(text: String, expected: String) {
        #expect(Markdown.text(text) == expected)
    }

    @Test(arguments: [
        ("v", "`v`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("``a", "``` ``a ```"), (" x ", "`<U+0020>x<U+0020>`"),
        ("", "(空 / empty)"),
        ("a|b", "`a|b`"), ("a\u{A0}b\u{200B}", "`a<U+00A0>b<U+200B>`"),
    ])
    func markdownCode(value: String, expected: String) {
        #expect(Markdown.code(value) == expected)
    }

    /// Of what is shown already no blank is spelled out, nor lost.
    @Test(arguments: [("a　b", "`a　b`"), (" a ", "`  a  `"), ("`a`", "`` `a` ``"), ("a\n", "`a<U+000A>`"), ("", "(空 / empty)")])
    func markdownCodeOfWhatIsShown(text: String, expected: String) {
        #expect(Markdown.code(shown: text) == expected)
    }

    @Test func markdownBlocksGrowTheirFence() {
        func block(_ value: String) -> String {
            var markdown = ByteBuffer()
            Markdown.append(block: value, indentation: "  ", to: &markdown)
            return String(decoding: markdown.array, as: UTF8.self)
        }
        #expect(block("a\n```\nb\n\nc\n") == "  ````text\n  a\n  ```\n  b\n\n  c\n  ````\n")
        #expect(block("") == "  ```text\n  ```\n" && block("\n\n") == "  ```text\n\n\n  ```\n")
        #expect(block("  a b\u{A0} \n") == "  ```text\n    a b<U+00A0><U+0020>\n  ```\n")
        #expect(Markdown.block(shown: "a \n```", of: "yaml") == "````yaml\na \n```\n````\n")
        #expect(Markdown.code("a|b", inTable: true) == "`a\\|b`")
    }

    /// What the eye misses: blanks at the ends, several in a row, and other ones than the usual.
    @Test(arguments: [
        ("a b", "a b"), ("", ""), (" ", "·"), (" a", "·a"), ("a ", "a·"), ("a  b", "a··b"), ("a\u{A0}b", "a·b"),
        ("山田\u{3000}花子", "山田·花子"), ("a\u{2003}b c", "a·b c"), ("a\u{2800}", "a·"), ("a\u{202F}\u{205F}b", "a··b"),
        ("\u{1680}", "·"), ("a\u{A0} b", "a··b"), ("、。…—à", "、。…—à"), ("a\u{200B}\tb", "a\u{200B}\tb"),
    ])
    func blanks(value: String, shown: String) {
        #expect(marked(value, lines: false) == shown)
    }

    /// In a text of several lines the layout shows those at the beginning and in the middle of a line.
    @Test(arguments: [
        ("  a  b\n\u{3000}c\u{3000}d\n", "  a  b\n\u{3000}c\u{3000}d\n"), ("a \nb", "a·\nb"), ("a  ", "a··"),
        ("a\n \u{3000}\nb", "a\n··\nb"), ("a\u{3000}\n", "a·\n"), ("a\u{A0}b c", "a·b c"), ("\u{A0}\u{3000}a b", "·\u{3000}a b"),
    ])
    func blanksInLines(value: String, shown: String) {
        #expect(marked(value, lines: true) == shown)
    }

    private func marked(_ value: String, lines: Bool) -> String {
        Blanks.parts(of: value, lines: lines).map { if case .text(let text) = $0 { text } else { "·" } }.joined()
    }

    @Test(arguments: [
        ("text", "text"), ("=1+1", "'=1+1"), ("+81-3", "'+81-3"), ("-1", "'-1"), ("@x", "'@x"), ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=a\"b", "\"'=a\"\"b\""), ("a\r\nb", "\"a\r\nb\""),
        ("https://a.jp/?q=1", "https://a.jp/?q=1"), ("\rx", "\"'\rx\""), ("", ""),
    ])
    func csv(text: String, expected: String) {
        #expect(csvCell(text) == expected)
    }

    /// Every cell comes back through a CSV reader.
    @Test func csvIsReadBackByPython() throws {
        let text = try Shop.checked().values(environment: nil, format: .csv, languages: [.ja])
        let script =
            "import csv,sys,io,json; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(),newline='')))))"
        let output = try run("python3", ["-c", script], input: Data(text.utf8))
        let rows = try JSONDecoder().decode([[String]].self, from: output)
        #expect(rows.allSatisfy { $0.count == 5 })
        #expect(rows.contains { $0.last == "'+81-3-0000-0000" })
    }

    @Test func htmlEscapes() throws {
        func html(_ write: (inout HTMLWriter) -> Void) -> String {
            var writer = HTMLWriter()
            write(&writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
        #expect(html { $0.text("<script>\"'&") } == "&lt;script&gt;&quot;&#39;&amp;")
        let mark = "<span class=\"unseen char\" data-code=\"U+202E\">\u{202E}</span>"
        #expect(html { $0.text("a\u{202E}b\n") } == "a\(mark)b<span class=\"unseen\">U+000A</span>")
        #expect(html { $0.lines("a\u{202E}\n\tb") } == "a\(mark)\n\tb")
        #expect(html { $0.value("👩\u{200D}🏫") } == "👩\u{200D}🏫")
        #expect(html { $0.attribute("id", "a\"<") } == " id=\"a&quot;&lt;\"")
        let hostile = "</textarea>\"'<\u{202E}\u{0}\r\n\u{1F468}\u{200D}\u{E0041}"
        let data = html { $0.data("data-copy", hostile) }.dropFirst(" data-copy=\"".count).dropLast()
        #expect(data.unicodeScalars.allSatisfy { !"<>\"".unicodeScalars.contains($0) && $0.value >= 0x20 })
        let json = data.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">")
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8)) == [hostile])
    }

    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func base64AsFoundation(text: String) {
        #expect(base64(Array(text.utf8)) == Data(text.utf8).base64EncodedString())
    }

    @Test func amountsInMails() {
        for text in ["1980円", "料金は1,980 円です", "¥1,980", "￥ １，９８０", "１９８０円"] {
            #expect(quotedAmounts(text).contains(1980), "\(text)")
        }
        for text in ["1980", "11980円", "1,9800円", "1980年", "980円", "¥19801", ""] {
            #expect(!quotedAmounts(text).contains(1980), "\(text)")
        }
    }
}
