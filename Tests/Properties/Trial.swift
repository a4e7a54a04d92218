import Project
import Rules
import Seeded
import SourceText

/// The project of one seed, and what has been found to be untrue of it.
package struct Trial {
    package let seed: UInt64
    let draft: Draft
    let written: Written
    let project: Project
    let inspection: Inspection
    var random: SplitMix64
    /// Each with what is needed to see it again.
    package var failures: [String] = []
    /// How often each mistake was made.
    package var made: [String: Int] = [:]

    package init(seed: UInt64) {
        self.seed = seed
        draft = ShopMaker.draft(seed: seed)
        random = SplitMix64(seed: seed ^ 0x5EED)
        written = Written(draft, random: &random)
        project = written.project
        inspection = Inspection(project, surroundings: Surroundings()).proven(Surroundings())
    }

    /// Every property; the numbers of mistakes and of noises are those for one project.
    package mutating func run(mistakes: Int, noises: Int) {
        checkValid()
        if !failures.isEmpty { return }
        checkFormat()
        checkSuppressedFormat()
        checkBundle()
        checkPlan()
        checkMistakes(mistakes)
        checkNoise(noises)
    }

    mutating func fail(_ property: String, _ message: String, _ files: [SourceFile]) {
        var text = "seed \(seed): \(property): \(message)\n"
        for file in files {
            text +=
                "--- \(file.path)\n"
                + String(decoding: file.bytes, as: UTF8.self).replacing("\r", with: "␍").replacing("\t", with: "⇥")
            if !text.hasSuffix("\n") { text += "\n" }
        }
        failures.append(text)
    }

    /// A valid project has nothing to report, not even a hint.
    private mutating func checkValid() {
        if !inspection.diagnostics.isEmpty {
            fail("a valid project has no findings", listed(inspection), written.files)
        }
        checkSpans(inspection, "valid")
    }

    func listed(_ inspection: Inspection) -> String {
        inspection.diagnostics.map { finding in
            let source = inspection.project.source(finding.location.file)
            let line = source.map { lineNumber(of: Int(finding.location.range.start), in: $0.bytes) } ?? 0
            return
                "\(source?.path ?? "?"):\(line) \(finding.code.rawValue) \(finding.severity) 「\(source?.text(finding.location.range) ?? "")」"
        }.joined(separator: "; ")
    }
}

/// The line of an offset, counted from 1 without any table.
func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var index = 0
    while index < min(offset, bytes.count) {
        if bytes[index] == 0x0A || bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) { line += 1 }
        index += 1
    }
    return line
}
