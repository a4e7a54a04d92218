// Whoever names files to check hears of all that would not be without them, wherever it lies.
import Driver
import Foundation
import Testing

@Suite("A check of some files tells what they cause elsewhere")
struct CauseTests {
    private static let live = """
          live:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
            public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
            private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
            return_urls: [https://shop.example.jp/example/return]
            ipn_endpoint: https://shop.example.jp/example/ipn

        """

    private static func home(plan: String = "mach", use: String = "true", rest: String = live) -> String {
        """
        kind: integration
        kessai: 1
        site: {url: https://shop.example.jp, plan: \(plan)}
        amazon_pay:
          use: \(use)
          support: {email: support@example.jp, phone: 0120-123-456}

        """ + rest
    }

    private static func product(_ entry: String) -> String {
        "kind: product\nid: course\nname: 講座\nscenario: paid_product\npayment_methods:\n  - \(entry)\n"
    }

    private static func method(_ fields: String) -> String { "kind: payment_method\nid: card\n\(fields)\n" }

    private static let once = method("type: one_time\ntax_rate: 10%\nprice: 1980")
    private static let onDemand = method("type: auto_pay\ntax_rate: 10%\nprice: 1980")

    /// The definition is asked for alone; what it causes lies in the product, or in kessai.yaml.
    @Test(arguments: [
        ("live-environment-not-configured", home(rest: ""), "{use: card}", once),
        ("amazon-pay-not-used", home(use: "false"), "{use: card}", once),
        ("test-environment-not-configured", home(), "{use: card, use_test_environment: true}", once),
        ("plan-too-low", home(plan: "beginner"), "{use: card, type: recurring}", once),
        ("monthly-limit-exceeded", home(), "{use: card, price: 150000}", onDemand),
    ])
    func aDefinition(_ code: String, _ home: String, _ entry: String, _ definition: String) throws {
        let folder = try TemporaryFolder([
            "kessai.yaml": home, "products/course.yaml": Self.product(entry), "methods/card.yaml": definition,
            "products/other.yaml": Self.product("{id: own, type: one_time, tax_rate: 10%, price: 500, name: 別}").replacing(
                "id: course", with: "id: other"),
        ])
        let outcome = try kessai(["check", "methods/card.yaml", "--format", "short"], in: folder.url)
        #expect(outcome.output.contains("[\(code)]"), "\(outcome)")
        let lines = outcome.output.split(separator: "\n").filter { $0.contains("[\(code)]") }
        #expect(lines.allSatisfy { !$0.hasPrefix("methods/card.yaml") }, "it lies in the file itself: \(lines)")
    }

    /// What several products use is missing as a copy kept the id of another document: the fourth of them hears of it, too.
    @Test func aUseThatFindsNothing() throws {
        var files = ["kessai.yaml": Self.home(), "methods/a.yaml": Self.once, "methods/b.yaml": Self.once]
        for number in 1...4 {
            files["products/\(number).yaml"] = Self.product("{use: later}").replacing("id: course", with: "id: p\(number)")
        }
        let folder = try TemporaryFolder(files)
        let outcome = try kessai(["check", "products/4.yaml", "--format", "short"], in: folder.url)
        #expect(outcome.exit == .problems && outcome.output.contains("methods/b.yaml:2"), "\(outcome)")
    }
}
