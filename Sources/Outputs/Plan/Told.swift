import SourceText

/// A change as a person is told of it: in short, of a text of several lines what differs, and what is gone as a whole as one thing.
struct Told: Sendable {
    let change: EntryPlan.Change
    /// What goes together with it.
    let others: [EntryPlan.Change]
    /// Whether it is gone with all its values.
    let isWhole: Bool
    /// In business words: 「オンライン講座」の料金, or what is gone: 「オンライン講座」のメール「お知らせ」.
    let subject: Bilingual
    let warnings: [Bilingual]
    let difference: Difference
    /// Of a text that is new as a whole.
    private let newLines: NewLines
    /// Of a product with another type of scenario: what it has not any more stays in the earlier scenario.
    private let staysBehind: Bool

    enum Difference: Sendable {
        /// Each in one line; empty when there is none.
        case values(old: Bilingual, new: Bilingual)
        /// Of a text, those that are gone and those that are new, in order.
        case lines([Line])
    }

    struct Line: Sendable, Hashable {
        let isNew: Bool
        /// In the text that holds it, from 1.
        let number: Int
        let text: String
        /// Whether its blanks are what differs.
        var marksBlanks = false

        /// Blanks lay out a mail: of those that the eye can see only what differs is spelled out.
        var shown: String { marksBlanks ? text.visibleValue() : text.visibleTextLine }

        /// 3行目 「…」
        var excerpt: Bilingual {
            let shown = self.shown
            return Bilingual(ja: "\(number)行目 「\(shown)」", en: "line \(number) “\(shown)”")
        }
    }

    fileprivate init(
        _ change: EntryPlan.Change, as thing: Bilingual? = nil, others: [EntryPlan.Change] = [], staysBehind: Bool,
        showsNewText: Bool = false
    ) {
        self.change = change
        self.others = others
        self.staysBehind = staysBehind
        isWhole = thing != nil
        subject = thing ?? change.subject
        var told = Set(change.warnings)
        warnings = change.warnings + others.flatMap(\.warnings).filter { told.insert($0).inserted }
        guard change.id.field.control == .longText else {
            let none = Bilingual(same: "")
            let (old, new) = toldApart(change.old?.shown ?? none, change.new?.shown ?? none)
            difference = .values(old: old.map { $0.visibleValue() }, new: new.map { $0.visibleValue() })
            newLines = NewLines(of: nil)
            return
        }
        guard let old = change.old?.value, let new = change.new?.value else {
            difference = .values(old: opening(change.old?.value), new: opening(change.new?.value))
            newLines = NewLines(of: showsNewText ? change.new?.value : nil)
            return
        }
        newLines = NewLines(of: nil)
        let lines = withBlanksToldApart(toldApart(changedLines(old, new)))
        let isOneLine = lines.count == 2 && !lines[0].isNew && lines[1].isNew
        difference = isOneLine ? .values(old: lines[0].excerpt, new: lines[1].excerpt) : .lines(lines)
    }

    /// Those that differ, or those of a new text that are to be seen.
    var lines: [Line] { if case .lines(let lines) = difference { lines } else { newLines.lines } }

    /// What stands above them; nil where it is said already.
    var headOfLines: Bilingual? { newLines.areChosen ? NewLines.head : nil }

    /// 1,980円 → 2,480円, or how many lines differ; `quote` writes a value.
    func summary(_ languages: [Language], quote: (String) -> String) -> String {
        switch difference {
        case .lines(let lines): return counts(lines)[languages]
        case .values(let old, let new):
            let (old, new) = (old.map(quote), new.map(quote))
            return switch change.action {
            case .enter: "\(Told.new[languages]): \(new[languages])"
            case .change: (old + Bilingual(same: " → ") + new)[languages]
            case .remove:
                isSale ? (removed + company)[languages] : "\(removed[languages]): \(old[languages])\(company[languages])"
            }
        }
    }

    static let new = Bilingual(ja: "新規", en: "new")

    /// What is removed of a product as a whole is its sale, and not the type of its scenario.
    var isSale: Bool { change.id.field == .scenario && change.action == .remove }

    /// What is to be done with what the settings no longer have; a deleted scenario could not be had back, and some fields are not empty
    /// on their screen.
    var removed: Bilingual {
        switch change.id.field {
        case .scenario: Bilingual(ja: "販売をやめる", en: "stop selling")
        case _ where staysBehind, .supportEmail, .supportPhone, .fromName, .fromAddress:
            Bilingual(ja: "設定から消えた値", en: "no longer in the settings")
        default: Bilingual(ja: "削除", en: "remove")
        }
    }

    /// What else is removed.
    var company: Bilingual {
        if others.isEmpty { return Bilingual(same: "") }
        if change.id.field == .scenario {
            let count = others.count + 1
            return Bilingual(ja: "(この商品の値は全部で\(count)件)", en: " (\(count) values of this product in all)")
        }
        let whole =
            switch change.id.owner.kind {
            case .method: Bilingual(ja: "支払方法", en: "payment method")
            case .item: Bilingual(ja: "商品", en: "item")
            case .mail: Bilingual(ja: "メール", en: "mail")
            case .integration, .environment, .product: Bilingual(ja: "商品", en: "product")
            }
        let values = others.count == 1 ? "the other value" : "the other \(others.count) values"
        return Bilingual(ja: "(この\(whole.ja)のほかの値\(others.count)件も)", en: " (and \(values) of this \(whole.en))")
    }
}

extension EntryPlan {
    /// What is removed as a whole, told by one of its values.
    struct Gone: Sendable, Hashable {
        /// The value that stands for all.
        let id: EntryID
        /// 「オンライン講座」のメール「お知らせ」
        let subject: Bilingual
    }

    /// What is gone as a whole among the ids that are removed, in their order. `present`: what still has values.
    static func gone(_ removed: [EntryID], _ present: Set<EntryID.Owner>, _ words: Wording) -> [EntryID: Gone] {
        let products = Set(removed.filter { $0.field == .scenario }.compactMap(\.product))
        var wholes: [EntryID.Owner: [EntryID]] = [:]
        for id in removed {
            if let product = id.product, products.contains(product) {
                wholes[EntryID.Owner(.product(product)), default: []].append(id)
            } else if !present.contains(id.owner) {
                wholes[id.owner, default: []].append(id)
            }
        }
        var gone: [EntryID: Gone] = [:]
        for (owner, ids) in wholes {
            let field: EntryField
            switch owner.kind {
            case .integration, .environment: continue
            case .product: field = .scenario
            case .method: field = .methodType
            case .item: field = .price
            case .mail: field = .trigger
            }
            guard let id = ids.first(where: { $0.field == field && $0.owner == owner }) ?? ids.first else { continue }
            // What is taken from sale is the scenario, and not its type.
            let thing = words.thing(owner)
            let scenario = Bilingual(ja: "\(thing.ja)のシナリオ", en: "\(thing.en): Scenario")
            let whole = Gone(id: id, subject: field == .scenario ? scenario : thing)
            for id in ids { gone[id] = whole }
        }
        return gone
    }

    /// The removal that a removal is done with, and told of with; nil of one that is told by itself.
    func whole(of change: Change) -> EntryID? {
        guard change.action == .remove, let whole = gone[change.id]?.id, whole != change.id else { return nil }
        return whole
    }

    /// The changes in their order; of what is gone as a whole one value stands for all.
    var told: [Told] {
        let removals = Dictionary(grouping: changes.filter { $0.action == .remove }) { gone[$0.id] }
        return changes.compactMap { change in
            let staysBehind = isRemade(change.id)
            guard change.action == .remove, let thing = gone[change.id], let all = removals[thing] else {
                // Before anything has been entered all is new, and the checklist is what shows it.
                return Told(change, staysBehind: staysBehind, showsNewText: !entered.isEmpty)
            }
            guard change.id == thing.id else { return nil }
            return Told(change, as: thing.subject, others: all.filter { $0.id != change.id }, staysBehind: staysBehind)
        }
    }
}

/// 3行削除、2行追加
func counts(_ lines: [Told.Line]) -> Bilingual {
    let added = lines.count { $0.isNew }
    func words(_ count: Int, _ ja: String, _ en: String) -> [Bilingual] {
        count == 0 ? [] : [Bilingual(ja: "\(count)行\(ja)", en: "\(count) \(count == 1 ? "line" : "lines") \(en)")]
    }
    let both = words(lines.count - added, "削除", "removed") + words(added, "追加", "added")
    return Bilingual(ja: both.map(\.ja).joined(separator: "、"), en: both.map(\.en).joined(separator: ", "))
}

private func split(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

/// Without the empty one behind the last line break.
func linesOfText(_ text: String) -> ArraySlice<Substring> {
    split(text).dropLast(text.utf8.last == UInt8(ascii: "\n") ? 1 : 0)
}

private func changedLines(_ old: String, _ new: String) -> [Told.Line] {
    let (before, after) = (split(old), split(new))
    var lines: [Told.Line] = []
    var (left, right) = (0, 0)
    for step in LineDiff(before.map { Array($0.utf8) }, after.map { Array($0.utf8) }).steps {
        switch step {
        case .same:
            left += 1
            right += 1
        case .removed:
            lines.append(Told.Line(isNew: false, number: left + 1, text: String(before[left])))
            left += 1
        case .added:
            lines.append(Told.Line(isNew: true, number: right + 1, text: String(after[right])))
            right += 1
        }
    }
    return lines
}

/// The first line of a text that is not empty, and how many lines there are.
private func opening(_ text: String?) -> Bilingual {
    guard let text else { return Bilingual(same: "") }
    let first = String(text.split(separator: "\n").first ?? "").visibleTextLine
    let count = linesOfText(text).count
    if count <= 1 { return Bilingual(ja: "「\(first)」", en: "“\(first)”") }
    return Bilingual(ja: "「\(first)」ほか、全\(count)行", en: "“\(first)” …, \(count) lines")
}
