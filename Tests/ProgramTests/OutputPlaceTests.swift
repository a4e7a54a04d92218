// Where reports, records and bundles go, and that nothing is lost on the way.
import Driver
import Foundation
import Rules
import Testing

@Suite struct OutputPlaceTests {
    /// A log that a shell opened is written on, not replaced.
    @Test(arguments: ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"].filter(FileManager.default.fileExists))
    func openStreams(_ stream: String) throws {
        let folder = try shop()
        try folder.write("log", "earlier\n")
        let run = "(echo start; kessai check --format short --output-file jsonl=\(stream); echo end) >>log 2>&1"
        #expect(try shell(run, in: folder.url).status == 0)
        let log = try folder.text("log").split(separator: "\n")
        #expect(log.first == "earlier" && log.dropFirst().first == "start" && log.last == "end", "\(log)")
        #expect(log.contains { $0.hasPrefix("{\"") } && log.contains { $0.contains("[private-key-absent]") }, "\(log)")
    }

    /// Also where the run itself belongs to no project.
    @Test(arguments: [["-"], ["-", "--stdin-filename", "/elsewhere/x.yaml"]]) func settingsAreNotOverwritten(_ what: [String])
        throws
    {
        let folder = try shop()
        let product = try folder.text("products/online-course.yaml")
        let home = try folder.text("kessai.yaml")
        for name in ["kessai.yaml", "new.yaml", "products/online-course.yaml", "kessai.lock"] {
            let outcome = try kessai(["check"] + what + ["--output-file", "json=\(name)"], in: folder.url, input: product)
            #expect(outcome.exit == .usage && outcome.messages.contains(name), "\(name): \(outcome)")
        }
        #expect(try folder.text("kessai.yaml") == home)
        #expect(folder.names == ["kessai.yaml", "products", "products/online-course.yaml"])
    }

    @Test func aReportNeedsADirectoryBeforeAnythingIsDone() throws {
        let folder = try shop()
        let broken = try folder.text("products/online-course.yaml").replacing("price: 1980", with: "price: 1,980")
        try folder.write("products/online-course.yaml", broken)
        let outcome = try kessai(["check", "--fix", "--output-file", "json=nodir/x.json", "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .fault && outcome.messages.contains("`nodir`"), "\(outcome)")
        #expect(try folder.text("products/online-course.yaml") == broken)
        let dash = try kessai(["check", "--output-file", "json=-", "--lang", "en"], in: folder.url)
        #expect(dash.exit == .usage && dash.messages.contains("--format json"), "\(dash)")
    }

    /// The patch goes to standard output, the reports into their files.
    @Test func aPatchWithReports() throws {
        let folder = try shop()
        let broken = try folder.text("products/online-course.yaml").replacing("price: 1980", with: "price: 1,980")
        try folder.write("products/online-course.yaml", broken)
        let outcome = try kessai(["check", "--fix", "--diff", "--output-file", "json=r.json"], in: folder.url)
        #expect(outcome.exit == .problems && outcome.output.hasPrefix("--- a/products/online-course.yaml\n"))
        #expect(try folder.text("r.json").contains("\"code\": \"not-whole-yen\""))
        #expect(try folder.text("products/online-course.yaml") == broken)
        let refused = try kessai(["check", "--fix", "--diff", "--format", "json", "--lang", "en"], in: folder.url)
        #expect(refused.exit == .usage && refused.messages.contains("--output-file"), "\(refused)")
    }

    /// An archive that cannot be written leaves the directory as it was.
    @Test func aBuildThatFailsLeavesTheBundleAsItWas() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out", "--archive", "a.tar"], in: folder.url).exit == .done)
        let before = try folder.text("out/myasp/products/online-course.json")
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("1980", with: "2480"))
        let outcome = try kessai(["build", "--output", "out", "--archive", "nodir/a.tar"], in: folder.url)
        #expect(outcome.exit == .fault, "\(outcome)")
        #expect(try folder.text("out/myasp/products/online-course.json") == before)
        #expect(try kessai(["build", "--output", "out", "--archive", "a.tar"], in: folder.url).exit == .done)
        #expect(try folder.text("out/myasp/products/online-course.json") != before)
        #expect(try kessai(["build", "--check", "--output", "out", "--archive", "a.tar"], in: folder.url).exit == .done)
        #expect(!folder.names.contains { $0.contains(".kessai-") }, "\(folder.names)")
    }

    /// What a run was told to fail on stops a record, and outweighs a difference.
    @Test func whatTheRunIsToFailOn() throws {
        let folder = try shop()
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("10%", with: "5%"))
        let record = try kessai(["record", "--fail-on", "warning"], in: folder.url)
        #expect(record.exit == .problems && !folder.names.contains("kessai.lock"), "\(record)")
        #expect(try kessai(["plan"], in: folder.url).exit == .differs)
        let plan = try kessai(["plan", "--fail-on", "warning"], in: folder.url)
        #expect(plan.exit == .problems && plan.output.contains("5%"))
        #expect(try kessai(["build", "--check", "--output", "nope", "--fail-on", "warning"], in: folder.url).exit == .problems)
        #expect(try kessai(["record"], in: folder.url).exit == .done && folder.names.contains("kessai.lock"))
    }

    @Test(arguments: ["o/.", "o/./", "./o//", "n/./o/."]) func aDirectoryByTheWayThroughItself(_ name: String) throws {
        let folder = try shop()
        for _ in 1...2 {
            let outcome = try kessai(["build", "--output", name, "--archive", "a.tar"], in: folder.url)
            #expect(outcome.exit == .done && folder.names.contains { $0.hasSuffix("o/SHA256SUMS") }, "\(outcome)")
        }
    }

    @Test(arguments: ["no/../o", "./no/x/../o/p", "no/.."]) func noWayLeadsOutOfWhatIsNotThere(_ name: String) throws {
        let folder = try shop()
        let names = folder.names
        let outcome = try kessai(["build", "--output", name, "--lang", "en"], in: folder.url)
        let missing = name.contains("no/x") ? "no/x" : "no"
        #expect(outcome.exit == .fault && outcome.messages.contains("`\(missing)`: there is no such"), "\(outcome)")
        #expect(folder.names == names)
    }

    @Test func initNamesTheFileThatCannotBeMade() throws {
        let folder = try TemporaryFolder(["new": "a file"])
        let outcome = try kessai(["init", "new/shop"], in: folder.url)
        #expect(outcome.exit == .fault && !outcome.messages.contains(".kessai-"), "\(outcome)")
    }

    /// Who stands in a directory that is replaced as a whole is left in one that is gone.
    @Test func theWorkingDirectoryIsNotReplaced() throws {
        let folder = try shop()
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("out/deep"), withIntermediateDirectories: true)
        let place = folder.url.appendingPathComponent("out/deep")
        for name in [".", "..", "../deep", folder.url.path + "/out"] {
            let outcome = try kessai(["build", "../..", "--output", name, "--lang", "en"], in: place)
            #expect(outcome.exit == .usage && outcome.messages.contains("is the working directory or holds it"), "\(name)")
            #expect(try kessai(["build", "../..", "--output", name, "--check"], in: place).exit != .usage)
        }
        #expect(try kessai(["build", "../..", "--output", "new"], in: place).exit == .done)
    }

    @Test func whatIsNoDirectoryIsNamed() throws {
        let folder = try shop(["notes.txt": ""])
        _ = try shell("ln -s nowhere gone", in: folder.url)
        for (command, said) in [
            (["build", "--output", "gone"], "`gone` is a symbolic link to nothing"),
            (["build", "--archive", "gone"], "`gone` is a symbolic link to nothing"),
            (["build", "--output", "out", "--archive", "gone"], "`gone` is a symbolic link to nothing"),
            (["check", "--output-file", "json=gone"], "`gone` is a symbolic link to nothing"),
            (["build", "--output", "notes.txt"], "`notes.txt` is a file"), (["init", "notes.txt"], "`notes.txt` is a file"),
        ] {
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(outcome.exit == .problems && outcome.messages.contains(said), "\(outcome)")
        }
        #expect(try !folder.names.contains("out") && shell("test -h gone", in: folder.url).status == 0)
    }

    /// The first bundle of two runs at once is there before the second one has written its own.
    @Test func twoFirstBuilds() throws {
        let folder = try shop()
        let place = folder.url
        for name in ["out", "foreign"] {
            let files = FaultyFiles(meanwhile: { _, path in
                guard path.hasSuffix("/\(name)/SHA256SUMS") || path.contains(".\(name).kessai-"), path.hasSuffix("SHA256SUMS"),
                    !FileManager.default.fileExists(atPath: place.path + "/" + name)
                else { return }
                if name == "out" {
                    _ = try? kessai(["build", "--output", name], in: place)
                } else {
                    try? FileManager.default.createDirectory(atPath: place.path + "/foreign", withIntermediateDirectories: true)
                    try? Data("mine".utf8).write(to: place.appendingPathComponent("foreign/mine"))
                }
            })
            let outcome = try kessai(["build", "--output", name], in: folder.url, files: files)
            #expect(outcome.exit == (name == "out" ? .done : .fault), "\(outcome)")
        }
        #expect(try kessai(["verify", "out"], in: folder.url).exit == .done)
        #expect(folder.names.filter { $0.hasPrefix("foreign") } == ["foreign", "foreign/mine"])
        #expect(!folder.names.contains { $0.contains(".kessai-") })
    }

    /// A file of a bundle that cannot be read is named.
    @Test func theFileThatCannotBeRead() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let log = FaultyFiles()
        _ = try kessai(["verify", "out"], in: folder.url, files: log)
        let operation = try #require(log.log.firstIndex { $0.hasPrefix("read ") && $0.hasSuffix("/checklist.md") })
        let outcome = try kessai(
            ["verify", "out", "--lang", "en"], in: folder.url, files: FaultyFiles(.init(operation: operation, number: 5)))
        #expect(outcome.exit == .fault && outcome.messages.contains("`out/checklist.md`"), "\(outcome)")
    }

    /// Whatever its name and whether it is there: it is told by what the settings say, or by its first line.
    @Test(arguments: [
        "keys/live.key", "keys/../keys/live.key", "link", "keys/sandbox.key", "keys/other", "keys/with-remarks", "KEYS.PEM",
        "Kessai.Lock",
    ])
    func keysAreNotOverwritten(_ name: String) throws {
        let pem = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"
        let settings = ExampleProject.integration
            .replacing(/private_key_file: .*LIVE.*/, with: "private_key_file: keys/live.key")
            .replacing(/private_key_file: .*SANDBOX.*/, with: "private_key_file: keys/sandbox.key")
        #expect(settings.contains("keys/live.key") && settings.contains("keys/sandbox.key"))
        let folder = try shop([
            "kessai.yaml": settings, "keys/live.key": "a key in another form\n", "keys/other": pem,
            "keys/with-remarks": "Bag Attributes\r\n" + pem,
        ])
        _ = try shell("ln -s keys/live.key link", in: folder.url)
        let before = folder.names
        let texts = before.map { try? folder.text($0) }
        for command in [
            ["check", "--output-file", "json=\(name)"], ["check", "--fix", "--output-file", "json=\(name)"],
            ["build", "--archive", name], ["build", "--output", "out", "--archive", name],
        ] {
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(outcome.exit == .usage && outcome.messages.contains("`\(name)`"), "\(command): \(outcome)")
        }
        #expect(folder.names == before && before.map { try? folder.text($0) } == texts)
        let report = ["check", "--output-file", "sarif=keys/report"]
        for _ in 1...2 { #expect(try kessai(report, in: folder.url).exit != .usage) }
    }
}
