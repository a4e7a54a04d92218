import Outputs
import Project
import Reporting
import Rules
import SourceText

/// A project examined for its outputs: what was found, and the checked project when there was no error. Hints are `check`'s business
/// unless they were asked to count.
struct CheckedRun {
    let examination: Examination
    let report: Report
    let project: CheckedProject?

    init(_ target: Target, _ invocation: Invocation) throws {
        examination = try Examination(target, surroundings(invocation), invocation.world)
        try checkOutputSize(examination.inspection.project, limit: invocation.world.limits.texts)
        report = try examination.report(from: failOn(invocation) == .hint ? .hint : .warning)
        project = CheckedProject(
            examination.inspection.project, diagnostics: examination.inspection.diagnostics,
            silenced: examination.inspection.silenced, surroundings: examination.surroundings,
            Threads(processors: invocation.world.processors))
    }

    /// The outcome of a command whose result is not the report: what was found goes to standard error, and without a checked project
    /// there is nothing else. The summary is left out where nothing was found.
    func outcome(_ invocation: Invocation, _ make: (CheckedProject) throws -> Outcome) throws -> Outcome {
        var looks = reportOptions(invocation, root: examination.target.root)
        // The command may have been given something else than the project as well.
        looks.tellFixes(of: examination.target.operands)
        let messages = (report.diagnostics.isEmpty ? "" : Format.human.render(report, looks)) + examination.notices(invocation)
        guard let project else {
            let exit = exitCode(report, invocation)
            if exit == .done { throw InternalFault(message: Self.unresolved) }
            return Outcome(exit, messages: messages)
        }
        var outcome = try make(project)
        outcome.messages = messages + outcome.messages
        // What the run was told to fail on outweighs a difference.
        let found = exitCode(report, invocation)
        if outcome.exit == .done || outcome.exit == .differs && found != .done { outcome.exit = found }
        return outcome
    }

    private static let unresolved = Bilingual(
        ja: "問題は見つかりませんでしたが、値を決められない設定があります。これはkessaiの不具合です。",
        en: "no problem was found, yet some value is not known. This is a fault of kessai.")
}
