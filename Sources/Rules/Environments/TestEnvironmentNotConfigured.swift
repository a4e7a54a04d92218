import Project
import Schema
import SourceText

/// テスト環境を使用する without the settings of the test environment (domain.md R17, R18).
extension Rule {
    static let testEnvironmentNotConfigured = Rule(
        Explanation(
            .testEnvironmentNotConfigured,
            title: Bilingual(
                ja: "支払方法が「テスト環境を使用する」のに、テスト環境の設定がそろっていません。",
                en: "A payment method uses the test environment, whose settings are not complete."),
            why: Bilingual(
                ja: "MyASPのマニュアルによると、「テスト環境を使用する」にチェックを入れるには、先に「決済連携設定」の「テスト環境の設定」を済ませておく必要があります。",
                en:
                    "The MyASP manual says that the settings of the test environment must be made in 決済連携設定 before テスト環境を使用する can be ticked."
            ),
            fix: Bilingual(
                ja: "amazon_pay.sandbox に、セラーセントラルの「Amazon Pay(テスト環境)」で得た値を書きます。テストしない商品なら use_test_environment を消します。",
                en:
                    "Write the values from Amazon Pay (テスト環境) in Seller Central under `amazon_pay.sandbox`, or remove `use_test_environment`."
            ),
            bad: .yaml(
                """
                \(ExampleProject.top)
                ---
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
                    use_test_environment: true

                """))
    ) { sold, _ in
        sold.testMethods
    } together: { place, uses, whole in
        let project = whole.project
        // With --release the test environment is forbidden altogether, which is one finding already.
        guard !whole.surroundings.isRelease, project.usesAmazonPay, let shortfall = Shortfall(.sandbox, in: project) else {
            return nil
        }
        let field = FieldName.useTestEnvironment.shown(uses.first?.method.useTestEnvironment.place?.spelling ?? .english)
        let methods = methodWords(uses)
        return Diagnostic(
            .testEnvironmentNotConfigured, at: place,
            Bilingual(
                ja: "\(methods.ja)は\(field.ja)になっていますが、\(shortfall.problem.ja)。",
                en: "\(methods.en) \(verb("use", uses)) the test environment (\(field.en)), but \(shortfall.problem.en)."),
            label: Bilingual(ja: "テスト環境を使う指定", en: "uses the test environment"),
            related: [
                Related(
                    shortfall.place.keyLocation,
                    shortfall.fields.isEmpty
                        ? Bilingual(ja: "ここに「sandbox」(テスト環境)がありません", en: "there is no `sandbox` (テスト環境) here")
                        : Bilingual(
                            ja: "ここに足りない項目があります", en: "fields are missing here"))
            ],
            note: Bilingual(
                ja: "「テスト環境を使用する」には、先にテスト環境の設定が必要です(MyASPのマニュアル)。",
                en: "The settings of the test environment must be made first (MyASP manual)."),
            help: shortfall.help
                + Bilingual(
                    ja: "テストに使わない支払方法なら、\(field.ja)を消してください。",
                    en: " If this method is not for testing, remove \(field.en)."))
    }
}

extension Project {
    /// `amazon_pay.use` is not written as false; false is one mistake, after which the environments are not asked for.
    var usesAmazonPay: Bool { amazonPay.map { $0.use.value != false } ?? false }
}

extension SoldProduct {
    /// Its methods that use the test environment, with the place that says so.
    var testMethods: [(place: Location, sight: MethodUse)] {
        methodUses.compactMap { use in
            guard case .present(true, let place) = use.method.useTestEnvironment else { return nil }
            return (place.valueLocation, use)
        }
    }
}
