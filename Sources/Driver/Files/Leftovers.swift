import SourceText

/// Where a file or directory is written beside its place: `.name.kessai-4711` for the process 4711, where a name may have 255 bytes.
func temporaryPlace(of path: String) -> String {
    absolute(temporaryStart(of: path) + String(processID), in: parent(of: path))
}

private func temporaryStart(of path: String) -> String {
    ".\(String(decoding: lastComponent(of: path).utf8.prefix(200), as: UTF8.self)).kessai-"
}

/// What a run that was killed may have left beside a place: a name that kessai gives, with the number of a process that is no more.
struct Leftover {
    private let path: String
    private let kind: FileKind
    /// The name without the number.
    private let start: Substring

    static func all(in directory: String, _ files: any FileSystem) throws(FileFault) -> [Leftover] {
        try files.entries(of: directory).compactMap { entry in
            guard let name = entry.name, name.utf8.first == UInt8(ascii: ".") else { return nil }
            // A bundle that was moved aside has `.old` at its end.
            let whole = name.hasSuffix(".old") ? name.dropLast(4) : name[...]
            guard let dash = whole.lastIndex(of: "-") else { return nil }
            let (start, number) = (whole[...dash], whole[whole.index(after: dash)...])
            guard start.hasSuffix(".kessai-"), let owner = Int32(number), owner > 0, number == String(owner), !isRunning(owner)
            else {
                return nil
            }
            return Leftover(path: absolute(name, in: directory), kind: entry.kind, start: start)
        }
    }

    /// Only what was on its way to this very place; whatever else has such a name is somebody's own.
    func remove(ifOf path: String, _ kind: FileKind, _ files: any FileSystem) {
        // What another user left may not be removed by this one.
        if self.kind == kind, start.utf8.elementsEqual(temporaryStart(of: path).utf8) {
            try? removeTree(self.path, kind, in: files)
        }
    }
}
