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
/// Public, so that other modules inline it.
///
/// (`NodeID` is the index. A document has exactly one child; a mapping's children alternate key and value; a value that is not
/// written is a node of kind `empty` with an empty range where it would stand.)
public struct Node: Sendable {
    public enum Kind: UInt8, Sendable {
        case document, mapping, sequence, scalar, empty
    }

    public enum Style: UInt8, Sendable {
        case block, flow  // collections
        case plain, singleQuoted, doubleQuoted, literal, folded  // scalars
    }

    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// The text is not the bytes as they stand (escapes, folding, doubled quotes): it must be decoded.
        @inlinable public static var needsDecoding: Flags { Flags(rawValue: 1) }
        /// Something inside was wrong and has been reported; what is missing here may be what was not understood.
        @inlinable public static var incomplete: Flags { Flags(rawValue: 2) }
        /// A document that begins with `---`.
        @inlinable public static var explicitStart: Flags { Flags(rawValue: 4) }
        /// A document that ends with `...`.
        @inlinable public static var explicitEnd: Flags { Flags(rawValue: 8) }
    }

    public var kind: Kind
    public var style: Style
    public var flags: Flags
    /// Literal and folded scalars: how many spaces each content line is indented by.
    public var indentation: UInt8
    /// The bytes of the node, quotes and block indicators included, comments around it not.
    public var range: ByteRange
    /// The node after this one's subtree.
    public var next: UInt32

    @inlinable public init(
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

public typealias NodeID = Int
