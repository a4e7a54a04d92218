import Schema
import SourceText

/// What tells things of one name from each other: 「Amazon Pay」(4,000円), by what stands on the screens and what is asked for.
///
///     1,980円 → 2,980円     (1,980円、変更後は2,980円)     what one gives up may be what another takes
///     2,980円 → 3,980円     (2,980円、変更後は3,980円)
///     2,980円               (変更前から2,980円)
///     → 2,980円             (新規、2,980円)             of what is yet to be made
struct Namesakes: Sendable {
    let before: [EntryID: String]
    private let after: [EntryID: String]
    private var differences: [EntryID.Owner: Difference] = [:]
    private var counts: [EntryID.Owner: Int] = [:]
    /// Of things that share a name at some time, a number for all of them.
    private var groups: [EntryID.Owner: Int] = [:]

    /// Those of which not all are called the same at every step of a plan.
    private(set) var shifting: [Group] = []

    /// Things that share a name at some time.
    struct Group: Sendable {
        let number: Int
        let name: EntryField
        let fields: [EntryField]
        let members: [Member]
    }

    struct Member: Sendable {
        let owner: EntryID.Owner
        let name: String?
        let laterName: String?
        /// Before the changes; of what is yet to be made, those that are asked for.
        let values: [String?]
        let isThere: Bool
        /// Whether what tells it from the others does so at every step.
        let lasts: Bool
        fileprivate var isShifting: Bool { isThere && (!lasts || laterName != nil && laterName != name) }
    }

    private struct Difference: Sendable {
        /// Nil for an id.
        let field: EntryField?
        /// Whether no other one has, had or will have it.
        let lasts: Bool
        /// Where its own change is told.
        let short: Bilingual
        let whole: Bilingual
    }

    /// What stands on the screens now, and what is to stand there.
    init(_ entries: some Sequence<Entry>, before: [EntryID: String], after: [EntryID: String]) {
        (self.before, self.after) = (before, after)
        var products: Set<EntryID.Owner> = []
        var methods: [String: Set<EntryID.Owner>] = [:]
        var items: [String: Set<EntryID.Owner>] = [:]
        var mails: [String: Set<EntryID.Owner>] = [:]
        for entry in entries {
            switch entry.id.field {
            case .productName: products.insert(entry.id.owner)
            case .itemName: items[entry.id.product ?? "", default: []].insert(entry.id.owner)
            case .methodType: methods[entry.id.product ?? "", default: []].insert(entry.id.owner)
            case .subject: mails[entry.id.product ?? "", default: []].insert(entry.id.owner)
            default: break
            }
        }
        tellApart(products, named: .productName, by: [.scenario, .price])
        for methods in methods.values {
            tellApart(
                methods, named: .methodName,
                by: [
                    .methodType, .useTestEnvironment, .price, .taxRate, .every, .times, .trialDays, .collectShippingAddress,
                ])
        }
        for items in items.values { tellApart(items, named: .itemName, by: [.price, .taxRate]) }
        for mails in mails.values {
            tellApart(
                mails, named: .subject,
                by: [.delayMinutes, .trigger, .fromName, .fromAddress, .bcc, .cc, .unsubscribe, .body])
        }
    }

    /// Those of a project by itself. Few have any: what has a name of its own is not looked at twice.
    init(_ project: CheckedProject, _ workers: some Workers) {
        let names = repeated(project.products.lazy.map(\.name.value))
        let products = project.products.filter { names.contains($0.name.value) || $0.hasNamesakes }
        let parts = workers.mapEach(products) { product in
            let entries = product.entries.map(\.entry)
            return (
                entries: names.contains(product.name.value) ? entries.filter { Namesakes.ofProducts.contains($0.id.field) } : [],
                namesakes: product.hasNamesakes ? Namesakes(entries) : nil
            )
        }
        self.init(parts.flatMap(\.entries))
        for case let part? in parts.map(\.namesakes) {
            differences.merge(part.differences) { $1 }
            counts.merge(part.counts) { $1 }
        }
    }

    private init(_ entries: [Entry]) {
        self.init(
            entries, before: [:],
            after: Dictionary(entries.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }

    /// What tells products from each other.
    private static let ofProducts: Set<EntryField> = [.productName, .scenario, .price]

    /// To follow the name: (4,000円). Empty where nothing else has it. `told`: the value that is told of, which says itself how it changes.
    subscript(owner: EntryID.Owner, telling told: EntryField? = nil) -> Bilingual {
        guard let difference = differences[owner] else { return Bilingual(same: "") }
        return told != nil && told == difference.field ? difference.short : difference.whole
    }

    /// The value that follows the name; nil for an id.
    func field(of owner: EntryID.Owner) -> EntryField? { differences[owner]?.field }

    /// What tells a thing from others where no value does: no screen has it, but the settings do.
    func byID(_ owner: EntryID.Owner, _ name: EntryField) -> Bilingual {
        guard let id = owner.id else { return Bilingual(same: "") }
        return after[EntryID(owner, name)] == nil
            ? Bilingual(ja: "(記録のID「\(id)」)", en: " (id \(id) in the record)")
            : Bilingual(ja: "(設定のID「\(id)」)", en: " (id \(id) in the settings)")
    }

    /// How many there are on one screen, or of a mail in one tab, with the name of this one.
    func count(_ owner: EntryID.Owner) -> Int { counts[owner] ?? 1 }

    /// Whether no two things share a name at any time.
    var isEmpty: Bool { groups.isEmpty }

    /// A number for all that share names with this one at some time.
    func group(_ owner: EntryID.Owner) -> Int? { groups[owner] }

    /// Whether this value tells a thing from others: its name, or what follows the name.
    func tells(_ id: EntryID) -> Bool {
        switch id.field {
        case .productName, .methodName, .itemName, .subject: true
        default: differences[id.owner]?.field == id.field
        }
    }

    /// By the first value that no other has or will have, or else by one that no other has now, or by the id.
    private mutating func tellApart(_ owners: Set<EntryID.Owner>, named name: EntryField, by fields: [EntryField]) {
        guard owners.count > 1 else { return }
        let namesakes = alike(owners, in: name)
        if namesakes.isEmpty { return }
        let isOfProducts = name == .productName
        let (pricesNow, pricesLater) = (isOfProducts ? fewPrices(before) : [:], isOfProducts ? fewPrices(after) : [:])
        for alike in namesakes {
            let states = alike.map { owner in
                let isThere = isThere(owner, fields + [name])
                func known(_ field: EntryField, _ values: [EntryID: String], _ prices: [String: String]) -> String? {
                    if isOfProducts && field == .price { return prices[owner.id ?? ""] }
                    return values[EntryID(owner, field)].map { field == .body ? Namesakes.beginning($0) : $0 }
                }
                let isGone = isThere && after[EntryID(owner, name)] == nil
                return fields.map { field in
                    let later = isGone ? known(field, before, pricesNow) : known(field, after, pricesLater)
                    return State(now: isThere ? known(field, before, pricesNow) : later, later: later, isNew: !isThere)
                }
            }
            tellApart(alike, states, fields)
            let (group, isChain) = (groups.count, isChain(alike, name))
            for owner in alike {
                groups[owner] = group
                if isChain { continue }
                guard differences[owner] == nil, owner.id != nil else { continue }
                let shown = byID(owner, name)
                differences[owner] = Difference(field: nil, lasts: false, short: shown, whole: shown)
            }
            if !isChain, !before.isEmpty { follow(alike, states, group, name, fields) }
            for owners in Dictionary(grouping: alike, by: { after[EntryID($0, .trigger)] }).values where owners.count > 1 {
                for owner in owners { counts[owner] = owners.count }
            }
        }
    }

    private mutating func follow(
        _ alike: [EntryID.Owner], _ states: [[State]], _ group: Int, _ name: EntryField, _ fields: [EntryField]
    ) {
        let members = zip(alike, states).map { owner, states in
            let (now, later) = (before[EntryID(owner, name)], after[EntryID(owner, name)])
            return Member(
                owner: owner, name: now ?? later, laterName: later, values: states.map(\.now),
                isThere: states.first?.isNew == false, lasts: differences[owner]?.lasts == true)
        }
        // Nobody has to find what is yet to be made.
        if members.contains(where: \.isShifting) {
            shifting.append(Group(number: group, name: name, fields: fields, members: members))
        }
    }

    /// One value of a thing, nil where it has none.
    private struct State: Hashable {
        let now: String?
        let later: String?
        /// Whether it is yet to be made; `now` is then what is asked for.
        let isNew: Bool
    }

    private mutating func tellApart(_ alike: [EntryID.Owner], _ states: [[State]], _ fields: [EntryField]) {
        // Of each field, how many have a value at any time, and how many have it now.
        var users = fields.map { _ in [String?: Int]() }
        var present = users
        for states in states {
            for (index, state) in states.enumerated() {
                users[index][state.now, default: 0] += 1
                present[index][state.now, default: 0] += 1
                if state.later != state.now { users[index][state.later, default: 0] += 1 }
            }
        }
        for (owner, states) in zip(alike, states) {
            func first(_ isTold: (Int, State) -> Bool) -> Int? {
                states.indices.first { index in
                    (states[index].now != nil || fields[index].mayBeAbsent) && isTold(index, states[index])
                }
            }
            let ever = first { $1.now == $1.later && users[$0][$1.now] == 1 }
            guard let index = ever ?? first({ present[$0][$1.now] == 1 }) else { continue }
            let (state, field) = (states[index], fields[index])
            let now = Namesakes.shown(state.now, field)
            let whole =
                ever != nil
                ? now
                : state.isNew
                    ? Bilingual(ja: "新規、\(now.ja)", en: "\(now.en), new")
                    : state.now == state.later
                        ? Bilingual(ja: "変更前から\(now.ja)", en: "\(now.en) before the changes, too")
                        : now
                            + Bilingual(
                                ja: "、変更後は\(Namesakes.shown(state.later, field).ja)",
                                en: ", then \(Namesakes.shown(state.later, field).en)")
            differences[owner] = Difference(
                field: field, lasts: ever != nil, short: Bilingual(ja: "(\(now.ja))", en: " (\(now.en))"),
                whole: Bilingual(ja: "(\(whole.ja))", en: " (\(whole.en))"))
        }
    }

    /// Whether each takes the name that the next one gives up, and none the first one's: in that order no two have one name.
    private func isChain(_ alike: [EntryID.Owner], _ name: EntryField) -> Bool {
        let ids = alike.map { EntryID($0, name) }
        let (now, later) = (Set(ids.compactMap { before[$0] }), Set(ids.compactMap { after[$0] }))
        return now.count == alike.count && later.count == alike.count && now != later
    }

    /// Whether it stands on a screen: of what does not, what is asked for tells it from others.
    private func isThere(_ owner: EntryID.Owner, _ fields: [EntryField]) -> Bool {
        !before.isEmpty && fields.contains { before[EntryID(owner, $0)] != nil }
    }

    /// Those of which each shares a name with another one, now or once everything is entered: what one gives up the next may take.
    private func alike(_ owners: Set<EntryID.Owner>, in name: EntryField) -> [[EntryID.Owner]] {
        var numbers: [String: Int] = [:]
        var parents: [Int] = []
        func number(_ name: String) -> Int {
            if let known = numbers[name] { return known }
            numbers[name] = parents.count
            parents.append(parents.count)
            return parents.count - 1
        }
        func root(_ number: Int) -> Int {
            var number = number
            while parents[number] != number {
                parents[number] = parents[parents[number]]
                number = parents[number]
            }
            return number
        }
        var named: [(owner: EntryID.Owner, name: Int)] = []
        var isRenamed = false
        for owner in owners {
            let id = EntryID(owner, name)
            let later = after[id]
            guard let now = before[id] ?? later else { continue }
            let first = number(now)
            if let later, later != now {
                parents[root(number(later))] = root(first)
                isRenamed = true
            }
            named.append((owner, first))
        }
        if !isRenamed && parents.count == named.count { return [] }
        return Dictionary(grouping: named) { root($0.name) }.values.filter { $0.count > 1 }.map { $0.map(\.owner) }
    }

    /// The first line that says something, as much of it as is read at a glance.
    private static func beginning(_ body: String) -> String {
        String((body.split(maxSplits: 1, whereSeparator: \.isNewline).first ?? "").prefix(24))
    }

    static func shown(_ value: String?, _ field: EntryField) -> Bilingual {
        guard let value else { return Bilingual(ja: "\(field.absent.ja)なし", en: "no \(field.absent.en)") }
        let isTicked = value == "true"
        switch field {
        case .useTestEnvironment: return (isTicked ? EnvironmentName.sandbox : .live).title
        case .collectShippingAddress:
            return isTicked
                ? Bilingual(ja: "お届け先情報を取得する", en: "collecting the shipping address")
                : Bilingual(ja: "お届け先情報を取得しない", en: "not collecting the shipping address")
        case .unsubscribe:
            return isTicked
                ? Bilingual(ja: "配信解除あり", en: "with 配信解除") : Bilingual(ja: "配信解除なし", en: "without 配信解除")
        case .cc, .bcc: return Bilingual(same: "\(field.label.en): \(Secrets.masked(value))")
        case .body:
            let beginning = Secrets.masked(value)
            return Bilingual(ja: "本文の始まりは「\(beginning)」", en: "its body begins with “\(beginning)”")
        default: break
        }
        if field == .trialDays {
            let days = field.shown(value)
            return Bilingual(ja: "\(field.absent.ja)\(days.ja)", en: "\(field.absent.en) of \(days.en)")
        }
        let values = field == .price ? value.split(separator: separator).map(String.init) : [value]
        let shown = values.map { field.shown(Secrets.masked($0)) }
        return Bilingual(ja: shown.map(\.ja).joined(separator: "、"), en: shown.map(\.en).joined(separator: ", "))
    }

    /// Between prices, which are digits.
    private static let separator: Character = " "

    /// The prices of each product that has no more than three.
    private func fewPrices(_ entries: [EntryID: String]) -> [String: String] {
        let prices: [String: Set<String>] = entries.reduce(into: [:]) { prices, entry in
            guard entry.key.field == .price, let product = entry.key.product else { return }
            prices[product, default: []].insert(entry.value)
        }
        return prices.compactMapValues { Namesakes.few($0) }
    }

    /// Prices as one text, where there are some and no more than three.
    static func few(_ prices: some Collection<String>) -> String? {
        if prices.isEmpty || prices.count > 3 { return nil }
        return prices.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.joined(separator: String(separator))
    }
}

extension EntryField {
    /// Whether a screen may have none of it. Of anything else a record that lacks it says nothing.
    var mayBeAbsent: Bool {
        switch self {
        case .every, .times, .trialDays, .fromName, .fromAddress, .cc, .bcc: true
        default: false
        }
    }

    /// What it is called where there is none.
    fileprivate var absent: Bilingual {
        switch self {
        case .every: Bilingual(ja: noun.ja, en: "interval")
        case .trialDays: Bilingual(ja: "お試し期間", en: "trial period")
        default: Bilingual(ja: noun.ja, en: label.en.lowercased())
        }
    }
}

extension CheckedProduct {
    /// Whether several methods, items or mails of it have one name.
    fileprivate var hasNamesakes: Bool {
        !repeated(methods.lazy.map(\.name.value)).isEmpty || !repeated(items.lazy.map(\.name.value)).isEmpty
            || !repeated(mails.lazy.map(\.subject.value)).isEmpty
    }
}

/// The names that stand there more than once.
private func repeated(_ names: some Collection<String>) -> Set<String> {
    if names.count < 2 { return [] }
    var (seen, repeated): (Set<String>, Set<String>) = ([], [])
    for name in names where !seen.insert(name).inserted { repeated.insert(name) }
    return repeated
}
