#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// Puts files' new content in their places, each in one step: whoever looks sees the old bytes or the new ones, whatever happens. All of
/// it is written beside the old before the first is put in its place, and Ctrl-C waits from then on.
///
/// A file that was there keeps its mode, and its owner, group and access list where this user may give them; a link stays a link, and
/// the file it leads to is replaced; a pipe, a device or an open stream is written to. What somebody else saved since a file was read is
/// not replaced.
final class FileReplacer {
    private struct Prepared {
        let temporary: String
        let target: String
        /// In messages.
        let name: String
        let former: Former
    }

    private let files: any FileSystem
    private var prepared: [Prepared] = []
    /// What killed runs may have left in the directories that were looked at.
    private var leftovers: [String: Leftovers] = [:]
    private var holds: [String: Hold] = [:]
    private var signals: sigset_t?

    /// As each takes a descriptor, a part of those that a process may have: 256 on some systems, and few where somebody set a limit. Without
    /// one, another kessai that rewrites the very same file may take its new content for what a killed run left: the old one stays, and so
    /// do those that were put before it.
    private static let holdLimit = min(64, max(0, Int(sysconf(Int32(_SC_OPEN_MAX)))) / 4)

    init(_ files: any FileSystem) { self.files = files }

    /// `name` is the file's name in messages.
    func replace(_ path: String, _ former: Former, with bytes: [UInt8], named name: String) throws {
        try prepare(path, former, with: bytes, named: name)
        try put()
    }

    /// All of them, or none as far as that can be seen before the first is put in its place.
    func replace(all changes: [FileChange]) throws {
        do throws(FileFault) {
            for change in changes { try write(change.path, .bytes(change.before), change.after, change.name) }
            try synchronize()
        } catch {
            if changes.count > 1 { throw Unfinished(fault: error, written: []) }
            throw error
        }
        try put()
    }

    /// Writes the new content beside the old one, so that only the last step is left to do: none is where the bytes have gone into a
    /// pipe, a device or an open stream. After a fault nothing is left to put.
    func prepare(_ path: String, _ former: Former, with bytes: [UInt8], named name: String) throws(FileFault) {
        try write(path, former, bytes, name)
        try synchronize()
    }

    /// Waits until what was written beside the old content is on the disk: once for all of it, as each wait takes about 2 ms.
    private func synchronize() throws(FileFault) {
        do throws(FileFault) { try files.synchronize(prepared.map(\.temporary)) } catch {
            let name = prepared.first { $0.temporary == error.path }?.name
            withdraw()
            throw FileFault(name ?? error.path, error.reason)
        }
    }

    private func write(_ path: String, _ former: Former, _ bytes: [UInt8], _ name: String) throws(FileFault) {
        do throws(FileFault) { try writeBeside(path, former, bytes, name) } catch {
            withdraw()
            if error.reason == .admitsNothing { throw error }
            // The file need not be there; its directory is what is missing.
            let isAbove = error.isAbsence && name.utf8.dropFirst().contains(UInt8(ascii: "/"))
            throw FileFault(isAbove ? parent(of: name) : name, error.reason)
        }
    }

    private func writeBeside(_ path: String, _ former: Former, _ bytes: [UInt8], _ name: String) throws(FileFault) {
        var target = path
        var isNew = false
        do throws(FileFault) {
            switch try files.kind(of: path, followingLinks: true) {
            case .directory: throw FileFault(path, .directory)
            case .file where openStream(path) == nil, .link: break
            case .file, .other: return try files.write(bytes, to: path)
            }
            target = try files.resolve(path)
        } catch {
            if !error.isAbsence { throw error }
            // Somebody meant another file by it.
            if try files.isLink(path) { throw FileFault(path, .leadsNowhere) }
            isNew = true
        }
        if signals == nil { signals = holdSignals() }
        try hold(target)
        let temporary = temporaryPlace(of: target)
        prepared.append(Prepared(temporary: temporary, target: target, name: name, former: former))
        do throws(FileFault) { try files.create(temporary, [bytes], like: isNew ? nil : target) } catch {
            guard error.isRefusal, error.path == temporary else { throw error }
            // The file may be written, but its directory, which is another one behind a link.
            throw FileFault(try files.isLink(path) ? parent(of: target) : parentName(of: name), .admitsNothing)
        }
    }

    private func hold(_ target: String) throws(FileFault) {
        let directory = parent(of: target)
        let found: Leftovers
        if let known = leftovers[directory] { found = known } else { found = try Leftovers(in: directory, files) }
        leftovers[directory] = found
        if let hold = holds[directory] { return found.tidy([target], .file, hold) }
        let hold = try found.hold(tidying: [target], .file)
        if holds.count < Self.holdLimit { holds[directory] = hold } else { hold.release() }
    }

    /// Puts in their places what was prepared. Of several, some may be there when it fails.
    func put() throws {
        defer { withdraw() }
        if prepared.count > 1 {
            for file in prepared {
                do throws(FileFault) { try expectUnchanged(file) } catch {
                    throw Unfinished(fault: FileFault(file.name, error.reason), written: [])
                }
            }
        }
        var written: [String] = []
        var name = ""
        do throws(FileFault) {
            for file in prepared {
                name = file.name
                try expectUnchanged(file)
                try files.move(file.temporary, to: file.target)
                written.append(file.name)
            }
            var directories: [String: String] = [:]
            for file in prepared { directories[parent(of: file.target)] = file.name }
            prepared = []
            do throws(FileFault) { try files.synchronize(directories.keys.sorted()) } catch {
                name = directories[error.path] ?? name
                throw error
            }
        } catch {
            prepared.removeFirst(min(written.count, prepared.count))
            let fault = FileFault(name, error.reason)
            if written.contains(where: { $0 != name }) { throw Unfinished(fault: fault, written: written) }
            throw fault
        }
    }

    /// An editor or git may have saved the file while the new content was made of what it held before.
    private func expectUnchanged(_ file: Prepared) throws(FileFault) {
        let isAsBefore =
            switch file.former {
            case .anything: true
            case .nothing: try files.kindIfThere(of: file.target, followingLinks: false) == nil
            case .bytes(let bytes): try files.read(file.target, limit: bytes.count + 1) == bytes
            }
        if !isAsBefore { throw FileFault(file.target, .changed) }
    }

    /// Leaves the old content where the new one has not been put.
    func withdraw() {
        for file in prepared { try? files.remove(file.temporary) }
        prepared = []
        for hold in holds.values { hold.release() }
        holds = [:]
        if let signals { releaseSignals(signals) }
        signals = nil
    }
}

/// What is in a file's place before another content is put there; else it is left alone.
enum Former: Sendable {
    /// Whatever it is.
    case anything
    case nothing
    /// What was read of it.
    case bytes([UInt8])
}

/// A file of the project that is rewritten.
struct FileChange: Sendable {
    let path: String
    /// What was read, and what it becomes.
    let before: [UInt8]
    let after: [UInt8]
    /// In messages.
    let name: String
}

/// Of several files that were to be written only some were.
struct Unfinished: Error {
    let fault: FileFault
    let written: [String]

    var message: Bilingual {
        let sentence = fault.message
        if written.isEmpty {
            return Bilingual(ja: "\(sentence.ja)。どのファイルも書き換えていません。", en: "\(sentence.en). No file was rewritten.")
        }
        let names = inQuotes(written.prefix(10))
        let rest = written.count - 10
        return Bilingual(
            ja: "\(sentence.ja)。ここまでに書き換えたファイル: \(names.ja)" + (rest > 0 ? "ほか\(rest)件" : "") + "。",
            en: "\(sentence.en). Already written: \(names.en)" + (rest > 0 ? " and \(rest) more" : "") + ".")
    }
}
