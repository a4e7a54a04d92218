import Project
import Schema
import SourceText

/// The usual port written out in an origin (domain.md R13).
extension Rule {
    static let defaultPort = Rule(
        Explanation(
            .defaultPort,
            title: Bilingual(ja: "書かなくてよいポート番号があります。", en: "An origin names the default port."),
            why: Bilingual(
                ja: "httpsの443番は、オリジンには書かなくてよいとAmazonの資料にあります。書くのは別のポートを使うときだけです。",
                en: "Amazon's documents say that port 443 need not be written in an origin; only another one must be."),
            fix: Bilingual(ja: "「:443」を消します。", en: "Remove `:443`."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    javascript_origins:
                      - https://shop.example.jp⟦:443⟧

                """),
            good: .yaml(ExampleProject.origin))
    ) { project, _ in
        project.writtenURLs.compactMap { written in
            guard written.isOrigin, let port = written.url.port, port == written.url.defaultPort else { return nil }
            let location = project.part(":\(port)", of: written.place)
            return Diagnostic(
                .defaultPort, at: location,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」の「:\(port)」は書かなくてかまいません。",
                    en: "`\(shown(written.url.text))` in \(written.words.en) need not name port \(port)."),
                help: Bilingual(
                    ja: "消してください。書いてあっても「\(shown(written.url.readableOrigin))」として扱います。",
                    en: "Remove it; with it or without, it is taken as `\(shown(written.url.readableOrigin))`."),
                fixes: written.fixes(ofPart: .removing(":\(port)", at: location, safe: true)))
        }
    }
}
