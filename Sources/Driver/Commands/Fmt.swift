import Project
import Reporting
import Schema
import SourceText
import Syntax

/// `kessai fmt [PATH…]`: rewrites files in the canonical layout.
let formatCommand = Command(
    "fmt", operands: "[PATH…]", count: 0...Int.max,
    Bilingual(
        ja: "設定ファイルの書き方を整えます(コメントと意味は変わりません)", en: "rewrite files in the canonical layout, with the same meaning and comments"),
    details: Bilingual(
        ja: """
            PATH(既定は「.」)がフォルダなら、その下にあるプロジェクトのファイルをすべて整えます。
            「-」は標準入力を読み、標準出力に書きます。構文の誤りがあるファイルと、ほかのツールのファイルには手を付けません。
            --diff のパスはプロジェクトのルートからです。差分はそこで git apply に渡すか、git apply --directory=DIR で適用します。
            複数のプロジェクトのファイルや、プロジェクト外のファイルなら、実行したフォルダからのパスになります。
            そのフォルダの外のファイルがあれば「/」からです。
            """,
        en: """
            With a directory as PATH (default `.`), all files of the project below it are rewritten. `-` reads standard input
            and writes standard output. Files with errors in their syntax and files of other tools are left alone. Paths of
            `--diff` begin at the project's root: run git apply there, or with `--directory=DIR`. With files of several
            projects, or of none, they begin at the working directory, or at `/` if one lies outside of it.
            """),
    options: [checkOption, diffOption, keysOption, .standardInputName]
) { invocation in
    guard let input = try invocation.pipedIn(to: "fmt") else {
        let (files, strangers) = try filesToFormat(invocation)
        var outcome = try FormatRun(files: files, invocation).outcome(invocation)
        if !strangers.isEmpty, !invocation.has(.quiet) {
            outcome.messages = notice(nothingToFormat(strangers), invocation.languages) + outcome.messages
        }
        return outcome
    }
    return try FormatRun(standardInput: InputToFormat(input.bytes, named: input.name, invocation.world), invocation)
        .outcome(invocation)
}

private let checkOption = OptionSpec(
    "check", .none,
    Bilingual(
        ja: "何も書かず、整っていないファイルを挙げます(あれば終了コード5)", en: "write nothing, list the files that would change (exit code 5 if any)"))
private let diffOption = OptionSpec(
    "diff", .none, Bilingual(ja: "何も書かず、変わるところを差分で表示します", en: "write nothing, show what would change as a unified diff"))
private let keysOption = OptionSpec(
    "keys", .choice(["en", "ja"]),
    Bilingual(ja: "キーと選択肢の値を英語(en)か画面の表記(ja)にそろえます", en: "write keys and choices in English (en) or as on the screens (ja)"))

/// What is piped in, by the name that its file would have: in its project, or else as it was given.
private struct InputToFormat {
    let source: SourceFile
    let nameInPatch: String

    init(_ bytes: [UInt8], named name: String?, _ world: World) throws {
        guard let name else {
            (source, nameInPatch) = (SourceFile(path: namelessInput, bytes: bytes), namelessInput)
            return
        }
        // Where the name cannot be looked for, the text is formatted all the same.
        if let target = try? Target(standardInput: bytes, named: name, in: world), let file = target.replacement {
            guard try ignoreList(of: target, world).admits(file.path) else { throw NothingToDo(message: nothingToFormat([name])) }
            (source, nameInPatch) = (file, file.path)
            return
        }
        let written = absolute(name, in: world.directory)
        let directory = (try? place(parent(of: written), in: world.files)) ?? withoutDots(parent(of: written))
        let own = absolute(lastComponent(of: written), in: directory)
        source = SourceFile(path: name, bytes: bytes)
        nameInPatch = relative(own, to: world.directory) ?? String(own.drop { $0 == "/" })
    }
}

/// A file to format: where it is, and its name in messages, relative to its project's root, or to the working directory where files
/// of several projects are named. A patch takes all names from one directory, and none leads out of it.
private struct FileToFormat: Sendable {
    let path: String
    /// Of its project; nil for a file in none, whose name is as it was given.
    var root: String?
    var name: String
    var nameInPatch: String
    var fault: FileFault.Reason?
    /// An error in kessai.yaml may hide that it is to be left alone.
    let isDoubtful: Bool

    init(_ path: String, in root: String?, named name: String, isDoubtful: Bool = false, fault: FileFault.Reason? = nil) {
        self.path = path
        self.root = root
        self.name = name
        nameInPatch = name
        self.isDoubtful = isDoubtful
        self.fault = fault
    }
}

/// The files of the project that are named or lie in the directories named; each once, sorted by path. A file in no project is taken by
/// its name alone. Besides, what was named and is no such file.
private func filesToFormat(_ invocation: Invocation) throws -> (files: [FileToFormat], strangers: [String]) {
    let world = invocation.world
    var files: [String: FileToFormat] = [:]
    var strangers: [String] = []
    var ignored: [String: IgnoreList] = [:]
    for operand in invocation.operands.isEmpty ? ["."] : invocation.operands {
        let (place, isDirectory) = try locate(operand, in: world)
        if !isDirectory, !isYAML(place.utf8) {
            strangers.append(operand)
            continue
        }
        let root = try projectRoot(above: isDirectory ? place : parent(of: place), in: world.files)
        guard isDirectory || root != nil else {
            files[place] = FileToFormat(place, in: nil, named: operand)
            continue
        }
        let target = try Target([operand], in: world)
        let patterns = try ignored[target.root] ?? ignoreList(of: target, world)
        ignored[target.root] = patterns
        if isDirectory {
            let inner = relative(place, to: target.root) ?? ""
            if !patterns.admits(inner) {
                strangers.append(operand)
                continue
            }
            let listed = listFiles(
                under: target.root, below: inner, in: world.files, limit: world.limits.files, processors: world.processors,
                isIgnored: patterns.ignores)
            guard let listed else { throw BadInput(message: tooManyFiles(world.limits.files).message) }
            for listed in listed {
                let path = absolute(listed.path, in: target.root)
                files[path] = FileToFormat(
                    path, in: target.root, named: listed.path, isDoubtful: patterns.mayLackPatterns, fault: listed.fault)
            }
        } else if let name = relative(place, to: target.root), patterns.admits(name) {
            let kind = try world.files.kind(of: place, followingLinks: false)
            files[place] = FileToFormat(
                place, in: target.root, named: name, isDoubtful: patterns.mayLackPatterns,
                fault: fault(kind, target.root, name, world.files))
        } else {
            strangers.append(operand)
        }
    }
    if files.isEmpty { throw NothingToDo(message: nothingToFormat(invocation.operands)) }
    let sorted = files.values.sorted { pathPrecedes($0.path, $1.path) }
    let roots = Set(sorted.map(\.root))
    if roots.count == 1, roots.first != .some(nil) { return (sorted, strangers) }
    let base = sorted.allSatisfy { isInside($0.path, world.directory) } ? world.directory : "/"
    let named = sorted.map { file in
        var file = file
        file.name = relative(file.path, to: world.directory) ?? (file.root == nil ? file.name : file.path)
        file.nameInPatch = relative(file.path, to: base) ?? file.name
        return file
    }
    return (named, strangers)
}

private func nothingToFormat(_ operands: [String]) -> Bilingual {
    let names = inQuotes(operands.isEmpty ? ["."] : operands)
    return Bilingual(
        ja: "\(names.ja)に、整える設定ファイルがありません\(whichFiles.ja)。",
        en: "there are no settings to format in \(names.en) (files \(whichFiles.en)).")
}

/// What became of each file.
private struct FormatRun {
    private struct File: Sendable {
        let path: String?
        let nameInPatch: String
        let source: SourceFile
        var problems: [Diagnostic] = []
        var documents = 0
        /// What may not be shown of it, where something of it is shown.
        var hidden: [ByteRange] = []
        var result: Formatted
        var reasonToStay: ReasonToStay?
        var fault: FileFault.Reason?
    }

    /// Why a file without errors stays as it is.
    private enum ReasonToStay {
        /// It holds no document of kessai.
        case foreign
        /// Not every document in it is surely one of kessai, and an error in kessai.yaml may hide that it is to be left alone.
        case doubtful
    }

    private let files: [File]

    init(files: [FileToFormat], _ invocation: Invocation) {
        let world = invocation.world
        let spelling = invocation.spelling
        self.files = concurrently(files, processors: world.processors) { index, file in
            do throws(FileFault) {
                if let fault = file.fault { throw FileFault(file.path, fault) }
                let bytes = try world.files.read(file.path, limit: readLimit)
                let source = SourceFile(path: file.name, bytes: bytes)
                return Self.format(
                    source, index, at: file.path, nameInPatch: file.nameInPatch, isDoubtful: file.isDoubtful, spelling)
            } catch {
                let source = SourceFile(path: file.name, bytes: [])
                return File(
                    path: file.path, nameInPatch: file.nameInPatch, source: source, result: .hasErrors([]), fault: error.reason)
            }
        }
    }

    init(standardInput input: InputToFormat, _ invocation: Invocation) {
        files = [Self.format(input.source, 0, at: nil, nameInPatch: input.nameInPatch, invocation.spelling)]
    }

    private static func format(
        _ source: SourceFile, _ index: Int, at path: String?, nameInPatch: String, isDoubtful: Bool = false,
        _ spelling: Spelling?
    ) -> File {
        let tree = parse(source, file: FileID(index), knownKeys: fieldKeys)
        let reason = reasonToStay(tree, isNameless: source.path == namelessInput, isDoubtful: isDoubtful)
        let result = reason == nil ? Schema.format(tree, spelling: spelling) : .text(source.bytes)
        let errors: [Diagnostic] = if case .hasErrors(let errors) = result { errors } else { [] }
        let isShown = if case .text(let bytes) = result { bytes != source.bytes } else { true }
        return File(
            path: path, nameInPatch: nameInPatch, source: source,
            problems: errors.map(\.withoutFixes),
            documents: tree.documentCount, hidden: isShown ? tree.hidden : [], result: result, reasonToStay: reason)
    }

    /// What is piped in without the name of a file is meant to be formatted, unless it is a pointer or the like.
    private static func reasonToStay(_ tree: SyntaxTree, isNameless: Bool, isDoubtful: Bool) -> ReasonToStay? {
        if lastComponent(of: tree.source.path) == projectFile || tree.problems.contains(where: { $0.severity == .error }) {
            return nil
        }
        switch tree.belonging {
        case .own: return nil
        case .likely: return isDoubtful ? .doubtful : nil
        case .foreign: return isNameless && tree.holdsMapping ? nil : .foreign
        }
    }

    func outcome(_ invocation: Invocation) throws -> Outcome {
        let isPreview = invocation.has(checkOption) || invocation.has(diffOption)
        var outcome = Outcome(.done)
        var changed = 0
        var rewritten: [FileChange] = []
        for file in files {
            if let fault = file.fault {
                outcome.messages += notice(FileFault(file.source.path, fault).message, invocation.languages)
                outcome.exit = .fault
                continue
            }
            switch file.result {
            case .hasErrors: break
            case .differs:
                outcome.messages += notice(Self.ownFault(file.source.path), invocation.languages)
                outcome.exit = .fault
            case .text(let bytes):
                if file.path == nil, !isPreview { outcome.output = String(decoding: bytes, as: UTF8.self) }
                if bytes == file.source.bytes { continue }
                changed += 1
                if invocation.has(diffOption) {
                    if let reason = reasonToWithholdDiff(of: file.source, hiding: file.hidden) {
                        outcome.messages += notice(reason, invocation.languages)
                    } else {
                        let diff = patch(path: file.nameInPatch, from: file.source.bytes, to: bytes)
                        outcome.output += fitForTerminal(diff, invocation.world)
                    }
                } else if invocation.has(checkOption) {
                    outcome.output += fitForLog(atLineStart(shown(file.source.path, limit: 4096)) + "\n", invocation.world)
                } else if let path = file.path {
                    rewritten.append(
                        FileChange(path: path, before: file.source.bytes, after: bytes, name: file.source.path))
                }
            }
        }
        try FileReplacer(invocation.world.files).replace(all: rewritten)
        outcome.messages = problems(invocation) + outcome.messages
        if outcome.exit != .fault {
            if files.contains(where: { !$0.problems.isEmpty }) {
                outcome.exit = .problems
            } else if invocation.has(checkOption), changed > 0 {
                outcome.exit = .differs
            }
        }
        if invocation.has(.quiet) { return outcome }
        if let file = files.first, file.path != nil {
            outcome.messages += notice(summary(changed, isPreview: isPreview), invocation.languages)
        } else if files.first?.reasonToStay != nil {
            outcome.messages += notice(Self.passedOn, invocation.languages)
        }
        return outcome
    }

    /// What is wrong in the files that were left alone.
    private func problems(_ invocation: Invocation) -> String {
        let problems = files.flatMap(\.problems)
        if problems.isEmpty { return "" }
        let documents = files.reduce(0) { $0 + $1.documents }
        let report = Report(
            problems, sources: files.map(\.source), hidden: { files[$0].hidden }, documents: documents, version: kessaiVersion)
        return Format.human.render(report, reportOptions(invocation, root: nil))
    }

    private func summary(_ changed: Int, isPreview: Bool) -> Bilingual {
        let total = files.count
        let left = files.count { !$0.problems.isEmpty }
        let foreign = files.count { $0.reasonToStay == .foreign }
        let doubtful = files.count { $0.reasonToStay == .doubtful }
        let files = total == 1 ? "file" : "files"
        var text =
            changed == 0
            ? Bilingual(
                ja: "\(total)ファイルのうち、整えて変わるファイルはありません。",
                en: isPreview ? "0 of \(total) \(files) would change." : "0 of \(total) \(files) rewritten.")
            : isPreview
                ? Bilingual(
                    ja: "\(total)ファイルのうち\(changed)ファイルは、整えると変わります。", en: "\(changed) of \(total) \(files) would change.")
                : Bilingual(ja: "\(total)ファイルのうち\(changed)ファイルを整えました。", en: "\(changed) of \(total) \(files) rewritten.")
        if left > 0 {
            text =
                text
                + Bilingual(
                    ja: "構文の誤りがある\(left)ファイルには手を付けていません。",
                    en: " \(left) \(left == 1 ? "file with syntax errors was" : "files with syntax errors were") left alone.")
        }
        if foreign > 0 {
            text =
                text
                + Bilingual(
                    ja: "kessaiの文書(kind)がない\(foreign)ファイルには手を付けていません。",
                    en: " \(foreign) \(foreign == 1 ? "file" : "files") without a document (`kind`) of kessai "
                        + "\(foreign == 1 ? "was" : "were") left alone.")
        }
        if doubtful > 0 {
            text =
                text
                + Bilingual(
                    ja: "kessai.yaml の誤りのため、「ignore」に書かれているか分からない\(doubtful)ファイルには手を付けていません。",
                    en: " \(doubtful) \(doubtful == 1 ? "file was" : "files were") left alone, "
                        + "as an error in kessai.yaml may hide what `ignore` lists.")
        }
        return text
    }

    private static let passedOn = Bilingual(
        ja: "標準入力にはkessaiの文書がないので、そのまま出力しました。", en: "standard input holds no document of kessai and was passed on as it is.")

    private static func ownFault(_ path: String) -> Bilingual {
        let name = shown(path, limit: 200)
        return Bilingual(
            ja: "「\(name)」は整えると意味が変わってしまうため、手を付けませんでした。kessaiの不具合です。このファイルを添えてお知らせください。",
            en:
                "`\(name)` would have changed its meaning and was left alone. This is a fault of kessai: please report it with the file."
        )
    }
}

extension Invocation {
    fileprivate var spelling: Spelling? {
        switch text(keysOption) {
        case "en": .english
        case "ja": .japanese
        default: nil
        }
    }
}
