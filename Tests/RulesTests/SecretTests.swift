import Foundation
import Project
import Rules
import SourceText
import Testing

private let behindLiveID = "\n    client_id: amzn1.application-oa2-client.0"
private let liveID = "merchant_id: A1EXAMPLE23456" + behindLiveID

/// Key material in texts, and key files. Keys are made by openssl while the tests run; nothing here is a key.
@Suite struct SecretTests {
    /// The two halves are joined at run time, so that no file of the repository holds what looks like a key.
    private let accessKey = "AKI" + "AEXAMPLE00EXAMPLE"
    private let block = "-----BEGIN PRIVATE " + "KEY-----\nTk9UIEEgS0VZ\n-----END PRIVATE " + "KEY-----"

    @Test func secretIsOneFindingWhereverItStands() {
        let indented = block.replacing("\n", with: "\n      ")
        let live = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let cases = [
            ("a comment", ExampleProject.integration + "# \(accessKey)\n"),
            ("an old key", integration(("  use: true\n", "  use: true\n  mws_access_key: \(accessKey)\n"))),
            ("an unknown key", integration(("  use: true\n", "  use: true\n  secret: \(accessKey)\n"))),
            (
                "another field",
                integration(
                    (
                        "merchant_id: A1EXAMPLE23456\n    client_id: amzn1.application-oa2-client.0",
                        "merchant_id: \(accessKey)\n    client_id: amzn1.application-oa2-client.0"
                    ))
            ),
            ("a block scalar", integration((live, "private_key_file: |\n      " + indented))),
            ("a quoted scalar", integration((live, "private_key_file: \"" + block.replacing("\n", with: "\\n") + "\""))),
            ("a plain scalar", integration((live, "private_key_file: " + indented))),
            ("an unknown block", integration(("  live:\n", "  live:\n    private_key: |\n      " + indented + "\n"))),
            ("a key pasted as it is", integration((live, "private_key_file: " + block))),
        ]
        for (name, text) in cases {
            let inspection = inspect(text)
            #expect(
                inspection.diagnostics.map(\.code) == [.secretInConfig], "\(name): \(inspection.diagnostics.map(\.message.en))")
            for finding in inspection.diagnostics {
                #expect(!finding.message.ja.contains("AKIA") && !finding.message.en.contains("BEGIN"))
            }
        }
    }

    /// Also of one that begins in the middle of a text, or is spelled with escapes.
    @Test func kindOfASecretIsThatOfTheKeyFound() {
        let token = "amz" + "n.mws.4ea38b7b-0000-0000-0000-example00000"
        let spelled = accessKey.replacing("AK", with: "\\x41K")
        for (value, kind) in [
            (accessKey, "An access key"), ("\"and \(spelled)\"", "An access key"), ("\"Memo \(spelled)\"", "An access key"),
            (token, "An MWS authorisation token"),
            ("\"Memo \(token.replacing("z", with: "\\x7a"))\"", "An MWS authorisation token"),
            ("\"and " + block.replacing("\n", with: "\\n") + "\"", "The contents of a private key"),
        ] {
            let found = inspect(integration(("  use: true\n", "  use: true\n  note: \(value)\n"))).diagnostics
            #expect(found.map(\.code) == [.secretInConfig], "\(kind)")
            #expect(found.first?.message.en.hasPrefix(kind) == true, "\(kind): \(found.first?.message.en ?? "")")
        }
    }

    @Test func nothingElseIsASecret() {
        #expect(findings(inspect(mail("AKIAというお菓子と-----BEGIN-----です"))) == [])
    }

    /// What alone could be anything is a secret where a credential is named, and where an ID belongs.
    @Test(arguments: [
        ("  use: true\n", "  use: true\n  mws_secret_key: KEY\n"), ("  use: true\n", "  use: true\n  シークレットキー: 'KEY'\n"),
        ("  use: true\n", "  use: true\n  client_secret: HEX\n"), ("  use: true\n", "  use: true  # mws_secret: KEY\n"),
        ("  use: true\n", "  use: true  # secret=LWA\n"), (liveID, "merchant_id: KEY" + behindLiveID),
        (liveID, "出品者ID: \"KEY\"" + behindLiveID), (liveID, "merchant_id: LWA" + behindLiveID),
    ])
    func aSecretThatItsKeyTells(from: String, to: String) {
        // Joined here, as above.
        let key = "aB3/" + String(repeating: "No+Key", count: 6)
        let digits = String(repeating: "0123abcd", count: 8)
        let secret = "amzn1.oa2-cs" + ".v1." + digits
        let line = to.replacing("KEY", with: key).replacing("HEX", with: digits).replacing("LWA", with: secret)
        #expect(ExampleProject.integration.contains(from))
        let found = inspect(integration((from, line))).diagnostics
        #expect(found.map(\.code) == [.secretInConfig], "\(line): \(found.map(\.message.en))")
        #expect(!found.contains { $0.message.en.contains("No+Key") || $0.message.ja.contains("0123abcd") })
    }

    /// In a text, where a word before it names it, or its access key stands beside it.
    @Test(arguments: [
        ("name: aws_secret_access_key=KEY", 1), ("name: \"secret: KEY\"", 1), ("name: ID,KEY", 1), ("name: KEY ID", 1),
        ("name: \"ID KEY\"", 1),
        ("name: >\n  Secret Access Key\n  KEY", 0), ("name: ID a KEY and KEY", 2), ("name: shop KEY", 0),
        ("name: password:KEYs", 0),
        ("name: sha256 of the secret HEX", 0), ("name: secret HEX", 1), ("name: private_key KEY.pem", 0),
        ("# secret token KEY\nname: a", 1),
    ])
    func aSecretInAText(entry: String, count: Int) throws {
        let key = "aB3/" + String(repeating: "No+Key", count: 6)
        let digits = String(repeating: "0123abcd", count: 8)
        let text = entry.replacing("KEY", with: key).replacing("HEX", with: digits).replacing("ID", with: accessKey)
        let masked = Secrets.masked(text)
        #expect(masked.contains(key) == (count == 0 && entry.contains("KEY")), "\(masked)")
        let found = inspect("kind: product\nid: a\n" + text + "\n").diagnostics.filter { $0.code == .secretInConfig }
        #expect(found.count >= count && (count > 0 || found.isEmpty), "\(found.count) in \(entry)")
        #expect(!found.contains { $0.message.en.contains("No+Key") })
    }

    /// On a line that is not understood, with all that is wrong with the line.
    @Test(arguments: [
        "   aws_secret_access_key: KEY", "\taws_secret_access_key: KEY", "　　aws_secret_access_key: KEY",
        "    aws_secret_access_key=KEY", "aws_secret_access_key = KEY", "  aws_secret_access_key: @KEY",
        "  aws_secret_access_key: &a KEY",
        "   client_secret: HEX",
    ])
    func aSecretOnABrokenLine(line: String) {
        let key = "aB3/" + String(repeating: "No+Key", count: 6)
        let digits = String(repeating: "0123abcd", count: 8)
        let text = line.replacing("KEY", with: key).replacing("HEX", with: digits)
        let found = inspect(ExampleProject.integration + text + "\n").diagnostics
        #expect(found.map(\.code) == [.secretInConfig], "\(line): \(found.map(\.message.en))")
        // What is wrong elsewhere is still told.
        let second = inspect(integration(("  use: true\n", "  use: yes\n")) + text + "\n").diagnostics
        #expect(Set(second.map(\.code)) == [.secretInConfig, .wrongType], "\(line): \(second.map(\.message.en))")
        let other = inspect(ExampleProject.integration + "   memo: \(key)\n").diagnostics
        #expect(!other.map(\.code).contains(.secretInConfig))
    }

    /// In a field of another form, whose values never look so.
    @Test(arguments: ["KEY", "HEX"], ["ipn_endpoint: SECRET", "return_urls: [SECRET]", "return_urls:\n      - 'SECRET'"])
    func aSecretInTheWrongField(secret: String, field: String) {
        let value = secret == "KEY" ? "aB3/" + String(repeating: "No+Key", count: 6) : String(repeating: "0123abcd", count: 8)
        let text = "kind: integration\nkessai: 1\namazon_pay:\n  live:\n    " + field.replacing("SECRET", with: value) + "\n"
        let found = inspect(text).diagnostics
        #expect(found.filter { $0.code == .secretInConfig }.count == 1, "\(found.map(\.message.en))")
        #expect(!found.contains { $0.code == .badFormat || $0.message.en.contains(value) }, "\(found.map(\.message.en))")
    }

    @Test func aSecretForTheNameOfAKeyFile() {
        let key = "aB3/" + String(repeating: "No+Key", count: 6)
        let live = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let found = inspect(integration((live, "private_key_file: " + key))).diagnostics
        #expect(found.map(\.code) == [.secretInConfig], "\(found.map(\.message.en))")
    }

    /// By how the DER of its kind begins, and where a path belongs also any part of it. Each is joined here, with nothing of a key behind it.
    @Test(arguments: [
        ("MC4CAQAwBQ", "YDK2VwBCIE"), ("MIGHAgEAMB", "MGByqGSM49"), ("MHcCAQ", "EEIHPt"), ("MIIFLTBX", "BgkqhkiG9w0BBQ0w"),
        ("b3BlbnNzaC1r", "ZXktdjEAAAAA"),
    ])
    func aKeyOfAnotherKind(head: String, middle: String) {
        let key = head + middle + String(repeating: "NoKeyAtAll1", count: 5) + "=="
        #expect(Secrets.masked("x " + key + " y") == "x \(Secrets.mask) y")
        #expect(Secrets.masked("x a" + key) == "x a" + key)
        let found = inspect(integration((liveID, "merchant_id: \(key)" + behindLiveID))).diagnostics
        #expect(found.map(\.code) == [.secretInConfig] && found[0].message.en.contains("contents of a private key"))
    }

    @Test(arguments: [
        (String(repeating: "NoKeyAtAll12", count: 20), true), (String(repeating: "NoKeyAtAllNoKeyAtAll12+/a ", count: 4), true),
        ("NoKeyAtAll12==-----END PRIVATE " + "KEY-----", true),
        ("Keys/AmazonPay/LIVE/AEXAMPLE234567EXAMPLE234/key", false), ("keys/production/shop/2026/amazonpay/privatekey", false),
        ("keys/AmazonPayPrivateKeyOfTheLiveEnvironment2026.pem", false),
    ])
    func aPartOfAKeyForItsFile(path: String, isKey: Bool) {
        let live = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let found = inspect(integration((live, "private_key_file: " + path))).diagnostics
        #expect(found.contains { $0.code == .secretInConfig } == isKey, "\(found.map(\.message.en))")
        #expect(!isKey || found.count == 1 && !found[0].message.en.contains("NoKey"))
    }

    /// Its line breaks are lost where it is pasted into one line, or become others.
    @Test(arguments: [" ", "\n    - ", "\n> ", "\" \"", ", "])
    func aKeyWhoseLinesWereJoined(separator: String) {
        let line = String(repeating: "NoKeyAtAll", count: 6) + "abcd"
        let lines = ["MI" + "IEvQIBADAN" + line.dropFirst(12), line, line, "NoKeyTail=="]
        let key = lines.joined(separator: separator)
        #expect(Secrets.masked(key) == Secrets.mask)
        #expect(Secrets.masked(key + " 講座 and words\nname: x") == Secrets.mask + " 講座 and words\nname: x")
    }

    @Test func whatIsNoSecretAlone() {
        let word = "aB3/" + String(repeating: "No+Key", count: 6)
        #expect(findings(inspect(mail("受付番号は\(word)です"))) == [])
        // A digest, and what is too short.
        #expect(findings(product(card + "  # secret: " + String(repeating: "0123abcd", count: 5))) == [])
        #expect(!Secrets.mayBeKey("NoKey3".utf8) && !Secrets.isCredential(key: "private_key_file"))
    }

    /// An id that is too long is no key, when one letter fills it.
    @Test(arguments: ["a", "b", "0", "01234"])
    func fewDigitsAreNoSecret(digits: String) {
        let id = String(String(repeating: digits, count: 64).prefix(64))
        let found = inspect(product(card).replacing("id: course", with: "id: \(id)")).diagnostics
        #expect(found.map(\.code) == [.badFormat], "\(found.map(\.message.en))")
    }

    /// What is told of a public half, or of a key to know it again by, opens nothing.
    @Test(arguments: [
        ("秘密鍵(公開部分)のSHA-256: HEX", false), ("秘密鍵の指紋 HEX", false), ("secret key, sha256:HEX", false),
        ("Fingerprint of the secret: HEX", false),
        ("シークレットのフィンガープリント HEX", false), ("秘密: HEX", true), ("公開しないこと。client_secret: HEX", true),
        ("mws_secret SHA-256: KEY", true),
    ])
    func digestsInComments(comment: String, isSecret: Bool) {
        let text = comment.replacing("HEX", with: String(repeating: "0123abcd", count: 8))
            .replacing("KEY", with: "aB3/" + String(repeating: "No+Key", count: 6))
        let found = inspect(integration(("  use: true\n", "  use: true  # \(text)\n"))).diagnostics
        #expect(found.map(\.code) == (isSecret ? [.secretInConfig] : []), "\(comment)")
    }

    /// The lines around a key are easily left behind when it is pasted. Base64 of a DER sequence with a long length and the version 0, and
    /// of nothing behind it.
    @Test(arguments: [("vQIBADAN", true), ("owIBAAKC", true), ("owIBBAKC", false), ("IjANBgkq", false)])
    func aKeyWithoutItsLines(middle: String, isKey: Bool) {
        let rest = String(repeating: "NoKeyAtAll", count: 6)
        let key = "MI" + "IE" + middle + rest
        let live = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let (head, tail) = (key.prefix(40), key.dropFirst(40))
        let places: [String] = [
            "private_key_file: \(key)", "private_key_file: >-\n      \(head)\n      \(tail)",
            "private_key_file: |\r\n      \(head)\r\n      \(tail)\r\n",
        ]
        for place in places {
            let found = inspect(integration((live, place))).diagnostics
            #expect(found.contains { $0.code == .secretInConfig } == isKey)
            #expect(!isKey || found.count == 1 && !found[0].message.en.contains("NoKey"))
        }
        #expect(Secrets.masked("x " + key + " y") == (isKey ? "x \(Secrets.mask) y" : "x " + key + " y"))
        // Words that follow are no part of it.
        #expect(Secrets.masked(key + "\nname: 講座") == (isKey ? Secrets.mask : key) + "\nname: 講座")
        // Too short to be a key.
        #expect(Secrets.masked("MI" + "IE" + middle + "abc") == "MI" + "IE" + middle + "abc")
    }

    /// As programs that build in the cloud are handed a key; the block begins at the first, second or third byte of three.
    @Test(arguments: ["", "\n", "{\"", "RSA "], ["PRIVATE ", "EC PRIVATE ", "ENCRYPTED PRIVATE ", "CERTIFICATE ", "PUBLIC "])
    func aKeyInBase64(before: String, kind: String) {
        let isKey = kind.contains("PRIVATE")
        let label = kind.contains("CERT") ? "CERTIFICATE" : kind + "KEY"
        let body = String(repeating: "Tm9LZXlBdEFsbA==\n", count: 6)
        let text = Data((before + "-----BEGIN " + label + "-----\n" + body).utf8)
        let key = text.base64EncodedString()
        let lines = text.base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        let live = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        for place in [
            live + "  # \(key)", live + "\n    # " + lines.replacing("\n", with: "\n    # "), "private_key_file: \(key)",
            "private_key_file: |\n      " + lines.replacing("\n", with: "\n      "),
            "private_key_file: \"" + lines.replacing("\n", with: "\\n") + "\"",
            "private_key_file: '" + lines.replacing("\n", with: "\n      ") + "'",
        ] {
            let inspection = inspect(integration((live, place)))
            let found = inspection.diagnostics
            // In place of a path any such text is taken for a part of a key.
            let isInPlace = !place.hasPrefix(live)
            #expect(found.contains { $0.code == .secretInConfig } == (isKey || isInPlace), "\(place)")
            guard isKey else { continue }
            #expect(found.count == 1 && found[0].message.en.hasPrefix("The contents of a private key"), "\(found.map(\.code))")
            // To its last letter.
            let source = inspection.project.source(found[0].location.file)
            #expect(source?.text(found[0].location.range).hasSuffix(lines.suffix(4)) == true)
        }
        #expect((Secrets.masked(key) != key) == isKey)
        // What only names it, and what is cut off.
        #expect(Secrets.masked(String(key.prefix(40))) == String(key.prefix(40)))
    }

    private func surroundings(_ file: KeyFile, sandbox: KeyFile? = nil, requiresKeys: Bool = false) -> Surroundings {
        var surroundings = Surroundings()
        surroundings.requiresKeys = requiresKeys
        surroundings.keyFiles["keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"] = file
        surroundings.keyFiles["keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem"] = sandbox
        return surroundings
    }

    private func codes(_ surroundings: Surroundings) -> [String] {
        inspect(ExampleProject.integration, surroundings).diagnostics.map { "\($0.code.rawValue) \($0.severity)" }
    }

    @Test func absentKeysAreAHintUnlessRequired() {
        #expect(codes(surroundings(.absent(isTracked: false))) == ["private-key-absent hint"])
        #expect(codes(surroundings(.absent(isTracked: true))) == ["private-key-committed error"])
        #expect(
            codes(surroundings(.absent(isTracked: false), sandbox: .absent(isTracked: false), requiresKeys: true)) == [
                "private-key-absent error", "private-key-absent error",
            ])
    }

    /// A key that is kept from this user may be a good one, and a directory is none.
    @Test(arguments: [
        (
            KeyFile.unreadable(Bilingual(ja: "権限がありません", en: "permission denied")), "private-key-absent hint",
            "を読めません(権限がありません)。", "cannot be read: permission denied.", "Give yourself permission to read it."
        ),
        (
            .outside(Bilingual(ja: "プロジェクトの外にあります", en: "it lies outside of the project")), "private-key-absent hint",
            "を読めません(プロジェクトの外にあります)。", "cannot be read: it lies outside of the project.",
            "Put the key file itself into the project"
        ),
        (
            .noFile(Bilingual(ja: "フォルダです", en: "it is a directory")), "private-key-malformed error",
            "秘密鍵として使えません。フォルダです。", "is no private key for Amazon Pay: it is a directory.", "Write the path of the file itself"
        ),
    ])
    func whatIsThereAndCannotBeRead(_ file: KeyFile, _ code: String, _ ja: String, _ en: String, _ help: String) throws {
        #expect(codes(surroundings(file)) == [code])
        let finding = try #require(inspect(ExampleProject.integration, surroundings(file)).diagnostics.first)
        #expect(finding.message.ja.hasSuffix(ja) && finding.message.en.hasSuffix(en), "\(finding.message)")
        #expect(finding.help?.en.hasPrefix(help) == true)
    }

    /// A slip in the name of a key file is one finding: that there is no such file is told where all must be there.
    @Test(arguments: [
        ("private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE", "private-key-name-mismatch warning"),
        ("private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE234567EXAMPLE", "key-environment-mismatch error"),
    ])
    func aMisnamedKeyFileIsOneFinding(line: String, told: String) {
        let right = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let text = integration((right, line + "235.pem"))
        var around = Surroundings()
        around.keyFiles[String(line.dropFirst(18)) + "235.pem"] = .absent(isTracked: false)
        func codes(_ text: String, requiresKeys: Bool = false) -> [String] {
            around.requiresKeys = requiresKeys
            return inspect(text, around).diagnostics.map { "\($0.code.rawValue) \($0.severity)" }
        }
        #expect(codes(text) == [told])
        #expect(codes(text, requiresKeys: true).sorted() == [told, "private-key-absent error"].sorted())
        // What is switched off tells nothing.
        let off = "rules:\n  private-key-name-mismatch: off\n"
        #expect(codes(text + off) == [told.hasPrefix("private") ? "private-key-absent hint" : told])
    }

    /// What the help tells to run names that file and no other, whatever stands in its name.
    @Test(arguments: [
        ("keys/live.pem", "keys/live.pem"), ("keys/本番.pem", "keys/本番.pem"), ("keys/live key.pem", "'keys/live key.pem'"),
        ("keys/$(id)'x.pem", "'keys/$(id)'\\''x.pem'"), ("-rf.pem", "-- -rf.pem"), ("- f.pem", "-- '- f.pem'"),
        ("keys/[a].pem", "':(literal)keys/[a].pem'"), (":!a.pem", "':(literal):!a.pem'"),
        ("keys/\(String(repeating: "a", count: 200)).pem", "keys/\(String(repeating: "a", count: 200)).pem"),
    ])
    func theCommandForACommittedKey(path: String, argument: String) throws {
        let line = "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let text = integration((line, "private_key_file: \"\(path)\""))
        func help(_ file: KeyFile) throws -> String {
            var around = Surroundings()
            around.keyFiles[path] = file
            let found = inspect(text, around).diagnostics.first { $0.code == .privateKeyCommitted }
            return try #require(found?.help?.en)
        }
        #expect(try help(.absent(isTracked: true)).contains("run `git rm --cached \(argument)`,"))
        // A commit keeps the key, pushed or not.
        #expect(
            try help(.absent(isTracked: true)).hasSuffix(
                "If it was ever committed, the next push hands it on: make a new key in Seller Central."))
        #expect(
            try help(.absent(isTracked: true, at: TrackedPlace("real/b c.pem"))).contains("run `git rm --cached 'real/b c.pem'`,")
        )
        #expect(
            try help(.absent(isTracked: true, at: TrackedPlace(path, in: "- m"))).contains(
                "run `git -C '- m' rm --cached \(argument)`,"))
    }

    /// Keys in git that no setting names: those of Amazon Pay alone.
    @Test(arguments: [
        ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", Severity.error),
        ("old/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234 (1).pem", .error),
        ("AmazonPay_LIVE.pem", .error), ("test/server.pem", nil),
    ])
    func strayKeys(path: String, severity: Severity?) throws {
        var around = Surroundings()
        let label = "ENCRYPTED PRIVATE KEY"
        around.strayKeyFiles[path] = Array("-----BEGIN \(label)-----\nTm9LZXlBdEFsbA==\n-----END \(label)-----\n".utf8)
        let found = inspect(integration(), around).diagnostics.filter { $0.code == .privateKeyCommitted }
        #expect(found.map(\.severity) == [severity].compactMap(\.self))
        #expect(found.allSatisfy { $0.help?.en.contains("git rm --cached \(path.contains(" ") ? "'\(path)'" : path)`") == true })
        around.strayKeyFiles[path] = Array("no key".utf8)
        #expect(inspect(integration(), around).diagnostics.allSatisfy { $0.code != .privateKeyCommitted })
    }

    private static let hasOpenSSL = (try? openssl(["version"])) != nil

    @Test(.enabled(if: hasOpenSSL, "there is no openssl")) func keysOfOpenSSL() throws {
        let good = try Self.openssl(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
        #expect(codes(surroundings(.present(bytes: good, isTracked: false))) == [])
        #expect(codes(surroundings(.present(bytes: good, isTracked: true))) == ["private-key-committed error"])
        var copied = surroundings(.present(bytes: good, isTracked: false))
        copied.strayKeyFiles = ["download.pem": good]
        #expect(codes(copied) == ["private-key-committed error"])
        let short = try Self.openssl(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"])
        #expect(codes(surroundings(.present(bytes: short, isTracked: false))) == ["private-key-too-short error"])
        let curve = try Self.openssl(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"])
        #expect(codes(surroundings(.present(bytes: curve, isTracked: false))) == ["private-key-malformed error"])
        let cut = Array(good.prefix(800))
        #expect(codes(surroundings(.present(bytes: cut, isTracked: false))) == ["private-key-malformed error"])
        #expect(codes(surroundings(.present(bytes: [], isTracked: false))) == ["private-key-malformed error"])
        // One key under two names.
        let same = KeyFile.present(bytes: good, isTracked: false)
        #expect(codes(surroundings(same, sandbox: same)) == ["same-key-in-both-environments error"])
        let shared = inspect(ExampleProject.integration, surroundings(same, sandbox: same)).diagnostics.first
        #expect(shared?.message.en.hasSuffix("hold the same key under two names.") == true)
    }

    private static func openssl(_ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        struct Failed: Error {}
        guard process.terminationStatus == 0 else { throw Failed() }
        return bytes
    }
}
