import SourceText

/// The completion script for zsh: a function for `fpath` that can be sourced too.
enum ZshCompletion {
    static func script(_ commands: [Command], _ language: Language) -> String {
        var text = """
            #compdef kessai
            # zsh completion for kessai
            _kessai() {
                local curcontext=$curcontext context state state_desc line
                local -A opt_args
                local -a commands
                commands=(

            """
        for command in commands {
            text += "        \(quoted(command.name + ":" + described(command.summary[language])))\n"
        }
        text += """
                )
                _arguments -S -C \\

            """
        text += specs(OptionSpec.beforeCommand, language)
        text += """
                    '(-)1:command:->command' \\
                    '(-)*::argument:->argument'
                if [[ $state == command ]]; then
                    _describe -t commands command commands
                    return
                fi
                [[ $state == argument ]] || return
                case $words[1] in

            """
        for command in commands {
            text += "    \(command.name))\n        _arguments -S \\\n" + specs(command.allOptions, language)
            text += "            \(quoted("*:operand:" + action(Completion(operandOf: command))))\n        ;;\n"
        }
        return text + """
                esac
            }

            _kessai_assignments() {
                if compset -P 1 '*='; then
                    _files
                else
                    compadd -S = -- "$@"
                fi
            }

            # Sourced: registers itself. From fpath: is the function itself.
            if [[ $funcstack[1] == _kessai ]]; then
                _kessai "$@"
            else
                compdef _kessai kessai
            fi

            """
    }

    /// Options as `_arguments` takes them, a line each.
    private static func specs(_ options: [OptionSpec], _ language: Language) -> String {
        options.map { option in
            var spec = (option.isRepeatable ? "*" : "") + "--\(option.name)" + (option.takesValue ? "=" : "")
            spec += "[\(described(option.summary[language]))]"
            if option.takesValue { spec += ":\(option.name):\(action(Completion(option)))" }
            return "            \(quoted(spec)) \\\n"
        }.joined()
    }

    private static func action(_ completion: Completion) -> String {
        switch completion {
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .directories: "_files -/"
        case .assignments(let words): "{_kessai_assignments \(words.joined(separator: " "))}"
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
