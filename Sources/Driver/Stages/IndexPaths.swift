import SourceText

/// The paths that an index of git writes out, of versions 2 to 4 (gitformat-index). An entry has
///
///     40 bytes of times, mode and sizes, the name of the object, two bytes of flags with the length of the path, perhaps two more,
///     the path; behind it zero bytes up to a multiple of eight from where the entry begins
///     … or, in version 4, how many bytes of the path before fall away (as the offset of a delta in a pack), what comes in their
///     place, a zero byte
struct IndexPaths {
    /// Paths, maybe with what stands between them.
    private let bytes: [UInt8]
    private let places: [Range<Int>]
    /// Whether some entry stands for a whole directory (sparse index).
    let isSparse: Bool
    /// The file beside this one that most entries are in (split index), of which some may count no more.
    let shared: String?

    /// Larger ones are left to git.
    static let limit = 256 << 20

    /// Without any.
    init() {
        bytes = []
        places = []
        isSparse = false
        shared = nil
    }

    /// nil for what is not read to its end as an index.
    init?(_ index: [UInt8]) {
        guard index.count > 12, index.count < Self.limit, index.starts(with: Array("DIRC".utf8) + [0, 0, 0]) else { return nil }
        // The names of objects are SHA-1 or SHA-256; the file does not say which.
        guard let read = IndexPaths(index, name: 20) ?? IndexPaths(index, name: 32) else { return nil }
        self = read
    }

    private init?(_ index: [UInt8], name: Int) {
        let version = index[7]
        guard 2...4 ~= version else { return nil }
        let number = Self.number(at: 8, in: index)
        var (places, isSparse, next) = ([Range<Int>](), false, 12)
        places.reserveCapacity(min(number, index.count / (42 + name)))
        var lengthened: [UInt8] = []
        for _ in 0..<number {
            let (start, flags) = (next, next + 40 + name)
            guard flags + 4 < index.count else { return nil }
            if Self.number(at: start + 24, in: index) == 0o040000 { isSparse = true }
            let length = Int(index[flags] & 0x0F) << 8 | Int(index[flags + 1])
            next = flags + (index[flags] & 0x40 == 0 ? 2 : 4)
            let place: Range<Int>
            if version == 4 {
                guard let end = Self.lengthen(places.last ?? 0..<0, by: index, &next, in: &lengthened) else { return nil }
                place = end
            } else {
                // A longer path than the flags can tell has the greatest length there.
                guard let end = index[min(next + length, index.count)...].firstIndex(of: 0) else { return nil }
                place = next..<end
                next = end + 8 - (end - start) % 8
            }
            guard length == min(place.count, 0xFFF) else { return nil }
            places.append(place)
        }
        var shared: String?
        let end = index.count - name
        while next < end {
            let start = next + 8
            guard start <= end else { return nil }
            next = start + Self.number(at: start - 4, in: index)
            // Of zeros, where there is none.
            if index[start - 8..<start - 4].elementsEqual("link".utf8), next >= start + name, next <= end {
                let object = index[start..<start + name]
                if object.contains(where: { $0 != 0 }) { shared = "sharedindex." + SHA256.hexadecimal(Array(object)) }
            }
        }
        guard next == end else { return nil }
        self.bytes = version == 4 ? lengthened : index
        self.places = places
        self.isSparse = isSparse
        self.shared = shared
    }

    /// Writes out a path of version 4 behind the one before.
    private static func lengthen(
        _ last: Range<Int>, by index: [UInt8], _ next: inout Int, in written: inout [UInt8]
    ) -> Range<Int>? {
        var fallen = Int(index[next] & 0x7F)
        while index[next] & 0x80 != 0 {
            next += 1
            guard next < index.count, fallen < limit else { return nil }
            fallen = (fallen + 1) << 7 | Int(index[next] & 0x7F)
        }
        next += 1
        guard fallen <= last.count, let end = index[min(next, index.count)...].firstIndex(of: 0), written.count < limit
        else { return nil }
        let start = written.count
        written += written[last.lowerBound..<last.upperBound - fallen]
        written += index[next..<end]
        next = end + 1
        return start..<written.count
    }

    /// Four bytes, the greatest first.
    private static func number(at offset: Int, in index: [UInt8]) -> Int {
        index[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    func holds(_ path: String) -> Bool {
        let path = Array(path.utf8)
        return places.contains { $0.count == path.count && bytes[$0].elementsEqual(path) }
    }

    /// Whether there is a file of a name, in any directory.
    func holds(fileNamed name: String) -> Bool {
        let ending = Array("/\(name)".utf8)
        return holds(name) || places.contains { bytes[$0].suffix(ending.count).elementsEqual(ending) }
    }

    /// Those that end in some text.
    func ending(in text: String) -> [ArraySlice<UInt8>] {
        let ending = Array(text.utf8)
        return places.lazy.map { bytes[$0] }.filter { $0.suffix(ending.count).elementsEqual(ending) }
    }
}
