import Project
import Schema
import SourceText

/// `recurrence` on a method that does not charge at intervals.
extension Rule {
    static let recurrenceWithoutRecurring = Rule(
        Explanation(
            .recurrenceWithoutRecurring,
            title: Bilingual(
                ja: "従量定期課金でない支払方法に recurrence があります。", en: "A method that is not recurring has `recurrence`."),
            why: Bilingual(
                ja: "一括支払いと従量課金には周期がありません。書かれた周期はどこにも設定されません。",
                en: "One-time payments and Auto Pay have no interval, so what is written would be set nowhere."),
            fix: Bilingual(
                ja: "recurrence を消すか、type を recurring にします。", en: "Remove `recurrence`, or set `type` to `recurring`."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980
                    ⟦recurrence⟧:
                      every: 1 month

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    type: recurring
                    tax_rate: 10%
                    price: 1980
                    recurrence:
                      every: 1 month

                """))
    ) { sold, _ -> [(place: Location, sight: MethodUse)] in
        // In a subscription the type itself is the finding.
        let isSubscription = sold.product.scenario.value == .subscription
        return sold.methodUses.compactMap { use in
            guard let place = use.strayRecurrence, !isSubscription || use.hasStrayDefinition else { return nil }
            return (place.keyLocation, use)
        }
    } together: { location, uses, _ in
        let type = uses.first?.method.type
        let spelling = type?.place?.spelling ?? .english
        let name = type?.value?.shown(spelling) ?? Bilingual(same: "")
        return Diagnostic(
            .recurrenceWithoutRecurring, at: location,
            Bilingual(
                ja: "\(methodWords(uses).ja)は\(name.ja)なので、「recurrence」は使えません。",
                en: "\(methodWords(uses).en) \(isOrAre(uses)) \(name.en) and cannot have `recurrence`."),
            related: type?.place.map { [Related($0.valueLocation, Bilingual(ja: "支払方法の種類", en: "the type of the method"))] }
                ?? [],
            help: Bilingual(
                ja: "「recurrence」を消すか、種類を\(MethodType.recurring.shown(spelling).ja)にしてください。",
                en: "Remove `recurrence`, or set the type to \(MethodType.recurring.shown(spelling).en)."))
    }
}
