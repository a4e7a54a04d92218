import Project
import Schema
import SourceText

/// Recurring charges above ¥100,000 a calendar month (domain.md R23, B4).
extension Rule {
    static let monthlyLimitExceeded = Rule(
        Explanation(
            .monthlyLimitExceeded,
            title: Bilingual(
                ja: "1か月の課金が10万円を超えるかもしれません。", en: "The charges of one month may exceed ¥100,000."),
            why: Bilingual(
                ja:
                    "Amazon Payの定期の支払いでは、1件の契約につき1か月(1日から末日まで)に10万円を超える課金は失敗します(PeriodicAmountExceeded)。従量課金(Auto Pay)にも当てはまるかは確認できていません。商品登録の項目は1つずつ見ます。1回の注文でまとめていくらになるかは、設定からは分かりません。",
                en:
                    "Amazon Pay refuses recurring charges above ¥100,000 a calendar month for one contract (Charge Permission): `PeriodicAmountExceeded`. Whether Auto Pay has the same limit is not confirmed. Items are looked at one by one: what several of them make together in one order cannot be told from the settings."
            ),
            fix: Bilingual(
                ja: "1か月の合計が10万円までになるように料金か周期を変えるか、上限についてAmazon Payに問い合わせます。1回の課金が10万円を超えるなら、変えるのは料金です。",
                en:
                    "Change the price or the interval so that a month stays within ¥100,000, or ask Amazon Pay about the limit. Where a single charge is above it, the price is what to change."
            ),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: weekly
                    type: recurring
                    tax_rate: 10%
                    price: ⟦22000⟧
                    recurrence:
                      every: 1 week

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: weekly
                    type: recurring
                    tax_rate: 10%
                    price: 20000
                    recurrence:
                      every: 1 week

                """))
    ) { sold, _ in
        sold.methodUses.gathered { chargesAboveLimit(of: $0) }.map { ($0.place.valueLocation, $0) }
    } together: { location, charges, _ in
        guard let charge = charges.max(by: { $0.total < $1.total }) else { return nil }
        let sum = Bilingual(ja: "\(yen(charge.total))円", en: "¥\(yen(charge.total))")
        let uses = charges.filter { $0.total == charge.total }.map(\.use)
        let method = methodWords(uses)
        let type = charge.use.method.type.value?.shown(charge.use.method.type.place?.spelling ?? .english)
        return Diagnostic(
            .monthlyLimitExceeded, at: location,
            charge.times > 1
                ? Bilingual(
                    ja: "\(method.ja)の課金は、多い月には\(charge.times)回で\(sum.ja)になり、1か月に10万円を超えます。",
                    en:
                        "\(method.en) \(verb("charge", uses)) up to \(charge.times) times a month, \(sum.en) in all, which is above ¥100,000."
                )
                : Bilingual(
                    ja: "\(method.ja)の課金は\(sum.ja)で、1か月に10万円を超えます。",
                    en: "\(method.en) \(verb("charge", uses)) \(sum.en), which is above ¥100,000 a month."),
            related: charge.interval.map {
                [Related($0.valueLocation, Bilingual(ja: "課金の周期", en: "the interval of the charges"))]
            } ?? [],
            note: charge.use.method.type.value == .recurring
                ? charge.isTooMuchByItself
                    ? Bilingual(
                        ja: "Amazon Payの定期の支払いは、1件の契約につき1か月(1日から末日まで)に10万円までです。1回で10万円を超える課金は、どの月でも失敗します。",
                        en:
                            "Amazon Pay allows ¥100,000 a calendar month for one recurring contract (Charge Permission); a single charge above it fails in any month."
                    )
                    : Bilingual(
                        ja: "Amazon Payの定期の支払いは、1件の契約につき1か月(1日から末日まで)に10万円までです。超えた課金は、翌月の1日になるまで失敗します。",
                        en:
                            "Amazon Pay allows ¥100,000 a calendar month for one recurring contract (Charge Permission); charges above it fail until the 1st of the next month."
                    )
                : Bilingual(
                    ja: "定期の支払いの上限(1か月10万円)が\(type?.ja ?? "")にも当てはまるかは、確認できていません。",
                    en:
                        "Whether the limit of recurring payments, ¥100,000 a month, holds for \(type?.en ?? "it") is not confirmed."
                ),
            help: charge.isTooMuchByItself
                ? Bilingual(
                    ja: "1回の料金を10万円までにするか、上限をAmazon Payに確かめてください。",
                    en: "Lower the price to ¥100,000 at most, or ask Amazon Pay about the limit.")
                : Bilingual(
                    ja: "1か月の合計が10万円までになるように料金か周期を変えるか、上限をAmazon Payに確かめてください。",
                    en:
                        "Change the price or the interval so that a month stays within ¥100,000, or ask Amazon Pay about the limit."
                ))
    }

    private static let monthlyLimit = 100_000

    private struct Charge: Sendable {
        let use: MethodUse
        let place: Place
        let price: Int
        let times: Int
        let total: Int
        let interval: Place?

        /// Then no interval helps.
        var isTooMuchByItself: Bool { price > monthlyLimit }
    }

    /// What a method charges in the fullest calendar month, where that is too much; one-time payments have no known limit.
    private static func chargesAboveLimit(of use: MethodUse) -> [Charge] {
        guard let type = use.method.type.value, type != .oneTime else { return [] }
        let recurrence = type == .recurring ? use.method.recurrence.value : nil
        let every = recurrence?.every
        // Not more often than in all.
        let times = min(every?.value.map(timesPerMonth) ?? 1, recurrence?.times.value.map { max($0, 1) } ?? .max)
        func charge(_ setting: Setting<Int>) -> Charge? {
            guard case .present(let price, let place) = setting else { return nil }
            let (product, isOver) = price.multipliedReportingOverflow(by: times)
            let total = isOver ? .max : product
            guard total > monthlyLimit else { return nil }
            return Charge(
                use: use, place: place, price: price, times: times, total: total, interval: times > 1 ? every?.place : nil)
        }
        if use.product.scenario.value == .paidProduct { return charge(use.method.price).map { [$0] } ?? [] }
        return (use.product.items.value ?? []).compactMap { charge($0.price) }
    }

    /// How often a charge falls into one month of 31 days at most.
    private static func timesPerMonth(_ interval: Interval) -> Int {
        let count = min(max(interval.count, 1), 31)
        switch interval.unit {
        case .day: return (30 + count) / count
        case .week: return (30 + count * 7) / (count * 7)
        case .month, .year: return 1
        }
    }
}
