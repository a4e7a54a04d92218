// What holds for every tree, whatever the bytes were.

import Testing

@testable import SourceText
@testable import Syntax

/// The first rule that a tree breaks, or nil.
func brokenRule(of tree: SyntaxTree) -> String? {
    let bytes = tree.source.bytes
    let isText = String(validating: bytes, as: UTF8.self) != nil
    func isBorder(_ offset: UInt32) -> Bool {
        let offset = Int(offset)
        return !isText || offset >= bytes.count || bytes[offset] & 0xC0 != 0x80
    }
    func isSound(_ range: ByteRange) -> Bool {
        range.start <= range.end && Int(range.end) <= bytes.count && isBorder(range.start) && isBorder(range.end)
    }
    var start: UInt32 = 0
    for (index, node) in tree.nodes.enumerated() {
        if !isSound(node.range) { return "node \(index) has the range \(node.range)" }
        if node.range.start < start { return "node \(index) begins before the one before" }
        start = node.range.start
        if node.next <= index || Int(node.next) > tree.nodes.count { return "node \(index) is followed by \(node.next)" }
        var children = 0
        for child in tree.children(of: index) {
            children += 1
            if tree.nodes[child].next > node.next { return "node \(child) reaches beyond its parent \(index)" }
            if node.kind != .document, !node.range.contains(tree.nodes[child].range) {
                return "node \(child) \(tree.nodes[child].range) lies outside its parent \(index) \(node.range)"
            }
        }
        switch node.kind {
        case .document: if children != 1 { return "document \(index) has \(children) children" }
        case .mapping: if !children.isMultiple(of: 2) { return "mapping \(index) has \(children) children" }
        case .sequence: break
        case .scalar, .empty: if children != 0 { return "leaf \(index) has \(children) children" }
        }
        if node.kind == .scalar { _ = tree.text(of: index) }
    }
    for document in tree.documents where tree.nodes[document].kind != .document { return "node \(document) is no document" }
    for comment in tree.comments where !isSound(comment) || bytes[Int(comment.start)] != UInt8(ascii: "#") {
        return "comment \(comment)"
    }
    var last: UInt32 = 0
    for problem in tree.problems {
        let places = [problem.location] + problem.related.map(\.location) + problem.fixes.flatMap(\.edits).map(\.location)
        for place in places where !isSound(place.range) { return "\(problem.code.rawValue) at \(place.range)" }
        if problem.location.range.start < last { return "problems are not in order" }
        last = problem.location.range.start
        for fix in problem.fixes {
            var edited: UInt32 = 0
            for edit in fix.edits {
                if edit.location.range.start < edited { return "edits of \(problem.code.rawValue) overlap" }
                edited = edit.location.range.end
            }
        }
    }
    return nil
}
