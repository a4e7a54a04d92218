// Files of other tools beside the settings: `fmt` leaves them as they are, and an error in kessai.yaml lets nobody change what it excludes.
import Driver
import Foundation
import Testing

@Suite("Files of other tools stay as they are")
struct ForeignFilesTests {
    private static let foreign = [
        "vault.yml": "$ANSIBLE_VAULT;1.1;AES256\n62313365396662343061393464336163\n31663762396132643365663762396132\n",
        "pointer.yaml": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "link.yaml": "../common/oc.yaml",
        "docker-compose.yaml": "services:\n    web:\n        image: x\n",
        "tasks.yaml": "-   name: a\n-   name: b\n",
        "pnpm-lock.yaml": "lockfileVersion:  '9.0'\n---\nother:   1\n",
        "deployment.yaml": "apiVersion:  v1\nkind:  Integration\n",
        "component.yaml": "kind:   Component\nname:  x\n",
    ]
    private static let loose = "kind:   payment_method\nid:  card\ntype: one_time\n"
    private static let neat = "kind: payment_method\nid: card\ntype: one_time\n"
    private static let slack = price.replacing("kind: product", with: "kind: prodcut").replacing("2,980", with: "2980")

    private static func expectForeignUnchanged(_ folder: TemporaryFolder, _ what: String) throws {
        for (name, text) in foreign { #expect(try folder.text(name) == text, "\(what): \(name)") }
    }

    @Test func ofAWholeProjectOrNamed() throws {
        let folder = try shop(Self.foreign.merging(["a.yaml": Self.loose]) { $1 })
        let check = try kessai(["fmt", "--check", "--lang", "en"], in: folder.url)
        #expect(check.exit == .differs && check.output == "a.yaml\n", "\(check)")
        #expect(try kessai(["fmt", "--diff"] + Self.foreign.keys, in: folder.url).output.isEmpty)
        for names in [[], Self.foreign.keys.sorted(), ["--keys", "ja"]] {
            let outcome = try kessai(["fmt", "--lang", "both"] + names, in: folder.url)
            #expect(outcome.exit == .done, "\(outcome)")
            #expect(outcome.messages.contains(" 8 files without a document (`kind`) of kessai were left alone."), "\(outcome)")
            #expect(outcome.messages.contains("kessaiの文書(kind)がない8ファイルには手を付けていません。"), "\(outcome)")
            try Self.expectForeignUnchanged(folder, "\(names)")
        }
        #expect(try kessai(["fmt", "--quiet"], in: folder.url).messages.isEmpty)
        #expect(try kessai(["fmt", "--check", "vault.yml"], in: folder.url).exit == .done)
    }

    @Test func outsideOfEveryProject() throws {
        let folder = try TemporaryFolder(Self.foreign.merging(["a.yaml": Self.loose]) { $1 })
        #expect(try kessai(["fmt", "a.yaml"] + Self.foreign.keys.sorted(), in: folder.url).exit == .done)
        try Self.expectForeignUnchanged(folder, "alone")
        #expect(try folder.text("a.yaml") == Self.neat)
    }

    /// What is kessai's, or was meant to be, is formatted, and so is all that stands beside it in one file.
    @Test(arguments: [
        ("kind:   販売設定\n", "kind: 販売設定\n"), ("kind:   prodcut\n", "kind: prodcut\n"), ("knid:   product\n", "knid: product\n"),
        ("kind:   Product\n", "kind: Product\n"), ("#  a\n\n\n\n# b\n", "#  a\n\n# b\n"),
        ("kind:   product\n---\nother:   1\n", "kind: product\n---\nother: 1\n"),
        ("a:   1\n---\nkind:   step_mail\n", "a: 1\n---\nkind: step_mail\n"),
    ]) func whatIsOfKessai(_ text: String, _ expected: String) throws {
        let folder = try shop(["a.yaml": text])
        #expect(try kessai(["fmt"], in: folder.url).exit == .done)
        #expect(try folder.text("a.yaml") == expected)
    }

    @Test func kessaiYAMLItselfIsAlwaysFormatted() throws {
        let folder = try TemporaryFolder(["kessai.yaml": "site:   {url: https://shop.example.jp}\n"])
        #expect(try kessai(["fmt"], in: folder.url).exit == .done)
        #expect(try folder.text("kessai.yaml") == "site: {url: https://shop.example.jp}\n")
    }

    /// Whoever pipes in a mapping wants it formatted; a pointer is passed on.
    @Test func standardInput() throws {
        #expect(try kessai(["fmt", "-"], input: "a:   1\n").output == "a: 1\n")
        for name in ["vault.yml", "link.yaml"] {
            let text = Self.foreign[name]
            let outcome = try kessai(["fmt", "-", "--lang", "en"], input: text ?? "")
            #expect(outcome.exit == .done && outcome.output == text, "\(outcome)")
            #expect(outcome.messages.contains("standard input holds no document of kessai"), "\(outcome)")
            #expect(try kessai(["fmt", "-", "--check", "--quiet"], input: text ?? "").exit == .done)
        }
    }

    private static let price = """
        kind: product
        id:  draft
        name: 下書き
        scenario: paid_product
        payment_methods:
          - {id: a, type: one_time, tax_rate: 10%, price: '2,980'}

        """

    /// However `ignore` is miswritten, what it lists is not touched, and nothing is told of it.
    @Test(arguments: [
        "ignroe:\n  - drafts\n  - '*.yml'\n", "除外:\n  - drafts/**\n  - vault.yml\n", "\tignore:\n\t  - drafts\n\t  - vault.yml\n",
        " ignore: [drafts, vault.yml]\n", "Ignore： ['drafts', \"vault.yml\"]  # not yet\n",
        "ignore:\n\t- drafts\n\t- vault.yml\n",
        "<<<<<<< HEAD\nignore:\n  - drafts\n=======\nignore:\n  - vault.yml\n>>>>>>> b\n",
        "ignore:\n<<<<<<< HEAD\n  - vault.yml\n||||||| base\n=======\n  - drafts\n>>>>>>> b\n",
        "ignore:\n  - drafts\n  - 'vault.yml\n",
    ]) func slips(_ text: String) throws {
        let folder = try shop([
            "drafts/p.yaml": Self.price, "drafts/q.yaml": Self.slack, "vault.yml": Self.foreign["vault.yml"] ?? "",
        ])
        let home = try folder.text("kessai.yaml")
        try folder.write("kessai.yaml", home + text)
        let check = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(check.exit == .problems && check.output.contains("kessai.yaml:"), "\(check)")
        #expect(!check.output.contains("drafts/p") && !check.output.contains("vault.yml:1"), "\(check)")
        for command in [["fmt"], ["check", "--unsafe-fixes"]] { _ = try kessai(command, in: folder.url) }
        #expect(try folder.text("drafts/p.yaml") == Self.price && folder.text("drafts/q.yaml") == Self.slack)
        // The same for a misspelt kind, with all else in order.
        try folder.write(
            "kessai.yaml", home.replacing("kind: integration", with: "kind: integratoin") + "ignore: [drafts, '*.yml']\n")
        let kind = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(kind.exit == .problems && !kind.output.contains("drafts/") && !kind.output.contains("vault"), "\(kind)")
    }

    /// Where nothing of the patterns can be read, only what is surely kessai's is written.
    @Test(arguments: ["kind: integration\n", "skip:\n  - drafts\n", "site: {\n", "ignore: |\n  drafts\n"])
    func whereNoPatternCanBeRead(_ text: String) throws {
        let folder = try shop([
            "drafts/q.yaml": Self.slack, "a.yaml": Self.loose, "vault.yml": Self.foreign["vault.yml"] ?? "",
        ])
        let home = text.hasPrefix("kind") ? "" : try folder.text("kessai.yaml")
        try folder.write("kessai.yaml", home + text)
        let check = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(check.exit == .problems && check.output.contains("kessai.yaml:") && check.output.contains("drafts/q"), "\(check)")
        #expect(!check.output.contains("vault"), "\(check)")
        #expect(try kessai(["check", "vault.yml", "--format", "short"], in: folder.url).output.contains("vault.yml:1:1"))
        let fixed = try kessai(["check", "--unsafe-fixes", "--lang", "en"], in: folder.url)
        #expect(fixed.messages.contains("`drafts/q.yaml` was not fixed: an error in kessai.yaml may hide"), "\(fixed)")
        try folder.write("kessai.yaml", home + text)
        let formatted = try kessai(["fmt", "--lang", "en"], in: folder.url)
        #expect(formatted.messages.contains("1 file was left alone, as an error in kessai.yaml may hide"), "\(formatted)")
        #expect(try folder.text("drafts/q.yaml") == Self.slack && folder.text("a.yaml") == Self.neat)
    }

    /// Other errors of kessai.yaml hide no patterns, and neither does an empty one beside settings elsewhere.
    @Test func otherErrors() throws {
        let folder = try shop(["drafts/q.yaml": Self.slack, "vault.yml": Self.foreign["vault.yml"] ?? ""])
        let home = try folder.text("kessai.yaml")
        try folder.write("kessai.yaml", home.replacing("plan: ", with: "plan: x"))
        let check = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(check.output.contains("[not-a-choice]") && check.output.contains("vault.yml:1:1"), "\(check)")
        #expect(try kessai(["fmt"], in: folder.url).exit == .done)
        #expect(try folder.text("drafts/q.yaml") != Self.slack)
        try folder.write("drafts/q.yaml", Self.slack)
        try folder.write("settings.yaml", home)
        try folder.write("kessai.yaml", "# settings.yaml\n")
        #expect(try kessai(["fmt"], in: folder.url).exit == .done)
        #expect(try folder.text("drafts/q.yaml") != Self.slack)
    }

    /// A list of changed files names what lies beside the project as well; that alone is nothing to check.
    @Test(arguments: [["check"], ["check", "--fix"]]) func namedOutsideOfTheProject(_ command: [String]) throws {
        let folder = try TemporaryFolder(["docker-compose.yaml": "services: {}\n", "README.md": "x\n", "p/x": ""])
        let inner = try shop()
        _ = try shell("cp -R '\(inner.url.path)' shop", in: folder.url)
        let named = ["docker-compose.yaml", "shop/products/online-course.yaml", "README.md"]
        let outcome = try kessai(command + named + ["--lang", "en", "--format", "short"], in: folder.url)
        #expect(outcome.exit == .done, "\(outcome)")
        #expect(outcome.messages.contains("`docker-compose.yaml`, `README.md` lie in no project"), "\(outcome)")
        #expect(try kessai(command + named + ["--quiet"], in: folder.url).messages.isEmpty)
        #expect(try kessai(command + ["shop", "README.md", "--lang", "ja"], in: folder.url).messages.contains("「README.md」は、"))
        let product = try folder.text("shop/products/online-course.yaml")
        try folder.write("shop/products/online-course.yaml", product.replacing("price: 1980", with: "price: x"))
        #expect(try kessai(command + named, in: folder.url).exit == .problems)
        #expect(try kessai(command + ["docker-compose.yaml", "README.md"], in: folder.url).exit == .nothing)
        // A directory without a project is a mistake in the command.
        #expect(try kessai(command + ["p", "shop"], in: folder.url).exit == .nothing)
    }
}
