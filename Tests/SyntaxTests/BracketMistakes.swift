@testable import SourceText
@testable import Syntax

/// Mistakes in and around brackets, and lists and texts that begin where they cannot, with what looks like them and is right.
enum BracketMistakes {
    static let all: [Mistakes] = [
        Mistakes("a tag behind a quoted value in brackets", [.tagNotSupported], "cc: [a, \"b\" ⟦!x⟧]\nb: 1\n"),
        Mistakes("an anchor behind a quoted value in brackets", [.anchorNotSupported], "cc: [a, \"b\" ⟦&x⟧, c]\nb: 1\n"),
        // Not closed
        Mistakes("a bracket that is not closed, behind a comma", [.syntaxError], "a: ⟦[⟧\n  b,\nc: d\ne: |\n  f\n"),
        Mistakes(
            "a brace that is not closed, behind a comma", [.syntaxError], "x:\n  a: ⟦{⟧\n    b: c,\n  d: {e: f}\n  g: [h]\ni: 1\n"
        ),
        Mistakes("an empty bracket that is not closed", [.syntaxError], "a: ⟦[⟧\nc: d\n---\ne: f]\n"),
        Mistakes("another mistake below an open bracket", [.syntaxError, .missingSpace], "a: ⟦[⟧\n  b,\nc: 1\nd⟦:⟧2\n"),
        Mistakes("a bracket that is not closed, above a text with one", [.syntaxError], "a: ⟦[⟧\n  b,\nc: d\ne: |-\n  f ]\n"),
        Mistakes("entries in brackets that are not indented", [.badIndentation], "a: {\n⟦b⟧: c,\n  d: e\n }\nf: 1\n"),
        Mistakes(
            "an entry in brackets that is not indented", [.badIndentation], "a: {\n  b: [c],\n⟦d⟧: {e: f},\n  g: h}\ni: 1\n"),
        // Closed by another sign
        Mistakes("a wrong bracket in a list", [.syntaxError], "a: [b⟦}⟧, c]\nd: 1\n"),
        Mistakes("a wrong bracket in a list of several lines", [.syntaxError], "a: {b: c⟦]⟧,\n  d: e} # f\ng: 1\n"),
        Mistakes("a wrong bracket before a comment", [.syntaxError], "a: [b⟦}⟧ # c\nd: 1\n"),
        Mistakes("a mistake below a wrong bracket", [.syntaxError, .missingSpace], "a: [b⟦}⟧, c]\nd⟦:⟧1\n"),
        Mistakes(
            "brackets below their key that are not indented", [.badIndentation, .badIndentation],
            "a:\n⟦[b, c]⟧\nd:\n  e:\n  ⟦{f: 1}⟧\n"),
        Mistakes("a text that begins with brackets", [.syntaxError], "a: ⟦[b] c d⟧  # e\nf: 1\n"),
        Mistakes("a link of a page with brackets and text behind it", [.syntaxError], "a:\n  - b: ⟦[c] (d)⟧\nf: 1\n"),
        Mistakes("text behind right brackets", [.syntaxError], "a: [b] ⟦, c]⟧\nd: 1\n"),
        // No comma
        Mistakes("no comma between entries in brackets", [.syntaxError], "a: {b: c ⟦d⟧: e, f: g}\n"),
        Mistakes("no comma between two words and an entry", [.syntaxError], "a: [b: c c ⟦d⟧: e]\n"),
        Mistakes("no comma at the end of a line in brackets", [.syntaxError], "a: {\n  b: c d\n  ⟦e⟧: f\n  }\n"),
        Mistakes("no comma behind quotes", [.syntaxError], "a: {b: \"c\" ⟦d⟧: e}\n"),
        Mistakes("no comma before quotes on the next line", [.syntaxError], "a: {\n  \"b\": c\n  ⟦\"d\"⟧: e}\nf: 1\n"),
        Mistakes("no colon behind quotes", [.syntaxError], "a: {⟦\"b\"⟧ c, d: e}\nf: 1\n"),
        Mistakes("a semicolon behind a key", [.syntaxError], "a: {\"b\"⟦;⟧ c, d: e}\nf: 1\n"),
        Mistakes("a full-width semicolon behind a key", [.syntaxError], "a: {\"b\"⟦；⟧\"c\", d: e}\nf: 1\n"),
        Mistakes("keys without values", [], "a: {\"b\", \"c\"\n  , d}\nf: 1\n"),
        Mistakes("a semicolon behind quotes", [.syntaxError], "a: {\"b\": \"c\"⟦;⟧ \"d\": e}\nf: 1\n"),
        Mistakes("a semicolon between entries", [.syntaxError], "a: {b: c⟦;⟧ d: e}\nf: 1\n"),
        Mistakes("a semicolon in a text", [], "a: {b: c; d, e: f}\ng: 1\n"),
        Mistakes("a full-width semicolon", [.fullWidthPunctuation], "a: {b: \"c\"⟦；⟧ d: e}\nf: 1\n"),
        Mistakes("a full-width brace at the end", [.fullWidthPunctuation], "a: {b: \"c\"⟦｝⟧\nf: 1\n"),
        Mistakes("a full-width bracket at the end", [.fullWidthPunctuation], "a: [\"c\"⟦］⟧ # d\nf: 1\n"),
        Mistakes("two colons in brackets", [.syntaxError], "a: {b: c⟦:⟧ d}\n"),
        Mistakes("no comma before a sign", [.syntaxError], "a: {b: c *d⟦:⟧ e}\n"),
        Mistakes("texts of several words in brackets", [], "a: {b: c d, e f: g\n  h, i: j}\nk: [l m: n]\n"),
        // Lists and entries where they cannot stand
        Mistakes(
            "a list on the line of its key below a block", [.syntaxError], "a:\n  - b: 1\nc: ⟦-⟧ d: 1\n    e: 2\n    f: 3\ng: 4\n"
        ),
        Mistakes(
            "an entry with brackets left of its block", [.badIndentation], "a:\n  - b: 1\n⟦c⟧: [d, \"]\"]\n    e: 2\ng: 4\n"),
        Mistakes("an entry with braces left of its block", [.badIndentation], "a:\n  b: 1\n⟦c⟧: {d: e} # f\n  e: 2\ng: 4\n"),
        Mistakes(
            "the last line of an entry left of its list", [.badIndentation], "a:\n  - b: 1\n⟦c⟧: 2\n  - b: 3\n    c: 4\nd: 5\n"),
        Mistakes(
            "a line of a later entry left of its list", [.badIndentation], "a:\n  - c: 1\n  - b: 2\n⟦c⟧: [3]\n  - b: 3\nd: 5\n"),
        Mistakes("a list whose key was left out", [.badIndentation], "a:\n  - b: 1\nc: 2\n  ⟦-⟧ b: 3\nd: 5\n"),
        Mistakes("a text below a list with a dash in it", [], "a:\n  - b: 1\nb: 2\n  - b:3\nd: 5\n"),
        Mistakes("an entry whose brackets go on below", [], "a:\n  b: 1\nc: {d: [e],\n  f: 2}\n"),
        // Texts without `|`
        Mistakes(
            "a text without its bar that holds a colon", [.syntaxError], "a:\n  ⟦b⟧\n  c: 1\n  d\n\n  e\n  f: 2\n  g\nh: 1\n"),
        Mistakes(
            "two texts without their bars", [.syntaxError, .syntaxError], "a:\n  ⟦b⟧\n  c: 1\n  d\ne:\n  ⟦f⟧\n  g: 1\n  h\n"),
        Mistakes("lines that are no entries of a list's entry", [.syntaxError, .syntaxError], "- a: 1\n  ⟦b⟧\n  c: 1\n  ⟦d⟧\n"),
        Mistakes(
            "another mistake in a text without its bar", [.syntaxError, .missingSpace], "a:\n  ⟦b⟧\n  c: 1\n  d⟦:⟧1\n  e\n"),
    ]
}
