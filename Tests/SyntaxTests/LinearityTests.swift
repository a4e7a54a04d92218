// Time and memory grow with the size of the input and no faster, whatever it holds.

import Growing
import Testing

@testable import SourceText
@testable import Syntax

/// `.ci/checks/growth` tries the time at larger sizes in a release build, where smaller steps show.
@Suite("Linear in the size")
struct LinearityTests {
    /// With as many problems as are shown, and with all that are mended at once.
    @Test("four times the size takes about four times the time", arguments: Repetition.ofTexts, [false, true])
    func time(_ input: Repetition, _ inFull: Bool) {
        let limits = inFull ? Limits.inFull : Limits()
        #expect(isLinear(upTo: inFull ? 40_000 : 100_000) { input.timeOfReading($0, limits: limits) })
    }

    @Test(arguments: Repetition.ofTexts, [Limits(), .inFull])
    func memory(_ input: Repetition, _ limits: Limits) {
        let source = SourceFile(path: "a.yaml", bytes: input.bytes(10_000))
        let tree = parse(source, file: FileID(0), limits: limits)
        #expect(tree.problems.count <= limits.problems + TextSurvey.limit + 1)
        // A node for every byte at the most, and the two of an empty document.
        #expect(tree.nodes.count <= source.bytes.count + 2)
    }
}
