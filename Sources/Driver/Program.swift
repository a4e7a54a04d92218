import SourceText

/// One run of kessai: from arguments and a world to an outcome. Nothing is printed here.
package func run(_ arguments: [String], in world: World) -> Outcome {
    var outcome = ran(arguments, in: world)
    outcome.messages = fitForLog(outcome.messages, world)
    return outcome
}

/// Text for people with nothing of a project in it that a service would take for a command: GitHub Actions and Azure Pipelines look for
/// `##[…]` and `##vso[…]` anywhere in a line of a log.
func fitForLog(_ text: String, _ world: World) -> String {
    let isLogged = ["GITHUB_ACTIONS", "TF_BUILD"].contains { world.environment[$0] != nil }
    return isLogged ? text.replacing("##[", with: "# #[").replacing("##vso[", with: "# #vso[") : text
}

/// Lines of a project as they are, but for a terminal, which they must not steer.
func fitForTerminal(_ lines: String, _ world: World) -> String { world.terminalWidth == nil ? lines : harmlessLines(lines) }

private func ran(_ arguments: [String], in world: World) -> Outcome {
    var spoken = spokenLanguages(arguments, world.environment)
    // Without the table of commands, which takes as long as all else.
    if arguments.first == "--version" { return version }
    do throws(any Error) {
        let parsed: ArgumentParser.Parsed
        switch try ArgumentParser(commands: allCommands).parse(arguments) {
        case .help: return Outcome(.done, output: helpText(nil, spoken, width: world.helpWidth))
        case .version: return version
        case .command(let command): parsed = command
        }
        spoken = languages(option: parsed.values[OptionSpec.language.name]?.last, environment: world.environment)
        if parsed.values[OptionSpec.help.name] != nil {
            return Outcome(.done, output: helpText(parsed.command, spoken, width: world.helpWidth))
        }
        var world = world
        if parsed.values[OptionSpec.quiet.name] != nil { world.progress = nil }
        return try parsed.command.run(
            Invocation(world: world, operands: parsed.operands, values: parsed.values, languages: spoken))
    } catch let error as UsageError {
        let more = error.command.map { "kessai help \($0)" } ?? "kessai help"
        return Outcome(
            .usage,
            messages: notice(error.message, spoken)
                + spoken.map { Bilingual(ja: "詳しくは: ", en: "More: ")[$0] + more + "\n" }.joined())
    } catch let ending as any Ending {
        return Outcome(ending.exit, messages: notice(ending.message, spoken))
    } catch {
        return Outcome(.fault, messages: notice(Bilingual(same: "\(error)"), spoken))
    }
}

private var version: Outcome { Outcome(.done, output: "kessai \(kessaiVersion)\n") }

/// A sentence about the run for standard error: `kessai: …`, a line for each language.
func notice(_ text: Bilingual, _ languages: [Language]) -> String {
    var lines = languages.map { "kessai: \(text[$0])\n" }
    if lines.count > 1, lines[0] == lines[1] { lines.removeLast() }
    return lines.joined()
}

/// The languages of a run whose command line may turn out to be wrong.
func spokenLanguages(_ arguments: [String], _ environment: EnvironmentVariables) -> [Language] {
    languages(option: languageOption(arguments), environment: environment)
}

/// The value of `--lang` in a command line that may turn out to be wrong.
private func languageOption(_ arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
        if argument == "--lang", arguments.indices.contains(index + 1) { return arguments[index + 1] }
        if argument.utf8.starts(with: "--lang=".utf8) { return String(argument.dropFirst("--lang=".count)) }
    }
    return nil
}
