import SourceText

/// What is charged for sending something to a part of the country or in some way: `送料：本州 880円／沖縄 1,980円`, `送料　宅配便 880円`.
extension QuotedAmounts {
    /// Whether a part of the country or a way of sending stands before an amount, and further up the word for what is charged there, also as a
    /// list below 【送料】, and for the rest of the country: `その他550円`.
    static func isCarriage(_ before: Folded, of amount: Int, in text: TextBytes) -> Bool {
        let place = before.without(fillers)
        let isRest = otherRegions.contains(where: place.ends(with:))
        guard isRest || place.withoutRegion != nil || place.endsWithWayOfSending else { return false }
        let above = max(0, amount - 300)..<amount
        func names(_ words: [StaticString]) -> Bool {
            above.contains { index in words.contains { text.starts(index, with: $0) } }
        }
        return names(["送料", "配送"]) && (!isRest || names(Folded.regions))
    }

    private static let otherRegions: [StaticString] = ["その他", "それ以外", "上記以外", "その他の地域", "それ以外の地域", "上記以外の地域", "ほかの地域", "他の地域"]
}

extension Folded {
    /// Without the part of the country that it ends with: 沖縄, 沖縄のみ, 富山県.
    var withoutRegion: Folded? {
        let place = without(Self.behindRegions)
        return Self.regions.first(where: place.ends(with:)).map { place.droppingLast($0.utf8CodeUnitCount) }
    }

    private static let behindRegions: [StaticString] = ["のみ", "だけ", "県", "府", "地方", "地域", "エリア", "方面", "諸島", "全域"]

    static let regions: [StaticString] =
        [
            "全国一律", "一律", "全国", "国内", "海外", "本州", "北海道", "東北", "関東", "首都圏", "信越", "北陸", "東海", "中部", "関西", "近畿", "中国", "山陰", "山陽",
            "四国", "九州", "沖縄", "離島", "島しょ部", "島嶼部", "奄美", "奄美大島", "伊豆", "小笠原",
        ] + prefectures

    private static let prefectures: [StaticString] = [
        "青森", "岩手", "宮城", "秋田", "山形", "福島", "茨城", "栃木", "群馬", "埼玉", "千葉", "東京", "東京都", "東京都内", "神奈川", "新潟", "富山", "石川", "福井",
        "山梨",
        "長野", "岐阜", "静岡", "愛知", "三重", "滋賀", "京都", "大阪", "兵庫", "奈良", "和歌山", "鳥取", "島根", "岡山", "広島", "山口", "徳島", "香川", "愛媛", "高知",
        "福岡",
        "佐賀", "長崎", "熊本", "大分", "宮崎", "鹿児島",
    ]

    /// Whether it ends with a way of sending something: 宅配便, ネコポス, 60サイズ; 「定期便」 is none.
    fileprivate var endsWithWayOfSending: Bool {
        if Self.waysOfSending.contains(where: ends(with:)) { return true }
        if ends(with: "便") { return Self.kindsOfPost.contains(where: droppingLast("便".utf8.count).ends(with:)) }
        return ends(with: "サイズ") && droppingLast("サイズ".utf8.count).bytes.last.map(isDigit) == true
    }

    private static let waysOfSending: [StaticString] = [
        "ゆうパック", "ゆうパケット", "ゆうパケットポスト", "ゆうメール", "クリックポスト", "レターパック", "レターパックライト", "レターパックプラス", "スマートレター", "ネコポス", "宅急便コンパクト",
        "ヤマト運輸", "クロネコヤマト", "西濃運輸", "福山通運", "定形外", "定形内", "書留", "速達", "ポスト投函",
    ]
    /// With 「便」 behind them.
    private static let kindsOfPost: [StaticString] = [
        "宅配", "宅急", "メール", "郵", "佐川急", "飛脚", "航空", "船", "路線", "常温", "冷蔵", "冷凍", "チルド", "クール",
    ]
}
