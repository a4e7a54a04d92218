import SourceText

/// The reader's state: a position in the bytes, the line it stands on, and what has been understood so far.
///
/// Grammar levels live in files of their own: `Stream`; `BlockNode` with `PlainNode`, `QuotedNode`, `FlowNode` and `Property`; `BlockMapping`
/// with `MappingKey`, `BlockSequence`, `FlowCollection`; `PlainScalar`, `QuotedScalar`, `BlockScalar`; between two nodes stands what
/// `Separation` skips. Every function that reads a node of block level leaves the position at the next content. `need` is always the number
/// of spaces that a further line of the node being read must begin with.
struct Parser: ~Copyable {
    let letters: Letters
    let file: FileID
    let limits: Limits
    let knownKeys: KnownKeys?

    // Where it reads. All functions ask for it, hence it is no part with a name of its own.
    var position = 0
    /// Where the current line begins, and how many spaces it begins with.
    var lineStart = 0
    var indent = 0
    /// Whether the white space just before the content at `position` holds a tab.
    var tabBefore = false
    /// The fewest spaces before a tab on the blank lines that were just skipped.
    var blankTab = Int.max
    /// The end of the file or a document marker has been reached.
    var atEnd = false
    /// The end of the last scalar, bracket or indicator; collections end there.
    var contentEnd = 0

    // What stands around the position.
    var openBlocks: [OpenBlock] = []
    /// What reads like an alias; looked for at the first anchor.
    var aliases: Set<String>?
    /// The last child that was found of a collection with many: the next search of it goes on from there.
    var farChild: (collection: NodeID, child: NodeID) = (-1, -1)
    var listEntry = ListEntry()
    var brackets = Brackets()
    var meantColumn = MeantColumn()
    /// The next document begins at the position, though no `---` stands there.
    var impliedDocument: ImpliedDocument?

    // What went wrong above it.
    var doubt = Doubt()
    var conflicts = Conflicts()
    /// Names of lines, and whether they may be those of fields.
    var namesCompared: [String: Bool] = [:]
    /// Of how many values it was asked whether they belong to a text.
    var valuesJudged = 0
    /// The mapping that was last found to be a mail with all that it needs.
    var wholeMail: NodeID = -1
    /// The mapping in which a list of texts was reported whose key is missing.
    var textsReported: NodeID = -1
    /// Where the texts of mails stand by the look of the lines alone; not known until asked for.
    var mailTexts: [MailText]?
    /// Lines that were passed because of a problem that has been reported.
    var passed: [ByteRange] = []
    /// Lines and texts that were not read, because of a problem that has been reported: what stands there may be the lines of a mail.
    var unread: [ByteRange] = []
    /// Escapes in quotes for characters that cannot be seen.
    var unseenEscapes: [UInt32] = []

    // What has been read.
    var nodes: [Node] = []
    var comments: [ByteRange] = []
    var problems: [Diagnostic] = []
    /// The gravest of those beyond the limit.
    var leftOut: Severity?

    init(_ bytes: UnsafeBufferPointer<UInt8>, base: UnsafePointer<UInt8>, file: FileID, limits: Limits, knownKeys: KnownKeys?) {
        letters = Letters(bytes: base, end: bytes.count)
        self.file = file
        self.limits = limits
        self.knownKeys = knownKeys
        nodes.reserveCapacity(bytes.count / 16 + 8)
        // Deeper than that is hardly any file, and growing step by step takes three allocations.
        openBlocks.reserveCapacity(8)
    }

    // MARK: Bytes

    @inline(__always) var bytes: UnsafePointer<UInt8> { letters.bytes }
    @inline(__always) var end: Int { letters.end }
    @inline(__always) func byte(_ offset: Int) -> UInt8 { letters.byte(offset) }
    @inline(__always) func isBreak(_ offset: Int) -> Bool { letters.isBreak(offset) }
    @inline(__always) func isBlank(_ offset: Int) -> Bool { letters.isBlank(offset) }
    @inline(__always) func isSpace(_ offset: Int) -> Bool { letters.isSpace(offset) }
    @inline(__always) func starts(_ offset: Int, with text: StaticString) -> Bool { letters.starts(offset, with: text) }
    @inline(__always) func lineEnd(_ offset: Int) -> Int { letters.lineEnd(offset) }
    @inline(__always) func afterBreak(_ offset: Int) -> Int { letters.afterBreak(offset) }
    @inline(__always) func trimmed(_ range: Range<Int>) -> Range<Int> { letters.trimmed(range) }

    var column: Int { position - lineStart }

    // MARK: Nodes

    @inline(__always) mutating func add(_ node: Node) {
        var node = node
        node.next = UInt32(truncatingIfNeeded: nodes.count &+ 1)
        nodes.append(node)
    }

    /// A value that is not written.
    mutating func addEmpty(at offset: Int, incomplete: Bool = false) {
        contentEnd = max(contentEnd, offset)
        add(Node(kind: .empty, style: .plain, flags: incomplete ? .incomplete : [], range: ByteRange(offset..<offset)))
    }

    /// Begins a node with children; `close` gives it its end.
    mutating func open(_ kind: Node.Kind, _ style: Node.Style, at start: Int) -> NodeID {
        nodes.append(Node(kind: kind, style: style, range: ByteRange(start..<start)))
        return nodes.count - 1
    }

    mutating func close(_ node: NodeID) {
        if doubt.isOf(node, isDocument: nodes[node].kind == .document) { markIncomplete(node) }
        nodes[node].next = UInt32(truncatingIfNeeded: nodes.count)
        nodes[node].range.end = max(nodes[node].range.start, UInt32(clamping: contentEnd))
    }

    mutating func markIncomplete(_ node: NodeID) { nodes[node].flags.insert(.incomplete) }

    /// Takes back the nodes from an index on: what they said has been reported as wrong.
    mutating func discard(from count: Int) {
        for node in nodes[count...] where node.kind == .scalar && node.style != .plain { unread.append(node.range) }
        nodes.removeSubrange(count...)
        if farChild.child >= count { farChild = (-1, -1) }
    }
}
