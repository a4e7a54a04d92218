import Rules
import SourceText
import Testing
import kessai_properties

/// A few of the seeds; `kessai-properties` tries many more.
@Suite struct PropertyTests {
    @Test(arguments: 0..<8)
    func properties(block: Int) {
        var tally = Tally()
        for seed in UInt64(block * 2)..<UInt64(block * 2 + 2) {
            var trial = Trial(seed: seed)
            trial.run(mistakes: 6, noises: 1)
            tally.add(trial)
        }
        for failure in tally.failures { Issue.record("\(failure)") }
    }

    @Test func everyCodeHasAMistakeOrAReason() {
        let made = Set(allMistakes.map(\.code))
        for code in Code.allCases {
            let isMade = made.contains(code)
            let isExcused = codesWithoutMistake[code] != nil
            #expect(isMade != isExcused, "\(code.rawValue): write a mistake that brings it about, or say why there is none")
        }
    }
}
