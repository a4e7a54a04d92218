import SourceText

/// The completion script for zsh: a function for `fpath` that can be sourced too.
enum ZshCompletion {
    static func script(_ commands: [Command], _ language: Language) -> String {
        var text = """
            #compdef kessai
            # zsh completion for kessai
            _kessai() {
                local command
                local -a commands
                commands=(

            """
        for command in commands {
            text += "        \(quoted(command.name + ":" + described(command.summary[language])))\n"
        }
        text += """
                )
                if (( CURRENT == 2 )); then
                    _describe -t commands command commands
                    _values option --help --version
                    return
                fi
                command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in

            """
        for command in commands {
            text += "    \(command.name))\n        _arguments -S \\\n"
            for option in command.allOptions {
                let repeats = option.isRepeatable ? "*" : ""
                var spec = "\(repeats)--\(option.name)"
                if case .none = option.value {} else { spec += "=" }
                spec += "[\(described(option.summary[language]))]"
                if case .none = option.value {} else { spec += ":\(option.name):\(action(Completion(option)))" }
                text += "            \(quoted(spec)) \\\n"
            }
            text += "            \(quoted("*:operand:" + action(Completion(operandOf: command))))\n        ;;\n"
        }
        return text + """
                esac
            }

            # Sourced: registers itself. From fpath: is the function itself.
            if [[ $funcstack[1] == _kessai ]]; then
                _kessai "$@"
            else
                compdef _kessai kessai
            fi

            """
    }

    private static func action(_ completion: Completion) -> String {
        switch completion {
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .directories: "_files -/"
        case .nothing: " "
        }
    }

    /// `:` and brackets end a description.
    private static func described(_ text: String) -> String {
        text.reduce(into: "") { result, letter in
            if ":[]\\".contains(letter) { result += "\\" }
            result.append(letter)
        }
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
