import Reporting
import Rules
import SourceText

/// `kessai explain CODE`: why it is a problem, a wrong and a right example, how to mend it.
let explainCommand = Command(
    "explain", operands: "CODE", count: 1...1,
    Bilingual(ja: "問題のコードを、理由と例と直し方で説明します", en: "explain a code: why it is a problem, examples, how to fix it")
) { invocation in
    let name = invocation.operands[0]
    guard let explanation = allExplanations.first(where: { $0.code.rawValue == name }) else {
        throw UsageError(message: unknownCode(name), command: "explain")
    }
    let looks = reportOptions(invocation, root: nil)
    return Outcome(
        .done,
        output: explanationText(explanation, looks.languages, usesColor: looks.usesColor, width: looks.width))
}

/// `kessai rules`: the list of codes, as a table, as JSON, or as a rule book with a section for each.
let rulesCommand = Command(
    "rules",
    Bilingual(ja: "すべてのコードを一覧にします", en: "list all codes"),
    options: [rulesFormat]
) { invocation in
    switch invocation.text(rulesFormat) {
    case "json": Outcome(.done, output: jsonRules(allExplanations))
    case "markdown": Outcome(.done, output: markdownRuleBook(allExplanations, invocation.languages))
    default: Outcome(.done, output: ruleTable(allExplanations, invocation.languages, width: invocation.world.terminalWidth))
    }
}

private let rulesFormat = OptionSpec(
    "format", .choice(["human", "json", "markdown"]), Bilingual(ja: "表示の形式(既定は human)", en: "format (default human)"))

private func unknownCode(_ name: String) -> Bilingual {
    let written = shown(name)
    return Bilingual(ja: "「\(written)」というコードはありません。", en: "`\(written)` is no code.")
        + didYouMean(name, among: Code.allCases.map(\.rawValue))
        + Bilingual(ja: "一覧: kessai rules", en: " The list: kessai rules")
}
