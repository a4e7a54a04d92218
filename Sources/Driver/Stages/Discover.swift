import Project
import Rules
import SourceText

/// The files of a project as they stand before any but kessai.yaml is read.
struct Discovery: Sendable {
    let files: [Listed]
    /// What was left out.
    fileprivate(set) var ignored: IgnoreList
    /// kessai.yaml, read once: what it ignores and what it says come from the same bytes.
    let home: ReadFile
    /// What kessai.yaml says, were it the first of the files, as it is in most projects.
    let homeUnit: FileUnit
    /// Links that were not followed, in no particular order.
    var links: [ListedLink] = []
    /// Files whose names are nearly those of settings, in no particular order.
    var misnamed: [String] = []
    /// Directories that are projects of their own, in no particular order.
    var projects: [String] = []
    /// More files than a project may have: nothing is read then.
    var isTooLarge = false
}

/// The files of the target's project, listed, and each of them read on its own.
///
/// Where kessai.yaml says nothing of it, and the integration document turns out to stand in another file, what that ignores is left out
/// as if it were said in kessai.yaml: the files are listed and read once more.
func readProject(of target: Target, _ world: World) -> (discovery: Discovery, files: [InspectedFile]) {
    var discovery = discover(target, world)
    let files = readFiles(discovery, of: target, world)
    guard let patterns = discovery.patternsElsewhere(files) else { return (discovery, files) }
    if patterns.isEmpty {
        discovery.ignored = patterns
        return (discovery, files)
    }
    let rest = discover(target, world, ignoring: patterns)
    return (rest, readFiles(rest, of: target, world))
}

extension Discovery {
    /// What the first integration document ignores, where kessai.yaml was read and has none.
    fileprivate func patternsElsewhere(_ files: [InspectedFile]) -> IgnoreList? {
        if home.fault != nil || IgnoreList.patterns(in: homeUnit) != nil { return nil }
        return files.lazy.compactMap { IgnoreList($0.unit) }.first
    }
}

/// Lists the files of the target's project: the `ignore:` patterns of its kessai.yaml decide what is left out, or those that are known.
private func discover(_ target: Target, _ world: World, ignoring known: IgnoreList? = nil) -> Discovery {
    let home = readHome(of: target, world)
    let unit = FileUnit(home.source, file: FileID(0))
    let patterns = known ?? IgnoreList(unit) ?? .unknown
    var links: [ListedLink] = []
    var misnamed: [String] = []
    var projects: [String] = []
    let found = listFiles(
        under: target.root, in: world.files, limit: world.limits.files, processors: world.processors, isIgnored: patterns.ignores,
        pass: {
            switch $0 {
            case .link(let link): links.append(link)
            case .misnamed(let path): misnamed.append(path)
            case .project(let path): projects.append(path)
            }
        })
    guard let listed = found else {
        return Discovery(
            files: [Listed(path: projectFile)], ignored: patterns, home: home, homeUnit: unit, isTooLarge: true)
    }
    guard let replacement = target.replacement, patterns.admits(replacement.path) else {
        return Discovery(
            files: listed, ignored: patterns, home: home, homeUnit: unit, links: links, misnamed: misnamed,
            projects: projects)
    }
    let others = listed.filter { $0.path != replacement.path }
    return Discovery(
        files: (others + [Listed(path: replacement.path)]).sorted(byPath: { $0.path }), ignored: patterns, home: home,
        homeUnit: unit, links: links, misnamed: misnamed,
        projects: projects)
}

/// What a project ignores. Without kessai.yaml it is not known which files are to be left alone.
func ignoreList(of target: Target, _ world: World) throws(FileFault) -> IgnoreList {
    let home = readHome(of: target, world)
    if let fault = home.fault { throw FileFault(projectFile, fault) }
    return IgnoreList(FileUnit(home.source, file: FileID(0))) ?? readProject(of: target, world).discovery.ignored
}

extension IgnoreList {
    /// Whether a file or directory of the project is read: neither it nor a directory above it is hidden or ignored.
    func admits(_ path: String) -> Bool {
        var above = ""
        return path.split(separator: "/").allSatisfy { step in
            above += above.isEmpty ? step : "/" + step
            return !step.hasPrefix(".") && !ignores(above)
        }
    }
}

/// The first file that a project has in a directory below its root.
func firstFile(of target: Target, in directory: String, _ world: World) throws(FileFault) -> String? {
    let patterns = try ignoreList(of: target, world)
    let inner = relative(directory, to: target.root) ?? ""
    if !patterns.admits(inner) { return nil }
    let files = listFiles(
        under: target.root, below: inner, in: world.files, limit: world.limits.files, isIgnored: patterns.ignores)
    guard let file = files?.first else { return nil }
    if let fault = file.fault { throw FileFault(file.path, fault) }
    return absolute(file.path, in: target.root)
}

/// kessai.yaml; one that leads out of the project is not followed.
private func readHome(of target: Target, _ world: World) -> ReadFile {
    do throws(FileFault) {
        if target.replacement?.path != projectFile {
            let kind = try world.files.kind(of: absolute(projectFile, in: target.root), followingLinks: false)
            if let fault = fault(kind, target.root, projectFile, world.files) { throw FileFault(projectFile, fault) }
        }
        return readFile(projectFile, of: target, world)
    } catch {
        return ReadFile(source: SourceFile(path: projectFile, bytes: []), fault: error.reason)
    }
}
