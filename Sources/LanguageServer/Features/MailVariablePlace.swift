import Rules
import SourceText
import Syntax

/// A variable in the subject or body of a mail, `%name1%`, written or begun.
struct MailVariablePlace {
    /// Its bytes, with the signs around it that are there.
    let range: Range<Int>
    /// What stands between the signs.
    let name: String
    /// An unquoted text must not begin with the sign: quotes are needed around it, which nothing else is between.
    let needsQuotes: Bool

    /// One that is being written: its sign stands before the cursor, with nothing but a part of the name between.
    init?(begunAt offset: Int, _ tree: SyntaxTree) {
        let bytes = tree.source.bytes
        var start = offset
        while start > 0, MailVariable.isNameByte(bytes[start - 1]) { start -= 1 }
        guard start > 0, bytes[start - 1] == UInt8(ascii: "%"),
            !bytes.withUnsafeBufferPointer({ MailVariable.isRate($0, start - 1) }),
            MailVariablePlace.closed(bytes, start - 1) == nil
        else { return nil }
        let end = MailVariablePlace.end(of: start..<offset, bytes)
        name = String(decoding: bytes[start..<end], as: UTF8.self)
        let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: "%") && MailVariablePlace.opened(bytes, end) == nil
        range = start - 1..<(isClosed ? end + 1 : end)
        // A value cannot begin with the sign, and so is read with a word in its place.
        let word = Array(CompletionPoint.placeholder.utf8)
        let read = tree.read(with: word, in: range)
        guard let cursor = Cursor(range.lowerBound, in: read), cursor.isInMailText, let node = cursor.node else { return nil }
        let value = read.nodes[node]
        needsQuotes = value.style == .plain && value.range.offsets == range.lowerBound..<range.lowerBound + word.count
    }

    /// Where a name ends of which this much is typed. What stands behind the cursor belongs to it only where the whole is meant for a
    /// variable: in `%1980円` and `%Amazon Pay` the sign was typed before what the mail says.
    private static func end(of typed: Range<Int>, _ bytes: [UInt8]) -> Int {
        let name = bytes[typed.lowerBound...].prefix(while: MailVariable.isNameByte)
        let isClosed = name.endIndex < bytes.count && bytes[name.endIndex] == UInt8(ascii: "%")
        let isMeant = isClosed && name.first.map { !isDigit($0) } == true
        return isMeant || MailVariable.named(String(decoding: name, as: UTF8.self)) != nil ? name.endIndex : typed.upperBound
    }

    /// The variable that a sign opens.
    private static func opened(_ bytes: [UInt8], _ sign: Int) -> Range<Int>? {
        let name = bytes[(sign + 1)...].prefix(while: MailVariable.isNameByte)
        let isClosed = !name.isEmpty && name.endIndex < bytes.count && bytes[name.endIndex] == UInt8(ascii: "%")
        return isClosed ? sign..<name.endIndex + 1 : nil
    }

    /// One that is known and stands around an offset.
    init?(knownAt offset: Int, _ tree: SyntaxTree) {
        let bytes = tree.source.bytes
        guard let cursor = Cursor(offset, in: tree), cursor.isInMailText else { return nil }
        var start = offset
        while start > 0, MailVariable.isNameByte(bytes[start - 1]) { start -= 1 }
        // On the sign itself, or behind it.
        let signs = [offset, start - 1].filter { bytes.indices.contains($0) && bytes[$0] == UInt8(ascii: "%") }
        let places = signs.compactMap { sign -> Range<Int>? in
            MailVariablePlace.opened(bytes, sign) ?? MailVariablePlace.closed(bytes, sign)
        }
        let known = places.first { MailVariable.named(MailVariablePlace.name(bytes, $0)) != nil }
        guard let known else { return nil }
        (range, name, needsQuotes) = (known, MailVariablePlace.name(bytes, known), false)
    }

    /// The known variable that a sign closes.
    private static func closed(_ bytes: [UInt8], _ sign: Int) -> Range<Int>? {
        var start = sign
        while start > 0, MailVariable.isNameByte(bytes[start - 1]) { start -= 1 }
        guard start > 0, bytes[start - 1] == UInt8(ascii: "%") else { return nil }
        let range = start - 1..<sign + 1
        return MailVariable.named(name(bytes, range)) == nil ? nil : range
    }

    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
    }
}

/// The variables that are known; in quotes where the value must have them.
func completion(of place: MailVariablePlace, _ view: FileView) -> JSON {
    let range = view.positions.json(ByteRange(place.range))
    let quote = place.needsQuotes ? "\"" : ""
    let items = MailVariable.all.enumerated().map { number, variable -> JSON in
        let documentation = view.client.inEach { card(variable, named: variable.name, $0) }
        return [
            "label": .string(variable.text), "kind": 6, "sortText": .string("\(number)"), "filterText": .string(variable.text),
            "documentation": view.client.markup(documentation, isShown: view.client.understandsMarkdownItems),
            "textEdit": ["range": range, "newText": .string(quote + variable.text + quote)],
        ]
    }
    return ["isIncomplete": false, "items": .array(items)]
}

/// What hover and completion say of a variable.
func card(_ variable: MailVariable, named name: String, _ language: Language) -> String {
    "**`%\(name)%`**\n\n\(variable.doc[language])"
}
