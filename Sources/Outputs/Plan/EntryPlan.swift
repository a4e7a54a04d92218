import Schema
import SourceText

/// What a person has to enter now: the difference between what has been entered and what a project asks for.
///
///     EntryPlan(from: lock.entries, to: checked).report(.text, [.ja])
package struct EntryPlan: Sendable {
    /// The gravest risk first, then by console and screen, then in the order in which the values are entered; a screen comes again where
    /// what gives up a name would else come after what takes it, or what is removed before what is added.
    package let changes: [Change]
    /// For each value that goes with all others of its product, payment method, item or mail.
    let gone: [EntryID: Gone]
    /// Environments of which nothing is told until they are complete.
    let leftOut: [IncompleteEnvironment]
    /// What has been entered, under the ids of today.
    let entered: [Entry]
    /// What the project asks for.
    private let asked: [Entry]
    private let ways: Ways
    /// The products that have another type of scenario.
    private let remade: Set<String>
    /// Whether a product is made, which may take the place of one that is not sold any more.
    let makesProducts: Bool
    /// Whether nothing is to be entered and a key file has another name than the record says, which other machines cannot know to be the same.
    let hasRenamedKeyFile: Bool
    /// Of the keys whose file is on this machine.
    private let halves: Set<EntryID>

    package struct Change: Sendable, Hashable {
        /// The entry to record once this is done; for a removal the entry that goes.
        package let id: EntryID
        /// Nil when the value is new.
        package let old: Entry?
        /// Nil when the value is to be removed.
        package let new: Entry?
        /// In business words: 「オンライン講座」の料金.
        package internal(set) var subject: Bilingual
        package let console: Guide.Console
        package let menu: [String]
        /// Its screen is opened again for it, when all else is done.
        let isLast: Bool
        /// What it belongs to, of what is removed, or is made anew and leaves something behind: 「オンライン講座」のメール「お知らせ」
        let leaving: Bilingual?
        /// What else there is to know: mails and names that still quote the old price, what must not be made twice.
        package internal(set) var warnings: [Bilingual]
        /// That of its field; a new scenario gets its name where it is made, which is not opened a second time for it, and what gives up a
        /// name for something new does so before that is made.
        package let risk: Risk
    }

    /// Whether what a value belongs to was there when it was recorded. Of a product with another type of scenario nobody knows whether it
    /// is made anew.
    func isMade(_ id: EntryID) -> Bool {
        // Another Public Key ID is another key pair.
        if id.field == .publicKeyID { return entered.contains { $0.id == id } && !changes.contains { $0.id == id } }
        return ways[id] == .editing && !isRemade(id)
    }

    /// Whether it belongs to a product that has another type of scenario.
    package func isRemade(_ id: EntryID) -> Bool { id.isOfProduct(among: remade) }

    package var isEmpty: Bool { changes.isEmpty }

    /// The old entries come from a `Lock` or from `ProvenanceEntries`.
    package init(from old: [Entry], to project: CheckedProject) {
        self.init(from: old, to: project.entries(over: old), leavingOut: project.leftOut)
    }

    /// The entries of a project come from `CheckedProject.entries`.
    package init(from old: [Entry], to new: [Entry], leavingOut leftOut: [IncompleteEnvironment] = []) {
        self.leftOut = leftOut
        let new = new.keepingHidden(of: old)
        let renamed = old.renamed(following: new)
        let taken = old.taken(as: renamed, in: new)
        let ways = Ways(from: renamed, to: new)
        let old = renamed.filter { !ways.leavesBehind($0.id) }
        self.ways = ways
        makesProducts = new.contains { $0.id.field == .scenario && ways[$0.id] == .making }
        halves = Set(new.lazy.map(\.id).filter { $0.field == .publicHalf })
        entered = renamed
        asked = new
        let pairs = EntryPlan.pairs(old, new)
        remade = Set(pairs.lazy.filter { $0.old != nil && $0.new?.id.field == .scenario }.compactMap { $0.new?.id.product })
        hasRenamedKeyFile = pairs.isEmpty && EntryPlan.hasRenamedKeyFile(old, new)
        // Words for what changed are made from all entries.
        if pairs.isEmpty {
            (changes, gone) = ([], [:])
            return
        }
        let freed = FreedNames(pairs, ways)
        var words = Wording(from: renamed, to: new, freeing: freed)
        let (pending, lookalikes) = (Pending(old, pairs), old.lookalikes(in: new))
        let present = Set(new.map(\.id.owner))
        let running = RunningCharges(old, pairs, present: present)
        let (remade, makesProducts) = (remade, makesProducts)
        let order = Dictionary(new.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let recorded = Set(
            old.lazy.map(\.id.owner.kind).map { kind in if case .product = kind { kind } else { kind.nameless } })
        let newScenarios = NewScenarios(old, new, ways) { lookalikes[$0] != nil || taken[$0] != nil }
        let changes = pairs.enumerated().map { index, pair in
            let id = (pair.new ?? pair.old)?.id ?? EntryID(.integration, .use)
            let screen = words.screen(id, ways[id], isGone: pair.new == nil, isReplaced: makesProducts)
            // What was recorded when a secret was not yet known as one.
            let old = pair.old.map { Entry($0.id, Secrets.masked($0.value)) }
            let isRemade = id.isOfProduct(among: remade)
            let staysBehind = isRemade && pair.new == nil
            let isLeaving = pair.old != nil && (pair.new == nil || id.field == .scenario || id.field == .trigger)
            let cautions = [
                pair.new?.cautionOfValue, lookalikes[id], staysBehind ? Entry.staysInEarlierScenario : nil,
                pair.new.flatMap { pair.old?.caution($0, words, isRemade: isRemade) },
                pair.new.flatMap { pending.caution(pair.old, $0) },
                newScenarios[id],
                pair.old == nil ? pair.new?.cautionOfAddition(ways[id], recorded) : nil, taken[id],
                pair.new == nil ? pair.old?.cautionOfRemoval(present) : nil, running.caution(pair.old, pair.new),
            ]
            let change = Change(
                id: id, old: old, new: pair.new, subject: words.subject(id), console: screen.console, menu: screen.menu,
                isLast: screen.rank == Wording.lastRank, leaving: isLeaving ? words.thing(id.owner, isNamed: true) : nil,
                warnings: cautions.compactMap { $0 } + words.textsQuoting(pair.old),
                risk: id.field == .productName && ways[id] == .making || freed.contains(id)
                    ? EntryField.scenario.risk : id.field.risk)
            // What is removed comes in the order of its ids.
            return PlacedChange(change, screen.rank, ways[id], freed.places[id] ?? order[id] ?? new.count + index)
        }
        let sorted = changes.byScreen
        let placed = sorted.map(\.change).givingUpFirst(words.namesakes) { sorted[$0].section }
        let gone = EntryPlan.gone(placed.filter { $0.new == nil }.map(\.id), present, words)
        self.changes = placed.calledByThen(words, gone)
        self.gone = gone
    }

    /// What is recorded when these changes have been made; all of them, or only those with some ids and what goes together with them. Nil
    /// when one of the ids is not in the plan.
    ///
    /// Of a product with another type of scenario that type is recorded with the last of the rest, asked for or not: until then, it says
    /// that what is there belongs to the earlier scenario.
    ///
    /// What by itself would make a thing equal to another one of the project is not recorded: the next plan would take it for that one.
    /// Together with the thing's other changes it is.
    package func recorded(only ids: [EntryID]? = nil) -> [Entry]? {
        var made = changes
        if let ids {
            made = []
            let (told, changed) = (
                Dictionary(told.map { ($0.change.id, $0) }, uniquingKeysWith: { first, _ in first }),
                Dictionary(changes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            )
            for id in ids {
                // Any change can be recorded by itself, also one of what is told as one.
                guard let change = changed[id] else { return nil }
                made += told[id].map { [$0.change] + $0.others } ?? [change]
                // A value of a mail that is made anew is entered where the mail now is.
                if ways[id] == .making, let trigger = changed[EntryID(id.owner, .trigger)] { made.append(trigger) }
            }
            let (done, remade) = (Set(made.map(\.id)), remade)
            let unfinished = Set(
                changes.lazy.map(\.id).filter { $0.isOfProduct(among: remade) && $0.field != .scenario && !done.contains($0) }
                    .compactMap(\.product))
            made.removeAll { $0.id.field == .scenario && $0.id.isOfProduct(among: unfinished) }
            let finished = Set(made.compactMap(\.id.product)).intersection(remade).subtracting(unfinished)
            made += changes.filter { $0.id.field == .scenario && $0.id.isOfProduct(among: finished) && !done.contains($0.id) }
            made = keepingThings(made)
        }
        return recording(made)
    }

    /// Those after which the next plan still takes what they belong to for the same thing.
    private func keepingThings(_ made: [Change]) -> [Change] {
        var made = made
        while !made.isEmpty {
            let recorded = recording(made)
            let taken = Set(zip(recorded, recorded.renamed(following: asked)).lazy.filter { $0.id != $1.id }.map(\.0.id.owner))
            let kept = made.filter { !taken.contains($0.id.owner) }
            if kept.count == made.count { break }
            made = kept
        }
        return made
    }

    /// What has been entered, with these changes.
    private func recording(_ made: [Change]) -> [Entry] {
        // What a mail leaves behind goes with its trigger.
        let moved = Set(made.lazy.map(\.id).filter { $0.field == .trigger }.map(\.owner))
        let left = entered.filter { !moved.contains($0.id.owner) || !ways.leavesBehind($0.id) }
        var entries = Dictionary(left.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for change in made {
            if let old = change.old { entries[old.id] = nil }
            if let new = change.new { entries[new.id] = new }
            // Nobody knows what is in the file of another key that is not on this machine.
            guard change.id.field == .publicKeyID || change.id.field == .privateKeyFile else { continue }
            let publicHalf = EntryID(change.id.owner, .publicHalf)
            if !halves.contains(publicHalf) { entries[publicHalf] = nil }
        }
        return Array(entries.values).sorted(byPath: { $0.id.text })
    }

    /// The ids that the project gives now to what was recorded under others.
    package static func idsOfToday(_ old: [Entry], following new: [Entry]) -> [EntryID: EntryID] {
        Dictionary(
            zip(old, old.renamed(following: new.keepingHidden(of: old))).map { ($0.id, $1.id) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func hasRenamedKeyFile(_ old: [Entry], _ new: [Entry]) -> Bool {
        let files = new.filter { $0.id.field == .privateKeyFile }
        return files.contains { file in
            old.contains { $0.id == file.id && !fileName($0.value).elementsEqual(fileName(file.value)) }
        }
    }

    /// Old and new value of everything that differs, sorted by id. Elements of a list are compared as a set; what is left of both
    /// sides is paired in order, so that a changed URL is one change.
    private static func pairs(_ old: [Entry], _ new: [Entry]) -> [(old: Entry?, new: Entry?)] {
        // Most of the many values of products are the same; of keys the others of their environment are asked for.
        let differing = Set(old.differing(from: new) { $0.isSame(as: $1) })
        func mayMatter(_ entry: Entry) -> Bool { differing.contains(entry.id) || entry.id.product == nil }
        let (old, new) = (old.filter(mayMatter), new.filter(mayMatter))
        let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var pairs: [(old: Entry?, new: Entry?)] = []
        var added: [ListKey: ArraySlice<Entry>] = [:]
        for entry in new where before[entry.id]?.isSame(as: entry) != true {
            if let element = ListKey(entry.id), before[entry.id] == nil {
                added[element, default: []].append(entry)
            } else if entry.id.field == .publicHalf, before[entry.id] == nil {
                // The key file was not there when the values were recorded: nothing is known to have changed.
                continue
            } else if let old = before[entry.id], entry.isSameKeyFile(as: old, after, before) {
                continue
            } else {
                pairs.append((before[entry.id], entry))
            }
        }
        // Lists have no order, and a record another one than a project: by their values both have one.
        for key in added.keys { added[key]?.sort { $0.value.utf8.lexicographicallyPrecedes($1.value.utf8) } }
        for entry in old.filter({ after[$0.id] == nil }).sorted(byPath: \.value) {
            if let element = ListKey(entry.id), let partner = added[element]?.popFirst() {
                pairs.append((entry, partner))
            } else if entry.id.field == .publicHalf, after.keys.contains(EntryID(entry.id.owner, .privateKeyFile)) {
                // The key file is not on this machine, which says nothing about the console.
                continue
            } else {
                pairs.append((entry, nil))
            }
        }
        pairs += added.values.joined().map { (nil, $0) }
        return pairs.sorted(byPath: { ($0.new ?? $0.old)?.id.text ?? "" })
    }

    private struct ListKey: Hashable {
        let owner: EntryID.Owner
        let field: EntryField

        init?(_ id: EntryID) {
            guard id.element != nil else { return nil }
            owner = id.owner
            field = id.field
        }
    }
}

extension Entry {
    /// Whether the console has this key file already, which only lies elsewhere now: its public half is the same. Where that is not known
    /// on both sides, a file of the same name is taken to be the same one as long as the Public Key ID is the same.
    fileprivate func isSameKeyFile(as old: Entry, _ after: [EntryID: Entry], _ before: [EntryID: Entry]) -> Bool {
        guard id.field == .privateKeyFile else { return false }
        func isSame(_ field: EntryField) -> Bool? {
            let id = EntryID(id.owner, field)
            return after[id].flatMap { new in before[id].map { new.isSame(as: $0) } }
        }
        return isSame(.publicHalf) ?? (fileName(value).elementsEqual(fileName(old.value)) && isSame(.publicKeyID) == true)
    }

    /// By bytes: か and its mark as two characters are not what is entered with the one character.
    package func isSame(as other: Entry) -> Bool { id == other.id && value.utf8.elementsEqual(other.value.utf8) }
}

/// The last component of a path, by bytes as values are compared.
func fileName(_ path: String) -> Substring.UTF8View { path.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring().utf8 }

/// The entries that a bundle carries in its `provenance.json`; most of the file is where values came from, and is passed over.
package struct ProvenanceEntries: Decodable {
    package var entries: [Entry] { predicate.entries }

    private let predicate: Predicate

    private struct Predicate: Decodable {
        let entries: [Entry]
    }
}

extension Entry: Decodable {
    private enum Key: CodingKey {
        case id, value
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        guard let id = EntryID(try members.decode(String.self, forKey: .id)) else {
            throw DecodingError.dataCorruptedError(forKey: .id, in: members, debugDescription: "no id of an entry")
        }
        self.init(id, try members.decode(String.self, forKey: .value))
    }
}
