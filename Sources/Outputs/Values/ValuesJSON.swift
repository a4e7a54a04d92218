import SourceText

/// The values of Seller Central and 決済連携設定 by environment: `seller-central/values.json` and `kessai values --format json`.
extension CheckedProject {
    func writeValues(_ environments: [CheckedEnvironment], _ json: inout TracedWriter) {
        json.fixed("schemaVersion", 1)
        json.objects("environments", environments) { $1.writeValues(integration, &$0) }
    }
}

extension CheckedEnvironment {
    fileprivate func writeValues(_ integration: CheckedIntegration, _ json: inout TracedWriter) {
        let owner = EntryID.Owner(.environment(name))
        func entry(_ field: EntryField) -> EntryID { EntryID(owner, field) }
        json.fixed("environment", .string(name.rawValue))
        json.fixed("label", .string(name.label))
        json.object("sellerCentral") {
            $0.array("javascriptOrigins", javascriptOrigins) {
                $0.element($1, EntryID(owner, .javascriptOrigin, element: $1.value))
            }
            $0.array("returnUrls", returnURLs) { $0.element($1, EntryID(owner, .returnURL, element: $1.value)) }
            $0.text("ipnEndpoint", ipnEndpoint, entry(.ipnEndpoint))
            $0.text("supportEmail", integration.supportEmail, entry(.supportEmail))
            $0.text("supportPhone", integration.supportPhone, entry(.supportPhone))
        }
        json.object("myasp") {
            $0.text("merchantId", merchantID, entry(.merchantID))
            $0.text("clientId", clientID, entry(.clientID))
            $0.text("publicKeyId", publicKeyID, entry(.publicKeyID))
            $0.text("privateKeyFile", privateKeyFile, entry(.privateKeyFile))
        }
    }
}
