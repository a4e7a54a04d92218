@testable import SourceText
@testable import Syntax

/// What a merge left behind in lists and texts, with what looks like it and is right.
enum MergeMistakes {
    static let all: [Mistakes] = [
        // In lists
        Mistakes("a marker between entries", [.mergeConflictMarker], "a:\n  - b: 1\n⟦=======⟧\n  - b: 2\nc: 3\n"),
        Mistakes("a marker between entries at their key", [.mergeConflictMarker], "a:\n- b: 1\n⟦=======⟧\n- b: 2\nc: 3\n"),
        Mistakes("the marker of a base between entries", [.mergeConflictMarker], "a:\n  - b\n⟦|||||||⟧ 1a2b3c\n  - c\n"),
        Mistakes(
            "a marker above an entry further left", [.mergeConflictMarker, .badIndentation],
            "a:\n  - b: 1\n⟦=======⟧\n ⟦-⟧ b: 2\n   c: 3\nd: 4\n"),
        Mistakes(
            "another mistake below a marker in a list", [.mergeConflictMarker, .missingSpace],
            "a:\n- b: 1\n⟦=======⟧\n- b: 2\n  c⟦:⟧3\nd: 4\n"),
        Mistakes("a marker behind a list", [.mergeConflictMarker], "a:\n- b: 1\n⟦=======⟧\nc: 3\n"),
        Mistakes("signs that are no marker in a list", [.syntaxError], "a:\n  - b: 1\n⟦======⟧\n  - b: 2\n"),
        Mistakes("signs of a text in a list", [], "a:\n  - b\n  - =======\n  - |\n    =======\n"),
        // In texts
        Mistakes(
            "markers that were indented with a text", [.mergeConflictMarker],
            "a: |\n  b\n  ⟦<<<<<<<⟧ HEAD\n  c\n  =======\n  d\n  >>>>>>> main\n  e\nf: 1\n"),
        Mistakes(
            "two conflicts in a text", [.mergeConflictMarker, .mergeConflictMarker],
            "a: >\n  ⟦<<<<<<<⟧ x\n  =======\n  >>>>>>> y\n  ⟦<<<<<<<⟧ x\n  =======\n  >>>>>>> y\n"),
        Mistakes(
            "rules and arrows in a text", [],
            "a: |\n  <<<<<<< お知らせ\n  本文です\n  >>>>>>> 終わり\n  =======\n  <<<<<<<\n  =======\n  >>>>>>>\n  >>>>>>>> x\nb: 1\n"),
        Mistakes(
            "a conflict in a text that is not indented", [.badIndentation, .mergeConflictMarker],
            "a: |\n⟦b⟧\n⟦<<<<<<<⟧ HEAD\nc\n=======\nd\n>>>>>>> main\ne\n"),
        Mistakes(
            "a conflict whose sides are not indented", [.mergeConflictMarker, .badIndentation],
            "a: |\n  b\n⟦<<<<<<<⟧ HEAD\n敬具\n=======\n⟦では、また⟧\n>>>>>>> main\n  e\n"),
        // Whose second side is empty
        Mistakes(
            "a conflict around the line above a group", [.mergeConflictMarker],
            "a: 1\n⟦<<<<<<<⟧ HEAD\nb:\n=======\n>>>>>>> main\n  c: 1\nd: 2\n"),
        Mistakes(
            "a conflict around a line of a text", [.mergeConflictMarker],
            "a: |\n  b\n⟦<<<<<<<⟧ HEAD\n  c\n||||||| 1a2b3c\n  d\n=======\n\n>>>>>>> main\n  e\nf: 1\n"),
        Mistakes(
            "two conflicts, one with both sides", [.mergeConflictMarker, .mergeConflictMarker, .syntaxError],
            "⟦<<<<<<<⟧ x\na: 1\n=======\n>>>>>>> y\n⟦<<<<<<<⟧ x\nb: 1\n=======\nb: 2\n>>>>>>> y\n⟦c⟧\n"),
        Mistakes(
            "a conflict of which both sides are empty", [.mergeConflictMarker], "a:\n⟦<<<<<<<⟧ x\n=======\n>>>>>>> y\n  b: 1\n"),
        // Beside a value
        Mistakes(
            "a conflict below a value", [.mergeConflictMarker], "a:\n  b: 1\n⟦<<<<<<<⟧ HEAD\n  c: 1\n=======\n  c: 2\n>>>>>>> x\n"
        ),
    ]
}
