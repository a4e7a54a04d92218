import SourceText

/// `kessai help [COMMAND]`, `kessai help exit-codes`.
let helpCommand = Command(
    "help", operands: "[COMMAND]", count: 0...1,
    Bilingual(ja: "コマンドの説明を表示します(exit-codes は終了コードの一覧)", en: "explain a command (exit-codes: the list of exit codes)")
) { invocation in
    guard let topic = invocation.operands.first else { return Outcome(.done, output: helpText(nil, invocation.languages)) }
    if topic == "exit-codes" {
        return Outcome(.done, output: invocation.languages.map(HelpText.exitCodes).joined(separator: "\n"))
    }
    // The name is looked up as the parser would, so that a slip gets the same advice.
    let command = try ArgumentParser(commands: allCommands).parse([topic, "--help"]).command
    return Outcome(.done, output: helpText(command, invocation.languages))
}

/// About one command, or all of them, in one language after the other.
func helpText(_ command: Command?, _ languages: [Language]) -> String {
    languages.map { language in
        command.map { HelpText.command($0, language) } ?? HelpText.overview(allCommands, language)
    }.joined(separator: "\n")
}
