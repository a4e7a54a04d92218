import SourceText

/// `kessai help [COMMAND]`, `kessai help exit-codes`.
let helpCommand = Command(
    "help", operands: "[COMMAND]", count: 0...1,
    Bilingual(ja: "コマンドの説明を表示します(exit-codes は終了コードの一覧)", en: "explain a command (exit-codes: the list of exit codes)")
) { invocation in
    let language = invocation.languages.first ?? .en
    guard let topic = invocation.operands.first else {
        return Outcome(.done, output: HelpText.overview(allCommands, language))
    }
    if topic == "exit-codes" { return Outcome(.done, output: HelpText.exitCodes(language)) }
    // The name is looked up as the parser would, so that a slip gets the same advice.
    let command = try ArgumentParser(commands: allCommands).parse([topic, "--help"]).command
    return Outcome(.done, output: HelpText.command(command, language))
}
