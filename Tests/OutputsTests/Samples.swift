// Checked projects for the tests: the samples of the repository, and small ones written in place.
import Foundation
import Outputs
import Project
import SourceText
import Testing

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// A sample of the repository, read as the program reads it but for its rules.
func sample(_ name: String, edit: (String, String) -> String = { $1 }) throws -> CheckedProject {
    let root = repository.appending(path: "samples/\(name)")
    var sources: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".yaml") {
        sources[path] = edit(path, try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
    return try checked(sources)
}

/// A project of files by path; `keys` are private key files by path.
func checked(_ sources: [String: String], keys: [String: Data] = [:]) throws -> CheckedProject {
    let files = sources.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, bytes: Array($0.value.utf8)) }
    let project = Project(files.enumerated().map { FileUnit($1, file: FileID($0)) })
    var surroundings = Surroundings()
    surroundings.keyFiles = keys.mapValues { .present(bytes: Array($0), isTracked: false) }
    for problem in project.problems where problem.severity == .error { Issue.record("\(problem.message.en)") }
    return try #require(CheckedProject(project, diagnostics: project.problems, surroundings: surroundings))
}

/// Compares with the accepted text in `Goldens`; `UPDATE_GOLDENS=1` accepts what is there now.
let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = goldens.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("Goldens/\(name) is missing; run with UPDATE_GOLDENS=1 and read it", sourceLocation: sourceLocation)
        return
    }
    #expect(text == expected, "Goldens/\(name) differs", sourceLocation: sourceLocation)
}
