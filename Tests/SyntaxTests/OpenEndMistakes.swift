@testable import SourceText
@testable import Syntax

/// Quotes and brackets that are not closed above a line in which something is wrong too, with texts that are closed further down.
enum OpenEndMistakes {
    static let all: [Mistakes] = [
        Mistakes("a quote that is not closed, above text that is not indented", [.unterminatedQuote], "a: ⟦\"⟧x\ny\nz: 1\n"),
        Mistakes("a full-width colon below a quote", [.unterminatedQuote, .fullWidthPunctuation], "a: ⟦\"⟧b\nto⟦：⟧c\nd: 1\n"),
        Mistakes("no space below a quote", [.unterminatedQuote, .missingSpace], "a: ⟦'⟧b\nto⟦:⟧c\nd: 1\n"),
        Mistakes("a marker below a quote", [.unterminatedQuote, .mergeConflictMarker], "a: ⟦\"⟧b\n⟦=======⟧\nd: 1\n"),
        Mistakes("a comment of another language below a quote", [.unterminatedQuote, .syntaxError], "a: ⟦\"⟧b\n⟦// c⟧\nd: 1\n"),
        Mistakes(
            "another dash below a quote", [.unterminatedQuote, .fullWidthPunctuation, .fullWidthPunctuation],
            "a:\n  - id: ⟦\"⟧b\n  ⟦・⟧id⟦：⟧c\n    d: 1\n"),
        Mistakes("a key without its colon below a quote", [.unterminatedQuote, .syntaxError], "a: ⟦'⟧b\n⟦c⟧\n  d: 1\n"),
        Mistakes(
            "another marker below a quote in brackets", [.unterminatedQuote, .fullWidthPunctuation],
            "kind: a\nb:\n  - {c: ⟦\"⟧d\n⟦－－－⟧\nkind: b\n"),
        Mistakes("a full-width colon below a bracket", [.syntaxError, .fullWidthPunctuation], "a: ⟦[⟧b, c\nto⟦：⟧ d\ne: 1\n"),
        Mistakes("no space below a brace", [.syntaxError, .missingSpace], "a: ⟦{⟧b: c\nto⟦:⟧d\ne: [f]\n"),
        // Closed further down
        Mistakes("a line with a colon in quotes", [.badIndentation], "a: \"b\n⟦t⟧o:c\nd\"\ne: 1\n"),
        Mistakes("a line with a dash in quotes", [.badIndentation], "a: 'b\n⟦－⟧ it''s －\nd' # e\nf: 1\n"),
        Mistakes("a line with a colon in brackets", [.badIndentation], "a: [b,\n⟦t⟧o：c\n]\nd: 1\n"),
        Mistakes("a marker in quotes", [.mergeConflictMarker], "a: \"b\n⟦=======⟧\nc\"\nd: 1\n"),
        Mistakes("a marker in brackets", [.mergeConflictMarker], "a: [b,\n⟦=======⟧\n, c]\nd: 1\n"),
        Mistakes("lines with colons and dashes that are indented", [], "a: \"b\n to:c\n － d\n //\n =======\"\ne: 'f\n\n to：g'\n"),
        Mistakes("a line of dashes in quotes", [.badIndentation], "a: \"b\n  c\n⟦---⟧\n  d\"\ne: 1\n"),
        Mistakes("lines of dashes and dots in quotes", [.badIndentation], "a:\n  b: 'c\n⟦---⟧\n    d\n\n    ... e'\nf: 1\n"),
        Mistakes("a marker below an open quote", [.unterminatedQuote], "a: ⟦\"⟧b\n---\nkind: c\nd: \"e\"\n"),
        Mistakes("a marker above a list below an open quote", [.unterminatedQuote], "a: ⟦\"⟧b\n---\n- \"e\"\n"),
        Mistakes("a plain text in braces", [.badIndentation], "a: {b: c\n⟦の⟧続き, d: e}\nf: g\n"),
        Mistakes("an open brace above entries with commas", [.syntaxError], "a: ⟦{⟧b: c\nd: e, f\ng: h}\n"),
    ]

    /// Each with what the first fix makes of it.
    static let mended: [(String, String)] = [
        ("a: \"b\nto:c\"\nd: 1\n", "a: \"b\n to:c\"\nd: 1\n"), ("a: [b,\nc]\nd: 1\n", "a: [b,\n c]\nd: 1\n"),
        ("a: \"b\n---\n c\"\nd: 1\n", "a: \"b\n ---\n c\"\nd: 1\n"),
    ]
}
