import Project
import SourceText

/// A project with everything that was found in it: rule levels and suppressions applied, in the one order that leaves the program.
package struct Inspection: Sendable {
    package let project: Project
    /// What the project was linked from.
    package let files: [InspectedFile]
    /// Sorted by file path, byte, code; each with its logical path.
    package let diagnostics: [Diagnostic]
    /// Codes of findings that a comment silences.
    package let silenced: Set<Code>

    /// Inspects files that were looked at one by one; they are sorted by path, and each has its index as its `FileID`.
    package init(_ files: [InspectedFile], surroundings: (Project) throws -> Surroundings) rethrows {
        let project = Project(files.map(\.unit))
        self.init(project, files, try surroundings(project))
    }

    package init(_ project: Project, surroundings: Surroundings) {
        self.init(project, project.units.map(InspectedFile.init), surroundings)
    }

    /// The same for a project that was linked from their units.
    package init(_ project: Project, _ files: [InspectedFile], _ surroundings: Surroundings) {
        let written = WrittenFiles(files: files.map(\.written))
        let levels = RuleLevels(project.integration)
        var suppressions = SuppressionBook(files)
        var silenced: Set<Code> = []
        var kept: [Diagnostic] = []
        func keep(_ finding: Diagnostic) {
            var finding = finding
            let isOff = !levels.apply(to: &finding)
            if finding.severity != .error, suppressions.silences(finding) {
                silenced.insert(finding.code)
                return
            }
            if !isOff { kept.append(finding) }
        }
        for file in files { file.findings.forEach(keep) }
        var paths: [Int: LogicalPaths] = [:]
        func finish(_ finding: Diagnostic) -> Diagnostic? {
            let index = Int(finding.location.file.index)
            guard files.indices.contains(index) else { return nil }
            return files[index].finished(finding, &paths[index, default: LogicalPaths(files[index].unit)])
        }
        for finding in project.linkProblems + projectChecks.flatMap({ $0(project, written, surroundings) }) {
            if let finding = finish(finding) { keep(finding) }
        }
        // Beside errors nobody can tell what a comment would silence.
        let isJudged = !kept.contains { $0.severity == .error }
        for var finding in suppressions.findings(isJudged: isJudged) where levels.apply(to: &finding) {
            kept.append(finish(finding) ?? finding)
        }
        self.init(project, files, Inspection.ordered(kept), silenced: silenced)
    }

    private init(_ project: Project, _ files: [InspectedFile], _ diagnostics: [Diagnostic], silenced: Set<Code>) {
        self.project = project
        self.files = files
        self.diagnostics = diagnostics
        self.silenced = silenced
    }

    /// The same project with other findings.
    package func with(_ diagnostics: [Diagnostic]) -> Inspection {
        Inspection(project, files, diagnostics, silenced: silenced)
    }

    /// Sorted, equals once.
    private static func ordered(_ findings: [Diagnostic]) -> [Diagnostic] {
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
        for finding in sorted {
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

private let projectChecks = allRules.compactMap { rule in if case .project(let check) = rule.look { check } else { nil } }
