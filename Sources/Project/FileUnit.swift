import Schema
import SourceText
import Syntax

/// One file on its own: its tree and typed documents, with what was wrong in it. Files are read independently of each other.
///
/// An immutable object: what was linked from a unit can be used again while the unit is the same.
package final class FileUnit: Sendable {
    package let tree: SyntaxTree
    package let documents: [Document]
    /// For each document the product that it is, if it uses no other: linked here, while what it is made of is near.
    package let alone: [SoldProduct?]
    /// How many documents the text has, understood or not.
    package let documentCount: Int
    /// Where key material lies, in the order of the text.
    package let secrets: [ByteRange]
    /// What no text about the file may show.
    package var hidden: [ByteRange] { tree.hidden(beside: secrets) }
    /// Problems of the text and of the shape.
    package let problems: [Diagnostic]
    /// The file may hold documents that were not understood (reported): what seems to be missing elsewhere may be in it.
    package let isPartial: Bool
    /// Whether all problems of the text were looked for, and not only as many as are shown.
    package let isReadInFull: Bool

    /// Reads one file. The `file` is its index in the list of all files sorted by path.
    package convenience init(_ source: SourceFile, file: FileID, inFull: Bool = false) {
        self.init(FileUnit.tree(of: source, file: file, inFull: inFull), isReadInFull: inFull)
    }

    /// The first half of reading a file, its text; what the text means is the second one.
    package static func tree(of source: SourceFile, file: FileID, inFull: Bool = false) -> SyntaxTree {
        parse(source, file: file, limits: inFull ? .inFull : Limits(), knownKeys: fieldKeys)
    }

    package init(_ tree: SyntaxTree, isReadInFull: Bool = false) {
        let source = tree.source
        self.tree = tree
        self.isReadInFull = isReadInFull
        let read = readDocuments(tree)
        documents = read.documents
        alone = documents.map { if case .product(let product) = $0 { ProductLinker.alone(product) } else { nil } }
        documentCount = tree.documentCount
        // A text that has not the form of its field, but that of a key, was pasted into the wrong one.
        let misplaced = read.problems.lazy.filter { $0.code == .badFormat }.map(\.location.range)
        secrets = tree.secrets(isWrong: !read.problems.isEmpty, misplaced: Set(misplaced))
        problems = read.problems.endingLines(as: source)
        isPartial = read.isPartial
    }

    /// A file that could not be read: it says nothing, and what would refer to it cannot be judged.
    package init(unread source: SourceFile, file: FileID, problem: Diagnostic) {
        tree = SyntaxTree(file: file, source: source, nodes: [], comments: [], problems: [problem])
        isReadInFull = true
        documents = []
        alone = []
        documentCount = 0
        secrets = []
        problems = [problem]
        isPartial = true
    }
}
