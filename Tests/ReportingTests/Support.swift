// A report made from marked text: what stands between ⟦ and ⟧ is the place of the finding, between ⟨ and ⟩ that of a second one.
import Foundation
import Reporting
import SourceText
import Testing

struct Marked {
    let bytes: [UInt8]
    let primary: ByteRange
    let seconds: [ByteRange]

    init(_ text: String) {
        var bytes: [UInt8] = []
        var open: [Int] = []
        var primary = 0..<0
        var seconds: [ByteRange] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "⟦", "⟨": open.append(bytes.count)
            case "⟧": primary = (open.popLast() ?? 0)..<bytes.count
            case "⟩": seconds.append(ByteRange((open.popLast() ?? 0)..<bytes.count))
            default: bytes += Array(String(scalar).utf8)
            }
        }
        self.bytes = bytes
        self.primary = ByteRange(primary)
        self.seconds = seconds
    }
}

/// A finding at the marked place, with the label `here`, and `there` at each second place.
func report(_ text: String, label: Bilingual? = Bilingual(ja: "ここ", en: "here"), fixes: (ByteRange) -> [Fix] = { _ in [] })
    -> Report
{
    let marked = Marked(text)
    let diagnostic = Diagnostic(
        .notWholeYen, at: Location(FileID(0), marked.primary), Bilingual(ja: "円ではありません", en: "not yen"), label: label,
        related: marked.seconds.map { Related(Location(FileID(0), $0), Bilingual(ja: "そこ", en: "there")) },
        fixes: fixes(marked.primary))
    return Report([diagnostic], sources: [SourceFile(path: "a.yaml", bytes: marked.bytes)], documents: 1, version: "1.0.0")
}

func english(width: Int? = nil) -> ReportOptions {
    var options = ReportOptions()
    options.isQuiet = true
    options.width = width
    return options
}

/// The lines of the excerpt: those behind the place, without the bar around them.
func excerpt(_ report: Report, _ options: ReportOptions = english()) -> String {
    let lines = Format.human.render(report, options).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst(3).prefix { !$0.isEmpty }.joined(separator: "\n")
}

/// Compares with the accepted text beside the tests; `UPDATE_GOLDENS=1` accepts, a missing golden fails.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
    let accepted = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == accepted, "\(name) differs; UPDATE_GOLDENS=1 accepts it", sourceLocation: sourceLocation)
}
