import Project
import Schema
import SourceText

/// The own machine as an address of the live environment (domain.md R14).
extension Rule {
    static let localhostInLive = Rule(
        Explanation(
            .localhostInLive,
            title: Bilingual(
                ja: "本番環境かMyASPのURLに localhost が書かれています。", en: "The live environment or the MyASP site has `localhost`."),
            why: Bilingual(
                ja: "localhost は見る人それぞれのパソコンを指します。使えるのは、テスト環境のJavaScriptオリジンとリターンURLだけです。",
                en:
                    "`localhost` is the computer of whoever opens it; only origins and return URLs of the test environment may have it."
            ),
            fix: Bilingual(ja: "MyASPのサイトのURLを書きます。", en: "Write the URL of the MyASP site."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - http://⟦localhost⟧:8080/example/return

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  sandbox:
                    return_urls:
                      - http://localhost:8080/example/return

                """))
    ) { project, _ in
        project.writtenURLs.filter(\.isLocalhostInLive).map { written in
            Diagnostic(
                .localhostInLive, at: project.hostLocation(written),
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」は自分のパソコンを指しています。本番環境では使えません。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) is one's own computer, which cannot serve buyers."),
                severity: written.isPlainLoopback ? .error : .warning,
                help: Bilingual(
                    ja: "MyASPの決済連携設定の画面に表示されるURLを写してください。", en: "Copy the URL that MyASP shows in 決済連携設定."))
        }
    }
}
