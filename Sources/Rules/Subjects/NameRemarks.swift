import Project
import SourceText

/// What a name says in brackets or behind a mark that tells neither its price nor how it is paid: 「月額会員（初月無料）」, 「7,700円・送料込み」.
///
///     月額7,700円（初月無料）             月額7,700円
///     Amazon Pay（月額7,700円・送料無料）   Amazon Pay（月額7,700円）
///     【送料無料】煎茶 3,240円            煎茶 3,240円
///     7・14日間無料、初月無料キャンペーン     as it is: a remark is all that stands between two marks
enum NameRemarks {
    /// A name without them. `isOfInterval`: whether it is asked how often the name says that it is paid, of which those who pay and what they
    /// save tell nothing either: 「月額（学生）」.
    static func without(_ name: String, isOfInterval: Bool = false) -> String {
        guard name.utf8.count <= longestName, name.withTextBytes({ first(in: $0, isOfInterval) }) != nil else { return name }
        var rest = name
        while let remark = rest.withTextBytes({ first(in: $0, isOfInterval) }) {
            rest = rest.withTextBytes { $0.text(0..<remark.lowerBound) + $0.text(remark.upperBound..<$0.count) }
        }
        return rest
    }

    /// No longer one is read by buyers.
    private static let longestName = 500

    /// Where the first of them stands, with its brackets or one of the marks around it; that which is all of a name stays.
    private static func first(in text: TextBytes, _ isOfInterval: Bool) -> Range<Int>? {
        // Each begins the text or stands behind a mark, none of which has a byte between two others.
        for start in text.indices where text[start] & 0xC0 != 0x80 {
            let open = opens.first { text.ends(start, with: $0) }
            let mark = open == nil ? marks.first { text.ends(start, with: $0) } : nil
            guard start == 0 || open != nil || mark != nil, let end = end(from: start, in: text, isOfInterval) else { continue }
            let first = start - ((open ?? mark)?.utf8CodeUnitCount ?? 0)
            // 「7・14日間無料」.
            if mark != nil, KanjiNumber(before: first, in: text) != nil { continue }
            let close = closes.first { text.starts(end, with: $0) }
            let next = marks.first { text.starts(end, with: $0) }
            if open != nil, let close { return text.start(of: blanks, before: first)..<end + close.utf8CodeUnitCount }
            if mark != nil, close != nil || next != nil || end == text.count { return first..<end }
            if mark == nil, let next { return start..<end + next.utf8CodeUnitCount }
        }
        return nil
    }

    private static func end(from start: Int, in text: TextBytes, _ isOfInterval: Bool) -> Int? {
        func end(_ words: [StaticString]) -> Int? {
            words.lazy.filter { text.starts(start, with: $0) }.map(\.utf8CodeUnitCount).max().map { start + $0 }
        }
        return end(fixed) ?? endOfFreeTime(start, in: text)
            ?? (isOfInterval ? end(ofOthers) ?? endOfSavings(start, in: text) : nil)
    }

    /// 「14日間無料」, 「初回1か月無料」, 「最初の2週間は無料」.
    private static func endOfFreeTime(_ start: Int, in text: TextBytes) -> Int? {
        guard let number = endOfNumber(text.end(of: ["初回", "最初の", "はじめの"], from: start), in: text),
            let unit = units.first(where: { text.starts(number, with: $0) })
        else { return nil }
        let free = text.end(of: ["間", "は", "の"], from: number + unit.utf8CodeUnitCount)
        return ["無料お試し", "お試し無料", "無料体験", "無料トライアル", "無料"].first { text.starts(free, with: $0) }
            .map { free + $0.utf8CodeUnitCount }
    }

    /// 「2か月分お得」, 「10%お得」.
    private static func endOfSavings(_ start: Int, in text: TextBytes) -> Int? {
        guard let number = endOfNumber(start, in: text) else { return nil }
        let unit = text.end(of: ["%", "％", "分"] + units, from: number)
        return unit > number && text.starts(unit, with: "お得") ? unit + "お得".utf8.count : nil
    }

    private static func endOfNumber(_ start: Int, in text: TextBytes) -> Int? {
        var end = start
        while let digit = digit(end, in: text) { end += digit }
        return end > start ? end : nil
    }

    /// How many bytes a digit of either width has: U+FF10 … U+FF19 are EF BC 90 … EF BC 99.
    private static func digit(_ index: Int, in text: TextBytes) -> Int? {
        guard index < text.count else { return nil }
        if isDigit(text[index]) { return 1 }
        let isWide =
            index + 2 < text.count && text[index] == 0xEF && text[index + 1] == 0xBC && (0x90...0x99).contains(text[index + 2])
        return isWide ? 3 : nil
    }

    private static let blanks: [StaticString] = [" ", "\u{3000}"]
    private static let marks = blanks + ["・", "、", ",", "，", "/", "／"]
    private static let opens: [StaticString] = ["(", "（", "[", "［", "【"]
    private static let closes: [StaticString] = [")", "）", "]", "］", "】"]
    private static let units: [StaticString] = ["日", "週", "か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月"]

    private static let fixed: [StaticString] = [
        "初月無料", "初回無料", "初週無料", "無料体験", "無料お試し", "送料無料", "送料込み", "送料込", "入会金無料", "入会金なし", "入会金無し", "入会金不要", "登録料無料",
        "登録料なし", "手数料無料", "手数料なし", "手数料込み", "手数料込", "追加料金なし", "追加料金無し", "追加料金不要", "追加費用なし", "解約自由", "退会自由", "解約無料",
        "解約可", "解約可能", "解約OK", "解約ＯＫ", "退会可", "退会OK", "いつでも解約可", "いつでも解約可能", "いつでも解約OK", "いつでも解約ＯＫ", "いつでも退会可", "いつでも退会可能",
        "いつでも退会OK", "途中解約可", "途中解約OK", "縛りなし", "縛り無し", "一括返済可", "いつでも一括返済可", "繰上返済可",
    ]
    /// Who pays.
    private static let ofOthers: [StaticString] = ["学生", "一般", "個人", "法人", "家族", "大人", "子ども", "シニア"]
}
