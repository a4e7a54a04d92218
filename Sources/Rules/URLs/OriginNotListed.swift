import Project
import Schema
import SourceText

/// Origins that are written, but do not have that of a return URL or of the site (domain.md B2).
extension Rule {
    static let originNotListed = Rule(
        Explanation(
            .originNotListed,
            title: Bilingual(
                ja: "リターンURLのオリジンが、許可されたJavaScriptオリジンにありません。",
                en: "The origin of a return URL is not among the allowed JavaScript origins."),
            why: Bilingual(
                ja: "Amazonの資料では、ボタンを表示するページと戻り先のページのドメインを、許可されたJavaScriptオリジンに登録します。",
                en: "Amazon's documents ask for every domain that shows the button and for that of the page the buyer returns to."
            ),
            fix: Bilingual(
                ja: "足りないオリジンを書き足します。javascript_origins を書かなければ、kessaiが site.url とリターンURLから作ります。",
                en:
                    "Add the missing origin, or leave `javascript_origins` out: kessai then derives it from `site.url` and the return URLs."
            ),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    javascript_origins:
                      - https://shop.example.jp
                    return_urls:
                      - ⟦https://shop.example.jp:8443⟧/example/return

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    javascript_origins:
                      - https://shop.example.jp
                      - https://shop.example.jp:8443
                    return_urls:
                      - https://shop.example.jp:8443/example/return

                """))
    ) { project, _ in
        project.sides.flatMap { configured in
            guard let listing = OriginListing(configured, in: project) else { return [Diagnostic]() }
            return listing.missing.map { needed in
                let written = needed.url
                let origin = quoted(written.url.readableOrigin)
                let list = FieldName.javascriptOrigins.shown(listing.place.spelling)
                let isSite = written.part == .site
                return Diagnostic(
                    .originNotListed, at: isSite ? listing.place.keyLocation : project.originLocation(written),
                    Bilingual(
                        ja: "\(written.words.ja)のオリジン\(origin.ja)が、\(configured.side.words.ja)の\(list.ja)にありません。",
                        en:
                            "\(origin.en), the origin of \(written.words.en), is not in \(list.en) of \(configured.side.words.en)."
                    ),
                    // domain.md B2: domains that are only tested need not be registered.
                    severity: configured.side == .sandbox ? .hint : nil,
                    related: [
                        isSite
                            ? Related(written.place.valueLocation, Bilingual(ja: "サイトのURL", en: "the site's URL"))
                            : Related(
                                listing.place.keyLocation,
                                Bilingual(ja: "許可されたJavaScriptオリジンのリスト", en: "the allowed JavaScript origins"))
                    ],
                    note: configured.side == .sandbox
                        ? Bilingual(
                            ja: "テスト環境だけで使うドメインは登録しなくてよい、というAmazonの資料もあります。",
                            en:
                                "According to Amazon's newer documents, domains used only in the test environment need not be registered."
                        )
                        : nil,
                    help: Bilingual(
                        ja: "リストに「\(shown(written.url.readableOrigin))」を書き足すか、リストを消してkessaiに作らせてください。",
                        en: "Add `\(shown(written.url.readableOrigin))` to the list, or remove the list to have it derived.")
                ).yielding(to: needed.instead)
            }
        }
    }
}

/// The origins that an environment writes, against those it needs.
struct OriginListing {
    /// An origin that is needed and not written.
    struct Missing {
        /// The return URL, or else the site, that has it.
        let url: WrittenURL
        /// What may be told of the origins that may stand where it belongs.
        let instead: Set<Diagnostic.Told>
    }

    let place: Place
    /// Each origin once.
    let missing: [Missing]

    /// Nil when no origins are written, or when they cannot be judged.
    init?(_ configured: ConfiguredSide, in project: Project) {
        guard case .present(let origins, let place) = configured.environment.javascriptOrigins,
            !origins.contains(where: \.isPoisoned)
        else { return nil }
        self.place = place
        let urls = project.writtenURLs.filter { $0.side == configured.side }
        let listed = Set(urls.filter { $0.part == .origin }.map(\.hostAndPort))
        var missing: [WrittenURL] = []
        var seen: Set<String> = []
        let site = project.siteURL
        for needed in urls.filter({ $0.part == .returnURL }) + (site.map { [$0] } ?? [])
        where !needed.isHostTold && !listed.contains(needed.hostAndPort) && seen.insert(needed.hostAndPort).inserted {
            missing.append(needed)
        }
        // An origin with another host than the site may stand where that of the site belongs, and does so where it only has a slip or is
        // one's own computer: that is told there (`host-differs-from-site`, `localhost-in-live`).
        let siteHost = site?.url.asciiHost
        let foreign = urls.filter { $0.part == .origin && $0.url.asciiHost != siteHost }
        let ofSite = NearNames(siteHost.map { [$0] } ?? [])
        let slips = foreign.filter { origin in
            // `www.` alone makes another one of it, too.
            let isWithWWW = siteHost.map { origin.url.asciiHost == "www." + $0 || $0 == "www." + origin.url.asciiHost } == true
            return origin.isLocalhostInLive || isWithWWW || ofSite.nearest(to: origin.url.asciiHost) != nil
        }
        lazy var findings = HostFindings(project)
        /// Nobody mistypes an origin more often than that.
        func told(_ origins: [WrittenURL]) -> Set<Diagnostic.Told> {
            if origins.isEmpty { return [] }
            let hosts = origins.prefix(100)
            return Set(
                hosts.flatMap { findings[$0] }
                    + (hosts + (site.map { [$0] } ?? [])).map {
                        Diagnostic.Told(.hostDiffersFromSite, at: project.hostLocation($0))
                    })
        }
        let (ofForeign, ofSlips) = (told(foreign), told(slips))
        self.missing = missing.map { needed in
            Missing(url: needed, instead: needed.part == .site ? ofForeign : needed.url.asciiHost == siteHost ? ofSlips : [])
        }
    }
}

extension Project {
    /// Where the origin of a URL stands in its value.
    func originLocation(_ written: WrittenURL) -> Location {
        part(String(written.url.text.dropLast(written.tail.count)), of: written.place, last: false)
    }
}
