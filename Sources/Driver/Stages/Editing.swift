import Project
import Rules

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
    surroundings.keyFiles = (try? keyFiles(of: project, in: Target(root: root), world)) ?? [:]
    return surroundings
}
