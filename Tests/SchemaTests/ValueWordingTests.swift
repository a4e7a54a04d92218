import SourceText
import Testing

@testable import Schema

/// What is said of a value leads to one that is right.
@Suite struct ValueWordingTests {
    /// An instalment plan made a charge without end would be no fix.
    @Test(arguments: ["分割払い", "回数指定"]) func instalmentsAreNotToBeHad(type: String) throws {
        let problem = try #require(
            project("kind: payment_method\nid: card\ntype: \(type)\ntax_rate: 10%\nprice: 1980\n").problems.first)
        #expect(problem.message.en.hasSuffix("Instalments are not among the choices for Amazon Pay.") && problem.fixes.isEmpty)
        #expect(problem.note?.en.contains("in `times` of `recurrence`; what MyASP offers is not known") == true)
    }

    /// Neither a choice among the three of Amazon Pay, nor something that was mistyped.
    @Test(arguments: ["銀行振込", "クレジットカード", "カード", "コンビニ払い", "credit_card", "PayPal", "Stripe"])
    func otherWaysToPay(type: String) throws {
        let problem = try #require(
            project("kind: payment_method\nid: card\ntype: \(type)\ntax_rate: 10%\nprice: 1980\n").problems.first)
        #expect(problem.message.ja.hasSuffix("値はありません。kessaiの設定に書くのは、Amazon Payの支払方法だけです。"), "\(problem.message)")
        #expect(problem.code == .notAChoice && problem.fixes.isEmpty && problem.note?.en.contains("screens of MyASP") == true)
    }

    /// A letter that looks like a digit is named as it is written, and the amount is one to be looked at.
    @Test(
        arguments: [
            ("1O80", "O", 1080), ("29o00", "o", 29000), ("198O", "O", 1980), ("l9800円", "l", 19800), ("I,98O", "I", 1980),
            ("'1,98Ｏ'", "Ｏ", 1980), ("lOO", nil, nil), ("O80", "O", nil), ("1O8O円(税抜)", "O", nil), ("L980", nil, nil),
            ("1a80", nil, nil), ("1080l", nil, nil), ("oil", nil, nil), ("無l料", nil, nil),
        ] as [(String, String?, Int?)])
    func lettersAmongDigits(price: String, letter: String?, amount: Int?) throws {
        let text = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: \(price)\n"
        let problem = try #require(project(text).problems.first)
        let said = letter.map { problem.message.ja.contains("数字のところに、英字の「\($0)」があります。") }
        #expect(said ?? !problem.message.en.contains("where a digit belongs"), "\(problem.message)")
        #expect(letter == nil || !problem.message.en.contains("more than one"), "\(problem.message)")
        #expect(problem.fixes.map(\.isSafe) == (amount == nil ? [] : [false]), "\(problem.fixes)")
        if let amount, let fix = problem.fixes.first { #expect(applying(fix, to: text).hasSuffix("price: \(amount)\n")) }
    }

    /// An example may stand where the text does: one of the other environment would be the next finding.
    @Test(arguments: [("live", "LIVE-AEXAMPLE234567EXAMPLE234"), ("sandbox", "SANDBOX-AEXAMPLE765432EXAMPLE765")])
    func theExampleIsOfItsEnvironment(environment: String, example: String) throws {
        for value in ["SANDBOX-AEXAMPLE", "A1EXAMPLE23456"] {
            let text = "kind: integration\nkessai: 1\namazon_pay:\n  \(environment):\n    public_key_id: \(value)\n"
            let found = project(text).problems.filter { [.badFormat, .swappedIdentifiers].contains($0.code) }
            #expect(found.count == 1 && found[0].help?.en.contains("such as `\(example)`") == true, "\(found)")
        }
    }

    /// A key that belongs in a group of the same mapping: where, and what to write for that.
    @Test(arguments: [
        ("trial_days: 30", "", "Write a line `recurrence:` above, and `trial_days` below it"),
        ("times: 12", "recurrence:\n  every: 1 month\n", "Move it below the `recurrence:` that stands here"),
    ])
    func keysOfAGroup(line: String, group: String, help: String) throws {
        let method = "type: recurring\ntax_rate: 10%\nprice: 1980\n\(line)\n\(group)"
        let alone = try #require(project("kind: payment_method\nid: card\n" + method).problems.first)
        #expect(alone.code == .unknownKey && alone.message.ja.hasSuffix("「recurrence」に書くキーです。"), "\(alone.message)")
        #expect(alone.help?.en.hasPrefix(help) == true, "\(String(describing: alone.help))")
        let lines = method.split(separator: "\n").map { "    \($0)\n" }.joined()
        let entry = try #require(
            project("kind: product\nid: a\nname: 講座\nscenario: paid_product\npayment_methods:\n  - id: card\n" + lines)
                .problems.first { $0.code == .unknownKey })
        #expect(entry.message.ja.hasSuffix("「payment_methods」の各項目の「recurrence」に書くキーです。"), "\(entry.message)")
        #expect(entry.message.en.hasSuffix("It belongs in `recurrence` in the entries of `payment_methods`."))
        #expect(entry.help?.en.hasPrefix(help) == true)
    }

    /// A sign that was copied along is removed, and a letter of the address is not.
    @Test(arguments: [
        ("https://shop.example.jp/ipn。", "If the `。` was copied along, remove it."),
        ("https://shop.example.jp/商品/ipn", "Japanese letters are written in a form such as `%E3%81%82`."),
    ])
    func whatAURLCannotHold(url: String, help: String) throws {
        let problem = try #require(
            project(integrationText.replacing("https://shop.example.jp/amazon_pay/ipn", with: url)).problems.first)
        #expect(problem.code == .badFormat && problem.help?.en.hasSuffix(help) == true, "\(problem)")
    }

    /// A link of a chat or a document is told for what it is, and a colon that is none is not told to be missing.
    @Test(arguments: [
        ("<https://shop.example.jp/ipn|shop.example.jp/ipn>", "written `<…|…>` as in chats and documents."),
        ("'[ipn](https://shop.example.jp/ipn)'", "written `[…](…)` as in chats and documents."),
        ("https∶//shop.example.jp/ipn", "After `http` or `https` comes `://`."),
    ])
    func whatALinkIs(url: String, reason: String) throws {
        let text = integrationText.replacing("https://shop.example.jp/amazon_pay/ipn", with: url)
        let problem = try #require(project(text).problems.first)
        #expect(problem.message.en.hasSuffix(reason), "\(problem)")
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && applying(fix, to: text).hasSuffix("ipn_endpoint: https://shop.example.jp/ipn"))
    }

    /// How long an ID is, after what stands before it; right in length but not in its letters, it is not said to be too short.
    @Test(
        arguments: [
            ("public_key_id: LIVE-AEXAMPLE234", "After `LIVE-` 24 characters are expected; there are 11."),
            ("public_key_id: AEXAMPLE234567EXAMPLE2345", "After `LIVE-` or `SANDBOX-` 24 characters are expected; there are 25."),
            (
                "client_id: amzn1.application-oa2-client.0123",
                "After `amzn1.application-oa2-client.` 32 characters are expected; there are 4."
            ),
            ("client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcde_", nil),
        ] as [(String, String?)])
    func lengthsOfIdentifiers(line: String, reason: String?) throws {
        let key = line.prefix { $0 != ":" }
        let text = integrationText.split(separator: "\n").map { $0.contains(key) ? "    \(line)" : String($0) }
            .joined(separator: "\n")
        let message = try #require(project(text).problems.first { $0.code == .badFormat }).message
        #expect(reason.map { message.en.hasSuffix($0) } ?? !message.en.contains("are expected"), "\(message.en)")
    }

    /// Each wrong way of writing a number has its own reason.
    @Test(
        arguments: [
            ("tax_rate", "１０％", "There are full-width digits or signs in it.", "10%"),
            ("tax_rate", "10", "The `%` after it is missing.", "10%"),
            ("tax_rate", "10.0%", "A rate is a whole number, without decimals.", "10%"),
            ("tax_rate", "10.5%", "A rate is a whole number, without decimals.", nil),
            ("tax_rate", "8%(軽減)", "Only a number and `%` belong here.", "8%"),
            ("tax_rate", "1割", "Write it in percent, not in 割 (tenths).", "10%"),
            ("tax_rate", "\"%10\"", "The `%` belongs after the number.", "10%"),
            ("tax_rate", "10 %", "There are spaces in it.", "10%"), ("tax_rate", "\" 8%\"", "There are spaces in it.", "8%"),
            ("tax_rate", "\"8% \"", "There are spaces in it.", "8%"),
            ("tax_rate", "08%", "It begins with `0`, which may be a typing mistake.", "8%"),
            ("tax_rate", "10 8", "Only a number and `%` belong here.", nil),
            ("tax_rate", "ten", nil, nil), ("price", "\"1980,\"", "There is a separator after it.", "1980"),
            ("price", "1980;", "There is a separator after it.", "1980"),
            ("price", "1.98E+03", "It has an exponent, as spreadsheets show large numbers.", "1980"),
            ("price", "2e4円", "It has an exponent, as spreadsheets show large numbers.", "20000"),
            ("price", "1.985e2", "It has an exponent, as spreadsheets show large numbers.", nil),
            ("price", "1e99", "It has an exponent, as spreadsheets show large numbers.", nil),
            ("every", "１ヶ月", "There are full-width digits or signs in it.", "1ヶ月"),
            ("every", "1 Month", "There are capital letters in it.", "1 month"),
            ("every", "1.5 months", "It has decimals, which cannot stand here.", nil),
            ("times", "１２", "There are full-width digits or signs in it.", "12"),
            ("times", "12.0", "It has decimals, which cannot stand here.", nil),
            ("times", "12回", "Leave out the unit.", "12"), ("times", "abc", nil, nil),
        ] as [(String, String, String?, String?)])
    func numbersInOtherForms(key: String, value: String, reason: String?, meant: String?) throws {
        let text = """
            kind: payment_method
            id: card
            type: recurring
            tax_rate: 10%
            price: 1980
            recurrence:
              every: 1 month
              times: 12

            """
        let lines = text.split(separator: "\n").map {
            $0.contains("\(key):") ? "\($0.prefix { $0 == " " })\(key): \(value)" : String($0)
        }
        let problem = try #require(project(lines.joined(separator: "\n") + "\n").problems.first { $0.code != .unusedDefinition })
        #expect([.badFormat, .notWholeYen].contains(problem.code))
        #expect(
            reason.map { problem.message.en.hasSuffix($0) } ?? (problem.message.en.filter { $0 == "." }.count == 1),
            "\(problem.message.en)")
        #expect(problem.fixes.first?.edits.first?.text == meant)
        // Where digits may be missing, only a person knows.
        if ["08%", "1.98E+03"].contains(value) { #expect(problem.fixes.map(\.isSafe) == [false]) }
    }
}
