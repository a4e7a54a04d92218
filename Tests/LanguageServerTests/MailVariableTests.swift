import LanguageServer
import SourceText
import Testing

@Suite("Variables of mails are offered and explained")
struct MailVariableTests {
    private static let head = "kind: step_mail\nid: m\ntrigger: charge_failed\n"
    private static let names = [
        "%name1%", "%name2%", "%mail%", "%free1%", "%cancelurl%", "%change_mail_url%", "%unsubscribe%",
    ]

    /// What a method answers at `@` in a text behind the first lines of a mail.
    private func answer(_ method: String, _ marked: String, locale: JSON = "ja") -> JSON {
        var editor = Editor(locale: locale)
        let parts = (Self.head + marked).split(separator: "@", omittingEmptySubsequences: false)
        editor.open("mail.yaml", parts.joined())
        let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        return editor.at(method, "mail.yaml", before.count - 1, before.last?.utf16.count ?? 0)
    }

    @Test(
        "Behind a percent sign in a subject or body; what is there of the variable is replaced",
        arguments: [
            ("body: |\n  %@\n", 2, 3), ("body: |\n  名前: %na@ 様\n", 6, 9), ("body: |\n  %na@me1% 様\n", 2, 9),
            ("本文: >-\n  a\n  b %@\n", 4, 5), ("subject: \"%@\"\n", 10, 11), ("件名: a %n@\n", 6, 8), ("body: a\n  b %@", 4, 5),
            ("body: |\n  %name1%%@\n", 9, 10), ("body: |\n  %na@me9% 様\n", 2, 9),
            // What stands behind the cursor and is no part of a variable stays.
            ("body: |\n  %@1980円です\n", 2, 3), ("body: |\n  %@10% OFF\n", 2, 3), ("body: |\n  %@Amazon Payの\n", 2, 3),
            ("body: |\n  %na@%name2%\n", 2, 5), ("body: |\n  %@%name2%\n", 2, 3), ("body: |\n  %na@%\n", 2, 6),
            ("body: |\n  https://shop.example.jp/?a=%@\n", 29, 30),
        ])
    func offered(_ marked: String, _ start: Int, _ end: Int) {
        let items = answer("textDocument/completion", marked)["items"].elements
        #expect(items.map { $0["label"].string } == Self.names)
        #expect(items.map { $0["textEdit"]["newText"].string } == Self.names)
        let range = items.first?["textEdit"]["range"] ?? .null
        #expect(range["start"]["character"] == .integer(start) && range["end"]["character"] == .integer(end))
        #expect(items.map { $0["sortText"].string ?? "" } == items.indices.map { "\($0)" })
    }

    @Test("Where the value begins with it, quotes come along", arguments: ["subject: %@\n", "件名: %na@\n", "body:\n  %na@\n"])
    func quotes(_ marked: String) {
        let items = answer("textDocument/completion", marked)["items"].elements
        #expect(items.first?["textEdit"]["newText"] == "\"%name1%\"")
    }

    @Test(
        "Not behind a rate or a variable that is closed, nor where MyASP replaces nothing",
        arguments: [
            "body: |\n  50%@\n", "body: |\n  ５０%@\n", "body: |\n  %name1%@\n", "body: |\n  % na@\n", "subject: a # %@\n",
            "from: {name: \"%@\"}\n", "body: b\n# %@",
        ])
    func notOffered(_ marked: String) {
        let labels = answer("textDocument/completion", marked)["items"].elements.compactMap { $0["label"].string }
        #expect(!labels.contains("%name1%"), "\(labels)")
    }

    @Test("Hover explains the one under the pointer", arguments: ["@%name1%", "%@name1%", "%name1@%", "%name1%@"])
    func hover(_ marked: String) {
        for (locale, words) in [("ja", "登録フォーム"), ("en", "registration form")] {
            let hover = answer("textDocument/hover", "subject: s\nbody: |\n  a \(marked) b\n", locale: .string(locale))
            let text = hover["contents"]["value"].string ?? ""
            #expect(text.hasPrefix("**`%name1%`**") && text.contains(words), "\(text)")
            #expect(
                hover["range"] == ["start": ["line": 5, "character": 4], "end": ["line": 5, "character": 11]])
        }
    }

    @Test("A free field of any number is one; other words between percent signs are the text of the mail")
    func others() {
        func text(_ marked: String) -> String {
            answer("textDocument/hover", "subject: s\nbody: |\n  \(marked)\n")["contents"]["value"].string ?? ""
        }
        #expect(text("%fr@ee12%").hasPrefix("**`%free12%`**"))
        #expect(text("%nam@e9%").hasPrefix("**本文**") && text("50%O@FF 10%").hasPrefix("**本文**"))
    }
}
