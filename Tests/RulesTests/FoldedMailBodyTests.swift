import SourceText
import Testing

@testable import Rules

/// A body whose lines become one, and the `|` that keeps them.
@Suite struct FoldedMailBodyTests {
    private func text(_ body: String) -> String {
        "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: s\n" + body
    }

    private func found(_ body: String) -> [Diagnostic] {
        inspect(text(body)).diagnostics.filter { $0.code == .foldedMailBody }
    }

    @Test(arguments: [
        ("body:\n  a\n  b\n", "body: |\n  a\n  b\n"), ("本文:\n  a\n  b", "本文: |\n  a\n  b"),
        ("body: # c\n  a\n  b\n", "body: | # c\n  a\n  b\n"), ("body:\n  a\n\n    b\n    c\n", "body: |\n  a\n\n    b\n    c\n"),
        ("body:\r\n  a\r\n  b\r\n", "body: |\r\n  a\r\n  b\r\n"),
        ("body: a\n  b\n", "body: |\n  a\n  b\n"), ("body: a\r\n   b\r\n  c\r\n", "body: |\r\n  a\r\n   b\r\n  c\r\n"),
        ("body: a\n\n  b\n  c\n", "body: |\n  a\n\n  b\n  c\n"),
        ("body: a\r\n\r\n  b\r\n  c\r\n", "body: |\r\n  a\r\n\r\n  b\r\n  c\r\n"),
        ("body: a\t\n  b\n", "body: |\n  a\t\n  b\n"),
        ("body: l\n  a\n  b\n", "body: |\n  a\n  b\n"), ("body: ¦\n  a\n", "body: |\n  a\n"),
        ("body:\n  a\n  b\n# c\n", "body: |\n  a\n  b\n# c\n"),
        // What stands around the text would become part of it, or the text end too soon.
        ("body:\n  # c\n  a\n  b\n", nil), ("body:\n  a\n  b # c\n", nil), ("body:\n  a\n  b\n  # c\n", nil),
        ("body: \"a\n  b\"\n", nil), ("body: 'a\n\n  b\n  c'\n", nil),
        ("body:\n   a\n  b\n", nil), ("body: l\n   a\n  b\n", nil), ("body:\n  a\n \tb\n", nil), ("body:\n\n  a\n  b\n", nil),
    ])
    func linesThatBecomeOne(_ body: String, _ mended: String?) throws {
        let finding = try #require(found(body).first)
        let fix = finding.fixes.first
        #expect((fix == nil) == (mended == nil))
        guard let fix, let mended else { return }
        let after = apply(fix.edits, to: Array(text(body).utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(after == text(mended) && !fix.isSafe)
        #expect(found(mended).isEmpty)
    }

    @Test(arguments: [
        "body: |\n  a\n  b\n", "body: >\n  a\n  b\n", "body: \"a\\n\n  b\"\n", "body: 'a\n\n  b'\n", "body: a\n", "body:\n  a\n",
        "body: l\n", "body:\n  a\n\n  b\n", "body: \"a\\\n  b\"\n",
    ])
    func linesThatStayOrAreMeantAsOne(_ body: String) {
        #expect(found(body).isEmpty)
    }

    /// A letter that was taken for the sign is told as such, and a subject has one line in any case.
    @Test func whatIsSaid() throws {
        let sign = try #require(found("body: l\n  a\n  b\n").first)
        #expect(sign.message.en.hasPrefix("`l` after `body`") && sign.message.ja.contains("「|」の書き間違い"))
        let lines = try #require(found("本文:\n  l\n  b\n").first)
        #expect(lines.message.en.hasPrefix("The lines of `本文` (body) become one") && lines.help?.en.contains("`本文: |`") == true)
        let subject = inspect(text("body: b\n").replacing("subject: s", with: "subject: s\n  t")).diagnostics
        #expect(!subject.contains { $0.code == .foldedMailBody })
    }
}
