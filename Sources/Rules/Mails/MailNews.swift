import SourceText

/// What the words of a mail or of a line tell its reader.
enum MailNews {
    /// That a contract has ended: 「退会のお手続きが完了しました」.
    static func tellOfEnd(_ text: TextBytes) -> Bool {
        // 退 is E9 80 80, 解 is E8 A7 A3: hardly any text has them.
        let start = text.next(from: 0) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                ByteSearch.equal(bytes, index, 0xE9, 0x80, 0x80) .| ByteSearch.equal(bytes, index, 0xE8, 0xA7, 0xA3)
            }
        }
        return start < text.count && text.holds(["退会", "解約"]) && text.holds(["完了", "承りました", "受け付けました", "いたしました"])
            && !tellOfFailure(text)
    }

    /// That payments have ended, 「定期のお支払いを停止しました」, as the mail for a failed charge may well say too: something only where the
    /// other mail speaks of a failed charge.
    static func tellOfStop(_ text: TextBytes) -> Bool {
        // 停 is E5 81 9C, 終 is E7 B5 82, キ is E3 82 AD.
        let start = text.next(from: 0) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                ByteSearch.equal(bytes, index, 0xE5, 0x81, 0x9C) .| ByteSearch.equal(bytes, index, 0xE7, 0xB5, 0x82)
                    .| ByteSearch.equal(bytes, index, 0xE3, 0x82, 0xAD)
            }
        }
        if start == text.count { return tellOfEnd(text) }
        return text.holds(["停止", "キャンセル", "終了"]) && text.holds(["しました", "致しました", "完了", "承りました", "受け付けました"])
            && !tellOfFailure(text) || tellOfEnd(text)
    }

    /// That a charge has failed: 「お支払いが完了していません」.
    static func tellOfFailure(_ text: TextBytes) -> Bool {
        text.holds([
            "完了していません", "完了しませんでした", "できませんでした", "失敗", "カードをご確認", "カードを確認", "カードのご確認", "カードの確認",
        ])
    }

    /// That a charge has failed, and nothing of an end: 「決済失敗・解約のご連絡」 is written for both.
    static func tellOfFailureAlone(_ text: TextBytes) -> Bool {
        tellOfFailure(text) && !text.holds(["退会", "解約", "停止", "キャンセル"])
    }
}
