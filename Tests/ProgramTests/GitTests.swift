// What git says of the private keys of a project, and what is said where git does not answer.
import Driver
import Foundation
import SourceText
import Testing

@Suite struct GitTests {
    private static let key = "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
    private static let silence = "git could not be asked, so it is not known whether it tracks a private key."

    private static let author = ["AUTHOR", "COMMITTER"].map { "GIT_\($0)_NAME=a GIT_\($0)_EMAIL=a@example.jp" }.joined(
        separator: " ")

    private func check(
        _ folder: TemporaryFolder, path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        place: String = ".", environment: [String: String] = [:]
    ) throws -> ProcessResult {
        let own = ["PATH": path, "GIT_CEILING_DIRECTORIES": folder.url.deletingLastPathComponent().path]
        return try shell(
            "\(executable.path) check \(place) --format short --lang en", in: folder.url,
            environment: own.merging(environment) { $1 })
    }

    private func git(_ commands: String, in folder: TemporaryFolder, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let result = try shell("set -e; export \(Self.author)\n\(commands)", in: folder.url)
        #expect(result.status == 0, "\(result.messages)", sourceLocation: sourceLocation)
    }

    private func saysCommitted(_ result: ProcessResult) -> Bool { result.output.contains("[private-key-committed]") }

    @Test func gitIsAskedWhetherItTracksAKey() throws {
        let folder = try shop([Self.key: "no key"])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        for (command, isTracked) in [("true", false), ("git init -q .", false), ("git add -f \(Self.key)", true)] {
            #expect(try shell(command, in: folder.url).status == 0)
            let result = try check(folder, path: path)
            #expect(result.output.contains("[private-key-committed]") == isTracked, "\(command)")
            #expect(result.messages.isEmpty, "\(command)")
        }
        #expect(try shell("printf broken > .git/index", in: folder.url).status == 0)
        #expect(try check(folder, path: path).messages.contains(Self.silence))
    }

    /// A download that was left in the root is in git after `git add -A`, whatever its path looks like in the index.
    @Test(arguments: [
        "AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "a/b c/p\u{30}AmazonPay/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem",
        "鍵/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234 (2).pem",
    ])
    func aKeyThatNoSettingNames(path: String) throws {
        let label = "ENCRYPTED PRIVATE KEY"
        let folder = try shop([
            path: "-----BEGIN \(label)-----\nTm9LZXlBdEFsbA==\n-----END \(label)-----\n", "other.pem": "no key",
        ])
        for (command, isTracked) in [
            ("git init -q .", false), ("git add -A", true), ("echo > links.md; mkdir sdir; echo > sdir/a; git add -A", true),
            ("git update-index --index-version 4", true), ("git update-index --index-version 2 --split-index", true),
            ("git rm -q --cached -r .", false), ("ln -s \"$PWD/other.pem\" AmazonPay_b.pem; git add AmazonPay_b.pem", false),
        ] {
            #expect(try shell(command, in: folder.url).status == 0)
            #expect(try saysCommitted(check(folder)) == isTracked, "\(command)")
        }
    }

    /// What was not looked at is told whether or not the run mends something, and where it shows what it would mend.
    @Test(arguments: [["--fix"], ["--fix", "--diff"]]) func whatWasNotLookedAtIsToldWithFixes(_ options: [String]) throws {
        let folder = try shop([Self.key: "no key"])
        _ = try shell("mkdir -p outside; echo 'a: 1' > outside/a.yaml; mv outside ../$$; ln -s ../$$ linked", in: folder.url)
        let plain = try kessai(["check", "--lang", "en"], in: folder.url, tracked: { _, _ in nil })
        let fixing = try kessai(["check", "--lang", "en"] + options, in: folder.url, tracked: { _, _ in nil })
        _ = try shell("rm -r \"$(readlink -f linked)\"", in: folder.url)
        #expect(plain.messages.contains("`linked` is a link to a directory"), "\(plain)")
        #expect(fixing.messages == plain.messages, "\(fixing)")
    }

    /// A repository without a work tree, put beside the key, hides nothing.
    @Test func aBareRepositoryBesideTheKey() throws {
        let folder = try shop([
            Self.key: "no key", "keys/HEAD": "ref: refs/heads/main\n", "keys/objects/.k": "", "keys/refs/.k": "",
            "keys/config": "[core]\n\tbare = true\n",
        ])
        try git("git init -q .; git --git-dir=.git --work-tree=. add -f .", in: folder)
        let result = try check(folder)
        #expect(saysCommitted(result) && result.messages.isEmpty, "\(result)")
    }

    @Test func aWorkTreeBelowTheRepository() throws {
        let folder = try shop([Self.key: "no key"])
        try git("mkdir real; mv kessai.yaml keys real; git init -q .; git config core.worktree \"$PWD/real\"", in: folder)
        try git("cd real; git --git-dir=../.git --work-tree=. add -f .", in: folder)
        let result = try check(folder, place: "real")
        #expect(saysCommitted(result) && result.messages.isEmpty, "\(result)")
    }

    /// The index that git leaves says so as well, unless it has them in another file.
    @Test(arguments: [
        ("true", false), ("git add .", false), ("git add -f .", true), ("git add -fN .", true),
        ("mkdir -p other/keys; touch other/\(key) \(key).old; git add -f other \(key).old", false),
    ]) func withoutGitTheIndexIsAsked(_ command: String, _ isTracked: Bool) throws {
        let folder = try shop([Self.key: "no key", "keys/.gitignore": "*\n"])
        try git("git init -q .; \(command)", in: folder)
        let result = try check(folder, path: "/nowhere")
        #expect(saysCommitted(result) == isTracked && result.messages.isEmpty, "\(result)")
        try git("git update-index --index-version 4", in: folder)
        let shortened = try check(folder, path: "/nowhere")
        #expect(saysCommitted(shortened) == isTracked && shortened.messages.isEmpty, "\(shortened)")
        try git("git add .; git update-index --split-index", in: folder)
        let split = try check(folder, path: "/nowhere")
        #expect(!saysCommitted(split) && split.messages.contains(Self.silence), "\(split)")
    }

    /// Also in a linked worktree.
    @Test(arguments: ["GLOB", "NOGLOB", "ICASE", "LITERAL"]) func theEnvironmentReadsPathsInAnotherWay(_ name: String) throws {
        let folder = try shop([Self.key: "no key"])
        try git("git init -q .; git add -f .; git commit -qm a; git worktree add -q wt", in: folder)
        let result = try check(folder, place: "wt", environment: ["GIT_\(name)_PATHSPECS": "1"])
        #expect(saysCommitted(result) && result.messages.isEmpty, "\(result)")
    }

    /// In the directory of the project the command works as it is told, of a repository around it and behind links.
    @Test func theCommandThatIsTold() throws {
        let settings = try shop(["real/live key.pem": "no key"])
        let folder = try TemporaryFolder()
        try git(
            """
            cp -r \(settings.url.path) shop; ln -s real shop/keys; ln -s real/'live key.pem' shop/link.pem
            sed 's|keys/AmazonPay_LIVE.*|"keys/live key.pem"|' shop/kessai.yaml > kessai.yaml; mv kessai.yaml shop
            git init -q .; git add -f shop/real shop/kessai.yaml
            """, in: folder)
        for path in ["keys/live key.pem", "link.pem"] {
            let text = try folder.text("shop/kessai.yaml").replacing("\"keys/live key.pem\"", with: "\"\(path)\"")
            try folder.write("shop/kessai.yaml", text)
            let told = try shell("\(executable.path) check shop --format json --lang en", in: folder.url).output
            let command = told.firstMatch(of: /run `(git rm --cached [^`]*)`/).map { String($0.1) }
            #expect(command == "git rm --cached 'real/live key.pem'", "\(path): \(told)")
            try git("cd shop; \(command ?? "false"); git add -f 'real/live key.pem'", in: folder)
        }
    }

    /// A submodule of the project has an index of its own; a worktree, too, which the command finds by itself.
    @Test(arguments: ["keys", "- k's"]) func theCommandForAKeyInASubmodule(_ name: String) throws {
        let folder = try shop(["\(name)/x/live key.pem": "no key", "wt/a": ""])
        let text = try folder.text("kessai.yaml").replacing(
            "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", with: "\"\(name)/x/live key.pem\"")
        try folder.write("kessai.yaml", text)
        let directory = shellWord("./" + name)
        try git(
            """
            rm -r wt; (cd \(directory); git init -q .; git add -f .; git commit -qm a); git init -q .; git add kessai.yaml; git commit -qm a
            git worktree add -q wt; mkdir -p wt/\(directory)/x; cp \(directory)/x/* wt/\(directory)/x; git -C wt add -f .
            """, in: folder)
        for (place, wanted) in [(".", "git -C \(shellWord(name)) rm --cached 'x/live key.pem'"), ("wt", "git rm --cached ")] {
            let told = try shell("\(executable.path) check \(place) --format json --lang en", in: folder.url).output
            let command = told.firstMatch(of: /run `(git [^`]*)`/).map { String($0.1).replacing("\\\\", with: "\\") }
            #expect(command?.hasPrefix(wanted) == true, "\(told)")
            try git("cd \(place); \(command ?? "false"); ! git -C \(directory) ls-files | grep key", in: folder)
        }
    }

    /// In a container the files often belong to another user than the process.
    @Test func aCheckoutOfAnotherUser() throws {
        let folder = try shop([Self.key: "no key"])
        // So that only git can tell.
        try git("git init -q .; git add -f .; git update-index --split-index", in: folder)
        let result = try check(
            folder, environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "HOME": "/nowhere", "GIT_CONFIG_SYSTEM": "/dev/null"])
        #expect(saysCommitted(result) && result.messages.isEmpty, "\(result)")
    }

    /// The index that a hook of the repository around is given has no files of a submodule.
    @Test func aProjectInASubmodule() throws {
        let folder = try TemporaryFolder()
        let settings = try shop([Self.key: "no key"])
        try git(
            """
            cp -r \(settings.url.path) settings; cd settings; git init -q .; git add -f .; git commit -qm a; cd ..
            mkdir outer; cd outer; git init -q .; echo a > a; git add a; git commit -qm a
            git -c protocol.file.allow=always submodule --quiet add ../settings shop
            printf '#!/bin/sh\nkessai check shop >../log 2>&1\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit
            """, in: folder)
        let commit = try shell("cd outer; echo b > a; \(Self.author) git commit -qam b", in: folder.url)
        #expect(commit.status != 0)
        #expect(try folder.text("log").contains("private-key-committed"))
    }

    /// A commit that takes the key out has it in its own index no more.
    @Test func theIndexOfACommit() throws {
        let folder = try shop([Self.key: "no key"])
        try git(
            """
            git init -q .; git add -f .; git commit -qm a; rm \(Self.key)
            printf '#!/bin/sh\nkessai check --lang en\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit
            """, in: folder)
        #expect(try shell("\(Self.author) git commit -qm b --allow-empty", in: folder.url).status != 0)
        try git("git commit -qam b", in: folder)
    }

    @Test func theKeysAreASubmodule() throws {
        let folder = try shop()
        let keys = try TemporaryFolder([String(Self.key.dropFirst("keys/".count)): "no key"])
        try git("git init -q .; git add .; git commit -qm a", in: keys)
        try git(
            "git init -q .; git -c protocol.file.allow=always submodule --quiet add \(keys.url.path) keys; git add .", in: folder)
        #expect(saysCommitted(try check(folder)))
        try git("rm \(Self.key)", in: folder)
        #expect(saysCommitted(try check(folder)))
        try git("git -C keys rm -rq --cached .", in: folder)
        #expect(!saysCommitted(try check(folder)))
    }

    /// A sparse index has one entry for all the keys.
    @Test(arguments: [true, false]) func aSparseIndex(_ isTracked: Bool) throws {
        let folder = try TemporaryFolder(["other/a": ""])
        let settings = try shop([Self.key: "no key", "keys/other.pem": "no key"])
        try git(
            """
            cp -r \(settings.url.path) shop; git init -q .; git add -f .; \(isTracked ? "" : "git rm -qf --cached shop/\(Self.key)")
            git commit -qm a; git sparse-checkout init --cone --sparse-index; git sparse-checkout set other shop/products
            rm -rf shop/keys
            """, in: folder)
        let result = try check(folder, place: "shop")
        #expect(saysCommitted(result) == isTracked, "\(result)")
    }

    /// A download in the root, where most directories are one entry each.
    @Test func aSparseIndexWithADownload() throws {
        let label = "ENCRYPTED PRIVATE KEY"
        let folder = try shop([
            "AmazonPay_b.pem": "-----BEGIN \(label)-----\nTm9LZXlBdEFsbA==\n-----END \(label)-----\n", "other/a": "",
            "more/b": "",
        ])
        try git("git init -q .; git add .; git commit -qm a; git sparse-checkout init --cone --sparse-index", in: folder)
        try git("git sparse-checkout set products", in: folder)
        #expect(saysCommitted(try check(folder)))
        try git("git rm -q --cached AmazonPay_b.pem", in: folder)
        #expect(!saysCommitted(try check(folder)))
    }

    /// Also where the names begin at the working directory.
    @Test(arguments: ["../project.git", ""]) func aRepositoryNamedByTheEnvironment(_ given: String) throws {
        let (folder, elsewhere) = (try shop([Self.key: "no key"]), try TemporaryFolder())
        let directory = elsewhere.url.path + "/a.git"
        var environment = ["GIT_DIR": directory, "GIT_WORK_TREE": folder.url.path]
        let names = environment.map { "\($0)=\($1)" }.joined(separator: " ")
        try git("export \(names); git init -q .; git add -f .; git commit -qm a; rm -r keys", in: folder)
        if !given.isEmpty {
            environment = ["GIT_DIR": "../\(elsewhere.url.lastPathComponent)/a.git", "GIT_WORK_TREE": "."]
        }
        #expect(saysCommitted(try check(folder, environment: environment)))
        #expect(!saysCommitted(try check(folder)))
        try git("export \(names); git rm -rq --cached keys", in: folder)
        #expect(!saysCommitted(try check(folder, environment: environment)))
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
        for command in ["true", "git init -q .", "git add .", "git update-index --index-version 4"] {
            #expect(try shell(command, in: folder.url).status == 0)
            let outcome = try kessai(["check", "--format", "short"], in: folder.url) { path, _ in
                Issue.record("git was asked about \(path) after \(command)")
                return false
            }
            #expect(outcome.exit == .done)
        }
    }

    /// Version 4 shortens each path by the one before it; of long ones the number of bytes that fall away takes two.
    @Test(arguments: ["sha1", "sha256"]) func anIndexOfShortenedPaths(_ format: String) throws {
        let label = "ENCRYPTED PRIVATE KEY"
        var files = ["z/AmazonPay_b.pem": "-----BEGIN \(label)-----\nTm9LZXlBdEFsbA==\n-----END \(label)-----\n"]
        for number in 1...60 { files["texts/\(String(repeating: "長", count: number % 70))/\(number % 7)/\(number).txt"] = "" }
        let folder = try shop(files)
        func check() throws -> Outcome {
            try kessai(["check", "--format", "short"], in: folder.url) { path, _ in
                Issue.record("git was asked about \(path)")
                return false
            }
        }
        try git("git init -q --object-format=\(format) .; git add .; git update-index --index-version 4", in: folder)
        #expect(try check().output.contains("[private-key-committed]"))
        try git("git rm -q --cached z/AmazonPay_b.pem", in: folder)
        #expect(try check().exit == .done)
    }

    /// A linked worktree has an index of its own, away from it: git is started for nothing that it cannot hold, and a download is found.
    @Test func theIndexOfALinkedWorktree() throws {
        let label = "ENCRYPTED PRIVATE KEY"
        let folder = try shop(["download.pem": "-----BEGIN \(label)-----\nTm9LZXlBdEFsbA==\n-----END \(label)-----\n"])
        try git("git init -q .; git add kessai.yaml products; git commit -qm a; git worktree add -q wt; cp *.pem wt", in: folder)
        func check() throws -> Outcome {
            try kessai(["check", "--format", "short"], in: folder.url.appendingPathComponent("wt")) { path, _ in
                Issue.record("git was asked about \(path)")
                return false
            }
        }
        #expect(try check().exit == .done)
        try git("mv wt/download.pem wt/AmazonPay_b.pem; git -C wt add -f AmazonPay_b.pem", in: folder)
        let outcome = try check()
        #expect(outcome.output.contains("[private-key-committed]"), "\(outcome)")
    }

    /// A link and the file behind it are in git one without the other.
    @Test(arguments: ["real.pem", key]) func gitIsAskedAboutALinkAndItsFile(_ tracked: String) throws {
        let folder = try shop(["real.pem": "no key", ".git": "gitdir: elsewhere"])
        _ = try shell("mkdir keys; ln -s ../real.pem \(Self.key)", in: folder.url)
        func check(_ format: String = "short", _ answer: @escaping @Sendable (String) -> Bool?) throws -> Outcome {
            let root = try PosixFileSystem().resolve(folder.url.path)
            return try kessai(["check", "--format", format, "--lang", "en"], in: folder.url) { path, directory in
                answer(relative(absolute(path, in: directory), to: root) ?? "")
            }
        }
        #expect(try check { $0 == tracked }.output.contains("[private-key-committed]"))
        #expect(try check("json") { $0 == tracked }.output.contains("`git rm --cached \(tracked)`"))
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
