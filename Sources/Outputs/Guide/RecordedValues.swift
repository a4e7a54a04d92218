import SourceText

/// What a record says beside the values of a guide: what is there already, and what stands where another value is entered now.
struct RecordedValues: Sendable {
    private let plan: EntryPlan
    private let changes: [EntryID: Told]

    init(_ plan: EntryPlan, _ told: [Told]) {
        self.plan = plan
        changes = Dictionary(told.map { ($0.change.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether nothing has changed.
    var areCurrent: Bool { changes.isEmpty }

    /// Whether what a value belongs to was made when it was recorded.
    func holds(_ making: Guide.Making) -> Bool { plan.isMade(making.entry) }

    /// What was recorded in place of some values of today.
    func old(of entries: [Entry]) -> [Entry] { areCurrent ? [] : entries.compactMap { changes[$0.id]?.change.old } }

    func change(of id: EntryID) -> Told? { changes[id] }

    /// A change is told where the value is entered, not where it is only compared.
    func change(of row: Guide.Row) -> Told? { row.purpose == .enter && !areCurrent ? changes[row.entry.id] : nil }
}
