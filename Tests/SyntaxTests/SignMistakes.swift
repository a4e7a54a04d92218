@testable import SourceText
@testable import Syntax

/// Signs of another width or of other kinds of lists where YAML's own are meant, with what looks like them and is right.
enum SignMistakes {
    static let all: [Mistakes] = [
        // Behind a key, for its colon
        Mistakes(
            "other signs behind the keys of blocks", [.syntaxError, .syntaxError],
            "a:\n  b: 1\n  c ⟦=⟧ # x\n    d: 1\ne ⟦→⟧\n- f\n"),
        Mistakes("an arrow behind the first key", [.syntaxError], "a:\n  b ⟦=>⟧\n    c: 1\n  d: 2\ne: 3\n"),
        Mistakes(
            "a full-width sign behind the key of a block", [.fullWidthPunctuation], "a:\n  - b: 1\n    c: 2\n商品 ⟦＝⟧\n  - b: 3\n"),
        Mistakes("texts that end with such a sign", [], "a: b =\nc:\n  d =\n  e,\nf: g →\n  h\n"),
        // Before a number
        Mistakes("a rate with its sign in front", [.syntaxError, .syntaxError], "a: ⟦%10⟧ # x\nb: [⟦%8.0⟧]\n"),
        // ｜ and ＞
        Mistakes("a full-width bar and a sign", [.fullWidthPunctuation], "body: ⟦｜-⟧\n  x\n  y\nb: 1\n"),
        Mistakes("a full-width bar and a full-width sign", [.fullWidthPunctuation], "body: ⟦｜＋⟧\n  x\n\nb: 1\n"),
        Mistakes("a plain bar and a full-width sign", [.fullWidthPunctuation], "body: ⟦|－⟧\n  x\nb: 1\n"),
        Mistakes("a full-width bar and a number", [.fullWidthPunctuation], "a:\n  - ⟦｜2-⟧\n      x\n  - b\n"),
        Mistakes("a full-width sign of a folded text", [.fullWidthPunctuation], "body:\n  ⟦＞２⟧ # c\n    x\n"),
        Mistakes(
            "a full-width bar above a colon", [.fullWidthPunctuation], "a: 1\nbody: ⟦｜⟧\n  　x 様\n  # y\n  z: w\n  v\nb: 1\n"),
        Mistakes("a full-width bar below a block", [.fullWidthPunctuation], "a:\n  b: 1\nbody: ⟦｜⟧\n  z: w\nb: 1\n"),
        Mistakes("a full-width bar and a comment", [.fullWidthPunctuation], "body: ⟦｜⟧ # ｜\n  x: y\nb: 1\n"),
        Mistakes("a full-width bar behind a marker", [.fullWidthPunctuation], "--- ⟦｜⟧\nx: y\n--- z\n"),
        Mistakes(
            "a text of a full-width bar that is not indented", [.fullWidthPunctuation, .badIndentation],
            "b: ⟦｜⟧\n⟦本文です⟧\nc: 1\n"),
        Mistakes("texts that begin with a full-width bar", [], "a: ｜x\nb: ｜ x\nc: ＞5\nd: ＞-- x\ne: ｜-x\nf: ｜12\n  x\n｜: 1\n"),
        Mistakes("a mistake below a full-width bar", [.fullWidthPunctuation, .missingSpace], "a: ⟦｜⟧\n  x: y\nb⟦:⟧1\n"),
        Mistakes("a text of a bar with a sign too deep", [.badIndentation], "a: 1\n  ⟦b⟧: |- # c\n  x: y\nd: 1\n"),
        // ＃
        Mistakes("a full-width hash behind a value", [.fullWidthPunctuation], "a: 講座 ⟦＃⟧ 仮の名前\nb: 1\n"),
        Mistakes("a full-width hash in place of a value", [.fullWidthPunctuation], "a: ⟦＃⟧　未定\nb: 1\n"),
        Mistakes("a full-width hash on a further line", [.fullWidthPunctuation], "a: 講座\n  ⟦＃⟧ 仮\nb: 1\n"),
        Mistakes("a full-width hash in brackets", [.fullWidthPunctuation], "a: [b ⟦＃⟧ c, d]\n"),
        Mistakes("a full-width hash above a list", [.fullWidthPunctuation], "a:\n  ⟦＃⟧ x: y\n  - b: 1\n    c: 2\nd: 3\n"),
        Mistakes(
            "full-width hashes above a list", [.fullWidthPunctuation, .fullWidthPunctuation], "⟦＃⟧ x\n# y\n\n⟦＃⟧z\n- b\n- c: d\n"),
        Mistakes("a text that begins with a full-width hash", [], "a:\n  ＃x\n  y\nb:\n  - ＃z\n  - c\n"),
        Mistakes("a full-width hash before an entry", [.fullWidthPunctuation], "a: 1\n⟦＃⟧ b: 2\nc: 3\n"),
        Mistakes("one finding for each text with full-width hashes", [.fullWidthPunctuation], "a: b ⟦＃⟧ c ＃ d\n"),
        Mistakes(
            "full-width hashes that are text", [],
            "a: 講座 ＃1\nb: 講座＃ 1\nc: ＃講座 ＃入門\nd: \"x ＃ y\"\ne: 'x ＃ y'\nf: |\n  x ＃ y\n  ＃ z\ng: x # y ＃ z\nh: 曲 ＃\n"),
        Mistakes("signs beside the full-width hash", [], "a: あいうえおかき ｃ ﾃ ！ ＂ ＄\n"),
        // Numbers before entries
        Mistakes("numbers for dashes", [.syntaxError, .syntaxError], "a:\n  ⟦1.⟧ b: 1\n    c: 2\n  ⟦2.⟧ b: 3\n    c: 4\nd: 5\n"),
        Mistakes("a number for the first dash alone", [.syntaxError], "a:\n  ⟦1)⟧ b: \"1\" # x\n\n     c: 2\n  - b: 3\nd: 5\n"),
        Mistakes("full-width numbers", [.syntaxError, .syntaxError], "a:\n  ⟦１．⟧b: 1\n    c: 2\n  ⟦（2）⟧ b: 3\n    c: 4\nd: 5\n"),
        Mistakes("circled numbers", [.syntaxError, .syntaxError], "a:\n  ⟦①⟧ b: 1\n    c: 2\n  ⟦⑳　⟧b: 3\n    c: 4\nd: 5\n"),
        Mistakes("a plus for the first dash", [.syntaxError], "a:\n  ⟦+⟧ b: 1\n    c: 2\nd: 5\n"),
        Mistakes(
            "keys and texts that begin with numbers", [],
            "a:\n  1. b: 1\n  2. b: 2\nb:\n  1. c:\n    d: 1\nc:\n  1. d: e\n    f\nd:\n  1. e: |\n    f: g\ne:\n  1. f\n  2. g\n"
        ),
        // Signs of a Japanese keyboard for the first dash
        Mistakes(
            "a dot and a colon of an entry", [.fullWidthPunctuation, .fullWidthPunctuation],
            "a:\n  ⟦・⟧id⟦：⟧b\n    c: 1\n  - id: d\n"),
        Mistakes(
            "a long dash and a colon of an entry", [.fullWidthPunctuation, .fullWidthPunctuation, .missingSpace],
            "a:\n  ⟦ー⟧ id⟦：⟧b\n    c: 2\n    d⟦:⟧1\n"),
        Mistakes("texts that begin with such a sign", [], "a:\n  ・注意：b\nc:\n  ・注意：b\n  ・返品：c\n    - d\ne: 1\n"),
        // Commas
        Mistakes("a full-width comma behind quotes", [.fullWidthPunctuation], "a: [\"b\"⟦，⟧\"c\"]\nd: 1\n"),
        Mistakes("a full-width comma behind brackets", [.fullWidthPunctuation], "a: [[b]⟦、⟧ [c]]\nd: 1\n"),
        Mistakes("full-width commas between entries", [.fullWidthPunctuation], "a: {b: 'c'⟦，⟧ d: \"e\", f: g}\n"),
        Mistakes("an amount without its space", [.missingSpace], "a: {price⟦:⟧1,320, b: 2}\n"),
        // The indented marker
        Mistakes("an indented marker above comments", [.badIndentation], "kind: a\nb: c\n ⟦---⟧\n# x\n\n  # y\nkind: b\n"),
        Mistakes("an indented marker with a comment", [.badIndentation], "kind: a\nb: |\n  c\n  ⟦---⟧\n# x\nkind: b\n"),
        Mistakes("a marker indented with a full-width space", [.invisibleCharacter], "kind: a\nb: c\n⟦　⟧---\nkind: b\n"),
        Mistakes("a marker indented with a tab", [.tabIndentation], "kind: a\nb: c\n⟦\t⟧---\n# x\nkind: b\n"),
        Mistakes("a comment with dashes and no marker", [.duplicateKey], "kind: a\nb: c\n# ---\n⟦kind⟧: b\n"),
        Mistakes("dashes in a text and no marker", [.duplicateKey], "kind: a\nb: |\n  ---\n  # c\n⟦kind⟧: b\n"),
    ]
}
