import SourceText

/// The help texts, written from the table of commands.
enum HelpText {
    static func overview(_ commands: [Command], _ language: Language) -> String {
        var text = Bilingual(
            ja: """
                kessai — MyASP × Amazon Pay の設定を検査し、入力する値とバンドルを作ります

                使い方: kessai コマンド [オプション]

                コマンド:

                """,
            en: """
                kessai - checks the settings of a MyASP x Amazon Pay integration and makes the values to enter and a bundle

                Usage: kessai COMMAND [OPTIONS]

                Commands:

                """)[language]
        text += table(commands.map { ("\($0.name) \($0.operands)".trimmed, $0.summary[language]) })
        text +=
            Bilingual(
                ja: "\n共通のオプション:\n", en: "\nCommon options:\n")[language]
        text += table((OptionSpec.common + [.version]).map { (spelling($0), $0.summary[language]) })
        text +=
            Bilingual(
                ja: "\nくわしくは: kessai help コマンド、kessai help exit-codes\n",
                en: "\nMore: kessai help COMMAND, kessai help exit-codes\n")[language]
        return text
    }

    static func command(_ command: Command, _ language: Language) -> String {
        var text = command.summary[language] + "\n\n"
        text += Bilingual(ja: "使い方: ", en: "Usage: ")[language] + command.usage + " [--…]\n"
        if let details = command.details() { text += "\n" + details[language] + "\n" }
        text += Bilingual(ja: "\nオプション:\n", en: "\nOptions:\n")[language]
        text += table(command.allOptions.map { (spelling($0), $0.summary[language]) })
        return text
    }

    static func exitCodes(_ language: Language) -> String {
        table(
            ExitCode.allCases.map { (String($0.rawValue), $0.meaning[language]) }
                + [(ExitCode.signal.code, ExitCode.signal.meaning[language])])
    }

    private static func spelling(_ option: OptionSpec) -> String { "--\(option.name) \(valueWord(option))".trimmed }

    /// Two columns; a long left side has the right side below it.
    private static func table(_ rows: [(left: String, right: String)]) -> String {
        let column = min(30, rows.map { displayWidth(of: $0.left) }.max() ?? 0)
        var text = ""
        for row in rows {
            if displayWidth(of: row.left) > column {
                text += "  \(row.left)\n  \(padded("", to: column))  \(row.right)\n"
            } else {
                text += "  \(padded(row.left, to: column))  \(row.right)\n"
            }
        }
        return text
    }
}

extension String {
    fileprivate var trimmed: String { utf8.last == UInt8(ascii: " ") ? String(dropLast()) : self }
}
