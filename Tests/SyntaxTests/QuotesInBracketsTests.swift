// Typographic quotes between brackets.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Typographic quotes between brackets")
struct QuotesInBracketsTests {
    private func tree(_ text: String) -> SyntaxTree {
        parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
    }

    @Test(
        "around a value they are told, and read as 1.0.0 read them",
        arguments: [
            ("- {name: “りんご”, price: 1080}\n", ["“りんご”"], "- {name: \"りんご\", price: 1080}\n"),
            ("a: [“b@example.jp”, ‘c’, ＂d＂]\n", ["“b@example.jp”", "‘c’", "＂d＂"], "a: [\"b@example.jp\", \"c\", \"d\"]\n"),
            ("a: {b: [”c”]}\n", ["”c”"], "a: {b: [\"c\"]}\n"),
        ])
    func values(_ text: String, _ told: [String], _ mended: String) {
        let tree = tree(text)
        #expect(tree.problems.map { tree.source.text($0.location.range) } == told)
        #expect(tree.problems.allSatisfy { $0.code == .fullWidthPunctuation && $0.severity == .warning })
        #expect(applied(tree) == mended)
        #expect(tree.problems.flatMap(\.fixes).allSatisfy { !$0.isSafe })
        let texts = tree.nodes.filter { $0.kind == .scalar }.map { tree.source.text($0.range) }
        #expect(told.allSatisfy { texts.contains($0) } && !tree.nodes.contains { $0.flags.contains(.incomplete) })
    }

    @Test("around a key they are an error, as elsewhere, and it is read as the name between them")
    func keys() {
        let tree = tree("- {“name”: “りんご”, ‘price’: 1080}\n")
        #expect(tree.problems.map(\.severity) == [.error, .warning, .error])
        #expect(tree.problems.allSatisfy { $0.code == .fullWidthPunctuation })
        #expect(applied(tree) == "- {name: \"りんご\", price: 1080}\n")
        #expect(tree.problems.filter { $0.severity == .error }.flatMap(\.fixes).allSatisfy { $0.isSafe })
        #expect(tree.entries(of: 2).map { tree.text(of: $0.key) } == ["name", "price"])
    }

    @Test(
        "nothing is told of those that are part of a text",
        arguments: [
            "a: [“b”と“c”, “d, e”, f“g”]\n", "a: {b: 'c', d: \"“e”\", f: '“g”'}\n", "a: [“, ”]\n", "a: [①, ・b, ２]\n",
        ])
    func texts(_ text: String) { #expect(tree(text).problems.isEmpty) }

    private func applied(_ tree: SyntaxTree) -> String {
        var bytes = tree.source.bytes
        for edit in tree.problems.flatMap(\.fixes).flatMap(\.edits).sorted(by: {
            $0.location.range.start > $1.location.range.start
        }) {
            bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
