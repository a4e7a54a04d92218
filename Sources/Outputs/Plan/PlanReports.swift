/// A plan as text for a terminal, as JSON and as Markdown for a pull request.
import SourceText

package enum PlanFormat: String, Sendable, CaseIterable {
    case text, json, markdown
}

extension EntryPlan {
    package func report(_ format: PlanFormat, _ languages: [Language]) -> String {
        switch format {
        case .text: text(languages)
        case .json: json.text
        case .markdown: markdown(languages)
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

    private func text(_ languages: [Language]) -> String {
        guard !isEmpty else { return summary(languages) + "\n" }
        var text = ""
        for group in groups {
            text += "\(group.risk.title[languages])\n"
            for screen in group.screens {
                text += "  \(screen.title(languages, separator: " > "))\n"
                for change in screen.changes {
                    text +=
                        "    \(visible(change.subject[languages]))  \(change.values(languages))  [\(visible(change.id.text))]\n"
                    for warning in change.warnings { text += "      ! \(visible(warning[languages]))\n" }
                }
            }
            text += "\n"
        }
        return text + summary(languages) + "\n"
    }

    private func markdown(_ languages: [Language]) -> String {
        var text = "## \(Bilingual(ja: "いま入力する値", en: "To enter now")[languages])\n"
        for group in groups {
            text += "\n### \(group.risk.title[languages])\n"
            for screen in group.screens {
                text += "\n\(Markdown.text(screen.title(languages, separator: " > ")))\n\n"
                for change in screen.changes {
                    text += "- [ ] \(Markdown.text(change.subject[languages])): \(change.markdown(languages))\n"
                    for warning in change.warnings { text += "  - ⚠ \(Markdown.text(warning[languages]))\n" }
                }
            }
        }
        return text + "\n\(Markdown.text(summary(languages)))\n"
    }

    private func summary(_ languages: [Language]) -> String {
        if isEmpty { return Bilingual(ja: "入力する値はありません。", en: "Nothing has to be entered.")[languages] }
        return Bilingual(
            ja: "入力する値は\(changes.count)件です。入力が終わったら kessai record を実行します。",
            en:
                "\(changes.count) \(changes.count == 1 ? "value has" : "values have") to be entered. Run kessai record when it is done."
        )[languages]
    }

    struct RiskGroup {
        let risk: Risk
        var screens: [ScreenGroup]
    }

    struct ScreenGroup {
        let console: Guide.Console
        let menu: [String]
        var changes: [Change]

        func title(_ languages: [Language], separator: String) -> String {
            "\(console.title[languages]): \(menu.joined(separator: separator))"
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
    func values(_ languages: [Language]) -> String {
        let (before, after) = excerpts
        return switch action {
        case .enter: "\(Bilingual(ja: "新規", en: "new")[languages]): \(after[languages])"
        case .change: (before + Bilingual(same: " → ") + after)[languages]
        case .remove: "\(Bilingual(ja: "削除", en: "remove")[languages]): \(before[languages])"
        }
    }

    fileprivate func markdown(_ languages: [Language]) -> String {
        let (old, new) = excerpts
        let (before, after) = (old.map { Markdown.code($0) }, new.map { Markdown.code($0) })
        return switch action {
        case .enter: after[languages]
        case .change: (before + Bilingual(same: " → ") + after)[languages]
        case .remove: "\(Bilingual(ja: "削除", en: "remove")[languages]) \(before[languages])"
        }
    }

    /// Old and new value in one line each; of a long text the first line that differs.
    var excerpts: (old: Bilingual, new: Bilingual) {
        guard id.field.control == .longText else {
            func line(_ entry: Entry?) -> Bilingual { entry?.shown.map { visible($0) } ?? Bilingual(same: "") }
            return (line(old), line(new))
        }
        func lines(_ entry: Entry?) -> [Substring] {
            entry?.value.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        }
        let (before, after) = (lines(old), lines(new))
        var index = 0
        while index < before.count, index < after.count, before[index] == after[index] { index += 1 }
        func excerpt(_ lines: [Substring]) -> Bilingual {
            guard lines.indices.contains(index) else { return Bilingual(same: "") }
            let line = visible(String(lines[index]))
            return Bilingual(ja: "\(index + 1)行目 「\(line)」", en: "line \(index + 1) “\(line)”")
        }
        return (excerpt(before), excerpt(after))
    }
}
