import Project
import Schema
import SourceText

/// Settings of a mail that are indented like its text, below which they stand, or whose line break was lost, and so are part of it:
///
///     body: |
///       お支払い方法をご確認ください。
///       unsubscribe: true          ← goes to the buyer
struct IndentedSettings {
    struct Setting {
        let field: FieldName
        /// In the text, without the blanks before and behind, or what of it stands behind other text.
        let line: Range<Int>
        /// How YAML has it, where it is written otherwise: `delay_minutes：60`.
        var meant: String?
    }

    /// The last lines of the text, in their order.
    let all: [Setting]

    /// Nil where the text ends with lines of its own, as nearly all do, or is no `|` or `>` text.
    init?(_ mail: Shared<StepMail>, in source: SourceFile) {
        guard case .present(_, let place) = mail.body,
            source.bytes.withUnsafeBufferPointer({ IndentedSettings.mayStand(in: $0, place.value.offsets) })
        else { return nil }
        self.init(mail, PlacedText(place, in: source.bytes))
    }

    /// Whether the last byte of a block text is the last of a setting.
    private static func mayStand(in bytes: TextBytes, _ value: Range<Int>) -> Bool {
        let value = value.clamped(to: 0..<bytes.count)
        guard let first = value.first, bytes[first] == UInt8(ascii: "|") || bytes[first] == UInt8(ascii: ">") else {
            return false
        }
        let end = contentEnd(bytes, value)
        if isLast(bytes, end) { return true }
        let valueEnd = valueEnd(bytes, end)
        return valueEnd < end && isLast(bytes, valueEnd)
    }

    init?(_ mail: Shared<StepMail>, _ text: PlacedText) {
        let all = text.withBytes { IndentedSettings.find(in: $0, mail) }
        if all.isEmpty { return nil }
        self.all = all
    }

    private static func find(in text: TextBytes, _ mail: Shared<StepMail>) -> [Setting] {
        var found: [Setting] = []
        var passed = 0
        var end = text.count
        // No mail has more fields.
        while found.count + passed < stepMailTable.face.fields.count {
            end = valueEnd(text, contentEnd(text, 0..<end))
            guard passed > 0 || isLast(text, end) else { break }
            var start = end
            // Nor is a setting longer.
            while start > 0, end - start < 400, !isLineBreak(text[start - 1]) { start -= 1 }
            guard start > 0, isLineBreak(text[start - 1]) else { break }
            while start < end, isBlank(text[start]) { start += 1 }
            // In the name of a label a colon may stand too.
            guard let sign = lastSign(text, start..<end) else { break }
            if namesFieldOfGroup(text, start..<sign.lowerBound) {
                passed += 1
                end = start
                continue
            }
            guard let setting = setting(text, start..<end, sign, mail), !found.contains(where: { $0.field == setting.field })
            else {
                break
            }
            found.append(setting)
            // What stands before it on its line is text.
            if setting.line.lowerBound > start { break }
            end = start
        }
        return found.reversed()
    }

    /// The setting that a line would be, or its end; nil for a line of the text, and for a field that the mail has.
    private static func setting(_ text: TextBytes, _ line: Range<Int>, _ sign: Range<Int>, _ mail: Shared<StepMail>) -> Setting? {
        let isColon = text[sign.lowerBound] == UInt8(ascii: ":") && isBlank(text[sign.upperBound])
        var name = line.lowerBound..<sign.lowerBound
        while let last = name.last, isBlank(text[last]) { name = name.dropLast() }
        let whole = face(text, name)
        // As of a link, with which many a mail ends.
        if whole == nil, !isColon { return nil }
        let value = text.text(sign.upperBound..<line.upperBound).trimmingPrefix { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
        if let whole, isAbsent(whole.name.key, mail), let plain = plain(value, whole.shape, text.text(name)) {
            let meant = isColon && plain == value ? nil : "\(text.text(name)): \(plain)"
            return Setting(field: whole.name, line: line, meant: meant)
        }
        // Behind other text only what is written as YAML has it.
        guard isColon, value == "true" || value == "false" || value.hasPrefix("[") || Int(value) != nil,
            let start = name.dropFirst().first(where: { mayBegin(text, $0) && face(text, $0..<sign.lowerBound) != nil }),
            let face = face(text, start..<sign.lowerBound), isAbsent(face.name.key, mail),
            plain(value, face.shape, "").map({ $0 == value }) == true
        else { return nil }
        return Setting(field: face.name, line: start..<line.upperBound)
    }

    /// Whether a name is that of a field of a group in a mail, as those of the sender are on the screens: what stands above it may be a
    /// setting.
    private static func namesFieldOfGroup(_ text: TextBytes, _ name: Range<Int>) -> Bool {
        groups.contains { $0.names.find(exactly: UnsafeBufferPointer(rebasing: text[name])) != nil }
    }

    private static let groups = stepMailTable.face.fields.compactMap { field in
        if case .record(let group) = field.shape { group } else { nil }
    }

    /// The last colon of a line with something behind it, or the last sign that was written for one.
    private static func lastSign(_ text: TextBytes, _ line: Range<Int>) -> Range<Int>? {
        for start in line.dropLast().reversed() {
            if let sign = signs.first(where: { text.starts(start, with: $0) }), start + sign.utf8CodeUnitCount < line.upperBound {
                return start..<start + sign.utf8CodeUnitCount
            }
        }
        return nil
    }

    private static let signs: [StaticString] = [":", "=", "：", "；", "＝"]

    /// The field with a name, in either language.
    private static func face(_ text: TextBytes, _ name: Range<Int>) -> FieldFace? {
        // None is longer, and a line may be. Many a mail ends with a link, whose query has such signs, too.
        guard name.count <= 100, !text[name].contains(UInt8(ascii: "/")),
            let match = stepMailTable.face.names.find(text.text(name))
        else { return nil }
        return stepMailTable.face.fields[match.index]
    }

    /// Whether a name may begin at an offset of a line, behind what is no part of a word of its kind.
    private static func mayBegin(_ text: TextBytes, _ start: Int) -> Bool {
        let before = text[start - 1]
        if text[start] >= 0xC0 { return true }
        return isLetter(text[start]) && !isLetter(before) && !isDigit(before) && before != UInt8(ascii: "_")
    }

    /// A value of a field as YAML has it; nil for what is none. An address alone stands in many a text behind `Cc:`, as the screens call it.
    private static func plain(_ value: Substring, _ shape: Shape, _ name: String) -> String? {
        switch shape {
        case .boolean: WrongType.meantBoolean(String(value)).map(String.init)
        case .integer(let range):
            integer(Compatibility.folded(String(value)), in: range)
        case .list:
            if value.hasPrefix("["), value.hasSuffix("]"), value.contains("@") {
                String(value)
            } else if name == "cc" || name == "bcc", value.utf8.allSatisfy(isPartOfAddress), value.contains("@") {
                "[\(value)]"
            } else {
                nil
            }
        case .text, .choice, .record, .codes: nil
        }
    }

    private static func integer(_ value: String, in range: ClosedRange<Int>) -> String? {
        Int(value.hasSuffix("分") ? value.dropLast() : value[...]).flatMap {
            range.contains($0) && value.hasPrefix(String($0)) ? String($0) : nil
        }
    }

    private static func isPartOfAddress(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "@.-_+".utf8.contains(byte)
    }

    /// Of the fields that may be left out; one that must be there is told as missing.
    private static func isAbsent(_ key: String, _ mail: Shared<StepMail>) -> Bool {
        switch key {
        case "unsubscribe": mail.unsubscribe.isAbsent
        case "delay_minutes": mail.delayMinutes.isAbsent
        case "cc": mail.cc.isAbsent
        case "bcc": mail.bcc.isAbsent
        default: false
        }
    }

    /// The end of a text without the blanks and lines behind it. Each product that sends it asks: nobody leaves more of them.
    private static func contentEnd(_ text: TextBytes, _ range: Range<Int>) -> Int {
        let least = max(range.lowerBound, range.upperBound - 4_096)
        var end = range.upperBound
        while end > least, isBlank(text[end - 1]) || isLineBreak(text[end - 1]) { end -= 1 }
        return end
    }

    /// The end of a value behind which a comment stands up to the end of the text, as it would be one outside of a text.
    private static func valueEnd(_ text: TextBytes, _ end: Int) -> Int {
        let sign = UInt8(ascii: "#")
        func next(from start: Int) -> Int { text.next(from: start) { ByteSearch.first(sign, or: sign, $0, $1, min($2, end)) } }
        // Comments are short, and of most texts no end has such a sign.
        var hit = next(from: max(1, end - 128))
        while hit < end {
            if isBlank(text[hit - 1]), !text[hit..<end].contains(where: isLineBreak) {
                while hit > 0, isBlank(text[hit - 1]) { hit -= 1 }
                return hit
            }
            hit = next(from: hit + 1)
        }
        return end
    }

    /// Whether the value of a setting may end there, with a sign or a blank before it: of most texts the last byte is all that is looked at.
    private static func isLast(_ text: TextBytes, _ end: Int) -> Bool {
        guard end > 0 else { return false }
        let last = text[end - 1]
        var start = end
        func passWord() -> Bool {
            guard let word = words.first(where: { ends(text, end, with: $0) }) else { return false }
            start -= word.count
            return true
        }
        func passDigits() -> Bool {
            let first = startOfDigits(text, before: start)
            defer { start = first }
            return first < start
        }
        let isValue: Bool
        switch last {
        case UInt8(ascii: "]"): return true
        case 0x30...0x39: isValue = passDigits()
        case 0x41...0x5A, 0x61...0x7A:
            var hasSign = false
            while start > 0, end - start < 100, isPartOfAddress(text[start - 1]) {
                start -= 1
                if text[start] == UInt8(ascii: "@") { hasSign = true }
            }
            if !hasSign { start = end }
            isValue = hasSign || passWord()
        case 0x80...:
            if lastBytes.contains(last), passWord() {
                isValue = true
            } else {
                if text.ends(start, with: "分") { start -= 3 }
                isValue = passDigits()
            }
        default: return false
        }
        return isValue && start > 0
            && (isBlank(text[start - 1]) || text.ends(start, with: "\u{3000}") || signs.contains { text.ends(start, with: $0) })
    }

    private static func startOfDigits(_ text: TextBytes, before end: Int) -> Int {
        var start = end
        while start > 0, end - start < 24, let width = digitWidth(text, before: start) { start -= width }
        return start
    }

    /// The words for true and false, as they are written for them, too, the longest first.
    private static let words = WrongType.booleanWords.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    private static let lastBytes = words.reduce(into: ByteSet()) { bytes, word in
        for last in word.suffix(1) { _ = bytes.insert(last) }
    }

    /// In letters of either case.
    private static func ends(_ text: TextBytes, _ end: Int, with word: [UInt8]) -> Bool {
        guard word.count <= end else { return false }
        return zip(text[(end - word.count)..<end], word).allSatisfy { (isLetter($0) ? $0 | 0x20 : $0) == $1 }
    }

    /// How many bytes a digit has that ends at an offset, a full-width one more than another.
    private static func digitWidth(_ text: TextBytes, before end: Int) -> Int? {
        if isDigit(text[end - 1]) { return 1 }
        return (0x90...0x99).contains(text[end - 1]) && end > 2 && text[end - 3] == 0xEF && text[end - 2] == 0xBC ? 3 : nil
    }
}
