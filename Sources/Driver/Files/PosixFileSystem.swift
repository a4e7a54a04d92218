#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// The file system of the machine, by the system's own calls: Foundation would cost 2 to 100 times as much a file, and its start.
package struct PosixFileSystem: FileSystem {
    /// For how many milliseconds another program may keep a file that kessai wants to itself.
    private let patience: Int
    /// Whether the kind that comes with a name is taken, where the file system tells it; tests have it asked for.
    private let takesToldKinds: Bool

    package init(patience: Int = 10_000, takesToldKinds: Bool = true) {
        self.patience = patience
        self.takesToldKinds = takesToldKinds
    }

    package func entries(of directory: String) throws(FileFault) -> [DirectoryEntry] { try entries(of: directory, directory) }

    package func entries(of directory: [UInt8]) throws(FileFault) -> [DirectoryEntry] {
        try entries(of: cString(directory), spelled(directory))
    }

    private func entries(of path: UnsafePointer<CChar>, _ directory: String) throws(FileFault) -> [DirectoryEntry] {
        guard let stream = opendir(path) else { throw fault(directory) }
        defer { closedir(stream) }
        var entries: [DirectoryEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw fault(directory) }
                return entries
            }
            let kind = takesToldKinds ? kind(entry.pointee.d_type) : nil
            var named = withUnsafeBytes(of: &entry.pointee.d_name) {
                DirectoryEntry(cString: $0.assumingMemoryBound(to: CChar.self), kind: kind ?? .other)
            }
            if named.name == "." || named.name == ".." { continue }
            // Some file systems leave the kind out; then it is asked for.
            if kind == nil {
                var status = stat()
                guard fstatat(dirfd(stream), cString(named.bytes), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                    throw fault(directory)
                }
                named.kind = self.kind(status)
            }
            entries.append(named)
        }
    }

    /// nil when it is not told.
    private func kind(_ type: UInt8) -> FileKind? {
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .directory
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): nil
        default: .other
        }
    }

    package func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { throw fault(path) }
        return kind(status)
    }

    package func resolve(_ path: String) throws(FileFault) -> String { try resolve(path, path) }
    package func resolve(_ path: [UInt8]) throws(FileFault) -> String { try resolve(cString(path), spelled(path)) }

    private func resolve(_ path: UnsafePointer<CChar>, _ name: String) throws(FileFault) -> String {
        guard let resolved = realpath(path, nil) else { throw fault(name) }
        defer { free(resolved) }
        guard let text = String(validatingCString: resolved) else { throw FileFault(name, .nameIsNotText) }
        return text
    }

    package func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let (file, size) = try opened(path)
        defer { close(file) }
        // One byte more than the file is said to hold: a call that was given room for it and did not fill it has seen the end.
        return try readAll(file, path, capacity: size < limit ? size + 1 : limit, limit: limit, expected: size)
    }

    package func holds(_ path: String, _ pieces: [[UInt8]]) throws(FileFault) -> Bool {
        let (file, size) = try opened(path)
        defer { close(file) }
        if size != pieces.reduce(0, { $0 + $1.count }) { return false }
        for piece in pieces {
            var start = 0
            while start < piece.count {
                let end = min(start + 1 << 16, piece.count)
                let read = try readAll(file, path, capacity: end - start, limit: end - start)
                guard read.isSame(as: piece[start..<end]) else { return false }
                start = end
            }
        }
        return true
    }

    /// A regular file, to be read, and its size.
    private func opened(_ path: String) throws(FileFault) -> (file: Int32, size: Int) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { throw fault(path) }
        do throws(FileFault) {
            var status = stat()
            guard fstat(file, &status) == 0 else { throw fault(path) }
            switch kind(status) {
            case .file: return (file, max(0, Int(status.st_size)))
            case .directory: throw FileFault(path, .directory)
            default: throw FileFault(path, .special)
            }
        } catch {
            close(file)
            throw error
        }
    }

    package func readStream(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { throw fault(path) }
        defer { close(file) }
        return try readAll(file, path, capacity: min(limit, 1 << 16), limit: limit)
    }

    package func makeDirectory(_ path: String) throws(FileFault) {
        guard mkdir(path, 0o777) == 0 else { throw fault(path) }
    }

    package func makeDirectory(_ path: String, like model: String) throws(FileFault) {
        let access = try Access(of: model)
        guard mkdir(path, 0o700) == 0 else { throw fault(path) }
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard directory >= 0 else { throw fault(path) }
        defer { close(directory) }
        try access.give(to: directory, at: path, atLeast: 0o700)
    }

    package func create(_ path: String, _ pieces: [[UInt8]], like model: String?) throws(FileFault) {
        let access = try model.map { (model) throws(FileFault) in try Access(of: model) }
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, model == nil ? 0o666 : 0o600)
        guard file >= 0 else { throw fault(path) }
        defer { close(file) }
        do throws(FileFault) {
            try access?.give(to: file, at: path)
            for piece in pieces { try writeAll(file, piece, path) }
        } catch {
            // Half a file is none.
            unlink(path)
            throw error
        }
    }

    package func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        if let stream = openStream(path) { return try writeAll(stream, bytes, path) }
        let file = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { throw fault(path) }
        defer { close(file) }
        // Only opening must not wait; a reader may take its time.
        _ = fcntl(file, F_SETFL, 0)
        try writeAll(file, bytes, path)
    }

    package func move(_ path: String, to target: String) throws(FileFault) {
        guard rename(path, target) == 0 else { throw fault(target) }
    }

    package func place(_ path: String, at target: String) throws(FileFault) {
        if try specialRename(path, target, .withoutReplacing) { return }
        guard link(path, target) == 0 else { throw fault(target) }
        // What stays behind is removed by the next run.
        unlink(path)
    }

    package func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool {
        try specialRename(path, other, .exchanging)
    }

    /// False where the system or the file system cannot.
    private func specialRename(_ path: String, _ other: String, _ way: SpecialRename) throws(FileFault) -> Bool {
        guard let result = way.call(path, other) else { return false }
        if result == 0 { return true }
        if [EINVAL, ENOSYS, ENOTSUP].contains(errno) { return false }
        throw fault(other)
    }

    package func remove(_ path: String) throws(FileFault) {
        guard unlink(path) != 0 else { return }
        // Linux says EISDIR, others EPERM for a directory.
        let first = errno
        guard first == EISDIR || first == EPERM else { throw FileFault(path, .system(first)) }
        guard rmdir(path) == 0 else { throw FileFault(path, .system(errno == ENOTDIR ? first : errno)) }
    }

    /// A lock on the directory itself, which leaves no file behind and holds between containers, whose process numbers say nothing to each
    /// other. Where the file system has no such locks, nobody is ever known to be alone.
    package func hold(_ directory: String) throws(FileFault) -> Hold {
        let file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw fault(directory) }
        let wasAlone = flock(file, LOCK_EX | LOCK_NB) == 0
        // Another kessai has it to itself for no longer than these calls take; whoever has it for longer, as flock(1) does for a command,
        // keeps others from being alone.
        for _ in 0..<10 {
            if flock(file, LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK && errno != EINTR { break }
            usleep(5000)
        }
        return Hold(descriptor: file, wasAlone: wasAlone)
    }

    package func holdAlone(_ path: String) throws(FileFault) -> Hold? {
        let end = milliseconds() + patience
        while true {
            let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
            guard file >= 0 else { throw fault(path) }
            if flock(file, LOCK_EX | LOCK_NB) == 0 {
                let isThere = isStill(file, at: path)
                if isThere == true { return Hold(descriptor: file, wasAlone: true) }
                let problem = fault(path)
                close(file)
                if isThere == nil { throw problem }
                // Another file was put in its place meanwhile, which others may have to themselves.
                continue
            }
            let error = errno
            close(file)
            if error == EWOULDBLOCK || error == EINTR, milliseconds() < end {
                usleep(5000)
                continue
            }
            if error == EWOULDBLOCK { throw FileFault(path, .locked) }
            // Some file systems have no locks.
            return nil
        }
    }

    /// nil where that cannot be told.
    private func isStill(_ file: Int32, at path: String) -> Bool? {
        var (opened, there) = (stat(), stat())
        guard fstat(file, &opened) == 0, stat(path, &there) == 0 else { return nil }
        return opened.st_dev == there.st_dev && opened.st_ino == there.st_ino
    }

    package func synchronize(_ path: String) throws(FileFault) { try synchronize(path, by: fsync) }

    /// One wait for each file system where there are many to wait for. Measured for 1,000 files: 0.03 to 0.11 s where one by one
    /// took 0.3, and on a busy disk 0.5 to 1.4 s where that took 3.7 to 4.6.
    package func synchronize(_ paths: [String]) throws(FileFault) {
        guard paths.count > 64, let synchronizeFileSystem else {
            for path in paths { try synchronize(path) }
            return
        }
        var known: Set<dev_t> = []
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0 else { throw fault(path) }
            if known.insert(status.st_dev).inserted { try synchronize(path, by: synchronizeFileSystem) }
        }
    }

    private func synchronize(_ path: String, by call: (Int32) -> Int32) throws(FileFault) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw fault(path) }
        defer { close(file) }
        // Some file systems know no fsync of a directory; there is nothing more to do then.
        guard call(file) == 0 || errno == EINVAL else { throw fault(path) }
    }

    private func kind(_ status: stat) -> FileKind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .link
        default: .other
        }
    }
}

/// A lock: the system lets go of it when the process ends, however it ends.
package struct Hold: Sendable {
    let descriptor: Int32
    /// Whether nobody else was writing there for a moment: what has been on its way since before is nobody's any more.
    let wasAlone: Bool

    /// A lock lasts until every copy of its descriptor is closed, and a process that another thread is just starting has one until it
    /// begins its program: unlocking by name ends it at once.
    package func release() {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

/// Reads until the end or the limit; a read that ends just where the end is expected needs no other one to find it.
func readAll(
    _ file: Int32, _ path: String, capacity: Int, limit: Int, expected: Int? = nil
) throws(FileFault) -> [UInt8] {
    var problem: FileFault?
    var isAtEnd = false
    var bytes = [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { buffer, count in
        while count < buffer.count, !isAtEnd, problem == nil {
            let got = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            if got > 0 {
                count += got
                isAtEnd = count == expected && count < buffer.count
            } else if got == 0 {
                isAtEnd = true
            } else if !isToRepeat(file, POLLIN) {
                problem = fault(path)
            }
        }
    }
    if let problem { throw problem }
    // A file that grew, or a stream whose length nobody knows.
    while !isAtEnd, bytes.count < limit {
        let more = try readAll(file, path, capacity: min(limit - bytes.count, 1 << 16), limit: 0)
        if more.isEmpty { break }
        bytes += more
    }
    return bytes
}

/// The descriptor that a path names, as it was opened for this process: a file that a shell opened for the log of a run is not to be
/// replaced, nor written from its beginning.
func openStream(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
        let directory = ["/dev/fd/", "/proc/self/fd/"].first(where: path.hasPrefix)
        return directory.flatMap { Int32(path.dropFirst($0.count)) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}

/// Writes all of the bytes, however many calls that takes.
package func writeAll(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileFault) {
    var position = 0
    while position < bytes.count {
        let put = bytes.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + position }, $0.count - position) }
        if put >= 0 {
            position += put
        } else if !isToRepeat(file, POLLOUT) {
            throw fault(path)
        }
    }
}

/// Whether a call that did not work is to be made again: it was interrupted, or the stream was left by another program so that it
/// does not wait, and has been waited for here.
private func isToRepeat(_ file: Int32, _ event: some BinaryInteger) -> Bool {
    if errno == EAGAIN {
        var stream = pollfd(fd: file, events: Int16(event), revents: 0)
        if poll(&stream, 1, -1) > 0 { return true }
    }
    return errno == EINTR
}

extension [UInt8] {
    /// `==` compares one byte after the other.
    fileprivate func isSame(as other: ArraySlice<UInt8>) -> Bool {
        withUnsafeBufferPointer { bytes in other.withUnsafeBufferPointer { bytes.isSame(as: $0) } }
    }
}

private func cString(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }

private func fault(_ path: String) -> FileFault { FileFault(path, .system(errno)) }

/// What a rename can do that POSIX does not know.
private enum SpecialRename {
    /// RENAME_NOREPLACE, RENAME_EXCL.
    case withoutReplacing
    /// RENAME_EXCHANGE, RENAME_SWAP.
    case exchanging

    /// nil where the system has none.
    func call(_ path: String, _ other: String) -> Int32? {
        #if canImport(Darwin)
            return renamex_np(path, other, UInt32(self == .exchanging ? RENAME_SWAP : RENAME_EXCL))
        #elseif canImport(Glibc)
            return renameat2(AT_FDCWD, path, AT_FDCWD, other, self == .exchanging ? 2 : 1)
        #else
            return nil
        #endif
    }
}

/// The system's call that writes out the file system of an open file and reports what went wrong (Linux 5.8), or nil where it has none.
private let synchronizeFileSystem: (@Sendable (Int32) -> Int32)? = {
    #if canImport(Glibc)
        return { syncfs($0) }
    #else
        return nil
    #endif
}()

#if canImport(Glibc)
    // GNU extensions, which Swift's module of glibc leaves out; looking them up by name works in no static executable.

    /// With RENAME_NOREPLACE, 1, or RENAME_EXCHANGE, 2: Linux 3.15, glibc 2.28.
    @_silgen_name("renameat2")
    private func renameat2(
        _ oldDirectory: Int32, _ oldPath: UnsafePointer<CChar>, _ newDirectory: Int32, _ newPath: UnsafePointer<CChar>,
        _ flags: UInt32
    ) -> Int32

    @_silgen_name("syncfs")
    private func syncfs(_ file: Int32) -> Int32
#endif
