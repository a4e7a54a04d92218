/// The integration document (決済連携設定) with typed fields.
package struct Integration: Sendable {
    package var origin: Origin
    /// `kessai: 1`, the language version.
    package var version: Setting<Int> = .absent
    /// `required`, as written; the range itself is checked while reading.
    package var required: Setting<String> = .absent
    package var site: Setting<Site> = .absent
    package var amazonPay: Setting<AmazonPay> = .absent
    package var invoice: Setting<Invoice> = .absent
    /// Glob patterns.
    package var ignore: Setting<[Setting<String>]> = .absent
    package var rules: Setting<[RuleSetting]> = .absent

    package init(origin: Origin) { self.origin = origin }
}

package struct Site: Sendable {
    package var origin: Origin
    package var url: Setting<WebURL> = .absent
    package var plan: Setting<Plan> = .absent

    package init(origin: Origin) { self.origin = origin }
}

package struct AmazonPay: Sendable {
    package var origin: Origin
    package var use: Setting<Bool> = .absent
    package var checkoutVersion: Setting<CheckoutVersion> = .absent
    package var support: Setting<Support> = .absent
    package var live: Setting<Shared<Environment>> = .absent
    package var sandbox: Setting<Shared<Environment>> = .absent

    package init(origin: Origin) { self.origin = origin }
}

package struct Support: Sendable {
    package var origin: Origin
    package var email: Setting<String> = .absent
    package var phone: Setting<String> = .absent

    package init(origin: Origin) { self.origin = origin }
}

/// 本番環境 or テスト環境.
package struct Environment: Sendable {
    package var origin: Origin
    package var merchantID: Setting<String> = .absent
    package var clientID: Setting<String> = .absent
    package var publicKeyID: Setting<String> = .absent
    /// Path relative to the project root, with `/`, inside the root.
    package var privateKeyFile: Setting<String> = .absent
    package var javascriptOrigins: Setting<[Setting<WebURL>]> = .absent
    package var returnURLs: Setting<[Setting<WebURL>]> = .absent
    package var ipnEndpoint: Setting<WebURL> = .absent

    package init(origin: Origin) { self.origin = origin }
}

package struct Invoice: Sendable {
    package var origin: Origin
    package var registrationNumber: Setting<String> = .absent

    package init(origin: Origin) { self.origin = origin }
}

/// One entry of `rules:`; `code` is the name as written, known or reported.
package struct RuleSetting: Sendable {
    package var code: String
    package var level: Setting<RuleLevel>

    package init(code: String, level: Setting<RuleLevel>) {
        self.code = code
        self.level = level
    }
}
