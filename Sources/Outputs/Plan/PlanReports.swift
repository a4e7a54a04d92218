/// A plan as text for a terminal, as JSON and as Markdown for a pull request.
import SourceText

package enum PlanFormat: String, Sendable, CaseIterable {
    case text, json, markdown
}

extension EntryPlan {
    package func report(_ format: PlanFormat, _ language: Language) -> String {
        switch format {
        case .text: text(language)
        case .json: json.text
        case .markdown: markdown(language)
        }
    }

    /// Both languages are always there, so the bytes do not depend on the language.
    var json: JSON {
        [
            "schemaVersion": 1,
            "changes": .array(
                changes.map { change in
                    [
                        "id": .string(change.id.text), "action": .string(change.action.rawValue),
                        "risk": .string(change.risk.rawValue), "console": .string(change.console.rawValue),
                        "menu": .array(change.menu.map(JSON.string)), "subject": change.subject.json,
                        "old": .optional(change.old?.value), "new": .optional(change.new?.value),
                        "warnings": .array(change.warnings.map(\.json)),
                    ]
                }),
        ]
    }

    private func text(_ language: Language) -> String {
        guard !isEmpty else { return summary(language) + "\n" }
        var text = ""
        for group in groups {
            text += "\(group.risk.title[language])\n"
            for screen in group.screens {
                text += "  \(screen.title(language, separator: " > "))\n"
                for change in screen.changes {
                    text += "    \(visible(change.subject[language]))  \(change.values(language))  [\(visible(change.id.text))]\n"
                    for warning in change.warnings { text += "      ! \(visible(warning[language]))\n" }
                }
            }
            text += "\n"
        }
        return text + summary(language) + "\n"
    }

    private func markdown(_ language: Language) -> String {
        var text = Bilingual(ja: "## いま入力する値\n", en: "## To enter now\n")[language]
        for group in groups {
            text += "\n### \(group.risk.title[language])\n"
            for screen in group.screens {
                text += "\n\(Markdown.text(screen.title(language, separator: " > ")))\n\n"
                for change in screen.changes {
                    text += "- [ ] \(Markdown.text(change.subject[language])): \(change.markdown(language))\n"
                    for warning in change.warnings { text += "  - ⚠ \(Markdown.text(warning[language]))\n" }
                }
            }
        }
        return text + "\n\(Markdown.text(summary(language)))\n"
    }

    private func summary(_ language: Language) -> String {
        if isEmpty { return Bilingual(ja: "入力する値はありません。", en: "Nothing has to be entered.")[language] }
        return Bilingual(
            ja: "入力する値は\(changes.count)件です。入力が終わったら kessai record を実行します。",
            en:
                "\(changes.count) \(changes.count == 1 ? "value has" : "values have") to be entered. Run kessai record when it is done."
        )[language]
    }

    struct RiskGroup {
        let risk: Risk
        var screens: [ScreenGroup]
    }

    struct ScreenGroup {
        let console: Guide.Console
        let menu: [String]
        var changes: [Change]

        func title(_ language: Language, separator: String) -> String {
            "\(console.title[language]): \(menu.joined(separator: separator))"
        }
    }

    /// The changes by risk, and in each by screen, in their order.
    var groups: [RiskGroup] {
        var groups: [RiskGroup] = []
        for change in changes {
            if groups.last?.risk != change.risk { groups.append(RiskGroup(risk: change.risk, screens: [])) }
            let group = groups.count - 1
            let last = groups[group].screens.last
            if last?.console != change.console || last?.menu != change.menu {
                groups[group].screens.append(ScreenGroup(console: change.console, menu: change.menu, changes: []))
            }
            groups[group].screens[groups[group].screens.count - 1].changes.append(change)
        }
        return groups
    }
}

extension EntryPlan.Change {
    package enum Action: String, Sendable {
        case enter, change, remove
    }

    package var action: Action { old == nil ? .enter : new == nil ? .remove : .change }

    /// 1,980円 → 2,480円
    func values(_ language: Language) -> String {
        let (before, after) = excerpts(language)
        return switch action {
        case .enter: Bilingual(ja: "新規: \(after)", en: "new: \(after)")[language]
        case .change: "\(before) → \(after)"
        case .remove: Bilingual(ja: "削除: \(before)", en: "remove: \(before)")[language]
        }
    }

    fileprivate func markdown(_ language: Language) -> String {
        let (before, after) = excerpts(language)
        return switch action {
        case .enter: Markdown.code(after)
        case .change: "\(Markdown.code(before)) → \(Markdown.code(after))"
        case .remove: Bilingual(ja: "削除 \(Markdown.code(before))", en: "remove \(Markdown.code(before))")[language]
        }
    }

    /// Old and new value in one line each; of a long text the first line that differs.
    func excerpts(_ language: Language) -> (String, String) {
        guard id.field.control == .longText else {
            return (visible(old?.shown[language] ?? ""), visible(new?.shown[language] ?? ""))
        }
        func lines(_ entry: Entry?) -> [Substring] {
            entry?.value.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        }
        let (before, after) = (lines(old), lines(new))
        var index = 0
        while index < before.count, index < after.count, before[index] == after[index] { index += 1 }
        func excerpt(_ lines: [Substring]) -> String {
            guard lines.indices.contains(index) else { return "" }
            let number = Bilingual(ja: "\(index + 1)行目", en: "line \(index + 1)")[language]
            return "\(number) "
                + Bilingual(ja: "「\(visible(String(lines[index])))」", en: "“\(visible(String(lines[index])))”")[language]
        }
        return (excerpt(before), excerpt(after))
    }
}
