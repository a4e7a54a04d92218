import Project
import Schema
import SourceText

/// What is wrong with what a mail says of how a price is paid: `月会費8,800円` where it is charged each year, `8,800円×12回` where ten times.
enum OtherPayments: Equatable, Sendable {
    case every(Interval, insteadOf: Interval)
    case times(Int, insteadOf: Int)

    /// What the words beside the amount say.
    var promise: Bilingual {
        switch self {
        case .every(_, let promised): Bilingual(ja: "\(promised.text.ja)の支払い", en: "a payment \(promised.text.en)")
        case .times(_, 1): Bilingual(ja: "1回だけの支払い", en: "a single payment")
        case .times(_, let promised): Bilingual(ja: "\(promised)回の支払い", en: "one of \(promised) payments")
        }
    }

    /// What the method does, before 「課金します」 and behind "is charged".
    var charge: Bilingual {
        switch self {
        case .every(let interval, _): Bilingual(ja: "\(interval.text.ja)に", en: interval.text.en)
        case .times(let times, _): Bilingual(ja: "\(times)回", en: times == 1 ? "once" : "\(times) times")
        }
    }
}

/// How the methods of a product charge its prices, which the words beside an amount are compared with.
struct PaymentsOfPrices {
    private struct Payment {
        let name: String?
        /// Nil where it is not charged again and again, or how is not known.
        let recurrence: Recurrence?
    }

    private let productName: String?
    /// By price; where the items have the prices, by none.
    private let payments: [Int?: [Payment]]
    private let chargesItems: Bool
    /// Each of them charges every month, as most do, and nothing else is said where only 月 tells it.
    private let isMonthly: Bool

    /// Nobody offers so many of one price, and each is compared with each amount.
    private static let mostOfOnePrice = 16
    /// No longer name tells what is sold.
    private static let longestName = 300

    init(_ sold: SoldProduct) {
        let chargesItems = sold.product.scenario.value != .paidProduct
        func known(_ name: Setting<String>) -> String? { name.value.flatMap { $0.utf8.count <= Self.longestName ? $0 : nil } }
        var payments: [Int?: [Payment]] = [:]
        var isMonthly = true
        for method in sold.methods {
            let isRecurring = !method.isUnresolved && method.merged.type.value == .recurring
            let recurrence = isRecurring ? method.merged.recurrence.value?.model : nil
            payments[chargesItems ? nil : method.merged.price.value, default: []].append(
                Payment(name: known(method.merged.name), recurrence: recurrence))
            if recurrence?.every.value != Interval(count: 1, unit: .month) { isMonthly = false }
        }
        (self.payments, self.chargesItems, self.isMonthly) = (payments, chargesItems, isMonthly)
        productName = known(sold.product.name)
    }

    /// How the words beside an amount, which is a price, contradict all methods that charge it, and where the first of them has it; nil where
    /// they do not, or say nothing plainly. Asked only where a sign of such words stands near it.
    func contradiction(
        _ amount: QuotedAmounts.Amount, _ sign: PaidIntervals.Sign, in text: TextBytes
    ) -> (OtherPayments, decider: Place?)? {
        if isMonthly, sign == .month { return nil }
        guard let charging = payments[chargesItems ? nil : amount.value], charging.count <= Self.mostOfOnePrice else {
            return nil
        }
        let recurrences = charging.compactMap(\.recurrence)
        guard !recurrences.isEmpty, recurrences.count == charging.count else { return nil }
        if let interval = interval(recurrences, amount, in: text) { return (interval, recurrences.first?.every.place) }
        // 「月々8,800円（全10回）」 of 「12回分割払い」 counts payments, and no lessons.
        func isPaidInInstalments(_ payment: Payment) -> Bool {
            payment.name.map { $0.contains("分割") || $0.contains("回払") } == true
        }
        guard let times = times(recurrences, amount, isOfInstalments: charging.allSatisfy(isPaidInInstalments), in: text) else {
            return nil
        }
        // What is sold may come so many times: 「英会話 全12回」.
        if case .times(_, let promised) = times, promised > 1,
            ([productName] + charging.map(\.name)).contains(where: {
                $0.map(Compatibility.folded)?.contains("\(promised)回") == true
            })
        {
            return nil
        }
        return (times, recurrences.first?.times.place)
    }

    private func interval(_ recurrences: [Recurrence], _ amount: QuotedAmounts.Amount, in text: TextBytes) -> OtherPayments? {
        let charged = recurrences.compactMap(\.every.value)
        // What is paid once is paid at no interval.
        guard charged.count == recurrences.count, !recurrences.contains(where: { $0.times.value == 1 || $0.times.isPoisoned }),
            let found = PaidIntervals.interval(beside: amount, in: text), let first = charged.first,
            !found.isFee || recurrences.allSatisfy(\.times.isAbsent),
            !charged.contains(where: {
                PromisedInterval.fits(found.interval, $0) || PaidIntervals.isDoubtful(found, of: amount, charged: $0, in: text)
            })
        else { return nil }
        return .every(first, insteadOf: found.interval)
    }

    private func times(
        _ recurrences: [Recurrence], _ amount: QuotedAmounts.Amount, isOfInstalments: @autoclosure () -> Bool, in text: TextBytes
    ) -> OtherPayments? {
        let charged = recurrences.compactMap(\.times.value)
        guard charged.count == recurrences.count, let first = charged.first else { return nil }
        if let added = PaidTimes.added(behind: amount, charged: first, in: text) {
            return charged.contains(added.count) ? nil : .times(first, insteadOf: added.count)
        }
        guard let found = PaidTimes.times(beside: amount, in: text), (1..<1_000).contains(found.count),
            !found.isOfInstalments || isOfInstalments(),
            // 「12,000円（一括）」 may be what is paid at once for each year.
            found.count > 1
                || recurrences.allSatisfy({
                    $0.every.value.map { PromisedInterval.fits(Interval(count: 1, unit: .month), $0) } == true
                })
        else { return nil }
        let mayCountOtherwise =
            recurrences.contains { !$0.trialDays.isAbsent && $0.trialDays.value != 0 }
            || PaidTimes.mayCountOtherwise(amount, in: text)
        func isOther(_ times: Int) -> Bool {
            // Of several payments some may be meant.
            (found.isAll || found.count > times) && abs(found.count - times) > (mayCountOtherwise ? 1 : 0)
                && !PaidTimes.isDoubtful(of: amount, charged: times, in: text)
        }
        return charged.allSatisfy(isOther) ? .times(first, insteadOf: found.count) : nil
    }
}
