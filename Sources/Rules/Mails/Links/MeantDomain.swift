import SourceText

/// The domain that was probably meant by one that nobody has: `yoga-nagi.jp` by `yoga-nagl.jp`, `gmail.com` by `gmial.com`.
///
/// All of them are in lower case, and only those in ASCII are judged.
enum MeantDomain {
    /// A host and the domains that it belongs to: `www.example.jp`, `example.jp`.
    static func domains(of host: String) -> [String] {
        let dots = host.utf8.indices.filter { host.utf8[$0] == UInt8(ascii: ".") }
        return dots.isEmpty ? [] : [host] + dots.dropLast().map { String(host[host.utf8.index(after: $0)...]) }
    }

    /// Which of some domains one seems to be a slip for; nil where it is one of them.
    static func near(_ domain: String, among domains: [String]) -> String? {
        domains.contains(domain) ? nil : domains.first { isSlip(domain, for: $0) }
    }

    /// One letter is off, in a part that is long enough for it. Hosts are numbered: `shop1`, `shop2`.
    private static func isSlip(_ written: String, for meant: String) -> Bool {
        guard let slip = LetterSlip(written, for: meant) else { return false }
        let (wrong, right) = (Array(written.utf8), Array(meant.utf8))
        let dot = UInt8(ascii: ".")
        let digits = [wrong, right].map { $0.indices.contains(slip.position) && isDigit($0[slip.position]) }
        switch slip.kind {
        case .exchanged, .replaced: if digits == [true, true] { return false }
        case .doubled, .added: if digits[0] { return false }
        case .lost: if digits[1] { return false }
        }
        let start = right[..<slip.position].lastIndex(of: dot).map { $0 + 1 } ?? 0
        let end = right[slip.position...].firstIndex(of: dot) ?? right.count
        return end - start >= 4 || end == right.count && wrong.count(where: { $0 == dot }) == right.count(where: { $0 == dot })
    }

    // MARK: Mail services

    /// Domains at which buyers and shops have their mail.
    private static let services = [
        "gmail.com", "yahoo.co.jp", "icloud.com", "outlook.com", "outlook.jp", "hotmail.com", "hotmail.co.jp", "docomo.ne.jp",
        "ezweb.ne.jp", "au.com", "softbank.ne.jp",
    ]

    static func isService(_ domain: String) -> Bool { services.contains(domain) }

    /// The service that a domain is a slip for: of letters exchanged, doubled or lost behind the first, or another last letter that makes
    /// it the domain of no country. Another letter within may be another service.
    static func service(_ domain: String) -> String? {
        // As nearly always.
        guard domain.utf8.count < 16, !isService(domain) else { return nil }
        return services.first { service in
            guard let slip = LetterSlip(domain, for: service) else { return false }
            let isLast = slip.position == service.utf8.count - 1
            // Two letters are a name that many have.
            if service.hasPrefix("au."), !isLast || slip.kind != .replaced { return false }
            switch slip.kind {
            case .exchanged, .doubled: return true
            case .lost: return slip.position > 0
            case .added: return false
            case .replaced: return isLast && !["je", "jm", "jo"].contains { domain.hasSuffix("." + $0) }
            }
        }
    }

    // MARK: Domains of examples

    /// Whether a domain is kept for examples, so that no mail reaches it (RFC 2606, and those of JPRS).
    static func isReserved(_ domain: String) -> Bool {
        let reserved = [
            "example.com", "example.net", "example.org", "example.jp", "example.co.jp", "example.ne.jp", "example.or.jp",
        ]
        var rest = domain[...]
        while rest.hasSuffix(".") { rest.removeLast() }
        return switch rest.utf8.lastIndex(of: UInt8(ascii: ".")).map({ rest[rest.index(after: $0)...] }) ?? rest {
        case "example", "test", "invalid", "localhost": true
        default: reserved.contains { domain == $0 || domain.hasSuffix("." + $0) }
        }
    }
}
