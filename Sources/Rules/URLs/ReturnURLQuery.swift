import Project
import Schema
import SourceText

/// A query in a return URL (domain.md B2).
extension Rule {
    static let returnURLQuery = Rule(
        Explanation(
            .returnURLQuery,
            title: Bilingual(ja: "リターンURLに「?」があります。", en: "A return URL has a query."),
            why: Bilingual(
                ja: "許可されたリターンURLに「?」より後ろを含めてよいかは、確認できる資料がありません。余分に写した可能性があります。",
                en: "No source says whether an allowed return URL may have a query; it may have been copied by mistake."),
            fix: Bilingual(
                ja: "MyASPの画面に表示されるURLと同じか確かめます。", en: "Compare it with the URL that the MyASP screen shows."),
            waiver: Bilingual(
                ja: "同じなら、このままでかまいません。", en: "If that has the query too, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return⟦?from=mail⟧

                """),
            good: .yaml(ExampleProject.returnURL))
    ) { project, _ in
        project.writtenURLs.compactMap { written in
            guard written.part == .returnURL, let query = written.url.query, !written.isRegistrationForm,
                written.strayCharacters?.text != "&amp;"
            else { return nil }
            return Diagnostic(
                .returnURLQuery, at: project.part("?" + query, of: written.place, last: false),
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」に「\(shown("?" + query))」が付いています。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) has the query `\(shown("?" + query))`."),
                help: Bilingual(
                    ja: "MyASPの画面に表示されるURLと同じか確かめてください。", en: "Compare it with the URL that the MyASP screen shows."))
        }
    }
}
