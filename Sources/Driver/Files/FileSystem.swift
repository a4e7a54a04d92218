import SourceText

/// The few things kessai does with files. Paths are absolute, except that a link's target is whatever was written.
package protocol FileSystem: Sendable {
    /// Names in a directory, in no particular order, without `.` and `..`.
    func entries(of directory: String) throws(FileFault) -> [DirectoryEntry]
    /// The same for a path that is not UTF-8.
    func entries(of directory: [UInt8]) throws(FileFault) -> [DirectoryEntry]
    func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind
    /// The path without symbolic links, `.` and `..`; fails when nothing is there.
    func resolve(_ path: String) throws(FileFault) -> String
    /// The same for a path that is not UTF-8.
    func resolve(_ path: [UInt8]) throws(FileFault) -> String
    /// The first bytes of a regular file. Never blocks: a pipe or a device is a fault.
    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8]
    /// Whether a regular file has these bytes and no others, which are handed over in pieces.
    func holds(_ path: String, _ pieces: [[UInt8]]) throws(FileFault) -> Bool
    /// The first bytes of a pipe or device, however long its writer takes.
    func readStream(_ path: String, limit: Int) throws(FileFault) -> [UInt8]
    func makeDirectory(_ path: String) throws(FileFault)
    /// The same with mode, owner, group and access list of another directory, as far as this user may give them; it can be written to.
    func makeDirectory(_ path: String, like model: String) throws(FileFault)
    /// Makes a file that is not there yet; its bytes are handed over in pieces. It takes mode, owner, group, access list and attributes of
    /// another file, as far as this user may give them.
    func create(_ path: String, _ pieces: [[UInt8]], like model: String?) throws(FileFault)
    /// Writes to a pipe or device that is there, or to what `openStream` names. Never waits for a reader.
    func write(_ bytes: [UInt8], to path: String) throws(FileFault)
    /// Puts a file or directory in another's place in one step; a file there is replaced, a directory only when it is empty.
    func move(_ path: String, to target: String) throws(FileFault)
    /// Puts a file where nothing is, in one step; whatever is there is a fault.
    func place(_ path: String, at target: String) throws(FileFault)
    /// Lets two directories change places in one step; false where the system cannot.
    func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool
    /// Removes a file or an empty directory.
    func remove(_ path: String) throws(FileFault)
    /// Tells others that this process is writing in a directory, until the hold is released.
    func hold(_ directory: String) throws(FileFault) -> Hold
    /// Has a file to itself until the hold is released, waiting some seconds for other processes; nil where there are no such locks.
    func holdAlone(_ file: String) throws(FileFault) -> Hold?
    /// Waits until a file's bytes, or a directory's names, are on the disk.
    func synchronize(_ path: String) throws(FileFault)
    /// The same for many, in one wait where the system can.
    func synchronize(_ paths: [String]) throws(FileFault)
}

extension FileSystem {
    /// nil when nothing is there, as of a path that is too long for the system.
    func kindIfThere(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind? {
        do throws(FileFault) { return try kind(of: path, followingLinks: followingLinks) } catch {
            if error.isAbsence || error.reason == .system(SystemError.pathTooLong) { return nil }
            throw error
        }
    }

    func isLink(_ path: String) throws(FileFault) -> Bool { try kindIfThere(of: path, followingLinks: false) == .link }

    // Where all names are texts, there is no such path.
    package func entries(of directory: [UInt8]) throws(FileFault) -> [DirectoryEntry] { try entries(of: text(directory)) }
    package func resolve(_ path: [UInt8]) throws(FileFault) -> String { try resolve(text(path)) }

    private func text(_ path: [UInt8]) throws(FileFault) -> String {
        guard let text = String(validating: path, as: UTF8.self) else { throw FileFault(spelled(path), .nameIsNotText) }
        return text
    }

    // Where there is no access to copy.
    package func makeDirectory(_ path: String, like model: String) throws(FileFault) { try makeDirectory(path) }

    package func holds(_ path: String, _ pieces: [[UInt8]]) throws(FileFault) -> Bool {
        try read(path, limit: .max).elementsEqual(pieces.joined())
    }

    package func readStream(_ path: String, limit: Int) throws(FileFault) -> [UInt8] { try read(path, limit: limit) }

    package func holdAlone(_ file: String) throws(FileFault) -> Hold? { nil }

    package func synchronize(_ paths: [String]) throws(FileFault) {
        for path in paths { try synchronize(path) }
    }
}

package struct DirectoryEntry: Sendable {
    /// nil when the name is not UTF-8.
    package let name: String?
    package var kind: FileKind
    /// A name that is not UTF-8.
    private let unreadable: [UInt8]

    package init(bytes: [UInt8], kind: FileKind) {
        self.kind = kind
        name = String(validating: bytes, as: UTF8.self)
        unreadable = name == nil ? bytes : []
    }

    /// The name as the system hands it over: up to the first zero byte.
    init(cString: UnsafeBufferPointer<CChar>, kind: FileKind) {
        self.kind = kind
        name = cString.baseAddress.flatMap { String(validatingCString: $0) }
        unreadable = name == nil ? cString.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) } : []
    }

    /// The name as bytes.
    package var bytes: [UInt8] { name.map { Array($0.utf8) } ?? unreadable }
    var isHidden: Bool { (name?.utf8.first ?? unreadable.first) == UInt8(ascii: ".") }
    var isYAML: Bool { name.map { Driver.isYAML($0.utf8) } ?? Driver.isYAML(unreadable) }
}

package enum FileKind: Sendable, Hashable {
    case file, directory, link, other
}

/// An operation on a file that did not work.
package struct FileFault: Error, Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        /// An `errno` of the system.
        case system(Int32)
        /// A directory, or a pipe, socket or device, where a file is needed.
        case directory, special
        case nameIsNotText
        case leavesProject
        /// A link within the project that leads to no file of its kind, such as a hidden one.
        case leadsToOther
        /// A directory in which this user may make no file, as each is made beside its place first.
        case admitsNothing
        /// A directory that has others on it, or a mount point, and cannot be replaced.
        case staysInPlace
        /// A link to where nothing is.
        case leadsNowhere
        /// Another program has a lock on it, and does not let go.
        case locked
        /// It is not what it was when kessai looked at it.
        case changed
    }

    package let path: String
    package let reason: Reason

    package init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// The same fault by the name that was given for a directory, for what lies in it or is missing above it as well.
    func named(_ name: String, for root: String) -> FileFault {
        let given = withoutDots(name)
        if let rest = relative(path, to: root) { return FileFault(given == "." ? rest : absolute(rest, in: given), reason) }
        if path != root, isInside(root, path), root.utf8.reversed().starts(with: given.utf8.reversed()) {
            let above = path.utf8.dropFirst(root.utf8.count - given.utf8.count)
            if !above.isEmpty { return FileFault(String(Substring(above)), reason) }
        }
        return FileFault(name, reason)
    }

    /// Nothing is there.
    package var isAbsence: Bool { reason == .system(SystemError.notFound) || reason == .system(SystemError.notADirectory) }

    /// Something is where nothing was to be.
    var isOccupied: Bool { reason == .system(SystemError.exists) || reason == .system(SystemError.notEmpty) }

    /// A directory, or a pipe, socket or device, is where a file was to be.
    var isOtherThanFile: Bool { reason == .directory || reason == .special || reason == .system(SystemError.isDirectory) }

    /// This user may not do it.
    var isRefusal: Bool {
        guard case .system(let number) = reason else { return false }
        return SystemError.refusals.contains(number)
    }

    /// It says nothing of the file, and may be otherwise the next time: the device failed, or the process has used up what it may have.
    var isTransient: Bool {
        guard case .system(let number) = reason else { return false }
        return !SystemError.ofThePath.contains(number)
    }
}

/// Work on a file whose faults are told by the name that was given for it.
func named<Value>(_ name: String, _ work: () throws(FileFault) -> Value) throws(FileFault) -> Value {
    do throws(FileFault) { return try work() } catch { throw FileFault(name, error.reason) }
}

/// Work on a directory and what lies in it, likewise.
func named<Value>(
    _ name: String, for directory: String, _ work: () throws(FileFault) -> Value
) throws(FileFault) -> Value {
    do throws(FileFault) { return try work() } catch { throw error.named(name, for: directory) }
}
