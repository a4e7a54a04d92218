import Outputs
import SourceText

/// `kessai record [DIR]`: writes down in kessai.lock what has been entered.
let recordCommand = Command(
    "record", operands: "[DIR]", count: 0...1,
    Bilingual(ja: "入力した値を kessai.lock に記録します", en: "write what has been entered to kessai.lock"),
    details: Bilingual(
        ja: "2つの画面への入力が終わってから実行し、kessai.lock をコミットします。ID は kessai plan が値の後ろに表示します。",
        en:
            "Run it after entering the values into both consoles, and commit kessai.lock. `kessai plan` shows the ID behind each value."
    ),
    options: [itemOption, .failOn, .release, .requireKeys]
) { invocation in
    let target = try Target(invocation.operands, in: invocation.world)
    let run = try CheckedRun(target, invocation)
    return try run.outcome(invocation) { project in
        // Warnings that the project's team chose to fail on stop the record as errors do.
        if exitCode(run.report, invocation) != .done { return Outcome(.problems) }
        // Two at once would each write what the other has not recorded yet.
        let hold = try named(projectFile) { () throws(FileFault) in
            try invocation.world.files.holdAlone(absolute(projectFile, in: target.root))
        }
        defer { hold?.release() }
        let old = try recordedLock(target, invocation.world)
        let new = project.entries(over: old?.entries ?? [])
        let lock: Lock
        if invocation.has(itemOption) {
            lock = try record(invocation.texts(itemOption), from: old?.entries ?? [], to: new)
        } else {
            lock = Lock(recording: new, over: old?.entries ?? [])
        }
        let rest = EntryPlan(from: lock.entries, to: new).changes.count
        if old?.entries.elementsEqual(lock.entries, by: { $0.isSame(as: $1) }) != true {
            let replacer = FileReplacer(invocation.world.files)
            try replacer.replace(absolute(Lock.path, in: target.root), with: Array(lock.text.utf8), named: Lock.path)
        }
        return Outcome(
            .done, messages: invocation.has(.quiet) ? "" : notice(recorded(lock.entries.count, rest: rest), invocation.languages))
    }
}

private let itemOption = OptionSpec(
    "item", .text("ID"),
    Bilingual(ja: "この値だけを記録します(何度でも指定できます)", en: "record this value only (repeatable)"), isRepeatable: true)

/// The ids are those of one plan, whatever their order: what a value is told as does not change with those recorded before it.
private func record(_ texts: [String], from old: [Entry], to new: [Entry]) throws(UsageError) -> Lock {
    let (recorded, asked) = (Set(old.map(\.id)), Set(new.map(\.id)))
    var plan = EntryPlan(from: old, to: new)
    let changed = Set(plan.changes.map(\.id))
    var ids: [EntryID] = []
    for text in texts {
        guard let id = EntryID(text), changed.contains(id) || asked.contains(id) || recorded.contains(id) else {
            throw unknown(text, new)
        }
        ids.append(id)
    }
    // What is told as another thing by now, and was removed all the same.
    let removed = Set(ids.filter { !changed.contains($0) && !asked.contains($0) })
    if !removed.isEmpty { plan = EntryPlan(from: old.filter { !removed.contains($0.id) }, to: new) }
    let left = Set(plan.changes.map(\.id))
    return Lock(plan.recorded(only: ids.filter { left.contains($0) }) ?? old)
}

private func unknown(_ text: String, _ new: [Entry]) -> UsageError {
    UsageError(
        message: Bilingual(
            ja: "入力する値に「\(shown(text))」はありません。値のidは kessai plan が示します。",
            en: "there is no value `\(shown(text))` to enter; kessai plan shows the ids of the values.")
            + didYouMean(text, among: new.map(\.id.text)), command: "record")
}

private func recorded(_ count: Int, rest: Int) -> Bilingual {
    let done = Bilingual(
        ja: "\(Lock.path) に\(count)件の値を記録してあります。",
        en: "\(Lock.path) now holds \(count == 1 ? "1 value" : "\(count) values").")
    guard rest > 0 else { return done }
    return done + Bilingual(ja: "まだ終わっていない値が\(rest)件あります。", en: " \(rest) still to be done.")
}
