// No bytes at all may crash the reader, keep it from ending, or give a tree that breaks a rule.

import Foundation
import Seeded
import Testing

@testable import SourceText
@testable import Syntax

@Suite("Any bytes")
struct MutationTests {
    /// Text that has most of the language in it, to be broken.
    static let seeds: [String] = [
        """
        %YAML 1.2
        --- # first
        kind: product
        "id": 'it''s'
        name: "a\\n\\u3042 b
          c"
        items:
        - name: x
          price: 1980
        -   - {a: b, "c":d, e, 'f' : [g, h: i]}
            - |2-
              literal　text
               more
        mail: >+
          folded
          text

            spaced

        ...
        --- |
        zero
        --- &a !t *b
        """,
        "kind：product\n<<: *a\n? k\n: v\n\tname: x\n  bad: y\n -z\n\"open: 1\nkey:value\n@a: `b`\n<<<<<<< HEAD\na: 1\n=======\nb: 2\n>>>>>>> x\n",
        "\u{FEFF}a: \"b\\q\"\r\nb: [1, {2: 3}\r\n c]\rd: \u{A0}e\u{200B} # \u{3000}\n",
    ]

    static let pieces: [String] = [
        "\n", "\n", " ", "  ", "\t", ":", ": ", "- ", "-", "? ", "|", ">", "|+", ">-", "\"", "'", "[", "]", "{", "}", ",", "#",
        " #",
        "&a", "*a", "!t", "%", "@", "`", "---", "...", "\n---\n", "\n...\n", "<<", "<<<<<<< x\n", "=======\n", ">>>>>>> y\n",
        "\\",
        "\\x4", "\r", "\r\n", "\u{3000}", "：", "－ ", "－", "・", "--", "－－－\n", "\nkind: a\n", "、", "［］", "“", "”",
        "\\ud83d\\ude00", "あ", "\u{FEFF}", "\u{A0}", "\0", "key: ", "\u{200B}", "a", "1",
    ]

    @Test("mutated texts give sound trees")
    func mutations() {
        let rounds = Int(ProcessInfo.processInfo.environment["KESSAI_MUTATIONS"] ?? "") ?? 4_000
        var random = SplitMix64(seed: UInt64(ProcessInfo.processInfo.environment["KESSAI_SEED"] ?? "") ?? 1)
        for round in 0..<rounds {
            let bytes = mutated(using: &random)
            let tree = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
            if let rule = brokenRule(of: tree) {
                Issue.record("round \(round): \(rule)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
            _ = eventsDump(tree)
        }
    }

    private func mutated(using random: inout SplitMix64) -> [UInt8] {
        var bytes = Array(Self.seeds.randomElement(using: &random)?.utf8 ?? "".utf8)
        if Bool.random(using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            bytes = Array(bytes[start..<Int.random(in: start...bytes.count, using: &random)])
        }
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0 where place < bytes.count:
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1...2:
                bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...5, using: &random)))
            case 3:
                let last = min(bytes.count, place + Int.random(in: 1...30, using: &random))
                bytes.insert(contentsOf: Array(bytes[place..<last]), at: Int.random(in: 0...bytes.count, using: &random))
            default:
                bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)?.utf8 ?? "".utf8, at: place)
            }
        }
        return bytes
    }
}
