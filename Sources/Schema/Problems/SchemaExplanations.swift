import SourceText

/// What `kessai explain` says of the codes that Schema reports.
package let schemaExplanations: [Explanation] = [
    MissingKind.explanation, UnknownKind.explanation, UnknownKey.explanation, MissingField.explanation,
    WrongType.explanation, NotAChoice.explanation,
    BadFormat.explanation, OutOfRange.explanation, UnsupportedVersion.explanation, KessaiTooOld.explanation,
    NotWholeYen.explanation, PriceOutOfRange.explanation, FractionTaxRate.explanation, SwappedIdentifiers.explanation,
    LegacyCredentials.explanation,
]
