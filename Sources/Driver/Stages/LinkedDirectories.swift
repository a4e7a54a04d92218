import SourceText

/// Links to directories are not followed, as they may go in circles or out of the project; whoever keeps settings behind one is told, as
/// far as a short look at names tells.
func linkedDirectories(_ discovery: Discovery, of target: Target, _ world: World) -> [String] {
    var looks = 200
    return discovery.links.sorted(by: pathPrecedes).filter { path in
        looks -= 1
        guard looks >= 0, let place = try? world.files.resolve(absolute(path, in: target.root)), !isInside(target.root, place)
        else {
            return false
        }
        // What is in the project by another name is read under that.
        let inner = relative(place, to: target.root)
        let isRead = inner.map { inner in discovery.files.contains { isInside($0.path, inner) } } ?? false
        return !isRead && holdsYAML(place, world.files, &looks)
    }
}

/// Whether a directory has files that a project would read.
private func holdsYAML(_ directory: String, _ files: any FileSystem, _ looks: inout Int) -> Bool {
    var directories = [directory]
    var next = 0
    while next < directories.count, looks > 0 {
        let directory = directories[next]
        next += 1
        looks -= 1
        guard let entries = try? files.entries(of: directory), !entries.contains(where: { $0.name == projectFile }) else {
            continue
        }
        for entry in entries where !entry.isHidden {
            if entry.isYAML { return true }
            if entry.kind == .directory, let name = entry.name { directories.append(absolute(name, in: directory)) }
        }
    }
    return false
}

extension Examination {
    func linkNotice(_ invocation: Invocation) -> String {
        guard let first = linkedDirectories.first, !invocation.has(.quiet) else { return "" }
        let (name, others) = (shown(first, limit: 200), linkedDirectories.count - 1)
        return notice(
            Bilingual(
                ja: "「\(name)」\(others > 0 ? "ほか\(others)件" : "")はフォルダへのリンクなので、中の YAML を読んでいません。"
                    + "フォルダそのものをプロジェクトの中に置くか、kessai.yaml の「ignore」に書いてください。",
                en: "`\(name)`\(others > 0 ? " and \(others) more are links to directories" : " is a link to a directory"), "
                    + "so the YAML files in there are not read. "
                    + "Put the directory itself into the project, or list the link under `ignore` in kessai.yaml."),
            invocation.languages)
    }
}
