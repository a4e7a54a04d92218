import SourceText

/// An old and a new text, with what tells them apart spelled out where the eye takes them for one: macOS writes a letter and its mark as two
/// characters (NFD), and a selector of variants is drawn with the letter before it.
///
///     ガイド → カ<U+3099>イト<U+3099>
func toldApart(_ old: String, _ new: String) -> (old: String, new: String) {
    guard looksEqual(old, new) else { return (old, new) }
    let (before, after) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
    return (spelled(before, beside: after), spelled(after, beside: before))
}

func toldApart(_ old: Bilingual, _ new: Bilingual) -> (old: Bilingual, new: Bilingual) {
    let (ja, en) = (toldApart(old.ja, new.ja), toldApart(old.en, new.en))
    return (Bilingual(ja: ja.old, en: en.old), Bilingual(ja: ja.new, en: en.new))
}

/// The lines of a text that differ, those that are gone with those that look like them.
func toldApart(_ lines: [Told.Line]) -> [Told.Line] {
    // Nearly no text holds any.
    guard lines.contains(where: { $0.text.unicodeScalars.contains(where: isPartOfLetter) }) else { return lines }
    var added: [String: Int] = [:]
    for (index, line) in lines.enumerated() where line.isNew { added[withoutSelectors(line.text)] = index }
    var result = lines
    for (index, line) in lines.enumerated() where !line.isNew {
        guard let other = added[withoutSelectors(line.text)] else { continue }
        let (old, new) = toldApart(line.text, lines[other].text)
        result[index] = Told.Line(isNew: false, number: line.number, text: old)
        result[other] = Told.Line(isNew: true, number: lines[other].number, text: new)
    }
    return result
}

/// The lines of a text that differ, with the blanks spelled out of a line that differs from another one in nothing else, or that takes
/// the place of one with other blanks.
///
///     - 日時 2月18日        - 日時 2月18日
///     + 日時　2月18日       + 日時<U+3000>2月18日
func withBlanksToldApart(_ lines: [Told.Line]) -> [Told.Line] {
    var result = lines
    func mark(_ old: Int, _ new: Int) { (result[old].marksBlanks, result[new].marksBlanks) = (true, true) }
    if lines.count == 2, !lines[0].isNew, lines[1].isNew, blanks(lines[0].text) != blanks(lines[1].text) { mark(0, 1) }
    var added: [[Unicode.Scalar]: Int] = [:]
    for (index, line) in lines.enumerated() where line.isNew { added[withoutBlanks(line.text)] = index }
    for (index, line) in lines.enumerated() where !line.isNew {
        if let other = added[withoutBlanks(line.text)] { mark(index, other) }
    }
    return result
}

private func blanks(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter(Blanks.isBlank) }

private func withoutBlanks(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !Blanks.isBlank($0) } }

/// Swift compares texts by canonical equivalence.
private func looksEqual(_ old: String, _ new: String) -> Bool {
    !old.utf8.elementsEqual(new.utf8) && (old == new || withoutSelectors(old) == withoutSelectors(new))
}

private func withoutSelectors(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !isSelector($0) }))
}

/// Of as many characters each stands for one of the other text: 神 as it is in JIS X 0208, and as IBM has it once more.
private func spelled(_ scalars: [Unicode.Scalar], beside others: [Unicode.Scalar]) -> String {
    var text = ""
    for (index, scalar) in scalars.enumerated() {
        let isAnother = scalars.count == others.count && scalar != others[index]
        if isAnother || isPartOfLetter(scalar) {
            text += mark(scalar)
        } else {
            text.unicodeScalars.append(scalar)
        }
    }
    return text
}

/// Whether a character is drawn as a part of the one before it: an accent, the marks of kana, a selector of variants, a joiner of emoji.
private func isPartOfLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x3099, 0x309A: true
    default: isSelector(scalar)
    }
}

private func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200D, 0xFE00...0xFE0F, 0xE0020...0xE007F, 0xE0100...0xE01EF: true
    default: false
    }
}
