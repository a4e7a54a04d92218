import Project
import Schema
import SourceText

/// A name that tells another tax rate than the one with which it is sold (domain.md A1: the rate is entered beside the price).
extension Rule {
    static let nameContradictsTaxRate = Rule(
        Explanation(
            .nameContradictsTaxRate,
            title: Bilingual(
                ja: "商品や支払方法の名前に書かれた税率が、消費税率と食い違っています。",
                en: "The name of a product, an item or a payment method names another tax rate than the one that is set."),
            why: Bilingual(
                ja: "税率の違う商品を写して作ると、名前か消費税率のどちらかが元のまま残ることがあります。",
                en:
                    "When an entry is copied from one with another tax rate, either the name or the rate is easily left as it was."
            ),
            fix: Bilingual(
                ja: "商品に合う税率を確かめて、違っているほうを直します。", en: "Find the rate of the product, and correct whichever is wrong."),
            bad: .yaml(
                """
                kind: product
                id: pantry
                name: 乾物とノートのお店
                scenario: shopping_cart
                items:
                  - name: ⟦だしパック(軽減税率8%)⟧
                    tax_rate: 10%
                    price: 1080
                payment_methods:
                  - id: card
                    type: one_time

                """),
            good: .yaml(
                """
                kind: product
                id: pantry
                name: 乾物とノートのお店
                scenario: shopping_cart
                items:
                  - name: だしパック(軽減税率8%)
                    tax_rate: 8%
                    price: 1080
                payment_methods:
                  - id: card
                    type: one_time

                """))
    ) { sold, _ -> [(place: Location, sight: RateMisnomer)] in
        if !sold.mayTellRate { return [] }
        var found = sold.methodUses.compactMap(RateMisnomer.init(use:))
        for item in sold.product.items.value ?? [] {
            if let own = RateMisnomer(.item(sold.product), item.name, [item.taxRate]) { found.append(own) }
        }
        if let own = RateMisnomer(.product(sold.product), sold.product.name, sold.taxRates) { found.append(own) }
        return found.map { ($0.place.valueLocation, $0) }
    } together: { location, misnomers, _ in
        guard let first = misnomers.first else { return nil }
        let isAtName = first.name.valueLocation == location
        let owner = listed(misnomers, limit: 3) { $0.owner.words($0.text, $0.name.spelling) }
        let field = first.owner.field(first.name.spelling)
        let spelling = first.ratePlaces.first?.spelling ?? .english
        let rate = FieldName.taxRate.shown(spelling)
        let written = FieldName.taxRate.written(in: spelling)
        return Diagnostic(
            .nameContradictsTaxRate, at: location,
            Bilingual(
                ja: "\(owner.ja)の\(field.ja)は税率を\(first.named)%としていますが、\(rate.ja)は\(first.rate)%です。",
                en: "The \(field.en) of \(owner.en) names a tax rate of \(first.named)%, but \(rate.en) is \(first.rate)%."),
            related: isAtName
                ? first.ratePlaces.prefix(3).map {
                    Related($0.valueLocation, Bilingual(ja: "税率はここに書かれています", en: "the rate is written here"))
                }
                : [Related(first.name.valueLocation, Bilingual(ja: "名前はここに書かれています", en: "the name is written here"))],
            help: isAtName
                ? Bilingual(
                    ja: "\(first.named)%が正しければ「\(written): \(first.named)%」と書き、\(first.rate)%が正しければ名前を直してください。",
                    en:
                        "If \(first.named)% is right, write `\(written): \(first.named)%`; if \(first.rate)% is right, correct the name."
                )
                : Bilingual(
                    ja:
                        "\(first.named)%が正しければ「\(written): \(first.named)%」と書き、\(first.rate)%が正しければ、それに合う\(field.ja)をここにも書いてください。",
                    en:
                        "If \(first.named)% is right, write `\(written): \(first.named)%`; if \(first.rate)% is right, write a \(field.en) here too that fits it."
                ))
    }

    /// A name that tells another rate.
    private struct RateMisnomer: Sendable {
        let owner: NameOwner
        let name: Place
        let text: String
        /// The rate that it tells, and the one that is set.
        let named: Int
        let rate: Int
        let ratePlaces: [Place]
        /// Where the finding is: at the name, or where a product sets another rate than the definition with that name.
        let place: Place

        /// Nil where the rates are several, or one of them is not known.
        init?(
            _ owner: NameOwner, _ name: Setting<String>, _ rates: @autoclosure () -> [Setting<Int>], place: Place? = nil
        ) {
            guard case .present(let text, let namePlace) = name, let named = NamedTaxRate.rate(in: text) else { return nil }
            let rates = rates()
            guard let rate = rates.first?.value, rate != named, rates.allSatisfy({ $0.value == rate }) else { return nil }
            self.owner = owner
            self.name = namePlace
            self.text = text
            (self.named, self.rate) = (named, rate)
            ratePlaces = rates.compactMap(\.place)
            self.place = place ?? namePlace
        }

        init?(use: MethodUse) {
            let (entry, method) = (use.sold.entry, use.method)
            let isOwnRate = entry.name.isAbsent && !entry.taxRate.isAbsent
            self.init(.method(use), method.name, [method.taxRate], place: isOwnRate ? method.taxRate.place : nil)
        }
    }
}

extension SoldProduct {
    /// Whether a name may: of nearly all products none does.
    fileprivate var mayTellRate: Bool {
        func may(_ name: String?) -> Bool { name.map(NamedTaxRate.mayStand) ?? false }
        return may(product.name.value) || methods.contains { may($0.merged.name.value) }
            || product.items.value?.contains { may($0.name.value) } == true
    }

    /// Those of what it sells: of its methods, or of its items. None of them is left out where it is not known.
    fileprivate var taxRates: [Setting<Int>] {
        if product.scenario.value != .paidProduct { return product.items.value?.map(\.taxRate) ?? [] }
        return methods.map { $0.isUnresolved ? .absent : $0.merged.taxRate }
    }
}
