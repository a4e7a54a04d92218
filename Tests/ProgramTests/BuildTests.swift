// What a build makes of the place that it is to write to.
import Driver
import Foundation
import Testing

@Suite struct BuildTests {
    @Test func whatIsNotABundleIsLeftAlone() throws {
        let folder = try TemporaryFolder(["out/mine.txt": "x"])
        let command = ["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]
        #expect(try kessai(command).exit == .problems)
        #expect(folder.names == ["out", "out/mine.txt"])
        _ = try shell("rm out/mine.txt", in: folder.url)
        #expect(try kessai(command).exit == .done)
        try folder.write("out/mine.txt", "x")
        #expect(try kessai(["build", "samples/full-shop"] + command.dropFirst(2)).exit == .problems)
        #expect(try folder.text("out/mine.txt") == "x")
    }

    /// What somebody else put there may be large: it is found by its name.
    @Test func whatIsNotABundleIsNotRead() throws {
        let folder = try shop()
        let home = try TemporaryFolder(["deep/large": "x"])
        let build = ["build", "--lang", "en", "--output"]
        func operations(_ output: String) throws -> [String] {
            let files = FaultyFiles()
            let refused = try kessai(build + [output], in: folder.url, files: files)
            #expect(refused.exit == .problems && refused.messages.contains("which is no part of a bundle"), "\(refused)")
            return files.log
        }
        #expect(try !operations(home.url.path).contains { $0.contains("deep") })
        #expect(try kessai(build + ["out"], in: folder.url).exit == .done)
        try folder.write("out/mine", "x")
        let read = try operations("out").filter { $0.hasPrefix("read ") && $0.contains("/out/") }
        #expect(read.count == 2 && read[0].hasSuffix("/manifest.json") && read[1].hasSuffix("/SHA256SUMS"))
        _ = try shell("rm out/mine; ln -s ../kessai.yaml out/link", in: folder.url)
        _ = try operations("out")
        _ = try shell("rm out/link; printf x >> out/checklist.md", in: folder.url)
        #expect(try kessai(build + ["out"], in: folder.url).exit == .done)
        #expect(try kessai(["verify", "out"], in: folder.url).exit == .done)
    }

    /// What stands in the way is named, and is always the same.
    @Test(arguments: [
        ("rm out/manifest.json", "`out` has no manifest.json,"), ("rm out/SHA256SUMS", "`out` has no SHA256SUMS,"),
        ("rm out/SHA256SUMS out/manifest.json; echo > out/a", "`out` holds `a`,"),
        ("rm -r out/*; echo > out/mine.txt; mkdir out/b", "`out` holds `b/`,"),
        ("echo > out/zz; mkdir -p out/new/er; echo > out/new/er/c", "`out` holds `new/er/c`,"),
        ("ln -s a out/myasp/products/link; echo > out/provenance.txt", "`out` holds `myasp/products/link`,"),
        ("sed -i /checklist/d out/SHA256SUMS", "`out` holds `checklist.md`,"), ("mkdir out/empty", nil),
    ])
    func whatStandsInTheWayIsNamed(_ change: String, _ words: String?) throws { try expectInTheWay(change, words) }

    @Test(.enabled(if: keepsBytesOfNames, "names are Unicode here")) func aNameThatIsNoTextStandsInTheWay() throws {
        try expectInTheWay("touch \"$(printf 'out/\\377')\"", "`out` holds `\\xFF`,")
    }

    private func expectInTheWay(_ change: String, _ words: String?) throws {
        let folder = try shop()
        let build = ["build", "--output", "out", "--lang", "en"]
        #expect(try kessai(build, in: folder.url).exit == .done)
        #expect(try shell(change, in: folder.url).status == 0, "\(change)")
        let refused = try kessai(build, in: folder.url)
        guard let words else {
            #expect(refused.exit == .done)
            return
        }
        #expect(refused.exit == .problems && refused.messages.hasPrefix("kessai: \(words)"), "\(refused)")
    }

    /// A directory that is no bundle is told by its manifest, before anything in it is read or looked for.
    @Test(arguments: [("", "without which this is no bundle"), ("{\"name\": \"a web app\"}", "cannot be read as a manifest")])
    func aForeignDirectoryIsNotRead(_ manifest: String, _ words: String) throws {
        let folder = try shop()
        let foreign = try TemporaryFolder(["deep/large": "x", "large": "x"])
        if !manifest.isEmpty { try foreign.write("manifest.json", manifest) }
        let home = foreign.url.path
        func told(_ command: [String]) throws -> Outcome {
            let files = FaultyFiles()
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url, files: files)
            #expect(!files.log.contains { $0.hasSuffix("/large") })
            // Which files the sources make is known without a manifest.
            #expect(!manifest.isEmpty && command[0] == "build" || !files.log.contains { $0.hasSuffix("/deep") })
            return outcome
        }
        let verified = try told(["verify", home])
        #expect(verified.exit == .differs && verified.output.hasPrefix("manifest.json: ") && verified.output.contains(words))
        let both = try kessai(["verify", home, "--lang", "both"], in: folder.url).output
        #expect(both.contains(words) && both.contains("。 / "), "\(both)")
        for command in [["plan", "--against", home], ["why", home, "x"]] {
            let refused = try told(command)
            #expect(refused.exit == .problems && refused.messages.contains("is not a bundle of kessai"))
        }
        let checked = try told(["build", "--output", home, "--check"])
        #expect(checked.exit == .differs && checked.messages.contains("is not current. "))
    }

    /// What is not there is not called old.
    @Test(arguments: [
        ("ja", "「out」はまだありません。", "「a.tar」はまだありません。"), ("en", "`out` is not there yet.", "`a.tar` is not there yet."),
    ])
    func whatIsNotThereYet(_ language: String, _ output: String, _ archive: String) throws {
        let folder = try shop()
        let outcome = try kessai(
            ["build", "--output", "out", "--archive", "a.tar", "--check", "--lang", language], in: folder.url)
        #expect(outcome.exit == .differs && outcome.messages == "kessai: \(output)\nkessai: \(archive)\n")
    }

    /// Whatever does not belong to a bundle is found, however deep it lies, and is not read.
    @Test func whatABundleDoesNotHoldIsFoundByItsName() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        for name in ["out/zz", "out/myasp/products/deep/er/mine", "out/.hidden"] { try folder.write(name, "x") }
        let files = FaultyFiles()
        let verified = try kessai(["verify", "out", "--lang", "en"], in: folder.url, files: files)
        #expect(verified.exit == .differs)
        for name in ["zz", "myasp/products/deep/er/mine", ".hidden"] {
            #expect(
                verified.output.contains("\n\(name): The manifest does not list this file.\n") || verified.output.hasPrefix(name))
            #expect(!files.log.contains { $0.hasPrefix("read ") && $0.hasSuffix(name) })
        }
        let checked = try kessai(["build", "--output", "out", "--check", "--lang", "en"], in: folder.url)
        #expect(checked.exit == .differs && checked.messages.contains("The sources do not make this file."))
        #expect(try kessai(["plan", "--against", "out"], in: folder.url).exit == .problems)
    }

    /// Each text counts as often as the products that use it write it out.
    @Test(arguments: [("subject: s", 400), ("body: b", 800), ("name: m", 400)])
    func outputsThatFillTheDiskAreRefused(field: String, products: Int) throws {
        let shared = """
            kind: step_mail
            id: mail
            trigger: charge_failed
            subject: s
            body: b
            ---
            kind: payment_method
            id: card
            name: m
            type: recurring
            tax_rate: 10%
            price: 1980

            """
        let uses = (1...products).map {
            "---\nkind: product\nid: p\($0)\nname: n\nscenario: paid_product\npayment_methods: [use: card]\nstep_mails: [use: mail]\n"
        }
        let text = shared.replacing(field, with: field + String(repeating: "x", count: 300_000)) + uses.joined()
        let folder = try shop(["many.yaml": text])
        let refused = try kessai(["build", "--output", "out", "--lang", "en"], in: folder.url)
        let line = (shared.split(separator: "\n").firstIndex { $0 == field } ?? 0) + 1
        #expect(refused.exit == .problems)
        #expect(refused.messages.contains("many.yaml:\(line): ") && refused.messages.contains("in \(products) products"))
        #expect(!folder.names.contains { $0.hasPrefix("out") })
    }

    /// Outputs never take the place of what they are made from, nor of each other.
    @Test(arguments: [
        ["build", "--archive", "kessai.yaml"], ["build", "--archive", "products/new.yml"], ["build", "--archive", "kessai.lock"],
        ["build", "--archive", "link.tar"], ["build", "--output", "out", "--archive", "out/a.tar"],
        ["build", "--output", "out", "--archive", "out"], ["check", "--output-file", "json=kessai.yaml"],
        ["check", "--output-file", "json=report", "--output-file", "sarif=./report"],
        ["check", "--fix", "--output-file", "json=keys/live.pem"],
    ])
    func sourcesAreNotOverwritten(_ command: [String]) throws {
        let folder = try shop()
        _ = try shell("ln -s kessai.yaml link.tar", in: folder.url)
        let before = try folder.text("kessai.yaml")
        let names = folder.names
        #expect(try kessai(command, in: folder.url).exit == .usage)
        #expect(try folder.text("kessai.yaml") == before && folder.names == names)
    }

    /// An archive replaces an earlier one, also where its end is damaged, and an empty file, but nothing that kessai did not make.
    @Test func whatIsNotAnArchiveIsLeftAlone() throws {
        let folder = try shop(["notes.tar": "my notes", "empty.tar": ""])
        _ = try shell("tar --format=ustar -cf foreign.tar notes.tar; echo x > SHA256SUMS", in: folder.url)
        _ = try shell("tar -cf posix.tar --format=posix SHA256SUMS; rm SHA256SUMS", in: folder.url)
        for name in ["notes.tar", "foreign.tar", "posix.tar"] {
            let before = try folder.text(name)
            let refused = try kessai(["build", "--output", "out", "--archive", name, "--lang", "en"], in: folder.url)
            #expect(refused.exit == .problems && refused.messages.contains("`\(name)` is no archive"))
            #expect(try folder.text(name) == before && !folder.names.contains("out"))
        }
        _ = try shell("ln -s empty.tar link.tar", in: folder.url)
        for name in ["empty.tar", "link.tar", "new.tar", "/dev/null"] {
            #expect(try kessai(["build", "--archive", name], in: folder.url).exit == .done)
        }
        _ = try shell("truncate -s 30000 new.tar", in: folder.url)
        #expect(try kessai(["build", "--archive", "new.tar"], in: folder.url).exit == .done)
        #expect(try kessai(["verify", "new.tar"], in: folder.url).exit == .done)
    }

    @Test(arguments: ["a.tar.gz", "a.TGZ", "a.tar.xz", "a.tar.zst", "a.tar.bz2", "a.zip"])
    func anArchiveIsNotCompressed(_ name: String) throws {
        let folder = try shop()
        let refused = try kessai(["build", "--archive", name, "--lang", "en"], in: folder.url)
        #expect(refused.exit == .usage && refused.messages.contains("plain tar") && !folder.names.contains(name))
    }

    @Test func nothingIsWrittenIntoABundle() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        _ = try shell("ln -s out link", in: folder.url)
        for place in [
            ["--archive", "out/a.tar"], ["--archive", "link/a.tar"], ["--archive", "out/new/a.tar"],
            ["--output", "out/myasp/new"],
        ] {
            let refused = try kessai(["build", "--lang", "en"] + place, in: folder.url)
            #expect(refused.exit == .usage && refused.messages.contains("lies in the bundle `out`"))
        }
        for place in ["out/r.json", "link/r.json", "out/new/r.json", "out/manifest.json"] {
            let refused = try kessai(["check", "--output-file", "json=\(place)", "--lang", "en"], in: folder.url)
            #expect(refused.exit == .usage && refused.messages.contains("lies in the bundle `out`"), "\(refused)")
            #expect(refused.messages.hasSuffix("More: kessai help check\n"))
        }
        #expect(try kessai(["verify", "out"], in: folder.url).exit == .done)
    }

    /// Why an archive is not current is told as it is of a directory.
    @Test func whatDiffersInAnArchive() throws {
        let folder = try shop()
        let build = ["build", "--archive", "a.tar", "--lang", "en"]
        #expect(try kessai(build, in: folder.url).exit == .done)
        #expect(try kessai(build + ["--check"], in: folder.url).exit == .done)
        func differs(_ words: String, environment: [String: String] = [:]) throws {
            let outcome = try kessai(build + ["--check"], in: folder.url, environment: environment)
            #expect(
                outcome.exit == .differs && outcome.messages.contains("`a.tar` is not current. " + words), "\(outcome.messages)")
        }
        try differs("The files are the same, only their time", environment: ["SOURCE_DATE_EPOCH": "5"])
        let product = try folder.text("products/online-course.yaml")
        try folder.write("products/online-course.yaml", product.replacing("1980", with: "2480"))
        try differs("myasp/products/online-course.json: Line ")
        _ = try shell("truncate -s 600 a.tar", in: folder.url)
        try differs("The size of `SHA256SUMS` reaches beyond the archive. (byte 0)")
        try folder.write("a.tar", "x")
        try differs("The archive ends too early. (byte 0)")
    }

    /// A time that the format cannot hold is not made another one.
    @Test(arguments: [
        ("8589934591", nil), ("0", nil), ("", nil), ("8589934592", "later than the last time"),
        ("99999999999999999999", "later than the last time"), ("+5", "Write digits only"), ("-1", "Write digits only"),
        ("1e3", "Write digits only"), (" 5", "Write digits only"), ("５", "Write digits only"),
    ])
    func theTimeInAnArchive(_ epoch: String, _ complaint: String?) throws {
        let folder = try shop()
        let outcome = try kessai(
            ["build", "--archive", "a.tar", "--lang", "en"], in: folder.url, environment: ["SOURCE_DATE_EPOCH": epoch])
        #expect(outcome.exit == (complaint == nil ? .done : .usage), "\(outcome.messages)")
        if let complaint { #expect(outcome.messages.contains(complaint) && !folder.names.contains("a.tar")) }
    }

    @Test(arguments: ["kessai.yaml", "other.txt"])
    func aPlanIsNotMadeAgainstAnything(_ name: String) throws {
        let folder = try shop(["other.txt": "other\n"])
        let outcome = try kessai(["plan", "--against", name, "--lang", "en"], in: folder.url)
        #expect(
            outcome.exit == .problems
                && outcome.messages == "kessai: `\(name)` is neither a bundle of kessai nor a kessai.lock.\n")
    }

    @Test func devicesTakeSeveralReports() throws {
        let folder = try shop()
        let command = ["check", "--output-file", "json=/dev/null", "--output-file", "sarif=/dev/null"]
        #expect(try kessai(command, in: folder.url).exit == .done)
    }

    /// A link in a bundle is a difference, and nothing that kessai replaces.
    @Test func aLinkInABundle() throws {
        let folder = try shop()
        let build = ["build", "--output", "out"]
        #expect(try kessai(build, in: folder.url).exit == .done)
        _ = try shell("mv out/checklist.md mine.md; ln -s ../mine.md out/checklist.md", in: folder.url)
        let verified = try kessai(["verify", "out"], in: folder.url)
        #expect(verified.exit == .differs && verified.output.hasPrefix("checklist.md: "))
        #expect(try kessai(build + ["--check"], in: folder.url).exit == .differs)
        #expect(try kessai(build, in: folder.url).exit == .problems)
        #expect(try kessai(["plan", "--against", "out"], in: folder.url).exit == .problems)
    }

    /// What a bundle says of itself counts only while the bundle is as it was written.
    @Test(arguments: [
        "sed -i 's/\"value\": \"1980\"/\"value\": \"2480\"/' out/provenance.json", "rm out/checklist.md",
        "echo > out/manifest.json",
    ])
    func aChangedBundleIsNotBelieved(_ change: String) throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let why = ["why", "out", "product/online-course/method/one-time/price"]
        #expect(try kessai(["plan", "--against", "out"], in: folder.url).exit == .done)
        #expect(try kessai(why, in: folder.url).exit == .done)
        _ = try shell(change, in: folder.url)
        let plan = try kessai(["plan", "--against", "out"], in: folder.url)
        #expect(plan.exit == .problems && plan.output.isEmpty && plan.messages.contains("out"))
        #expect(try kessai(why, in: folder.url).exit == .problems)
    }

    /// What no file says has a reason too.
    @Test(arguments: [
        ("myasp/products/online-course.json#scenario.label", "given by kessai"), ("environments[0].label", "given by kessai"),
        ("./myasp/products/online-course.json#paymentMethods[0].recurrence", "not written"), ("environments[9].label", nil),
        ("environments[00].label", nil), ("environments[+0].label", nil),
        ("myasp/integration.json#nothing", nil), ("manifest.json#schemaVersion", "given by kessai"), ("schemaVersions", nil),
        ("#", nil),
    ])
    func whatComesFromNowhere(path: String, words: String?) throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let why = try kessai(["why", "out", path, "--lang", "en"], in: folder.url)
        #expect(why.exit == (words == nil ? .nothing : .done))
        let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        if let words { #expect(why.output.hasPrefix(name + "\n  - ") && why.output.contains(words)) }
    }

    /// What a word was meant for: the paths that hold it, up to where it stands; of several the first.
    @Test(
        arguments: [
            ("price", " Did you mean `product/online-course/method/one-time/price`?"),
            ("online-course", " Did you mean `product/online-course`?"), ("/one-time/price", "/method/one-time/price`?"),
            ("merchantId", " Did you mean one of `environments[0].merchantId`, `environments[0].myasp.merchantId`?"),
            ("sellerCentral", " Did you mean `environments[0].sellerCentral`?"), ("rice", nil), ("x", nil),
        ] as [(String, String?)])
    func whatAPathIsThePartOf(path: String, words: String?) throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let why = try kessai(["why", "out", path, "--lang", "en"], in: folder.url)
        #expect(why.exit == .nothing && words.map(why.messages.contains) ?? !why.messages.contains("Did you mean"), "\(why)")
    }

    /// Files that are neither a bundle nor an archive, and what to give instead.
    @Test func whatIsNoBundle() throws {
        let folder = try shop(["empty": ""])
        #expect(try kessai(["build", "--output", "out", "--archive", "a.tar"], in: folder.url).exit == .done)
        for name in ["kessai.yaml", "out/manifest.json", "empty", "out/seller-central/entry-sheet.html"] {
            let verified = try kessai(["verify", name, "--lang", "en"], in: folder.url)
            let words = "no bundle of kessai; give the directory or the .tar that `build` wrote."
            #expect(verified.exit == .differs && verified.output == "\(name): This is \(words)\n", "\(verified)")
            let why = try kessai(["why", name, "x", "--lang", "en"], in: folder.url)
            #expect(why.exit == .problems && why.messages.contains("give the directory or the .tar"), "\(why)")
        }
        // What was an archive is told where it is damaged.
        _ = try shell("truncate -s 600 a.tar", in: folder.url)
        #expect(try kessai(["verify", "a.tar", "--lang", "en"], in: folder.url).output.contains("reaches beyond the archive"))
    }

    /// A value that is spelled in one of several ways, and texts that are read as YAML says.
    @Test(arguments: [
        ("myasp/products/a.json#scenario.value", "written as `有料商品`"),
        ("myasp/products/a.json#paymentMethods[0].taxRate", "written as `10%`"),
        ("myasp/products/a.json#paymentMethods[0].recurrence.every", "written as `2週間`"),
        ("myasp/products/a.json#paymentMethods[0].price", "as written"),
        ("myasp/products/a.json#name", "as written"), ("myasp/products/a.json#stepMails[0].body", "as written"),
        ("myasp/integration.json#site.url", "URL in the form that is entered"),
    ])
    func whatWasDoneToAValue(path: String, words: String) throws {
        let folder = try shop([
            "a.yaml": """
            kind: product
            id: a
            name: 'お茶 "一"'
            scenario: 有料商品
            payment_methods:
              - {id: m, type: recurring, tax_rate: 10%, price: 1980, recurrence: {every: 2週間}}
            step_mails:
              - {id: m, trigger: charge_failed, subject: お支払い, body: "一行\\n\\n  二行"}

            """
        ])
        let home = try folder.text("kessai.yaml")
        try folder.write(
            "kessai.yaml",
            home.replacing("url: https://shop", with: "url: https://Shop").replacing("plan: personal", with: "plan: mach"))
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let why = try kessai(["why", "out", path, "--lang", "en"], in: folder.url)
        #expect(
            why.output.split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }.first?.hasPrefix(words)
                == true, "\(why)")
    }

    /// The digest of a key comes from a file that the settings name, and that other machines may lack.
    @Test func whyADigestIsNotThere() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let line = try folder.text("kessai.yaml").split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("private_key_file: ") }
        for path in [
            "environments[0].privateKey.publicKeySha256", "myasp/integration.json#environments.0.privateKey.publicKeySha256",
        ] {
            let why = try kessai(["why", "out", path, "--lang", "en"], in: folder.url).output.split(separator: "\n")
            #expect(why.count == 3 && why[1].hasPrefix("  kessai.yaml:\((line ?? -1) + 1):"), "\(why)")
            #expect(why.last == "  - this key file was not there when the bundle was made")
        }
    }

    /// Nor is it on every machine, so a bundle of another one may hold another.
    @Test(arguments: [(true, "The key file is not here"), (false, "The key file was not there when the bundle was made")])
    func whatAMissingKeyMakesOfABundle(_ wasThere: Bool, _ words: String) throws {
        let folder = try shop()
        let key = "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let make = "mkdir -p keys; openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out \(key)"
        let (first, second) = wasThere ? (make, "rm \(key)") : ("true", make)
        #expect(try shell(first, in: folder.url).status == 0)
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        #expect(try shell(second, in: folder.url).status == 0)
        for command in [["verify", "out", "--rebuild", "."], ["build", "--output", "out", "--check"]] {
            let told = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(told.exit == .differs && (told.output + told.messages).contains(words), "\(told)")
        }
    }

    @Test(arguments: [
        (".environments[0].myasp.merchantId", "environments[0].myasp.merchantId"),
        ("environments.0.myasp.merchantId", "environments[0].myasp.merchantId"),
        ("environments[0].myasp.", "environments[0].myasp"),
        (
            "myasp/products/online-course.json#.paymentMethods[0]price",
            "myasp/products/online-course.json#paymentMethods[0].price"
        ),
        (".environments[0].label", "environments[0].label"),
    ])
    func pathsAsOtherToolsWriteThem(path: String, meant: String) throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let told = try kessai(["why", "out", path], in: folder.url)
        let expected = try kessai(["why", "out", meant], in: folder.url)
        #expect(told.exit == .done && told.output == expected.output)
    }

    @Test func aFileOfABundleWhoseNameIsNotText() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        _ = try shell("touch \"$(printf 'out/\\377')\"", in: folder.url)
        let verify = try kessai(["verify", "out", "--lang", "en"], in: folder.url)
        #expect(verify.exit == .differs && verify.output.contains("\\xFF"), "\(verify)")
    }

    @Test func aRecordUnderAnotherName() throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        _ = try shell("mv kessai.lock main.txt", in: folder.url)
        #expect(try kessai(["plan", "--against", "main.txt"], in: folder.url).exit == .done)
        #expect(try kessai(["plan"], in: folder.url).exit == .differs)
    }

    @Test func aRecordThatIsALinkOutOfTheProject() throws {
        let folder = try shop()
        let elsewhere = try TemporaryFolder()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let record = try folder.text("kessai.lock")
        _ = try shell(
            "mv kessai.lock '\(elsewhere.url.path)/lock' && ln -s '\(elsewhere.url.path)/lock' kessai.lock", in: folder.url)
        for command in [["record"], ["plan"], ["values"]] {
            #expect(try kessai(command, in: folder.url).exit == .fault)
        }
        #expect(try elsewhere.text("lock") == record)
        _ = try shell("cp '\(elsewhere.url.path)/lock' real.lock && ln -sf real.lock kessai.lock", in: folder.url)
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
    }

    /// The new bundle is what counts; the old one may belong to somebody else.
    @Test func anEarlierBundleThatMayNotBeRemoved() throws {
        let folder = try shop()
        let build = ["build", "--output", "out", "--lang", "en"]
        #expect(try kessai(build, in: folder.url).exit == .done)
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("1980", with: "2480"))
        let files = FaultyFiles(unremovable: ".out.kessai-")
        let outcome = try kessai(build, in: folder.url, files: files)
        #expect(outcome.exit == .done && outcome.messages.contains("Remove `"))
        #expect(try kessai(["verify", "out", "--rebuild", "."], in: folder.url).exit == .done)
    }
}
