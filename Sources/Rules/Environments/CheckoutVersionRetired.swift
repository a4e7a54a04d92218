import Project
import Schema
import SourceText

/// The old checkout version CV1 (domain.md R35, B6).
extension Rule {
    static let checkoutVersionRetired = Rule(
        Explanation(
            .checkoutVersionRetired,
            title: Bilingual(ja: "旧バージョン(CV1)が指定されています。", en: "The old version CV1 is chosen."),
            why: Bilingual(
                ja: "MyASPのマニュアルは、CV1のサービス休止が予定されているとして、新バージョン(CV2)への移行を勧めています。日本での終了日は、確認できる資料がありません。",
                en:
                    "The MyASP manual says that CV1 is going to be discontinued and recommends moving to CV2. No source confirms a date for Japan."
            ),
            fix: Bilingual(
                ja: "マニュアルの手順でCV2の初期設定をし、checkout_version を CV2 にします(書かなければCV2です)。",
                en: "Set up CV2 by the steps of the manual and write `CV2`, which is also the default."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  checkout_version: ⟦CV1⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  checkout_version: CV2

                """))
    ) { project, _ in
        guard let amazonPay = project.amazonPay, case .present(.cv1, let place) = amazonPay.checkoutVersion else { return [] }
        return [
            Diagnostic(
                .checkoutVersionRetired, at: place.valueLocation,
                Bilingual(
                    ja: "Amazon Payの旧バージョン(CV1)が指定されています。サービス休止が予定されています。",
                    en: "The old version of Amazon Pay (CV1) is chosen, which is going to be discontinued."),
                note: Bilingual(
                    ja: "MyASPのマニュアルはCV2への移行を勧めています。2026年3月31日に終了するという案内を受けた加盟店の報告がありますが、日本での日付かどうかは確認できていません。",
                    en:
                        "The MyASP manual recommends moving to CV2. One merchant reports a notice naming March 31, 2026; whether that holds for Japan is not confirmed."
                ),
                help: Bilingual(
                    ja: "CV2の初期設定(鍵の作成から)をしてから、「CV2」と書いてください。",
                    en: "Set up CV2, beginning with its key, and then write `CV2`."),
                fixes: [.writing("CV2", at: place.valueLocation)])
        ]
    }
}
