// The dumps, and the way back: a tree written as JSON is YAML with the same text.

import Foundation
import Testing

@testable import SourceText
@testable import Syntax

@Suite("Dumps")
struct DumpTests {
    static let texts: [String] = [
        "a: 1\nb: [x, 'y z', {c: \"\\n\\u3042\"}]\nd:\n- |\n  x\n   y\n\n- >-\n  p\n  q\n",
        "--- plain\n text\n--- \"quoted\\\n  joined\"\n...\n",
        "k: \"\\0\\a\\b\\t\\v\\f\\r\\e\\x7f\\N\\_\\L\\P\\\\\\/\\\"\"\nempty:\n",
        "",
    ]

    /// JSON is YAML: what the reader understood, written as JSON and read again, says the same.
    @Test("dump, text, dump", arguments: texts)
    func roundTrip(_ text: String) {
        let first = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        #expect(first.problems.allSatisfy { $0.severity < .error })
        let json = jsonDump(first)
        let second = parse(SourceFile(path: "b.yaml", bytes: Array(json.utf8)), file: FileID(0))
        #expect(second.problems.allSatisfy { $0.severity < .error })
        // The documents have become the entries of one list, and what is not written the text `null`.
        let firstTexts = first.nodes.indices.filter { first.nodes[$0].kind == .scalar || first.nodes[$0].kind == .empty }
            .map { first.nodes[$0].kind == .empty ? "null" : first.text(of: $0) }
        let secondTexts = second.nodes.indices.filter { second.nodes[$0].kind == .scalar }.map { second.text(of: $0) }
        #expect(firstTexts == secondTexts)
        #expect((try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil)
    }

    @Test("the events of each style")
    func events() {
        let text = "---\na: 'b'\n\"c\": |\n  d\n\n  e\nf: >\n  g\nh: []\n...\n"
        let expected = """
            +STR
            +DOC ---
            +MAP
            =VAL :a
            =VAL 'b
            =VAL "c
            =VAL |d\\n\\ne\\n
            =VAL :f
            =VAL >g\\n
            =VAL :h
            +SEQ []
            -SEQ
            -MAP
            -DOC ...
            -STR

            """
        #expect(eventsDump(parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))) == expected)
    }
}

extension DumpTests {
    /// As in a report, whose excerpts show nothing behind such a key.
    @Test("what stands behind the key of a credential is masked")
    func credentials() {
        let text =
            "client_secret: geheim\nb: {MWS Secret Key: geheim, c: 1}\naccess-key:\n  - geheim\n  - token: geheim\nd: 2\ntoken:\n"
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        for dump in [jsonDump(tree), eventsDump(tree)] {
            #expect(!dump.contains("geheim") && dump.contains(Secrets.mask) && dump.contains("MWS Secret Key"), "\(dump)")
        }
        #expect(jsonDump(tree).contains("\"c\":\"1\"") || jsonDump(tree).contains("\"c\": \"1\""))
    }

    @Test("the level of a misspelled code is none")
    func levels() {
        let text = "rules:\n  private_key_absent: off\n  private-key-absennt: hint\n"
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        #expect(!jsonDump(tree).contains(Secrets.mask))
    }

    @Test("no dump lets a control or bidi character through")
    func harmless() {
        let text = "\"a\\e[31m\\u202e\\u2028\": \"\\x9b\\U000E0001\\\\\"\n"
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        #expect(tree.problems.allSatisfy { $0.severity < .error })
        for dump in [eventsDump(tree), jsonDump(tree)] {
            #expect(dump.unicodeScalars.allSatisfy { isHarmless($0) || $0 == "\n" }, "\(dump)")
        }
        #expect(eventsDump(tree).contains("=VAL \"a\\u001B[31m\\u202E\\u2028\n=VAL \"\\u009B\\U000E0001\\\\\n"))
    }
}
