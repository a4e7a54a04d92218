import SourceText

/// Mistakes of the two environments, their keys and contacts.
let environmentMistakes: [Mistake] = [
    Mistake(.testEnvironmentNotConfigured, "no test environment") { draft, _ in
        guard draft.sandbox != nil else { return nil }
        draft.integration["amazon_pay.sandbox"] = nil
        return firstTestFlag(draft)
    },
    Mistake(.testEnvironmentNotConfigured, "half a test environment") { draft, random in
        guard let sandbox = draft.sandbox else { return nil }
        draft[sandbox + random.pick(neededKeys)] = nil
        return firstTestFlag(draft)
    },
    Mistake(.liveEnvironmentNotConfigured, "no live environment") { draft, _ in
        guard draft.live != nil, draft.methodEntries.contains(where: { !draft.isTest($0) }) else { return nil }
        draft.integration["amazon_pay.live"] = nil
        return [Expected(Spot(draft.integrationIndex, "amazon_pay"), .key)]
    },
    Mistake(.liveEnvironmentNotConfigured, "half a live environment") { draft, random in
        guard let live = draft.live, draft.methodEntries.contains(where: { !draft.isTest($0) }) else { return nil }
        draft[live + random.pick(neededKeys)] = nil
        return [Expected(live, .key)]
    },
    Mistake(.incompleteEnvironment, "half a test environment that nothing uses") { draft, random in
        guard let sandbox = draft.sandbox, !draft.methodEntries.contains(where: { draft.isTest($0) }) else { return nil }
        // Where Amazon Pay is not used, nothing is left out that would be entered.
        if case .flag(false)? = draft.integration["amazon_pay.use"] { return nil }
        draft[sandbox + random.pick(neededKeys)] = nil
        return [Expected(sandbox, .key)]
    },
    Mistake(.amazonPayNotUsed, "Amazon Pay switched off") { draft, _ in
        guard !draft.methodEntries.isEmpty else { return nil }
        let use = Spot(draft.integrationIndex, "amazon_pay.use")
        draft[use] = .flag(false)
        return [Expected(use, .value)]
    },
    Mistake(.testEnvironmentInRelease, "a test without a comment") { draft, _ in
        for index in draft.documents.indices {
            draft.documents[index].tree = draft.documents[index].tree.withoutRemarks(.testEnvironmentInRelease)
        }
        return testFlags(draft)
    },
    Mistake(.keyEnvironmentMismatch, "a test key in the live environment") { draft, _ in
        guard let live = draft.live else { return nil }
        let key = "SANDBOX-AEXAMPLE7777777777777777"
        draft[live + "public_key_id"] = .text(key)
        draft[live + "private_key_file"] = .text("keys/live.pem")
        return [Expected(live + "public_key_id", .value)]
    },
    Mistake(.keyEnvironmentMismatch, "a live key in the test environment") { draft, _ in
        guard let sandbox = draft.sandbox else { return nil }
        let key = "LIVE-AEXAMPLE7777777777777777"
        draft[sandbox + "public_key_id"] = .text(key)
        draft[sandbox + "private_key_file"] = .text("keys/AmazonPay_\(key).pem")
        return [Expected(sandbox + "public_key_id", .value)]
    },
    Mistake(.keyEnvironmentMismatch, "a key file of the other environment") { draft, _ in
        guard let live = draft.live else { return nil }
        draft[live + "private_key_file"] = .text("keys/AmazonPay_SANDBOX-AEXAMPLE7777777777777777.pem")
        return [Expected(live + "private_key_file", .value)]
    },
    Mistake(.keyWithoutEnvironment, "an ID without its environment") { draft, random in
        guard let environment = random.any(draft.environments), let id = draft[environment + "public_key_id"]?.text else {
            return nil
        }
        draft[environment + "public_key_id"] = .text(id.replacing("LIVE-", with: "").replacing("SANDBOX-", with: ""))
        return [Expected(environment + "public_key_id", .value)]
    },
    Mistake(.sameKeyInBothEnvironments, "the live key in both") { draft, _ in
        guard let live = draft.live, let sandbox = draft.sandbox else { return nil }
        draft[sandbox + "public_key_id"] = draft[live + "public_key_id"]
        draft[sandbox + "private_key_file"] = draft[live + "private_key_file"]
        return [Expected(sandbox + "public_key_id", .value)]
    },
    Mistake(.sameKeyInBothEnvironments, "one key file for both") { draft, _ in
        guard let live = draft.live, let sandbox = draft.sandbox else { return nil }
        draft[sandbox + "private_key_file"] = .text("keys/both.pem")
        draft[live + "private_key_file"] = .text("keys/both.pem")
        return [Expected(sandbox + "private_key_file", .value)]
    },
    Mistake(.sameClientIDInBothEnvironments, "one client ID for both") { draft, _ in
        guard let live = draft.live, let sandbox = draft.sandbox else { return nil }
        draft[sandbox + "client_id"] = draft[live + "client_id"]
        return [Expected(sandbox + "client_id", .value)]
    },
    Mistake(
        .unusualPhoneNumber, "a 0 behind the country code",
        at: { draft in [Spot(draft.integrationIndex, "amazon_pay.support.phone")].filter { draft[$0] != nil } },
        [.text("+81-03-1234-5678", .doubleQuoted), .text("+81090-1234-5678", .doubleQuoted)]),
    Mistake(
        .unusualPhoneNumber, "brackets and blanks",
        at: { draft in [Spot(draft.integrationIndex, "amazon_pay.support.phone")].filter { draft[$0] != nil } },
        [.text("(03)1234-5678", .doubleQuoted), .text("03 1234 5678", .doubleQuoted)]),
    Mistake(.unusualClientID, "a letter that no client ID has") { draft, random in
        guard let environment = random.any(draft.environments), let id = draft[environment + "client_id"]?.text else {
            return nil
        }
        draft[environment + "client_id"] = .text(id.dropLast() + random.pick(["o", "z"]))
        return [Expected(environment + "client_id", .value)]
    },
    Mistake(.unusualPublicKeyID, "a digit that no key has") { draft, random in
        guard let environment = random.any(draft.environments), let id = draft[environment + "public_key_id"]?.text else {
            return nil
        }
        draft[environment + "public_key_id"] = .text(id.dropLast() + random.pick(["0", "1", "8", "9"]))
        draft[environment + "private_key_file"] = .text("keys/renamed.pem")
        return [Expected(environment + "public_key_id", .value)]
    },
    Mistake(.swappedIdentifiers, "client ID and merchant ID exchanged") { draft, random in
        guard let environment = random.any(draft.environments) else { return nil }
        let merchant = draft[environment + "merchant_id"]
        draft[environment + "merchant_id"] = draft[environment + "client_id"]
        draft[environment + "client_id"] = merchant
        let keys = (draft[environment]?.entries ?? []).map(\.key).filter { $0 == "merchant_id" || $0 == "client_id" }
        return [Expected(environment + Path([keys[0]]), .value)]
    },
    Mistake(.swappedIdentifiers, "a key ID as merchant ID") { draft, random in
        guard let environment = random.any(draft.environments) else { return nil }
        draft[environment + "merchant_id"] = .text("LIVE-AEXAMPLE7777777777777777")
        return [Expected(environment + "merchant_id", .value)]
    },
    Mistake(.checkoutVersionRetired, "CV1") { draft, _ in
        let spot = Spot(draft.integrationIndex, "amazon_pay.checkout_version")
        draft[spot] = .text("CV1")
        return [Expected(spot, .value)]
    },
    Mistake(.legacyCredentials, "an MWS key") { draft, random in
        guard let environment = random.any(draft.environments) else { return nil }
        let key = random.pick(["mws_access_key", "client_secret", "MWSアクセスキー"])
        draft[environment + Path([key])] = .text("example")
        return [Expected(environment + Path([key]), .key)]
    },
    Mistake(.privateKeyNameMismatch, "the file of another key") { draft, _ in
        guard let live = draft.live else { return nil }
        draft[live + "private_key_file"] = .text("keys/AmazonPay_LIVE-AEXAMPLE8888888888888888.pem")
        return [Expected(live + "private_key_file", .value)]
    },
    Mistake(.missingSupportContact, "no contacts") { draft, _ in
        guard draft.integration["amazon_pay.use"]?.text == "true", draft.integration["amazon_pay.support"] != nil else {
            return nil
        }
        draft.integration["amazon_pay.support"] = nil
        return [Expected(Spot(draft.integrationIndex, "amazon_pay"), .key)]
    },
    Mistake(.missingSupportContact, "half of the contacts") { draft, random in
        let support = Spot(draft.integrationIndex, "amazon_pay.support")
        guard draft.integration["amazon_pay.use"]?.text == "true", draft[support]?.entries.count == 2 else { return nil }
        draft[support + random.pick(["email", "phone"] as [Path])] = nil
        return [Expected(support, .key)]
    },
    Mistake(.secretInConfig, "an access key in a text", at: names, [.verbatim("AK" + "IAEXAMPLEEXAMPLE12")]),
    Mistake(.secretInConfig, "a private key in a text") { draft, random in
        guard let environment = random.any(draft.environments) else { return nil }
        let lines = ["-----BEGIN PRI" + "VATE KEY-----", "RXhhbXBsZQ==", "-----END PRI" + "VATE KEY-----"]
        draft[environment + "private_key_file"] = .text(lines.joined(separator: "\n") + "\n", .block)
        return [Expected(environment + "private_key_file", .text("-----BEGIN"))]
    },
]

private let neededKeys: [Path] = ["merchant_id", "client_id", "public_key_id", "private_key_file", "return_urls", "ipn_endpoint"]

/// The places that choose the test environment for a method of some product.
private func testFlags(_ draft: Draft) -> [Expected]? {
    let spots = testSpots(draft)
    return spots.isEmpty ? nil : spots.map { Expected($0, .value) }
}

/// What is missing for all of them is one mistake.
private func firstTestFlag(_ draft: Draft) -> [Expected]? {
    let spots = Array(testSpots(draft))
    return spots.first.map { [Expected($0, .firstValue(spots))] }
}

private func testSpots(_ draft: Draft) -> Set<Spot> {
    Set(draft.methodEntries.filter(draft.isTest).compactMap { draft.written("use_test_environment", of: $0) })
}

extension Tree {
    /// Without the comments that silence a code.
    func withoutRemarks(_ code: Code) -> Tree {
        switch self {
        case .record(let entries):
            return .record(
                entries.map { entry in
                    var entry = entry
                    entry.value = entry.value.withoutRemarks(code)
                    if entry.remark?.contains(" \(code.rawValue) ") == true { entry.remark = nil }
                    return entry
                })
        case .list(let elements): return .list(elements.map { $0.withoutRemarks(code) })
        case .text, .verbatim: return self
        }
    }
}
