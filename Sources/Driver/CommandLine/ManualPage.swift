import Reporting
import SourceText

/// The manual page in the man(7) macros of roff, as groff and mandoc read them.
enum ManualPage {
    static func text(_ commands: [Command], _ language: Language) -> String {
        func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
        var page = """
            .TH KESSAI 1 "\(date)" "kessai \(kessaiVersion)"
            .ad l
            .SH \(say("名前", "NAME"))
            kessai \\- \(escaped(say("MyASP × Amazon Pay の設定を検査し、入力する値とバンドルを作る", "check the settings of a MyASP x Amazon Pay integration, and make the values to enter and the bundle")))
            .SH \(say("書式", "SYNOPSIS"))
            .B kessai
            .I \(say("コマンド", "command"))
            .RI [ \(say("オプション", "options")) ]
            .SH \(say("説明", "DESCRIPTION"))

            """
        page += paragraph(
            say(
                "結果は標準出力に、ほかのすべては標準エラー出力に書きます。ネットワークは使いません。"
                    + "メッセージの言語のほかは、ファイルやパイプへの出力は、ロケール、タイムゾーン、時刻、ユーザー、マシンに左右されません。"
                    + "バンドルと、json や jsonl の形式の報告は、どの言語でも同じバイトです。",
                "Results go to standard output, everything else to standard error. The network is never used. "
                    + "Apart from the language of messages, nothing that goes to a file or pipe depends on locale, time zone, "
                    + "clock, user or machine. Bundles, and reports in the formats json and jsonl, are the same bytes in every "
                    + "language."))
        page += ".SH \(say("コマンド", "COMMANDS"))\n"
        for command in commands {
            page += ".SS \(escaped(command.usage))\n" + paragraph(command.summary[language] + say("。", "."))
            for (index, part) in command.paragraphs(in: language).enumerated() {
                page += (index > 0 && part.isAlone ? ".br\n" : ".PP\n") + paragraph(part.text)
            }
            for option in command.options { page += entry(option, language) }
        }
        page += ".SH \(say("共通のオプション", "COMMON OPTIONS"))\n"
        for option in OptionSpec.beforeCommand { page += entry(option, language) }
        page += ".SH \(say("終了コード", "EXIT STATUS"))\n"
        for code in ExitCode.allCases { page += ".TP\n.B \(code.rawValue)\n" + paragraph(code.meaning[language]) }
        page += ".TP\n.B \(ExitCode.signal.code)\n" + paragraph(ExitCode.signal.meaning[language])
        page += ".SH \(say("環境変数", "ENVIRONMENT"))\n"
        for (name, meaning) in environment {
            page += ".TP\n.B \(escaped(name))\n" + paragraph(meaning[language])
        }
        return page
    }

    /// When the page was last looked over by a person.
    private static let date = "2026-11-24"

    private static let environment: [(String, Bilingual)] = [
        ("LC_ALL, LC_MESSAGES, LANG", Bilingual(ja: "メッセージの言語", en: "language of messages")),
        ("NO_COLOR, CLICOLOR_FORCE", Bilingual(ja: "色を付けない、または必ず付ける", en: "never, or always, use colours")),
        ("SOURCE_DATE_EPOCH", Bilingual(ja: "tar ファイルの中の時刻", en: "the time in tar archives")),
        ("GITHUB_ACTIONS", Bilingual(ja: "true なら報告の形式は github になります", en: "when true, reports are in the github format")),
    ]

    private static func entry(_ option: OptionSpec, _ language: Language) -> String {
        var head = "\\fB\\-\\-\(escaped(option.name))\\fR"
        if case .none = option.value {} else { head += " \\fI\(escaped(valueWord(option)))\\fR" }
        return ".TP\n\(head)\n" + paragraph(option.summary[language])
    }

    private static func paragraph(_ text: String) -> String {
        let line = escaped(text)
        // A line that begins with a dot or a quote would be a request.
        return (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
    }

    private static func escaped(_ text: String) -> String {
        let text = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        // roff breaks lines at blanks only: Japanese text needs to be told where it may be broken.
        var result = ""
        var last: Character = " "
        for letter in text {
            if isWide(letter), isWide(last), mayBreak(between: last, and: letter) { result += "\\:" }
            result.append(letter)
            last = letter
        }
        return result
    }

    private static func isWide(_ letter: Character) -> Bool { displayWidth(of: String(letter)) == 2 }
}
