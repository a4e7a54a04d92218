import Reporting
import SourceText

/// What can be typed at a place of the command line, for the completions of every shell.
enum Completion: Equatable {
    case words([String])
    case files
    case directories
    /// `WORD=FILE`.
    case assignments([String])
    case nothing

    init(_ option: OptionSpec) {
        switch option.value {
        case .none: self = .nothing
        case .choice(let words): self = .words(words())
        case .text(let word): self.init(placeholder: word)
        }
    }

    init(operandOf command: Command) {
        self.init(placeholder: command.operands.filter { !"[]…".contains($0) })
    }

    /// From the word that stands for the value in help.
    private init(placeholder: String) {
        switch placeholder {
        case "DIR": self = .directories
        case "CODE": self = .words(Code.allCases.map(\.rawValue).sorted())
        case "KIND": self = .words(kindNames)
        case "COMMAND": self = .words(allCommands.map(\.name) + ["exit-codes"])
        case "FORMAT=FILE": self = .assignments(Format.allCases.map(\.rawValue))
        case "", "ID": self = .nothing
        case _ where placeholder.contains("|") && placeholder == placeholder.lowercased():
            self = .words(placeholder.split(separator: "|").map(String.init))
        default: self = .files
        }
    }
}

extension OptionSpec {
    var takesValue: Bool { if case .none = value { false } else { true } }

    /// What may stand before the command, or instead of one.
    static let beforeCommand = common + [version]
}
