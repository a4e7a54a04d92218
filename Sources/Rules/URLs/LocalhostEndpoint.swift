import Project
import Schema
import SourceText

/// The own machine as the endpoint of the test environment: Amazon cannot reach it (domain.md R14 allows origins and return URLs only).
extension Rule {
    static let localhostEndpoint = Rule(
        Explanation(
            .localhostEndpoint,
            title: Bilingual(
                ja: "テスト環境のエンドポイントURLが localhost です。", en: "The endpoint of the test environment is `localhost`."),
            why: Bilingual(
                ja:
                    "エンドポイントURLには、Amazonのサーバーが通知を送ります。localhost は送る側のサーバー自身を指すので、通知は届きません。テスト環境で localhost が使えるのは、購入者のブラウザーが開くオリジンとリターンURLだけです。",
                en:
                    "Amazon's servers send notifications to the endpoint, and for them `localhost` is themselves. In the test environment it may stand in origins and return URLs only, which the buyer's browser opens."
            ),
            fix: Bilingual(
                ja: "決済連携設定の画面に表示されるテスト環境のエンドポイントURLを写します。",
                en: "Copy the endpoint that 決済連携設定 shows for the test environment."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  sandbox:
                    ipn_endpoint: https://⟦localhost⟧/example/ipn

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  sandbox:
                    ipn_endpoint: https://shop.example.jp/example/sandbox/ipn

                """))
    ) { project, _ in
        project.writtenURLs.filter {
            // With `http` it is `insecure-url`, and in the live environment `localhost-in-live`.
            $0.side == .sandbox && $0.part == .ipnEndpoint && $0.isLoopback && !$0.isInsecure
        }.map { written in
            Diagnostic(
                .localhostEndpoint, at: project.hostLocation(written),
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」は自分のパソコンを指していて、Amazonからの通知が届きません。",
                    en:
                        "`\(shown(written.url.text))` in \(written.words.en) is one's own computer, which no notification from Amazon reaches."
                ),
                help: copyEndpoint)
        }
    }

    /// For an endpoint of the test environment on one's own computer, with `http` as with `https`.
    static let copyEndpoint = Bilingual(
        ja: "MyASPの決済連携設定の画面に表示される、テスト環境のエンドポイントURLを写してください。",
        en: "Copy the endpoint that MyASP shows in 決済連携設定 for the test environment.")
}
