import SourceText

/// The completion script for fish.
enum FishCompletion {
    static func script(_ commands: [Command], _ language: Language) -> String {
        let withValue = OptionSpec.beforeCommand.filter(\.takesValue).map { "--\($0.name)" }
        var text = """
            # fish completion for kessai
            # Whether the command before the cursor is this one; without an argument, whether there is none yet.
            function __kessai_in
                set -l words (commandline -opc)
                set -e words[1]
                while set -q words[1]
                    switch $words[1]
                        case \(withValue.joined(separator: " "))
                            set -e words[1]
                        case '-*'
                        case '*'
                            test "$words[1]" = "$argv"
                            return
                    end
                    set -e words[1]
                end
                test -z "$argv"
            end
            complete -c kessai -f

            """
        text += options(OptionSpec.beforeCommand, "__kessai_in", language)
        for command in commands {
            text += "complete -c kessai -n __kessai_in -a \(command.name) -d \(quoted(command.summary[language]))\n"
        }
        for command in commands {
            let condition = quoted("__kessai_in \(command.name)")
            text += options(command.allOptions, condition, language)
            let start = "complete -c kessai -n \(condition)"
            switch Completion(operandOf: command) {
            case .words(let words): text += "\(start) -a \(quoted(words.joined(separator: " ")))\n"
            case .files, .assignments: text += "\(start) -F\n"
            case .directories: text += "\(start) -a '(__fish_complete_directories)'\n"
            case .nothing: break
            }
        }
        return text
    }

    private static func options(_ options: [OptionSpec], _ condition: String, _ language: Language) -> String {
        options.map { option in
            let value = option.takesValue ? " " + action(Completion(option)) : ""
            return "complete -c kessai -n \(condition) -l \(option.name)\(value) -d \(quoted(option.summary[language]))\n"
        }.joined()
    }

    private static func action(_ completion: Completion) -> String {
        switch completion {
        case .words(let words): "-x -a \(quoted(words.joined(separator: " ")))"
        case .files: "-r -F"
        case .directories: "-x -a '(__fish_complete_directories)'"
        // Behind the =, fish offers files by itself.
        case .assignments(let words): "-r -F -a \(quoted(words.map { $0 + "=" }.joined(separator: " ")))"
        case .nothing: "-x"
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
