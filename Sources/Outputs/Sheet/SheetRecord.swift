import Schema
import SourceText

/// What a record says: what is there, what changed since, and which steps are done again for it.
struct SheetRecord: Sendable {
    let values: RecordedValues
    private var marks: [String: Mark] = [:]

    /// Why a step is to be done, beside its title.
    enum Mark: Sendable {
        /// All of its values are.
        case new
        case changed
        /// Nothing is entered, but what it looks at is another now.
        case again

        var title: Bilingual {
            switch self {
            case .new: Told.new
            case .changed: Bilingual(ja: "変更", en: "changed")
            case .again: Bilingual(ja: "もう一度", en: "again")
            }
        }
    }

    init(_ plan: EntryPlan, _ told: [Told], _ guide: Guide) {
        values = RecordedValues(plan, told)
        if !values.areCurrent { markSteps(of: guide) }
    }

    func mark(of step: Guide.Step) -> Mark? { marks[step.id] }

    /// Products come before the acceptance test, where what changed of them is tried.
    private mutating func markSteps(of guide: Guide) {
        var trials = ChangedTrials()
        for section in guide.sections {
            var isSeenInSellerCentral = false
            for step in section.steps {
                guard let mark = ownMark(of: step) ?? trials.mark(of: step.id) else { continue }
                marks[step.id] = mark
                trials.note(step, section.kind, mark)
                isSeenInSellerCentral = isSeenInSellerCentral || step.console == .sellerCentral
            }
            // Its menus are the same in both environments: one of them is chosen first.
            if case .environment(let name) = section.kind, isSeenInSellerCentral {
                marks["\(name.rawValue)/environment"] = .again
            }
        }
    }

    private func ownMark(of step: Guide.Step) -> Mark? {
        let entered = step.rows.filter { $0.purpose == .enter }
        let told = entered.compactMap(values.change)
        if !told.isEmpty { return told.count == entered.count && told.allSatisfy(\.isNew) ? .new : .changed }
        if !step.removes.isEmpty { return .changed }
        return step.isAboutAll || step.about.contains { values.change(of: $0.id) != nil } ? .again : nil
    }
}

/// What is to be tried again: the orders of what is sold otherwise now, and what is awaited of mails.
private struct ChangedTrials {
    private var marks: [String: SheetRecord.Mark] = [:]

    mutating func note(_ step: Guide.Step, _ kind: Guide.Section.Kind, _ mark: SheetRecord.Mark) {
        guard case .product(let product) = kind else { return }
        for owner in Set(step.rows.map(\.entry.id.owner) + step.removes.map(\.owner)) {
            switch owner.kind {
            case .method(_, let id): marks["\(product)/\(id)"] = mark
            // What a product and its items are called and cost stands in each of its orders.
            case .product, .item: marks[product] = .again
            case .mail:
                for row in step.rows where row.entry.id.field == .trigger { marks["\(product) \(row.entry.value)"] = .again }
            case .integration, .environment: break
            }
        }
    }

    func mark(of step: String) -> SheetRecord.Mark? {
        guard !marks.isEmpty, let trial = Guide.Step.trial(step) else { return nil }
        let method = marks["\(trial.product)/\(trial.method)"]
        if method == .new { return .new }
        switch trial.kind {
        case .order, .report: return method == nil && marks[trial.product] == nil ? nil : .again
        case .failure: return marks["\(trial.product) \(MailTrigger.chargeFailed.rawValue)"]
        case .cancel: return marks["\(trial.product) \(MailTrigger.recurringCancelled.rawValue)"]
        }
    }
}

extension Told {
    /// Whether nothing was recorded in its place.
    var isNew: Bool { change.action == .enter }
}

extension Guide.Step {
    /// What is tried in a step of the acceptance test: `acceptance/live/course/once/order`.
    fileprivate static func trial(_ id: String) -> (product: String, method: String, kind: StepID.Trial)? {
        guard id.utf8.starts(with: "acceptance/".utf8) else { return nil }
        let parts = id.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        guard parts.count == 5 else { return nil }
        return StepID.Trial(rawValue: parts[4]).map { (parts[2], parts[3], $0) }
    }

    /// The product that the step is about and does not name by itself: `product/course/…` or `acceptance/live/course/once/report`.
    var product: String? {
        if id.utf8.starts(with: "product/".utf8) {
            return id.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2).dropFirst().first.map { String(Substring($0)) }
        }
        guard let trial = Guide.Step.trial(id), trial.kind != .order else { return nil }
        return trial.product
    }
}
