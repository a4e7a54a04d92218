import Rules
import SourceText
import Testing

/// Methods of one cart that ask for the shipping address, and that do not.
@Suite struct ShippingAddressTests {
    private static let items = "- {name: りんごジュース, tax_rate: 8%, price: 1296}"

    private static func told(_ methods: String, scenario: String = "shopping_cart", before: String = "") -> [String] {
        let text = before + product(methods, scenario: scenario, items: scenario == "paid_product" ? "" : items)
        return findings(inspect(text), from: .hint).filter { $0.hasPrefix("shipping") }
    }

    @Test(arguments: [
        ("collect_shipping_address: true", "collect_shipping_address: false", ["false"]),
        ("collect_shipping_address: true", "name: 定期", ["b"]),
        ("name: 一括", "collect_shipping_address: true", ["a"]),
        ("collect_shipping_address: true", "collect_shipping_address: true", []),
        ("collect_shipping_address: false", "name: 定期", []), ("name: 一括", "name: 定期", []),
        ("collect_shipping_address: true", "use_test_environment: true", []),
        ("collect_shipping_address: true\n  use_test_environment: true", "name: 定期", []),
        ("collect_shipping_address: true", "collect_shipping_address: はい", []),
    ])
    func ofTwoMethods(first: String, second: String, expected: [String]) {
        let methods = "- id: a\n  type: one_time\n  \(first)\n- id: b\n  type: auto_pay\n  \(second)"
        #expect(Self.told(methods) == expected.map { "shipping-address-not-collected 「\($0)」" })
        #expect(Self.told(methods + "\n", scenario: "paid_product") == [])
    }

    @Test func ofADefinition() {
        let definition = "kind: payment_method\nid: b\ntype: auto_pay\n---\n"
        let card = "- id: a\n  type: one_time\n  collect_shipping_address: true\n"
        #expect(Self.told(card + "- use: b", before: definition) == ["shipping-address-not-collected 「b」"])
        #expect(Self.told(card + "- use: b\n  collect_shipping_address: true", before: definition) == [])
        #expect(Self.told("- id: a\n  type: one_time\n  collect_shipping_address: true") == [])
    }
}
