import Outputs
import Reporting
import SourceText

/// `kessai plan [DIR] --against BUNDLE|kessai.lock`: what a person has to enter now.
let planCommand = Command(
    "plan", operands: "[DIR]", count: 0...1,
    Bilingual(ja: "前回の入力から変わった、いま入力する値だけを表示します", en: "show only what has to be entered now"),
    details: Bilingual(
        ja: """
            変更を、お金、購入者に届くメール、鍵とURL、表示の順に、画面ごとに並べます。入力する値があれば終了コードは5です。
            --against がなければ、プロジェクトの kessai.lock と比べます。それもなければ、すべての値が新規です。
            """,
        en: """
            Changes are grouped by risk (money, mails to buyers, keys and URLs, display) and by screen. The exit code is 5 when
            there is something to enter. Without --against the project's kessai.lock is compared; without one, everything is new.
            """),
    options: [againstOption, planFormat, .failOn, .release, .requireKeys]
) { invocation in
    let run = try CheckedRun(Target(project: invocation.operands, command: "plan", in: invocation.world), invocation)
    return try run.outcome(invocation) { project in
        let old = try enteredBefore(run.examination.target, invocation)
        let plan = EntryPlan(from: old ?? [], to: project)
        let format = invocation.text(planFormat).flatMap { PlanFormat(rawValue: $0) } ?? .text
        let report = plan.report(format, invocation.languages, recording: nextCommandInReport("record", invocation.operands))
        return Outcome(
            plan.isEmpty ? .done : .differs,
            output: format == .text ? fitForLog(foldingNotes(report, invocation.world.terminalWidth), invocation.world) : report,
            messages: old == nil && !plan.isEmpty && !invocation.has(.quiet)
                ? notice(firstTime(nextCommand("record", invocation.operands)), invocation.languages) : "")
    }
}

/// Notes are sentences, which a terminal would break within words. Values stay on one line, to be copied.
private func foldingNotes(_ report: String, _ width: Int?) -> String {
    guard let width else { return report }
    return report.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        let note = line.drop { $0 == " " }
        guard note.hasPrefix("! ") else { return String(line) }
        let column = line.utf8.count - note.utf8.count + 2
        return line.prefix(column) + hanging(String(note.dropFirst(2)), at: column, width: width)
    }.joined(separator: "\n")
}

private let againstOption = OptionSpec(
    "against", .text("BUNDLE|kessai.lock"),
    Bilingual(
        ja: "比べる相手: 前のバンドルか kessai.lock(「-」は標準入力)",
        en: "what to compare with: an earlier bundle or a kessai.lock (`-`: standard input)"))

private let planFormat = OptionSpec(
    "format", .choice(PlanFormat.allCases.map(\.rawValue)), Bilingual(ja: "表示の形式(既定は text)", en: "format (default text)"))

/// Nil where there is no record and nothing else to compare with.
private func enteredBefore(_ target: Target, _ invocation: Invocation) throws -> [Entry]? {
    let world = invocation.world
    guard let name = invocation.text(againstOption) else { return try recordedLock(target, world)?.entries }
    // The name alone means the project's own, from wherever kessai is run.
    if name == Lock.path, let lock = try recordedLock(target, world) { return lock.entries }
    let given = try Given(name, in: world)
    if case .file(let file) = given {
        // A record may have another name, such as that of another branch.
        if lastComponent(of: name).hasSuffix(".lock") || file.isRecord {
            return try readLock(try file.bytes(named: name, in: world.files), named: name, world).entries
        }
        if !file.isArchive { throw BadInput(message: file.isEmpty ? empty(name) : neither(name)) }
    }
    let files = try soundBundle(given, named: name, in: world.files)
    return try provenance(of: files, named: name) { decoded(ProvenanceEntries.self, from: $0)?.entries }
}

/// What is on the screens already is told nowhere: `--against` nothing, all is new.
private func firstTime(_ record: String) -> Bilingual {
    Bilingual(
        ja: "記録(\(Lock.path))がまだないので、すべての値が新規です。画面にもうある商品やメールは、作らずに見比べてください。そろったら \(record) を実行すると、次からは変わった値だけになります。",
        en:
            "there is no record (\(Lock.path)) yet, so every value is new. Do not make what is on the screens already, but compare it. Once all agrees, run \(record): from then on only changes are shown."
    )
}

/// As a pipe is whose first command found nothing.
private func empty(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は空です。kessaiのバンドルか kessai.lock を渡してください。",
        en: "`\(name)` is empty: give it a bundle of kessai or a kessai.lock.")
}

private func neither(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は、kessaiのバンドルでも kessai.lock でもありません。", en: "`\(name)` is neither a bundle of kessai nor a kessai.lock.")
}
