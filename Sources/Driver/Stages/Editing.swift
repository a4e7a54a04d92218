import Outputs
import Project
import Rules
import SourceText

/// The stages one by one, for a language server that keeps what was read and reads again only what was edited.

extension Target {
    fileprivate init(root: String) { self.root = root }
}

/// Every file of the project with this root (absolute, without links), read on its own and sorted by path.
package func readProject(_ root: String, _ world: World) -> [InspectedFile] {
    readProject(of: Target(root: root), world).files
}

/// What rules may know of the world around a linked project.
package func surroundings(of project: Project, root: String, _ world: World) -> Surroundings {
    var surroundings = Surroundings()
    // A path without an entry was not looked for.
    if let keys = try? lookForKeys(of: project, in: Target(root: root), world) {
        (surroundings.keyFiles, surroundings.strayKeyFiles) = (keys.named, keys.stray)
    }
    return surroundings
}

/// The record of what was entered, in the root of a project.
package let recordFile = Lock.path

/// That record as a file with its one finding; nil where there is none, or nothing is wrong in it.
package func faultyRecord(_ root: String, file: FileID, _ world: World) -> FileUnit? {
    FaultyRecord(Target(root: root), world).map {
        FileUnit(unread: $0.source, file: file, problem: $0.finding(in: file), secrets: $0.source.secrets)
    }
}
