import Outputs
import SourceText

/// `kessai verify BUNDLE [--rebuild DIR]`: every byte of a bundle against its manifest, and against its sources.
let verifyCommand = Command(
    "verify", operands: "BUNDLE", count: 1...1,
    Bilingual(ja: "バンドルのすべてのバイトを、マニフェストと照らし合わせます", en: "compare every byte of a bundle with its manifest"),
    details: Bilingual(
        ja: """
            BUNDLE は build が書いたフォルダか .tar です。違いがあれば終了コードは5です。
            マニフェストごと作り直された偽物は、--rebuild でソースから作り直したものと比べると分かります。
            """,
        en: """
            BUNDLE is a directory or a .tar that `build` wrote. The exit code is 5 when something differs.
            A forgery with a manifest of its own is found by --rebuild, which compares with a bundle made anew from the sources.
            """),
    options: [rebuildOption]
) { invocation in
    let name = invocation.operands.first ?? ""
    let files: [BundleFile]
    let manifest: JSON?
    switch try ReadBundle(Given(name, in: invocation.world), named: name, in: invocation.world.files) {
    case .files(let found, let read): (files, manifest) = (found, read)
    case .damaged(let damage):
        let message = damage.messageWithOffset[invocation.languages]
        return Outcome(.differs, output: fitForLog("\(atLineStart(shown(name, limit: 200))): \(message)\n", invocation.world))
    case .foreign(let reason): return Outcome(.differs, output: line(reason.difference, invocation))
    }
    let differences = Verification.differences(in: files, manifest: manifest)
    guard differences.isEmpty else { return Outcome(.differs, output: differences.map { line($0, invocation) }.joined()) }
    if let sources = invocation.text(rebuildOption) { return try rebuild(files, from: sources, name, invocation) }
    return sound(files.count, Bilingual(ja: "マニフェスト", en: "its manifest"), name, invocation)
}

private let rebuildOption = OptionSpec(
    "rebuild", .text("DIR"),
    Bilingual(ja: "このプロジェクトから作り直したものとも比べ、最初の違いを示します", en: "also compare with what this project makes; name the first difference"))

private func rebuild(_ files: [BundleFile], from sources: String, _ name: String, _ invocation: Invocation) throws -> Outcome {
    let target = try Target([sources], in: invocation.world)
    return try CheckedRun(target, invocation).outcome(invocation) { project in
        let rebuilt = outputBundle(project, try recordedLock(target, invocation.world), invocation.world).files
        let sources = MadeSources(project, target, invocation.world)
        if let difference = sources.firstDifference(in: files, rebuilt: rebuilt) {
            return Outcome(.differs, output: line(difference, invocation))
        }
        return sound(files.count, Bilingual(ja: "ソース", en: "its sources"), name, invocation)
    }
}

private func line(_ difference: Verification.Difference, _ invocation: Invocation) -> String {
    fitForLog(
        "\(atLineStart(shown(difference.path, limit: 400))): \(difference.message[invocation.languages])\n", invocation.world)
}

private func sound(_ count: Int, _ with: Bilingual, _ name: String, _ invocation: Invocation) -> Outcome {
    if invocation.has(.quiet) { return Outcome(.done) }
    let name = shown(name, limit: 200)
    return Outcome(
        .done,
        messages: notice(
            Bilingual(
                ja: "「\(name)」の\(count)ファイルは、すべて\(with.ja)のとおりです。",
                en: "all \(count) files of `\(name)` agree with \(with.en)."), invocation.languages))
}
