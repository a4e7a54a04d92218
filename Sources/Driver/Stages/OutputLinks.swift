import SourceText

/// Where an output goes is for whoever runs kessai to say. A link that came with the repository says nothing of it: whoever can commit
/// could have a hook of git, or a file of the user's, overwritten with what they wrote into the settings.
///
///     kessai.sarif → .git/hooks/pre-push      reports → ../../home
///
/// A link that git does not track was made on this machine, and is followed.
func refuseForeignLinks(_ name: String, command: String, _ world: World) throws {
    if openStream(absolute(name, in: world.directory)) != nil { return }
    let link = try named(name) { () throws(FileFault) in try foreignLink(absolute(name, in: world.directory), world) }
    if let link { throw UsageError(message: throughLink(name, link), command: command) }
}

/// The first link of a repository on the way to a path that leads out of its work tree or to something hidden in it. The way is gone as
/// the system goes it: `..` behind a link leads up from where that leads.
private func foreignLink(_ path: String, _ world: World) throws(FileFault) -> String? {
    var directory = "/"
    for step in path.split(separator: "/") where step != "." {
        if step == ".." {
            directory = parent(of: directory)
            continue
        }
        let place = absolute(String(step), in: directory)
        guard let kind = try world.files.kindIfThere(of: place, followingLinks: false) else { return nil }
        guard kind == .link else {
            directory = place
            continue
        }
        // What a link to nothing leads to is told elsewhere.
        guard try world.files.kindIfThere(of: place, followingLinks: true) != nil else { return nil }
        let target = try world.files.resolve(place)
        if let home = try repository(around: directory, world.files), leaves(target, parent(of: home.path)),
            let way = relative(place, to: parent(of: home.path)), world.tracked(way, parent(of: home.path)) != false
        {
            return way
        }
        directory = target
    }
    return nil
}

/// Whether a path is outside of a directory, or hidden in it.
private func leaves(_ path: String, _ directory: String) -> Bool {
    guard let inner = relative(path, to: directory) else { return true }
    return inner.split(separator: "/").contains { $0.first == "." }
}

private func throughLink(_ name: String, _ link: String) -> Bilingual {
    let (name, link) = (shown(name, limit: 200), shown(link, limit: 200))
    return Bilingual(
        ja: "「\(name)」へは、リポジトリのリンク「\(link)」を通って、リポジトリの外か、隠しファイルや隠しフォルダに書くことになるので、出力先にできません。リンクが誰のものか確かめて消すか、別の名前を指定してください。",
        en:
            "`\(name)` leads through the link `\(link)` of the repository out of it or to something hidden, so nothing is written there. See who put the link there and remove it, or give another name."
    )
}
