// Measures kessai: each stage of `check` and `build`, each rule and each report, on files as shops write them.

import Foundation

@main
enum Bench {
    private static let usage = """
        usage: kessai-bench [--files N] [--only TEXT] [--save FILE] [--against FILE]
                 times every stage on a project of N files (1,000); with the numbers of an earlier run beside them
               kessai-bench --corpus DIR [--files N] [--mistakes]    writes that project
               kessai-bench --once STAGE [--files N]                 runs one stage once, for valgrind and perf
               kessai-bench --stream FILE                            writes 50 MB of documents as one file
               kessai-bench --events                                 answers texts with their events

        """

    static func main() throws {
        let options = Options(CommandLine.arguments.dropFirst())
        if options.has("--help") { return print(usage, terminator: "") }
        if options.has("--events") { return try EventServer.run() }
        if let file = options["--stream"] {
            var corpus = Corpus(seed: 1)
            return try Data(corpus.stream(bytes: 50_000_000)).write(to: URL(fileURLWithPath: file))
        }
        let files = options["--files"].flatMap { Int($0) } ?? 1_000
        if let directory = options["--corpus"] {
            return try Corpus.write(files: files, withMistakes: options.has("--mistakes"), to: URL(fileURLWithPath: directory))
        }
        let inputs = try Inputs(files: files)
        defer { inputs.remove() }
        if let name = options["--once"] {
            guard let stage = stages(of: inputs).first(where: { $0.name == name }) else {
                throw BenchError("there is no stage `\(name)`")
            }
            try stage.prepare()
            return sink(stage.runsMeasuredOnce())
        }
        let old = try options["--against"].map { try Baseline(readFrom: $0) }
        let wanted = options["--only"]
        let measured = try stages(of: inputs).filter { stage in wanted.map { stage.name.contains($0) } ?? true }.map { stage in
            progress(stage.name)
            return try stage.measured()
        }
        progress("")
        let baseline = Baseline(files: files, measurements: measured)
        print(table(baseline, against: old))
        if let file = options["--save"] { try baseline.write(to: file) }
    }

    private static func progress(_ text: String) {
        if isatty(2) == 1 { FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8)) }
    }

    /// What is computed must be used, or the compiler leaves it out.
    @inline(never) static func sink(_ value: Int) { if value == .min { print(value) } }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// `--name value` and `--name`.
struct Options {
    private let arguments: [String]

    init(_ arguments: some Sequence<String>) { self.arguments = Array(arguments) }

    func has(_ name: String) -> Bool { arguments.contains(name) }

    subscript(name: String) -> String? {
        guard let index = arguments.firstIndex(of: name), arguments.indices.contains(index + 1) else { return nil }
        return arguments[index + 1]
    }
}
