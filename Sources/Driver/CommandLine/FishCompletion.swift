import SourceText

/// The completion script for fish.
enum FishCompletion {
    static func script(_ commands: [Command], _ language: Language) -> String {
        var lines = [
            "# fish completion for kessai", "complete -c kessai -f",
            "complete -c kessai -n __fish_use_subcommand -l help -d \(quoted(OptionSpec.help.summary[language]))",
            "complete -c kessai -n __fish_use_subcommand -l version -d \(quoted(OptionSpec.version.summary[language]))",
        ]
        for command in commands {
            lines.append(
                "complete -c kessai -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary[language]))")
        }
        for command in commands {
            let start = "complete -c kessai -n '__fish_seen_subcommand_from \(command.name)'"
            for option in command.allOptions {
                var line = "\(start) -l \(option.name)"
                if case .none = option.value {} else { line += " " + action(Completion(option)) }
                lines.append(line + " -d \(quoted(option.summary[language]))")
            }
            switch Completion(operandOf: command) {
            case .words(let words): lines.append("\(start) -a \(quoted(words.joined(separator: " ")))")
            case .files: lines.append("\(start) -F")
            case .directories: lines.append("\(start) -a '(__fish_complete_directories)'")
            case .nothing: break
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func action(_ completion: Completion) -> String {
        switch completion {
        case .words(let words): "-x -a \(quoted(words.joined(separator: " ")))"
        case .files: "-r -F"
        case .directories: "-x -a '(__fish_complete_directories)'"
        case .nothing: "-x"
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
