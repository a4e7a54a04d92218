import Project
import Schema
import SourceText

/// A fragment in a return URL or an endpoint (domain.md B2).
extension Rule {
    static let returnURLFragment = Rule(
        Explanation(
            .returnURLFragment,
            title: Bilingual(ja: "リターンURLに「#」があります。", en: "A return URL has a fragment."),
            why: Bilingual(
                ja: "「#」より後ろはブラウザーの中だけで使われ、サーバーには届きません。戻り先のURLには使えません。",
                en: "What follows `#` never reaches the server, so an address to return to cannot use it."),
            fix: Bilingual(ja: "「#」から後ろを消します。", en: "Remove the `#` and what follows."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return⟦#done⟧

                """),
            good: .yaml(ExampleProject.returnURL))
    ) { project, _ in
        project.writtenURLs.compactMap { written in
            guard !written.isOrigin, let fragment = written.url.fragment, !written.isRegistrationForm else { return nil }
            let location = project.part("#" + fragment, of: written.place)
            return Diagnostic(
                .returnURLFragment, at: location,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」に「\(shown("#" + fragment))」が付いています。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) has the fragment `\(shown("#" + fragment))`."),
                note: Bilingual(ja: "「#」より後ろはサーバーに届きません。", en: "What follows `#` never reaches the server."),
                help: Bilingual(
                    ja: "MyASPの画面に表示されるURLを、「#」を付けずに写してください。",
                    en: "Copy the URL as MyASP shows it, without a fragment."),
                fixes: written.fixes(ofPart: .removing("#" + fragment, at: location)))
        }
    }
}
