import Project
import Schema
import SourceText

/// An interval, a number of charges or a trial that nobody means: what MyASP offers is not known (domain.md A4), so the bound is ten years.
extension Rule {
    static let unusualRecurrence = Rule(
        Explanation(
            .unusualRecurrence,
            title: Bilingual(
                ja: "課金の周期、回数、最初の課金までの日数のどれかが、10年を超えています。",
                en: "An interval, a number of charges or the days before the first charge are beyond ten years."),
            why: Bilingual(
                ja: "MyASPで選べる範囲は確認できていませんが、10年を超える値も、終わるまでに50年を超える回数も、桁を間違えたか、「終わりなし」のつもりのことがほとんどです。",
                en:
                    "What MyASP offers is not known, but more than ten years, or charges that go on for more than fifty, are nearly always a slip of digits, or meant as \"without end\"."
            ),
            fix: Bilingual(
                ja: "正しい数に書き直します。課金の終わりを決めないなら、回数の行を消します。",
                en: "Correct the number; where the charges have no end, delete the line with their number."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    type: recurring
                    tax_rate: 10%
                    price: 980
                    recurrence:
                      every: 1 month
                      times: ⟦999999⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    type: recurring
                    tax_rate: 10%
                    price: 980
                    recurrence:
                      every: 1 month

                """))
    ) { (file: FileUnit) in
        var found: [Diagnostic] = []
        file.visitMethods { method in
            guard let recurrence = method.recurrence.value else { return }
            if case .present(let interval, let place) = recurrence.every, interval.exceedsTenYears {
                found.append(finding(.every, at: place, in: file))
            }
            if case .present(let times, let place) = recurrence.times {
                if times > daysOfTenYears {
                    found.append(finding(.times, at: place, in: file))
                } else if let every = recurrence.every.value, !every.exceedsTenYears,
                    times * MethodPurpose.Length(every).approximateDays > daysOfFiftyYears
                {
                    found.append(finding(.times, at: place, in: file, every))
                }
            }
            if case .present(let days, let place) = recurrence.trialDays, days > daysOfTenYears {
                found.append(finding(.trialDays, at: place, in: file))
            }
        }
        return found
    }

    /// `every`: between charges that are too many for it; nil where they are for any.
    private static func finding(
        _ field: FieldName, at place: Place, in file: FileUnit, _ every: Interval? = nil
    ) -> Diagnostic {
        let (name, value) = (field.shown(place.spelling), quoted(file.tree.source.text(place.value)))
        let isCount = field == .times
        let span =
            every.map {
                Bilingual(
                    ja: "\($0.text.ja)に課金すると、終わるまでに50年を超えます。", en: "with a charge \($0.text.en) that takes more than fifty years."
                )
            }
            ?? Bilingual(ja: "毎日課金しても、終わるまでに10年を超えます。", en: "even with a charge a day that takes more than ten years.")
        return Diagnostic(
            .unusualRecurrence, at: place.valueLocation,
            isCount
                ? Bilingual(ja: "\(name.ja)が\(value.ja)です。\(span.ja)", en: "\(name.en) is \(value.en): \(span.en)")
                : Bilingual(
                    ja: "\(name.ja)が\(value.ja)で、10年を超えます。", en: "\(name.en) is \(value.en), which is more than ten years."),
            help: isCount
                ? Bilingual(
                    ja: "正しい回数に書き直すか、課金の終わりを決めないなら、この行を消してください。",
                    en: "Correct the number, or delete the line if the charges have no end.")
                : Bilingual(ja: "正しい値に書き直してください。", en: "Correct the value."))
    }
}

/// With three leap days.
private let daysOfTenYears = 3_653
/// With thirteen.
private let daysOfFiftyYears = 18_263

extension Interval {
    fileprivate var exceedsTenYears: Bool {
        switch unit {
        // An interval counts no further than 999.
        case .day: false
        case .week: count > daysOfTenYears / 7
        case .month: count > 120
        case .year: count > 10
        }
    }
}
