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
        // As many problems as a text has are mended at once.
        var inspection = examined.readInFull(surroundings)?.proven(surroundings) ?? examined
        var made = MadeFixes(at: Self.digest(examined))
        // Each round makes at least one fix.
        for _ in 0..<100 {
            let wanted = inspection.diagnostics.compactMap { finding in
                finding.fixes.first { ($0.isSafe || unsafe) && chooses(finding, $0) }
            }
            let fixes = apart(wanted, edits: \.edits).together
            guard let round = Self.round(inspection, fixes, surroundings) else { break }
            inspection = round.inspection
            guard made.add(round.count, at: Self.digest(inspection)) else { break }
        }
        self.inspection = inspection
        count = made.count
        changes = zip(examined.project.units, inspection.project.units).compactMap { before, after in
            let (old, new) = (before.tree.source, after.tree.source)
            return old.bytes == new.bytes ? nil : Change(before: old, after: new.bytes)
        }
    }

    private static func digest(_ inspection: Inspection) -> Int {
        var hasher = Hasher()
        for unit in inspection.project.units { hasher.combine(unit.tree.source.bytes) }
        return hasher.finalize()
    }

    /// Makes as many fixes as add no error together: each was proven, but not beside all others. Nil when none can be made,
    /// or none was found in a number of trials that does not grow with the project.
    private static func round(
        _ inspection: Inspection, _ fixes: [Fix], _ surroundings: Surroundings
    ) -> (inspection: Inspection, count: Int)? {
        let before = ErrorTally(inspection)
        var made: (inspection: Inspection, count: Int)?
        var halves = Halves(trials: 24, .firstHalfFirst)
        halves.run(fixes) { some in
            let edits = some.flatMap(\.edits)
            guard let files = inspection.files.applying(edits) else { return .failed }
            let next = Inspection(files, after: inspection) { _ in surroundings }
            guard ErrorTally(next).addsNone(to: before, edits) else { return .failed }
            made = (next.proven(surroundings), some.count)
            return .enough
        }
        return made
    }
}

/// How many fixes were made, and how many had been when the files had each of the texts that they came through: fixes that undo each other
/// bring one of them back, and what was made since counts as not made, so that another run ends there too.
package struct MadeFixes {
    package private(set) var count = 0
    private var counts: [Int: Int]

    package init(at text: Int) { counts = [text: 0] }

    /// Adds the fixes that led to a text; false where the files had it before.
    package mutating func add(_ fixes: Int, at text: Int) -> Bool {
        if let known = counts[text] {
            count = known
            return false
        }
        count += fixes
        counts[text] = count
        return true
    }
}
