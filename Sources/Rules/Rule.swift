import Project
import SourceText

/// One rule: what it looks for in a linked project, and how it explains itself. One file each.
package struct Rule: Sendable {
    package let explanation: Explanation
    package let check: @Sendable (Project, Surroundings) -> [Diagnostic]

    package var code: Code { explanation.code }

    package init(_ explanation: Explanation, check: @escaping @Sendable (Project, Surroundings) -> [Diagnostic]) {
        self.explanation = explanation
        self.check = check
    }
}
