// More spaces behind a dash than the lines below have room for, with what looks like it and is right, or is wrong otherwise.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Spaces behind a dash")
struct DashTests {
    private static let mistakes: [Mistakes] = [
        Mistakes("one space too many", [.badIndentation], "a:\n  ⟦-  ⟧b: 1\n    c: 2\n    d: 3\n  - b: 4\n    c: 5\n"),
        Mistakes("two too many, and one line below", [.badIndentation], "a:\n  ⟦-   ⟧b: 1\n    c: 2\n  - b: 4\n    c: 5\n"),
        Mistakes("one too many in the only entry", [.badIndentation], "a:\n  ⟦-  ⟧b: 1\n    c: 2\n    d: 3\ne: 4\n"),
        Mistakes("the same with one line below", [.badIndentation], "a:\n  ⟦-  ⟧b: 1\n    c: 2\n"),
        Mistakes("one too many at the key's column", [.badIndentation], "a:\n⟦-  ⟧b: 1\n  c: 2\n- b: 3\n  c: 4\nd: 5\n"),
        Mistakes("one too many at the document's column", [.badIndentation], "⟦-  ⟧b: 1\n  c: 2\n- b: 3\n"),
        Mistakes(
            "one too many in the second entry", [.badIndentation], "a:\n  - b: 1\n    c: 2\n  ⟦-  ⟧b: 3\n    c: 4\n  - b: 5\n"),
        Mistakes(
            "the same in the last entry", [.badIndentation], "a:\n- b: 1\n  c: 2\n⟦-   ⟧b: 3\n  c: 4\n  d:\n    e: 1\nd: 5\n"),
        Mistakes(
            "the same above a group", [.badIndentation], "a:\n  - b: 1\n  ⟦-  ⟧b: 'x: y' # z\n\n    # c\n    c:\n      d: 4\n"),
        Mistakes(
            "one too many in all", [.badIndentation, .badIndentation, .badIndentation],
            "a:\n  ⟦-  ⟧b: 1\n    c: 2\n  ⟦-  ⟧b: 3\n    c: 4\n  ⟦-  ⟧b: 5\n    c: 6\n"),
        Mistakes(
            "another mistake in such an entry", [.badIndentation, .missingSpace],
            "a:\n  - b: 1\n    c: 2\n  ⟦-  ⟧b: 3\n    c⟦:⟧4\n  - b: 5\n"),
        Mistakes(
            "a line moved left in a list of wide entries", [.badIndentation],
            "a:\n  -   b: 1\n    ⟦c⟧: 2\n  -   b: 3\n      c: 4\n"),
        Mistakes("the same in its last entry", [.badIndentation], "a:\n  -   b: 1\n      c: 2\n  -   b: 3\n    ⟦c⟧: 4\n"),
        Mistakes("a line moved left above others", [.badIndentation], "a:\n  - b: 1\n  -   b: 3\n    ⟦c⟧: 4\n      d: 5\n"),
        Mistakes("a full-width space below a wide entry", [.invisibleCharacter], "a:\n-   b: 1\n\n   ⟦　⟧ c: 2\n    d: 3\n"),
        Mistakes("none: lists of wide entries", [], "a:\n  -   b: 1\n      c: 2\n  - b: 3\n    c: 4\n  -  b: 5\n     c: 6\n"),
        Mistakes("none: one wide line", [], "a:\n  -   b: 1\n  -  b: 2\nc:\n-    d\n-    e: 1\nf: 1\n"),
        Mistakes(
            "none: a wide line above its value", [],
            "a:\n  -    b:\n         c: 1\n  -   b:\n      - d\n  - -  e: 1\n       f: 2\n"),
    ]

    @Test(arguments: mistakes) func places(_ mistakes: Mistakes) { ProblemTests().places(mistakes) }

    @Test(
        arguments: [
            ("a:\n  -  b: 1\n    c: 2\n  - b: 3\n", "a:\n  - b: 1\n    c: 2\n  - b: 3\n"),
            (
                "a:\n  - b: 1\n  -   b: 2\n    c: 3\n    d:\n      e: 4\nf: 5\n",
                "a:\n  - b: 1\n  - b: 2\n    c: 3\n    d:\n      e: 4\nf: 5\n"
            ),
            ("a:\n-  b: 1\n  c: 2\n-  b: 3\n  c: 4\n", "a:\n- b: 1\n  c: 2\n- b: 3\n  c: 4\n"),
            ("a:\n  -    b: 1\n     c: 2\n", "a:\n  -  b: 1\n     c: 2\n"),
        ])
    func meant(_ text: String, _ mended: String) { ProblemTests().meant(text, mended) }
}
