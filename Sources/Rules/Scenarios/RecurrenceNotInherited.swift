import Project
import Schema
import SourceText

/// A `recurrence` beside a `use:` without the number of charges, or the days before the first one, that the document has.
extension Rule {
    static let recurrenceNotInherited = Rule(
        Explanation(
            .recurrenceNotInherited,
            title: Bilingual(
                ja: "「use:」で使う支払方法の回数や最初の課金までの日数が、引き継がれていません。",
                en: "A `recurrence` beside `use:` drops the number of charges, or the days before the first one."),
            why: Bilingual(
                ja:
                    "「use:」に並べて「recurrence」を書くと、使う文書から引き継がれるのは「every」だけです。「times」を書かなければ課金の終わりが決まらず、「trial_days」を書かなければ最初の課金までの日数がなくなります。",
                en:
                    "A `recurrence` beside `use:` inherits `every` alone. Without `times` no end is set, and without `trial_days` the first charge is not put off."
            ),
            fix: Bilingual(
                ja: "同じにするなら、「times」や「trial_days」をここにも書きます。最初の課金までの日数をなくすなら「trial_days: 0」と書きます。",
                en:
                    "If they apply here too, write `times` and `trial_days` again; to have no days before the first charge, write `trial_days: 0`."
            ),
            waiver: Bilingual(
                ja: "引き継がないつもりなら、示された行の終わりか、そのすぐ上の行に「# kessai: allow recurrence-not-inherited 理由」と書けば残せます。",
                en:
                    "If they are not meant to apply, allow it: `# kessai: allow recurrence-not-inherited REASON`, at the end of the line shown or right above it."
            ),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - use: installments
                    ⟦recurrence⟧:
                      every: 2 months
                \(installments)
                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - use: installments
                    recurrence:
                      every: 2 months
                      times: 12
                \(installments)
                """))
    ) { (sold: SoldProduct) in
        sold.methodUses.compactMap { use in
            let lost = use.lostRecurrence
            guard !lost.isEmpty, case .present(_, let place) = use.sold.entry.recurrence else { return nil }
            return notInherited(lost, use, at: place)
        }
    }

    private static let installments = """
        ---
        kind: payment_method
        id: installments
        name: Amazon Pay(12回払い)
        type: recurring
        tax_rate: 10%
        price: 1980
        recurrence:
          every: 1 month
          times: 12

        """

    private static func notInherited(_ lost: [LostRecurrence], _ use: MethodUse, at place: Place) -> Diagnostic {
        let fields = lost.map { "\($0.field.key): \($0.value)" }
        let (ja, en) = (fields.map { "「\($0)」" }.joined(separator: "と"), fields.map { "`\($0)`" }.joined(separator: " and "))
        let name = quoted(use.sold.entry.use.value ?? "")
        let effects = lost.map(\.effect)
        let again = Bilingual(ja: "同じにするなら、ここにも\(ja)を書いてください。", en: "If it is the same here, write \(en) again.")
        let noTrial = Bilingual(
            ja: "最初の課金を遅らせないなら、「trial_days: 0」と書いてください。",
            en: "If the first charge is not to be put off, write `trial_days: 0`.")
        return Diagnostic(
            .recurrenceNotInherited, at: place.keyLocation,
            Bilingual(
                ja: "支払方法\(name.ja)の\(ja)は、ここに「recurrence」があるため引き継がれず、\(effects.map(\.ja).joined(separator: "と"))がなくなります。",
                en:
                    "\(en) of the payment method \(name.en) \(lost.count == 1 ? "does" : "do") not apply here, as this `recurrence` replaces that of the payment method: \(effects.map(\.en).joined(separator: ", and "))."
            ),
            related: lost.map { Related($0.place.valueLocation, Bilingual(ja: "使われる文書での値", en: "in the document that is used")) },
            help: lost.contains { $0.field == .trialDays } ? again.then(noTrial) : again)
    }
}

/// A value of the interval of a definition that a product does not have, as it writes an interval of its own.
struct LostRecurrence {
    let field: FieldName
    let value: Int
    let place: Place

    /// What is not there any more, in Japanese by its name.
    var effect: Bilingual {
        field == .times
            ? Bilingual(ja: "課金の終わり", en: "no end is set for the charges")
            : Bilingual(ja: "最初の課金までの日数", en: "the first charge is not put off")
    }
}

extension MethodUse {
    var lostRecurrence: [LostRecurrence] {
        guard let shared = sold.definition?.recurrence.value, let own = sold.entry.recurrence.value, strayRecurrence == nil,
            !isIncomplete, !own.origin.isIncomplete, !sold.replacesAll
        else { return [] }
        var lost: [LostRecurrence] = []
        if case .present(let times, let place) = shared.times, own.times.isAbsent {
            lost.append(LostRecurrence(field: .times, value: times, place: place))
        }
        if case .present(let days, let place) = shared.trialDays, days > 0, own.trialDays.isAbsent {
            lost.append(LostRecurrence(field: .trialDays, value: days, place: place))
        }
        return lost
    }
}
