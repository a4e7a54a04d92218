// One mistake gives one message at its place, and the next mistake is still found.

import Testing

@testable import SourceText
@testable import Syntax

/// A text with `⟦ ⟧` around what must be reported, and the codes in order.
struct Mistakes: Sendable, CustomTestStringConvertible {
    let name: String
    let codes: [Code]
    let text: String

    init(_ name: String, _ codes: [Code], _ text: String) {
        self.name = name
        self.codes = codes
        self.text = text
    }

    var testDescription: String { name }
}

@Suite("Mistakes in the text")
struct ProblemTests {
    static let mendedLines: [(String, String)] = LineMistakes.mended + OpenEndMistakes.mended + SpaceMistakes.mended

    static let all: [Mistakes] = [
        Mistakes("a key without its colon", [.syntaxError], "a:\n  b: 1\n⟦c⟧\n  b: 2\nd: 3\n"),
        Mistakes("the first key without its colon above a comment", [.syntaxError], "⟦a b⟧ # c\nd: 1\n"),
        Mistakes("the first line of a group without a colon above a comment", [.syntaxError], "a:\n  ⟦b c⟧ # d\n  e: 1\nf: 1\n"),
        Mistakes("a key without its colon above a list", [.syntaxError], "a: 1\n⟦c d⟧ # e\n- b\nd: 3\n"),
        Mistakes("the first key without its colon", [.syntaxError], "a:\n  ⟦b⟧\n    c: 1\n    d: 2\n  e: 3\nf: 4\n"),
        Mistakes("a key without its colon behind a list", [.syntaxError], "a:\n  - b: 1\n    c: 2\n⟦d⟧\n  - b: 3\n"),
        Mistakes("a full-width space after a dash", [.invisibleCharacter], "a:\n  -⟦　⟧b: 1\n    c: 2\n  - d\n"),
        Mistakes("a tab before a key", [.tabIndentation], "a:\n  b: 1\n  c:\n    d: 1\n⟦\t⟧e:\n    d: 2\nf: 3\n"),
        Mistakes("a tab before the first key", [.tabIndentation], "a:\n⟦\t⟧b:\n    d: 1\n  e:\n    d: 2\nf: 3\n"),
        Mistakes("a full-width space before a key", [.invisibleCharacter], "a:\n  - b: 1\n⟦　⟧e:\n  - b: 2\nf: 3\n"),
        Mistakes("a full-width colon", [.fullWidthPunctuation], "a: 1\n料金⟦：⟧1980\nb: 2\n"),
        Mistakes("a full-width colon in the first line", [.fullWidthPunctuation], "site:\n  url⟦：⟧https://x.jp\n  plan: mach\n"),
        Mistakes("a full-width colon alone in a block", [.fullWidthPunctuation], "site:\n  url⟦：⟧https://x.jp\nb: 1\n"),
        Mistakes("a full-width colon after a quoted key", [.fullWidthPunctuation], "a: 1\n'b'⟦：⟧ 2\nc: 3\n"),
        Mistakes("a full-width colon after the first quoted key", [.fullWidthPunctuation], "- \"a\"⟦：⟧'b'\n  c: 2\n"),
        Mistakes("a full-width colon before a quoted value", [.fullWidthPunctuation], "a: 1\nname⟦：⟧ 'x: y'\nc: 3\n"),
        Mistakes("a full-width colon before the first quoted value", [.fullWidthPunctuation], "a:\n  name⟦：⟧'x: y'\n  c: 3\n"),
        Mistakes("a full-width colon above an entry", [.fullWidthPunctuation], "a:\n  料金⟦：⟧1980\n  # b\n  c: 3\n"),
        Mistakes("a full-width colon in brackets", [.fullWidthPunctuation], "a: {料金⟦：⟧1980, b: 2}\nb: 1\n"),
        Mistakes("a full-width colon after a quoted key in brackets", [.fullWidthPunctuation], "a: {'b'⟦：⟧ 2, c: 3}\nb: 1\n"),
        Mistakes("a full-width dash", [.fullWidthPunctuation], "items:\n  - a\n  ⟦－⟧ b\n  - c\n"),
        Mistakes("typographic quotes", [.fullWidthPunctuation], "name: ⟦“講座”⟧\nb: 1\n"),
        Mistakes("a full-width bar", [.fullWidthPunctuation], "body: ⟦｜⟧\nb: 1\n"),
        Mistakes("a full-width hash", [.fullWidthPunctuation], "a: 1\n⟦＃⟧ メモ\nb: 1\n"),
        Mistakes("a comment right behind a colon", [.missingSpace], "x: 1\na⟦:⟧#b\n  c: 1\nd: 2\n"),
        Mistakes("a plus for a dash", [.syntaxError], "a:\n  - b: 1\n    c: 2\n  ⟦+⟧ b: 3\n    c: 4\n  - b: 5\n"),
        Mistakes("a number for a dash", [.syntaxError], "a:\n  - b: 1\n    c: 2\n  ⟦12.⟧ b: 3\n    c: 4\n"),
        Mistakes("a full-width hash above colons", [.fullWidthPunctuation], "a: 1\n⟦＃⟧ 注意：`x:` 税込\nb: 1\n"),
        Mistakes("a full-width hash in a list", [.fullWidthPunctuation], "a:\n  - b\n  ⟦＃⟧ 注意：税込\n  - c\n"),
        Mistakes("no space after the colon", [.missingSpace], "a: 1\nprice⟦:⟧1980\nb: 2\n"),
        Mistakes("no space after the first colon", [.missingSpace], "kind⟦:⟧product\nid: x\n"),
        Mistakes("no space after a quoted key", [.missingSpace], "a: 1\n\"b\"⟦:⟧2\n"),
        Mistakes("no space after the first quoted key", [.missingSpace], "- 'a'⟦:⟧b\n  c: 2\n"),
        Mistakes("no space after a colon in brackets", [.missingSpace], "a: {price⟦:⟧1980, b: 2}\nb: 1\n"),
        Mistakes("no space after the name of a code", [.missingSpace], "rules:\n  brand-spelling⟦:⟧off\nb: 1\n"),
        Mistakes("no space after a dash", [.missingSpace], "items:\n  - a\n  ⟦-⟧b\n  - c\n"),
        Mistakes("no space after the first dash", [.missingSpace], "items:\n  ⟦-⟧りんご\nb: 1\n"),
        Mistakes("no space after the first dash of a mapping", [.missingSpace], "a:\n  ⟦-⟧b: 1\n    c: 2\n  - b: 3\nd: 4\n"),
        Mistakes("no space after two dashes", [.missingSpace, .missingSpace], "a:\n  ⟦-⟧b: 1\n    c: 2\n  ⟦-⟧b: 3\n    c: 4\n"),
        Mistakes("lines right behind a dash without space", [.missingSpace], "a:\n  ⟦-⟧b: 1\n   c: 2\nd: 4\n"),
        Mistakes("no space after a dash at the key's column", [.missingSpace], "a:\n⟦-⟧b: 1\n  c: 2\nd: 4\n"),
        Mistakes("no space after a dash and a colon", [.missingSpace, .missingSpace], "a:\n  ⟦-⟧b⟦:⟧1\n    c: 2\nd: 4\n"),
        Mistakes("a full-width dash before a mapping", [.fullWidthPunctuation], "a:\n  ⟦－⟧ b: 1\n    c: 2\nd: 4\n"),
        Mistakes("a full-width dash and its width", [.fullWidthPunctuation], "a:\n  ⟦－⟧ b: 1\n     c: 2\nd: 4\n"),
        Mistakes("a full-width dash without space", [.fullWidthPunctuation], "a:\n  ⟦－⟧b: 1\n    c: 2\nd: 4\n"),
        Mistakes("a full-width dash and space", [.fullWidthPunctuation], "a:\n  ⟦－　⟧b: 1\n    c: 2\nd: 4\n"),
        Mistakes("a full-width dash alone on its line", [.fullWidthPunctuation], "a:\n  ⟦－⟧\n    b: 1\nd: 4\n"),
        Mistakes("another sign for a dash", [.fullWidthPunctuation], "a:\n  ⟦・⟧ b: 1\n    c: 2\nd: 4\n"),
        Mistakes(
            "two other signs for a dash", [.fullWidthPunctuation, .fullWidthPunctuation], "a:\n  - b\n  ⟦—⟧ c\n  ⟦ー⟧d\ne: 1\n"),
        Mistakes("a text that begins with a middle dot", [], "a:\n  ・b\n  ・c\nd: 1\n"),
        Mistakes("texts of a list that begin with a dash", [], "a:\n  - -b\n  - -1\n  - -c: 1\n    d: 2\n"),
        Mistakes("no space after a dash below another", [.missingSpace, .missingSpace], "- a:\n  ⟦-⟧b\n- -\n  ⟦-⟧c\n"),
        Mistakes("two dashes for one", [.syntaxError], "a:\n  ⟦--⟧ b: 1\n    c: 2\nd: 4\n"),
        Mistakes("a negative number as a key", [], "a:\n  -1: b\n"),
        Mistakes("the first line of a list, moved right", [.badIndentation], "a:\n   ⟦-⟧ b: 1\n    c: 2\n  - b: 3\nd: 1\n"),
        Mistakes("the same of one entry", [.badIndentation], "a:\n     ⟦-⟧ b: 1\n    c: 2\n    d: 3\ne: 1\n"),
        Mistakes("the same to the column of its keys", [.badIndentation], "a:\n    ⟦-⟧ b: 1\n    c: 2\n  - b: 3\n    c: 4\n"),
        Mistakes("the same beyond them", [.badIndentation], "- a:\n        ⟦-⟧ b: 'x'\n      c: 2\n    - b: 3\n- a: 1\n"),
        Mistakes(
            "the first line of a list, moved left", [.badIndentation], "a:\n⟦-⟧ b: 1\n    c: 2\n    d: |\n     x\n  - b: 3\n"),
        Mistakes("none: a comment behind a dash", [], "a:\n  -   # b: c\n    d: 1\n\n    e: 2\n  -\n    d: 3\n"),
        Mistakes("none: brackets behind a dash", [], "a:\n  - {b: 1,\n   c: 2,\n   d: 3}\nb:\n- [c: 1,\n d: 2,\n e: 3]\n"),
        Mistakes("a key below the first entry of a list", [.syntaxError], "a:\n  - b: 1\n  ⟦c:⟧\n  - d: 1\n    e: 2\nf: 1\n"),
        Mistakes("a value below its key, not indented", [.badIndentation], "a: 1\nb:\n⟦本文⟧\nc: 2\n"),
        Mistakes("the last value, not indented", [.badIndentation], "a:\n  b: 1\n  c:\n⟦x@example.jp⟧\n"),
        Mistakes("a quoted value, not indented", [.badIndentation], "a:\n  b:\n  ⟦\"x: y\"⟧\n  c: 2\n"),
        Mistakes("a value left of its block", [.badIndentation], "a:\n  - b: 1\n    c:\n⟦5000⟧\n  - b: 2\n    c: 3\n"),
        Mistakes("a value left of the entries that go on", [.badIndentation], "a:\n  - b:\n⟦10%⟧\n    c: 3\nd: 2\n"),
        Mistakes("a value of several lines, not indented", [.badIndentation], "a:\n  b:\n  ⟦本文⟧\n\n  続き\n  c: 2\nd: 3\n"),
        Mistakes("a word above a group, left of an empty key", [.syntaxError], "a:\n  b:\n⟦c⟧\n  d: 2\n"),
        Mistakes("a list whose first dash stands right of the keys", [.badIndentation], "a:\n - b\n⟦-⟧ c\n- d\ne: 1\n"),
        Mistakes("the same of mappings, in a list", [.badIndentation], "- a:\n   - b: 1\n  ⟦-⟧ b: 2\n  c: 1\n- a: 1\n"),
        Mistakes("a text that is not indented", [.badIndentation], "a:\n  b: |\n⟦本文です⟧\n続き:です\n\n  終わり\n  c: 1\nd: 2\n"),
        Mistakes("a text at the column of its key", [.badIndentation], "- b: >\n  ⟦本文です⟧\n  c: 1\n"),
        Mistakes("a text indented with full-width spaces", [.badIndentation], "b: |\n　⟦本文です⟧\n　続き\nc: 1\n"),
        Mistakes("a text indented with tabs", [.tabIndentation], "a:\n  b: |\n⟦\t⟧名前: x\n\n\ty\n  c: 1\nd: 2\n"),
        Mistakes("an empty line wider than the text below it", [.badIndentation], "a: >\n⟦    ⟧\n  あ\n"),
        Mistakes("no text above an entry", [], "a:\n  b: |\n  # c\n  c: 1\nd: |\n"),
        Mistakes("no text above an entry without a space", [.missingSpace], "b: |\nprice⟦:⟧1\n"),
        Mistakes("typographic quotes around a text with a colon", [.fullWidthPunctuation], "a: ⟦“x: y”⟧ # c\nb: 1\n"),
        Mistakes("a typographic quote without its pair", [], "a: “講座\nb: 講座”\nc: “x” y\nd: the boys’\n"),
        Mistakes("full-width braces around entries", [.fullWidthPunctuation], "a: ⟦｛⟧b: 1, c: 2｝\nd: 3\n"),
        Mistakes("full-width brackets around an entry", [.fullWidthPunctuation], "a: ⟦［⟧b: 1］\nc: ［予約］\n"),
        Mistakes("a list with stars", [.syntaxError, .syntaxError], "a:\n  ⟦*⟧ b: 1\n    c: 2\n  ⟦*⟧ b: 3\nd: 1\n"),
        Mistakes("a star among dashes", [.syntaxError], "a:\n  - b\n  ⟦*⟧ c\n"),
        Mistakes("a marker that was left alone", [.mergeConflictMarker], "a: 1\n⟦=======⟧\n"),
        Mistakes("a marker of the base that was left alone", [.mergeConflictMarker], "a: 1\n⟦|||||||⟧ base\nb: 2\n"),
        Mistakes("a text sign where a key is due", [.syntaxError], "a: 1\n⟦>⟧ b\n"),
        Mistakes("a control character alone on its line", [.controlCharacter], "a: 1\n⟦\u{1B}⟧\nb: 2\n"),
        Mistakes(
            "a control character before an entry of a list's", [.controlCharacter], "a:\n  - b: 1\n  ⟦\u{7}⟧  c: 2\n  - b: 3\n"),
        Mistakes("several wrong escapes of a text", [.badEscape, .badEscape], "a: \"C:\\temp⟦\\講⟧\\座\"\nb: \"⟦\\講⟧\"\n"),
        Mistakes("typographic quotes around a key", [.fullWidthPunctuation], "a: 1\n⟦“b”⟧: 2\nc: 3\n"),
        Mistakes("typographic quotes around the first key", [.fullWidthPunctuation], "⟦‘a’⟧: 1\nb: “x” y\n"),
        Mistakes("a typographic quote alone as a key", [], "“: 1\n“”: 2\n"),
        Mistakes("full-width brackets around nothing", [.fullWidthPunctuation], "a: ⟦［］⟧\nb: ［x］\n"),
        Mistakes("one character as two escapes", [.badEscape], "a: \"x⟦\\ud83d\\ude00⟧\"\n"),
        Mistakes("half of a character as an escape", [.badEscape], "a: \"⟦\\ud83d⟧\\u3042\"\n"),
        Mistakes("a stray line inside a block", [.syntaxError], "a:\n  b:\n    c: 1\n⟦あいう⟧\n    d: 2\n  e: 3\nf: 4\n"),
        Mistakes("a stray line before a block", [.mergeConflictMarker], "a:\n⟦=======⟧\n  b: 1\nc: 2\n"),
        Mistakes("a stray line inside a list", [.syntaxError], "a:\n  - b\n⟦あいう⟧\n  - c\nd: 1\n"),
        Mistakes("a stray line inside an entry", [.syntaxError], "a:\n  - b: 1\n  ⟦あいう⟧\n    c: 2\n  - b: 3\n"),
        Mistakes("an entry without its indentation", [.badIndentation], "a:\n  b: 1\n⟦c⟧: \"x\" # y\n\n  d: 2\ne: 3\n"),
        Mistakes("a first entry without its indentation", [.badIndentation], "a:\n⟦b⟧: 1\n  c: 2\nd: 3\n"),
        Mistakes("an entry of a list without its indentation", [.badIndentation], "a:\n  - b: 1\n⟦c⟧: 2\n    d: 3\n  - b: 4\n"),
        Mistakes("a text whose next line is a list entry's like", [], "a:\n  - b\nc: d\n  - e\n"),
        Mistakes("a quoted text whose next line is an entry's like", [], "a:\n  b: 1\nc: \"d\n  e: f\"\n"),
        Mistakes("an entry with no value above another", [.duplicateKey], "a:\n⟦a⟧:\n  b: 1\n"),
        Mistakes("no marker between documents", [.duplicateKey], "kind: a\nid: b\n⟦kind⟧: c\nid: d\n"),
        Mistakes("a full-width marker", [.fullWidthPunctuation], "kind: a\nb:\n  - c: 1\n⟦－－－⟧\n# x\nkind: d\n"),
        Mistakes("a marker of four", [.syntaxError], "kind: a\n⟦----⟧\nkind: d\n"),
        Mistakes("a line of dashes", [.syntaxError], "kind: a\n⟦----⟧\nb: d\n"),
        Mistakes("an entry on the line of the marker", [.syntaxError], "--- ⟦kind: a⟧\nb: c\nd: e\n"),
        Mistakes("a title on the line of the marker", [.syntaxError], "--- ⟦あ い⟧\nb: c\nd: e\n"),
        Mistakes("a title with a comment on the line of the marker", [.syntaxError], "--- ⟦あ い⟧ # う\n\nb: c\nd: e\n"),
        Mistakes("a quoted title on the line of the marker", [.syntaxError], "---\na: b\n--- ⟦\"あ # い\"⟧ # う\n- b: c\n"),
        Mistakes("texts and comments on the lines of markers", [], "--- あ # い\n--- \"う\" # え\n# お\n--- >- # か\n き\n"),
        Mistakes("a text below one that a comment ended", [.syntaxError], "--- あ # い\n ⟦う⟧\n"),
        Mistakes("a text on the line of the marker", [], "--- あ\n い\n"),
        Mistakes("a colon on the line of the marker", [.syntaxError], "--- ⟦:⟧\nb: c\n"),
        Mistakes("full-width commas in brackets", [.fullWidthPunctuation], "a: {b: w， x⟦，⟧ c: y, e: [f、g]}\nh: 1\n"),
        Mistakes("a mapping on the line of its key", [.syntaxError], "a: b⟦:⟧ c\n  d: e\nf: 1\n"),
        Mistakes("nothing but a full-width space", [], "a: \"　\"\nb: '\u{A0}'\n"),
        Mistakes("an open double quote", [.unterminatedQuote], "site:\n  name: ⟦\"⟧講座\n  plan: mach\nb: 1\n"),
        Mistakes("an open single quote at the end", [.unterminatedQuote], "a: 1\nb: ⟦'⟧x\n"),
        Mistakes("an open quote before a document", [.unterminatedQuote], "a: ⟦\"⟧x\n---\nb: 1\n"),
        Mistakes("an open quote above a comment", [.unterminatedQuote], "a: ⟦'⟧x\n# y\n\nb: 1\n"),
        Mistakes("an open quote above a comment at the end", [.unterminatedQuote], "a: ⟦'⟧x\n# y\n"),
        Mistakes("a quoted text that goes on too far left", [.badIndentation], "a: \"x\n⟦続⟧き\"\nb: 1\n"),
        Mistakes("an entry too deep", [.badIndentation], "name: 講座\n  ⟦p⟧rice: 1980\nid: x\n"),
        Mistakes("an entry between two levels", [.badIndentation], "a:\n    b: 1\n  ⟦c⟧: 2\nd: 3\n"),
        Mistakes(
            "an entry between two levels, and more behind it", [.badIndentation],
            "a:\n    b: 1\n  ⟦c⟧: 2\n    d: 3\n    e: 4\nf: 5\n"),
        Mistakes("a list entry between two levels", [.badIndentation], "a:\n   - b\n  ⟦-⟧ c\nd: 3\n"),
        Mistakes(
            "list entries too far left", [.badIndentation],
            "a:\n  - b: 1\n    c: 2\n ⟦-⟧ b: 3\n    c: 4\n    d: 5\n - b: 6\n  - b: 7\ne: 8\n"),
        Mistakes("list entries too far left, with all they hold", [.badIndentation], "a:\n   - b: 1\n ⟦-⟧ b: 3\n   c: 4\nd: 5\n"),
        Mistakes(
            "a list entry whose keys stand where the dashes should", [.badIndentation],
            "a:\n    - b: 1\n  ⟦-⟧ b: 3\n    c: 4\n    - b: 5\n      c: 6\ne: 7\n"),
        Mistakes("a text as a list entry too far left", [.badIndentation], "a:\n  - b\n ⟦-⟧ c\n  - d: 1\n  - e\nf: 2\n"),
        Mistakes(
            "a list entry without its dash", [.badIndentation],
            "a:\n  - b: 1\n    c: 2\n   ⟦b⟧: 3\n    c: 4\n    d: 5\n  - b: 6\ne: 7\n"),
        Mistakes(
            "a list entry without its dash above a block", [.badIndentation],
            "a:\n  - b:\n      c: 1\n    d: 2\n   ⟦b⟧:\n      c: 3\n    d: 4\n"),
        Mistakes("a list entry without its dash, aligned", [.badIndentation], "a:\n  - b: 1\n   ⟦b⟧: 3\n   c: 4\nd: 5\n"),
        Mistakes("an entry with a key that is above, too far left", [.badIndentation], "a:\n  b: 1\nb: c\n  ⟦d⟧: 3\ne: 5\n"),
        Mistakes(
            "a list entry without its dash in the column of the keys", [.duplicateKey],
            "a:\n  - b: 1\n    c: 2\n    ⟦b⟧: 3\n    c: 4\n    d: 5\n  - b: 6\ne: 7\n"),
        Mistakes("two of them", [.duplicateKey, .duplicateKey], "- b: 1\n  c: 2\n  ⟦b⟧: 3\n  c: 4\n  ⟦b⟧: 5\n  c: 6\n"),
        Mistakes("one of them in another order", [.duplicateKey], "-\n  b: 1\n  c:\n    - 2\n  ⟦c⟧: 3\n  d: 4\n  b: 5\n"),
        Mistakes(
            "one of many keys", [.duplicateKey],
            "- b: 1\n  c: 2\n  d: 3\n  e: 4\n  f: 5\n  ⟦b⟧: 6\n  c: 7\n  d: 8\n  e: 9\n  f: 10\n"),
        Mistakes("one of them, and a key twice in it", [.duplicateKey, .duplicateKey], "- b: 1\n  ⟦b⟧: 2\n  c: 3\n  ⟦c⟧: 4\n"),
        Mistakes("an entry of a list twice", [.duplicateKey], "a:\n- b: 1\n  c: 2\n  ⟦b⟧: 1\n  c: 2\nd: 3\n"),
        Mistakes(
            "two keys twice in a list entry", [.duplicateKey], "- a: 0\n  b: 1\n  c: 2\n  ⟦b⟧: 3\n  c: 4\n"),
        Mistakes(
            "two keys twice below one", [.duplicateKey, .duplicateKey], "- a:\n    b: 1\n    c: 2\n    ⟦b⟧: 3\n    ⟦c⟧: 4\n"),
        Mistakes("two keys twice in brackets", [.duplicateKey, .duplicateKey], "- {b: 1, c: 2, ⟦b⟧: 3, ⟦c⟧: 4}\n"),
        Mistakes("a key between the dash and the others", [.badIndentation], "a:\n  - b: 1\n   ⟦c⟧: 3\n  - b: 4\n"),
        Mistakes("an indented marker", [.badIndentation], "kind: a\n ⟦---⟧\nkind: b\n"),
        Mistakes("an indented marker below a list", [.badIndentation], "kind: a\nb:\n  - c\n ⟦-⟧--\n\nkind: b\n"),
        Mistakes("a sign before the indentation", [.syntaxError], "a:\n    b: 1\n⟦@    c⟧: 2\n    d: 3\n"),
        Mistakes("a sign among the indentation", [.anchorNotSupported], "a:\n    b: 1\n  ⟦&⟧ c: 2\n    d: 3\n"),
        Mistakes("a tab on an empty line of a text", [.tabIndentation], "a: |\n  x\n ⟦\t⟧\n\t\n\n  y\nb: 1\n"),
        Mistakes("a tab on an empty line above a text", [.tabIndentation], "a: |\n⟦\t⟧\n  x\nb: 1\n"),
        Mistakes("a tab on an empty line below a text", [.tabIndentation], "a: |\n  x\n ⟦\t⟧\nb: 1\n"),
        Mistakes("tabs below a text that ends the document", [], "a: |\n  x\n \t\n\t# y\n---\n- >\n x\n\t# z\n"),
        Mistakes("no key below a sign for a text", [.syntaxError], "a: |\n\n⟦:⟧ b\n"),
        Mistakes("an open quote before a backslash at the end", [.unterminatedQuote], "⟦\"⟧a\\"),
        Mistakes("a marker inside brackets", [.syntaxError], "⟦[⟧a\n---\n# b\n]\n"),
        Mistakes("list entries below a mapping", [.syntaxError], "a: b\n⟦-⟧ c\n- d: e\n  f: g\nh: i\n"),
        Mistakes("tabs", [.tabIndentation], "site:\n⟦\t⟧url: x\n\tplan: y\nb: 1\n"),
        Mistakes("a tab among spaces", [.tabIndentation], "site:\n  url: x\n ⟦\t⟧plan: y\nb: 1\n"),
        Mistakes("full-width indentation", [.invisibleCharacter], "site:\n⟦　　⟧url: x\n　　plan: y\nb: 1\n"),
        Mistakes("a full-width space among the indentation", [.invisibleCharacter], "site:\n ⟦　⟧ url: x\nb: 1\n"),
        Mistakes("a full-width space after the colon", [.invisibleCharacter], "a: 1\nprice:⟦　⟧1980\n"),
        Mistakes("a no-break space in a value", [.invisibleCharacter], "name: a⟦\u{A0}⟧b\n"),
        Mistakes("one warning for a quoted text", [.invisibleCharacter], "name: \"a⟦\u{A0}⟧b\u{200B}c\u{A0}\"\n"),
        Mistakes("a zero-width space in a mail", [.invisibleCharacter], "body: |\n  a⟦\u{200B}⟧b\n  c\u{200B}\n"),
        Mistakes("full-width spaces in a mail and a comment", [], "body: |\n  　山田　様\nb: 1 # 　x\n"),
        Mistakes("a family in a mail", [], "body: |\n  👨‍👩‍👧\n"),
        Mistakes("a variable without quotes", [.syntaxError], "subject: ⟦%name1%様へ⟧ # x\nb: 1\n"),
        Mistakes("an at sign without quotes", [.syntaxError], "a: ⟦@shop⟧\nb: 1\n"),
        Mistakes("emphasis without quotes", [.aliasNotSupported], "subject: ⟦*重要*⟧ お知らせ\nb: 1\n"),
        Mistakes("a colon in a sentence", [.syntaxError], "subject: 重要⟦:⟧ お知らせ\nb: 1\n"),
        Mistakes("text after a quoted value", [.syntaxError], "a: \"x\" ⟦y: z⟧\nb: 1\n"),
        Mistakes("a comment without a space", [.syntaxError], "a: \"x\"⟦#⟧ y\nb: 1\n"),
        Mistakes("an open bracket", [.syntaxError], "a: ⟦[⟧x, y\nb: 1\n"),
        Mistakes("an open bracket at the end", [.syntaxError], "a: ⟦{⟧x: 1, y"),
        Mistakes("an open bracket behind a key at the end", [.syntaxError], "a: ⟦{⟧x:"),
        Mistakes("an open bracket behind a key of a pair at the end", [.syntaxError], "a: ⟦[⟧x: \n"),
        Mistakes("an open bracket behind a key, and a key below", [.syntaxError], "a: ⟦{⟧x:\n"),
        Mistakes("a closing bracket too far left", [.badIndentation], "a: [\n  x\n⟦]⟧\nb: 1\n"),
        Mistakes("the wrong bracket", [.syntaxError], "a: [x⟦}⟧\nb: 1\n"),
        Mistakes("two commas", [.syntaxError], "a: [x, ⟦,⟧ y]\nb: 1\n"),
        Mistakes("a list on the line of its key", [.syntaxError], "a: ⟦-⟧ x\nb: 1\n"),
        Mistakes("a pasted text", [.syntaxError], "a: 1\n⟦こんにちは⟧\nお元気ですか\nb: 1\n"),
        Mistakes("a comment inside a text", [.badIndentation], "a: x\n# y\n  ⟦z⟧\nb: 1\n"),
        Mistakes("a conflict", [.mergeConflictMarker], "a:\n⟦<<<<<<<⟧ HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> x\n  c: 1\n"),
        Mistakes(
            "a conflict in a mail", [.mergeConflictMarker], "a: |\n  x\n⟦<<<<<<<⟧ HEAD\n  y\n=======\n  z\n>>>>>>> x\n  w\nb: 1\n"
        ),
        Mistakes("half a conflict in quotes", [.mergeConflictMarker], "a: \"\\\n⟦<<<<<<<⟧ b\"\nc: 1\n"),
        Mistakes("the end of a conflict in quotes", [.mergeConflictMarker], "a: 'x\n⟦>>>>>>>⟧ b'\nc: 1\n"),
        Mistakes("a merge key", [.mergeKeyNotSupported], "a: 1\n⟦<<⟧: *b\nc: 1\n"),
        Mistakes("a merge key in brackets", [.mergeKeyNotSupported, .mergeKeyNotSupported], "a: [⟦<<⟧: b, c]\nd: {⟦<<⟧: e}\n"),
        Mistakes("duplicate keys, one escaped", [.duplicateKey], "ab: 1\n⟦\"a\\x62\"⟧: 2\n"),
        Mistakes(
            "five mistakes", [.fullWidthPunctuation, .unterminatedQuote, .tabIndentation, .syntaxError, .duplicateKey],
            "kind: product\n名前⟦：⟧講座\nid: ⟦\"⟧a\nsite:\n⟦\t⟧url: x\nsubject: ⟦@お知らせ⟧\n⟦kind⟧: x\n"),
        Mistakes(
            "five more", [.anchorNotSupported, .badIndentation, .missingSpace, .badEscape, .syntaxError],
            "a: ⟦&x⟧ 1\nb:\n  c: \"1\"\n   ⟦d⟧: 2\n  e⟦:⟧3\nf: \"⟦\\q⟧\"\ng: [1, 2⟦}⟧\nh: 1\n"),
    ]

    @Test(
        "each is found at its place, and nothing else",
        arguments: all + SignMistakes.all + SpaceMistakes.all + EscapeMistakes.all + BracketMistakes.all + LineMistakes.all
            + MergeMistakes.all + OpenEndMistakes.all)
    func places(_ mistakes: Mistakes) {
        let (text, places) = unmarked(mistakes.text)
        let tree = parse(SourceFile(path: "a.yaml", bytes: text), file: FileID(0))
        #expect(tree.problems.map(\.code) == mistakes.codes)
        #expect(tree.problems.map(\.location.range.offsets) == places)
        #expect(brokenRule(of: tree) == nil)
    }

    /// A safe fix leaves a text in which its problem is gone, and brings no new one.
    @Test(
        "safe fixes mend",
        arguments: all + SignMistakes.all + SpaceMistakes.all + EscapeMistakes.all + BracketMistakes.all + LineMistakes.all
            + MergeMistakes.all + OpenEndMistakes.all)
    func fixes(_ mistakes: Mistakes) {
        let (text, _) = unmarked(mistakes.text)
        let problems = parse(SourceFile(path: "a.yaml", bytes: text), file: FileID(0)).problems
        for problem in problems {
            for fix in problem.fixes where fix.isSafe {
                var mended = text
                for edit in fix.edits.reversed() {
                    mended.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8))
                }
                let rest = parse(SourceFile(path: "a.yaml", bytes: mended), file: FileID(0)).problems
                #expect(rest.count < problems.count, "\(problem.code.rawValue): \(String(decoding: mended, as: UTF8.self))")
            }
        }
    }

    /// Each fix of these, safe or not, leaves nothing to report and the tree that was meant.
    @Test(
        "a fix gives what was meant",
        arguments: [
            ("a:\n  -b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
            ("a:\n  -b: 1\n  -c\n", "a:\n  - b: 1\n  - c\n"),
            ("a:\n  － b: 1\n     c: 2\n", "a:\n  -  b: 1\n     c: 2\n"),
            ("a:\n  －　b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
            ("a:\n－b: 1\n  c: 2\n", "a:\n- b: 1\n  c: 2\n"),
            ("a:\n  －\n    b: 1\n", "a:\n  -\n    b: 1\n"),
            ("a:\n  ・ b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
            ("a:\n  -- b: 1\n     c: 2\n", "a:\n  -  b: 1\n     c: 2\n"),
            ("“a”: 1\n‘b’: 2\n", "a: 1\nb: 2\n"),
            ("a:{b: c}\nd:\"e: f\"\n", "a: {b: c}\nd: \"e: f\"\n"),
            ("a: {b:[c]}\n", "a: {b: [c]}\n"),
            ("a: {b: c d: e}\n", "a: {b: c, d: e}\n"),
            ("a: {\n  b: c\n  d: e}\n", "a: {\n  b: c,\n  d: e}\n"),
            ("a: |\n  b\n 　 \n\t\n \n　\n  c\n", "a: |\n  b\n\n\n \n\n  c\n"),
            ("a:　　\"b: c\"\n", "a: \"b: c\"\n"),
            ("a: # |\n  c\n  d: 1\n  e\n", "a: | # |\n  c\n  d: 1\n  e\n"),
            ("a: ［］\n", "a: []\n"),
            ("a: \"\\ud83d\\ude00\"\n", "a: \"\\U0001F600\"\n"),
            ("a:\n  b: 1\nc: 2\n  d: 3\n", "a:\n  b: 1\n  c: 2\n  d: 3\n"),
            ("a:\nb: 1\n  c: 2\n", "a:\n  b: 1\n  c: 2\n"),
            ("kind: a\nb: 1\nkind: c\n", "kind: a\nb: 1\n---\nkind: c\n"),
            ("kind: a\n－－－\nkind: c\n", "kind: a\n---\nkind: c\n"),
            ("kind: a\n--\nkind: c\n", "kind: a\n---\nkind: c\n"),
            ("---  kind: a\nb: 1\n", "---\nkind: a\nb: 1\n"),
            ("a: \"b\\\\\nc: d\n", "a: \"b\\\\\"\nc: d\n"), ("a: 'b\\\nc: d\n", "a: 'b\\'\nc: d\n"), ("\"b\\", "\"b\\\\\""),
            ("--- あ\nkind: a\n", "--- # あ\nkind: a\n"),
            ("--- あ # い\nkind: a\n", "--- # あ # い\nkind: a\n"),
            ("--- 'あ'\nkind: a\n", "--- # 'あ'\nkind: a\n"),
            ("--- a: b\n  c: 1\n", "---\n  a: b\n  c: 1\n"),
            ("a:\n  - b: 1\n - b: 2\n    c: |\n      d\n - b: 3\n", "a:\n  - b: 1\n  - b: 2\n    c: |\n      d\n  - b: 3\n"),
            ("a:\n   - b: 1\n - b: 2\n   c: d\n   e: f\n", "a:\n   - b: 1\n   - b: 2\n     c: d\n     e: f\n"),
            ("a:\n  - b: 1\n    c: 2\n   b: 3\n    c: 4\n", "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n"),
            (
                "a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n",
                "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n  - b: 5\n"
            ),
            ("-  b: 1\n   b:\n", "-  b: 1\n-  b:\n"),
            ("- b: 1\n  c: [2]\n  c: {d: e}\n  b: [f]\n", "- b: 1\n  c: [2]\n- c: {d: e}\n  b: [f]\n"),
            ("kind: a\n ---\nkind: c\n", "kind: a\n---\nkind: c\n"),
            ("kind: a\nb: c\n  ---  # x\n\n# y\n#\nkind: d\n", "kind: a\nb: c\n---  # x\n\n# y\n#\nkind: d\n"),
            ("a:\n  1. b: 1\n     c: 2\n  (2) b: 3\n    c: 4\n", "a:\n  -  b: 1\n     c: 2\n  - b: 3\n    c: 4\n"),
            ("a:\n  ①b: 1\n    c: 2\n  ②　b: 3\n    c: 4\n", "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n"),
            ("a: {b: x， c: y}\n", "a: {b: x, c: y}\n"),
            ("a: [b: x、c: y]\n", "a: [b: x, c: y]\n"),
            ("a: b: c\n", "a:\n  b: c\n"),
            ("a:  b: c # d\n    e: f\n", "a:\n    b: c # d\n    e: f\n"),
            ("a:\n  b: |\nx\n\n y\n  c: 1\n", "a:\n  b: |\n    x\n\n     y\n  c: 1\n"),
            ("a:\n  b: |2\n  x\n", "a:\n  b: |2\n    x\n"),
            ("b: |\n　x\n　y\n", "b: |\n  　x\n  　y\n"),
            ("a:\n  b: |\n\tx\n\t\ty\n", "a:\n  b: |\n    x\n      y\n"),
            ("a:\n  ・id：b\n    c: 1\n", "a:\n  - id: b\n    c: 1\n"),
            ("a: [\"b\"，\"c\"]\n", "a: [\"b\", \"c\"]\n"),
            ("a: {b: 'c'、 d: e}\n", "a: {b: 'c', d: e}\n"),
            ("b: |\n　　x\n\n　　y: z\n　　　w\nc: 1\n", "b: |\n    x\n\n    y: z\n      w\nc: 1\n"),
        ] + mendedLines)
    func meant(_ text: String, _ mended: String) {
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        var bytes = tree.source.bytes
        for edit in tree.problems.flatMap({ $0.fixes.first?.edits ?? [] }).reversed() {
            bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == mended)
        let rest = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
        #expect(rest.problems.isEmpty)
        // A text that was not indented, or a mapping on the line of its key, is not read, nor is a marker that YAML takes for text.
        guard !text.contains(" ---"), !text.contains("|"), !text.contains("［"), !text.contains("\\u"), !text.hasPrefix("a: b"),
            !text.hasPrefix("a:  b")
        else { return }
        let read = eventsDump(tree).replacing("+DOC ---", with: "+DOC")
        #expect(read == eventsDump(rest).replacing("+DOC ---", with: "+DOC"))
    }

    /// A fix of quotes or backslashes leaves the text that was meant.
    @Test(arguments: [
        ("“講座: 入門”", "\"講座: 入門\""), ("\"講座”", "\"講座\""),
        ("\"C:\\temp\\講\\\\座\"", "\"C:\\\\temp\\\\講\\\\座\""),
    ])
    func meantText(_ value: String, _ mended: String) {
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array("a: \(value)\n".utf8)), file: FileID(0))
        let fixes = tree.problems.flatMap(\.fixes)
        #expect(tree.problems.count == 1 && fixes.count == 1 && !fixes.contains(where: \.isSafe))
        var bytes = tree.source.bytes
        for edit in fixes.flatMap(\.edits).reversed() {
            bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8))
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "a: \(mended)\n")
    }

    @Test("bytes that are not UTF-8 are located; a foreign file gives one message")
    func invalidBytes() {
        let few = Array("a: x".utf8) + [0xFF, 0xFE] + Array("\nb: y".utf8) + [0xC0] + Array("\n".utf8)
        let located = parse(SourceFile(path: "a.yaml", bytes: few), file: FileID(0)).problems
        #expect(located.map(\.code) == [.invalidUTF8, .invalidUTF8])
        #expect(located.map(\.location.range.offsets) == [4..<6, 11..<12])
        // 「日本語の設定」 over and over in Shift_JIS.
        let word: [UInt8] = [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x90, 0xDD, 0x92, 0xE8]
        var foreign: [UInt8] = []
        for _ in 0..<40 { foreign += Array("a: ".utf8) + word + [0x0A] }
        #expect(parse(SourceFile(path: "a.yaml", bytes: foreign), file: FileID(0)).problems.map(\.code) == [.invalidUTF8])
        // A word of each, alone in a file: its message names the encoding. 「サイト」「お支払い」 and their UTF-8.
        let shiftJIS: [UInt8] = [0x83, 0x54, 0x83, 0x43, 0x83, 0x67]
        let payment: [UInt8] = [0x82, 0xA8, 0x8E, 0x78, 0x95, 0xA5, 0x82, 0xA2]
        let eucJP: [UInt8] = [0xA5, 0xB5, 0xA5, 0xA4, 0xA5, 0xC8]
        for (word, name) in [(shiftJIS, "Shift_JIS"), (payment, "Shift_JIS"), (eucJP, "EUC-JP")] {
            let bytes = Array("# ".utf8) + word + Array("\na: b\n".utf8)
            let problems = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0)).problems
            #expect(problems.map(\.code) == [.invalidUTF8])
            #expect(problems.first?.message.en.contains(name) == true)
        }
        // Among text that is UTF-8 it is a place like others, and no two findings overlap.
        let mixed = Array("# サイトを見る\na: 円\nb: ".utf8) + payment + [0x0A]
        let places = parse(SourceFile(path: "a.yaml", bytes: mixed), file: FileID(0)).problems.map(\.location.range)
        #expect(places.count > 1 && zip(places, places.dropFirst()).allSatisfy { $0.end <= $1.start })
        let binary: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0xFF]
        #expect(parse(SourceFile(path: "a.yaml", bytes: binary), file: FileID(0)).problems.map(\.code) == [.invalidUTF8])
    }

    @Test("whatever a font may ignore is found, in a run of any length")
    func unseenCharacters() {
        let unseen = (0...UInt32(0x10FFFF)).compactMap(Unicode.Scalar.init).filter {
            $0.properties.isDefaultIgnorableCodePoint && !$0.properties.isVariationSelector && $0.value != 0xFEFF
        }
        for scalar in unseen + ["\u{2800}"] {
            for filler in ["あ", "abc"] {
                let text =
                    "name: '" + String(repeating: filler, count: 40) + String(scalar) + String(repeating: filler, count: 40)
                    + "'\n"
                let problems = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems
                #expect(problems.map(\.code) == [.invisibleCharacter], "\(codePoint(scalar))")
                #expect(problems.first?.severity == .warning)
            }
            let digits = String(scalar.value, radix: 16)
            let escape = "name: \"あ\\U" + String(repeating: "0", count: 8 - digits.count) + digits + "い\"\n"
            let problems = parse(SourceFile(path: "a.yaml", bytes: Array(escape.utf8)), file: FileID(0)).problems
            #expect(problems.map(\.code) == [.invisibleCharacter] && problems.first?.severity == .warning, "\(escape)")
        }
    }

    @Test(
        "tags are part of a flag and of nothing else, and what 1.0.0 let pass is a warning",
        arguments: [
            ("name: 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}の講座", nil), ("name: 葛\u{E0100}城", nil),
            ("name: 🏴\u{E0067}\u{E0062}", .warning), ("name: \u{E0067}\u{E007F}", .warning), ("name: 🏴\u{E007F}", .warning),
            ("name: 🏴\u{E0046}\u{E0052}\u{E007F}", .warning), ("\u{E0067}\u{E007F}: 1", .error),
            ("name: 🏴" + String(repeating: "\u{E0061}", count: 20) + "\u{E007F}", .warning),
            ("name: 講座\u{3164}入門", .warning), ("name: \"講座\u{34F}\"", .warning), ("nam\u{3164}e: 講座", .error),
            ("# 講座\u{2800}", .warning),
        ] as [(String, Severity?)])
    func tags(_ text: String, _ severity: Severity?) {
        let problems = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems
        #expect(problems.map(\.severity) == (severity.map { [$0] } ?? []), "\(problems.map(\.message.en))")
    }

    @Test(
        "what was not understood is marked, up to the mapping that may lack it",
        arguments: [
            ("a: 1\nb: x\u{7}\nc: 2\n", ["x\u{7}"]),
            ("a: [" + String(repeating: "[", count: 70), ["a"]),
            ("a:\n  b: 1\n\tc: 2\nd: 3\n", ["a", "b"]),
            ("a:\n  b:\n\tc: 2\nd: 3\n", ["a", "b", ""]),
            ("a:\n  b: x\n   c: 2\nd: 3\n", ["b", "x"]),
        ])
    func incomplete(_ text: String, _ marked: [String]) {
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        // Of a collection its first text.
        let found = tree.nodes.indices.filter { tree.nodes[$0].flags.contains(.incomplete) && tree.nodes[$0].kind != .document }
            .map { node in
                let first = (node..<Int(tree.nodes[node].next)).first { tree.nodes[$0].kind == .scalar }
                return first.map { tree.text(of: $0) } ?? ""
            }
        #expect(Set(found).subtracting([""]) == Set(marked).subtracting([""]), "\(found)")
        #expect(found.contains("") == marked.contains("") || text.contains("["), "\(found)")
    }

    /// The help asks for what the fix does.
    @Test(
        "an invisible character is removed, a strange space replaced",
        arguments: [("\u{200B}", "", "Remove"), ("\u{A0}", " ", "Replace")])
    func invisible(_ sign: String, _ mended: String, _ verb: String) throws {
        let text = "url: https://shop.\(sign)example.jp\n"
        let problem = try #require(parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems.first)
        #expect(problem.help?.en.hasPrefix(verb) == true)
        #expect(problem.fixes.first?.edits.map(\.text) == [mended])
    }

    /// What stands below may look like an entry of the block above, in a comment or in a text of several lines.
    @Test(
        "a text over several lines below a deeper block is one",
        arguments: [
            "- a:\n     x: 1\n  b: c\n     d # e: f\n  g: h\n", "- a:\n     x: 1\n  b: c\n     d #e: f\n",
            "a:\n  - x\nb: y\n  - z\n",
            "a:\n  x: 1\nb: \"c\n  d: e\"\n", "a:\n  x: 1\nb: 'c\n  d: e'\n", "a:\n  x: 1\nb: |\n  d: e\n",
            "a:\n  x: 1\nb: [c,\n  {d: e}]\n",
            "a:\n  x: 1\nb: c\n  d:e\n", "a:\n  x: 1\nb: # c\n  d: e\n", "a:\n  x: 1\nb:\n  d: e\n",
            "a:\n  x: 1\n\"b\": c\n  d\n",
            "a:\n  x: 1\n# b: c\n  # d: e\nf: g\n", "a:\n  x: 1\nb: c\n\n  d\n  # e: f\n",
            "a:\n  x: 1\n'b: c': # d\n  e: f\n", "a:\n    x: 1\n'b: c': # d\n e: f\n", "a:\n  x: 1\n\"b: \\\"c\": |\n  d: e\n",
            "- a:\n    x: 1\n  'b'' : c': > # d\n    e: f\n", "a:\n  x: 1\n'b: c': 'd\n  e: f'\n",
            "a:\n  x: 1\n\"b: c\": [d,\n  e: f]\n",
        ])
    func severalLines(_ text: String) {
        #expect(parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems.map(\.code) == [])
    }

    @Test("a text that holds bytes that are not UTF-8 is marked")
    func invalidText() {
        let bytes = Array("a: x\nb: y".utf8) + [0xFF] + Array("\nc: z\n".utf8)
        let tree = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
        let marked = tree.nodes.indices.filter { tree.nodes[$0].flags.contains(.incomplete) }
        #expect(marked.map { tree.nodes[$0].range.offsets } == [8..<10])
    }
}
