@testable import SourceText
@testable import Syntax

/// Full-width and no-break spaces where white space parts two things, and spaces that are missing there, with what looks like them and is
/// right.
enum SpaceMistakes {
    static let all: [Mistakes] = [
        // Before what can only begin with a sign
        Mistakes("a full-width space before a quoted value", [.invisibleCharacter], "a: ⟦　⟧\"b: c\"\nd: 1\n"),
        Mistakes("a no-break space before a quoted value", [.invisibleCharacter], "a: ⟦\u{A0}⟧'b: c'\nd: 1\n"),
        Mistakes("full-width spaces before brackets", [.invisibleCharacter], "a: ⟦　⟧　 {b: c, d: e}\nd: 1\n"),
        Mistakes("a full-width space before the brackets of an entry", [.invisibleCharacter], "a:\n  - ⟦　⟧{b: c}\n  - d\n"),
        Mistakes("a full-width space before a text of lines", [.invisibleCharacter], "a: ⟦　⟧|\n  b: c\nd: 1\n"),
        Mistakes("a full-width space inside brackets", [.invisibleCharacter], "a: {b: ⟦　⟧\"c: d\", e: f}\nd: 1\n"),
        Mistakes(
            "a full-width space behind quotes inside brackets", [.invisibleCharacter], "a: {b: \"c\"⟦　⟧, d: [e, 'f' 　]}\nd: 1\n"),
        Mistakes("a full-width space in place of a value in brackets", [.invisibleCharacter], "a: [b, ⟦　⟧, c]\nd: 1\n"),
        Mistakes("a full-width space before a comment", [.invisibleCharacter], "a: ⟦　⟧# x\n  b: 1\nd: 1\n"),
        Mistakes("a full-width space before a text", [.invisibleCharacter], "a: ⟦　⟧b\nd: 1\n"),
        Mistakes("another mistake behind a full-width space", [.invisibleCharacter, .syntaxError], "a: ⟦　⟧[b, c⟦}⟧\nd: 1\n"),
        // Right behind a colon
        Mistakes("a full-width space behind a colon, before brackets", [.invisibleCharacter], "a:\n  b:⟦　⟧{c: d}\n  e: 1\n"),
        Mistakes("full-width spaces behind a colon, before quotes", [.invisibleCharacter], "a: 1\nb:⟦　　⟧\"c: d\"\ne: 1\n"),
        Mistakes("a full-width space behind a colon, before a comment", [.invisibleCharacter], "x: 1\na:⟦　⟧# b\n  c: 1\n"),
        Mistakes("a full-width space behind a colon in brackets", [.invisibleCharacter], "a: {b:⟦　⟧c, d: e}\n"),
        // At the end of a line
        Mistakes("a full-width space behind quotes", [.invisibleCharacter], "a: \"b\"⟦　⟧\nd: 1\n"),
        Mistakes("a full-width space behind quotes and a comment", [.invisibleCharacter], "a: 'b'⟦　⟧# c\nd: 1\n"),
        Mistakes("a full-width space behind brackets", [.invisibleCharacter], "a: [b] ⟦　⟧ \nd: 1\n"),
        Mistakes("text behind a full-width space behind quotes", [.syntaxError], "a: \"b\" ⟦　c⟧\nd: 1\n"),
        Mistakes("a full-width space behind a bar", [.invisibleCharacter], "a: |⟦　⟧\n  b: c\n  d\ne: 1\n"),
        Mistakes("a full-width space behind a bar with a sign", [.invisibleCharacter], "a: >-⟦　⟧# x\n  b: c\n  d\ne: 1\n"),
        Mistakes("a full-width space in place of a block's line end", [.invisibleCharacter], "a: ⟦　⟧\n  b: c\ne: 1\n"),
        Mistakes("a full-width space behind a marker", [.invisibleCharacter], "---⟦　⟧\na: 1\n"),
        Mistakes("a full-width space behind a marker below a document", [.invisibleCharacter], "a: 1\n---⟦　⟧# b\na: 1\n"),
        Mistakes("a full-width space before the first comment", [.invisibleCharacter], "⟦　⟧# a\nb: 1\n"),
        Mistakes("a full-width space before a comment among entries", [.invisibleCharacter], "a:\n  b: 1\n⟦　⟧# c\n  d: 1\n"),
        // Lines of a text that look empty
        Mistakes("a full-width space on an empty line", [.invisibleCharacter], "a: |\n  b: c\n⟦　⟧\n  d\ne: 1\n"),
        Mistakes("a no-break space on an empty line", [.invisibleCharacter], "a: |\n  b: c\n⟦\u{A0}⟧\n  d\ne: 1\n"),
        Mistakes("a full-width space on the first line", [.invisibleCharacter], "a: |\n⟦　⟧\n  b: c\n  d\ne: 1\n"),
        Mistakes(
            "full-width spaces on several empty lines", [.invisibleCharacter], "a: |\n  b\n ⟦　⟧ \n\n　　\n\t\n\u{A0}\n  d\ne: 1\n"),
        Mistakes("a full-width space below a text", [.invisibleCharacter], "a: |\n  b: c\n⟦　⟧\nd: 1\n"),
        Mistakes("full-width spaces of a text", [], "a: |\n  b　\n  　\n  　c\n\n  　 \n  |　\nd: 1\n"),
        // Quotes and brackets right behind a colon
        Mistakes("quotes with a colon behind a colon", [.missingSpace], "x: 1\na⟦:⟧\"b: c\"\nd: 1\n"),
        Mistakes("quotes with a colon behind the first colon", [.missingSpace], "- a⟦:⟧'b: c' # e\n  d: 1\n"),
        Mistakes("brackets behind a colon", [.missingSpace], "x: 1\na⟦:⟧{b: c, d: [e]}\nd: 1\n"),
        Mistakes("brackets of two lines behind a colon", [.missingSpace], "x: 1\na⟦:⟧{b: c,\n  d: e}\nd: 1\n"),
        Mistakes("brackets behind a full-width colon", [.fullWidthPunctuation], "x: 1\na⟦：⟧{b: c}\nd: 1\n"),
        Mistakes("quotes with a colon behind a colon in brackets", [.missingSpace], "a: {b⟦:⟧\"c: d\", e: f}\n"),
        Mistakes("keys with quotes or brackets in them", [], "a:\"b\": c\na:'b' : c\nb:[c]: d\nb:{c}x: d\na\"b: c\"\na:\"b: c\n"),
        // Brackets behind a plain key in brackets (YAML 1.2.2, production 147)
        Mistakes("brackets right behind a key in brackets", [.missingSpace], "a: {b⟦:⟧[c], d: {e: f}}\nb: 1\n"),
        Mistakes("brackets right behind a colon behind a blank", [.missingSpace], "a: {b ⟦:⟧{c: d}}\nb: 1\n"),
        Mistakes("brackets right behind the key of a pair", [.missingSpace], "a: [b⟦:⟧[c], d: e]\nb: 1\n"),
        Mistakes(
            "colons in brackets before signs", [],
            "a: {b:}\nc: {b:, d}\ne: {\"f\":[g], 'h':{i: j}}\nk: [\"l\":[m]]\nn: {o: [p]}\n"),
        // Characters that other programs take for a line break, and others that nobody sees
        Mistakes("a line separator behind the first colon", [.controlCharacter], "a:⟦\u{B}⟧\n  - b: c\n    d: e\n"),
        Mistakes("no width behind the first colon", [.invisibleCharacter], "a:⟦\u{200B}⟧\n  - b: c\n    d: e\n"),
        Mistakes("a full-width space before a comment, behind the first colon", [.invisibleCharacter], "a:⟦　⟧# b\n  c: 1\n"),
        Mistakes("a line separator in place of a value", [.controlCharacter], "a: ⟦\u{2028}⟧\n  - b: c\n    d: e\n"),
        Mistakes("a line separator before a list", [.controlCharacter], "a:\n⟦\u{2028}⟧  - b: c\n    d: e\n"),
        Mistakes("a line separator alone on its line", [.controlCharacter], "a: 1\n⟦\u{85}⟧\nb: 1\n"),
        Mistakes("a line separator before a comment", [.controlCharacter], "⟦\u{2029}⟧# a\nb: 1\n"),
        Mistakes("a line separator behind a bar", [.controlCharacter], "a: |⟦\u{C}⟧\n  b\nc: 1\n"),
        Mistakes("no width behind a bar", [.invisibleCharacter], "a: |⟦\u{200B}⟧\n  b\nc: 1\n"),
        Mistakes("a line separator on an empty line of a text", [.controlCharacter], "a: |\n  b\n⟦\u{2028}⟧\n  c\nd: 1\n"),
        Mistakes("a line separator behind quotes", [.controlCharacter], "a: \"b\"⟦\u{2028}⟧\nc: 1\n"),
        Mistakes("no width behind brackets", [.invisibleCharacter], "a: [b]⟦\u{200B}⟧ # c\nd: 1\n"),
        Mistakes("a line separator before quotes", [.controlCharacter], "a: ⟦\u{2028}⟧\"b: c\"\nd: 1\n"),
        Mistakes("a line separator behind a marker", [.controlCharacter], "---⟦\u{85}⟧\nkind: 1\n"),
        Mistakes("a line separator for the space", [.controlCharacter], "a:⟦\u{2028}⟧b\nc: 1\n"),
        Mistakes("a line separator behind a dash", [.controlCharacter], "a:\n  -⟦\u{B}⟧b: 1\n    c: 1\n"),
        Mistakes("entries parted by line separators", [.controlCharacter], "a: b⟦\u{2028}⟧c: d\u{2028}e: f\ng: 1\n"),
        Mistakes("a line separator and a colon behind it", [.controlCharacter], "a: b⟦\u{2028}⟧c:d\ng: 1\n"),
        Mistakes("a line separator behind a colon in a text", [.syntaxError, .controlCharacter], "a: b⟦:⟧ c⟦\u{2028}⟧d\ng: 1\n"),
        Mistakes("a line separator before a dash", [.controlCharacter], "a:\n  ⟦\u{2028}⟧- b: c\n    d: e\n  - b: f\n    d: g\n"),
        Mistakes("no width before a dash", [.invisibleCharacter], "a:\n  - b: c\n    d: e\n  ⟦\u{200B}⟧- b: f\n    d: g\n"),
        Mistakes("no width among the blanks before a dash", [.invisibleCharacter], "a:\n ⟦\u{200B}⟧ - b: c\n    d: e\n"),
        Mistakes("no width before the first line of a text", [.invisibleCharacter], "a: |\n⟦\u{200B}⟧  b: c\n  d\ne: 1\n"),
        // Control characters that command a terminal
        Mistakes("a bell behind the first colon", [.controlCharacter], "a:⟦\u{7}⟧\n  b: c\nd: e\n"),
        Mistakes("an escape before a dash", [.controlCharacter], "a:\n  - b: c\n  ⟦\u{1B}⟧- b: d\n    e: f\n"),
        Mistakes("a backspace for the space of a dash", [.controlCharacter], "a:\n  -⟦\u{8}⟧b: c\n    d: e\n"),
        Mistakes("a bell before a key, among its blanks", [.controlCharacter], "a:\n ⟦\u{7}⟧ b: c\n  d: e\n"),
        Mistakes("a bell behind a marker", [.controlCharacter], "---⟦\u{7}⟧\nkind: 1\n"),
        Mistakes("a bell in brackets", [.controlCharacter], "a: {b: ⟦\u{7}⟧\"c: d\", e: f}\n"),
        Mistakes("a colour before a key", [.controlCharacter], "⟦\u{1B}[1;31m⟧a: b\nc: d\n"),
        Mistakes("a colour before brackets", [.controlCharacter], "a: ⟦\u{1B}[m⟧[b: c]\nc: d\n"),
        Mistakes("an escape before brackets", [.controlCharacter], "a: ⟦\u{1B}⟧[b, c]\nc: d\n"),
        Mistakes("two bells on their lines", [.controlCharacter, .controlCharacter], "a:⟦\u{7} ⟧b\n⟦\u{7}⟧c: d\n"),
        Mistakes(
            "line separators in texts", [.controlCharacter, .controlCharacter], "a: 'b⟦\u{2028}⟧c: d'\ne: |\n  f⟦\u{85}⟧g: h\n"),
    ]

    /// Each with what the first fix makes of it.
    static let mended: [(String, String)] = [
        ("a:\u{85}\n  b: c\n", "a:\n  b: c\n"), ("a:\n\u{2028}  - b: c\n", "a:\n  - b: c\n"),
        ("a: |\n  b\n\u{2028}\n  c\n", "a: |\n  b\n\n  c\n"), ("a:\n  \u{7}- b: c\n    d: e\n", "a:\n  - b: c\n    d: e\n"),
        ("\u{1B}[32ma: b\n", "a: b\n"),
    ]
}
