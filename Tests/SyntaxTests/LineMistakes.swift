@testable import SourceText
@testable import Syntax

/// Lines that stand left of where they belong, are missing, or are no entry at all, with what looks like them and is right.
enum LineMistakes {
    static let all: [Mistakes] = [
        Mistakes("a directive behind a value", [.directiveNotSupported], "{a: b}\n⟦%YAML 1.2⟧\n---\nc: d\n"),
        Mistakes("a directive behind a text", [.directiveNotSupported], "--- a # b\n⟦%YAML 1.2⟧\n---\nc\n"),
        Mistakes("an explicit key of lists", [.complexKeyNotSupported], "⟦?⟧\n- a\n- b\n:\n- c\n- d\n"),
        Mistakes("an explicit key with a list", [.complexKeyNotSupported], "a: 1\n⟦?⟧ b\n:\n- c: 1\n- d: 2\ne: 3\n"),
        Mistakes("a marker with a comment right behind it", [.missingSpace], "kind: a\nid: b\n⟦---⟧# c\nkind: d\nid: e\n"),
        Mistakes("a marker with a word right behind it", [.missingSpace], "kind: a\nid: b\n⟦---⟧product\nkind: d\nid: e\n"),
        Mistakes("the first line of a group, moved right", [.badIndentation], "a:\n    ⟦b⟧: 1\n  c: 2\n  d: 3\ne: 1\n"),
        Mistakes("the first line of a group, moved left", [.badIndentation], "a:\n ⟦b⟧: 1\n  c: 2\n  d: 3\ne: 1\n"),
        Mistakes("the first of two lines between two levels", [.badIndentation], "a:\n   ⟦b⟧: 1\n  c: 2\ne:\n  f: 1\n"),
        Mistakes("the second of two lines where nothing tells", [.badIndentation], "a:\n   b: 1\n  ⟦c⟧: 2\ne: 1\n"),
        Mistakes("the second of two lines in a file of odd columns", [.badIndentation], "a:\n   b: 1\n  ⟦c⟧: 2\ne:\n   f: 1\n"),
        Mistakes("the first line of a document, moved right", [.badIndentation], " ⟦a⟧: 1\nb: 2\nc: 3\n"),
        Mistakes("a line moved right below the first one", [.badIndentation], "a: 1\n  ⟦b⟧: 2\nc: 3\n"),
        Mistakes("lines moved right below the first one", [.badIndentation], "a:\n  b: 1\n    ⟦c⟧: 2\n    d: 3\n  e: 3\n"),
        Mistakes("a merge key at a wrong depth", [.badIndentation], "a:\n  b: 1\n ⟦<⟧<: *x\n  c: 2\n"),
        Mistakes("an open quote at a wrong depth", [.badIndentation], "a:\n  b: 1\n ⟦\"⟧c: 2\n  c: 2\n"),
        // A line of a text at the column of the keys
        Mistakes("a line of a text without its indentation", [.badIndentation], "a: |\n  b\n⟦こんにちは。⟧\n  c\nd: 1\n"),
        Mistakes("the last line of a text", [.badIndentation], "a: >\n  b\n\n⟦こんにちは、皆様⟧\n"),
        Mistakes("lines of a text with signs", [.badIndentation], "a: |\n  b\n⟦■ x⟧\n--------\n・y\n* z\n* z\nd: 1\n"),
        Mistakes("a line above one with a colon", [.badIndentation], "a: |\n  b\n⟦お手数ですが。⟧\n\n  c: https://x\nd: 1\n"),
        Mistakes("a list of a text", [.badIndentation], "a: |\n  b\n⟦- x⟧\n- y\n  c\nd: 1\n"),
        Mistakes("a comment in a text", [.badIndentation], "a: |\n  b\n⟦# x⟧\n  c\n# y\nd: 1\n"),
        Mistakes("a text of an entry", [.badIndentation], "a:\n  - b: |\n      x\n⟦、y⟧\n      z\n  - b: 1\n"),
        Mistakes("another mistake below such a line", [.badIndentation, .syntaxError], "a: |\n  b\n⟦。⟧\n  c\n⟦d e⟧\nf: 1\n"),
        Mistakes("a key without its colon behind a text", [.syntaxError], "a: |\n  b\n⟦c true⟧\nd: 1\n"),
        Mistakes("the key of a block behind a text", [.syntaxError], "a: |\n  b\n⟦送信元⟧\n  c: 1\nd: 1\n"),
        Mistakes("a list below a key that is missing", [.syntaxError], "a: |\n  b\n⟦-⟧ x\n- y\nd: 1\n"),
        Mistakes("a full-width colon behind a text", [.fullWidthPunctuation], "a: |\n  b\n件名⟦：⟧x\nd: 1\n"),
        Mistakes("a conflict behind a text", [.mergeConflictMarker], "a: |\n  b\n⟦=======⟧\nd: 1\n"),
        Mistakes("what may stand behind a text", [], "- a: |\n    b\n  # c\n  \"d\": 1\n- |\n  e\n# f\n- g: |\n   h\n"),
        // The first line of a text, deeper than the others
        Mistakes("the first line of a text too deep", [.badIndentation], "a: |\n    ⟦b⟧\n\n  c\n  d\ne: 1\n"),
        Mistakes("the first line of a document's text", [.badIndentation], "--- |\n    ⟦b⟧\n  c\n"),
        Mistakes("one line between a text and its key", [.badIndentation], "a: |\n  b\n ⟦c⟧\n  d\ne: 1\n"),
        Mistakes("a text with a number", [.badIndentation], "a: |4\n    b\n  ⟦c⟧\n  d\ne: 1\n"),
        Mistakes("a key that stands too deep behind a text", [.badIndentation], "a: |\n  b\n ⟦c⟧: 1\nd: 1\n"),
        Mistakes("a deep first line with a number", [], "a: |2\n    b\n  c\n"),
        // A text without its bar
        Mistakes("a text that begins with a percent sign", [.syntaxError], "a:\n  ⟦%b% c⟧\n\n  d\ne: 1\n"),
        Mistakes("such a text with a line further left", [.syntaxError], "a:\n  ⟦%b% c⟧\n d\ne: 1\n"),
        Mistakes("such a text above a colon", [.syntaxError], "a:\n  ⟦%b% c⟧\n  d: http://x\n  f\ne: 1\n"),
        Mistakes("a text indented with full-width spaces", [.invisibleCharacter], "a: |\n⟦　　⟧b\n\n　　c: d\n　　e\nf: 1\n"),
        Mistakes("a paragraph indented with a full-width space", [.badIndentation], "a: |\n　⟦b⟧\nc: 1\n"),
        Mistakes("a value that begins with a percent sign", [.syntaxError], "a:\n  ⟦%b%⟧\ne: 1\n"),
        // What has no width in an indentation
        Mistakes("no width before spaces", [.invisibleCharacter], "a:\n  b: 1\n⟦\u{200B}⟧  c:\n    d: 1\ne: 1\n"),
        Mistakes("no width behind spaces", [.invisibleCharacter], "a:\n  b: 1\n  ⟦\u{2060}⟧c:\n    d: 1\n  e: 1\nf: 1\n"),
        Mistakes("no width among spaces", [.invisibleCharacter], "a:\n ⟦\u{FEFF}⟧ b: 1\n  c: 1\nd: 1\n"),
        Mistakes("no width before the first key", [.invisibleCharacter], "⟦\u{200B}⟧a: 1\nb: 1\n"),
        Mistakes(
            "no width before dashes", [.invisibleCharacter, .invisibleCharacter],
            "a:\n⟦\u{200B}⟧  - b\n  ⟦\u{200B}⟧- c\n  - d: 1\n"),
        Mistakes("no width before a marker", [.invisibleCharacter], "a: 1\n⟦\u{200B}⟧---\na: 1\n"),
        Mistakes("wide spaces of other kinds", [.invisibleCharacter], "a:\n  b: 1\n⟦\u{2003}\u{2003}⟧c: 1\nd: 1\n"),
        // Stray text in the entry of a list
        Mistakes("a text in an entry", [.syntaxError], "a:\n  - b: 1\n⟦あ⟧\n    c: 1\n  - b: 2\n    c: 2\nd: 1\n"),
        Mistakes("a text in the last entry", [.syntaxError], "a:\n  - b: 1\n⟦あ⟧\n    c: 1\nd: 1\n"),
        Mistakes("a text in an entry at its key", [.syntaxError], "a:\n- b: 1\n⟦あ⟧\n  c: 1\n- b: 2\nd: 1\n"),
        Mistakes("a command in an entry", [.syntaxError], "a:\n- b: 1\n⟦:w⟧\n  c: 1\nd: 1\n"),
        Mistakes("a command in a block", [.syntaxError], "a:\n  b: 1\n⟦:w⟧\n  c: 1\nd: 1\n"),
        Mistakes("half a conflict in an entry", [.mergeConflictMarker], "a:\n  - b: 1\n⟦=======⟧\n    c: 1\n  - b: 2\n"),
        Mistakes("a key without its colon behind an entry", [.syntaxError], "a:\n- b: 1\n  e: 1\n⟦c⟧\n  d: 1\nf: 1\n"),
        // The first line of an entry is missing
        Mistakes(
            "an entry without its first line", [.duplicateKey],
            "- a: 1\n  b: 2\n  c: 3\n  d: 4\n  ⟦b⟧: 5\n  c: 6\n  d: 7\n- a: 2\n"),
        Mistakes("keys twice in another order", [.duplicateKey, .duplicateKey], "- a: 1\n  b: 2\n  c: 3\n  ⟦c⟧: 4\n  ⟦b⟧: 5\n"),
        // Lines that were meant to separate documents
        Mistakes("a key of signs above another", [.duplicateKey], "kind: a\n~:\n⟦kind⟧: b\n"),
        Mistakes("an unusual space before a key", [.invisibleCharacter], "a:\n  b: 1\n⟦\u{205F}⟧ c: 2\n"),
        Mistakes("equals signs for a marker", [.syntaxError], "kind: a\n⟦===⟧\nkind: b\n"),
        Mistakes("full-width equals signs for a marker", [.fullWidthPunctuation], "kind: a\n⟦＝＝＝⟧\nkind: b\n"),
        Mistakes("dashes with spaces for a marker", [.syntaxError], "kind: a\nb:\n  - c\n⟦- - -⟧\nkind: b\n"),
        Mistakes("long dashes with spaces for a marker", [.fullWidthPunctuation], "kind: a\nb: |\n  c\n⟦— —⟧\nkind: b\n"),
        Mistakes("a marker with a colon", [.syntaxError], "kind: a\n⟦---:⟧\n# b\nkind: b\n"),
        Mistakes("underscores for a marker", [.syntaxError], "kind: a\nb: |\n  c\n⟦___⟧\nkind: b\n"),
        Mistakes("no width behind a marker", [.invisibleCharacter], "kind: a\n---⟦\u{200B}⟧\nkind: b\n"),
        Mistakes("half a conflict above a kind", [.mergeConflictMarker], "kind: a\n⟦=======⟧\nkind: b\n"),
        Mistakes("a line of signs above another key", [.syntaxError], "kind: a\n⟦===⟧\nb: 1\n"),
        // A text above the entries of a document
        Mistakes("a text above the document", [.syntaxError], " ⟦決済の設定⟧\nkind: a\nid: b\n"),
        Mistakes("a word above the document", [.syntaxError], "---\n ⟦second⟧\nkind: a\nid: b\n"),
        Mistakes("a text of lines above the document", [.syntaxError], "  ⟦決済の設定⟧\n\n  二行目\nkind: a\nid: b\n"),
        Mistakes("a text between quotes above the document", [.syntaxError], " ⟦\"決済: 設定\"⟧\n# a\nkind: a\nid: b\n"),
        Mistakes("a text above a list", [.syntaxError], " ⟦決済の設定⟧\n- a: 1\n- a: 2\n"),
        Mistakes("another mistake below a text", [.syntaxError, .missingSpace], " ⟦決済の設定⟧\nkind: a\nid⟦:⟧b\n"),
        Mistakes("lines of a title on the line of the marker", [.syntaxError], "--- ⟦あ⟧\n い\nkind: a\nid: b\n"),
        Mistakes("a text that is all of a document", [], " あ\n い\n"),
        // The first line of a list
        Mistakes("a tab before the first dash", [.tabIndentation], "a:\n⟦\t⟧- b: c\n- b: d\ne: 1\n"),
        Mistakes("a tab before the first dash of entries", [.tabIndentation], "a:\n⟦\t⟧- b: c\n  d: 1\n- b: d\n  d: 2\ne: 1\n"),
        Mistakes("a tab in a group", [.tabIndentation], "x:\n  a:\n  ⟦\t⟧- b: c\n  - b: d\ne: 1\n"),
        Mistakes("a full-width space before the first dash", [.invisibleCharacter], "a:\n⟦　⟧- b: c\n- b: d\ne: 1\n"),
        Mistakes("tabs before all dashes", [.tabIndentation], "a:\n⟦\t⟧- b: c\n\t- b: d\ne: 1\n"),
        Mistakes(
            "a tab before a dash, and another mistake", [.tabIndentation, .missingSpace],
            "a:\n⟦\t⟧- b: c\n- b: d\n  e⟦:⟧f\ng: 1\n"),
    ]

    /// Each with what the first fix makes of it.
    static let mended: [(String, String)] = [
        ("a: |\n  b\nこんにちは。\n■ c\n   d\ne: 1\n", "a: |\n  b\n  こんにちは。\n  ■ c\n   d\ne: 1\n"),
        ("a: |\n  b\n# c\n  d\n# e\nf: 1\n", "a: |\n  b\n  # c\n  d\n# e\nf: 1\n"),
        ("a: |\n    b\n\n  c\n   d\ne: 1\n", "a: |\n  b\n\n  c\n   d\ne: 1\n"),
        ("a: |\n    b\n  c\n、d\n  e\nf: 1\n", "a: |\n  b\n  c\n  、d\n  e\nf: 1\n"),
        ("a: |\n  b\n c\n  d\ne: 1\n", "a: |\n  b\n  c\n  d\ne: 1\n"),
        ("a: # |\n  %b% c\n\n  d\nf: 1\n", "a: | # |\n  %b% c\n\n  d\nf: 1\n"),
        ("a:\n  b: 1\n\u{200B}  c: 1\n", "a:\n  b: 1\n  c: 1\n"),
        // The first line of a text, which lost its indentation or has another kind of it
        ("a: |\nb\n\n  c\n   d\ne: 1\n", "a: |\n  b\n\n  c\n   d\ne: 1\n"),
        ("a: |\n　b\n\n    c\n    d\ne: 1\n", "a: |\n    b\n\n    c\n    d\ne: 1\n"),
        ("a: |\n　b\n\n  　c\n  d\ne: 1\n", "a: |\n  　b\n\n  　c\n  d\ne: 1\n"),
        ("a: |-\n\tb\n    c\n    d\ne: 1\n", "a: |-\n    b\n    c\n    d\ne: 1\n"),
        ("a: |4\nb\n    c\n      d\ne: 1\n", "a: |4\n    b\n    c\n      d\ne: 1\n"),
        (
            "a:\n  - b: |\n    c\n\n      d\n    e\n      f\n      g\n      h\n      i\n      j\n      k\n      l: m\nn: 1\n",
            "a:\n  - b: |\n      c\n\n      d\n      e\n      f\n      g\n      h\n      i\n      j\n      k\n      l: m\nn: 1\n"
        ),
        // A text that was pasted in, with lines that are indented in it
        ("a: |\nb\n  c\nd\n  e\nf: 1\n", "a: |\n  b\n    c\n  d\n    e\nf: 1\n"),
        ("a: |2\nb\nc\n  d\ne: 1\n", "a: |2\n  b\n  c\n    d\ne: 1\n"),
        ("kind: a\n- - -\nkind: b\n", "kind: a\n---\nkind: b\n"),
        ("kind: a\n---\u{200B}\nkind: b\n", "kind: a\n---\nkind: b\n"),
        (" あ\n  い\nb: 1\n", " # あ\n  # い\nb: 1\n"), ("--- あ\nb: 1\n", "--- # あ\nb: 1\n"),
    ]
}
