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
