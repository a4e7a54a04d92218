import Project
import Schema
import SourceText

/// An origin where a return URL or an endpoint belongs (domain.md A6).
extension Rule {
    static let urlWithoutPath = Rule(
        Explanation(
            .urlWithoutPath,
            title: Bilingual(
                ja: "リターンURLやエンドポイントURLに、サイトのURLだけが書かれています。",
                en: "A return URL or an endpoint is only the address of a site."),
            why: Bilingual(
                ja:
                    "リターンURLとエンドポイントURLは、サイトのトップページではなく、決済のための決まったページを指すはずです。JavaScriptオリジンを別の欄に写したのかもしれません。MyASPの実際のURLは公開されていないので、警告にとどめています。",
                en:
                    "Return URL and endpoint are expected to lead to a page for payments, not to the top of the site; perhaps the JavaScript origin was copied into another field. MyASP does not publish its URLs, so this is only a warning."
            ),
            fix: Bilingual(
                ja: "決済連携設定の画面に表示されるURLを、最後まで写します。", en: "Copy the whole URL that 決済連携設定 shows."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return
                    ipn_endpoint: ⟦https://shop.example.jp⟧

                """),
            good: .yaml(ExampleProject.liveURLs))
    ) { project, _ in
        let site = project.siteURL?.url.asciiHost
        // One on another host is to be copied anew as a whole, which is told.
        let bare = project.writtenURLs.filter {
            $0.lacksPath && !$0.hasHostFinding && (site == nil || $0.url.asciiHost == site)
        }
        return bare.filter { written in
            // An endpoint that is a return URL is told as such (`ipn-endpoint-is-return-url`).
            written.part != .ipnEndpoint
                || !bare.contains { $0.part == .returnURL && $0.hostAndPort == written.hostAndPort }
        }.map { written in
            Diagnostic(
                .urlWithoutPath, at: written.place.valueLocation,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」は、サイトのURLだけで、ページを指していません。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) is the address of a site and leads to no page."),
                help: Bilingual(
                    ja: "MyASPの決済連携設定の画面に表示されるURLを、最後まで写してください。",
                    en: "Copy the whole URL that MyASP shows in 決済連携設定."))
        }
    }
}

extension WrittenURL {
    /// Scheme, host and port alone, where a page is expected.
    fileprivate var lacksPath: Bool { !isOrigin && (tail.isEmpty || tail == "/") }
}
