// Each operation on files fails in turn, in each command: a message in both languages, exit code 4, what was there whole, nothing left.
import Driver
import Foundation
import Testing

@Suite struct FaultTests {
    /// A project with something to mend where the command lets it, to format, to record and to compare, and an earlier bundle of it
    /// in both forms.
    private static func project(for command: [String]) throws -> TemporaryFolder {
        let folder = try shop()
        for command in [
            ["build", "--output", "old", "--archive", "old.tar"], ["record"],
        ] { #expect(try kessai(command, in: folder.url).exit == .done) }
        for path in ["products/online-course.yaml", "kessai.yaml"] {
            let price = outputCommands.contains(command) ? "2480" : "1,980"
            try folder.write(path, try folder.text(path).replacing("price: 1980", with: "price:   \(price)") + "\n\n\n")
        }
        return folder
    }

    /// Every file below by its bytes.
    private static func contents(_ folder: TemporaryFolder) -> [String: Data] {
        var found: [String: Data] = [:]
        for name in folder.names { found[name] = (try? Data(contentsOf: folder.url.appendingPathComponent(name))) ?? Data() }
        return found
    }

    private static let commands: [[String]] = [
        ["check"], ["check", "products/online-course.yaml"], ["check", "--fix", "--format", "short"],
        ["check", "--output-file", "sarif=report.sarif", "--output-file", "junit=reports/report.xml"],
        ["fmt"], ["fmt", "--check"], ["fmt", "products/online-course.yaml"], ["dump", "kessai.yaml"],
        ["init", "new/shop"], ["verify", "old"], ["verify", "old.tar"], ["why", "old", "environments[0].myasp"],
    ]

    /// Those that need a project without errors.
    private static let outputCommands: [[String]] = [
        ["build", "--output", "new/out"], ["build", "--output", "old", "--archive", "old.tar"],
        ["build", "--output", "old", "--check", "--archive", "old.tar"], ["values"], ["plan"], ["plan", "--against", "old"],
        ["plan", "--against", "old.tar"], ["record"], ["record", "--item", "product/online-course/method/one-time/price"],
        ["verify", "old", "--rebuild", "."],
    ]

    @Test(arguments: commands + outputCommands) func eachOperationFailsInTurn(_ command: [String]) throws {
        let folder = try Self.project(for: command)
        if command.contains("junit=reports/report.xml") { try folder.write("reports/report.xml", "old") }
        let before = Self.contents(folder)
        let counting = FaultyFiles()
        let whole = try kessai(command + ["--lang", "both"], in: folder.url, files: counting)
        #expect(whole.exit != .fault && whole.exit != .usage && whole.exit != .nothing, "\(whole)")
        let after = Self.contents(folder)
        #expect(!counting.log.isEmpty)

        for operation in counting.log.indices {
            let number = [EIO, EMFILE, ENOSPC, EROFS][operation % 4]
            try restore(before, folder)
            let files = FaultyFiles(FaultyFiles.Fault(operation: operation, number: number))
            let outcome = try kessai(command + ["--lang", "both"], in: folder.url, files: files)
            let what = "\(counting.log[operation]): \(number)"
            #expect(files.hasFailed, "\(what) was never done")
            #expect(outcome.exit == .fault, "\(what) gave \(outcome.exit) \(outcome.messages)\(outcome.output)")
            let said = outcome.messages + outcome.output
            #expect(said.contains("」") && said.contains("`"), "\(what) is not said in both languages: \(said)")
            expectWhole(Self.contents(folder), before, after, what)
            #expect(Set(before.keys).isSubset(of: Self.contents(folder).keys), "\(what) took something away")
        }
    }

    /// Of several files none is rewritten where one cannot be; where that shows only at the end, those that are new are named.
    @Test(arguments: [["fmt"], ["check", "--fix"]]) func ofSeveralFilesAllOrNone(_ command: [String]) throws {
        let loose = "kind: payment_method\nid: NAME\ntype: one_time\ntax_rate: 10%\nprice:   1,980\n"
        let names = ["a/a.yaml", "b/b.yaml", "c/c.yaml"]
        func faulty(_ operation: String, _ name: String) throws -> (outcome: Outcome, rewritten: [String]) {
            let folder = try shop(
                Dictionary(uniqueKeysWithValues: names.map { ($0, loose.replacing("NAME", with: String($0.prefix(1)))) }))
            let before = Self.contents(folder)
            let counting = FaultyFiles()
            _ = try kessai(command, in: folder.url, files: counting)
            try restore(before, folder)
            let moment = try #require(counting.log.firstIndex { $0.hasPrefix(operation + " ") && $0.contains("/\(name)") })
            let files = FaultyFiles(.init(operation: moment, number: EACCES))
            let outcome = try kessai(command + ["--lang", "en", "--quiet"], in: folder.url, files: files)
            let now = Self.contents(folder)
            #expect(Set(now.keys) == Set(before.keys))
            return (outcome, names.filter { now[$0] != before[$0] })
        }
        for operation in ["hold", "create", "synchronize"] {
            let (outcome, rewritten) = try faulty(operation, operation == "hold" ? "b" : "b/.b.yaml.kessai-")
            #expect(outcome.exit == .fault && rewritten.isEmpty)
            let said = operation == "create" ? "`b`: permission denied to make a new file" : "`b/b.yaml`: permission denied"
            #expect(outcome.messages.hasPrefix("kessai: \(said)") && outcome.messages.hasSuffix(". No file was rewritten.\n"))
        }
        let (outcome, rewritten) = try faulty("move", "c/c.yaml")
        #expect(outcome.exit == .fault && rewritten == ["a/a.yaml", "b/b.yaml"])
        #expect(
            outcome.messages == "kessai: `c/c.yaml`: permission denied. Already written: `a/a.yaml`, `b/b.yaml`.\n")
        let (first, none) = try faulty("move", "a/a.yaml")
        #expect(first.messages == "kessai: `a/a.yaml`: permission denied\n" && none.isEmpty)
    }

    /// More directories than a process may have open at once.
    @Test(arguments: [12, 16, 100]) func manyDirectoriesAtOnce(_ limit: Int) throws {
        let loose = "kind:   payment_method\n"
        let folder = try shop(Dictionary(uniqueKeysWithValues: (0..<150).map { ("m\($0)/m.yaml", loose) }))
        let result = try shell("ulimit -n \(limit); kessai fmt --lang en", in: folder.url)
        #expect(result.status == 0 && result.messages.contains("150 of 152 files rewritten"), "\(result)")
        #expect(!folder.names.contains { $0.contains(".kessai-") })
    }

    /// What another program may put in a file's place after kessai has seen that it is there. None of it may be waited for.
    enum Change: CaseIterable {
        case nothing, pipe, directory, circle

        func happens(at path: String) {
            unlink(path)
            switch self {
            case .nothing: break
            case .pipe: mkfifo(path, 0o666)
            case .directory: mkdir(path, 0o777)
            case .circle: symlink(path, path)
            }
        }
    }

    @Test(arguments: (commands + outputCommands).filter { $0[0] != "init" }, Change.allCases)
    func eachFileChangesBeforeItIsRead(_ command: [String], _ change: Change) throws {
        let folder = try Self.project(for: command)
        let before = Self.contents(folder)
        let counting = FaultyFiles()
        _ = try kessai(command, in: folder.url, files: counting)
        let after = Self.contents(folder)
        for (operation, done) in counting.log.enumerated() where done.hasPrefix("read ") {
            try restore(before, folder)
            let files = FaultyFiles(meanwhile: { if $0 == operation { change.happens(at: $1) } })
            let outcome = try kessai(command + ["--lang", "both"], in: folder.url, files: files)
            // A project without its kessai.yaml has a problem, a bundle without one of its files differs, an archive that is to be
            // replaced may as well be gone.
            let isMissed =
                change == .nothing
                && (done.hasSuffix("/kessai.yaml") && outcome.exit == .problems
                    || done.contains("/old") && outcome.exit == .differs
                    || done.hasSuffix("/old.tar") && command[0] == "build" && outcome.exit == .done)
            #expect(outcome.exit == .fault || isMissed, "\(done) gave \(outcome.exit) \(outcome.messages)\(outcome.output)")
            // Not to be read here either; a bundle that was aside is in its place again.
            let place = done.dropFirst("read ".count).replacing(/\.(old)\.kessai-[0-9]+/) { String($0.1) }
            try? FileManager.default.removeItem(atPath: String(place))
            expectWhole(Self.contents(folder), before, after, done)
        }
    }

    private func expectWhole(_ now: [String: Data], _ before: [String: Data], _ after: [String: Data], _ what: String) {
        for (name, bytes) in now {
            // A report says what failed, so it is another one.
            let isReport =
                name.contains("report.") && (bytes.suffix(2) == Data("}\n".utf8) || bytes.suffix(2) == Data(">\n".utf8))
            #expect(
                bytes == before[name] || bytes == after[name] || isReport && after[name] != nil,
                "\(what) left \(name) half-written")
        }
    }

    private func restore(_ contents: [String: Data], _ folder: TemporaryFolder) throws {
        let now = Self.contents(folder)
        if now == contents { return }
        for name in now.keys where contents[name] == nil {
            try? FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
        }
        for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) where now[name] != bytes {
            let isDirectory = contents.keys.contains { $0.hasPrefix(name + "/") }
            let url = folder.url.appendingPathComponent(name)
            if isDirectory {
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            } else {
                try bytes.write(to: url)
            }
        }
    }

    /// A bundle is one thing: all of its files are the old ones or the new ones, also where two directories cannot change places.
    @Test(arguments: [true, false], [true, false])
    func aBundleIsOldOrNew(_ canExchange: Bool, _ replaces: Bool) throws {
        let folder = try shop()
        let build = ["build", "--output", "out"]
        #expect(try kessai(build, in: folder.url).exit == .done)
        let old = Self.contents(folder)
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("1980", with: "2480"))
        let changed = Self.contents(folder)
        #expect(try kessai(build, in: folder.url).exit == .done)
        let new = Self.contents(folder)
        #expect(old != new)
        func bundle(_ contents: [String: Data]) -> [String: Data] { contents.filter { $0.key.hasPrefix("out") } }
        let before = replaces ? changed : changed.filter { !$0.key.hasPrefix("out") }

        for count in 0..<1000 {
            try restore(before, folder)
            let files = FaultyFiles(FaultyFiles.Fault(operation: count, number: ENOSPC), canExchange: canExchange)
            let outcome = try kessai(build, in: folder.url, files: files)
            guard files.hasFailed else {
                #expect(outcome.exit == .done && count > 10)
                return
            }
            #expect(outcome.exit == .fault && !outcome.messages.isEmpty)
            let now = Self.contents(folder)
            #expect(
                bundle(now) == bundle(new) || bundle(now) == bundle(before), "\(files.log.last ?? "") left a bundle in between")
            #expect(now.keys.allSatisfy { new[$0] != nil }, "\(files.log.last ?? "") left something behind")
        }
        Issue.record("the build never ended")
    }
}
