import Project
import Rules
import SourceText

/// A project with its fixes made in memory, round after round until there is nothing left to mend.
package struct Mended {
    struct Change: Sendable {
        let before: SourceFile
        let after: [UInt8]
    }

    package let inspection: Inspection
    /// In the order of the files.
    let changes: [Change]
    /// How many fixes were made.
    package let count: Int

    /// Makes the proven fixes of the findings that `chooses` picks; of those that touch each other only the first in each round.
    package init(
        _ examined: Inspection, _ surroundings: Surroundings, unsafe: Bool, chooses: (Diagnostic, Fix) -> Bool
    ) {
        var inspection = examined
        var count = 0
        // Each round makes at least one fix; the bound only guards against two fixes that undo each other.
        for _ in 0..<100 {
            let wanted = inspection.diagnostics.compactMap { finding in
                finding.fixes.first { ($0.isSafe || unsafe) && chooses(finding, $0) }
            }
            let fixes = apart(wanted, edits: \.edits).together
            guard let round = Self.round(inspection, fixes, surroundings) else { break }
            inspection = round.inspection
            count += round.count
        }
        self.inspection = inspection
        self.count = count
        changes = zip(examined.project.units, inspection.project.units).compactMap { before, after in
            let (old, new) = (before.tree.source, after.tree.source)
            return old.bytes == new.bytes ? nil : Change(before: old, after: new.bytes)
        }
    }

    /// Makes as many fixes as add no error together: each was proven, but not beside all others. Nil when none can be made,
    /// or none was found in a number of trials that does not grow with the project.
    private static func round(
        _ inspection: Inspection, _ fixes: [Fix], _ surroundings: Surroundings
    ) -> (inspection: Inspection, count: Int)? {
        let before = ErrorTally(inspection)
        var waiting = [fixes[...]]
        var trials = 24
        while let some = waiting.popLast(), !some.isEmpty, trials > 0 {
            trials -= 1
            let edits = some.flatMap(\.edits)
            if let files = inspection.files.applying(edits) {
                let next = Inspection(files, after: inspection) { _ in surroundings }.proven(surroundings)
                if ErrorTally(next).addsNone(to: before, edits) { return (next, some.count) }
            }
            guard some.count > 1 else { continue }
            let middle = some.startIndex + some.count / 2
            waiting += [some[middle...], some[..<middle]]
        }
        return nil
    }
}
