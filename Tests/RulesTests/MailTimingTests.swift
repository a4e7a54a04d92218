import Project
import Rules
import SourceText
import Testing

/// When mails are sent, and what their links end.
@Suite struct MailTimingTests {
    private static func mail(_ id: String, _ lines: String = "", trigger: String = "charge_failed") -> String {
        let more = lines.isEmpty ? "" : "\n  " + lines.replacing("\n", with: "\n  ")
        return "- id: \(id)\n  trigger: \(trigger)\n  subject: お知らせ\n  body: 本文\n  unsubscribe: \(trigger != "charge_failed")"
            + more
    }

    /// Buyers get two mails at once; another minute or another event is another mail.
    @Test(arguments: [
        ([mail("a"), mail("b")], ["duplicate-mail-timing 「charge_failed」"]),
        ([mail("a"), mail("b", "delay_minutes: 0")], ["duplicate-mail-timing 「charge_failed」"]),
        ([mail("a", "delay_minutes: 60"), mail("b", "登録からN分後: 60")], ["duplicate-mail-timing 「charge_failed」"]),
        ([mail("a"), mail("b", "delay_minutes: 1")], []), ([mail("a"), mail("b", trigger: "recurring_cancelled")], []),
        ([mail("a"), mail("b"), mail("c")], ["duplicate-mail-timing 「charge_failed」"]),
        ([mail("a"), mail("a")], ["duplicate-id 「a」"]),
        ([mail("a"), mail("b", "delay_minutes: soon")], ["bad-format 「soon」"]),
        ((0..<10).map { mail("m\($0)", "delay_minutes: \($0 % 9)") }, ["duplicate-mail-timing 「charge_failed」"]),
    ])
    func mailsAtOneTime(mails: [String], expected: [String]) {
        #expect(findings(product(monthly, mails: mails.joined(separator: "\n"))) == expected)
    }

    @Test(arguments: [(0, "right after"), (1, "1 minute after"), (60, "60 minutes after")])
    func theTimeIsSaid(delay: Int, words: String) throws {
        let mails = [Self.mail("a", "delay_minutes: \(delay)"), Self.mail("b", "delay_minutes: \(delay)")]
        let inspection = inspect(product(monthly, mails: mails.joined(separator: "\n")))
        let message = try #require(inspection.diagnostics.first { $0.code == .duplicateMailTiming }).message
        #expect(message.en.contains("more than one mail \(words) `charge_failed`"), "\(message.en)")
        #expect(message.ja.contains("登録から\(delay)分後に2通以上"))
    }

    @Test func oneDefinitionTwice() throws {
        let shared = "kind: step_mail\nid: cf\ntrigger: charge_failed\nsubject: お知らせ\nbody: 本文\n---\n"
        let inspection = inspect(shared + product(monthly, mails: "- use: cf\n- use: cf\n  id: b"))
        #expect(findings(inspection, from: .warning) == ["duplicate-mail-timing 「cf」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .duplicateMailTiming })
        #expect(finding.path == "product[id=course].step_mails[1].use" && finding.related.count == 1)
        #expect(findings(shared + product(monthly, mails: "- use: cf\n- use: cf\n  id: b\n  delay_minutes: 4320")) == [])
        // Neither is ever sent.
        let never = [Self.mail("a", trigger: "recurring_cancelled"), Self.mail("b", trigger: "recurring_cancelled")]
        #expect(
            findings(product(card, mails: never.joined(separator: "\n"))) == [
                "trigger-never-fires 「recurring_cancelled」", "trigger-never-fires 「recurring_cancelled」",
            ])
    }

    /// The link that ends the mails is none that ends the payments.
    @Test(arguments: [
        ("退会: %cancelurl%", true), ("退会: %%cancelurl%", true), ("解約のお手続き %unsubscribe%", true),
        ("お支払いを止める(退会する)ときは、こちらです。%cancelurl%", true),
        ("%name1% 様の定期課金を停止するには %cancelurl%", true),
        ("メールの配信解除(退会ではありません): %cancelurl%", false), ("退会してもメールが届くときは %cancelurl%", false),
        ("退会: %change_mail_url%", false), ("退会のご案内\n%cancelurl%", false), ("配信解除: %cancelurl%", false),
        ("お支払いはカードで %cancelurl%", false), ("退会は %free1% へ。こちらは別です: %cancelurl%", false),
        ("%cancelurl% 退会", false), ("退会しても支払いは止まりません %cancelurl%", false),
    ])
    func linksThatEndTheMails(line: String, isTold: Bool) {
        func found(_ text: String) -> [Diagnostic] { inspect(text).diagnostics.filter { $0.code == .unsubscribeLinkToStop } }
        let text = RulesTests.mail(line)
        #expect(found(text).map(\.severity) == (isTold ? [.hint] : []))
        // Where nothing recurs, or all is over, there are no payments to end.
        #expect(found(text.replacing("type: recurring", with: "type: auto_pay")).isEmpty)
        #expect(found(text.replacing("trigger: charge_failed", with: "trigger: recurring_cancelled")).isEmpty)
    }
}
