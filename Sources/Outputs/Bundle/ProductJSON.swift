/// `myasp/products/<id>.json`: 販売設定 (or 商品登録) and step mails of one product, with the tax contained in each price.
import Schema
import SourceText

extension CheckedProduct {
    var tree: TracedJSON {
        let owner = EntryID.Owner.product(id.value)
        let items = zip(items, itemOwners).map { $0.tree($1) }
        return .object([
            ("schemaVersion", .fixed(1)),
            ("id", .text(id)),
            ("name", .text(name, EntryID(owner, .productName))),
            ("scenario", .choice(scenario.map(\.rawValue), label: scenario.value.label, EntryID(owner, .scenario))),
            ("items", .array(items)),
            ("paymentMethods", .array(methods.map { $0.tree(product: id.value) })),
            ("stepMails", .array(mails.map { $0.tree(product: id.value) })),
        ])
    }
}

extension Charge {
    /// `containedTax` is what one price holds. On an invoice the tax is rounded once for each rate (domain.md B7), so the sum of
    /// several prices must be computed from their total.
    fileprivate func members(_ owner: EntryID.Owner) -> [(String, TracedJSON)] {
        [
            ("taxRate", .number(taxRate, EntryID(owner, .taxRate))),
            ("price", .number(price, EntryID(owner, .price))),
            ("containedTax", .object([("amount", .number(tax)), ("rounding", .fixed("down"))])),
        ]
    }
}

extension CheckedItem {
    fileprivate func tree(_ owner: EntryID.Owner) -> TracedJSON {
        .object([("name", .text(name, EntryID(owner, .itemName)))] + charge.members(owner))
    }
}

extension CheckedMethod {
    fileprivate func tree(product: String) -> TracedJSON {
        let owner = EntryID.Owner.method(product: product, id: id.value)
        return .object(
            [
                ("id", .text(id)),
                ("name", .text(name, EntryID(owner, .methodName))),
                ("type", .choice(type.map(\.rawValue), label: type.value.label, EntryID(owner, .methodType))),
            ] + (charge?.members(owner) ?? []) + [
                (
                    "collectShippingAddress",
                    .flag(collectsShippingAddress, EntryID(owner, .collectShippingAddress))
                ),
                ("useTestEnvironment", .flag(usesTestEnvironment, EntryID(owner, .useTestEnvironment))),
                ("recurrence", recurrence?.tree(owner) ?? .fixed(.null)),
            ])
    }
}

extension CheckedRecurrence {
    fileprivate func tree(_ owner: EntryID.Owner) -> TracedJSON {
        .object([
            ("every", .text(every?.map(\.stored), EntryID(owner, .every))),
            ("times", .number(times, EntryID(owner, .times))),
            ("trialDays", .number(trialDays, EntryID(owner, .trialDays))),
        ])
    }
}

extension CheckedMail {
    fileprivate func tree(product: String) -> TracedJSON {
        let owner = EntryID.Owner.mail(product: product, id: id.value)
        return .object([
            ("id", .text(id)),
            ("trigger", .choice(trigger.map(\.rawValue), label: trigger.value.label, EntryID(owner, .trigger))),
            ("delayMinutes", .number(delayMinutes, EntryID(owner, .delayMinutes))),
            (
                "from",
                .object([
                    ("name", .text(fromName, EntryID(owner, .fromName))),
                    ("address", .text(fromAddress, EntryID(owner, .fromAddress))),
                ])
            ),
            ("cc", .array(cc.map { .text($0) })),
            ("bcc", .array(bcc.map { .text($0) })),
            ("subject", .text(subject, EntryID(owner, .subject))),
            ("body", .text(body, EntryID(owner, .body))),
            ("unsubscribe", .flag(unsubscribes, EntryID(owner, .unsubscribe))),
        ])
    }
}
