import SourceText

/// What the client was told of each file, so that after an edit it hears only of files whose findings are now other ones.
struct Publications {
    private struct Told {
        let findings: [Diagnostic]
        let json: JSON
        /// As the client spelled it then.
        let uri: String
    }

    private var told: [String: Told] = [:]
    /// Files that were read anew: lines may have moved in them although no byte range did.
    private var touched: Set<String> = []
    private var forgotten: Set<String> = []

    /// Takes back all that the client was told.
    func retract() -> [JSON] {
        told.sorted { pathPrecedes($0.key, $1.key) }.map { Publications.message($0.value.uri, nil, []) }
    }

    mutating func touch(_ path: String) { touched.insert(path) }
    mutating func forget(_ path: String) { forgotten.insert(path) }

    mutating func publish(_ project: OpenProject, _ client: Client) -> [JSON] {
        var sent: [(path: String, message: JSON)] = []
        // What was told of a file under another name than it has now would stay for good.
        let renamed = told.filter { $0.value.uri != project.uri(ofPath: $0.key) }.sorted { pathPrecedes($0.key, $1.key) }
        for (path, _) in renamed { told[path] = nil }
        let retracted = renamed.map { Publications.message($0.value.uri, nil, []) }
        func tell(_ path: String, _ uri: String, _ version: Int?, _ json: JSON) {
            sent.append((path, Publications.message(uri, client.understandsVersionedDiagnostics ? version : nil, json)))
        }
        let touchedFiles = Set(touched.compactMap(project.toldFile))
        let known = told.keys.compactMap(project.toldFile) + forgotten.compactMap(project.toldFile)
        for file in project.filesWithFindings.union(known) {
            guard let path = project.unit(file)?.tree.source.path else { continue }
            let findings = project.shownDiagnostics(of: file)
            let isForgotten = forgotten.contains(path)
            if findings.isEmpty {
                if told.removeValue(forKey: path) != nil || isForgotten {
                    tell(path, project.uri(file), project.version(file), [])
                }
                continue
            }
            let isUntouched = !touches(findings, touchedFiles)
            if !isForgotten, isUntouched, let before = told[path], before.findings == findings { continue }
            guard let view = FileView(project, file, client) else { continue }
            let json = JSON.array(findings.map { diagnosticJSON($0, view) })
            if isForgotten || told[path]?.json != json { tell(path, project.uri(file), project.version(file), json) }
            told[path] = Told(findings: findings, json: json, uri: project.uri(file))
        }
        for path in told.keys where project.toldFile(path) == nil {
            told[path] = nil
            tell(path, project.uri(ofPath: path), nil, [])
        }
        touched = []
        forgotten = []
        return retracted + sent.sorted { pathPrecedes($0.path, $1.path) }.map(\.message)
    }

    private func touches(_ findings: [Diagnostic], _ files: Set<FileID>) -> Bool {
        if files.isEmpty { return false }
        return findings.contains { finding in
            files.contains(finding.location.file) || finding.related.contains { files.contains($0.location.file) }
                || finding.fixes.contains { $0.edits.contains { files.contains($0.location.file) } }
        }
    }

    static func message(_ uri: String, _ version: Int?, _ diagnostics: JSON) -> JSON {
        var members = [JSON.Member("uri", .string(uri))]
        if let version { members.append(JSON.Member("version", .integer(version))) }
        members.append(JSON.Member("diagnostics", diagnostics))
        return Message.notification("textDocument/publishDiagnostics", .object(members))
    }
}
