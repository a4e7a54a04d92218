import Project
import Reporting
import SourceText
import Syntax

/// What the commands that report findings have in common: format, looks, exit code, reports into files.
func reportFormat(_ invocation: Invocation) -> Format {
    invocation.text(.reportFormat).flatMap { Format(rawValue: $0) } ?? .human
}

func reportOptions(_ invocation: Invocation, root: String?) -> ReportOptions {
    let world = invocation.world
    var options = ReportOptions()
    options.languages = invocation.languages
    options.usesColor = usesColor(option: invocation.text(.color), world)
    options.linkRoot = options.usesColor && showsLinks(world) ? root : nil
    options.width = world.terminalWidth
    options.isQuiet = invocation.has(.quiet)
    return options
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
    let threshold = invocation.text(.failOn).flatMap { Severity(rawValue: $0) } ?? .error
    return report.worst.map { $0 >= threshold } == true ? .problems : .done
}

/// One byte more than a file may hold is enough to see that it is too large.
let standardInputLimit = Limits().fileBytes + 1

/// Each `--output-file FORMAT=FILE`: plain, in the languages of the run.
func writeReports(_ report: Report, _ invocation: Invocation) throws {
    for value in invocation.texts(.outputFile) {
        let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let format = Format(rawValue: parts[0]) else {
            throw UsageError(message: badOutputFile(value), command: "check")
        }
        var options = ReportOptions()
        options.languages = invocation.languages
        options.isQuiet = invocation.has(.quiet)
        try replaceFile(
            absolute(parts[1], in: invocation.world.directory), with: Array(format.render(report, options).utf8),
            in: invocation.world.files)
    }
}

private func badOutputFile(_ value: String) -> Bilingual {
    let formats = Format.allCases.map(\.rawValue).joined(separator: ", ")
    return Bilingual(
        ja: "「--output-file \(shown(value))」は「形式=ファイル」の形で書きます。形式: \(formats)。",
        en: "`--output-file \(shown(value))` is written as FORMAT=FILE. Formats: \(formats).")
}
