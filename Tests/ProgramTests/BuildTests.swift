// A bundle is written whole or not at all, whatever fails in between.
import Driver
import Foundation
import Synchronization
import Testing

/// The machine's files, with the n-th writing operation failing.
private final class FailingFiles: FileSystem {
    private let machine = PosixFileSystem()
    private let left: Mutex<Int>
    private let canExchange: Bool

    init(after count: Int, canExchange: Bool) {
        left = Mutex(count)
        self.canExchange = canExchange
    }

    var hasFailed: Bool { left.withLock { $0 < 0 } }

    private func step(_ path: String) throws(FileFault) {
        let fails = left.withLock { left in
            left -= 1
            return left == -1
        }
        if fails { throw FileFault(path, .system(ENOSPC)) }
    }

    func entries(of directory: String) throws(FileFault) -> [DirectoryEntry] { try machine.entries(of: directory) }
    func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind {
        try machine.kind(of: path, followingLinks: followingLinks)
    }
    func resolve(_ path: String) throws(FileFault) -> String { try machine.resolve(path) }
    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { try machine.read(path, limit: limit) }
    func mode(of path: String) throws(FileFault) -> UInt32 { try machine.mode(of: path) }
    func makeDirectory(_ path: String) throws(FileFault) {
        try step(path)
        try machine.makeDirectory(path)
    }
    func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(FileFault) {
        try step(path)
        try machine.create(path, bytes, mode: mode)
    }
    func move(_ path: String, to target: String) throws(FileFault) {
        try step(path)
        try machine.move(path, to: target)
    }
    func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool {
        try step(path)
        return canExchange ? try machine.exchange(path, other) : false
    }
    func remove(_ path: String) throws(FileFault) { try machine.remove(path) }
    func synchronize(_ directory: String) throws(FileFault) {
        try step(directory)
        try machine.synchronize(directory)
    }
}

@Suite struct BuildTests {
    @Test(arguments: [true, false], [true, false])
    func eachWriteFailsInTurn(_ canExchange: Bool, _ replaces: Bool) throws {
        let folder = try TemporaryFolder()
        let output = folder.url.appendingPathComponent("out").path
        let (old, new) = (
            ["build", "samples/small-shop", "--output", output], ["build", "samples/full-shop", "--output", output]
        )
        for count in 0..<200 {
            if replaces { #expect(try kessai(old).exit == .done) } else { _ = try shell("rm -rf out", in: folder.url) }
            let files = FailingFiles(after: count, canExchange: canExchange)
            let outcome = try kessai(new, files: files)
            guard files.hasFailed else {
                #expect(outcome.exit == .done && count > 10)
                return
            }
            #expect(outcome.exit == .fault && !outcome.messages.isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { $0 == "out" })
            let isNew = try kessai(new + ["--check"]).exit == .done
            #expect(
                try isNew
                    || (replaces ? kessai(old + ["--check"]).exit == .done : !FileManager.default.fileExists(atPath: output)))
        }
        Issue.record("the build never ended")
    }

    @Test func whatACommentSilencesHasNotPassed() throws {
        let product = try shop().text("products/online-course.yaml")
        let texts = [
            product,
            product.replacing(
                "price: 1980", with: "price: 1980\n    # kessai: allow unusual-tax-rate an agreement"
            ).replacing("10%", with: "9%"),
            product.replacing(
                "    tax_rate: 10%", with: "    # kessai: allow unusual-tax-rate an agreement\n    tax_rate: 9%"),
        ]
        let results = try texts.map { text in
            let folder = try shop(["products/online-course.yaml": text])
            #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
            let statement = try JSONSerialization.jsonObject(with: Data(try folder.text("out/provenance.json").utf8))
            let predicate = (statement as? [String: Any])?["predicate"] as? [String: Any]
            return (predicate?["rules"] as? [String: [String]] ?? [:]).filter { $1.contains("unusual-tax-rate") }.keys.sorted()
        }
        #expect(results == [["passed"], ["found"], ["silenced"]])
    }

    @Test func whatIsNotABundleIsLeftAlone() throws {
        let folder = try TemporaryFolder(["out/mine.txt": "x"])
        let command = ["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]
        #expect(try kessai(command).exit == .problems)
        #expect(folder.names == ["out", "out/mine.txt"])
        _ = try shell("rm out/mine.txt", in: folder.url)
        #expect(try kessai(command).exit == .done)
        try folder.write("out/mine.txt", "x")
        #expect(try kessai(["build", "samples/full-shop"] + command.dropFirst(2)).exit == .problems)
        #expect(try folder.text("out/mine.txt") == "x")
    }

    @Test func leftoversOfAKilledRunGo() throws {
        let folder = try TemporaryFolder([".out.kessai-999999/manifest.json": ""])
        #expect(
            try kessai(["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]).exit == .done)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
    }
}
