import Project
import Schema
import SourceText

/// One `/` at the end of an origin (domain.md R12).
extension Rule {
    static let originTrailingSlash = Rule(
        Explanation(
            .originTrailingSlash,
            title: Bilingual(ja: "オリジンの最後に「/」があります。", en: "An origin ends with `/`."),
            why: Bilingual(
                ja: "Amazonの資料には「/」のある形もない形も出てきます。kessaiは「/」のない形にそろえて出力します。",
                en: "Amazon's documents show both forms; kessai writes the one without the slash."),
            fix: Bilingual(ja: "最後の「/」を消します。", en: "Remove the slash at the end."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    javascript_origins:
                      - https://shop.example.jp⟦/⟧

                """),
            good: .yaml(ExampleProject.origin))
    ) { project, _ in
        project.writtenURLs.filter { $0.isOrigin && $0.tail == "/" }.map { written in
            let location = project.part("/", of: written.place)
            return Diagnostic(
                .originTrailingSlash, at: location,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」の最後の「/」は要りません。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) needs no `/` at its end."),
                help: Bilingual(
                    ja: "消してください。書いてあっても「\(shown(written.url.readableOrigin))」として扱います。",
                    en: "Remove it; with it or without, it is taken as `\(shown(written.url.readableOrigin))`."),
                fixes: written.fixes(
                    ofPart: Fix(Bilingual(ja: "最後の「/」を消す", en: "Remove the slash"), safe: true, edits: [Edit(location, "")])))
        }
    }
}
