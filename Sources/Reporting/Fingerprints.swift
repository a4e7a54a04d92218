import SourceText

/// A name for each finding that stays the same when lines move and entries are added before it, and is another in another project of
/// the repository: of its code, file, place in the data and message, and of its number among those in which all of that is equal.
func fingerprints(_ report: Report, _ options: ReportOptions) -> [String] {
    var seen: [String: Int] = [:]
    return report.diagnostics.map { diagnostic in
        let file = options.pathPrefix + report.file(diagnostic.location.file).path
        let place = withoutIndices(diagnostic.path)
        let key = [diagnostic.code.rawValue, file, place, diagnostic.message.en].joined(separator: "\n")
        let number = seen[key, default: 0]
        seen[key] = number + 1
        return SHA256.hex("\(key)\n\(number)")
    }
}

/// `payment_methods[].price` for `payment_methods[0].price`: an entry stays the same when another is put before it.
private func withoutIndices(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: "[")) else { return path }
    var result: [UInt8] = []
    for byte in path.utf8 {
        let isEnd = byte == UInt8(ascii: "]")
        if isEnd, let bracket = result.lastIndex(where: { !isDigit($0) }), result[bracket] == UInt8(ascii: "[") {
            result.removeSubrange((bracket + 1)...)
        }
        result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
}
