import Reporting
import SourceText

/// `kessai init [DIR]`: a commented project to start from, and what is still to be filled in.
let initCommand = Command(
    "init", operands: "[DIR]", count: 0...1,
    Bilingual(ja: "説明つきの新しいプロジェクトを作ります", en: "make a commented project to start from"),
    details: Bilingual(
        ja: "DIR(既定は「.」)にファイルを作ります。すでにあるファイルは上書きせず、1つでもあれば何も作りません。",
        en: "Makes files in DIR (default `.`). Nothing is overwritten: if one of the files is there, none is made.")
) { invocation in
    let world = invocation.world
    let name = invocation.operands.first ?? "."
    let directory = absolute(name, in: world.directory)
    let paths = ProjectTemplate.files.map { absolute($0.path, in: directory) }
    for (path, file) in zip(paths, ProjectTemplate.files) where try exists(path, in: world.files) {
        throw BadInput(message: alreadyThere(name == "." ? file.path : absolute(file.path, in: name)))
    }
    try makeFiles(zip(paths, ProjectTemplate.files).map { ($0, Array($1.text.utf8)) }, in: world.files)

    let examination = try Examination(try Target([directory], in: world), surroundings(invocation), world)
    var options = reportOptions(invocation, root: examination.target.root)
    options.isQuiet = true
    let report = Report(
        examination.inspection.diagnostics.filter { $0.severity == .error },
        sources: examination.inspection.project.units.map(\.tree.source),
        documents: examination.documents, version: kessaiVersion)
    let isUnreadable = report.diagnostics.contains { $0.code == .unreadableFile }
    return Outcome(
        isUnreadable ? .fault : .done, output: invocation.has(.quiet) ? "" : Format.short.render(report, options),
        messages: invocation.has(.quiet) ? "" : notice(made(report.diagnostics.count), invocation.languages))
}

private func exists(_ path: String, in files: any FileSystem) throws(FileFault) -> Bool {
    do throws(FileFault) {
        _ = try files.kind(of: path, followingLinks: false)
        return true
    } catch {
        if error.isAbsence { return false }
        throw error
    }
}

private func alreadyThere(_ path: String) -> Bilingual {
    let name = shown(path, limit: 200)
    return Bilingual(
        ja: "「\(name)」がすでにあるため、何も作りませんでした。別のフォルダを指定してください。",
        en: "`\(name)` is already there, so nothing was made. Name another directory.")
}

private func made(_ count: Int) -> Bilingual {
    let files = ProjectTemplate.files.map(\.path)
    return Bilingual(
        ja: "\(files.joined(separator: "、")) を作りました。上の\(count)か所を埋めて、kessai check を実行してください。",
        en: "made \(files.joined(separator: ", ")). Fill in the \(count) places above, then run kessai check.")
}
