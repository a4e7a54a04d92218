import SourceText
import Testing

@testable import Rules

/// The order of findings: by file, beginning, code, end and message.
@Suite struct OrderTests {
    @Test func findingsHaveOneOrder() {
        func finding(_ file: Int, _ start: Int, _ code: Code, _ end: Int, _ message: String) -> Diagnostic {
            Diagnostic(code, at: Location(FileID(file), ByteRange(start..<end)), Bilingual(same: message))
        }
        let codes = [Code.missingPrice, .missingTaxRate].sorted()
        let ordered = [0, 1].flatMap { file in
            [2, 5].flatMap { start in
                codes.flatMap { code in [6, 9].flatMap { end in ["a", "b"].map { finding(file, start, code, end, $0) } } }
            }
        }
        for (index, one) in ordered.enumerated() {
            for (other, two) in ordered.enumerated() { #expect(comesBefore(one, two) == (index < other), "\(index) \(other)") }
        }
    }
}
