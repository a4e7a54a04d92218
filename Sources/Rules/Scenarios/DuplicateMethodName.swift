import Project
import Schema
import SourceText

/// Two methods of one name in one product (domain.md A1: buyers choose by 支払方法表示名).
extension Rule {
    static let duplicateMethodName = Rule(
        Explanation(
            .duplicateMethodName,
            title: Bilingual(
                ja: "1つの商品に、同じ表示名の支払方法が2つ以上あります。", en: "A product has several payment methods of one name."),
            why: Bilingual(
                ja: "購入者は支払方法表示名で支払方法を選びます。名前が同じでは、1回だけの支払いと毎月の支払いの見分けもつきません。",
                en: "Buyers choose a method by its name. With one name they cannot even tell a single payment from monthly ones."),
            fix: Bilingual(
                ja: "「Amazon Pay(一括払い)」「Amazon Pay(毎月払い)」のように、違う名前を付けます。",
                en: "Give them names that differ, such as `Amazon Pay(一括払い)` and `Amazon Pay(毎月払い)`."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: once
                    name: Amazon Pay
                    type: one_time
                    tax_rate: 10%
                    price: 9800
                  - id: monthly
                    name: ⟦Amazon Pay⟧
                    type: recurring
                    tax_rate: 10%
                    price: 980

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: once
                    name: Amazon Pay(一括払い)
                    type: one_time
                    tax_rate: 10%
                    price: 9800
                  - id: monthly
                    name: Amazon Pay(毎月払い)
                    type: recurring
                    tax_rate: 10%
                    price: 980

                """))
    ) { (sold: SoldProduct) in
        if sold.methods.areFewAndDistinct(by: MethodFace.init) { return [] }
        var groups: [(face: MethodFace, methods: Namesakes)] = []
        var indices: [MethodFace: Int] = [:]
        for method in sold.methods {
            guard let face = MethodFace(method) else { continue }
            if let index = indices[face] {
                groups[index].methods.add(method)
            } else {
                indices[face] = groups.count
                groups.append((face, Namesakes(method)))
            }
        }
        return groups.compactMap { alike($0.face, $0.methods.all, sold.product) }
    }

    /// Methods of one name, without those that are told for another reason.
    private struct Namesakes {
        private(set) var all: [SoldMethod] = []
        private var ids: Set<String> = []
        private var purposes: Set<MethodPurpose> = []
        private var types: Set<MethodType> = []
        /// The types of those of which nothing more is known.
        private var vagueTypes: Set<MethodType> = []

        init(_ first: SoldMethod) { add(first) }

        mutating func add(_ method: SoldMethod) {
            guard let type = method.merged.type.value else { return }
            let purpose = MethodPurpose(named: method)
            // The same method twice is told by its id, and two of one purpose by `duplicate-method-type`.
            let isOther = method.merged.id.value.map { ids.insert($0).inserted } ?? true
            let isNew: Bool
            if let purpose, !purpose.isVague {
                isNew = purposes.insert(purpose).inserted && !vagueTypes.contains(type)
            } else {
                isNew = !types.contains(type)
                vagueTypes.insert(type)
            }
            types.insert(type)
            if isOther, isNew { all.append(method) }
        }
    }

    /// What buyers see of a method.
    private struct MethodFace: Hashable {
        let name: String
        /// Whether buyers see the methods for test accounts is not known, so those are compared with each other.
        let isTest: Bool

        /// The name of a method that has none of its own; looked up among the choices each time, they took 3 % of a check.
        private static let labels = methodTypes.choices.map { (type: $0.value, label: $0.face.label) }

        /// Byte by byte: as strings, whose letters may be composed in several ways, they took 2 % of a check.
        static func == (left: MethodFace, right: MethodFace) -> Bool {
            left.isTest == right.isTest
                && left.name.withTextBytes { bytes in right.name.withTextBytes { bytes.isSame(as: $0) } }
        }

        init?(_ method: SoldMethod) {
            guard !method.isUnresolved, let isTest = method.isTest else { return nil }
            self.isTest = isTest
            switch method.merged.name {
            case .present(let name, _): self.name = name
            case .poisoned: return nil
            case .absent:
                guard !method.mayLackFields, let type = method.merged.type.value,
                    let label = Self.labels.first(where: { $0.type == type })?.label
                else { return nil }
                name = label
            }
        }
    }

    /// One finding at the second of them, however many there are.
    private static func alike(_ face: MethodFace, _ methods: [SoldMethod], _ product: Shared<Product>) -> Diagnostic? {
        guard methods.count > 1 else { return nil }
        func location(_ method: SoldMethod) -> Location { method.location { $0.name.place ?? $0.type.place } }
        let name = FieldName.methodName.shown(product.paymentMethods.place?.spelling ?? .english)
        return Diagnostic(
            .duplicateMethodName, at: location(methods[1]),
            Bilingual(
                ja:
                    "\(words(product).ja)に、\(name.ja)が\(quoted(face.name).ja)の支払方法が\(methods.count)\(methods.count < 10 ? "つ" : "個")あります。購入者には見分けがつきません。",
                en:
                    "\(words(product).en) has \(methods.count) payment methods with the \(name.en) \(quoted(face.name).en), which buyers cannot tell apart."
            ),
            related: related(to: methods.prefix(10).map(location), others: Bilingual(ja: "同じ名前のもの", en: "another of this name")),
            help: Bilingual(
                ja: "何の支払いか、いつ支払うかが分かるように、違う\(name.ja)を書いてください。",
                en: "Write a \(name.en) in each that tells what is paid, and when."))
    }
}
