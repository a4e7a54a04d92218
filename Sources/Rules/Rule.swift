import Project
import SourceText

/// One rule: what it looks for, and how it explains itself. One file each.
package struct Rule: Sendable {
    package let explanation: Explanation
    let look: Look

    /// How much of a project a rule has to see.
    enum Look: Sendable {
        /// One file as it is written: looked at once, on any processor, and again only when the file has changed.
        case file(@Sendable (WrittenFile) -> [Diagnostic])
        /// The linked project, with what stands in its files.
        case project(@Sendable (Project, WrittenFiles, Surroundings) -> [Diagnostic])
    }

    package var code: Code { explanation.code }

    /// What this rule alone finds, before levels and suppressions.
    package func findings(_ project: Project, _ files: [InspectedFile], _ surroundings: Surroundings) -> [Diagnostic] {
        switch look {
        case .file(let check): files.flatMap { check($0.written) }
        case .project(let check): check(project, WrittenFiles(files: files.map(\.written)), surroundings)
        }
    }

    /// A rule that needs no other file than the one in which it finds something.
    init(_ explanation: Explanation, check: @escaping @Sendable (WrittenFile) -> [Diagnostic]) {
        self.explanation = explanation
        look = .file(check)
    }

    /// A rule about what documents mean together.
    init(_ explanation: Explanation, check: @escaping @Sendable (Project, Surroundings) -> [Diagnostic]) {
        self.explanation = explanation
        look = .project { project, _, surroundings in check(project, surroundings) }
    }

    /// A rule about texts and what other documents say of them.
    init(_ explanation: Explanation, check: @escaping @Sendable (Project, WrittenFiles, Surroundings) -> [Diagnostic]) {
        self.explanation = explanation
        look = .project(check)
    }
}
