import Driver
import Foundation
import LanguageServer
import SourceText
import Testing

@Suite("Findings follow the text of the editor")
struct WorkspaceTests {
    @Test("The whole project is looked at from the start, open or not")
    func start() {
        var files = Editor.shop
        files["/shop/shared.yaml"] = Editor.shared.replacing("price: 1980", with: "price: 1,980")
        let editor = Editor(files)
        #expect(editor.codes("shared.yaml") == ["not-whole-yen"])
        #expect(editor.codes("products/course.yaml") == [])
        #expect(editor.published == [Editor.uri("shared.yaml")])
    }

    @Test("Only files whose findings changed are published again")
    func changes() {
        var editor = Editor()
        editor.open("products/course.yaml", Editor.course)
        // A file that is opened hears of its findings even when there are none.
        #expect(editor.takePublished() == [Editor.uri("products/course.yaml")])
        editor.replace("products/course.yaml", Editor.course.replacing("講座", with: "名前"))
        #expect(editor.takePublished() == [])
        editor.replace("products/course.yaml", Editor.course.replacing("use: shared", with: "use: sharde"), version: 3)
        #expect(editor.takePublished() == [Editor.uri("products/course.yaml")])
        #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
        // The same finding two lines further down.
        editor.replace("products/course.yaml", "\n\n" + Editor.course.replacing("use: shared", with: "use: sharde"), version: 4)
        #expect(editor.takePublished() == [Editor.uri("products/course.yaml")])
        #expect(editor.diagnostics[Editor.uri("products/course.yaml")]?.first?["range"]["start"]["line"] == 7)
        editor.replace("products/course.yaml", Editor.course, version: 5)
        #expect(editor.codes("products/course.yaml") == [])
    }

    @Test("Changes of ranges are applied one after the other, in the units of the client", arguments: ["utf-16", "utf-8"])
    func incremental(encoding: String) {
        var editor = Editor(capabilities: ["general": ["positionEncodings": [.string(encoding)]]])
        editor.open("products/course.yaml", Editor.course)
        let name = encoding == "utf-8" ? 6 + 6 + 4 : 6 + 2 + 2
        func change(_ start: (Int, Int), _ end: (Int, Int), _ text: String) -> JSON {
            [
                "range": [
                    "start": ["line": .integer(start.0), "character": .integer(start.1)],
                    "end": ["line": .integer(end.0), "character": .integer(end.1)],
                ], "text": .string(text),
            ]
        }
        editor.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": .string(Editor.uri("products/course.yaml")), "version": 2],
                "contentChanges": [
                    change((2, name), (2, name), "\nextra: 1"), change((3, 0), (3, 5), "名"), change((0, 0), (0, 0), "# 😀\n"),
                ],
            ])
        #expect(editor.codes("products/course.yaml") == ["unknown-key"])
        let range = editor.diagnostics[Editor.uri("products/course.yaml")]?.first?["range"] ?? .null
        #expect(range["start"] == ["line": 4, "character": 0])
        #expect(range["end"] == ["line": 4, "character": .integer(encoding == "utf-8" ? 3 : 1)])
    }

    @Test(
        "After a change that cannot be understood nothing is told of a file until all of its text comes",
        arguments: [
            ["range": ["start": ["line": -1, "character": 0], "end": ["line": 0, "character": 0]], "text": "x"],
            ["range": ["start": ["line": 2, "character": 0], "end": ["line": 1, "character": 0]], "text": "x"],
            ["range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]]],
            // Between the halves of 😀.
            ["range": ["start": ["line": 2, "character": 9], "end": ["line": 2, "character": 10]], "text": "\u{FFFD}"],
            ["range": ["start": ["line": 2, "character": 0], "end": ["line": 2, "character": 9]], "text": "x"],
        ] as [JSON])
    func unsynchronised(_ change: JSON) {
        let path = "products/course.yaml"
        let wrong = Editor.course.replacing("price: 500", with: "price: 5,000")
        var editor = Editor()
        editor.open(path, wrong)
        #expect(editor.codes(path) == ["not-whole-yen"])
        let sound: JSON = [
            "range": ["start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0]], "text": "# x\n",
        ]
        editor.notify(
            "textDocument/didChange",
            ["textDocument": ["uri": .string(Editor.uri(path)), "version": 2], "contentChanges": [change, sound]])
        #expect(editor.codes(path) == [])
        #expect(editor.at("textDocument/hover", path, 0, 0) == .null)
        editor.open("shared.yaml", Editor.shared)
        #expect(editor.at("textDocument/rename", "shared.yaml", 3, 5, [JSON.Member("newName", "card")])["code"] == -32803)
        editor.replace(path, wrong, version: 3)
        #expect(editor.codes(path) == ["not-whole-yen"])
        #expect(editor.at("textDocument/hover", path, 0, 0) != .null)
        #expect(editor.at("textDocument/rename", "shared.yaml", 3, 5, [JSON.Member("newName", "card")])["code"] == .null)
    }

    @Test(
        "The URI of a file is read however it is spelled",
        arguments: ["file:/shop/products/course.yaml", "FILE://localhost/shop/./products/%63ourse.yaml"])
    func uris(_ uri: String) {
        var editor = Editor()
        let item: JSON = ["uri": .string(uri), "languageId": "yaml", "version": 1, "text": .string(Editor.course)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        let place: JSON = ["line": 5, "character": 10]
        let found = editor.request("textDocument/definition", ["textDocument": ["uri": .string(uri)], "position": place])
        #expect(found.elements.map { $0["uri"] } == [.string(Editor.uri("shared.yaml"))])
        for other in ["file:shop/products/course.yaml", "file://host/shop/products/course.yaml"] {
            let params: JSON = ["textDocument": ["uri": .string(other)], "position": place]
            #expect(editor.request("textDocument/definition", params) == .null)
        }
    }

    @Test("Findings are taken back under the name that they were told under")
    func spellings() {
        var files = Editor.shop
        files["/shop/a(1).yaml"] = Editor.shared.replacing("id: shared", with: "id: more").replacing("1980", with: "1,980")
        var editor = Editor(files)
        let (own, other) = ("file:///shop/a%281%29.yaml", "file:///shop/a(1).yaml")
        func count(_ uri: String) -> Int { (editor.diagnostics[uri] ?? []).count }
        #expect(count(own) > 0)
        let text = files["/shop/a(1).yaml"] ?? ""
        let item: JSON = ["uri": .string(other), "languageId": "yaml", "version": 1, "text": .string(text)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        #expect(count(own) == 0 && count(other) > 0)
        editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(other)]])
        #expect(count(own) > 0 && count(other) == 0)
    }

    @Test("A change here is found in a file over there, and taken back when the file is closed unsaved")
    func across() {
        var editor = Editor()
        editor.open("shared.yaml", Editor.shared)
        editor.replace("shared.yaml", Editor.shared.replacing("id: shared", with: "id: other"))
        #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
        editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri("shared.yaml"))]])
        #expect(editor.codes("products/course.yaml") == [])
    }

    @Test("A product with mistakes of its own keeps them while other files are edited, and loses what another file mends")
    func mistakesStay() {
        var editor = Editor()
        func codes() -> [JSON] { editor.diagnostics[Editor.uri("products/course.yaml"), default: []].map { $0["code"] } }
        editor.open("products/course.yaml", Editor.course.replacing("id: second", with: "id: shared"))
        editor.open("shared.yaml", Editor.shared)
        #expect(codes() == ["duplicate-id"])
        editor.replace("shared.yaml", "# 編集\n" + Editor.shared)
        editor.replace("shared.yaml", Editor.shared.replacing("1980", with: "2980"), version: 3)
        #expect(codes() == ["duplicate-id"])
        editor.replace("shared.yaml", Editor.shared.replacing("id: shared", with: "id: other"), version: 4)
        #expect(codes() == ["unknown-reference"])
        editor.replace("shared.yaml", Editor.shared, version: 5)
        #expect(codes() == ["duplicate-id"])
    }

    @Test(
        "What changed on the disk is seen when a file is saved, whether or not the client says that it watches",
        arguments: [true, false])
    func savingLooksAround(isWatching: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try Editor.writeShop(to: folder)
        var editor = Editor(
            capabilities: isWatching ? Editor.richCapabilities : [:], folder: folder.path,
            on: World(files: PosixFileSystem(), directory: folder.path))
        let course = folder.appendingPathComponent("products/course.yaml")
        #expect(editor.diagnostics[course.absoluteString, default: []] == [])
        let shared = folder.appendingPathComponent("shared.yaml")
        try Data(Editor.shared.replacing("id: shared", with: "id: other").utf8).write(to: shared)
        editor.notify("textDocument/didSave", ["textDocument": ["uri": .string(course.absoluteString)]])
        let codes = editor.diagnostics[course.absoluteString, default: []].map { $0["code"] }
        #expect(codes == ["unknown-reference"])
    }

    @Test("A new file belongs to the project before it is saved")
    func unsaved() {
        var files = Editor.shop
        files["/shop/shared.yaml"] = nil
        var editor = Editor(files)
        #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
        editor.open("shared.yaml", Editor.shared)
        #expect(editor.codes("products/course.yaml") == [])
        editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri("shared.yaml"))]])
        #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
    }

    @Test("Files of no project are read by themselves; of those that a project leaves out nothing is told")
    func alone() {
        var files = Editor.shop
        files["/shop/kessai.yaml"] = Editor.integration + "ignore: [drafts/**]\n"
        var editor = Editor(files)
        // Text and shape, but no links: the method it uses is not looked for.
        let draft = "kind: product\nid: x\nname: N\nscenario: paid_product\npayment_methods: [{use: nowhere}]\nnmae: x\n"
        editor.open("../elsewhere.yaml", draft)
        #expect(editor.codes("../elsewhere.yaml") == ["unknown-key"])
        editor.replace("../elsewhere.yaml", draft.replacing("nmae: x\n", with: ""))
        #expect(editor.codes("../elsewhere.yaml") == [])
        for path in [".hidden/a.yaml", "drafts/a.yaml"] {
            editor.open(path, draft)
            #expect(editor.codes(path) == [], "\(path)")
        }
        editor.replace("drafts/a.yaml", draft.replacing("nmae: x\n", with: ""))
        // Without the pattern the draft is one of the project's files.
        editor.open("kessai.yaml", Editor.integration)
        #expect(editor.codes("drafts/a.yaml") == ["unknown-reference"])
        editor.replace("kessai.yaml", Editor.integration + "ignore: [drafts/**]\n")
        #expect(editor.codes("drafts/a.yaml") == [])
    }

    @Test("What the integration document ignores is left out wherever that stands")
    func ignoredElsewhere() {
        var files = Editor.shop
        files["/shop/kessai.yaml"] = "# settings/shop.yaml\n"
        files["/shop/settings/shop.yaml"] = Editor.integration + "ignore: [drafts/**]\n"
        var editor = Editor(files)
        let draft = "kind: product\nid: x\nname: N\nscenario: paid_product\npayment_methods: [{use: nowhere}]\n"
        editor.open("drafts/a.yaml", draft)
        #expect(editor.codes("drafts/a.yaml") == [])
        editor.open("settings/shop.yaml", Editor.integration)
        #expect(editor.codes("drafts/a.yaml") == ["unknown-reference"])
        editor.replace("settings/shop.yaml", Editor.integration + "ignore: [drafts/**]\n")
        #expect(editor.codes("drafts/a.yaml") == [])
        #expect(editor.codes("products/course.yaml") == [])
    }

    @Test(
        "YAML of other tools is none of the server's business",
        arguments: ["../compose.yaml", ".gitlab-ci.yml", "drafts/ci.yaml"])
    func foreign(_ path: String) {
        var files = Editor.shop
        files["/shop/kessai.yaml"] = Editor.integration + "ignore: [drafts/**]\n"
        var editor = Editor(files)
        for text in [
            "services:\n    a: 1\n", "services:\n  a: &x 1\n", "kind:   Deployment\nmetadata: {}\n", "- one\n-   two\n",
            "apiVersion: camel.apache.org/v1\nkind:   Integration\n", "kind:   Product\napiVersion: shop/v1\n",
            "kind:   Product\nname: x\n", "kind:   Product\nid: x\nowner: y\n", "kind:   integration-test\nname: end to end\n",
            "kind:   integration-test\nid: a\nsteps: []\n", "kind:   products\nlist: [a]\n",
        ] {
            editor.open(path, text)
            #expect(editor.codes(path) == [], "\(text)")
            let document: JSON = ["textDocument": ["uri": .string(Editor.uri(path))]]
            for method in ["textDocument/formatting", "textDocument/documentSymbol", "textDocument/foldingRange"] {
                #expect(editor.request(method, document) == .null, "\(method) \(text)")
            }
            #expect(editor.at("textDocument/completion", path, 0, 0) == .null, "\(text)")
        }
    }

    @Test("A draft that its project leaves out is not formatted, and neither is a text that is no YAML")
    func leftAlone() {
        var files = Editor.shop
        files["/shop/kessai.yaml"] = Editor.integration + "ignore: [drafts/**]\n"
        var editor = Editor(files)
        let text = "kind:   payment_method\nid: x\n"
        func edits(_ path: String) -> Int {
            editor.request("textDocument/formatting", ["textDocument": ["uri": .string(Editor.uri(path))]]).elements.count
        }
        for (path, count) in [("drafts/a.yaml", 0), (".hidden/a.yaml", 0), ("../a.yaml", 1), ("a.yaml", 1)] {
            editor.open(path, text)
            #expect(edits(path) == count, "\(path)")
        }
        let item: JSON = ["uri": "file:///readme.md", "languageId": "markdown", "version": 1, "text": .string(text)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        #expect(editor.diagnostics["file:///readme.md"] ?? [] == [])
        #expect(edits("../readme.md") == 0)
    }

    @Test(
        "In a file outside of every project, `kind` is offered as long as nothing else is written",
        arguments: [
            ("", 0, "kind"), ("# note\n", 7, "kind"), ("ki", 2, "kind"), ("kind: ", 6, "product"), ("kind: pro", 9, "product"),
            ("name: x\n", 8, nil), ("kind: Dep", 9, nil), ("- k", 3, nil), ("---\na: 1\n---\n", 14, nil),
        ])
    func begun(_ text: String, _ offset: Int, _ label: String?) {
        var editor = Editor()
        editor.open("../new.yaml", text)
        #expect(editor.codes("../new.yaml") == [])
        let lines = text.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
        let items = editor.at("textDocument/completion", "../new.yaml", lines.count - 1, lines.last?.count ?? 0)["items"].elements
        #expect(items.contains { $0["label"].string == label } == (label != nil) && items.isEmpty == (label == nil))
    }

    @Test("A file that is open under two names keeps its text when one of them is closed")
    func twoNames() {
        var editor = Editor()
        let path = "products/course.yaml"
        let other = "file:///shop/products/%63ourse.yaml"
        func document(_ uri: String) -> JSON { ["textDocument": ["uri": .string(uri)]] }
        func edits(_ uri: String) -> JSON { editor.request("textDocument/formatting", document(uri)) }
        let edited = Editor.course.replacing("use: shared", with: "use:  sharde")
        editor.open(path, edited)
        let item: JSON = ["uri": .string(other), "languageId": "yaml", "version": 1, "text": .string(Editor.course)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        // The places of one text would be wrong in the other.
        #expect(edits(Editor.uri(path)) == .null && edits(other) == [])
        editor.notify("textDocument/didClose", document(other))
        #expect(editor.codes(path) == ["unknown-reference"])
        #expect(editor.diagnostics[other] ?? [] == [])
        editor.replace(path, edited.replacing("sharde", with: "shared"))
        #expect(edits(Editor.uri(path))[0]["range"]["start"] == ["line": 5, "character": 9])
        editor.notify("textDocument/didClose", document(Editor.uri(path)))
        #expect(editor.codes(path) == [])
    }

    @Test(
        "An unsaved document without a file has its text and shape checked",
        arguments: [
            "kind: prodct\n", "kind: Product\nname: X\nscenario: paid_product\nowner: y\n",
            "kind: 支払い方法\nid: x\n料金(税込): 100\nメモ: y\n",
        ])
    func untitled(_ text: String) {
        var editor = Editor()
        let item: JSON = ["uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": .string(text)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        #expect(editor.diagnostics["untitled:Untitled-1"]?.map { $0["code"] } == ["unknown-kind"])
        editor.notify("textDocument/didClose", ["textDocument": ["uri": "untitled:Untitled-1"]])
        #expect(editor.diagnostics["untitled:Untitled-1"] == [])
    }

    @Test("Several projects of one folder do not know each other")
    func several() {
        var files = Editor.shop
        for (path, text) in Editor.shop { files[path.replacing("/shop/", with: "/shop/second/")] = text }
        files["/shop/second/shared.yaml"] = nil
        let editor = Editor(files)
        #expect(editor.codes("second/products/course.yaml") == ["unknown-reference"])
        #expect(editor.codes("products/course.yaml") == [])
        #expect(editor.codes("second/kessai.yaml") == [])
    }

    @Test("A folder inside a project shows the whole of it; a folder that goes takes its findings along")
    func folders() {
        var files = Editor.shop
        files["/shop/shared.yaml"] = nil
        var editor = Editor(files, folder: "/shop/products")
        #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
        editor.notify(
            "workspace/didChangeWorkspaceFolders",
            ["event": ["added": [], "removed": [["uri": "file:///shop/products", "name": "x"]]]])
        #expect(editor.codes("products/course.yaml") == [])
        #expect(editor.published.count == 2)
    }

    @Test("Findings carry code, severity, language and places")
    func diagnostic() {
        for (locale, words) in [("ja", "「shared」"), ("en", "`shared`")] {
            var editor = Editor(locale: .string(locale))
            editor.open("more.yaml", Editor.shared.replacing("price: 1980", with: "price: 1,980"), version: 4)
            let finding = editor.diagnostics[Editor.uri("more.yaml")]?.first { $0["code"] == "not-whole-yen" } ?? .null
            #expect(finding["severity"] == 1)
            #expect(finding["source"] == "kessai")
            #expect(finding["range"]["start"] == ["line": 6, "character": 7])
            let message = finding["message"].string ?? ""
            #expect(finding["data"]["message"][locale].string == message)
            let double = editor.diagnostics[Editor.uri("shared.yaml")]?.first { $0["code"] == "duplicate-id" } ?? .null
            #expect(double["relatedInformation"][0]["location"]["uri"] == .string(Editor.uri("more.yaml")))
            #expect(double["message"].string?.contains(words) == true)
        }
    }

    @Test("Of a file in which everything is wrong an editor shows so many findings, and hover and fixes know the others")
    func limit() {
        var editor = Editor(locale: "en")
        let wrong = (0..<1500).map { "prize\($0): 1\n" }.joined()
        editor.open("more.yaml", Editor.course.replacing("id: course", with: "id: more") + wrong)
        let shown = editor.diagnostics[Editor.uri("more.yaml")] ?? []
        #expect(shown.count == 1001)
        let line = (shown.last?["range"]["start"]["line"]).flatMap { if case .integer(let line) = $0 { line } else { nil } } ?? 0
        #expect(shown.last?["message"].string?.hasPrefix("500 more findings in this file (500 errors)") == true)
        let hover = editor.at("textDocument/hover", "more.yaml", line + 400, 1)
        #expect(hover["contents"]["value"].string?.contains("unknown-key") == true)
    }
}
