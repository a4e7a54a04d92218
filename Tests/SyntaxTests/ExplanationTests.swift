// The examples of each code of the text stage, run as `explain` shows them.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Explanations of the text codes")
struct ExplanationTests {
    @Test("each text code is explained once")
    func complete() {
        let all = Code.allCases.prefix { $0 != .missingKind }
        #expect(syntaxExplanations.map(\.code).sorted() == all.sorted())
    }

    @Test(
        "the bad example shows the code at the marked places and nothing else, the good one nothing",
        arguments: syntaxExplanations)
    func examples(_ explanation: Explanation) {
        if case .yaml(let marked) = explanation.bad {
            let (text, places) = unmarked(marked)
            let problems = parse(SourceFile(path: "a.yaml", bytes: text), file: FileID(0)).problems
            #expect(problems.map(\.code) == places.map { _ in explanation.code })
            #expect(problems.map(\.location.range.offsets) == places)
            #expect(!places.isEmpty)
        }
        if case .yaml(let good) = explanation.good {
            #expect(parse(SourceFile(path: "a.yaml", bytes: Array(good.utf8)), file: FileID(0)).problems.isEmpty)
        }
    }
}

/// A text without its `⟦ ⟧`, and what stood between them.
func unmarked(_ marked: String) -> (text: [UInt8], places: [Range<Int>]) {
    var text: [UInt8] = []
    var places: [Range<Int>] = []
    var start = 0
    for scalar in marked.unicodeScalars {
        switch scalar {
        case "⟦": start = text.count
        case "⟧": places.append(start..<text.count)
        default: text.append(contentsOf: String(scalar).utf8)
        }
    }
    return (text, places)
}
