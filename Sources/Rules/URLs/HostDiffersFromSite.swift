import Project
import Schema
import SourceText

/// A URL on another host than the MyASP site (domain.md R36, inferred), or on another port of it (R13).
extension Rule {
    static let hostDiffersFromSite = Rule(
        Explanation(
            .hostDiffersFromSite,
            title: Bilingual(
                ja: "MyASPのサイトと違うホストやポートのURLがあります。", en: "A URL is not on the host and port of the MyASP site."),
            why: Bilingual(
                ja: "決済連携設定の画面に表示されるURLは、ふつうMyASPのサイトと同じホストです。独自ドメインに変えた後の古いURLや、写し間違いかもしれません。",
                en:
                    "The URLs that 決済連携設定 shows are normally on the host of the MyASP site. This one may be of an older domain or mistyped."
            ),
            fix: Bilingual(
                ja: "MyASPの画面に表示されるURLを写し直すか、site.url を直します。",
                en: "Copy the URL from the MyASP screen again, or correct `site.url`."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return
                    ipn_endpoint: https://⟦shop.example.com⟧/example/ipn

                """),
            good: .yaml(ExampleProject.liveURLs))
    ) { project, _ in
        guard let site = project.siteURL, !site.isLoopback else { return [] }
        let (others, doubtful) = project.urls(besides: site)
        let foreign = (others + doubtful).filter { $0.url.asciiHost != site.url.asciiHost }
        if foreign.isEmpty { return project.ports(others, besides: site) }
        // Where no other URL has the host of the site, what is wrong with that is the mistake.
        let findings = HostFindings(project)
        let ofSite = others.contains { $0.url.asciiHost == site.url.asciiHost } ? [] : findings[site]
        // All agree with each other and not with the site: then the one mistake is there.
        if let first = commonHost(others), first.url.asciiHost != site.url.asciiHost {
            return [siteDiffers(site, first, others.count, project).yielding(to: ofSite)]
        }
        let unlisted = Set(
            project.sides.compactMap { OriginListing($0, in: project) }.flatMap(\.missing).map(\.url.place.valueLocation))
        return foreign.map { written in
            let isUnlisted = unlisted.contains(written.place.valueLocation)
            return differs(written, site, project).yielding(
                to: ofSite + findings[written]
                    + (isUnlisted ? [Diagnostic.Told(.originNotListed, at: project.originLocation(written))] : []))
        } + project.ports(others.filter { $0.url.asciiHost == site.url.asciiHost }, besides: site)
    }

    private static func differs(_ written: WrittenURL, _ site: WrittenURL, _ project: Project) -> Diagnostic {
        Diagnostic(
            .hostDiffersFromSite, at: project.hostLocation(written),
            Bilingual(
                ja: "\(written.words.ja)のホスト「\(shown(written.url.host))」が、MyASPのサイト「\(shown(site.url.host))」と違います。",
                en:
                    "The host `\(shown(written.url.host))` of \(written.words.en) is not that of the MyASP site, `\(shown(site.url.host))`."
            ),
            related: [Related(project.hostLocation(site), Bilingual(ja: "MyASPのサイト", en: "the MyASP site"))],
            help: Bilingual(
                ja: "MyASPの決済連携設定の画面に表示されるURLと同じか確かめてください。",
                en: "Compare it with the URL that MyASP shows in 決済連携設定."))
    }

    /// The first of several URLs that are all on one host.
    fileprivate static func commonHost(_ urls: [WrittenURL]) -> WrittenURL? {
        guard urls.count > 1, let first = urls.first, urls.allSatisfy({ $0.url.asciiHost == first.url.asciiHost }) else {
            return nil
        }
        return first
    }

    private static func siteDiffers(_ site: WrittenURL, _ first: WrittenURL, _ count: Int, _ project: Project) -> Diagnostic {
        Diagnostic(
            .hostDiffersFromSite, at: project.hostLocation(site),
            Bilingual(
                ja: "\(site.words.ja)のホスト「\(shown(site.url.host))」が、ほかの\(count)個のURLのホスト「\(shown(first.url.host))」と違います。",
                en:
                    "The host `\(shown(site.url.host))` of \(site.words.en) differs from that of the other \(count) URLs, `\(shown(first.url.host))`."
            ),
            related: [Related(project.hostLocation(first), Bilingual(ja: "ほかのURLのホスト", en: "the host of the other URLs"))],
            help: Bilingual(
                ja: "MyASPのサイトのURLか、決済連携設定の画面から写したURLの、どちらが正しいか確かめてください。",
                en: "Find out which is right: the URL of the MyASP site or those copied from 決済連携設定."))
    }
}

extension Project {
    /// The URLs besides that of the site: those whose hosts may be compared with it, and those whose host is wrong in a way of its own.
    /// The machine itself is neither.
    fileprivate func urls(besides site: WrittenURL) -> (others: [WrittenURL], doubtful: [WrittenURL]) {
        let urls = writtenURLs.filter { $0.part != .site && !$0.isLoopback }
        func isDoubtful(_ written: WrittenURL) -> Bool {
            written.hasHostFinding && written.url.asciiHost != site.url.asciiHost
        }
        return (urls.filter { !isDoubtful($0) }, urls.filter(isDoubtful))
    }

    /// A URL on the host that links are expected to lead to: that of the site, or of all other URLs where the site's is what is wrong.
    var linkedHost: WrittenURL? {
        guard let site = siteURL else { return nil }
        let others = urls(besides: site).others
        if let common = Rule.commonHost(others), common.url.asciiHost != site.url.asciiHost { return common }
        return site.hasHostFinding ? nil : site
    }
}
