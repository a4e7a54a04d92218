import SourceText

/// A plan as text for a terminal, as JSON and as Markdown for a pull request.
package enum PlanFormat: String, Sendable, CaseIterable {
    case text, json, markdown
}

extension EntryPlan {
    /// `recording`: the command that records what has been entered.
    package func report(_ format: PlanFormat, _ languages: [Language], recording: String = "kessai record") -> String {
        switch format {
        case .text: text(languages, recording)
        case .json: json.text
        case .markdown: markdown(languages, recording)
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
                        "warnings": .array(change.warnings.map(\.json)), "partOf": .optional(whole(of: change)?.text),
                    ]
                }),
            "leftOut": .array(leftOut.map { ["environment": .string($0.name.rawValue), "message": $0.leftOut.json] }),
        ]
    }

    private func text(_ languages: [Language], _ recording: String) -> String {
        let leftOut = leftOut.map { "! \(visible($0.leftOut[languages]))\n" }.joined()
        guard !isEmpty else { return leftOut + summary(languages, recording) + "\n" }
        var text = ""
        for group in groups {
            text += "\(group.risk.title[languages])\n"
            for screen in group.screens {
                text += "  \(screen.title(languages, separator: " > "))\n"
                for told in screen.changes {
                    let (subject, id) = (visible(told.subject[languages]), visible(told.change.id.shellWord))
                    text += "    \(subject)  \(told.summary(languages) { $0 })  [\(id)]\n"
                    if let head = told.headOfLines { text += "      \(head[languages])\n" }
                    for line in told.lines { text += "      \(line.isNew ? "+" : "-") \(line.excerpt[languages])\n" }
                    for warning in told.warnings { text += "      ! \(visible(warning[languages]))\n" }
                }
            }
            text += "\n"
        }
        return text + leftOut + summary(languages, recording) + "\n"
    }

    /// The changes without their screens, in a line each; of many the first and gravest, and how many more there are.
    package func lines(_ languages: [Language], limit: Int) -> [String] {
        let told = told
        let lines = told.prefix(limit).map { "\(visible($0.subject[languages]))  \($0.summary(languages) { $0 })" }
        let more = told.count - lines.count
        return more > 0 ? lines + [Bilingual(ja: "ほか\(more)件", en: "and \(more) more")[languages]] : lines
    }

    private func markdown(_ languages: [Language], _ recording: String) -> String {
        var text = "## \(Bilingual(ja: "いま入力する値", en: "To enter now")[languages])\n"
        for group in groups {
            text += "\n### \(group.risk.title[languages])\n"
            for screen in group.screens {
                text += "\n\(Markdown.text(screen.title(languages, separator: " > ")))\n\n"
                for told in screen.changes {
                    let (subject, id) = (Markdown.text(told.subject[languages]), Markdown.code(told.change.id.shellWord))
                    text += "- [ ] \(subject): \(told.summary(languages) { Markdown.code(shown: $0) }) (\(id))\n"
                    if let head = told.headOfLines { text += "  \(head[languages])\n" }
                    if !told.lines.isEmpty {
                        let lines = told.lines.map { "\($0.isNew ? "+" : "-") \($0.shown)" }.joined(separator: "\n")
                        text += Markdown.block(lines, of: "diff", indentation: "  ")
                    }
                    for warning in told.warnings { text += "  - ⚠ \(Markdown.text(warning[languages]))\n" }
                }
            }
        }
        for environment in leftOut { text += "\n⚠ \(Markdown.text(environment.leftOut[languages]))\n" }
        return text + "\n\(Markdown.text(summary(languages, recording)))\n"
    }

    private func summary(_ languages: [Language], _ recording: String) -> String {
        if isEmpty {
            let nothing = Bilingual(ja: "入力する値はありません。", en: "Nothing has to be entered.")
            return (hasRenamedKeyFile ? nothing.then(EntryPlan.renamedKeyFile(recording)) : nothing)[languages]
        }
        let removed = changes.count { $0.action == .remove }
        let entered = changes.count - removed
        func values(_ count: Int) -> String { count == 1 ? "1 value has" : "\(count) values have" }
        let counts =
            entered == 0
            ? Bilingual(
                ja: "設定から消えた値は\(removed)件です。",
                en: "\(removed == 1 ? "1 value is" : "\(removed) values are") no longer in the settings.")
            : removed == 0
                ? Bilingual(ja: "入力する値は\(entered)件です。", en: "\(values(entered)) to be entered.")
                : Bilingual(
                    ja: "入力する値は\(entered)件、設定から消えた値は\(removed)件です。",
                    en: "\(values(entered)) to be entered, \(removed) \(removed == 1 ? "is" : "are") no longer in the settings.")
        return
            (counts + Bilingual(ja: "終わったら \(recording) を実行します。", en: " Run \(recording) when it is done."))[languages]
    }

    private static func renamedKeyFile(_ recording: String) -> Bilingual {
        Bilingual(
            ja: "鍵のファイルの名前だけが変わりました。\(recording) で記録します。",
            en: "Only a key file has another name: run \(recording).")
    }

    struct RiskGroup {
        let risk: Risk
        var screens: [ScreenGroup]
    }

    struct ScreenGroup {
        let console: Guide.Console
        let menu: [String]
        var changes: [Told]

        func title(_ languages: [Language], separator: String) -> String {
            "\(console.title[languages]): \(menu.joined(separator: separator))"
        }
    }

    /// The changes by risk, and in each by screen, in their order, which nobody may leave: a screen to be opened twice is there twice.
    var groups: [RiskGroup] {
        var groups: [RiskGroup] = []
        for told in told {
            let change = told.change
            if groups.last?.risk != change.risk { groups.append(RiskGroup(risk: change.risk, screens: [])) }
            let group = groups.count - 1
            if let last = groups[group].screens.last, last.console == change.console, last.menu == change.menu,
                last.changes.last?.change.isLast == change.isLast
            {
                groups[group].screens[groups[group].screens.count - 1].changes.append(told)
            } else {
                groups[group].screens.append(ScreenGroup(console: change.console, menu: change.menu, changes: [told]))
            }
        }
        return groups
    }
}

extension EntryPlan.Change {
    package enum Action: String, Sendable {
        case enter, change, remove
    }

    package var action: Action { old == nil ? .enter : new == nil ? .remove : .change }
}
