import Schema
import SourceText

/// The words of the two consoles for the values of choices, as the schema's tables have them, and amounts in words.
extension MethodType {
    /// As 支払方法 offers it on the MyASP screen.
    package var label: String { MethodType.labels[self] ?? rawValue }

    private static let labels = methodTypes.labels
}

extension Scenario {
    package var label: String { Scenario.labels[self] ?? rawValue }

    private static let labels = scenarios.labels
}

extension MailTrigger {
    /// The tab under Amazon Pay関連.
    package var label: String { MailTrigger.labels[self] ?? rawValue }

    private static let labels = mailTriggers.labels
}

extension Plan {
    package var label: String { plans[self]?.label ?? rawValue }
}

extension CheckoutVersion {
    package var label: String { checkoutVersions[self]?.label ?? rawValue }
}

extension Choices where Value: RawRepresentable<String> & Hashable {
    /// Looked up once for all products: finding a face takes thousands of instructions.
    fileprivate var labels: [Value: String] {
        Dictionary(choices.map { ($0.value, $0.face.label ?? $0.value.rawValue) }, uniquingKeysWith: { first, _ in first })
    }
}

/// 「1,980円」, `¥1,980`.
package func yen(_ amount: Int) -> Bilingual {
    Bilingual(ja: amount.grouped + "円", en: "¥" + amount.grouped)
}
