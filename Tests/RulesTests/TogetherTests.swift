import Project
import Rules
import SourceText
import Testing

/// Files are inspected some at a time; what is found in each does not depend on which stand beside it.
struct TogetherTests {
    @Test func whatIsFoundInAFileDoesNotDependOnThoseBesideIt() {
        // What refuses the whole project would be all that is found.
        let texts = allExplanations.filter { !$0.code.refusesProject }.compactMap { explanation -> String? in
            if case .yaml(let marked) = explanation.bad { ExampleProject.unmarked(marked).text } else { nil }
        }
        let units = texts.enumerated().map { number, text in
            FileUnit(SourceFile(path: "\(1000 + number).yaml", bytes: Array(text.utf8)), file: FileID(number))
        }
        func findings(_ files: [InspectedFile]) -> [Diagnostic] { Inspection(files) { _ in Surroundings() }.diagnostics }
        let alone = findings(units.map { InspectedFile($0) })
        #expect(Set(alone.map(\.code)).count > 60)
        for size in [2, 16, units.count] {
            let files = stride(from: 0, to: units.count, by: size).flatMap {
                InspectedFile.all(Array(units[$0..<min($0 + size, units.count)]))
            }
            #expect(findings(files) == alone, "\(size) at a time")
        }
    }
}
