import SourceText

extension Command {
    /// Its details as paragraphs, which the source may break anywhere: a line that begins with `word:` stands for itself.
    func paragraphs(in language: Language) -> [Paragraph] {
        var result: [Paragraph] = []
        for line in (details()?[language] ?? "").split(separator: "\n") {
            let isAlone = line.drop(while: \.isLowercase).first == ":"
            if let last = result.last, !isAlone, !last.isAlone {
                result[result.count - 1].text = joined(last.text, String(line))
            } else {
                result.append(Paragraph(text: String(line), isAlone: isAlone))
            }
        }
        return result
    }
}

struct Paragraph {
    var text: String
    /// It is a line, such as one to be copied, and not filled.
    let isAlone: Bool
}

/// Two lines of a text as one: Japanese has no blanks between sentences, nor inside of words.
private func joined(_ first: String, _ second: String) -> String {
    guard let left = first.last, let right = second.first else { return first + second }
    func isWide(_ letter: Character) -> Bool { displayWidth(of: String(letter)) == 2 }
    return first + (left == "。" || isWide(left) && isWide(right) ? "" : " ") + second
}
