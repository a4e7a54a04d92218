import SourceText

/// The syntax tree as one flat array in reading order; a node's subtree is the run of nodes up to its `next`.
///
///     price: 1980        0 document              next 7
///     items:             1   mapping             next 7
///       - A              2     scalar "price"    next 3
///                        3     scalar "1980"     next 4
///                        4     scalar "items"    next 5
///                        5     sequence          next 7
///                        6       scalar "A"      next 7
///
/// (`NodeID` is the index. A document has exactly one child; a mapping's children alternate key and value; a value that is not
/// written is a node of kind `empty` with an empty range where it would stand.)
package struct Node: Sendable {
    package enum Kind: UInt8, Sendable {
        case document, mapping, sequence, scalar, empty
    }

    package enum Style: UInt8, Sendable {
        case block, flow  // collections
        case plain, singleQuoted, doubleQuoted, literal, folded  // scalars
    }

    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// The text is not the bytes as they stand (escapes, folding, doubled quotes): it must be decoded.
        package static let needsDecoding = Flags(rawValue: 1)
        /// Something inside was wrong and has been reported; what is missing here may be what was not understood.
        package static let incomplete = Flags(rawValue: 2)
        /// A document that begins with `---`.
        package static let explicitStart = Flags(rawValue: 4)
        /// A document that ends with `...`.
        package static let explicitEnd = Flags(rawValue: 8)
    }

    package var kind: Kind
    package var style: Style
    package var flags: Flags
    /// Literal and folded scalars: how many spaces each content line is indented by.
    package var indentation: UInt8
    /// The bytes of the node, quotes and block indicators included, comments around it not.
    package var range: ByteRange
    /// The node after this one's subtree.
    package var next: UInt32

    @inlinable package init(
        kind: Kind, style: Style, flags: Flags = [], indentation: UInt8 = 0, range: ByteRange, next: UInt32 = 0
    ) {
        self.kind = kind
        self.style = style
        self.flags = flags
        self.indentation = indentation
        self.range = range
        self.next = next
    }
}

package typealias NodeID = Int
