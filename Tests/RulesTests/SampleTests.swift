import Foundation
import Project
import Rules
import SourceText
import Testing

/// The sample shops have nothing to be reported.
@Suite struct SampleTests {
    @Test(arguments: ["small-shop", "full-shop", "full-shop-ja"])
    func sampleIsClean(name: String) throws {
        let root = repository.appending(path: "samples/\(name)")
        let paths = try #require(FileManager.default.subpaths(atPath: root.path)).filter { $0.hasSuffix(".yaml") }
        let files = try paths.map { SourceFile(path: $0, bytes: Array(try Data(contentsOf: root.appending(path: $0)))) }
        let inspection = Inspection(project(files), surroundings: Surroundings())
        #expect(findings(inspection, from: .warning) == [])
    }
}
