// Keys between the signs of Markdown's emphasis, as answers of a chat have them.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Emphasis around keys")
struct EmphasisTests {
    @Test(arguments: [
        Mistakes(
            "keys of a list", [.aliasNotSupported, .aliasNotSupported, .aliasNotSupported],
            "a:\n  - ⟦**name**⟧: りんご\n    ⟦**tax_rate**⟧: 8%\n    ⟦**price**⟧: 1080\n  - name: みかん\nb: 1\n"),
        Mistakes("one sign", [.aliasNotSupported], "a:\n  ⟦*b*⟧: 1\n  c: 2\n"),
        Mistakes("the first key of the document", [.aliasNotSupported], "⟦**a**⟧: 1\nb: 2\n"),
        Mistakes("the only key of the document", [.aliasNotSupported], "⟦***料金***⟧: 1\n"),
        Mistakes("a key among others", [.aliasNotSupported], "a: 1\n⟦**b**⟧: 2\nc: 3\n"),
        Mistakes(
            "the colon between the signs", [.aliasNotSupported, .aliasNotSupported],
            "a:\n  - ⟦**b:**⟧ 1\n    ⟦*c：*⟧ 2\n    d: 3\n"),
        Mistakes("a key above its block", [.aliasNotSupported], "⟦**a**⟧:\n  - b: 1\nc: 2\n"),
        Mistakes(
            "a key above its block, with its colon", [.aliasNotSupported, .duplicateKey], "⟦**a:**⟧\n  - b: 1\n    ⟦b⟧: 1\nc: 2\n"
        ),
        Mistakes("a full-width colon", [.aliasNotSupported], "a: 1\n⟦**b**⟧：2\n"),
        Mistakes("a text that lacks its bar", [.aliasNotSupported], "a:\n  ⟦*b*:⟧ c\n  d 様\n  e\nf: 1\n"),
        Mistakes("emphasis in texts", [], "a: |\n  **b**: 1\nb: \"**c**: 1\"\n# **d**: 1\n"),
        Mistakes("emphasis around a key and its value", [.aliasNotSupported], "⟦**a**⟧: **b c**  # d\ne: 1\n"),
        Mistakes("emphasis around a value", [.aliasNotSupported], "a: ⟦**b**⟧\nc: 1\n"),
    ])
    func places(_ mistakes: Mistakes) { ProblemTests().places(mistakes) }

    @Test(arguments: [
        ("a:\n  - **name**: りんご\n    **tax_rate**: 8%\n", "a:\n  - name: りんご\n    tax_rate: 8%\n"),
        ("*a*: 1\n**b:** 2\n**c**:\n  d: 1\n", "a: 1\nb: 2\nc:\n  d: 1\n"),
        ("a: 1\n**b**：2\n*c：*\n  d: 1\n", "a: 1\nb: 2\nc:\n  d: 1\n"),
        ("**a**:1\n", "a: 1\n"), ("**a**: **b c**  # d\n*e:* *f*\ng: 1\n", "a: b c  # d\ne: f\ng: 1\n"),
    ])
    func meant(_ text: String, _ mended: String) {
        let tree = tree(text)
        #expect(tree.problems.allSatisfy { $0.fixes.count == 1 })
        #expect(applied(tree) == mended)
        // It is read as it was meant.
        let (keys, plain) = (texts(tree), texts(self.tree(mended)))
        #expect(keys == plain)
    }

    /// Certain is only what becomes the key of a field.
    @Test(arguments: [
        ("**price**: 1\n", true), ("**注意**: 1\n", false), ("**price**：1\n", false), ("**price**:1\n", false),
        ("**price**: **1**\n", false), ("**price**: 1 *2*\n", false), ("a: 1\n**price**: 1\n", true),
        ("line:\n  **price**: 1\n", false),
    ])
    func certainty(_ text: String, _ isSafe: Bool) {
        let keys = KnownKeys(
            table: { _ in { $0 == "price" ? .free : .unknown } }, isField: { $0 == "price" }, beginsEntry: { _ in false },
            holdsLines: { _ in false }, areOfWholeMail: { _ in false }, value: { $0 == "line" ? .text : nil },
            isKeyOfEntry: { _, _ in false },
            heads: { _, _ in [] }, mayBeMeant: { _, _ in false })
        let problems = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0), knownKeys: keys).problems
        #expect(problems.map(\.code) == [.aliasNotSupported] && problems.first?.fixes.map(\.isSafe) == [isSafe])
    }

    /// Between quotes an entry would become a text without a word.
    @Test(arguments: [
        "- *注意 a*b: 1\n", "*a b*: c: 1\n", "- @name: りんご\n", "a: {**b**: 1}\n", "a: [*特選*: 1]\n", "a:\n  *特選 豆: 1\n", "- %a: 1\n",
    ])
    func quotesAroundAnEntryAreNotCertain(_ text: String) {
        let problems = tree(text).problems
        #expect(
            !problems.isEmpty
                && !problems.flatMap(\.fixes).contains { $0.isSafe && $0.edits.contains { $0.text.hasPrefix("\"") } })
    }

    private func tree(_ text: String) -> SyntaxTree {
        parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
    }

    private func texts(_ tree: SyntaxTree) -> [String] {
        tree.nodes.indices.map { "\(tree.nodes[$0].kind) \(tree.nodes[$0].kind == .scalar ? tree.text(of: $0) : "")" }
    }

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
