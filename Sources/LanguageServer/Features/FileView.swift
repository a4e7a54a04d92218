import Project
import Schema
import SourceText
import Syntax

/// One file as a request sees it: its tree, its project, and the positions of the client.
struct FileView {
    let project: OpenProject
    let file: FileID
    let tree: SyntaxTree
    let positions: TextPositions
    let client: Client
    /// Made once for each file that an answer speaks of, however many places in it.
    private let known: KnownPositions

    private final class KnownPositions {
        var files: [FileID: TextPositions] = [:]
    }

    init?(_ project: OpenProject, _ file: FileID, _ client: Client) {
        guard project.isSynchronised(file), let unit = project.unit(file) else { return nil }
        self.project = project
        self.file = file
        self.client = client
        tree = unit.tree
        positions = TextPositions(unit.tree.source.bytes, client.encoding)
        known = KnownPositions()
        known.files[file] = positions
    }

    private func positions(of file: FileID) -> TextPositions? {
        if let found = known.files[file] { return found }
        guard project.isSynchronised(file), let source = project.unit(file)?.tree.source else { return nil }
        let made = TextPositions(source.bytes, client.encoding)
        known.files[file] = made
        return made
    }

    var uri: String { project.uri(file) }

    /// Where key material lies in the file, and what no text about it may show.
    var secrets: [ByteRange] { project.unit(file)?.secrets ?? [] }
    var hidden: [ByteRange] { project.unit(file)?.hidden ?? [] }

    var standing: Standing { project.standing }

    /// A short text, on one line.
    func say(_ text: Bilingual) -> String { text[client.languages] }

    /// A place in any file of the project, as a `Location` of the client.
    func json(_ location: Location) -> JSON? {
        guard let positions = positions(of: location.file) else { return nil }
        return ["uri": .string(project.uri(location.file)), "range": positions.json(location.range)]
    }

    /// Changes to files of the project as a `WorkspaceEdit`, the files in their order.
    func workspaceEdit(_ edits: [Edit]) -> JSON {
        var byFile: [FileID: [Edit]] = [:]
        for edit in edits { byFile[edit.location.file, default: []].append(edit) }
        var changes: [JSON.Member] = []
        var documents: [JSON] = []
        for (file, edits) in byFile.sorted(by: { $0.key < $1.key }) {
            guard let positions = positions(of: file) else { continue }
            let json = JSON.array(
                edits.sorted { $0.location.range.start < $1.location.range.start }.map {
                    ["range": positions.json($0.location.range), "newText": .string($0.text)]
                })
            let uri = project.uri(file)
            changes.append(JSON.Member(uri, json))
            let version = project.version(file).map(JSON.integer) ?? .null
            documents.append(["textDocument": ["uri": .string(uri), "version": version], "edits": json])
        }
        return client.understandsDocumentChanges ? ["documentChanges": .array(documents)] : ["changes": .object(changes)]
    }
}
