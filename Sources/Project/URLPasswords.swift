import Schema
import SourceText

/// Passwords in the values of the fields for URLs: all before the at sign is user and password there, whatever it reads like. In a text it
/// might be the host of a URL, with words up to an address of mail.
extension Integration {
    /// Those that show no sign of being one: of a user with a dot in the name, or with brackets and stops.
    func passwords(in source: SourceFile) -> [ByteRange] {
        urls.compactMap { setting in
            guard case .present(let url, let place) = setting, let user = url.userInfo,
                let colon = user.firstIndex(of: ":"), colon < user.index(before: user.endIndex), Secrets.holdsNone(url.text)
            else { return nil }
            let password = Array(user[user.index(after: colon)...].utf8)
            let value = place.value.offsets.clamped(to: source.bytes.indices)
            let start = value.first { source.bytes[$0..<value.upperBound].starts(with: password + [UInt8(ascii: "@")]) }
            // It may be spelled with escapes.
            return start.map { ByteRange($0..<$0 + password.count) } ?? place.value
        }
    }

    private var urls: [Setting<WebURL>] {
        var urls = site.value.map { [$0.url] } ?? []
        func add(_ environment: Shared<Environment>?) {
            guard let environment else { return }
            urls += (environment.javascriptOrigins.value ?? []) + (environment.returnURLs.value ?? [])
            urls.append(environment.ipnEndpoint)
        }
        add(amazonPay.value?.live.value)
        add(amazonPay.value?.sandbox.value)
        return urls
    }
}
