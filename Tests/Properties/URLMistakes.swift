import SourceText

/// Mistakes of URLs.
let urlMistakes: [Mistake] = [
    Mistake(.insecureURL, "http for the notices", changing: "ipn_endpoint") { "http" + $0.dropFirst(5) },
    Mistake(.localhostInLive, "localhost in the live environment") { draft, _ in
        guard let live = draft.live, draft[live + "return_urls"] != nil else { return nil }
        draft[live + "return_urls.0"] = .text("http://localhost:3000/return")
        return [Expected(live + "return_urls.0", .value)]
    },
    Mistake(.localhostEndpoint, "localhost for the notices of the test environment") { draft, _ in
        guard let sandbox = draft.sandbox, draft[sandbox + "ipn_endpoint"] != nil else { return nil }
        draft[sandbox + "ipn_endpoint"] = .text("https://localhost:3000/ipn")
        return [Expected(sandbox + "ipn_endpoint", .value)]
    },
    Mistake(.urlWithoutPath, "the site for the notices", changing: "ipn_endpoint") { url in
        url.split(separator: "/").prefix(2).joined(separator: "//")
    },
    Mistake(.originWithPath, "a path behind an origin", changing: "javascript_origins") { $0 + "/shop" },
    Mistake(.originWithPath, "a path behind the site") { draft, _ in
        let url = Spot(draft.integrationIndex, "site.url")
        draft[url] = draft[url]?.text.map { .text($0 + "/mypage") }
        return [Expected(url, .value)]
    },
    Mistake(.originTrailingSlash, "a slash behind an origin", changing: "javascript_origins") { $0 + "/" },
    Mistake(.originTrailingSlash, "a slash behind the site") { draft, _ in
        let url = Spot(draft.integrationIndex, "site.url")
        draft[url] = draft[url]?.text.map { .text($0 + "/") }
        return [Expected(url, .value)]
    },
    Mistake(.defaultPort, "the usual port") { draft, _ in
        let url = Spot(draft.integrationIndex, "site.url")
        guard let text = draft[url]?.text, !text.hasSuffix(":8443") else { return nil }
        draft[url] = .text(text + ":443")
        return [Expected(url, .value)]
    },
    Mistake(.returnURLFragment, "a fragment", changing: "return_urls") { $0 + "#top" },
    Mistake(.returnURLFragment, "a fragment of the endpoint", changing: "ipn_endpoint") { $0 + "#top" },
    Mistake(.ipnEndpointIsReturnURL, "a return URL for the notices") { draft, random in
        guard let returnURL = random.any(draft.urls("return_urls")), let url = draft[returnURL]?.text, url.hasPrefix("https"),
            let endpoint = random.any(draft.urls("ipn_endpoint"))
        else { return nil }
        draft[endpoint] = .text(url)
        return [Expected(endpoint, .value)]
    },
    Mistake(.returnURLQuery, "a query", changing: "return_urls") { $0 + "?id=1" },
    Mistake(.strayCharacterInURL, "a full stop", changing: "return_urls") { $0 + "." },
    Mistake(.strayCharacterInURL, "a bracket", changing: "ipn_endpoint") { $0 + ")" },
    Mistake(.strayCharacterInURL, "another URL behind it", changing: "return_urls") { $0 + ",https://shop.example.jp/b" },
    Mistake(.strayCharacterInURL, "an encoded blank", changing: "ipn_endpoint") { $0 + "%E3%80%80" },
    Mistake(.strayCharacterInURL, "a part as in a manual", changing: "ipn_endpoint") { $0 + "/XXXXX" },
    Mistake(.duplicateURL, "a return URL written again") { draft, random in
        guard let environment = random.any(draft.environments), case .list(let urls)? = draft[environment + "return_urls"],
            let copy = urls.first?.text
        else { return nil }
        draft[environment + "return_urls"] = .list(urls + [.text(copy)])
        return [Expected(environment + "return_urls" + urls.count, .value)]
    },
    Mistake(.registrationFormURL, "a form", changing: "return_urls") { url in
        url.split(separator: "/").prefix(2).joined(separator: "//") + "/p/r/AbCd1234"
    },
    Mistake(.ipAddressHost, "an address", changing: "ipn_endpoint") { _ in "https://192.0.2.7/ipn" },
    Mistake(.confusableHost, "Punycode", changing: "ipn_endpoint") { _ in "https://xn--eckwd4c7c.example.jp/ipn" },
    Mistake(.confusableHost, "a Cyrillic letter", changing: "ipn_endpoint") { _ in "https://sh\u{043E}p.example.jp/ipn" },
    Mistake(.hostDiffersFromSite, "another host", changing: "ipn_endpoint") { _ in "https://other.example.net/ipn" },
    Mistake(.hostDiffersFromSite, "another port", changing: "ipn_endpoint") { url in
        let parts = url.split(separator: "/", maxSplits: 2)
        guard parts.count == 3, let host = parts[1].split(separator: ":").first else { return url }
        return "\(parts[0])//\(host):7443/\(parts[2])"
    },
    Mistake(.hostDiffersFromSite, "another host of the site") { draft, _ in
        // All others agree with each other.
        guard !draft.urls("ipn_endpoint").isEmpty else { return nil }
        let url = Spot(draft.integrationIndex, "site.url")
        draft[url] = .text("https://moved.example.net")
        draft = draft.withoutLinks
        return [Expected(url, .value)]
    },
    Mistake(.originNotListed, "an origin that is not listed") { draft, random in
        let lists = draft.environments.filter { draft[$0 + "javascript_origins"] != nil }
        guard let environment = random.any(lists), case .list(var urls)? = draft[environment + "return_urls"],
            let site = draft.integration["site.url"]?.text
        else { return nil }
        let other = site.hasSuffix(":8443") ? site.dropLast(5) + ":9443/return" : site + ":8443/return"
        urls.append(.text(String(other)))
        draft[environment + "return_urls"] = .list(urls)
        return [
            Expected(
                environment + "return_urls" + (urls.count - 1), .value,
                severity: environment.path == "amazon_pay.sandbox" ? .hint : nil)
        ]
    },
]

extension Mistake {
    /// One URL of an environment, written otherwise.
    fileprivate init(
        _ code: Code, _ way: String, changing key: String, _ change: @escaping @Sendable (String) -> String
    ) {
        self.init(code, way) { draft, random in
            guard let spot = random.any(draft.urls(key)), let text = draft[spot]?.text else { return nil }
            draft[spot] = .text(change(text))
            return [Expected(spot, .value)]
        }
    }
}

extension Draft {
    /// Without the links in mails, which name the site.
    fileprivate var withoutLinks: Draft {
        var copy = self
        for body in bodies {
            guard let text = self[body]?.text else { continue }
            copy[body] = .text(
                text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("://") }.joined(
                    separator: "\n"))
        }
        return copy
    }
}
