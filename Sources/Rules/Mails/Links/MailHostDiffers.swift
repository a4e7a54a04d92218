import Project
import Schema
import SourceText

/// A link in a mail to another host than the MyASP site.
extension Rule {
    static let mailHostDiffers = Rule(
        Explanation(
            .mailHostDiffers,
            title: Bilingual(
                ja: "メールに、MyASPのサイトと違うホストへのリンクがあります。",
                en: "A mail links to another host than the MyASP site."),
            why: Bilingual(
                ja: "独自ドメインに変えた後など、古いサイトのURLが残っていることがあります。自社のほかのサイトなら問題ありません。",
                en: "The URL of a former site may have been left behind. A link to another site of yours is fine."),
            fix: Bilingual(ja: "リンク先を確かめます。", en: "Check where the link leads."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      お問い合わせ: https://⟦old-shop.example.com⟧/contact

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      お問い合わせ: https://shop.example.jp/contact

                """))
    ) { project, files, _ in
        guard let home = project.linkedHost, let site = project.siteURL else { return [] }
        lazy var domains = MeantDomain.domains(of: home.url.asciiHost)
        let others = files.all.lazy.filter { $0.mails.mayLink(elsewhereThan: home.url.asciiHost) }
        return others.flatMap { $0.mails.texts }.flatMap { text in
            var seen: Set<String> = []
            return text.links.compactMap { link -> Diagnostic? in
                // One that leads to a site which is told to be the odd one out is no second finding.
                guard link.host != home.url.asciiHost, link.host != site.url.asciiHost, seen.insert(link.host).inserted,
                    !isAmazon(link.host)
                else { return nil }
                if isMachineItself(link.host) { return toMachineItself(link, text) }
                let message =
                    home.part == .site
                    ? Bilingual(
                        ja: "\(text.fieldWords.ja)のリンク先「\(shown(link.host))」は、MyASPのサイト「\(shown(home.url.host))」と違うホストです。",
                        en:
                            "\(text.fieldWords.en) links to `\(shown(link.host))`, which is not the MyASP site, `\(shown(home.url.host))`."
                    )
                    : Bilingual(
                        ja: "\(text.fieldWords.ja)のリンク先「\(shown(link.host))」は、決済連携設定のURLのホスト「\(shown(home.url.host))」と違います。",
                        en:
                            "\(text.fieldWords.en) links to `\(shown(link.host))`, which is not the host of the URLs of 決済連携設定, `\(shown(home.url.host))`."
                    )
                return Diagnostic(
                    .mailHostDiffers, at: text.text.location(link.range),
                    message + didYouMean(MeantDomain.near(link.host, among: domains)),
                    help: Bilingual(
                        ja: "意図したリンク先か確かめてください。", en: "Check that this is where the link is to lead.")
                ).caused(by: [home.place.file])
            }
        }
    }

    private static func isMachineItself(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") && IPv4Address.text(host) == host
            || IPv6Address(host)?.isLoopback == true
    }

    /// Left behind by who tried it out: for buyers it is their own computer.
    private static func toMachineItself(_ link: MailLinks.Link, _ text: MailText) -> Diagnostic {
        Diagnostic(
            .mailHostDiffers, at: text.text.location(link.range),
            Bilingual(
                ja: "\(text.fieldWords.ja)のリンク先「\(shown(link.host))」は、メールを読む人それぞれのパソコンです。",
                en: "\(text.fieldWords.en) links to `\(shown(link.host))`, which is the reader's own computer."),
            severity: .warning,
            help: Bilingual(ja: "公開しているページのURLを書いてください。", en: "Write the URL of the public page."))
    }

    /// The buyer's own pages at Amazon.
    private static func isAmazon(_ host: String) -> Bool {
        ["amazon.co.jp", "amazon.com", "amazon.jp"].contains { host == $0 || host.hasSuffix("." + $0) }
    }
}
