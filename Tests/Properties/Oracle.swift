import Outputs
import Schema
import SourceText

/// What a person has to enter for a draft, worked out from the draft alone: what plans are held against.
struct Oracle {
    /// Values by entry; for lists see below.
    private(set) var values: [String: String] = [:]
    /// The elements of each list, by `live/return_urls`.
    private(set) var lists: [String: Set<String>] = [:]

    /// What each item costs, by what its entries begin with, and by product.
    private var items: [String: [String: String]] = [:]

    init(_ draft: Draft) {
        let pay: Path = "amazon_pay"
        let use = draft.integration[pay + "use"]?.text
        add(EntryID.Owner(.integration), .use, use)
        // The box hides the rest of its screen, and there is no product without a method.
        if use == "false" { return }
        add(EntryID.Owner(.integration), .checkoutVersion, draft.integration[pay + "checkout_version"]?.text ?? "CV2")
        for (name, spot) in [(EnvironmentName.live, draft.live), (.sandbox, draft.sandbox)] {
            if let tree = spot.flatMap({ draft[$0] }) { addEnvironment(name, tree, draft) }
        }
        for index in draft.indices("product") { addProduct(index, draft) }
    }

    private mutating func add(_ owner: EntryID.Owner, _ field: EntryField, _ value: String?) {
        if let value { values[EntryID(owner, field).text] = value }
    }

    private mutating func addEnvironment(_ name: EnvironmentName, _ tree: Tree, _ draft: Draft) {
        let owner = EntryID.Owner(.environment(name))
        let fields: [(EntryField, Path)] = [
            (.merchantID, "merchant_id"), (.clientID, "client_id"), (.publicKeyID, "public_key_id"),
            (.privateKeyFile, "private_key_file"), (.ipnEndpoint, "ipn_endpoint"),
        ]
        for (field, key) in fields { add(owner, field, tree[key]?.text) }
        add(owner, .supportEmail, draft.integration["amazon_pay.support.email"]?.text)
        add(owner, .supportPhone, draft.integration["amazon_pay.support.phone"]?.text)
        let returns = (tree["return_urls"]?.elements ?? []).compactMap(\.text)
        let given = (tree["javascript_origins"]?.elements ?? []).compactMap(\.text)
        let site = draft.integration["site.url"]?.text ?? ""
        lists["\(name.rawValue)/return_urls"] = Set(returns)
        lists["\(name.rawValue)/javascript_origins"] = given.isEmpty ? Set(([site] + returns).map(origin)) : Set(given)
    }

    private func origin(_ url: String) -> String {
        url.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    }

    private mutating func addProduct(_ index: Int, _ draft: Draft) {
        let tree = draft.documents[index].tree
        let id = tree["id"]?.text ?? ""
        add(EntryID.Owner(.product(id)), .scenario, tree["scenario"]?.text)
        add(EntryID.Owner(.product(id)), .productName, tree["name"]?.text)
        var seen: [String: Int] = [:]
        for item in tree["items"]?.elements ?? [] {
            let name = item["name"]?.text ?? ""
            seen[name, default: 0] += 1
            let owner = EntryID.Owner(.item(product: id, name: name, occurrence: seen[name] ?? 1))
            let entry = EntryID(owner, .itemName).text.dropLast(EntryField.itemName.rawValue.count)
            items[id, default: [:]][String(entry)] = "\(item["tax_rate"]?.text ?? "") \(item["price"]?.text ?? "")"
            add(owner, .itemName, name)
            add(owner, .taxRate, item["tax_rate"]?.text.map { String($0.dropLast()) })
            add(owner, .price, item["price"]?.text)
        }
        for entry in draft.methodEntries where entry.document == index { addMethod(entry, product: id, draft) }
        for entry in draft.mailEntries where entry.document == index { addMail(entry, product: id, draft) }
    }

    private mutating func addMethod(_ entry: Spot, product: String, _ draft: Draft) {
        func value(_ key: Path) -> String? { draft.value(key, of: entry) }
        let owner = EntryID.Owner(.method(product: product, id: value("id") ?? ""))
        let type = value("type")
        add(owner, .methodType, type)
        add(owner, .methodName, value("name") ?? type.flatMap(MethodType.init(rawValue:)).map(\.label))
        if let rate = value("tax_rate"), let price = value("price") {
            add(owner, .taxRate, String(rate.dropLast()))
            add(owner, .price, price)
        }
        add(owner, .collectShippingAddress, value("collect_shipping_address") ?? "false")
        add(owner, .useTestEnvironment, value("use_test_environment") ?? "false")
        guard let recurrence = draft.written("recurrence", of: entry).flatMap({ draft[$0] }) else { return }
        let every = recurrence["every"]?.text.flatMap { Interval($0) }
        add(owner, .every, every.map { "\($0.count) \($0.unit.rawValue)" })
        add(owner, .times, recurrence["times"]?.text)
        add(owner, .trialDays, recurrence["trial_days"]?.text)
    }

    private mutating func addMail(_ entry: Spot, product: String, _ draft: Draft) {
        func value(_ key: Path) -> String? { draft.value(key, of: entry) }
        func joined(_ key: Path) -> String? {
            let addresses = draft.written(key, of: entry).flatMap { draft[$0] }?.elements.compactMap(\.text) ?? []
            return addresses.isEmpty ? nil : addresses.joined(separator: ", ")
        }
        let owner = EntryID.Owner(.mail(product: product, id: value("id") ?? ""))
        let sender = draft.written("from", of: entry).flatMap { draft[$0] }
        add(owner, .trigger, value("trigger"))
        add(owner, .delayMinutes, value("delay_minutes") ?? "0")
        add(owner, .fromName, sender?["name"]?.text)
        add(owner, .fromAddress, sender?["address"]?.text)
        add(owner, .cc, joined("cc"))
        add(owner, .bcc, joined("bcc"))
        add(owner, .subject, value("subject"))
        add(owner, .body, value("body"))
        add(owner, .unsubscribe, value("unsubscribe") ?? "false")
    }

    /// What must be entered to come from one draft to another: entries, and lists with how many of their elements.
    func changes(to new: Oracle) -> [String] {
        let values = renamed(following: new)
        let single = Set(values.keys).union(new.values.keys).filter { values[$0] != new.values[$0] }
        let many = Set(lists.keys).union(new.lists.keys).flatMap { list -> [String] in
            let (before, after) = (lists[list] ?? [], new.lists[list] ?? [])
            return Array(repeating: list, count: max(before.subtracting(after).count, after.subtracting(before).count))
        }
        return (single + many).sorted()
    }

    /// The values with each item that is gone under the name of the one that came in its product, where no other costs the same.
    private func renamed(following new: Oracle) -> [String: String] {
        var values = values
        for (product, before) in items {
            let after = new.items[product] ?? [:]
            let (gone, came) = (before.filter { after[$0.key] == nil }, after.filter { before[$0.key] == nil })
            for (cost, old) in Dictionary(grouping: gone.keys, by: { gone[$0] }) {
                let new = came.keys.filter { came[$0] == cost }
                guard old.count == 1, new.count == 1 else { continue }
                for field in [EntryField.itemName, .taxRate, .price] {
                    values[new[0] + field.rawValue] = values.removeValue(forKey: old[0] + field.rawValue)
                }
            }
        }
        return values
    }
}
