import Project
import Schema
import SourceText

/// One クライアントID for both environments (domain.md R9).
extension Rule {
    static let sameClientIDInBothEnvironments = Rule(
        Explanation(
            .sameClientIDInBothEnvironments,
            title: Bilingual(
                ja: "本番環境とテスト環境のクライアントIDが同じです。", en: "The live and the test environment have the same client ID."),
            why: Bilingual(
                ja: "Amazon Payのよくある質問によると、クライアントID(Store ID)は本番環境とテスト環境でそれぞれ作ります。",
                en:
                    "According to Amazon Pay's FAQ, the live and the test environment each have a client ID (Store ID) of their own."
            ),
            fix: Bilingual(
                ja: "セラーセントラルで環境を切り替えて、それぞれのクライアントIDを写します。",
                en: "Switch Seller Central between the environments and copy each client ID."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                  sandbox:
                    client_id: ⟦amzn1.application-oa2-client.0123456789abcdef0123456789abcdef⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                  sandbox:
                    client_id: amzn1.application-oa2-client.fedcba9876543210fedcba9876543210

                """))
    ) { project, _ in
        guard let live = project.amazonPay?.live.value, let sandbox = project.amazonPay?.sandbox.value,
            case .present(let first, let firstPlace) = live.clientID,
            case .present(let second, let secondPlace) = sandbox.clientID, first == second
        else { return [] }
        let name = FieldName.clientID.shown(secondPlace.spelling)
        return [
            Diagnostic(
                .sameClientIDInBothEnvironments, at: secondPlace.valueLocation,
                Bilingual(
                    ja: "テスト環境の\(name.ja)が本番環境と同じです。",
                    en: "The \(name.en) of the test environment is that of the live environment."),
                related: [Related(firstPlace.valueLocation, Bilingual(ja: "本番環境の値", en: "the live environment's value"))],
                note: Bilingual(
                    ja: "クライアントID(Store ID)は環境ごとに作ります(Amazon Payのよくある質問)。",
                    en: "Client IDs (Store IDs) are made for each environment (Amazon Pay FAQ)."),
                help: Bilingual(
                    ja: "セラーセントラルを「Amazon Pay(テスト環境)」に切り替えて、表示されるクライアントIDを写してください。",
                    en: "Switch Seller Central to 「Amazon Pay(テスト環境)」 and copy the client ID shown there."))
        ]
    }
}
