import Driver
import Foundation
import Outputs
import Project
import Reporting
import Rules
import SourceText
import Syntax

/// What the stages work on, made when it is first needed: the result of each stage is the input of the next.
final class Inputs {
    let files: Int
    private let directory: URL

    lazy var corpus = Corpus.project(files: files)
    lazy var bytes = corpus.reduce(0) { $0 + $1.bytes.count }
    lazy var sources = corpus.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    lazy var trees = sources.enumerated().map { parse($0.element, file: FileID($0.offset)) }
    lazy var units = sources.enumerated().map { FileUnit($0.element, file: FileID($0.offset)) }
    lazy var project = Project(units)
    lazy var inspected = InspectedFiles(InspectedFile.all(units))
    lazy var inspection = Inspection(project, inspected, surroundings)
    lazy var checked = CheckedProject(project, diagnostics: inspection.diagnostics, surroundings: surroundings)
    /// All of it entered, as `kessai.lock` says it.
    lazy var record = checked.map { Array(Lock($0.entries(over: [])).text.utf8) } ?? []
    lazy var bundle = checked.map { OutputBundle($0).files } ?? []
    /// The largest JSON file of the bundle as a value.
    lazy var provenance = bundle.first { $0.path == OutputBundle.provenancePath }.flatMap { JSON(reading: $0.bytes) } ?? .null

    /// The same project with mistakes in every product.
    lazy var mistaken = Corpus.project(files: files, withMistakes: true).enumerated().map { number, file in
        InspectedFile(FileUnit(SourceFile(path: file.path, bytes: file.bytes), file: FileID(number)))
    }
    lazy var found = Inspection(mistaken) { _ in surroundings }
    lazy var proven = found.proven(surroundings)
    lazy var report = makeReport(proven)

    /// The project on the disk, and a place for a bundle.
    lazy var root = makeRoot()
    lazy var output = directory.resolvingSymlinksInPath().appendingPathComponent("bundle").path

    let surroundings = Surroundings()

    init(files: Int) throws {
        self.files = files
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("kessai-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: directory) }

    func removeOutput() { try? FileManager.default.removeItem(atPath: output) }

    func makeReport(_ inspection: Inspection) -> Report {
        let sources = inspection.project.units.map(\.tree.source)
        return Report(
            inspection.diagnostics, sources: sources, hidden: { inspection.project.units[$0].hidden }, documents: sources.count,
            version: kessaiVersion)
    }

    /// A world like that of the program, with so many threads.
    func world(processors: Int) -> World { World(files: PosixFileSystem(), directory: root, processors: processors) }

    private func makeRoot() -> String {
        let place = directory.appendingPathComponent("project")
        do { try Corpus.write(files: files, to: place) } catch { print("\(place.path): \(error)") }
        return place.resolvingSymlinksInPath().path
    }
}
