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
            "markers in a text with blanks behind them", [.mergeConflictMarker],
            "a: |\n  ⟦<<<<<<<⟧ HEAD\n  c\n  ======= \n  d\n  >>>>>>> main\n"),
        Mistakes(
            "rules and arrows in a text", [],
            "a: |\n  <<<<<<< お知らせ\n  本文です\n  >>>>>>> 終わり\n  =======\n  <<<<<<<\n  =======\n  >>>>>>>\n  >>>>>>>> x\nb: 1\n"),
        Mistakes(
            "a conflict in a text that is not indented", [.badIndentation, .mergeConflictMarker],
            "a: |\n⟦b⟧\n⟦<<<<<<<⟧ HEAD\nc\n=======\nd\n>>>>>>> main\ne\n"),
        Mistakes(
            "a conflict whose sides are not indented", [.mergeConflictMarker, .badIndentation],
            "a: |\n  b\n⟦<<<<<<<⟧ HEAD\n敬具\n=======\n⟦では、また⟧\n>>>>>>> main\n  e\n"),
        Mistakes(
            "markers of another length that were indented with a text", [.mergeConflictMarker],
            "a: |\n  ⟦<<<<<<<<<<⟧ HEAD\n  c\n  =======\n  ==========\n  d\n  >>>>>>> x\n  >>>>>>>>>> main\n"),
        Mistakes(
            "rules and arrows of other lengths in a text", [],
            "a: |\n  <<<<<<<<< 本文\n  ========\n  >>>>>>>>> 終わり\n  <<<<<<<< x\n  ==================\n  >>>>>>>> y\nb: 1\n"),
        // Indented among entries
        Mistakes(
            "an indented conflict in a list", [.mergeConflictMarker],
            "a:\n  ⟦<<<<<<<⟧ HEAD\n  - b: 1\n    c: 2\n  =======\n  - b: 2\n    c: 3\n  >>>>>>> x\n  - b: 4\n    c: 5\nd: 1\n"),
        Mistakes(
            "an indented conflict below an entry of a list", [.mergeConflictMarker],
            "a:\n  - b: 1\n  ⟦<<<<<<<⟧ HEAD\n    c: 2\n  =======\n    c: 3\n  >>>>>>> x\n  - b: 4\nd: 1\n"),
        Mistakes(
            "an indented conflict among keys", [.mergeConflictMarker],
            "a:\n  b: 1\n  ⟦<<<<<<<⟧ HEAD\n  c: x\n  =======\n  c: y\n  >>>>>>> 1a2b3c4 (文言)\n  d: 2\ne: 3\n"),
        Mistakes(
            "an indented conflict with its base, in lines of Windows", [.mergeConflictMarker],
            "a:\r\n  ⟦<<<<<<<⟧ HEAD\r\n  b: 1\r\n  ||||||| 1a2b3c4\r\n  b: 0\r\n  =======\r\n  b: 2\r\n  >>>>>>> x\r\nc: 1\r\n"),
        Mistakes(
            "a conflict further right than its entries", [.mergeConflictMarker],
            "a:\n    ⟦<<<<<<<⟧ HEAD\n  b: 1\n    =======\n  b: 2\n    >>>>>>> x\n  c: 1\n"),
        Mistakes(
            "a conflict further left than its entries", [.mergeConflictMarker],
            "a:\n  b:\n    c: |\n      d\n ⟦<<<<<<<⟧ HEAD\n    e: 1\n =======\n    e: 2\n >>>>>>> x\n    f: 1\n"),
        Mistakes(
            "a conflict whose first line was not indented as far", [.mergeConflictMarker],
            "a:\n ⟦<<<<<<<⟧ HEAD\n  b: 1\n  =======\n  b: 2\n  >>>>>>> x\nc: 1\n"),
        Mistakes(
            "an indented conflict around lines of a text", [.mergeConflictMarker],
            "a:\n  b: |\n      c\n    ⟦<<<<<<<⟧ HEAD\n      d\n    =======\n      e\n    >>>>>>> x\n      f\n  g: 1\n"),
        Mistakes(
            "an indented conflict with a text that holds a rule", [.mergeConflictMarker],
            "a:\n  ⟦<<<<<<<⟧ HEAD\n  b: |\n    見出し\n    =======\n  =======\n  b: |\n    題\n    =======\n  >>>>>>> x\n  c: 1\n"),
        Mistakes(
            "an indented conflict whose second side is empty", [.mergeConflictMarker],
            "a:\n  ⟦<<<<<<<⟧ HEAD\n  b: 1\n  =======\n\n  >>>>>>> x\n  c: 1\n"),
        Mistakes(
            "the same with its base", [.mergeConflictMarker],
            "a:\n  b: 1\n  ⟦<<<<<<<⟧ HEAD\n  c: 1\n  ||||||| 1a2b3c4\n  d: 1\n  =======\n  >>>>>>> x\n  e: 1\n"),
        Mistakes(
            "an indented conflict in brackets", [.mergeConflictMarker],
            "a: [\n  b,\n  ⟦<<<<<<<⟧ HEAD\n  c,\n  =======\n  d,\n  >>>>>>> x\n  e]\nf: 1\n"),
        Mistakes(
            "two indented conflicts and another mistake", [.mergeConflictMarker, .mergeConflictMarker, .missingSpace],
            "a:\n  ⟦<<<<<<<⟧ x\n  b: 1\n  =======\n  b: 2\n  >>>>>>> y\n  ⟦<<<<<<<⟧ x\n  c: 1\n  =======\n  c: 2\n  >>>>>>> y\n  d⟦:⟧1\ne: 1\n"
        ),
        Mistakes("an indented marker alone", [.syntaxError], "a:\n  - b: 1\n  ⟦=======⟧\n  - b: 2\n"),
        Mistakes(
            "no conflict in quotes", [], "a: \"b\n  <<<<<<< HEAD\n  c\n  =======\n  d\n  >>>>>>> x\"\nb: 1\n"),
        Mistakes("no conflict in comments", [], "a:\n  # <<<<<<< HEAD\n  b: 1\n  # =======\n  # >>>>>>> x\n  c: 2\n"),
        Mistakes(
            "signs of a text over several lines", [],
            "a:\n  <<<<<<< b\n  ========\n  >>>>>>> c\nd: e\n  <<<<<<<\n  =======\n  >>>>>>>\nf: x\n  >>>>>>> g\n  =======\n  <<<<<<< h\n"
        ),
        // With markers of another length (`conflict-marker-size`)
        Mistakes(
            "a conflict with long markers", [.mergeConflictMarker],
            "a: 1\n⟦<<<<<<<<<<<<<<<⟧ HEAD\nb: 1\n===============\nb: 2\n>>>>>>>>>>>>>>> x\nc: 1\n"),
        Mistakes(
            "a conflict with long markers in a list", [.mergeConflictMarker],
            "a:\n  - b\n⟦<<<<<<<<⟧ HEAD\n  - c\n|||||||| 1a2b3c4\n  - d\n========\n  - e\n>>>>>>>> x\nf: 1\n"),
        Mistakes(
            "a conflict with long markers in a text", [.mergeConflictMarker],
            "a: |\n  b\n⟦<<<<<<<<⟧ HEAD\n  c\n========\n  d\n>>>>>>>> x\n  e\nf: 1\n"),
        Mistakes(
            "an indented conflict with long markers", [.mergeConflictMarker],
            "a:\n  ⟦<<<<<<<<⟧ HEAD\n  b: 1\n  ========\n  b: 2\n  >>>>>>>> x\n  c: 1\n"),
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
