#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// Puts files' new content in their places, each in one step: whoever looks sees the old bytes or the new ones, whatever happens.
///
/// A file that was there keeps its mode, and its owner and group where this user may give them; a link stays a link, and the file it
/// leads to is replaced; a pipe, a device or an open stream is written to.
struct FileReplacer {
    private let files: any FileSystem
    /// What killed runs may have left in the directories that were looked at.
    private var leftovers: [String: Leftovers] = [:]

    init(_ files: any FileSystem) { self.files = files }

    /// `name` is the file's name in messages.
    mutating func replace(_ path: String, with bytes: [UInt8], named name: String) throws(FileFault) {
        try prepare(path, with: bytes, named: name)?.put()
    }

    /// Writes the new content beside the old one, so that only the last step is left to do: none is where the bytes
    /// have gone into a pipe, a device or an open stream.
    mutating func prepare(_ path: String, with bytes: [UInt8], named name: String) throws(FileFault) -> Replacement? {
        do throws(FileFault) { return try prepare(path, with: bytes, name) } catch {
            // The file need not be there; its directory is what is missing.
            let isAbove = error.isAbsence && name.utf8.dropFirst().contains(UInt8(ascii: "/"))
            throw FileFault(isAbove ? parent(of: name) : name, error.reason)
        }
    }

    private mutating func prepare(_ path: String, with bytes: [UInt8], _ name: String) throws(FileFault) -> Replacement? {
        var target = path
        var isNew = false
        do throws(FileFault) {
            switch try files.kind(of: path, followingLinks: true) {
            case .directory: throw FileFault(path, .directory)
            case .file where openStream(path) == nil, .link: break
            case .file, .other:
                try files.write(bytes, to: path)
                return nil
            }
            target = try files.resolve(path)
        } catch {
            if !error.isAbsence { throw error }
            isNew = true
        }
        let directory = parent(of: target)
        let found: Leftovers
        if let known = leftovers[directory] { found = known } else { found = try Leftovers(in: directory, files) }
        leftovers[directory] = found
        let replacement = try Replacement(of: target, named: name, found, files)
        try replacement.write(bytes, like: isNew ? nil : target)
        return replacement
    }
}

/// New content that stands beside the old until it is put in its place; Ctrl-C waits until then.
final class Replacement {
    private let files: any FileSystem
    private let temporary: String
    private let target: String
    private let name: String
    /// Nil once it is over.
    private var holds: (directory: Hold, signals: sigset_t)?

    fileprivate init(of target: String, named name: String, _ leftovers: Leftovers, _ files: any FileSystem) throws(FileFault) {
        self.files = files
        self.target = target
        self.name = name
        temporary = temporaryPlace(of: target)
        let signals = holdSignals()
        do throws(FileFault) { holds = (try leftovers.hold(tidying: [target], .file), signals) } catch {
            releaseSignals(signals)
            throw error
        }
    }

    fileprivate func write(_ bytes: [UInt8], like model: String?) throws(FileFault) {
        do throws(FileFault) {
            try files.create(temporary, [bytes], like: model)
            try files.synchronize(temporary)
        } catch {
            withdraw()
            throw error
        }
    }

    func put() throws(FileFault) {
        do throws(FileFault) {
            try files.move(temporary, to: target)
            try files.synchronize(parent(of: target))
        } catch {
            withdraw()
            throw FileFault(name, error.reason)
        }
        release()
    }

    /// Leaves the old content where it is, unless the new one has been put there.
    func withdraw() {
        if holds != nil { try? files.remove(temporary) }
        release()
    }

    private func release() {
        guard let (directory, signals) = holds else { return }
        holds = nil
        directory.release()
        releaseSignals(signals)
    }
}
