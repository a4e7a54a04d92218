import Outputs
import Project
import Rules
import Schema
import SourceText
import Syntax

/// A valid project stays valid and says the same after `fmt`, in either spelling; doing it twice changes nothing.
extension Trial {
    mutating func checkFormat() {
        guard let before = checked(inspection)?.entries.map(\.entry) else {
            return fail("a valid project can be built", "it cannot", written.files)
        }
        for spelling: Spelling? in [nil, random.pick([.english, .japanese])] {
            guard let once = formatted(written.files, spelling) else { continue }
            let units = once.enumerated().map { FileUnit($1, file: FileID($0)) }
            let inspection = Inspection(Project(units), surroundings: Surroundings())
            if !inspection.diagnostics.isEmpty {
                fail("a valid project stays valid after fmt", listed(inspection), written.files + once)
            } else if checked(inspection)?.entries.map(\.entry) != before {
                fail("fmt keeps the values", "they differ", written.files + once)
            }
            guard let twice = formatted(once, spelling) else { continue }
            for (first, second) in zip(once, twice) where first.bytes != second.bytes {
                fail("fmt twice changes nothing", first.path, [first, second])
            }
        }
    }

    mutating func formatted(_ files: [SourceFile], _ spelling: Spelling?) -> [SourceFile]? {
        var result: [SourceFile] = []
        for (index, file) in files.enumerated() {
            guard case .text(let bytes) = format(parse(file, file: FileID(index)), spelling: spelling) else {
                fail("a valid file can be formatted", file.path, [file])
                return nil
            }
            result.append(SourceFile(path: file.path, bytes: bytes))
        }
        return result
    }

    func checked(_ inspection: Inspection) -> CheckedProject? {
        CheckedProject(inspection.project, diagnostics: inspection.diagnostics, surroundings: Surroundings())
    }
}
