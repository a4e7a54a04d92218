/// `myasp/integration.json`: the settings of 決済連携設定, by the fields of the screen.
import SourceText

extension CheckedProject {
    var integrationTree: TracedJSON {
        .object([
            ("schemaVersion", .fixed(1)),
            ("screen", .fixed(.string("決済連携設定"))),
            ("menu", .fixed(.array(MenuPath.integrationSettings.map(JSON.string)))),
            (
                "site",
                .object([
                    ("url", .text(integration.siteURL)),
                    ("plan", .choice(integration.plan.map(\.rawValue), label: integration.plan.value.label)),
                ])
            ),
            (
                "amazonPay",
                .object([
                    ("use", field(.use, .flag(integration.usesAmazonPay, EntryID(.integration, .use)))),
                    (
                        "checkoutVersion",
                        .choice(
                            integration.checkoutVersion.map(\.rawValue), label: integration.checkoutVersion.value.label,
                            EntryID(.integration, .checkoutVersion))
                    ),
                ])
            ),
            ("environments", .array(environments.map(environmentTree))),
            ("registrationNumber", .text(integration.registrationNumber)),
        ])
    }

    private func environmentTree(_ environment: CheckedEnvironment) -> TracedJSON {
        let owner = EntryID.Owner.environment(environment.name)
        func text(_ name: EntryField, _ value: Sourced<String>) -> TracedJSON {
            field(name, .text(value, EntryID(owner, name)))
        }
        return .object([
            ("environment", .fixed(.string(environment.name.rawValue))),
            ("label", .fixed(.string(environment.name.title.ja))),
            ("merchantId", text(.merchantID, environment.merchantID)),
            ("clientId", text(.clientID, environment.clientID)),
            ("publicKeyId", text(.publicKeyID, environment.publicKeyID)),
            (
                "privateKey",
                .object([
                    ("label", .fixed(.string(EntryField.privateKeyFile.label.ja))),
                    ("file", .text(environment.privateKeyFile, EntryID(owner, .privateKeyFile))),
                    ("publicKeySha256", .text(environment.publicHalfDigest, EntryID(owner, .publicHalf))),
                ])
            ),
        ])
    }

    private func field(_ field: EntryField, _ value: TracedJSON) -> TracedJSON {
        .object([("label", .fixed(.string(field.label.ja))), ("value", value)])
    }
}
