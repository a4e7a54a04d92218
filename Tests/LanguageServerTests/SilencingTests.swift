import LanguageServer
import SourceText
import Testing

@Suite("A warning or hint can be silenced where it stands, and what silences nothing be removed")
struct SilencingTests {
    /// The fixes at a place of a file, without those that are preferred.
    private func actions(_ text: String, _ line: Int, _ character: Int, path: String = "x.yaml") -> [JSON] {
        var editor = Editor()
        editor.open(path, text)
        let position: JSON = ["line": .integer(line), "character": .integer(character)]
        return editor.request(
            "textDocument/codeAction",
            [
                "textDocument": ["uri": .string(Editor.uri(path))], "range": ["start": position, "end": position],
                "context": ["diagnostics": []],
            ]
        ).elements
    }

    /// A text after an edit of one place, which stands in whole lines or at their ends.
    private func edited(_ text: String, _ action: JSON) -> String {
        let edit = action["edit"]["documentChanges"][0]["edits"][0]
        guard edit != .null else { return text }
        func offset(_ position: JSON) -> Int {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(position["line"].number)
            return lines.map { $0.utf16.count + 1 }.reduce(0, +) + position["character"].number
        }
        let units = Array(text.utf16)
        let (start, end) = (offset(edit["range"]["start"]), offset(edit["range"]["end"]))
        return String(decoding: units[..<start], as: UTF16.self) + (edit["newText"].string ?? "")
            + String(decoding: units[end...], as: UTF16.self)
    }

    /// The codes of a file, hints among them.
    private func codes(_ text: String) -> [String] {
        var editor = Editor()
        editor.open("x.yaml", text)
        return editor.codes("x.yaml")
    }

    private static let method = "kind: payment_method\nid: x\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
    private static let mail =
        "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: S\nbody: |\n  本文\n\n  AmazonPayで\nunsubscribe: false\n"
    private static let product =
        "kind: product\nid: x\nname: N\nscenario: paid_product\npayment_methods:\n  - use: shared\n  # 例外\n  - id: y\n    type: auto_pay\n"

    @Test(
        "The comment goes above the line of the field, as deep as it, and the finding is gone",
        arguments: [
            (method.replacing("10%", with: "5%"), 3, 10, "unusual-tax-rate", 3, ""),
            (method.replacing("10%", with: "5%").replacing("kind", with: "# a\nkind"), 4, 10, "unusual-tax-rate", 4, ""),
            (mail, 7, 3, "brand-spelling", 4, ""),
            (product + "    tax_rate: 5%\n    price: 500\n", 9, 15, "unusual-tax-rate", 9, "    "),
            (product + "    tax_rate:\n      5%\n    price: 500\n", 10, 7, "unusual-tax-rate", 9, "    "),
        ] as [(String, Int, Int, String, Int, String)])
    func comment(_ text: String, _ line: Int, _ character: Int, _ code: String, _ target: Int, _ indentation: String) {
        #expect(codes(text).contains(code))
        let found = actions(text, line, character).filter { $0["title"].string?.contains("kessai: allow") == true }
        #expect(found.map { $0["kind"] } == ["quickfix"] && found.map { $0["isPreferred"] } == [false])
        #expect(found.first?["diagnostics"][0]["code"].string == code)
        let after = edited(text, found.first ?? .null)
        let lines = after.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[target...].first == "\(indentation)# kessai: allow \(code) ")
        // The reason is theirs to write.
        #expect(codes(after).contains("suppression-without-reason") && !codes(after).contains(code))
    }

    @Test(
        "No comment is offered for errors, in comments, or where it would be part of a text",
        arguments: [
            (method.replacing("1980", with: "1,980"), 4, 8), ("# a\u{A0}b\n" + method, 0, 3),
            ("\u{FEFF}" + method, 0, 0), (method + "name: {\"a\n  b\": \"c\u{A0}\"}\n", 6, 7),
            (method.replacing("10%", with: "5% # kessai: allow unusual-tax-rate"), 3, 32),
        ])
    func none(_ text: String, _ line: Int, _ character: Int) {
        let titles = actions(text, line, character).compactMap { $0["title"].string }
        #expect(!titles.contains { $0.contains("kessai: allow") && $0.contains("止める") }, "\(titles)")
    }

    @Test("Lines that end with CR LF get one more such line; all safe fixes together silence nothing")
    func lineBreaks() {
        let text = Self.method.replacing("10%", with: "5%").replacing("\n", with: "\r\n")
        let edit = actions(text, 3, 10).first { $0["title"].string?.contains("kessai: allow") == true }?["edit"] ?? .null
        let inserted = edit["documentChanges"][0]["edits"][0]["newText"].string
        #expect(inserted == "# kessai: allow unusual-tax-rate \r\n")
        var editor = Editor()
        editor.open("x.yaml", text)
        let all = editor.request(
            "textDocument/codeAction",
            [
                "textDocument": ["uri": .string(Editor.uri("x.yaml"))],
                "range": ["start": ["line": 0, "character": 0], "end": ["line": 4, "character": 0]],
                "context": ["diagnostics": [], "only": ["source.fixAll"]],
            ])
        #expect(all == [])
    }

    @Test(
        "A comment that silences nothing is removed with the blanks before it, and with its line when nothing else is there",
        arguments: [
            ("price: 1980 \t # kessai: allow unusual-tax-rate 古い\n", "price: 1980\n"),
            ("# kessai: allow unusual-tax-rate 古い\nprice: 1980\n", "price: 1980\n"),
            ("price: 1980\n  # kessai: allow unusual-tax-rate 古い\n", "price: 1980\n"),
            ("price: 1980\n# kessai: allow missing-price 古い", "price: 1980\n"),
        ])
    func removal(_ tail: String, _ left: String) {
        let head = Self.method.replacing("price: 1980\n", with: "")
        let line = tail.hasPrefix("price: 1980\n") ? 5 : 4
        let position = tail.split(separator: "\n").first { $0.contains("#") }?.prefix { $0 != "#" }.utf16.count ?? 0
        let found = actions(head + tail, line, position + 17).filter { $0["title"].string?.hasPrefix("コメントを消す") == true }
        #expect(found.count == 1 && found.first?["isPreferred"] == false)
        #expect(edited(head + tail, found.first ?? .null) == head + left)
    }
}
