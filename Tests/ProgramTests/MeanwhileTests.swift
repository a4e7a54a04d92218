// What others do to the files of a project or a bundle while kessai is running is not undone.
import Driver
import Foundation
import Synchronization
import Testing

/// The machine's files, and something that happens once, before the first operation on a path with this in it.
func meanwhile(_ part: String, _ event: @escaping @Sendable () -> Void) -> FaultyFiles {
    let once = Once()
    return FaultyFiles(meanwhile: { _, path in if path.contains(part), once.isFirst { event() } })
}

private final class Once: Sendable {
    private let happened = Mutex(false)

    /// Also not while it happens.
    var isFirst: Bool {
        happened.withLock { happened in
            defer { happened = true }
            return !happened
        }
    }
}

@Suite struct MeanwhileTests {
    private static let loose = "kind: payment_method\nid: NAME\ntype: one_time\ntax_rate: 10%\nprice:   1,980\n"
    private static let names = ["a.yaml", "b.yaml", "c.yaml"]

    private static func project() throws -> TemporaryFolder {
        try shop(Dictionary(uniqueKeysWithValues: names.map { ($0, loose.replacing("NAME", with: String($0.prefix(1)))) }))
    }

    /// Saved anew in its place, or written over, or moved away.
    @Test(arguments: [["fmt"], ["fmt", "b.yaml"], ["check", "--fix"], ["check", "--fix", "b.yaml"]])
    func whatIsSavedMeanwhileStays(_ command: [String]) throws {
        let saved = Self.loose.replacing("NAME", with: "b").replacing("1,980", with: "2,480")
        for change in ["echo \"$SAVED\" > new && mv new b.yaml", "echo \"$SAVED\" > b.yaml", "rm b.yaml"] {
            let folder = try Self.project()
            let place = folder.url
            let before = try Self.names.map { try folder.text($0) }
            let files = meanwhile("/.b.yaml.kessai-") { _ = try? shell(change, in: place, environment: ["SAVED": saved]) }
            let outcome = try kessai(command + ["--lang", "both", "--quiet"], in: place, files: files)
            #expect(outcome.exit == .fault && outcome.messages.contains("`b.yaml`: "), "\(outcome)")
            if change.hasPrefix("rm") {
                #expect(!folder.names.contains("b.yaml"))
            } else {
                #expect(try folder.text("b.yaml") == saved + "\n")
                #expect(outcome.messages.contains("run kessai again") && outcome.messages.contains("もう一度実行してください"))
            }
            // Of several all or none.
            #expect(try folder.text("a.yaml") == before[0] && folder.text("c.yaml") == before[2])
            #expect(!folder.names.contains { $0.contains(".kessai-") })
            if !command.contains("b.yaml") { #expect(outcome.messages.contains("No file was rewritten.")) }
        }
    }

    /// In the last moment, when others have been put in their places, it is left alone too.
    @Test func whatIsSavedInTheLastMomentStays() throws {
        let folder = try Self.project()
        let place = folder.url
        let moments = FaultyFiles()
        _ = try kessai(["fmt"], in: place, files: moments)
        let moment = try #require(moments.log.firstIndex { $0.hasPrefix("move ") && $0.hasSuffix("/a.yaml") })
        let again = try Self.project()
        let other = again.url
        let files = FaultyFiles(meanwhile: { operation, _ in
            if operation == moment { try? Data("kind:   product\n".utf8).write(to: other.appendingPathComponent("b.yaml")) }
        })
        let outcome = try kessai(["fmt", "--lang", "en", "--quiet"], in: other, files: files)
        #expect(outcome.exit == .fault)
        #expect(
            outcome.messages
                == "kessai: `b.yaml`: it was changed while kessai was running, and is left as it is now; run kessai again. Already written: `a.yaml`.\n"
        )
        #expect(try again.text("b.yaml") == "kind:   product\n" && again.text("c.yaml").contains("price:   "))
        // The next run does the rest.
        #expect(try kessai(["fmt"], in: other).exit == .done)
        #expect(try again.text("b.yaml") == "kind: product\n" && again.text("c.yaml").contains("price: 1,980"))
    }

    /// What somebody puts into a bundle while the next one is written, in the moment in which they change places, or after it.
    @Test(
        arguments: [("create", "SHA256SUMS"), ("exchange", "out"), ("list", ".out.kessai-"), ("remove", "/checklist.md")],
        [true, false])
    func whatIsPutIntoABundleStays(_ moment: (operation: String, path: String), _ canExchange: Bool) throws {
        let folder = try shop()
        let place = folder.url
        let build = ["build", "--output", "out", "--lang", "both"]
        #expect(try kessai(build, in: place).exit == .done)
        let product = "products/online-course.yaml"
        try folder.write(product, try folder.text(product).replacing("1980", with: "2480"))
        let old = try folder.text("out/myasp/products/online-course.json")
        let log = FaultyFiles(canExchange: canExchange)
        let copy = try TemporaryFolder()
        #expect(try shell("cp -r . '\(copy.url.path)'", in: place).status == 0)
        #expect(try kessai(build, in: copy.url, files: log).exit == .done)
        let operation = try #require(
            log.log.firstIndex { $0.hasPrefix(moment.operation + " ") && $0.contains(moment.path) })
        let files = FaultyFiles(
            canExchange: canExchange,
            meanwhile: { number, path in
                if number != operation { return }
                let isAside = path.contains(".out.kessai-") && moment.operation != "create"
                let root = isAside ? path : place.path + "/out"
                let end = root.range(of: "/checklist.md")?.lowerBound ?? root.endIndex
                try? Data("mine".utf8).write(to: URL(fileURLWithPath: root[..<end] + "/notes.txt"))
            })
        let outcome = try kessai(build, in: place, files: files)
        let notes = folder.names.filter { $0.hasSuffix("/notes.txt") }
        #expect(notes.count == 1, "\(folder.names)")
        #expect(try folder.text(notes.first ?? "") == "mine")
        if moment.operation == "remove" {
            #expect(outcome.exit == .done && outcome.messages.contains("It is kept in `") && outcome.messages.contains(".kept`"))
            #expect(try folder.text("out/myasp/products/online-course.json") != old)
        } else {
            #expect(outcome.exit == .problems && outcome.messages.contains("`out` holds `notes.txt`"), "\(outcome)")
            #expect(notes == ["out/notes.txt"])
            #expect(try folder.text("out/myasp/products/online-course.json") == old)
            #expect(!folder.names.contains { $0.contains(".kessai-") })
        }
        // Nor does the next run remove it.
        _ = try kessai(build, in: place)
        #expect(notes.allSatisfy(folder.names.contains))
    }

    /// An editor that saves kessai.yaml puts another file in the place of the one that a record has to itself.
    @Test(arguments: [false, true]) func recordsBesideAnEditor(_ isFirst: Bool) throws {
        let folder = try shop()
        let place = folder.url
        let plan = try kessai(["plan", "--format", "json"], in: place).output
        let ids = plan.matches(of: /"id": "([^"]+)"/).map { String($0.1) }
        let items = ids.prefix(3).map { ["record", "--item", $0, "--lang", "en"] }
        if !isFirst { #expect(try kessai(items[2], in: place).exit == .done) }
        let files = meanwhile("/.kessai.lock.kessai-") {
            _ = try? shell("cp kessai.yaml new && mv new kessai.yaml", in: place)
            _ = try? kessai(items[0], in: place)
        }
        let outcome = try kessai(items[1], in: place, files: files)
        #expect(outcome.exit == .done, "\(outcome)")
        let lock = try folder.text("kessai.lock")
        for id in ids.prefix(isFirst ? 2 : 3) { #expect(lock.contains(" \(id) "), "\(id) is missing in \(lock)") }
    }

    /// A record that is not the one that was read is not written over, however often.
    @Test func aRecordThatIsChangedAgainAndAgain() throws {
        let folder = try shop()
        let place = folder.url
        #expect(try kessai(["record"], in: place).exit == .done)
        let product = "products/online-course.yaml"
        try folder.write(product, try folder.text(product).replacing("1980", with: "2480"))
        let files = FaultyFiles(meanwhile: { _, path in
            if path.contains("/.kessai.lock.kessai-") { _ = try? shell("echo '# more' >> kessai.lock", in: place) }
        })
        let outcome = try kessai(["record", "--lang", "en"], in: place, files: files)
        #expect(outcome.exit == .fault && outcome.messages.contains("`kessai.lock`: it was changed while"), "\(outcome)")
        #expect(try folder.text("kessai.lock").contains("\"1980\"") && folder.text("kessai.lock").hasSuffix("# more\n"))
    }

    /// The lock is on the file that is there, not on one that was there when it was asked for.
    @Test func aLockOfAFileThatWasReplaced() throws {
        let folder = try TemporaryFolder(["a": ""])
        let path = folder.url.appendingPathComponent("a").path
        let first = try #require(try PosixFileSystem().holdAlone(path))
        let place = folder.url
        let change = Thread {
            Thread.sleep(forTimeInterval: 0.05)
            _ = try? shell("touch b; mv b a", in: place)
            first.release()
        }
        change.start()
        let second = try #require(try PosixFileSystem().holdAlone(path))
        #expect(throws: FileFault.self) { try PosixFileSystem(patience: 20).holdAlone(path) }
        second.release()
    }
}
