import Project
import Schema
import SourceText

/// What `kessai explain` says of a code.
func explanation(of code: Code) -> Explanation? { explanations[code] }

private let explanations = Dictionary(
    (schemaExplanations + projectExplanations).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
