import SourceText

/// `kessai help [COMMAND]`, `kessai help exit-codes`.
let helpCommand = Command(
    "help", operands: "[COMMAND]", count: 0...1,
    Bilingual(ja: "コマンドの説明を表示します(exit-codes は終了コードの一覧)", en: "explain a command (exit-codes: the list of exit codes)")
) { invocation in
    let width = invocation.world.helpWidth
    guard let topic = invocation.operands.first else {
        return Outcome(.done, output: helpText(nil, invocation.languages, width: width))
    }
    if topic == "exit-codes" {
        return Outcome(.done, output: invocation.languages.map { HelpText.exitCodes($0, width: width) }.joined(separator: "\n"))
    }
    let command = try ArgumentParser(commands: allCommands).command(named: topic)
    return Outcome(.done, output: helpText(command, invocation.languages, width: width))
}

/// About one command, or all of them, in one language after the other.
func helpText(_ command: Command?, _ languages: [Language], width: Int) -> String {
    languages.map { language in
        command.map { HelpText.command($0, language, width: width) } ?? HelpText.overview(allCommands, language, width: width)
    }.joined(separator: "\n")
}
