import Project
import SourceText

/// A project with everything that was found in it: rule levels and suppressions applied, in the one order that leaves the program.
package struct Inspection: Sendable {
    package let project: Project
    /// Sorted by file path, byte, code; each with its logical path.
    package let diagnostics: [Diagnostic]
    /// Codes of findings that a comment silences.
    package let silenced: Set<Code>

    package init(_ project: Project, surroundings: Surroundings) {
        self.project = project
        let secrets = SecretRanges(project)
        let found = (project.problems + allRules.flatMap { $0.check(project, surroundings) }).filter { !secrets.explain($0) }

        let levels = RuleLevels(project.integration)
        var suppressions = SuppressionBook(project)
        var silenced: Set<Code> = []
        var kept = found.compactMap { finding -> Diagnostic? in
            var finding = finding
            let isOff = !levels.apply(to: &finding)
            if finding.severity != .error, suppressions.silences(finding) {
                silenced.insert(finding.code)
                return nil
            }
            return isOff ? nil : finding
        }
        for var finding in suppressions.findings(unjudged: Inspection.filesWithErrors(project)) where levels.apply(to: &finding) {
            kept.append(finding)
        }
        diagnostics = Inspection.ordered(kept, project)
        self.silenced = silenced
    }

    package init(project: Project, diagnostics: [Diagnostic], silenced: Set<Code> = []) {
        self.project = project
        self.diagnostics = diagnostics
        self.silenced = silenced
    }

    /// Files of which something was not understood; all of them when that is the integration's.
    private static func filesWithErrors(_ project: Project) -> Set<FileID> {
        let files = Set(project.problems.filter { $0.severity == .error }.map(\.location.file))
        guard let integration = project.integration, !files.contains(integration.origin.file) else {
            return Set(project.units.map(\.tree.file))
        }
        return files
    }

    /// Sorted, equals once, each with its path.
    private static func ordered(_ findings: [Diagnostic], _ project: Project) -> [Diagnostic] {
        // Files are numbered in the order of their paths.
        let sorted = findings.sorted { left, right in
            let (a, b) = (left.location, right.location)
            if a.file != b.file { return a.file < b.file }
            if a.range.start != b.range.start { return a.range.start < b.range.start }
            if left.code != right.code { return left.code < right.code }
            if a.range.end != b.range.end { return a.range.end < b.range.end }
            return left.message.en < right.message.en
        }
        var result: [Diagnostic] = []
        for var finding in sorted {
            finding.path = project.logicalPath(of: finding)
            // A sentence begins with a capital letter, whatever it speaks of first.
            finding.message.en = capitalised(finding.message.en)
            // A collision of all that is shown is one finding.
            if let last = result.last, last.location == finding.location, last.code == finding.code,
                last.message == finding.message
            {
                continue
            }
            result.append(finding)
        }
        return result
    }
}
