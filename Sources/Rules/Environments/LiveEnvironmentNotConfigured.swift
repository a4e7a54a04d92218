import Project
import Schema
import SourceText

/// Methods that take real payments without the settings of the live environment.
extension Rule {
    static let liveEnvironmentNotConfigured = Rule(
        Explanation(
            .liveEnvironmentNotConfigured,
            title: Bilingual(
                ja: "本番環境で使う支払方法があるのに、本番環境の設定がそろっていません。",
                en: "A payment method takes real payments, but the settings of the live environment are not complete."),
            why: Bilingual(
                ja: "MyASPのマニュアルでは、販売設定でAmazon Pay決済を選べるのは決済連携設定を終えた後です。",
                en: "The MyASP manual lets a product choose Amazon Pay only after 決済連携設定 is complete."),
            fix: Bilingual(
                ja: "amazon_pay.live に、セラーセントラルの「Amazon Pay(本番環境)」で得た値と、MyASPの画面に出るURLを書きます。",
                en:
                    "Under `amazon_pay.live` write the values from 「Amazon Pay(本番環境)」 in Seller Central and the URLs that MyASP shows."
            ),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  ⟦live⟧:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                ---
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
                    private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
                    return_urls:
                      - https://shop.example.jp/example/return
                    ipn_endpoint: https://shop.example.jp/example/ipn
                ---
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """))
    ) { project, _ in
        guard project.usesAmazonPay, let shortfall = Shortfall(.live, in: project) else { return [] }
        let uses = project.methodUses.filter(\.takesRealPayments)
        guard let first = uses.first else { return [] }
        let methods = methodWords(uses)
        return [
            Diagnostic(
                .liveEnvironmentNotConfigured, at: shortfall.place.keyLocation,
                Bilingual(
                    ja: "\(methods.ja)は本番環境で使われますが、\(shortfall.problem.ja)。",
                    en: "\(methods.en) \(verb("take", uses)) real payments, but \(shortfall.problem.en)."),
                label: shortfall.fields.isEmpty
                    ? Bilingual(ja: "ここに「live」(本番環境)がありません", en: "there is no `live` (本番環境) here")
                    : Bilingual(ja: "足りない項目があります", en: "something is missing here"),
                related: [
                    Related(
                        first.method.origin.headLocation,
                        Bilingual(ja: "本番環境で使われる支払方法", en: "a payment method that takes real payments"))
                ],
                help: shortfall.help
            ).caused(by: uses.flatMap(\.files))
        ]
    }
}

extension MethodUse {
    /// As far as it is known.
    var takesRealPayments: Bool {
        let flag = method.useTestEnvironment
        return flag.value == false || flag.isAbsent && !isIncomplete
    }
}
