import SourceText

/// Names of files whose changes matter: settings and keys.
private let watchedEndings = ["yaml", "yml", "pem", "key", "crt", "cer"]

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
    private var count = 0

    /// The requests that are due, made after `initialized`.
    mutating func requests(_ client: Client, _ workspace: Workspace) -> [JSON] {
        guard client.registersWatchers else { return [] }
        var requests: [JSON] = []
        if count == 0 { requests.append(registration(nextID(), base: nil)) }
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

    private mutating func nextID() -> String {
        count += 1
        return "kessai-\(count)"
    }

    /// Of settings and keys the client tells whatever happens to them; of all else, folders and key files of other names among them,
    /// when it comes and goes (1 + 4).
    private func registration(_ id: String, base: String?) -> JSON {
        func pattern(_ glob: String) -> JSON {
            base.map { ["baseUri": .string($0), "pattern": .string(glob)] } ?? .string(glob)
        }
        let watchers: JSON = [
            ["globPattern": pattern("**/*.{\(watchedEndings.joined(separator: ","))}")],
            ["globPattern": pattern("**/*"), "kind": 5],
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
