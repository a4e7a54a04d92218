import SourceText

/// The bundle of a checked project: every file by path and bytes, the same on every machine.
///
///     OutputBundle(checked).files            write these under the output directory
///     Archive.write(files, mtime: 0)   or these into one archive
package struct BundleFile: Sendable, Equatable {
    /// Relative to the bundle, with `/`.
    package let path: String
    /// The bytes, in the pieces in which they were made: large files are never put together in memory.
    package let pieces: [[UInt8]]

    package init(path: String, pieces: [[UInt8]]) {
        self.path = path
        self.pieces = pieces
    }

    package init(path: String, bytes: [UInt8]) { self.init(path: path, pieces: [bytes]) }
    init(_ path: String, _ json: JSON) { self.init(path: path, bytes: json.bytes) }

    package var bytes: [UInt8] {
        if pieces.count == 1 { return pieces[0] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for piece in pieces { bytes += piece }
        return bytes
    }

    package var count: Int { pieces.reduce(0) { $0 + $1.count } }
    package var digest: FileDigest { FileDigest(path: path, count: count, sha256: SHA256.hex(pieces)) }

    package static func == (left: BundleFile, right: BundleFile) -> Bool {
        left.path == right.path && left.count == right.count && left.bytes == right.bytes
    }
}

package struct OutputBundle: Sendable {
    /// Every file but the lists of files.
    package let contents: [BundleFile]
    /// `manifest.json` and `SHA256SUMS`, which tell the digests of the others. That of the provenance, two fifths of a large bundle, is
    /// made here: one thread can do so while others write the contents.
    package var lists: [BundleFile] {
        let provenance = contents.first { $0.path == OutputBundle.provenancePath }
        let digests = (digests + (provenance.map { [$0.digest] } ?? [])).sorted(byPath: { $0.path })
        let manifest = BundleFile(
            OutputBundle.manifestPath, Manifest(version: kessaiVersion, sources: sources, files: digests).json)
        let lines = (digests + [manifest.digest]).sorted(byPath: { $0.path }).map(\.line)
        return [manifest, BundleFile(path: OutputBundle.sumsPath, bytes: Array(lines.joined().utf8))]
    }
    /// All of them, sorted by the bytes of the path.
    package var files: [BundleFile] { (contents + lists).sorted(byPath: { $0.path }) }
    /// How many files that are.
    package var count: Int { contents.count + 2 }
    /// Of the contents, but for the provenance.
    private let digests: [FileDigest]
    private let sources: [FileDigest]
    /// The steps that its pages show.
    package let guide: Guide

    package static let manifestPath = "manifest.json"
    static let checklistPath = "checklist.md"
    static let sheetPath = "seller-central/entry-sheet.html"
    static let valuesPath = "seller-central/values.json"
    package static let sumsPath = "SHA256SUMS"
    package static let provenancePath = "provenance.json"

    /// `lock` is what has been entered so far: the entry sheet marks what changed since, it and the checklist say what to remove, and so `kessai.lock` is one of the sources.
    package init(_ project: CheckedProject, lock: Lock? = nil, _ workers: some Workers = NoWorkers()) {
        let guide = Guide(project, record: lock?.entries, workers)
        let settings = SettingsFiles(project, lock?.entries ?? [])
        let products = workers.map(zip(project.products, guide.products).map { (product: $0, guide: $1) }, by: 32) {
            ProductFiles($0, project)
        }
        let sheet = EntrySheet(
            project, guide, environments: EnvironmentName.allCases, language: .ja, record: lock?.entries,
            entriesDigest: SHA256.hex([settings.lines] + products.map(\.lines)))
        let pages = [
            BundleFile(path: OutputBundle.sheetPath, pieces: sheet.pieces(workers)),
            BundleFile(path: OutputBundle.checklistPath, pieces: guide.checklist(workers)),
        ]
        sources = (project.sources + (lock?.source.map { [$0] } ?? [])).sorted(byPath: { $0.path })
        // The two largest, each by itself.
        let digested = zip(pages, workers.map(pages, by: 1) { $0[$0.startIndex].digest })
        var parts = ([settings.files] + products.map(\.files)).joined() + digested.map { BundlePart(file: $0, digest: $1) }
        parts = parts.sorted(byPath: { $0.file.path })
        digests = parts.map(\.digest)
        let provenance = Provenance.pieces(
            project, sources: sources, subjects: digests, entries: [settings.entries] + products.map(\.entries),
            values: [settings.values] + products.map(\.values))
        contents = parts.map(\.file) + [BundleFile(path: OutputBundle.provenancePath, pieces: provenance)]
        self.guide = guide
    }
}

/// A file of the bundle as it was made, with what other files say of it.
private struct BundlePart: Sendable {
    let file: BundleFile
    let digest: FileDigest

    init(file: BundleFile, digest: FileDigest) {
        self.file = file
        self.digest = digest
    }

    init(_ file: BundleFile) { self.init(file: file, digest: file.digest) }
}

/// The files of values that belong to no product, and what `provenance.json` says of them.
private struct SettingsFiles {
    let files: [BundlePart]
    let entries: [UInt8]
    let lines: [UInt8]
    let values: [UInt8]

    /// `record`: what has been entered so far; of what the project leaves out or hides it stays entered.
    init(_ project: CheckedProject, _ record: [Entry]) {
        var writer = TracedWriter(project)
        files = [
            BundlePart(writer.file("myasp/integration.json") { project.writeIntegration(&$0) }),
            BundlePart(writer.file(OutputBundle.valuesPath) { project.writeValues(project.environments, &$0) }),
        ]
        values = writer.origins
        let entered = project.settingEntries.map(\.entry)
        entries = Provenance.elements(entered + project.entriesKept(of: record))
        lines = entryLines(entered)
    }
}

/// The files of some products, and what `provenance.json` says of them.
private struct ProductFiles: Sendable {
    let files: [BundlePart]
    let entries: [UInt8]
    let lines: [UInt8]
    let values: [UInt8]

    /// What is entered for a product is what its steps show.
    init(_ products: ArraySlice<(product: CheckedProduct, guide: Guide.Section)>, _ project: CheckedProject) {
        var writer = TracedWriter(project, products: products.count)
        files = products.map { product, _ in
            BundlePart(writer.file("myasp/products/\(product.id.value).json") { product.write(&$0) })
        }
        values = writer.origins
        let entered = products.flatMap { $0.guide.steps.flatMap { $0.rows.map(\.entry) } }
        entries = Provenance.elements(entered)
        lines = entryLines(entered)
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
        guard json["schemaVersion"] == 1, let version = json["tool"]["version"].string,
            let sources = FileDigest.list(json["sources"]), let files = FileDigest.list(json["files"])
        else { return nil }
        self.init(version: version, sources: sources, files: files)
    }
}

extension FileDigest {
    fileprivate static func list(_ json: JSON) -> [FileDigest]? {
        guard case .array(let elements) = json else { return nil }
        let digests: [FileDigest] = elements.compactMap { element in
            guard let path = element["path"].string, let count = element["bytes"].integer,
                let sha256 = element["sha256"].string
            else { return nil }
            return FileDigest(path: path, count: count, sha256: sha256)
        }
        return digests.count == elements.count ? digests : nil
    }
}
