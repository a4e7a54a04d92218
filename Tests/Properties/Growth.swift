import Growing
import Syntax

/// Reads a megabyte of each text, or less where all its problems are told, and checks projects of 200 KB; what takes longer than is linear.
func growingFaster() -> [String] {
    var found: [String] = []
    for input in Repetition.ofTexts {
        if !isLinear(upTo: 1_000_000, time: { input.timeOfReading($0, limits: Limits()) }) {
            found.append("reading \(input)")
        }
        if !isLinear(upTo: 400_000, time: { input.timeOfReading($0, limits: .inFull) }) {
            found.append("reading \(input), with all problems")
        }
    }
    for input in Repetition.ofProjects {
        do {
            if try !isLinear(upTo: 200_000, time: input.timeOfCheck) { found.append("check of \(input)") }
        } catch {
            found.append("check of \(input): \(error)")
        }
    }
    return found
}
