import SourceText
import Syntax

/// Comments and blank lines, which carry no data and are kept all the same.
enum Trivia {
    /// One blank line or several.
    case blank
    case comment(Comment)
}

struct Comment {
    /// From the `#` to the end of the line.
    let range: ByteRange
    /// Bytes before it in its line.
    let column: Int
    /// Something else stands before it in its line.
    let isInline: Bool
}

/// Walks through a file beside its tree and collects what stands between the nodes.
///
///     live:  # inline: belongs to `live`
///                                    ← blank
///       # leads `merchant_id`
///       merchant_id: A1
///       # deeper than `sandbox`: the foot of `live`
///     sandbox:
struct TriviaReader {
    private let source: SourceFile
    private let bytes: [UInt8]
    private let comments: [ByteRange]
    private var nextComment = 0
    private var position: Int
    private var lineStart: Int
    private var lineHasContent = false

    init(_ tree: SyntaxTree) {
        source = tree.source
        bytes = tree.source.bytes
        comments = tree.comments
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = position
    }

    /// All that stands before an offset; brackets, dashes and the like are passed.
    mutating func upTo(_ offset: Int) -> [Trivia] {
        var found: [Trivia] = []
        var hasBlank = false
        while position < offset {
            if isAtComment {
                if hasBlank { found.append(.blank) }
                hasBlank = false
                found.append(.comment(takeComment()))
            } else if isAtBreak {
                if !lineHasContent { hasBlank = true }
                passBreak()
            } else {
                if !isAtSpace { lineHasContent = true }
                position += 1
            }
        }
        if hasBlank { found.append(.blank) }
        return found
    }

    /// Moves behind a node without children; gives the comment in the header of a block scalar.
    mutating func pass(_ node: Node) -> Comment? {
        let end = min(node.range.offsets.upperBound, bytes.count)
        guard end > position else { return nil }
        let isBlock = node.kind == .scalar && (node.style == .literal || node.style == .folded)
        var comment: Comment?
        if isBlock, nextComment < comments.count, Int(comments[nextComment].start) < end {
            comment = Comment(range: comments[nextComment], column: 0, isInline: true)
            nextComment += 1
        }
        position = end
        lineHasContent = !(isBlock && isLineBreak(bytes[end - 1]))
        if !lineHasContent { lineStart = end }
        return comment
    }

    /// The comment that follows on the line of the node just passed; inside brackets a comma may stand between them.
    mutating func inlineComment(inFlow: Bool) -> Comment? {
        guard lineHasContent else { return nil }
        var offset = position
        while offset < bytes.count, isBlank(bytes[offset]) || inFlow && bytes[offset] == UInt8(ascii: ",") { offset += 1 }
        guard nextComment < comments.count, Int(comments[nextComment].start) == offset else { return nil }
        position = offset
        return takeComment()
    }

    /// The comments on lines of their own that follow, as long as they are indented by more than `column` bytes. A suppression speaks of
    /// the line below it, however it is indented.
    mutating func comments(deeperThan column: Int) -> [Trivia] {
        var found: [Trivia] = []
        var ahead = self
        var hasBlank = false
        while ahead.position < bytes.count {
            if ahead.isAtComment {
                let comment = ahead.takeComment()
                if comment.isInline || comment.column <= column || source.isSuppression(comment.range) { break }
                if hasBlank { found.append(.blank) }
                hasBlank = false
                found.append(.comment(comment))
                self = ahead
            } else if ahead.isAtBreak {
                if !ahead.lineHasContent { hasBlank = true }
                ahead.passBreak()
            } else if ahead.isAtSpace {
                ahead.position += 1
            } else {
                break
            }
        }
        return found
    }

    private var isAtComment: Bool { nextComment < comments.count && Int(comments[nextComment].start) == position }
    private var isAtBreak: Bool { isLineBreak(bytes[position]) }
    private var isAtSpace: Bool { isBlank(bytes[position]) }

    private mutating func takeComment() -> Comment {
        let range = comments[nextComment]
        let comment = Comment(range: range, column: position - lineStart, isInline: lineHasContent)
        nextComment += 1
        position = max(position + 1, range.offsets.upperBound)
        lineHasContent = true
        return comment
    }

    private mutating func passBreak() {
        if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
        position += 1
        lineStart = position
        lineHasContent = false
    }
}

extension [Trivia] {
    var comments: [Comment] {
        compactMap { if case .comment(let comment) = $0 { comment } else { nil } }
    }

    /// Without the blank lines at the beginning.
    var withoutLeadingBlanks: ArraySlice<Trivia> {
        drop { if case .blank = $0 { true } else { false } }
    }
}
