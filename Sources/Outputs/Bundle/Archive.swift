import SourceText

/// Archives in the ustar format (POSIX.1-1988): written to equal bytes for equal files, and read back with trust in nothing.
///
///     offset 0 name[100] mode[8] uid[8] gid[8] size[12] mtime[12] sum[8] type[1] link[100] magic[6] version[2] user[32]
///     group[32] device[16] prefix[155] pad[12]
package enum Archive {
    /// The last modification time that the format can hold: eleven octal digits of seconds.
    package static let latestTime = 0o77777777777

    /// Files sorted by path, mode 0644, owner and group 0, one modification time (seconds, 0 … `latestTime`) for all.
    ///
    /// Paths are those of a bundle: relative, at most 100 bytes, or longer when they can be split at a `/` as the format asks.
    package static func write(_ files: [BundleFile], mtime: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(files.reduce(2 * record) { $0 + $1.count + 2 * block })
        for file in files.sorted(by: { pathPrecedes($0.path, $1.path) }) {
            bytes += header(file, mtime: min(max(mtime, 0), latestTime))
            for piece in file.pieces { bytes += piece }
            bytes += padding(after: file.count)
        }
        // Two empty blocks end the archive; it is filled up to a whole record of 20 blocks, as tar itself does.
        bytes += [UInt8](repeating: 0, count: 2 * block)
        bytes += [UInt8](repeating: 0, count: (record - bytes.count % record) % record)
        return bytes
    }

    /// What is wrong with an archive that `read` refuses.
    package struct Damage: Error, Sendable, Hashable {
        /// Offset in bytes of the header or block that is wrong.
        package let offset: Int
        package let message: Bilingual

        package var messageWithOffset: Bilingual {
            message + Bilingual(ja: "場所は\(offset.grouped)バイト目です。", en: " (byte \(offset.grouped))")
        }
    }

    /// The files of an archive in their order. Anything that `write` would not have written is refused: links, directories, devices,
    /// absolute paths, `..`, repeated or unsorted names, sizes that leave the archive, other modes or owners, bytes behind the end.
    package static func read(_ bytes: [UInt8]) -> Result<[BundleFile], Damage> {
        do {
            return .success(try files(bytes))
        } catch {
            return .failure(error)
        }
    }

    /// Whether a file that begins with these bytes is to be read as the archive of a bundle, be it damaged: its first file tells.
    package static func isBundle(_ bytes: [UInt8]) -> Bool {
        isArchive(bytes) && path(bytes[..<block]) == OutputBundle.sumsPath
    }

    /// Whether a file that begins with these bytes is an archive at all, of whatever files.
    package static func isArchive(_ bytes: [UInt8]) -> Bool { bytes.count >= block && isHeader(bytes[..<block]) }

    /// A file of an archive that begins with these bytes; nil where they end before it does, or what stands before it cannot be read.
    package static func file(_ wanted: String, near beginning: [UInt8]) -> [UInt8]? {
        var offset = 0
        while beginning.count - offset >= block {
            let header = beginning[offset..<offset + block]
            guard isHeader(header), let path = path(header), let size = octal(header, 124..<135),
                size <= beginning.count - offset - block
            else { return nil }
            let start = offset + block
            if path == wanted { return Array(beginning[start..<start + size]) }
            offset = start + size + padding(after: size).count
        }
        return nil
    }

    private static func isHeader(_ block: ArraySlice<UInt8>) -> Bool {
        block.dropFirst(257).starts(with: "ustar\u{0}00".utf8)
    }

    /// How many bytes of a file `isBundle` has to see.
    package static let block = 512
    private static let record = 20 * block

    private static func padding(after count: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: (block - count % block) % block)
    }

    private static func header(_ file: BundleFile, mtime: Int) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: block)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() where offset + index < block { header[offset + index] = byte }
        }
        func octal(_ number: Int, digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        let (prefix, name) = split(file.path)
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(file.count, digits: 11), at: 124)
        put(octal(mtime, digits: 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put("0000000", at: 329)
        put("0000000", at: 337)
        put(prefix, at: 345)
        put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6), at: 148)
        header[154] = 0
        return header
    }

    /// A path of more than 100 bytes at the last `/` that leaves both parts short enough.
    private static func split(_ path: String) -> (prefix: String, name: String) {
        let bytes = Array(path.utf8)
        guard bytes.count > 100 else { return ("", path) }
        let slash = bytes.indices.last { bytes[$0] == UInt8(ascii: "/") && $0 <= 155 && bytes.count - $0 - 1 <= 100 }
        guard let slash else { return ("", path) }
        return (String(decoding: bytes[..<slash], as: UTF8.self), String(decoding: bytes[(slash + 1)...], as: UTF8.self))
    }

    private static func files(_ bytes: [UInt8]) throws(Damage) -> [BundleFile] {
        func damage(_ offset: Int, _ ja: String, _ en: String) -> Damage {
            Damage(offset: offset, message: Bilingual(ja: ja, en: en))
        }
        var found: [BundleFile] = []
        var offset = 0
        while true {
            guard bytes.count - offset >= block else {
                throw damage(offset, "アーカイブが途中で終わっています。", "The archive ends too early.")
            }
            let header = bytes[offset..<offset + block]
            if header.allSatisfy({ $0 == 0 }) { break }
            guard let path = path(header), let size = octal(header, 124..<135), let mtime = octal(header, 136..<147) else {
                throw damage(
                    offset, "ustar形式のヘッダーとして読めません。", "This is not the header of a file in the ustar format.")
            }
            guard size <= bytes.count - offset - block else {
                throw damage(
                    offset, "「\(shown(path))」の大きさがアーカイブの外まで続いています。",
                    "The size of `\(shown(path))` reaches beyond the archive.")
            }
            let isSafe = path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0 != "." && $0 != ".."
            }
            guard isSafe else {
                throw damage(
                    offset, "「\(shown(path))」はkessaiの書くパスではありません(「.」や「..」、空の部分は使いません)。",
                    "`\(shown(path))` is no path that kessai writes, which has neither `.` nor `..` nor an empty part.")
            }
            let start = offset + block
            let file = BundleFile(path: path, bytes: Array(bytes[start..<start + size]))
            // Whatever differs from what would have been written (type, mode, owner, checksum, padding) is refused as a whole.
            guard header.elementsEqual(self.header(file, mtime: mtime)) else {
                throw damage(
                    offset, "「\(shown(path))」のヘッダーが、kessaiの書くものと違います(通常のファイル、0644、所有者0だけを認めます)。",
                    "The header of `\(shown(path))` is not as kessai writes it (a regular file, mode 0644, owner 0).")
            }
            if let last = found.last, !pathPrecedes(last.path, path) {
                throw damage(
                    offset, "「\(shown(path))」は「\(shown(last.path))」より前に、1回だけ並ぶはずです。",
                    "`\(shown(path))` must stand before `\(shown(last.path))`, and only once.")
            }
            found.append(file)
            offset = start + size
            let rest = (block - size % block) % block
            guard rest <= bytes.count - offset, bytes[offset..<offset + rest].allSatisfy({ $0 == 0 }) else {
                throw damage(
                    offset, "「\(shown(path))」の後ろの余白に何か書かれています。", "Something is written in the padding after `\(shown(path))`.")
            }
            offset += rest
        }
        let end = offset + 2 * block
        guard bytes.count == (end + record - 1) / record * record, bytes[offset...].allSatisfy({ $0 == 0 }) else {
            throw damage(
                offset, "アーカイブの終わりの形が違うか、後ろに何か書かれています。",
                "The end of the archive has another form, or something is written after it.")
        }
        return found
    }

    /// Prefix and name, each up to its first zero byte; nil when it is no text.
    private static func path(_ header: ArraySlice<UInt8>) -> String? {
        func field(_ range: Range<Int>) -> String? {
            let bytes = header[header.startIndex + range.lowerBound..<header.startIndex + range.upperBound]
            return String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let name = field(0..<100), let prefix = field(345..<500) else { return nil }
        return prefix.isEmpty ? name : "\(prefix)/\(name)"
    }

    /// An octal number of exactly these digits with a zero byte behind.
    private static func octal(_ header: ArraySlice<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for offset in range {
            let byte = header[header.startIndex + offset]
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) else { return nil }
            value = value << 3 | Int(byte - UInt8(ascii: "0"))
        }
        return header[header.startIndex + range.upperBound] == 0 ? value : nil
    }
}
