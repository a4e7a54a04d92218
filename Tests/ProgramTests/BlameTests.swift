// A fault of the system is told of what is at fault, with the way out.
import Driver
import Foundation
import Testing

@Suite struct BlameTests {
    /// A file is rewritten by way of another one beside it, so it is the directory that refuses.
    @Test(arguments: [
        (["fmt", "kessai.yaml"], "create", "."), (["fmt", "products"], "create", "products"),
        (["fmt", "link.yaml"], "create", "PLACE/real"),
        (["record"], "create", "."), (["check", "--output-file", "json=products/r.json"], "create", "products"),
        (["build", "--output", "fresh"], "mkdir", "."), (["build", "--output", "out/new"], "mkdir", "out"),
        (["build", "--archive", "products/a.tar"], "create", "products"),
    ])
    func theDirectoryIsNamed(_ command: [String], _ operation: String, _ directory: String) throws {
        let loose = "kind: payment_method\nid: a\ntype: one_time\ntax_rate: 10%\nprice:   1980\n"
        let folder = try shop(["real/a.yaml": loose, "out/new/x": ""])
        for path in ["kessai.yaml", "products/online-course.yaml"] { try folder.write(path, try folder.text(path) + "\n\n") }
        _ = try shell("ln -s real/a.yaml link.yaml; rm out/new/x", in: folder.url)
        let log = FaultyFiles()
        let (before, copy) = (folder.names, try TemporaryFolder())
        #expect(try shell("cp -R . '\(copy.url.path)'", in: folder.url).status == 0)
        #expect(try kessai(command, in: copy.url, files: log).exit == .done)
        let moment = try #require(log.log.firstIndex { $0.hasPrefix(operation + " ") && $0.contains(".kessai-") })
        let place = try PosixFileSystem().resolve(folder.url.path)
        let name = directory.replacing("PLACE", with: place)
        for (language, words) in [("en", "`\(name)`: permission denied to make"), ("ja", "「\(name)」: フォルダの中に新しいファイルを")] {
            let files = FaultyFiles(.init(operation: moment, number: EACCES))
            let outcome = try kessai(command + ["--lang", language], in: folder.url, files: files)
            #expect(outcome.exit == .fault && outcome.messages.contains("kessai: \(words)"), "\(outcome)")
        }
        #expect(folder.names == before)
    }

    /// What is mounted cannot be replaced, but what is below it can.
    @Test func aMountPoint() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let product = "products/online-course.yaml"
        try folder.write(product, try folder.text(product).replacing("1980", with: "2480"))
        for (language, words) in [("en", "name a new directory below it"), ("ja", "その下の新しいフォルダを指定してください")] {
            for (name, operation) in [("out", "exchange "), ("new", "move ")] {
                let copy = try TemporaryFolder()
                #expect(try shell("cp -R . '\(copy.url.path)'", in: folder.url).status == 0)
                let log = FaultyFiles()
                #expect(try kessai(["build", "--output", name], in: copy.url, files: log).exit == .done)
                let moment = try #require(log.log.firstIndex { $0.hasPrefix(operation) })
                let files = FaultyFiles(.init(operation: moment, number: EBUSY))
                let outcome = try kessai(["build", "--output", name, "--lang", language], in: folder.url, files: files)
                #expect(outcome.exit == .fault && outcome.messages.contains(words), "\(outcome)")
            }
        }
    }

    /// To list it under `ignore` in itself is no way out.
    @Test(arguments: ["mkdir", "mkfifo"]) func settingsThatAreNoFile(_ make: String) throws {
        let folder = try shop()
        _ = try shell("rm kessai.yaml; \(make) kessai.yaml; \(make) a.yaml", in: folder.url)
        for words in ["Rename what is there, and put the file", "そこにあるものの名前を変え"] {
            let outcome = try kessai(["check", "--format", "json"], in: folder.url)
            #expect(outcome.exit == .fault)
            let parts = outcome.output.components(separatedBy: "\"code\": \"unreadable-file\"").dropFirst()
            let home = try #require(parts.first { $0.contains("\"file\": \"kessai.yaml\"") })
            #expect(home.contains(words) && !home.contains("ignore"), "\(home)")
            let other = try #require(parts.first { $0.contains("\"file\": \"a.yaml\"") })
            #expect(other.contains("ignore"), "\(other)")
        }
    }

    /// Such a directory has no path, and none is made up for it.
    @Test(.enabled(if: keepsBytesOfNames, "names are Unicode here"), arguments: ["init", "init sub"])
    func aWorkingDirectoryWhoseNameIsNoText(_ command: String) throws {
        let folder = try TemporaryFolder()
        let result = try shell("d=\"$(printf 'a\\377')\"; mkdir \"$d\"; cd \"$d\"; kessai \(command) --lang en", in: folder.url)
        #expect(result.status == 4 && result.messages == "kessai: `.`: its name is not UTF-8\n", "\(result)")
    }
}
