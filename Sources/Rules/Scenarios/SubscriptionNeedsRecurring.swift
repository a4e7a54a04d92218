import Project
import Schema
import SourceText

/// Another method than 従量定期課金 in a subscription (domain.md R25).
extension Rule {
    static let subscriptionNeedsRecurring = Rule(
        Explanation(
            .subscriptionNeedsRecurring,
            title: Bilingual(
                ja: "サブスクリプションに、従量定期課金でない支払方法があります。",
                en: "A subscription has a payment method that is not recurring."),
            why: Bilingual(
                ja: "MyASPのマニュアルによると、サブスクリプション(定期継続コース)で使えるAmazon Payの支払方法は従量定期課金だけです。",
                en: "According to the MyASP manual サブスクリプション(定期継続コース) supports 従量定期課金 only."),
            fix: Bilingual(
                ja: "type を recurring にするか、シナリオを変えます。", en: "Set `type` to `recurring`, or choose another scenario."),
            bad: .yaml(
                """
                kind: product
                id: box
                name: 乾物の定期便
                scenario: subscription
                items:
                  - name: 季節の乾物セット
                    tax_rate: 8%
                    price: 3780
                payment_methods:
                  - id: card
                    type: ⟦one_time⟧

                """),
            good: .yaml(
                """
                kind: product
                id: box
                name: 乾物の定期便
                scenario: subscription
                items:
                  - name: 季節の乾物セット
                    tax_rate: 8%
                    price: 3780
                payment_methods:
                  - id: monthly
                    type: recurring

                """))
    ) { sold, _ -> [(place: Location, sight: MethodUse)] in
        guard case .present(.subscription, let scenario) = sold.product.scenario else { return [] }
        // A definition that contradicts itself is the finding.
        let uses = sold.methodUses.filter { $0.isUnfitForSubscription && !$0.hasStrayDefinition }
        // Of several methods none is recurring: then the one mistake is the scenario.
        if uses.count > 1, uses.count == sold.methods.count { return uses.map { (scenario.valueLocation, $0) } }
        return uses.compactMap { use in
            use.choicePlace.map { ($0.valueLocation, use) }
        }
    } together: { location, uses, _ in
        guard let first = uses.first else { return nil }
        return uses.count == 1 ? ofMethod(first, at: location) : ofScenario(uses, first.product, at: location)
    }

    private static func ofMethod(_ use: MethodUse, at location: Location) -> Diagnostic {
        let type = use.method.type
        let spelling = type.place?.spelling ?? .english
        let name = type.value?.shown(spelling) ?? Bilingual(same: "")
        let recurring = MethodType.recurring.shown(spelling)
        var related: [Related] = []
        if let place = use.product.scenario.place {
            related.append(Related(place.valueLocation, Bilingual(ja: "サブスクリプションのシナリオ", en: "the subscription")))
        }
        if use.sold.entry.type.isAbsent, let place = type.place {
            related.append(Related(place.valueLocation, Bilingual(ja: "種類はここに書かれています", en: "the type is written here")))
        }
        return Diagnostic(
            .subscriptionNeedsRecurring, at: location,
            Bilingual(
                ja: "\(use.words.ja)は\(name.ja)ですが、サブスクリプション(定期継続コース)で使えるのは従量定期課金だけです。",
                en: "\(use.words.en) is \(name.en), but サブスクリプション(定期継続コース) supports 従量定期課金 (`recurring`) only."),
            related: related,
            help: Bilingual(
                ja: "\(recurring.ja)の支払方法にするか、シナリオを変えてください。",
                en: "Use a method of the type \(recurring.en), or choose another scenario."))
    }

    private static func ofScenario(_ uses: [MethodUse], _ product: Shared<Product>, at location: Location) -> Diagnostic {
        let name = Scenario.subscription.shown(product.scenario.place?.spelling ?? .english)
        return Diagnostic(
            .subscriptionNeedsRecurring, at: location,
            Bilingual(
                ja: "\(words(product).ja)は\(name.ja)ですが、\(uses.count)つの支払方法のどれも従量定期課金ではありません。",
                en: "\(words(product).en) is \(name.en), but none of its \(uses.count) payment methods is 従量定期課金 (`recurring`)."),
            related: uses.prefix(3).compactMap { use in
                use.choicePlace.map {
                    Related($0.valueLocation, Bilingual(ja: "従量定期課金でない支払方法", en: "a method that is not recurring"))
                }
            },
            help: Bilingual(
                ja: "シナリオが正しいか確かめてください。正しければ、従量定期課金(recurring)の支払方法にしてください。",
                en: "Check the scenario; if it is right, use methods of the type `recurring`."))
    }
}
