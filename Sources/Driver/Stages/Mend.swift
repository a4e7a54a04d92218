import Project
import Rules
import SourceText

/// A project with its fixes made in memory, round after round until there is nothing left to mend.
struct Mended {
    struct Change: Sendable {
        let before: SourceFile
        let after: [UInt8]
    }

    let inspection: Inspection
    /// In the order of the files.
    let changes: [Change]
    /// How many fixes were made.
    let count: Int

    /// Makes the proven fixes of the findings that `chooses` picks; of those that touch each other only the first in each round.
    init(
        _ examined: Inspection, _ surroundings: Surroundings, unsafe: Bool, chooses: (Diagnostic, Fix) -> Bool
    ) {
        var inspection = examined
        var count = 0
        // Each round makes at least one fix; the bound only guards against two fixes that undo each other.
        for _ in 0..<100 {
            let fixes = Self.apart(
                inspection.diagnostics.compactMap { finding in
                    finding.fixes.first { ($0.isSafe || unsafe) && chooses(finding, $0) }
                })
            if fixes.isEmpty { break }
            guard let files = inspection.files.applying(fixes.flatMap(\.edits)) else { break }
            let next = Inspection(files) { _ in surroundings }.proven(surroundings)
            if next.errors > inspection.errors { break }
            inspection = next
            count += fixes.count
        }
        self.inspection = inspection
        self.count = count
        changes = zip(examined.project.units, inspection.project.units).compactMap { before, after in
            let (old, new) = (before.tree.source, after.tree.source)
            return old.bytes == new.bytes ? nil : Change(before: old, after: new.bytes)
        }
    }

    private static func apart(_ fixes: [Fix]) -> [Fix] {
        var taken: [FileID: [ByteRange]] = [:]
        return fixes.filter { fix in
            let touches = fix.edits.contains { edit in
                (taken[edit.location.file] ?? []).contains {
                    edit.location.range.start <= $0.end && $0.start <= edit.location.range.end
                }
            }
            if touches { return false }
            for edit in fix.edits { taken[edit.location.file, default: []].append(edit.location.range) }
            return true
        }
    }
}

extension Inspection {
    fileprivate var errors: Int { diagnostics.count { $0.severity == .error } }
}
