import Foundation
import Growing

/// Tries the properties on many projects: `kessai-properties [COUNT] [FIRST-SEED]`, or `kessai-properties seed SEED` for one of them.
/// `kessai-properties growth` tries whether time grows with the size of the input and no faster.
///
/// Each failure names its seed, which makes the same project again on every system.

let words = CommandLine.arguments.dropFirst()
if words.first == "growth" {
    let found = growingFaster()
    for name in found { print("not linear: \(name)") }
    print("\(Repetition.ofTexts.count) kinds of texts and \(Repetition.ofProjects.count) of projects, \(found.count) not linear")
    exit(found.isEmpty ? 0 : 1)
}

let isOne = words.first == "seed"
let count = isOne ? 1 : words.first.flatMap { Int($0) } ?? 10_000
let first = words.dropFirst().first.flatMap { UInt64($0) } ?? 0
let processors = max(1, ProcessInfo.processInfo.activeProcessorCount)
let limit = isOne ? Int.max : ProcessInfo.processInfo.environment["KESSAI_FAILURES"].flatMap { Int($0) } ?? 20
let start = Date()

let results = await withTaskGroup(of: Tally.self) { group in
    for processor in 0..<processors {
        group.addTask {
            var tally = Tally()
            for number in stride(from: processor, to: count, by: processors) {
                var trial = Trial(seed: first + UInt64(number))
                trial.run(mistakes: 8, noises: 2)
                if isOne { for mistake in allMistakes { trial.check(mistake) } }
                tally.add(trial)
            }
            return tally
        }
    }
    var all = Tally()
    for await tally in group { all.add(tally) }
    return all
}

for failure in results.failures.prefix(limit) { print(failure) }
if !isOne, count >= 2000 {
    for mistake in allMistakes where results.made[mistake.name] == nil { print("never made: \(mistake.name)") }
}
print(
    "\(count) projects, \(results.made.values.reduce(0, +)) mistakes of \(results.made.count) kinds, \(results.failures.count) failures, \(String(format: "%.1f", Date().timeIntervalSince(start))) s"
)
exit(results.failures.isEmpty ? 0 : 1)
