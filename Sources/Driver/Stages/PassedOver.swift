import SourceText

/// Links to directories are not followed, as they may go in circles or out of the project; whoever keeps settings behind one is told, as
/// far as a short look at names tells.
func linkedDirectories(_ discovery: Discovery, of target: Target, _ world: World) -> [String] {
    var looks = 200
    return discovery.links.sorted(byPath: { $0.path }).filter { link in
        looks -= 1
        guard looks >= 0, let place = try? link.place ?? world.files.resolve(absolute(link.path, in: target.root)),
            !isInside(target.root, place)
        else {
            return false
        }
        // What is in the project by another name is read under that.
        let inner = relative(place, to: target.root)
        let isRead = inner.map { inner in discovery.files.contains { isInside($0.path, inner) } } ?? false
        return !isRead && (try? holdsYAML(Array(place.utf8), as: place, world.files, &looks, { _ in false })) == true
    }.map(\.path)
}

/// The directories that are no longer read because the same kessai.yaml was copied into them. What says something else there is a project
/// that is meant.
func copiedProjects(_ discovery: Discovery, of target: Target, _ world: World) -> [String] {
    let own = discovery.home.source.bytes
    if own.isEmpty { return [] }
    return discovery.projects.sorted(by: pathPrecedes).prefix(200).filter { path in
        let place = absolute(path + "/" + projectFile, in: target.root)
        return !discovery.ignored.ignores(path + "/" + projectFile) && (try? world.files.read(place, limit: own.count + 1)) == own
    }
}

extension Examination {
    func copyNotice(_ invocation: Invocation) -> String {
        notice(of: copiedProjects, invocation) { name, others in
            Bilingual(
                ja: "\(name.ja)\(others > 0 ? "ほか\(others)件" : "")にも同じ kessai.yaml があるので、別のプロジェクトとして扱い、中のファイルを読んでいません。"
                    + "写しなら、中の kessai.yaml を消してください。",
                en: "\(name.en)\(others > 0 ? " and \(others) more hold" : " holds") the same kessai.yaml, so the files in there "
                    + "belong to another project and are not read. Delete that kessai.yaml if it is a copy.")
        }
    }

    func linkNotice(_ invocation: Invocation) -> String {
        notice(of: linkedDirectories, invocation) { name, others in
            Bilingual(
                ja: "\(name.ja)\(others > 0 ? "ほか\(others)件" : "")はフォルダへのリンクなので、中の YAML を読んでいません。"
                    + "フォルダそのものをプロジェクトの中に置くか、kessai.yaml の「ignore」に書いてください。",
                en: "\(name.en)\(others > 0 ? " and \(others) more are links to directories" : " is a link to a directory"), "
                    + "so the YAML files in there are not read. "
                    + "Put the directory itself into the project, or list the link under `ignore` in kessai.yaml.")
        }
    }

    func nameNotice(_ invocation: Invocation) -> String {
        // Each is renamed by itself, so that as many are named as one can look through.
        notice(of: misnamed, atMost: 10, invocation) { names, others in
            Bilingual(
                ja: "\(names.ja)\(others > 0 ? "ほか\(others)件" : "")は、名前が「.yaml」か「.yml」で終わらないので読んでいません。"
                    + "設定なら名前を変え、そうでなければ kessai.yaml の「ignore」に書いてください。",
                en:
                    "\(names.en)\(others > 0 ? " and \(others) more are" : misnamed.count > 1 ? " are" : " is") not read, as "
                    + "\(misnamed.count > 1 ? "their names do" : "the name does") not end in `.yaml` or `.yml`. "
                    + "Rename what holds settings; list anything else under `ignore` in kessai.yaml.")
        }
    }

    /// One line about the first of some paths, and how many others there are.
    private func notice(
        of paths: [String], atMost most: Int = 1, _ invocation: Invocation,
        _ words: (_ names: Bilingual, _ others: Int) -> Bilingual
    ) -> String {
        if paths.isEmpty || invocation.has(.quiet) { return "" }
        return Driver.notice(words(inQuotes(paths.prefix(most)), max(0, paths.count - most)), invocation.languages)
    }
}
