import Outputs
import SourceText

/// `kessai record [DIR]`: writes down in kessai.lock what has been entered.
let recordCommand = Command(
    "record", operands: "[DIR]", count: 0...1,
    Bilingual(ja: "入力した値を kessai.lock に記録します", en: "write what has been entered to kessai.lock"),
    details: Bilingual(
        ja:
            "2つの画面への入力が終わってから実行し、kessai.lock だけを1つのコミットにします。画面の値はgitで戻らないので、このコミットは revert しないでください。ID は kessai plan が値の後ろに表示します。",
        en:
            "Run it after entering the values into both consoles, and commit kessai.lock by itself. Do not revert that commit: git does not take back what is on the screens. `kessai plan` shows the ID after each value."
    ),
    options: [itemOption, .failOn, .release, .requireKeys]
) { invocation in
    let target = try Target(project: invocation.operands, command: "record", in: invocation.world)
    let run = try CheckedRun(target, invocation)
    return try run.outcome(invocation) { project in
        // Warnings that the project's team chose to fail on stop the record as errors do.
        if exitCode(run.report, invocation) != .done { return Outcome(.problems) }
        var trials = 3
        while true {
            do { return try record(project, of: target, invocation) } catch let fault as FileFault where fault.reason == .changed
            {
                // Another record was written in between, and what it says is to stay.
                trials -= 1
                if trials == 0 { throw fault }
            }
        }
    }
}

private let itemOption = OptionSpec(
    "item", .text("ID"),
    Bilingual(ja: "この値だけを記録します(何度でも指定できます)", en: "record this value only (repeatable)"), isRepeatable: true)

private func record(_ project: CheckedProject, of target: Target, _ invocation: Invocation) throws -> Outcome {
    // Two at once would each write what the other has not recorded yet. An editor that saves the file puts another in its place, which
    // a second run may have to itself beside the first: what they record is compared with what they read.
    let hold = try named(projectFile) { () throws(FileFault) in
        try invocation.world.files.holdAlone(absolute(projectFile, in: target.root))
    }
    defer { hold?.release() }
    let before = try recordedBytes(target, invocation.world)
    let old = try before.map { try readLock($0, named: Lock.path, invocation.world) }
    let new = project.entries(over: old?.entries ?? [])
    let lock: Lock
    var ids: Set<EntryID> = []
    if invocation.has(itemOption) {
        (lock, ids) = try record(
            invocation.texts(itemOption), from: old?.entries ?? [], to: new,
            plan: nextCommand("plan", invocation.operands))
    } else {
        lock = Lock(recording: new, over: old?.entries ?? [])
    }
    let plan = EntryPlan(from: lock.entries, to: new)
    let rest = plan.changes.map(\.id)
    let isNew = old?.entries.elementsEqual(lock.entries, by: { $0.isSame(as: $1) }) != true
    if isNew {
        let replacer = FileReplacer(invocation.world.files)
        try replacer.replace(
            absolute(Lock.path, in: target.root), before.map(Former.bytes) ?? .nothing, with: Array(lock.text.utf8),
            named: Lock.path)
    }
    // What was asked for and is not recorded is told even when nothing else is.
    let left = rest.filter(ids.contains).map { plan.isRemade($0) && $0.field == .scenario ? waiting($0) : held($0) }
    // Whoever goes on to commit the record must not take it for one of what was asked for.
    let recordsNothing = lock.entries.elementsEqual(old?.entries ?? [], by: { $0.isSame(as: $1) })
    let exit: ExitCode = recordsNothing && !left.isEmpty ? .usage : .done
    if invocation.has(.quiet) { return Outcome(exit, messages: told(left, invocation)) }
    let messages = told(left + [recorded(lock.entries.count, rest: rest.count, isNew: isNew)], invocation)
    return Outcome(exit, messages: messages + (old.map { taken(from: $0, to: lock, invocation) } ?? ""))
}

private func told(_ sentences: [Bilingual], _ invocation: Invocation) -> String {
    sentences.map { notice($0, invocation.languages) }.joined()
}

/// What differs from the record before: a value that was changed and not entered yet is taken as well, which its number does not tell.
private func taken(from old: Lock, to new: Lock, _ invocation: Invocation) -> String {
    let lines = EntryPlan(from: old.entries, to: new.entries).lines(invocation.languages, limit: 10)
    if lines.isEmpty { return "" }
    return fitForLog(told([newlyTaken], invocation) + lines.map { "  \($0)\n" }.joined(), invocation.world)
}

private let newlyTaken = Bilingual(ja: "前の記録から変わった値:", en: "changed since the record before:")

/// The ids are those of one plan, whatever their order: what a value is told as does not change with those recorded before it.
private func record(
    _ texts: [String], from old: [Entry], to new: [Entry], plan command: String
) throws(UsageError) -> (Lock, Set<EntryID>) {
    var plan = EntryPlan(from: old, to: new)
    let changed = Set(plan.changes.map(\.id))
    let asked = Set(new.keepingHidden(of: old).map(\.id))
    let today = EntryPlan.idsOfToday(old, following: new)
    var ids: [EntryID] = []
    var removed: Set<EntryID> = []
    for text in texts {
        guard let id = EntryID(text) else { throw unknown(text, new, command) }
        if !changed.contains(id), !asked.contains(id) {
            guard let now = today[id] else { throw unknown(text, new, command) }
            guard now == id else { throw renamed(text, now, command) }
            // What is told as another thing by now, and was removed all the same.
            removed.insert(id)
        }
        ids.append(id)
    }
    if !removed.isEmpty { plan = EntryPlan(from: old.filter { !removed.contains($0.id) }, to: new) }
    let left = Set(plan.changes.map(\.id))
    // What is not in the plan has been recorded, or goes with something else.
    return (Lock(plan.recorded(only: ids.filter(left.contains)) ?? old), Set(ids))
}

/// Of an id of an earlier plan: whether it was removed or changed, as the plan of now says, only the person who did it knows.
private func renamed(_ text: String, _ now: EntryID, _ plan: String) -> UsageError {
    let (before, now) = (shown(text), shown(now.text))
    return UsageError(
        message: Bilingual(
            ja: "「\(before)」は、いまの設定では「\(now)」です。\(plan) で確かめてから、そのidで記録してください。",
            en: "`\(before)` is now `\(now)` in the settings: look at \(plan), then record it by the new id."),
        command: "record")
}

private func waiting(_ id: EntryID) -> Bilingual {
    let name = shown(id.text)
    return Bilingual(
        ja: "「\(name)」は、この商品のほかの値がすべて終わってから記録します。",
        en: "`\(name)` was not recorded: record it after all other values of this product.")
}

/// Of what by itself would look like something else.
private func held(_ id: EntryID) -> Bilingual {
    let name = shown(id.text)
    return Bilingual(
        ja: "「\(name)」だけを記録すると、設定にある別のものとすべての値が同じになり、区別できません。同じもののほかの変更と一緒に、--item を並べて記録してください。",
        en:
            "`\(name)` was not recorded: with this change alone, it would have the same values as another one in the settings, and nobody could tell them apart. Record it together with the other changes of the same thing, one --item for each."
    )
}

private func unknown(_ text: String, _ new: [Entry], _ plan: String) -> UsageError {
    UsageError(
        message: Bilingual(
            ja: "入力する値に「\(shown(text))」はありません。値のidは \(plan) が示します。",
            en: "there is no value `\(shown(text))` to enter; \(plan) shows the ids of the values.")
            + didYouMean(text, among: new.map(\.id.text)), command: "record")
}

private func recorded(_ count: Int, rest: Int, isNew: Bool) -> Bilingual {
    let values = count == 1 ? "1 value" : "\(count) values"
    let done =
        isNew
        ? Bilingual(ja: "\(Lock.path) に\(count)件の値を記録してあります。", en: "\(Lock.path) now holds \(values).")
        : Bilingual(
            ja: "記録する変更はありませんでした。\(Lock.path) の\(count)件の値はそのままです。",
            en: "nothing to record has changed: \(Lock.path) holds the same \(values) as before.")
    guard rest > 0 else { return done }
    return done + Bilingual(ja: "まだ終わっていない値が\(rest)件あります。", en: " \(rest) still to be done.")
}
