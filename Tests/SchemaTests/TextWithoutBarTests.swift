import Project
import SourceText
import Testing

/// The lines of a mail that lost their `|` or their indentation: one finding, whose fix keeps every byte of them, and none that writes
/// quotes into them.
@Suite struct TextWithoutBarTests {
    private static func mail(_ body: String, unsubscribe: Bool = false) -> String {
        "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: 件名\n\(body)" + (unsubscribe ? "unsubscribe: true\n" : "")
    }

    private static func inline(_ body: String) -> String {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
        return "kind: product\nid: course\nname: 講座\nscenario: paid_product\npayment_methods:\n  - use: card\nstep_mails:\n"
            + "  - id: failed\n    trigger: charge_failed\n    subject: 件名\n" + lines.joined(separator: "\n")
            + "    unsubscribe: true\n"
    }

    private static func errors(_ text: String) -> [Diagnostic] {
        project(text).problems.filter { $0.severity == .error && $0.code != .unknownReference }
    }

    /// Checks that there is one error, and that its fix gives the text that was meant.
    private static func expect(_ code: Code, _ text: String, mended: String) throws {
        let found = errors(text)
        #expect(found.map(\.code) == [code], "\(text): \(found.map(\.message.en))")
        let fixes = try #require(found.first).fixes
        let fix = try #require(fixes.first, "\(text)")
        #expect(!fix.isSafe && fixes.count == 1)
        #expect(applying(fix, to: text) == mended)
        #expect(errors(mended).isEmpty)
    }

    private static let texts = [
        "いつもありがとうございます。\nお名前: %name1% 様\n", "お名前: %name1% 様\nいつもありがとうございます。\n以上です。\n",
        "■お名前: %name1% 様\n会費: 2,160円\n", "会費: 2,160円\n期限: 月末\n", "%name1% 様\nTEL: 03-0000-0000\n",
        "ご登録のメールアドレス: %mail%\n\nまたのご利用を。\n", "連絡先: @kakeibo (LINE)\n", "[家計簿ストア]\nいつもありがとうございます。\nURL: @x\n",
        "ご案内\n- 商品: A\n- 商品: @B\n", "* 会費: @x\n* 期限\n", "!会費: @x\n以上\n", "? 会費: @x\n以上\n",
        "- 商品: @A\n以上です。\n", "ご案内\n\n※お問い合わせ:\ninfo@example.jp\n",
        "ご案内\n  会費: `2,160円`\n期限: #月末\n", "商品名: りんご\n料金(税込): %price%\n",
    ]

    @Test(arguments: texts) func linesBelowTheKey(lines: String) throws {
        let body = lines.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
            .joined(separator: "\n")
        for text in [
            Self.mail("body:\n" + body), Self.mail("body: # 文面\n\n" + body, unsubscribe: true), Self.inline("body:\n" + body),
        ] {
            try Self.expect(.syntaxError, text, mended: text.replacing("body:", with: "body: |"))
        }
        let crlf = Self.mail("本文:\n" + body).replacing("\n", with: "\r\n")
        try Self.expect(.syntaxError, crlf, mended: crlf.replacing("本文:", with: "本文: |"))
    }

    /// Where the first line stands right of others, a number keeps it there.
    @Test func aDeepFirstLine() throws {
        let text = Self.mail("body:\n    お名前: %name1% 様\n  会費: 2,160円\n")
        try Self.expect(.syntaxError, text, mended: text.replacing("body:", with: "body: |2"))
    }

    /// Behind a full-width colon the two fixes do not touch; where there is none, nothing is quoted.
    @Test func anotherColon() throws {
        let text = Self.mail("body：\n  ご案内です。\n  お名前: %name1% 様\n")
        let found = Self.errors(text)
        #expect(found.map(\.code) == [.fullWidthPunctuation, .syntaxError])
        let fix = Fix(Bilingual(same: ""), safe: false, edits: found.flatMap(\.fixes).flatMap(\.edits))
        #expect(applying(fix, to: text) == text.replacing("body：", with: "body: |"))
        for first in ["ご案内です。", "会費: @x"] {
            let without = Self.errors(text.replacing("：", with: "").replacing("ご案内です。", with: first))
            #expect(!without.isEmpty && !without.flatMap(\.fixes).contains { $0.edits.contains { $0.text.contains("\"") } })
        }
    }

    /// A comment may be one, or a line of the mail.
    @Test(arguments: ["body:\n  ご案内\n  # 会費\n  お名前: %name1% 様\n", "body:\n  # 会費\n  お名前: %name1% 様\n  以上\n"])
    func comments(body: String) {
        let found = Self.errors(Self.mail(body))
        #expect(
            found.map(\.code) == [.syntaxError]
                && found.allSatisfy { $0.fixes.isEmpty && $0.help?.en.contains("body: |") == true })
    }

    @Test(arguments: ["ご案内です。\n  お名前: %name1% 様\n", "お名前: %name1% 様\n  以上です。\n", "%name1% 様\n  連絡先: @kakeibo\n"])
    func linesBehindTheKey(lines: String) throws {
        for text in [Self.mail("body: " + lines), Self.mail("body:   " + lines, unsubscribe: true)] {
            let mended = text.replacing("body:   ", with: "body: ").replacing("body: ", with: "body: |\n  ")
            try Self.expect(.syntaxError, text, mended: mended)
        }
        let crlf = Self.mail("body: " + lines).replacing("\n", with: "\r\n")
        try Self.expect(.syntaxError, crlf, mended: crlf.replacing("body: ", with: "body: |\r\n  "))
    }

    /// What YAML reads is right, and a setting or a list is none of the text.
    @Test(
        arguments: [
            ("body:\n  ご案内\n  - 商品A\n  - 商品B\n", []), ("body:\n  お知らせ：\n  - 商品A\n", []), ("body:\n  ・商品A\n  - 商品B\n", []),
            ("body: ご案内\n  - 商品A\n", []), ("body:\n  ご案内です。\n  会費:2,160円\n", []), ("body:\n  会費：2,160円\n  期限：月末\n", []),
            ("body:\n  |\n  お名前: %name1% 様\n", []),
            ("body:\n  \"お名前: %name1% 様\n  以上\"\n", []), ("body: ご案内です。\n  以上です。\n", []), ("body:\n  subject: a\n", [.wrongType]),
            ("body:\n  text: ご案内\n", [.wrongType]), ("body:\n  - 商品A\n  - 商品B\n", [.wrongType]), ("body: {a: b}\n", [.wrongType]),
            ("body: ご案内です。\n  unsubscribe: true\n", [.badIndentation]), ("body: お名前: %name1% 様\n", [.syntaxError]),
        ] as [(String, [Code])])
    func whatIsNoSuchText(body: String, codes: [Code]) {
        let found = Self.errors(Self.mail(body))
        #expect(found.map(\.code) == codes, "\(found.map(\.message.en))")
        #expect(!found.contains { $0.help?.en.contains("without quotes") == true })
        #expect(found.allSatisfy { $0.code != .wrongType || $0.help?.en.contains("`body: |`") == true })
    }

    // MARK: Lines that lost their indentation

    private static let lost = [
        "お名前: %name1% 様\n", "会費：2,160円\n期限：月末\n", "会費:2,160円\n期限:月末\nお支払いください。\n", "連絡先: @kakeibo (LINE)\n",
        "会費: 2,160円\nお支払いください。\n連絡先: @kakeibo\n", "TEL: 03-0000-0000\nMAIL: @kakeibo\n", "■お名前: %name1% 様\n- 品名: @x\n",
        "お名前: %name1% 様\n会費:2,160円\nお支払い方法をご確認ください。\n", "商品名: @りんご\n",
    ]

    private static func indented(_ lines: String) -> String {
        lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    @Test(arguments: lost) func linesBelowAText(lines: String) throws {
        for gap in ["", "\n"] {
            for isFollowed in [false, true] {
                let above = "body: |\n  いつもありがとうございます。\n" + gap
                try Self.expect(
                    .badIndentation, Self.mail(above + lines, unsubscribe: isFollowed),
                    mended: Self.mail(above + Self.indented(lines), unsubscribe: isFollowed))
            }
        }
    }

    @Test(arguments: lost) func aWholeText(lines: String) throws {
        for isFollowed in [false, true] {
            try Self.expect(
                .badIndentation, Self.mail("body: |\n" + lines, unsubscribe: isFollowed),
                mended: Self.mail("body: |\n" + Self.indented(lines), unsubscribe: isFollowed))
        }
    }

    /// With the `|` lost, too.
    @Test(arguments: ["お名前: %name1% 様\n", "お名前: %name1% 様\n会費: 2,160円\n", "ご案内です。\n連絡先: @kakeibo\n"])
    func aWholeTextWithoutItsBar(lines: String) throws {
        try Self.expect(
            .badIndentation, Self.mail("body:\n" + lines, unsubscribe: true),
            mended: Self.mail("body: |\n" + Self.indented(lines), unsubscribe: true))
    }

    /// A setting, though its name is misspelt, or belongs to a group of the mail, is none of its text.
    @Test(
        arguments: [
            ("unsubscribed: true\n", [.unknownKey]), ("配信解徐: true\n", [.unknownKey]), ("件名: お知らせ\n", [.duplicateKey]),
            ("差出人名: 事務局\n", [.unknownKey]), ("memo: 社内用\n", [.unknownKey]), ("配信解除：true\n", [.fullWidthPunctuation]),
        ] as [(String, [Code])])
    func settingsBelowAText(line: String, codes: [Code]) {
        for body in ["body: |\n  ご案内です。\n", "body: |\n"] {
            let found = Self.errors(Self.mail(body + line)).filter { $0.code != .missingField }
            #expect(found.map(\.code) == codes, "\(line): \(found.map(\.message.en))")
        }
    }

    /// The key of a block around that is misspelt, one that the mail lacks under another name, and a choice, which no text begins with.
    @Test(arguments: [
        mail("body: |\n  ご案内です。\nトリガー: 課金失敗時\n").replacing("trigger: charge_failed\n", with: ""),
        mail("body: |\n  ご案内です。\n宛先: 購入者\n").replacing("subject: 件名\n", with: ""),
        mail("body: |\n  ご案内です。\n配信をやめる: true\n"), mail("body:\n配信停止: true\n"), mail("body:\n  配信停止: true\n"),
        mail("body:\n  送信元: a@shop.example.jp\n"), mail("body: |\n  ご案内です。\n件 名: お知らせ\n"),
        mail("body:\n送信元: a@shop.example.jp\n"),
        inline("body: |\n  ご案内です。\n").replacing("    unsubscribe: true\n", with: "お支払い手段:\n  - id: a\n    type: auto_pay\n"),
    ])
    func whatMayBeASetting(text: String) {
        let found = Self.errors(text)
        #expect(!found.isEmpty && !found.contains { $0.message.en.contains("text of `body:`") }, "\(found.map(\.message.en))")
        #expect(!found.flatMap(\.fixes).contains { $0.edits.contains { $0.text.hasPrefix(" |") } })
    }

    /// However many mails a file has.
    @Test func manyMails() {
        let lines = (0..<12).map { "  項目\($0): %name1% 様\n" }.joined()
        let texts = (0..<20).map { Self.mail("body: 毎度ありがとうございます。\n" + lines).replacing("id: failed", with: "id: m\($0)") }
        let found = Self.errors(texts.joined(separator: "---\n"))
        #expect(found.map(\.code) == Array(repeating: .syntaxError, count: 20))
        #expect(!found.flatMap(\.fixes).contains { $0.edits.contains { $0.text.contains("\"") } })
    }

    /// A key of that name in files of other tools has what it has.
    @Test(arguments: [
        "request:\n  method: POST\n  body:\n    User Name: taro\n    Plan: basic\n",
        "openapi: x\nbody:\n  Content-Type: json\n  Foo: 1\n",
        "name: x\nbody:\n  お名前: 太郎\n", "subject: x\nbody: a\nお名前: 太郎\n",
    ])
    func otherTools(text: String) {
        #expect(!project(text).problems.contains { $0.code == .syntaxError || $0.code == .badIndentation })
    }

    /// Where nobody can tell which it is, nothing is quoted.
    @Test(arguments: ["body: |\n  ご案内です。\nmemo: %name1% 様\n", "body:\n  - 商品: @A\n  - 商品: %B\n", "body:\n  tel: @kakeibo\n"])
    func noQuotesWhereTheyMightBeMailed(body: String) {
        let found = Self.errors(Self.mail(body))
        #expect(!found.isEmpty && !found.flatMap(\.fixes).contains { $0.edits.contains { $0.text.contains("\"") } })
    }

    /// Elsewhere they are certain, as before.
    @Test func quotesInSettings() {
        let found = Self.errors(Self.mail("body: |\n  ご案内です。\n").replacing("件名", with: "%name1% 様"))
        #expect(found.map(\.code) == [.syntaxError] && found.flatMap(\.fixes).map(\.isSafe) == [true])
    }
}
