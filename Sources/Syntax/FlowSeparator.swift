import SourceText

/// What stands between the entries of brackets in place of a comma, or of the bracket that closes them: reported and passed.
extension Parser {
    /// Passes another sign in place of a comma, which is reported: `，`, `、`, `；` or `;`.
    mutating func passOtherComma() -> Bool {
        let sign = bytes[position]
        if sign == UInt8(ascii: ":") { return passFullWidthComma() }
        if sign == UInt8(ascii: ";") {
            reportFlow { $0.reportSemicolonInside($0.position) }
            position += 1
            return true
        }
        guard sign >= 0xE3, ["，", "、", "；"].contains(where: { starts(position, with: $0) }) else { return false }
        reportFlow { $0.reportFullWidthComma($0.position) }
        position += 3
        return true
    }

    /// Passes the full-width form of the bracket that closes a collection, behind a value of which it is no part.
    mutating func passFullWidthEnd(_ isMapping: Bool) -> Bool {
        guard bytes[position] == 0xEF, starts(position, with: isMapping ? "｝" : "］") else { return false }
        reportFlow {
            let plain = isMapping ? "}" : "]"
            $0.reportFullWidth($0.position..<($0.position + 3), meant: plain, to: plain)
        }
        position += 3
        contentEnd = position
        return true
    }

    /// Whether the value of the quoted key before the position follows there, perhaps behind another sign than a colon: `{"use" true}`,
    /// `{"use"; true}`. It is reported, and the key left without a value.
    mutating func passMissingColon() -> Bool {
        guard let empty = nodes.last, empty.kind == .empty, nodes.count > 1, lineStart <= Int(empty.range.start) else {
            return false
        }
        let key = nodes[nodes.count - 2]
        guard key.kind == .scalar, key.style == .doubleQuoted || key.style == .singleQuoted, key.range.end == empty.range.start
        else { return false }
        let isSign = letters.plainForm(position) == UInt8(ascii: ";")
        let sign = isSign ? character(at: position) : position..<position
        var value = sign.upperBound
        while isBlank(value) { value += 1 }
        let first = byte(value)
        guard value < end, !isBreak(value), !Letters.isFlowIndicator(first),
            !["，", "、", "｝"].contains(where: { starts(value, with: $0) })
        else { return false }
        discard(from: nodes.count - 1)
        reportFlow { $0.reportMissingFlowColon(behind: key.range.offsets, sign) }
        position = value
        return true
    }

    /// At a `:` behind a plain text with `，` or `、` in it, as in `{a: b， c: d}`: reports the sign, and goes back to read on behind it.
    private mutating func passFullWidthComma() -> Bool {
        guard let text = nodes.last, text.kind == .scalar, text.style == .plain, Int(text.range.start) >= lineStart,
            let comma = text.range.offsets.last(where: { starts($0, with: "，") || starts($0, with: "、") })
        else { return false }
        reportFlow { $0.reportFullWidthComma(comma) }
        contentEnd = trimmed(Int(text.range.start)..<comma).upperBound
        nodes[nodes.count - 1].range.end = UInt32(clamping: contentEnd)
        position = comma + 3
        return true
    }

    /// At a `:` behind the key of an entry that was read as part of the value before it, as in `{a: b c: d}`: reports the missing comma,
    /// and goes back to read on behind it.
    mutating func passMissingComma(opening: Int, in collection: NodeID) -> Bool {
        guard let text = nodes.last, text.kind == .scalar, text.style == .plain else { return false }
        let range = text.range.offsets
        // The last line, else the last word.
        var key = max(range.lowerBound, lineStart + indent)
        if key == range.lowerBound {
            key = range.upperBound
            while key > range.lowerBound, !isBlank(key - 1) { key -= 1 }
        }
        let isQuoted = byte(key) == UInt8(ascii: "\"") || byte(key) == UInt8(ascii: "'")
        guard key > range.lowerBound, key < range.upperBound, isQuoted || letters.canBeginPlain(key, flow: true) else {
            return false
        }
        var last = key
        while last > range.lowerBound, isSpace(last - 1) { last -= 1 }
        if last - 1 > range.lowerBound, bytes[last - 1] == UInt8(ascii: ";") {
            last -= 1
            reportFlow { $0.reportSemicolonInside(last) }
        } else {
            reportMissingComma(opening: opening, before: key..<range.upperBound, behind: last)
        }
        markIncomplete(collection)
        contentEnd = last
        nodes[nodes.count - 1].range.end = UInt32(clamping: last)
        position = key
        return true
    }

    // MARK: Words

    private mutating func reportSemicolonInside(_ sign: Int) {
        guard hasRoom else { return }
        report(
            .syntaxError, sign..<(sign + 1),
            Bilingual(ja: "括弧の中の項目は「;」では区切られません。「,」が必要です。", en: "`;` does not separate entries in brackets; `,` does."),
            help: Bilingual(
                ja: "「,」に置き換えてください。文字としての「;」なら、値を引用符で囲んでください。",
                en: "Replace it with `,`; if it is part of a text, put that between quotes."),
            fixes: [
                Fix(Bilingual(ja: "「,」に置き換える", en: "Replace it with `,`"), safe: false, edits: [edit(sign..<(sign + 1), ",")])
            ])
    }

    /// `sign`: what stands there instead, or nothing.
    private mutating func reportMissingFlowColon(behind key: Range<Int>, _ sign: Range<Int>) {
        guard hasRoom else { return }
        let name = excerpt(key)
        let gap = key.upperBound..<(sign.isEmpty ? key.upperBound : sign.upperBound)
        report(
            .syntaxError, sign.isEmpty ? key : sign,
            sign.isEmpty
                ? Bilingual(ja: "「\(name)」のあとに「:」がありません。", en: "There is no `:` after `\(name)`.")
                : Bilingual(
                    ja: "「\(excerpt(sign))」ではキーと値が区切られません。「:」が必要です。",
                    en: "`\(excerpt(sign))` does not separate a key from its value; `:` does."),
            help: Bilingual(
                ja: "「\(name): 値」の形で書いてください。別の項目なら「,」で区切ってください。",
                en: "Write `\(name): value`; if another entry begins after it, write a `,` between them."),
            fixes: [
                Fix(
                    Bilingual(ja: "「:」を付ける", en: "Write the `:`"), safe: false,
                    edits: [edit(gap, isSpace(gap.upperBound) ? ":" : ": ")])
            ])
    }
}
