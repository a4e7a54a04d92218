import Project
import SourceText
import Testing

/// Full-width blanks between quotes, of texts that buyers read.
@Suite struct BlankInQuotesTests {
    private static func mail(_ lines: String) -> String {
        "kind: step_mail\nid: failed\ntrigger: charge_failed\n" + lines + "\n"
    }

    /// The same text says the same, whichever way it is written.
    @Test(arguments: [
        "body: '%name1% 様\n\n\n  　いつもありがとうございます。\n\n  　月額　8,800円\n\n  '", "body: \"\\n　月額　8,800円\\n\"",
        "'body': \"　月額　8,800円\"", "本文: '月額　8,800円　'", "body : '　月額'", "body: |\n  　月額　8,800円",
    ])
    func bodies(body: String) {
        #expect(findings(project(Self.mail("subject: お支払い\n" + body))) == [])
        #expect(
            findings(project("{kind: step_mail, id: failed, trigger: charge_failed, subject: a, body: '　月額　8,800円'}\n")) == [])
    }

    /// What stands behind a full-width blank is still seen.
    @Test(arguments: [("\u{200B}", 1), ("\u{A0}", 1), ("\u{7}", 1), ("　", 0)])
    func othersInBodies(sign: String, count: Int) {
        #expect(
            project(Self.mail("subject: お支払い\nbody: '　月額　8,800\(sign)円'")).problems.filter { $0.code != .unusedDefinition }.count
                == count)
    }

    /// What writes YAML may write the parts of an emoji as escapes and what joins them as it is.
    @Test(arguments: [
        ("\\U0001F408\u{200D}⬛", 0), ("\\U0001F469\u{200D}\\U0001F467", 0), ("👩\u{200D}\\U0001F467", 0),
        ("\\U0001F408\u{200D}a", 1), ("a\u{200D}⬛", 1),
        ("\\U0001F408\u{200D}", 1),
    ])
    func emojiAsEscapes(sign: String, count: Int) {
        #expect(
            project(Self.mail("subject: a\nbody: \"猫\(sign)\"")).problems.filter { $0.code == .invisibleCharacter }.count == count
        )
    }

    /// Nobody can tell whether one in a name is meant, and so nothing is put in its place.
    @Test(arguments: [
        ("subject: '【重要】　お支払い'\nbody: a"), ("件名: \"お支払い　\"\n本文: a"), ("subject: a\nbody: b\nfrom: {name: '桜井　誠'}"),
    ])
    func names(lines: String) throws {
        let problems = project(Self.mail(lines)).problems.filter { $0.code != .unusedDefinition }
        let problem = try #require(problems.first)
        #expect(problems.count == 1 && problem.code == .invisibleCharacter && problem.severity == .warning)
        #expect(problem.fixes.isEmpty && problem.help?.ja.hasPrefix("わざと") == true)
    }

    @Test func namesOfProducts() throws {
        let text =
            "kind: product\nid: a\nname: '家計簿　の会'\n" + ShapeTests.entry.replacing("id: card", with: "id: card\n    name: '月額　会員'")
        let problems = project(text + "\nscenario: paid_product\n").problems
        #expect(problems.map(\.code) == [.invisibleCharacter, .invisibleCharacter] && problems.allSatisfy(\.fixes.isEmpty))
    }

    /// A blank of ASCII at the beginning or the end of a line between quotes would be none.
    @Test(arguments: [
        ("'a\n\n  \u{A0}b'", false), ("'a \u{A0}\n  b'", false), ("'a \u{A0} b'", true), ("'a\n\n  b\u{A0}c'", true),
        ("'a\u{A0}'", true),
        ("'a\n\n  \u{200B}b'", true),
    ])
    func blanksAtTheEndsOfLines(body: String, isMended: Bool) throws {
        let problem = try #require(
            project(Self.mail("subject: a\nbody: \(body)")).problems.first { $0.code == .invisibleCharacter })
        #expect(problem.fixes.isEmpty != isMended)
    }
}
