import SourceText

/// Bounds on what is read, so that no input takes more than its share.
package struct Limits: Sendable {
    /// 16 MiB.
    package var fileBytes = 16 * 1024 * 1024
    package var nesting = 64

    package init() {}
}

/// Reads a file: UTF-8 bytes to a flat tree, with every problem of the text beside it.
package func parse(_ source: SourceFile, file: FileID, limits: Limits = Limits()) -> SyntaxTree {
    SyntaxTree(file: file, source: source, nodes: [], comments: [], problems: [])
}
