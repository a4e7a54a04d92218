import Project
import Schema
import SourceText
import Testing

/// Each explanation's bad example has its finding exactly where the marks are, and its good example has none.
@Suite struct ExplanationTests {
    static let all = schemaExplanations + projectExplanations

    @Test(arguments: all.map(\.code))
    func examplesShowTheCode(code: Code) throws {
        let explanation = try #require(Self.all.first { $0.code == code })
        if case .yaml(let text) = explanation.bad {
            let (bare, places) = marked(text)
            let project = project(bare)
            let found = project.problems.filter { $0.code != .unusedDefinition || code == .unusedDefinition }
            #expect(found.map(\.code) == places.map { _ in code })
            #expect(found.map(\.location.range.offsets) == places)
        }
        if case .yaml(let text) = explanation.good {
            let found = findings(project(text), except: code == .unusedDefinition ? [] : [.unusedDefinition])
            #expect(found == [])
        }
    }

    @Test func codesAreExplainedOnce() {
        let codes = Self.all.map(\.code)
        #expect(Set(codes).count == codes.count)
    }
}
