import Project
import Reporting
import Rules
import SourceText

/// What the commands that report findings have in common: format, looks, exit code, reports into files.
///
/// Under GitHub Actions the format is `github` unless one is asked for.
func reportFormat(_ invocation: Invocation) -> Format {
    if let name = invocation.text(.reportFormat), let format = Format(rawValue: name) { return format }
    return invocation.world.environment["GITHUB_ACTIONS"] == "true" && invocation.world.terminalWidth == nil ? .github : .human
}

/// A report for standard output.
func rendered(_ report: Report, _ invocation: Invocation, root: String?) -> String {
    let format = reportFormat(invocation)
    let text = format.render(report, reportOptions(invocation, root: root))
    return [.human, .short, .narrated, .github].contains(format) ? fitForLog(text, invocation.world) : text
}

/// The root is that of the project, nil for a document without one.
func reportOptions(_ invocation: Invocation, root: String?) -> ReportOptions {
    let world = invocation.world
    var options = fileReportOptions(invocation, root: root)
    options.usesColor = usesColor(option: invocation.text(.color), world)
    options.linkRoot = options.usesColor && showsLinks(world) ? root : nil
    options.width = world.terminalWidth
    return options
}

/// The same for a report that goes into a file: plain.
private func fileReportOptions(_ invocation: Invocation, root: String?) -> ReportOptions {
    var options = ReportOptions()
    options.languages = invocation.languages
    options.failOn = failOn(invocation)
    options.isQuiet = invocation.has(.quiet)
    options.tellFixes(of: invocation.operands.contains("-") ? nil : invocation.operands, triedAll: invocation.has(.unsafeFixes))
    options.explanations = { allExplanations }
    options.pathPrefix = root.map { pathPrefix($0, invocation.world) } ?? ""
    options.directoryPrefix = root.flatMap { directoryPrefix($0, invocation.world) } ?? options.pathPrefix
    return options
}

extension ReportOptions {
    /// Which commands mend what was read: the operands, or nil for standard input. `triedAll`: of the fixes that a person must look at,
    /// those are left that cannot be made.
    mutating func tellFixes(of operands: [String]?, triedAll: Bool = false) {
        fixCommand = operands.map { nextCommandInReport("check --fix", $0) }
        unsafeFixCommand = triedAll ? nil : operands.map { nextCommandInReport("check --fix --unsafe-fixes --diff", $0) }
    }
}

/// CI services show files by their path in the repository, which the project may be a part of only.
private func pathPrefix(_ root: String, _ world: World) -> String {
    for directory in repositories(world) {
        guard let repository = try? world.files.resolve(directory), let path = relative(root, to: repository) else { continue }
        return path + "/"
    }
    return ""
}

/// Where CI services say that the repository is.
private func repositories(_ world: World) -> [String] {
    ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"].compactMap { world.environment[$0] }.filter { !$0.isEmpty }
}

/// In CI, the way to the project from the directory of the run, from where reviewdog takes paths; nil where neither holds the other.
private func directoryPrefix(_ root: String, _ world: World) -> String? {
    if repositories(world).isEmpty { return nil }
    if root == world.directory { return "" }
    if let path = relative(root, to: world.directory) { return path + "/" }
    return relative(world.directory, to: root).map { $0.split(separator: "/").map { _ in "../" }.joined() }
}

func surroundings(_ invocation: Invocation) -> Surroundings {
    var surroundings = Surroundings()
    surroundings.isRelease = invocation.has(.release)
    surroundings.requiresKeys = invocation.has(.requireKeys)
    return surroundings
}

/// A file that could not be read outweighs what was found in the others.
func exitCode(_ report: Report, _ invocation: Invocation) -> ExitCode {
    if report.diagnostics.contains(where: { $0.code == .unreadableFile }) { return .fault }
    return report.worst.map { $0 >= failOn(invocation) } == true ? .problems : .done
}

/// The severity from which findings fail the run.
func failOn(_ invocation: Invocation) -> Severity { invocation.text(.failOn).flatMap { Severity(rawValue: $0) } ?? .error }

/// A report that goes into a file.
struct ReportFile {
    let format: Format
    let name: String
}

/// Each `--output-file FORMAT=FILE`; nothing of a project may be overwritten by one, no bundle broken, and there must be a directory for
/// it before anything is done.
func reportFiles(_ invocation: Invocation) throws -> [ReportFile] {
    let files = try invocation.texts(.outputFile).map { value in
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let format = Format(rawValue: parts[0]) else {
            throw UsageError(message: badOutputFile(value), command: "check")
        }
        if parts[1].isEmpty { throw UsageError(message: noFile(format), command: "check") }
        if parts[1] == "-" { throw UsageError(message: outputFileIsNoStream(format), command: "check") }
        return ReportFile(format: format, name: parts[1])
    }
    let world = invocation.world
    try refuseOverwriting(files.map(\.name), command: "check", world)
    try refuseBreakingBundles(files.map(\.name), command: "check", world)
    for name in files.map(\.name) { try refuseLinkToNothing(name, world) }
    for name in files.map(\.name) where name.utf8.contains(UInt8(ascii: "/")) {
        _ = try named(parent(of: name)) { () throws(FileFault) in
            try world.files.kind(of: parent(of: absolute(name, in: world.directory)), followingLinks: true)
        }
    }
    return files
}

/// Which keys a project names is known once it has been read.
func refuseOverwritingKeys(_ files: [ReportFile], of examination: Examination, _ invocation: Invocation) throws {
    try refuseOverwritingKeys(
        files.map(\.name), of: examination.inspection.project, in: examination.target, command: "check", invocation.world)
}

/// Plain, in the languages of the run.
func write(_ report: Report, into files: [ReportFile], _ invocation: Invocation, root: String?) throws {
    let replacer = FileReplacer(invocation.world.files)
    for file in files {
        try replacer.replace(
            absolute(file.name, in: invocation.world.directory), .anything,
            with: Array(file.format.render(report, fileReportOptions(invocation, root: root)).utf8), named: file.name)
    }
}

private func outputFileIsNoStream(_ format: Format) -> Bilingual {
    Bilingual(
        ja: "「--output-file」はファイルに書きます。標準出力に出すには「--format \(format.rawValue)」を使います(「-」という名前のファイルなら「./-」と書きます)。",
        en:
            "`--output-file` writes to a file. For standard output use `--format \(format.rawValue)` (for a file named `-` write `./-`)."
    )
}

private func noFile(_ format: Format) -> Bilingual {
    Bilingual(
        ja: "「--output-file \(format.rawValue)=」に書き出すファイルの名前がありません。「--output-file \(format.rawValue)=FILE」と書きます。",
        en: "`--output-file \(format.rawValue)=` names no file. Write `--output-file \(format.rawValue)=FILE`.")
}

private func badOutputFile(_ value: String) -> Bilingual {
    let formats = Format.allCases.map(\.rawValue)
    let list = formats.joined(separator: ", ")
    return Bilingual(
        ja: "「--output-file \(shown(value))」は「形式=ファイル」の形で書きます。形式: \(formats.joined(separator: "、"))。",
        en: "`--output-file \(shown(value))` is written as FORMAT=FILE. Formats: \(list).")
        + (value.contains("=") ? didYouMean(String(value.prefix { $0 != "=" }), among: formats) : Bilingual(same: ""))
}
