import Reporting
import Schema
import SourceText

/// `kessai check --fix`: makes the fixes that are certain (with `--unsafe-fixes` all), or shows them as a patch.
func fixAndReport(_ invocation: Invocation) throws -> Outcome {
    let world = invocation.world
    let target = try Target(invocation.operands, in: world)
    let files = try reportFiles(invocation)
    let examination = try examined(target, invocation)
    try refuseOverwritingKeys(files, of: examination, invocation)
    let before = try examination.report()
    let wanted = target.files.map(Set.init)
    let showsPatch = invocation.has(.diff)
    // A patch shows lines as they are, so it leaves out files that hold a secret, or what is no text.
    var withholding: [String: Bilingual] = [:]
    for unit in showsPatch ? examination.inspection.project.units : [] {
        withholding[unit.tree.source.path] = reasonToWithholdDiff(of: unit.tree.source, hiding: unit.hidden)
    }
    var withheld: Set<String> = []
    let doubtful = examination.doubtfulFiles
    var spared: Set<String> = []
    let mended = Mended(
        examination.inspection, examination.surroundings, unsafe: invocation.has(.unsafeFixes)
    ) { _, fix in
        fix.edits.allSatisfy { edit in
            guard let path = examination.inspection.project.source(edit.location.file)?.path,
                wanted.map({ $0.contains(path) }) ?? true
            else { return false }
            if doubtful.contains(path) {
                spared.insert(path)
                return false
            }
            if withholding[path] == nil { return true }
            withheld.insert(path)
            return false
        }
    }
    let sparing = spared.isEmpty || invocation.has(.quiet) ? "" : notice(mayBeLeftOut(spared), invocation.languages)
    if showsPatch {
        try write(before, into: files, invocation, root: target.root)
        let patches = mended.changes.map { patch(path: $0.before.path, from: $0.before.bytes, to: $0.after) }.joined()
        return Outcome(
            exitCode(before, invocation), output: fitForTerminal(patches, world),
            messages: withheld.sorted(by: pathPrecedes).compactMap { withholding[$0] }
                .map { notice($0, invocation.languages) }.joined() + sparing
                + examination.notices(invocation))
    }
    try FileReplacer(world.files).replace(
        all: mended.changes.map {
            let path = $0.before.path
            return FileChange(path: absolute(path, in: target.root), before: $0.before.bytes, after: $0.after, name: path)
        })
    // What a fix made of a path or a pattern is looked at anew: another key file, another list of files. What could not be read is told
    // even where it can be read by now.
    let isWhole = !before.diagnostics.contains { $0.code == .unreadableFile }
    let after =
        mended.changes.isEmpty
        ? before : isWhole ? try examined(target, invocation).report() : try examination.report(of: mended.inspection)
    try write(after, into: files, invocation, root: target.root)
    let messages = mended.changes.isEmpty || invocation.has(.quiet) ? "" : notice(done(mended), invocation.languages)
    return Outcome(
        exitCode(after, invocation), output: rendered(after, invocation, root: target.root),
        messages: messages + sparing + examination.notices(invocation))
}

extension Examination {
    /// Files that may be left out by what an error in kessai.yaml hides, as they are not surely kessai's.
    fileprivate var doubtfulFiles: Set<String> { mayLackPatterns ? files { $0 != .own } : [] }

    /// Files of other tools.
    var foreignFiles: Set<String> { files { $0 == .foreign } }

    private func files(_ isMeant: (Belonging) -> Bool) -> Set<String> {
        let trees = inspection.project.units.map(\.tree)
        return Set(trees.filter { $0.source.path != projectFile && isMeant($0.belonging) }.map(\.source.path))
    }
}

extension OptionSpec {
    static let fix = OptionSpec(
        "fix", .none, Bilingual(ja: "確実な修正をファイルに書き込みます", en: "make the fixes whose meaning is certain"))
    static let unsafeFixes = OptionSpec(
        "unsafe-fixes", .none,
        Bilingual(ja: "内容の確認が必要な修正も書き込みます(--fix を含みます)", en: "make those as well that a person must look at (implies --fix)"))
    static let diff = OptionSpec(
        "diff", .none,
        Bilingual(ja: "書き込まずに、修正を git apply で使える差分として表示します", en: "write nothing, show the fixes as a patch for git apply"))
}

/// Why the diff of a file is not shown; nil where it may be.
func reasonToWithholdDiff(of source: SourceFile, hiding hidden: [ByteRange]) -> Bilingual? {
    let isText = String(validating: source.bytes, as: UTF8.self) != nil
    if isText, source.mayBeShown(hiding: hidden) { return nil }
    let name = shown(source.path, limit: 200)
    if !isText {
        return Bilingual(
            ja: "「\(name)」にはUTF-8として読めないバイトがあるため、差分を表示しません。UTF-8で保存し直してください。",
            en: "`\(name)` has bytes that are not UTF-8, so its diff is not shown. Save it as UTF-8 first.")
    }
    return Bilingual(
        ja: "「\(name)」には秘密鍵などの秘密の値があるため、差分を表示しません。",
        en: "`\(name)` holds a secret, so its diff is not shown.")
}

private func mayBeLeftOut(_ paths: Set<String>) -> Bilingual {
    let names = inQuotes(paths.sorted(by: pathPrecedes).prefix(10))
    let others = max(0, paths.count - 10)
    return Bilingual(
        ja: "kessai.yaml の誤りのため、「ignore」に書かれているか分からないので、\(names.ja)\(others > 0 ? "ほか\(others)件" : "")は修正していません。",
        en: "\(names.en)\(others > 0 ? " and \(others) more were" : paths.count > 1 ? " were" : " was") not fixed: "
            + "an error in kessai.yaml may hide what `ignore` lists.")
}

private func done(_ mended: Mended) -> Bilingual {
    let (fixes, files) = (mended.count, mended.changes.count)
    return Bilingual(
        ja: "\(fixes)件の修正を\(files)ファイルに書き込みました。",
        en: "made \(fixes) fix\(fixes == 1 ? "" : "es") in \(files) file\(files == 1 ? "" : "s").")
}
