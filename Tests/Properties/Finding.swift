import Driver
import Project
import Rules
import Seeded
import SourceText

/// Each mistake is found in its file and line with its code, and nothing else is; its fixes never add an error and come to an end.
extension Trial {
    mutating func checkMistakes(_ count: Int) {
        for number in 0..<count {
            let index = Int(truncatingIfNeeded: (seed &* UInt64(count) &+ UInt64(number)) % UInt64(allMistakes.count))
            check(allMistakes[index])
        }
    }

    package mutating func check(_ mistake: Mistake) {
        var draft = self.draft
        draft.forget(mistake.code)
        var written: Written
        let expected: [Expected]
        switch mistake.make {
        case .draft(let make):
            guard let made = make(&draft, &random) else { return }
            expected = made
            written = Written(draft, random: &random)
        case .text(let make):
            written = Written(draft, random: &random)
            guard let made = make(&written, draft, &random) else { return }
            expected = made
        }
        made[mistake.name, default: 0] += 1
        let inspection = Inspection(written.project, surroundings: Surroundings()).proven(Surroundings())
        let wanted = expected.map { mistake.wanted($0, draft, written) }.sorted()
        let found = inspection.diagnostics.map { finding in
            let source = written.files[Int(finding.location.file.index)]
            return
                "\(source.path):\(lineNumber(of: Int(finding.location.range.start), in: source.bytes)) \(finding.code.rawValue) \(finding.severity)"
        }.sorted()
        if wanted != found {
            fail(mistake.name, "expected \(wanted), found \(listed(inspection))", written.files)
        }
        checkSpans(inspection, mistake.name)
        checkFixes(inspection, mistake.name)
    }

    /// Making the fixes adds no error, and once they are made there is nothing more to make.
    mutating func checkFixes(_ inspection: Inspection, _ name: String) {
        guard inspection.diagnostics.contains(where: { !$0.fixes.isEmpty }) else { return }
        for unsafe in [false, true] {
            let once = Mended(inspection, Surroundings(), unsafe: unsafe) { _, _ in true }
            if once.count == 0 { continue }
            if tally(once.inspection).contains(where: { $0.value > tally(inspection)[$0.key] ?? 0 }) {
                fail("fixes add no error", "\(name): \(listed(inspection)) became \(listed(once.inspection))", inspection.sources)
            }
            let twice = Mended(once.inspection, Surroundings(), unsafe: unsafe) { _, _ in true }
            if twice.count != 0 {
                fail("fixes come to an end", "\(name): \(listed(once.inspection)) can still be mended", inspection.sources)
            }
            // What is left of the safe ones does not change any more, and is read again as it is.
            let units = once.inspection.sources.enumerated().map { FileUnit($1, file: FileID($0)) }
            if listed(Inspection(Project(units), surroundings: Surroundings())) != listed(once.inspection) {
                fail("what was mended reads the same again", name, inspection.sources)
            }
        }
    }

    private func tally(_ inspection: Inspection) -> [String: Int] {
        var counts: [String: Int] = [:]
        for finding in inspection.diagnostics where finding.severity == .error {
            counts["\(finding.location.file.index) \(finding.code.rawValue)", default: 0] += 1
        }
        return counts
    }
}

extension Draft {
    /// Takes away what the project's `rules:` say of a code, so that it has its own severity.
    fileprivate mutating func forget(_ code: Code) {
        integration[Path(["rules", code.rawValue])] = nil
        if integration["rules"]?.entries.isEmpty == true { integration["rules"] = nil }
    }
}

extension Mistake {
    /// `file:line code severity` of a finding that must come.
    fileprivate func wanted(_ expected: Expected, _ draft: Draft, _ written: Written) -> String {
        let (file, offset) = place(expected, draft, written)
        guard written.files.indices.contains(file) else { return "nowhere" }
        var line = lineNumber(of: offset, in: written.files[file].bytes)
        if case .above = expected.part { line -= 1 }
        return "\(written.files[file].path):\(line) \(code.rawValue) \(expected.severity ?? code.severity)"
    }

    private func place(_ expected: Expected, _ draft: Draft, _ written: Written) -> (file: Int, offset: Int) {
        switch expected.part {
        case .byte(let file, let offset): return (file, offset)
        case .home: return (written.files.firstIndex { $0.path == "kessai.yaml" } ?? 0, 0)
        case .head:
            let head = draft[expected.spot]?.entries.first.map { Path([$0.key]) } ?? ""
            return written.places[expected.spot + head].map { ($0.file, $0.key.lowerBound) } ?? (-1, 0)
        case .key, .above: return written.places[expected.spot].map { ($0.file, $0.key.lowerBound) } ?? (-1, 0)
        case .value: return written.places[expected.spot].map { ($0.file, $0.value.lowerBound) } ?? (-1, 0)
        case .firstValue(let others):
            let places = ([expected.spot] + others).compactMap { written.places[$0] }
            let first = places.min { left, right in
                let (leftPath, rightPath) = (written.files[left.file].path, written.files[right.file].path)
                if leftPath != rightPath { return Array(leftPath.utf8).lexicographicallyPrecedes(Array(rightPath.utf8)) }
                return left.value.lowerBound < right.value.lowerBound
            }
            return first.map { ($0.file, $0.value.lowerBound) } ?? (-1, 0)
        case .text(let text):
            guard let place = written.places[expected.spot] else { return (-1, 0) }
            let bytes = written.files[place.file].bytes
            let wanted = Array(text.utf8)
            let start = (place.value.lowerBound..<bytes.count).first { bytes[$0...].starts(with: wanted) }
            return start.map { (place.file, $0) } ?? (-1, 0)
        }
    }
}
