import LanguageServer
import SourceText
import Testing

@Suite("Hover says what a word is, in the client's language")
struct HoverTests {
    private func text(_ hover: JSON) -> String { hover["contents"]["value"].string ?? "" }

    @Test(
        "A key: label, key, what belongs there, default",
        arguments: [
            ("ja", ["**料金(税込)** `price`", "円単位の半角数字", "例: `1980`"]),
            ("en", ["**料金(税込)** `price`", "whole yen", "Example: `1980`"]),
        ])
    func key(locale: String, words: [String]) {
        var editor = Editor(locale: .string(locale))
        let hover = editor.at("textDocument/hover", "shared.yaml", 6, 2)
        for word in words { #expect(text(hover).contains(word), "\(word) in \(text(hover))") }
        #expect(hover["contents"]["kind"] == "markdown")
        #expect(hover["range"] == ["start": ["line": 6, "character": 0], "end": ["line": 6, "character": 5]])
    }

    @Test("The Japanese spelling of a key, and a default")
    func label() {
        var editor = Editor()
        editor.open("more.yaml", "kind: 支払方法\nid: more\nテスト環境を使用する: true\n")
        let hover = text(editor.at("textDocument/hover", "more.yaml", 2, 4))
        #expect(hover.contains("`use_test_environment`"))
        #expect(hover.contains("省略時: `false`"))
    }

    @Test("Beside use, what is left out comes from the definition; elsewhere a field says when it is needed")
    func besideUse() {
        var editor = Editor(locale: "en")
        editor.open(
            "more.yaml",
            """
            kind: product
            id: more
            name: x
            scenario: paid_product
            payment_methods:
              - use: shared
                use_test_environment: true
                price: 10
              - id: own
                type: one_time
                price: 10
            """)
        let switched = text(editor.at("textDocument/hover", "more.yaml", 6, 6))
        #expect(switched.contains("When left out: as in the document of `use:`") && !switched.contains("Default"), "\(switched)")
        #expect(!text(editor.at("textDocument/hover", "more.yaml", 7, 6)).contains("needs it"))
        #expect(text(editor.at("textDocument/hover", "more.yaml", 9, 6)).contains("Required"))
        #expect(text(editor.at("textDocument/hover", "more.yaml", 10, 6)).contains("A `paid_product` needs it."))
    }

    @Test("The help of a finding, in the spelling of the file")
    func help() {
        var editor = Editor(locale: "ja")
        editor.open("mail.yaml", "kind: ステップメール\nid: m\nトリガー: 定期支払いのキャンセル\n件名: x\n本文: x\n登録から: 10分後\n")
        let hover = text(editor.at("textDocument/hover", "mail.yaml", 5, 2))
        #expect(hover.contains("**unknown-key**: ") && hover.contains("ここに書けるキー"), "\(hover)")
    }

    @Test("A choice, the kind, a definition behind use, a scalar value")
    func values() {
        var editor = Editor()
        #expect(text(editor.at("textDocument/hover", "shared.yaml", 4, 8)).contains("Amazon Pay決済(ワンタイムペイメント:一括支払い)"))
        #expect(text(editor.at("textDocument/hover", "shared.yaml", 2, 10)).contains("**支払方法** `payment_method`"))
        let used = text(editor.at("textDocument/hover", "products/course.yaml", 5, 12))
        #expect(used.contains("shared.yaml"))
        #expect(used.contains("type: one_time\ntax_rate: 10%"))
        #expect(text(editor.at("textDocument/hover", "kessai.yaml", 3, 10)).contains("**MyASPのURL** `url`"))
    }

    @Test("A code in rules and in a suppression, and the finding under the pointer")
    func codes() {
        var editor = Editor(locale: "en")
        editor.open(
            "kessai.yaml",
            Editor.integration.replacing(Editor.quiet, with: "rules:\n  brand-spelling: off # kessai: allow unusual-tax-rate old")
        )
        #expect(text(editor.at("textDocument/hover", "kessai.yaml", 16, 4)).contains("**`brand-spelling`** (hint)"))
        #expect(text(editor.at("textDocument/hover", "kessai.yaml", 16, 45)).contains("**`unusual-tax-rate`** (warning)"))
        #expect(editor.at("textDocument/hover", "kessai.yaml", 16, 24) == .null)
        editor.open("shared.yaml", Editor.shared.replacing("1980", with: "1,980"))
        #expect(text(editor.at("textDocument/hover", "shared.yaml", 6, 9)).contains("**not-whole-yen**: "))
    }

    @Test("Findings of one code: what each says, and the explanation once", arguments: ["ja", "en"])
    func findingsOfOneCode(locale: String) {
        var editor = Editor(locale: .string(locale))
        editor.open("more.yaml", "kind: product\nid: x\n")
        let hover = text(editor.at("textDocument/hover", "more.yaml", 0, 1))
        for field in ["name", "scenario", "payment"] {
            #expect(hover.split(separator: "\n").count { $0.hasPrefix("**missing-field**: ") && $0.contains(field) } == 1)
        }
        let paragraphs = hover.split(separator: "\n\n").map(String.init).filter { $0 != "---" }
        #expect(Set(paragraphs).count == paragraphs.count, "\(hover)")
    }

    @Test("What a message quotes is no mark")
    func quotedMarks() {
        var editor = Editor(locale: "ja")
        editor.open("more.yaml", "kind: payment_method\nid: m\ntype: a*b_c\n")
        let hover = text(editor.at("textDocument/hover", "more.yaml", 2, 8))
        #expect(hover.contains("**not-a-choice**: ") && (hover.contains("a\\*b\\_c") || hover.contains("`a*b_c`")), "\(hover)")
    }

    @Test("A number that may stay as it is, unless the project makes an error of it", arguments: ["warning", "error"])
    func levels(level: String) {
        var editor = Editor(locale: "en")
        let invoice = "invoice: {registration_number: T1700110005901}"
        let integration = Editor.integration.replacing(
            Editor.quiet, with: "\(invoice)\nrules: {registration-number-check-digit: \(level)}")
        editor.open("kessai.yaml", integration)
        let line = integration.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: Substring(invoice)) ?? 0
        let hover = text(editor.at("textDocument/hover", "kessai.yaml", line, 35))
        #expect(hover.contains("**registration-number-check-digit**: "))
        #expect(hover.contains("keep it.") == (level == "warning"))
    }

    @Test("Nothing on blank lines, and no marks for a client without Markdown")
    func plain() {
        var editor = Editor(capabilities: [:])
        #expect(editor.at("textDocument/hover", "shared.yaml", 7, 0) == .null)
        let hover = editor.at("textDocument/hover", "shared.yaml", 6, 2)
        #expect(hover["contents"]["kind"] == "plaintext")
        #expect(text(hover).hasPrefix("料金(税込) price\n"))
    }

    @Test("Without Markdown, a definition stands there as it is written, without its fence")
    func plainDefinition() {
        var editor = Editor(capabilities: ["textDocument": ["hover": ["contentFormat": ["plaintext"]]]])
        editor.open("shared.yaml", Editor.shared.replacing("type: one_time", with: "name: \"`A` **B**\"\ntype: one_time"))
        let used = text(editor.at("textDocument/hover", "products/course.yaml", 5, 12)).split(separator: "\n")
        #expect(used.contains("type: one_time") && used.contains("name: \"`A` **B**\""), "\(used)")
        #expect(!used.contains { $0.hasPrefix("yaml") || $0.hasPrefix("```") }, "\(used)")
    }

    @Test("The key below a text of lines, from its first letter on")
    func keyBelowAText() {
        var editor = Editor()
        editor.open("mail.yaml", "kind: step_mail\nid: m\nbody: |\n  本文\nunsubscribe: true\n")
        for character in [0, 3, 11] {
            let hover = editor.at("textDocument/hover", "mail.yaml", 4, character)
            #expect(text(hover).contains("`unsubscribe`"))
            #expect(hover["range"]["start"] == ["line": 4, "character": 0])
        }
        #expect(text(editor.at("textDocument/hover", "mail.yaml", 3, 4)).contains("`body`"))
    }

    @Test("Without Markdown, what the words and the file quote keeps its stars, bars and dashes")
    func plainQuotes() {
        var editor = Editor(capabilities: [:])
        editor.open("kessai.yaml", Editor.integration + "ignore: [drafts/**]\n")
        let line = Editor.integration.filter { $0 == "\n" }.count
        #expect(text(editor.at("textDocument/hover", "kessai.yaml", line, 2)).contains("「*」「**」「?」"))
        editor.open("more.yaml", "kind: payment_method\nid: m\ntype: \"**a**_b|c\"\n")
        let hover = text(editor.at("textDocument/hover", "more.yaml", 2, 8))
        #expect(hover.contains("not-a-choice: ") && hover.contains("「**a**_b|c」"), "\(hover)")
    }

    @Test("Without Markdown, examples keep their stars")
    func plainExample() {
        var editor = Editor(locale: "en", capabilities: [:])
        editor.open("kessai.yaml", Editor.integration + "ignore: [drafts/**]\n")
        let line = Editor.integration.filter { $0 == "\n" }.count
        #expect(text(editor.at("textDocument/hover", "kessai.yaml", line, 2)).contains("Example: [drafts/**]"))
    }
}
