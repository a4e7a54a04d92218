import SourceText

/// What tells things of one name from each other at each step of a plan that is followed from the top: what an earlier line has changed
/// stands on the screen as that line has it.
///
///     「会員価格」(9,800円)の料金  9,800円 → 10,800円
///     「一般価格」(8,800円)の料金  8,800円 → 9,800円
///     「一般価格」(上の変更後は9,800円)の支払方法表示名  一般価格 → 会員価格
///     「会員価格」(上の変更後は10,800円)の支払方法表示名  会員価格 → 一般価格     by 9,800円 the other one would be found
struct ScreensByThen {
    /// A name that a screen shows, and what tells the thing from others of that name.
    struct Label {
        let name: String
        let difference: Bilingual
    }

    private struct Thing {
        let group: Int
        let nameField: EntryField
        var name: String?
        let laterName: String?
        let fields: [EntryField]
        var values: [String?]
        let firstValues: [String?]
        let isThere: Bool
        /// Whether what tells it from others does so at every step.
        let lasts: Bool
    }

    private struct Key: Hashable {
        let group: Int
        /// Nil for all of the group, whatever their names.
        let name: String?
        let field: EntryField
        let value: String?
    }

    private struct Name: Hashable {
        let group: Int
        let name: String
    }

    private let namesakes: Namesakes
    private var things: [EntryID.Owner: Thing] = [:]
    private var counts: [Key: Int] = [:]
    /// Of each product, how often it has each price.
    private var prices: [String: [String: Int]] = [:]
    /// Where a name was given to one thing while another one had it still.
    private var takers: [Name: (index: Int, owner: EntryID.Owner)] = [:]

    /// Nil where everything is called the same at every step.
    init?(_ namesakes: Namesakes) {
        if namesakes.shifting.isEmpty { return nil }
        self.namesakes = namesakes
        for group in namesakes.shifting {
            for member in group.members {
                let thing = Thing(
                    group: group.number, nameField: group.name, name: member.name, laterName: member.laterName,
                    fields: group.fields, values: member.values, firstValues: member.values, isThere: member.isThere,
                    lasts: member.lasts)
                things[member.owner] = thing
                count(thing, 1)
                // Of what is yet to be made, what is asked for is what tells it from others.
                if case .product(let id) = member.owner.kind, member.isThere { prices[id] = [:] }
            }
        }
        if prices.isEmpty { return }
        for (id, value) in namesakes.before where id.field == .price {
            if let product = id.product { prices[product]?[value, default: 0] += 1 }
        }
    }

    /// Whether what a value belongs to, or the product of that, may be called otherwise at some step.
    func mayShift(_ id: EntryID) -> Bool {
        if things[id.owner]?.isThere == true { return true }
        guard let product = id.product else { return false }
        return things[EntryID.Owner(.product(product))]?.isThere == true
    }

    /// Nil of what is called the same at every step. `told`: the value that is told of, which says itself how it changes.
    subscript(owner: EntryID.Owner, telling told: EntryField?) -> Label? {
        guard let thing = things[owner], thing.isThere, let name = thing.name else { return nil }
        return Label(name: name, difference: difference(thing, owner, told))
    }

    private func difference(_ thing: Thing, _ owner: EntryID.Owner, _ told: EntryField?) -> Bilingual {
        if thing.lasts { return namesakes[owner, telling: told] }
        switch means(thing) {
        case .value(let index):
            let shown = Namesakes.shown(thing.values[index], thing.fields[index])
            return thing.fields[index] == told || thing.values[index] == thing.firstValues[index]
                ? Bilingual(ja: "(\(shown.ja))", en: " (\(shown.en))")
                : Bilingual(ja: "(上の変更後は\(shown.ja))", en: " (\(shown.en) after the changes above)")
        case .name: return Bilingual(same: "")
        case .none where taker(thing, owner) != nil:
            return Bilingual(ja: "(仮の名前に変えておいたもの)", en: " (the one with a temporary name)")
        case .none:
            return isOfAnother(thing, owner) ? namesakes.byID(owner, thing.nameField) : namesakes[owner, telling: told]
        }
    }

    /// What tells a thing from the others by now.
    private enum Means {
        case value(Int)
        case name
        case none
    }

    private func means(_ thing: Thing) -> Means {
        func first(among name: String?) -> Int? {
            thing.fields.indices.first { index in
                let (field, value) = (thing.fields[index], thing.values[index])
                return (value != nil || field.mayBeAbsent)
                    && counts[Key(group: thing.group, name: name, field: field, value: value)] == 1
            }
        }
        if let index = first(among: nil) { return .value(index) }
        if counts[Key(group: thing.group, name: nil, field: thing.nameField, value: thing.name)] == 1 { return .name }
        return first(among: thing.name).map { .value($0) } ?? .none
    }

    /// Whether what told it from the others before the changes is by now what another one of its name has.
    private func isOfAnother(_ thing: Thing, _ owner: EntryID.Owner) -> Bool {
        guard let field = namesakes.field(of: owner), let index = thing.fields.firstIndex(of: field) else { return false }
        let first = thing.firstValues[index]
        guard first != thing.values[index] else { return false }
        return counts[Key(group: thing.group, name: thing.name, field: field, value: first), default: 0] > 0
    }

    /// The line that gives the name of a thing to another one before it gets its own new one, where no value tells the two apart.
    private func taker(_ thing: Thing, _ owner: EntryID.Owner) -> Int? {
        guard let name = thing.name, let later = thing.laterName, later != name,
            let taker = takers[Name(group: thing.group, name: name)], taker.owner != owner
        else { return nil }
        return taker.index
    }

    /// The line before which what a value belongs to has to get a temporary name; nil where it can be told from the other one.
    func lineOfTaker(_ id: EntryID) -> Int? {
        guard let thing = things[id.owner], !thing.lasts, thing.nameField == id.field, case .none = means(thing) else {
            return nil
        }
        return taker(thing, id.owner)
    }

    /// That a name that stands there still gets out of the way.
    static func moveAway(_ name: String, _ later: String) -> Bilingual {
        Bilingual(
            ja: "いま「\(name)」の名前のものと見分けがつかなくなるため、先にそちらを仮の名前に変えておきます。「\(later)」にする行は、この下にあります。",
            en:
                "What is called “\(name)” now could not be told from this one: give that a temporary name first. The line that makes it “\(later)” is below."
        )
    }

    /// Makes the change of a line. `whole`: what goes with it as one thing.
    mutating func follow(_ change: EntryPlan.Change, at index: Int, _ whole: EntryPlan.Gone?) {
        let (id, value) = (change.id, change.new?.value)
        if let thing = things[id.owner] {
            if value != nil || whole == nil {
                set(id.field, value, of: id.owner, thing, index)
            } else if whole?.id == id, id.field != .scenario {
                // What is not sold any more still has its scenario.
                count(thing, -1)
                things[id.owner] = nil
            }
        }
        guard id.field == .price, let product = id.product, prices[product] != nil else { return }
        if let old = change.old?.value, let count = prices[product]?[old] { prices[product]?[old] = count > 1 ? count - 1 : nil }
        if let value { prices[product]?[value, default: 0] += 1 }
        let owner = EntryID.Owner(.product(product))
        if let thing = things[owner] {
            set(.price, Namesakes.few(prices[product, default: [:]].keys), of: owner, thing, index)
        }
    }

    private mutating func set(
        _ field: EntryField, _ value: String?, of owner: EntryID.Owner, _ thing: Thing, _ index: Int
    ) {
        var thing = thing
        count(thing, -1)
        if field == thing.nameField {
            if let value, thing.name != value,
                counts[Key(group: thing.group, name: nil, field: field, value: value), default: 0] > 0
            {
                takers[Name(group: thing.group, name: value)] = (index, owner)
            }
            if let value { thing.name = value }
        } else if let place = thing.fields.firstIndex(of: field) {
            thing.values[place] = value
        }
        count(thing, 1)
        things[owner] = thing
    }

    private mutating func count(_ thing: Thing, _ step: Int) {
        counts[Key(group: thing.group, name: nil, field: thing.nameField, value: thing.name), default: 0] += step
        for (field, value) in zip(thing.fields, thing.values) {
            counts[Key(group: thing.group, name: nil, field: field, value: value), default: 0] += step
            // A thing without a name is none of any name.
            guard let name = thing.name else { continue }
            counts[Key(group: thing.group, name: name, field: field, value: value), default: 0] += step
        }
    }
}

extension [EntryPlan.Change] {
    /// Each called as the screens show it when its turn comes.
    func calledByThen(_ words: Wording, _ gone: [EntryID: EntryPlan.Gone]) -> [EntryPlan.Change] {
        guard let screens = ScreensByThen(words.namesakes) else { return self }
        var (words, changes) = (words, self)
        words.byThen = screens
        for (index, change) in enumerated() {
            let id = change.id
            if words.byThen?.mayShift(id) == true { changes[index].subject = words.subject(id) }
            if let line = words.byThen?.lineOfTaker(id), let old = change.old?.value, let new = change.new?.value {
                changes[line].warnings.append(ScreensByThen.moveAway(old, new))
            }
            words.byThen?.follow(change, at: index, gone[id])
        }
        return changes
    }
}
