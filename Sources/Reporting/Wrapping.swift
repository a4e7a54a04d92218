import SourceText

/// Breaks a text into lines of at most `width` columns, English at spaces, Japanese between letters but never before a closing
/// mark or after an opening one (kinsoku, JIS X 4051).
package func wrapped(_ text: String, width: Int?) -> [String] {
    guard let width, width > 0, displayWidth(of: text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in unbreakablePieces(text) {
        let size = displayWidth(of: piece)
        if used + displayWidth(of: trimmingEnd(piece)) > width, !line.isEmpty {
            lines.append(trimmingEnd(line))
            line = ""
            used = 0
        }
        line += piece
        used += size
    }
    if !line.isEmpty { lines.append(trimmingEnd(line)) }
    return lines
}

/// What stands behind `column` columns, in further lines below itself; no narrower than can be read.
package func hanging(_ text: String, at column: Int, width: Int?) -> String {
    wrapped(text, width: width.map { max(20, $0 - column) }).joined(separator: "\n" + String(repeating: " ", count: column))
}

/// Words with the spaces after them, and Japanese letters one by one with the marks that must stay beside them.
private func unbreakablePieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var previous: Character?
    for letter in text {
        if let previous, mayBreak(between: previous, and: letter) {
            pieces.append(piece)
            piece = ""
        }
        piece.append(letter)
        previous = letter
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
}

/// Of letters of one line.
package func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " { return false }
    if left == " " { return true }
    if closing.contains(right) || opening.contains(left) { return false }
    return isWide(left) || isWide(right)
}

private func isWide(_ letter: Character) -> Bool {
    guard let scalar = letter.unicodeScalars.first else { return false }
    return displayWidth(of: scalar) == 2
}

private let closing: Set<Character> = [
    "、", "。", "，", "．", "・", "：", "；", "？", "！", "」", "』", "）", "】", "〉", "》", "〕", "］", "｝", "ー", "々", "ゝ", "ぁ", "ぃ", "ぅ", "ぇ",
    "ぉ",
    "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", ")", "]", "}", ",", ".", ":", ";", "?", "!", "…", "%", "”",
    "’",
]

private let opening: Set<Character> = ["「", "『", "（", "【", "〈", "《", "〔", "［", "｛", "(", "[", "{", "“", "‘"]

private func trimmingEnd(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
}
