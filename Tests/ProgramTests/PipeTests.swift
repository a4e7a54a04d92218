// Bundles and records that come through a pipe, or leave through one.
import Foundation
import Testing

@Suite struct PipeTests {
    /// What is compared with may come through a pipe, as it does from `git show`.
    @Test func recordsAndArchivesComeThroughPipes() throws {
        let folder = try shop()
        for command in [["record"], ["build", "--archive", "a.tar"]] {
            #expect(try kessai(command, in: folder.url).exit == .done)
        }
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("1980", with: "2480"))
        let expected = try kessai(["plan"], in: folder.url)
        #expect(expected.exit == .differs)
        for name in ["kessai.lock", "a.tar"] {
            for plan in [
                "cat \(name) | kessai plan --against -", "cat \(name) | kessai plan --against /dev/stdin",
                "mkfifo p; cat \(name) >p & kessai plan --against p; rm p", "kessai plan --against /dev/stdin <\(name)",
            ] {
                let outcome = try shell(plan + "; test $? = 5", in: folder.url)
                #expect(outcome.output == expected.output, "\(plan): \(outcome)")
            }
        }
        #expect(
            try shell("cat a.tar | kessai verify - --quiet", in: folder.url) == ProcessResult(status: 0, output: "", messages: "")
        )
        #expect(try shell("kessai verify a.tar </dev/null --quiet && kessai why - x <a.tar", in: folder.url).status == 3)
        let none = "is empty: give it a bundle of kessai or a kessai.lock"
        for (nothing, words) in [
            ("kessai plan --against /dev/null --lang en", none), ("printf '' | kessai plan --against - --lang en", none),
            ("printf x | kessai plan --against - --lang en", "is neither a bundle of kessai nor a kessai.lock"),
        ] {
            let refused = try shell(nothing, in: folder.url)
            #expect(refused.status == 1 && refused.messages.contains(words), "\(refused)")
        }
    }

    /// As with tar, `-` is standard output, and nothing else is written there.
    @Test func anArchiveOnStandardOutput() throws {
        let folder = try shop()
        let build = ["build", "--archive", "-", "--lang", "en"]
        let written = try kessai(build + ["--output", "out"], in: folder.url)
        #expect(written.exit == .done && written.messages.split(separator: "wrote").count == 2)
        #expect(try kessai(["build", "--archive", "a.tar"], in: folder.url).exit == .done)
        #expect(try Data(written.output.utf8) == Data(contentsOf: folder.url.appendingPathComponent("a.tar")))
        #expect(!folder.names.contains("-"))
        #expect(try shell("kessai build --archive - | cmp - a.tar", in: folder.url).status == 0)

        #expect(try kessai(build + ["--check"], in: folder.url).exit == .usage)
        let terminal = try kessai(build, in: folder.url, width: 80)
        #expect(terminal.exit == .usage && terminal.output.isEmpty && terminal.messages.contains("not written to a terminal"))
        try folder.write("products/online-course.yaml", "x: [")
        let broken = try kessai(build, in: folder.url)
        #expect(broken.exit == .problems && broken.output.isEmpty)
    }
}
