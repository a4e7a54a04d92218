import Outputs
import SourceText

/// `kessai build [DIR] --output DIR`: checks, then writes the bundle whole or not at all.
let buildCommand = Command(
    "build", operands: "[DIR]", count: 0...1,
    Bilingual(ja: "検査してから、入力する値とその手順のバンドルを書き出します", en: "check, then write the bundle of values and steps"),
    details: Bilingual(
        ja: """
            --output か --archive のどちらか、または両方を指定します。エラーがあれば何も書きません。書き出しが途中で止まっても、前のバンドルはそのまま残ります。
            kessaiのバンドルではないフォルダやファイルは上書きしません。SOURCE_DATE_EPOCH は --archive の日時になります。
            """,
        en: """
            Give `--output`, `--archive` or both. Nothing is written when there is an error. A failed or killed run leaves the previous bundle whole.
            A directory or file that is not a bundle of kessai is never overwritten. SOURCE_DATE_EPOCH is the time in --archive.
            """),
    options: [outputOption, archiveOption, checkOption, .failOn, .release, .requireKeys]
) { invocation in
    guard invocation.has(outputOption) || invocation.has(archiveOption) else {
        throw UsageError(message: noOutput, command: "build")
    }
    if invocation.text(outputOption) == "-" { throw UsageError(message: outputIsNoStream, command: "build") }
    let epoch = try sourceDate(invocation.world)
    let target = try Target(project: invocation.operands, command: "build", in: invocation.world)
    let archive = invocation.text(archiveOption)
    let places = [invocation.text(outputOption), archiveFile(invocation)].compactMap(\.self)
    try refuseOverwriting(places, command: "build", invocation.world)
    try refuseBreakingBundles(places, command: "build", invocation.world)
    if let output = invocation.text(outputOption), !invocation.has(checkOption) {
        try refuseReplacingWorkingDirectory(output, invocation.world)
    }
    if let archive { try refuseCompressed(archive) }
    if writesArchive(invocation) {
        if invocation.has(checkOption) { throw UsageError(message: checksNoStream, command: "build") }
        if invocation.world.terminalWidth != nil { throw UsageError(message: noTerminal, command: "build") }
    }
    let run = try CheckedRun(target, invocation)
    try refuseOverwritingKeys(
        places, of: run.examination.inspection.project, in: target, command: "build", invocation.world)
    return try run.outcome(invocation) { project in
        // Warnings that the project's team chose to fail on stop the build as errors do.
        if exitCode(run.report, invocation) != .done { return Outcome(.problems) }
        let bundle = outputBundle(project, try recordedLock(run.examination.target, invocation.world), invocation.world)
        var outcome =
            invocation.has(checkOption)
            ? try compare(bundle.files, MadeSources(project, run.examination.target, invocation.world), epoch, invocation)
            : try write(bundle, epoch, invocation)
        outcome.leftovers = (run, bundle)
        return outcome
    }
}

private let outputOption = OptionSpec(
    "output", .text("DIR"), Bilingual(ja: "バンドルを書くフォルダ", en: "the directory that the bundle is written to"))
private let archiveOption = OptionSpec(
    "archive", .text("FILE.tar"),
    Bilingual(ja: "同じ内容を tar ファイルにも書きます(「-」は標準出力)", en: "write the same files as a tar archive (`-`: to standard output)"))
private let checkOption = OptionSpec(
    "check", .none, Bilingual(ja: "書かずに、そこにあるバンドルが最新かを調べます", en: "write nothing, check whether the bundle there is current"))

/// Whether the archive goes to standard output.
private func writesArchive(_ invocation: Invocation) -> Bool { invocation.text(archiveOption) == "-" }

private func archiveFile(_ invocation: Invocation) -> String? {
    writesArchive(invocation) ? nil : invocation.text(archiveOption)
}

private let outputIsNoStream = Bilingual(
    ja: "「--output」はフォルダに書きます。標準出力に出すには「--archive -」を使います(「-」という名前のフォルダなら「./-」と書きます)。",
    en: "`--output` writes to a directory. For standard output use `--archive -` (for a directory named `-` write `./-`).")

private func write(_ bundle: OutputBundle, _ epoch: Int, _ invocation: Invocation) throws -> Outcome {
    let world = invocation.world
    var (written, unchanged) = ([String](), [String]())
    var messages = ""
    let archive = archiveFile(invocation)
    if let archive { try refuseForeignFile(archive, world) }
    // What can fail of the archive fails before the directory is published: a run that fails leaves both as they were.
    let replacer = FileReplacer(world.files)
    defer { replacer.withdraw() }
    if let archive {
        if let output = invocation.text(outputOption) {
            try tidy(besideBundle: absolute(output, in: world.directory), in: world.files)
        }
        try replacer.prepare(
            absolute(archive, in: world.directory), .anything, with: Archive.write(bundle.files, mtime: epoch), named: archive)
    }
    if let output = invocation.text(outputOption) {
        let publication = try publish(
            bundle.contents, { bundle.lists }, to: absolute(output, in: world.directory), named: output, in: world.files,
            processors: world.processors)
        switch publication {
        case .unchanged: unchanged.append(output)
        case .written(let left):
            written.append(output)
            if let left { messages = notice(left.message, invocation.languages) }
        }
    }
    if let archive {
        try replacer.put()
        written.append(archive)
    }
    if !invocation.has(.quiet) {
        let told = unchanged.map { isUnchanged($0, bundle.count) } + written.map { wrote($0, bundle.count) }
        messages += told.map { notice($0, invocation.languages) }.joined()
    }
    // All in an archive is UTF-8: texts, and headers of paths, digits and zero bytes.
    let output =
        writesArchive(invocation) ? String(decoding: Archive.write(bundle.files, mtime: epoch), as: UTF8.self) : ""
    return Outcome(.done, output: output, messages: messages)
}

private func compare(
    _ files: [BundleFile], _ sources: MadeSources, _ epoch: Int, _ invocation: Invocation
) throws -> Outcome {
    let world = invocation.world
    var messages = ""
    var exit = ExitCode.done
    func tell(differs sentence: Bilingual) {
        exit = .differs
        messages += notice(sentence, invocation.languages)
    }
    /// `difference`: what is found first, of one that is not current.
    func tell(_ name: String, _ difference: Bilingual?) {
        if let difference { return tell(differs: outdated(name) + difference) }
        if !invocation.has(.quiet) { messages += notice(current(name), invocation.languages) }
    }
    if let output = invocation.text(outputOption) {
        let place = absolute(output, in: world.directory)
        do throws(FileFault) {
            let difference: Verification.Difference? =
                switch try readDirectory(place, in: world.files, holding: { _ in Set(files.map(\.path)) }) {
                case .success(let there): sources.firstDifference(in: there, rebuilt: files)
                case .failure(let reason): reason.difference
                }
            tell(output, difference.map(detail))
        } catch {
            if !error.isAbsence { throw error.named(output, for: place) }
            tell(differs: absent(output))
        }
    }
    if let archive = invocation.text(archiveOption) {
        do throws(FileFault) {
            let bytes = try world.files.read(absolute(archive, in: world.directory), limit: outputLimit)
            tell(archive, bytes == Archive.write(files, mtime: epoch) ? nil : difference(of: bytes, from: files, sources))
        } catch {
            if !error.isAbsence { throw FileFault(archive, error.reason) }
            tell(differs: absent(archive))
        }
    }
    return Outcome(exit, messages: messages)
}

/// The first place in which an archive that is not current differs.
private func difference(of archive: [UInt8], from files: [BundleFile], _ sources: MadeSources) -> Bilingual {
    switch Archive.read(archive) {
    case .success(let there): sources.firstDifference(in: there, rebuilt: files).map(detail) ?? otherTime
    case .failure(let damage): Bilingual(ja: "", en: " ") + damage.messageWithOffset
    }
}

private func detail(_ difference: Verification.Difference) -> Bilingual {
    let path = shown(difference.path, limit: 200)
    return Bilingual(ja: "\(path): ", en: " \(path): ") + difference.message
}

/// SOURCE_DATE_EPOCH in seconds (reproducible-builds.org), 0 where it is not set.
private func sourceDate(_ world: World) throws(UsageError) -> Int {
    guard let text = world.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return 0 }
    guard text.utf8.allSatisfy(isDigit) else {
        throw UsageError(
            message: Bilingual(
                ja: "環境変数 SOURCE_DATE_EPOCH の値「\(shown(text))」は、0以上の整数(秒)ではありません。数字だけで書いてください。",
                en:
                    "the environment variable SOURCE_DATE_EPOCH is `\(shown(text))`, not a whole number of seconds from 0. Write digits only."
            ), command: "build")
    }
    guard let seconds = Int(text), seconds <= Archive.latestTime else {
        throw UsageError(
            message: Bilingual(
                ja:
                    "環境変数 SOURCE_DATE_EPOCH の値「\(shown(text))」は、tar ファイルに書ける最後の時刻(\(Archive.latestTime)秒)より後です。もっと小さい値にしてください。",
                en:
                    "the environment variable SOURCE_DATE_EPOCH is `\(shown(text))`, later than the last time that a tar archive can hold, \(Archive.latestTime). Give a smaller one."
            ), command: "build")
    }
    return seconds
}

private let otherTime = Bilingual(
    ja: "内容は同じで、ファイルの日時だけが違います(SOURCE_DATE_EPOCH)。",
    en: " The files are the same, only their time is another (SOURCE_DATE_EPOCH).")

private let noOutput = Bilingual(
    ja: "書き出す先がありません。「--output DIR」か「--archive FILE.tar」を指定してください。",
    en: "there is nowhere to write to. Give `--output DIR` or `--archive FILE.tar`.")

private let checksNoStream = Bilingual(
    ja: "「--check」は、ファイルに書いたアーカイブを調べます。「--archive FILE.tar」を指定してください。",
    en: "`--check` looks at an archive in a file. Give `--archive FILE.tar`.")

private let noTerminal = Bilingual(
    ja: "アーカイブを端末には書きません。「kessai build --archive - | tar -t」のようにつなぐか、ファイルの名前を指定してください。",
    en: "an archive is not written to a terminal. Pipe it on, as in `kessai build --archive - | tar -t`, or name a file.")

extension Remains {
    fileprivate var message: Bilingual {
        switch self {
        case .all(let path):
            let path = shown(path, limit: 400)
            return Bilingual(
                ja: "新しいバンドルに置き換えましたが、前のバンドルを消す権限がありません。「\(path)」を消してください。",
                en: "the new bundle is in place, but the earlier one may not be removed. Remove `\(path)`.")
        case .additions(let path):
            let path = shown(path, limit: 400)
            return Bilingual(
                ja: "新しいバンドルに置き換えましたが、その間に前のバンドルのフォルダに置かれたものがあり、「\(path)」に残しました。必要なものを移してから、消してください。",
                en:
                    "the new bundle is in place, but something was put into the earlier one meanwhile. It is kept in `\(path)`: move what is needed, then remove that."
            )
        }
    }
}

private func wrote(_ name: String, _ count: Int) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(ja: "「\(name)」に書きました(\(count)ファイル)。", en: "wrote `\(name)` (\(count) files).")
}

private func isUnchanged(_ name: String, _ count: Int) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」の内容は前と同じなので、書き換えていません(\(count)ファイル)。", en: "`\(name)` is unchanged (\(count) files).")
}

private func current(_ name: String) -> Bilingual {
    Bilingual(ja: "「\(shown(name, limit: 200))」は最新です。", en: "`\(shown(name, limit: 200))` is current.")
}

private func absent(_ name: String) -> Bilingual {
    Bilingual(ja: "「\(shown(name, limit: 200))」はまだありません。", en: "`\(shown(name, limit: 200))` is not there yet.")
}

private func outdated(_ name: String) -> Bilingual {
    Bilingual(ja: "「\(shown(name, limit: 200))」は最新ではありません。", en: "`\(shown(name, limit: 200))` is not current.")
}
