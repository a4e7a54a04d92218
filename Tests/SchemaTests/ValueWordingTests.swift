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
}
