import Project
import Schema
import SourceText

/// The settings of 決済連携設定 with every value resolved.
package struct CheckedIntegration: Sendable {
    let site: Sourced<WebURL>
    package let plan: Sourced<Plan>
    package let usesAmazonPay: Sourced<Bool>
    package let checkoutVersion: Sourced<CheckoutVersion>
    package let supportEmail: Sourced<String>?
    package let supportPhone: Sourced<String>?
    package let registrationNumber: Sourced<String>?

    init?(_ integration: Shared<Integration>) {
        guard let site = integration.site.value, let url = site.url.sourced, let plan = site.plan.sourced,
            let amazonPay = integration.amazonPay.value, let use = amazonPay.use.sourced
        else { return nil }
        self.site = url
        self.plan = plan
        usesAmazonPay = use
        checkoutVersion = amazonPay.checkoutVersion.sourced(default: .cv2, in: amazonPay.origin)
        supportEmail = amazonPay.support.value?.email.sourced
        supportPhone = amazonPay.support.value?.phone.sourced
        registrationNumber = integration.invoice.value?.registrationNumber.sourced
    }

    /// The origin of the MyASP site in its normal form.
    package var siteURL: Sourced<String> { site.normalisedOrigin }
}

/// One complete environment: what goes into Seller Central and what comes from there into MyASP.
package struct CheckedEnvironment: Sendable {
    package let name: EnvironmentName
    package let merchantID: Sourced<String>
    package let clientID: Sourced<String>
    package let publicKeyID: Sourced<String>
    /// Path relative to the project root.
    package let privateKeyFile: Sourced<String>
    /// SHA-256 of the public half (DER SubjectPublicKeyInfo), when the file is there and holds a key.
    package let publicHalfDigest: Sourced<String>?
    /// Given or derived, normalised, without repeats.
    package let javascriptOrigins: [Sourced<String>]
    /// Those of them that the settings write in other letters than the consoles get, as they are written there.
    let readableOrigins: [(origin: String, readable: String)]
    package let returnURLs: [Sourced<String>]
    package let ipnEndpoint: Sourced<String>

    init?(
        _ name: EnvironmentName, _ environment: Shared<Environment>, integration: CheckedIntegration, keyFiles: [String: KeyFile]
    ) {
        guard let merchantID = environment.merchantID.sourced, let clientID = environment.clientID.sourced,
            let publicKeyID = environment.publicKeyID.sourced, let privateKeyFile = environment.privateKeyFile.sourced,
            let ipnEndpoint = environment.ipnEndpoint.sourced,
            let returnURLs = environment.returnURLs.value?.compactMap(\.sourced), !returnURLs.isEmpty
        else { return nil }
        self.name = name
        self.merchantID = merchantID
        self.clientID = clientID
        self.publicKeyID = publicKeyID
        self.privateKeyFile = privateKeyFile
        if case .present(let bytes, _, _) = keyFiles[privateKeyFile.value], case .success(let key) = PrivateKey.read(bytes) {
            publicHalfDigest = Sourced(
                SHA256.hex(key.publicKeyInfo), Trace(privateKeyFile.trace.places, [.publicHalf]))
        } else {
            publicHalfDigest = nil
        }
        let given = environment.javascriptOrigins.value?.compactMap(\.sourced) ?? []
        let urls = given.isEmpty ? [integration.site] + returnURLs : given
        javascriptOrigins = withoutRepeats(
            urls.map {
                given.isEmpty ? Sourced($0.value.origin, Trace($0.trace.places, [.derivedOrigin])) : $0.normalisedOrigin
            })
        let readable = Dictionary(
            urls.map { ($0.value.origin, $0.value.readableOrigin) }, uniquingKeysWith: { first, _ in first })
        readableOrigins = javascriptOrigins.compactMap { origin in
            readable[origin.value].flatMap { $0 == origin.value ? nil : (origin.value, $0) }
        }
        self.returnURLs = withoutRepeats(returnURLs.map { $0.map(\.text) })
        self.ipnEndpoint = ipnEndpoint.map(\.text)
    }
}

extension Sourced<WebURL> {
    /// The origin in the one form that is compared and entered.
    var normalisedOrigin: Sourced<String> {
        let origin = value.origin
        return Sourced<String>(
            origin, origin == value.text ? trace : Trace(trace.places, trace.steps.filter { $0 != .written } + [.normalised]))
    }
}

/// The first of each value, in order.
private func withoutRepeats(_ values: [Sourced<String>]) -> [Sourced<String>] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0.value).inserted }
}
