import SourceText
import Syntax

/// A collection in brackets line for line, keys and choices in the spelling that is asked for, white space around the lines left out.
struct KeptLines {
    let lines: [ArraySlice<UInt8>]

    init(_ range: Range<Int>, of collection: Collection, in tree: SyntaxTree) {
        let writer = ScalarWriter(tree: tree)
        var text: [UInt8] = []
        var position = range.lowerBound
        for (scalar, place) in KeptLines.replaced(in: collection) {
            let old = tree.nodes[scalar.node].range.offsets
            text += tree.source.bytes[position..<old.lowerBound]
            text += writer.lines(of: scalar, at: place).joined().utf8
            position = old.upperBound
        }
        text += tree.source.bytes[position..<range.upperBound]
        lines = SourceLines(text[...]).map { line in
            var line = line.drop { $0 == 0x20 || $0 == 0x09 }
            while let last = line.last, last == 0x20 || last == 0x09 {
                // An escaped blank is part of a text.
                if line.dropLast().last == UInt8(ascii: "\\") { break }
                line.removeLast()
            }
            return line
        }
    }

    /// Recursion goes as deep as the tree, which the reader has limited.
    private static func replaced(in collection: Collection) -> [(scalar: Scalar, place: ScalarStyle.Place)] {
        collection.parts.flatMap { part -> [(scalar: Scalar, place: ScalarStyle.Place)] in
            let key = part.key.map { [($0, ScalarStyle.Place.flowKey)] } ?? []
            let value: [(scalar: Scalar, place: ScalarStyle.Place)] =
                switch part.value {
                case .empty: []
                case .scalar(let scalar): [(scalar, part.key == nil ? .flowItem : .flowValue)]
                case .collection(let inner): replaced(in: inner)
                }
            return key.filter { $0.0.replacement != nil } + value.filter { $0.scalar.replacement != nil }
        }
    }
}
