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
                ja: "古いほうを消し忘れた可能性があります。名前も同じなら、購入者には見分けがつきません。",
                en: "An old one may have been left behind. With one name, buyers cannot tell them apart."),
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
        var groups: [(purpose: MethodPurpose, methods: [SoldMethod])] = []
        var indices: [MethodPurpose: Int] = [:]
        for method in sold.methods {
            guard let purpose = purpose(of: method) else { continue }
            guard let index = indices[purpose] else {
                indices[purpose] = groups.count
                groups.append((purpose, [method]))
                continue
            }
            // The same method twice is told by its id.
            if let id = method.merged.id.value, id == groups[index].methods.first?.merged.id.value { continue }
            groups[index].methods.append(method)
        }
        return groups.compactMap { repeated($0.purpose.type, $0.methods, sold.product) }
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

    /// One finding at the second of them, however many there are: they may well be four that are all intended.
    private static func repeated(_ type: MethodType, _ methods: [SoldMethod], _ product: Shared<Product>) -> Diagnostic? {
        guard methods.count > 1 else { return nil }
        let name = type.shown(methods[1].merged.type.place?.spelling ?? .english)
        let others = methods.dropFirst(2).prefix(8)
        return Diagnostic(
            .duplicateMethodType, at: typeLocation(methods[1]),
            Bilingual(
                ja: "\(words(product).ja)に、\(name.ja)の支払方法が\(methods.count)\(methods.count < 10 ? "つ" : "個")あります。",
                en: "\(words(product).en) has \(methods.count) payment methods of the type \(name.en)."),
            related: [Related(typeLocation(methods[0]), Bilingual(ja: "先に書かれたもの", en: "the one written before"))]
                + others.map { Related(typeLocation($0), Bilingual(ja: "同じ種類のもの", en: "another of this type")) },
            help: Bilingual(
                ja: "要らないものを消してください。", en: "Remove what is not needed."))
    }

    /// Where the product chooses the type: the entry's `type`, or its `use`.
    private static func typeLocation(_ method: SoldMethod) -> Location {
        (method.entry.type.place ?? method.entry.use.place)?.valueLocation ?? method.entry.origin.headLocation
    }
}
