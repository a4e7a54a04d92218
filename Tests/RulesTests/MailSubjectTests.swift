import Rules
import SourceText
import Testing

/// Subjects that do not belong to the mail above which they stand.
@Suite struct MailSubjectTests {
    private static func mails(_ failed: String, _ cancelled: String) -> String {
        """
        - id: failed
          trigger: charge_failed
          subject: \(failed)
          body: 本文です。
        - id: cancelled
          trigger: recurring_cancelled
          subject: \(cancelled)
          body: 本文です。
          unsubscribe: true
        """
    }

    @Test(arguments: [
        ("退会のお手続きが完了しました", "お支払いが完了していません", true), ("解約を承りました", "決済に失敗しました", true), ("解約が完了しました", "カードをご確認ください", true),
        ("定期のお支払いを停止しました", "お支払いが完了していません", true), ("定期のお支払いを停止しました", "ご利用ありがとうございました", false),
        ("お支払いが完了していません", "退会のお手続きが完了しました", false), ("退会のお手続きが完了しました", "ご利用ありがとうございました", false),
        ("お支払いの確認のお願い", "お支払いが完了していません", false), ("退会のお手続きが完了していません", "お支払いが完了していません", false), ("退会の前に", "決済に失敗しました", false),
    ])
    func exchanged(failed: String, cancelled: String, isExchanged: Bool) {
        let expected = isExchanged ? ["swapped-mails 「\(failed)」"] : []
        #expect(findings(product(monthly, mails: Self.mails(failed, cancelled))) == expected)
    }

    private static func mails(_ failed: (subject: String, body: String), _ cancelled: (subject: String, body: String)) -> String {
        """
        - {id: failed, trigger: charge_failed, subject: \(failed.subject), body: \(failed.body)}
        - {id: cancelled, trigger: recurring_cancelled, subject: \(cancelled.subject), body: \(cancelled.body), unsubscribe: true}
        """
    }

    /// One text for both, where it tells of one occasion alone.
    @Test(arguments: [
        ("お支払いが完了していません", "本文1", "お支払いが完了していません", "本文2", "お支払いが完了していません", 1),
        ("お願い", "カードをご確認ください", "退会のお知らせ", "カードをご確認ください", "カードをご確認ください", 1),
        ("退会が完了しました", "本文1", "退会が完了しました", "本文2", "退会が完了しました", 0),
        ("お支払い", "解約を承りました", "解約", "解約を承りました", "解約を承りました", 0),
        ("お知らせ", "本文", "お知らせ", "本文", nil, 0), ("決済に失敗しました", "本文1", "決済に失敗しました。", "本文2", nil, 0),
        ("決済に失敗しました", "本文", "退会が完了しました", "本文", nil, 0),
        ("決済失敗・解約のご連絡", "本文1", "決済失敗・解約のご連絡", "本文2", nil, 0),
        ("お知らせ1", "お支払いに失敗した場合、または定期支払いを解約された場合にお送りしています。", "お知らせ2", "お支払いに失敗した場合、または定期支払いを解約された場合にお送りしています。", nil, 0),
        ("お知らせ1", "決済の失敗により、ご利用を停止しました。", "お知らせ2", "決済の失敗により、ご利用を停止しました。", nil, 0),
    ])
    func copied(subject: String, body: String, other: String, otherBody: String, copy: String?, place: Int) throws {
        let text = product(monthly, mails: Self.mails((subject, body), (other, otherBody)))
        let found = inspect(text).diagnostics.filter { $0.code == .swappedMails }
        #expect(findings(text) == (copy.map { ["swapped-mails 「\($0)」"] } ?? []))
        // At the mail to whose occasion it does not belong.
        guard let finding = found.first, let copy else { return }
        let places = text.ranges(of: copy).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
        #expect(
            finding.location.range.start == UInt32(places[place])
                && finding.related.first?.location.range.start == UInt32(places[1 - place]))
    }

    /// A definition that is used for both is meant so.
    @Test func oneDefinitionForBoth() {
        let definition = "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: 決済に失敗しました\nbody: 本文です。\n---\n"
        let mails = "- use: m\n- use: m\n  id: n\n  trigger: recurring_cancelled\n  unsubscribe: true"
        #expect(findings(definition + product(monthly, mails: mails)) == [])
    }

    @Test(arguments: [
        ("【テスト】お支払いのお願い", "【テスト】"), ("テスト", "テスト"), ("テストメール", "テストメール"), ("テストの結果のお知らせ", nil), ("【重要】テスト環境について", nil),
        ("英検対策テスト", nil), ("【テスト対策講座】お支払いのお願い", nil),
    ])
    func tests(subject: String, expected: String?) {
        let told = expected.map { ["test-mail-subject 「\($0)」"] } ?? []
        #expect(findings(mail("本文です。", subject: subject)) == told)
        // In a product that is sold for trials alone it is one.
        let trial = mail("本文です。", subject: subject).replacing(
            "price: 980\n", with: "price: 980\n    use_test_environment: true\n")
        #expect(findings(trial) == [])
    }

    /// A definition is told where somebody sends it to real buyers.
    @Test func ofADefinition() throws {
        let definition = "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: 【テスト】お願い\nbody: 本文です。\n---\n"
        let test = product(monthly + "\n  use_test_environment: true", mails: "- use: m")
        #expect(findings(definition + test) == [])
        let live = product(monthly, mails: "- use: m").replacing("id: course", with: "id: club")
        let text = definition + test + "---\n" + live
        #expect(findings(text) == ["test-mail-subject 「【テスト】」"])
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .testMailSubject }?.fixes.first)
        #expect(!fix.isSafe && apply(fix.edits, to: Array(text.utf8)) == Array(text.replacing("【テスト】", with: "").utf8))
    }
}
