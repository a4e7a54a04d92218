import SourceText

/// What the words beside an amount say of it in English, as `OtherAmounts` and `NetAmounts` know them in Japanese:
///
///     Shipping: 2,400 yen  Handling fee: ¥330  Save ¥500  Orders over ¥15,000      no price
///     ¥8,000 (excl. tax)  ¥8,000 + tax  Price before tax: ¥8,000                  a price without its tax
///     ¥17,600 for two months                                                     so many of them
///
/// A fee of lessons, of membership, of a course or of admission is a price.
enum EnglishAmounts {
    // MARK: No price

    static func isOther(before: Folded) -> Bool {
        var rest = word(before)
        // `Shipping (Hokkaido): ¥1,200`.
        if rest.ends(with: ")"), let noun = rest.withoutRemark { rest = word(noun) }
        if isIncluded(rest) { return false }
        if endsWithWord(rest, otherBefore) || isAdded(rest) || isTax(before: rest) { return true }
        guard
            let charge = ["fee", "fees", "charge", "charges", "cost", "costs", "price", "rate"].first(where: rest.ends(with:))
                as StaticString?
        else { return isCarriedTo(rest) }
        return endsWithWord(rest.droppingLast(charge.utf8CodeUnitCount).without([" "]), charged) || isCarriedTo(rest)
    }

    /// What stands behind an amount, and what before it.
    static func isOther(after: Folded, before: Folded) -> Bool {
        let rest = after.dropping([" ", "(", "["])
        if isTax(after: rest) || behindWord(rest, otherAfter).map(isOfAmount) == true { return true }
        if let end = behindWord(rest, nounsAfter), isOfAmount(end), isNounAlone(end) { return true }
        // `¥9,800 (credit card)`.
        if after.dropping([" "]).bytes.count == rest.bytes.count, let end = behindWord(rest, ["credit"]), isNounAlone(end) {
            return true
        }
        // `Lesson fee: ¥9,800 per lesson`.
        return beginsWithWord(rest, each) && !endsWithWord(word(before), ["fee", "price", "tuition"])
    }

    /// `Now ¥8,800 (was ¥9,900)`, `was ¥9,900, now ¥8,800`, `The regular price was ¥9,900`, but not `The amount due was ¥9,800`.
    static func isFormer(_ before: Folded, _ after: Folded) -> Bool {
        let close = word(before)
        guard let verb = ["was", "were"].first(where: { endsWithWord(close, [$0]) }) as StaticString? else { return false }
        let subject = close.droppingLast(verb.utf8CodeUnitCount).without([" "])
        if subject.bytes.last.map({ isLineBreak($0) || "([".utf8.contains($0) }) ?? true { return true }
        // `¥8,800, was ¥9,900`.
        if endsWithAmount(subject.without([",", " "])) { return true }
        let next = after.dropping([" ", ",", ";", ")", ".", "and ", "but ", "it ", "is "])
        if let now = behindWord(next, ["now"]),
            OtherAmounts.beginsAmount(now.dropping([" ", ":", "it ", "is ", "only ", "just "]))
        {
            return true
        }
        if beginsWithWord(next, ["until", "till"]) { return true }
        if let end = behindWord(after.dropping([" "]), ["before"]), !isLetter(end.dropping([" "]).bytes.first ?? 0) {
            return true
        }
        let price = subject.without([" price", " fee", " rate"])
        return endsWithWord(price, ["regular", "list", "original", "old", "former", "previous", "normal", "usual", "retail"])
    }

    /// `Price ¥8,800`, `8,800 yen`, but not `on 1/28`.
    private static func endsWithAmount(_ text: Folded) -> Bool {
        if ["円", "yen"].contains(where: text.ends(with:)) { return true }
        let digits = text.bytes.reversed().prefix { isDigit($0) || $0 == UInt8(ascii: ",") }.count
        return digits > 0 && OtherAmounts.signs.contains(where: text.droppingLast(digits).without([" "]).ends(with:))
    }

    /// `¥8,800 plus ¥330`, `an extra ¥500`, but not `Photo Plus ¥9,800`, whose word ends a name.
    private static func isAdded(_ rest: Folded) -> Bool {
        guard let added = ["plus", "extra"].first(where: { endsWithWord(rest, [$0]) }) as StaticString? else { return false }
        let before = rest.droppingLast(added.utf8CodeUnitCount).without([" "])
        guard let last = before.bytes.last, isLetter(last) || last >= 0x80 else { return true }
        return ["円", "、", "。"].contains(where: before.ends(with:))
            || endsWithWord(before, ["yen", "jpy", "an", "a", "the", "for", "pay", "plus", "and", "with", "is", "costs", "or"])
    }

    /// Whether a noun ends a clause, or goes on as a charge: `¥800 shipping`, `¥800 shipping fee`, but not `¥9,800 Shipping address: Tokyo`.
    private static func isNounAlone(_ rest: Folded) -> Bool {
        let next = rest.dropping([" "])
        guard let first = next.bytes.first, isLetter(first) else { return !rest.starts(with: "-") }
        return beginsWithWord(
            next,
            [
                "fee", "fees", "charge", "charges", "cost", "costs", "to", "within", "per", "for", "and", "or", "is", "will",
                "applies",
                "apply", "on", "outside", "was", "has", "included",
            ])
    }

    static func isTax(before: Folded) -> Bool { endsWithWord(word(before), taxes) }

    static func isTax(after: Folded) -> Bool {
        behindWord(after.dropping([" ", "of ", "in ", "consumption "]), taxes).map(isOfAmount) == true
    }

    private static let taxes: [StaticString] = ["tax", "taxes", "vat"]

    /// Whether a word was that of the amount before it, from what stands behind the word: not in `¥8,800 tax included`, `¥8,800 (tax 10%)`,
    /// `¥8,800 Shipping: ¥330`.
    private static func isOfAmount(_ rest: Folded) -> Bool {
        let rest = rest.dropping([" ", "-"])
        if rest.starts(with: ":") || rest.bytes.first.map(isDigit) == true { return false }
        return !beginsWithWord(rest, ["included", "inclusive", "incl", "in", "excluded", "exclusive", "excl", "not", "free"])
    }

    private static let otherBefore: [StaticString] = [
        "shipping", "shipping and handling", "delivery", "postage", "handling", "discount", "refund", "coupon", "voucher",
        "cashback",
        "gift card", "deposit", "save", "saving", "savings", "saves", "subtotal", "credit balance", "points balance",
        "point balance", "worth", "spend", "spending",
        "over", "above", "under", "below", "up to", "at least", "at most", "more than", "less than", "exceeding", "exceeds",
        "exceed",
        "minimum", "maximum", "min.", "max.", "limit", "regularly", "normally", "usually", "originally", "previously", "formerly",
        "total", "in total", "per day", "trial", "first month", "first payment", "first charge", "additional",
        "another",
    ]

    /// What is charged besides the price, or was a price.
    private static let charged: [StaticString] = [
        "shipping", "delivery", "postal", "handling", "processing", "transaction", "cancellation", "cancelation",
        "late",
        "setup", "set-up", "initial", "enrollment", "enrolment", "joining", "reissue", "transfer", "penalty", "extension",
        "material",
        "materials", "insurance", "extra", "additional", "cod", "commission", "overdue", "reminder", "termination",
        "shipping and handling", "regular", "list", "original", "old", "former", "previous", "normal", "usual", "retail",
        "market", "trial",
    ]

    private static let otherAfter: [StaticString] = [
        "off", "discount", "coupon", "voucher", "for shipping", "in shipping", "of shipping", "for delivery", "late fee",
        "cancellation fee", "setup fee", "or more", "or less", "or above", "or over", "and above", "and over", "and up",
        "gift card",
        "gift certificate", "refund", "deposit", "cashback", "cash back", "per day", "a day", "each day", "/day", "per extra",
        "per additional", "surcharge",
    ]
    private static let nounsAfter: [StaticString] = ["shipping", "delivery", "postage", "handling"]
    private static let each: [StaticString] = ["per lesson", "per session", "per class", "a lesson", "a session", "a class"]

    /// `Price including shipping: ¥8,800`.
    private static func isIncluded(_ word: Folded) -> Bool {
        let rest =
            ["shipping", "delivery", "postage", "handling", "tax", "taxes", "vat", "consumption tax"]
            .first { endsWithWord(word, [$0]) } as StaticString?
        guard let rest else { return false }
        let before = word.droppingLast(rest.utf8CodeUnitCount).without([" ", "consumption", "the"])
        return endsWithWord(before, ["including", "incl.", "incl", "includes", "with", "free", "inclusive of"])
    }

    /// `Shipping to Okinawa: ¥1,980`.
    private static func isCarriedTo(_ word: Folded) -> Bool {
        let line = TextBytes(rebasing: word.bytes[((word.bytes.lastIndex(of: 0x0A) ?? -1) + 1)...])
        return !line.contains(where: isDigit)
            && line.holds(["shipping to ", "delivery to ", "shipping within ", "delivery within "])
    }

    // MARK: A price without its tax

    /// What stands before an amount and words that say so: `Price (excl. tax): ¥8,000`.
    static func beforeNet(_ before: Folded) -> Folded? {
        let close = before.without(fillersBesideNet)
        // Most words are Japanese.
        guard let last = close.bytes.last, last < 0x80, let net = netWords.first(where: { endsWithWord(close, [$0]) }) else {
            return nil
        }
        return close.droppingLast(net.utf8CodeUnitCount).without(["(", "[", ",", " "])
    }

    /// What stands behind an amount and words that say so.
    static func behindNet(_ after: Folded) -> Folded? {
        let inside = after.dropping([" ", "(", "[", ",", "/month", "/year"])
        if let rest = behindWord(inside, netWords) { return rest.dropping([")", "]"]) }
        let added = inside.dropping(["+", "plus ", "and "])
        guard added.bytes.count < inside.bytes.count else { return nil }
        let tax = added.dropping([" ", "applicable ", "consumption ", "10%", "8%"])
        return behindWord(tax, ["tax", "taxes", "vat"])?.dropping([")", "]"])
    }

    private static let fillersBesideNet = QuotedAmounts.fillers + [")"]
    private static let netWords: [StaticString] = [
        "excluding consumption tax", "excluding tax", "excluding taxes", "exclusive of tax", "excl. consumption tax", "excl. tax",
        "excl tax",
        "ex. tax", "ex tax", "ex-tax", "tax excluded", "tax excl.", "tax excl", "tax-excluded", "tax exclusive", "tax-exclusive",
        "tax not included", "without tax", "before tax", "pre-tax", "pretax", "excl. vat", "excluding vat", "net of tax",
    ]

    // MARK: So many of them

    /// `¥17,600 for two months`, `¥26,400 (3 payments)`.
    static func counts(after: Folded) -> AmountCounts {
        let start = after.dropping([" ", "(", "["])
        if beginsWithWord(start, ["per year", "a year", "yearly", "annually", "/year", "for a year"]) {
            return AmountCounts(months: [12])
        }
        let words = start.dropping(["for ", "every ", "x "])
        guard words.bytes.count < after.bytes.count else { return AmountCounts() }
        let number: Int
        let rest: Folded
        if let index = numbers.firstIndex(where: { behindWord(words, [$0]) != nil }) {
            (number, rest) = (index + 1, words.dropping(numbers[index].utf8CodeUnitCount))
        } else {
            let digits = words.bytes.prefix(while: isDigit)
            guard 1...3 ~= digits.count else { return AmountCounts() }
            (number, rest) = (digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, words.dropping(digits.count))
        }
        let unit = rest.dropping([" ", "-"])
        guard unit.bytes.count < rest.bytes.count, unit.bytes.first.map(isLetter) == true else { return AmountCounts() }
        if beginsWithWord(unit, ["year", "years"]) { return AmountCounts(months: [number * 12]) }
        return beginsWithWord(unit, ["month", "months"]) ? AmountCounts(months: [number]) : AmountCounts(times: [number])
    }

    /// `Two months: ¥17,600`.
    static func counts(before: Folded) -> AmountCounts {
        let close = word(before)
        guard let unit = ["months", "years", "year"].first(where: { endsWithWord(close, [$0]) }) as StaticString? else {
            return AmountCounts()
        }
        let rest = close.droppingLast(unit.utf8CodeUnitCount).without([" ", "-"])
        guard let index = numbers.firstIndex(where: { endsWithWord(rest, [$0]) }) else { return AmountCounts() }
        return AmountCounts(months: [(index + 1) * (unit.utf8CodeUnitCount == "months".utf8.count ? 1 : 12)])
    }

    private static let numbers: [StaticString] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    // MARK: Words

    /// What ends with the word for an amount: `a discount of`, `The cancellation fee is`.
    private static func word(_ before: Folded) -> Folded { before.without(fillers) }

    private static let fillers =
        QuotedAmounts.fillers + [" of", " is", " are", " only", " just", " about", " approx.", " an", " a", " the"]

    private static func endsWithWord(_ text: Folded, _ words: [StaticString]) -> Bool {
        // Most texts end with no Latin letter.
        guard let last = text.bytes.last, isLetter(last) || last == UInt8(ascii: ".") else { return false }
        return words.contains { word in
            let start = text.bytes.count - word.utf8CodeUnitCount
            return text.ends(with: word) && (start == 0 || !isLetter(text.bytes[start - 1]))
        }
    }

    private static func beginsWithWord(_ text: Folded, _ words: [StaticString]) -> Bool { behindWord(text, words) != nil }

    private static func behindWord(_ text: Folded, _ words: [StaticString]) -> Folded? {
        guard let first = text.bytes.first, first < 0x80 else { return nil }
        return words.lazy.filter(text.starts(with:)).map { text.dropping($0.utf8CodeUnitCount) }
            .first { $0.bytes.first.map(isLetter) != true }
    }
}
