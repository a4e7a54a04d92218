import Schema
import SourceText
import Synchronization
import Syntax

/// One file on its own: its tree and typed documents, with what was wrong in it. Files are read independently of each other.
///
/// An immutable object: what was linked from a unit can be used again while the unit is the same.
package final class FileUnit: Sendable {
    package let tree: SyntaxTree
    package let documents: [Document]
    /// For each document the product that it is, if it uses no other: linked here, while what it is made of is near.
    package let alone: [SoldProduct?]
    /// The product that is all of the file, if it uses no other document.
    package let soleProduct: SoldProduct?
    /// How many documents the text has, understood or not.
    package let documentCount: Int
    /// Where key material lies, in the order of the text.
    package let secrets: [ByteRange]
    /// What no text about the file may show: looked for once, where anything is told of the file.
    package var hidden: [ByteRange] {
        knownHidden.withLock { known in
            let hidden = known ?? tree.hidden(beside: secrets)
            known = hidden
            return hidden
        }
    }
    private let knownHidden = Mutex<[ByteRange]?>(nil)
    /// Problems of the text and of the shape.
    package let problems: [Diagnostic]
    /// The file may hold documents that were not understood (reported): what seems to be missing elsewhere may be in it.
    package let isPartial: Bool
    /// Whether all problems of the text were looked for, and not only as many as are shown.
    package let isReadInFull: Bool

    /// Reads one file. The `file` is its index in the list of all files sorted by path.
    package convenience init(_ source: SourceFile, file: FileID, inFull: Bool = false) {
        let tree = parse(source, file: file, limits: inFull ? .inFull : Limits(), knownKeys: fieldKeys)
        let read = readDocuments(tree)
        self.init(tree, read, alone: FileUnit.linked(read.documents), isReadInFull: inFull)
    }

    /// Reads some files, each on its own, in stages that they go through together.
    package static func all(_ files: [(source: SourceFile, file: FileID)]) -> [FileUnit] {
        let readings = files.map(Reading.init)
        for reading in readings { reading.parse() }
        for reading in readings { reading.readDocuments() }
        for reading in readings { reading.link() }
        return readings.compactMap { $0.unit() }
    }

    /// A file on its way: each stage leaves here what the next one needs, as little of it is copied so.
    private final class Reading {
        private let file: FileID
        private let surveyed: SurveyedFile
        private var tree: SyntaxTree?
        private var read: ReadDocuments?
        private var alone: [SoldProduct?] = []

        init(_ source: SourceFile, _ file: FileID) {
            self.file = file
            surveyed = SurveyedFile(source)
        }

        func parse() { tree = Syntax.parse(surveyed, file: file, knownKeys: fieldKeys) }
        func readDocuments() { read = tree.map(Schema.readDocuments) }
        func link() { alone = read.map { linked($0.documents) } ?? [] }

        func unit() -> FileUnit? {
            guard let tree = tree.take(), let read = read.take() else { return nil }
            return FileUnit(tree, read, alone: alone, isReadInFull: false)
        }
    }

    private static func linked(_ documents: [Document]) -> [SoldProduct?] {
        documents.map { if case .product(let product) = $0 { ProductLinker.alone(product) } else { nil } }
    }

    private init(_ tree: SyntaxTree, _ read: ReadDocuments, alone: [SoldProduct?], isReadInFull: Bool) {
        let source = tree.source
        self.tree = tree
        self.isReadInFull = isReadInFull
        documents = read.documents
        self.alone = alone
        soleProduct = alone.count == 1 ? alone.first ?? nil : nil
        documentCount = tree.documentCount
        // A text that has not the form of its field, but that of a key, was pasted into the wrong one.
        let misplaced = read.problems.lazy.filter { $0.code == .badFormat }.map { $0.location.range }
        let passwords = read.documents.flatMap { document -> [ByteRange] in
            if case .integration(let integration) = document { integration.model.passwords(in: source) } else { [] }
        }
        let secrets = tree.secrets(isWrong: !read.problems.isEmpty, misplaced: Set(misplaced))
        self.secrets = passwords.isEmpty ? secrets : (secrets + passwords).merged
        problems = read.problems.blamingQuotes.tellingSeparatorsOnce(in: tree).endingLines(as: source)
        isPartial = read.isPartial
    }

    /// A file that could not be read: it says nothing, and what would refer to it cannot be judged.
    package init(unread source: SourceFile, file: FileID, problem: Diagnostic, secrets: [ByteRange] = []) {
        tree = SyntaxTree(file: file, source: source, nodes: [], comments: [], problems: [problem])
        isReadInFull = true
        documents = []
        alone = []
        soleProduct = nil
        documentCount = 0
        self.secrets = secrets
        problems = [problem]
        isPartial = true
    }
}
