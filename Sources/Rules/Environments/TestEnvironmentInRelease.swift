import Project
import Schema
import SourceText

/// テスト環境を使用する in what goes to buyers: an error with `--release`, else a reminder.
extension Rule {
    static let testEnvironmentInRelease = Rule(
        Explanation(
            .testEnvironmentInRelease,
            title: Bilingual(
                ja: "「テスト環境を使用する」支払方法が残っています(--release ではエラー)。",
                en: "A payment method still uses the test environment (an error with `--release`)."),
            why: Bilingual(
                ja: "テスト環境の支払方法では、テスト用アカウントで動作を確かめるだけで、実際の入金はありません。",
                en: "In the test environment test accounts try the payment; no money arrives."),
            fix: Bilingual(
                ja: "公開する前に use_test_environment を消すか false にします。確認用の商品なら、公開用のプロジェクトから外します。",

                en:
                    "Remove `use_test_environment` or set it to `false` before going live; leave a product that is only for tests out of the project that goes live."
            ),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980
                    use_test_environment: ⟦true⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980
                    use_test_environment: false

                """))
    ) { sold, _ in
        sold.testMethods
    } together: { place, uses, whole in
        let isRelease = whole.surroundings.isRelease
        let project = whole.project
        // Where the test environment is not set up, that is the finding; a document by itself says nothing of it.
        let isByItself = !project.isWhole && project.integration == nil
        guard isByItself || project.usesAmazonPay && (isRelease || Shortfall(.sandbox, in: project) == nil) else { return nil }
        let methods = methodWords(uses)
        return Diagnostic(
            .testEnvironmentInRelease, at: place,
            Bilingual(
                ja: "\(methods.ja)はテスト環境を使います。実際の支払いは受け取れません。",
                en: "\(methods.en) \(verb("use", uses)) the test environment and \(verb("take", uses)) no real payment."),
            severity: isRelease ? .error : .hint,
            note: isRelease
                ? Bilingual(
                    ja: "--release では、テスト環境を使う支払方法を公開用に出せません。", en: "With `--release` no method may use the test environment."
                )
                : nil,
            help: Bilingual(
                ja: "購入者に販売する商品なら、公開するときに「false」にするか、この行を消してください。確認用の商品は、「false」にすると実際に課金されるので、公開用のプロジェクトから外してください。",
                en:
                    "If the product is for buyers, write `false` or remove the line before going live. If it is only for tests, `false` would take real money: leave it out of the project that goes live."
            ),
            // A product to test with is right as it is: with `false` it would charge whoever tests.
            fixes: isRelease
                ? [Fix(Bilingual(ja: "「false」にする", en: "Set it to `false`"), safe: false, edits: [Edit(place, "false")])] : [])
    }
}
