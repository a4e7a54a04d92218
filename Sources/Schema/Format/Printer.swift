import SourceText
import Syntax

/// Writes a layout out: two spaces a level, lists indented below their key, one line break of the file's own kind after each line.
struct Printer {
    private let tree: SyntaxTree
    private let scalars: ScalarWriter
    private let spelling: Spelling?
    private let newline: [UInt8]
    private(set) var bytes: [UInt8] = []
    private var pendingBlank = false
    /// Nothing has been written in this block yet, so no blank line is wanted.
    private var isAtStart = true
    /// A dash has been written that waits for its item.
    private var hasOpenDash = false
    /// The last scalar keeps the empty lines behind it as text.
    private var keepsLines = false

    init(_ tree: SyntaxTree, _ spelling: Spelling?) {
        self.tree = tree
        self.spelling = spelling
        scalars = ScalarWriter(tree: tree)
        newline = tree.source.usesCRLF ? [0x0D, 0x0A] : [0x0A]
        bytes.reserveCapacity(tree.source.bytes.count + tree.source.bytes.count / 8)
    }

    mutating func write(_ layout: Layout) {
        for (index, document) in layout.documents.enumerated() {
            // The marker of the first document says nothing, unless it is all there is of it.
            var isEmpty = false
            if case .empty = document.root.value { isEmpty = true }
            if index > 0 || document.isMarked && isEmpty {
                pendingBlank = false
                begin(0)
                add("---")
                endLine()
                isAtStart = true
            }
            write(document.head, 0)
            switch document.root.value {
            case .empty: write([document.root.inline.map { .comment($0) }].compactMap { $0 } + document.root.below, 0)
            case .scalar(let scalar):
                begin(0)
                write(scalar, at: .root, indent: 0, inline: document.root.inline)
                if endsOpen(scalar), !document.foot.comments.isEmpty {
                    begin(0)
                    add("...")
                    endLine()
                }
            case .collection(let collection):
                if collection.isFlow {
                    begin(0)
                    writeFlow(collection, behind: "", indent: 0)
                    endLine(document.root.inline)
                } else {
                    if let comment = document.root.inline { write([.comment(comment)], 0) }
                    write(collection, 0)
                }
            }
            write(document.foot, 0)
        }
        write(layout.rest, 0)
    }

    // MARK: Parts

    private mutating func write(_ trivia: [Trivia], _ indent: Int) {
        for item in trivia {
            switch item {
            case .blank: pendingBlank = true
            case .comment(let comment):
                begin(indent)
                add(comment)
                endLine()
            }
        }
    }

    private mutating func write(_ collection: Collection, _ indent: Int) {
        for part in collection.parts {
            write(part.leading, indent)
            begin(indent)
            if let key = part.key {
                for line in scalars.lines(of: key, at: .blockKey) { add(line) }
                add(":")
            } else {
                add("-")
                hasOpenDash = true
            }
            writeValue(part, indent)
        }
        write(collection.foot, indent)
    }

    private mutating func writeValue(_ part: Part, _ indent: Int) {
        switch part.value {
        case .empty:
            hasOpenDash = false
            endLine(part.inline)
            if !part.below.isEmpty { isAtStart = true }
            write(part.below, indent + 2)
        case .scalar(let scalar):
            hasOpenDash = false
            add(" ")
            write(scalar, at: part.key == nil ? .blockItem : .blockValue, indent: indent, inline: part.inline)
        case .collection(let collection) where collection.isFlow:
            hasOpenDash = false
            writeFlow(collection, behind: " ", indent: indent)
            endLine(part.inline)
        case .collection(let collection):
            if part.key != nil {
                endLine(part.inline)
                isAtStart = true
            }
            write(collection, indent + 2)
        }
    }

    /// A scalar at the end of a line that has begun.
    private mutating func write(_ scalar: Scalar, at place: ScalarStyle.Place, indent: Int, inline: Comment?) {
        let node = tree.nodes[scalar.node]
        if scalar.replacement == nil, node.style == .literal || node.style == .folded {
            let block = BlockText(node, in: tree.source)
            add(block.header)
            endLine(inline)
            for line in block.lines {
                if !line.isEmpty {
                    bytes.append(contentsOf: repeatElement(0x20, count: indent + 2))
                    bytes.append(contentsOf: line)
                }
                bytes += newline
            }
            keepsLines = block.keepsLines
            return
        }
        let lines = scalars.lines(of: scalar, at: place, keepsQuotes: inline.map(looksLikeText) ?? false)
        for (index, line) in lines.enumerated() {
            if index > 0 {
                bytes += newline
                if !line.isEmpty { bytes.append(contentsOf: repeatElement(0x20, count: indent + 2)) }
            }
            add(line)
        }
        endLine(inline)
    }

    /// A comment without a blank behind its `#`, as in `'講座' #2`: without the quotes before it the text would seem to go on there.
    private func looksLikeText(_ comment: Comment) -> Bool {
        tree.source.bytes[comment.range.offsets].dropFirst().first.map { ![0x20, 0x09, UInt8(ascii: "#")].contains($0) } ?? false
    }

    /// A block scalar at the root without a visible line, which would take a comment below it for its text.
    private func endsOpen(_ scalar: Scalar) -> Bool {
        let node = tree.nodes[scalar.node]
        guard node.style == .literal || node.style == .folded else { return false }
        return BlockText(node, in: tree.source).lines.allSatisfy { $0.isEmpty }
    }

    /// A collection in brackets behind what stands before it on its line.
    private mutating func writeFlow(_ collection: Collection, behind separator: String, indent: Int) {
        guard let written = collection.asWritten else {
            add(separator)
            return writeFlow(collection)
        }
        for (index, line) in KeptLines(written, of: collection, in: tree).lines.enumerated() {
            if index > 0 { bytes += newline }
            if line.isEmpty { continue }
            if index > 0 {
                bytes.append(contentsOf: repeatElement(0x20, count: indent + 2))
            } else {
                add(line.first == UInt8(ascii: "#") ? "  " : separator)
            }
            bytes += line
        }
    }

    private mutating func writeFlow(_ collection: Collection) {
        add(collection.isMapping ? "{" : "[")
        for (index, part) in collection.parts.enumerated() {
            if index > 0 { add(", ") }
            if let key = part.key {
                for line in scalars.lines(of: key, at: .flowKey) { add(line) }
                add(": ")
            }
            switch part.value {
            case .empty: break
            case .scalar(let scalar):
                for line in scalars.lines(of: scalar, at: part.key == nil ? .flowItem : .flowValue) { add(line) }
            case .collection(let inner): writeFlow(inner)
            }
        }
        add(collection.isMapping ? "}" : "]")
    }

    // MARK: Lines

    private mutating func begin(_ indent: Int) {
        if hasOpenDash {
            hasOpenDash = false
            add(" ")
            return
        }
        if pendingBlank, !isAtStart, !keepsLines { bytes += newline }
        pendingBlank = false
        isAtStart = false
        keepsLines = false
        bytes.append(contentsOf: repeatElement(0x20, count: indent))
    }

    private mutating func endLine(_ inline: Comment? = nil) {
        if let inline {
            add("  ")
            add(inline)
        }
        bytes += newline
    }

    private mutating func add(_ comment: Comment) {
        var text = tree.source.bytes[comment.range.offsets]
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        bytes += spelling.flatMap { Modeline.respelled(text, $0) } ?? Array(text)
    }

    private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
