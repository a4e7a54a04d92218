import SourceText
import Syntax

/// A file as the formatter sees it: the tree's nodes in the order of the output, each with the comments that belong to it.
struct Layout {
    struct Document {
        var isMarked: Bool
        /// What stands above the first key whatever key that is: the head of the document.
        var head: [Trivia]
        var root: Part
        var foot: [Trivia]
    }

    var documents: [Document]
    /// Of a file without documents.
    var rest: [Trivia]
    /// Mistakes in the text, with which it is not known what it means.
    var errors: [Diagnostic] = []
}

/// An entry of a mapping, an item of a list or the root, with what stands around it.
struct Part {
    var leading: [Trivia]
    /// The key of an entry.
    var key: Scalar?
    var value: Value
    /// On the line of the value, or of the key when the value has lines of its own.
    var inline: Comment?
    /// Below an empty value and indented deeper.
    var below: [Trivia] = []
}

enum Value {
    case empty
    case scalar(Scalar)
    case collection(Collection)
}

struct Collection {
    let isMapping: Bool
    /// Written in brackets, and nothing in it asks for lines of its own.
    let mayStayFlow: Bool
    /// Written in brackets on a line that a suppression speaks of, and so on one line, whatever its width.
    var staysFlow = false
    /// Written in brackets on several lines, one of which a suppression speaks of: what stands from here to the closing bracket stays
    /// line for line, since other lines would be silenced otherwise.
    var asWritten: Range<Int>?
    /// The comment on its line stands behind the closing bracket, on a later line than the opening one.
    var isCommentedBelow = false
    var parts: [Part]
    var foot: [Trivia]
    /// Decided when it is known where it stands: it is written in brackets.
    var isFlow = false
}

/// A scalar, and its names if it is a key or a choice that the schema knows.
struct Scalar {
    let node: NodeID
    /// Written inside brackets.
    let wasFlow: Bool
    var names: Names?
    /// The text to write instead of its own.
    var replacement: String?
    /// Its field takes a number or a boolean, so that every reader may take it for one.
    var isTyped = false

    struct Names {
        let english: String
        let japanese: String

        subscript(spelling: Spelling) -> String { spelling == .english ? english : japanese }
    }
}
