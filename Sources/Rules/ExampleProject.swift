import Project
import Schema
import SourceText
import Syntax

/// The project around an example of an explanation: a complete integration beside which a text of one file is read.
package enum ExampleProject {
    /// A complete integration in which nothing is to be reported.
    package static let integration = """
        kind: integration
        kessai: 1
        site:
          url: https://shop.example.jp
          plan: mach
        amazon_pay:
          use: true
          support:
            email: help@shop.example.jp
            phone: 03-0000-0000
          live:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
            public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
            private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
            return_urls:
              - https://shop.example.jp/example/return
            ipn_endpoint: https://shop.example.jp/example/ipn
          sandbox:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.fedcba9876543210fedcba9876543210
            public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765
            private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem
            return_urls:
              - https://shop.example.jp/example/sandbox/return
            ipn_endpoint: https://shop.example.jp/example/sandbox/ipn

        """

    /// The beginning of an integration, up to the environments, for examples that write them.
    static let top = top(plan: "mach")

    static func top(plan: String) -> String {
        """
        kind: integration
        kessai: 1
        site: {url: https://shop.example.jp, plan: \(plan)}
        amazon_pay:
          use: true
          support: {email: help@shop.example.jp, phone: 03-0000-0000}
        """
    }

    /// A complete live environment, to follow the beginning of an integration.
    static let live = """
          live:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
            public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
            private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
            return_urls: [https://shop.example.jp/example/return]
            ipn_endpoint: https://shop.example.jp/example/ipn
        """

    /// A product up to its payment methods.
    static let product = product(named: "オンライン講座")

    private static func product(named name: String) -> String {
        """
        kind: product
        id: course
        name: \(name)
        scenario: paid_product
        payment_methods:
        """
    }

    /// A document that products use.
    static let card = """
        ---
        kind: payment_method
        id: card
        type: one_time
        tax_rate: 10%
        price: 1980

        """

    /// A product with that one and another of its own.
    static let cardBesideCoaching = """
        \(product)
          - use: card
          - id: coaching
            type: auto_pay
            tax_rate: 10%
            price: 5500
        \(card)
        """

    /// A whole product, paid for at once.
    static let soldOnce = soldOnce(named: "オンライン講座")

    static func soldOnce(named name: String) -> String {
        """
        \(product(named: name))
          - id: card
            type: one_time
            tax_rate: 10%
            price: 1980

        """
    }

    /// A live environment with its allowed return URL, with its endpoint, with both, and with an allowed origin.
    static let returnURL = """
        \(top)
          live:
            return_urls:
              - https://shop.example.jp/example/return

        """
    static let endpoint = """
        \(top)
          live:
            ipn_endpoint: https://shop.example.jp/example/ipn

        """
    static let liveURLs = """
        \(returnURL)    ipn_endpoint: https://shop.example.jp/example/ipn

        """
    static let origin = """
        \(top)
          live:
            javascript_origins:
              - https://shop.example.jp

        """

    /// A product with a payment method that charges again, up to its step mails.
    static let clubWithMails = """
        kind: product
        id: club
        name: 家計簿の研究会
        scenario: paid_product
        payment_methods:
          - id: monthly
            type: recurring
            tax_rate: 10%
            price: 980
        step_mails:
        """

    /// The same with a mail for a failed charge, up to the lines of its body.
    static let clubWithFailedMail = """
        \(clubWithMails)
          - id: charge-failed
            trigger: charge_failed
            subject: お支払いの確認のお願い
            body: |
        """

    /// The same with a body that names the buyer.
    static let askedToPay = """
        \(clubWithFailedMail)
              %name1% 様

              お支払い方法をご確認ください。

        """

    /// The files of the project in which an example's text is read; the example is `example.yaml`.
    package static func files(with text: String) -> [SourceFile] {
        let example = SourceFile(path: "example.yaml", bytes: Array(text.utf8))
        let root = SourceFile(path: projectFile, bytes: Array(integration.utf8))
        return holdsIntegration(text) ? [example] : [example, root]
    }

    private static func holdsIntegration(_ text: String) -> Bool {
        text.split(separator: "\n").contains { line in
            line.hasPrefix("kind: integration") || line.hasPrefix("kind: 決済連携設定")
        }
    }

    /// An example's text without its markers, and the byte ranges between them in that text.
    package static func unmarked(_ text: String) -> (text: String, ranges: [ByteRange]) {
        var plain = ""
        var ranges: [ByteRange] = []
        var start: Int?
        for character in text.unicodeScalars {
            switch character {
            case "⟦": start = plain.utf8.count
            case "⟧":
                if let first = start { ranges.append(ByteRange(first..<plain.utf8.count)) }
                start = nil
            default: plain.unicodeScalars.append(character)
            }
        }
        return (plain, ranges)
    }
}
