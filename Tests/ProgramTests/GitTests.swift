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

    /// Also one that was deleted from the working tree only, whatever form the index has.
    @Test(arguments: ["true", "git update-index --index-version 4", "git update-index --split-index", "git worktree add -q wt"])
    func aTrackedKeyThatIsNotThereIsTold(_ command: String) throws {
        let folder = try shop([Self.key: "no key"])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let commit = "git -c user.name=a -c user.email=a@example.jp commit -qm a"
        let made = try shell(
            "git init -q . && git add -f . && \(commit) && \(command) && find . -name '*.pem' -delete", in: folder.url)
        #expect(made.status == 0, "\(made.messages)")
        let place = command.contains("worktree") ? "wt" : "."
        let result = try shell(
            "\(executable.path) check \(place) --format short --lang en", in: folder.url, environment: ["PATH": path])
        #expect(result.output.contains("[private-key-committed]") && !result.output.contains("[private-key-absent]"))
        #expect(try shell("git rm -q --cached \(Self.key)", in: folder.url.appendingPathComponent(place)).status == 0)
        let mended = try shell(
            "\(executable.path) check \(place) --format short --lang en", in: folder.url, environment: ["PATH": path])
        #expect(!mended.output.contains("[private-key-committed]") && mended.output.contains("[private-key-absent]"))
    }

    /// In a hook of a linked worktree git names its own folder.
    @Test func aHookInAWorktree() throws {
        let (folder, settings) = (try TemporaryFolder(), try shop([Self.key: "no key"]))
        let made = try shell(
            """
            mkdir main && cd main && cp -r \(settings.url.path) settings && git init -q . && git config user.name a && git config user.email a@example.jp && git add settings/kessai.yaml \
            && git commit -qm a && printf '#!/bin/sh\nkessai check settings >../log 2>&1\n' > .git/hooks/pre-commit \
            && chmod +x .git/hooks/pre-commit && git worktree add -q ../wt && cp -r settings ../wt && cd ../wt && git add -f settings
            """, in: folder.url)
        #expect(made.status == 0, "\(made.messages)")
        let commit = try shell("cd wt && git commit -qm b", in: folder.url)
        #expect(commit.status != 0)
        #expect(try folder.text("log").contains("private-key-committed"))
    }

    /// Git is not started for a key that its index cannot hold.
    @Test func gitIsNotAskedAboutWhatItCannotHave() throws {
        let folder = try shop()
        for command in ["true", "git init -q .", "git add ."] {
            #expect(try shell(command, in: folder.url).status == 0)
            let outcome = try kessai(["check", "--format", "short"], in: folder.url) { path, _ in
                Issue.record("git was asked about \(path) after \(command)")
                return false
            }
            #expect(outcome.exit == .done)
        }
    }

    /// A link and the file behind it are in git one without the other.
    @Test(arguments: ["real.pem", key]) func gitIsAskedAboutALinkAndItsFile(_ tracked: String) throws {
        let folder = try shop(["real.pem": "no key", ".git": "gitdir: elsewhere"])
        _ = try shell("mkdir keys; ln -s ../real.pem \(Self.key)", in: folder.url)
        func check(_ answer: @escaping @Sendable (String) -> Bool?) throws -> Outcome {
            try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url) { path, _ in answer(path) }
        }
        #expect(try check { $0 == tracked }.output.contains("[private-key-committed]"))
        let untracked = try check { _ in false }
        #expect(!untracked.output.contains("[private-key-committed]") && !untracked.messages.contains(Self.silence))
        #expect(try check { $0 == tracked ? nil : false }.messages.contains(Self.silence))
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
