import Rules
import SourceText

/// Every place that a finding names lies in its file, on the borders of characters, at the line and column that people count.
extension Trial {
    mutating func checkSpans(_ inspection: Inspection, _ name: String) {
        for finding in inspection.diagnostics {
            let edits = finding.fixes.map(\.edits)
            for place in [finding.location] + finding.related.map(\.location) + edits.joined().map(\.location) {
                if let problem = spanProblem(place, inspection) {
                    fail("every span is valid", "\(name): \(finding.code.rawValue): \(problem)", inspection.sources)
                }
            }
            for edits in edits {
                for (left, right) in zip(edits, edits.dropFirst())
                where left.location.file == right.location.file && left.location.range.end > right.location.range.start {
                    fail("every span is valid", "\(name): edits of \(finding.code.rawValue) overlap", inspection.sources)
                }
            }
        }
    }

    private func spanProblem(_ place: Location, _ inspection: Inspection) -> String? {
        guard let source = inspection.project.source(place.file) else { return "no file \(place.file.index)" }
        let (start, end) = (Int(place.range.start), Int(place.range.end))
        guard start <= end, end <= source.bytes.count else { return "\(start)..<\(end) of \(source.bytes.count) bytes" }
        let isText = String(validating: source.bytes, as: UTF8.self) != nil
        for offset in [start, end] where isText && offset < source.bytes.count && source.bytes[offset] & 0xC0 == 0x80 {
            return "\(offset) lies within a character"
        }
        let position = LineTable(source.bytes).position(at: start)
        let line = lineNumber(of: start, in: source.bytes)
        let lineStart = source.bytes[..<start].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
        let column = String(decoding: source.bytes[lineStart..<start], as: UTF8.self).unicodeScalars.count + 1
        // Between CR and LF nothing is said of columns.
        if position.line != line || position.column != column && isText && !(start > 0 && source.bytes[start - 1] == 0x0D) {
            return "\(start) is \(line):\(column), not \(position.line):\(position.column)"
        }
        return nil
    }
}

extension Inspection {
    var sources: [SourceFile] { project.units.map(\.tree.source) }
}
