// A small project written in place, for tests that change one thing at a time.
import Foundation
import Outputs
import SourceText

enum Shop {
    static let integration = """
        kind: integration
        kessai: 1
        site:
          url: https://shop.example.jp/
          plan: standard
        amazon_pay:
          use: true
          support:
            email: help@shop.example.jp
            phone: +81-3-0000-0000
          live:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
            public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
            private_key_file: keys/live.pem
            return_urls:
              - https://shop.example.jp/return/a
              - https://pay.example.jp:8443/return/b
            ipn_endpoint: https://shop.example.jp/ipn

        """

    /// The same environment as `live:`, as the test environment.
    private static let sandbox = integration[(integration.range(of: "  live:\n")?.lowerBound ?? integration.endIndex)...]
        .replacing("live:", with: "sandbox:").replacing("LIVE-", with: "SANDBOX-").replacing("keys/live", with: "keys/sandbox")
        .replacing("0123456789abcdef", with: "fedcba9876543210")

    /// The integration with these environments.
    static func integration(live: Bool, sandbox: Bool) -> String {
        let start = integration[..<(integration.range(of: "  live:\n")?.lowerBound ?? integration.endIndex)]
        return (live ? integration : String(start)) + (sandbox ? Shop.sandbox : "")
    }

    static let product = """
        kind: product
        id: course
        name: オンライン講座
        scenario: paid_product
        payment_methods:
          - use: once
            price: 1980
        step_mails:
          - id: failed
            trigger: charge_failed
            subject: お支払いのお願い
            body: |
              料金は1,980円です。
              よろしくお願いします。

        """

    static let method = """
        kind: payment_method
        id: once
        type: auto_pay
        tax_rate: 10%
        price: 500

        """

    static let sources = ["kessai.yaml": integration, "product.yaml": product, "method.yaml": method]

    /// The project with some replacements of text made in all files.
    static func checked(_ replacements: [(String, String)] = [], keys: [String: Data] = [:]) throws -> CheckedProject {
        try OutputsTests.checked(
            sources.mapValues { text in replacements.reduce(text) { $0.replacing($1.0, with: $1.1) } }, keys: keys)
    }
}

/// Reads JSON as the program does, with Foundation, for what is handed to the pure functions.
func json(_ bytes: [UInt8]) -> JSON? { try? JSONDecoder().decode(AnyJSON.self, from: Data(bytes)).value }

private struct AnyJSON: Decodable {
    let value: JSON

    struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Key.self) {
            value = .object(
                try members.allKeys.map { JSON.Member($0.stringValue, try members.decode(AnyJSON.self, forKey: $0).value) })
        } else if var elements = try? decoder.unkeyedContainer() {
            var found: [JSON] = []
            while !elements.isAtEnd { found.append(try elements.decode(AnyJSON.self).value) }
            value = .array(found)
        } else {
            let single = try decoder.singleValueContainer()
            if let flag = try? single.decode(Bool.self) {
                value = .boolean(flag)
            } else if let number = try? single.decode(Int.self) {
                value = .integer(number)
            } else if let text = try? single.decode(String.self) {
                value = .string(text)
            } else {
                value = .null
            }
        }
    }
}
