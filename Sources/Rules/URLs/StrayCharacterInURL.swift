import Project
import Schema
import SourceText

/// What was copied with a URL from the text around it, or is written as in the source of a page.
extension Rule {
    static let strayCharacterInURL = Rule(
        Explanation(
            .strayCharacterInURL,
            title: Bilingual(
                ja: "URLに、余分に写したと思われる文字があります。", en: "A URL has characters that seem to be copied by mistake."),
            why: Bilingual(
                ja: "文章から写したURLには、後ろの句読点やかっこが付くことがあります。1文字でも違うURLでは、購入者が戻れず、通知も届きません。",
                en:
                    "A URL copied from a sentence may bring along the punctuation behind it. With one character too many buyers cannot return and no notice arrives."
            ),
            fix: Bilingual(
                ja: "MyASPの決済連携設定の画面に表示されるURLと同じにします。", en: "Write it as MyASP's 決済連携設定 screen shows it."),
            waiver: Bilingual(ja: "画面のURLも同じなら、このままでかまいません。", en: "If the screen shows it so too, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return⟦.⟧

                """),
            good: .yaml(ExampleProject.returnURL))
    ) { project, _ in
        project.writtenURLs.compactMap { written in
            guard let stray = written.strayCharacters else { return nil }
            let location = project.part(stray.text, of: written.place, last: stray.isLast)
            return Diagnostic(
                .strayCharacterInURL, at: location,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」に、余分に写したと思われる「\(stray.extra)」があります。",
                    en:
                        "`\(shown(written.url.text))` in \(written.words.en) has `\(stray.extra)`, which seems to be copied by mistake."
                ),
                help: Bilingual(
                    ja: "MyASPの決済連携設定の画面に表示されるURLと比べてください。", en: "Compare it with the URL that MyASP shows in 決済連携設定."),
                fixes: !stray.isRemovable
                    ? []
                    : written.fixes(
                        ofPart: Fix(
                            Bilingual(ja: "「\(stray.extra)」を消す", en: "Remove `\(stray.extra)`"), safe: false,
                            edits: [Edit(location, stray.mended)])))
        }
    }
}

extension WrittenURL {
    /// What does not seem to be part of a URL that MyASP shows.
    struct Stray {
        let text: String
        /// What is left of it.
        var mended = ""
        /// Whether it is the last of its kind in the URL.
        var isLast = true
        /// What stands in the place of `…` is not known.
        var isRemovable = true

        var extra: Substring { text.dropFirst(mended.count) }
    }

    /// A dot behind the host, an `&amp;`, or punctuation behind the path. A path with an opening bracket may well end with the closing one.
    var strayCharacters: Stray? {
        guard part == .returnURL || part == .ipnEndpoint, !isRegistrationForm else { return nil }
        if url.host.hasSuffix(".") { return Stray(text: url.host, mended: String(url.host.dropLast()), isLast: false) }
        if url.query?.contains("&amp;") == true { return Stray(text: "&amp;", mended: "&", isLast: false) }
        guard url.query == nil, url.fragment == nil else { return nil }
        let end = url.path.utf8.reversed().prefix { ",.;:)]'!".utf8.contains($0) }.count
        if end == 0 || url.path.utf8.contains(where: { "([".utf8.contains($0) }) { return nil }
        let stray = String(url.path.suffix(end))
        return Stray(text: stray, isRemovable: !stray.contains("..") && !url.path.dropLast(end).hasSuffix("/"))
    }
}
