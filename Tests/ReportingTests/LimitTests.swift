// One file takes no more room in a report than it should, and what is left out is said.
import Reporting
import SourceText
import Testing

@Suite("A report shows so many findings of one file")
struct LimitTests {
    private static func finding(_ code: Code, _ offset: Int, file: Int = 0) -> Diagnostic {
        Diagnostic(
            code, at: Location(FileID(file), ByteRange(offset..<offset + 1)), Bilingual(ja: "違う \(offset)", en: "Wrong \(offset)")
        )
    }

    private static func report(_ findings: [Diagnostic]) -> Report {
        let sources = ["a.yaml", "b.yaml"].map { SourceFile(path: $0, bytes: Array(repeating: 0x20, count: 10_000)) }
        return Report(findings, sources: sources, documents: 2, version: "1.0.0")
    }

    @Test("The gravest are shown, wherever they stand, and one says how many others there are")
    func gravestFirst() {
        let hints = (0..<1500).map { Self.finding(.brandSpelling, $0) }
        let warnings = (3000..<3400).map { Self.finding(.unusualTaxRate, $0) }
        let errors = (6000..<6300).map { Self.finding(.notWholeYen, $0) }
        let report = Self.report(hints + warnings + errors)
        #expect(report.diagnostics.count == 1001)
        #expect(report.count(.error) == 300 && report.count(.warning) == 400 && report.count(.hint) == 301)
        // In the order of the text, the summary where the first one is that it stands for.
        #expect(report.diagnostics.prefix(300).map(\.location.range.start) == (0..<300).map { UInt32($0) })
        let summary = report.diagnostics[300]
        #expect(summary.location.range.start == 300 && summary.code == .brandSpelling && summary.severity == .hint)
        #expect(summary.message.en == "1,200 more findings in this file (1,200 hints) are not reported.")
        #expect(summary.message.ja == "このファイルでは、ほかに1,200件(ヒント1,200件)が見つかりましたが、報告していません。")
        #expect(Self.report(Array((hints + warnings + errors).reversed())).diagnostics == report.diagnostics)
    }

    @Test("The summary is as grave as what it stands for")
    func severity() {
        let errors = (0..<1002).map { Self.finding(.notWholeYen, $0 + 100) }
        let report = Self.report(errors + (0..<2).map { Self.finding(.unusualTaxRate, $0) })
        let summary = report.diagnostics.last
        #expect(report.diagnostics.count == 1001 && report.count(.error) == 1001)
        #expect(summary?.message.en == "4 more findings in this file (2 errors, 2 warnings) are not reported.")
    }

    @Test("What has just room is shown, and each file has its own")
    func bound() {
        let findings = (0..<1001).flatMap { [Self.finding(.notWholeYen, $0), Self.finding(.brandSpelling, $0, file: 1)] }
        #expect(Self.report(findings).diagnostics.map(\.message.en).allSatisfy { $0.hasPrefix("Wrong") })
        let more = Self.report(findings + [Self.finding(.notWholeYen, 1001)])
        #expect(more.diagnostics.count == 2002)
        #expect(more.count(.error) == 1001 && more.count(.hint) == 1001)
    }

    @Test("Every format tells of it", arguments: Format.allCases)
    func formats(_ format: Format) {
        let report = Self.report((0..<1500).map { Self.finding(.notWholeYen, $0) })
        #expect(format.render(report, english()).contains("500 more findings in this file (500 errors) are not reported."))
    }
}
