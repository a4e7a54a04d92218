import Project
import SourceText

/// The files of a project as they stand before anything is read.
struct Discovery: Sendable {
    let files: [Listed]
    /// More files than a project may have: nothing is read then.
    var isTooLarge = false
}

/// 100,000 files a project.
let fileLimit = 100_000

/// Lists the files of the target's project: the `ignore:` patterns of its kessai.yaml decide what is left out.
func discover(_ target: Target, _ world: World) -> Discovery {
    let patterns = IgnoreList(FileUnit(readFile(projectFile, of: target, world).source, file: FileID(0)))
    guard let listed = listFiles(under: target.root, in: world.files, limit: fileLimit, isIgnored: patterns.ignores) else {
        return Discovery(files: [Listed(path: projectFile)], isTooLarge: true)
    }
    guard let replacement = target.replacement, !patterns.ignores(replacement.path) else { return Discovery(files: listed) }
    let others = listed.filter { $0.path != replacement.path }
    return Discovery(files: (others + [Listed(path: replacement.path)]).sorted { pathPrecedes($0.path, $1.path) })
}
