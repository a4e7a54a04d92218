import SourceText

/// A YAML file of a project, or a name that should have been one.
package struct Listed: Sendable {
    /// Relative to the root, with `/`, fit to be shown when the name is no text. Such a directory stands for the files in it.
    package let path: String
    /// Why it cannot be read, when that is already known.
    package var fault: FileFault.Reason?
}

/// A link that may be a directory, and was not followed.
package struct ListedLink: Sendable {
    /// Relative to the root, as that of `Listed`.
    package let path: String
    /// Where it leads, when its name is no text; otherwise the path tells.
    var place: String?
}

/// What was passed over, though settings may be behind it.
package enum PassedOver: Sendable {
    case link(ListedLink)
    /// A file whose name ends nearly as those of settings do: `new.YAML`, `new.ymal`, `new.yaml.txt`.
    case misnamed(_ path: String)
    /// A directory that has a kessai.yaml of its own.
    case project(_ path: String)
}

/// All YAML files under the root, sorted by the bytes of their paths: nothing hidden, no projects inside, nothing ignored.
///
/// Hidden files are those of other tools (`.pre-commit-config.yaml`, `.gitlab-ci.yml`), like hidden directories.
/// With a directory named, those below it only. Links to files are followed when they lead to such a file, links to directories are
/// not: `pass` is told of each link that may be one, and of files whose names are nearly right. A file of several names is listed once.
/// nil when there are more than `limit`.
///
/// Directories of one depth are listed side by side, and each sorts what is in it: names are short there, and few.
package func listFiles(
    under root: String, below directory: String = "", in files: any FileSystem, limit: Int, processors: Int = 1,
    isIgnored: @escaping @Sendable (_ path: String) -> Bool, pass: (_ passed: PassedOver) -> Void = { _ in }
) -> [Listed]? {
    let start = directory.isEmpty ? "" : directory + "/"
    var contents: [String: DirectoryContents] = [:]
    var targets: [String: String] = [:]
    var count = 0
    var level = [start]
    while !level.isEmpty {
        let listed = concurrently(level, processors: processors, chunk: 1, from: 8) { _, directory in
            DirectoryContents(of: directory, under: root, in: files, isIgnored)
        }
        for (directory, inside) in zip(level, listed) {
            contents[directory] = inside
            count += inside.steps.count
            inside.passed.forEach(pass)
            targets.merge(inside.targets) { first, _ in first }
        }
        level = listed.flatMap { $0.directories }
        count -= level.count
        if count > limit { return nil }
    }
    var found: [Listed] = []
    found.reserveCapacity(count)
    var pending = [DirectoryContents.Step.into(start)]
    while let step = pending.popLast() {
        switch step {
        case .file(let file): found.append(file)
        case .into(let directory): pending += (contents[directory]?.steps ?? []).reversed()
        }
    }
    // What could not be listed is named as the directory that it is, which is not where its files would be.
    if contents.values.contains(where: { !$0.isListed }) { found = found.sorted(byPath: { $0.path }) }
    return targets.isEmpty ? found : once(found, targets, root)
}

/// What a project has in one directory.
private struct DirectoryContents: Sendable {
    enum Step: Sendable {
        case file(Listed)
        /// A directory, with `/` at its end.
        case into(String)

        var path: String {
            switch self {
            case .file(let file): file.path
            case .into(let directory): directory
            }
        }
    }

    /// In the order of paths.
    private(set) var steps: [Step] = []
    private(set) var passed: [PassedOver] = []
    /// What the links that are files lead to.
    private(set) var targets: [String: String] = [:]
    private(set) var isListed = true

    /// The directory has `/` at its end, or is the root.
    init(of directory: String, under root: String, in files: any FileSystem, _ isIgnored: (_ path: String) -> Bool) {
        let entries: [DirectoryEntry]
        do { entries = try files.entries(of: root + "/" + directory) } catch {
            steps = [.file(Listed(path: directory.isEmpty ? "." : String(directory.dropLast()), fault: error.reason))]
            isListed = false
            return
        }
        let isInnerProject = !directory.isEmpty && entries.contains { $0.name == projectFile && $0.kind != .directory }
        if isInnerProject {
            passed = [.project(String(directory.dropLast()))]
            return
        }
        for entry in entries where !entry.isHidden {
            let path = directory + (entry.name ?? spelled(entry.bytes))
            if isIgnored(path) { continue }
            if entry.name == nil {
                addUnnamed(entry, path, at: Array((root + "/" + directory).utf8) + entry.bytes, files, isIgnored)
            } else if entry.isYAML {
                steps.append(.file(Listed(path: path, fault: fault(entry.kind, root, path, files))))
                if entry.kind == .link, let target = try? files.resolve(root + "/" + path) { targets[path] = target }
            } else if entry.kind == .directory {
                steps.append(.into(path + "/"))
            } else if entry.kind == .link {
                passed.append(.link(ListedLink(path: path)))
            } else if isNearlyYAML(path) {
                passed.append(.misnamed(path))
            }
        }
        steps = steps.sorted(byPath: { $0.path })
    }

    /// What has a name that is no text, so that nothing in it has a path: of a directory, whether it has any files of the project.
    private mutating func addUnnamed(
        _ entry: DirectoryEntry, _ path: String, at place: [UInt8], _ files: any FileSystem, _ isIgnored: (String) -> Bool
    ) {
        var fault: FileFault.Reason? = .nameIsNotText
        if !entry.isYAML {
            if entry.kind == .link, let end = try? files.resolve(place) {
                passed.append(.link(ListedLink(path: path, place: end)))
            }
            guard entry.kind == .directory else { return }
            var looks = Int.max
            do throws(FileFault) {
                if try !holdsYAML(place, as: path, files, &looks, isIgnored) { fault = nil }
            } catch { fault = error.reason }
        }
        if let fault { steps.append(.file(Listed(path: path, fault: fault))) }
    }

    var directories: [String] { steps.compactMap { if case .into(let directory) = $0 { directory } else { nil } } }
}

/// Each file by one name only: kessai.yaml if that is one, else its own, else that of the first link.
private func once(_ found: [Listed], _ targets: [String: String], _ root: String) -> [Listed] {
    let isName = { (file: Listed) in file.path == projectFile || targets[file.path] == nil }
    var taken: Set<String> = []
    var kept: Set<String> = []
    for file in found.filter({ $0.path == projectFile }) + found.filter(isName) + found.filter({ !isName($0) })
    where file.fault != nil || taken.insert(targets[file.path] ?? absolute(file.path, in: root)).inserted {
        kept.insert(file.path)
    }
    return found.filter { kept.contains($0.path) }
}

/// Whether a directory has files that a project would read, as far as so many looks tell. `path`: as messages and patterns call it.
func holdsYAML(
    _ directory: [UInt8], as path: String, _ files: any FileSystem, _ looks: inout Int, _ isIgnored: (String) -> Bool
) throws(FileFault) -> Bool {
    var directories = [(bytes: directory, path: path)]
    var next = 0
    var unseen: FileFault?
    while next < directories.count, looks > 0 {
        let directory = directories[next]
        next += 1
        looks -= 1
        do throws(FileFault) {
            let entries = try files.entries(of: directory.bytes)
            if entries.contains(where: { $0.name == projectFile }) { continue }
            for entry in entries where !entry.isHidden {
                let path = directory.path + "/" + (entry.name ?? spelled(entry.bytes))
                if isIgnored(path) { continue }
                if entry.isYAML { return true }
                if entry.kind == .directory { directories.append((directory.bytes + [UInt8(ascii: "/")] + entry.bytes, path)) }
            }
        } catch { unseen = unseen ?? error }
    }
    if let unseen { throw unseen }
    return false
}

func isYAML(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    name.suffix(5).elementsEqual(".yaml".utf8) || name.suffix(4).elementsEqual(".yml".utf8)
}

/// Whether a name is one of a YAML file, or differs from one by capital letters, by letters exchanged, or by what Windows hides behind it.
private func isNearlyYAML(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".ymal", ".yalm", ".ylm"].contains(where: name.hasSuffix)
        || isYAML((name.hasSuffix(".txt") ? name.dropLast(4) : name[...]).utf8)
}

/// Why what a name stands for cannot be read as a file of the project, as far as its kind tells.
func fault(_ kind: FileKind, _ root: String, _ path: String, _ files: any FileSystem) -> FileFault.Reason? {
    switch kind {
    case .file: return nil
    case .directory: return .directory
    case .other: return .special
    case .link:
        do {
            let target = try files.resolve(root + "/" + path)
            guard let inner = relative(target, to: root) else { return .leavesProject }
            // Of a file with another name, such as one with passwords that git ignores, no line may be shown, nor one be rewritten.
            return isKept(inner, under: root, files) || !isNearlyYAML(inner) ? .leadsToOther : nil
        } catch { return error.reason }
    }
}

/// Whether a file lies in a hidden directory or in a project of its own, or is hidden: a link makes it no file of this project.
func isKept(_ path: String, under root: String, _ files: any FileSystem) -> Bool {
    if path.utf8.first == UInt8(ascii: ".") || path.contains("/.") { return true }
    var directory = parentName(of: path)
    while directory != "." {
        if (try? files.kindIfThere(of: root + "/" + directory + "/" + projectFile, followingLinks: false)) != nil {
            return true
        }
        directory = parentName(of: directory)
    }
    return false
}

/// Whether an absolute path without links lies in a directory.
package func isInside(_ path: String, _ directory: String) -> Bool {
    directory == "/" || path == directory || path.utf8.starts(with: (directory + "/").utf8)
}

/// A name that is not UTF-8, each byte that fits nowhere as `\xFF`.
func spelled(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
        let digits = String(byte, radix: 16, uppercase: true)
        text += byte < 0x80 ? String(Unicode.Scalar(byte)) : "\\x\(digits)"
    }
    return text
}
