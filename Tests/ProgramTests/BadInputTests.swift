// Bad input ends with a clear message and the right exit code, never with a crash, a hang or a file written.
import Driver
import Foundation
import Testing

@Suite struct BadInputTests {
    private func code(_ outcome: Outcome) throws -> [String] {
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return (json?["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
    }

    private func codes(_ folder: TemporaryFolder, _ exit: ExitCode) throws -> Set<String> {
        let outcome = try kessai(["check", "--format", "json"], in: folder.url)
        #expect(outcome.exit == exit)
        let build = try kessai(["build", "--output", "out"], in: folder.url)
        #expect(build.exit == exit && !build.messages.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("out").path))
        return Set(try code(outcome))
    }

    @Test func noProject() throws {
        let folder = try TemporaryFolder(["a.yaml": "kind: product\n"])
        for command in [["check"], ["build", "--output", "out"], ["values"], ["check", "a.yaml"]] {
            let outcome = try kessai(command, in: folder.url)
            #expect(outcome.exit == .nothing && outcome.messages.contains("kessai.yaml") && outcome.output.isEmpty)
        }
        #expect(folder.names == ["a.yaml"])
    }

    @Test func emptyProject() throws {
        let folder = try TemporaryFolder(["kessai.yaml": ""])
        #expect(try kessai(["check"], in: folder.url).exit != .done)
    }

    @Test func binaryFile() throws {
        let folder = try shop()
        try Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 3) }).write(
            to: folder.url.appendingPathComponent("b.yaml"))
        #expect(try codes(folder, .problems).contains("invalid-utf8"))
    }

    /// Longer than any path that the system takes, in one of its names or as a whole: there is no such file.
    @Test(arguments: [String(repeating: "k", count: 5000), String(repeating: "keys/", count: 1000)])
    func aKeyWhosePathIsTooLong(_ start: String) throws {
        let folder = try shop()
        try folder.write(
            "kessai.yaml",
            folder.text("kessai.yaml").replacing(/private_key_file: .*/, with: "private_key_file: \(start)a.pem"))
        let outcome = try kessai(["check", "--format", "json"], in: folder.url)
        #expect(outcome.exit == .done && outcome.messages.isEmpty)
        #expect(try code(outcome) == ["private-key-absent"])
    }

    /// However large a file says it is: only the system's own limit bounds one with holes.
    @Test func aFileWithHoles() throws {
        let folder = try shop(["b.yaml": ""])
        let path = folder.url.appendingPathComponent("b.yaml").path
        // Some file systems have no such files.
        guard truncate(path, off_t.max) == 0 else { return }
        #expect(try codes(folder, .problems).contains("file-too-large"))
        #expect(try kessai(["fmt"], in: folder.url).exit == .problems)
        #expect(try kessai(["dump", "b.yaml"], in: folder.url).exit == .problems)
    }

    /// A bundle has no file of a size that is not read to its end.
    @Test func aFileWithHolesInABundle() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        guard truncate(folder.url.appendingPathComponent("out/checklist.md").path, 1 << 33) == 0 else { return }
        let verified = try kessai(["verify", "out", "--lang", "en"], in: folder.url)
        #expect(verified.exit == .differs && verified.output.hasPrefix("checklist.md: It has 1 GiB or more;"), "\(verified)")
        let plan = try kessai(["plan", "--against", "out", "--lang", "en"], in: folder.url)
        #expect(plan.exit == .problems && plan.messages.contains("checklist.md: It has 1 GiB or more;"), "\(plan)")
    }

    @Test func aMegabyteOfBrackets() throws {
        #expect(
            try codes(try shop(["a.yaml": String(repeating: "[", count: 1 << 20)]), .problems) == [
                "too-deep", "private-key-absent",
            ])
    }

    @Test func twoIntegrations() throws {
        #expect(try codes(try shop(["a.yaml": "kind: integration\nkessai: 1\n"]), .problems).contains("second-integration"))
    }

    /// Beside another version no file is judged: a gate that looks at one must not take it for sound.
    @Test func anotherVersionConcernsEveryFile() throws {
        let folder = try shop()
        try folder.write(
            "kessai.yaml", try folder.text("kessai.yaml").replacing("kessai: 1\n", with: "kessai: 1\nrequired: '>=9'\n"))
        let file = try #require(folder.names.first { $0.hasPrefix("products/") })
        let outcome = try kessai(["check", file, "--format", "json"], in: folder.url)
        #expect(try outcome.exit == .problems && code(outcome) == ["kessai-too-old"])
    }

    /// A file of several names is read once, and under each of them.
    @Test(arguments: [
        "ln -s ../products/SHOP products/l.yaml", "ln -s products/SHOP 1.yaml", "ln -s products/SHOP z.yaml; ln -s z.yaml y.yaml",
        "mv kessai.yaml settings.yaml; ln -s settings.yaml kessai.yaml",
    ])
    func linksWithinTheProject(_ command: String) throws {
        let folder = try shop()
        let file = try #require(folder.names.first { $0.hasPrefix("products/") })
        let before = try kessai(["check", "--format", "json"], in: folder.url)
        _ = try shell(command.replacing("SHOP", with: file.dropFirst("products/".count)), in: folder.url)
        let after = try kessai(["check", "--format", "json"], in: folder.url)
        #expect(after.exit == .done && after.output == before.output)
        let links = try shell("find . -type l -name '*.yaml' | sort", in: folder.url).output.split(separator: "\n")
        for link in links {
            #expect(try kessai(["check", String(link)], in: folder.url).exit == .done, "\(link)")
        }
        #expect(try kessai(["record"], in: folder.url).exit == .done)
    }

    @Test(arguments: [
        "mkdir a.yaml", "mkfifo a.yaml", "ln -s nowhere a.yaml", "ln -s a.yaml a.yaml", "ln -s /etc/hostname a.yaml",
    ])
    func whatIsNoFile(_ command: String) throws {
        let folder = try shop()
        #expect(try shell(command, in: folder.url).status == 0)
        #expect(try codes(folder, .fault).contains("unreadable-file"))
    }

    /// Neither as a key, whose findings would tell something of it, nor for the patterns of a kessai.yaml.
    @Test func whatALinkLeadsToOutsideIsNotRead() throws {
        let folder = try shop()
        _ = try shell(
            "mkdir keys; ln -s /etc/hostname keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", in: folder.url)
        let key = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
        #expect(key.exit == .done && key.output.contains("leads out of the project") && !key.output.contains("malformed"))
        let outside = try TemporaryFolder(["kessai.yaml": "kind: integration\nkessai: 1\nignore: ['products/']\n"])
        _ = try shell("ln -sf \(outside.url.path)/kessai.yaml kessai.yaml", in: folder.url)
        let home = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(home.exit == .fault && home.output.contains("unreadable-file"))
        #expect(try kessai(["fmt"], in: folder.url).exit == .fault)
    }

    /// As root, putting a file in its place would take the device from everybody.
    @Test func aReportIntoADeviceLeavesTheDevice() throws {
        let folder = try shop()
        let made = try shell(
            "mkfifo pipe; (cat pipe > copy &) ; sleep 0.2; kessai check --quiet --output-file json=pipe", in: folder.url)
        #expect(made.status == 0, "\(made.messages)")
        #expect(try shell("test -p pipe && sleep 0.2 && grep -q schemaVersion copy", in: folder.url).status == 0)
        #expect(try kessai(["check", "--output-file", "json=pipe"], in: folder.url).exit == .fault)
    }

    /// A product that is not sold because of its name is told of.
    @Test func namesThatAreNearlyRightAreTold() throws {
        let folder = try shop([
            "products/new.YAML": "kind: [", "products/b.yaml.txt": "", "products/d.ymal": "", "notes.txt": "",
            "products/old.yaml.bak": "", ".c.YML": "",
        ])
        func notes(_ command: [String]) throws -> String {
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(outcome.exit == .done && !outcome.output.contains("not read"))
            return outcome.messages.split(separator: "\n").filter { $0.contains("not read") }.joined()
        }
        let told =
            "kessai: `products/b.yaml.txt`, `products/d.ymal`, `products/new.YAML` are not read, as their names do not end in `.yaml` or `.yml`. "
        for command in [["check"], ["build", "--output", "out"], ["values"]] { #expect(try notes(command).hasPrefix(told)) }
        #expect(try notes(["check", "--quiet"]).isEmpty)
        try folder.write("kessai.yaml", try folder.text("kessai.yaml") + "ignore: ['**/*.txt', '**/*.ymal', products/new.YAML]\n")
        #expect(try notes(["check"]).isEmpty)
        for index in 0..<12 { try folder.write("products/c\(index).YML", "") }
        let listed = try notes(["check"])
        #expect(listed.contains("`products/c0.YML`, ") && listed.contains("` and 2 more are not read, as"), "\(listed)")
    }

    /// A project whose own file has such a name is none, and it is said which to rename.
    @Test(arguments: ["kessai.yaml.txt", "kessai.YAML", "Kessai.yml", "KESSAI.yaml"])
    func aProjectFileWithANameThatIsNearlyRight(name: String) throws {
        let folder = try TemporaryFolder([name: "kind: integration\n", "products/a.yaml": ""])
        for directory in ["", "products"] {
            let outcome = try kessai(["check", "--lang", "en"], in: folder.url.appending(path: directory))
            #expect(outcome.exit != .done && outcome.messages.contains("/\(name)` to kessai.yaml."), "\(outcome)")
        }
    }

    /// Links to directories are not followed, and nobody is left to believe that they are.
    @Test func linkedDirectoriesAreTold() throws {
        let folder = try shop()
        let outside = try TemporaryFolder([
            "mails/deep/a.yaml": "kind: [", "project/kessai.yaml": "", "notes/a.txt": "", ".hidden/b.yaml": "",
        ])
        let place = outside.url.path
        func notes(_ command: [String], _ links: String) throws -> String {
            _ = try shell("find . -type l -delete; \(links)", in: folder.url)
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(outcome.exit == .done && !outcome.output.contains("is a link"))
            return outcome.messages.split(separator: "\n").filter { $0.contains("link") }.joined()
        }
        let told = "kessai: `mails` is a link to a directory, so the YAML files in there are not read. "
        for command in [
            ["check"], ["check", "--format", "json"], ["check", "--fix"], ["build", "--output", "out"], ["values"],
        ] {
            #expect(try notes(command, "ln -s '\(place)/mails' .").hasPrefix(told))
        }
        #expect(try notes(["check"], "ln -s '\(place)/mails' a; ln -s a b; ln -s a c").hasPrefix("kessai: `a` and 2 more are"))
        #expect(try notes(["check", "--quiet"], "ln -s '\(place)/mails' .").isEmpty)
        // In the project under another name, in a circle, without YAML, a project of its own, hidden or to nowhere.
        for links in [
            "ln -s products again", "ln -s . here; ln -s .. above; ln -s circle circle", "ln -s '\(place)/notes' .",
            "ln -s '\(place)/project' .", "ln -s '\(place)/mails' .mails", "ln -s nowhere x", "ln -s / root",
        ] { #expect(try notes(["check"], links).isEmpty, "\(links)") }
        _ = try shell("mkdir .kept; echo 'kind: [' > .kept/x.yaml", in: folder.url)
        #expect(try notes(["check"], "ln -s .kept mails").hasPrefix(told))
        try folder.write("kessai.yaml", try folder.text("kessai.yaml") + "ignore: [mails]\n")
        #expect(try notes(["check"], "ln -s '\(place)/mails' .").isEmpty)
    }

    @Test func aLinkInsideTheProjectIsFollowed() throws {
        let folder = try shop(["notes/x.yaml": "kind: ["])
        _ = try shell("ln -s notes/x.yaml a.yaml", in: folder.url)
        let outcome = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(outcome.exit == .problems && outcome.output.contains("notes/x.yaml:") && !outcome.output.contains("a.yaml:"))
    }

    /// What is no file of the project does not become one by a link, neither to be shown nor to be written.
    @Test(arguments: [".env", ".hidden/x.yaml", "notes/.x.yaml", ".git/x.yaml", "inner/x.yaml", "conf/tokens.txt", "yaml"])
    func aLinkToWhatIsNoFileOfTheProject(_ target: String) throws {
        let folder = try shop([target: "a:    [Canary]\n", "inner/kessai.yaml": "kind: integration\n"])
        _ = try shell("ln -s ../\(target) products/a.yaml", in: folder.url)
        let outcome = try kessai(["check"], in: folder.url)
        #expect(outcome.exit == .fault && !outcome.output.contains("Canary"))
        for place in [".", "products/a.yaml"] {
            let formatted = try kessai(["fmt", place], in: folder.url)
            #expect(formatted.exit == .fault && !formatted.messages.contains("Canary"), "\(formatted)")
        }
        #expect(try folder.text(target) == "a:    [Canary]\n")
    }

    @Test(arguments: [".env", ".git/a.lock"]) func aRecordThatLeadsToWhatIsHidden(_ target: String) throws {
        let folder = try shop([target: "Canary\n"])
        _ = try shell("ln -s \(target) kessai.lock", in: folder.url)
        for command in ["check", "plan"] {
            let outcome = try kessai([command], in: folder.url)
            #expect(outcome.exit == .fault && !(outcome.output + outcome.messages).contains("Canary"), "\(outcome)")
        }
    }

    /// What has been entered is written somewhere, and is not to be taken for nothing.
    @Test func aRecordThatLeadsNowhere() throws {
        let folder = try shop()
        _ = try shell("ln -s nowhere/kessai.lock kessai.lock", in: folder.url)
        for command in [["check"], ["record"], ["plan"], ["build", "--output", "out"]] {
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url)
            let said = outcome.output + outcome.messages
            #expect(outcome.exit == .fault && said.contains("it is a symbolic link to nothing"), "\(outcome)")
        }
        #expect(try shell("test -h kessai.lock", in: folder.url).status == 0 && !folder.names.contains("out"))
    }

    @Test(.enabled(if: keepsBytesOfNames, "names are Unicode here")) func aNameThatIsNoText() throws {
        let folder = try shop()
        #expect(try shell("touch \"$(printf 'a\\377.yaml')\"", in: folder.url).status == 0)
        let outcome = try kessai(["check"], in: folder.url)
        #expect(outcome.exit == .fault && outcome.output.contains("a\\xFF.yaml"))
    }

    /// As ZIP files of Windows leave them: what is in there has no path, and is not left out in silence.
    @Test(
        .enabled(if: keepsBytesOfNames, "names are Unicode here"),
        arguments: [
            ("cp a.txt \"$d/a.yaml\"", ExitCode.fault, "\\x8F\\xA4-1"),
            ("mkdir -p \"$d/b/$d\"; cp a.txt \"$d/b/$d/a.yml\"", .fault, "\\x8F\\xA4-1"),
            ("mkdir -p b; mv \"$d\" b; cp a.txt \"b/$d/a.yaml\"", .fault, "b/\\x8F\\xA4-1"),
            ("cp a.txt \"$d/.a.yaml\"; mkdir \"$d/.b\"; cp a.txt \"$d/.b/a.yaml\"", .done, ""),
            ("cp a.txt \"$d/kessai.yaml\"; cp a.txt \"$d/a.yaml\"", .done, ""),
            ("cp a.txt \"$d/a.yaml\"; echo \"ignore: ['*-1']\" >> kessai.yaml", .done, ""),
            ("cp a.txt \"$d/a.yaml\"; mkdir .b; mv \"$d\" .b", .done, ""),
            ("ln -s products \"$d/a\"; ln -s ../products \"$d/b\"; ln -s .. \"$d/c\"; ln -s \"$d\" d", .done, ""),
        ])
    func aDirectoryWhoseNameIsNoText(_ command: String, _ exit: ExitCode, _ path: String) throws {
        let folder = try shop(["a.txt": "kind: produkt\n"])
        let made = try shell("d=\"$(printf '\\217\\244-1')\"; mkdir -p \"$d\"; \(command)", in: folder.url)
        #expect(made.status == 0, "\(made)")
        let outcome = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
        let found = outcome.output.split(separator: "\n").filter { !$0.contains("private-key-absent") }
        #expect(outcome.exit == exit && found.count == (path.isEmpty ? 0 : 1), "\(outcome)")
        if let finding = found.first {
            #expect(finding == "\(path):1:1: error: `\(path)` cannot be read: its name is not UTF-8. [unreadable-file]")
        }
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == exit)
    }

    @Test(.enabled(if: keepsBytesOfNames, "names are Unicode here")) func aLinkToADirectoryWhoseNameIsNoText() throws {
        let (folder, outside) = (try shop(), try TemporaryFolder(["a/b.yaml": "kind: [", "notes/a.txt": ""]))
        func told(_ end: String) throws -> String {
            let made = try shell("l=\"$(printf '\\217\\244')\"; ln -s \(end) \"$l\"", in: folder.url)
            #expect(made.status == 0, "\(made)")
            let outcome = try kessai(["check", "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .done)
            _ = try shell("find . -type l -delete", in: folder.url)
            return outcome.messages
        }
        #expect(try told("'\(outside.url.path)/a'").contains("`\\x8F\\xA4` is a link to a directory"))
        for end in ["products", ".", "nowhere", "kessai.yaml", "'\(outside.url.path)/notes'"] {
            #expect(try !told(end).contains("link"), "\(end)")
        }
    }

    @Test func standardInput() throws {
        let folder = try shop()
        let text = try folder.text("products/online-course.yaml")
        let alone = try kessai(["check", "-"], in: folder.url, input: text)
        #expect(alone.exit == .done)
        let broken = text.replacing("paid_product", with: "paid_prodcut")
        let named = try kessai(
            ["check", "-", "--stdin-filename", "products/online-course.yaml", "--format", "short"], in: folder.url, input: broken)
        #expect(named.exit == .problems && named.output.hasPrefix("products/online-course.yaml:"))
        #expect(try kessai(["check", "-"], in: folder.url, input: "").exit != .done)
    }

    @Test func onlyWhatTheNamedFilesCause() throws {
        let folder = try shop(["a.yaml": "kind: produkt\n", "b.yaml": "kind: produkt\n", "notes.txt": ""])
        let outcome = try kessai(["check", "a.yaml", "--format", "short"], in: folder.url)
        #expect(outcome.exit == .problems && outcome.output.split(separator: "\n").count == 1)
        #expect(try kessai(["check", "notes.txt"], in: folder.url).exit == .nothing)
        #expect(try kessai(["check", "absent.yaml"], in: folder.url).exit == .fault)
    }

    /// A definition that was given another id leaves a `use:` behind in another file.
    @Test func whatDependsOnTheNamedFiles() throws {
        let use = "kind: product\nid: b\nname: B\nscenario: paid_product\npayment_methods:\n  - use: once\n"
        let folder = try shop([
            "b.yaml": use, "card.yaml": "kind: payment_method\nid: twice\ntype: one_time\ntax_rate: 10%\nprice: 1\n",
        ])
        let renamed = try kessai(["check", "card.yaml", "--format", "short"], in: folder.url)
        #expect(renamed.exit == .problems && renamed.output.hasPrefix("b.yaml:6:10: error:"))
        let other = try kessai(["check", "products/online-course.yaml"], in: folder.url)
        #expect(other.exit == .done)
        // What is missing is no step mail.
        try folder.write("mail.yaml", "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: s\nbody: b\n")
        #expect(try kessai(["check", "mail.yaml"], in: folder.url).exit == .done)
    }

    /// What a product makes wrong of a definition is its doing, also where the finding stands in the definition's file.
    @Test func whatAProductMakesOfADefinition() throws {
        let definition =
            "kind: payment_method\nid: m\ntype: one_time\ntax_rate: 10%\nprice: 1\nuse_test_environment: true\n"
            + "---\nkind: payment_method\nid: n\ntype: one_time\ntax_rate: 10%\nprice: 1\n"
        let product = "kind: product\nid: new-#\nname: N\nscenario: paid_product\npayment_methods:\n  - use: #\n"
        let folder = try shop([
            "methods.yaml": definition, "m.yaml": product.replacing("#", with: "m"), "n.yaml": product.replacing("#", with: "n"),
        ])
        let codes = { (file: String) in
            try kessai(["check", file, "--format", "json"], in: folder.url).output.matches(of: /"code": ?"([a-z-]+)"/)
                .map { String($0.1) }
        }
        #expect(try codes("m.yaml") == ["test-environment-not-configured"])
        #expect(try codes("methods.yaml") == ["test-environment-not-configured"])
        #expect(try codes("n.yaml").isEmpty && codes("products").contains("test-environment-not-configured"))
        let home = try folder.text("kessai.yaml").replacing("use: true", with: "use: false")
        try folder.write("kessai.yaml", home)
        for file in ["m.yaml", "n.yaml", "products/online-course.yaml"] {
            #expect(try codes(file) == ["amazon-pay-not-used"], "\(file)")
        }
    }

    /// An editor would put an empty text in the place of its own.
    @Test(arguments: ["fmt -", "check -", "dump -", "lsp"], ["<&-", "</"]) func inputThatCannotBeRead(
        _ command: String, _ input: String
    ) throws {
        let outcome = try shell("kessai \(command) \(input)", in: repository)
        #expect(outcome.status == 4 && outcome.output.isEmpty && outcome.messages.contains("stdin"))
    }

    @Test func closedAndFullOutput() throws {
        let folder = repository.appendingPathComponent("samples/broken")
        #expect(try shell("kessai check >&-", in: folder).status == 4)
        #expect(try shell("(kessai check; echo $? >&2) | true", in: folder).messages.hasSuffix("4\n"))
        if FileManager.default.fileExists(atPath: "/dev/full") {
            #expect(try shell("kessai check >/dev/full", in: folder).status == 4)
        }
    }

    /// What is said of a difference is all that tells it from none.
    @Test func aDifferenceThatCannotBeSaid() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("1980", with: "2480"))
        #expect(try shell("kessai build --output out --check", in: folder.url).status == 5)
        #expect(try shell("kessai build --output out --check 2>&-", in: folder.url).status == 4)
        if FileManager.default.fileExists(atPath: "/dev/full") {
            #expect(try shell("kessai build --output out --check 2>/dev/full", in: folder.url).status == 4)
        }
    }
}
