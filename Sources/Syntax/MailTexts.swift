import SourceText

/// Where the text of a mail stands, as far as the lines tell that nobody can take for anything else: from the line below its key to the next
/// one that is surely a setting. Asked only where something is wrong, since lines that lost their indentation are for YAML no part of it.
///
///     body: |
///       %name1% 様
///     お問い合わせ: 下記まで          ← no key of a mail
///     TEL：03-0000-0000          ← nor is this
///       またのご利用を。
///     unsubscribe: true          ← surely a setting
package struct MailText: Sendable {
    /// Where the line of its key begins.
    package let head: Int
    package let start: Int
    package let end: Int
    /// Where its key should stand.
    package let column: Int
    /// Where the first line begins that stands left of the others; nil where none does.
    package fileprivate(set) var firstLow: Int?
}

/// Those of a file, in order.
package func mailTexts(in source: SourceFile, _ knownKeys: KnownKeys) -> [MailText] {
    source.bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return [] }
        var search = MailTextSearch(letters: Letters(bytes: base, end: buffer.count), knownKeys: knownKeys)
        return search.texts()
    }
}

extension Parser {
    /// Where the text of a mail ends whose `|` stands at an offset; nil for any other text.
    @inline(never) mutating func mailEnd(of header: Int) -> Int? {
        guard let knownKeys else { return nil }
        if mailTexts == nil {
            var search = MailTextSearch(letters: letters, knownKeys: knownKeys)
            mailTexts = search.texts()
        }
        guard let mailTexts else { return nil }
        let next = mailTexts.end { $0.head <= header }
        guard next > 0, mailTexts[next - 1].start > header else { return nil }
        return mailTexts[next - 1].end
    }
}

/// Goes through the lines of a file with what they seem to be: keys, in which columns the blocks around them have theirs, and texts.
struct MailTextSearch {
    /// A mapping or a list, by the column of its entries.
    private struct Block {
        let column: Int
        let isList: Bool
        var keys: [String] = []
    }

    private let letters: Letters
    private let knownKeys: KnownKeys
    private var blocks: [Block] = []

    init(letters: Letters, knownKeys: KnownKeys) {
        self.letters = letters
        self.knownKeys = knownKeys
    }

    mutating func texts() -> [MailText] {
        var found: [MailText] = []
        var line = 0
        while let next = nextContent(line) {
            line = letters.afterBreak(letters.lineEnd(next.offset))
            if next.column == 0, isMarker(next.offset) {
                blocks = []
            } else if let column = note(next) {
                let text = text(below: next, column: column)
                found.append(text)
                line = text.end
            }
        }
        return found
    }

    // MARK: Lines

    private struct Line {
        let column: Int
        /// Where what stands on it begins.
        let offset: Int

        var start: Int { offset - column }
    }

    /// The first line from a start of one on that says something.
    private func nextContent(_ start: Int) -> Line? {
        var line = start
        while line < letters.end {
            var text = line
            while letters.byte(text) == 0x20 { text += 1 }
            if text < letters.end, !letters.isBreak(text), letters.bytes[text] != UInt8(ascii: "#") {
                return Line(column: text - line, offset: text)
            }
            line = letters.afterBreak(letters.lineEnd(text))
        }
        return nil
    }

    private func below(_ line: Line) -> Line? { nextContent(letters.afterBreak(letters.lineEnd(line.offset))) }

    private func isMarker(_ offset: Int) -> Bool {
        letters.starts(offset, with: "---") && (letters.isSpace(offset + 3) || letters.starts(offset + 3, with: "kind:"))
    }

    /// Where what a dash begins may stand.
    private func behindDash(_ dash: Int) -> Int {
        var offset = dash + 1
        while letters.byte(offset) == 0x20 || letters.byte(offset) == 0x09 { offset += 1 }
        return offset
    }

    /// Behind the dashes of a line.
    private func content(_ line: Line) -> Line {
        var (offset, column) = (line.offset, line.column)
        while letters.isSequenceEntry(offset) {
            let dash = offset
            offset = behindDash(dash)
            column += offset - dash
        }
        return Line(column: column, offset: offset)
    }

    /// The colon of an entry at an offset: that behind the name of a field, which may hold one itself; else the first before a blank, or any
    /// that seems meant.
    private func colon(_ offset: Int) -> Int? {
        let line = letters.trimmed(offset..<letters.lineEnd(offset))
        let colons = line.dropFirst().prefix(200).filter { letters.colonEnd($0) != nil }
        if colons.count > 1, let colon = colons.last(where: { knownKeys.isField(text(offset..<$0)) }) { return colon }
        return colons.first { letters.bytes[$0] == UInt8(ascii: ":") && letters.isSpace($0 + 1) } ?? letters.meantColon(line)
    }

    private func key(_ offset: Int) -> Range<Int>? {
        if letters.byte(offset) == UInt8(ascii: "*"), let key = letters.emphasizedKey(offset) { return key.name }
        guard let colon = colon(offset), colon - offset <= 200 else { return nil }
        let key = letters.trimmed(offset..<colon)
        let quote = letters.byte(key.lowerBound)
        let isQuoted = key.count > 1 && (quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"))
        return isQuoted ? key.lowerBound + 1..<key.upperBound - 1 : key
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(start: letters.bytes + range.lowerBound, count: range.count), as: UTF8.self)
    }

    private func name(_ offset: Int) -> String? { key(offset).map(text) }

    /// Whether the line at an offset announces the text of a mail: `body: |`.
    private func announcesText(_ offset: Int) -> Bool {
        guard let key = key(offset), let colon = colon(offset),
            knownKeys.holdsLines(UnsafeBufferPointer(start: letters.bytes + key.lowerBound, count: key.count))
        else { return false }
        return letters.isBlockHeader(letters.gapEnd(letters.colonEnd(colon) ?? colon + 1))
    }

    // MARK: Blocks

    /// Notes what a line adds to the blocks around; where it announces a text, the column of the keys beside.
    private mutating func note(_ line: Line) -> Int? {
        var (offset, column) = (line.offset, line.column)
        while letters.isSequenceEntry(offset) {
            while let last = blocks.last, last.column > column { blocks.removeLast() }
            if blocks.last?.column != column || blocks.last?.isList == false {
                blocks.append(Block(column: column, isList: true))
            }
            let dash = offset
            offset = behindDash(dash)
            column += offset - dash
        }
        guard let name = name(offset) else { return nil }
        let isHead = announcesText(offset)
        if isHead, offset == line.offset, !fits(name, column), let around = blocks.lastIndex(where: { !$0.isList }) {
            blocks[around].keys.append(name)
            return blocks[around].column
        }
        while let last = blocks.last, last.column > column || last.column == column && last.isList { blocks.removeLast() }
        if blocks.last?.column != column { blocks.append(Block(column: column, isList: false)) }
        // No table has more fields.
        if blocks[blocks.count - 1].keys.count < 64 { blocks[blocks.count - 1].keys.append(name) }
        return isHead ? column : nil
    }

    /// Whether the mapping whose keys stand in a column may still have one.
    private func fits(_ name: String, _ column: Int) -> Bool {
        blocks.contains { !$0.isList && $0.column == column && knownKeys.table($0.keys)(name) == .free }
    }

    // MARK: Texts

    /// The text below a line; `column`: of its key, where that should stand.
    private func text(below head: Line, column: Int) -> MailText {
        let start = letters.afterBreak(letters.lineEnd(head.offset))
        var content: Int?
        var firstLow: Int?
        var last = start
        while let line = nextContent(last) {
            if line.column < content ?? .max {
                if isSetting(line) {
                    return MailText(head: head.start, start: start, end: line.start, column: column, firstLow: firstLow)
                }
                if content == nil, line.column > column {
                    content = line.column
                } else {
                    firstLow = firstLow ?? line.start
                }
            }
            last = letters.afterBreak(letters.lineEnd(line.offset))
        }
        return MailText(head: head.start, start: start, end: letters.end, column: column, firstLow: firstLow)
    }

    /// Whether a line left of those of a text is surely none of it.
    private func isSetting(_ line: Line) -> Bool {
        if isMarker(line.offset) { return isMarkerOfDocument(line) }
        let entry = content(line)
        let isItem = entry.offset > line.offset
        let around = blocks.filter { $0.column == line.column }
        if isItem, letters.byte(entry.offset) == UInt8(ascii: "{") { return !around.isEmpty }
        // A dash alone above its entry.
        if isItem, letters.isSpace(entry.offset) || letters.byte(entry.offset) == UInt8(ascii: "#") {
            return !around.isEmpty && below(line).map(isField) == true
        }
        guard let key = key(entry.offset) else { return !isItem && isSettingWithSign(line) }
        let name = text(key)
        // `url:x` may be a line of a mail.
        let isEnglish = isEnglish(name) && colon(entry.offset).map { letters.isSpace($0 + 1) } == true
        if isItem { return knownKeys.isField(name) && (isEnglish || !around.isEmpty) }
        guard knownKeys.isField(name) || isEnglish else { return isSettingWithSign(line) }
        let meanings = around.filter { !$0.isList }.map { knownKeys.table($0.keys)(name) }
        if meanings.contains(.free) { return true }
        if letters.byte(entry.offset) == UInt8(ascii: "*") { return false }
        guard knownKeys.isField(name) else { return false }
        if isEnglish { return true }
        // `件名: …` may be a line of a mail; above another key of the same mapping it is written twice.
        if !meanings.isEmpty { return meanings.contains(.written) && below(line).map(isKeyAround) == true }
        return name.utf8.count > 12 && blocks.contains { !$0.isList && knownKeys.table($0.keys)(name) == .free }
    }

    /// Whether a line is a key of the mapping in its column.
    private func isKeyAround(_ line: Line) -> Bool {
        guard let name = name(line.offset) else { return false }
        return blocks.contains { !$0.isList && $0.column == line.column && knownKeys.table($0.keys)(name) != .unknown }
    }

    /// Whether a line is a key that its mapping may still have, with another sign, or only a blank, for its colon: `unsubscribe＝true`.
    private func isSettingWithSign(_ line: Line) -> Bool {
        let text = line.offset..<letters.lineEnd(line.offset)
        guard let sign = text.prefix(100).first(where: { isSign($0) }), sign > line.offset else { return false }
        let name = self.text(letters.trimmed(line.offset..<sign))
        return knownKeys.isField(name) && fits(name, line.column)
    }

    private func isSign(_ offset: Int) -> Bool {
        switch letters.bytes[offset] {
        case UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: " "): true
        case 0xE2, 0xEF:
            letters.starts(offset, with: "；") || letters.starts(offset, with: "＝") || letters.starts(offset, with: "→")
                || letters.starts(offset, with: "∶")
        default: false
        }
    }

    /// Whether a `---`, perhaps indented, was meant to begin a document: what stands below says what is in it.
    private func isMarkerOfDocument(_ line: Line) -> Bool {
        guard let below = below(line), letters.isSpace(line.offset + 3) else { return true }
        if line.column == 0, isMarker(below.offset) { return true }
        guard let name = name(content(below).offset) else { return false }
        if name == "kind" { return true }
        guard line.column == 0 || below.column == 0, knownKeys.isField(name) else { return false }
        return !fits(name, below.column) || saysKind(below)
    }

    /// Whether a document that begins with a line says its kind further down.
    private func saysKind(_ first: Line) -> Bool {
        var line = first
        // So many lines are enough for a document that was written by hand.
        for _ in 0..<1_000 {
            guard let next = below(line), !(next.column == 0 && isMarker(next.offset)) else { return false }
            if next.column == first.column, name(next.offset) == "kind" { return true }
            line = next
        }
        return false
    }

    private func isField(_ line: Line) -> Bool { name(content(line).offset).map(knownKeys.isField) ?? false }

    /// Whether a name is written like the English keys, as hardly a line of a mail is.
    private func isEnglish(_ name: String) -> Bool {
        name.utf8.count > 1 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    }
}
