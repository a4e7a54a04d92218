import Driver
import SourceText

/// Names of files whose changes matter: settings and keys.
private let watchedEndings = ["yaml", "yml", "pem", "key", "crt", "cer"]

/// Where git keeps what it tracks, in the directory of a repository.
let gitIndex = "/.git/index"

func isWatched(_ path: String) -> Bool { watchedEndings.contains { path.hasSuffix("." + $0) } }

/// The folders of the client and the roots of the projects, by what they are without links: while these stay as they are, so does what
/// is to be watched.
struct WatchedPlaces: Equatable {
    var folders: [String] = []
    var roots: [String: String] = [:]
}

/// What the client was asked to watch: its folders once, and each project that lies in none of them as long as it is there.
struct Watchers {
    private var places = WatchedPlaces()
    /// The registrations of projects, by root.
    private var registrations: [String: String] = [:]
    /// The requests to watch, each of which bears the name of its registration.
    private var asked: Set<String> = []
    private var count = 0

    /// The requests that are due, made after `initialized`.
    mutating func requests(_ client: Client, _ workspace: Workspace) -> [JSON] {
        guard client.registersWatchers else { return [] }
        var requests: [JSON] = []
        if asked.isEmpty { requests.append(registration(nextID(), base: nil)) }
        guard client.watchesOtherFolders, places != workspace.watched else { return requests }
        places = workspace.watched
        let roots = workspace.rootsOutsideFolders(places)
        for (root, id) in registrations.sorted(by: { $0.key < $1.key }) where !roots.contains(root) {
            registrations[root] = nil
            let method: JSON = ["id": .string(id), "method": "workspace/didChangeWatchedFiles"]
            // The name is misspelt in LSP.
            requests.append(
                Message.request("client/unregisterCapability", id: .string(nextID()), ["unregisterations": [method]]))
        }
        for root in roots.sorted() where registrations[root] == nil {
            let id = nextID()
            registrations[root] = id
            requests.append(registration(id, base: FileURI.uri(root)))
        }
        return requests
    }

    /// What is to be sent where the client does not do what it was asked: it is not asked again, as a file that is saved shows what else has
    /// changed on the disk.
    func refused(_ id: JSON, _ error: JSON, _ client: Client) -> [JSON] {
        guard let id = id.string, asked.contains(id) else { return [] }
        let reason = shown(error["message"].string ?? "", limit: 200)
        let text = Bilingual(
            ja: "エディターがファイルの監視を断りました(\(reason))。ほかのプログラムによる変更は、どれかのファイルを保存したときに反映されます。",
            en: "The editor does not watch files (\(reason)). What other programs change is seen when a file is saved.")
        // A warning.
        return [Message.notification("window/logMessage", ["type": 2, "message": .string(text[client.languages])])]
    }

    private mutating func nextID() -> String {
        count += 1
        return "kessai-\(count)"
    }

    /// Of settings, keys, the record and the index of git the client tells whatever happens to them; of all else, folders and key files of other names among them,
    /// when it comes and goes (1 + 4).
    private mutating func registration(_ id: String, base: String?) -> JSON {
        asked.insert(id)
        func pattern(_ glob: String) -> JSON {
            base.map { ["baseUri": .string($0), "pattern": .string(glob)] } ?? .string(glob)
        }
        let watchers: JSON = [
            ["globPattern": pattern("**/*.{\(watchedEndings.joined(separator: ","))}")],
            ["globPattern": pattern("**/*"), "kind": 5],
            ["globPattern": pattern("**/" + recordFile)], ["globPattern": pattern("**" + gitIndex)],
        ]
        return Message.request(
            "client/registerCapability", id: .string(id),
            [
                "registrations": [
                    [
                        "id": .string(id), "method": "workspace/didChangeWatchedFiles",
                        "registerOptions": ["watchers": watchers],
                    ]
                ]
            ])
    }
}
