import Schema
import SourceText

/// `myasp/products/<id>.json`: 販売設定 (or 商品登録) and step mails of one product, with the tax contained in each price.
extension CheckedProduct {
    func write(_ json: inout TracedWriter) {
        let owner = EntryID.Owner(.product(id.value))
        json.fixed("schemaVersion", 1)
        json.text("id", id)
        json.text("name", name, EntryID(owner, .productName))
        json.choice("scenario", scenario.map(\.rawValue), label: scenario.value.label, EntryID(owner, .scenario))
        json.objects("items", Array(zip(items, itemOwners))) { json, item in item.0.write(&json, item.1) }
        json.objects("paymentMethods", methods) { $1.write(&$0, EntryID.Owner(.method(product: id.value, id: $1.id.value))) }
        json.objects("stepMails", mails) { $1.write(&$0, EntryID.Owner(.mail(product: id.value, id: $1.id.value))) }
    }
}

extension Charge {
    /// `containedTax` is what one price holds. On an invoice the tax is rounded once for each rate (domain.md B7), so the sum of
    /// several prices must be computed from their total.
    fileprivate func write(_ json: inout TracedWriter, _ owner: EntryID.Owner) {
        json.number("taxRate", taxRate, EntryID(owner, .taxRate))
        json.number("price", price, EntryID(owner, .price))
        json.object("containedTax") {
            $0.number("amount", tax)
            $0.fixed("rounding", "down")
        }
    }
}

extension CheckedItem {
    fileprivate func write(_ json: inout TracedWriter, _ owner: EntryID.Owner) {
        json.text("name", name, EntryID(owner, .itemName))
        charge.write(&json, owner)
    }
}

extension CheckedMethod {
    fileprivate func write(_ json: inout TracedWriter, _ owner: EntryID.Owner) {
        json.text("id", id)
        json.text("name", name, EntryID(owner, .methodName))
        json.choice("type", type.map(\.rawValue), label: type.value.label, EntryID(owner, .methodType))
        charge?.write(&json, owner)
        json.flag("collectShippingAddress", collectsShippingAddress, EntryID(owner, .collectShippingAddress))
        json.flag("useTestEnvironment", usesTestEnvironment, EntryID(owner, .useTestEnvironment))
        guard let recurrence else { return json.fixed("recurrence", .null) }
        json.object("recurrence") {
            $0.text("every", recurrence.every?.map(\.written), EntryID(owner, .every))
            $0.number("times", recurrence.times, EntryID(owner, .times))
            $0.number("trialDays", recurrence.trialDays, EntryID(owner, .trialDays))
        }
    }
}

extension CheckedMail {
    fileprivate func write(_ json: inout TracedWriter, _ owner: EntryID.Owner) {
        json.text("id", id)
        json.choice("trigger", trigger.map(\.rawValue), label: trigger.value.label, EntryID(owner, .trigger))
        json.number("delayMinutes", delayMinutes, EntryID(owner, .delayMinutes))
        json.object("from") {
            $0.text("name", fromName, EntryID(owner, .fromName))
            $0.text("address", fromAddress, EntryID(owner, .fromAddress))
        }
        json.array("cc", cc) { $0.element($1) }
        json.array("bcc", bcc) { $0.element($1) }
        json.text("subject", subject, EntryID(owner, .subject))
        json.text("body", body, EntryID(owner, .body))
        json.flag("unsubscribe", unsubscribes, EntryID(owner, .unsubscribe))
    }
}
