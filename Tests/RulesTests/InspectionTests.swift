import Project
import Rules
import SourceText
import Testing

private let cardDefinition = """
    kind: payment_method
    id: card
    type: one_time
    tax_rate: 10%
    price: 1980

    """

private let courseUsingCard = """
    ---
    kind: product
    id: course
    name: オンライン講座
    scenario: paid_product
    payment_methods:
      - use: card

    """

/// Everything together: many mistakes, levels, suppressions, order.
@Suite struct InspectionTests {
    /// Another version of the language or of kessai may know what this one does not: nothing else is judged then.
    @Test(arguments: [
        ("kessai: 1", "kessai: 2", ["unsupported-version 「2」"]),
        ("kessai: 1", "kessai: 1\nrequired: '>=9'", ["kessai-too-old 「'>=9'」"]),
        ("kessai: 1", "kessai: 1\nrequired: '<1'", ["unsupported-version 「'<1'」"]),
        ("kessai: 1", "kessai: 2\nrequired: '>=9'", ["unsupported-version 「2」"]),
    ])
    func anotherVersionIsTheOneFinding(old: String, new: String, expected: [String]) {
        let text = integration((old, new + "\nfuture_key: 1")) + "---\n" + product(card) + "future: 1\n"
        #expect(findings(inspect(text)) == expected)
        #expect(findings(inspect(text.replacing(new, with: old))).count == 2)
    }

    /// A project with twenty different mistakes, each marked.
    private static let twenty: [(path: String, text: String)] = [
        (
            "kessai.yaml",
            """
            kind: integration
            kessai: 1
            site:
              url: https://shop.example.jp
              plan: ⟦premium⟧
            amazon_pay:
              use: true
              checkout_version: ⟦CV1⟧
              ⟦support⟧:
                email: help@shop.example.jp
              live:
                merchant_id: ⟦A1EXAMPLE⟧
                client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                public_key_id: ⟦SANDBOX-AEXAMPLE234567EXAMPLE234⟧
                private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE234567EXAMPLE234.pem
                javascript_origins:
                  - https://shop.example.jp⟦/p/r/AbCd1234⟧
                return_urls:
                  - http://⟦localhost⟧:8080/example/return
                ipn_endpoint: ⟦http⟧://shop.example.jp/example/ipn
              sandbox:
                merchant_id: A1EXAMPLE23456
                client_id: ⟦amzn1.application-oa2-client.0123456789abcdef0123456789abcdef⟧
            invoice:
              registration_number: ⟦T1700110005901⟧

            """
        ),
        (
            "products/cart.yaml",
            """
            kind: product
            id: cart
            name: ノートのお店
            scenario: shopping_cart
            items:
              - name: ノート
                tax_rate: ⟦0.1⟧
                price: ⟦1,320⟧
            payment_methods:
              - id: card
                type: one_time
                ⟦price⟧: 1320
              - use: ⟦shared⟧

            """
        ),
        (
            "products/club.yaml",
            """
            kind: product
            id: club
            name: 家計簿の研究会
            scenario: paid_product
            payment_methods:
              - ⟦id⟧: monthly
                type: recurring
                price: 980
              - id: card
                type: one_time
                tax_rate: ⟦5%⟧
                price: 1980
                use_test_environment: ⟦true⟧
                ⟦recurrence⟧: {every: 1 month}
            step_mails:
              - id: failed
                trigger: charge_failed
                subject: お支払いについて
                body: |
                  ⟦％name1％⟧ 様
                  会費 ⟦1,480円⟧ のお支払いが完了していません。
                  カードをお確かめください。

            """
        ),
    ]

    @Test func twentyMistakesAreTwentyFindings() {
        var files: [SourceFile] = []
        var expected: [String] = []
        for (path, marked) in Self.twenty {
            let (text, ranges) = ExampleProject.unmarked(marked)
            files.append(SourceFile(path: path, bytes: Array(text.utf8)))
            expected += ranges.map { "\(path) \($0.start)" }
        }
        let inspection = Inspection(project(files), surroundings: Surroundings())
        let found = inspection.diagnostics.filter { $0.severity > .hint }
        let places = found.map { "\(inspection.project.source($0.location.file)?.path ?? "") \($0.location.range.start)" }
        #expect(places.sorted() == expected.sorted(), "\(findings(inspection, from: .warning))")
        #expect(places.count == 20)
        #expect(Set(found.map(\.code)).count >= 19)
        #expect(found.allSatisfy { $0.path != "" })
    }

    @Test func orderIsByFileByteAndCode() {
        let inspection = inspect(product("- id: card\n  type: one_time"))
        #expect(findings(inspection, from: .warning) == ["missing-price 「id」", "missing-tax-rate 「id」"])
    }

    // MARK: Levels

    private func rules(_ lines: String) -> String { ExampleProject.integration + "rules:\n" + lines }

    private let fivePercent = product("- id: card\n  type: one_time\n  tax_rate: 5%\n  price: 1980")

    @Test(arguments: [
        ("  unusual-tax-rate: off\n", []), ("  unusual-tax-rate: hint\n", ["unusual-tax-rate hint"]),
        ("  unusual-tax-rate: error\n", ["unusual-tax-rate error"]),
        ("  brand-spelling: off\n", ["unusual-tax-rate warning"]),
        ("  missing-price: off\n", ["not-a-choice error", "unusual-tax-rate warning"]),
        ("  missing-price: error\n", ["unusual-tax-rate warning"]),
        // Where the level was not understood, that is the one finding.
        ("  unusual-tax-rate: none\n", ["not-a-choice error"]), ("  unusual-tax-rate: [off]\n", ["wrong-type error"]),
        ("  unusual-tax-rate:\n", ["missing-field error"]), ("  unusual_tax_rate: off\n", ["unknown-key error"]),
        ("  unusual-tax-rates: off\n", ["unknown-key error"]),
        ("  tax: off\n", ["unknown-key error", "unusual-tax-rate warning"]),
    ])
    func levels(lines: String, expected: [String]) {
        let inspection = inspect(rules(lines) + "---\n" + fivePercent)
        #expect(inspection.diagnostics.map { "\($0.code.rawValue) \($0.severity)" } == expected)
    }

    @Test func errorsStayErrorsUnderRelease() {
        var surroundings = Surroundings()
        surroundings.isRelease = true
        let text = rules("  test-environment-in-release: off\n") + "---\n" + product(card + "\n  use_test_environment: true")
        #expect(findings(text, from: .hint, surroundings) == ["test-environment-in-release 「true」"])
        #expect(findings(text, from: .hint) == [])
    }

    /// Leaving a finding as it is, or a comment that silences it, is offered as long as the project has not made an error of it.
    @Test(arguments: allRules.filter { $0.explanation.waiver != nil }.map(\.code))
    func errorsAreNotWaived(code: Code) throws {
        let explanation = try #require(allRules.first { $0.code == code }).explanation
        guard case .yaml(let marked) = explanation.bad, let waiver = explanation.waiver else { return }
        let text = ExampleProject.unmarked(marked).text
        let level = "rules: {\(code.rawValue): error}\n"
        let strict = text.contains("kind: integration") ? text + level : ExampleProject.integration + level + "---\n" + text
        for (text, isError) in [(text, false), (strict, true)] {
            let found = inspect(text).diagnostics.filter { $0.code == code }
            #expect(!found.isEmpty && found.allSatisfy { ($0.severity == .error) == isError })
            for language in Language.allCases {
                #expect(found.allSatisfy { $0.help?[language].hasSuffix(waiver[language]) == !isError }, "\(found)")
                #expect(explanation.remedies(found.first?.severity)[language].hasSuffix(waiver[language]) == !isError)
            }
        }
    }

    // MARK: Suppressions

    /// Nor does a comment silence what the project has made an error of, which is said at the comment.
    @Test(arguments: ["5%", "10%"])
    func raisedErrorsCannotBeSilenced(rate: String) {
        let line = "tax_rate: \(rate)  # kessai: allow unusual-tax-rate 古い契約のため"
        let text =
            rules("  unusual-tax-rate: error\n") + "---\n" + product("- id: card\n  type: one_time\n  price: 1980\n  " + line)
        let found = rate == "5%" ? ["unusual-tax-rate 「5%」"] : []
        #expect(findings(text) == found + ["unused-suppression 「unusual-tax-rate」"])
        #expect(inspect(text).diagnostics.last?.message.en.contains("`rules`") == true)
    }

    /// A misspelt code is corrected only where that helps.
    @Test(arguments: [
        ("missing-prise", "", false), ("unusual-tax-rates", "", true),
        ("unusual-tax-rates", "  unusual-tax-rate: error\n", false),
    ])
    func misspeltCodes(code: String, levels: String, isMended: Bool) throws {
        let text =
            rules(levels + "  brand-spelling: off\n") + "---\n" + product(card + "  # kessai: allow \(code) あとで決める")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .unusedSuppression })
        #expect(finding.fixes.isEmpty != isMended)
        #expect(finding.help?.en.contains("silence an error") == !isMended)
    }

    /// Comments that were meant as suppressions, with the form in which they would be one; what only speaks of kessai is none.
    @Test(
        arguments: [
            ("kessai: allow: unusual-tax-rate 古い契約", "kessai: allow: unusual-tax-rate"),
            ("kessai: allow(unusual-tax-rate) 古い契約", "kessai: allow(unusual-tax-rate)"),
            ("kessai: unusual-tax-rate 古い契約", "kessai: unusual-tax-rate"),
            ("kessai allow unusual-tax-rate 古い契約", "kessai allow unusual-tax-rate"),
            ("kessai : allow unusual-tax-rate 古い契約", "kessai : allow unusual-tax-rate"),
            ("Kessai：allow（unusual-tax-rate）古い契約", "Kessai：allow（unusual-tax-rate）"), ("kessai の unusual-tax-rate を見ること", nil),
            ("kessai allow にする", nil), ("kessai: これは古い契約", nil), ("kessai.yaml を参照", nil),
            ("kessai: 「unusual-tax-rate」という警告は出る", nil),
            ("kessai: unusual-tax-rate が出たら直す", nil), ("kessai: missing-field 説明は手引きに", nil),
        ] as [(String, String?)])
    func nearlySuppressions(comment: String, name: String?) throws {
        let text = product(card.replacing("10%", with: "5%  # \(comment)"))
        let told = name.map { ["unused-suppression 「\($0)」"] } ?? []
        #expect(findings(text).sorted() == told + ["unusual-tax-rate 「5%」"])
        guard name != nil else { return }
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .unusedSuppression }?.fixes.first)
        let mended = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(mended.contains("# kessai: allow unusual-tax-rate"))
        #expect(!findings(mended).contains { $0.hasPrefix("unusual-tax-rate") })
    }

    /// A comment behind the dash of an entry speaks of the line below, also once the formatter has moved it there.
    @Test func suppressionBehindADash() {
        let text = product(
            "- # kessai: allow unusual-tax-rate 古い契約のため\n  tax_rate: 5%\n  id: card\n  type: one_time\n  price: 1980")
        #expect(findings(inspect(text)) == [])
        #expect(findings(inspect(text.replacing("古い契約のため", with: "古い契約のため\n  # 注意"))) == [])
    }

    @Test(arguments: [
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate 古い契約のため", []),
        ("# kessai: allow unusual-tax-rate 古い契約のため\n  tax_rate: 5%", []),
        ("# kessai: allow unusual-tax-rate 古い契約のため\n  # ほかの注意書き\n  tax_rate: 5%", []),
        (
            "# kessai: allow unusual-tax-rate 古い契約のため\n\n  tax_rate: 5%",
            ["unusual-tax-rate 「5%」", "unused-suppression 「unusual-tax-rate」"]
        ),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate", ["suppression-without-reason 「unusual-tax-rate」"]),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate \t ", ["suppression-without-reason 「unusual-tax-rate」"]),
        ("\t# kessai: allow unusual-tax-rate 古い契約のため\n  tax_rate: 5%", []),
        ("tax_rate: 10%  # kessai: allow unusual-tax-rate 古い契約のため", ["unused-suppression 「unusual-tax-rate」"]),
        (
            "tax_rate: 5%  # kessai: allow unusual-taxrate 古い契約のため",
            ["unused-suppression 「unusual-taxrate」", "unusual-tax-rate 「5%」"]
        ),
        ("tax_rate: 5%  # kessai: allow", ["unused-suppression 「allow」", "unusual-tax-rate 「5%」"]),
        // The blank of a Japanese keyboard before the reason.
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate\u{3000}古い契約のため", []),
        (
            "tax_rate: 5%  # kessai：allow unusual-tax-rate 古い契約のため",
            ["unused-suppression 「kessai：allow」", "unusual-tax-rate 「5%」"]
        ),
        (
            "tax_rate: 5%  #Kessai: allow unusual-tax-rate 古い契約のため",
            ["unused-suppression 「Kessai: allow」", "unusual-tax-rate 「5%」"]
        ),
        (
            "tax_rate: 5%  # kessai: ignore unusual-tax-rate 古い契約のため",
            ["unused-suppression 「kessai: ignore」", "unusual-tax-rate 「5%」"]
        ),
        // A blank of a Japanese keyboard, and a heading.
        ("tax_rate: 5%  #\u{3000}kessai: allow unusual-tax-rate 古い契約のため", []),
        ("tax_rate: 5%  ## kessai: allow unusual-tax-rate 古い契約のため", []),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate -", ["suppression-without-reason 「unusual-tax-rate」"]),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate …。", ["suppression-without-reason 「unusual-tax-rate」"]),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate brand-spelling", ["suppression-without-reason 「unusual-tax-rate」"]),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate - 古い契約", []),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate 2024", []),
        ("tax_rate: 5%  # kessai: allow unusual-tax-rate unusual-tax-rate は承知", []),
        // Other words to the reader.
        ("tax_rate: 10%  # kessai: この税率でよい", []), ("tax_rate: 10%  # kessai: 1.0 から", []), ("tax_rate: 10%  # kessai:", []),
        ("# kessai: allow unusual-tax-rate 古い契約のため\n  tax_rate:\n    5%", []),
        ("tax_rate:  # kessai: allow unusual-tax-rate 古い契約のため\n    5%", []),
        ("tax_rate: 5%  # unusual-tax-rate でよい", ["unusual-tax-rate 「5%」"]),
        ("tax_rate: 10%  # kessai: allow private-key-absent 鍵は別に管理", []),
    ])
    func suppressions(line: String, expected: [String]) {
        let found = findings(product("- id: card\n  type: one_time\n  price: 1980\n  " + line))
        #expect(found.sorted() == expected.sorted())
    }

    /// It does not speak of the line behind it.
    @Test func aSuppressionBesideAnEntrySpeaksOfThatEntryAlone() {
        let text = integration(
            ("  use: true\n", "  use: true  # kessai: allow missing-support-contact あとで決める\n"),
            ("    email: help@shop.example.jp\n", ""))
        #expect(findings(text) == ["unused-suppression 「missing-support-contact」", "missing-support-contact 「support」"])
        let beside = text.replacing("  # kessai: allow missing-support-contact あとで決める", with: "")
            .replacing("  support:", with: "  support:  # kessai: allow missing-support-contact あとで決める")
        #expect(findings(beside) == [])
    }

    @Test func errorsCannotBeSilenced() {
        let text = product("- id: card  # kessai: allow missing-price あとで決める\n  type: one_time\n  tax_rate: 10%")
        #expect(findings(text) == ["missing-price 「id」", "unused-suppression 「missing-price」"])
        let clean = product("- id: card  # kessai: allow missing-price あとで決める\n  type: one_time\n  tax_rate: 10%\n  price: 1")
        #expect(findings(clean) == ["unused-suppression 「missing-price」"])
    }

    @Test func suppressionAboveAMailSpeaksOfItsWholeText() {
        let text = mail("一行目\n%order_id%\n%order_no%")
        #expect(findings(text).count == 2)
        let allowed = text.replacing("    body: |", with: "    body: |  # kessai: allow unknown-mail-variable 画面で確かめた")
        #expect(findings(allowed) == [])
        let above = text.replacing("    body: |", with: "    # kessai: allow unknown-mail-variable 画面で確かめた\n    body: |")
        #expect(findings(above) == [])
    }

    /// A comment above a value of several lines speaks of all of them, however much stands around it.
    @Test(arguments: 0..<6)
    func suppressionAboveAValueSpeaksOfItsLines(before: Int) {
        let copies = (0..<before).map { "x\($0)@shop.example.jp" }.joined(separator: ", ")
        for after in 0..<3 {
            let mails = """
                - id: failed
                  trigger: charge_failed
                  subject: お支払い
                  cc: [\(copies)]
                  body:
                    # kessai: allow unknown-mail-variable 画面で確かめた
                    "一行目
                    %order_id%"

                """
            let more = (0..<after).map {
                "- id: m\($0)\n  trigger: charge_failed\n  delay_minutes: \($0 + 1)\n  subject: s\n  body: b"
            }.joined(
                separator: "\n")
            let text = ExampleProject.integration + "---\n" + product(monthly, mails: mails + more)
            #expect(findings(text) == [], "\(before) \(after)")
        }
    }

    /// Whether a method is for tests is not known where the line that may say so was not understood.
    @Test(arguments: [
        ("use\u{7}_test_environment: true\n", "", false), ("use_test_environment: false\nna\u{7}me: x\n", "", true),
        ("use_test_environment: false\n", "    use\u{7}_test_environment: true\n", false),
        ("", "    use_test_environment: false\n    na\u{7}me: x\n", true),
    ])
    func repeatedMethodsThatWereNotUnderstood(definition: String, entry: String, isJudged: Bool) {
        let text = cardDefinition + definition + courseUsingCard + "  - use: card\n    id: other\n" + entry
        let codes = inspect(text).diagnostics.map(\.code)
        #expect(codes.contains(.controlCharacter) && codes.contains(.duplicateMethodType) == isJudged, "\(codes)")
    }

    @Test func unusedSuppressionIsNotJudgedInAFileWithErrors() {
        let text = product(
            "- id: card\n  type: one_time\n  price: 1,980\n  tax_rate: 10%  # kessai: allow unusual-tax-rate 古い契約のため")
        #expect(findings(text) == ["not-whole-yen 「1,980」"])
        // Nor where an error elsewhere may keep from being found what the comment silences.
        let elsewhere =
            rules("  no-such-rule: off\n") + "---\n"
            + product(card.replacing("10%", with: "10%  # kessai: allow unusual-tax-rate 古い契約のため"))
        #expect(findings(elsewhere) == ["unknown-key 「no-such-rule」"])
        // What is no code at all silences nothing either way.
        let unknown = rules("  no-such-rule: off\n") + "---\n" + product(card.replacing("10%", with: "10%  # kessai: allow x y"))
        #expect(findings(unknown) == ["unknown-key 「no-such-rule」", "unused-suppression 「x」"])
    }

    @Test func unreadableIntegrationCausesNoFurtherFindings() {
        let broken = "kind: integration\nkessai: 1\nsite: [\namazon_pay: {use: true\n"
        let found = Inspection(
            project([
                SourceFile(path: "kessai.yaml", bytes: Array(broken.utf8)),
                SourceFile(path: "p.yaml", bytes: Array(product(card + "\n  use_test_environment: true").utf8)),
            ]), surroundings: Surroundings())
        #expect(
            Set(found.diagnostics.map { found.project.source($0.location.file)?.path ?? "" }) == ["kessai.yaml"],
            "\(findings(found))")
    }

    /// An entry of which a line was not understood may have said there what its definition says otherwise.
    @Test(arguments: [
        ("id", "card-2", Code.controlCharacter), ("use_test_environment", "true", .controlCharacter),
        ("price", "2480", .controlCharacter),
    ])
    func whatWasNotUnderstoodIsNotJudged(key: String, value: String, code: Code) {
        let text =
            cardDefinition + courseUsingCard + """
                    tax_rate: 10%
                    \(key.dropLast())\u{7}\(key.suffix(1)): \(value)
                \(key == "price" ? "" : "  - use: card\n    id: \(key == "id" ? "card" : "other")")
                step_mails:
                  - id: failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: |
                      料金 2480円 をご確認ください。

                """
        let found = inspect(text).diagnostics.map(\.code)
        #expect(found.contains(code))
        let judged: [Code] = [.duplicateID, .duplicateMethodType, .mailQuotesOtherPrice]
        #expect(found.filter(judged.contains).isEmpty, "\(found)")
    }

    /// A comment speaks of its own line, and of a comment right below it, as of what stands below both.
    @Test(arguments: [
        "# kessai: allow invisible-character 写したもの\n# a\u{A0}b\n", "# kessai: allow invisible-character 写した\u{A0}もの\n",
        "# kessai: allow invisible-character 写したもの\n# a\n", "\u{FEFF}# kessai: allow byte-order-mark 編集ソフトのため\n",
    ])
    func commentsAboutComments(lines: String) {
        let isUsed = lines.unicodeScalars.contains { $0 == "\u{A0}" || $0 == "\u{FEFF}" }
        let found = inspect(lines + product(card)).diagnostics.filter { $0.severity > .hint }
        #expect(found.map(\.code) == (isUsed ? [] : [.unusedSuppression]))
        #expect(found.allSatisfy { $0.message.en.contains("silences nothing") })
    }

    /// Only what lies in a scalar is anchored to its line.
    @Test(arguments: ["hello", "- hello", "a: b"])
    func aSuppressionBelowSpeaksOfNothingAbove(value: String) {
        let codes = inspect("\u{FEFF}\n\n\(value) # kessai: allow byte-order-mark 編集ソフトのため\n").diagnostics.map(\.code)
        #expect(codes.contains(.byteOrderMark), "\(codes)")
    }

    @Test func aByteOrderMarkDoesNotHideASuppression() {
        let text =
            "\u{FEFF}# kessai: allow missing-charge-failed-mail 連絡は電話で行うため\n"
            + product(monthly).replacing("kind: product\n", with: "")
            .replacing("scenario:", with: "kind: product\nscenario:")
        let codes = inspect(text).diagnostics.map(\.code)
        #expect(codes.contains(.byteOrderMark))
        #expect(!codes.contains(.unusedSuppression) && !codes.contains(.missingChargeFailedMail), "\(codes)")
    }
}
