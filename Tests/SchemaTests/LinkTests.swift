import Project
import Schema
import SourceText
import Testing

/// How documents find each other, and how a definition and the entry that uses it become one.
@Suite struct LinkTests {
    static let product = """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - use: card
            price: 2480
          - id: auto
            type: auto_pay
            tax_rate: 10%
            price: 980
        step_mails:
          - use: failed

        """
    static let both = product + "  - use: cancelled\n"
    static let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 8%\nprice: 1980\nuse_test_environment: true\n"
    static let mail = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: a\nbody: b\n"

    @Test func useIsApplied() throws {
        let project = project(["a.yaml": Self.product, "b.yaml": Self.method, "mails/c.yaml": Self.mail])
        #expect(findings(project, except: []) == [])
        let sold = try #require(project.products.first)
        let card = try #require(sold.methods.first)
        #expect(card.merged.id.value == "card")
        #expect(card.merged.price.value == 2480)
        #expect(card.merged.taxRate.value == 8)
        #expect(card.merged.type.value == .oneTime)
        #expect(card.merged.useTestEnvironment.value == true)
        #expect(card.definition?.price.value == 1980)
        #expect(card.entry.type.isAbsent)
        #expect(card.merged.price.place?.file == card.entry.origin.file)
        #expect(card.merged.taxRate.place?.file != card.entry.origin.file)
        #expect(card.merged.origin.range == card.entry.origin.range)
        #expect(sold.methods.map(\.isUnresolved) == [false, false])
        #expect(sold.mails.first?.merged.subject.value == "a")
        #expect(project.privateKeyPaths == ["keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"])
    }

    /// What is not there is not known, and what is written in place is.
    @Test func whatIsNotResolvedIsMarked() throws {
        let alone = try #require(project(["a.yaml": Self.product]).products.first)
        #expect(alone.methods.map(\.isUnresolved) == [true, false])
        #expect(alone.mails.map(\.isUnresolved) == [true])
        let poisoned = Self.product.replacing("use: card", with: "use: [card]").replacing("use: failed", with: "use: [failed]")
        let sold = try #require(project(["a.yaml": poisoned, "b.yaml": Self.method, "c.yaml": Self.mail]).products.first)
        #expect(sold.methods.map(\.isUnresolved) == [true, false])
        #expect(sold.mails.map(\.isUnresolved) == [true])
    }

    /// What stands below `step_mails:`, whose line is missing, is one mistake: the first of it is told.
    @Test func usesBelowAMissingLineAreOneMistake() throws {
        let text = Self.product.replacing("step_mails:\n", with: "").replacing(
            "use: failed", with: "use: failed\n  - use: cancelled")
        let other = Self.mail.replacing("id: failed", with: "id: cancelled")
        let project = project(["a.yaml": text, "b.yaml": Self.method, "c.yaml": Self.mail, "d.yaml": other])
        let found = project.problems.filter { $0.code == .unknownReference }
        #expect(found.map { project.source($0.location.file)?.text($0.location.range) } == ["failed"])
    }

    /// Methods and mails have ids of their own, each once in a product.
    @Test(arguments: [1, 2, 3, 9])
    func idsOfEntriesAreRepeated(count: Int) {
        func list(_ name: String, _ entry: String) -> String {
            "\(name):\n" + String(repeating: "  - {id: a, \(entry)}\n", count: count)
        }
        let text =
            "kind: product\nid: course\nname: 講座\nscenario: paid_product\n"
            + list("payment_methods", "type: one_time, tax_rate: 10%, price: 1")
            + list("step_mails", "trigger: charge_failed, subject: s, body: b")
        let repeated = project(["a.yaml": text]).problems.filter { $0.code == .duplicateID }
        #expect(repeated.count == 2 * (count - 1))
    }

    @Test func anEntryMayRenameWhatItUses() throws {
        let text = Self.product.replacing("  - use: card\n", with: "  - use: card\n    id: card-2\n")
        let project = project(["a.yaml": text, "b.yaml": Self.method, "c.yaml": Self.mail])
        #expect(findings(project, except: []) == [])
        #expect(project.products.first?.methods.first?.merged.id.value == "card-2")
    }

    @Test func aPoisonedFieldBesideUseHidesTheDefinition() throws {
        let text = Self.product.replacing("price: 2480", with: "price: ￥2,480")
        let project = project(["a.yaml": text, "b.yaml": Self.method, "c.yaml": Self.mail])
        #expect(findings(project) == ["not-whole-yen 「￥2,480」"])
        #expect(project.products.first?.methods.first?.merged.price.isPoisoned == true)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let files: [String: String]
        let expected: [String]
        let testDescription: String

        init(_ name: String, _ files: [String: String], _ expected: String...) {
            self.files = files
            self.expected = expected
            testDescription = name
        }
    }

    static let cases: [Case] = [
        .init("no integration", ["kessai.yaml": Self.mail], "missing-integration 「」", "unused-definition 「failed」"),
        .init("empty kessai.yaml", ["kessai.yaml": ""], "missing-integration 「」"),
        .init("comment in kessai.yaml", ["kessai.yaml": "# nothing\n"], "missing-integration 「」"),
        .init("integration elsewhere", ["kessai.yaml": "# see settings.yaml\n", "settings.yaml": integrationText]),
        .init("two in one file", ["kessai.yaml": integrationText + "\n---\n" + integrationText], "second-integration 「kind」"),
        .init("two in two files", ["a.yaml": integrationText], "second-integration 「kind」"),
        .init("misspelt integration", ["kessai.yaml": "kind: integraton\n"], "unknown-kind 「integraton」"),
        .init(
            "two products", ["a.yaml": Self.product, "b.yaml": Self.product, "c.yaml": Self.method + "---\n" + Self.mail],
            "duplicate-id 「course」"),
        .init(
            "two methods", ["a.yaml": Self.product, "b.yaml": Self.method, "c.yaml": Self.method, "d.yaml": Self.mail],
            "duplicate-id 「card」"),
        .init(
            "one id in two kinds",
            [
                "a.yaml": Self.product, "b.yaml": Self.method,
                "d.yaml": Self.mail.replacing("id: failed", with: "id: card") + "---\n" + Self.mail,
            ], "unused-definition 「card」"),
        .init("unknown method", ["a.yaml": Self.product, "d.yaml": Self.mail], "unknown-reference 「card」"),
        .init(
            "near method",
            ["a.yaml": Self.product.replacing("use: card", with: "use: crad"), "b.yaml": Self.method, "d.yaml": Self.mail],
            "unknown-reference 「crad」"),
        .init(
            "wrong kind", ["a.yaml": Self.product.replacing("use: card", with: "use: failed"), "d.yaml": Self.mail],
            "unknown-reference 「failed」"),
        .init(
            "bad id in use",
            ["a.yaml": Self.product.replacing("use: card", with: "use: CARD"), "b.yaml": Self.method, "d.yaml": Self.mail],
            "unknown-reference 「CARD」"),
        .init(
            "empty use",
            ["a.yaml": Self.product.replacing("use: card", with: "use:"), "b.yaml": Self.method, "d.yaml": Self.mail],
            "missing-field 「use」"),
        .init("unused method", ["b.yaml": Self.method], "unused-definition 「card」"),
        .init("unused mail", ["b.yaml": Self.mail], "unused-definition 「failed」"),
        .init(
            "entry twice",
            ["a.yaml": Self.product.replacing("id: auto", with: "id: card"), "b.yaml": Self.method, "d.yaml": Self.mail],
            "duplicate-id 「card」"),
        .init(
            "use twice", ["a.yaml": Self.product + "  - use: failed\n", "b.yaml": Self.method, "d.yaml": Self.mail],
            "duplicate-id 「failed」"),
        // One slip: a copy that kept the id, and a use of another mail that stands twice.
        .init(
            "copied id", ["a.yaml": Self.both, "b.yaml": Self.method, "c.yaml": Self.mail, "d.yaml": Self.mail],
            "duplicate-id 「failed」"),
        .init(
            "copied id, and a slip",
            [
                "a.yaml": Self.both.replacing("use: card", with: "use: crad"), "b.yaml": Self.method, "c.yaml": Self.mail,
                "d.yaml": Self.mail,
            ],
            "unknown-reference 「crad」", "duplicate-id 「failed」"),
        .init(
            "copied id, and two that are unknown",
            [
                "a.yaml": Self.both + "  - use: welcome\n", "b.yaml": Self.method, "c.yaml": Self.mail, "d.yaml": Self.mail,
            ], "unknown-reference 「cancelled」", "unknown-reference 「welcome」", "duplicate-id 「failed」"),
        .init(
            "used twice for another",
            [
                "a.yaml": Self.product + "  - use: failed\n", "b.yaml": Self.method, "c.yaml": Self.mail,
                "d.yaml": Self.mail.replacing("id: failed", with: "id: cancelled"),
            ], "duplicate-id 「failed」"),
        .init(
            "used twice, and two that are not used",
            [
                "a.yaml": Self.product + "  - use: failed\n", "b.yaml": Self.method, "c.yaml": Self.mail,
                "d.yaml": Self.mail.replacing("id: failed", with: "id: cancelled"),
                "e.yaml": Self.mail.replacing("id: failed", with: "id: welcome"),
            ], "duplicate-id 「failed」", "unused-definition 「cancelled」", "unused-definition 「welcome」"),
        // What may be in a document that was not understood is not reported as missing.
        .init(
            "definition of unknown kind",
            [
                "a.yaml": Self.product, "b.yaml": Self.method.replacing("payment_method", with: "paymentmethod"),
                "d.yaml": Self.mail,
            ], "unknown-kind 「paymentmethod」"),
        .init(
            "broken definition", ["a.yaml": Self.product, "b.yaml": "kind: &a payment_method\nid: card\n", "d.yaml": Self.mail],
            "anchor-not-supported 「&a」"),
        .init(
            "definition with a bad id",
            ["a.yaml": Self.product, "b.yaml": Self.method.replacing("id: card", with: "id: Card"), "d.yaml": Self.mail],
            "bad-format 「Card」"),
    ]

    @Test(arguments: cases)
    func links(example: Case) {
        #expect(findings(project(example.files), except: []) == example.expected)
    }

    @Test func aCopyShowsWhatIsLacking() throws {
        let project = project(["a.yaml": Self.both, "b.yaml": Self.method, "c.yaml": Self.mail, "d.yaml": Self.mail])
        let found = try #require(project.problems.first { $0.code == .duplicateID })
        #expect(found.related.map { project.source($0.location.file)?.text($0.location.range) } == ["failed", "cancelled"])
    }

    @Test func bothPlacesAreShown() throws {
        let second = try #require(project(["a.yaml": integrationText]).problems.first)
        // The one in kessai.yaml is the first, though a.yaml sorts before it.
        #expect(second.location.file == FileID(0))
        #expect(second.related.map(\.location.file) == [FileID(1)])
        let again = try #require(
            project(["a.yaml": Self.mail, "b.yaml": Self.mail + "\n"]).problems.first { $0.code == .duplicateID })
        #expect(again.location.file == FileID(1))
        #expect(again.related.map(\.location.file) == [FileID(0)])
        #expect(again.help?.en.contains("`use:`") == true)
        // No `use:` names a product.
        let product = try #require(
            project(["a.yaml": Self.product, "b.yaml": Self.product + "\n"]).problems.first { $0.code == .duplicateID })
        #expect(product.help?.en == "Change one of the ids.")
    }

    /// Another id would sell the product twice.
    @Test func aCopyOfAFileIsToBeDeleted() throws {
        let found = project(["a.yaml": Self.product, "b.yaml": Self.product]).problems.filter { $0.code == .duplicateID }
        #expect(found.map { $0.help?.en.hasPrefix("The two files say the same: delete the copy") } == [true])
        #expect(found.map { $0.help?.ja.contains("「ignore」") } == [true])
        let twice = project(["a.yaml": Self.product + "---\n" + Self.product]).problems.first { $0.code == .duplicateID }
        #expect(twice?.help?.en == "Change one of the ids.")
    }

    @Test func unknownReferenceNamesWhatThereIs() throws {
        let text = Self.product.replacing("use: card", with: "use: crad")
        let problem = try #require(
            project(["a.yaml": text, "b.yaml": Self.method, "c.yaml": Self.mail]).problems.first { $0.code == .unknownReference })
        #expect(problem.fixes.first?.edits.first?.text == "card")
        #expect(problem.help?.en.contains("`card`") == true)
    }

    @Test(arguments: ["shared/card.yaml", "./card", "card.yml", "shared.yaml"]) func pathsAreNoIDs(_ path: String) throws {
        let text = Self.product.replacing("use: card", with: "use: \(path)")
        let problem = try #require(
            project(["a.yaml": text, "b.yaml": Self.method, "c.yaml": Self.mail]).problems.first { $0.code == .unknownReference })
        #expect(problem.note?.en.contains("not the path") == true)
        #expect(problem.fixes.first?.edits.first?.text == (path.contains("card") ? "card" : nil))
    }

    /// Names are compared 200,000 times; what is wrong after that is reported without a proposal.
    @Test(arguments: [(400, 500), (409, 488)])
    func proposalsAreLimited(ids: Int, proposals: Int) {
        // All but one differ so much in length that a glance tells.
        let definitions = (0..<ids).map {
            "kind: step_mail\nid: mail\($0 == 0 ? "" : "-of-another-length-\($0)")\ntrigger: charge_failed\nsubject: a\nbody: b\n"
        }
        let uses = String(repeating: "  - use: mial\n", count: proposals + 2)
        let text = (definitions + ["kind: product\nid: course\nname: a\nstep_mails:\n" + uses]).joined(separator: "---\n")
        let problems = project(["a.yaml": text]).problems.filter { $0.code == .unknownReference }
        #expect(problems.count == proposals + 2)
        #expect(problems.filter { !$0.fixes.isEmpty }.count == proposals)
    }

    /// After an edit of one file the others are linked as if all had been read anew.
    @Test func whatIsTakenOverIsWhatWouldBeLinked() {
        let definitions = Self.method + "---\n" + Self.mail
        let texts = [
            Self.product, Self.product.replacing("use: failed", with: "use: fialed"),
            Self.product.replacing("use: card", with: "use: ["),
        ]
        let others = [
            definitions, "kind: [", definitions.replacing("id: card", with: "id: card-2"),
            definitions.replacing("id: failed", with: "id: f"),
            definitions.replacing("1980", with: "2980"), Self.method, Self.mail, "",
        ]
        for text in texts {
            let read = FileUnit(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
            let home = FileUnit(SourceFile(path: "kessai.yaml", bytes: Array(integrationText.utf8)), file: FileID(2))
            func linked(_ other: String, after previous: Project? = nil) -> Project {
                Project(
                    [read, FileUnit(SourceFile(path: "b.yaml", bytes: Array(other.utf8)), file: FileID(1)), home], after: previous
                )
            }
            func told(_ project: Project) -> [String] {
                project.linkProblems.map { "\($0.code) \($0.location)" }.sorted()
                    + project.products.flatMap { sold in
                        sold.methods.map { "\($0.isUnresolved) \($0.merged.price)" }
                            + sold.mails.map { "\($0.isUnresolved) \($0.merged.subject)" }
                    }
            }
            for before in others {
                for after in others { #expect(told(linked(after, after: linked(before))) == told(linked(after))) }
            }
        }
    }

    @Test func unreadFileMayHoldAnything() {
        let source = SourceFile(path: "b.yaml", bytes: [])
        let problem = Diagnostic(.unreadableFile, at: Location(FileID(1), ByteRange(0, 0)), Bilingual(same: "x"))
        let units = [
            FileUnit(SourceFile(path: "a.yaml", bytes: Array(Self.product.utf8)), file: FileID(0)),
            FileUnit(unread: source, file: FileID(1), problem: problem),
        ]
        #expect(findings(Project(units), except: []) == ["unreadable-file 「」"])
    }

    @Test(arguments: [
        ("price: 2480", 0, "product[id=course].payment_methods[0].price"),
        ("2480", 0, "product[id=course].payment_methods[0].price"),
        ("use: card", 0, "product[id=course].payment_methods[0]"),
        ("kind", 0, "product[id=course].kind"), ("auto_pay", 0, "product[id=course].payment_methods[1].type"),
        ("failed", 0, "product[id=course].step_mails[0].use"),
        ("LIVE-AEXAMPLE234567EXAMPLE234\n", 1, "integration.amazon_pay.live.public_key_id"),
        ("https://shop.example.jp/amazon_pay/return", 1, "integration.amazon_pay.live.return_urls[0]"),
        ("live:", 1, "integration.amazon_pay.live"), ("amazon_pay:", 1, "integration.amazon_pay"),
        // The first key of a mapping and the first element of a list begin where these do.
        ("use:", 1, "integration.amazon_pay.use"), ("email:", 1, "integration.amazon_pay.support.email"),
        ("merchant_id:", 1, "integration.amazon_pay.live.merchant_id"),
        ("- use: card", 0, "product[id=course].payment_methods"),
    ])
    func logicalPath(part: String, file: Int, path: String) throws {
        let project = project(["a.yaml": Self.product])
        let text = file == 0 ? Self.product : integrationText
        let range = try #require(text.firstRange(of: part))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let length = part == "use: card" ? 25 : part.hasSuffix(":") ? part.utf8.count - 1 : part.utf8.count
        var paths = LogicalPaths(project.units[file])
        #expect(paths.path(of: ByteRange(start..<start + length)) == path)
    }

    /// A line that could not be read is in the mapping or list that it was written in, and in no entry above it.
    @Test(arguments: [
        ("type: one_time\n    ⟦price = 5500⟧\n    tax_rate: 8%\n  - use: b\n", ".payment_methods[0]"),
        ("name:\n    ⟦price = 5500⟧\n    tax_rate: 8%\n", ".payment_methods[0].name"),
        ("name: |\n      x\n    ⟦price = 5500⟧\n    tax_rate: 8%\n", ".payment_methods[0]"),
        ("type: one_time\n  ⟦price = 5500⟧\n  - use: b\n", ".payment_methods"),
        ("type: one_time\n⟦price = 5500⟧\nname: b\n", ""),
        ("type: one_time\n      ⟦price⟧: 5500\n    name: b\n", ".payment_methods[0].type"),
        ("recurrence: {every: 1 month,\n    ⟦times 3⟧}\n    name: b\n", ".payment_methods[0].recurrence.times 3"),
    ])
    func logicalPathOfALine(_ lines: String, _ path: String) throws {
        let (text, places) = marked("kind: product\nid: a\npayment_methods:\n  - " + lines)
        var paths = LogicalPaths(project(["a.yaml": text]).units[0])
        #expect(places.map { paths.path(of: ByteRange($0)) } == ["product[id=a]" + path])
    }

    /// A key that only its place tells to be one, and what stands behind the name of a credential, are in no path.
    @Test func logicalPathsHoldNoSecret() throws {
        let digits = "9f86d081884c7d65" + "9a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        let (text, places) = marked("kind: product\nid: \(digits)\n⟦name⟧: a\nsmtp_password:\n  ⟦hunter2⟧: b\n")
        var paths = LogicalPaths(project(["a.yaml": text]).units[0])
        let found = places.map { paths.path(of: ByteRange($0)) }
        #expect(found == ["product[id=●●●●].name", "product[id=●●●●].smtp_password.●●●●"])
    }

    /// A document ends with its last value; behind it nothing is named.
    @Test func logicalPathsAtTheEndsOfDocuments() throws {
        let text = "# a\nkind: step_mail\nid: a\n\n---\n\nkind: step_mail\nid: b\n\n"
        let project = project(["a.yaml": text])
        var paths = LogicalPaths(project.units[0])
        let found = (0...text.utf8.count).map { paths.path(of: ByteRange($0..<$0)) }
        func path(before part: String) throws -> String {
            found[text.utf8.distance(from: text.startIndex, to: try #require(text.firstRange(of: part)).lowerBound)]
        }
        #expect(try path(before: "\nkind") == "")
        #expect(try path(before: "kind") == "step_mail[id=a].kind")
        #expect(try path(before: "\n\n---") == "step_mail[id=a].id")
        #expect(try path(before: "\n---") == "")
        #expect(try path(before: "\nkind: step_mail\nid: b") == "")
        #expect(try path(before: "b\n\n") == "step_mail[id=b].id")
        #expect(found.suffix(3) == ["step_mail[id=b].id", "", ""])
    }

    @Test func logicalPathsAreEnglishAndOfTheMapping() throws {
        let text = "kind: 販売設定\nid: 講座\n商品名: 講座\nscenario: 有料商品\n支払方法:\n  - id: card\n    type: 従量課金\n"
        let project = project(["a.yaml": text])
        func paths(_ project: Project) -> [String] {
            var paths = LogicalPaths(project.units[0])
            return project.problems.map { paths.path(of: $0) }
        }
        #expect(paths(project) == ["product[id=講座].id", "product[id=講座].payment_methods[0].type"])
        let missing = SchemaTests.project("kind: payment_method\nid: card\n")
        #expect(paths(missing).first == "payment_method[id=card]")
    }
}
