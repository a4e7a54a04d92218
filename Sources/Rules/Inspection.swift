import Project
import SourceText

/// A project with everything that was found in it: rule levels and suppressions applied, in the one order that leaves the program.
package struct Inspection: Sendable {
    package let project: Project
    /// Sorted by file path, byte, code; each with its logical path.
    package let diagnostics: [Diagnostic]

    package init(_ project: Project, surroundings: Surroundings) {
        self.project = project
        diagnostics = project.problems
    }
}
