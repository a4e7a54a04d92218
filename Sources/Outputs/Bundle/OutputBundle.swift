/// The bundle of a checked project: every file by path and bytes, the same on every machine.
///
///     OutputBundle(checked).files            write these under the output directory
///     Archive.write(files, mtime: 0)   or these into one archive
import SourceText

package struct BundleFile: Sendable, Hashable {
    /// Relative to the bundle, with `/`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }
    init(_ path: String, _ json: JSON) { self.init(path: path, bytes: json.bytes) }

    package var digest: FileDigest { FileDigest(path: path, bytes: bytes) }
}

package struct OutputBundle: Sendable {
    /// Sorted by the bytes of the path.
    package let files: [BundleFile]

    package static let manifestPath = "manifest.json"
    static let checklistPath = "checklist.md"
    static let sheetPath = "seller-central/entry-sheet.html"
    static let sumsPath = "SHA256SUMS"
    package static let provenancePath = "provenance.json"

    /// `lock` is what has been entered so far: the entry sheet marks what changed since, and so `kessai.lock` is one of the sources.
    package init(_ project: CheckedProject, lock: Lock? = nil) {
        let trees =
            [
                ("myasp/integration.json", project.integrationTree),
                ("seller-central/values.json", project.valuesTree(project.environments)),
            ] + project.products.map { ("myasp/products/\($0.id.value).json", $0.tree) }
        let sheet = EntrySheet(project, environments: project.environments.map(\.name), language: .ja, record: lock?.entries)
        let sources = (project.sources + (lock?.source.map { [$0] } ?? []))
            .sorted { pathPrecedes($0.path, $1.path) }
        var files = SortedFiles()
        for (path, tree) in trees { files.add(BundleFile(path, tree.json)) }
        files.add(BundleFile(OutputBundle.checklistPath, Guide(project).checklist))
        files.add(BundleFile(OutputBundle.sheetPath, sheet.html))
        let provenance = Provenance(project, sources: sources, trees: trees, subjects: files.digests)
        files.add(BundleFile(OutputBundle.provenancePath, provenance.json))
        let manifest = Manifest(version: kessaiVersion, sources: sources, files: files.digests)
        files.add(BundleFile(OutputBundle.manifestPath, manifest.json))
        files.add(BundleFile(OutputBundle.sumsPath, files.digests.map(\.line).joined()))
        self.files = files.files
    }

    /// Files with their digests, of which each is computed once.
    private struct SortedFiles {
        private var entries: [(file: BundleFile, digest: FileDigest)] = []

        mutating func add(_ file: BundleFile) { entries.append((file, file.digest)) }

        private var sorted: [(file: BundleFile, digest: FileDigest)] {
            entries.sorted { pathPrecedes($0.file.path, $1.file.path) }
        }

        /// Sorted by the bytes of the path.
        var files: [BundleFile] { sorted.map(\.file) }
        var digests: [FileDigest] { sorted.map(\.digest) }
    }
}

/// `manifest.json`: what the bundle was made from, and what it holds (but for itself and `SHA256SUMS`).
package struct Manifest: Sendable, Hashable {
    package let version: String
    package let sources: [FileDigest]
    package let files: [FileDigest]

    /// SHA-256 of the lines that `sha256sum` prints for the sources.
    package var projectDigest: String { FileDigest.digest(of: sources) }

    var json: JSON {
        [
            "schemaVersion": 1,
            "tool": ["name": "kessai", "version": .string(version)],
            "projectDigest": .string(projectDigest),
            "sources": .array(sources.map(\.json)),
            "files": .array(files.map(\.json)),
        ]
    }

    init(version: String, sources: [FileDigest], files: [FileDigest]) {
        self.version = version
        self.sources = sources
        self.files = files
    }

    /// What a manifest says; nil when it is not one. Whether it says it in canonical form is for `verify` to compare.
    init?(_ json: JSON) {
        guard json["schemaVersion"] == 1, let version = json["tool"]?["version"]?.string,
            let sources = FileDigest.list(json["sources"]), let files = FileDigest.list(json["files"])
        else { return nil }
        self.init(version: version, sources: sources, files: files)
    }
}

extension FileDigest {
    fileprivate static func list(_ json: JSON?) -> [FileDigest]? {
        guard let elements = json?.elements else { return nil }
        let digests: [FileDigest] = elements.compactMap { element in
            guard let path = element["path"]?.string, let count = element["bytes"]?.integer,
                let sha256 = element["sha256"]?.string
            else { return nil }
            return FileDigest(path: path, count: count, sha256: sha256)
        }
        return digests.count == elements.count ? digests : nil
    }
}

/// Looking into JSON that was read by somebody else.
extension JSON {
    subscript(key: String) -> JSON? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }

    var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    var string: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
}
