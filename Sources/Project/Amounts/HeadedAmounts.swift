import SourceText

/// Amounts below a heading that says what they are: 【旧料金】, ■送料.
extension QuotedAmounts {
    /// Whether a line of its own above an amount, in the same paragraph or right before it, says that it was the price before, or the nearest
    /// heading that it is charged for something else.
    static func isBelowOther(_ amount: Int, in text: TextBytes) -> Bool {
        let end = startOfLine(amount, in: text)
        // `【送料】\n無料\n会費 2,980円`: its own word says what an amount is.
        var mayBeOther = !Folded.of(end..<amount, in: text) { line in
            let word = line.without(fillers)
            return priceBefore.contains(where: word.ends(with:)) || word.isPartOfFee
        }
        var isBehindBlank = false
        var isBelowValue = false
        // What stands on the line below the one that is looked at.
        var below: Heading?
        return firstHeading(above: end, in: text) { heading in
            defer { below = heading == .blank ? below : heading }
            switch heading {
            case .blank:
                isBehindBlank = true
                return nil
            case .present: return false
            case .former: return true
            case .current: return isAboveNew(amount, in: text)
            case .charge where mayBeOther:
                // `送料\n無料\n講座 9,800円`: what is charged is said right below it; other rows of its table may follow.
                let isSaid = below == .value(isBare: true) || isBelowValue && isOfGoods(end..<amount, in: text)
                if !isSaid || isRow(end..<amount, in: text) { return true }
                mayBeOther = false
            case .charge, .another: mayBeOther = false
            case .value: isBelowValue = true
            case nil: break
            }
            // Another paragraph is of another matter.
            return isBehindBlank ? false : nil
        } ?? false
    }

    /// Whether the words before an amount, or those on the line above, are an entry of a table of charges: a part of the country, a size, a time.
    private static func isRow(_ line: Range<Int>, in text: TextBytes) -> Bool {
        func isRow(_ label: Folded) -> Bool? {
            let word = label.without(fillers + ["\r", "\n"]).without(["のみ", "の場合"])
            if word.dropping([" ", "\t", "・", "-"]).bytes.isEmpty { return nil }
            let isTime = ["分", "時間"].contains { unit in
                word.ends(with: unit) && word.droppingLast(unit.utf8CodeUnitCount).bytes.last.map(isDigit) == true
            }
            return isTime || word.withoutRegion != nil || word.endsWithWayOfSending || rows.contains(where: word.ends(with:))
        }
        if let result = Folded.of(line, in: text, isRow) { return result }
        guard line.lowerBound > 0 else { return false }
        return Folded.of(startOfLine(line.lowerBound - 1, in: text)..<line.lowerBound, in: text, isRow) ?? false
    }

    /// Whether the words before an amount on its line are what is paid for, or those of a sentence: `1月27日に9,800円を引き落とします`.
    private static func isOfGoods(_ line: Range<Int>, in text: TextBytes) -> Bool {
        Folded.of(line, in: text) { line in
            let word = line.without(fillers)
            return goods.contains(where: word.ends(with:))
        }
    }

    private static let goods: [StaticString] = [
        "講座", "教室", "サロン", "スクール", "セミナー", "定期便", "商品", "商品代", "今回", "今月", "に", "を",
    ]
    private static let rows: [StaticString] = [
        "サイズ", "箱", "大", "中", "小", "ミニ", "前日", "当日", "日前", "以内", "以上", "以下", "未満", "超", "以降", "kg", "cm", "まで", "%", "その他", "以外",
        "以外の地域",
    ]

    /// Whether the heading of today's price, 【現行料金】, stands above an amount, and between both that of the one which comes, 【新料金】.
    static func isBelowNew(_ amount: Int, in text: TextBytes) -> Bool {
        var isNew = false
        return firstHeading(above: startOfLine(amount, in: text), in: text) { heading in
            switch heading {
            case .present:
                isNew = true
                return nil
            case .current: return isNew
            case .former: return false
            default: return nil
            }
        } ?? false
    }

    /// Whether the heading of a price that comes stands below an amount.
    private static func isAboveNew(_ amount: Int, in text: TextBytes) -> Bool {
        let end = min(text.count, amount + reachOfHeadings)
        var start = amount
        while let line = text[start..<end].firstIndex(where: isLineBreak) {
            start = line + 1
            let next = text[start..<end].firstIndex(where: isLineBreak) ?? end
            if Folded.of(start..<next, in: text, Heading.init) == .present { return true }
        }
        return false
    }

    /// What is first said of the lines above an offset, from the nearest on.
    private static func firstHeading(above line: Int, in text: TextBytes, _ look: (Heading?) -> Bool?) -> Bool? {
        var end = line
        while end > 0, line - end < reachOfHeadings {
            let start = startOfLine(end - 1, in: text)
            if let result = look(Folded.of(start..<end, in: text, Heading.init)) { return result }
            end = start
        }
        return nil
    }

    private static let reachOfHeadings = 600

    static func startOfLine(_ index: Int, in text: TextBytes) -> Int { text.startOfLine(before: index, within: 300) }
}

/// What a line above an amount says of it; nil where it is no heading.
private enum Heading: Equatable {
    /// A line without words ends the paragraph.
    case blank
    /// The price before, that of today, or the one that comes after it.
    case former, current, present
    /// Something else that is paid.
    case charge
    case another
    /// It has an amount or says that nothing is charged, bare where it says no more.
    case value(isBare: Bool)

    init?(_ line: Folded) {
        let words = line.dropping(Self.signs).without(Self.signs)
        if words.bytes.isEmpty {
            self = .blank
            return
        }
        // `旧料金（2024年3月まで）`, `送料（1箱・20kgまで）`.
        let whole = words.dropping(Self.signs + Self.frames).without(Self.signs + Self.frames)
        let name = whole.ends(with: ")") ? whole.withoutRemark?.without(Self.signs) ?? whole : whole
        func isPrice(_ times: [StaticString]) -> Bool {
            let price = name.dropping(times).dropping(["の"])
            return price.bytes.count < name.bytes.count && price.without(["表", "一覧"]).dropping(Self.prices).bytes.isEmpty
        }
        if isPrice(Self.formerly) {
            self = .former
        } else if isPrice(Self.presently) {
            self = .present
        } else if isPrice(Self.currently) {
            self = .current
        } else if let kind = Self.kind(of: whole.bytes.holds(Self.currencies) ? whole : name, line) {
            // `送料（当店負担）`, `手数料（無料）`.
            self = whole.ends(with: ")") && whole.dropping(name.bytes.count).bytes.holds(Self.settled) ? .another : kind
        } else if let isBare = Self.isBareValue(whole) {
            self = .value(isBare: isBare)
        } else {
            return nil
        }
    }

    /// Whether a line that has an amount, 「無料」 or the like has nothing else; nil where it has none.
    private static func isBareValue(_ line: Folded) -> Bool? {
        if line.bytes.holds(free) {
            // `発生しません`, `再決済の手数料はかかりません。`, but `7日前まで：無料` is a row.
            let isDenial = line.without(["。", " "]).ends(with: "ません") && !line.bytes.contains(where: isDigit)
            return isDenial || free.contains(where: line.starts(with:))
        }
        guard line.bytes.holds(currencies), line.bytes.contains(where: isDigit) else { return nil }
        let digits = line.dropping(["税込", "一律", "全国", "¥", "￥", " "])
        let rest = digits.withoutNumber
        let end = rest.dropping(["円", "yen", "です", "税込", "み", "~", "〜", "。", " "])
        return rest.bytes.count < digits.bytes.count && (end.bytes.isEmpty || end.starts(with: "("))
    }

    private static let free: [StaticString] = ["無料", "なし", "不要", "当店負担", "ません"]

    /// What a remark behind the word for a charge says where that is settled: `送料（当店負担）`, `手数料（無料）`.
    private static let settled: [StaticString] = ["無料", "店負担", "社負担", "なし", "無し", "不要"]

    /// What a line is the heading of that names no price.
    private static func kind(of name: Folded, _ line: Folded) -> Heading? {
        let noun = name.withoutOrdinal.without(additions)
        if OtherAmounts.isCharge(line: noun) { return .charge }
        // `送料：` and `会費：` of one list, each with its amounts below it.
        if !noun.bytes.isEmpty, noun.dropping(QuotedAmounts.priceBefore).bytes.isEmpty { return .another }
        // `月会費`, `ご請求金額`, `今回のお支払い額`.
        let isSentence = noun.bytes.contains(where: isDigit) || noun.bytes.holds(["。", "、", "("])
        if !isSentence, QuotedAmounts.priceBefore.contains(where: noun.ends(with:)), !OtherAmounts.isCharge(heading: noun) {
            return .another
        }
        // An entry of a list has its amount.
        let isMarked = marks.contains(where: line.dropping([" ", "\t"]).starts(with:))
        if !isMarked || name.bytes.contains(where: isDigit) { return nil }
        return OtherAmounts.isCharge(heading: noun) ? .charge : .another
    }

    private static let signs: [StaticString] = [
        "\n", "\r", " ", "\t", "【", "】", "[", "]", "<", ">", "■", "□", "●", "○", "◆", "◇", "▼", "・", "※", ":", "-", "=", "*", "#",
        "「", "」",
    ]
    /// Further signs of headings, and the lines that some have around them.
    private static let frames: [StaticString] = [
        "▽", "★", "☆", "◎", "〇", "◯", "▶", "▷", "❖", "♦", "《", "》", "≪", "≫", "〈", "〉", "〔", "〕", "『", "』", "─", "━", "―", "—",
        "═", "│", "┃", "|", "~",
        "〜", "+", "_", ".", "…",
    ]
    private static let marks: [StaticString] = ["【", "[", "<", "■", "□", "●", "○", "◆", "◇", "▼", "#", "「"]
    private static let currencies: [StaticString] = ["円", "¥", "￥", "yen"]
    private static let formerly: [StaticString] = ["旧", "改定前", "改訂前", "変更前", "値上げ前", "値下げ前", "従来", "これまで"]
    private static let currently: [StaticString] = ["現行", "現在", "現", "いま", "今"]
    private static let presently: [StaticString] = ["新", "改定後", "改訂後", "変更後", "値上げ後", "値下げ後", "今後", "これから"]
    private static let prices = OtherAmounts.priceWords + ["月", "年"]
    private static let additions: [StaticString] = ["について", "のご案内", "一覧", "表", "の目安", "(税込)", " "]
}

extension Folded {
    /// Whether it ends with a part of what is to be paid: `【キャンセル料】\n前日 受講料の30%（990円）`.
    fileprivate var isPartOfFee: Bool {
        guard ends(with: "%") else { return false }
        let fee = droppingLast(1 + bytes.dropLast().reversed().prefix(while: isDigit).count).without([" ", "の"])
        return ["料", "料金", "費"].contains(where: fee.ends(with:))
    }

    /// Without the number of a heading: `1. 送料`, `(1) 送料`, `①送料` (① … ⑳ are E2 91 A0 … E2 91 B3).
    fileprivate var withoutOrdinal: Folded {
        if bytes.count > 2, bytes[0] == 0xE2, bytes[1] == 0x91, (0xA0...0xB3).contains(bytes[2]) {
            return dropping(3).dropping([".", " "])
        }
        let number = dropping(["("])
        let digits = number.bytes.prefix(while: isDigit).count
        let rest = number.dropping(digits)
        let title = rest.dropping([".", ")", " "])
        return (1...2).contains(digits) && title.bytes.count < rest.bytes.count ? title : self
    }
}
