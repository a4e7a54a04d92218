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
    ///
    /// Most files do not depend on others; `making` makes those, one after the other unless Driver lets several processors do it.
    package init(
        _ project: CheckedProject, lock: Lock? = nil,
        making: ([@Sendable () -> BundlePart]) -> [BundlePart] = { makers in makers.map { $0() } }
    ) {
        let guide = Guide(project)
        let trees =
            [
                ("myasp/integration.json", project.integrationTree),
                ("seller-central/values.json", project.valuesTree(project.environments)),
            ] + project.products.map { ("myasp/products/\($0.id.value).json", $0.tree) }
        // The sheet takes as long as all others together, so it comes first.
        var makers: [@Sendable () -> BundlePart] = [
            {
                let sheet = EntrySheet(
                    project, guide, environments: project.environments.map(\.name), language: .ja, record: lock?.entries)
                return BundlePart(BundleFile(OutputBundle.sheetPath, sheet.html))
            }
        ]
        for (path, tree) in trees {
            makers.append {
                BundlePart(BundleFile(path, tree.json), origins: Provenance.origins(of: tree, at: path, in: project))
            }
        }
        makers.append { BundlePart(BundleFile(OutputBundle.checklistPath, guide.checklist)) }

        let sources = (project.sources + (lock?.source.map { [$0] } ?? []))
            .sorted { pathPrecedes($0.path, $1.path) }
        let made = making(makers)
        var parts = made.sorted { pathPrecedes($0.file.path, $1.file.path) }
        func add(_ file: BundleFile) {
            parts.append(BundlePart(file))
            parts.sort { pathPrecedes($0.file.path, $1.file.path) }
        }
        let provenance = Provenance(
            project, sources: sources, subjects: parts.map(\.digest), origins: made.flatMap(\.origins))
        add(BundleFile(OutputBundle.provenancePath, provenance.json))
        let manifest = Manifest(version: kessaiVersion, sources: sources, files: parts.map(\.digest))
        add(BundleFile(OutputBundle.manifestPath, manifest.json))
        add(BundleFile(OutputBundle.sumsPath, parts.map(\.digest.line).joined()))
        files = parts.map(\.file)
    }
}

/// A file of the bundle as it was made, with what other files say of it.
package struct BundlePart: Sendable {
    let file: BundleFile
    let digest: FileDigest
    /// Of each value in it, where it comes from, as `provenance.json` tells it.
    let origins: [JSON]

    init(_ file: BundleFile, origins: [JSON] = []) {
        self.file = file
        digest = file.digest
        self.origins = origins
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
