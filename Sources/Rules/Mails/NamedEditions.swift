import Project
import SourceText

/// The year or the number in the name of what is sold anew each time: 2027 of 「宅建士合格講座2027」, 12 of 「養成講座（第12期）」, 8 of
/// 「令和8年分 確定申告サポート」.
enum NamedEditions {
    /// In bytes, without the number: what is shorter says too little.
    private static let shortest = 9

    struct Number {
        fileprivate let range: Range<Int>
        fileprivate let value: Int

        /// The digits at an offset. None that is longer than a year is an edition.
        fileprivate init?(at start: Int, in text: TextBytes) {
            var (end, value, count) = (start, 0, 0)
            while let digit = QuotedNumber.digit(text, end) {
                value = count < 6 ? value * 10 + digit.value : 0
                count += 1
                end += digit.length
            }
            guard count > 0 else { return nil }
            (range, self.value) = (start..<end, value)
        }
    }

    /// The first one of a name from an offset on, with enough beside it.
    static func first(of name: TextBytes, from start: Int = 0) -> Number? {
        var index = start
        while index < name.count {
            guard let number = Number(at: index, in: name) else {
                index += 1
                continue
            }
            if name.count - number.range.count >= shortest, isEdition(number, of: name) { return number }
            index = number.range.upperBound
        }
        return nil
    }

    private static func isEdition(_ number: Number, of name: TextBytes) -> Bool {
        if years.contains(number.value) { return true }
        let (start, end) = (number.range.lowerBound, number.range.upperBound)
        guard number.value > 1 else { return false }
        return name.ends(start, with: "令和") && name.starts(end, with: "年")
            || name.ends(start, with: "第") && counters.contains { name.starts(end, with: $0) }
                && !["回支払", "期分"].contains { name.starts(end, with: $0) }
            || volumes.contains { name.ends(start, with: $0) }
    }

    private static let years = 2000...2100
    private static let volumes: [StaticString] = ["vol.", "Vol.", "VOL."]
    private static let counters: [StaticString] = ["期", "回", "版", "弾", "号", "クール", "シーズン", "年度"]

    /// A name with an earlier number in a text.
    struct Former {
        let range: Range<Int>
        /// How much of the name it is: of 「第18回ピアノ発表会 写真・DVD」 a mail may say 「第17回ピアノ発表会」.
        let lengthOfName: Int
    }

    /// Where a text says of a name with an earlier number that it is paid for, or begins with it as a subject does; nowhere if the name stands
    /// in it as it is, too. Much else is said of earlier ones: 「2026年度 年会費が未納の会員は」, 「第11期の先輩」.
    static func former(of name: TextBytes, _ first: Number, in text: TextBytes, isSubject: Bool) -> [Former] {
        var found: [Former] = []
        let prefix = TextBytes(rebasing: name[..<first.range.lowerBound])
        var start = place(prefix, from: 0, in: text)
        while start < text.count {
            var end = start + 1
            if let number = Number(at: start, in: text) {
                end = number.range.upperBound
                if let (former, isSame) = former(at: number, first, of: name, in: text) {
                    if isSame { return [] }
                    if MeantName.isMeant(former.range, in: text, isSubject: isSubject) { found.append(former) }
                }
            }
            start = place(prefix, from: end, in: text)
        }
        return found
    }

    /// Not long ago: 5 of 「オンラインサロン5月分」 is no year.
    private static func isFormer(_ value: Int, _ edition: Int) -> Bool {
        value > 0 && value < edition && (!years.contains(edition) || years.contains(value) && edition - value <= mostYears)
    }

    private static let mostYears = 5

    /// Where the next number may begin that has what is before that of the name: nearly none has the byte right before it.
    private static func place(_ prefix: TextBytes, from index: Int, in text: TextBytes) -> Int {
        if let last = prefix.last {
            let before = text.next(from: max(0, index - 1)) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    let digit = ByteSearch.load(bytes, index &+ 1)
                    return ByteSearch.equal(ByteSearch.load(bytes, index), last)
                        .& (ByteSearch.among(10, from: 0x30, digit) .| ByteSearch.equal(digit, 0xEF))
                }
            }
            return min(text.count, before + 1)
        }
        return text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                let lead = ByteSearch.load(bytes, index)
                return ByteSearch.among(10, from: 0x30, lead) .| ByteSearch.equal(lead, 0xEF)
            }
        }
    }

    /// All of the name around a number of a text, with all of its numbers the same or at least one of an earlier time.
    private static func former(
        at number: Number, _ first: Number, of name: TextBytes, in text: TextBytes
    ) -> (former: Former, isSame: Bool)? {
        guard QuotedNumber.digit(text, number.range.lowerBound - 1) == nil || first.range.lowerBound > 0,
            let start = start(of: first.range.lowerBound, of: name, before: number.range.lowerBound, in: text)
        else { return nil }
        var (written, edition) = (number, first)
        var isSame = true
        while true {
            if written.value != edition.value {
                guard isFormer(written.value, edition.value) else { return nil }
                isSame = false
            }
            let next = self.first(of: name, from: edition.range.upperBound)
            let part = edition.range.upperBound..<(next?.range.lowerBound ?? name.count)
            guard let (end, length) = self.end(of: part, of: name, first, from: written.range.upperBound, start, in: text) else {
                return nil
            }
            guard let next, length == part.upperBound else {
                return (Former(range: start..<end, lengthOfName: length), isSame)
            }
            guard let number = Number(at: end, in: text) else { return nil }
            (written, edition) = (number, next)
        }
    }

    // MARK: Blanks

    /// Where the beginning of a name begins that ends at an offset of a text.
    private static func start(of length: Int, of name: TextBytes, before end: Int, in text: TextBytes) -> Int? {
        var (index, start) = (length, end)
        while index > 0 {
            if let blank = blanks.first(where: { name.ends(index, with: $0) }) {
                index -= blank.utf8CodeUnitCount
                start = text.start(of: blanks, before: start)
            } else if start > 0, name[index - 1] == text[start - 1] {
                (index, start) = (index - 1, start - 1)
            } else {
                return nil
            }
        }
        return start
    }

    /// Where a part of a name ends that begins at an offset of a text. A blank may be left out, 「第11期講座」 of 「第12期 講座」, or be the
    /// end of what is quoted.
    private static func end(
        of part: Range<Int>, of name: TextBytes, _ first: Number, from offset: Int, _ start: Int, in text: TextBytes
    ) -> (end: Int, length: Int)? {
        var (index, end) = (part.lowerBound, offset)
        while index < part.upperBound {
            if let blank = blanks.first(where: { name.starts(index, with: $0) }) {
                if index - first.range.count > shortestQuoted, isQuoted(start..<end, in: text) { return (end, index) }
                index += blank.utf8CodeUnitCount
                end = text.end(of: blanks, from: end)
            } else if end < text.count, name[index] == text[end] {
                (index, end) = (index + 1, end + 1)
            } else {
                return nil
            }
        }
        return (end, part.upperBound)
    }

    /// Whether brackets stand right around a range.
    private static func isQuoted(_ range: Range<Int>, in text: TextBytes) -> Bool {
        quotes.contains { text.ends(range.lowerBound, with: $0) && text.starts(range.upperBound, with: $1) }
    }

    private static let quotes: [(StaticString, StaticString)] = [("「", "」"), ("『", "』"), ("【", "】")]
    private static let blanks: [StaticString] = [" ", "\u{3000}"]
    /// In bytes, without the number: 「令和7年分」 alone is no name.
    private static let shortestQuoted = 15
}
