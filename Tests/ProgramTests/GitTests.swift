// What git says of the private keys of a project, and what is said where git does not answer.
import Driver
import Foundation
import Testing

@Suite struct GitTests {
    private static let key = "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
    private static let silence = "git could not be asked, so it is not known whether it tracks a private key."

    private func check(_ folder: TemporaryFolder, path: String) throws -> ProcessResult {
        try shell(
            "\(executable.path) check --format short --lang en", in: folder.url,
            environment: ["PATH": path, "GIT_CEILING_DIRECTORIES": folder.url.deletingLastPathComponent().path])
    }

    @Test func gitIsAskedWhetherItTracksAKey() throws {
        let folder = try shop([Self.key: "no key"])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        for (command, isTracked) in [("true", false), ("git init -q .", false), ("git add -f \(Self.key)", true)] {
            #expect(try shell(command, in: folder.url).status == 0)
            let result = try check(folder, path: path)
            #expect(result.output.contains("[private-key-committed]") == isTracked, "\(command)")
            #expect(result.messages.isEmpty, "\(command)")
        }
        let withoutGit = try check(folder, path: "/nowhere")
        #expect(!withoutGit.output.contains("[private-key-committed]"))
        #expect(withoutGit.messages == "kessai: \(Self.silence)\n")
        #expect(try shell("printf broken > .git/index", in: folder.url).status == 0)
        #expect(try check(folder, path: path).messages.contains(Self.silence))
    }

    @Test(arguments: [["check"], ["values"]]) func silenceOfGitIsToldOnlyInARepository(_ command: [String]) throws {
        let folder = try shop([Self.key: "no key"])
        func messages(_ answer: Bool?) throws -> String {
            try kessai(command + ["--lang", "en"], in: folder.url, tracked: { _, _ in answer }).messages
        }
        #expect(try !messages(nil).contains(Self.silence))
        try folder.write(".git", "gitdir: elsewhere")
        #expect(try messages(nil).contains(Self.silence))
        #expect(try !messages(false).contains(Self.silence))
    }
}
