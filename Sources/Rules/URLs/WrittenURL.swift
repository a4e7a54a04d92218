import Project
import Schema
import SourceText

/// Every URL of the integration with its part in it, and which of the overlapping findings is its own.
///
/// One mistake is one finding: where a scheme, a host or a path is wrong in several ways, the gravest way is told. Each rule asks here
/// for the values that are its own.
struct WrittenURL {
    enum Part: Sendable, Hashable {
        case site, origin, returnURL, ipnEndpoint
    }

    let part: Part
    /// Nil for `site.url`.
    let side: Side?
    let url: WebURL
    let place: Place

    var field: FieldName {
        switch part {
        case .site: .url
        case .origin: .javascriptOrigins
        case .returnURL: .returnURLs
        case .ipnEndpoint: .ipnEndpoint
        }
    }

    /// 本番環境の「return_urls」(許可されたリターンURL)
    var words: Bilingual {
        let name = field.shown(place.spelling)
        guard let side else { return name }
        return Bilingual(ja: "\(side.words.ja)の\(name.ja)", en: "\(name.en) of \(side.words.en)")
    }

    /// Only scheme, host and port belong in it.
    var isOrigin: Bool { part == .site || part == .origin }

    // MARK: The findings that exclude each other

    /// The machine itself: only with the test environment's origins and return URLs (domain.md R14).
    var isLocalhost: Bool { url.asciiHost == "localhost" || url.asciiHost.hasSuffix(".localhost") }

    /// Loopback addresses are the machine itself as well, though only the name is known to be allowed.
    var isLoopback: Bool { isPlainLoopback || IPv6Address(url.asciiHost)?.isLoopback == true }

    /// As nearly everybody writes it. Version 1.0.0 knew no other spelling, `0:0:0:0:0:0:0:1` or `::ffff:127.0.0.1`.
    var isPlainLoopback: Bool { isLocalhost || url.asciiHost.hasPrefix("127.") && isAddress || url.asciiHost == "::1" }

    var isAddress: Bool {
        let host = url.asciiHost.utf8
        return host.contains(UInt8(ascii: ":"))
            || host.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") } && host.split(separator: UInt8(ascii: ".")).count == 4
    }

    var isLocalhostInLive: Bool { side != .sandbox && isLoopback }

    var isInsecure: Bool {
        guard url.scheme == "http", !(isLocalhostInLive && isPlainLoopback) else { return false }
        // `http://localhost` works in the test environment, but no notice reaches it.
        return !(isLocalhost && part != .ipnEndpoint)
    }

    /// Stops behind the host were copied along, which is told as such.
    var isMisleadingHost: Bool { HostScripts.isConfusable(url) && !endsWithStops }

    private var endsWithStops: Bool { url.hostWithoutStops != nil }

    /// A user name before the host is easily taken for it, as in `https://shop.example.jp@example.com`. One with a password is a secret,
    /// and one in an origin no part of it, as is what only looks like the host.
    var hidesHost: Bool {
        !isOrigin && (url.seemingHost != nil || url.userInfo.map { !$0.contains(":") || $0.hasSuffix(":") } == true)
    }

    /// The host is wrong in a graver way than being another one.
    var hasHostFinding: Bool { isLoopback || isMisleadingHost || endsWithStops || isAddress || hidesHost }

    /// Whether the host is told to be wrong, as the machine itself is not where the test environment may have it.
    var isHostTold: Bool {
        isLocalhostInLive || isMisleadingHost || endsWithStops || hidesHost || isAddress && !isLoopback
    }

    /// The codes of what is told instead of its being another one.
    fileprivate var hostCodes: [Code] {
        (isLocalhostInLive ? [.localhostInLive] : []) + (isMisleadingHost || hidesHost ? [.confusableHost] : [])
            + (endsWithStops ? [.strayCharacterInURL] : []) + (isAddress ? [.ipAddressHost] : [])
    }

    /// What an origin must not have.
    var extraTail: String? {
        guard isOrigin else { return nil }
        let tail = tail
        return tail.isEmpty || tail == "/" ? nil : tail
    }

    /// Path, query and fragment as written.
    var tail: String {
        url.path + (url.query.map { "?" + $0 } ?? "") + (url.fragment.map { "#" + $0 } ?? "")
    }

    /// `/p/r/` and eight characters (domain.md A6).
    var isRegistrationForm: Bool {
        let parts = url.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4 || parts.count == 5 && parts[4].isEmpty, parts[1] == "p", parts[2] == "r" else { return false }
        return parts[3].utf8.count == 8
            && parts[3].utf8.allSatisfy { isDigit($0) || isLetter($0) }
    }

    /// A fix of a part of it; none where that part is not written as such, as with escapes.
    func fixes(ofPart fix: Fix) -> [Fix] { fix.edits.contains { $0.location == place.valueLocation } ? [] : [fix] }

    /// Where it leads in all likelihood, however that is written: with the usual port, or a slash at the end. For two values that must
    /// not lead to one page; as entries of a list they may well be two (`duplicate-url`).
    struct Page: Hashable {
        let hostAndPort: String
        let path: Substring
        let query: String?
    }

    var page: Page {
        Page(
            hostAndPort: hostAndPort, path: url.path.hasSuffix("/") ? url.path.dropLast() : url.path[...], query: url.query)
    }

    /// Host and port, without the scheme and its usual port: what origins are compared by, so that `http` is told once.
    var hostAndPort: String {
        let host = IPv6Address(url.asciiHost).map { "[\($0.text)]" } ?? url.asciiHost
        guard let port = url.port, port != url.defaultPort else { return host }
        return "\(host):\(port)"
    }
}

extension Project {
    var siteURL: WrittenURL? {
        guard case .present(let url, let place)? = integration?.site.value?.url else { return nil }
        return WrittenURL(part: .site, side: nil, url: url, place: place)
    }

    /// `site.url`, then origins, return URLs and the endpoint of each environment; those that were not understood are left out.
    var writtenURLs: [WrittenURL] {
        var urls = siteURL.map { [$0] } ?? []
        for configured in sides {
            func add(_ part: WrittenURL.Part, _ setting: Setting<WebURL>) {
                guard case .present(let url, let place) = setting else { return }
                urls.append(WrittenURL(part: part, side: configured.side, url: url, place: place))
            }
            for origin in configured.environment.javascriptOrigins.value ?? [] { add(.origin, origin) }
            for returnURL in configured.environment.returnURLs.value ?? [] { add(.returnURL, returnURL) }
            add(.ipnEndpoint, configured.environment.ipnEndpoint)
        }
        return urls
    }

    /// Where the user name before the host of a URL stands, or what looks like the host behind it.
    func userInfoLocation(_ written: WrittenURL) -> Location {
        if let host = written.url.seemingHost { return part("@" + host, of: written.place, last: false) }
        return part((written.url.userInfo ?? "") + "@", of: written.place, last: false)
    }

    /// Where the host of a URL stands in its value.
    func hostLocation(_ written: WrittenURL) -> Location { part(written.url.host, of: written.place, last: false) }
}

/// What may be told of the hosts of a project's URLs beside their being others than that of the site.
struct HostFindings {
    private let project: Project
    /// Of URLs on one host some of it is told at the first alone.
    private let firsts: [String: WrittenURL]

    init(_ project: Project) {
        self.project = project
        let wrong = project.writtenURLs.lazy.filter(\.hasHostFinding).map { ($0.url.asciiHost, $0) }
        firsts = Dictionary(wrong, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ written: WrittenURL) -> [Diagnostic.Told] {
        guard written.hasHostFinding, let first = firsts[written.url.asciiHost] else { return [] }
        return [first, written].flatMap { url in
            let place = url.hidesHost ? project.userInfoLocation(url) : project.hostLocation(url)
            return url.hostCodes.map { Diagnostic.Told($0, at: place) }
        }
    }
}
