import SourceText

/// What `kessai explain` says of the codes that Project reports.
package let projectExplanations: [Explanation] = [
    MissingIntegration.explanation, SecondIntegration.explanation, DuplicateID.explanation, UnknownReference.explanation,
    UnusedDefinition.explanation,
]
