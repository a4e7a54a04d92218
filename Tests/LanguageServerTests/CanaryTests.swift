import SourceText
import Testing

/// Secrets in the files of a project come back from no request but formatting, which is the editor's own text.
@Suite struct CanaryTests {
    private static let access = "AKIA" + "CANARY7CANARY7CA"
    private static let inner = "MIICanaryCanaryCanaryCanary"
    private static let block = ["-----BEGIN PRIVATE" + " KEY-----", inner, "-----END PRIVATE" + " KEY-----"]

    private static let ways = [
        access, "&a \(access)", "x: \(access)", "before \(access) after", "\"\(block[0]) \(inner)\"",
        "[\(block[0]), \(inner), \(inner): 1, \(block[2])]",
        "|\n" + block.map { "            \($0)" }.joined(separator: "\n"), "\"\\x41\(access.dropFirst())\"",
    ]

    @Test(arguments: Array(Editor.shop.keys).sorted())
    func nothingComesOut(_ path: String) throws {
        let lines = try #require(Editor.shop[path]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (number, line) in lines.enumerated() {
            guard let colon = line.firstRange(of: ": ") else { continue }
            let key = String(line[..<colon.lowerBound])
            let own =
                Self.ways.map { "\(key): \($0)" } + ["\(line) # \(Self.access)", "\(key.prefix { $0 == " " })\(Self.access): 1"]
            for changed in own {
                var text = lines
                text[number] = changed
                var files = Editor.shop
                files[path] = text.joined(separator: "\n")
                try ask(files, path, line: number)
            }
        }
    }

    /// A key in lines of any width, in a file of no project: its lines are taken for text.
    @Test(arguments: [20, 52, 64]) func nothingComesOutOfALoneFile(_ width: Int) {
        let body = (0..<8).map { _ in String(repeating: "Canary7+", count: width / 8) + "aBcd" }
        let text = "kind: product\nid: a\n" + ([Self.block[0]] + body + [Self.block[2]]).joined(separator: "\n") + "\n"
        var editor = Editor([:])
        let item: JSON = ["uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": .string(text)]
        editor.notify("textDocument/didOpen", ["textDocument": item])
        let whole: JSON = ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]]
        let actions = editor.request(
            "textDocument/codeAction",
            ["textDocument": ["uri": "untitled:Untitled-1"], "range": whole, "context": ["diagnostics": []]])
        let told = (editor.diagnostics["untitled:Untitled-1"] ?? []).map(\.line) + [actions.line]
        #expect(told.count > 1 && !told.contains { $0.contains("Canary7") }, "\(told)")
    }

    private func ask(_ files: [String: String], _ path: String, line: Int) throws {
        var editor = Editor(files)
        let name = String(path.dropFirst("/shop/".count))
        editor.open(name, files[path] ?? "")
        var answers = editor.diagnostics.values.flatMap { $0 }.map(\.line)
        #expect(editor.codes(name).contains("secret-in-config"))
        let document: JSON = ["uri": .string(Editor.uri(name))]
        for method in ["documentSymbol", "foldingRange", "documentLink"] {
            answers.append(editor.request("textDocument/\(method)", ["textDocument": document]).line)
        }
        answers.append(editor.request("workspace/symbol", ["query": ""]).line)
        let whole: JSON = ["start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0]]
        answers.append(
            editor.request(
                "textDocument/codeAction", ["textDocument": document, "range": whole, "context": ["diagnostics": []]]
            ).line)
        let places = [
            (name, line, 3), (name, line, 20), (name, line + 1, 14), ("products/course.yaml", 5, 11), ("shared.yaml", 3, 5),
        ]
        for (file, line, character) in places {
            for method in ["hover", "completion", "definition", "references", "prepareRename", "documentHighlight"] {
                let more = [JSON.Member("context", ["includeDeclaration": true])]
                answers.append(editor.at("textDocument/\(method)", file, line, character, more).line)
            }
        }
        for secret in [Self.access, Self.inner, String(Self.access.dropFirst())] {
            let leak = answers.first { $0.contains(secret) }
            #expect(leak == nil, "\(files[path] ?? "")")
        }
    }
}
