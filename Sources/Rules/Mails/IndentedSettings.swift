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
        return isLast(bytes, contentEnd(bytes, value))
    }

    init?(_ mail: Shared<StepMail>, _ text: PlacedText) {
        let all = text.withBytes { IndentedSettings.find(in: $0, mail) }
        if all.isEmpty { return nil }
        self.all = all
    }

    private static func find(in text: TextBytes, _ mail: Shared<StepMail>) -> [Setting] {
        var found: [Setting] = []
        var end = text.count
        // No mail has more fields.
        while found.count < stepMailTable.face.fields.count {
            end = contentEnd(text, 0..<end)
            guard isLast(text, end) else { break }
            var start = end
            // Nor is a setting longer.
            while start > 0, end - start < 400, !isLineBreak(text[start - 1]) { start -= 1 }
            guard start > 0, isLineBreak(text[start - 1]) else { break }
            while start < end, isBlank(text[start]) { start += 1 }
            guard let setting = setting(text, start..<end, mail), !found.contains(where: { $0.field == setting.field }) else {
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
    private static func setting(_ text: TextBytes, _ line: Range<Int>, _ mail: Shared<StepMail>) -> Setting? {
        // In the name of a label a colon may stand too.
        guard let colon = line.dropLast().last(where: { text[$0] == UInt8(ascii: ":") && isBlank(text[$0 + 1]) }) else {
            return nil
        }
        let value = text.text(colon + 1..<line.upperBound).drop { $0 == " " || $0 == "\t" }
        guard value == "true" || value == "false" || value.hasPrefix("[") || Int(value) != nil,
            let start = (line.lowerBound..<colon).first(where: { mayBegin(text, $0, in: line) && face(text, $0..<colon) != nil }),
            let face = face(text, start..<colon), isAbsent(face.name.key, mail), fits(String(value), face.shape)
        else { return nil }
        return Setting(field: face.name, line: start..<line.upperBound)
    }

    /// The field with a name, in either language.
    private static func face(_ text: TextBytes, _ name: Range<Int>) -> FieldFace? {
        // None is longer, and a line may be.
        guard name.count <= 100, let match = stepMailTable.face.names.find(text.text(name)) else { return nil }
        return stepMailTable.face.fields[match.index]
    }

    /// Whether a name may begin at an offset of a line: with it, or behind what is no part of a word of its kind.
    private static func mayBegin(_ text: TextBytes, _ start: Int, in line: Range<Int>) -> Bool {
        if start == line.lowerBound { return true }
        let before = text[start - 1]
        if text[start] >= 0xC0 { return true }
        return isLetter(text[start]) && !isLetter(before) && !isDigit(before) && before != UInt8(ascii: "_")
    }

    private static func fits(_ value: String, _ shape: Shape) -> Bool {
        switch shape {
        case .boolean: value == "true" || value == "false"
        case .integer(let range): Int(value).map { range.contains($0) && String($0) == value } ?? false
        case .list: value.hasPrefix("[") && value.hasSuffix("]") && value.contains("@")
        case .text, .choice, .record, .codes: false
        }
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

    /// Whether `true`, `false`, a number behind a blank, or a list may end there: of most texts this is all that is looked at.
    private static func isLast(_ text: TextBytes, _ end: Int) -> Bool {
        guard end > 0 else { return false }
        if text[end - 1] == UInt8(ascii: "]") { return true }
        var start = end
        while start > 0, end - start < 8, isDigit(text[start - 1]) { start -= 1 }
        if start == end { start -= text.ends(end, with: "true") ? 4 : text.ends(end, with: "false") ? 5 : 0 }
        return start > 0 && start < end && isBlank(text[start - 1])
    }
}
