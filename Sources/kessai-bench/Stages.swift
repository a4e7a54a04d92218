import Driver
import Foundation
import Outputs
import Project
import Reporting
import Rules
import Schema
import SourceText
import Syntax

/// Everything that is measured, in the order of the program.
func stages(of inputs: Inputs) -> [Stage] {
    checkStages(inputs) + ruleStages(inputs) + mistakeStages(inputs) + buildStages(inputs) + jobs(inputs)
}

private func checkStages(_ inputs: Inputs) -> [Stage] {
    let files = PosixFileSystem()
    let listed = { listFiles(under: inputs.root, in: files, limit: .max) { _ in false } ?? [] }
    return [
        Stage(
            name: "newline scan", prepare: { _ = inputs.bytes }, bytes: { inputs.bytes },
            work: { inputs.sources.reduce(0) { $0 + newlines(in: $1.bytes) } }),
        Stage(name: "discover", job: .check, prepare: { _ = inputs.root }, work: { listed().count }),
        Stage(
            name: "read", job: .check, prepare: { _ = inputs.root }, bytes: { inputs.bytes },
            work: {
                inputs.sources.reduce(0) { sum, source in
                    sum + ((try? files.read(inputs.root + "/" + source.path, limit: Limits().fileBytes).count) ?? 0)
                }
            }),
        Stage(
            name: "validate UTF-8 (in parse)", prepare: { _ = inputs.sources }, bytes: { inputs.bytes },
            work: {
                inputs.sources.reduce(0) { sum, source in
                    sum + source.bytes.withUnsafeBufferPointer { TextSurvey($0).suspicious.count }
                }
            }),
        Stage(
            name: "parse", job: .check, prepare: { _ = inputs.sources }, bytes: { inputs.bytes },
            work: { inputs.sources.reduce(0) { $0 + parse($1, file: FileID(0)).nodes.count } }),
        Stage(
            name: "shape", job: .check, prepare: { _ = inputs.trees }, bytes: { inputs.bytes },
            work: { inputs.trees.reduce(0) { $0 + readDocuments($1).documents.count } }),
        Stage(
            name: "inspect alone", job: .check, prepare: { _ = inputs.units }, bytes: { inputs.bytes },
            work: { inChunks(inputs.units, processors: 1) { InspectedFile.all(Array($0)) }.count }),
        Stage(
            name: "link", job: .check, prepare: { _ = inputs.units }, bytes: { inputs.bytes },
            work: { Project(inputs.units).products.count }),
        Stage(
            name: "inspect together", job: .check, prepare: { _ = inputs.project }, bytes: { inputs.bytes },
            work: { Inspection(inputs.project, inputs.inspected, inputs.surroundings).diagnostics.count }),
    ]
}

/// Each rule of the inspection by its name.
private func ruleStages(_ inputs: Inputs) -> [Stage] {
    allRules.map { rule in
        Stage(
            name: "  " + rule.code.rawValue, prepare: { _ = (inputs.project, inputs.inspected) }, bytes: { inputs.bytes },
            work: { rule.findings(inputs.project, inputs.inspected, inputs.surroundings).count })
    }
}

/// What only a project with mistakes costs: several findings in every file.
private func mistakeStages(_ inputs: Inputs) -> [Stage] {
    let options: ReportOptions = {
        var options = ReportOptions()
        options.explanations = { allExplanations }
        return options
    }()
    return [
        Stage(
            name: "mistakes: inspect", prepare: { _ = inputs.mistaken },
            work: { Inspection(inputs.mistaken) { _ in inputs.surroundings }.diagnostics.count }),
        Stage(
            name: "mistakes: prove fixes", prepare: { _ = inputs.found },
            work: { inputs.found.proven(inputs.surroundings).diagnostics.count }),
        Stage(
            name: "mistakes: gather the report", prepare: { _ = inputs.proven },
            work: { inputs.makeReport(inputs.proven).diagnostics.count }),
    ]
        + Format.allCases.map { format in
            Stage(
                name: "mistakes: report \(format.rawValue)", prepare: { _ = inputs.report },
                bytes: { format.render(inputs.report, options).utf8.count },
                work: { format.render(inputs.report, options).utf8.count })
        }
}

private func buildStages(_ inputs: Inputs) -> [Stage] {
    let bundleBytes = { inputs.bundle.reduce(0) { $0 + $1.count } }
    let write = {
        do { try publish(inputs.bundle, to: inputs.output, named: "bundle", in: PosixFileSystem()) } catch { print("\(error)") }
        return 0
    }
    return [
        Stage(
            name: "checked project", job: .build, prepare: { _ = inputs.inspection }, bytes: { inputs.bytes },
            work: {
                CheckedProject(
                    inputs.project, diagnostics: inputs.inspection.diagnostics, surroundings: inputs.surroundings)?.products
                    .count ?? 0
            }),
        Stage(
            name: "bundle", job: .build, prepare: { _ = inputs.checked }, bytes: bundleBytes,
            work: { inputs.checked.map { OutputBundle($0).files.count } ?? 0 }),
        Stage(
            name: "  SHA-256 of the bundle", prepare: { _ = inputs.bundle }, bytes: bundleBytes,
            work: { inputs.bundle.reduce(0) { $0 + $1.digest.sha256.utf8.count } }),
        Stage(
            name: "  provenance as canonical JSON", prepare: { _ = inputs.provenance },
            bytes: { inputs.provenance.text.utf8.count }, work: { inputs.provenance.text.utf8.count }),
        Stage(
            name: "record", prepare: { _ = inputs.record }, bytes: { inputs.record.count },
            work: { Lock.problem(in: inputs.record) == nil ? 1 : 0 }),
        Stage(
            name: "plan", prepare: { _ = (inputs.checked, inputs.record) }, bytes: { inputs.record.count },
            work: {
                guard let checked = inputs.checked, case .success(let lock) = Lock.read(inputs.record) else { return 0 }
                return EntryPlan(from: lock.entries, to: checked).changes.count
            }),
        Stage(
            name: "archive", prepare: { _ = inputs.bundle }, bytes: bundleBytes,
            work: { Archive.write(inputs.bundle, mtime: 0).count }),
        Stage(
            name: "write", job: .build,
            prepare: {
                _ = inputs.bundle
                inputs.removeOutput()
            }, bytes: bundleBytes, work: write),
        Stage(name: "write, nothing changed", prepare: { _ = write() }, bytes: bundleBytes, work: write),
    ]
}

/// The commands themselves, files included.
private func jobs(_ inputs: Inputs) -> [Stage] {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    func job(_ name: String, _ job: Stage.Job?, _ processors: Int, _ arguments: @escaping () -> [String]) -> Stage {
        Stage(
            name: name, job: job,
            prepare: {
                _ = inputs.root
                inputs.removeOutput()
            }, bytes: { inputs.bytes }, isParallel: processors > 1,
            work: { run(arguments(), in: inputs.world(processors: processors)).output.utf8.count })
    }
    return [
        job("check", .check, 1) { ["check"] },
        job("build", .build, 1) { ["build", "--output", inputs.output, "--quiet"] },
        job("check, \(processors) threads", nil, processors) { ["check"] },
        job("build, \(processors) threads", nil, processors) { ["build", "--output", inputs.output, "--quiet"] },
    ]
}

private func newlines(in bytes: [UInt8]) -> Int {
    var count = 0
    bytes.withUnsafeBufferPointer { buffer in
        for byte in buffer where byte == 0x0A { count &+= 1 }
    }
    return count
}
