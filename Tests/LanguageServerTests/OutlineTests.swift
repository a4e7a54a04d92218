import LanguageServer
import SourceText
import Testing

@Suite("Outline, folding and fixes of a file")
struct OutlineTests {
    private func document(_ path: String) -> JSON { ["textDocument": ["uri": .string(Editor.uri(path))]] }

    @Test("Documents by id with their entries below, ranges inside of each other")
    func symbols() {
        var editor = Editor()
        let symbols = editor.request("textDocument/documentSymbol", document("products/course.yaml"))
        #expect(symbols.elements.map { $0["name"] } == ["course"])
        #expect(symbols[0]["detail"] == "販売設定")
        #expect(symbols[0]["children"].elements.map { $0["name"] } == ["kind", "id", "name", "scenario", "payment_methods"])
        let methods = symbols[0]["children"][4]["children"]
        #expect(methods.elements.map { $0["name"] } == ["shared", "second"])
        #expect(methods[1]["children"][1]["detail"] == "auto_pay")
        #expect(
            symbols[0]["children"][2]["range"] == [
                "start": ["line": 2, "character": 0], "end": ["line": 2, "character": 10],
            ])
        #expect(symbols[0]["selectionRange"]["start"] == ["line": 1, "character": 4])
    }

    @Test("A copy of key material is shown as little as the material itself")
    func secrets() {
        var editor = Editor()
        let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        editor.open(
            "copy.yaml", "kind: product\nid: x\nname: \"aws_secret_access_key=\(secret)\"\npayment_methods: [{use: \(secret)}]\n")
        let symbols = editor.request("textDocument/documentSymbol", document("copy.yaml"))
        #expect(symbols[0]["children"][1]["name"] == "id" && symbols[0]["name"] == "x")
        let text = String(describing: symbols)
        #expect(!text.contains(secret) && text.contains("●●●●"))
    }

    @Test("A flat list for clients without trees, and a search in the whole project")
    func flat() {
        var editor = Editor(capabilities: [:])
        let symbols = editor.request("textDocument/documentSymbol", document("products/course.yaml"))
        #expect(symbols.elements.map { $0["name"].string ?? "" }.prefix(3) == ["course", "kind", "id"])
        #expect(symbols[1]["containerName"] == "course")
        let found = editor.request("workspace/symbol", ["query": "SHA"])
        #expect(found.elements.map { $0["location"]["uri"] } == [.string(Editor.uri("shared.yaml"))])
        #expect(editor.request("workspace/symbol", ["query": ""]).elements.count == 3)
        let product = editor.request("workspace/symbol", ["query": "講座"])
        #expect(product.elements.map { $0["name"] } == ["course"])
        #expect(product[0]["containerName"] == "講座😀")
    }

    @Test("Entries, elements, mails and comments fold, each line once")
    func folding() {
        var editor = Editor()
        let text = """
            # one
            # two
            kind: product
            step_mails:
              - id: a
                body: |
                  text

                  text

              - id: b
            ---
            kind: step_mail
            id: c

            """
        editor.open("x.yaml", text)
        let folds = editor.request("textDocument/foldingRange", document("x.yaml")).elements
        let lines = folds.map { "\($0["startLine"].number)-\($0["endLine"].number)" + ($0["kind"].string.map { " " + $0 } ?? "") }
        #expect(lines == ["0-1 comment", "2-10", "3-10", "4-8", "5-8", "12-13"])
    }

    @Test("The fixes of the findings that a range touches; all safe ones by name")
    func actions() {
        var editor = Editor()
        editor.open("shared.yaml", Editor.shared.replacing("1980", with: "1,980").replacing("10%", with: "0.1"), version: 3)
        func actions(_ line: Int, only: JSON = .null) -> [JSON] {
            let position: JSON = ["line": .integer(line), "character": 8]
            let context: JSON = only == .null ? ["diagnostics": []] : ["diagnostics": [], "only": only]
            return editor.request(
                "textDocument/codeAction",
                [
                    "textDocument": ["uri": .string(Editor.uri("shared.yaml"))], "range": ["start": position, "end": position],
                    "context": context,
                ]
            ).elements
        }
        let fixes = actions(6)
        #expect(fixes.map { $0["kind"] } == ["quickfix"])
        #expect(fixes[0]["isPreferred"] == true)
        #expect(fixes[0]["diagnostics"][0]["code"] == "not-whole-yen")
        #expect(
            fixes[0]["edit"]["documentChanges"][0]["edits"][0] == [
                "range": ["start": ["line": 6, "character": 7], "end": ["line": 6, "character": 12]], "newText": "1980",
            ])
        #expect(actions(0).isEmpty)
        #expect(actions(6, only: ["refactor"]).isEmpty)
        for kind in ["source", "source.fixAll", "source.fixAll.kessai"] {
            let all = actions(0, only: [.string(kind)])
            #expect(all.map { $0["kind"] } == ["source.fixAll.kessai"])
            #expect(all[0]["edit"]["documentChanges"][0]["edits"].elements.map { $0["newText"] } == ["10%", "1980"])
        }
    }

    @Test("Safe fixes that add an error together are not made together")
    func fixesTogether() {
        var editor = Editor()
        let entry = "  - Id: one\n    type: one_time\n    tax_rate: 10%\n    price: 1980\n"
        editor.open(
            "x.yaml",
            "kind: product\nid: x\nname: N\nscenario: paid_product\npayment_methods:\n" + entry
                + entry.replacing("one_time", with: "auto_pay"))
        let actions = editor.request(
            "textDocument/codeAction",
            [
                "textDocument": ["uri": .string(Editor.uri("x.yaml"))],
                "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]],
                "context": ["diagnostics": [], "only": ["source.fixAll"]],
            ]
        ).elements
        #expect(actions[0]["edit"]["documentChanges"][0]["edits"].elements.map { $0["newText"] } == ["id"])
    }

    /// A fix in their midst makes room for one more of those that are not shown, which it has not added.
    @Test("Slips by the thousand are mended one by one and all at once")
    func manySlips() {
        var editor = Editor()
        let head = "kind: product\nid: x\nname: N\nscenario: shopping_cart\npayment_methods: [{id: a, type: auto_pay}]\nitems:\n"
        editor.open("x.yaml", head + (0..<1500).map { "  - name: n\($0)\n    tax_rate: 8%\n    price： 100\n" }.joined())
        func actions(_ kind: String, _ line: Int) -> [JSON] {
            let place: JSON = ["line": .integer(line), "character": 9]
            return editor.request(
                "textDocument/codeAction",
                [
                    "textDocument": ["uri": .string(Editor.uri("x.yaml"))], "range": ["start": place, "end": place],
                    "context": ["diagnostics": [], "only": [.string(kind)]],
                ]
            ).elements
        }
        for line in [8, 8 + 3 * 1400] {
            let fixes = actions("quickfix", line)
            #expect(fixes.map { $0["diagnostics"][0]["code"] } == ["full-width-punctuation"])
        }
        #expect(actions("source.fixAll", 0)[0]["edit"]["documentChanges"][0]["edits"].elements.count == 1500)
    }

    @Test("Formatting is one edit of what differs, whole characters and line breaks; none where there are errors")
    func formatting() {
        var editor = Editor()
        func edits(_ text: String) -> [JSON] {
            editor.open("x.yaml", text)
            return editor.request("textDocument/formatting", document("x.yaml")).elements
        }
        #expect(
            edits("kind: payment_method\nid: x\nname:   名前😀\ntype: one_time\n") == [
                [
                    "range": ["start": ["line": 2, "character": 6], "end": ["line": 2, "character": 8]], "newText": "",
                ]
            ])
        #expect(edits("kind: payment_method\nid: x\n").isEmpty)
        #expect(edits("kind: [\n").isEmpty)
        // Of another tool.
        #expect(edits("services:\n    web:   1\n").isEmpty && edits("../a/x.yaml").isEmpty)
        #expect(edits("kind:   payment_method\r\nid: x\r\n").map { $0["newText"] } == [""])
    }
}
