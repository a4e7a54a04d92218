import Rules
import SourceText

/// What `kessai explain` says of a code.
func explanation(of code: Code) -> Explanation? { explanations[code] }

private let explanations = Dictionary(allExplanations.map { ($0.code, $0) }) { first, _ in first }
