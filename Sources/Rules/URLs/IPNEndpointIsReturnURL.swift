import Project
import Schema
import SourceText

/// Notices that are sent to the page to which buyers return.
extension Rule {
    static let ipnEndpointIsReturnURL = Rule(
        Explanation(
            .ipnEndpointIsReturnURL,
            title: Bilingual(
                ja: "エンドポイントURLが、許可されたリターンURLと同じです。", en: "The IPN endpoint is a return URL."),
            why: Bilingual(
                ja: "エンドポイントURLにはAmazon Payからの通知が届き、リターンURLには購入者が戻ります。別のURLのはずなので、どちらかの写し間違いかもしれません。",
                en:
                    "Amazon Pay sends its notifications to the endpoint, and buyers return to the return URL. The two are expected to differ, so one may be a slip of copying."
            ),
            fix: Bilingual(
                ja: "決済連携設定の画面に表示されるエンドポイントURLを写します。", en: "Copy the endpoint that 決済連携設定 shows."),
            waiver: Bilingual(ja: "画面でも同じなら、このままでかまいません。", en: "If the screen shows the same URL twice, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return
                    ipn_endpoint: ⟦https://shop.example.jp/example/return⟧

                """),
            good: .yaml(ExampleProject.liveURLs))
    ) { project, _ in
        let urls = project.writtenURLs
        let returnURLs = urls.filter { $0.part == .returnURL }
        return urls.compactMap { endpoint in
            // A form is neither of them (`registration-form-url`).
            guard endpoint.part == .ipnEndpoint, !endpoint.isRegistrationForm,
                let same = returnURLs.first(where: { $0.page == endpoint.page })
            else { return nil }
            return Diagnostic(
                .ipnEndpointIsReturnURL, at: endpoint.place.valueLocation,
                Bilingual(
                    ja: "\(endpoint.words.ja)が、\(same.words.ja)と同じです。",
                    en: "\(endpoint.words.en) is the same as \(same.words.en)."),
                related: [Related(same.place.valueLocation, Bilingual(ja: "リターンURL", en: "the return URL"))],
                help: Bilingual(
                    ja: "MyASPの決済連携設定の画面に表示される、\(endpoint.field.shown(endpoint.place.spelling).ja)の値を写してください。",
                    en: "Copy the value of \(endpoint.field.shown(endpoint.place.spelling).en) that MyASP shows in 決済連携設定."))
        }
    }
}
