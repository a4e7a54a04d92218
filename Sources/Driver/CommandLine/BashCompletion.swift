/// The completion script for bash 3.2 and later.
enum BashCompletion {
    static func script(_ commands: [Command]) -> String {
        var text = """
            # bash completion for kessai
            _kessai() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= index
                # bash takes --name=value apart at the =.
                if [[ $current == = ]]; then
                    current=
                elif [[ $previous == = ]]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                for ((index = 1; index < COMP_CWORD; index++)); do
                    if [[ ${COMP_WORDS[index]} != -* ]]; then
                        command=${COMP_WORDS[index]}
                        break
                    fi
                done
                COMPREPLY=()
                case $command in
                '')
                    _kessai_words "\(commands.map(\.name).joined(separator: " ")) --help --version"
                    ;;

            """
        for command in commands {
            text += "    \(command.name))\n"
            text += "        case $previous in\n"
            for option in command.allOptions {
                let completion = Completion(option)
                if case .none = option.value { continue }
                text += "        --\(option.name)) \(action(completion)); return ;;\n"
            }
            text += "        esac\n"
            text += "        if [[ $current == -* ]]; then\n"
            text += "            _kessai_words \"\(command.allOptions.map { "--\($0.name)" }.joined(separator: " "))\"\n"
            text += "        else\n"
            text += "            \(action(Completion(operandOf: command)))\n"
            text += "        fi\n"
            text += "        ;;\n"
        }
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

            complete -F _kessai kessai

            """
    }

    private static func action(_ completion: Completion) -> String {
        switch completion {
        case .words(let words): "_kessai_words \"\(words.joined(separator: " "))\""
        case .files: "_kessai_paths -f"
        case .directories: "_kessai_paths -d"
        case .nothing: ":"
        }
    }
}
