// The command line: exit codes, advice, help, language, colours.
import Driver
import Foundation
import SourceText
import Testing

@Suite struct CommandLineTests {
    @Test(arguments: [
        (["chek"], "check"), (["check", "--formt", "json"], "--format"), (["check", "--format", "jsno"], "json"),
        (["explain", "missing-prise"], "missing-price"), (["--versoin"], "--version"), (["--vers"], "--version"),
        (["--qui", "check"], "--quiet"), (["che"], "check"), (["check", "--form", "json"], "--format"),
    ])
    func wrongUse(_ arguments: [String], _ near: String) throws {
        for language in ["ja", "en"] {
            let outcome = try kessai(arguments, environment: ["LANG": "\(language)_JP.UTF-8"])
            #expect(outcome.exit == .usage && outcome.output.isEmpty)
            #expect(outcome.messages.contains(language == "ja" ? "「\(near)」" : "`\(near)`"), "\(outcome.messages)")
        }
    }

    @Test(arguments: [
        ["check", "--diff"], ["check", "--stdin-filename", "a"], ["check", "-", "a"], ["build"], ["dump"], ["dump", "a", "b"],
        ["check", "--quiet=1"], ["check", "--format"], ["check", "--output-file", "x"], ["check", "-x"], [],
        ["check", ""], ["check", "--fix", ""], ["fmt", "--", ""], ["build", "", "--output", "x"], ["verify", ""], ["init", ""],
        ["build", "--output", "-"],
    ])
    func moreWrongUse(_ arguments: [String]) throws {
        #expect(try kessai(arguments, in: repository.appendingPathComponent("samples/small-shop")).exit == .usage)
    }

    /// Only common options may stand before the command; those of the command are not called unknown.
    @Test(arguments: [
        ("--format json check .", "`--format` is written after the command: kessai check --format json"),
        ("--format=sarif", "`--format` is written after the command: kessai check --format sarif"),
        ("--format csv values", "`--format` is written after the command: kessai values --format csv"),
        ("--format nothing check", "`--format` is written after the command: kessai check --format human"),
        ("--lang en --output out build", "`--output` is written after the command: kessai build --output DIR"),
        ("--fix check", "`--fix` is written after the command: kessai check --fix"),
        ("--nothing check", "`--nothing` is no option."), ("-f check", "`-f` is no option."), ("--", "`--` is no option."),
        ("--c", "`--c` is no option. Did you mean `--color`?"), ("--formats", "`--formats` is no option."),
    ])
    func optionsOfACommandStandBehindIt(_ line: String, _ words: String) throws {
        let outcome = try kessai(line.split(separator: " ").map(String.init), environment: ["LANG": "en_US.UTF-8"])
        #expect(outcome.exit == .usage && outcome.messages.hasPrefix("kessai: \(words)\n"), "\(outcome)")
    }

    @Test(arguments: [
        ("json=", "`--output-file json=` names no file. Write `--output-file json=FILE`."), ("jsno=a", "Did you mean `json`?"),
        ("json", "is written as FORMAT=FILE."), ("=a", "is written as FORMAT=FILE."), ("=", "is written as FORMAT=FILE."),
    ])
    func whatAnOutputFileLacks(_ value: String, _ words: String) throws {
        let outcome = try kessai(["check", "--output-file", value, "--lang", "en"])
        #expect(outcome.exit == .usage && outcome.messages.contains(words), "\(outcome)")
        #expect(outcome.messages.contains("Did you mean") == words.hasPrefix("Did you mean"))
    }

    @Test func commonOptionsMayStandBeforeTheCommand() throws {
        let behind = try kessai(["help", "check", "--lang", "ja"]).output
        #expect(try kessai(["--lang", "ja", "help", "check"]).output == behind)
        #expect(try kessai(["--lang=ja", "--color", "never", "help", "check"]).output == behind)
        #expect(try kessai(["--lang", "ja"]).exit == .usage)
        #expect(try kessai(["--lang", "ja", "--version"]).output == kessai(["--version"]).output)
        let overview = try kessai(["--help", "--lang", "ja"]).output
        for early in [["--lang", "ja", "--help"], ["--lang", "ja", "-h"], ["--help", "--lang=ja"]] {
            #expect(try kessai(early).output == overview && !overview.isEmpty)
        }
    }

    /// `--lang both` leaves out no word of either language, wherever there are words.
    @Test(arguments: [
        ["--help"], ["help"], ["help", "build"], ["build", "--help"], ["help", "exit-codes"], ["rules"],
        ["rules", "--format", "markdown"],
        ["explain", "missing-price"], ["values"], ["values", "--format", "markdown"], ["plan"], ["plan", "--format", "markdown"],
        ["plan", "--against", "BUNDLE"], ["completions", "ksh"],
        ["why", "BUNDLE", "product/online-course/method/one-time/price"], ["verify", "BUNDLE"],
    ])
    func bothLanguagesAreSpoken(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let bundle = folder.url.appendingPathComponent("made").path
        let project = repository.appendingPathComponent("samples/full-shop")
        #expect(try kessai(["build", "--output", bundle], in: project).exit == .done)
        func words(_ language: String) throws -> Set<String> {
            let outcome = try kessai(command.map { $0 == "BUNDLE" ? bundle : $0 } + ["--lang", language], in: project)
            let text = outcome.output + outcome.messages
            return Set(text.components(separatedBy: .whitespacesAndNewlines.union(CharacterSet(charactersIn: ":-|/"))))
        }
        let (ja, en, both) = (try words("ja"), try words("en"), try words("both"))
        #expect(ja != en)
        #expect(ja.union(en).subtracting(both).isEmpty)
    }

    @Test func everyCommandHasHelpInBothLanguages() throws {
        for command in allCommands {
            for language in ["ja", "en"] {
                let asked = try kessai(["help", command.name, "--lang", language])
                #expect(asked.exit == .done && asked.output.contains("kessai \(command.name)"))
                #expect(try kessai([command.name, "--help", "--lang", language]).output == asked.output)
                for option in command.allOptions { #expect(asked.output.contains("--\(option.name)")) }
            }
        }
        #expect(try kessai(["help", "exit-codes"]).output.split(separator: "\n").count >= 6)
    }

    /// No line of the manual page may begin with a small kana or a closing mark.
    @Test func linesOfTheManualBeginWell() throws {
        let page = try kessai(["man", "--lang", "ja"]).output
        #expect(page.contains("\\:"))
        for start in ["ァ", "ッ", "ョ", "ゃ", "ー", "。", "」"] { #expect(!page.contains("\\:" + start), "\(start)") }
    }

    /// 100 columns where there is no terminal, whatever the machine is.
    /// The list of codes, and the notes of a plan: sentences, unlike values, which are copied.
    @Test(arguments: ["ja", "en"]) func tablesAndNotesFitTheirTerminal(_ language: String) throws {
        let shop = try shop()
        #expect(try kessai(["record"], in: shop.url).exit == .done)
        _ = try shell("rm products/online-course.yaml", in: shop.url)
        for asked in [["rules"], ["plan"]] {
            let command = asked + ["--lang", language]
            let (wide, narrow) = (try kessai(command, in: shop.url), try kessai(command, in: shop.url, width: 72))
            let lines = narrow.output.split(separator: "\n").filter { asked == ["rules"] || $0.hasPrefix("      ") }
            #expect(lines.count > 1 && lines.allSatisfy { displayWidth(of: String($0)) <= 72 }, "\(narrow.output)")
            func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
            #expect(wide.output != narrow.output && letters(wide.output) == letters(narrow.output))
        }
    }

    /// Where three columns have no room, a title stands below its code.
    @Test(arguments: [40, 60], ["ja", "en"]) func codesInANarrowTerminal(_ width: Int, _ language: String) throws {
        let lines = try kessai(["rules", "--lang", language], width: width).output.split(separator: "\n")
        #expect(lines.allSatisfy { displayWidth(of: String($0)) <= width })
        let titles = lines.filter { $0.hasPrefix("    ") }
        #expect(titles.count >= lines.count / 2 && titles.allSatisfy { !$0.hasPrefix("     ") })
    }

    @Test(arguments: [nil, 100, 72, 50], ["ja", "en"]) func helpFitsItsTerminal(_ width: Int?, _ language: String) throws {
        for topic in allCommands.map(\.name) + ["exit-codes", ""] {
            let asked = topic.isEmpty ? ["--help"] : ["help", topic]
            let text = try kessai(asked + ["--lang", language], width: width).output
            for line in text.split(separator: "\n") where displayWidth(of: String(line)) > width ?? 100 {
                // Left alone: a long list of choices, a command to be copied.
                #expect(
                    !line.contains(" ") || line.hasPrefix("  --") || line.drop(while: \.isLowercase).first == ":",
                    "\(topic): \(line)")
            }
            // Nothing but blanks is lost or added, and none between Japanese letters.
            func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
            #expect(letters(text) == letters(try kessai(asked + ["--lang", language], width: 1000).output))
        }
    }

    /// The source's lines end anywhere, which is not to be seen.
    @Test func linesAreJoinedWithoutBlanksInJapanese() throws {
        let help = try kessai(["help", "check", "--lang", "ja"], width: 1000).output
        #expect(help.contains("全体を読んだうえで、そのファイルにある問題と"))
        let page = try kessai(["man", "--lang", "ja"]).output
        #expect(page.replacing("\\:", with: "").contains("全体を読んだうえで、そのファイルにある問題と"))
        #expect(try kessai(["help", "plan", "--lang", "en"], width: 1000).output.contains("exit code is 5 when there is"))
    }

    @Test(arguments: [
        (["LC_ALL": "ja_JP.UTF-8"], true), (["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], false),
        (["LC_ALL": "", "LC_MESSAGES": "ja"], true), (["LANG": "en_US.UTF-8"], false), ([:], false),
        (["LC_MESSAGES": "en_US", "LANG": "ja_JP"], false), (["LC_MESSAGES": "ja_JP", "LANG": "en_US"], true),
        (["LANG": "Japanese_Japan.932"], true), (["LANG": "jav_ID"], false),
    ])
    func languageOfTheLocale(_ environment: [String: String], _ isJapanese: Bool) throws {
        #expect(try kessai(["help"], environment: environment).output.contains("使い方") == isJapanese)
    }

    @Test(arguments: [
        ([], [:], nil, false), ([], [:], 80, true), ([], ["NO_COLOR": "1"], 80, false), ([], ["CLICOLOR_FORCE": "1"], nil, true),
        (["--color", "always"], ["NO_COLOR": "1"], nil, true), (["--color=never"], ["CLICOLOR_FORCE": "1"], 80, false),
        ([], ["TERM": "dumb"], 80, false), ([], ["CLICOLOR": "0"], 80, false), ([], ["CLICOLOR": "1"], 80, true),
        ([], ["CLICOLOR_FORCE": "0"], nil, false), ([], ["CLICOLOR_FORCE": "0"], 80, true), ([], ["NO_COLOR": ""], 80, true),
    ])
    func colours(_ options: [String], _ environment: [String: String], _ width: Int?, _ isColoured: Bool) throws {
        let outcome = try kessai(["check", "samples/broken"] + options, environment: environment, width: width)
        #expect(outcome.output.contains("\u{1B}[") == isColoured)
    }

    /// Only terminals that are known to show links get them, and with colours alone.
    @Test(
        arguments: [
            (["TERM_PROGRAM": "vscode"], 80, true), (["TERM_PROGRAM": "Apple_Terminal"], 80, false),
            (["TERM": "xterm-kitty"], 80, true),
            (["TERM": "xterm-256color"], 80, false), (["WT_SESSION": ""], 80, true), (["VTE_VERSION": "5000"], 80, true),
            (["VTE_VERSION": "4999"], 80, false), (["VTE_VERSION": "new"], 80, false), ([:], 80, false),
            (["TERM_PROGRAM": "vscode", "CLICOLOR_FORCE": "1"], nil, false),
            (["TERM_PROGRAM": "vscode", "NO_COLOR": "1"], 80, false),
        ] as [([String: String], Int?, Bool)])
    func links(_ environment: [String: String], _ width: Int?, _ areShown: Bool) throws {
        let outcome = try kessai(["check", "samples/broken"], environment: environment, width: width)
        #expect(outcome.output.contains("\u{1B}]8;;") == areShown)
    }

    @Test func failOnQuietAndFiles() throws {
        let folder = try shop()
        #expect(try kessai(["check"], in: folder.url).exit == .done)
        #expect(try kessai(["check", "--fail-on", "hint"], in: folder.url).exit == .problems)
        let quiet = try kessai(
            ["check", "--quiet", "--output-file", "json=r/../a.json", "--output-file=short=b.txt"], in: folder.url)
        #expect(quiet.exit == .fault)
        let written = try kessai(
            ["check", "--quiet", "--output-file", "json=a.json", "--output-file=short=b.txt"], in: folder.url)
        #expect(written.exit == .done && !written.output.contains("(2"))
        #expect(try folder.text("a.json") == (try kessai(["check", "--format", "json"], in: folder.url)).output)
        #expect(try folder.text("b.txt") == (try kessai(["check", "--format", "short"], in: folder.url)).output)
    }

    /// Also from below; a `kessai.yml` marks no project.
    @Test(arguments: ["check", "check sub"]) func rootOfAnotherNameIsToBeRenamed(command: String) throws {
        let folder = try shop()
        try folder.write("kessai.yml", try folder.text("kessai.yaml"))
        try FileManager.default.removeItem(at: folder.url.appending(path: "kessai.yaml"))
        try folder.write("sub/a.yaml", "kind: product\n")
        let outcome = try kessai(command.split(separator: " ").map(String.init), in: folder.url)
        #expect(outcome.exit != .done && outcome.messages.contains("/kessai.yml` to kessai.yaml."), "\(outcome.messages)")
    }

    /// What makes the exit code 1 is a failure in the report, too.
    @Test func failuresOfJUnitAreThoseOfTheRun() throws {
        let folder = try shop()
        let failed = try kessai(
            ["check", "--format", "junit", "--fail-on", "hint", "--output-file", "junit=a.xml"], in: folder.url)
        #expect(failed.exit == .problems && failed.output.contains("failures=\"1\""))
        #expect(try folder.text("a.xml") == failed.output)
        #expect(try kessai(["check", "--format", "junit"], in: folder.url).output.contains("failures=\"0\""))
    }

    @Test(arguments: ["text", "json", "markdown", "csv", "html"])
    func noValuesAreNoSuccess(_ format: String) throws {
        let settings = """
            kind: integration
            kessai: 1
            site: {url: https://shop.example.jp, plan: beginner}
            amazon_pay: {use: true, support: {email: support@shop.example.jp, phone: 03-0000-0000}}

            """
        let folder = try TemporaryFolder(["kessai.yaml": settings])
        #expect(try kessai(["check"], in: folder.url).exit == .done)
        for (language, words) in [("ja", "入力する値がありません"), ("en", "there are no values")] {
            let outcome = try kessai(["values", "--format", format, "--lang", language], in: folder.url)
            #expect(outcome.exit == .nothing && outcome.output.isEmpty && outcome.messages.contains(words))
        }
    }

    /// Swift would repair it to another name, which something may be written to.
    @Test(arguments: [
        "build --output", "build --archive", "init", "check", "check --output-file", "fmt -- ", "check - --stdin-filename",
    ]) func anArgumentThatIsNotUTF8(_ command: String) throws {
        let folder = try shop()
        let names = folder.names
        let name = command.hasSuffix("file") ? "json=" : ""
        let result = try shell("kessai \(command) \"$(printf '\(name)\\203o')\" --lang en", in: folder.url)
        #expect(result.status == 2 && result.output.isEmpty, "\(result)")
        #expect(result.messages.hasPrefix("kessai: the argument `\(name)\\x83o` is not UTF-8."), "\(result.messages)")
        #expect(folder.names == names)
        #expect(try shell("kessai init 設定é --quiet", in: folder.url).status == 0)
    }

    /// What needs no working directory goes on in one that was removed, and what does is refused by name.
    @Test func aWorkingDirectoryThatIsGone() throws {
        let folder = try shop()
        let gone = "mkdir gone && cd gone && rmdir ../gone && "
        for command in ["kessai --version", "kessai explain missing-price", "kessai check \(folder.url.path)"] {
            let result = try shell(gone + command, in: folder.url)
            #expect(result.status == 0 && !result.output.isEmpty, "\(result)")
        }
        for command in ["check", "check x.yaml", "init", "build \(folder.url.path) --output x", "fmt x.yaml"] {
            let result = try shell(gone + "kessai \(command) --lang en", in: folder.url)
            #expect(result.status == 4 && result.messages.contains("there is no such file or directory"), "\(result)")
        }
    }

    @Test func githubChoosesItsFormat() throws {
        let environment = ["GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": repository.path]
        let outcome = try kessai(["check", "samples/broken"], environment: environment)
        #expect(outcome.output.hasPrefix("::error file=samples/broken/"))
    }

    /// Findings beyond the annotations are lines of the log, in which the name of a file is no command.
    @Test func whatGitHubDoesNotAnnotateIsInTheLog() throws {
        let keys = (1...12).map { "key\($0): x\n" }.joined()
        let folder = try shop(["a##[error]b.yaml": "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: s\nbody: b\n" + keys]
        )
        let environment = ["GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": folder.url.deletingLastPathComponent().path]
        let lines = try kessai(["check"], in: folder.url, environment: environment).output.split(separator: "\n")
        let logged = lines.filter { !$0.hasPrefix("::") }
        #expect(lines.count { $0.hasPrefix("::error ") } == 10 && logged.count == 3, "\(lines)")
        #expect(
            logged.allSatisfy {
                $0.hasPrefix(folder.url.lastPathComponent + "/a# #[error]b.yaml:") && $0.hasSuffix("[unknown-key]")
            })
        #expect(lines.allSatisfy { !$0.contains("##[") })
    }

    /// GitHub Actions and Azure Pipelines look for commands of this form anywhere in a line.
    @Test(arguments: ["GITHUB_ACTIONS", "TF_BUILD"]) func nothingInALogIsACommand(_ service: String) throws {
        let folder = try shop()
        try folder.write(
            "kessai.yaml", try folder.text("kessai.yaml") + "    memo: \"##[add-mask]a ##vso[task.complete]\"\n")
        for command in [["build", "--output", "out"], ["check", "--format", "human"], ["check", "--format", "short"]] {
            let written = try kessai(command, in: folder.url)
            #expect((written.output + written.messages).contains("##[") == (command.last != "short"))
            let logged = try kessai(command, in: folder.url, environment: [service: "true"])
            let text = logged.output + logged.messages
            #expect(!text.contains("##[") && !text.contains("##vso["), "\(text)")
        }
    }

    /// Names of files and values stand in lines of their own in what these write.
    @Test func noOutputOfACommandIsACommandInALog() throws {
        let folder = try shop(["::stop-commands::x.yaml": "kind: payment_method\nid: other\ntype:   auto_pay\n"])
        let keys = "private_key_file: \"keys/##[error]x##vso[task.complete result=Failed].pem\""
        try folder.write(
            "kessai.yaml",
            try folder.text("kessai.yaml").replacing(/private_key_file: .*/, with: keys))
        try folder.write("##[error]y.yaml", "kind: payment_method\nid: more\ntype:   auto_pay\n")
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        for name in ["::error::x", "##[error]z"] { try folder.write("out/" + name, "") }
        for command in [["verify", "out"], ["values"], ["fmt", "--check"], ["check", "--format", "human"]] {
            let written = try kessai(command, in: folder.url, environment: ["GITHUB_ACTIONS": "true"]).output
            let lines = written.split(separator: "\n").map { $0.drop { $0 == " " } }
            let isHarmless = lines.allSatisfy { !$0.hasPrefix("::") && !$0.contains("##[") && !$0.contains("##vso[") }
            #expect(!lines.isEmpty && isHarmless, "\(written)")
        }
    }

    /// reviewdog looks for files from the directory of the run, and finds its own way to the repository.
    @Test(arguments: [("", ["shop"], "shop/"), ("shop", [], ""), ("shop/products", [".."], "../")])
    func pathsForReviewdog(directory: String, operands: [String], prefix: String) throws {
        let folder = try TemporaryFolder()
        let shop = try shop()
        for name in ["kessai.yaml"] { try folder.write("shop/" + name, try shop.text(name) + "memo: 1\n") }
        try folder.write("shop/products/x.txt", "")
        let output = try kessai(
            ["check"] + operands + ["--format", "rdjson"], in: folder.url.appending(path: directory),
            environment: ["GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": folder.url.path]
        ).output
        #expect(output.contains("\"path\": \"\(prefix)kessai.yaml\""), "\(output)")
    }
}
