/// What `kessai explain` says of a code; its bad and good examples are also the code's tests.
package struct Explanation: Sendable {
    package let code: Code
    /// The problem in one sentence.
    package let title: Bilingual
    /// Why it is a problem, with no more certainty than the source has.
    package let why: Bilingual
    /// How to put it right.
    package let fix: Bilingual
    /// What else may be done as long as it is no error: leave it, or silence it with a comment.
    package let waiver: Bilingual?
    package var bad: Example { makeBad() }
    package var good: Example { makeGood() }
    /// Many are put together of parts, which for those of all rules was a twentieth of a short run.
    private let makeBad: @Sendable () -> Example
    private let makeGood: @Sendable () -> Example

    package init(
        _ code: Code, title: Bilingual, why: Bilingual, fix: Bilingual, waiver: Bilingual? = nil,
        bad: @autoclosure @escaping @Sendable () -> Example, good: @autoclosure @escaping @Sendable () -> Example
    ) {
        self.code = code
        self.title = title
        self.why = why
        self.fix = fix
        self.waiver = waiver
        makeBad = bad
        makeGood = good
    }

    /// All that may be done about a finding, in its usual severity or in the one that the project gave it.
    package func remedies(_ severity: Severity? = nil) -> Bilingual {
        guard (severity ?? code.severity) != .error, let waiver else { return fix }
        return fix.then(waiver)
    }
}

/// A small project that shows a code, or how to avoid it.
package enum Example: Sendable {
    /// The text of one YAML file. `⟦` and `⟧` stand around each place where the finding must be (a bad example has at least one
    /// pair). A text without an integration document is read beside a complete one.
    case yaml(String)
    /// What text cannot show (a file's size, its bytes, a key file); a test of its own covers the code.
    case described(Bilingual)
}
