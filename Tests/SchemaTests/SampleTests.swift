import Foundation
import Project
import SourceText
import Testing

/// The sample shops are read without a finding, and each explanation's examples show what they say.
@Suite struct SampleTests {
    @Test(arguments: ["small-shop", "full-shop", "full-shop-ja"])
    func sampleIsClean(name: String) throws {
        let root = repository.appending(path: "samples/" + name).resolvingSymlinksInPath()
        let paths = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".yaml") }
        var files: [String: String] = [:]
        for path in paths { files[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8) }
        #expect(files.count > 1)
        let project = project(files)
        #expect(findings(project, except: []) == [])
        #expect(project.integration != nil)
        #expect(!project.products.isEmpty)
    }
}
