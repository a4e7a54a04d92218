import Project
import Schema
import SourceText

/// The address of a registration form where a return URL or an endpoint belongs (domain.md A6).
extension Rule {
    static let registrationFormURL = Rule(
        Explanation(
            .registrationFormURL,
            title: Bilingual(ja: "登録フォームのURLが書かれているようです。", en: "This looks like the URL of a registration form."),
            why: Bilingual(
                ja: "「/p/r/」に8文字が続くURLは、知られているMyASPの登録フォームの形です。リターンURLやエンドポイントURLは、決済連携設定の画面に表示される別のURLです。",
                en:
                    "`/p/r/` and eight characters is the known form of MyASP registration forms. Return URL and endpoint are other URLs, which 決済連携設定 shows."
            ),
            fix: Bilingual(
                ja: "決済連携設定の画面に表示されるURLを写します。", en: "Copy the URL that 決済連携設定 shows."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp⟦/p/r/AbCd1234⟧

                """),
            good: .yaml(ExampleProject.returnURL))
    ) { project, _ in
        project.writtenURLs.filter { !$0.isOrigin && $0.isRegistrationForm }.map { written in
            Diagnostic(
                .registrationFormURL, at: project.part(written.tail, of: written.place),
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」は、登録フォームのURLのようです。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) looks like the URL of a registration form."),
                help: Bilingual(
                    ja: "MyASPの決済連携設定の画面に表示されるURLを写してください。", en: "Copy the URL that MyASP shows in 決済連携設定."))
        }
    }
}
