import Schema
import SourceText

/// The `ignore:` patterns of a project: which files below the root are not read.
package struct IgnoreList: Sendable {
    private let patterns: GlobSet
    /// The file that says so.
    private let home: String

    package static let none = IgnoreList([], in: projectFile)

    /// The patterns of the integration documents in a file; nil where it has none. That is kessai.yaml, or else the first file that has
    /// any. Wrong patterns are reported there and do nothing. In them and in paths a letter and its marks are one character, as macOS may
    /// write the names of files otherwise than the patterns.
    package init?(_ unit: FileUnit) {
        guard let written = IgnoreList.patterns(in: unit) else { return nil }
        self.init(written, in: unit.tree.source.path)
    }

    private init(_ written: [String], in home: String) {
        patterns = GlobSet(written.compactMap { Glob(Composition.composed($0)) })
        self.home = home
    }

    /// As the integration documents in a file write them; nil where it has none.
    package static func patterns(in unit: FileUnit) -> [String]? {
        let integrations = unit.documents.compactMap { if case .integration(let integration) = $0 { integration } else { nil } }
        if integrations.isEmpty { return nil }
        return integrations.flatMap { ($0.ignore.value ?? []).compactMap(\.value) }
    }

    package var isEmpty: Bool { patterns.isEmpty }

    /// Whether a file, or a directory with all that is in it, is not read. The path is relative to the root, with `/`. What is ignored does
    /// not decide over kessai.yaml, nor over the file that says so.
    package func ignores(_ path: String) -> Bool {
        path != projectFile && !patterns.isEmpty && patterns.matches(Composition.composed(path)) && path != home
            && !home.hasPrefix(path + "/")
    }
}
