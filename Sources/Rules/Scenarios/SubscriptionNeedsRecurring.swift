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
        guard sold.product.scenario.value == .subscription else { return [] }
        return sold.methodUses.compactMap { use in
            // A shared definition may well serve other scenarios: then its use here is wrong.
            let place = use.sold.entry.type.isAbsent ? use.sold.entry.use.place : use.method.type.place
            guard let place, let type = use.method.type.value, type != .recurring else { return nil }
            return (place.valueLocation, use)
        }
    } together: { location, uses, _ in
        let first = uses.first
        let type = first?.method.type
        let name = type?.value?.shown(type?.place?.spelling ?? .english) ?? Bilingual(same: "")
        var related: [Related] = []
        if let place = first?.product.scenario.place {
            related.append(Related(place.valueLocation, Bilingual(ja: "サブスクリプションのシナリオ", en: "the subscription")))
        }
        if first?.sold.entry.type.isAbsent == true, let place = type?.place {
            related.append(Related(place.valueLocation, Bilingual(ja: "種類はここに書かれています", en: "the type is written here")))
        }
        return Diagnostic(
            .subscriptionNeedsRecurring, at: location,
            Bilingual(
                ja: "\(methodWords(uses).ja)は\(name.ja)ですが、サブスクリプション(定期継続コース)で使えるのは従量定期課金だけです。",
                en: "\(methodWords(uses).en) is \(name.en), but サブスクリプション(定期継続コース) supports 従量定期課金 (`recurring`) only."),
            related: related,
            help: Bilingual(
                ja: "\(MethodType.recurring.shown(type?.place?.spelling ?? .english).ja)の支払方法にするか、シナリオを変えてください。",
                en:
                    "Use a method of the type \(MethodType.recurring.shown(type?.place?.spelling ?? .english).en), or choose another scenario."
            ))
    }
}
