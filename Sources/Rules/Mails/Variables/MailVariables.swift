import SourceText

/// The replacement variables of MyASP's mails, `%name1%`, and their scanner (domain.md A5).
///
/// What is known was seen in public or follows from the names of the form's fields; MyASP's own list was not, so an unknown one is
/// only a warning. A percent sign is a common character of Japanese sales mails (`50%OFF`, `10％`), so a broken variable is one only
/// when its name is known:
///
///     %name1%    known            %nmae1%    unknown, near
///     ％name1％   full-width       %name1     not closed      name1%  not opened     % name1 %  blanks
///     %会員番号%  ％氏名％  Japanese          50%OFF  10%  100%オレンジ  %E3%81%82 in a URL           no variables
enum MailVariables {
    /// In the order in which messages name them.
    static let known = names.map { "\($0)" }

    private static let names = MailVariable.all.map(\.written)

    static func isKnown(_ name: String) -> Bool {
        if known.contains(name) { return true }
        // %free1% … %free999%
        let name = name.utf8
        let digits = name.dropFirst(4)
        return (1...3).contains(digits.count) && name.starts(with: "free".utf8) && digits.allSatisfy(isDigit)
            && digits.first != UInt8(ascii: "0")
    }

    /// The variable of what a word asks for, where one is known.
    static func meant(by word: String) -> String? {
        switch word {
        case "お名前", "氏名", "名前", "姓名", "会員名", "お客様名", "顧客名", "name", "username", "user_name", "customer_name", "full_name",
            "fullname", "customer.name", "user.name", "member.name", "contact.name":
            "name1"
        case "メールアドレス", "email", "e-mail", "email_address", "mail_address", "customer.email", "user.email", "member.email",
            "contact.email":
            "mail"
        default: nil
        }
    }

    /// What there is to say, and where in the text.
    struct Found: Sendable {
        let range: Range<Int>
        let finding: Finding
    }

    enum Finding: Equatable, Sendable {
        /// `%…%` with a name that is not known.
        case unknown(name: String)
        /// A known variable that MyASP would not recognise, and why.
        case malformed(name: String, Slip)
        /// A known variable in other signs, or with one more at an end, which stays in the mail: `{{name1}}`, `%name1%%`, `%%name1%`.
        case foreign(name: String)
        /// A placeholder of another service, with the variable of what its name asks for: `{{customer.name}}`.
        case placeholder(meant: String?)
        /// The link that ends the mails where the line speaks of ending the payments: 「退会: %cancelurl%」.
        case endsOnlyMails
    }

    enum Slip: Equatable, Sendable {
        case fullWidth, notClosed, notOpened, blanks, doubled
        /// Behind a word or letter that may have a rate: `達成率% free 1%`.
        case perhapsBlanks
        /// The name ends at `name`, and its closing sign stands in `sign`: `%name1様%`.
        case closedLate(name: Int, sign: Range<Int>)
        /// A percent sign stands later in the line, which may be the one that closes it: `%name1 様%`.
        case perhapsClosedLate
    }

    /// What there is to say of the variables of a text, in order.
    static func findings(in text: TextBytes) -> [Found] {
        var found: [Found] = []
        var index = 0
        // Behind the last variable.
        var end = 0
        while true {
            // ％ is EF BC 85.
            index = text.next(from: index) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0x85) .| ForeignVariables.begin(bytes, index)
                }
            }
            guard let sign = sign(text, index) else {
                if index >= text.count { return found }
                if let variable = ForeignVariables.variable(text, index) ?? Placeholders.placeholder(text, index),
                    variable.range.lowerBound >= end
                {
                    found.append(variable)
                    index = variable.range.upperBound
                    end = index
                } else {
                    index += 1
                }
                continue
            }
            let start = index
            index += sign.length
            if isEscape(text, start) { continue }
            var whole = endOfWhole(text, start, sign)
            if whole == nil, let opened = opened(text, start, sign) {
                if let finding = opened.finding {
                    found.append(Found(range: start..<opened.end, finding: finding))
                    // Its closing sign opens no other.
                    (index, end) = (opened.end, opened.end)
                    continue
                }
                whole = opened.end
            }
            if let whole {
                let name = start + 1..<whole - 1
                if start > end, text[start - 1] == UInt8(ascii: "%"), self.sign(text, whole)?.length == 1 {
                    // `%%name1%%`: the outer signs would stay in the mail.
                    found.append(Found(range: start - 1..<whole + 1, finding: .malformed(name: text.text(name), .doubled)))
                    index = whole + 1
                } else if isClosedTwice(text, start, whole) {
                    found.append(Found(range: start..<whole + 1, finding: .foreign(name: text.text(name))))
                    index = whole + 1
                } else {
                    if start > end, isOpenedTwice(text, start) {
                        found.append(Found(range: start - 1..<whole, finding: .foreign(name: text.text(name))))
                    }
                    if PaymentEnd.isPromised(in: text, by: start..<whole, after: end) {
                        found.append(Found(range: start..<whole, finding: .endsOnlyMails))
                    }
                    index = whole
                }
                end = index
            } else if let name = closedOnly(text, start) {
                found.append(
                    Found(range: name.start..<start + sign.length, finding: .malformed(name: name.text, .notOpened)))
            }
        }
    }

    /// Whether a percent sign behind a whole variable belongs to nothing: not to another variable, nor to an escape of a URL, nor to a
    /// number that a form's field (`free1`) holds.
    private static func isClosedTwice(_ bytes: TextBytes, _ start: Int, _ end: Int) -> Bool {
        guard let sign = sign(bytes, end), sign.length == 1, !bytes.starts(start + 1, with: "free") else { return false }
        return !isHexPair(bytes, end) && endOfWhole(bytes, end, sign) == nil && opened(bytes, end, sign) == nil
    }

    /// Whether the percent sign before that of a whole variable belongs to nothing: neither to a rate nor to a word that may have one.
    private static func isOpenedTwice(_ bytes: TextBytes, _ start: Int) -> Bool {
        let sign = start - 1
        guard sign >= 0, bytes[sign] == UInt8(ascii: "%"), !bytes.ends(sign, with: "%"), !bytes.ends(sign, with: "％") else {
            return false
        }
        return !isDigitBefore(bytes, sign) && !isLetterBefore(bytes, sign) && !JapaneseName.mayBeRated(bytes, before: sign)
    }

    // MARK: Reading

    private struct Sign {
        let length: Int
        var isFullWidth: Bool { length == 3 }
    }

    /// `%` or `％` at an offset.
    private static func sign(_ bytes: TextBytes, _ index: Int) -> Sign? {
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: "%") { return Sign(length: 1) }
        let isWide = index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x85
        return isWide ? Sign(length: 3) : nil
    }

    /// The end of a variable that begins at a percent sign, where it has one of the names and is well written, as nearly all are: known by
    /// its bytes alone.
    private static func endOfWhole(_ bytes: TextBytes, _ start: Int, _ sign: Sign) -> Int? {
        guard sign.length == 1, let name = names.first(where: { bytes.starts(start + 1, with: $0) }) else { return nil }
        let close = start + 1 + name.utf8CodeUnitCount
        return close < bytes.count && bytes[close] == UInt8(ascii: "%") ? close + 1 : nil
    }

    /// A variable that begins at a percent sign; `finding` is nil when it is a known one, well written.
    private static func opened(_ bytes: TextBytes, _ start: Int, _ sign: Sign) -> (end: Int, finding: Finding?)? {
        var position = start + sign.length
        let blanksBefore = skipBlanks(bytes, &position)
        let name = readName(bytes, &position)
        guard !name.text.isEmpty else { return blanksBefore ? nil : openedJapanese(bytes, start, sign) }
        let nameEnd = position
        if let split = splitName(bytes, name.text, position), !isDigitBefore(bytes, start) {
            return (split.end, .malformed(name: split.name, blanksSlip(bytes, start)))
        }
        let blanksAfter = skipBlanks(bytes, &position)
        let isKnown = isKnown(name.text)
        guard let close = self.sign(bytes, position), isKnown || !blanksAfter else {
            // `%URL一覧%`
            if !isKnown, !blanksBefore, let japanese = openedJapanese(bytes, start, sign) { return japanese }
            // `%name1 様`; a rate such as `50%mail` is none.
            guard isKnown, !blanksBefore, !isDigitBefore(bytes, start) else { return nil }
            let late = lateSign(bytes, nameEnd)
            if let late, case .closedLate(_, let sign) = late { return (sign.upperBound, .malformed(name: name.text, late)) }
            let slip: Slip = sign.isFullWidth || name.isFullWidth ? .fullWidth : .notClosed
            return (nameEnd, .malformed(name: name.text, late ?? slip))
        }
        let end = position + close.length
        if blanksBefore || blanksAfter {
            guard isKnown, !isDigitBefore(bytes, start) else { return nil }
            return (end, .malformed(name: name.text, blanksSlip(bytes, start)))
        }
        if isKnown {
            let isWide = sign.isFullWidth || close.isFullWidth || name.isFullWidth
            return (end, isWide ? .malformed(name: name.text, .fullWidth) : nil)
        }
        // `50%OFF%…`: a rate, no variable. A name begins with a letter.
        if isDigitBefore(bytes, start) || name.text.utf8.first.map(isDigit) == true { return nil }
        if sign.isFullWidth || close.isFullWidth || name.isFullWidth { return (end, .malformed(name: name.text, .fullWidth)) }
        return (end, .unknown(name: name.text))
    }

    /// The next percent sign of the line behind a name that is not closed, where it may be meant to close it: not the one of `50%OFF` or of
    /// the next variable.
    private static func lateSign(_ bytes: TextBytes, _ nameEnd: Int) -> Slip? {
        var position = nameEnd
        var hasBlank = false
        // A sign that stands further away is another matter.
        let limit = min(bytes.count, nameEnd + 120)
        while position < limit, bytes[position] != 0x0A, bytes[position] != 0x0D {
            guard let sign = sign(bytes, position) else {
                if skipBlanks(bytes, &position) { hasBlank = true } else { position += 1 }
                continue
            }
            var next = position + sign.length
            if isDigitBefore(bytes, position) || isEscape(bytes, position) { return nil }
            _ = skipBlanks(bytes, &next)
            let name = readName(bytes, &next)
            if isKnown(name.text) || splitName(bytes, name.text, next) != nil { return nil }
            let mayOpen = !name.text.isEmpty && self.sign(bytes, next) != nil || openedJapanese(bytes, position, sign) != nil
            return hasBlank || mayOpen
                ? .perhapsClosedLate : .closedLate(name: nameEnd, sign: position..<position + sign.length)
        }
        return nil
    }

    /// What forms ask for and what MyASP's menu of variables names, as one might think that it is written: `%氏名%`, `％お名前％`.
    private static let words: [StaticString] = [
        "お名前", "氏名", "名前", "会社名", "住所", "電話番号", "メールアドレス", "商品名", "注文番号", "金額", "料金", "姓", "名", "会員番号", "ふりがな", "フリガナ",
        "支払い用URL", "支払用URL", "退会URL", "退会ページURL",
    ]

    private static func openedJapanese(_ bytes: TextBytes, _ start: Int, _ sign: Sign) -> (end: Int, finding: Finding?)? {
        if isDigitBefore(bytes, start) { return nil }
        let begin = start + sign.length
        for word in words where bytes.starts(begin, with: word) {
            let end = begin + word.utf8CodeUnitCount
            guard let close = self.sign(bytes, end) else { continue }
            return (end + close.length, .unknown(name: bytes.text(begin..<end)))
        }
        // `○○率％と割引率％`, `達成率%目標%`, `X%引きX%`: what stands behind a noun or a letter is a rate.
        guard !sign.isFullWidth, !JapaneseName.mayBeRated(bytes, before: start), let end = JapaneseName.end(bytes, begin),
            end < bytes.count, bytes[end] == UInt8(ascii: "%")
        else { return nil }
        return (end + 1, .unknown(name: bytes.text(begin..<end)))
    }

    /// A known name with a blank or a hyphen before its number: `%name 1%`, `%name-1%`.
    private static func splitName(_ bytes: TextBytes, _ name: String, _ nameEnd: Int) -> (end: Int, name: String)? {
        var position = nameEnd
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") {
            position += 1
        } else if !skipBlanks(bytes, &position) {
            return nil
        }
        let number = readName(bytes, &position)
        let whole = name + number.text
        guard number.text.utf8.first.map(isDigit) == true, isKnown(whole), let close = sign(bytes, position) else { return nil }
        return (position + close.length, whole)
    }

    private static func blanksSlip(_ bytes: TextBytes, _ start: Int) -> Slip {
        JapaneseName.mayBeRated(bytes, before: start) || isLetterBefore(bytes, start) ? .perhapsBlanks : .blanks
    }

    /// A known name that ends at a percent sign and has none before it: `name1%`. Plain words (`mail%`) are none.
    private static func closedOnly(_ bytes: TextBytes, _ end: Int) -> (start: Int, text: String)? {
        var start = end
        while start > 0, isNameByte(bytes[start - 1]) { start -= 1 }
        let text = bytes.text(start..<end)
        guard isKnown(text), isNoWord(text) else { return nil }
        return (start, text)
    }

    /// Whether a known name is hardly meant as a word of the text, as `mail` may be.
    static func isNoWord(_ name: String) -> Bool {
        name == "cancelurl" || name.utf8.contains { isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// Letters, digits and `_`, half or full width; the text is half width.
    private static func readName(_ bytes: TextBytes, _ position: inout Int) -> (text: String, isFullWidth: Bool) {
        let start = position
        while position < bytes.count, position - start < 64, isNameByte(bytes[position]) { position += 1 }
        // As almost all names are written.
        if position - start == 64 || narrowed(bytes, position) == nil { return (bytes.text(start..<position), false) }
        var text = Array(bytes[start..<position])
        var isWide = false
        while position < bytes.count, text.count < 64 {
            if isNameByte(bytes[position]) {
                text.append(bytes[position])
                position += 1
            } else if let narrow = narrowed(bytes, position) {
                text.append(narrow)
                isWide = true
                position += 3
            } else {
                break
            }
        }
        return (String(decoding: text, as: UTF8.self), isWide)
    }

    /// The ASCII form of a full-width letter, digit or `＿` (U+FF01 … U+FF5E).
    private static func narrowed(_ bytes: TextBytes, _ index: Int) -> UInt8? {
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD else {
            return nil
        }
        let value = UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        guard (0xFF01...0xFF5E).contains(value) else { return nil }
        let narrow = UInt8(truncatingIfNeeded: value - 0xFF00 + 0x20)
        return isNameByte(narrow) ? narrow : nil
    }

    /// Passes one blank or two, ASCII or U+3000.
    private static func skipBlanks(_ bytes: TextBytes, _ position: inout Int) -> Bool {
        let start = position
        while position < bytes.count, position - start < 6 {
            if bytes[position] == 0x20 {
                position += 1
            } else if bytes.starts(position, with: "\u{3000}") {
                position += 3
            } else {
                break
            }
        }
        return position > start
    }

    /// `%E3` or `%e3`: an escaped byte of a URL, which stands in a run of them or after the characters of a URL.
    private static func isEscape(_ bytes: TextBytes, _ index: Int) -> Bool {
        guard isHexPair(bytes, index) else { return false }
        // `%cancelurl%` begins like one.
        let name = closedName(bytes, index)
        if let name, isKnown(name.text) { return false }
        if isHexPair(bytes, index + 3) || index >= 3 && isHexPair(bytes, index - 3) { return true }
        // `?to=%address%` is a variable, the first byte of `%e9t%e9` is none.
        let isName = name.map { $0.text.utf8.first.map(isLowercase) == true && !isHexPair(bytes, $0.close) } ?? false
        return !isName && isInURL(bytes, index)
    }

    private static func isHexPair(_ bytes: TextBytes, _ index: Int) -> Bool {
        index + 2 < bytes.count && bytes[index] == UInt8(ascii: "%") && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
    }

    /// The name between a percent sign and the next one, and where that is.
    private static func closedName(_ bytes: TextBytes, _ start: Int) -> (text: String, close: Int)? {
        var position = start + 1
        let name = readName(bytes, &position)
        return position < bytes.count && bytes[position] == UInt8(ascii: "%") ? (name.text, position) : nil
    }

    /// Whether `://` stands before, in the same run of visible ASCII characters.
    static func isInURL(_ bytes: TextBytes, _ index: Int) -> Bool {
        var position = index
        // An address longer than this is no address.
        let first = max(0, index - 2000)
        while position > first, bytes[position - 1] > 0x20, bytes[position - 1] < 0x7F {
            position -= 1
            if bytes.starts(position, with: "://") { return true }
        }
        return false
    }

    /// Whether a digit, half or full width, stands right before an offset.
    static func isDigitBefore(_ bytes: TextBytes, _ index: Int) -> Bool {
        if index >= 1, isDigit(bytes[index - 1]) { return true }
        return index >= 3 && bytes[index - 3] == 0xEF && bytes[index - 2] == 0xBC && (0x90...0x99).contains(bytes[index - 1])
    }

    /// Whether a Latin letter, half or full width, stands right before an offset.
    private static func isLetterBefore(_ bytes: TextBytes, _ index: Int) -> Bool {
        if index >= 1, isLetter(bytes[index - 1]) { return true }
        return index >= 3 && narrowed(bytes, index - 3).map(isLetter) ?? false
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "_")
    }

    private static func isLowercase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x46).contains(byte & 0xDF) }
}
