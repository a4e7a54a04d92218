import Schema
import SourceText

/// The `ignore:` patterns of a project: which files below the root are not read.
package struct IgnoreList: Sendable {
    private let patterns: GlobSet

    /// The patterns of the integration documents in a file, normally kessai.yaml; wrong ones are reported there and do nothing. In them and in
    /// paths a letter and its marks are one character, as macOS may write the names of files otherwise than the patterns.
    package init(_ unit: FileUnit) {
        patterns = GlobSet(
            unit.documents.flatMap { document -> [Glob] in
                guard case .integration(let integration) = document else { return [] }
                return (integration.ignore.value ?? []).compactMap { $0.value.flatMap { Glob(Composition.composed($0)) } }
            })
    }

    /// Whether a file, or a directory with all that is in it, is not read. The path is relative to the root, with `/`.
    package func ignores(_ path: String) -> Bool {
        path != projectFile && !patterns.isEmpty && patterns.matches(Composition.composed(path))
    }
}
