import SourceText

/// What rules may know of the world outside the text, handed in by Driver.
package struct Surroundings: Sendable {
    /// `--release`: the test environment is forbidden.
    package var isRelease = false
    /// `--require-keys`: an absent private key is an error.
    package var requiresKeys = false
    /// By the path in `private_key_file`; a path without an entry was not looked for (a document from standard input).
    package var keyFiles: [String: KeyFile] = [:]
    /// The first bytes of other `.pem` files of the project that git tracks, by their paths from its root.
    package var strayKeyFiles: [String: [UInt8]] = [:]

    package init() {}
}

/// A private key file as Driver found it.
package enum KeyFile: Sendable {
    /// Not there; `isTracked` tells that `git ls-files` names it all the same, as after deleting it from the working tree.
    case absent(isTracked: Bool, at: TrackedPlace? = nil)
    /// Its bytes (at most 64 KiB of them), and whether `git ls-files` names it; nil where git did not say.
    case present(bytes: [UInt8], isTracked: Bool?, at: TrackedPlace? = nil)
    /// There, but nothing that could be a key: a directory, a pipe or the like. Words without a full stop.
    case noFile(Bilingual)
    /// Behind a link that leads to no file of the project: out of it, or in a circle. Words without a full stop.
    case outside(Bilingual)
    /// Kept from this user. Words without a full stop.
    case unreadable(Bilingual)

    package var isTracked: Bool {
        switch self {
        case .absent(let isTracked, _): isTracked
        case .present(_, let isTracked, _): isTracked == true
        case .noFile, .outside, .unreadable: false
        }
    }

    /// Where git tracks it, if that is known.
    package var trackedPlace: TrackedPlace? {
        switch self {
        case .absent(_, let place), .present(_, _, let place): place
        case .noFile, .outside, .unreadable: nil
        }
    }
}

/// A file as git tracks it, which a link may lead to by another name.
package struct TrackedPlace: Sendable {
    /// The top of its repository from the root of the project, where it begins below that: a submodule.
    package let repository: String?
    /// From there, or else from the root of the project.
    package let path: String

    package init(_ path: String, in repository: String? = nil) { (self.path, self.repository) = (path, repository) }
}
