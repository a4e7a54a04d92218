import SourceText

/// What git's index may hold, without starting git: most projects name keys that are on another machine, and a process costs more than
/// a whole check.
struct GitIndex {
    /// Nil where only git can tell: where the environment names a repository, or for an index that cannot be read or does not write out
    /// each path.
    private let bytes: [UInt8]?
    /// The directory that the paths of the index begin at.
    private let top: String

    init(around directory: String, _ world: World) throws(FileFault) {
        let home = try repository(around: directory, world.files)
        top = home.map { parent(of: $0.path) } ?? directory
        if isNamed(by: { world.environment[$0] != nil }, insteadOf: home) {
            bytes = nil
            return
        }
        guard let home else {
            bytes = []
            return
        }
        do throws(FileFault) {
            let directory = try gitDirectory(of: home, world.files)
            bytes = try directory.flatMap { directory throws(FileFault) in
                Self.writtenOut(try world.files.read(absolute("index", in: directory), limit: Self.limit))
            }
        } catch {
            if error.isTransient { throw error }
            // A file may name what is not there by other bytes than it seems to.
            bytes = error.isAbsence && home.kind == .directory ? [] : nil
        }
    }

    private static let limit = 256 << 20

    /// The index with each path as versions 2 and 3 have it. A split index (extension `link`) leaves most of them in another file, and a
    /// sparse one (`sdir`) has one entry for a whole directory.
    private static func writtenOut(_ index: [UInt8]) -> [UInt8]? {
        guard index.count < limit, index.starts(with: Array("DIRC".utf8) + [0, 0, 0]), index.count > 12,
            !hasExtension("link", atLeast: 20, index), !hasExtension("sdir", atLeast: 0, index)
        else { return nil }
        switch index[7] {
        case 2, 3: return index
        // The names of objects are SHA-1 or SHA-256.
        case 4: return lengthened(index, name: 20) ?? lengthened(index, name: 32)
        default: return nil
        }
    }

    /// The paths of an index of version 4, which writes of each only what differs from the one before; nil where that does not come out.
    ///
    ///     40 bytes of times and sizes, the name of the object, two bytes with the length of the path, perhaps two more,
    ///     how many bytes of the path before fall away (as the offset of a delta in a pack), what comes in their place, a zero byte
    private static func lengthened(_ index: [UInt8], name: Int) -> [UInt8]? {
        var written: [UInt8] = []
        written.reserveCapacity(index.count)
        var path: [UInt8] = []
        var next = 12
        for _ in 0..<index[8..<12].reduce(0, { $0 << 8 | Int($1) }) {
            let flags = next + 40 + name
            guard flags + 4 < index.count else { return nil }
            next = flags + (index[flags] & 0x40 == 0 ? 2 : 4)
            var fallen = Int(index[next] & 0x7F)
            while index[next] & 0x80 != 0 {
                next += 1
                guard next < index.count, fallen < limit else { return nil }
                fallen = (fallen + 1) << 7 | Int(index[next] & 0x7F)
            }
            next += 1
            guard fallen <= path.count, let end = index[min(next, index.count)...].firstIndex(of: 0) else { return nil }
            path.removeLast(fallen)
            path += index[next..<end]
            next = end + 1
            let length = Int(index[flags] & 0x0F) << 8 | Int(index[flags + 1])
            guard length == min(path.count, 0xFFF), written.count < limit else { return nil }
            written += [index[flags] & 0x0F, index[flags + 1]] + path + [0]
        }
        return written
    }

    /// Behind the entries an extension has its name and four bytes with its length; in a path, as of `links.md`, letters follow, which would be
    /// a length beyond the end.
    private static func hasExtension(_ name: String, atLeast least: Int, _ index: [UInt8]) -> Bool {
        contains(name, index) { start in
            let bytes = index[(start + 4)...].prefix(4)
            let length = bytes.reduce(0) { $0 << 8 | Int($1) }
            return bytes.count == 4 && length >= least && length <= index.count - start - 8
        }
    }

    /// Whether a file is worth asking git about.
    func mayHold(_ path: String) -> Bool { bytes.map { contains(lastComponent(of: path), $0) } ?? true }

    /// Where files lie whose paths end in `.pem`. What stands before a path may look like a part of it, so that some of these are none.
    var mayHoldKeys: [String] {
        guard let bytes else { return [] }
        let ending = Array(".pem\0".utf8)
        var places: [String] = []
        _ = contains(".pem\0", bytes) { index in
            let end = index + ending.count - 1
            // No longer path is written out by its length.
            for start in stride(from: index - 1, through: max(2, end - 0xFFE), by: -1) where isPath(start..<end, bytes) {
                places.append(absolute(String(decoding: bytes[start..<end], as: UTF8.self), in: top))
            }
            return false
        }
        return places
    }

    private func isPath(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        (Int(bytes[range.lowerBound - 2]) << 8 | Int(bytes[range.lowerBound - 1])) & 0x0FFF == range.count
            && bytes[range].allSatisfy { $0 >= 0x20 }
    }

    /// Whether the index has an entry for a file, for when git itself gives no answer; nil where only git can tell.
    ///
    ///     … 80 0F keys/mykeys.pem 00    before a path two bytes with its length, behind it a zero byte;
    ///     … C0 0F 40 00 keys/…          in version 3, where the bit 40 is set, two more in between
    func tracks(_ path: String) -> Bool? {
        guard let bytes, let path = relative(path, to: top) else { return nil }
        let length = min(path.utf8.count, 0xFFF)
        func isLength(at index: Int, mask: Int) -> Bool {
            index >= 0 && (Int(bytes[index]) << 8 | Int(bytes[index + 1])) & mask == (mask & 0x4000) | length
        }
        return contains(path + "\0", bytes) { isLength(at: $0 - 2, mask: 0x0FFF) || isLength(at: $0 - 4, mask: 0x4FFF) }
    }
}

private func contains(_ text: String, _ bytes: [UInt8], where isMeant: (Int) -> Bool = { _ in true }) -> Bool {
    let text = Array(text.utf8)
    guard let first = text.first else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return false }
        var index = ByteSearch.first(first, or: first, start, 0, bytes.count)
        while index < bytes.count {
            if bytes[index...].starts(with: text), isMeant(index) { return true }
            index = ByteSearch.first(first, or: first, start, index + 1, bytes.count)
        }
        return false
    }
}
