// A document from standard input that stands in for a file of the project, and files that hold nothing.
import Driver
import Foundation
import Testing

@Suite struct StandardInputTests {
    private func check(_ name: String, _ input: String, in folder: TemporaryFolder) throws -> Outcome {
        try kessai(["check", "-", "--stdin-filename", name, "--format", "short", "--lang", "en"], in: folder.url, input: input)
    }

    /// A file that an editor has not saved yet may stand in directories that are not there.
    @Test func aNewFileInANewDirectory() throws {
        let folder = try shop()
        let input = try folder.text("products/online-course.yaml").replacing("paid_product", with: "subscription")
        let there = try check("products/new.yaml", input, in: folder)
        let new = try check("new/dir/new.yaml", input, in: folder)
        #expect(there.exit == .problems && there.output.contains("products/new.yaml:"))
        #expect(new.exit == .problems)
        #expect(new.output.replacing("new/dir/", with: "products/") == there.output)
    }

    /// It is no file of the project by another way either.
    @Test(arguments: ["products/.draft.yaml", ".hidden/a.yaml", ".pre-commit-config.yaml"]) func hiddenFiles(_ name: String)
        throws
    {
        let folder = try shop()
        let outcome = try check(name, try folder.text("products/online-course.yaml"), in: folder)
        #expect(outcome.exit == .nothing && outcome.messages.contains(name), "\(outcome)")
    }

    /// A link stands for the file that it leads to.
    @Test func links() throws {
        let folder = try shop()
        let link = folder.url.appendingPathComponent("link.yaml").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "products/online-course.yaml")
        let text = try folder.text("products/online-course.yaml")
        #expect(try check("link.yaml", text, in: folder).exit == .done)
        let broken = try check("link.yaml", text.replacing("1980", with: "1,980"), in: folder)
        #expect(broken.exit == .problems && broken.output.hasPrefix("products/online-course.yaml:"), "\(broken)")
    }

    @Test func filesWithoutADocument() throws {
        let folder = try shop(["todo.yaml": "# to be written\n"])
        for arguments in [["todo.yaml"], ["-", "--stdin-filename", "todo.yaml"], ["-"]] {
            let outcome = try kessai(["check"] + arguments, in: folder.url, input: "# to be written\n")
            #expect(outcome.exit == .nothing && !outcome.messages.isEmpty, "\(arguments): \(outcome)")
        }
        #expect(try kessai(["check", "todo.yaml", "products/online-course.yaml"], in: folder.url).exit == .done)
        #expect(try kessai(["check"], in: folder.url).exit == .done)
        // Something is to be told about it.
        try folder.write("todo.yaml", "\u{FEFF}# to be written\n")
        #expect(try kessai(["check", "todo.yaml"], in: folder.url).output.contains("byte-order-mark"))
    }

    /// The findings of the other files are told as well.
    @Test func aRecordThatCannotBeRead() throws {
        let folder = try shop()
        try folder.write(
            "products/online-course.yaml", try folder.text("products/online-course.yaml").replacing("1980", with: "1,980"))
        try folder.write("kessai.lock/x", "")
        let outcome = try kessai(["check", "--format", "short", "--output-file", "json=r.json", "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .fault)
        #expect(outcome.output.contains("kessai.lock:1:1: error:") && outcome.output.contains("[unreadable-file]"))
        #expect(outcome.output.contains("[not-whole-yen]") && folder.names.contains("r.json"), "\(outcome)")
    }

    /// What a definition or the settings of the site bring about elsewhere.
    @Test func whatAFileCausesElsewhere() throws {
        let product = """
            kind: product
            id: club
            name: 研究会
            scenario: paid_product
            payment_methods:
              - use: shared
            step_mails:
              - id: cancelled
                trigger: recurring_cancelled
                subject: お手続きが完了しました
                body: |
                  https://other.example.com/
                unsubscribe: true

            """
        let folder = try shop([
            "products/club.yaml": product,
            "methods/shared.yaml": "kind: payment_method\nid: shared\ntype: one_time\ntax_rate: 10%\nprice: 1980\n",
        ])
        func codes(_ file: String) throws -> [String] {
            try kessai(["check", file, "--format", "short"], in: folder.url).output.split(separator: "\n")
                .compactMap { $0.split(separator: "[").last.map { String($0.dropLast()) } }
        }
        #expect(try codes("methods/shared.yaml") == ["trigger-never-fires"])
        #expect(try codes("kessai.yaml").contains("mail-host-differs"))
        #expect(try codes("products/online-course.yaml").isEmpty)
    }

    /// Outside of a project every rule looks at what is there, and nothing is asked of what may be elsewhere.
    @Test(arguments: [[], ["--stdin-filename", "elsewhere/course.yaml"]]) func documentsWithoutAProject(_ name: [String]) throws {
        let folder = try TemporaryFolder()
        let product = """
            kind: product
            id: course
            name: オンライン講座
            scenario: paid_product
            payment_methods:
              - id: card
                type: one_time
                tax_rate: 10%

            """
        func check(_ text: String) throws -> Outcome {
            try kessai(["check", "-", "--format", "short"] + name, in: folder.url, input: text)
        }
        let wrong = try check(product)
        #expect(wrong.exit == .problems && wrong.output.hasSuffix("[missing-price]\n"), "\(wrong)")
        #expect(try check(product + "    price: 1980\n").exit == .done)
        let used = try check(product.replacing("id: card", with: "use: card"))
        #expect(used.exit == .done && !used.output.contains("["), "\(used)")
        // There is no file to mend.
        let mendable = try kessai(
            ["check", "-", "--format", "human", "--lang", "en"] + name, in: folder.url, input: product + "    price: 1980円\n")
        #expect(mendable.output.contains("1 error") && !mendable.output.contains("--fix"), "\(mendable)")
    }
}
