import SourceText

/// What one run found, in the one order that leaves the program, with the text of the files that the findings point at.
package struct Report: Sendable {
    /// Sorted by file path, byte, code; free of secrets; of each file as many as are shown.
    package let diagnostics: [Diagnostic]
    /// How many files and documents were read, with and without findings.
    package let files: Int
    package let documents: Int
    /// The version of kessai that made it.
    package let version: String
    private let reported: [FileID: ReportedFile]

    /// The sources are all files of the run; a `FileID` is the index of one. `hidden`: what may not be shown of one, where
    /// more is known than its bytes.
    package init(
        _ diagnostics: [Diagnostic], sources: [SourceFile], hidden: ((_ file: Int) -> [ByteRange])? = nil, documents: Int,
        version: String
    ) {
        let source = { (file: Int) in
            sources.indices.contains(file) ? (sources[file], hidden?(file) ?? sources[file].secrets) : nil
        }
        self.init(diagnostics, files: sources.count, source: source, documents: documents, version: version)
    }

    /// The same with so many files, of which those are asked for that something was found in.
    package init(
        _ diagnostics: [Diagnostic], files: Int, source: (_ file: Int) -> (source: SourceFile, hidden: [ByteRange])?,
        documents: Int,
        version: String
    ) {
        let diagnostics = diagnostics.limited
        var reported: [FileID: ReportedFile] = [:]
        for location in diagnostics.lazy.flatMap(\.locations) where reported[location.file] == nil {
            let file = source(Int(location.file.index)) ?? (SourceFile(path: "", bytes: []), [])
            reported[location.file] = ReportedFile(file.source, secrets: file.hidden)
        }
        self.reported = reported
        self.files = files
        self.documents = documents
        self.version = version
        // Of one file none is asked for.
        let paths = reported.count > 1 ? reported.mapValues(\.path) : [:]
        let fit = diagnostics.map { finding in
            reported[finding.location.file].map { finding.fitToLeave($0.secrets, of: $0.source) } ?? finding
        }
        self.diagnostics = fit.sorted { left, right in
            guard left.location.file == right.location.file else {
                return pathPrecedes(paths[left.location.file] ?? "", paths[right.location.file] ?? "")
            }
            return left.precedes(right)
        }
    }

    package func count(_ severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }

    /// The gravest finding, if there is any.
    package var worst: Severity? { diagnostics.lazy.map { $0.severity }.max() }

    func file(_ id: FileID) -> ReportedFile { reported[id] ?? ReportedFile(SourceFile(path: "", bytes: [])) }
}

/// A file as reports need it: its path fit to be shown, its lines, and where it holds secrets.
struct ReportedFile: Sendable {
    let path: String
    let source: SourceFile
    let lines: LineTable
    /// In order, none overlapping another.
    let secrets: [ByteRange]

    init(_ source: SourceFile, secrets: [ByteRange] = []) {
        path = shown(source.path, limit: .max)
        self.source = source
        lines = LineTable(source.bytes)
        self.secrets = secrets
    }

    /// Whether its first character is a byte order mark.
    var beginsWithMark: Bool { source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    func start(_ range: ByteRange) -> Position { lines.position(at: range.offsets.lowerBound) }
    func end(_ range: ByteRange) -> Position { lines.position(at: range.offsets.upperBound) }
}

extension Diagnostic {
    /// Every place it names, its own first.
    var locations: [Location] {
        [location] + related.map(\.location) + fixes.flatMap { $0.edits.map(\.location) }
    }
}
