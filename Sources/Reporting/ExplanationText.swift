import SourceText

/// What is known about a code, for `kessai explain`, the rule book and reports that carry rules along.
///
///     not-whole-yen (エラー)
///     料金が円単位の整数ではない
///
///     …why…
///
///     誤りの例: / 正しい例: / 直し方:
package func explanationText(_ explanation: Explanation, _ languages: [Language], usesColor: Bool, width: Int?) -> String {
    var text = StyledText()
    for (index, language) in languages.enumerated() {
        if index > 0 { text.endLine() }
        text.add(explanation.code.rawValue, .init(explanation.code.severity))
        text.add(" (\(explanation.code.severity.name[language]))\n")
        text.add(lines(explanation.title[language], width), .title)
        text.add("\n" + lines(explanation.why[language], width) + "\n")
        example(explanation.bad, ExplanationWords.bad, .removed, language, width, into: &text)
        example(explanation.good, ExplanationWords.good, .added, language, width, into: &text)
        text.add(ExplanationWords.fix[language] + "\n", .title)
        text.add(lines(explanation.remedies()[language], width))
    }
    return text.painted(colors: usesColor, linkRoot: nil)
}

/// One section of the rule book.
package func markdownExplanation(_ explanation: Explanation, _ languages: [Language]) -> String {
    var text = "## \(explanation.code.rawValue)\n"
    for language in languages {
        text += "\n**\(Markdown.sentence(explanation.title[language]))** (\(explanation.code.severity.name[language]))\n\n"
        text += Markdown.sentence(explanation.why[language]) + "\n"
        for (word, example) in [(ExplanationWords.bad, explanation.bad), (ExplanationWords.good, explanation.good)] {
            text += "\n\(word[language])\n\n"
            switch example {
            case .yaml(let yaml): text += "```yaml\n\(shownYAML(yaml))```\n"
            case .described(let words): text += Markdown.sentence(words[language]) + "\n"
            }
        }
        text += "\n\(ExplanationWords.fix[language])\n\n\(Markdown.sentence(explanation.remedies()[language]))\n"
    }
    return text
}

/// The whole rule book: a heading, a table of contents, one section a code, sorted by code.
package func markdownRuleBook(_ explanations: [Explanation], _ languages: [Language]) -> String {
    let sorted = explanations.sorted { $0.code < $1.code }
    var text = "# " + languages.map { ExplanationWords.ruleBook[$0] }.joined(separator: " / ") + "\n\n"
    for explanation in sorted {
        let titles = languages.map { Markdown.sentence(explanation.title[$0]) }.joined(separator: " / ")
        text += "- [\(explanation.code.rawValue)](#\(explanation.code.rawValue)) \(titles)\n"
    }
    return text + sorted.map { "\n" + markdownExplanation($0, languages) }.joined()
}

/// The list of codes for a terminal: code, severity, title.
package func ruleTable(_ explanations: [Explanation], _ languages: [Language], width: Int?) -> String {
    let sorted = explanations.sorted { $0.code < $1.code }
    let column = sorted.map { displayWidth(of: $0.code.rawValue) }.max() ?? 0
    let severities = sorted.map { displayWidth(of: $0.code.severity.name[languages]) }.max() ?? 0
    let start = column + severities + 4
    return sorted.map { explanation in
        let severity = explanation.code.severity.name[languages]
        if let width, width - start < 30 {
            // Too narrow for three columns.
            return wrapped("\(explanation.code.rawValue)  \(severity)", width: width).joined(separator: "\n") + "\n    "
                + hanging(explanation.title[languages], at: 4, width: width) + "\n"
        }
        let begin = "\(padded(explanation.code.rawValue, to: column))  \(padded(severity, to: severities))  "
        return begin + hanging(explanation.title[languages], at: start, width: width) + "\n"
    }.joined()
}

package func jsonRules(_ explanations: [Explanation]) -> String {
    func example(_ example: Example) -> JSON {
        switch example {
        case .yaml(let yaml): ["yaml": .string(shownYAML(yaml))]
        case .described(let words): ["described": words.json]
        }
    }
    let rules: [JSON] = explanations.sorted { $0.code < $1.code }.map {
        [
            "code": .string($0.code.rawValue), "severity": .string($0.code.severity.rawValue), "title": $0.title.json,
            "why": $0.why.json, "fix": $0.remedies().json, "bad": example($0.bad), "good": example($0.good),
        ]
    }
    let value: JSON = ["schemaVersion": 1, "rules": .array(rules)]
    return value.text
}

private enum ExplanationWords {
    static let bad = Bilingual(ja: "誤りの例:", en: "Wrong:")
    static let good = Bilingual(ja: "正しい例:", en: "Right:")
    static let fix = Bilingual(ja: "直し方:", en: "How to fix it:")
    static let ruleBook = Bilingual(ja: "kessaiの規則", en: "The rules of kessai")
}

private func lines(_ text: String, _ width: Int?) -> String { wrapped(text, width: width).map { $0 + "\n" }.joined() }

private func example(
    _ example: Example, _ word: Bilingual, _ style: StyledText.Style, _ language: Language, _ width: Int?,
    into text: inout StyledText
) {
    text.add(word[language] + "\n", .title)
    switch example {
    case .yaml(let yaml):
        for line in shownYAML(yaml).split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            text.add(line.isEmpty ? "\n" : "    \(ExcerptLine(text: String(line)).text(columns: 0..<Int.max))\n", style)
        }
    case .described(let words): text.add(lines(words[language], width))
    }
    text.endLine()
}

/// An example as a user would write it: without the marks around the finding, with a line break at its end.
private func shownYAML(_ yaml: String) -> String {
    let text = String(String.UnicodeScalarView(yaml.unicodeScalars.filter { $0 != "⟦" && $0 != "⟧" }))
    return text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
}
