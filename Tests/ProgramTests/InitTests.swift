// A new project: what is made, what is asked for, and that nothing is overwritten.
import Driver
import Foundation
import Testing

@Suite struct InitTests {
    /// What the shop would fill in; an empty field is a key at the end of its line.
    private static let values = [
        "url": "https://shop.example.jp", "plan": "beginner", "email": "support@shop.example.jp", "phone": "03-0000-0000",
        "merchant_id": "A1EXAMPLE23456",
        "client_id": "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
        "public_key_id": "LIVE-AEXAMPLE234567EXAMPLE234",
        "private_key_file": "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem",
        "return_urls": "[https://shop.example.jp/example/amazon-pay/return]",
        "ipn_endpoint": "https://shop.example.jp/example/amazon-pay/ipn", "name": "はじめての商品", "price": "1980",
    ]

    @Test(arguments: ["ja", "en"]) func saysWhatIsMissing(_ language: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try kessai(["init", "shop/new", "--lang", language], in: folder.url)
        #expect(outcome.exit == .done)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == Self.values.count)
        // From where the reader is.
        #expect(outcome.messages.contains("shop/new/kessai.yaml") && outcome.messages.contains("kessai check shop/new"))
        let texts = try ["kessai.yaml", "products/first-product.yaml"].map { try folder.text("shop/new/" + $0) }
        for key in Self.values.keys {
            let place = try #require(
                zip(["kessai.yaml", "products/first-product.yaml"], texts).lazy.compactMap { name, text -> String? in
                    let index = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                        $0.hasSuffix(key + ":") && !$0.contains("#")
                    }
                    return index.map { "\(name):\($0 + 1):" }
                }.first)
            #expect(lines.contains { $0.hasPrefix(place) && $0.contains(key) }, "\(key) should be asked for at \(place)")
        }
    }

    /// A copy of the product with the same id would be refused.
    @Test func aSecondProductHasAnotherID() throws {
        let folder = try TemporaryFolder()
        #expect(try kessai(["init"], in: folder.url).exit == .done)
        #expect(try folder.text("products/first-product.yaml").contains("ファイルを複製し、id を変えると商品を増やせます。"))
    }

    @Test func passesCheckWhenFilled() throws {
        let folder = try TemporaryFolder()
        #expect(try kessai(["init"], in: folder.url).exit == .done)
        #expect(try kessai(["check"], in: folder.url).exit == .problems)
        #expect(try kessai(["fmt", "--check"], in: folder.url).exit == .done)
        for path in ["kessai.yaml", "products/first-product.yaml"] {
            let lines = try folder.text(path).components(separatedBy: "\n").map { line in
                let key = line.trimmingCharacters(in: .whitespaces).dropLast()
                return line.hasSuffix(":") && !line.contains("#")
                    ? line + (Self.values[String(key)].map { " " + $0 } ?? "") : line
            }
            try folder.write(path, lines.joined(separator: "\n"))
        }
        let outcome = try kessai(["check", "--fail-on", "warning"], in: folder.url)
        #expect(outcome.exit == .done, "\(outcome.output)")
        #expect(try kessai(["fmt", "--check"], in: folder.url).exit == .done)
    }

    /// The first line of each file leads editors to the schema, which was made with them.
    @Test func editorsFindTheSchema() throws {
        let folder = try TemporaryFolder()
        #expect(try kessai(["init"], in: folder.url).exit == .done)
        for path in ["kessai.yaml", "products/first-product.yaml"] {
            let line = try #require(try folder.text(path).split(separator: "\n").first)
            let schema = try #require(line.split(separator: "# yaml-language-server: $schema=").first)
            let file = folder.url.appendingPathComponent(path).deletingLastPathComponent().appendingPathComponent(String(schema))
            #expect(try String(contentsOf: file, encoding: .utf8) == kessai(["schema"]).output)
        }
    }

    @Test(arguments: ["kessai.yaml", "products/first-product.yaml", "keys/.gitignore", ".kessai/document.schema.json"])
    func overwritesNothing(_ path: String) throws {
        let folder = try TemporaryFolder([path: "mine\n"])
        let outcome = try kessai(["init"], in: folder.url)
        #expect(outcome.exit == .problems && outcome.output.isEmpty && outcome.messages.contains("`\(path)`"))
        #expect(try folder.text(path) == "mine\n")
        #expect(folder.names.count { $0.hasSuffix("yaml") || $0.hasSuffix("gitignore") || $0.hasSuffix("json") } == 1)
    }

    /// Another program may make a file after kessai has seen that none is there. It stays, also where it is a link that leads nowhere.
    @Test(arguments: ["echo mine > keys/.gitignore", "ln -s /nowhere/mine keys/.gitignore"])
    func replacesNothingThatComesMeanwhile(_ command: String) throws {
        let counting = FaultyFiles()
        let other = try TemporaryFolder()
        _ = try kessai(["init"], in: other.url, files: counting)
        let moment = try #require(
            counting.log.firstIndex { $0.hasPrefix("place ") && $0.hasSuffix("/keys/.gitignore") })

        let folder = try TemporaryFolder()
        let files = FaultyFiles(meanwhile: { [url = folder.url] in
            if $0 == moment, $1.hasSuffix("/keys/.gitignore") { _ = try? shell(command, in: url) }
        })
        let outcome = try kessai(["init", "--lang", "en"], in: folder.url, files: files)
        #expect(outcome.exit == .fault && outcome.messages.contains("already there"))
        #expect(try shell("cat keys/.gitignore 2>&1 || readlink keys/.gitignore", in: folder.url).output.contains("mine"))
        #expect(folder.names.sorted() == ["keys", "keys/.gitignore"])
    }

    /// A project inside another takes its files out of it, which must not happen unnoticed.
    @Test func insideAnotherProject() throws {
        let folder = try shop(["notes/todo.txt": "", "old/a.yaml": "kind: product\n", ".hidden/a.yaml": ""])
        try folder.write("kessai.yaml", try folder.text("kessai.yaml") + "\nignore: [old/]\n")
        let names = folder.names
        for (directory, other) in [("products", "kessai.yaml"), ("./products/", "kessai.yaml")] {
            let refused = try kessai(["init", directory, "--lang", "en"], in: folder.url)
            #expect(refused.exit == .usage && refused.output.isEmpty && folder.names == names)
            #expect(refused.messages.contains("`products/online-course.yaml` belongs to the project of `\(other)`"))
        }
        let inside = try kessai(["init", "--lang", "ja"], in: folder.url.appendingPathComponent("products"))
        #expect(inside.exit == .usage && inside.messages.contains("「online-course.yaml」は「../kessai.yaml」のプロジェクト"))
        let before = try kessai(["check"], in: folder.url)
        for directory in ["notes", "old", ".hidden", "new/one"] {
            let made = try kessai(["init", directory, "--lang", "en"], in: folder.url)
            #expect(made.exit == .done && made.messages.contains("`\(directory)` lies in the project of `kessai.yaml`"))
        }
        #expect(try !kessai(["init", "quiet", "--quiet"], in: folder.url).messages.contains("kessai.yaml"))
        #expect(try kessai(["check"], in: folder.url).output == before.output)
    }

    @Test func removesWhatAKilledRunLeft() throws {
        let folder = try TemporaryFolder(["keys/..gitignore.kessai-\(Int32.max)": "half"])
        #expect(try kessai(["init"], in: folder.url).exit == .done)
        #expect(!folder.names.contains { $0.contains("kessai-") })
    }

    /// A directory may be named with a slash at its end, or by the way through itself.
    @Test(arguments: ["z/", "zz/y/", "ww//", "ww/.", "./a/./b"]) func aDirectoryThatIsNotThereYet(_ name: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try kessai(["init", name, "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .done && folder.names.contains { $0.hasSuffix("products/first-product.yaml") }, "\(outcome)")
        let again = try kessai(["init", name, "--lang", "en"], in: folder.url)
        #expect(again.exit == .problems && again.messages.contains("/kessai.yaml` is already there"), "\(again)")
        #expect(!again.messages.contains("//"))
    }

    @Test func aFaultIsToldByTheNameThatWasGiven() throws {
        let folder = try TemporaryFolder(["p/products": "a file", "file": ""])
        let names = folder.names
        for (name, said) in [
            ("p/", "`p/products"), ("./p", "`p/products"), ("file/../q", "`file`: a part of the path"),
            ("no/../q", "`no`: there is no such"), ("no/x/../../q/r", "`no/x`: there is no such"),
            (folder.url.path + "/no/../q", "`\(folder.url.path)/no`: there is no such"),
        ] {
            let outcome = try kessai(["init", name, "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .fault && outcome.messages.hasPrefix("kessai: \(said)"), "\(name): \(outcome)")
        }
        #expect(folder.names == names)
    }

    /// Another program may make a directory that kessai is about to make.
    @Test func aDirectoryThatComesMeanwhile() throws {
        let (counting, other) = (FaultyFiles(), try TemporaryFolder())
        _ = try kessai(["init", "new"], in: other.url, files: counting)
        let moment = try #require(counting.log.firstIndex { $0.hasPrefix("mkdir ") && $0.hasSuffix("/new/products") })
        let folder = try TemporaryFolder()
        let files = FaultyFiles(meanwhile: { [url = folder.url] in
            if $0 == moment, $1.hasSuffix("/products") { _ = try? shell("mkdir -p new/products", in: url) }
        })
        #expect(try kessai(["init", "new"], in: folder.url, files: files).exit == .done)
    }

    /// What is to be filled in stands in the files that were made, not in those of other tools.
    @Test func filesOfOtherTools() throws {
        let folder = try TemporaryFolder([
            "docker-compose.yaml": "services:\n  web: 1\n", "charts/t.yaml": "a: {{ .Values.x }}\n",
        ])
        let plain = try TemporaryFolder()
        let (outcome, alone) = (
            try kessai(["init", "--lang", "en"], in: folder.url), try kessai(["init", "--lang", "en"], in: plain.url)
        )
        #expect(outcome.exit == .done && outcome.output == alone.output)
        #expect(outcome.messages.hasPrefix(alone.messages))
        #expect(outcome.messages.contains("2 other YAML files here, such as `charts/t.yaml`"), "\(outcome.messages)")
        try folder.write("kessai.yaml", try folder.text("kessai.yaml") + "ignore: [docker-compose.yaml, charts/]\n")
        #expect(!(try kessai(["check", "--format", "short"], in: folder.url).output.contains("charts")))
    }

    /// Nothing is made beside a kessai.yaml under another name, nor where it would lie in another directory.
    @Test func whatIsMeantAsTheProject() throws {
        let folder = try TemporaryFolder(["a/kessai.yml": "kind: integration\n", "elsewhere/x": ""])
        _ = try shell("mkdir b && ln -s ../elsewhere b/products", in: folder.url)
        let names = folder.names
        for (place, said) in [("a", "rename it to kessai.yaml"), ("b", "`b/products` is already there")] {
            let outcome = try kessai(["init", place, "--lang", "en"], in: folder.url)
            #expect(outcome.exit == .problems && outcome.messages.contains(said), "\(outcome)")
        }
        #expect(folder.names == names)
        let other = try TemporaryFolder(["old.yaml": "kind: integration\nkessai: 1\n"])
        #expect(try kessai(["init"], in: other.url).output.contains("[second-integration]"))
    }
}
