// The sign between a key and its value, written so that YAML sees none, with what looks like it and is right.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Colons that YAML does not see")
struct ColonTests {
    private static let mistakes: [Mistakes] = [
        // A stray sign before the key
        Mistakes("an anchor's sign before a key", [.anchorNotSupported], "a: 1\n⟦&b:⟧ c\nd: 1\n"),
        Mistakes("an anchor's sign before the first key", [.anchorNotSupported], "⟦&a:⟧ b\nc: 1\n"),
        Mistakes("a tag's sign before the first key of an entry", [.tagNotSupported], "a:\n  - ⟦!b:⟧ c\n    d: 1\n"),
        Mistakes("an anchor's sign before a key with a full-width colon", [.anchorNotSupported], "a: 1\n⟦&b：⟧ c\nd: 1\n"),
        Mistakes("a sign before a key in brackets", [.anchorNotSupported], "a: {⟦&b:⟧ c, d: 1}\ne: [f, {g: h}]\n"),
        Mistakes("an anchor in brackets", [.anchorNotSupported], "a: [⟦&b⟧, c: d]\n"),
        Mistakes("an anchor and another mistake", [.anchorNotSupported, .missingSpace], "a: 1\n⟦&b⟧ c⟦:⟧d\ne: 1\n"),
        // Twice
        Mistakes("two colons", [.missingSpace], "a: 1\nb⟦::⟧c\nd: 1\n"),
        Mistakes("two colons in the first line", [.missingSpace], "b⟦::⟧c\nd: 1\n"),
        Mistakes("a colon and a full-width one", [.fullWidthPunctuation], "a: 1\nb⟦:：⟧c\nd: 1\n"),
        Mistakes("a full-width colon and a plain one", [.fullWidthPunctuation], "a: 1\nb⟦：:⟧c\nd: 1\n"),
        Mistakes("two full-width colons", [.fullWidthPunctuation], "a: 1\nb⟦：：⟧ c\nd: 1\n"),
        Mistakes("two colons in brackets", [.missingSpace], "a: {b⟦::⟧c, d: e}\n"),
        Mistakes("two colons behind a quoted key", [.missingSpace], "a: 1\n'b'⟦::⟧c\nd: 1\n"),
        // Another sign behind it
        Mistakes("a comma behind a colon", [.missingSpace], "a: 1\nb⟦:、⟧c\nd: 1\n"),
        Mistakes("an equals sign behind a colon", [.missingSpace], "a: 1\nb⟦:＝⟧ c\nd: 1\n"),
        Mistakes("nothing but a sign behind a colon", [.missingSpace], "a: 1\nb⟦:⟧、\nd: 1\n"),
        Mistakes("a sign behind the first key of a group", [.syntaxError], "a:⟦、⟧\n  b: 1\nc: 1\n"),
        Mistakes("a sign behind the key of a group", [.syntaxError], "a: 1\nb:⟦,⟧ # c\n  d: 1\ne: 1\n"),
        Mistakes("a sign behind the key of a list", [.fullWidthPunctuation], "a: 1\nb⟦：；⟧\n- c\n- d: e\nf: 1\n"),
        Mistakes("a second colon behind the key of a group", [.fullWidthPunctuation], "a: 1\nb:⟦：⟧\n  c: 1\n"),
        Mistakes("a full-width hash behind the first key of a group", [.fullWidthPunctuation], "a:⟦＃⟧メモ　x\n  b: 1\nc: 2\n"),
        Mistakes("a full-width hash behind the key of a group", [.fullWidthPunctuation], "a: 1\nb:⟦＃⟧メモ\n  c: 1\n"),
        Mistakes("another mistake below a sign", [.syntaxError, .missingSpace], "a: 1\nb:⟦；⟧\n  c: 1\n  d⟦:⟧1\n"),
        // A space of another kind behind it
        Mistakes("a full-width colon and space", [.fullWidthPunctuation], "a: 1\nb⟦：　⟧c\nd: 1\n"),
        Mistakes("a full-width colon and an unusual space", [.fullWidthPunctuation], "a: 1\nb⟦： \u{2002}⟧c\nd: 1\n"),
        Mistakes("a full-width colon and space above a group", [.fullWidthPunctuation], "a: 1\nb⟦：　⟧\n  d: 1\n"),
        Mistakes("a full-width colon and space in brackets", [.fullWidthPunctuation], "a: {b⟦：　⟧c, d: e}\n"),
        Mistakes(
            "a full-width colon and space behind a quoted key in brackets", [.fullWidthPunctuation], "a: {'b'⟦：　⟧c, d: e}\n"),
        Mistakes("a full-width colon and space behind a quoted key", [.fullWidthPunctuation], "'b'⟦：　⟧c\n\"d\": 1\n"),
        Mistakes("a full-width space behind a quoted key", [.invisibleCharacter], "a: 1\n'b':⟦　⟧c\n\"d\": 1\n"),
        Mistakes("an unusual space behind a colon", [.invisibleCharacter], "a: 1\nb:⟦\u{2009}⟧c\nd: 1\n"),
        Mistakes("a full-width colon and bar", [.fullWidthPunctuation], "a: 1\nb⟦：｜⟧\n  c: d\ne: 1\n"),
        Mistakes("a full-width colon, space and bar", [.fullWidthPunctuation], "a: 1\nb⟦：　｜－⟧ # c\n  c: d\ne: 1\n"),
        Mistakes("a full-width bar right behind a colon", [.fullWidthPunctuation], "a: 1\nb⟦:｜⟧\n  c: d\ne: 1\n"),
        // The sign of the key beside it
        Mistakes("a full-width semicolon", [.fullWidthPunctuation], "a: 1\nprice⟦；⟧ 1980\nd: 1\n"),
        Mistakes("a full-width semicolon without a space", [.fullWidthPunctuation], "a: 1\n料金⟦；⟧1980 # c\nd: 1\n"),
        Mistakes("a semicolon", [.syntaxError], "a: 1\nprice⟦;⟧ 1980\nd: 1\n"),
        Mistakes("a semicolon behind the key of a group", [.syntaxError], "a:\n  b: 1\nc⟦;⟧\n  d: 1\ne: 1\n"),
        Mistakes(
            "full-width semicolons behind the keys of groups", [.fullWidthPunctuation, .fullWidthPunctuation],
            "a:\n  b: 1\n  c⟦；⟧\n    d: 1\n    e: 1\nf⟦；⟧\n  - g: 1\n"),
        Mistakes("another mistake below a semicolon", [.syntaxError, .missingSpace], "a: 1\nb⟦;⟧\n  c: 1\n  d⟦:⟧1\n"),
        Mistakes("a line with semicolons", [.syntaxError], "a: 1\n⟦b;c;d⟧\ne: 1\n"),
        Mistakes("sentences with a full-width semicolon", [.syntaxError], "a: 1\n⟦ご案内；以下のとおり⟧\nです\nb: 1\n"),
        Mistakes("a sentence with a semicolon", [.syntaxError], "a: 1\n⟦b c; d⟧\ne: 1\n"),
        // Further entries in the value
        Mistakes("an entry in the value", [.missingSpace], "a: 1\nb⟦:⟧c d_e:f\ng: 1\n"),
        Mistakes("an entry in the value in brackets", [.missingSpace], "a: {b⟦:⟧c d_e:f, g: 1}\n"),
        // A sign alone before the value
        Mistakes("a star before the value", [.missingSpace], "a: 1\nb⟦:*⟧ 1\nc: 1\n"),
        Mistakes("a star behind a full-width colon", [.fullWidthPunctuation], "a: 1\nb⟦：*⟧ 1\nc: 1\n"),
        Mistakes("a quote before the value", [.missingSpace], "a:\n  - b⟦:\"⟧ 1\n    c: 1\n"),
        Mistakes("quotes that begin with a space", [.missingSpace], "a: 1\nb⟦:⟧\" 1\"\nc: 1\n"),
        Mistakes("quotes of two lines that begin with a space", [.missingSpace], "a: 1\nb⟦:⟧\" 1\n  2\"\nc: 1\n"),
        Mistakes("an alias right behind the colon", [.missingSpace, .aliasNotSupported], "a: 1\nb⟦:⟧⟦*c⟧\nc: 1\n"),
        // Full-width brackets and typographic quotes
        Mistakes("full-width braces in a list", [.fullWidthPunctuation], "- ⟦｛⟧a: b, c: d｝\n- e\n"),
        Mistakes("full-width braces below a key", [.fullWidthPunctuation], "a:\n  ⟦｛⟧a: b, c: ｛d: e｝｝\nf: 1\n"),
        Mistakes("brackets around parts", [], "｛a｝b: ｛c｝\n［d］: ［e］\nf: ［g］と［h］\n"),
        Mistakes("quotes around parts", [], "a: “b”と“c”\nd: ”e”と”f”\ng: ‘h’、‘i’\n"),
        // What is right
        Mistakes("signs that values and keys may have", [], "a: :b\nc: ::d\ne::f: 1\ng: 、h\ni: =j k:l\nm:n o:p: 1\n"),
        Mistakes(
            "keys and texts with semicolons", [], "a;b: c\nd;: e; f\ng； h: 1\ni:\n  j； k\n  l; m\nn: |\n  o; p\nq: r\n  s; t\n"),
        Mistakes("texts with colons", [], "- a::b\n- c：d\n- 税込:、送料\n"),
    ]

    @Test(arguments: mistakes) func places(_ mistakes: Mistakes) { ProblemTests().places(mistakes) }

    @Test(arguments: mistakes) func fixes(_ mistakes: Mistakes) { ProblemTests().fixes(mistakes) }

    /// The first fix leaves nothing to report, and is safe where nothing else can be meant.
    @Test(
        arguments: [
            ("a: 1\nb； c\n", "a: 1\nb: c\n", true), ("a: 1\nb；c\n", "a: 1\nb: c\n", true),
            ("a: 1\nb; c\n", "a: 1\nb: c\n", false), ("a: 1\nb;\n  c: 1\n", "a: 1\nb:\n  c: 1\n", true),
            ("a: 1\nb；\n  c: 1\n", "a: 1\nb:\n  c: 1\n", true),
            ("a: 1\n料金; c\n", "a: 1\n料金: c\n", false),
            ("a::b\n", "a: b\n", true), ("a：：b\n", "a: b\n", true), ("a::tada:b\n", "a: tada:b\n", false),
            ("a:、b\n", "a: b\n", false), ("a:＝ b\n", "a: b\n", false),
            ("a:、\n", "a: 、\n", false), ("a：、\n", "a: 、\n", false), ("a:＃1\n", "a: ＃1\n", false),
            ("a：　b\n", "a: b\n", true), ("a： b\n", "a: b\n", true), ("a：\u{2003}\n  b: 1\n", "a:\n  b: 1\n", true),
            ("a:\u{202F}b\n", "a: b\n", true), ("a: {b：　c}\n", "a: {b: c}\n", true), ("a：　｜-\n  b\n", "a: |-\n  b\n", true),
            ("a：、\n  b: 1\n", "a:\n  b: 1\n", true), ("a:＃b\n  c: 1\n", "a: #b\n  c: 1\n", true),
            ("&a: b\n", "a: b\n", false), ("- !a: b\n  c: 1\n", "- a: b\n  c: 1\n", false),
            ("a:b c_d:e\n", "a: b\nc_d: e\n", false), ("- aa：b  c_d：e、f_g:h\n", "- aa: b\n  c_d: e\n  f_g: h\n", false),
            ("a:　b c_d:e\n", "a: b\nc_d: e\n", false), ("a: {b:c d_e:f}\n", "a: {b: c, d_e: f}\n", false),
            ("a:=1.2\n", "a: =1.2\n", true), ("a:==1.2\n", "a: ==1.2\n", true), ("a:=12\n", "a: 12\n", false),
            ("a:10:30 b\n", "a: 10:30 b\n", true), ("a:https://x.jp/y:z b://c\n", "a: https://x.jp/y:z b://c\n", true),
            ("a:\"b c_d:e\"\n", "a: \"b c_d:e\"\n", true),
            ("a: `b`\n", "a: \"b\"\n", false), ("a: `b\n", "a: \"`b\"\n", false), ("a: b: c`\n", "a:\n  b: c`\n", false),
            ("- ｛a: b｝\n", "- {a: b}\n", false), ("a:\u{2028}b\n", "a: b\n", false),
            ("a: b\u{2028}c: d\u{B}e: f\n", "a: b\nc: d\ne: f\n", false), ("a:* b\n", "a: b\n", false),
        ] as [(String, String, Bool)])
    func mends(_ text: String, _ mended: String, _ isSafe: Bool) {
        let before = text.hasPrefix("-") ? "" : "z: 1\n"
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array((before + text).utf8)), file: FileID(0))
        #expect(tree.problems.count == 1)
        guard let fix = tree.problems.first?.fixes.first else {
            Issue.record("no fix")
            return
        }
        var bytes = tree.source.bytes
        for edit in fix.edits.reversed() { bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8)) }
        #expect(String(decoding: bytes, as: UTF8.self) == before + mended)
        #expect(fix.isSafe == isSafe)
        #expect(parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0)).problems.isEmpty)
    }

    /// With an entry that has lines of its own, or below a text that is all of the document, nothing is gained by moving one line.
    @Test(arguments: ["8%です\n  - id: a\n    to: b\n  - c\n", "あ\n  - b: c\n", "x:\n  y: a\n    - b: 1\n      c: 2\n"])
    func noFixMovesHalfAnEntry(_ text: String) {
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        #expect(tree.problems.map(\.code) == [.badIndentation] && tree.problems.allSatisfy(\.fixes.isEmpty))
    }
}
