import Project
import Schema
import SourceText

/// A product with its payment methods, items and step mails resolved.
package struct CheckedProduct: Sendable {
    package let id: Sourced<String>
    package let name: Sourced<String>
    package let scenario: Sourced<Scenario>
    /// In the order of the document.
    package let methods: [CheckedMethod]
    package let items: [CheckedItem]
    package let mails: [CheckedMail]

    init?(_ sold: SoldProduct) {
        guard let id = sold.product.id.sourced, let name = sold.product.name.sourced,
            let scenario = sold.product.scenario.sourced
        else { return nil }
        self.id = id
        self.name = name
        self.scenario = scenario
        var methods: [CheckedMethod] = []
        for method in sold.methods {
            guard let method = CheckedMethod(method) else { return nil }
            methods.append(method)
        }
        self.methods = methods
        var items: [CheckedItem] = []
        for item in sold.product.items.value ?? [] {
            guard let item = CheckedItem(item) else { return nil }
            items.append(item)
        }
        self.items = items
        var mails: [CheckedMail] = []
        for mail in sold.mails {
            guard let mail = CheckedMail(mail) else { return nil }
            mails.append(mail)
        }
        self.mails = mails
    }
}

/// A price with the tax in it.
package struct Charge: Sendable {
    /// Whole percent.
    package let taxRate: Sourced<Int>
    /// Whole yen, tax included.
    package let price: Sourced<Int>

    /// Whole yen of tax contained in the price: price × rate / (100 + rate), rounded down once (domain.md B7 allows any one rounding).
    package var tax: Sourced<Int> {
        let (product, overflows) = price.value.multipliedReportingOverflow(by: taxRate.value)
        let whole = overflows || taxRate.value < 0 ? 0 : product / (100 + taxRate.value)
        return Sourced(whole, Trace(price.trace.places + taxRate.trace.places, [.tax]))
    }
}

package struct CheckedItem: Sendable {
    package let name: Sourced<String>
    package let charge: Charge

    init?(_ item: Item) {
        guard let name = item.name.sourced, let rate = item.taxRate.sourced, let price = item.price.sourced else { return nil }
        self.name = name
        charge = Charge(taxRate: rate, price: price)
    }
}

package struct CheckedMethod: Sendable {
    package let id: Sourced<String>
    /// 支払方法表示名; the label of the type unless written.
    package let name: Sourced<String>
    package let type: Sourced<MethodType>
    /// Only in a 有料商品; the other scenarios carry prices on their items.
    package let charge: Charge?
    package let collectsShippingAddress: Sourced<Bool>
    package let usesTestEnvironment: Sourced<Bool>
    package let recurrence: CheckedRecurrence?

    package var environment: EnvironmentName { usesTestEnvironment.value ? .sandbox : .live }

    init?(_ sold: SoldMethod) {
        let fields = Merged(sold.entry, over: sold.definition, used: sold.entry.use.value)
        guard let id = fields[{ $0.id }, sold.merged.id] ?? sold.definition?.id.sourced,
            let type = fields[{ $0.type }, sold.merged.type]
        else { return nil }
        self.id = id
        self.type = type
        name =
            fields[{ $0.name }, sold.merged.name]
            ?? Sourced(type.value.label, Trace(type.trace.places, [.namedByType]))
        if let rate = fields[{ $0.taxRate }, sold.merged.taxRate], let price = fields[{ $0.price }, sold.merged.price] {
            charge = Charge(taxRate: rate, price: price)
        } else {
            charge = nil
        }
        let missing = Trace(sold.entry.origin.headLocation, .defaulted)
        collectsShippingAddress =
            fields[{ $0.collectShippingAddress }, sold.merged.collectShippingAddress] ?? Sourced(false, missing)
        usesTestEnvironment = fields[{ $0.useTestEnvironment }, sold.merged.useTestEnvironment] ?? Sourced(false, missing)
        recurrence = sold.merged.recurrence.value.map { CheckedRecurrence($0, fields.inside { $0.recurrence }) }
    }
}

/// What is known of a recurring charge; MyASP's own limits are not known (domain.md A4).
package struct CheckedRecurrence: Sendable {
    package let every: Sourced<Interval>?
    package let times: Sourced<Int>?
    package let trialDays: Sourced<Int>?

    fileprivate init(_ merged: Shared<Recurrence>, _ fields: Merged<Shared<Recurrence>>) {
        every = fields[{ $0.every }, merged.every]
        times = fields[{ $0.times }, merged.times]
        trialDays = fields[{ $0.trialDays }, merged.trialDays]
    }
}

package struct CheckedMail: Sendable {
    package let id: Sourced<String>
    package let trigger: Sourced<MailTrigger>
    package let delayMinutes: Sourced<Int>
    package let fromName: Sourced<String>?
    package let fromAddress: Sourced<String>?
    package let cc: [Sourced<String>]
    package let bcc: [Sourced<String>]
    package let subject: Sourced<String>
    package let body: Sourced<String>
    package let unsubscribes: Sourced<Bool>

    init?(_ sent: SentMail) {
        let fields = Merged(sent.entry, over: sent.definition, used: sent.entry.use.value)
        guard let id = fields[{ $0.id }, sent.merged.id] ?? sent.definition?.id.sourced,
            let trigger = fields[{ $0.trigger }, sent.merged.trigger], let subject = fields[{ $0.subject }, sent.merged.subject],
            let body = fields[{ $0.body }, sent.merged.body]
        else { return nil }
        self.id = id
        self.trigger = trigger
        self.subject = subject
        self.body = body.map(\.text)
        let missing = Trace(sent.entry.origin.headLocation, .defaulted)
        delayMinutes = fields[{ $0.delayMinutes }, sent.merged.delayMinutes] ?? Sourced(0, missing)
        let senderFields = fields.inside { $0.from }
        fromName = sent.merged.from.value.flatMap { senderFields[{ $0.name }, $0.name] }
        fromAddress = sent.merged.from.value.flatMap { senderFields[{ $0.address }, $0.address] }
        func addresses(_ list: Sourced<[Setting<String>]>?) -> [Sourced<String>] {
            list.map { list in list.value.compactMap { $0.sourced?.inside(list.trace) } } ?? []
        }
        cc = addresses(fields[{ $0.cc }, sent.merged.cc])
        bcc = addresses(fields[{ $0.bcc }, sent.merged.bcc])
        unsubscribes = fields[{ $0.unsubscribe }, sent.merged.unsubscribe] ?? Sourced(false, missing)
    }
}

/// An entry of a product over the definition that its `use:` names: tells of each merged field which of the two it came from.
private struct Merged<Mapping> {
    /// Nil for a mapping that only the definition has.
    let entry: Mapping?
    let definition: Mapping?
    /// The id after `use:`.
    let used: String

    init(_ entry: Mapping?, over definition: Mapping?, used: String?) {
        self.entry = entry
        self.definition = definition
        self.used = used ?? ""
    }

    /// The mapping in a field, whose fields are merged one by one.
    func inside<Inner>(_ field: (Mapping) -> Setting<Inner>) -> Merged<Inner> {
        Merged<Inner>(entry.flatMap { field($0).value }, over: definition.flatMap { field($0).value }, used: used)
    }

    /// By closures: a key path is made anew at each use, which took 17,000 instructions for each of the thirty fields of a product.
    subscript<Value>(_ field: (Mapping) -> Setting<Value>, _ merged: Setting<Value>) -> Sourced<Value>? {
        guard let sourced = merged.sourced, let definition else { return merged.sourced }
        if entry.map({ field($0).isAbsent }) ?? true {
            return Sourced(sourced.value, Trace(sourced.trace.places, [.used(id: used)]))
        }
        guard let weaker = field(definition).place else { return sourced }
        return Sourced(sourced.value, Trace(sourced.trace.places + [weaker.valueLocation], [.overrides(id: used)]))
    }
}
