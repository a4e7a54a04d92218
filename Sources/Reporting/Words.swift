import SourceText

/// The words that stand around messages in reports for people.
enum Words {
    static let note = Bilingual(ja: "補足", en: "note")
    static let help = Bilingual(ja: "対処", en: "help")
    static let fix = Bilingual(ja: "修正案", en: "fix")
    static let unsafeFix = Bilingual(ja: "修正案(内容の確認が必要)", en: "fix (check the result)")

    /// `エラー 2件、警告 1件 (14ファイル)`
    private static func summary(_ report: Report) -> Bilingual {
        let counts = Severity.allCases.reversed().compactMap { severity in
            let count = report.count(severity)
            return count > 0 ? Bilingual(ja: "\(severity.name.ja) \(count)件", en: plural(count, severity.name.en)) : nil
        }
        guard let first = counts.first else { return Bilingual(ja: "問題はありません", en: "no problems") + extent(report) }
        // `joined(separator:)` makes the runtime look for types: a twentieth of a short run.
        return counts.dropFirst().reduce(first) { $0 + Bilingual(ja: "、", en: ", ") + $1 } + extent(report)
    }

    /// The last lines of a report for people: how many of each, how many `--fix` can mend, how many more can be looked at, and where to read more.
    static func closing(_ report: Report, _ options: ReportOptions) -> [Bilingual] {
        var lines = [summary(report)]
        let count = report.diagnostics.count { $0.fixes.contains(where: \.isSafe) }
        if count > 0, let command = options.fixCommand { lines.append(fixable(count, of: report.diagnostics.count, command)) }
        let unsafe = report.diagnostics.count { !$0.fixes.isEmpty && !$0.fixes.contains(where: \.isSafe) }
        if unsafe > 0, let command = options.unsafeFixCommand { lines.append(fixableUnsafely(unsafe, besides: count, command)) }
        let worst = report.worst
        if let first = report.diagnostics.first(where: { $0.severity == worst }) { lines.append(more(first.code)) }
        return lines
    }

    private static func fixable(_ count: Int, of all: Int, _ command: String) -> Bilingual {
        let which =
            count < all
            ? Bilingual(ja: "うち\(count)件は", en: "\(count) of them")
            : count == 1 ? Bilingual(ja: "", en: "It") : Bilingual(ja: "すべて", en: "All \(count)")
        return Bilingual(
            ja: "\(which.ja)「\(command)」で直せます。", en: "\(which.en) can be fixed by `\(command)`.")
    }

    private static func fixableUnsafely(_ count: Int, besides others: Int, _ command: String) -> Bilingual {
        let isOne = count == 1
        return Bilingual(
            ja: "内容の確認が必要な修正案が\(others > 0 ? "ほかに" : "")\(count)件あり、「\(command)」で見られます。",
            en: "\(count) \(others > 0 ? "more " : "")fix\(isOne ? " has" : "es have") a result to check: "
                + "`\(command)` shows \(isOne ? "it" : "them").")
    }

    private static func more(_ code: Code) -> Bilingual {
        Bilingual(ja: "詳しい説明: kessai explain \(code.rawValue)", en: "More about it: kessai explain \(code.rawValue)")
    }

    private static func extent(_ report: Report) -> Bilingual {
        Bilingual(ja: " (\(report.files)ファイル)", en: " (\(plural(report.files, "file")))")
    }

    private static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
