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
            good: .yaml(ExampleProject.endpoint))
    ) { project, _ in
        var seen: Set<String> = []
        let hosts = project.writtenURLs.filter {
            $0.isMisleadingHost && !$0.isLocalhostInLive && seen.insert($0.url.asciiHost).inserted
        }
        return hosts.map { misleading($0, at: project.hostLocation($0)) }
            + project.writtenURLs.filter(\.hidesHost).map {
                hidden($0, at: project.userInfoLocation($0))
            }
    }

    private static func misleading(_ written: WrittenURL, at location: Location) -> Diagnostic {
        let isPunycode = HostScripts.isPunycode(written.url)
        let host = shown(written.url.host)
        let letter = HostScripts.odd(in: written.url.host).map {
            Bilingual(ja: "「\(shown(String($0)))」", en: " (`\(shown(String($0)))`)")
        }
        let realName = Bilingual(
            ja: "実際の名前は「\(shown(written.url.asciiHost))」です。", en: "Its real name is `\(shown(written.url.asciiHost))`.")
        return Diagnostic(
            .confusableHost, at: location,
            isPunycode
                ? Bilingual(
                    ja: "\(written.words.ja)のホスト「\(host)」は、人の目では確かめられない形(Punycode)です。",
                    en: "The host `\(host)` of \(written.words.en) is in Punycode, which nobody can check by eye.")
                : Bilingual(
                    ja: "\(written.words.ja)のホスト「\(host)」に、ほかの文字と見間違えやすい文字\(letter?.ja ?? "")があります。",
                    en:
                        "The host `\(host)` of \(written.words.en) has characters that are easily taken for others\(letter?.en ?? "")."
                ),
            note: isPunycode ? nil : realName,
            help: isPunycode
                ? Bilingual(
                    ja: "日本語などのドメインなら、その文字のまま書いてください。意図した名前か確かめてください。",
                    en: "Write the domain in its own letters, and check that it is the one you mean.")
                : Bilingual(
                    ja: "ホスト名を半角の英数字で打ち直すか、MyASPの画面から写し直してください。",
                    en: "Type the host again in half-width letters a to z, or copy it from the MyASP screen."))
    }

    private static func hidden(_ written: WrittenURL, at location: Location) -> Diagnostic {
        if let host = written.url.seemingHost { return seeming(host, written, at: location) }
        return Diagnostic(
            .confusableHost, at: location,
            Bilingual(
                ja: "\(written.words.ja)のホスト「\(shown(written.url.host))」の前に、ユーザー名があります。",
                en: "Before the host `\(shown(written.url.host))` of \(written.words.en) stands a user name."),
            label: Bilingual(ja: "この部分はホストではありません", en: "this is no part of the host"),
            help: Bilingual(
                ja: "「@」まで消し、意図したホストか確かめてください。", en: "Remove it up to the `@`, and check that the host is the one you mean."),
            fixes: written.fixes(
                ofPart: Fix(Bilingual(ja: "ユーザー名を消す", en: "Remove the user name"), safe: false, edits: [Edit(location, "")])))
    }

    /// Which of the two hosts was meant is not known.
    private static func seeming(_ host: String, _ written: WrittenURL, at location: Location) -> Diagnostic {
        let real = shown(written.url.host)
        return Diagnostic(
            .confusableHost, at: location,
            Bilingual(
                ja: "\(written.words.ja)のホストは「\(real)」です。後ろの「\(shown(host))」は、ホストのように見えるだけです。",
                en: "The host of \(written.words.en) is `\(real)`; `\(shown(host))` behind it only looks like one."),
            label: Bilingual(ja: "この部分はホストではありません", en: "this is no part of the host"),
            note: written.url.text.utf8.contains(UInt8(ascii: "\\"))
                ? Bilingual(
                    ja: "ブラウザーは「\\」を「/」として読むので、ホストはその前で終わります。",
                    en: "Browsers read `\\` as `/`, so that the host ends before it.") : nil,
            help: Bilingual(ja: "MyASPの画面に表示されるURLを写し直してください。", en: "Copy the URL from the MyASP screen again."))
    }
}
