import Project
import SourceText

/// One file with all that can be found in it without the others: by the text front end, by the tables and by rules for single files.
///
/// Files are inspected independently of each other, so on all processors; one that did not change is not inspected again.
package final class InspectedFile: Sendable {
    package let unit: FileUnit
    let written: WrittenFile
    /// As they leave the program, but for levels and suppressions.
    let findings: [Diagnostic]
    let suppressions: FileSuppressions
    private let secrets: SecretPlaces

    package init(_ unit: FileUnit) {
        self.unit = unit
        let written = WrittenFile(unit)
        let secrets = SecretPlaces(unit)
        let found = (unit.problems + fileChecks.flatMap { $0(written) }).filter { !secrets.explain($0) }
        if found.isEmpty {
            findings = []
        } else {
            var paths = LogicalPaths(unit)
            findings = found.map { $0.finished(&paths) }
        }
        suppressions = FileSuppressions(unit.tree)
        self.written = written
        self.secrets = secrets
    }

    /// A finding of another stage in this file, as it leaves the program; nil when it only speaks of a secret in other words.
    func finished(_ finding: Diagnostic, _ paths: inout LogicalPaths) -> Diagnostic? {
        secrets.explain(finding) ? nil : finding.finished(&paths)
    }
}

private let fileChecks = allRules.compactMap { rule in if case .file(let check) = rule.look { check } else { nil } }

extension Diagnostic {
    fileprivate func finished(_ paths: inout LogicalPaths) -> Diagnostic {
        var finding = self
        finding.path = paths.path(of: finding)
        // A sentence begins with a capital letter, whatever it speaks of first.
        finding.message.en = capitalised(finding.message.en)
        return finding
    }
}
