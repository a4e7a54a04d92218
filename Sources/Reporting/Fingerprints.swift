import SourceText

/// A name for each finding that stays the same when lines move: of its code, file, place in the data and message, and of its number
/// among those in which all of that is equal.
func fingerprints(_ report: Report) -> [String] {
    var seen: [String: Int] = [:]
    return report.diagnostics.map { diagnostic in
        let file = report.file(diagnostic.location.file).path
        let key = [diagnostic.code.rawValue, file, diagnostic.path, diagnostic.message.en].joined(separator: "\n")
        let number = seen[key, default: 0]
        seen[key] = number + 1
        return SHA256.hex("\(key)\n\(number)")
    }
}
