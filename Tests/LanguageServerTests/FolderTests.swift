import Driver
import Foundation
import LanguageServer
import SourceText
import Testing

@Suite("Folders come and go with what is in them")
struct FolderTests {
    /// The shop on the disk, and an editor that watches it.
    private func shop() throws -> (folder: URL, editor: Editor) {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-test-\(UUID().uuidString)")
        for (path, text) in Editor.shop { try write(text, place.appendingPathComponent(String(path.dropFirst()))) }
        let folder = URL(fileURLWithPath: try PosixFileSystem().resolve(place.path))
        return (folder, Editor(folder: folder.path, on: World(files: PosixFileSystem(), directory: folder.path)))
    }

    private func write(_ text: String, _ file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func tell(_ editor: inout Editor, _ url: URL, _ type: Int) {
        let uri = url.absoluteString.hasSuffix("/") ? String(url.absoluteString.dropLast()) : url.absoluteString
        editor.notify("workspace/didChangeWatchedFiles", ["changes": [["uri": .string(uri), "type": .integer(type)]]])
    }

    private func codes(_ editor: Editor, _ file: URL) -> [String] {
        editor.diagnostics[file.absoluteString, default: []].compactMap { $0["code"].string }
    }

    @Test("Of a folder that goes the client tells, not of its files")
    func deleted() throws {
        var (folder, editor) = try shop()
        defer { try? FileManager.default.removeItem(at: folder) }
        let course = folder.appendingPathComponent("shop/products/course.yaml")
        try write(Editor.course.replacing("use: shared", with: "use: other"), course)
        tell(&editor, course, 2)
        #expect(codes(editor, course) == ["unknown-reference"])
        // A folder of the project, then the project.
        let products = folder.appendingPathComponent("shop/products")
        try FileManager.default.moveItem(at: products, to: folder.appendingPathComponent("aside"))
        tell(&editor, products, 3)
        #expect(codes(editor, course) == [])
        let shared = folder.appendingPathComponent("shop/shared.yaml")
        #expect(codes(editor, shared) == ["unused-definition"])
        try FileManager.default.removeItem(at: folder.appendingPathComponent("shop"))
        tell(&editor, folder.appendingPathComponent("shop"), 3)
        #expect(codes(editor, shared) == [])
    }

    @Test("A project that comes as a folder is found")
    func created() throws {
        var (folder, editor) = try shop()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in Editor.shop {
            try write(text.replacing("use: shared", with: "use: other"), folder.appendingPathComponent("second" + path))
        }
        tell(&editor, folder.appendingPathComponent("second"), 1)
        #expect(codes(editor, folder.appendingPathComponent("second/shop/products/course.yaml")) == ["unknown-reference"])
    }

    @Test("Of files behind a link that go with their directory, all are gone")
    func deletedBehindALink() throws {
        let (folder, _) = try shop()
        defer { try? FileManager.default.removeItem(at: folder) }
        let link = folder.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appendingPathComponent("shop"))
        var editor = Editor(folder: link.path, on: World(files: PosixFileSystem(), directory: link.path))
        let shared = link.appendingPathComponent("shared.yaml")
        #expect(codes(editor, shared) == [])
        try FileManager.default.removeItem(at: link.appendingPathComponent("products"))
        tell(&editor, link.appendingPathComponent("products/course.yaml"), 3)
        #expect(codes(editor, shared) == ["unused-definition"])
    }

    @Test("Of a folder of keys that goes, or comes, the client tells, not of the keys")
    func keys() throws {
        var (folder, editor) = try shop()
        defer { try? FileManager.default.removeItem(at: folder) }
        let home = folder.appendingPathComponent("shop/kessai.yaml")
        try write(Editor.integration.replacing("private-key-absent: off, ", with: ""), home)
        tell(&editor, home, 2)
        #expect(codes(editor, home) == ["private-key-absent"])
        let keys = folder.appendingPathComponent("shop/keys")
        try write("no key", keys.appendingPathComponent("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"))
        tell(&editor, keys, 1)
        #expect(codes(editor, home) == ["private-key-malformed"])
        try FileManager.default.removeItem(at: keys)
        tell(&editor, keys, 3)
        #expect(codes(editor, home) == ["private-key-absent"])
    }

    @Test("A conflict in the record is told of, opened or not, until it is resolved")
    func record() throws {
        var (folder, editor) = try shop()
        defer { try? FileManager.default.removeItem(at: folder) }
        let record = folder.appendingPathComponent("shop/kessai.lock")
        let (sound, torn) = ("# kessai.lock 1\n", "# kessai.lock 1\n<<<<<<< HEAD\n")
        try write(torn, record)
        tell(&editor, record, 1)
        #expect(codes(editor, record) == ["merge-conflict-marker"])
        #expect(editor.diagnostics[record.absoluteString]?.first?["range"]["start"]["line"] == 1)
        try write("\n" + torn, record)
        tell(&editor, record, 2)
        #expect(editor.diagnostics[record.absoluteString]?.first?["range"]["start"]["line"] == 2)
        try write(sound, record)
        tell(&editor, record, 2)
        #expect(codes(editor, record) == [])
        // On the screen.
        let uri = JSON.string(record.absoluteString)
        let item: JSON = ["uri": uri, "languageId": "plaintext", "version": 1, "text": .string(sound)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        func edit(_ text: String, _ version: Int) {
            editor.notify(
                "textDocument/didChange",
                [
                    "textDocument": ["uri": uri, "version": .integer(version)], "contentChanges": [["text": .string(text)]],
                ])
        }
        edit(sound + "no line\n", 2)
        #expect(codes(editor, record) == ["syntax-error"])
        #expect(editor.request("textDocument/documentSymbol", ["textDocument": ["uri": uri]]) == .null)
        edit(sound, 3)
        #expect(codes(editor, record) == [])
        edit(torn, 4)
        #expect(codes(editor, record) == ["merge-conflict-marker"])
        editor.notify("textDocument/didClose", ["textDocument": ["uri": uri]])
        #expect(codes(editor, record) == [])
        try write(torn, record)
        tell(&editor, record, 2)
        #expect(codes(editor, record) == ["merge-conflict-marker"])
        try FileManager.default.removeItem(at: record)
        tell(&editor, record, 3)
        #expect(codes(editor, record) == [])
    }

    @Test("What git tracks is asked again when its index changes, around the project or at its root", arguments: ["", "shop/"])
    func index(_ top: String) throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        for (path, text) in Editor.shop { try write(text, place.appendingPathComponent(String(path.dropFirst()))) }
        try write("no key", place.appendingPathComponent("shop/keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"))
        let folder = URL(fileURLWithPath: try PosixFileSystem().resolve(place.path))
        let (index, home) = (folder.appendingPathComponent(top + ".git/index"), folder.appendingPathComponent("shop/kessai.yaml"))
        let path = index.path
        let machine = World(
            files: PosixFileSystem(), directory: folder.path,
            tracked: { _, _ in (try? String(contentsOfFile: path, encoding: .utf8)) == "all" })
        try write("all", index)
        var editor = Editor(folder: folder.path, on: machine)
        #expect(codes(editor, home).contains("private-key-committed"))
        try write("none", index)
        tell(&editor, folder.appendingPathComponent("elsewhere/.git/index"), 2)
        #expect(codes(editor, home).contains("private-key-committed"))
        tell(&editor, index, 2)
        #expect(!codes(editor, home).contains("private-key-committed"))
        try write("all", index)
        tell(&editor, index, 1)
        #expect(codes(editor, home).contains("private-key-committed"))
    }

    @Test("Saving shows that a project has come, or gone", arguments: [true, false])
    func projectComes(isWatching: Bool) throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        let product = place.appendingPathComponent("products/course.yaml")
        try write(Editor.course, product)
        let folder = URL(fileURLWithPath: try PosixFileSystem().resolve(place.path))
        let file = folder.appendingPathComponent("products/course.yaml")
        var editor = Editor(
            capabilities: isWatching ? Editor.richCapabilities : [:], folder: folder.path,
            on: World(files: PosixFileSystem(), directory: folder.path))
        let document: JSON = [
            "uri": .string(file.absoluteString), "languageId": "yaml", "version": 1, "text": .string(Editor.course),
        ]
        editor.notify("textDocument/didOpen", ["textDocument": document])
        #expect(codes(editor, file) == [])
        try write(Editor.integration, folder.appendingPathComponent("kessai.yaml"))
        editor.notify("textDocument/didSave", ["textDocument": document])
        #expect(codes(editor, file) == ["unknown-reference"])
        try FileManager.default.removeItem(at: folder.appendingPathComponent("kessai.yaml"))
        editor.notify("textDocument/didSave", ["textDocument": document])
        #expect(codes(editor, file) == [])
    }

    @Test("Saving kessai.yaml is a look at all files")
    func saved() throws {
        var (folder, editor) = try shop()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.removeItem(at: folder.appendingPathComponent("shop/shared.yaml"))
        let home = folder.appendingPathComponent("shop/kessai.yaml")
        editor.notify("textDocument/didSave", ["textDocument": ["uri": .string(home.absoluteString)]])
        #expect(codes(editor, folder.appendingPathComponent("shop/products/course.yaml")) == ["unknown-reference"])
    }

    @Test("A kessai.yaml that is closed without being saved leaves no project")
    func neverSaved() {
        var editor = Editor(["/shop/a.yaml": "kind: payment_method\nid: a\n"])
        editor.open("a.yaml", "kind: payment_method\nid: a\n")
        let alone = editor.codes("a.yaml")
        editor.open("kessai.yaml", Editor.integration)
        #expect(editor.codes("a.yaml") != alone)
        editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri("kessai.yaml"))]])
        #expect(editor.codes("a.yaml") == alone && !alone.isEmpty)
        #expect(editor.codes("kessai.yaml") == [])
    }

    @Test("The client is asked to tell of settings, of keys by their usual endings, and of what comes and goes")
    func watchers() {
        let watchers = Editor().asked.first?["params"]["registrations"][0]["registerOptions"]["watchers"] ?? .null
        #expect(watchers[0]["globPattern"] == "**/*.{yaml,yml,pem,key,crt,cer}")
        #expect(watchers[1] == ["globPattern": "**/*", "kind": 5])
        #expect(watchers[2] == ["globPattern": "**/kessai.lock"])
        #expect(watchers[3] == ["globPattern": "**/.git/index"])
    }

    @Test("A project in no folder is watched from its root, as long as it is there, where the client can do so")
    func watchedOutside() {
        var files = Editor.shop
        for (path, text) in Editor.shop { files["/other" + path] = text }
        let capabilities: JSON = [
            "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true, "relativePatternSupport": true]]
        ]
        var editor = Editor(files, capabilities: capabilities, folder: "/shop")
        func last() -> JSON { editor.asked.last ?? .null }
        #expect(editor.asked.count == 1)
        let path = "../other/shop/shared.yaml"
        editor.open(path, Editor.shared)
        editor.replace(path, Editor.shared + "\n")
        let registration = last()["params"]["registrations"][0]
        #expect(editor.asked.count == 2 && last()["method"] == "client/registerCapability")
        #expect(
            registration["registerOptions"]["watchers"][0]["globPattern"] == [
                "baseUri": "file:///other/shop", "pattern": "**/*.{yaml,yml,pem,key,crt,cer}",
            ])
        editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri(path))]])
        #expect(editor.asked.count == 3 && last()["method"] == "client/unregisterCapability")
        #expect(last()["params"]["unregisterations"][0]["id"] == registration["id"])
        // The root above a folder lies in none either; without the capability nothing more is asked.
        let above = Editor(files, capabilities: capabilities, folder: "/shop/products")
        #expect(
            above.asked.last?["params"]["registrations"][0]["registerOptions"]["watchers"][1] == [
                "globPattern": ["baseUri": "file:///shop", "pattern": "**/*"], "kind": 5,
            ])
        #expect(Editor(files, folder: "/shop/products").asked.count == 1)
    }

    @Test(
        "The nearest kessai.yaml above a file decides, whichever file was opened first",
        arguments: ["/shop", "/shop/products", "/elsewhere"], ["second", ".hidden/second"])
    func innerProject(folder: String, place: String) {
        var files = Editor.shop
        files["/elsewhere/a.txt"] = ""
        let wrong = Editor.course.replacing("price: 500", with: "price: 5,00")
        for (path, text) in Editor.shop { files[path.replacing("/shop/", with: "/shop/\(place)/")] = text }
        let (outer, inner) = ("products/course.yaml", "\(place)/products/course.yaml")
        for order in [[outer, inner], [inner, outer]] {
            var editor = Editor(files, folder: folder)
            for path in order { editor.open(path, wrong) }
            for path in order {
                #expect(editor.codes(path) == ["not-whole-yen"], "\(path)")
                #expect(editor.at("textDocument/hover", path, 3, 2) != .null, "\(path)")
            }
            for path in order {
                editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri(path))]])
                #expect(editor.codes(path) == [], "\(path)")
            }
        }
    }

    @Test("What lies below a kessai.yaml that was never saved belongs to it as long as it is open")
    func unsavedInnerProject() {
        var files = Editor.shop
        files["/shop/second/products/course.yaml"] = Editor.course.replacing("id: course", with: "id: other")
        var editor = Editor(files)
        let (course, home) = ("second/products/course.yaml", "second/kessai.yaml")
        editor.open(course, files["/shop/" + course] ?? "")
        #expect(editor.codes(course) == [])
        editor.open(home, Editor.integration)
        #expect(editor.codes(course) == ["unknown-reference"])
        editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri(home))]])
        #expect(editor.codes(course) == [])
    }

    @Test("A project outside of the folders goes with the last of its open files")
    func outside() {
        var files = Editor.shop
        files["/other/a.txt"] = ""
        files["/shop/products/course.yaml"] = Editor.course.replacing("use: shared", with: "use: other")
        var editor = Editor(files, folder: "/other")
        for path in ["shared.yaml", "kessai.yaml"] { editor.open(path, files["/shop/" + path] ?? "") }
        #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
        for (path, left) in [("shared.yaml", 1), ("kessai.yaml", 0)] {
            editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri(path))]])
            #expect(editor.codes("products/course.yaml").count == left)
        }
        // One below a folder, or around it, stays.
        for folder in ["/", "/shop/products"] {
            var editor = Editor(files, folder: folder)
            editor.open("shared.yaml", Editor.shared)
            editor.notify("textDocument/didClose", ["textDocument": ["uri": .string(Editor.uri("shared.yaml"))]])
            #expect(editor.codes("products/course.yaml") == ["unknown-reference"])
        }
    }
}
