import SourceText

/// What a mail calls an item or a payment method: what its name says beside a remark, and beside the service that all methods use.
///
///     メルロー 2022（750ml）                   メルロー 2022
///     Amazon Pay（年額プラン）、年額プラン(Amazon Pay)  年額プラン
///     Amazon Pay、Amazon Pay（会費）             none: any of the methods may be called so
enum NameInMails {
    /// Nil where the name has no remark at its end, or nothing else.
    static func withoutRemark(_ name: String) -> String? {
        name.withTextBytes { text in
            guard let bracket = brackets.first(where: { text.ends(text.count, with: $0.close) }) else { return nil }
            let close = text.count - bracket.close.utf8CodeUnitCount
            guard let open = text.indices.last(where: { $0 < close && text.starts($0, with: bracket.open) }),
                // 「A（B（C））」.
                !(open..<close).contains(where: { text.starts($0, with: bracket.close) })
            else { return nil }
            let end = text.start(of: blanks, before: open)
            return end >= shortest ? text.text(0..<end) : nil
        }
    }

    /// Nil where the name says nothing of its own.
    static func ofMethod(_ name: String) -> String? {
        name.withTextBytes { text in
            var (start, end) = (text.end(of: services, from: 0), text.count)
            if start > 0 {
                let bracket = brackets.first { text.starts(start, with: $0.open) && text.ends(end, with: $0.close) }
                if let bracket {
                    (start, end) = (start + bracket.open.utf8CodeUnitCount, end - bracket.close.utf8CodeUnitCount)
                }
            } else if let bracket = brackets.first(where: { text.ends(end, with: $0.close) }) {
                let service = text.start(of: services, before: end - bracket.close.utf8CodeUnitCount)
                if service < end - bracket.close.utf8CodeUnitCount, text.ends(service, with: bracket.open) {
                    end = text.start(of: blanks, before: service - bracket.open.utf8CodeUnitCount)
                }
            }
            guard end - start >= shortest else { return nil }
            let own = TextBytes(rebasing: text[start..<end])
            return general.contains { own.count == $0.utf8CodeUnitCount && own.starts(0, with: $0) } ? nil : own.text(own.indices)
        }
    }

    /// In bytes; a single kanji says too little.
    static let shortest = 4

    private static let blanks: [StaticString] = [" ", "\u{3000}"]
    private static let brackets: [(open: StaticString, close: StaticString)] = [
        ("（", "）"), ("(", ")"), ("【", "】"), ("［", "］"), ("[", "]"), ("〔", "〕"), ("＜", "＞"), ("〈", "〉"),
    ]
    private static let services: [StaticString] =
        blanks + [
            "Amazon Pay", "AmazonPay", "Amazon　Pay", "amazon pay", "アマゾンペイ", "Ａｍａｚｏｎ Ｐａｙ", "決済", "お支払い", "払い", ":", "：", "・", "-",
        ]
    /// What is said of any price.
    private static let general: [StaticString] = [
        "料金", "会費", "価格", "代金", "金額", "月額", "月々", "毎月", "年額", "月謝", "受講料", "受講費", "授業料", "利用料", "使用料", "購読料", "参加費", "参加料", "税込",
        "支払い",
        "お支払い", "通常", "定期", "定期購入", "クレジットカード", "カード", "カード決済", "決済",
    ]
}
