import Project
import Schema
import SourceText

/// 従量定期課金 or a subscription below the Standard plan (domain.md R24, A2).
extension Rule {
    static let planTooLow = Rule(
        Explanation(
            .planTooLow,
            title: Bilingual(
                ja: "従量定期課金やサブスクリプションに、プランが足りません。",
                en: "The plan is too low for recurring charges or subscriptions."),
            why: Bilingual(
                ja: "MyASPのマニュアルによると、従量定期課金もサブスクリプション(定期継続コース)も、使えるのはスタンダードプラン以上です。",
                en: "According to the MyASP manual 従量定期課金 and サブスクリプション need スタンダードプラン or above."),
            fix: Bilingual(
                ja: "契約しているプランを site.plan に正しく書くか、プランを変更するか、ほかの支払方法にします。",
                en: "Correct `site.plan`, upgrade the plan at MyASP, or use another payment method."),
            bad: .yaml(
                """
                \(ExampleProject.top(plan: "personal"))
                \(ExampleProject.live)
                ---
                \(ExampleProject.product)
                  - id: monthly
                    type: ⟦recurring⟧
                    tax_rate: 10%
                    price: 980

                """),
            good: .yaml(
                """
                \(ExampleProject.top(plan: "standard"))
                \(ExampleProject.live)
                ---
                \(ExampleProject.product)
                  - id: monthly
                    type: recurring
                    tax_rate: 10%
                    price: 980

                """))
    ) { project, _ in
        guard case .present(let plan, let planPlace)? = project.integration?.site.value?.plan, plan < .standard else { return [] }
        let subscriptions = project.products.compactMap { sold -> Use? in
            guard case .present(.subscription, let place) = sold.product.scenario else { return nil }
            let name = Scenario.subscription.shown(place.spelling)
            return Use(
                location: place.valueLocation,
                what: Bilingual(ja: "\(words(sold.product).ja)の\(name.ja)", en: "\(name.en) of \(words(sold.product).en)"),
                instead: Bilingual(ja: "ほかのシナリオ", en: "another scenario"), files: [])
        }
        // In a subscription the scenario is the finding.
        let uses = project.methodUses.filter { $0.method.type.value == .recurring && $0.product.scenario.value != .subscription }
        let methods = grouped(uses) { $0.method.type.place?.valueLocation }.map { location, uses in
            let name = MethodType.recurring.shown(uses.first?.method.type.place?.spelling ?? .english)
            return Use(
                location: location,
                what: Bilingual(ja: "\(methodWords(uses).ja)の\(name.ja)", en: "\(name.en) of \(methodWords(uses).en)"),
                instead: Bilingual(ja: "ほかの支払方法", en: "another payment method"), files: uses.flatMap(\.files))
        }
        let all = subscriptions + methods
        if all.count > 1 { return [tooLow(plan, planPlace, all)] }
        return all.map { tooLow(plan, planPlace, $0) }
    }

    /// What the plan is too low for.
    private struct Use {
        let location: Location
        let what: Bilingual
        let instead: Bilingual
        let files: [FileID]
    }

    private static func tooLow(_ plan: Plan, _ planPlace: Place, _ use: Use) -> Diagnostic {
        let planName = plan.shown(planPlace.spelling)
        return Diagnostic(
            .planTooLow, at: use.location,
            Bilingual(
                ja: "\(use.what.ja)は、プラン\(planName.ja)では使えません。スタンダード以上が必要です。",
                en: "\(use.what.en) cannot be used with the plan \(planName.en); it needs スタンダード (standard) or above."),
            related: [
                Related(planPlace.valueLocation, Bilingual(ja: "契約しているプラン", en: "the plan of the contract"))
            ],
            help: Bilingual(
                ja: "プランの書き間違いなら直してください。そうでなければ、プランを変更するか、\(use.instead.ja)にしてください。",
                en: "Correct the plan if it is mistyped; otherwise upgrade it at MyASP or use \(use.instead.en).")
        ).caused(by: use.files)
    }

    /// Where much needs a higher plan, the plan is the mistake.
    private static func tooLow(_ plan: Plan, _ planPlace: Place, _ uses: [Use]) -> Diagnostic {
        let uses = uses.sorted {
            ($0.location.file, $0.location.range.start) < ($1.location.file, $1.location.range.start)
        }
        let (planName, all) = (plan.shown(planPlace.spelling), listed(uses.map(\.what), limit: 3))
        return Diagnostic(
            .planTooLow, at: planPlace.valueLocation,
            Bilingual(
                ja: "\(all.ja)は、プラン\(planName.ja)では使えません。スタンダード以上が必要です。",
                en: "\(all.en) cannot be used with the plan \(planName.en); they need スタンダード (standard) or above."),
            related: uses.prefix(3).map {
                Related($0.location, Bilingual(ja: "スタンダード以上が必要です", en: "needs スタンダード (standard) or above"))
            },
            help: Bilingual(
                ja: "プランの書き間違いなら直してください。そうでなければ、プランを変更するか、ほかのシナリオや支払方法にしてください。",
                en:
                    "Correct the plan if it is mistyped; otherwise upgrade it at MyASP, or use other scenarios and payment methods."
            )
        ).caused(by: uses.flatMap { [$0.location.file] + $0.files })
    }
}
