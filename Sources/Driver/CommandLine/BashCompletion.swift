/// The completion script for bash 3.2 and later.
enum BashCompletion {
    static func script(_ commands: [Command]) -> String {
        let early = OptionSpec.beforeCommand
        let withValue = early.filter(\.takesValue).map { "--\($0.name)" }
        var text = """
            # bash completion for kessai
            _kessai() {
                local words=() word option current command= index last
                # bash takes --name=value apart at the =.
                for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
                    last=$((${#words[@]} - 1))
                    if [[ $last -ge 0 && ($word == = || ${words[last]} == *=) ]]; then
                        words[last]+=$word
                    else
                        words+=("$word")
                    fi
                done
                last=$((${#words[@]} - 1))
                current=${words[last]}
                if [[ $current == --*=* ]]; then
                    option=${current%%=*} current=${current#*=}
                elif [[ $last -gt 0 ]]; then
                    option=${words[last-1]}
                fi
                for ((index = 0; index < last; index++)); do
                    case ${words[index]} in
                    \(withValue.joined(separator: " | "))) ((index++)) ;;
                    -*) ;;
                    *)
                        command=${words[index]}
                        break
                        ;;
                    esac
                done
                COMPREPLY=()
                case $command in

            """
        text += place("''", early, .words(commands.map(\.name)))
        for command in commands { text += place(command.name, command.allOptions, Completion(operandOf: command)) }
        return text + """
                esac
            }

            _kessai_words() {
                local IFS=$' \\t\\n'
                COMPREPLY=($(compgen -W "$1" -- "$current"))
            }

            _kessai_paths() {
                local IFS=$'\\n'
                COMPREPLY=($(compgen "$1" -- "$current"))
                # Without compopt (bash 3.2) a directory gets a blank instead of a slash.
                type compopt &>/dev/null && compopt -o filenames
            }

            _kessai_assignments() {
                if [[ $current == *=* ]]; then
                    current=${current#*=}
                    _kessai_paths -f
                else
                    _kessai_words "$1"
                    type compopt &>/dev/null && compopt -o nospace
                fi
            }

            complete -F _kessai kessai

            """
    }

    /// What can stand behind one word, the command.
    private static func place(_ word: String, _ options: [OptionSpec], _ operand: Completion) -> String {
        var text = "    \(word))\n        case $option in\n"
        for option in options where option.takesValue {
            text += "        --\(option.name)) \(action(Completion(option))); return ;;\n"
        }
        text += "        esac\n"
        text += "        if [[ $current == -* ]]; then\n"
        text += "            _kessai_words \"\(options.map { "--\($0.name)" }.joined(separator: " "))\"\n"
        text += "        else\n"
        text += "            \(action(operand))\n"
        text += "        fi\n"
        text += "        ;;\n"
        return text
    }

    private static func action(_ completion: Completion) -> String {
        switch completion {
        case .words(let words): "_kessai_words \"\(words.joined(separator: " "))\""
        case .files: "_kessai_paths -f"
        case .directories: "_kessai_paths -d"
        case .assignments(let words): "_kessai_assignments \"\(words.map { $0 + "=" }.joined(separator: " "))\""
        case .nothing: ":"
        }
    }
}
