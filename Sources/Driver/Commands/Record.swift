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
        let old = try recordedLock(target, invocation.world)
        let new = project.entries.map(\.entry)
        let lock: Lock
        if invocation.has(itemOption) {
            lock = try record(invocation.texts(itemOption), from: old?.entries ?? [], to: new)
        } else {
            lock = Lock(recording: new, over: old?.entries ?? [])
        }
        let rest = EntryPlan(from: lock.entries, to: new).changes.count
        if old?.entries.elementsEqual(lock.entries, by: { $0.isSame(as: $1) }) != true {
            var replacer = FileReplacer(invocation.world.files)
            try replacer.replace(absolute(Lock.path, in: target.root), with: Array(lock.text.utf8), named: Lock.path)
        }
        return Outcome(
            .done, messages: invocation.has(.quiet) ? "" : notice(recorded(lock.entries.count, rest: rest), invocation.languages))
    }
}

private let itemOption = OptionSpec(
    "item", .text("ID"),
    Bilingual(ja: "この値だけを記録します(何度でも指定できます)", en: "record this value only (repeatable)"), isRepeatable: true)

private func record(_ ids: [String], from old: [Entry], to new: [Entry]) throws(UsageError) -> Lock {
    var entries = old
    for text in ids {
        guard let id = EntryID(text) else { throw unknown(text, new) }
        if let changed = EntryPlan(from: entries, to: new).recorded(only: id) {
            entries = changed
        } else if !new.contains(where: { $0.id == id }) {
            throw unknown(text, new)
        }
    }
    return Lock(entries)
}

private func unknown(_ text: String, _ new: [Entry]) -> UsageError {
    UsageError(
        message: Bilingual(
            ja: "入力する値に「\(shown(text))」はありません。", en: "there is no value `\(shown(text))` to enter.")
            + didYouMean(text, among: new.map(\.id.text)), command: "record")
}

private func recorded(_ count: Int, rest: Int) -> Bilingual {
    let done = Bilingual(
        ja: "\(Lock.path) に\(count)件の値を記録してあります。", en: "\(Lock.path) now holds \(count) values.")
    guard rest > 0 else { return done }
    return done + Bilingual(ja: "まだ終わっていない値が\(rest)件あります。", en: " \(rest) still to be done.")
}
