import SourceText

/// Reads a command line by the table of commands: `--name value`, `--name=value`, `-` as an operand, `--` before operands only.
struct ArgumentParser {
    let commands: [Command]

    struct Parsed {
        let command: Command
        let operands: [String]
        let values: [String: [String]]
    }

    enum Request {
        case help, version
        case command(Parsed)
    }

    func parse(_ arguments: [String]) throws(UsageError) -> Request {
        var arguments = arguments[...]
        // Common options may stand before the command, too.
        var early: [String] = []
        while let first = arguments.first, first.utf8.starts(with: "--".utf8),
            let option = OptionSpec.common.first(where: { first == "--\($0.name)" || first.hasPrefix("--\($0.name)=") })
        {
            early.append(first)
            arguments = arguments.dropFirst()
            if case .none = option.value { continue }
            if !first.contains("="), let value = arguments.popFirst() { early.append(value) }
        }
        let isHelp = early.contains("--help") || arguments.first == "-h"
        guard let name = arguments.first, name != "-h" else {
            if isHelp { return .help }
            throw UsageError(message: Self.noCommand)
        }
        if name == "--version" { return .version }
        if name.utf8.first == UInt8(ascii: "-") { throw UsageError(message: misplacedOption(arguments)) }
        let command = try command(named: name)
        var operands: [String] = []
        var values: [String: [String]] = [:]
        var rest = (early + arguments.dropFirst())[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                break
            }
            guard argument.utf8.starts(with: "--".utf8) || argument == "-h" else {
                if argument.utf8.first == UInt8(ascii: "-"), argument != "-" {
                    throw UsageError(message: unknownOption(argument, of: command), command: name)
                }
                operands.append(argument)
                continue
            }
            let (option, value) = try option(argument, of: command, rest: &rest)
            if !option.isRepeatable, let earlier = values[option.name]?.first, earlier != value {
                throw UsageError(message: Self.repeated(option), command: name)
            }
            values[option.name, default: []].append(value)
        }
        if values[OptionSpec.help.name] == nil {
            if operands.contains("") { throw UsageError(message: Self.emptyOperand, command: name) }
            if operands.count < command.operandCount.lowerBound {
                throw UsageError(message: Self.missingOperand(command), command: name)
            }
            if operands.count > command.operandCount.upperBound {
                throw UsageError(message: Self.extraOperand(operands[command.operandCount.upperBound], command), command: name)
            }
        }
        return .command(Parsed(command: command, operands: operands, values: values))
    }

    func command(named name: String) throws(UsageError) -> Command {
        guard let command = commands.first(where: { $0.name == name }) else {
            throw UsageError(message: unknown(name, Bilingual(ja: "コマンド", en: "command"), among: commands.map(\.name)))
        }
        return command
    }

    private func option(
        _ argument: String, of command: Command, rest: inout ArraySlice<String>
    ) throws(UsageError) -> (OptionSpec, String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let written = String(parts[0])
        let name = written == "-h" ? "help" : String(written.dropFirst(2))
        guard let option = command.allOptions.first(where: { $0.name == name }) else {
            throw UsageError(message: unknownOption(written, of: command), command: command.name)
        }
        if case .none = option.value {
            if parts.count > 1 { throw UsageError(message: Self.needlessValue(option), command: command.name) }
            return (option, "")
        }
        guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
            throw UsageError(message: Self.missingValue(option), command: command.name)
        }
        if case .choice(let words) = option.value, case let choices = words(), !choices.contains(value) {
            throw UsageError(message: Self.notAChoice(value, choices, option), command: command.name)
        }
        return (option, value)
    }

    /// What stands first, where only common options may: perhaps an option of the command behind it.
    private func misplacedOption(_ arguments: ArraySlice<String>) -> Bilingual {
        let parts = (arguments.first ?? "").split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let written = String(parts.first ?? "")
        let takers = commands.filter { $0.options.contains { "--\($0.name)" == written } }
        if let taker = takers.first(where: { arguments.contains($0.name) }) ?? takers.first,
            let option = taker.options.first(where: { "--\($0.name)" == written })
        {
            let value = parts.count > 1 ? String(parts[1]) : arguments.dropFirst().first
            return Self.behindCommand(option, taker, value)
        }
        let early = OptionSpec.common + [.version]
        return unknown(written, Bilingual(ja: "オプション", en: "option"), among: early.map { "--\($0.name)" })
    }

    private func unknownOption(_ written: String, of command: Command) -> Bilingual {
        unknown(
            written, Bilingual(ja: "「\(command.name)」のオプション", en: "option of `\(command.name)`"),
            among: command.allOptions.map { "--\($0.name)" })
    }

    private func unknown(_ name: String, _ what: Bilingual, among candidates: [String]) -> Bilingual {
        let written = shown(name)
        // A beginning is far from the whole by the letters that are missing.
        let begun = candidates.filter { $0.hasPrefix(name) }
        return Bilingual(ja: "「\(written)」という\(what.ja)はありません。", en: "`\(written)` is no \(what.en).")
            + didYouMean(begun.count == 1 ? begun.first : nearest(to: name, among: candidates))
    }
}

extension ArgumentParser {
    private static let noCommand = Bilingual(
        ja: "コマンドがありません。例: kessai check", en: "no command given. Example: kessai check")

    private static func behindCommand(_ option: OptionSpec, _ command: Command, _ value: String?) -> Bilingual {
        let example: String
        switch option.value {
        case .none: example = ""
        case .choice(let words):
            let choices = words()
            example = " " + (choices.first { $0 == value } ?? choices.first ?? "")
        case .text(let word): example = " " + word
        }
        let line = "kessai \(command.name) --\(option.name)\(example)"
        return Bilingual(
            ja: "「--\(option.name)」はコマンドの後に書きます: \(line)",
            en: "`--\(option.name)` is written after the command: \(line)")
    }

    private static func repeated(_ option: OptionSpec) -> Bilingual {
        Bilingual(
            ja: "「--\(option.name)」が違う値で二度指定されています。", en: "`--\(option.name)` is given twice with different values.")
    }

    /// Of a variable that is not set: the working directory would be taken for what it should have named.
    private static let emptyOperand = Bilingual(
        ja: "空の引数があります。変数に値が入っているか確かめてください。いまのフォルダなら「.」と書きます。",
        en: "an argument is empty: look whether a variable has its value. For this directory write `.`.")

    private static func missingOperand(_ command: Command) -> Bilingual {
        Bilingual(
            ja: "「\(command.name)」には引数が必要です。使い方: \(command.usage)",
            en: "`\(command.name)` needs an argument. Usage: \(command.usage)")
    }

    private static func extraOperand(_ operand: String, _ command: Command) -> Bilingual {
        Bilingual(
            ja: "引数「\(shown(operand))」は余分です。使い方: \(command.usage)",
            en: "the argument `\(shown(operand))` is one too many. Usage: \(command.usage)")
    }

    private static func needlessValue(_ option: OptionSpec) -> Bilingual {
        Bilingual(ja: "「--\(option.name)」は値を取りません。", en: "`--\(option.name)` takes no value.")
    }

    private static func missingValue(_ option: OptionSpec) -> Bilingual {
        let example = valueWord(option)
        return Bilingual(
            ja: "「--\(option.name)」には値が必要です: --\(option.name) \(example)",
            en: "`--\(option.name)` needs a value: --\(option.name) \(example)")
    }

    private static func notAChoice(_ value: String, _ choices: [String], _ option: OptionSpec) -> Bilingual {
        let list = choices.joined(separator: ", ")
        return Bilingual(
            ja: "「--\(option.name)」に「\(shown(value))」は指定できません。指定できる値: \(choices.joined(separator: "、"))。",
            en: "`--\(option.name)` cannot be `\(shown(value))`. It is one of: \(list).") + didYouMean(value, among: choices)
    }
}

/// What stands for an option's value in help: `ja|en|both`, `FILE`.
func valueWord(_ option: OptionSpec) -> String {
    switch option.value {
    case .none: ""
    case .choice(let choices): choices().joined(separator: "|")
    case .text(let word): word
    }
}
