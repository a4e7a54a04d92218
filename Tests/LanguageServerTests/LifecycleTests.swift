import Driver
import LanguageServer
import SourceText
import Testing

@Suite("A conversation begins, runs and ends as LSP 3.17 says")
struct LifecycleTests {
    private func session() -> Session { Session(world: World(files: MemoryFiles(Editor.shop), directory: "/"), languages: [.en]) }

    private func call(_ id: JSON, _ method: String, _ params: JSON = [:]) -> JSON {
        ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": params]
    }

    private func tell(_ method: String, _ params: JSON = [:]) -> JSON {
        ["jsonrpc": "2.0", "method": .string(method), "params": params]
    }

    private let initialize: JSON = ["processId": .null, "rootUri": .null, "capabilities": [:]]

    private func errors(_ sent: [JSON]) -> [JSON] { sent.map { $0["error"]["code"] } }

    @Test("Requests before initialize are refused, notifications dropped")
    func early() {
        var session = session()
        #expect(errors(session.receive([.message(call(7, "textDocument/hover"))])) == [-32002])
        let document: JSON = ["textDocument": ["uri": "file:///a.yaml", "text": "a: ["]]
        #expect(session.receive([.message(tell("textDocument/didOpen", document))]) == [])
        #expect(errors(session.receive([.message(call(8, "shutdown"))])) == [-32002])
        #expect(session.exit == nil)
        #expect(errors(session.receive([.message(call(9, "initialize", initialize))])) == [.null])
    }

    @Test("exit ends with 0 after shutdown, else with 1", arguments: [true, false])
    func exit(afterShutdown: Bool) {
        var session = session()
        _ = session.receive([.message(call(1, "initialize", initialize)), .message(tell("initialized"))])
        if afterShutdown {
            #expect(session.receive([.message(call(2, "shutdown"))]) == [["jsonrpc": "2.0", "id": 2, "result": .null]])
        }
        #expect(session.receive([.message(tell("exit")), .message(call(3, "shutdown"))]) == [])
        #expect(session.exit == (afterShutdown ? .done : .problems))
    }

    @Test("exit before initialize ends with 1")
    func exitFirst() {
        var session = session()
        #expect(session.receive([.message(tell("exit"))]) == [])
        #expect(session.exit == .problems)
    }

    @Test("After shutdown only exit is accepted; initialize only once")
    func order() {
        var session = session()
        _ = session.receive([.message(call(1, "initialize", initialize))])
        #expect(errors(session.receive([.message(call(2, "initialize", initialize))])) == [-32600])
        _ = session.receive([.message(call(3, "shutdown"))])
        #expect(errors(session.receive([.message(call(4, "workspace/symbol", ["query": ""]))])) == [-32600])
        #expect(errors(session.receive([.message(call(5, "shutdown"))])) == [-32600])
    }

    @Test(
        "The encoding is UTF-16 unless the client prefers UTF-8",
        arguments: [
            (JSON.null, "utf-16"), (["utf-32", "utf-8", "utf-16"], "utf-8"), (["utf-16", "utf-8"], "utf-16"),
            (["utf-32"], "utf-16"),
        ] as [(JSON, String)])
    func encoding(offered: JSON, chosen: String) {
        var session = session()
        let params: JSON = ["processId": .null, "rootUri": .null, "capabilities": ["general": ["positionEncodings": offered]]]
        let sent = session.receive([.message(call("a", "initialize", params))])
        #expect(sent.first?["id"] == "a")
        #expect(sent.first?["result"]["capabilities"]["positionEncoding"] == .string(chosen))
        #expect(sent.first?["result"]["serverInfo"]["version"] == .string(kessaiVersion))
    }

    @Test("What is no message of JSON-RPC 2.0, or names no method, is answered with the right error")
    func wrong() {
        var editor = Editor()
        #expect(errors(editor.send([["id": 1, "method": "shutdown"]])) == [-32600])
        #expect(errors(editor.send([["jsonrpc": "2.0", "id": [:], "method": "shutdown"]])) == [-32600])
        #expect(errors(editor.send([["jsonrpc": "2.0", "id": 1]])) == [-32600])
        #expect(errors(editor.send([3])) == [-32600])
        #expect(editor.request("textDocument/nothing", [:])["code"] == -32601)
        #expect(editor.request("$/nothing", [:])["code"] == -32601)
        #expect(editor.request("textDocument/hover", [:])["code"] == -32602)
        #expect(
            editor.request("textDocument/hover", ["textDocument": ["uri": .string(Editor.uri("kessai.yaml"))]])["code"] == -32602)
        #expect(editor.request("workspace/symbol", [:])["code"] == -32602)
        #expect(editor.send([tell("$/nothing"), tell("unknown/notification")]) == [])
        var session = editor.session
        #expect(errors(session.receive([.malformed(Bilingual(same: "x"))])) == [-32700])
        #expect(session.receive([.malformed(Bilingual(same: "x"))]).first?["id"] == .null)
        // A request about a file that nobody knows has no answer, which is no error.
        let nowhere: JSON = ["textDocument": ["uri": "file:///nowhere.yaml"], "position": ["line": 0, "character": 0]]
        #expect(editor.request("textDocument/hover", nowhere) == .null)
    }

    @Test("A batch is answered by one array, an empty one is an error")
    func batch() {
        var editor = Editor()
        let batch: JSON = [call(1, "workspace/symbol", ["query": "course"]), tell("$/nothing"), call(2, "nothing"), 5]
        let sent = editor.send([batch])
        #expect(sent.count == 1)
        #expect(sent[0].elements.map { $0["id"] } == [1, 2, .null])
        #expect(sent[0][0]["result"].elements.count == 1)
        #expect(errors(sent[0].elements) == [.null, -32601, -32600])
        #expect(errors(editor.send([[]])) == [-32600])
        #expect(editor.send([[tell("$/nothing")]]) == [])
    }

    @Test("A request that is cancelled before it was begun is not worked on")
    func cancel() {
        var editor = Editor()
        let sent = editor.send([
            call(1, "workspace/symbol", ["query": ""]), call("1", "workspace/symbol", ["query": ""]),
            tell("$/cancelRequest", ["id": 1]),
        ])
        #expect(errors(sent) == [-32800, .null])
        // Too late, or of a request that never was.
        #expect(editor.send([tell("$/cancelRequest", ["id": 1]), tell("$/cancelRequest", ["id": 99])]) == [])
    }

    @Test("Watching files is asked for where the client can be asked")
    func watchers() {
        let rich = Editor()
        #expect(rich.asked.map { $0["method"] } == ["client/registerCapability"])
        #expect(rich.asked[0]["params"]["registrations"][0]["method"] == "workspace/didChangeWatchedFiles")
        #expect(Editor(capabilities: [:]).asked == [])
    }

    @Test("Where the client will not watch files, it is told what that means, and the session goes on")
    func refusedWatchers() {
        var editor = Editor(locale: "en")
        let id = editor.asked[0]["id"]
        func answer(_ id: JSON, _ member: JSON.Member) -> JSON {
            .object([JSON.Member("jsonrpc", "2.0"), JSON.Member("id", id), member])
        }
        let error = JSON.Member("error", ["code": -32601, "message": "no watchers"])
        #expect(editor.send([answer(id, JSON.Member("result", .null)), answer("kessai-99", error), answer(7, error)]) == [])
        let sent = editor.send([answer(id, error)])
        #expect(sent.map { $0["method"] } == ["window/logMessage"])
        #expect(sent[0]["params"]["type"] == 2 && sent[0]["params"]["message"].string?.contains("(no watchers)") == true)
        editor.notify("textDocument/didSave", ["textDocument": ["uri": .string(Editor.uri("shared.yaml"))]])
        #expect(editor.asked.count == 2 && editor.request("workspace/symbol", ["query": "course"]).elements.count == 1)
    }

    @Test(
        "Messages speak the client's language, or that of the machine",
        arguments: [
            (JSON.string("ja"), "メソッドはありません"), (.string("ja-JP"), "メソッドはありません"), (.string("en"), "There is no method"),
            (.string("fr"), "There is no method"), (.null, "There is no method"),
        ] as [(JSON, String)])
    func language(locale: JSON, words: String) {
        var editor = Editor(locale: locale)
        #expect(editor.request("x", [:])["message"].string?.contains(words) == true)
    }

    @Test("An option chooses the language whatever the client says")
    func chosenLanguage() {
        var editor = Editor(locale: "en", chosen: [.ja])
        #expect(editor.request("x", [:])["message"].string?.contains("メソッドはありません") == true)
    }

    @Test("Where both languages are chosen, whatever is said is said in both, and once where they agree")
    func bothLanguages() {
        var editor = Editor(locale: "en", chosen: [.ja, .en])
        editor.open("products/course.yaml", "kind: product\nid: course\nname: N\nscenario: x\n")
        let finding = editor.diagnostics[Editor.uri("products/course.yaml")]?.first { $0["range"]["start"]["line"] == 3 } ?? .null
        let (ja, en) = (finding["data"]["message"]["ja"].string ?? "", finding["data"]["message"]["en"].string ?? "")
        #expect(!ja.isEmpty && finding["message"].string == ja + "\n" + en)
        let hover = editor.at("textDocument/hover", "products/course.yaml", 2, 1)["contents"]["value"].string ?? ""
        #expect(hover.contains("商品の名前です。") && hover.contains("The name of the product."))
        let items = editor.at("textDocument/completion", "products/course.yaml", 3, 10)["items"].elements
        let doc = items.first?["documentation"]["value"].string ?? ""
        #expect(doc.contains("。") && doc.contains("."))
        #expect(editor.request("x", [:])["message"].string?.contains("ありません。 / There is no method") == true)
        editor.open("products/new.yaml", "kind: product\nid: new\npayment_methods:\n  - use: shared\n")
        let used = editor.at("textDocument/hover", "products/new.yaml", 3, 10)["contents"]["value"].string ?? ""
        #expect(used.ranges(of: "```yaml").count == 1)
    }
}
