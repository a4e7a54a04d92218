// A record in which a merge left a conflict.
import Driver
import Foundation
import Rules
import Testing

@Suite struct RecordTests {
    @Test(arguments: ["<<<<<<< ours", "||||||| base", "=======\r", ">>>>>>> theirs"], [0, 5])
    func aMergeConflictIsFound(_ marker: String, before line: Int) throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try kessai(["check"], in: folder.url).exit == .done)
        var lines = try folder.text("kessai.lock").components(separatedBy: "\n")
        lines.insert(marker, at: line)
        try folder.write("kessai.lock", lines.joined(separator: "\n"))
        let told = "kessai.lock:\(line + 1):1: error: A merge conflict marker was left behind."
        for command in [["check"], ["check", "--fix"], ["check", "kessai.lock"]] {
            let outcome = try kessai(command + ["--format", "short", "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .problems && outcome.output.contains(told))
        }
        // With files named, it is told where it lies in one of them.
        #expect(try kessai(["check", "products/online-course.yaml"], in: folder.url).exit == .done)
        let plan = try kessai(["plan", "--lang", "en"], in: folder.url)
        #expect(plan.exit == .problems && plan.messages.contains("Keep the lines with the values that are on the screens now"))
    }

    @Test(arguments: [("ja", "値のidは kessai plan が示します"), ("en", "kessai plan shows the ids")])
    func whereIDsAreShown(_ language: String, _ words: String) throws {
        let folder = try shop()
        let outcome = try kessai(["record", "--item", "zz", "--lang", language], in: folder.url)
        #expect(outcome.exit == .usage && outcome.messages.contains(words), "\(outcome)")
    }

    /// What the other commands refuse is found by `check`, at its place.
    @Test func aLineThatKessaiDidNotWriteIsFound() throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let text = try folder.text("kessai.lock")
        let lines = text.split(separator: "\n")
        let (last, count) = (String(lines.last ?? ""), lines.count)
        for (faulty, place, message) in [
            (
                text + last + "\n", "\(count + 1):18",
                "is also in line \(count). Keep the line with the value that is on the screen now"
            ),
            (text + last.dropLast() + "本\"\r\n", "\(count + 1):", "was edited by hand"),
            (text + "本\n", "\(count + 1):1", "is no line of `kessai record`"),
            (String(text.dropFirst()), "1:1", "this is no kessai.lock"), ("", "1:1", "this is no kessai.lock"),
        ] {
            try folder.write("kessai.lock", faulty)
            let outcome = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .problems)
            #expect(outcome.output.contains("kessai.lock:\(place)") && outcome.output.contains(message), "\(outcome.output)")
            #expect(outcome.output.split(separator: "\n").count { $0.contains(" error: ") } == 1)
            #expect(try kessai(["plan"], in: folder.url).exit == .problems)
        }
        // Named alone, it is a file of the project as any other.
        #expect(try kessai(["check", "kessai.lock"], in: folder.url).exit == .problems)
        try folder.write("kessai.lock", text)
        #expect(try kessai(["check", "kessai.lock"], in: folder.url).exit == .done)
        // Lines in another order, and those of Windows, are as good.
        try folder.write("kessai.lock", (lines.prefix(3) + lines.dropFirst(3).reversed()).joined(separator: "\r\n") + "\r\n")
        #expect(try kessai(["check"], in: folder.url).exit == .done)
    }

    /// Where the first of them stands, as in any other file.
    @Test func bytesThatAreNoTextAreFound() throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let bytes = Array(try folder.text("kessai.lock").utf8)
        let place = try #require(bytes.lastIndex(of: UInt8(ascii: "\"")))
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        let column = place - (bytes[..<place].lastIndex(of: UInt8(ascii: "\n")) ?? 0)
        for (run, first) in [([0x83], "83"), ([0xE5, 0x95], "E5"), ([0xFF, 0x83], "FF")] as [([UInt8], String)] {
            let faulty = bytes[..<place] + run + bytes[place...]
            try Data(faulty).write(to: folder.url.appendingPathComponent("kessai.lock"))
            let words = "kessai.lock:\(lines):\(column): "
            let message = "There are bytes that are not UTF-8 (0x\(first)). Restore the file from git."
            let checked = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
            #expect(checked.output.contains("\(words)error: \(message) [invalid-utf8]\n"), "\(checked)")
            let refused = try kessai(["plan", "--lang", "en"], in: folder.url)
            #expect(refused.exit == .problems && refused.messages == "kessai: \(words)\(message)\n", "\(refused)")
            let json = try kessai(["check", "--format", "json"], in: folder.url).output
            #expect(json.contains("\"byte\": \(place)\n") && json.contains("\"byte\": \(place + (first == "E5" ? 2 : 1))\n"))
        }
    }

    /// A file of any size is told by its first line, and one with a conflict near its beginning by that.
    @Test func aLargeFileThatIsNoRecord() throws {
        for (line, words) in [
            ("other", "this is no kessai.lock"), ("other\n<<<<<<< ours", "A merge conflict marker was left behind"),
        ] {
            let folder = try shop(["kessai.lock": line + "\n"])
            guard truncate(folder.url.appendingPathComponent("kessai.lock").path, 3 << 30) == 0 else { return }
            let files = FaultyFiles()
            let outcome = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url, files: files)
            #expect(outcome.exit == .problems && outcome.output.contains(words), "\(outcome)")
            #expect(files.mostRead < 1 << 20)
        }
        // Longer than what is looked at first, in one line or many.
        for text in [String(repeating: "鍵", count: 100_000), String(repeating: "a: 1\n", count: 100_000)] {
            let folder = try shop(["kessai.lock": text])
            let outcome = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
            #expect(outcome.output.contains("kessai.lock:1:1: error: ") && outcome.output.contains("this is no kessai.lock"))
        }
    }

    @Test func aLargeRecord() throws {
        let body = String(repeating: "本文です。", count: 10_000)
        let folder = try shop([
            "a.yaml": """
            kind: product
            id: a
            name: a
            scenario: paid_product
            payment_methods: [{id: m, type: recurring, tax_rate: 10%, price: 1980, recurrence: {every: 2週間}}]
            step_mails: [{id: m, trigger: charge_failed, subject: お知らせ, body: \(body)}]

            """
        ])
        try folder.write("kessai.yaml", try folder.text("kessai.yaml").replacing("plan: personal", with: "plan: mach"))
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try folder.text("kessai.lock").utf8.count > 100_000)
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
        #expect(try kessai(["check"], in: folder.url).exit == .done)
    }

    /// No line of a record begins as a marker does, whatever was entered.
    @Test func aValueIsNoConflict() throws {
        let folder = try shop()
        try folder.write(
            "products/online-course.yaml",
            try folder.text("products/online-course.yaml").replacing("name: ", with: "name: '<<<<<<< ' # "))
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try folder.text("kessai.lock").contains("<<<<<<<"))
        #expect(try kessai(["check"], in: folder.url).exit == .done)
    }

    /// Every id that a plan shows can be recorded, all of them in one run; one of nothing cannot.
    @Test func everythingThatAPlanShowsIsRecorded() throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        // A product with another id is the same; its method became two.
        let product = try folder.text("products/online-course.yaml")
        let methods = ["a", "b"].map { "  - {id: \($0), name: \($0), type: one_time, tax_rate: 10%, price: 980}\n" }.joined()
        let start = try #require(product.firstRange(of: "  - id: one-time")).lowerBound
        try folder.write(
            "products/online-course.yaml", product[..<start].replacing("id: online-course", with: "id: course") + methods)
        let plan = try kessai(["plan", "--format", "json"], in: folder.url)
        #expect(plan.exit == .differs)
        let ids = plan.output.matches(of: /"id": "([^"]+)"/).map { String($0.1) }
        #expect(ids.contains("product/course/method/one-time/price") && ids.count > 12)
        let lock = try folder.text("kessai.lock")
        #expect(try kessai(["record", "--item", "product/none/name"], in: folder.url).exit == .usage)
        #expect(try folder.text("kessai.lock") == lock)
        // A removal by the id of before as well, and twice.
        #expect(try kessai(["record", "--item", "product/online-course/method/one-time/times"], in: folder.url).exit == .usage)
        #expect(try kessai(["record"] + (ids + ids).flatMap { ["--item", $0] }, in: folder.url).exit == .done)
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
    }

    /// An id that an earlier plan had is not taken for one of something removed.
    @Test func anIDOfAnEarlierPlan() throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let count = try folder.text("kessai.lock").split(separator: "\n").count
        let product = try folder.text("products/online-course.yaml").replacing("id: online-course", with: "id: course")
        try folder.write("products/online-course.yaml", product)
        let renamed = try kessai(["record", "--item", "product/online-course/name"], in: folder.url)
        #expect(renamed.exit == .usage && renamed.messages.contains("product/course/name"), "\(renamed)")
        #expect(try folder.text("kessai.lock").split(separator: "\n").count == count)
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
        // Whether its change was made nobody can tell by that id.
        let again = product.replacing("id: course", with: "id: lesson").replacing("price: 1980", with: "price: 2480")
        try folder.write("products/online-course.yaml", again)
        #expect(try kessai(["plan"], in: folder.url).exit == .differs)
        let item = ["record", "--item", "product/course/method/one-time/price"]
        #expect(try kessai(item, in: folder.url).exit == .usage)
        #expect(try kessai(["record", "--item", "product/lesson/method/one-time/price"], in: folder.url).exit == .done)
        #expect(try folder.text("kessai.lock").split(separator: "\n").count == count)
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
    }

    /// What was removed before something else took its place is recorded as removed, whatever the plan of now makes of the two.
    @Test func aRemovalBeforeAnotherTookItsPlace() throws {
        let folder = try shop()
        let settings = try folder.text("kessai.yaml")
        let url = try #require(settings.firstMatch(of: /\n      - (https:[^\n]*)/))
        func with(_ path: String) -> String {
            settings.replacing(url.0, with: url.0 + "\n      - " + url.1 + path, maxReplacements: 1)
        }
        try folder.write("kessai.yaml", with("/old"))
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        try folder.write("kessai.yaml", settings)
        let plan = try kessai(["plan", "--format", "json"], in: folder.url).output
        let id = try #require(plan.firstMatch(of: /"id": "([^"]+)"/)).1
        try folder.write("kessai.yaml", with("/new"))
        #expect(try kessai(["record", "--item", String(id)], in: folder.url).exit == .done)
        let rest = try kessai(["plan", "--lang", "en"], in: folder.url).output
        #expect(rest.contains("/new") && !rest.contains("/old"), "\(rest)")
    }

    @Test(arguments: [
        ("ja", "ほかの値がすべて終わってから記録します"), ("en", "was not recorded: record it after all other values of this product"),
    ])
    func anotherScenarioIsRecordedLast(_ language: String, _ words: String) throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let product = try folder.text("products/online-course.yaml")
        try folder.write(
            "products/online-course.yaml",
            product.replacing(
                "scenario: paid_product", with: "scenario: shopping_cart\nitems: [{name: 本, tax_rate: 10%, price: 980}]"
            )
            .replacing(/\n    (tax_rate|price): [^\n]*/, with: ""))
        let item = ["record", "--item", "product/online-course/scenario", "--lang", language]
        // Nothing of what was asked for is recorded: what follows in a shell must not run.
        let outcome = try kessai(item, in: folder.url)
        #expect(outcome.exit == .usage && outcome.messages.contains(words), "\(outcome)")
        let quiet = try kessai(item + ["--quiet"], in: folder.url)
        #expect(quiet.exit == .usage && quiet.messages.contains(words))
        #expect(quiet.messages.split(separator: "\n").count == 1)
        #expect(try !folder.text("kessai.lock").contains("shopping_cart"))
        let ids = try kessai(["plan", "--format", "json"], in: folder.url).output.matches(of: /"id": "([^"]+)"/).map {
            String($0.1)
        }
        #expect(ids.count > 3)
        let all = try kessai(["record"] + ids.flatMap { ["--item", $0] } + ["--lang", language], in: folder.url)
        #expect(all.exit == .done && !all.messages.contains(words), "\(all)")
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
    }

    /// A value with which a thing would be equal to a copy of it waits for the thing's others, lest the copy be taken for it.
    @Test func aThingStaysTheSameBesideItsCopy() throws {
        let folder = try shop()
        func methods(_ methods: String...) throws {
            let list = methods.map { "  - {name: Amazon Pay, type: one_time, \($0)}\n" }.joined()
            try folder.write(
                "products/a.yaml", "kind: product\nid: a\nname: 講座\nscenario: paid_product\npayment_methods:\n" + list)
        }
        try methods("id: pay, tax_rate: 10%, price: 1980")
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        try methods("id: pay, tax_rate: 8%, price: 2480", "id: copy, tax_rate: 10%, price: 2480")
        let plan = try kessai(["plan", "--format", "json"], in: folder.url).output
        let ids = ["price", "tax_rate"].flatMap { ["--item", "product/a/method/pay/\($0)"] }
        let alone = try kessai(["record", "--lang", "en"] + ids.prefix(2), in: folder.url)
        #expect(alone.exit == .usage && alone.messages.contains("Record it together with the other changes"), "\(alone)")
        #expect(try kessai(["plan", "--format", "json"], in: folder.url).output == plan)
        for _ in 1...2 { #expect(try kessai(["record", "--lang", "en"] + ids, in: folder.url).exit == .done) }
        let rest = try kessai(["plan", "--format", "json"], in: folder.url).output
        #expect(!rest.contains("method/pay/") && rest.contains("method/copy/"), "\(rest)")
    }

    /// What differs from the record before is told: of two changes nobody knows who entered which.
    @Test func whatIsNewlyTakenIsTold() throws {
        let folder = try shop()
        func change(_ path: String, _ old: String, _ new: String) throws {
            try folder.write(path, try folder.text(path).replacing(old, with: new))
        }
        let first = try kessai(["record", "--lang", "en"], in: folder.url).messages
        #expect(first.hasPrefix("kessai: kessai.lock now holds ") && first.split(separator: "\n").count == 1, "\(first)")
        let again = try kessai(["record", "--lang", "en"], in: folder.url).messages
        let same = first.replacing("kessai.lock now holds ", with: "nothing to record has changed: kessai.lock holds the same ")
        #expect(again == same.replacing("values.", with: "values as before."), "\(again)")
        #expect(try kessai(["record", "--lang", "ja"], in: folder.url).messages.contains("記録する変更はありませんでした。"))
        try change("products/online-course.yaml", "price: 1980", "price: 2480")
        let name = try #require(try folder.text("products/online-course.yaml").firstMatch(of: /\nname: ([^\n]*)/)).1
        try change("products/online-course.yaml", "\nname: \(name)", "\nname: 入門講座")
        #expect(try kessai(["record", "--quiet", "--item", "kessai"], in: folder.url).exit == .usage)
        let item = try kessai(
            ["record", "--lang", "en", "--item", "product/online-course/method/one-time/price"], in: folder.url
        ).messages
        #expect(
            item == first.replacing("values.\n", with: "values. 1 still to be done.\n")
                + "kessai: changed since the record before:\n  “\(name)”: Price  ¥1,980 → ¥2,480\n", "\(item)")
        let all = try kessai(["record", "--lang", "ja"], in: folder.url).messages
        #expect(all.hasSuffix("件の値を記録してあります。\nkessai: 前の記録から変わった値:\n  「\(name)」の商品名  \(name) → 入門講座\n"), "\(all)")
        try change("products/online-course.yaml", "price: 2480", "price: 2980")
        #expect(try kessai(["record", "--quiet"], in: folder.url).messages.isEmpty)
    }

    /// Of many the gravest are told, and how many more there are.
    @Test func ofManyTheFirstAreTold() throws {
        let folder = try shop()
        func items(_ prices: Range<Int>) throws {
            let items = prices.enumerated().map { "  - {name: 商品\($0), tax_rate: 10%, price: \($1)}\n" }.joined()
            try folder.write(
                "products/cart.yaml",
                "kind: product\nid: cart\nname: 文具\nscenario: shopping_cart\nitems:\n\(items)payment_methods: [{id: once, type: one_time}]\n"
            )
        }
        for (count, more) in [(10, nil), (11, "  and 1 more"), (25, "  and 15 more")] as [(Int, String?)] {
            try items(100..<100 + count)
            #expect(try kessai(["record"], in: folder.url).exit == .done)
            try items(200..<200 + count)
            let lines = try kessai(["record", "--lang", "en"], in: folder.url).messages.split(separator: "\n").map(String.init)
            #expect(lines.count == (more == nil ? 12 : 13) && lines.count { $0.contains(" → ¥2") } == 10, "\(lines)")
            #expect(more == nil || lines.last == more)
        }
    }

    /// As it stands in the plan, an id is typed into a shell.
    @Test(arguments: ["家計簿ノート(A5)", "A&B;C", "it's $(touch x)", "ノート"])
    func anIDIsTypedAsItIsShown(_ name: String) throws {
        let folder = try shop()
        try folder.write(
            "products/cart.yaml",
            """
            kind: product
            id: cart
            name: 文具
            scenario: shopping_cart
            items: [{name: "\(name)", tax_rate: 10%, price: 100}]
            payment_methods: [{id: once, type: one_time}]

            """)
        let plan = try kessai(["plan"], in: folder.url).output
        let id = try #require(plan.firstMatch(of: /\[([^\n]*item\/[^\n]*\/price'?)\]\n/)).1
        #expect(id.hasPrefix("'") == (name != "ノート"))
        #expect(try shell("kessai record --quiet --item \(id)", in: folder.url).status == 0)
        #expect(try folder.text("kessai.lock").contains("/price \"100\""))
    }

    /// Values recorded at the same time are all recorded.
    @Test func recordsAtTheSameTime() throws {
        let folder = try shop()
        let plan = try kessai(["plan", "--format", "json"], in: folder.url)
        let ids = plan.output.matches(of: /"id": "([^"]+)"/).map { String($0.1) }
        #expect(ids.count > 10)
        try folder.write("ids", ids.joined(separator: "\n"))
        #expect(try shell("xargs -P 8 -n 1 kessai record --quiet --item < ids", in: folder.url).status == 0)
        #expect(try kessai(["plan"], in: folder.url).exit == .done)
    }

    /// Another program may lock kessai.yaml for a while, but does not keep a run waiting for ever.
    @Test func aLockOfAnotherProgram() throws {
        let folder = try shop()
        let lock = open(folder.url.appendingPathComponent("kessai.yaml").path, O_RDONLY)
        #expect(lock >= 0 && flock(lock, LOCK_SH) == 0)
        let impatient = PosixFileSystem(patience: 20)
        for (language, words) in [("ja", "ロックしたままです"), ("en", "another program keeps it locked")] {
            let outcome = try kessai(["record", "--lang", language], in: folder.url, files: impatient)
            #expect(outcome.exit == .fault && outcome.messages.contains(words), "\(outcome)")
            #expect(outcome.messages.contains(language == "ja" ? "「kessai.yaml」: " : "`kessai.yaml`: "))
        }
        #expect(!folder.names.contains("kessai.lock"))
        let waiting = Thread {
            Thread.sleep(forTimeInterval: 0.2)
            close(lock)
        }
        waiting.start()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
    }

    /// An environment of which a field was lost is none to take out of the consoles.
    @Test(arguments: [("live", "LIVE-"), ("sandbox", "SANDBOX-")]) func environmentsThatAreNotComplete(
        _ name: String, _ prefix: String
    )
        throws
    {
        let folder = try shop(["kessai.yaml": ExampleProject.integration])
        if name == "live" {
            let product = try folder.text("products/online-course.yaml")
            try folder.write(
                "products/online-course.yaml",
                product.replacing("price: 1980", with: "price: 1980\n    use_test_environment: true"))
        }
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try kessai(["build", "--archive", "entered.tar"], in: folder.url).exit == .done)
        let lock = try folder.text("kessai.lock")
        let half = ExampleProject.integration.split(separator: "\n").filter { !$0.contains("public_key_id: \(prefix)") }
        try folder.write("kessai.yaml", half.joined(separator: "\n") + "\n")
        for against in [[], ["--against", "entered.tar"]] {
            let plan = try kessai(["plan", "--lang", "en"] + against, in: folder.url)
            #expect(plan.exit == .done && plan.output.contains("as it lacks `public_key_id` (Public Key ID)"), "\(plan)")
        }
        #expect(try kessai(["plan", "--format", "json"], in: folder.url).output.contains("\"environment\": \"\(name)\""))
        for items in [[], ["--item", "\(name)/merchant_id"]] {
            #expect(try kessai(["record"] + items, in: folder.url).exit == .done)
            #expect(try folder.text("kessai.lock") == lock)
        }
        let values = try kessai(["values", "--environment", name, "--lang", "en"], in: folder.url)
        #expect(values.exit == .nothing && values.messages.contains("Write `public_key_id` (Public Key ID)."), "\(values)")
    }

    /// A bundle holds what has been entered, also of an environment that was not complete or was hidden when it was built.
    @Test(arguments: [("public_key_id: SANDBOX-", "# "), ("use: true", "use: false # ")])
    func aBundleOfWhatIsLeftOut(_ lost: String, _ left: String) throws {
        let folder = try shop(["kessai.yaml": ExampleProject.integration])
        if lost.hasPrefix("use") {
            try FileManager.default.removeItem(at: folder.url.appendingPathComponent("products/online-course.yaml"))
        }
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        try folder.write("kessai.yaml", ExampleProject.integration.replacing(lost, with: left))
        #expect(try kessai(["build", "--archive", "then.tar"], in: folder.url).exit == .done)
        #expect(try kessai(["build", "--archive", "then.tar", "--check"], in: folder.url).exit == .done)
        #expect(try kessai(["plan", "--against", "then.tar"], in: folder.url).exit == .done)
        try folder.write("kessai.yaml", ExampleProject.integration)
        let plan = try kessai(["plan", "--against", "then.tar", "--format", "json"], in: folder.url)
        let ids = plan.output.matches(of: /"id": "([^"]+)"/).map { String($0.1) }
        #expect(ids == (lost.hasPrefix("use") ? ["integration/use"] : []))
    }

    /// One that was taken out of the settings is one to take out.
    @Test func anEnvironmentThatIsGone() throws {
        let folder = try shop(["kessai.yaml": ExampleProject.integration])
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let live = try #require(ExampleProject.integration.split(separator: "  sandbox:").first)
        for rest in ["", "  sandbox: {}\n"] {
            try folder.write("kessai.yaml", live + rest)
            let plan = try kessai(["plan", "--format", "json"], in: folder.url)
            #expect(
                plan.exit == .differs && plan.output.contains("\"leftOut\": []") && plan.output.contains("sandbox/merchant_id"))
        }
    }
}
