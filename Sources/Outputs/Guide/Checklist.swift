/// `checklist.md`: the steps of the guide as text to work from, Japanese with English below; its bytes do not depend on the language.
import SourceText

extension Guide {
    package var checklist: String {
        var text = """
            # チェックリスト / Checklist

            2つの画面を開き、上から順に進めます。画面の名前とラベルはマニュアルのままです。\\
            Open both consoles and go from top to bottom. Names of screens and labels are those of the manual.

            値の欄は、そのまま写します。 / Copy the values exactly as they are.

            """
        var number = 0
        for section in sections {
            text += "\n## \(Markdown.text(section.title.ja)) / \(Markdown.text(section.title.en))\n"
            text += "\n\(Markdown.text(section.lead.ja))\\\n\(Markdown.text(section.lead.en))\n"
            for step in section.steps {
                number += 1
                text += "\n" + step.checklist(number)
            }
        }
        return text
    }
}

extension Guide.Step {
    /// One numbered step; what belongs to it is indented below.
    fileprivate func checklist(_ number: Int) -> String {
        let marker = "\(number). "
        let indentation = String(repeating: " ", count: marker.utf8.count)
        let place = console.title.ja == console.title.en ? console.title.ja : "\(console.title.ja) / \(console.title.en)"
        var text = "\(marker)[ ] **\(Markdown.text(title.ja))** / \(Markdown.text(title.en))\n"
        text += "\(indentation)- \(place)"
        if !menu.isEmpty { text += ": " + menu.map { Markdown.text($0) }.joined(separator: " > ") }
        text += "\n"
        for line in lines { text += line.checklist(indentation) }
        for row in rows { text += row.checklist(indentation) }
        if let finish { text += finish.checklist(indentation) }
        return text
    }
}

extension Bilingual {
    /// Both languages, the English one on a line of its own below.
    fileprivate func checklist(_ indentation: String) -> String {
        "\(indentation)- \(Markdown.text(ja))\\\n\(indentation)  \(Markdown.text(en))\n"
    }
}

extension Guide.Row {
    fileprivate func checklist(_ indentation: String) -> String {
        let field = entry.id.field
        let label = field.label.ja == field.label.en ? field.label.ja : "\(field.label.ja) / \(field.label.en)"
        let start = "\(indentation)- [ ] \(Markdown.text(label)): "
        switch field.control {
        case .longText:
            return "\(indentation)- [ ] \(Markdown.text(label)):\n\n"
                + Markdown.block(entry.value, indentation: indentation + "  ") + "\n"
        case .checkbox:
            let words =
                entry.value == "true"
                ? Bilingual(ja: "チェックを入れる", en: "tick") : Bilingual(ja: "チェックを入れない", en: "leave unticked")
            return start + "\(words.ja) / \(words.en)\n"
        case .choice:
            let words = entry.shown
            let english = words.ja == words.en ? "" : " (\(Markdown.text(words.en)))"
            return start + "「\(Markdown.text(words.ja))」\(english)\n"
        case .text, .file:
            let shown = entry.shown
            if shown.ja == entry.value { return start + Markdown.code(entry.value) + "\n" }
            let words = shown.ja == shown.en ? shown.ja : "\(shown.ja) / \(shown.en)"
            return start + "\(Markdown.code(entry.value)) (\(Markdown.text(words)))\n"
        }
    }
}
