import Outputs
import SourceText

/// What a command was pointed at, other than a project: a directory, or a file whose first block tells what it is, as it may be large.
enum Given {
    case directory(path: String)
    case file(GivenFile)

    /// `-` is standard input.
    init(_ name: String, in world: World) throws(FileFault) {
        if name == "-" {
            self = .file(GivenFile(whole: try world.standardInput(outputLimit)))
            return
        }
        let path = absolute(name, in: world.directory)
        self = try named(name) { () throws(FileFault) in
            switch try world.files.kind(of: path, followingLinks: true) {
            case .directory: .directory(path: try world.files.resolve(path))
            // What went through a pipe does not come again.
            case .other: .file(GivenFile(whole: try world.files.readStream(path, limit: outputLimit)))
            case .file, .link: .file(try GivenFile(path, in: world.files))
            }
        }
    }
}

struct GivenFile {
    private let beginning: [UInt8]
    /// Where the rest is; nil when there is none.
    private let path: String?

    init(_ path: String, in files: any FileSystem) throws(FileFault) {
        beginning = try files.read(path, limit: Archive.block)
        self.path = path
    }

    init(whole bytes: [UInt8]) {
        beginning = bytes
        path = nil
    }

    var isEmpty: Bool { beginning.isEmpty }
    var isRecord: Bool { beginning.starts(with: Lock.signature.utf8) }
    var isArchive: Bool { Archive.isBundle(beginning) }
    var isOtherFile: Bool { !Archive.isArchive(beginning) }

    func bytes(named name: String, in files: any FileSystem) throws(FileFault) -> [UInt8] {
        guard let path else { return beginning }
        return try Driver.named(name) { () throws(FileFault) in try files.read(path, limit: outputLimit) }
    }
}
