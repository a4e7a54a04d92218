import Project
import Schema
import SourceText

/// URLs on the host of the MyASP site that name another port (domain.md R13), as `host-differs-from-site` tells of hosts.
extension Project {
    /// Of URLs on the host of the site, those with another port; where they all have that one, the site alone.
    func ports(_ urls: [WrittenURL], besides site: WrittenURL) -> [Diagnostic] {
        // Where origins are written, those of return URLs are compared with them, and who writes an origin with a port means it.
        let listed = Set(urls.lazy.filter { $0.part == .origin }.map(\.hostAndPort))
        let listing = Set(sides.lazy.filter { !$0.environment.javascriptOrigins.isAbsent }.map(\.side))
        let compared = urls.filter { url in
            switch url.part {
            case .returnURL: url.side.map { !listing.contains($0) } ?? false
            case .ipnEndpoint: !listed.contains(url.hostAndPort)
            case .site, .origin: false
            }
        }
        let others = compared.filter { $0.hostAndPort != site.hostAndPort }
        guard let first = others.first else { return [] }
        let isOfAll = compared.count > 1 && compared.allSatisfy { $0.hostAndPort == first.hostAndPort }
        if isOfAll || site.namesPortOfOtherScheme {
            return [differs(site, from: first, Bilingual(ja: "ほかのURL", en: "the other URLs"))]
        }
        return others.map { differs($0, from: site, Bilingual(ja: "MyASPのサイト", en: "the MyASP site")) }
    }

    private func differs(_ written: WrittenURL, from other: WrittenURL, _ owner: Bilingual) -> Diagnostic {
        let (port, expected) = (written.url.effectivePort, other.url.effectivePort)
        return Diagnostic(
            .hostDiffersFromSite, at: portLocation(written),
            Bilingual(
                ja: "\(written.words.ja)のポート\(port)が、\(owner.ja)のポート\(expected)と違います。",
                en: "The port \(port) of \(written.words.en) is not that of \(owner.en), \(expected)."),
            related: [Related(portLocation(other), Bilingual(ja: owner.ja, en: owner.en))],
            help: Bilingual(
                ja: "MyASPの決済連携設定の画面に表示されるURLと同じか確かめてください。",
                en: "Compare it with the URL that MyASP shows in 決済連携設定."))
    }

    /// Where the port of a URL stands in its value, or the host where it names none.
    private func portLocation(_ written: WrittenURL) -> Location {
        written.url.port.map { part("\(written.url.host):\($0)", of: written.place, last: false) } ?? hostLocation(written)
    }
}

extension WrittenURL {
    /// `https://…:80` and `http://…:443`.
    fileprivate var namesPortOfOtherScheme: Bool { url.port == (url.scheme == "https" ? 80 : 443) }
}

extension WebURL {
    fileprivate var effectivePort: Int { port ?? defaultPort ?? 0 }
}
