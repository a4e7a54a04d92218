import SourceText

/// What is charged for sending something to a part of the country or in some way: `送料：本州 880円／沖縄 1,980円`, `送料　宅配便 880円`.
extension QuotedAmounts {
    /// Whether a part of the country or a way of sending stands before an amount, and the word for what is charged there on its line or above
    /// the rows of a list, as below 【送料】, and for the rest of the country: `その他550円`.
    static func isCarriage(_ before: Folded, of amount: Int, in text: TextBytes) -> Bool {
        let place = before.without(fillers)
        let isRest = otherRegions.contains(where: place.ends(with:))
        guard isRest || place.withoutRegion != nil || place.endsWithWayOfSending else { return false }
        let isFar = place.endsWithFarRegion
        var end = amount
        var namesRegions = false
        while amount - end < 300 {
            let start = startOfLine(end, in: text)
            let row = Folded.of(start..<end, in: text) { line in
                namesRegions = namesRegions || line.bytes.holds(Folded.regions)
                return end == amount && !line.saysCarriage ? .entry : CarriageRow(line, isFar: isFar)
            }
            switch row {
            case .charged: return !isRest || namesRegions
            case .other: return false
            case .entry: break
            }
            guard start > 0 else { return false }
            end = start - 1
        }
        return false
    }

    private static let otherRegions: [StaticString] = ["その他", "それ以外", "上記以外", "その他の地域", "それ以外の地域", "上記以外の地域", "ほかの地域", "他の地域"]
}

/// A line at or above an amount that a part of the country stands before.
private enum CarriageRow {
    /// It says that something is charged for sending.
    case charged
    /// It has another part of the country and its amount, a note, or nothing.
    case entry
    case other

    init(_ line: Folded, isFar: Bool) {
        if line.saysCarriage {
            self = line.namesCarriage(isFar: isFar) ? .charged : .other
        } else if line.bytes.holds(Self.prices) {
            self = .other
        } else {
            let words = line.dropping([" ", "\t", "\r", "|", "-"])
            let isEntry =
                words.bytes.isEmpty || ["(", "※"].contains(where: words.starts(with:))
                || words.bytes.holds(["円", "¥", "下記", "以下", "次の"])
                || words.bytes.holds(Folded.regions)
            self = isEntry ? .entry : .other
        }
    }

    private static let prices: [StaticString] = ["会費", "月謝", "受講", "月額", "請求", "支払"]
}

extension Folded {
    /// Whether its last line says what is charged for sending something, 送料, and not that nothing is, `送料無料`, `送料込み`, unless for a part of
    /// the country that is far: `送料無料（沖縄 1,980円）`.
    func namesCarriage(isFar: Bool) -> Bool {
        let line = lastLine
        return line.indices.contains { index in
            guard let word = Self.carriage.first(where: { line.starts(index, with: $0) }) else { return false }
            if isFar { return true }
            let rest = Folded(bytes: TextBytes(rebasing: line[(index + word.utf8CodeUnitCount)...])).dropping(Self.behindCarriage)
            return !Self.free.contains(where: rest.starts(with:))
        }
    }

    fileprivate var saysCarriage: Bool { bytes.holds(["送料", "配送料", "配送費"]) }

    private static let carriage: [StaticString] = ["送料", "配送"]
    private static let behindCarriage: [StaticString] = [
        "料", "費", "は", "が", "も", "を", "・", "手数料", "代引", "全国", "一律", "等", "など", "すべて", "全て", ":", " ", "(", "、", "】",
    ]
    private static let free: [StaticString] = [
        "無料", "込", "含", "なし", "無し", "不要", "0円", "サービス", "当店", "弊社", "当社", "かかりま", "かからな", "いただきません", "いただいておりません", "頂きません",
    ]

    /// Whether it ends with a part of the country to which even what else is sent free is charged.
    var endsWithFarRegion: Bool {
        let place = without(Self.behindRegions)
        return Self.farRegions.contains(where: place.ends(with:))
    }

    private static let farRegions: [StaticString] = [
        "北海道", "沖縄", "離島", "島しょ部", "島嶼部", "奄美", "奄美大島", "伊豆", "小笠原", "九州", "四国", "東北", "海外",
    ]

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
    var endsWithWayOfSending: Bool {
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
