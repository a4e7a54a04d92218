import Outputs
import SourceText

/// What is in a directory, told by names and by what the lists of a bundle say: what somebody else put there may be large, and a home
/// directory has much of it.
enum Occupant {
    case nothing
    /// Files that its SHA256SUMS lists, and no others. Its manifest says that kessai made it, whichever version.
    case bundle(Set<String>)
    /// Something else, of which the first is this.
    case others(String)
    /// What may be a bundle, but for this file that each has.
    case unlisted(String)
    /// All that tells a bundle, with a manifest that is not kessai's or cannot be read.
    case ofAnotherMaker

    init(of root: String, in files: any FileSystem) throws(FileFault) {
        let entries = try files.entries(of: root)
        let names = Set(entries.lazy.filter { $0.kind == .file }.compactMap(\.name))
        let signs = [OutputBundle.manifestPath, OutputBundle.sumsPath, OutputBundle.provenancePath]
        if let absent = signs.first(where: { !names.contains($0) }) {
            let isLikeBundle = signs.count(where: names.contains) == signs.count - 1
            let first = entries.map { Step($0).path }.min(by: pathPrecedes)
            self = first.map { isLikeBundle ? .unlisted(absent) : .others($0) } ?? .nothing
            return
        }
        let manifest = try files.read(root + "/" + OutputBundle.manifestPath, limit: 4 * Occupant.sumsLimit)
        guard isManifestOfKessai(manifest) else {
            self = .ofAnotherMaker
            return
        }
        let sums = try files.read(root + "/" + OutputBundle.sumsPath, limit: Occupant.sumsLimit)
        let listed = Set(
            String(decoding: sums, as: UTF8.self).split(separator: "\n").map { String($0.dropFirst(64 + 2)) }
                + [OutputBundle.sumsPath])
        var found: Set<String> = []
        var pending = entries.map { Step($0) }.inReverse
        while let step = pending.popLast() {
            switch step.kind {
            case .directory: pending += try files.entries(of: root + "/" + step.path).map { Step($0, in: step.path) }.inReverse
            case .file where listed.contains(step.path): found.insert(step.path)
            case .file, .link, .other:
                self = .others(step.path)
                return
            }
        }
        self = .bundle(found)
    }

    /// The paths of its files, were it a bundle.
    var bundle: Set<String>? { if case .bundle(let paths) = self { paths } else { nil } }

    /// Why nothing is written in its place; nil where it is a bundle, or nothing.
    func refusal(named name: String) -> BadInput? {
        switch self {
        case .nothing, .bundle: nil
        case .others(let path): BadInput(message: foreign(path, in: name))
        case .unlisted(let list): BadInput(message: lacks(list, name))
        case .ofAnotherMaker: BadInput(message: isNotOurs(name))
        }
    }

    /// Of half a million files, for each of which a manifest has up to four times as much.
    private static let sumsLimit = 64 << 20
}

/// A step of a walk through a directory in the order of paths.
private struct Step {
    let path: String
    let kind: FileKind

    /// The path of a directory ends with `/`. What has a name that is no text is no file of a bundle, nor has it any.
    init(_ entry: DirectoryEntry, in directory: String = "") {
        kind = entry.name == nil ? .other : entry.kind
        path = directory + (entry.name ?? spelled(entry.bytes)) + (kind == .directory ? "/" : "")
    }
}

extension [Step] {
    fileprivate var inReverse: [Step] { sorted(byPath: { $0.path }).reversed() }
}

private func foreign(_ path: String, in name: String) -> Bilingual {
    let (path, name) = (shown(path, limit: 200), shown(name, limit: 200))
    return Bilingual(
        ja:
            "「\(name)」にはkessaiのバンドルのものではない「\(path)」があるので、上書きしません。空のフォルダか、新しい名前を指定してください。中のものが要らなければ、先にフォルダを消してください。",
        en:
            "`\(name)` holds `\(path)`, which is no part of a bundle of kessai, so it is not overwritten. Name an empty directory or a new one; or remove the directory first, if nothing in it is needed."
    )
}

private func isNotOurs(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    let manifest = OutputBundle.manifestPath
    return Bilingual(
        ja: "「\(name)」の \(manifest) は読めないか、kessaiのものではないので、上書きしません。壊れたバンドルなら、先にフォルダを消してください。そうでなければ、新しい名前を指定してください。",
        en:
            "the \(manifest) in `\(name)` cannot be read or is not one of kessai, so nothing is overwritten. If it is a broken bundle, remove the directory first; otherwise name a new one."
    )
}

private func lacks(_ list: String, _ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」には \(list) がなく、kessaiのバンドルか分からないので、上書きしません。古いバンドルなら、先にフォルダを消してください。そうでなければ、新しい名前を指定してください。",
        en:
            "`\(name)` has no \(list), so it may be no bundle of kessai and is not overwritten. If it is an old bundle, remove the directory first; otherwise name a new one."
    )
}
