import Rules
import SourceText
import Testing

/// A `recurrence` beside a `use:`, which takes over the interval of the document and nothing else of it.
@Suite struct InheritedRecurrenceTests {
    private static func shared(_ recurrence: String) -> String {
        "kind: payment_method\nid: m\ntype: recurring\ntax_rate: 10%\nprice: 980\nrecurrence: {\(recurrence)}\n---\n"
    }

    @Test(arguments: [
        ("every: 1 month, times: 12", "{}", "`times: 12` of"),
        ("every: 1 month, times: 12", "{every: 1 month}", "`times: 12` of"),
        ("every: 1 month, times: 12", "{trial_days: 14}", "`times: 12` of"),
        ("every: 1 month, trial_days: 30", "{every: 1 month}", "`trial_days: 30` of"),
        ("every: 1 month, times: 12, trial_days: 30", "{every: 2 months}", "`times: 12` and `trial_days: 30` of"),
        ("times: 12, trial_days: 30", "{every: 2 months, times: 6}", "`trial_days: 30` of"),
    ])
    func whatIsNotTakenOver(definition: String, own: String, lost: String) throws {
        let inspection = inspect(Self.shared(definition) + product("- use: m\n  recurrence: \(own)"))
        #expect(findings(inspection, from: .warning) == ["recurrence-not-inherited 「recurrence」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .recurrenceNotInherited })
        #expect(finding.path == "product[id=course].payment_methods[0].recurrence")
        #expect(finding.message.en.contains(lost))
        let related = finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) }
        #expect(related == lost.matches(of: /`[a-z_]+: (\d+)`/).map { String($0.1) })
    }

    /// Without a `recurrence` of its own a use has all of the document's; with all of it written, nothing is lost.
    @Test(arguments: [
        ("every: 1 month, times: 12", ""), ("every: 1 month, times: 12", "  recurrence: {times: 12}"),
        ("every: 1 month, times: 12", "  recurrence: {every: 2 months, times: 6}"),
        ("every: 1 month", "  recurrence: {every: 2 months}"),
        ("every: 1 month, trial_days: 30", "  recurrence: {trial_days: 0}"),
        ("every: 1 month, trial_days: 0", "  recurrence: {every: 2 months}"),
        ("every: 1 month, times: 12", "  # kessai: allow recurrence-not-inherited 会員は終わりなし\n  recurrence: {every: 1 month}"),
    ])
    func whatIsTakenOver(definition: String, own: String) {
        #expect(findings(Self.shared(definition) + product("- use: m\n" + own)) == [])
    }

    /// The number that the name promises is the one that is lost, which is one mistake; where a number is set, it is another's.
    @Test func theNumberThatTheNamePromises() {
        let shared = Self.shared("every: 1 month, times: 12").replacing("type: recurring", with: "name: 12回払い\ntype: recurring")
        #expect(
            findings(shared + product("- use: m\n  recurrence: {every: 1 month}")) == ["recurrence-not-inherited 「recurrence」"])
        let wrong = shared.replacing("recurring\n", with: "one_time\n")
        #expect(
            findings(wrong + product("- use: m\n  recurrence: {every: 1 month}")).contains { $0.hasPrefix("recurrence-not") }
                == false)
    }
}
