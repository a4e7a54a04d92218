/// The values of Seller Central and 決済連携設定 by environment: `seller-central/values.json` and `kessai values --format json`.
import SourceText

extension CheckedProject {
    func valuesTree(_ environments: [CheckedEnvironment]) -> TracedJSON {
        .object([
            ("schemaVersion", .fixed(1)),
            ("environments", .array(environments.map { $0.valuesTree(integration) })),
        ])
    }
}

extension CheckedEnvironment {
    fileprivate func valuesTree(_ integration: CheckedIntegration) -> TracedJSON {
        let owner = EntryID.Owner.environment(name)
        func list(_ field: EntryField, _ values: [Sourced<String>]) -> TracedJSON {
            .array(values.map { .text($0, EntryID(owner, field, element: $0.value)) })
        }
        return .object([
            ("environment", .fixed(.string(name.rawValue))),
            ("label", .fixed(.string(name.label))),
            (
                "sellerCentral",
                .object([
                    ("javascriptOrigins", list(.javascriptOrigin, javascriptOrigins)),
                    ("returnUrls", list(.returnURL, returnURLs)),
                    ("ipnEndpoint", .text(ipnEndpoint, EntryID(owner, .ipnEndpoint))),
                    ("supportEmail", .text(integration.supportEmail, EntryID(owner, .supportEmail))),
                    ("supportPhone", .text(integration.supportPhone, EntryID(owner, .supportPhone))),
                ])
            ),
            (
                "myasp",
                .object([
                    ("merchantId", .text(merchantID, EntryID(owner, .merchantID))),
                    ("clientId", .text(clientID, EntryID(owner, .clientID))),
                    ("publicKeyId", .text(publicKeyID, EntryID(owner, .publicKeyID))),
                    ("privateKeyFile", .text(privateKeyFile, EntryID(owner, .privateKeyFile))),
                ])
            ),
        ])
    }
}
