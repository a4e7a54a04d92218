import Schema

/// The names of the fields that rules speak of, taken from Schema's tables.
extension FieldName {
    static let url = named("url", in: siteTable.face)
    static let plan = named("plan", in: siteTable.face)
    static let use = named("use", in: amazonPayTable.face)
    static let checkoutVersion = named("checkout_version", in: amazonPayTable.face)
    static let support = named("support", in: amazonPayTable.face)
    static let live = named("live", in: amazonPayTable.face)
    static let sandbox = named("sandbox", in: amazonPayTable.face)
    static let email = named("email", in: supportTable.face)
    static let phone = named("phone", in: supportTable.face)
    static let clientID = named("client_id", in: environmentTable.face)
    static let publicKeyID = named("public_key_id", in: environmentTable.face)
    static let privateKeyFile = named("private_key_file", in: environmentTable.face)
    static let returnURLs = named("return_urls", in: environmentTable.face)
    static let ipnEndpoint = named("ipn_endpoint", in: environmentTable.face)
    static let javascriptOrigins = named("javascript_origins", in: environmentTable.face)
    static let registrationNumber = named("registration_number", in: invoiceTable.face)
    static let items = named("items", in: productTable.face)
    static let stepMails = named("step_mails", in: productTable.face)
    static let productName = named("name", in: productTable.face)
    static let taxRate = named("tax_rate", in: paymentMethodTable.face)
    static let price = named("price", in: paymentMethodTable.face)
    static let useTestEnvironment = named("use_test_environment", in: paymentMethodTable.face)
    static let recurrence = named("recurrence", in: paymentMethodTable.face)
    static let methodName = named("name", in: paymentMethodTable.face)
    static let methodType = named("type", in: paymentMethodTable.face)
    static let trigger = named("trigger", in: stepMailTable.face)
    static let delayMinutes = named("delay_minutes", in: stepMailTable.face)
    static let unsubscribe = named("unsubscribe", in: stepMailTable.face)
    static let subject = named("subject", in: stepMailTable.face)
    static let body = named("body", in: stepMailTable.face)
    static let senderName = named("name", in: senderTable.face)

    private static func named(_ key: String, in face: RecordFace) -> FieldName { face.name(of: key) }
}
