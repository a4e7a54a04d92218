import Project
import Schema
import SourceText

/// An environment that was begun and that no method uses yet: nothing of it reaches the consoles (domain.md A1, R17).
extension Rule {
    static let incompleteEnvironment = Rule(
        Explanation(
            .incompleteEnvironment,
            title: Bilingual(
                ja: "書きかけの環境があります。", en: "An environment is written, but not completely."),
            why: Bilingual(
                ja: "項目がそろわない環境は設定できないので、入力する値にも、バンドルにも、入力の計画にも含まれません。前に記録した値はそのまま残ります。",
                en:
                    "An environment cannot be set up without all its fields, so it is left out of the values, the bundle and the plan. What was recorded of it stays as it is."
            ),
            fix: Bilingual(
                ja: "足りない項目を書きます。使わない環境なら、環境ごと消します。",
                en: "Write the fields that are missing, or remove the environment if it is not used."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  ⟦sandbox⟧:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.fedcba9876543210fedcba9876543210
                    private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem
                    return_urls:
                      - https://shop.example.jp/example/sandbox/return
                    ipn_endpoint: https://shop.example.jp/example/sandbox/ipn

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  sandbox:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.fedcba9876543210fedcba9876543210
                    public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765
                    private_key_file: keys/AmazonPay_SANDBOX-AEXAMPLE765432EXAMPLE765.pem
                    return_urls:
                      - https://shop.example.jp/example/sandbox/return
                    ipn_endpoint: https://shop.example.jp/example/sandbox/ipn

                """))
    ) { project, _ in
        guard project.usesAmazonPay else { return [] }
        return project.sides.compactMap { written in
            guard !written.environment.model.isUnwritten, let shortfall = Shortfall(written.side, in: project),
                // A method that needs it is the finding.
                !project.products.contains(where: { $0.uses(written.side) })
            else { return nil }
            let (words, name) = (written.side.words, written.side.name.shown(written.place.spelling))
            return Diagnostic(
                .incompleteEnvironment, at: written.place.keyLocation,
                Bilingual(
                    ja: "\(shortfall.problem.ja)。そろうまで、\(words.ja)は入力する値にも、バンドルにも、入力の計画にも含まれません。",
                    en:
                        "\(shortfall.problem.en); until nothing is missing, \(words.en) is left out of the values, the bundle and the plan."
                ),
                label: Bilingual(ja: "足りない項目があります", en: "something is missing here"),
                help: shortfall.help
                    + Bilingual(
                        ja: "使わない環境なら、\(name.ja)ごと消してください。", en: " If the environment is not used, remove \(name.en)."))
        }
    }
}

extension SoldProduct {
    /// Whether one of its methods is known to need an environment.
    fileprivate func uses(_ side: Side) -> Bool {
        side == .live ? methodUses.contains(where: \.takesRealPayments) : !testMethods.isEmpty
    }
}
