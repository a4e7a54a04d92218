import Outputs
import Project
import Rules
import SourceText
import Syntax

/// A file of the project, or what kept it from being read.
struct ReadFile: Sendable {
    let source: SourceFile
    var fault: FileFault.Reason?
}

/// Reads one file, never more of it than kessai accepts; standard input may stand in for it.
func readFile(_ path: String, of target: Target, _ world: World) -> ReadFile {
    if let replacement = target.replacement, replacement.path == path { return ReadFile(source: replacement) }
    do {
        // One byte more than the limit is enough to see that a file is too large.
        let bytes = try world.files.read(target.root + "/" + path, limit: readLimit)
        return ReadFile(source: SourceFile(path: path, bytes: bytes))
    } catch {
        return ReadFile(source: SourceFile(path: path, bytes: []), fault: error.reason)
    }
}

/// Reads and inspects each file on its own, on all processors; the order of the result is that of the list.
///
/// Some files go through each stage together, so that what a stage does stays in the nearest cache of the processor: all stages are 400 KB
/// of instructions, of which that holds 32. File by file, a check of 1,000 files takes 1.4 times the time on one processor; more than 16
/// at once gain nothing.
func readFiles(_ discovery: Discovery, of target: Target, _ world: World) -> [InspectedFile] {
    if discovery.isTooLarge {
        return [
            InspectedFile(FileUnit(unread: discovery.home.source, file: FileID(0), problem: tooManyFiles(world.limits.files)))
        ]
    }
    return inChunks(discovery.files, processors: world.processors, progress: world.progress) { listed in
        let texts = listed.map { read($0, discovery, of: target, world) }
        // Of some nothing is to be read, or it was.
        var units = texts.indices.map { unit(texts[$0], FileID(listed.startIndex + $0), discovery) }
        let others = units.indices.filter { units[$0] == nil }
        let found = FileUnit.all(others.map { (texts[$0].source, FileID(listed.startIndex + $0)) })
        for (index, unit) in zip(others, found) { units[index] = unit }
        return InspectedFile.all(units.compactMap { $0 })
    }
}

private func read(_ listed: Listed, _ discovery: Discovery, of target: Target, _ world: World) -> ReadFile {
    if let fault = listed.fault { return ReadFile(source: SourceFile(path: listed.path, bytes: []), fault: fault) }
    return listed.path == projectFile ? discovery.home : readFile(listed.path, of: target, world)
}

private func unit(_ read: ReadFile, _ file: FileID, _ discovery: Discovery) -> FileUnit? {
    let path = read.source.path
    if let fault = read.fault { return FileUnit(unread: read.source, file: file, problem: unreadable(path, fault, file)) }
    return path == projectFile && file == discovery.homeUnit.tree.file ? discovery.homeUnit : nil
}

func unreadable(_ path: String, _ reason: FileFault.Reason, _ file: FileID) -> Diagnostic {
    let name = shown(path, limit: 200)
    let words = FileFault(path, reason).words
    return Diagnostic(
        .unreadableFile, at: Location(file, ByteRange(0, 0)),
        Bilingual(ja: "「\(name)」を読めません(\(words.ja))。", en: "`\(name)` cannot be read: \(words.en)."), help: advice(path, reason))
}

private func advice(_ path: String, _ reason: FileFault.Reason) -> Bilingual {
    switch reason {
    case .directory where path == Lock.path, .special where path == Lock.path:
        Bilingual(
            ja: "kessai.lock は kessai record が書くファイルです。そこにあるものの名前を変えてください。",
            en: "kessai.lock is a file that `kessai record` writes. Rename what is there.")
    case .directory where path == projectFile, .special where path == projectFile:
        Bilingual(
            ja: "kessai.yaml はプロジェクトの設定のファイルです。そこにあるものの名前を変え、kessai.yaml をファイルとして置いてください。",
            en: "kessai.yaml is the file with the project's settings. Rename what is there, and put the file in its place.")
    case .directory, .special:
        Bilingual(
            ja: "「.yaml」や「.yml」で終わる名前は設定ファイルとして読みます。名前を変えるか、kessai.yaml の「ignore」に書いてください。",
            en: "Names that end in `.yaml` or `.yml` are read as settings. Rename it, or list it under `ignore` in kessai.yaml.")
    case .leadsNowhere:
        Bilingual(
            ja: "リンクの先を直すか、リンクを消して、もう一度実行してください。", en: "Correct the link or remove it, and run kessai again.")
    case .nameIsNotText:
        Bilingual(
            ja: "名前を UTF-8 に直してください。Windows で作った ZIP の中の名前は、Shift_JIS のことがよくあります。",
            en: "Give it a name in UTF-8. Names in a ZIP file made on Windows are often in Shift_JIS.")
    case .leavesProject:
        Bilingual(
            ja: "プロジェクトの外のファイルは読みません。ファイルをプロジェクトの中に置いてください。",
            en: "Files outside the project are not read. Put the file inside the project.")
    case .leadsToOther:
        Bilingual(
            ja: "隠しファイル、隠しフォルダ、別のプロジェクトの中、名前が「.yaml」「.yml」で終わらないファイルは、リンクがあっても読みません。ファイルそのものをここに置いてください。",
            en:
                "A file that is hidden, belongs to another project or has a name that does not end in `.yaml` or `.yml` is not read, not even through a link. Put the file itself here."
        )
    case .system, .locked, .changed, .admitsNothing, .staysInPlace:
        Bilingual(
            ja: "ファイルとその権限を確かめて、もう一度実行してください。", en: "Check the file and its permissions, and run kessai again.")
    }
}

func tooManyFiles(_ limit: Int) -> Diagnostic {
    Diagnostic(
        .tooManyFiles, at: Location(FileID(0), ByteRange(0, 0)),
        Bilingual(
            ja: "このプロジェクトには\(limit)を超えるYAMLファイルがあり、kessaiの上限を超えています。",
            en: "This project has more than \(limit) YAML files, which is the most that kessai reads."),
        help: Bilingual(
            ja: "設定ではないファイルのあるフォルダを、kessai.yaml の「ignore」に書いてください。",
            en: "Under `ignore` in kessai.yaml list the directories whose files are not settings."))
}
