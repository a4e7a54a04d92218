import Project
import Schema
import SourceText

/// One URL twice in a list: a line that was copied and not changed.
extension Rule {
    static let duplicateURL = Rule(
        Explanation(
            .duplicateURL,
            title: Bilingual(ja: "同じURLが2回書かれています。", en: "A list has the same URL twice."),
            why: Bilingual(
                ja: "写した行を書き換え忘れると、本当に要るURLが登録されません。ホストの大文字と小文字や、書かなくてよいポート番号だけの違いは同じURLです。",
                en:
                    "Where a copied line was not changed, the URL that is needed is not registered. In the host, case makes no difference, nor does the usual port."
            ),
            fix: Bilingual(ja: "別のURLに書き換えるか、行を消します。", en: "Write the other URL, or delete the line."),
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
                    ja: "\(written.words.ja)に、同じURL「\(shown(written.url.text))」が2回書かれています。",
                    en: "\(written.words.en) has the URL `\(shown(written.url.text))` twice."),
                related: [Related(before.valueLocation, Bilingual(ja: "1回目はここです", en: "first written here"))],
                help: Bilingual(
                    ja: "別のURLのつもりなら書き換え、そうでなければこの行を消してください。",
                    en: "If another URL is meant, write that; else delete this line."))
        }
    }

    /// What makes two URLs of one list the same. A slash at the end of a path is another page.
    private struct Entry: Hashable {
        let part: WrittenURL.Part
        let side: Side?
        let origin: String
        let tail: String
    }
}
