import Driver
import SourceText

/// A conversation with one editor: takes what has arrived, gives what is to be sent. It touches files only through the world.
package struct Session {
    private enum Phase { case fresh, running, shutDown }

    private var phase = Phase.fresh
    var client: Client
    var workspace: Workspace
    private let isLanguageChosen: Bool
    private var watchers = Watchers()
    /// The client has sent `initialized` or another notification, so that it takes them, too.
    private var isReady = false
    /// Set when the conversation is over: 0 after a proper `shutdown`, else 1.
    package private(set) var exit: ExitCode?

    /// The languages are used where the client names none, and in any case when they were chosen by an option.
    package init(world: World, languages: [Language], isChosen: Bool = false) {
        client = Client(languages: languages)
        isLanguageChosen = isChosen
        workspace = Workspace(world: world)
    }

    /// The client's process, to be watched.
    package var clientProcess: Int? { client.process }

    /// Handles all messages that have arrived. Requests that a later one of them cancels are not worked on, and problems are
    /// published once, after the last of them: many quick keystrokes cost one check.
    package mutating func receive(_ arrived: [MessageReader.Received]) -> [JSON] {
        var cancelled: Set<JSON> = []
        for case .message(let json) in arrived where json["method"] == "$/cancelRequest" {
            cancelled.insert(json["params"]["id"])
        }
        var sent: [JSON] = []
        for received in arrived where exit == nil {
            switch received {
            case .malformed(let reason):
                sent.append(Message.failure(ResponseFault(code: .parseError, message: reason), id: .null, client.languages))
            case .message(.array(let batch)):
                // LSP has no batches, JSON-RPC has: one array of answers.
                if batch.isEmpty { sent.append(Message.failure(.invalidRequest, id: .null, client.languages)) }
                let answers = batch.flatMap { handle($0, cancelled) }
                if !answers.isEmpty { sent.append(.array(answers)) }
            case .message(let json):
                // What was found is told before the conversation ends, even when all of it arrives at once.
                if json["method"] == "shutdown" { sent += news() }
                sent += handle(json, cancelled)
            }
        }
        return sent + news()
    }

    private mutating func news() -> [JSON] {
        guard phase == .running, isReady else { return [] }
        return watchers.requests(client, workspace) + workspace.publish(client)
    }

    /// The answers to one message.
    private mutating func handle(_ json: JSON, _ cancelled: Set<JSON>) -> [JSON] {
        switch Message(json) {
        case .invalid(let id): return [Message.failure(.invalidRequest, id: id, client.languages)]
        case .response(_, error: .null): return []
        case .response(let id, let error): return watchers.refused(id, error, client)
        case .notification(let method, let params):
            notify(method, params)
            return []
        case .request(let id, let method, let params):
            do throws(ResponseFault) {
                if cancelled.contains(id), method != "initialize", method != "shutdown" { throw ResponseFault.cancelled }
                return [Message.result(try answer(method, params), id: id)]
            } catch {
                return [Message.failure(error, id: id, client.languages)]
            }
        }
    }

    private mutating func answer(_ method: String, _ params: JSON) throws(ResponseFault) -> JSON {
        switch (phase, method) {
        case (.fresh, "initialize"):
            guard params["capabilities"].isObject else { throw .invalidParams(method) }
            client = Client(params, languages: client.languages, isChosen: isLanguageChosen)
            workspace.open(folders(params))
            phase = .running
            return [
                "capabilities": serverCapabilities(client),
                "serverInfo": ["name": "kessai", "version": .string(kessaiVersion)],
            ]
        case (.fresh, _): throw .notInitialized
        case (.shutDown, _): throw .shutDown
        case (.running, "initialize"): throw .initializedTwice
        case (.running, "shutdown"):
            phase = .shutDown
            return .null
        case (.running, _):
            return try feature(method, params)
        }
    }

    private mutating func notify(_ method: String, _ params: JSON) {
        if method == "exit" {
            exit = phase == .shutDown ? .done : .problems
            return
        }
        guard phase == .running else { return }
        isReady = true
        switch method {
        case "textDocument/didOpen": workspace.didOpen(params["textDocument"])
        case "textDocument/didChange":
            let document = params["textDocument"]
            workspace.didChange(
                document["uri"].string ?? "", params["contentChanges"].elements, version: document["version"].integer,
                client.encoding)
        case "textDocument/didClose": workspace.didClose(params["textDocument"]["uri"].string ?? "")
        case "textDocument/didSave":
            workspace.didSave(params["textDocument"]["uri"].string ?? "")
        case "workspace/didChangeWatchedFiles":
            workspace.filesChanged(params["changes"].elements.compactMap { $0["uri"].string.flatMap(FileURI.path) })
        case "workspace/didChangeWorkspaceFolders":
            workspace.changeFolders(
                removed: paths(params["event"]["removed"]), added: paths(params["event"]["added"]))
        // A notification that is not known is let pass, as LSP asks for.
        default: break
        }
    }

    private func folders(_ params: JSON) -> [String] {
        let folders = paths(params["workspaceFolders"])
        if !folders.isEmpty { return folders }
        if let root = params["rootUri"].string.flatMap(FileURI.path) { return [root] }
        if let root = params["rootPath"].string, root.hasPrefix("/") { return [root] }
        return []
    }

    private func paths(_ folders: JSON) -> [String] { folders.elements.compactMap { $0["uri"].string.flatMap(FileURI.path) } }
}
