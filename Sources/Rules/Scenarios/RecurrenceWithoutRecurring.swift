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
            return (use.typeOverInterval?.valueLocation ?? place.keyLocation, use)
        }
    } together: { location, uses, _ in
        if let use = uses.first, use.typeOverInterval != nil { return ofType(use, at: location) }
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

    private static func ofType(_ use: MethodUse, at location: Location) -> Diagnostic {
        let spelling = use.method.type.place?.spelling ?? .english
        let type = FieldName.methodType.shown(spelling)
        let name = use.method.type.value?.shown(spelling) ?? Bilingual(same: "")
        return Diagnostic(
            .recurrenceWithoutRecurring, at: location,
            Bilingual(
                ja: "\(use.words.ja)はここで\(name.ja)になっていますが、使っている文書には「recurrence」があります。",
                en: "\(use.words.en) is \(name.en) here, but the document that it uses has `recurrence`."),
            related: use.strayRecurrence.map {
                [Related($0.keyLocation, Bilingual(ja: "文書の recurrence", en: "the `recurrence` of the document"))]
            } ?? [],
            help: Bilingual(
                ja:
                    "定期的に課金するなら、この\(type.ja)の行を消してください。そうでなければ、「use」で別の支払方法の文書を使うか、「use」をやめて、この商品の中に支払方法の項目をすべて書いてください。",
                en:
                    "If it is to charge at intervals, remove \(type.en) here. If not, `use` another document, or write the method out in this product."
            ))
    }
}
