import Project
import Schema
import SourceText

/// Two methods of one type in one product.
extension Rule {
    static let duplicateMethodType = Rule(
        Explanation(
            .duplicateMethodType,
            title: Bilingual(
                ja: "1つの商品に、同じ種類の支払方法が2つ以上あります。", en: "A product has several payment methods of one type."),
            why: Bilingual(
                ja: "購入者には見分けがつきにくく、古いほうを消し忘れた可能性があります。",
                en: "Buyers can hardly tell them apart; an old one may have been left behind."),
            fix: Bilingual(
                ja: "要らないほうを消します。", en: "Remove the one that is not needed."),
            waiver: Bilingual(
                ja: "意図したものなら、「# kessai: allow duplicate-method-type 理由」を付けて残せます。",
                en: "If both are intended, allow them: `# kessai: allow duplicate-method-type REASON`."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980
                  - id: card-old
                    type: ⟦one_time⟧
                    tax_rate: 10%
                    price: 2480

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """))
    ) { (sold: SoldProduct) in
        if sold.methods.areFewAndDistinct(by: purpose) { return [] }
        var first: [MethodPurpose: SoldMethod] = [:]
        return sold.methods.compactMap { method in
            guard let purpose = purpose(of: method) else { return nil }
            guard let other = first[purpose] else {
                first[purpose] = method
                return nil
            }
            // The same method twice is told by its id.
            if let id = method.merged.id.value, id == other.merged.id.value { return nil }
            return repeated(purpose.type, method, other, sold.product)
        }
    }

    /// What a method is there for.
    private struct MethodPurpose: Hashable {
        let type: MethodType
        /// A method for test accounts beside the one for buyers is no repetition.
        let isTest: Bool
    }

    private static func purpose(of method: SoldMethod) -> MethodPurpose? {
        let flag = method.merged.useTestEnvironment
        guard !method.isUnresolved, let type = method.merged.type.value, !flag.isPoisoned,
            !(flag.isAbsent && method.merged.origin.isIncomplete),
            // What was not understood in the entry may be the flag that it turns round.
            !(method.entry.useTestEnvironment.isAbsent && method.entry.origin.isIncomplete)
        else { return nil }
        return MethodPurpose(type: type, isTest: flag.value == true)
    }

    private static func repeated(_ type: MethodType, _ method: SoldMethod, _ other: SoldMethod, _ product: Shared<Product>)
        -> Diagnostic
    {
        let name = type.shown(method.merged.type.place?.spelling ?? .english)
        return Diagnostic(
            .duplicateMethodType, at: typeLocation(method),
            Bilingual(
                ja: "\(words(product).ja)に、\(name.ja)の支払方法が2つ以上あります。",
                en: "\(words(product).en) has more than one payment method of the type \(name.en)."),
            related: [Related(typeLocation(other), Bilingual(ja: "先に書かれたもの", en: "the one written before"))],
            help: Bilingual(
                ja: "要らないほうを消してください。", en: "Remove the one that is not needed."))
    }

    /// Where the product chooses the type: the entry's `type`, or its `use`.
    private static func typeLocation(_ method: SoldMethod) -> Location {
        (method.entry.type.place ?? method.entry.use.place)?.valueLocation ?? method.entry.origin.headLocation
    }
}
