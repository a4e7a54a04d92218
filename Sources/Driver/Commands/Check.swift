import Project
import Reporting
import Rules
import SourceText

/// `kessai check [PATH…]`: reads the project and reports what is wrong in it.
let checkCommand = Command(
    "check", operands: "[PATH…]", count: 0...Int.max,
    Bilingual(ja: "プロジェクトを検査し、問題を報告します", en: "read the project and report problems"),
    details: Bilingual(
        ja: """
            PATH(既定は「.」)のあるプロジェクトを読みます。ファイルを指定すると、プロジェクト全体を読んだうえで、
            そのファイルにある問題と、そのファイルが原因の問題だけを報告します。「-」は標準入力から文書を読みます。
            プロジェクトの外では、ほかの文書で決まることを除いて検査します。
            --diff のパスはプロジェクトのルートからです。差分はそこで git apply に渡すか、git apply --directory=DIR で適用します。
            """,
        en: """
            Reads the project that holds PATH (default `.`). With files given, the whole project is read, and only
            problems that lie in or are caused by those files are reported. `-` reads documents from standard input;
            outside of a project they are checked, except for what depends on other documents.
            Paths of `--diff` begin at the project's root: run git apply there, or with `--directory=DIR`.
            """),
    options: [
        .reportFormat, .failOn, .outputFile, .fix, .unsafeFixes, .diff, .standardInputName, .release, .requireKeys,
    ]
) { invocation in
    if invocation.has(.diff), invocation.has(.reportFormat) { throw UsageError(message: diffIsNoReport, command: "check") }
    if invocation.has(.fix) || invocation.has(.unsafeFixes) {
        if invocation.operands.contains("-") { throw UsageError(message: fixesNoInput, command: "check") }
        return try fixAndReport(invocation)
    }
    if invocation.has(.diff) { throw UsageError(message: diffNeedsFix, command: "check") }
    let files = try reportFiles(invocation)
    let (report, examination) = try checkedReport(invocation)
    if let examination { try refuseOverwritingKeys(files, of: examination, invocation) }
    let root = examination?.target.root
    try write(report, into: files, invocation, root: root)
    var outcome = Outcome(
        exitCode(report, invocation), output: rendered(report, invocation, root: root),
        messages: examination?.notices(invocation) ?? "")
    outcome.leftovers = examination
    return outcome
}

private func checkedReport(_ invocation: Invocation) throws -> (report: Report, examination: Examination?) {
    let world = invocation.world
    let target: Target
    if let input = try invocation.pipedIn(to: "check") {
        guard let name = input.name, let inProject = try Target(standardInput: input.bytes, named: name, in: world) else {
            let source = SourceFile(path: input.name ?? namelessInput, bytes: input.bytes)
            return (try loneReport(source, surroundings(invocation)), nil)
        }
        target = inProject
    } else {
        target = try Target(invocation.operands, in: world)
    }
    let examination = try examined(target, invocation)
    return (try examination.report(), examination)
}

/// The project with its record, in which a merge may leave a conflict as in any file.
func examined(_ target: Target, _ invocation: Invocation) throws -> Examination {
    var examination = try Examination(target, surroundings(invocation), invocation.world)
    examination.faultyRecord = FaultyRecord(target, invocation.world)
    return examination
}

/// Documents without a project, looked at as one of which more is to come: what others could answer is not told, and no key is looked for.
private func loneReport(_ source: SourceFile, _ surroundings: Surroundings) throws -> Report {
    let unit = FileUnit(source, file: FileID(0))
    let documents = unit.documentCount
    let inspection = Inspection([InspectedFile(unit)], isWhole: false) { _ in surroundings }.proven(surroundings)
    if documents == 0, inspection.diagnostics.isEmpty {
        throw NothingToDo(message: Bilingual(ja: "標準入力に文書がありません。", en: "there is no document on standard input."))
    }
    return Report(
        inspection.diagnostics, sources: [source], hidden: { _ in unit.hidden }, documents: documents, version: kessaiVersion)
}

private let fixesNoInput = Bilingual(
    ja: "「-」(標準入力)と「--fix」は一緒には使えません。", en: "`--fix` cannot be combined with `-` (standard input).")

private let diffIsNoReport = Bilingual(
    ja: "「--diff」は差分を表示するので、「--format」とは一緒に使えません。報告は「--output-file 形式=ファイル」で書き出せます。",
    en: "`--diff` shows a patch and cannot be combined with `--format`. `--output-file FORMAT=FILE` writes a report as well.")

private let diffNeedsFix = Bilingual(ja: "「--diff」は「--fix」と一緒に使います。", en: "`--diff` goes with `--fix`.")
