import Schema
import SourceText

/// The `ignore:` patterns of a project: which files below the root are not read.
package struct IgnoreList: Sendable {
    private let patterns: GlobSet
    /// The file that says so.
    private let home: String
    /// An error in that file may hide more patterns: which files are to be left alone is not known.
    package let mayLackPatterns: Bool

    package static let none = IgnoreList([], in: projectFile, mayLackPatterns: false)
    /// Of a project whose patterns were not found anywhere, nor a document that has none.
    package static let unknown = IgnoreList([], in: projectFile, mayLackPatterns: true)

    /// The patterns of the integration documents in a file; nil where it has none. That is kessai.yaml, or else the first file that has
    /// any. Wrong patterns are reported there and do nothing. In them and in paths a letter and its marks are one character, as macOS may
    /// write the names of files otherwise than the patterns.
    package init?(_ unit: FileUnit) {
        guard let written = IgnoreList.patterns(in: unit) else { return nil }
        self.init(written, in: unit.tree.source.path, mayLackPatterns: written.isEmpty && unit.mayHidePatterns)
    }

    private init(_ written: [String], in home: String, mayLackPatterns: Bool) {
        let globs = written.compactMap { Glob(Composition.composed($0)) }
        patterns = GlobSet(globs)
        self.home = home
        self.mayLackPatterns = mayLackPatterns || globs.count < written.count
    }

    /// As the integration documents in a file write them; nil where it has none. Where an error may hide some, whatever may have been meant
    /// as a pattern is one, and kessai.yaml needs no document that was understood: nothing is done to what a slip hides for a while.
    package static func patterns(in unit: FileUnit) -> [String]? {
        let integrations = unit.integrations
        let isHome = unit.tree.source.path == projectFile
        if integrations.isEmpty, !isHome { return nil }
        let read = integrations.flatMap { ($0.ignore.value ?? []).compactMap { $0.value } }
        let isWhole = !unit.problems.contains { $0.severity == .error } || !integrations.isEmpty && !unit.mayMeanPatterns
        if isWhole { return integrations.isEmpty ? nil : read }
        let known = Set(read)
        let all = read + meantIgnorePatterns(in: unit.tree.source).filter { !known.contains($0) }
        return integrations.isEmpty && all.isEmpty ? nil : all
    }

    package var isEmpty: Bool { patterns.isEmpty }

    /// Whether a file, or a directory with all that is in it, is not read. The path is relative to the root, with `/`. What is ignored does
    /// not decide over kessai.yaml, nor over the file that says so.
    package func ignores(_ path: String) -> Bool {
        path != projectFile && !patterns.isEmpty && patterns.matches(Composition.composed(path)) && path != home
            && !home.hasPrefix(path + "/")
    }
}

extension FileUnit {
    fileprivate var integrations: [Shared<Integration>] {
        documents.compactMap { if case .integration(let integration) = $0 { integration } else { nil } }
    }

    /// Whether patterns may stand elsewhere than under `ignore`: the text is no YAML, or a key is meant as it. Of other mistakes the documents
    /// say which patterns there are.
    fileprivate var mayMeanPatterns: Bool {
        tree.problems.contains { $0.severity == .error } || mayHidePatterns
            || problems.contains { problem in
                problem.code == .unknownKey && problem.fixes.contains { $0.edits.contains { $0.text == "ignore" } }
            }
    }

    /// Whether `ignore` may stand in this file with its integration document, though no pattern of it could be read: the text is broken or
    /// cut off, or a list stands under a key that nobody knows.
    fileprivate var mayHidePatterns: Bool {
        // Of a conflict all sides were read.
        tree.problems.contains { $0.severity == .error && $0.code != .mergeConflictMarker }
            || problems.contains { $0.code == .unknownKey && isListOfDocument(at: $0.location.range) }
            || integrations.contains { integration in
                let head = integration.model.origin.headLocation
                // What a whole document has, a part that was cut off lacks.
                return integration.ignore.isPoisoned || problems.contains { $0.code == .missingField && $0.location == head }
            }
    }

    /// Whether a key at the beginning of its line has a list.
    private func isListOfDocument(at key: ByteRange) -> Bool {
        guard key.start == 0 || tree.source.bytes[Int(key.start) - 1] == 0x0A,
            let node = tree.nodes.firstIndex(where: { $0.kind == .scalar && $0.range == key }), node + 1 < tree.nodes.count
        else { return false }
        return tree.nodes[node + 1].kind == .sequence
    }
}
