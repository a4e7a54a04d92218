import Driver
import Foundation
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

    @Test(
        "From a declaration to the uses around which is a mistake",
        arguments: [
            ("payment_methods:", "payment_method:"), ("kind: product", "kind: prodct"), ("id: course", "id: course\nid: x"),
        ])
    func referencesAmongMistakes(_ right: String, _ wrong: String) {
        var editor = Editor()
        let text = Editor.course.replacing(right, with: wrong)
        editor.open("products/course.yaml", text)
        let found = editor.at("textDocument/references", "shared.yaml", 3, 6)
        let line = text.split(separator: "\n").firstIndex { $0.contains("use: shared") } ?? 0
        #expect(found.elements.map(place) == ["products/course.yaml:\(line):9"])
    }

    @Test("From a use of an id that is declared nowhere to the others")
    func referencesToNothing() {
        var editor = Editor()
        editor.open("shared.yaml", "# nothing\n")
        editor.open("products/other.yaml", Editor.course.replacing("id: course", with: "id: other"))
        let found = editor.at("textDocument/references", "products/course.yaml", 5, 10)
        #expect(found.elements.map(place) == ["products/course.yaml:5:9", "products/other.yaml:5:9"])
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

    @Test("A file that is not open is renamed in as it is on the disk, though nobody told that it changed")
    func changedOnDisk() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Editor.writeShop(to: folder)
        var editor = Editor(
            capabilities: [:], folder: folder.path, on: World(files: PosixFileSystem(), directory: folder.path))
        let course = folder.appendingPathComponent("products/course.yaml")
        try Data(("# 1\n# 2\n" + Editor.course).utf8).write(to: course)
        let edit = editor.request(
            "textDocument/rename",
            [
                "textDocument": ["uri": .string(folder.appendingPathComponent("shared.yaml").absoluteString)],
                "position": ["line": 3, "character": 5], "newName": "card-once",
            ])
        #expect(edit["changes"][course.absoluteString][0]["range"]["start"] == ["line": 7, "character": 9])
    }

    @Test("Of an id in a block scalar the sign and the line breaks stay")
    func blockScalar() {
        var editor = Editor()
        editor.open(
            "products/other.yaml",
            Editor.course.replacing("id: course", with: "id: other").replacing("use: shared", with: "use: |-\n      shared"))
        let edit = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "card-once")])
        #expect(
            edit["documentChanges"][1]["edits"][0]["range"] == [
                "start": ["line": 6, "character": 6], "end": ["line": 6, "character": 12],
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

    @Test("A copy whose id was not changed takes any name that is free, though uses of the id that it lost come to light")
    func forgottenID() {
        var editor = Editor()
        let course = Editor.course.replacing("  - use: shared\n", with: "  - use: shared\n  - use: card\n")
        editor.open("products/course.yaml", course)
        editor.open("card.yaml", Editor.shared)
        #expect(editor.codes("products/course.yaml") == [])
        #expect(["card.yaml", "shared.yaml"].flatMap(editor.codes) == ["duplicate-id"])
        for name in ["card", "renamed-x"] {
            let edit = editor.at("textDocument/rename", "card.yaml", 3, 5, [.init("newName", .string(name))])
            #expect(edit["documentChanges"].elements.map { $0["textDocument"]["uri"] } == [.string(Editor.uri("card.yaml"))])
        }
        #expect(editor.at("textDocument/rename", "card.yaml", 3, 5, [.init("newName", "Card")])["code"] == -32803)
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
        "A use is renamed where what is around it has a mistake",
        arguments: [
            ("payment_methods:", "payment_method:"), ("kind: product", "kind: prodct"),
            ("payment_methods:", "payment_methods:\n  - use: other\npayment_methods:"),
            ("scenario: paid_product", "scenario: \"paid"),
            ("- use: shared", "- use: \"shared\""), ("payment_methods:", "支払い方法:"), ("id: course", "id: course\nid: twice"),
        ])
    func amongMistakes(_ right: String, _ wrong: String) {
        var editor = Editor()
        editor.open("products/course.yaml", Editor.course.replacing(right, with: wrong))
        let edit = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "card-once")])
        let changes = edit["documentChanges"].elements
        #expect(
            changes.map { $0["textDocument"]["uri"] } == [
                .string(Editor.uri("products/course.yaml")), .string(Editor.uri("shared.yaml")),
            ], "\(edit)")
        #expect(changes.first?["edits"].elements.count == 1)
    }

    @Test(
        "Where it is not clear whether a file uses the id, renaming is refused with its name",
        arguments: [
            "payment_methods:\n  - shared\n", "payment_methods: shared\n", "payment_method:\n  - usee: shared\n",
            "payment_methods:\n\t- use: shared\n", "payment_methods:\n  - use shared\n", "payment_methods:\n  - use； shared\n",
        ])
    func unclear(_ tail: String) {
        var editor = Editor()
        editor.open("products/new.yaml", "kind: product\nid: new\nname: N\nscenario: paid_product\n" + tail)
        let answer = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "card-once")])
        #expect(answer["code"] == -32803 && answer["message"].string?.contains("products/new.yaml") == true, "\(answer)")
    }

    @Test("Of a use whose list is not known it cannot be told whether a method is meant or a mail of that id")
    func ambiguous() {
        var editor = Editor()
        editor.open("mail.yaml", "kind: step_mail\nid: shared\ntrigger: charge_failed\nsubject: a\nbody: b\n")
        let course = Editor.course.replacing("payment_methods:", with: "methods:")
        editor.open("products/course.yaml", course)
        let answer = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "card-once")])
        #expect(answer["code"] == -32803 && answer["message"].string?.contains("products/course.yaml") == true)
        // A list that is known says it, and words that are no ids are none.
        for text in [
            Editor.course.replacing("kind: product", with: "kind: prodct").replacing("講座😀", with: "shared"),
            Editor.course.replacing("payment_methods:", with: "step_mail:\n  - use: other\npayment_methods:"),
            Editor.course.replacing("講座😀", with: "We use shared things # use: shared") + "prize: 1\n",
        ] {
            editor.replace("products/course.yaml", text)
            let edit = editor.at("textDocument/rename", "shared.yaml", 3, 5, [.init("newName", "card-once")])
            #expect(edit["documentChanges"].elements.count == 2, "\(edit)")
        }
        // The mail is used nowhere.
        let edit = editor.at("textDocument/rename", "mail.yaml", 1, 5, [.init("newName", "mail")])
        #expect(edit["documentChanges"].elements.count == 1, "\(edit)")
    }

    @Test("A use that leads nowhere can be led to what is there, unless its declaration may be there too")
    func dangling() {
        var editor = Editor()
        editor.open("products/course.yaml", Editor.course.replacing("use: shared", with: "use: sharde"))
        let edit = editor.at("textDocument/rename", "products/course.yaml", 5, 10, [.init("newName", "shared")])
        let changes = edit["documentChanges"].elements
        #expect(changes.map { $0["edits"].elements.map { $0["newText"] } } == [["shared"]], "\(edit)")
        editor.open("broken.yaml", Editor.shared.replacing("id: shared", with: "id: sharde").replacing("kind: ", with: "kind: x"))
        let answer = editor.at("textDocument/rename", "products/course.yaml", 5, 10, [.init("newName", "card")])
        #expect(answer["code"] == -32803 && answer["message"].string?.contains("broken.yaml") == true, "\(answer)")
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
