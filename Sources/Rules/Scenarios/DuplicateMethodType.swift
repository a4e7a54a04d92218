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
                ja: "古いほうを消し忘れた可能性があります。名前も同じなら、購入者には見分けがつきません。月払いと年払いのように、周期の違う従量定期課金は別のものとみなします。",
                en:
                    "An old one may have been left behind. With one name, buyers cannot tell them apart. Recurring ones with different intervals, such as a month and a year, do not count as one type."
            ),
            fix: Bilingual(
                ja: "要らないほうを消します。", en: "Remove the one that is not needed."),
            waiver: Bilingual(
                ja: "意図したものなら、示された行の終わりか、そのすぐ上の行に「# kessai: allow duplicate-method-type 理由」と書けば残せます。",
                en:
                    "If they are intended, allow them: `# kessai: allow duplicate-method-type REASON`, at the end of the line shown or right above it."
            ),
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
            good: .yaml(ExampleProject.soldOnce))
    ) { (sold: SoldProduct) in
        if sold.methods.areFewAndDistinct(by: { MethodPurpose($0)?.kind }) { return [] }
        // Beside one whose interval is not known, that of another tells nothing.
        let vague = Set(sold.methods.lazy.compactMap(MethodPurpose.init(named:)).filter(\.isVague).map(\.kind))
        var groups: [(purpose: MethodPurpose, methods: [SoldMethod])] = []
        var indices: [MethodPurpose: Int] = [:]
        for method in sold.methods {
            guard let own = MethodPurpose(named: method) else { continue }
            let purpose = vague.contains(own.kind) ? own.withoutInterval : own
            guard let index = indices[purpose] else {
                indices[purpose] = groups.count
                groups.append((purpose, [method]))
                continue
            }
            // The same method twice is told by its id.
            if let id = method.merged.id.value, id == groups[index].methods.first?.merged.id.value { continue }
            groups[index].methods.append(method)
        }
        return groups.compactMap { repeated($0.purpose, $0.methods, sold.product) }
    }

    /// One finding at the second of them, however many there are: they may well be four that are all intended.
    private static func repeated(_ purpose: MethodPurpose, _ methods: [SoldMethod], _ product: Shared<Product>) -> Diagnostic? {
        guard methods.count > 1 else { return nil }
        let name = purpose.type.shown(methods[1].merged.type.place?.spelling ?? .english)
        let interval = purpose.interval == nil ? Bilingual(same: "") : Bilingual(ja: "周期が同じ", en: " and the same interval")
        func location(_ method: SoldMethod) -> Location { method.location { $0.type.place } }
        return Diagnostic(
            .duplicateMethodType, at: location(methods[1]),
            Bilingual(
                ja: "\(words(product).ja)に、\(interval.ja)\(name.ja)の支払方法が\(methods.count)\(methods.count < 10 ? "つ" : "個")あります。",
                en: "\(words(product).en) has \(methods.count) payment methods of the type \(name.en)\(interval.en)."),
            related: related(to: methods.prefix(10).map(location), others: Bilingual(ja: "同じ種類のもの", en: "another of this type")),
            help: Bilingual(
                ja: "要らないものを消してください。", en: "Remove what is not needed."))
    }
}
