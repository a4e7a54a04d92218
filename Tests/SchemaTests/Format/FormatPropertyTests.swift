import Foundation
import Project
import Schema
import Seeded
import SourceText
import Syntax
import Testing

/// What holds for every file: formatting keeps its meaning and its comments, and doing it twice changes nothing.
struct FormatPropertyTests {
    @Test func randomFiles() throws {
        var formatted = 0
        for seed in 0..<UInt64(800) {
            let text = RandomYAML.file(seed: seed)
            if try checkFormat(text, "seed \(seed)") { formatted += 1 }
        }
        // A generator that writes errors only would prove nothing.
        #expect(formatted > 480, "only \(formatted) of the random files are free of errors")
    }

    @Test(arguments: sampleFiles) func mangledSamples(_ path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var random = SplitMix64(seed: UInt64(text.utf8.count))
        for round in 0..<60 {
            var lines = text.components(separatedBy: "\n")
            for _ in 0...(round % 6) {
                let index = Int(random.next() % UInt64(lines.count))
                switch random.next() % 7 {
                case 0: lines.insert("# remark", at: index)
                case 1: lines.insert("", at: index)
                case 2: lines[index] = " " + lines[index]
                case 3: lines[index] += "  # beside"
                case 4: lines.swapAt(index, Int(random.next() % UInt64(lines.count)))
                case 5: lines.remove(at: index)
                default: lines.insert("    # deep", at: index)
                }
                if lines.isEmpty { lines = [""] }
            }
            _ = try checkFormat(lines.joined(separator: "\n"), "\(path), round \(round)")
        }
    }

    @Test(arguments: sampleFiles) func samplesThereAndBack(_ path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        if case .hasErrors = format(parsed(text)) { return }
        for spelling in Spelling.allCases { try expectThereAndBack(text, from: spelling, path) }
    }

    /// Documents of the schema, written loosely and in any spelling: each keeps what it says, to people and to kessai.
    @Test(arguments: DocumentKind.allCases) func randomDocuments(_ kind: DocumentKind) throws {
        for seed in 0..<UInt64(30) {
            let spelling: Spelling? = [.english, .japanese, nil][Int(seed % 3)]
            let text = RandomDocument.text(kind, spelling, seed: seed)
            #expect(try checkFormat(text, "\(kind), seed \(seed)"), "\(text)")
            for spelling in Spelling.allCases { try expectThereAndBack(text, from: spelling, "\(kind), seed \(seed)") }
        }
    }

    /// A file in one spelling, written in the other and back, is the same file; and in both it has the same findings.
    private func expectThereAndBack(_ text: String, from spelling: Spelling, _ name: String) throws {
        let start = try #require(formatted(text, spelling), "\(name)")
        let there = try #require(formatted(start, spelling == .english ? .japanese : .english), "\(name)")
        let back = try #require(formatted(there, spelling), "\(name)")
        #expect(back == start, "\(name)")
        #expect(codes(there) == codes(text) && codes(start) == codes(text), "\(name):\n\(text)\n→\n\(start)")
    }

    private func codes(_ text: String) -> [Code] {
        FileUnit(SourceFile(path: "test.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems.map(\.code).sorted()
    }
}

/// Formats a text if it is free of errors, and checks what must hold.
func checkFormat(_ text: String, _ name: String) throws -> Bool {
    let before = parsed(text)
    switch format(before) {
    case .hasErrors(let errors):
        #expect(errors.contains { $0.severity == .error })
        return false
    case .differs:
        Issue.record("\(name): the result does not read back as the same:\n\(text)")
        return false
    case .text(let bytes):
        let result = String(decoding: bytes, as: UTF8.self)
        let after = parsed(result)
        #expect(meaning(after) == meaning(before), "\(name): the meaning changed:\n\(text)\n→\n\(result)")
        #expect(remarks(after) == remarks(before), "\(name): a comment was lost:\n\(text)\n→\n\(result)")
        #expect(
            formatted(result, nil) == result,
            "\(name): formatting twice changes it:\n\(text)\n→\n\(result)\n→\n\(formatted(result, nil) ?? "-")")
        #expect(result.isEmpty || result.utf8.last == 0x0A)
        #expect(!result.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("\t") })
        return true
    }
}

/// What a tree says, without styles, markers and the order of keys.
private func meaning(_ tree: SyntaxTree) -> [String] {
    func meaning(_ node: NodeID) -> String {
        switch tree.nodes[node].kind {
        case .mapping:
            "{" + tree.entries(of: node).map { meaning($0.key) + ":" + meaning($0.value) }.sorted().joined(separator: ",") + "}"
        case .sequence: "[" + tree.children(of: node).map { meaning($0) }.joined(separator: ",") + "]"
        case .scalar: String(reflecting: tree.text(of: node))
        case .empty, .document: "null"
        }
    }
    return tree.documents.map { meaning($0 + 1) }
}

private func remarks(_ tree: SyntaxTree) -> [String] {
    tree.comments.map { tree.source.text($0).trimmingCharacters(in: .whitespaces) }.sorted()
}

func parsed(_ text: String) -> SyntaxTree { parse(SourceFile(path: "test.yaml", bytes: Array(text.utf8)), file: FileID(0)) }

func formatted(_ text: String, _ spelling: Spelling?) -> String? {
    guard case .text(let bytes) = format(parsed(text), spelling: spelling) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
}

/// Every YAML file of the sample projects.
let sampleFiles: [String] = {
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../samples").standardizedFileURL
    let all = FileManager.default.enumerator(at: samples, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return all.filter { $0.pathExtension == "yaml" }.map(\.path).sorted()
}()
