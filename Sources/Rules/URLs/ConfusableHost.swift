import Project
import Schema
import SourceText

/// A host that may look like another one (mixed scripts, or Punycode that nobody can read).
extension Rule {
    static let confusableHost = Rule(
        Explanation(
            .confusableHost,
            title: Bilingual(
                ja: "見間違えやすいホスト名があります。", en: "A host may be mistaken for another one."),
            why: Bilingual(
                ja: "ラテン文字とよく似た別の文字(キリル文字の「а」など)が混じると、見た目が同じ別のサイトになります。「xn--」の形は人の目では確かめられません。",
                en:
                    "Letters of another script that look like Latin ones (such as the Cyrillic `а`) make another site that looks the same, and nobody can read `xn--`."
            ),
            fix: Bilingual(
                ja: "ホスト名を打ち直すか、MyASPの画面から写し直します。日本語のドメインは日本語のまま書けます。",
                en: "Type the host again or copy it from the MyASP screen. A Japanese domain may be written in Japanese."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    ipn_endpoint: https://⟦shоp.example.jp⟧/example/ipn

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    ipn_endpoint: https://shop.example.jp/example/ipn

                """))
    ) { project, _ in
        var seen: Set<String> = []
        let hosts = project.writtenURLs.filter {
            $0.isMisleadingHost && !$0.isLocalhostInLive && seen.insert($0.url.asciiHost).inserted
        }
        return hosts.map { written in
            let isPunycode = HostScripts.isPunycode(written.url)
            return Diagnostic(
                .confusableHost, at: project.hostLocation(written),
                isPunycode
                    ? Bilingual(
                        ja: "\(written.words.ja)のホスト「\(shown(written.url.host))」は、人の目では確かめられない形(Punycode)です。",
                        en:
                            "The host `\(shown(written.url.host))` of \(written.words.en) is in Punycode, which nobody can check by eye."
                    )
                    : Bilingual(
                        ja: "\(written.words.ja)のホスト「\(shown(written.url.host))」に、ラテン文字とまぎらわしい文字が混じっています。",
                        en: "The host `\(shown(written.url.host))` of \(written.words.en) has letters that look like Latin ones."),
                note: isPunycode
                    ? nil
                    : Bilingual(
                        ja: "実際の名前は「\(shown(written.url.asciiHost))」です。",
                        en: "Its real name is `\(shown(written.url.asciiHost))`."),
                help: isPunycode
                    ? Bilingual(
                        ja: "日本語などのドメインなら、その文字のまま書いてください。意図した名前か確かめてください。",
                        en: "Write the domain in its own letters, and check that it is the one you mean.")
                    : Bilingual(ja: "ホスト名を半角の英数字で打ち直してください。", en: "Type the host again in plain letters."))
        }
    }
}
