/// What people write in a shop's settings: names, sentences of mails, words for ids.
enum Words {
    static let ids = [
        "course", "club", "pantry", "box", "once", "monthly", "card", "trial", "basic", "premium", "coffee", "2024-special", "a",
        "x1",
        "long-name-with-many-hyphens-in-it",
    ]

    /// Among them texts that other readers of YAML take for something else, and texts that need quotes.
    static let names = [
        "はじめての家計簿オンライン講座", "季節の花 定期便", "英会話レッスン(月4回)", "講座: 初級編", "#1 の人気講座", "写真講座 #2", "100%オレンジ",
        "'特別'コース", "\"はじめて\"の方へ", "no", "010", "1_000", "2024-01-01", "null", "~", "[限定] ノート", "- 講座", "料金、税込", "a, b",
        "{特典}", "ノート & ペン", "* 星", "%割引券", "@home", "`夜`の部", "> 上級", "| 縦", "! 速報", "? 質問", "コース\\通信", "お試し／初回", "Ａコース",
        "カフェ『ひなた』", "true", "1980", "½ サイズ", "Ünïcode", "x: ", "見出し :",
    ].map { $0.hasSuffix(" ") ? String($0.dropLast()) + "円" : $0 }

    /// Of each type others, that fit it.
    static func methodNames(_ type: String) -> [String] {
        switch type {
        case "one_time": ["Amazon Pay(一括)", "Amazon Pay 'まとめて'", "年払い(1年分): Amazon Pay"]
        case "auto_pay": ["いつものお支払い", "Amazon Pay #1"]
        default: ["Amazon Pay", "Amazon Pay: 定期", "自動で更新(一括)"]
        }
    }

    static let senders = ["サンプル商店", "運営事務局", "Sample Shop: support", "'家計簿'ストア"]

    static let subjects = [
        "お支払いの確認のお願い", "Amazon Payでのお支払いについて", "%name1%様: お支払いのご案内", "[重要] お支払い方法の確認", "「定期」のお支払い",
    ]

    static let sentences = [
        "いつもご利用ありがとうございます。", "Amazon Payでのお支払いが完了しませんでした。", "お手数ですが、Amazonのアカウントでお支払い方法をご確認ください。",
        "- 箇条書きの行", "# 見出しのような行", "key: value のような行", "お問い合わせ: 03-0000-0000", "--------", "50%OFFのご案内ではありません。",
        "登録のメールアドレス: %mail%", "自由項目は%free3%です。", "[注意] \"引用\" と 'これ' と \\ と %", "    字下げした行", "全角（かっこ）と：コロン", "end of line",
    ]

    /// Of those behind a value, none may be the rest of it.
    static let remarks = ["# メモ", "# ---", "# a: b", "#", "# 2つの # 印", "# [", "#! x"]
    static let remarksOfTheirOwn = remarks + ["#メモ: 価格は税込"]

    static let reason = "受け入れ試験のため"
}
