import Rules
import SourceText
import Testing

/// Tax rates in names.
@Suite struct NamedTaxRateTests {
    private static func cart(_ item: String, _ rate: String) -> String {
        product(
            "- id: a\n  type: one_time", scenario: "shopping_cart",
            items: "- {name: \"\(item)\", tax_rate: \(rate), price: 1080}\n- {name: 皿, tax_rate: 10%, price: 2200}")
    }

    @Test(arguments: [
        ("味噌(軽減税率8%)", "10%"), ("味噌（軽減税率８％）", "10%"), ("味噌(軽減税率)", "10%"), ("味噌【軽減税率対象】", "10%"), ("味噌 ※軽減税率", "10%"),
        ("味噌(税込・軽減税率 8%)", "10%"), ("味噌(8%軽減税率)", "10%"), ("味噌 軽減税率 8%", "10%"), ("味噌(軽減税率8%)", "0%"), ("日本酒(税率10%)", "8%"),
        ("日本酒(消費税10%)", "8%"), ("日本酒 消費税率：10%", "8%"), ("日本酒(標準税率10%対象)", "8%"), ("切手(消費税0%)", "10%"),
        ("味噌(8%対象)", "10%"), ("味噌（８％対象商品）", "10%"), ("味噌 ※8%対象", "0%"), ("味噌 消費税8%込み", "10%"),
    ])
    func aNameThatTellsAnotherRate(name: String, rate: String) {
        #expect(findings(Self.cart(name, rate)) == ["name-contradicts-tax-rate 「\"\(name)\"」"])
    }

    /// The rate of today, a share of something else, what is said of the tax otherwise, or several rates.
    @Test(arguments: [
        ("味噌(軽減税率8%)", "8%"), ("味噌(軽減税率)", "8%"), ("日本酒(税率10%)", "10%"), ("味噌(8%)", "10%"), ("10%増量の味噌", "8%"),
        ("味噌(10%OFF)", "8%"),
        ("味噌(軽減税率対象外)", "10%"), ("味噌(軽減税率ではありません)", "10%"), ("よくわかる軽減税率", "10%"), ("消費税 軽減税率", "10%"), ("軽減税率の本", "10%"),
        ("【本】軽減税率", "10%"), ("消費税10%時代のレジ", "8%"), ("味噌(税率8%・10%)", "10%"), ("味噌(軽減税率10%)", "8%"), ("味噌(消費税込)", "8%"),
        ("税込", "8%"),
        ("味噌(税率8%)と皿(税率10%)", "10%"), ("味噌(税率)", "8%"), ("味噌(消費税8.5%)", "8%"),
        ("味噌(8%対象)", "8%"), ("還元(10%対象)", "8%"), ("味噌(5%対象)", "8%"), ("切手(非課税)", "0%"), ("はじめてのNISA（非課税）", "10%"),
        ("会費（不課税）", "10%"), ("非課税の基礎講座", "10%"), ("講座(非課税枠)", "10%"),
        ("免税店の開き方", "10%"),
        ("【本】非課税", "10%"), ("8%対象", "10%"), ("対象年齢8歳", "10%"),
    ])
    func aNameThatTellsNoOtherRate(name: String, rate: String) {
        #expect(findings(Self.cart(name, rate)) == [])
    }

    /// Both are shown, and either may be the one to correct.
    @Test func theRateOfAnItem() throws {
        let inspection = inspect(Self.cart("味噌(軽減税率8%)", "10%"))
        let finding = try #require(inspection.diagnostics.first { $0.code == .nameContradictsTaxRate })
        #expect(finding.path == "product[id=course].items[0].name" && finding.fixes.isEmpty)
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["10%"])
        #expect(finding.message.ja.contains("税率を8%としていますが") && finding.message.ja.hasSuffix("10%です。"))
        #expect(finding.message.en.contains("a tax rate of 8%") && finding.message.en.hasSuffix("is 10%."))
        #expect(finding.help?.en == "If 8% is right, write `tax_rate: 8%`; if 10% is right, correct the name.")
    }

    private static func method(_ name: String, _ rate: String) -> String {
        "- id: \(rate.dropLast())\n  name: \(name)\n  type: recurring\n  tax_rate: \(rate)\n  price: 3240"
    }

    /// A method has its own rate, and a product that of all its methods or items, where they have one.
    @Test func ratesOfMethodsAndProducts() {
        func named(_ name: String, _ methods: String) -> String {
            product(methods).replacing("name: オンライン講座", with: "name: \(name)")
        }
        #expect(
            findings(product(Self.method("Amazon Pay(税率8%)", "10%"))) == ["name-contradicts-tax-rate 「Amazon Pay(税率8%)」"])
        let ten = Self.method("A", "10%")
        #expect(findings(named("食品(軽減税率8%)", ten)) == ["name-contradicts-tax-rate 「食品(軽減税率8%)」"])
        #expect(findings(named("食品(軽減税率8%)", Self.method("A", "8%"))) == [])
        let both = ten + "\n" + Self.method("B", "0%").replacing("recurring", with: "one_time")
        #expect(findings(named("食品(軽減税率8%)", both)) == [])
        // One that is not known may be the one.
        #expect(
            !findings(named("食品(軽減税率8%)", ten.replacing("10%", with: "10")), from: .warning).contains { $0.hasPrefix("name-") })
        let store = Self.cart("味噌", "10%").replacing("name: オンライン講座", with: "name: 味噌の店(税率8%)")
        #expect(findings(store) == ["name-contradicts-tax-rate 「味噌の店(税率8%)」"])
        #expect(findings(store.replacing("味噌\", tax_rate: 10%", with: "味噌\", tax_rate: 8%")) == [])
    }

    /// The name is right for whoever has the rate of its definition; another rate is wrong where it is set.
    @Test func aNameThatComesFromADefinition() throws {
        let shared =
            "kind: payment_method\nid: m\nname: Amazon Pay(軽減税率8%)\ntype: recurring\ntax_rate: 8%\nprice: 1080\n---\n"
        #expect(findings(shared + product("- use: m")) == [])
        let inspection = inspect(shared + product("- use: m\n  tax_rate: 10%"))
        #expect(findings(inspection, from: .warning) == ["name-contradicts-tax-rate 「10%」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .nameContradictsTaxRate })
        #expect(finding.help?.ja.contains("ここにも書いて") == true)
        let both = product("- use: m") + "---\n" + product("- use: m").replacing("id: course", with: "id: b")
        #expect(
            findings(shared.replacing("tax_rate: 8%", with: "tax_rate: 10%") + both) == [
                "name-contradicts-tax-rate 「Amazon Pay(軽減税率8%)」"
            ])
    }
}
