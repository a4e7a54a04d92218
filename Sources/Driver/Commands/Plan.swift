import Outputs
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
    let run = try CheckedRun(Target(invocation.operands, in: invocation.world), invocation)
    return try run.outcome(invocation) { project in
        let old = try enteredBefore(run.examination.target, invocation)
        let plan = EntryPlan(from: old, to: project.entries.map(\.entry))
        let format = invocation.text(planFormat).flatMap { PlanFormat(rawValue: $0) } ?? .text
        return Outcome(plan.isEmpty ? .done : .differs, output: plan.report(format, invocation.languages))
    }
}

private let againstOption = OptionSpec(
    "against", .text("BUNDLE|kessai.lock"),
    Bilingual(ja: "比べる相手: 前のバンドルか kessai.lock", en: "what to compare with: an earlier bundle or a kessai.lock"))

private let planFormat = OptionSpec(
    "format", .choice(PlanFormat.allCases.map(\.rawValue)), Bilingual(ja: "表示の形式(既定は text)", en: "format (default text)"))

private func enteredBefore(_ target: Target, _ invocation: Invocation) throws -> [Entry] {
    let world = invocation.world
    guard let name = invocation.text(againstOption) else { return try recordedLock(target, world)?.entries ?? [] }
    let path = absolute(name, in: world.directory)
    // The name alone means the project's own, from wherever kessai is run.
    if name == Lock.path, let lock = try recordedLock(target, world) { return lock.entries }
    let beginning = try beginning(of: path, named: name, world)
    // A record may have another name, such as that of another branch.
    if lastComponent(of: path).hasSuffix(".lock") || beginning?.starts(with: Lock.version.utf8) == true {
        return try readLock(path, named: name, world).entries
    }
    if let beginning, !Archive.isBundle(beginning) { throw BadInput(message: neither(name)) }
    return try provenance(ofBundle: name, in: world) { decoded(ProvenanceEntries.self, from: $0)?.entries }
}

/// What tells a record from an archive, which may be large; nil for a directory.
private func beginning(of path: String, named name: String, _ world: World) throws -> [UInt8]? {
    do throws(FileFault) {
        if try world.files.kind(of: path, followingLinks: true) == .directory { return nil }
        return try world.files.read(path, limit: Archive.block)
    } catch { throw FileFault(name, error.reason) }
}

private func neither(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は、kessai のバンドルでも kessai.lock でもありません。", en: "`\(name)` is neither a bundle of kessai nor a kessai.lock.")
}
