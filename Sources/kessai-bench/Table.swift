import Foundation

/// The numbers as a table for people: share is that of the whole command on one thread, a ratio below 1 means less than before.
func table(_ baseline: Baseline, against old: Baseline?) -> String {
    var heads = ["ms", "± %", "MB/s", "µs/file", "share %", "allocs/file"]
    if old != nil { heads += ["time ×", "allocs ×"] }
    var lines = [row("\(baseline.files) files", heads)]
    for stage in baseline.measurements {
        let whole = stage.job.flatMap { baseline[$0.rawValue]?.nanoseconds }
        var cells = [
            quotient(stage.nanoseconds, 1_000_000, digits: 3),
            quotient(100 * stage.spread, stage.nanoseconds, digits: 0),
            // What looks at one document among thousands would read billions of bytes a second.
            stage.nanoseconds < 10_000 ? "" : stage.bytes.map { quotient(1_000 * $0, stage.nanoseconds, digits: 0) } ?? "",
            quotient(stage.nanoseconds, 1_000 * baseline.files, digits: 2),
            whole.map { quotient(100 * stage.nanoseconds, $0, digits: 1) } ?? "",
            stage.allocations.map { quotient($0, baseline.files, digits: 1) } ?? "",
        ]
        if let old {
            let before = old[stage.name]
            cells.append(before.map { quotient(stage.nanoseconds, $0.nanoseconds, digits: 2) } ?? "new")
            if let now = stage.allocations, let then = before?.allocations {
                cells.append(now == then ? "1.00" : quotient(now, then, digits: 2))
            }
        }
        lines.append(row(stage.name, cells))
    }
    if let old, old.files != baseline.files { lines.append("The earlier run had \(old.files) files: its ratios say little.") }
    return lines.joined(separator: "\n")
}

private func quotient(_ number: Int, _ divisor: Int, digits: Int) -> String {
    String(format: "%.\(digits)f", Double(number) / Double(divisor))
}

private func row(_ name: String, _ cells: [String]) -> String {
    pad(name, 40) + cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }.joined()
}

func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
