import Project
import Rules
import SourceText
import Testing

/// What stands in a mail by mistake and goes to the buyer.
@Suite struct MailSlipTests {
    private static func cancelled(_ body: String, _ entries: String = "") -> String {
        product(
            monthly,
            mails: "- id: m\n  trigger: recurring_cancelled\n  subject: 停止しました\n\(entries)  body: |\n    ご利用ありがとうございました。\n\(body)"
        )
    }

    /// Told once, and not as missing too; its fix sets it.
    @Test(arguments: [
        ("    unsubscribe: true\n", "unsubscribe: true"), ("    unsubscribe: false\n\n\n", "unsubscribe: false"),
        ("\n    配信後に実行するコマンド:配信解除: true\n", "配信後に実行するコマンド:配信解除: true"),
        ("    delay_minutes: 60\n    unsubscribe: true\n", "delay_minutes: 60\n      unsubscribe: true"),
        ("      unsubscribe:  true\n", "unsubscribe:  true"),
        ("    unsubscribe: true\n    bcc: [a@shop.example.jp]\n", "unsubscribe: true\n      bcc: [a@shop.example.jp]"),
        ("    またどうぞ。unsubscribe: true\n", "unsubscribe: true"), ("    またどうぞ unsubscribe: false\n", "unsubscribe: false"),
        ("    またどうぞ配信後に実行するコマンド:配信解除: true\n", "配信後に実行するコマンド:配信解除: true"),
        ("    またどうぞdelay_minutes: 60\n    unsubscribe: true\n", "delay_minutes: 60\n      unsubscribe: true"),
        // Written otherwise than YAML has it, too.
        ("    unsubscribe:true\n", "unsubscribe:true"), ("    unsubscribe：true\n", "unsubscribe：true"),
        ("    unsubscribe；false\n", "unsubscribe；false"), ("    unsubscribe ＝　true\n", "unsubscribe ＝　true"),
        ("    delay_minutes：60\n    unsubscribe: true\n", "delay_minutes：60\n      unsubscribe: true"),
        ("    delay_minutes:60\n    unsubscribe: true\n", "delay_minutes:60\n      unsubscribe: true"),
        ("    delay_minutes = 60\n    unsubscribe: true\n", "delay_minutes = 60\n      unsubscribe: true"),
        ("    登録からN分後：60分\n    unsubscribe: true\n", "登録からN分後：60分\n      unsubscribe: true"),
        ("    登録からN分後: 60分\n    unsubscribe: true\n", "登録からN分後: 60分\n      unsubscribe: true"),
        ("    配信解除：する\n", "配信解除：する"), ("    配信解除: しない\n", "配信解除: しない"),
        ("    cc：a@shop.example.jp\n    unsubscribe: true\n", "cc：a@shop.example.jp\n      unsubscribe: true"),
        ("    bcc: a@shop.example.jp\n    unsubscribe: true\n", "bcc: a@shop.example.jp\n      unsubscribe: true"),
        ("    delay_minutes：60\n    unsubscribe:true\n", "delay_minutes：60\n      unsubscribe:true"),
        // With the words that stand for true and false, in other digits, and with a comment.
        ("    unsubscribe: True\n", "unsubscribe: True"), ("    unsubscribe: はい\n", "unsubscribe: はい"),
        ("    unsubscribe: yes\n", "unsubscribe: yes"), ("    unsubscribe: OFF\n", "unsubscribe: OFF"),
        ("    unsubscribe: ×\n", "unsubscribe: ×"), ("    unsubscribe: オン\n", "unsubscribe: オン"),
        ("    配信解除：いいえ\n", "配信解除：いいえ"), ("    unsubscribe: 使用する\n", "unsubscribe: 使用する"),
        ("    unsubscribe: true # 解除\n", "unsubscribe: true"), ("    unsubscribe: はい  # 解除 # します\n", "unsubscribe: はい"),
        ("    delay_minutes: ３０\n    unsubscribe: true\n", "delay_minutes: ３０\n      unsubscribe: true"),
        ("    delay_minutes: ６０分  # 1時間\n    unsubscribe: yes\n", "delay_minutes: ６０分  # 1時間\n      unsubscribe: yes"),
    ])
    func settingsInAText(lines: String, expected: String) throws {
        let text = Self.cancelled(lines)
        let inspection = inspect(text)
        let found = inspection.diagnostics.filter { $0.code != .missingChargeFailedMail }
        #expect(found.map(\.code) == [.settingInMailText])
        let location = try #require(found.first).location
        #expect(inspection.project.source(location.file)?.text(location.range) == expected)
        let fix = try #require(found.first?.fixes.first)
        let mended = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(!fix.isSafe && findings(inspect(mended), from: .hint).allSatisfy { $0.hasPrefix("missing-charge-failed-mail") })
    }

    /// Lines with what the screens ask of the sender may stand below a setting.
    @Test(arguments: ["    差出人メールアドレス: a@shop.example.jp\n", "    差出人名: 事務局\n    差出人メールアドレス: a@shop.example.jp\n"])
    func settingsAboveTheSender(lines: String) {
        let found = findings(Self.cancelled("    unsubscribe: true\n" + lines)).filter { !$0.hasPrefix("missing-charge") }
        #expect(found.first == "setting-in-mail-text 「unsubscribe: true」")
    }

    /// A line that the fix adds ends as those of the file do.
    @Test(arguments: [false, true]) func lineEndsOfItsFix(isCRLF: Bool) throws {
        let text = Self.cancelled("    またどうぞ unsubscribe: false\n")
        let file = isCRLF ? text.replacing("\n", with: "\r\n") : text
        let fix = try #require(inspect(file).diagnostics.first { $0.code == .settingInMailText }?.fixes.first)
        let mended = String(decoding: try #require(apply(fix.edits, to: Array(file.utf8))), as: UTF8.self)
        let lineFeeds = mended.utf8.count { $0 == 0x0A }
        let pairs = mended.components(separatedBy: "\r\n").count - 1
        #expect(lineFeeds == file.utf8.count { $0 == 0x0A } + 1 && pairs == (isCRLF ? lineFeeds : 0))
    }

    @Test(arguments: [
        ("cc: [a@example.jp]", []), ("cc: [a@example.jp]\nbcc: [b@example.jp]", []), ("cc: []\nbcc: [a@example.jp]", []),
        ("cc: [a@example.jp, b@example.jp, a@example.jp]", ["a@example.jp"]),
        ("bcc:\n  - a@example.jp\ncc:\n  - A@Example.jp", ["A@Example.jp"]),
        ("cc: [a@example.jp, a@example.jp]\nbcc: [a@example.jp]", ["a@example.jp", "a@example.jp"]),
        ("from: {address: a@example.jp}\ncc: [a@example.jp]", []),
    ])
    func addressesOfCopies(lines: String, expected: [String]) {
        let mail = "trigger: charge_failed\nsubject: お知らせ\nbody: 本文\n" + lines
        let entry = "- id: failed\n" + mail.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
        let shared = "kind: step_mail\nid: failed\n" + mail + "\n---\n" + product(monthly, mails: "- use: failed")
        for text in [product(monthly, mails: entry), shared] {
            #expect(findings(text) == expected.map { "duplicate-address 「\($0)」" })
        }
    }

    @Test(arguments: [
        ("    TEL: 0312345678\n", ""), ("    合計: 1980\n", ""), ("    unsubscribe: true です\n", ""),
        ("    unsubscribe: yes!\n", ""),
        ("    件名: 停止しました\n", ""), ("    unsubscribe: true\n    以上\n", ""), ("    Cc: a@shop.example.jp\n", ""),
        ("    unsubscribe: false\n", "  unsubscribe: true\n"), ("    delay_minutes: -5\n", ""),
        ("    Cc：a@shop.example.jp\n", ""), ("    cc：a@shop.example.jp\n    以上\n", ""), ("    お問い合わせ：a@shop.example.jp\n", ""),
        ("    お届けまで：60分\n", ""), ("    TEL：0312345678\n", ""), ("    合計=1980\n", ""), ("    ご案内はbcc:a@shop.example.jp\n", ""),
        ("    またどうぞ。unsubscribe：true\n", ""), ("    配信解除：できます\n", ""), ("    配信解除する\n", ""), ("    登録からN分後：分\n", ""),
        ("    delay_minutes：060\n", ""), ("    cc：@\n", ""), ("    a@shop.example.jp\n", ""), ("    ：true\n", ""),
        ("    =\n", ""),
        ("    true\n", ""), ("    : true\n", ""), ("    no_unsubscribe: true\n", ""), ("    Xunsubscribe: true\n", ""),
        ("    unsubscribe: true unsubscribe: on\n", ""), ("    # unsubscribe: true\n", ""), ("    unsubscribe: true#1\n", ""),
        ("    お支払いはオン\n", ""), ("    はい\n", ""), ("    delay_minutes: ０３０\n", ""), ("    差出人メールアドレス: a@shop.example.jp\n", ""),
        ("    以上 # 1\n", ""), ("    差出人名: 事務局\n    差出人メールアドレス: a@shop.example.jp\n", ""),
    ])
    func linesOfAText(lines: String, entries: String) {
        let found = findings(Self.cancelled(lines, entries)).filter { $0.hasPrefix("setting-in") }
        #expect(found == [])
    }

    /// Below a text that is not indented, a setting with another sign for its colon is no line of it, and is not indented with it.
    @Test(arguments: ["；", "＝", "→", "∶", "=", ";", " = ", "：", ":"]) func settingsBelowAnUnindentedText(sign: String) throws {
        let entry = "unsubscribe\(sign)true\n"
        let text =
            "kind: step_mail\nid: bye\ntrigger: recurring_cancelled\nsubject: 停止\nbody: |\n本文です。\n担当＝田中\n\(entry)---\n"
            + product(monthly, mails: "- use: bye")
        let found = inspect(text).diagnostics.filter { $0.severity == .error }
        let problem = try #require(found.first { $0.code == .badIndentation })
        let mended = apply(problem.fixes.flatMap(\.edits), to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(mended?.contains("\n  本文です。\n  担当＝田中\n\(entry)") == true, "\(mended ?? "")")
        #expect(found.count == 2)
    }

    /// In a shared document, and where the text of one is replaced.
    @Test func settingsInSharedTexts() {
        let shared =
            "kind: step_mail\nid: bye\ntrigger: recurring_cancelled\nsubject: 停止\nbody: |\n  本文\n  unsubscribe: true\n---\n"
        #expect(
            findings(inspect(shared + product(monthly, mails: "- use: bye"))).first == "setting-in-mail-text 「unsubscribe: true」")
        #expect(!findings(inspect(shared + product(monthly, mails: "- use: bye"))).contains { $0.hasPrefix("cancel-mail") })
        let own = shared.replacing("  unsubscribe: true\n", with: "unsubscribe: true\n")
        let entry = "- use: bye\n  body: |\n    本文\n    unsubscribe: false"
        #expect(findings(own + product(monthly, mails: entry)) == ["setting-in-mail-text 「unsubscribe: false」"])
        #expect(
            findings(
                "# 解除\n" + shared.replacing("body:", with: "# kessai: allow setting-in-mail-text 例\nbody:")
                    + product(monthly, mails: "- use: bye")) == [])
    }

    @Test(arguments: [
        ("{{name1}} 様", "{{name1}}"), ("{{ name1 }} 様", "{{ name1 }}"), ("{name1} 様", "{name1}"), ("${name1} 様", "${name1}"),
        ("${mail}", "${mail}"), ("#{name1}", "#{name1}"), ("[name1] 様", "[name1]"), ("[[mail]]", "[[mail]]"),
        ("<%= name1 %> 様", "<%= name1 %>"), ("##name1## 様", "##name1##"), ("#free12#", "#free12#"),
        ("<cancelurl>", "<cancelurl>"),
        ("%name1%% 様", "%name1%%"), ("%name1%%", "%name1%%"), ("退会 %cancelurl%%", "%cancelurl%%"),
    ])
    func variablesOfOtherTemplates(body: String, expected: String) throws {
        let text = mail(body)
        #expect(findings(text) == ["foreign-mail-variable 「\(expected)」"])
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .foreignMailVariable }?.fixes.first)
        let mended = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(!fix.isSafe && findings(mended) == [])
    }

    @Test(arguments: [
        "[mail] info@shop.example.jp", "{mail}", "<mail>", "#mail#", "[unsubscribe]", "{{SALE}}", "{{重要}}", "{{ご案内です。}}",
        "{order}", "* |a| *", "100%%name1%", "割引率%%name1%", "[1]", "{}", "[[]]", "####",
        "##name1",
        "{name1", "%name1%%name2%", "割引率 %free1%%", "https://shop.example.jp/?u=%cancelurl%%20x", "{%name1%}", "[%name1%]",
        "<%=name1%>",
        "name1",
        "%name1%％", "#name1", "[name1様]",
    ])
    func noVariables(body: String) {
        #expect(findings(mail(body)).filter { $0.hasPrefix("foreign-mail-variable") } == [])
    }

    /// Placeholders of other services: whatever stands between signs that nobody means as text, and well-known names between others.
    @Test(
        arguments: [
            ("{{name}} 様", "{{name}}", "%name1%"), ("{{ customer.name }}様", "{{ customer.name }}", "%name1%"),
            ("{{お名前}}様", "{{お名前}}", "%name1%"), ("{{order_id}}", "{{order_id}}", nil), ("{{order}}", "{{order}}", nil),
            ("{{会員番号}}", "{{会員番号}}", nil), ("*|FNAME|* 様", "*|FNAME|*", nil), ("*|NAME|*", "*|NAME|*", "%name1%"),
            ("{name}様", "{name}", "%name1%"), ("{お名前}様", "{お名前}", "%name1%"), ("${email}", "${email}", "%mail%"),
            ("#{name}様", "#{name}", "%name1%"),
            ("%%name1% 様", "%%name1%", "%name1%"), ("こちら: %%cancelurl%", "%%cancelurl%", "%cancelurl%"),
        ] as [(String, String, String?)])
    func placeholdersOfOtherServices(body: String, expected: String, meant: String?) throws {
        let text = mail(body)
        #expect(findings(text) == ["foreign-mail-variable 「\(expected)」"])
        let problem = try #require(inspect(text).diagnostics.first { $0.code == .foreignMailVariable })
        #expect(problem.fixes.first?.edits.first?.text == meant)
    }

    /// What cannot be seen is the mistake, not what it makes of the word before it.
    @Test(arguments: [
        "https://shop\u{200B}.example.jp/ です", "https://shop.example.jp\u{200B}/ です",
    ])
    func hiddenCharacters(body: String) {
        #expect(inspect(mail(body)).diagnostics.map(\.code) == [.invisibleCharacter])
    }

    /// A variable that nobody fills in is an error, whatever broke it.
    @Test(arguments: ["%name1\u{200B}% 様", "%name1\u{A0}% 様"]) func hiddenCharactersInAVariable(body: String) {
        #expect(findings(mail(body)).contains { $0.hasPrefix("malformed-mail-variable") })
    }
}
