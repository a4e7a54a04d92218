import SourceText

/// The sign between a key and its value where YAML sees none: `:` without the space behind it, a full-width one, or one with another sign or
/// a space of another kind behind it. It is reported once, with all that stands in place of the space, and the value is read as meant.
///
///     name:講座    name：　講座    name::講座    body：｜    from:、
extension Parser {
    /// Reports the colon at an offset and leaves the position where the end of a plain one would be. `column`: of the mapping's entries.
    mutating func passMeantColon(_ colon: Int, column: Int) {
        position = colon
        position = reportMeantColon(colon, column: column) - 1
    }

    /// Reports the colon at an offset, in a mapping whose entries begin at `column`, or inside brackets, where its value seems to end at
    /// `last`; where what follows it begins.
    @discardableResult
    mutating func reportMeantColon(_ colon: Int, column: Int? = nil, before last: Int? = nil) -> Int {
        let known = problems.count
        let sign = colon + (bytes[colon] == UInt8(ascii: ":") ? 1 : 3)
        if let column, let last = passStray(behind: colon..<sign, column: column) { return last }
        let signs = letters.signsEnd(sign)
        var value = letters.gapEnd(signs)
        if signs > sign, !endsEntry(value, gap: signs) {
            reportSigns(colon..<signs, sign: sign, value: value)
        } else {
            value = letters.gapEnd(sign)
            // A full-width bar looks as if a space stood before it.
            if column != nil, byte(value) == 0xEF, letters.isBlockHeader(value) {
                let header = letters.blockHeader(value).end
                let plain = ": " + plainHeader(value..<header)
                reportFullWidth(colon..<header, meant: plain, to: plain)
                return value
            }
            // Before such a sign the space may not be all that is missing.
            let isCertain = letters.signsEnd(value) == value && !starts(value, with: "＃")
            if sign - colon > 1 {
                reportFullWidthColon(colon, value: value, isSafe: isCertain)
            } else if letters.unseenEnd(sign) != nil {
                reportForeignSpace(sign..<value, isSafe: isCertain)
            } else {
                reportMissingSpace(colon: colon, isSafe: isCertain)
            }
        }
        if problems.count > known, column != nil || last != nil {
            tellFurtherEntries(in: last.map { min(value, $0)..<$0 } ?? valueText(value), column: column)
        }
        return value
    }

    /// Whether no value stands at an offset, behind a gap.
    private func endsEntry(_ offset: Int, gap: Int) -> Bool {
        offset >= end || isBreak(offset) || bytes[offset] == UInt8(ascii: "#") && offset > gap
    }

    /// Signs, or a comment with `＃`, right behind the colon of a key whose value is the block below: reported; the end of them.
    private mutating func passStray(behind colon: Range<Int>, column: Int) -> Int? {
        let start = letters.gapEnd(colon.upperBound)
        let isPlain = colon.count == 1
        let stray = isPlain ? colon.upperBound : colon.lowerBound
        if starts(start, with: "＃") {
            guard isAboveBlock(of: column) else { return nil }
            let sign = stray..<(start + 3)
            reportFullWidth(sign, meant: "#", to: "#", edits: [edit(sign, isPlain ? " #" : ": #")])
            passed.append(ByteRange(sign.lowerBound..<lineEnd(start)))
            return lineEnd(start)
        }
        let last = letters.strayEnd(start)
        guard last > start, endsEntry(letters.gapEnd(last), gap: last), isAboveBlock(of: column) else { return nil }
        guard hasRoom else { return last }
        report(
            !isPlain || letters.colonEnd(start) == last ? .fullWidthPunctuation : .syntaxError, stray..<last,
            Bilingual(
                ja: "キーの「:」のあとに余分な「\(excerpt(start..<last))」があります。",
                en: "`\(excerpt(start..<last))` does not belong after the `:` of a key."),
            help: Bilingual(
                ja: "消してください。下の行が、このキーの中身になります。", en: "Remove it; the lines below are the value of the key."),
            fixes: [
                Fix(
                    Bilingual(ja: "余分な記号を消す", en: "Remove it"), safe: true,
                    edits: [edit(stray..<last, isPlain ? "" : ":")])
            ])
        return last
    }

    /// Whether the first line of a text, from an offset on, has a colon with nothing but signs, or what nobody sees, behind it right above
    /// an entry further to the right.
    mutating func isStrayAbove(_ start: Int, entryAt entry: Int) -> Bool {
        let line = start..<lineEnd(start)
        guard let colon = letters.meantColon(line), lineEnd(afterBreak(line.upperBound)) >= entry else { return false }
        let gap = letters.colonEnd(colon) ?? colon + 1
        let sign = letters.gapEnd(gap)
        if starts(sign, with: "＃") || sign > gap && endsEntry(sign, gap: gap) { return true }
        let last = letters.strayEnd(sign)
        return last > sign && endsEntry(letters.gapEnd(last), gap: last)
    }

    /// Further signs behind a colon, before the value: `name::講座`, `name:、講座`.
    private mutating func reportSigns(_ signs: Range<Int>, sign: Int, value: Int) {
        guard hasRoom else { return }
        var last = sign
        while let next = letters.colonEnd(last) { last = next }
        let isDoubled = last >= signs.upperBound
        let isWide = sign - signs.lowerBound > 1 || isDoubled && signs.contains { bytes[$0] != UInt8(ascii: ":") }
        // A text may begin with a colon that has its like: `:tada: 開講`.
        var word = value
        while !isSpace(word), letters.colonEnd(word) == nil { word += 1 }
        let extra = excerpt(sign..<signs.upperBound)
        report(
            isWide ? .fullWidthPunctuation : .missingSpace, signs,
            isDoubled
                ? Bilingual(ja: "コロンが続けて書かれています。", en: "The colon is written more than once.")
                : Bilingual(
                    ja: "「:」のすぐあとに「\(extra)」があります。ここには半角スペースが必要です。",
                    en: "`\(extra)` follows the `:`, where a space is needed."),
            help: isDoubled
                ? Bilingual(
                    ja: "「キー: 値」のように、半角の「:」1個と半角スペースを書いてください。",
                    en: "Write `key: value`, with one `:` and a space.")
                : Bilingual(
                    ja: "「キー: 値」のように書いてください。値が「\(extra)」で始まるなら、「:」のあとに半角スペースを入れてください。",
                    en: "Write `key: value`; if the value begins with `\(extra)`, put a space after the `:`."),
            fixes: [
                Fix(
                    Bilingual(ja: "「: 」にする", en: "Write `: `"), safe: isDoubled && isSpace(word),
                    edits: [edit(signs.lowerBound..<value, ": ")])
            ])
    }
}

extension Letters {
    /// The end of a `:` or `：`; nil for another sign, and for that of `://`.
    func colonEnd(_ offset: Int) -> Int? {
        if byte(offset) == UInt8(ascii: ":") { return starts(offset, with: "://") ? nil : offset + 1 }
        return starts(offset, with: "：") ? offset + 3 : nil
    }

    /// Whether a key seems to begin at an offset, behind `&` or `!`, which makes an anchor or a tag of it: `&name: 講座`.
    @inline(never) func isMarkedKey(_ start: Int) -> Bool {
        var last = start
        while !isSpace(last) { last += 1 }
        return isMarkedKey(start..<last)
    }

    /// The same of an anchor or a tag.
    func isMarkedKey(_ property: Range<Int>) -> Bool {
        let last = property.upperBound
        guard property.count > 2, isBlank(last) else { return false }
        return bytes[last - 1] == UInt8(ascii: ":") || property.count > 4 && starts(last - 3, with: "：")
    }

    /// The end of the signs at an offset that are written for a colon, or beside it by mistake.
    func signsEnd(_ offset: Int) -> Int {
        var last = offset
        while let next = colonEnd(last) ?? meantSignEnd(last) { last = next }
        return last
    }

    private func meantSignEnd(_ offset: Int) -> Int? {
        if starts(offset, with: "、") { return offset + 3 }
        if isLoneSign(offset) { return offset + 1 }
        guard let sign = plainForm(offset), sign == UInt8(ascii: "=") || sign == UInt8(ascii: ";") || sign == UInt8(ascii: ","),
            !isVersion(offset)
        else { return nil }
        return offset + (bytes[offset] < 0x80 ? 1 : 3)
    }

    /// Whether a sign of YAML's stands alone before a value, where it can mean nothing, as in `price:* 1320`; a quote that nothing closes.
    private func isLoneSign(_ offset: Int) -> Bool {
        let value = gapEnd(offset + 1)
        guard isBlank(offset + 1), value < end, !isBreak(value) else { return false }
        switch bytes[offset] {
        case UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "`"):
            return true
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return !(offset + 1..<lineEnd(offset)).contains { bytes[$0] == bytes[offset] } && !isAboveDeeperLine(offset)
        default:
            return false
        }
    }

    /// Whether the next line is empty or stands deeper than the entry on the line of an offset, and so may go on with its value.
    private func isAboveDeeperLine(_ offset: Int) -> Bool {
        var line = offset
        while line > 0, !isBreak(line - 1) { line -= 1 }
        var entry = line
        while byte(entry) == 0x20 || byte(entry) == UInt8(ascii: "-") && isBlank(entry + 1) { entry += 1 }
        let next = afterBreak(lineEnd(offset))
        var text = next
        while byte(text) == 0x20 { text += 1 }
        return text < end && (isBreak(text) || text - next > entry - line)
    }

    /// Whether a range of versions begins with the `=` at an offset: `=1.2`, `==1.2`.
    private func isVersion(_ offset: Int) -> Bool {
        var last = offset
        while last < offset + 2, byte(last) == UInt8(ascii: "=") { last += 1 }
        let number = last
        while (0x30...0x39).contains(byte(last)) { last += 1 }
        return number > offset && last > number && byte(last) == UInt8(ascii: ".")
    }

    /// The end of the signs at an offset of which no value can consist.
    func strayEnd(_ offset: Int) -> Int {
        var last = signsEnd(offset)
        while true {
            if plainForm(last) == UInt8(ascii: ".") {
                last += bytes[last] < 0x80 ? 1 : 3
            } else if starts(last, with: "。") {
                last += 3
            } else {
                let next = signsEnd(last)
                if next == last { return last }
                last = next
            }
        }
    }
}
