import Project
import Schema
import SourceText

/// `http` where `https` is needed (domain.md R10, R15, R16).
extension Rule {
    static let insecureURL = Rule(
        Explanation(
            .insecureURL,
            title: Bilingual(ja: "https でないURLがあります。", en: "A URL is not `https`."),
            why: Bilingual(
                ja:
                    "MyASPのURL、本番環境のJavaScriptオリジンとリターンURL、通知を受けるエンドポイントURLは https でなければなりません。テスト環境で使えると確認できているのは http://localhost だけです。メールにあるMyASPのサイトへのリンクは、ヒントになります。",
                en:
                    "The URL of the MyASP site, origins and return URLs of the live environment and IPN endpoints must be `https`. In the test environment only `http://localhost` is known to work. For a link to the site in a mail this is a hint."
            ),
            fix: Bilingual(
                ja: "MyASPの画面に表示されるURLを、https:// からそのまま写します。", en: "Copy the URL as the MyASP screen shows it, with `https://`."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    ipn_endpoint: ⟦http⟧://shop.example.jp/example/ipn

                """),
            good: .yaml(ExampleProject.endpoint))
    ) { project, files, _ in
        project.writtenURLs.filter(\.isInsecure).map { written in
            // Whether the test environment refuses http elsewhere is not known.
            let isCertain = written.side != .sandbox || written.part == .ipnEndpoint
            let location = project.part(String(written.url.text.prefix(4)), of: written.place, last: false)
            // No notice reaches `https://localhost` either.
            let isLocalEndpoint = written.part == .ipnEndpoint && written.isLoopback
            return Diagnostic(
                .insecureURL, at: location,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」が https ではありません。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) is not `https`."),
                severity: isCertain ? .error : .warning,
                note: isCertain
                    ? nil
                    : Bilingual(
                        ja: "テスト環境では http://localhost が使えます。ほかのhttpのURLが使えるかどうかは確認できていません。",
                        en: "In the test environment `http://localhost` works; of other http URLs nothing is known."),
                help: isLocalEndpoint
                    ? copyEndpoint
                    : Bilingual(ja: "「https://」で始まるURLを書いてください。", en: "Write a URL that begins with `https://`."),
                fixes: isLocalEndpoint ? [] : written.fixes(ofPart: .writing("https", at: location)))
        } + linksWithoutEncryption(project, files)
    }

    /// Links of mails to the site itself, which is known to be reached by `https`; of other sites nothing is.
    private static func linksWithoutEncryption(_ project: Project, _ files: InspectedFiles) -> [Diagnostic] {
        guard let home = project.linkedHost, home.url.scheme == "https" else { return [] }
        return files.all.lazy.filter { $0.mails.haveInsecureLinks }.flatMap { $0.mails.texts }.flatMap { text in
            text.links.filter { $0.isInsecure && $0.host == home.url.asciiHost && $0.isBehindScheme(in: text) }.map { link in
                let location = text.text.location(link.range.lowerBound - 7..<link.range.lowerBound - 3)
                return Diagnostic(
                    .insecureURL, at: location,
                    Bilingual(
                        ja: "\(text.fieldWords.ja)の、MyASPのサイト「\(shown(home.url.host))」へのリンクが https ではありません。",
                        en: "A link to the MyASP site, `\(shown(home.url.host))`, in \(text.fieldWords.en) is not `https`."),
                    severity: .hint,
                    help: Bilingual(ja: "「https://」で始まるリンクにしてください。", en: "Begin it with `https://`."),
                    fixes: [.writing("https", at: location)]
                ).caused(by: [home.place.file])
            }
        }
    }
}

extension MailLinks.Link {
    /// Whether `http://` stands right before the host.
    fileprivate func isBehindScheme(in text: MailText) -> Bool {
        range.lowerBound >= 7 && text.text.text(range.lowerBound - 7..<range.lowerBound).lowercased() == "http://"
    }
}
