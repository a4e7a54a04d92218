import SourceText

/// `myasp/integration.json`: the settings of 決済連携設定, by the fields of the screen.
extension CheckedProject {
    func writeIntegration(_ json: inout TracedWriter) {
        json.fixed("schemaVersion", 1)
        json.fixed("screen", "決済連携設定")
        json.fixed("menu", .array(MenuPath.integrationSettings.map(JSON.string)))
        json.object("site") {
            $0.text("url", integration.siteURL)
            $0.choice("plan", integration.plan.map(\.rawValue), label: integration.plan.value.label)
        }
        json.object("amazonPay") {
            $0.field("use", .use) { $0.flag("value", integration.usesAmazonPay, EntryID(.integration, .use)) }
            $0.choice(
                "checkoutVersion", integration.checkoutVersion.map(\.rawValue),
                label: integration.checkoutVersion.value.label, EntryID(.integration, .checkoutVersion))
        }
        json.objects("environments", environments) { $1.writeSettings(&$0) }
        json.text("registrationNumber", integration.registrationNumber)
    }
}

extension CheckedEnvironment {
    fileprivate func writeSettings(_ json: inout TracedWriter) {
        let owner = EntryID.Owner(.environment(name))
        json.fixed("environment", .string(name.rawValue))
        json.fixed("label", .string(name.title.ja))
        json.field("merchantId", .merchantID) { $0.text("value", merchantID, EntryID(owner, .merchantID)) }
        json.field("clientId", .clientID) { $0.text("value", clientID, EntryID(owner, .clientID)) }
        json.field("publicKeyId", .publicKeyID) { $0.text("value", publicKeyID, EntryID(owner, .publicKeyID)) }
        json.field("privateKey", .privateKeyFile) {
            $0.text("file", privateKeyFile, EntryID(owner, .privateKeyFile))
            $0.text("publicKeySha256", publicHalfDigest, EntryID(owner, .publicHalf))
        }
    }
}

extension TracedWriter {
    /// Values below the label of their field.
    fileprivate mutating func field(_ key: StaticString, _ field: EntryField, _ values: (inout TracedWriter) -> Void) {
        object(key) {
            $0.fixed("label", .string(field.label.ja))
            values(&$0)
        }
    }
}
