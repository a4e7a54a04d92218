import SourceText

/// Whether the name of a payment method says that it is there to try the payment with.
///
///     Amazon Pay(テスト環境)、【テスト】Amazon Pay、動作確認用    it does
///     テスト対策講座(Amazon Pay)、会員(テスト環境)             it does not: what is sold
///     本番環境の動作確認用(Amazon Pay)                   it may well take real money
enum NamedTest {
    /// By a name after NFKC.
    static func isMeant(by name: String) -> Bool {
        name.withTextBytes { text in
            guard let word = PromisedInterval.places(of: words, in: text).first, !text.holds(doubts) else { return false }
            if word.count == text.count { return true }
            // 「【テスト】」 as a mark before any name.
            if text.starts(0, with: "【"), word.lowerBound == "【".utf8.count, text.starts(word.upperBound, with: "】") {
                return true
            }
            return isApart(word, in: text) && text.holds(methods)
        }
    }

    private static func isApart(_ word: Range<Int>, in text: TextBytes) -> Bool {
        (word.lowerBound == 0 || before.contains { text.ends(word.lowerBound, with: $0) })
            && (word.upperBound == text.count || behind.contains { text.starts(word.upperBound, with: $0) })
    }

    /// The longer ones first.
    private static let words: [StaticString] = [
        "テスト環境用", "テスト環境", "テスト用", "テスト決済", "テスト課金", "テスト", "決済テスト", "動作テスト", "動作確認用", "動作確認", "検証用", "検証環境", "サンドボックス",
        "sandbox", "Sandbox", "SANDBOX",
    ]
    private static let doubts: [StaticString] = ["本番", "ない", "ません", "除く", "不可"]
    private static let methods: [StaticString] = ["Pay", "pay", "PAY", "ペイ", "決済", "払", "課金", "カード"]
    private static let before: [StaticString] = ["(", "[", "【", "「", "『", "<", ":", "-", "】", ")"]
    private static let behind: [StaticString] = [")", "]", "】", "」", "』", ">", ":", "-", "(", "【"]
}
