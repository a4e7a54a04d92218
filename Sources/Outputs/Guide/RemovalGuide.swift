import Schema
import SourceText

/// What is to be taken off the screens: what was recorded and the settings have no more, or have in another place now. Each is a step of
/// its own, in the words of the plan.
struct Removals {
    private struct Removal {
        let owner: EntryID.Owner
        /// Of a thing that is gone with all its values.
        let isWhole: Bool
        /// What takes its place is entered first.
        let comesLast: Bool
        let step: Guide.Step
    }

    /// Of each product, each environment and the screen that both share; in the order of the plan.
    private var all: [EntryID.Owner.Kind: [Removal]] = [:]
    /// In the order of the plan.
    private var products: [String] = []
    /// Whether what a value belongs to is there.
    private let isMade: (EntryID) -> Bool

    init(_ told: [Told], isMade: @escaping (EntryID) -> Bool) {
        self.isMade = isMade
        var screens: [Screen: [Told]] = [:]
        var order: [Screen] = []
        for told in told {
            guard let thing = told.change.leaving else { continue }
            let (change, owner) = (told.change, told.change.id.owner)
            if let product = change.id.product {
                if all[.product(product)] == nil { products.append(product) }
                all[.product(product), default: []].append(
                    Removal(
                        owner: owner, isWhole: told.isWhole, comesLast: change.id.field == .scenario && change.new != nil,
                        step: Guide.Step(removing: told, thing)))
            } else {
                let screen = Screen(owner: owner, menu: change.menu)
                if screens[screen] == nil { order.append(screen) }
                screens[screen, default: []].append(told)
            }
        }
        for screen in order {
            guard let step = screens[screen].flatMap(Guide.Step.init(removing:)) else { continue }
            all[screen.owner.kind, default: []].append(
                Removal(owner: screen.owner, isWhole: false, comesLast: false, step: step))
        }
    }

    private struct Screen: Hashable {
        let owner: EntryID.Owner
        let menu: [String]
    }

    /// A section with the steps that take something away in it. What is gone as a whole sells until it is removed: that comes before what
    /// is entered of the product, but behind the others of its kind where one of them is new, which may take its place. A value is removed
    /// where the others of the same thing are entered.
    func added(to section: Guide.Section) -> Guide.Section {
        switch section.kind {
        case .product(let id):
            guard let own = all[.product(id)] else { return section }
            let entries = section.steps.compactMap { step in step.making.map { (id: step.id, entry: $0.entry) } }
            let new = Set(entries.map(\.entry).filter { !isMade($0) }.map(\.owner.kind.nameless))
            let ends = Dictionary(entries.map { ($0.entry.owner.kind.nameless, $0.id) }, uniquingKeysWith: { $1 })
            var (first, rest, last) = ([Removal](), [Removal](), [Removal]())
            var replaced: [String: [Removal]] = [:]
            for removal in own {
                let kind = removal.owner.kind.nameless
                if removal.isWhole, new.contains(kind), let end = ends[kind] {
                    replaced[end, default: []].append(removal)
                } else if removal.isWhole {
                    first.append(removal)
                } else if removal.comesLast {
                    last.append(removal)
                } else {
                    rest.append(removal)
                }
            }
            return section.adding { step in
                guard let owner = step.making?.entry.owner else { return [] }
                if case .product = owner.kind { return first.map(\.step) }
                defer { rest.removeAll { $0.owner == owner } }
                return (rest.filter { $0.owner == owner } + replaced[step.id, default: []]).map(\.step)
            } andLast: {
                (rest + last).map(\.step)
            }
        case .environment(let name):
            // The first one opens the screen of both.
            let ofBoth = section.steps.first?.id == "integration/open"
            return added(to: section, all[.environment(name), default: []] + (ofBoth ? all[.integration, default: []] : []))
        case .integration: return added(to: section, all[.integration, default: []])
        case .reminders, .acceptance, .withdrawn, .formerEnvironment, .report: return section
        }
    }

    /// On the screen that is open anyway.
    private func added(to section: Guide.Section, _ removals: [Removal]) -> Guide.Section {
        if removals.isEmpty { return section }
        var rest = removals
        let last = Dictionary(section.steps.map { ($0.menu, $0.id) }, uniquingKeysWith: { $1 })
        return section.adding { step in
            guard last[step.menu] == step.id else { return [] }
            defer { rest.removeAll { $0.step.menu == step.menu } }
            return rest.filter { $0.step.menu == step.menu }.map(\.step)
        } andLast: {
            rest.map(\.step)
        }
    }

    /// The products that the settings have no more.
    func withdrawn(keeping present: Set<String>) -> [Guide.Section] {
        let steps = products.filter { !present.contains($0) }.flatMap { all[.product($0), default: []].map(\.step) }
        if steps.isEmpty { return [] }
        return [
            Guide.Section(
                .withdrawn, Bilingual(ja: "販売をやめる商品", en: "Products that are no longer sold"),
                lead: Bilingual(
                    ja: "記録にあり、設定ファイルにはもうない商品です。", en: "They are in the record, and no longer in the settings file."),
                steps)
        ]
    }

    /// An environment that the settings have no more.
    func former(_ name: EnvironmentName) -> Guide.Section? {
        guard let removals = all[.environment(name)] else { return nil }
        let title = name.title
        return Guide.Section(
            .formerEnvironment(name), Bilingual(ja: "使わなくなった\(title.ja)", en: "No longer used: \(title.en)"),
            lead: Bilingual(
                ja: "記録にあり、設定ファイルにはもうない環境です。", en: "It is in the record, and no longer in the settings file."),
            removals.map(\.step))
    }
}

extension Guide.Section {
    /// With the steps that are to follow some of its own, and those that are left in the end.
    fileprivate func adding(_ following: (Guide.Step) -> [Guide.Step], andLast left: () -> [Guide.Step]) -> Guide.Section {
        var all: [Guide.Step] = []
        for step in steps {
            all.append(step)
            all += following(step)
        }
        return Guide.Section(kind, title, lead: lead, all + left())
    }
}

extension Guide.Step {
    /// What a product, or a part of one, has no more, or has in another place.
    fileprivate init(removing told: Told, _ thing: Bilingual) {
        let (change, removed) = (told.change, told.removed)
        let title =
            switch (change.id.field, change.new) {
            case (.trigger, _?): Bilingual(ja: "前のタブから削除: ", en: "Remove from its earlier tab: ") + thing
            case (_, _?): Bilingual(ja: "前のシナリオでの販売をやめる: ", en: "Stop selling in the earlier scenario: ") + thing
            default: removed.asBeginning + Bilingual(same: ": ") + (told.isWhole ? thing : told.subject)
            }
        self.init(StepID.removal(change.id, isWhole: told.isWhole || change.new != nil), change.console, title)
        menu = change.menuOfRemoval
        if change.new == nil {
            lines.append(told.summaryOfRemoval.asBeginning)
            if !told.isWhole { finish = Guide.Step.savedOnScreen }
        }
        lines += told.warnings
        take(told)
    }

    /// The values that one screen of an environment has no more; nil of none.
    fileprivate init?(removing values: [Told]) {
        guard let first = values.first else { return nil }
        let (change, owner) = (first.change, first.change.id.owner)
        let thing = change.leaving ?? first.subject
        let title =
            values.count == 1
            ? first.removed.asBeginning + Bilingual(same: ": ") + first.subject
            : Bilingual(
                ja: "\(thing.ja)の設定から消えた値(\(change.console.title.ja))",
                en: "\(thing.en): no longer in the settings (\(change.console.title.en))")
        self.init(StepID.removal(change.id, isWhole: false), change.console, title)
        menu = change.menu
        // Before the values are cleared.
        var said: Set<Bilingual> = []
        lines = values.flatMap(\.warnings).filter { said.insert($0).inserted }
        for told in values {
            let summary = told.summaryOfRemoval
            lines.append(values.count == 1 ? summary.asBeginning : told.subject + Bilingual(same: " — ") + summary)
            take(told)
        }
        switch (owner.kind, change.id.field) {
        case (_, .ipnEndpoint): break
        case (.environment, _) where console == .sellerCentral: finish = Guide.Step.savedApplication
        default: finish = Guide.Step.saved
        }
    }

    /// A tick lasts as long as it is these values that go.
    private mutating func take(_ told: Told) {
        removes.append(told.change.id)
        about += ([told.change] + told.others).compactMap(\.old)
    }
}

extension Told {
    fileprivate var summaryOfRemoval: Bilingual {
        Bilingual(ja: summary([.ja]) { $0 }, en: summary([.en]) { $0 })
    }
}

extension EntryPlan.Change {
    /// Where what stays behind is: a change itself leads to the place of today.
    fileprivate var menuOfRemoval: [String] {
        guard new != nil, let old else { return menu }
        switch old.id.field {
        case .trigger: return MailTrigger(rawValue: old.value).map(MenuPath.mails) ?? MenuPath.stepMails
        default: return MenuPath.scenarioMenu
        }
    }
}

extension Bilingual {
    /// Of a line: `remove` begins with a capital letter there.
    fileprivate var asBeginning: Bilingual { Bilingual(ja: ja, en: en.prefix(1).uppercased() + en.dropFirst()) }
}

extension StepID {
    /// What takes a thing away, or one value of it.
    static func removal(_ id: EntryID, isWhole: Bool) -> String {
        let part = isWhole ? "" : "/" + id.field.rawValue.replacing("_", with: "-")
        switch id.owner.kind {
        case .integration: return "removed/integration"
        case .environment(let name):
            switch id.field {
            case .javascriptOrigin, .returnURL, .supportEmail, .supportPhone: return "removed/\(name.rawValue)/application"
            case .ipnEndpoint: return "removed/\(name.rawValue)/ipn"
            default: return "removed/\(name.rawValue)/settings"
            }
        case .product(let product): return "removed/" + scenario(product) + part
        case .method(let product, let method): return "removed/" + self.method(product, method) + part
        case .mail(let product, let mail): return "removed/" + self.mail(product, mail) + part
        // Its name may have any letters, and its place among the items of the settings is gone.
        case .item(let product, _, _): return "removed/product/\(product)/item/\(SHA256.hex(id.owner.text).prefix(8))" + part
        }
    }
}

extension Guide {
    /// The steps that would take away what this guide has and a record has not: a tick of one is of an earlier time. Of products alone, as
    /// their former steps are.
    func removalsOver(_ record: [Entry]) -> [String] {
        // Before the first record nothing has been taken away.
        if record.isEmpty { return [] }
        let (recorded, owners) = (Set(record.lazy.map(\.id)), Set(record.lazy.map(\.id.owner)))
        let present = Set(sections.lazy.flatMap(\.steps).map(\.id))
        var seen: Set<String> = []
        return products.flatMap(\.steps).flatMap(\.rows).map(\.entry.id).filter { !recorded.contains($0) }
            .map { StepID.removal($0, isWhole: !owners.contains($0.owner)) }
            .filter { !present.contains($0) && seen.insert($0).inserted }
    }
}
