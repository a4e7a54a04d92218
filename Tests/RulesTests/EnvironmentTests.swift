import Project
import Rules
import SourceText
import Testing

/// The environments: complete or not, and the keys in them.
@Suite struct EnvironmentTests {
    private let testMethod = """
        - id: card
          type: one_time
          tax_rate: 10%
          price: 1980
          use_test_environment: true
        """
    private var withoutSandbox: String { ExampleProject.integration.components(before: "  sandbox:") }

    @Test func testEnvironmentMustBeComplete() throws {
        let incomplete = integration(("    ipn_endpoint: https://shop.example.jp/example/sandbox/ipn\n", ""))
        let inspection = inspect(incomplete + "---\n" + product(testMethod))
        #expect(findings(inspection, from: .warning) == ["test-environment-not-configured 「true」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .testEnvironmentNotConfigured })
        #expect(finding.message.ja.contains("「ipn_endpoint」(エンドポイントURL)"))
        #expect(finding.message.ja.contains("オンライン講座"))
        let related = try #require(finding.related.first)
        #expect(inspection.project.source(related.location.file)?.text(related.location.range) == "sandbox")
        #expect(finding.path == "product[id=course].payment_methods[0].use_test_environment")
    }

    /// Two heads, or two values, that changed places are one mistake, and two keys of which only one is wrong in each are two.
    @Test(arguments: [
        ([("live", "sandbox")], 1, "swap the two keys"),
        (
            [("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765")], 1,
            "Swap the two values"
        ),
        (
            [
                (
                    "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234",
                    "private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765"
                )
            ],
            1, "Swap the two values"
        ),
        ([("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE766")], 2, "Switch"),
    ])
    func exchangedKeys(changes: [(String, String)], count: Int, help: String) throws {
        var text = ExampleProject.integration
        for (one, other) in changes {
            let colon = one.contains(":") ? "" : ":"
            text = text.replacing(one + colon, with: "@@").replacing(other + colon, with: one + colon).replacing(
                "@@", with: other + colon)
        }
        if count == 2 {
            text = integration(
                ("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE766"),
                ("keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765", "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE235"))
        }
        let found = inspect(text).diagnostics.filter { $0.code == .keyEnvironmentMismatch }
        #expect(found.count == count && found.first?.help?.en.contains(help) == true)
        guard count == 1 else { return }
        #expect(findings(text).count == 1, "\(findings(text))")
        let fix = try #require(found.first?.fixes.first)
        let mended = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(!fix.isSafe && findings(mended) == [])
    }

    /// An environment under the head of the other is named, and nothing is said to be missing.
    @Test(arguments: [
        ("sandbox", "live", "live"), ("live", "sandbox", "sandbox"), ("sandbox", "本番環境", "本番環境"), ("live", "テスト環境", "テスト環境"),
    ])
    func environmentUnderTheHeadOfTheOther(head: String, wrong: String, expected: String) throws {
        let right =
            wrong.utf8.count > 8
            ? integration(("  live:", "  本番環境:"), ("  sandbox:", "  テスト環境:")) : ExampleProject.integration
        let own = wrong.utf8.count > 8 ? (head == "live" ? "本番環境" : "テスト環境") : head
        let text = right.replacing("  \(own):", with: "  \(wrong):") + "---\n" + product(testMethod + "\n" + monthly)
        #expect(findings(text) == ["duplicate-key 「\(expected)」"])
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .duplicateKey })
        let fix = try #require(finding.fixes.first)
        let mended = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(!fix.isSafe && findings(mended) == [], "\(mended)")
        // Two of one environment are no such mistake.
        let twice = right.replacing("  \(own):", with: "  \(wrong):").replacing(
            head == "live" ? "LIVE-" : "SANDBOX-", with: head == "live" ? "SANDBOX-" : "LIVE-")
        #expect(inspect(twice).diagnostics.first { $0.code == .duplicateKey }?.fixes.isEmpty == true)
    }

    /// An environment that was begun is told of, once: by a method that needs it, or by itself.
    @Test func anEnvironmentThatWasBegun() throws {
        let sandbox = integration(("    public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765\n", ""))
        let live = integration(("    ipn_endpoint: https://shop.example.jp/example/ipn\n", ""))
        #expect(findings(sandbox) == ["incomplete-environment 「sandbox」"])
        #expect(findings(sandbox + "---\n" + product(card)) == ["incomplete-environment 「sandbox」"])
        #expect(findings(sandbox + "---\n" + product(testMethod)) == ["test-environment-not-configured 「true」"])
        #expect(findings(live + "---\n" + product(testMethod)) == ["incomplete-environment 「live」"])
        #expect(findings(live + "---\n" + product(card)) == ["live-environment-not-configured 「live」"])
        let finding = try #require(inspect(sandbox).diagnostics.first { $0.code == .incompleteEnvironment })
        #expect(finding.severity == .warning && finding.message.ja.contains("「public_key_id」(Public Key ID)がありません"))
        #expect(finding.help?.en.contains("Write `public_key_id` (Public Key ID) under `sandbox`") == true)
        var surroundings = Surroundings()
        surroundings.isRelease = true
        #expect(
            findings(sandbox + "---\n" + product(testMethod), from: .warning, surroundings) == [
                "test-environment-in-release 「true」"
            ])
        // Both, each by itself.
        let both = sandbox.replacing("    ipn_endpoint: https://shop.example.jp/example/ipn\n", with: "")
        #expect(findings(both) == ["incomplete-environment 「live」", "incomplete-environment 「sandbox」"])
    }

    /// Nothing is asked of an environment while Amazon Pay is off, of one in which nothing is written, and of one that was not understood.
    @Test func environmentsThatNeedNotBeComplete() {
        let sandbox = ("    public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765\n", "")
        #expect(findings(integration(sandbox, ("use: true", "use: false"))) == [])
        #expect(findings(withoutSandbox + "  sandbox: {}\n") == [])
        #expect(
            findings(withoutSandbox + "  sandbox:\n    javascript_origins: [https://shop.example.jp]\n").map { $0.prefix(22) }
                == [
                    "incomplete-environment"
                ])
        #expect(findings(integration(("public_key_id: SANDBOX", "public_key_idd: SANDBOX"))) == ["unknown-key 「public_key_idd」"])
        #expect(findings(integration(("  sandbox:", "  sandbox:  # kessai: allow incomplete-environment まだ鍵がない"), sandbox)) == [])
    }

    /// The live key file that is that of the test environment is the wrong one, not the right one below it.
    @Test func theFileOfTheOtherEnvironmentIsTheWrongOne() {
        let name = "AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234"
        let text = integration((name, "AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765"))
        let inspection = inspect(text)
        #expect(findings(inspection, from: .error).count == 1)
        let finding = inspection.diagnostics.first { $0.code == .sameKeyInBothEnvironments }
        #expect(finding?.path.hasPrefix("integration.amazon_pay.live") == true, "\(finding?.path ?? "")")
    }

    /// What is seen to be the value of another field is said, and no URL is made of it.
    @Test(arguments: [
        ("https://shop.example.jp/example/ipn", "A1EXAMPLE23456", "`merchant_id`"),
        ("https://shop.example.jp/example/ipn", "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef", "`client_id`"),
        ("https://shop.example.jp/example/ipn", "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "`private_key_file`"),
        ("help@shop.example.jp", "03-0000-0000", "a telephone number."),
        (" 03-0000-0000", " help@shop.example.jp", "an e-mail address."),
    ])
    func valuesOfOtherFields(_ right: String, _ wrong: String, _ words: String) throws {
        let finding = try #require(inspect(integration((right, wrong))).diagnostics.first { $0.code == .badFormat })
        #expect(finding.message.en.contains(words) && finding.fixes.isEmpty, "\(finding.message.en)")
    }

    /// An ID that was cut, typed or written in lower case; a name of another kind tells nothing.
    @Test(arguments: [
        ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE23", "private-key-name-mismatch"),
        ("shop-LIVE-AEXAMPLE234567EXAMPLE235", nil), ("shop_LIVE-AEXAMPLE234567EXAMPLE235", "private-key-name-mismatch"),
        ("shop_AEXAMPLE234567EXAMPLE235", nil),
        ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE2345", "private-key-name-mismatch"),
        ("AmazonPay_live-aexample234567example234", "private-key-name-mismatch"),
        ("AmazonPay_sandbox-aexample765432example765", "key-environment-mismatch"),
        ("AmazonPay_SANDBOX_AEXAMPLE765432EXAMPLE76", "key-environment-mismatch"),
        ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234 (1)", nil), ("AmazonPay_LIVE-main", nil),
        ("AmazonPay_production-of-the-shop", nil),
        ("live", nil),
    ])
    func namesOfKeyFiles(_ name: String, _ code: String?) {
        let found = findings(integration(("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234", name)), from: .warning)
        #expect(found.map { $0.prefix { $0 != " " } } == (code.map { [$0[...]] } ?? []), "\(found)")
    }

    /// An ID in a name is certain, or how one begins; but a shop may be called `LIVE-HOUSE`, and a path that names both environments tells neither.
    @Test(arguments: [
        ("live", "keys/SANDBOX-key.pem", Severity.error), ("live", "keys/shop_SANDBOX-key.pem", .error),
        ("live", "keys/AmazonPay_sandbox-key.pem", .warning), ("live", "keys/SANDBOX-PARK.pem", .error),
        ("live", "keys/AmazonPay_SANDBOX-abc.pem", .error), ("sandbox", "keys/AmazonPay_LIVE-abc.pem", .error),
        ("sandbox", "keys/LIVE-key.pem", .error),
        ("live", "keys/SANDBOX-PARK_live.pem", nil), ("live", "keys/本番/SANDBOX-PARK.pem", nil),
        ("live", "live/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE766.pem", .error),
        ("live", "keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE766_live.pem", .error),
        ("sandbox", "keys/LIVE-HOUSE_sandbox.pem", nil), ("sandbox", "keys/LIVE-HOUSE.pem", .warning),
        ("sandbox", "keys/test/LIVE-HOUSE.pem", nil), ("sandbox", "keys/LIVE-CONTEST.pem", .warning),
        ("live", "keys/sandbox.pem", .warning), ("live", "keys/AmazonPay_SANDBOX.pem", .warning),
        ("live", "keys/テスト環境.pem", .warning),
        ("live", "keys/test-key.pem", .warning), ("live", "keys/test-shop.pem", nil), ("live", "keys/live.pem", nil),
        ("sandbox", "keys/live.pem", .warning), ("sandbox", "keys/AmazonPay_LIVE.pem", .warning),
        ("sandbox", "keys/本番.pem", .warning),
        ("sandbox", "keys/live house.pem", nil), ("sandbox", "keys/sandbox.pem", nil), ("live", "keys/key.pem", nil),
        ("sandbox", "keys/OLIVE-HOUSE.pem", nil), ("sandbox", "keys/LIVE-AEXAMPLE234567EXAMPLE235.pem", .error),
    ])
    func aNameThatSeemsToBeOfTheOtherEnvironment(side: String, path: String, severity: Severity?) {
        let own =
            side == "live"
            ? "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem" : "keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem"
        let text = integration((own, path))
        let found = inspect(text).diagnostics
        #expect(found.map(\.severity) == [severity].compactMap(\.self) && found.allSatisfy { $0.code == .keyEnvironmentMismatch })
        #expect(findings(text, from: .warning) == (severity == nil ? [] : ["key-environment-mismatch 「\(path)」"]))
        #expect(found.allSatisfy { $0.message.en.contains("seems by its name") == ($0.severity == .warning) })
        let allowed = integration((own, path + "  # kessai: allow key-environment-mismatch 店の名前"))
        #expect(findings(allowed).isEmpty == (severity == .warning) || severity == nil)
    }

    /// Names alone are not swapped, and what they seem to tell is silenced like other warnings; then a file that is not there is told.
    @Test func namesThatSeemToBeSwapped() {
        let (live, test) = (
            "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem"
        )
        let both = inspect(integration((live, "keys/SANDBOX-PARK.pem"), (test, "keys/LIVE-PARK.pem"))).diagnostics
        #expect(both.map(\.severity) == [.error, .warning] && both.allSatisfy { $0.fixes.isEmpty })
        var surroundings = Surroundings()
        surroundings.keyFiles = ["keys/LIVE-HOUSE.pem": .absent(isTracked: false)]
        #expect(findings(integration((test, "keys/LIVE-HOUSE.pem")), from: .hint, surroundings).count == 1)
        let allowed = integration((test, "keys/LIVE-HOUSE.pem  # kessai: allow key-environment-mismatch 店の名前"))
        #expect(findings(allowed, from: .hint, surroundings) == ["private-key-absent 「keys/LIVE-HOUSE.pem」"])
    }

    /// A product to test with would charge whoever tests.
    @Test func theTestEnvironmentIsSwitchedOffOnlyForARelease() throws {
        for isRelease in [false, true] {
            var surroundings = Surroundings()
            surroundings.isRelease = isRelease
            let inspection = inspect(integration() + "---\n" + product(testMethod), surroundings)
            let finding = try #require(inspection.diagnostics.first { $0.code == .testEnvironmentInRelease })
            #expect(finding.fixes.isEmpty == !isRelease)
        }
    }

    @Test func testEnvironmentMayBeAbsentWhereNothingIsTested() {
        #expect(findings(withoutSandbox + "---\n" + product(card)) == [])
        #expect(findings(withoutSandbox + "---\n" + product(testMethod)) == ["test-environment-not-configured 「true」"])
    }

    @Test func sharedDefinitionIsOneFinding() throws {
        let text =
            withoutSandbox + """
                ---
                kind: payment_method
                id: trial
                type: one_time
                tax_rate: 10%
                price: 1980
                テスト環境を使用する: true
                ---

                """ + product("- use: trial") + "---\n" + product("- use: trial").replacing("id: course", with: "id: book")
        let inspection = inspect(text)
        #expect(findings(inspection, from: .warning) == ["test-environment-not-configured 「true」"])
        let message = try #require(inspection.diagnostics.first { $0.code == .testEnvironmentNotConfigured }).message
        #expect(message.ja.contains("(course)") && message.ja.contains("(book)"))
        #expect(message.ja.contains("「テスト環境を使用する」(use_test_environment)"))
        #expect(message.en.contains(" use the test environment "))
        let single = inspect(withoutSandbox + "---\n" + product(testMethod)).diagnostics.last?.message.en ?? ""
        #expect(single.contains(" uses the test environment "))
    }

    /// What is missing is one mistake, however many products test; three more of them are shown.
    @Test(arguments: [1, 2, 6]) func aMissingTestEnvironmentIsOneFinding(count: Int) throws {
        let products = (1...count).map { product(testMethod).replacing("id: course", with: "id: p\($0)") }
        let inspection = inspect(([withoutSandbox] + products).joined(separator: "---\n"))
        #expect(findings(inspection, from: .warning) == ["test-environment-not-configured 「true」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .testEnvironmentNotConfigured })
        #expect(finding.path == "product[id=p1].payment_methods[0].use_test_environment")
        #expect(finding.related.count == 1 + min(count - 1, 3))
        #expect(finding.message.en.contains("(p1)") && finding.message.en.contains("more") == (count > 3))
    }

    @Test func releaseForbidsTheTestEnvironment() {
        var surroundings = Surroundings()
        surroundings.isRelease = true
        #expect(findings(product(testMethod), from: .error, surroundings) == ["test-environment-in-release 「true」"])
        #expect(
            findings(withoutSandbox + "---\n" + product(testMethod), from: .hint, surroundings) == [
                "test-environment-in-release 「true」"
            ])
        #expect(findings(product(testMethod), from: .hint) == ["test-environment-in-release 「true」"])
    }

    @Test func liveEnvironmentIsOneFindingForAllProducts() {
        let text =
            ExampleProject.integration.components(before: "  live:") + "---\n" + product(card) + "---\n"
            + product(card).replacing("id: course", with: "id: book")
        #expect(findings(text) == ["live-environment-not-configured 「amazon_pay」"])
        #expect(inspect(text).diagnostics.contains { $0.message.en.contains(" take real payments") })
        #expect(findings(ExampleProject.integration.components(before: "  live:")) == [])
        // One mistake: where Amazon Pay is off, nothing asks for its environments.
        let unused = inspect(text.replacing("use: true", with: "use: false"))
        #expect(findings(unused, from: .warning) == ["amazon-pay-not-used 「false」"])
        #expect(unused.diagnostics.contains { $0.message.en.contains("(book) have an Amazon Pay method") })
        let one = inspect(integration(("use: true", "use: false")) + "---\n" + product(card))
        #expect(one.diagnostics.contains { $0.message.en.contains("(course) has an Amazon Pay method") })
    }

    @Test(arguments: [
        // The ID, the file's name, or both: one finding each time.
        (
            ("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE111111EXAMPLE111"),
            ["key-environment-mismatch 「SANDBOX-AEXAMPLE111111EXAMPLE111」"]
        ),
        (
            ("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/AmazonPay_SANDBOX-AEXAMPLE234567EXAMPLE234.pem"),
            ["key-environment-mismatch 「keys/AmazonPay_SANDBOX-AEXAMPLE234567EXAMPLE234.pem」"]
        ),
        (
            ("LIVE-AEXAMPLE234567EXAMPLE234", "SANDBOX-AEXAMPLE111111EXAMPLE111"),
            ["key-environment-mismatch 「SANDBOX-AEXAMPLE111111EXAMPLE111」"]
        ),
        (
            ("SANDBOX-AEXAMPLE765432EXAMPLE765", "LIVE-AEXAMPLE111111EXAMPLE111"),
            ["key-environment-mismatch 「LIVE-AEXAMPLE111111EXAMPLE111」"]
        ),
        // The same key twice is one finding, at the environment it does not belong to.
        (
            ("SANDBOX-AEXAMPLE765432EXAMPLE765", "LIVE-AEXAMPLE234567EXAMPLE234"),
            ["same-key-in-both-environments 「LIVE-AEXAMPLE234567EXAMPLE234」"]
        ),
        // Only the prefix was changed.
        (
            (
                "id: SANDBOX-AEXAMPLE765432EXAMPLE765\n    private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem",
                "id: SANDBOX-AEXAMPLE234567EXAMPLE234\n    private_key_file: keys/test.pem"
            ),
            ["same-key-in-both-environments 「SANDBOX-AEXAMPLE234567EXAMPLE234」"]
        ),
        (
            ("LIVE-AEXAMPLE234567EXAMPLE234", "SANDBOX-AEXAMPLE765432EXAMPLE765"),
            ["same-key-in-both-environments 「SANDBOX-AEXAMPLE765432EXAMPLE765」"]
        ),
        (
            ("keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem", "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"),
            ["same-key-in-both-environments 「keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem」"]
        ),
        (
            ("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: AEXAMPLE234567EXAMPLE234"),
            ["key-without-environment 「AEXAMPLE234567EXAMPLE234」"]
        ),
        (("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/live.pem"), []),
        // Browsers and people change names and leave the telling part.
        (
            ("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/AmazonPay_SANDBOX-AEXAMPLE234567EXAMPLE234 (1).pem"),
            ["key-environment-mismatch 「keys/AmazonPay_SANDBOX-AEXAMPLE234567EXAMPLE234 (1).pem」"]
        ),
        (
            ("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/shop_SANDBOX-key.pem"),
            ["key-environment-mismatch 「keys/shop_SANDBOX-key.pem」"]
        ),
        (("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "SANDBOX-keys/live.pem"), []),
        (("keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem", "keys/OLIVE-shop.pem"), []),
        (
            ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "AmazonPay_LIVE-AEXAMPLE111111EXAMPLE111 (1).pem"),
            ["private-key-name-mismatch 「keys/AmazonPay_LIVE-AEXAMPLE111111EXAMPLE111 (1).pem」"]
        ),
        (("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/AmazonPay_AEXAMPLE234567EXAMPLE234.pem"), []),
        (
            ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "AmazonPay_LIVE-AEXAMPLE111111EXAMPLE111.pem"),
            ["private-key-name-mismatch 「keys/AmazonPay_LIVE-AEXAMPLE111111EXAMPLE111.pem」"]
        ),
        (
            ("fedcba9876543210fedcba9876543210", "0123456789abcdef0123456789abcdef"),
            ["same-client-id-in-both-environments 「amzn1.application-oa2-client.0123456789abcdef0123456789abcdef」"]
        ),
    ])
    func keys(change: (String, String), expected: [String]) {
        #expect(findings(integration(change)) == expected)
    }

    /// Letters that no known client ID has; one in both environments is one mistake, and the digit for which it was read is proposed.
    @Test(arguments: [
        ("o123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef"),
        ("0l23456789abcdef0i23456789abcdef", "0123456789abcdef0123456789abcdef"), ("0123456789abcdefg123456789abcdef", nil),
        ("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", nil),
    ])
    func clientIDsWithOtherLetters(letters: String, mended: String?) throws {
        let text = integration(("0123456789abcdef0123456789abcdef", letters))
        let inspection = inspect(text)
        #expect(findings(inspection) == ["unusual-client-id 「amzn1.application-oa2-client.\(letters)」"])
        let finding = try #require(inspection.diagnostics.first)
        #expect(finding.severity == .warning && finding.message.en.contains("all that we know of"))
        #expect(finding.fixes.flatMap(\.edits).map(\.text) == (mended.map { ["amzn1.application-oa2-client." + $0] } ?? []))
        #expect(finding.fixes.allSatisfy { !$0.isSafe })
        let both = text.replacing("fedcba9876543210fedcba9876543210", with: letters)
        #expect(inspect(both).diagnostics.map(\.code) == [.unusualClientID, .sameClientIDInBothEnvironments])
    }

    /// Characters that no known public key ID has; only a hint, and none where the key is told to be another one.
    @Test(arguments: [
        ("LIVE-AEXAMPLE234567EXAMPLE018", ["unusual-public-key-id"]),
        ("LIVE-XEXAMPLE234567EXAMPLE234", ["unusual-public-key-id"]),
        ("LIVE-AEXAMPLE234567EXAMPLE235", []), ("AEXAMPLE0189EXAMPLE01892", ["key-without-environment"]),
        ("SANDBOX-AEXAMPLE0189EXAMPLE01892", ["key-environment-mismatch"]),
    ])
    func publicKeyIDsWithOtherLetters(id: String, codes: [String]) {
        let text = integration(
            ("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: \(id)"),
            ("keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", "keys/live.pem"))
        let found = inspect(text).diagnostics
        #expect(found.map(\.code.rawValue) == codes)
        #expect(found.allSatisfy { $0.code != .unusualPublicKeyID || $0.severity == .hint })
        let named = integration(("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: LIVE-AEXAMPLE234567EXAMPLE018"))
        #expect(inspect(named).diagnostics.map(\.code) == [.privateKeyNameMismatch])
    }

    /// An old ID in both environments fits the name of one file only, which is no second mistake.
    @Test func sameUnprefixedKeyBesideNamesOfFiles() {
        let old = [
            ("LIVE-AEXAMPLE234567EXAMPLE234", "AEXAMPLE234567EXAMPLE234"),
            ("SANDBOX-AEXAMPLE765432EXAMPLE765", "AEXAMPLE765432EXAMPLE765"),
        ]
        let right = old.reduce(ExampleProject.integration) { $0.replacing($1.0, with: $1.1) }
        let pasted = right.replacing("public_key_id: AEXAMPLE765432EXAMPLE765", with: "public_key_id: AEXAMPLE234567EXAMPLE234")
        #expect(findings(pasted) == ["same-key-in-both-environments 「AEXAMPLE234567EXAMPLE234」"])
        let other = pasted.replacing("public_key_id: AEXAMPLE234567EXAMPLE234", with: "public_key_id: AEXAMPLE765432EXAMPLE765")
        #expect(findings(other) == ["same-key-in-both-environments 「AEXAMPLE765432EXAMPLE765」"])
        #expect(!findings(right).contains { $0.hasPrefix("private-key-name-mismatch") })
    }

    @Test func sameUnprefixedKeyIsOnlyAWarning() {
        let text = integration(
            ("LIVE-AEXAMPLE234567EXAMPLE234", "AEXAMPLE234567EXAMPLE234"),
            ("SANDBOX-AEXAMPLE765432EXAMPLE765", "AEXAMPLE234567EXAMPLE234"))
        #expect(inspect(text).diagnostics.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        ("  support:\n    email: help@shop.example.jp\n    phone: 03-0000-0000\n", "", ["missing-support-contact 「amazon_pay」"]),
        ("    email: help@shop.example.jp\n", "", ["missing-support-contact 「support」"]),
        ("  use: true\n  support:\n    email: help@shop.example.jp\n    phone: 03-0000-0000\n", "  use: false\n", []),
    ])
    func supportContacts(from: String, to: String, expected: [String]) {
        #expect(findings(integration((from, to))) == expected)
    }
}

extension String {
    /// What stands before the first place where a text occurs.
    func components(before text: String) -> String { range(of: text).map { String(self[..<$0.lowerBound]) } ?? self }

    /// The 0 that is dialled within Japan, behind the country code of Japan alone.
    @Test(arguments: [
        ("+81-03-1234-5678", "+81-3-1234-5678"), ("+81090-1234-5678", "+8190-1234-5678"),
        ("+81-0-3-1234-5678", "+81-3-1234-5678"),
        ("+81-3-1234-5678", nil), ("03-1234-5678", nil), ("+39-06-1234-5678", nil), ("0120-000-000", nil),
    ])
    func aZeroBehindTheCountryCode(phone: String, mended: String?) {
        let text = integration(("phone: 03-0000-0000", "phone: \(phone)"))
        #expect(findings(text) == (mended == nil ? [] : ["unusual-phone-number 「\(phone)」"]))
        let edits = inspect(text).diagnostics.filter { $0.code == .unusualPhoneNumber }.flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.map(\.text) == [mended].compactMap { $0 })
    }

    /// A spreadsheet takes the first 0 away.
    @Test(arguments: [
        ("6-6311-7720", true), ("663117720", true), ("120-123-456", true), ("90-1234-5678", true), ("9012345678", true),
        ("1234-5678", false), ("905-123-4567", false), ("81-3-1234-5678", false), ("2125550190", false), ("0120-000-000", false),
        ("+81-3-1234-5678", false),
    ])
    func aLostZero(phone: String, isTold: Bool) {
        let text = integration(("phone: 03-0000-0000", "phone: \(phone)"))
        #expect(findings(text) == (isTold ? ["unusual-phone-number 「\(phone)」"] : []))
        let edits = inspect(text).diagnostics.filter { $0.code == .unusualPhoneNumber }.flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.map(\.text) == (isTold ? ["0" + phone] : []))
    }

    /// Brackets and blanks, of which nobody knows whether Amazon takes them.
    @Test(arguments: [
        ("(03)5550-1234", "03-5550-1234"), ("03(5550)1234", "03-5550-1234"), ("03 5550 1234", "03-5550-1234"),
        ("+81 3 5550 0190", "+81-3-5550-0190"), ("+81 (0)3 5550 0190", "+81-3-5550-0190"),
        ("+81 03 5550 0190", "+81-3-5550-0190"),
        ("+1 (212) 555-0190", "+1-212-555-0190"),
    ])
    func bracketsAndBlanks(phone: String, mended: String) throws {
        let text = integration(("phone: 03-0000-0000", "phone: \(phone)"))
        #expect(findings(text) == ["unusual-phone-number 「\(phone)」"])
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .unusualPhoneNumber })
        #expect(finding.message.en.contains("brackets or spaces") && finding.message.ja.contains("括弧か空白"))
        let edits = finding.fixes.flatMap(\.edits)
        #expect(edits.map(\.text) == [mended])
        #expect(findings(text.replacing(phone, with: mended)) == [])
    }
}
