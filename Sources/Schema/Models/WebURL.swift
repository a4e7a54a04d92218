/// A URL split into its parts, as strictly as the consoles read them; the text is kept as written.
package struct WebURL: Sendable, Hashable {
    /// As written.
    package let text: String
    /// Lower case, without `:`.
    package let scheme: String
    /// What stands before `@`, if anything does.
    package let userInfo: String?
    /// As written, without brackets of an IPv6 address.
    package let host: String
    /// Lower case, IDN labels in their ASCII form (`xn--…`); what origins and hosts are compared by.
    package let asciiHost: String
    package let port: Int?
    /// Empty or beginning with `/`; with a host that only seems to be one it begins as written, with `\`.
    package let path: String
    /// Without `?`; nil when there is no `?`.
    package let query: String?
    /// Without `#`; nil when there is no `#`.
    package let fragment: String?
    /// What looks like the host of `https://evil.jp\@shop.example.jp/a`, which leads to evil.jp: browsers take `\` for `/`.
    package let seemingHost: String?

    package init(
        text: String, scheme: String, userInfo: String?, host: String, asciiHost: String, port: Int?, path: String,
        query: String?, fragment: String?, seemingHost: String? = nil
    ) {
        self.text = text
        self.scheme = scheme
        self.userInfo = userInfo
        self.host = host
        self.asciiHost = asciiHost
        self.port = port
        self.path = path
        self.query = query
        self.fragment = fragment
        self.seemingHost = seemingHost
    }

    /// Scheme, host and port in the one form that is compared and emitted: lower case, ASCII host, no default port, no slash.
    package var origin: String { origin(of: asciiHost) }

    /// The same with the host in its own letters, as a person writes it and reads it.
    package var readableOrigin: String {
        if host.utf8.allSatisfy({ $0 < 0x80 }) { return origin }
        let readable = Punycode.readableHost(host)
        return origin(of: readable.hasSuffix(".") ? String(readable.dropLast()) : readable)
    }

    private func origin(of host: String) -> String {
        let bracketed = host.contains(":") ? "[\(host)]" : host
        guard let port, port != defaultPort else { return "\(scheme)://\(bracketed)" }
        return "\(scheme)://\(bracketed):\(port)"
    }

    package var defaultPort: Int? {
        switch scheme {
        case "https": 443
        case "http": 80
        default: nil
        }
    }
}
