import SourceText

/// List entries whose `- ` was written otherwise: `-item` without the space, `－ item`, `・ item`. They are reported and read as meant.
extension Parser {
    /// Signs that stand for a dash where an entry is due, and nowhere else.
    fileprivate static let lookalikes: [StaticString] = [
        "・", "･", "ー", "ｰ", "—", "–", "‐", "‑", "―", "─", "−", "•",
    ]

    /// The end of the sign with which a line at an offset was clearly meant as an entry of a list; nil for any other line.
    ///
    /// Signs that may begin a text count only where an entry is due (`isDue`), or with a key behind them.
    @inline(__always) mutating func meantDash(_ offset: Int, isDue: Bool) -> Int? {
        let first = byte(offset)
        return first == UInt8(ascii: "-") || first >= 0xE2 || first == UInt8(ascii: "*")
            ? meantDashEnd(offset, isDue: isDue) : nil
    }

    /// `mutating` as all that is called often: for a call that only reads, the whole reader is copied.
    @inline(never) private mutating func meantDashEnd(_ offset: Int, isDue: Bool) -> Int? {
        if bytes[offset] == UInt8(ascii: "-") {
            if starts(offset, with: "-- ") { return isSpace(offset + 3) ? nil : offset + 2 }
            return isSpace(offset + 1) || (0x2D...0x39).contains(byte(offset + 1)) ? nil : offset + 1
        }
        // As in Markdown; an alias has its name right behind the sign.
        if bytes[offset] == UInt8(ascii: "*") { return starts(offset, with: "* ") ? offset + 1 : nil }
        let last = offset + 3
        if starts(offset, with: "－") { return starts(last, with: "－") ? nil : last }
        guard let sign = Parser.lookalikes.first(where: { starts(offset, with: $0) }), !starts(last, with: sign) else {
            return nil
        }
        return isDue || looksLikeEntry(offset) || isAboveOwnEntries(offset, behind: last) ? last : nil
    }

    /// Whether a line from an offset on holds, behind a sign, a colon that was meant as one, with entries deeper below for which YAML has no
    /// meaning there: `・id：one`. Alone it may be a text: `・注意：返品不可`.
    private func isAboveOwnEntries(_ offset: Int, behind sign: Int) -> Bool {
        guard letters.meantColon(sign..<max(sign, lineEnd(offset))) != nil, let below = content(below: offset) else {
            return false
        }
        return below.indent > column(of: offset) && entryColon(below.offset) != nil
    }

    /// The end of `+`, `1.`, `(1)`, `①` or a doubled `--` with which a line at an offset begins as lists of other kinds do. YAML reads them as part of a
    /// text, so they count only in the column of a list's dashes, or where YAML has no meaning for the lines below.
    func bulletEnd(_ offset: Int) -> Int? {
        if byte(offset) == UInt8(ascii: "+") { return isBlank(offset + 1) ? offset + 1 : nil }
        if byte(offset) == UInt8(ascii: "-") {
            let isDoubled = starts(offset, with: "--") && (Parser.isWord(byte(offset + 2)) || byte(offset + 2) >= 0x80)
            return isDoubled ? offset + 2 : nil
        }
        // U+2460–U+2473.
        if byte(offset) == 0xE2 {
            return byte(offset + 1) == 0x91 && (0xA0...0xB3).contains(byte(offset + 2)) ? offset + 3 : nil
        }
        func width(_ offset: Int) -> Int { bytes[offset] < 0x80 ? 1 : 3 }
        var last = offset
        if letters.plainForm(last) == UInt8(ascii: "(") { last += width(last) }
        let number = last
        var digits = 0
        while digits < 3, let digit = letters.plainForm(last), isDigit(digit) {
            last += width(last)
            digits += 1
        }
        guard digits > 0, let sign = letters.plainForm(last),
            sign == UInt8(ascii: ")") || sign == UInt8(ascii: ".") && number == offset
        else { return nil }
        let isWide = width(last) > 1
        last += width(last)
        // A wide sign looks as if a blank followed it.
        return isWide || isBlank(last) || foreignSpaceEnd(last) != nil ? last : nil
    }

    /// Whether the line at the position is the first of an entry that begins as those of other lists do: it holds a whole `key: value`,
    /// so YAML has no meaning for the entries that stand deeper below it.
    ///
    ///     1. name: 講座
    ///        price: 1980
    @inline(__always) mutating func isNumberedEntry() -> Bool {
        let first = bytes[position]
        return
            (isDigit(first) || first == UInt8(ascii: "(") || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
            || first == 0xE2 || first == 0xEF)
            && isNumberedEntry(below: column)
    }

    @inline(never) private mutating func isNumberedEntry(below column: Int) -> Bool {
        guard bulletEnd(position) != nil, isWholeEntry(), let below = contentBelow() else { return false }
        return below.indent > column && looksLikeEntry(below.offset)
    }

    /// Reports the sign at the position, which ends at an offset, and moves behind it and the white space there; what follows counts as
    /// standing in the column that the lines below are indented by.
    @inline(never) mutating func passMeantDash(_ sign: Int, column: Int) {
        let start = position
        var last = sign
        while let next = isBlank(last) ? last + 1 : letters.unseenEnd(last) { last = next }
        let shownColumn = column + shownWidth(start..<last)
        let content = contentBelow()?.indent == shownColumn ? shownColumn : column + 2
        reportMeantDash(start..<sign, blanksEnd: last, indent: content - column)
        position = last
        meantColumn.set(content, on: lineStart)
    }

    /// `indent`: how far from the dash what belongs to the entry stands.
    private mutating func reportMeantDash(_ sign: Range<Int>, blanksEnd: Int, indent: Int) {
        guard hasRoom else { return }
        let hasBlank = blanksEnd > sign.upperBound
        let isEmpty = isSpace(blanksEnd)
        // With all lines below right behind a glued dash no place for the space is left.
        let dash = isEmpty ? "-" : "-" + String(repeating: " ", count: indent - 1)
        let edits = indent < 2 ? [] : [edit(sign.lowerBound..<(isEmpty ? sign.upperBound : blanksEnd), dash)]
        // A foreign space behind it is part of the same mistake.
        var last = sign.upperBound
        while let next = foreignSpaceEnd(last) { last = next }
        if bytes[sign.lowerBound] != UInt8(ascii: "-"),
            bytes[sign.lowerBound] == UInt8(ascii: "*") || bulletEnd(sign.lowerBound) != nil
        {
            return report(
                .syntaxError, sign.lowerBound..<last,
                Bilingual(
                    ja: "リストの項目は「\(excerpt(sign))」ではなく「-」で始めます。",
                    en: "A list entry begins with `-`, not with `\(excerpt(sign))`."),
                help: Bilingual(ja: "「- 」(「-」と半角スペース)で始めてください。", en: "Begin it with `- `, a `-` and a space."),
                fixes: edits.isEmpty ? [] : [Fix(Bilingual(ja: "「- 」と書く", en: "Write `- `"), safe: false, edits: edits)])
        }
        if bytes[sign.lowerBound] != UInt8(ascii: "-") {
            return reportFullWidth(
                sign.lowerBound..<last, meant: "-", to: hasBlank || isEmpty ? "-" : "- ", edits: edits,
                isSafe: starts(sign.lowerBound, with: "－"))
        }
        let title = Bilingual(ja: "「- 」と書く", en: "Write `- `")
        if sign.count == 1, let space = letters.unseenEnd(sign.upperBound) {
            return reportForeignSpace(sign.upperBound..<space, behind: "-", edits: edits)
        }
        if sign.count > 1 {
            return report(
                .syntaxError, sign,
                Bilingual(ja: "リストの項目の「-」は1つだけです。", en: "A list entry begins with one `-`."),
                help: Bilingual(ja: "「- 」(「-」1つと半角スペース)で始めてください。", en: "Begin it with `- `, one `-` and a space."),
                fixes: edits.isEmpty ? [] : [Fix(title, safe: false, edits: edits)])
        }
        report(
            .missingSpace, sign,
            Bilingual(ja: "「-」のあとに半角スペースがありません。", en: "There is no space after the `-`."),
            help: Bilingual(
                ja: "「- 値」のように、「-」のあとに半角スペースを1個入れてください。", en: "Write `- value`, with a space after the `-`."),
            fixes: edits.isEmpty
                ? []
                : [Fix(Bilingual(ja: "半角スペースを入れる", en: "Insert a space"), safe: true, edits: edits)])
    }
}

extension SyntaxTree {
    /// The problem of a plain text where a list is due, below its key, whose lines begin with signs that stand for dashes; nil for any
    /// other text. Only the schema knows that these are no part of the text.
    package func lookalikeDash(_ node: NodeID) -> Diagnostic? {
        let text = nodes[node].range.offsets
        guard nodes[node].kind == .scalar, nodes[node].style == .plain, let sign = lookalike(at: text.lowerBound),
            source.bytes[..<text.lowerBound].last(where: { $0 != 0x20 }).map({ $0 == 0x0A || $0 == 0x0D }) == true
        else { return nil }
        var edits: [Edit] = []
        var offset = text.lowerBound
        while offset < text.upperBound {
            // Lines that go on with the text of another tell that it is not known where the entries are.
            guard let sign = lookalike(at: offset) else {
                edits = []
                break
            }
            let after = source.bytes[sign.upperBound...].drop { $0 == 0x20 }.startIndex
            edits.append(Edit(Location(file, ByteRange(offset..<after)), "- "))
            let rest = source.bytes[after..<text.upperBound].drop { $0 != 0x0A && $0 != 0x0D }
            offset = rest.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.startIndex
        }
        return fullWidthPunctuation(
            shown(source.text(ByteRange(sign))), at: Location(file, ByteRange(sign)), meant: "-", to: "- ", edits: edits,
            isSafe: false)
    }

    /// Whether a text begins with a sign that may stand for a dash.
    package func beginsWithLookalike(_ node: NodeID) -> Bool { lookalike(at: Int(nodes[node].range.start)) != nil }

    private func lookalike(at offset: Int) -> Range<Int>? {
        let rest = source.bytes[offset...]
        func begins(_ rest: ArraySlice<UInt8>, _ sign: StaticString) -> Bool {
            rest.starts(with: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount))
        }
        guard let sign = Parser.lookalikes.first(where: { begins(rest, $0) }) else { return nil }
        let end = offset + sign.utf8CodeUnitCount
        return begins(source.bytes[end...], sign) ? nil : offset..<end
    }
}
