/// The product document (シナリオ and its 販売設定) and what it sells, with typed fields.
package struct Product: Sendable {
    package var origin: Origin
    package var id: Setting<String> = .absent
    package var name: Setting<String> = .absent
    package var scenario: Setting<Scenario> = .absent
    package var paymentMethods: Setting<[Shared<PaymentMethod>]> = .absent
    package var items: Setting<[Item]> = .absent
    package var stepMails: Setting<[Shared<StepMail>]> = .absent

    package init(origin: Origin) { self.origin = origin }
}

/// One entry of 商品登録.
package struct Item: Sendable {
    package var origin: Origin
    package var name: Setting<String> = .absent
    /// Whole percent.
    package var taxRate: Setting<Int> = .absent
    /// Whole yen, tax included.
    package var price: Setting<Int> = .absent

    package init(origin: Origin) { self.origin = origin }
}

/// A payment method (支払方法): a document, or an entry of a product, written in place or with `use:`.
package struct PaymentMethod: Sendable {
    package var origin: Origin
    /// `use: <id>`, only in a product's entry.
    package var use: Setting<String> = .absent
    package var id: Setting<String> = .absent
    package var name: Setting<String> = .absent
    package var type: Setting<MethodType> = .absent
    /// Whole percent.
    package var taxRate: Setting<Int> = .absent
    /// Whole yen, tax included.
    package var price: Setting<Int> = .absent
    package var collectShippingAddress: Setting<Bool> = .absent
    package var useTestEnvironment: Setting<Bool> = .absent
    package var recurrence: Setting<Shared<Recurrence>> = .absent
    package var meantUse: MeantUse?

    package init(origin: Origin) { self.origin = origin }
}

package struct Recurrence: Sendable {
    package var origin: Origin
    package var every: Setting<Interval> = .absent
    package var times: Setting<Int> = .absent
    package var trialDays: Setting<Int> = .absent

    package init(origin: Origin) { self.origin = origin }
}

/// A step mail (Amazon Pay関連のステップメール): a document, or an entry of a product, written in place or with `use:`.
package struct StepMail: Sendable {
    package var origin: Origin
    /// `use: <id>`, only in a product's entry.
    package var use: Setting<String> = .absent
    package var id: Setting<String> = .absent
    package var trigger: Setting<MailTrigger> = .absent
    package var delayMinutes: Setting<Int> = .absent
    package var from: Setting<Sender> = .absent
    package var cc: Setting<[Setting<String>]> = .absent
    package var bcc: Setting<[Setting<String>]> = .absent
    package var subject: Setting<String> = .absent
    package var body: Setting<LongText> = .absent
    package var unsubscribe: Setting<Bool> = .absent
    package var meantUse: MeantUse?

    package init(origin: Origin) { self.origin = origin }
}

package struct Sender: Sendable {
    package var origin: Origin
    package var name: Setting<String> = .absent
    package var address: Setting<String> = .absent

    package init(origin: Origin) { self.origin = origin }
}
