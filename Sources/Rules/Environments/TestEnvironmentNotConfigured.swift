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
                ja:
                    "amazon_pay.sandbox に、セラーセントラルの「Amazon Pay(テスト環境)」で得た値と、MyASPの画面に出るURLを書きます。テストしない商品なら use_test_environment を消します。",
                en:
                    "Under `amazon_pay.sandbox` write the values from 「Amazon Pay(テスト環境)」 in Seller Central and the URLs that MyASP shows, or remove `use_test_environment`."
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
                \(ExampleProject.top)
                  sandbox:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.fedcba9876543210fedcba9876543210
                    public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765
                    private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem
                    return_urls: [https://shop.example.jp/example/sandbox/return]
                    ipn_endpoint: https://shop.example.jp/example/sandbox/ipn
                ---
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980
                    use_test_environment: true

                """))
    ) { project, surroundings in
        // With --release the test environment is forbidden altogether, which is one finding already.
        guard !surroundings.isRelease, project.usesAmazonPay, let shortfall = Shortfall(.sandbox, in: project) else { return [] }
        let tested = project.products.gathered { $0.testMethods }
        let places = Set(tested.map(\.place)).sorted { ($0.file, $0.range.start) < ($1.file, $1.range.start) }
        guard let first = places.first else { return [] }
        let uses = tested.map(\.sight)
        let spelling = tested.first { $0.place == first }?.sight.method.useTestEnvironment.place?.spelling
        let field = FieldName.useTestEnvironment.shown(spelling ?? .english)
        let methods = methodWords(uses)
        return [
            Diagnostic(
                .testEnvironmentNotConfigured, at: first,
                Bilingual(
                    ja: "\(methods.ja)では\(field.ja)が true ですが、\(shortfall.problem.ja)。",
                    en: "\(methods.en) \(verb("use", uses)) the test environment (\(field.en)), but \(shortfall.problem.en)."),
                label: usesTestEnvironment,
                related: [
                    Related(
                        shortfall.place.keyLocation,
                        shortfall.fields.isEmpty
                            ? Bilingual(ja: "ここに「sandbox」(テスト環境)がありません", en: "there is no `sandbox` (テスト環境) here")
                            : Bilingual(ja: "ここに足りない項目があります", en: "something is missing here"))
                ] + places.dropFirst().prefix(3).map { Related($0, usesTestEnvironment) },
                note: Bilingual(
                    ja: "「テスト環境を使用する」には、先にテスト環境の設定が必要です(MyASPのマニュアル)。",
                    en: "The settings of the test environment must be made first (MyASP manual)."),
                help: shortfall.help
                    + Bilingual(
                        ja: "テストに使わない支払方法なら、\(field.ja)を消してください。",
                        en: " Where a method is not for testing, remove \(field.en).")
            ).caused(by: uses.flatMap(\.files))
        ]
    }

    private static let usesTestEnvironment = Bilingual(ja: "テスト環境を使う指定", en: "uses the test environment")
}

extension Project {
    /// `amazon_pay.use` is not written as false; false is one mistake, after which the environments are not asked for.
    var usesAmazonPay: Bool { amazonPay.map { $0.use.value != false } ?? false }
}

extension SoldProduct {
    /// Its methods that use the test environment, with the place that says so.
    var testMethods: [(place: Location, sight: MethodUse)] {
        if !usesTestEnvironment { return [] }
        return methodUses.compactMap { use in
            guard case .present(true, let place) = use.method.useTestEnvironment else { return nil }
            return (place.valueLocation, use)
        }
    }
}
