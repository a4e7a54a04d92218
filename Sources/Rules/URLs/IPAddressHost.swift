import Project
import Schema
import SourceText

/// A bare IP address as host (domain.md B2, inferred).
extension Rule {
    static let ipAddressHost = Rule(
        Explanation(
            .ipAddressHost,
            title: Bilingual(ja: "URLのホストがIPアドレスです。", en: "The host of a URL is an IP address."),
            why: Bilingual(
                ja: "httpsの証明書は、ふつうホスト名に対して出されます。IPアドレスでは証明書の名前と合わないことが多く、IPアドレスを登録できるかも確認できていません。",
                en:
                    "Certificates are normally issued for host names, so they rarely match an IP address; whether Amazon accepts IP addresses is not known."
            ),
            fix: Bilingual(ja: "MyASPのサイトのホスト名で書きます。", en: "Write the host name of the MyASP site."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    ipn_endpoint: https://⟦203.0.113.10⟧/example/ipn

                """),
            good: .yaml(ExampleProject.endpoint))
    ) { project, _ in
        let found = project.writtenURLs.filter { $0.isAddress && !$0.isLoopback }
        // A site without a name is one mistake, wherever else its host is written.
        let site = found.first { $0.part == .site }
        let elsewhere = found.filter { $0.part != .site && $0.url.asciiHost == site?.url.asciiHost }
        return found.filter { $0.part == .site || $0.url.asciiHost != site?.url.asciiHost }.map { written in
            Diagnostic(
                .ipAddressHost, at: project.hostLocation(written),
                Bilingual(
                    ja: "\(written.words.ja)のホスト「\(shown(written.url.host))」がIPアドレスです。",
                    en: "The host `\(shown(written.url.host))` of \(written.words.en) is an IP address."),
                related: written.part != .site
                    ? []
                    : elsewhere.prefix(3).map {
                        Related(project.hostLocation($0), Bilingual(ja: "同じホスト", en: "the same host"))
                    },
                help: Bilingual(
                    ja: "MyASPの画面に表示される、ホスト名のURLを書いてください。", en: "Write the URL with a host name, as MyASP shows it."))
        }
    }
}
