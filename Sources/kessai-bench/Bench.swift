// Measures kessai against the machine: MB/s of a newline scan, of the UTF-8 survey, of parsing to the tree and of the whole check, in one run.

import Foundation
import Project
import Rules
import SourceText
import Syntax

@main
enum Bench {
    /// With `--growth` shows that time grows with the size; with `--events` answers texts with events; with `--stream FILE` only writes the 50 MB stream, for the peers to read.
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.contains("--growth") { return Growth.run() }
        if arguments.contains("--events") { return try EventServer.run() }
        if let index = arguments.firstIndex(of: "--stream"), index + 1 < arguments.count {
            var corpus = Corpus(seed: 1)
            try Data(corpus.stream(bytes: 50_000_000)).write(to: URL(fileURLWithPath: arguments[index + 1]))
            return
        }
        print("corpus            bytes       newline scan   UTF-8 survey   parse to tree   whole check    parse, 2 threads")
        for count in [100, 1_000, 10_000] {
            var corpus = Corpus(seed: 1)
            await measure("\(count) files", (0..<count).map { corpus.product($0) })
        }
        var corpus = Corpus(seed: 1)
        await measure("one stream", [corpus.stream(bytes: 50_000_000)])
    }

    static func measure(_ name: String, _ files: [[UInt8]]) async {
        let bytes = files.reduce(0) { $0 + $1.count }
        let scan = best(bytes) { for file in files { sink(newlines(in: file)) } }
        let survey = best(bytes) { for file in files { sink(surveyed(file)) } }
        let tree = best(bytes) { for file in files { sink(parsed(file)) } }
        // The rules need an integration beside the products, so one is checked with them; a single stream is larger than a file may be.
        let check = files.count > 1 ? best(bytes) { sink(checked(files)) } : nil
        // Two halves; of a single stream, each thread reads the whole of it.
        let halves = files.count > 1 ? [Array(files[..<(files.count / 2)]), Array(files[(files.count / 2)...])] : [files, files]
        let both = await bestOfTwo(halves.joined().reduce(0) { $0 + $1.count }, halves)
        print(
            pad(name, 16), pad("\(bytes)", 11), cell(scan, scan), cell(survey, scan), cell(tree, scan),
            check.map { cell($0, scan) } ?? pad("-", 15), cell(both, scan),
            String(format: "(%.2fx of one)", both / tree))
    }

    /// The best of several runs, in MB/s.
    static func best(_ bytes: Int, _ work: () -> Void) -> Double {
        var best = Duration.seconds(1_000)
        let clock = ContinuousClock()
        let start = clock.now
        repeat { best = min(best, clock.measure(work)) } while start.duration(to: clock.now) < .seconds(1)
        return rate(bytes, best)
    }

    static func bestOfTwo(_ bytes: Int, _ halves: [[[UInt8]]]) async -> Double {
        var best = Duration.seconds(1_000)
        let clock = ContinuousClock()
        for _ in 0..<8 {
            let time = await clock.measure {
                await withTaskGroup(of: Void.self) { group in
                    for half in halves { group.addTask { for file in half { sink(parsed(file)) } } }
                }
            }
            best = min(best, time)
        }
        return rate(bytes, best)
    }

    static func rate(_ bytes: Int, _ time: Duration) -> Double {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return Double(bytes) / 1e6 / seconds
    }

    static func parsed(_ bytes: [UInt8]) -> Int {
        var limits = Limits()
        limits.fileBytes = .max
        return parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0), limits: limits).nodes.count
    }

    /// Everything `kessai check` does but reading the files: parse, shape, link, all rules; on one thread.
    static func checked(_ files: [[UInt8]]) -> Int {
        let texts = [Corpus.integration] + files
        let units = texts.enumerated().map { number, bytes in
            FileUnit(SourceFile(path: "file-\(number).yaml", bytes: bytes), file: FileID(number))
        }
        return Inspection(Project(units), surroundings: Surroundings()).diagnostics.count
    }

    static func surveyed(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { TextSurvey($0).suspicious.count }
    }

    static func newlines(in bytes: [UInt8]) -> Int {
        var count = 0
        bytes.withUnsafeBufferPointer { buffer in
            for byte in buffer where byte == 0x0A { count &+= 1 }
        }
        return count
    }

    @inline(never) static func sink(_ value: Int) { if value == .min { print(value) } }

    static func cell(_ rate: Double, _ scan: Double) -> String { pad(String(format: "%6.0f (%.2f)", rate, rate / scan), 15) }

    static func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
}
