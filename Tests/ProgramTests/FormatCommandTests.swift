// `kessai fmt`: what it writes, shows and leaves alone, and its exit codes.
import Driver
import Foundation
import Testing

@Suite struct FormatCommandTests {
    private static let loose = "kind:   product\nid:  'course'\n"
    private static let neat = "kind: product\nid: course\n"

    @Test func rewritesInPlaceOnce() throws {
        let shop = try shop(["products/loose.yaml": Self.loose])
        #expect(try kessai(["fmt", "--check"], in: shop.url).exit == .differs)
        #expect(try kessai(["fmt", "--check"], in: shop.url).output == "products/loose.yaml\n")
        #expect(try shop.text("products/loose.yaml") == Self.loose)
        #expect(try kessai(["fmt"], in: shop.url).exit == .done)
        #expect(try shop.text("products/loose.yaml") == Self.neat)
        let neat = try kessai(["fmt", "--check", "--lang", "ja"], in: shop.url)
        #expect(neat.exit == .done && neat.messages.contains("ファイルのうち、整えて変わるファイルはありません。"))
    }

    @Test func aDirectoryMeansTheFilesBelowIt() throws {
        let shop = try shop(["products/loose.yaml": Self.loose, "mails/loose.yaml": Self.loose])
        #expect(try kessai(["fmt", "products", "--quiet"], in: shop.url).messages.isEmpty)
        #expect(try shop.text("products/loose.yaml") == Self.neat)
        #expect(try shop.text("mails/loose.yaml") == Self.loose)
        #expect(try kessai(["fmt", "mails/loose.yaml"], in: shop.url).exit == .done)
        #expect(try shop.text("mails/loose.yaml") == Self.neat)
    }

    @Test func theDiffIsWhatGitApplies() throws {
        let shop = try shop(["products/a b.yaml": Self.loose, "products/日本.yaml": "kind:   step_mail"])
        let outcome = try kessai(["fmt", "--diff"], in: shop.url)
        #expect(outcome.exit == .done && outcome.output.contains("-kind:   product\n"))
        #expect(try kessai(["fmt", "--diff", "--check"], in: shop.url).exit == .differs)
        #expect(try shop.text("products/a b.yaml") == Self.loose)
        try shop.write("change.patch", outcome.output)
        let applied = try shell("git init -q . && git apply change.patch", in: shop.url)
        #expect(applied.status == 0, "\(applied.messages)")
        #expect(try shop.text("products/a b.yaml") == Self.neat)
        #expect(try shop.text("products/日本.yaml") == "kind: step_mail\n")
    }

    /// From where its names begin: the project, the directory around several, or the root of all for what lies outside of it.
    @Test(arguments: [
        (["p"], ".", "p", "a/products/loose.yaml"), (["p/products/loose.yaml"], ".", "p", "a/products/loose.yaml"),
        (["p", "q"], ".", ".", "a/p/products/loose.yaml"), (["p", "alone.yaml"], ".", ".", "a/alone.yaml"),
        (["./alone.yaml"], ".", ".", "a/alone.yaml"), (["../alone.yaml"], "p", "/", "a/ROOT/alone.yaml"),
        (["ROOT/alone.yaml"], "q", "/", "a/ROOT/alone.yaml"), ([".", "../q"], "p", "/", "a/ROOT/p/products/loose.yaml"),
    ]) func namesOfADiff(_ what: [String], _ directory: String, _ base: String, _ name: String) throws {
        let settings = try shop(["products/loose.yaml": Self.loose])
        let folder = try TemporaryFolder(["alone.yaml": Self.loose])
        _ = try shell("cp -r \(settings.url.path) p; cp -r p q", in: folder.url)
        let place = try PosixFileSystem().resolve(folder.url.path)
        let operands = what.map { $0.replacing("ROOT", with: place) }
        let outcome = try kessai(["fmt", "--diff"] + operands, in: folder.url.appendingPathComponent(directory))
        #expect(outcome.output.contains("--- \(name.replacing("ROOT", with: place.dropFirst()))\n"), "\(outcome.output)")
        try folder.write("x.patch", outcome.output)
        let applied = try shell(
            "git apply --check \(place)/x.patch", in: URL(fileURLWithPath: base == "/" ? "/" : "\(place)/\(base)"))
        #expect(applied.status == 0, "\(applied.messages)")
    }

    @Test func theNameOfStandardInputInADiff() throws {
        let outcome = try kessai(["fmt", "-", "--diff", "--stdin-filename", "/a/x.yaml"], input: Self.loose)
        #expect(outcome.output.hasPrefix("--- a/a/x.yaml\n+++ b/a/x.yaml\n"))
    }

    /// It begins where that of the file does: at the project's root, or for a file in no project at the working directory.
    @Test(arguments: [
        ("products/loose.yaml", ".", "products/loose.yaml"), ("loose.yaml", "products", "products/loose.yaml"),
        ("../kessai.yaml", "products", "kessai.yaml"), ("./new/a.yaml", ".", "new/a.yaml"),
        ("link.yaml", ".", "products/loose.yaml"), ("../outer.yaml", ".", "ROOT/outer.yaml"), ("x/./y.yaml", "..", "x/y.yaml"),
    ]) func namesOfStandardInput(_ name: String, _ directory: String, _ expected: String) throws {
        let folder = try TemporaryFolder()
        let settings = try shop(["products/loose.yaml": Self.loose])
        _ = try shell("cp -r \(settings.url.path) p; ln -s products/loose.yaml p/link.yaml", in: folder.url)
        let place = try PosixFileSystem().resolve(folder.url.path).dropFirst()
        let outcome = try kessai(
            ["fmt", "-", "--diff", "--stdin-filename", name], in: folder.url.appendingPathComponent("p/" + directory),
            input: Self.loose)
        let path = expected.replacing("ROOT", with: place)
        #expect(outcome.output.hasPrefix("--- a/\(path)\n+++ b/\(path)\n"), "\(outcome)")
    }

    /// Only a check proves fixes; what these would do is not known.
    @Test(arguments: ["a:\n\tb: 1\n", "a: |\nb\n", "a: 1\nb:1\n"]) func noFixIsOffered(_ text: String) throws {
        let folder = try TemporaryFolder(["x.yaml": text])
        for command in [["fmt", "x.yaml"], ["dump", "x.yaml"]] {
            let outcome = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(outcome.exit == .problems && outcome.messages.contains("help: "), "\(outcome)")
            #expect(!outcome.messages.contains("fix"), "\(outcome)")
        }
    }

    @Test func standardInput() throws {
        let outcome = try kessai(["fmt", "-"], input: Self.loose)
        #expect(outcome.exit == .done && outcome.output == Self.neat && outcome.messages.isEmpty)
        let checked = try kessai(["fmt", "-", "--check"], input: Self.loose)
        #expect(checked.exit == .differs && checked.output == "<stdin>\n")
        let wrong = try kessai(["fmt", "-", "--stdin-filename", "x.yaml"], input: "a: 'b\n")
        #expect(wrong.exit == .problems && wrong.output.isEmpty)
        #expect(wrong.messages.contains("unterminated-quote") && wrong.messages.contains("x.yaml:1:4"))
    }

    @Test func filesWithErrorsStayAndOthersAreWritten() throws {
        let shop = try shop(["products/loose.yaml": Self.loose, "products/wrong.yaml": "a: 1\na:   2\n"])
        let outcome = try kessai(["fmt"], in: shop.url)
        #expect(outcome.exit == .problems && outcome.messages.contains("duplicate-key"))
        #expect(try shop.text("products/wrong.yaml") == "a: 1\na:   2\n")
        #expect(try shop.text("products/loose.yaml") == Self.neat)
    }

    /// What `check` finds wrong in the syntax is found here, too, also where it takes to know the fields.
    @Test func aFileInWhichCheckFindsALostLineStays() throws {
        let text = """
            kind: integration
            kessai:   1
            amazon_pay:
              live:
                private_key_file: keys/a.pem
                  - https://a.example.jp/r
                ipn_endpoint: https://a.example.jp/i

            """
        let folder = try TemporaryFolder(["kessai.yaml": text])
        let outcome = try kessai(["fmt"], in: folder.url)
        #expect(outcome.exit == .problems, "\(outcome)")
        #expect(try folder.text("kessai.yaml") == text)
    }

    @Test func spellingsThereAndBack() throws {
        let shop = try shop()
        let before = try shop.text("kessai.yaml")
        #expect(try kessai(["fmt", "--keys", "ja"], in: shop.url).exit == .done)
        #expect(try shop.text("kessai.yaml").contains("出品者ID: "))
        #expect(try kessai(["check"], in: shop.url).exit == .done)
        #expect(try kessai(["fmt", "--keys", "en"], in: shop.url).exit == .done)
        #expect(try shop.text("kessai.yaml") == before)
    }

    /// Of kessai's schemas there is one for each spelling; any other stays, and so does each where the keys stay.
    @Test(
        arguments: [
            ("../../schemas/en/product.schema.json", "../../schemas/ja/product.schema.json"),
            ("https://example.jp/kessai/schemas/ja/document.schema.json", nil),
            (
                "https://example.jp/kessai/schemas/en/document.schema.json",
                "https://example.jp/kessai/schemas/ja/document.schema.json"
            ),
            ("../.kessai/document.schema.json", nil), ("schemas/en/other.schema.json", nil), ("en/product.schema.json", nil),
            ("schemas/en/product.schema.json x", nil), ("schemas/en/product.schema.jso", nil),
            ("schemas/de/product.schema.json", nil),
        ] as [(String, String?)])
    func theSchemaGoesWithTheKeys(path: String, other: String?) throws {
        func text(_ path: String) -> String { "# yaml-language-server: $schema=\(path)\n" }
        let english = "kind: payment_method\nid: card # schemas/en/product.schema.json\ntype: one_time\nprice: 1980\n"
        let folder = try TemporaryFolder(["a.yaml": text(path) + english])
        #expect(try kessai(["fmt", "a.yaml"], in: folder.url).exit == .done)
        #expect(try folder.text("a.yaml").hasPrefix(text(path)))
        for keys in [["--keys", "ja"], ["--keys", "ja"], []] {
            #expect(try kessai(["fmt", "a.yaml"] + keys, in: folder.url).exit == .done)
            #expect(try folder.text("a.yaml").hasPrefix(text(other ?? path)), "\(keys)")
        }
        #expect(try folder.text("a.yaml").contains("料金(税込): 1980") && folder.text("a.yaml").contains("# schemas/en/product"))
        if other != nil {
            #expect(try kessai(["fmt", "a.yaml", "--keys", "en"], in: folder.url).exit == .done)
            #expect(try folder.text("a.yaml").hasPrefix(text(path)))
        }
    }

    @Test func aNameMayBeAsLongAsTheSystemLets() throws {
        let name = String(repeating: "講", count: 83) + ".yaml"
        let folder = try shop([name: "kind: payment_method\nid:   card\n"])
        #expect(try kessai(["fmt", name], in: folder.url).exit == .done)
        #expect(try folder.text(name).contains("id: card\n"))
    }

    @Test func nothingToFormatIsSaid() throws {
        let folder = try TemporaryFolder(["notes.yaml": Self.loose])
        #expect(try kessai(["fmt"], in: folder.url).exit == .nothing)
        #expect(try kessai(["fmt", "absent.yaml"], in: folder.url).exit == .fault)
        #expect(try kessai(["fmt", "notes.yaml"], in: folder.url).exit == .done)
        #expect(try folder.text("notes.yaml") == Self.neat)
    }

    /// What is no settings file stays as it is, also when it is named: in a project by its rules, elsewhere by its name.
    @Test func onlySettingsAreRewritten() throws {
        let text = "{\"kind\":    product}\n"
        let home = "kind: integration\nkessai: 1\nignore: [drafts/**]\n"
        let folder = try TemporaryFolder([
            "package.json": text, "a/kessai.yaml": home, "a/drafts/x.yaml": text, "a/.hidden.yaml": text, "a/y.yml": text,
            "b/kessai.yaml": home, "b/y.yml": text,
        ])
        for name in ["package.json", "a/drafts/x.yaml", "a/.hidden.yaml", "a/drafts"] {
            let outcome = try kessai(["fmt", name], in: folder.url)
            #expect(outcome.exit == .nothing, "\(name)")
            if name == "package.json" || name == "a/drafts" { continue }
            let piped = try kessai(["fmt", "-", "--stdin-filename", name], in: folder.url, input: text)
            #expect(piped.exit == outcome.exit && piped.messages == outcome.messages, "\(name): \(piped)")
        }
        // Named by the way from where both are seen.
        let both = try kessai(["fmt", "--check", "b", "a/y.yml", "a/drafts/x.yaml"], in: folder.url)
        #expect(both.exit == .differs && both.output == "a/y.yml\nb/y.yml\n", "\(both.output)")
        #expect(try kessai(["fmt", "--check", "a"], in: folder.url).output == "y.yml\n")
        #expect(try kessai(["fmt", "a/y.yml", "a/drafts/x.yaml"], in: folder.url).exit == .done)
        #expect(try folder.text("a/drafts/x.yaml") == text && folder.text("package.json") == text)
        #expect(try folder.text("a/y.yml") == "{kind: product}\n")
    }

    /// A file of another tool, by the name that an editor gives for it as well; without a name, what is piped in was meant.
    @Test func filesOfOtherToolsStay() throws {
        let text = "services:\n    web:\n        image:   nginx\n"
        let folder = try TemporaryFolder(["compose.yaml": text])
        #expect(try kessai(["fmt", "--check", "compose.yaml"], in: folder.url).exit == .done)
        let named = ["fmt", "-", "--stdin-filename", "compose.yaml"]
        #expect(try kessai(named, in: folder.url, input: text).output == text)
        #expect(try kessai(named + ["--check"], in: folder.url, input: text).exit == .done)
        #expect(try kessai(["fmt", "-"], in: folder.url, input: text).output == "services:\n  web:\n    image: nginx\n")
    }

    @Test func theSamplesAreNeat() throws {
        for (name, keys) in [("small-shop", "en"), ("full-shop", "en"), ("full-shop-ja", "ja")] {
            let outcome = try kessai(
                ["fmt", "--check", "--keys", keys], in: repository.appendingPathComponent("samples/\(name)"))
            #expect(outcome.exit == .done, "\(name): \(outcome.output)")
        }
    }

    @Test func aDiffShowsNoSecret() throws {
        let secret = "-----BEGIN " + "PRIVATE KEY-----"
        let shop = try shop(["products/loose.yaml": "kind: product\na:   |\n    \(secret)\n    AAAA\n"])
        let outcome = try kessai(["fmt", "--diff"], in: shop.url)
        #expect(!outcome.output.contains("PRIVATE KEY") && outcome.messages.contains("products/loose.yaml"))
    }
}
