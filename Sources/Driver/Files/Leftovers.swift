import SourceText

/// Where a file or directory is written beside its place: `.name.kessai-4711` with a number that is never used again, in no container
/// and on no machine that writes there; a name may have 255 bytes.
func temporaryPlace(of path: String) -> String {
    absolute(temporaryStart(of: path) + String(UInt64.random(in: 1 ... .max)), in: parent(of: path))
}

private func temporaryStart(of path: String) -> String {
    ".\(String(decoding: lastComponent(of: path).utf8.prefix(200), as: UTF8.self)).kessai-"
}

/// What has such a name in a directory: what others are writing, and what runs that were killed left there.
struct Leftovers {
    private struct Leftover {
        let path: String
        let kind: FileKind
        /// The name without the number.
        let start: Substring
    }

    private let directory: String
    private let files: any FileSystem
    private let all: [Leftover]

    init(in directory: String, _ files: any FileSystem) throws(FileFault) {
        self.directory = directory
        self.files = files
        all = try files.entries(of: directory).compactMap { entry in
            guard let name = entry.name, name.utf8.first == UInt8(ascii: ".") else { return nil }
            // A bundle that was moved aside has `.old` at its end.
            let whole = name.hasSuffix(".old") ? name.dropLast(4) : name[...]
            guard let dash = whole.lastIndex(of: "-") else { return nil }
            let (start, digits) = (whole[...dash], whole[whole.index(after: dash)...])
            guard start.hasSuffix(".kessai-"), let number = UInt64(digits), number > 0, digits == String(number) else {
                return nil
            }
            return Leftover(path: absolute(name, in: directory), kind: entry.kind, start: start)
        }
    }

    /// Begins to write in the directory. If nobody else does, what was on its way to these very places is removed; whatever else has
    /// such a name is somebody's own.
    func hold(tidying places: [String], _ kind: FileKind) throws(FileFault) -> Hold {
        let hold = try files.hold(directory)
        tidy(places, kind, hold)
        return hold
    }

    /// The same for further places in a directory that is held.
    func tidy(_ places: [String], _ kind: FileKind, _ hold: Hold) {
        if !hold.wasAlone || all.isEmpty { return }
        let starts = Set(places.map(temporaryStart))
        for leftover in all where leftover.kind == kind && starts.contains(String(leftover.start)) {
            // What another user left may not be removed by this one.
            try? removeTree(leftover.path, kind, in: files)
        }
    }
}
