import LanguageServer
import SourceText
import Testing

@Suite("Ids are followed and renamed across files")
struct NavigationTests {
    private func place(_ json: JSON) -> String {
        let start = json["range"]["start"]
        return
            "\(json["uri"].string?.dropFirst("file:///shop/".count) ?? "?"):\(start["line"].number):\(start["character"].number)"
    }

    @Test("From a use to the declaration, also from the declaration itself")
    func definition() {
        var editor = Editor()
        for (path, line) in [("products/course.yaml", 5), ("shared.yaml", 3)] {
            let found = editor.at("textDocument/definition", path, line, 9)
            #expect(found.elements.map(place) == ["shared.yaml:3:4"], "\(path)")
        }
        #expect(editor.at("textDocument/definition", "products/course.yaml", 0, 8) == .null)
    }

    @Test("From a declaration to the uses")
    func references() {
        var editor = Editor()
        editor.open("products/other.yaml", Editor.course.replacing("id: course", with: "id: other"))
        for (isWanted, declared) in [(true, ["shared.yaml:3:4"]), (false, [])] {
            let found = editor.at(
                "textDocument/references", "shared.yaml", 3, 6,
                [.init("context", ["includeDeclaration": .boolean(isWanted)])])
            #expect(found.elements.map(place) == ["products/course.yaml:5:9", "products/other.yaml:5:9"] + declared)
        }
    }

    @Test("Renaming changes the declaration and every use, quotes stay")
    func rename() {
        var editor = Editor()
        editor.open(
            "products/other.yaml",
            Editor.course.replacing("id: course", with: "id: 'other'").replacing("use: shared", with: "use: \"shared\""),
            version: 7)
        #expect(
            editor.at("textDocument/prepareRename", "products/other.yaml", 5, 12) == [
                "range": ["start": ["line": 5, "character": 10], "end": ["line": 5, "character": 16]], "placeholder": "shared",
            ])
        #expect(editor.at("textDocument/prepareRename", "products/other.yaml", 2, 2) == .null)
        let edit = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "card-once")])
        let changes = edit["documentChanges"].elements
        #expect(
            changes.map { $0["textDocument"]["uri"] } == [
                .string(Editor.uri("products/course.yaml")), .string(Editor.uri("products/other.yaml")),
                .string(Editor.uri("shared.yaml")),
            ])
        #expect(changes.map { $0["textDocument"]["version"] } == [.null, 7, .null])
        #expect(changes.map { $0["edits"].elements.count } == [1, 1, 1])
        #expect(
            changes[1]["edits"][0] == [
                "range": ["start": ["line": 5, "character": 10], "end": ["line": 5, "character": 16]], "newText": "card-once",
            ])
    }

    @Test("An id written in place is renamed alone")
    func entry() {
        var editor = Editor(capabilities: [:])
        let edit = editor.at("textDocument/rename", "products/course.yaml", 6, 12, [.init("newName", "third")])
        #expect(edit["changes"][Editor.uri("products/course.yaml")].elements.map { $0["newText"] } == ["third"])
    }

    @Test("Of two declarations of one id, such as a copy and its original, the one that is pointed at is renamed alone")
    func duplicates() {
        var editor = Editor()
        editor.open("products/copy.yaml", Editor.course)
        editor.open("copy.yaml", Editor.shared)
        #expect(editor.codes("products/course.yaml") == ["duplicate-id"])
        for (path, line) in [("products/copy.yaml", 1), ("copy.yaml", 3), ("shared.yaml", 3)] {
            let edit = editor.at("textDocument/rename", path, line, 5, [.init("newName", "other")])["documentChanges"]
            #expect(edit.elements.map { $0["textDocument"]["uri"] } == [.string(Editor.uri(path))])
            #expect(edit[0]["edits"].elements.count == 1)
        }
        // A use does not say which of them it means.
        let answer = editor.at("textDocument/rename", "products/course.yaml", 5, 10, [.init("newName", "other")])
        #expect(answer["code"] == -32803 && answer["message"].string?.contains("いくつも") == true)
        #expect(editor.at("textDocument/prepareRename", "products/course.yaml", 5, 10)["code"] == -32803)
    }

    @Test("Within a product, the id of a use and one that is written there stay apart")
    func collisionInAProduct() {
        var editor = Editor()
        for (path, line, column, name) in [("shared.yaml", 3, 5, "second"), ("products/course.yaml", 6, 12, "shared")] {
            let answer = editor.at("textDocument/rename", path, line, column, [.init("newName", .string(name))])
            #expect(answer["code"] == -32803 && answer["message"].string?.contains("重なる") == true)
        }
        // A project with mistakes of its own can be worked in.
        editor.open("broken.yaml", "kind: payment_method\nid: x\n")
        let answer = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "other")])
        #expect(answer["documentChanges"].elements.count == 2)
    }

    @Test(
        "A name that cannot be an id, or is taken, is refused with a sentence",
        arguments: [
            ("Über", "id に使えません"), ("-a", "id に使えません"), ("", "id に使えません"), (String(repeating: "a", count: 64), "id に使えません"),
            ("monthly", "もうあります"),
        ])
    func refused(name: String, words: String) {
        var editor = Editor()
        editor.open("monthly.yaml", Editor.shared.replacing("id: shared", with: "id: monthly"))
        let answer = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", .string(name))])
        #expect(answer["code"] == -32803)
        #expect(answer["message"].string?.contains(words) == true)
        #expect(editor.at("textDocument/rename", "shared.yaml", 0, 0, [.init("newName", "x")])["code"] == -32803)
        #expect(editor.at("textDocument/rename", "shared.yaml", 3, 5)["code"] == -32602)
    }
}

extension JSON {
    var number: Int { if case .integer(let number) = self { number } else { -1 } }
}
