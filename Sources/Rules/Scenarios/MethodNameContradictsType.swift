import Project
import Schema
import SourceText

/// A 支払方法表示名 that promises other payments than the method takes (domain.md A1: buyers choose by it; A3: MyASP offers Amazon Pay
/// at once, whenever it is charged, or recurring, and no other way of paying in parts).
extension Rule {
    static let methodNameContradictsType = Rule(
        Explanation(
            .methodNameContradictsType,
            title: Bilingual(
                ja: "支払方法表示名が、支払方法の種類や周期、回数、お試し期間、環境と食い違っています。",
                en: "The name of a payment method contradicts its type, interval, number of charges, trial or environment."),
            why: Bilingual(
                ja: "購入者は支払方法表示名で支払方法を選びます。「一括払い」を選んだのに毎月課金されれば、苦情や返金につながります。",
                en:
                    "Buyers choose a method by its name. Whoever chose 一括払い (one payment) and is charged every month will complain."
            ),
            fix: Bilingual(
                ja: "名前と、種類や周期、回数、お試し期間の、どちらが正しいか確かめて、もう一方を直します。",
                en: "Find out which is right, the name or what the method is, and correct the other."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    name: ⟦Amazon Pay(一括払い)⟧
                    type: recurring
                    tax_rate: 10%
                    price: 980
                    recurrence:
                      every: 1 month

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    name: Amazon Pay(毎月払い)
                    type: recurring
                    tax_rate: 10%
                    price: 980
                    recurrence:
                      every: 1 month

                """))
    ) { sold, _ -> [(place: Location, sight: Misnomer)] in
        sold.methodUses.compactMap { use in
            guard let misnomer = Misnomer(use) else { return nil }
            return (misnomer.place.valueLocation, misnomer)
        }
    } together: { location, misnomers, _ in
        guard let first = misnomers.first, let name = first.name.value else { return nil }
        let isAtName = first.name.place?.valueLocation == location
        let other = isAtName ? first.decider : first.name.place
        let field = FieldName.methodName.shown(first.name.place?.spelling ?? .english)
        let (fact, promise) = (first.fact, first.promise)
        return Diagnostic(
            .methodNameContradictsType, at: location,
            Bilingual(
                ja: "\(methodWords(misnomers.map(\.use)).ja)は\(fact.ja)が、\(field.ja)「\(shown(name))」は\(promise.ja)と読めます。",
                en:
                    "\(methodWords(misnomers.map(\.use)).en) \(isOrAre(misnomers.map(\.use))) \(fact.en), but the \(field.en) `\(shown(name))` promises \(promise.en)."
            ),
            related: other.map {
                [
                    Related(
                        $0.valueLocation,
                        isAtName
                            ? Bilingual(ja: "支払い方はここに書かれています", en: "how it charges is written here")
                            : Bilingual(ja: "名前はここに書かれています", en: "the name is written here"))
                ]
            } ?? [],
            help: first.contradiction == .isNoTest
                ? helpForTests(first)
                : isAtName
                    ? Bilingual(
                        ja: "購入者は名前で選びます。\(field.ja)を直すか、種類や周期、回数、お試し期間が正しいか確かめてください。",
                        en:
                            "Buyers choose by the name: correct \(field.en), or check type, interval, number of charges and trial."
                    )
                    : Bilingual(
                        ja: "購入者は名前で選びます。この商品の支払い方に合う\(field.ja)を、ここにも書いてください。",
                        en: "Buyers choose by the name: write a \(field.en) here too that fits how this product charges."))
    }

    private static func helpForTests(_ misnomer: Misnomer) -> Bilingual {
        let spelling = misnomer.name.place?.spelling ?? .english
        let (name, flag) = (FieldName.methodName.shown(spelling), FieldName.useTestEnvironment.shown(spelling))
        return Bilingual(
            ja: "試すための支払方法なら、\(flag.ja)を「true」にしてください。購入者のためのものなら、\(name.ja)を直してください。",
            en: "If it is there to try the payment with, set \(flag.en) to `true`; if it is for buyers, correct the \(name.en).")
    }

    private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    private static func days(_ days: ClosedRange<Int>) -> Bilingual {
        let (least, most) = (days.lowerBound, days.upperBound)
        if least < most { return Bilingual(ja: "\(least)〜\(most)日", en: "\(least) to \(most) days") }
        return Bilingual(ja: "\(least)日", en: least == 1 ? "1 day" : "\(least) days")
    }

    /// A method whose name promises something else.
    private struct Misnomer: Sendable {
        let use: MethodUse
        let contradiction: NamedPayment.Contradiction
        /// Where the type or interval is written that the name contradicts.
        let decider: Place?
        /// Where the finding is: at the name, or where a product turns round what a definition with that name is.
        let place: Place

        var name: Setting<String> { use.method.name }

        init?(_ use: MethodUse) {
            let method = use.method
            guard case .present(let name, let namePlace) = method.name, let type = method.type.value,
                // The type is what is wrong, and told as such.
                use.strayRecurrence == nil, !use.isUnfitForSubscription, !use.isIncomplete
            else { return nil }
            let recurrence = method.recurrence.value
            let found = NamedPayment.contradiction(
                name, type, recurrence?.model, isForBuyers: use.sold.isTest == false,
                ofGoods: use.product.scenario.value == .subscription)
            guard let contradiction = found else { return nil }
            // The document that is used has the number, which the product drops: `recurrence-not-inherited` tells it.
            let dropped: (FieldName, ClosedRange<Int>)? =
                switch contradiction {
                case .isEndless(let promised): (.times, promised...promised)
                case .isFreeFor(days: nil, let promised): (.trialDays, promised)
                default: nil
                }
            if let (field, promised) = dropped,
                use.lostRecurrence.contains(where: { $0.field == field && promised.contains($0.value) })
            {
                return nil
            }
            self.use = use
            self.contradiction = contradiction
            let entry = use.sold.entry
            let isOwn: Bool
            switch contradiction {
            case .isOnce, .isOnceInsteadOf, .isRepeated, .isCalled, .isOtherService:
                (decider, isOwn) = (method.type.place, !entry.type.isAbsent)
            case .isEvery, .isPaidEvery:
                (decider, isOwn) = (recurrence?.every.place, entry.recurrence.value?.every.isAbsent == false)
            case .isSoManyTimes, .isEndless:
                (decider, isOwn) = (recurrence?.times.place ?? method.recurrence.place, !entry.recurrence.isAbsent)
            case .isFreeFor:
                (decider, isOwn) = (recurrence?.trialDays.place ?? method.recurrence.place, !entry.recurrence.isAbsent)
            case .isNoTest: (decider, isOwn) = (method.useTestEnvironment.place, !entry.useTestEnvironment.isAbsent)
            }
            place = entry.name.isAbsent && isOwn ? decider ?? namePlace : namePlace
        }

        /// What the method is, after "is".
        var fact: Bilingual {
            let type = use.method.type.value?.shown(use.method.type.place?.spelling ?? .english) ?? Bilingual(same: "")
            return switch contradiction {
            case .isOnce, .isOnceInsteadOf, .isRepeated, .isCalled, .isOtherService: Bilingual(ja: "\(type.ja)です", en: type.en)
            case .isEvery(let interval, _), .isPaidEvery(let interval, _):
                Bilingual(ja: "\(interval.text.ja)に課金します", en: "charged \(interval.text.en)")
            case .isSoManyTimes(let times, _): Bilingual(ja: "「times」(課金の回数)が\(times)です", en: "charged \(Rule.times(times))")
            case .isEndless: Bilingual(ja: "「times」(課金の回数)がなく、終わりが決まっていません", en: "charged without a set end, having no `times`")
            case .isFreeFor(let days?, _):
                Bilingual(ja: "「trial_days」(お試し期間)が\(days)日です", en: "charged first after \(Rule.days(days...days).en)")
            case .isFreeFor(nil, _):
                Bilingual(ja: "「trial_days」(お試し期間)がありません", en: "charged without a trial, having no `trial_days`")
            case .isNoTest: Bilingual(ja: "テスト環境を使わず、実際に課金します", en: "charged for real, outside the test environment")
            }
        }

        var promise: Bilingual {
            switch contradiction {
            case .isOnce: Bilingual(ja: "くり返しの支払い", en: "repeated payments")
            case .isRepeated: Bilingual(ja: "1回だけの支払い", en: "a single payment")
            case .isCalled(let other):
                Bilingual(ja: "", en: "payments of the type ") + other.shown(use.method.type.place?.spelling ?? .english)
                    + Bilingual(ja: "の支払い", en: "")
            case .isEvery(_, let promised):
                Bilingual(ja: "\(promised.text.ja)の支払い", en: "a payment \(promised.text.en)")
            case .isPaidEvery(_, let sent): Bilingual(ja: "\(sent.text.ja)のお届け", en: "a delivery \(sent.text.en)")
            case .isOnceInsteadOf(let promised), .isSoManyTimes(_, let promised), .isEndless(let promised):
                Bilingual(ja: "\(promised)回の支払い", en: "\(promised) payments")
            case .isFreeFor(_, let promised):
                Bilingual(ja: "\(Rule.days(promised).ja)の無料期間", en: "\(Rule.days(promised).en) without a charge")
            case .isOtherService: Bilingual(ja: "Amazon Payではない支払い", en: "a payment by other means than Amazon Pay")
            case .isNoTest: Bilingual(ja: "試すための支払方法", en: "a test")
            }
        }
    }
}
