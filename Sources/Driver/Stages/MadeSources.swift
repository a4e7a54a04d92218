import Outputs
import SourceText

/// The files that a bundle is made of now, beside which those that it was made of are named where they are others: of them the bundle holds
/// only digests, which tell nobody what was changed.
struct MadeSources {
    private let project: CheckedProject
    private let target: Target
    private let world: World

    init(_ project: CheckedProject, _ target: Target, _ world: World) {
        self.project = project
        self.target = target
        self.world = world
    }

    /// The first difference between a bundle and the one that its sources make.
    func firstDifference(in files: [BundleFile], rebuilt: [BundleFile]) -> Verification.Difference? {
        guard let first = Verification.firstDifference(in: files, rebuilt: rebuilt) else { return nil }
        guard Verification.isDerived(first.path), let old = sources(of: files), let new = sources(of: rebuilt) else {
            return first
        }
        return Verification.Difference(
            path: first.path, message: differences(old, new).reduce(first.message) { $0.then($1) })
    }

    private func sources(of bundle: [BundleFile]) -> [FileDigest]? {
        bundle.first { $0.path == OutputBundle.manifestPath }.flatMap { JSON(reading: $0.bytes) }.flatMap(Verification.sources)
    }

    private func differences(_ old: [FileDigest], _ new: [FileDigest]) -> [Bilingual] {
        let before = Dictionary(old.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let changed = old.filter { after[$0.path] != nil && after[$0.path] != $0 }
        var sentences: [Bilingual] = []
        if !changed.isEmpty {
            let names = list(changed)
            let others = Bilingual(
                ja: "ソースの\(names.ja)が、バンドルを作ったときのものと違います", en: "Sources that differ from those of the bundle: \(names.en)")
            let remark =
                changed.allSatisfy(differsInLineEnds)
                ? Bilingual(ja: "(改行コードだけの違いです)。", en: " (in their line endings only).") : Bilingual(ja: "。", en: ".")
            sentences.append(others + remark)
        }
        let gone = old.filter { after[$0.path] == nil }
        if !gone.isEmpty {
            let names = list(gone)
            sentences.append(Bilingual(ja: "ソースの\(names.ja)がありません。", en: "Sources of the bundle that are missing: \(names.en)."))
        }
        let added = new.filter { before[$0.path] == nil }
        if !added.isEmpty {
            let names = list(added)
            sentences.append(
                Bilingual(
                    ja: "バンドルを作ったときには、ソースの\(names.ja)がありませんでした。",
                    en: "Sources that were not there when the bundle was made: \(names.en)."))
        }
        return sentences
    }

    private func list(_ sources: [FileDigest]) -> Bilingual {
        listed(sources, limit: 3) { Bilingual(ja: "「\(shown($0.path, limit: 200))」", en: "`\(shown($0.path, limit: 200))`") }
    }

    /// Whether a source is the one that a bundle was made of but for its line ends, which git changes with `core.autocrlf`.
    private func differsInLineEnds(_ old: FileDigest) -> Bool {
        guard let now = bytes(old.path) else { return false }
        var unix: [UInt8] = []
        var windows: [UInt8] = []
        for (index, byte) in now.enumerated() {
            if byte == 0x0D, index + 1 < now.count, now[index + 1] == 0x0A { continue }
            if byte == 0x0A { windows.append(0x0D) }
            unix.append(byte)
            windows.append(byte)
        }
        return [unix, windows].contains { $0.count == old.count && FileDigest(path: old.path, bytes: $0) == old }
    }

    private func bytes(_ path: String) -> [UInt8]? {
        if path == Lock.path { return (try? recordedBytes(target, world)) ?? nil }
        return project.source(at: path)?.bytes
    }
}
