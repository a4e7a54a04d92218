// What version 1 said, later versions with the same first number say too: `Version1` holds it, and is never written again.
import Foundation
import SourceText
import Testing

private let frozen = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Version1")

@Suite struct VersionTests {
    @Test(arguments: promises)
    func isKept(_ promise: Promise) throws {
        let file = frozen.appendingPathComponent("\(promise.name).txt")
        let today = try promise.facts()
        #expect(!today.isEmpty)
        if ProcessInfo.processInfo.environment["FREEZE_VERSION_1"] == "1" {
            // A promise that is rewritten is none: only what was not promised yet is added.
            guard !FileManager.default.fileExists(atPath: file.path) else {
                Issue.record("Version1/\(promise.name).txt is frozen and stays as it is")
                return
            }
            try Data(today.text.utf8).write(to: file)
        }
        let text = try #require(try? String(contentsOf: file, encoding: .utf8), "Version1/\(promise.name).txt is missing")
        for sentence in promise.broken(Facts(text: text), today) { Issue.record("\(sentence)") }
    }

    /// What passed yesterday passes today. Secrets alone are errors as soon as they are known; none came since.
    @Test func newCodesBeginAsWarningsOrHints() throws {
        let known = Facts(text: try String(contentsOf: frozen.appendingPathComponent("codes.txt"), encoding: .utf8))
        let secrets: Set<Code> = []
        for code in Code.allCases where known[code.rawValue] == nil && !secrets.contains(code) {
            #expect(code.severity < .error, "\(code.rawValue) is new and an error")
        }
    }

    /// The comparison itself: additions are allowed, everything else is told.
    @Test func whatBrokeIsSaidInASentence() {
        let promise = Promise(name: "codes", noun: "the severity of the code") { [:] }
        let before = ["insecure-url": "error", "default-port": "hint"]
        #expect(promise.broken(before, before.merging(["new-code": "error"]) { $1 }) == [])
        #expect(
            promise.broken(before, ["insecure-link": "error", "default-port": "warning"]) == [
                "codes: the severity of the code `default-port` was hint and is warning",
                "codes: the severity of the code `insecure-url` (error) is gone",
            ])
    }

    @Test func factsComeBackFromTheirFile() {
        let facts = ["a[0].b": "\"x y\"", "c": ""]
        #expect(Facts(text: facts.text) == facts)
    }
}
