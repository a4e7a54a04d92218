import Foundation
import Project
import Schema
import SourceText
import Syntax
import Testing

/// Whatever the input, there is an answer: no crash, every finding in its file, the same ones each time.
@Suite struct RobustnessTests {
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: 0..<10)
    func mutatedSamples(seed: Int) {
        var random = Generator(state: UInt64(seed) &* 7919 &+ 1)
        let texts = [integrationText, LinkTests.product, LinkTests.method, LinkTests.mail].map { Array($0.utf8) }
        let pieces: [[UInt8]] = [
            ":", "- ", "\n", "\"", "'", "[", "{", "}", "]", " ", "  ", "　", "：", "１", "|", ">", "#", "&", "*", "\u{0}", "\u{FF}",
            "--", "%", "@", "é", "ガ", "ﾞ",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<40 {
            var files: [SourceFile] = []
            for (index, text) in texts.enumerated() {
                var bytes = text
                for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
                    let start = Int.random(in: 0..<bytes.count, using: &random)
                    let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
                    let piece = pieces.randomElement(using: &random) ?? []
                    bytes.replaceSubrange(start..<end, with: Bool.random(using: &random) ? piece : [])
                }
                files.append(SourceFile(path: index == 0 ? "kessai.yaml" : "\(index).yaml", bytes: bytes))
            }
            files.sort { $0.path < $1.path }
            let units = files.enumerated().map { FileUnit($1, file: FileID($0)) }
            let project = Project(units)
            var paths = units.map(LogicalPaths.init)
            for problem in project.problems {
                let count = project.source(problem.location.file)?.bytes.count ?? -1
                #expect(problem.location.range.start <= problem.location.range.end && Int(problem.location.range.end) <= count)
                for edit in problem.fixes.flatMap(\.edits) { #expect(Int(edit.location.range.end) <= count) }
                _ = paths[Int(problem.location.file.index)].path(of: problem)
            }
            #expect(Project(units).problems == project.problems)
        }
    }

    /// Names and values from outside reach a message only on one line, bounded and without control characters.
    @Test(arguments: ["\u{1B}[31m", "\u{202E}abc", String(repeating: "長", count: 5000), "\\n\\n", "-----BEGIN PRIVATE KEY-----x"])
    func hostileTextIsTamed(text: String) {
        let quoted = "\"" + text.replacing("\"", with: "") + "\""
        for line in [
            "\(quoted): 1", "price: \(quoted)", "type: \(quoted)", "tax_rate: \(quoted)", "id: \(quoted)",
            "use_test_environment: \(quoted)",
        ] {
            let project = project("kind: payment_method\n\(line)\n")
            for problem in project.problems where problem.code != .controlCharacter && problem.code != .invisibleCharacter {
                for text in [problem.message, problem.label, problem.note, problem.help].compactMap(\.self) {
                    #expect(text.ja.unicodeScalars.allSatisfy(isHarmless) && text.en.unicodeScalars.allSatisfy(isHarmless))
                    #expect(text.ja.count < 1000 && text.en.count < 1500)
                    #expect(!text.ja.contains("PRIVATE KEY-----x"))
                }
            }
        }
    }

    /// A thousand files are read in a small part of the time that a person notices (unoptimised: some ten times as long).
    @Test func manyFilesAreReadFast() {
        let text = Array((LinkTests.product + "---\n" + LinkTests.method + "---\n" + LinkTests.mail).utf8)
        let clock = ContinuousClock()
        let trees = (0..<1000).map { parse(SourceFile(path: "\($0).yaml", bytes: text), file: FileID($0)) }
        var count = 0
        let time = clock.measure {
            for tree in trees { count += readDocuments(tree).documents.count }
        }
        print("1,000 files typed in \(time)")
        #expect(count == 3000)
        #expect(time < .seconds(5))
    }
}
