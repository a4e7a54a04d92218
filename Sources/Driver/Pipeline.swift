import Project
import Rules
import SourceText

/// The stages of kessai in their order, from a directory to findings. Every command that looks at a project goes through here.
///
///     discover ─► read + parse + shape + inspect alone ─► link ─► key files ─► inspect together ─► report, outputs
///     paths       one InspectedFile a file                Project  Surroundings  Inspection
///
/// A product that uses no other document is linked and inspected with its file.
struct Examination: Sendable {
    let target: Target
    let inspection: Inspection
    let surroundings: Surroundings
    /// Directories that are links, with YAML files that are therefore not among those of the project.
    let linkedDirectories: [String]
    /// Files whose names are nearly those of settings.
    let misnamed: [String]
    /// Directories that a copy of kessai.yaml takes out of the project.
    let copiedProjects: [String]
    /// An error may hide which files are to be left alone.
    let mayLackPatterns: Bool
    /// Looked for by `check` only, as other commands read all of the record.
    var faultyRecord: FaultyRecord?

    init(_ target: Target, _ options: Surroundings, _ world: World) throws {
        let (discovery, files) = readProject(of: target, world)
        var surroundings = options
        let inspection = try Inspection(
            files, linking: { products, link in concurrently(products, processors: world.processors) { link($1) } },
            mapping: { products, inspect in inChunks(products, processors: world.processors, inspect) },
            surroundings: { project in
                let keys = try lookForKeys(of: project, in: target, world)
                (surroundings.keyFiles, surroundings.strayKeyFiles) = (keys.named, keys.stray)
                return surroundings
            }
        ).proven(surroundings) { files, inspect in
            concurrently(files, processors: world.processors, chunk: 4, from: 8) { inspect($1) }
        }

        self.target = target
        self.inspection = inspection
        self.surroundings = surroundings
        linkedDirectories = Driver.linkedDirectories(discovery, of: target, world)
        mayLackPatterns = discovery.ignored.mayLackPatterns
        misnamed = discovery.misnamed.sorted(by: pathPrecedes)
        copiedProjects = Driver.copiedProjects(discovery, of: target, world)
        if inspection.diagnostics.isEmpty, documents == 0 { throw NothingToDo(message: Self.noDocument) }
    }

    /// What was not looked at, for standard error.
    func notices(_ invocation: Invocation) -> String {
        strangerNotice(invocation) + gitNotice(invocation) + linkNotice(invocation) + copyNotice(invocation)
            + nameNotice(invocation)
    }

    var documents: Int { inspection.project.units.reduce(0) { $0 + $1.documentCount } }

    private static let noDocument = Bilingual(
        ja: "このプロジェクトには文書が1つもありません。「kind: integration」で始まる文書を kessai.yaml に書いてください。",
        en: "this project has no document at all. Write one that begins with `kind: integration` into kessai.yaml.")
}
