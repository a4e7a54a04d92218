// Everything that a person enters for a checked project, value by value, in the order of the manual.
import Schema
import SourceText

/// A value to enter with the way it came from the sources.
package struct TracedEntry: Sendable {
    package let entry: Entry
    package let trace: Trace

    package var id: EntryID { entry.id }
    package var value: String { entry.value }

    init(_ id: EntryID, _ value: Sourced<String>) {
        entry = Entry(id, value.value)
        trace = value.trace
    }
}

extension CheckedProject {
    /// Without repeats; the order is that of the screens: 決済連携設定, each environment, each product.
    package var entries: [TracedEntry] {
        settingEntries + products.flatMap(\.entries)
    }

    /// Those that belong to no product.
    var settingEntries: [TracedEntry] {
        integration.entries + (integration.usesAmazonPay.value ? environments.flatMap { $0.entries(integration) } : [])
    }

    /// A digest of everything that is to be entered: equal when nothing has to be entered anew.
    package var entriesDigest: String { SHA256.hex([entryLines(entries.map(\.entry))]) }
}

/// What the digest is made of.
func entryLines(_ entries: [Entry]) -> [UInt8] {
    var lines = ByteBuffer(capacity: entries.count << 8)
    for entry in entries {
        entry.id.append(to: &lines)
        lines.append(UInt8(ascii: "\n"))
        lines.append(entry.value)
        lines.append(UInt8(ascii: "\n"))
    }
    return lines.array
}

extension CheckedIntegration {
    /// Where Amazon Pay is not used, the box that says so is all that its screen shows.
    var entries: [TracedEntry] {
        let use = TracedEntry(EntryID(.integration, .use), usesAmazonPay.map(String.init))
        let version = TracedEntry(EntryID(.integration, .checkoutVersion), checkoutVersion.map(\.rawValue))
        return usesAmazonPay.value ? [use, version] : [use]
    }
}

extension [Entry] {
    /// With what was entered before where an unticked 「Amazon Pay決済の使用」 hides it now: nobody enters or removes anything there.
    package func keepingHidden(of old: [Entry]) -> [Entry] { self + hidden(of: old) }

    func hidden(of old: [Entry]) -> [Entry] {
        guard first(where: { $0.id.field == .use })?.value == "false" else { return [] }
        return old.filter { $0.id.product == nil && $0.id.field != .use }
    }
}

extension CheckedEnvironment {
    func entries(_ integration: CheckedIntegration) -> [TracedEntry] {
        let owner = EntryID.Owner(.environment(name))
        func entry(_ field: EntryField, _ value: Sourced<String>?) -> [TracedEntry] {
            value.map { [TracedEntry(EntryID(owner, field), $0)] } ?? []
        }
        func list(_ field: EntryField, _ values: [Sourced<String>]) -> [TracedEntry] {
            values.map { TracedEntry(EntryID(owner, field, element: $0.value), $0) }
        }
        return entry(.merchantID, merchantID) + entry(.clientID, clientID) + entry(.publicKeyID, publicKeyID)
            + entry(.privateKeyFile, privateKeyFile) + entry(.publicHalf, publicHalfDigest)
            + list(.javascriptOrigin, javascriptOrigins) + list(.returnURL, returnURLs)
            + entry(.supportEmail, integration.supportEmail) + entry(.supportPhone, integration.supportPhone)
            + entry(.ipnEndpoint, ipnEndpoint)
    }
}

extension CheckedProduct {
    var entries: [TracedEntry] {
        ownEntries + itemEntries.joined() + methods.flatMap { $0.entries(product: id.value) }
            + mails.flatMap { $0.entries(product: id.value) }
    }

    /// Those of the product itself.
    var ownEntries: [TracedEntry] {
        let owner = EntryID.Owner(.product(id.value))
        return [
            TracedEntry(EntryID(owner, .scenario), scenario.map(\.rawValue)), TracedEntry(EntryID(owner, .productName), name),
        ]
    }

    /// The entries of each item.
    var itemEntries: [[TracedEntry]] {
        zip(items, itemOwners).map { item, owner in
            [TracedEntry(EntryID(owner, .itemName), item.name)] + item.charge.entries(owner)
        }
    }

    /// The name of each item among the entries; items of one name are counted.
    var itemOwners: [EntryID.Owner] {
        var seen: [String: Int] = [:]
        return items.map { item in
            let occurrence = seen[item.name.value, default: 0] + 1
            seen[item.name.value] = occurrence
            return EntryID.Owner(.item(product: id.value, name: item.name.value, occurrence: occurrence))
        }
    }
}

extension Charge {
    func entries(_ owner: EntryID.Owner) -> [TracedEntry] {
        [
            TracedEntry(EntryID(owner, .taxRate), taxRate.map { String($0) }),
            TracedEntry(EntryID(owner, .price), price.map { String($0) }),
        ]
    }
}

extension CheckedMethod {
    func entries(product: String) -> [TracedEntry] {
        let owner = EntryID.Owner(.method(product: product, id: id.value))
        var result = [
            TracedEntry(EntryID(owner, .methodType), type.map(\.rawValue)),
            TracedEntry(EntryID(owner, .methodName), name),
        ]
        result += charge?.entries(owner) ?? []
        result.append(TracedEntry(EntryID(owner, .collectShippingAddress), collectsShippingAddress.map(String.init)))
        result.append(TracedEntry(EntryID(owner, .useTestEnvironment), usesTestEnvironment.map(String.init)))
        if let every = recurrence?.every { result.append(TracedEntry(EntryID(owner, .every), every.map(\.stored))) }
        if let times = recurrence?.times { result.append(TracedEntry(EntryID(owner, .times), times.map { String($0) })) }
        if let days = recurrence?.trialDays { result.append(TracedEntry(EntryID(owner, .trialDays), days.map { String($0) })) }
        return result
    }
}

extension CheckedMail {
    func entries(product: String) -> [TracedEntry] {
        let owner = EntryID.Owner(.mail(product: product, id: id.value))
        func entry(_ field: EntryField, _ value: Sourced<String>?) -> [TracedEntry] {
            value.map { [TracedEntry(EntryID(owner, field), $0)] } ?? []
        }
        return entry(.trigger, trigger.map(\.rawValue)) + entry(.fromName, fromName) + entry(.fromAddress, fromAddress)
            + entry(.cc, joined(cc)) + entry(.bcc, joined(bcc)) + entry(.delayMinutes, delayMinutes.map { String($0) })
            + entry(.subject, subject) + entry(.body, body) + entry(.unsubscribe, unsubscribes.map(String.init))
    }

    /// Several addresses as one value; nil when there are none.
    private func joined(_ addresses: [Sourced<String>]) -> Sourced<String>? {
        guard let first = addresses.first else { return nil }
        return Sourced(
            addresses.map(\.value).joined(separator: ", "), Trace(addresses.flatMap(\.trace.places), first.trace.steps))
    }
}
