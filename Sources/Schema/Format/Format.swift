import SourceText
import Syntax

/// The canonical layout of a file: the same meaning, the same comments, and one way of writing them.
///
///     price:  "1980"  #税込          kind: payment_method
///     kind:   'payment_method'  →   price: "1980"  #税込
///
/// Keys stand in the order of the schema, unknown ones behind them. A level is two spaces, a list is indented below its key. Quotes fall
/// where nobody would read the text otherwise (`ScalarWriter`). Brackets stay while they fit in a line. Blank lines between entries
/// stay, at most one at a time. The text of `|` and `>` blocks is not touched. Line breaks stay LF or CR LF, whichever the file began
/// with; a byte order mark goes.
package enum Formatted: Sendable {
    case text([UInt8])
    /// The text has these errors: what they mean is not known, so nothing is moved.
    case hasErrors([Diagnostic])
    /// The result did not read back as the same: a fault of kessai. Nothing may be written.
    case differs
}

/// Formats a file. With a spelling, keys and the values of choices are written in that spelling, and the schema of the file is that of
/// its keys.
package func format(_ tree: SyntaxTree, spelling: Spelling? = nil) -> Formatted {
    let errors = tree.problems.filter { $0.severity == .error }
    if !errors.isEmpty { return .hasErrors(errors) }
    var layout = LayoutBuilder.layout(of: tree, spelling: spelling)
    if !layout.errors.isEmpty { return .hasErrors(layout.errors) }
    Settling(tree).settle(&layout)
    var printer = Printer(tree, spelling)
    printer.write(layout)
    let result = parse(SourceFile(path: tree.source.path, bytes: printer.bytes), file: tree.file)
    return ReadBack(tree, result, spelling).isSame(as: layout) ? .text(printer.bytes) : .differs
}
