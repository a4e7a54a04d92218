import Project
import Schema
import SourceText

/// One URL several times in a list: a line that was copied and not changed.
extension Rule {
    static let duplicateURL = Rule(
        Explanation(
            .duplicateURL,
            title: Bilingual(ja: "1つのリストに、同じURLが重ねて書かれています。", en: "A list has the same URL more than once."),
            why: Bilingual(
                ja: "写した行を書き換え忘れると、本当に要るURLが登録されません。ホストの大文字と小文字や、書かなくてよいポート番号だけの違いは同じURLです。",
                en:
                    "Where a copied line was not changed, the URL that is needed is not registered. In the host, case makes no difference, nor does the default port."
            ),
            fix: Bilingual(ja: "別のURLに書き換えるか、行を消します。", en: "Write the URL that is meant, or delete the line."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return
                      - ⟦https://SHOP.example.jp:443/example/return⟧

                """),
            good: .yaml(ExampleProject.returnURL))
    ) { project, _ in
        var first: [Entry: Place] = [:]
        return project.writtenURLs.compactMap { written in
            guard written.part == .returnURL || written.part == .origin, written.extraTail == nil,
                // What stands before the host is told.
                written.url.userInfo == nil
            else { return nil }
            let entry = Entry(
                part: written.part, side: written.side, origin: written.url.origin, tail: written.isOrigin ? "" : written.tail)
            guard let before = first[entry] else {
                first[entry] = written.place
                return nil
            }
            return Diagnostic(
                .duplicateURL, at: written.place.valueLocation,
                Bilingual(
                    ja: "\(written.words.ja)に、URL「\(shown(written.url.text))」がもう書かれています。",
                    en: "The URL `\(shown(written.url.text))` is already in \(written.words.en)."),
                related: [Related(before.valueLocation, Bilingual(ja: "1回目はここです", en: "first written here"))],
                help: Bilingual(
                    ja: "別のURLのつもりなら書き換え、そうでなければこの行を消してください。",
                    en: "If another URL is meant, write that; else delete this line."))
        }
    }

    /// What makes two URLs of one list the same. One with a slash at the end of its path is not told: who registers both of them may need
    /// both.
    private struct Entry: Hashable {
        let part: WrittenURL.Part
        let side: Side?
        let origin: String
        let tail: String
    }
}
