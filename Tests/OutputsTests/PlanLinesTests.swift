// Which lines of a mail a plan shows, and how.
import Schema
import SourceText
import Testing

@testable import Outputs

@Suite struct PlanLinesTests {
    private static let body = EntryID("product/a/mail/b/body") ?? EntryID(.integration, .use)

    private func plan(_ old: String?, _ new: String?) -> EntryPlan {
        let use = Entry(EntryID(.integration, .use), "true")
        func entries(_ text: String?) -> [Entry] { [use] + (text.map { [Entry(Self.body, $0)] } ?? []) }
        return EntryPlan(from: entries(old), to: entries(new))
    }

    private func told(_ old: String?, _ new: String?) throws -> String {
        let one = try #require(plan(old, new).told.first)
        let lines = one.lines.map { "\n\($0.isNew ? "+" : "-")\($0.number)\($0.shown)" }.joined()
        return one.summary([.en]) { $0 } + (one.headOfLines.map { "\n" + $0.en } ?? "") + lines
    }

    private static func text(lines: Int, _ others: [Int: String] = [:]) -> String {
        (1...lines).map { (others[$0] ?? "文\($0 == 1 ? "" : "章")") + "\n" }.joined()
    }

    /// Of the very first plan, where all is new, the first line is enough.
    @Test func withoutARecord() {
        let told = EntryPlan(from: [], to: [Entry(Self.body, "a\nhttps://e.jp\n")]).told
        #expect(told.allSatisfy { $0.lines.isEmpty && $0.headOfLines == nil } && told.count == 1)
    }

    /// Of a short text all that it says is shown.
    @Test(arguments: [
        ("a", "new: “a”"), ("a\n", "new: “a”"), ("", "new: “”"), ("a\n\nb\n", "new: “a” …, 3 lines\n+1a\n+3b"),
        ("\n\nb\nhttps://e.jp", "new: “b” …, 4 lines\n+3b\n+4https://e.jp"),
    ])
    func aNewTextIsShown(_ text: String, _ shown: String) throws {
        #expect(try told(nil, text) == shown)
    }

    @Test func aLongTextIsShownByWhatIsToBeSeen() throws {
        let shortest = try told(nil, Self.text(lines: 20, [13: "https://store.example.jp.evil.jp/login"]))
        #expect(shortest.split(separator: "\n").count == 21 && shortest.contains("\n+13https://store"))
        let long = Self.text(
            lines: 30, [1: "https://shop.example.jp", 13: "https://store.example.jp.evil.jp/login", 29: "計 １，９８０円"])
        #expect(
            try told(nil, long)
                == "new: “https://shop.example.jp” …, 30 lines\nLines with links, addresses or amounts:\n+13https://store.example.jp.evil.jp/login\n+29計 １，９８０円"
        )
        #expect(try told(nil, Self.text(lines: 30)) == "new: “文” …, 30 lines")
        #expect(try told(long, nil) == "remove: “https://shop.example.jp” …, 30 lines")
    }

    @Test(arguments: [
        ("https://e.jp", true), ("詳しくはwww.e.jpへ", true), ("HTTPS:/e.jp", true), ("Http:e.jp", true), ("x://e.jp", true),
        ("help@e.jp", true), ("月額¥1,980", true), ("１９８０円", true), ("二千円です", true), ("2027年2月18日", false),
        ("いつもありがとうございます。", false), ("03-0000-0000", false), ("w: a", false),
    ])
    func whatIsToBeSeen(_ line: String, _ isShown: Bool) throws {
        #expect(try told(nil, Self.text(lines: 30, [9: line])).contains("+9\(line)") == isShown)
    }

    /// In text and Markdown; the JSON has the whole text as before.
    @Test func reportsShowTheLinesOfANewText() {
        let long = plan(nil, Self.text(lines: 30, [13: "[x](https://e.jp)", 14: "```  "]))
        #expect(
            long.report(.text, [.ja]).contains(
                "全30行  [product/a/mail/b/body]\n      リンク・アドレス・金額のある行:\n      + 13行目 「[x](https://e.jp)」\n\n"))
        #expect(
            long.report(.markdown, [.en]).contains(
                "30 lines` (`product/a/mail/b/body`)\n  Lines with links, addresses or amounts:\n  ```diff\n  + [x](https://e.jp)\n  ```\n"
            )
        )
        let short = plan(nil, "一\n\n```\n　二　\n")
        #expect(short.report(.text, [.ja]).contains("      + 1行目 「一」\n      + 3行目 「```」\n      + 4行目 「　二<U+3000>」\n"))
        #expect(short.report(.markdown, [.en]).contains("\n  ````diff\n  + 一\n  + ```\n  + 　二<U+3000>\n  ````\n"))
        #expect(!short.report(.json, [.ja]).contains("```\","))
    }

    /// In another tab the mail is made anew, with a text that nobody has seen there.
    @Test func aMailOfAnotherTriggerIsShown() throws {
        let moved = [("trigger: charge_failed", "trigger: recurring_cancelled")]
        let (old, new) = (try Shop.checked(), try Shop.checked(moved))
        let text = EntryPlan(from: old.entries.map(\.entry), to: new.entries.map(\.entry)).report(.text, [.en])
        #expect(text.contains("      + line 1 “料金は1,980円です。”\n      + line 2 “よろしくお願いします。”\n"), "\(text)")
    }

    /// Blanks lay out a mail: they are spelled out where they are what differs.
    @Test(arguments: [
        ("◆日時　2月18日", "◆日時　2月19日", "line 1 “◆日時　2月18日” → line 1 “◆日時　2月19日”"),
        ("　　会場：A", "　　会場：B", "line 1 “　　会場：A” → line 1 “　　会場：B”"), ("a  b", "a  c", "line 1 “a  b” → line 1 “a  c”"),
        ("a b", "a　b", "line 1 “a b” → line 1 “a<U+3000>b”"), ("a　b", "ab", "line 1 “a<U+3000>b” → line 1 “ab”"),
        ("日時 2月18日", "日時　2月19日", "line 1 “日時 2月18日” → line 1 “日時<U+3000>2月19日”"),
        ("a b", "a  b", "line 1 “a b” → line 1 “a<U+0020><U+0020>b”"), ("a", "a　", "line 1 “a” → line 1 “a<U+3000>”"),
        ("a\u{A0}b", "a\u{A0}c", "line 1 “a<U+00A0>b” → line 1 “a<U+00A0>c”"),
        ("a\tb", "a\tc", "line 1 “a<U+0009>b” → line 1 “a<U+0009>c”"),
        ("一\nx\na　b", "一\na b\ny　z", "2 lines removed, 2 lines added\n-2x\n-3a<U+3000>b\n+2a b\n+3y　z"),
        ("　a\n　b", "a\nb", "2 lines removed, 2 lines added\n-1<U+3000>a\n-2<U+3000>b\n+1a\n+2b"),
    ])
    func blanksInLines(_ old: String, _ new: String, _ shown: String) throws {
        #expect(try told(old, new) == shown)
        let markdown = plan(old, new).report(.markdown, [.en])
        let words = shown.split(separator: "\n").first?.split(separator: " → ").map { "`\($0)`" }.joined(separator: " → ") ?? ""
        #expect(markdown.contains(words) || markdown.contains("  + ") && !markdown.contains("U+3000>z"), "\(markdown)")
    }

    /// What is drawn as nothing or as a blank, though it begins like kana or is a selector.
    @Test(arguments: ["\u{3164}", "\u{180B}", "\u{180F}", "\u{FFA0}"] as [Unicode.Scalar])
    func whatCannotBeSeenIsSpelledOut(_ unseen: Unicode.Scalar) throws {
        let id = EntryID(.product("a"), .productName)
        let plan = EntryPlan(from: [Entry(id, "講座のご案内です")], to: [Entry(id, "講座の\(unseen)ご案内です")])
        let shown = "講座の<\(codePoint(unseen))>ご案内です"
        for format in [PlanFormat.text, .markdown] {
            let report = plan.report(format, [.ja])
            #expect(report.contains(shown) && !report.unicodeScalars.contains(unseen), "\(report)")
        }
    }

    /// A record is read by whoever reviews it, too.
    @Test(arguments: ["\u{3164}", "\u{180B}"] as [Unicode.Scalar])
    func aRecordOfBeforeIsRead(_ unseen: Unicode.Scalar) throws {
        let entry = Entry(EntryID(.product("a"), .productName), "講\(unseen)座")
        let today = Lock([entry]).text
        #expect(!today.unicodeScalars.contains(unseen))
        let escape = "\\u" + codePoint(unseen).dropFirst(2).lowercased()
        for text in [today, today.replacing(escape, with: String(unseen))] {
            #expect(try Lock.read(Array(text.utf8)).get().entries == [entry])
        }
        let other = Lock([Entry(entry.id, "講\u{200B}座")]).text.replacing("\\u200b", with: "\u{200B}")
        #expect(throws: Lock.Problem.self) { try Lock.read(Array(other.utf8)).get() }
    }

    /// What a record says is shown, also where it is no value of the box.
    @Test(arguments: [("true", "ticked"), ("false", "not ticked"), ("yes", "yes"), ("", "")])
    func aBoxOfARecord(_ value: String, _ shown: String) {
        #expect(EntryField.useTestEnvironment.shown(value).en == shown)
    }
}
