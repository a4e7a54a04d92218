import Reporting
import SourceText

/// `kessai init [DIR]`: a commented project to start from, and what is still to be filled in.
let initCommand = Command(
    "init", operands: "[DIR]", count: 0...1,
    Bilingual(ja: "説明つきの新しいプロジェクトを作ります", en: "make a commented project to start from"),
    details: Bilingual(
        ja: """
            DIR(既定は「.」)にファイルを作ります。すでにあるファイルは上書きせず、1つでもあれば何も作りません。
            ほかのプロジェクトの設定があるフォルダにも作りません。
            """,
        en: """
            Makes files in DIR (default `.`). Nothing is overwritten: if one of the files is there, none is made.
            None is made either in a directory that holds settings of another project.
            """)
) { invocation in
    let world = invocation.world
    let name = withoutDots(invocation.operands.first ?? ".")
    let directory = name == "." ? world.directory : absolute(name, in: world.directory)
    let paths = ProjectTemplate.files.map { absolute($0.path, in: directory) }
    let obstacle = try named(name, for: directory) { () throws(FileFault) -> Bilingual? in
        if case .file? = try world.files.kindIfThere(of: directory, followingLinks: true) { return isFile(name) }
        for (path, file) in zip(paths, ProjectTemplate.files)
        where try world.files.kindIfThere(of: path, followingLinks: false) != nil {
            return alreadyThere(name == "." ? file.path : absolute(file.path, in: name))
        }
        return try otherSettings(in: directory, name, world)
    }
    if let obstacle { throw BadInput(message: obstacle) }
    let outer = try outerProject(of: directory, world)
    try named(name, for: directory) { () throws(FileFault) in
        try makeFiles(zip(paths, ProjectTemplate.files).map { ($0, Array($1.text.utf8)) }, in: world.files)
    }

    let examination = try Examination(try Target([directory], in: world), surroundings(invocation), world)
    var options = reportOptions(invocation, root: examination.target.root)
    options.isQuiet = true
    // What is to be filled in stands in the files that were made; files of other tools are none of it.
    let units = examination.inspection.project.units
    let made = Set(ProjectTemplate.files.map(\.path))
    let errors = examination.inspection.diagnostics.filter { $0.severity == .error }
    func path(_ error: Diagnostic) -> String? { examination.inspection.project.source(error.location.file)?.path }
    let others = Set(errors.compactMap(path)).subtracting(made)
    let told = errors.filter { error in
        error.code == .unreadableFile || error.code == .secondIntegration
            || path(error).map(made.contains) ?? true
    }
    let report = Report(
        told, sources: units.map(\.tree.source), hidden: { units[$0].hidden }, documents: examination.documents,
        version: kessaiVersion)
    let isUnreadable = report.diagnostics.contains { $0.code == .unreadableFile }
    return Outcome(
        isUnreadable ? .fault : .done, output: invocation.has(.quiet) ? "" : Format.short.render(report, options),
        messages: invocation.has(.quiet)
            ? ""
            : notice(filesMade(report.diagnostics.count, in: name), invocation.languages)
                + (others.min(by: pathPrecedes).map { notice(ofOthers($0, others.count), invocation.languages) } ?? "")
                + (outer.map { notice(ofItsOwn(name, $0), invocation.languages) } ?? ""))
}

/// A file that was meant as kessai.yaml is the project already, and what is made behind a link is in none.
private func otherSettings(in directory: String, _ name: String, _ world: World) throws(FileFault) -> Bilingual? {
    func named(_ path: String) -> String { name == "." ? path : absolute(path, in: name) }
    let misnamed = "kessai.yml"
    if try world.files.kindIfThere(of: absolute(misnamed, in: directory), followingLinks: false) != nil {
        return isMisnamed(named(misnamed))
    }
    for folder in Set(ProjectTemplate.files.map(\.path).filter { $0.contains("/") }.map(parent)).sorted()
    where try world.files.kindIfThere(of: absolute(folder, in: directory), followingLinks: false) == .link {
        return alreadyThere(named(folder))
    }
    return nil
}

private func isMisnamed(_ path: String) -> Bilingual {
    let name = shown(path, limit: 200)
    return Bilingual(
        ja: "「\(name)」がすでにあるため、何も作りませんでした。プロジェクトの設定なら、名前を「\(projectFile)」に変えてください。",
        en: "`\(name)` is already there, so nothing was made. If it holds the settings of a project, rename it to \(projectFile)."
    )
}

/// The kessai.yaml of the project that a directory lies in. The files of one with a kessai.yaml of its own belong to no other, so a
/// directory that holds files of the project is none to make another one in.
private func outerProject(of directory: String, _ world: World) throws -> String? {
    let found = try named(".", for: world.directory) { () throws(FileFault) -> (place: String, root: String)? in
        guard let place = try place(directory, in: world.files), let root = try projectRoot(above: place, in: world.files) else {
            return nil
        }
        return (place, root)
    }
    guard let (place, root) = found else { return nil }
    let outer = way(to: absolute(projectFile, in: root), from: world.directory)
    if try world.files.kindIfThere(of: place, followingLinks: false) != nil,
        let taken = try firstFile(of: Target([root], in: world), in: place, world)
    {
        throw UsageError(message: belongsTo(outer, way(to: taken, from: world.directory)), command: "init")
    }
    return outer
}

private func alreadyThere(_ path: String) -> Bilingual {
    let name = shown(path, limit: 200)
    return Bilingual(
        ja: "「\(name)」がすでにあるため、何も作りませんでした。別のフォルダを指定してください。",
        en: "`\(name)` is already there, so nothing was made. Name another directory.")
}

private func ofOthers(_ path: String, _ count: Int) -> Bilingual {
    let path = shown(path, limit: 200)
    return Bilingual(
        ja: count == 1
            ? "ここにあるほかのYAMLファイル「\(path)」も検査されます。kessaiの設定でなければ、kessai.yaml の ignore に書いて除いてください。"
            : "ここにあるほかのYAMLファイル\(count)件(「\(path)」など)も検査されます。kessaiの設定でないものは、kessai.yaml の ignore に書いて除いてください。",
        en: count == 1
            ? "another YAML file here, `\(path)`, is checked as well. If it is of another tool, list it under `ignore` in kessai.yaml."
            : "\(count) other YAML files here, such as `\(path)`, are checked as well. List those of other tools under `ignore` in kessai.yaml."
    )
}

/// With the way from where the reader is.
private func filesMade(_ count: Int, in directory: String) -> Bilingual {
    let isHere = directory == "."
    let files = ProjectTemplate.files.map { isHere ? $0.path : shown(absolute($0.path, in: directory), limit: 200) }
    let check = nextCommand("check", isHere ? [] : [directory])
    return Bilingual(
        ja: "\(files.joined(separator: "、")) を作りました。上の\(count)か所を埋めて、\(check) を実行してください。",
        en: "made \(files.joined(separator: ", ")). Fill in the \(count) places above, then run \(check).")
}

private func belongsTo(_ outer: String, _ file: String) -> Bilingual {
    let (outer, file) = (shown(outer, limit: 200), shown(file, limit: 200))
    return Bilingual(
        ja: "「\(file)」は「\(outer)」のプロジェクトのファイルで、ここに別のプロジェクトを作ると外れてしまうため、何も作りませんでした。別のフォルダを指定してください。",
        en:
            "`\(file)` belongs to the project of `\(outer)`, which would lose it to a project made here, so nothing was made. Name another directory."
    )
}

private func ofItsOwn(_ name: String, _ outer: String) -> Bilingual {
    let (name, outer) = (shown(name, limit: 200), shown(outer, limit: 200))
    return Bilingual(
        ja: "「\(name)」は「\(outer)」のプロジェクトの中ですが、別のプロジェクトになります。このフォルダの中のファイルは「\(outer)」のプロジェクトには含まれません。",
        en: "`\(name)` lies in the project of `\(outer)`, but is a project of its own: no file in it belongs to the other.")
}
