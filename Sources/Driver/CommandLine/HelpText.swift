import Reporting
import SourceText

/// The help texts, written from the table of commands.
enum HelpText {
    static func overview(_ commands: [Command], _ language: Language, width: Int) -> String {
        var text = filled(
            Bilingual(
                ja: "kessai — MyASP × Amazon Pay の設定を検査し、入力する値とバンドルを作ります",
                en: "kessai - checks the settings of a MyASP x Amazon Pay integration and makes the values to enter and a bundle"
            )[language], width)
        text +=
            Bilingual(
                ja: "\n使い方: kessai コマンド [オプション]\n\nコマンド:\n", en: "\nUsage: kessai COMMAND [OPTIONS]\n\nCommands:\n")[language]
        text += table(commands.map { ("\($0.name) \($0.operands)".trimmed, $0.summary[language]) }, width)
        text +=
            Bilingual(
                ja: "\n共通のオプション:\n", en: "\nCommon options:\n")[language]
        text += table(OptionSpec.beforeCommand.map { (spelling($0), $0.summary[language]) }, width)
        let more = Bilingual(
            ja: "詳しくは: kessai help コマンド、kessai help exit-codes", en: "More: kessai help COMMAND, kessai help exit-codes")
        text += "\n" + filled(more[language], width)
        return text
    }

    static func command(_ command: Command, _ language: Language, width: Int) -> String {
        var text = filled(command.summary[language], width) + "\n"
        text += Bilingual(ja: "使い方: ", en: "Usage: ")[language] + command.usage + " [--…]\n"
        let paragraphs = command.paragraphs(in: language).map { $0.isAlone ? $0.text + "\n" : filled($0.text, width) }
        if !paragraphs.isEmpty { text += "\n" + paragraphs.joined() }
        text += Bilingual(ja: "\nオプション:\n", en: "\nOptions:\n")[language]
        text += table(command.allOptions.map { (spelling($0), $0.summary[language]) }, width)
        return text
    }

    static func exitCodes(_ language: Language, width: Int) -> String {
        table(
            ExitCode.allCases.map { (String($0.rawValue), $0.meaning[language]) }
                + [(ExitCode.signal.code, ExitCode.signal.meaning[language])], width)
    }

    private static func spelling(_ option: OptionSpec) -> String { "--\(option.name) \(valueWord(option))".trimmed }

    private static func filled(_ text: String, _ width: Int) -> String {
        wrapped(text, width: width).map { $0 + "\n" }.joined()
    }

    /// Two columns, the right one filled; a long left side has the right side below it.
    private static func table(_ rows: [(left: String, right: String)], _ width: Int) -> String {
        let column = max(0, min(30, width / 2 - 4, rows.map { displayWidth(of: $0.left) }.max() ?? 0))
        let newLine = "\n" + padded("", to: column + 4)
        return rows.map { row in
            let isLong = displayWidth(of: row.left) > column
            let lines = wrapped(row.right, width: max(1, width - column - 4))
            return "  \(padded(row.left, to: column))" + (isLong ? newLine : "  ") + lines.joined(separator: newLine) + "\n"
        }.joined()
    }
}

extension World {
    /// Columns that help is filled to. What goes elsewhere than to a terminal does not depend on the machine.
    var helpWidth: Int { terminalWidth ?? 100 }
}

extension String {
    fileprivate var trimmed: String { utf8.last == UInt8(ascii: " ") ? String(dropLast()) : self }
}
