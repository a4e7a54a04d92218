import SourceText

/// One command as declared: its name, what it takes, what it does.
package struct Command: Sendable {
    package let name: String
    /// As shown in the usage line: `[PATH…]`.
    package let operands: String
    package let operandCount: ClosedRange<Int>
    package let summary: Bilingual
    /// What the summary leaves out, for `kessai help COMMAND`.
    package let details: @Sendable () -> Bilingual?
    /// Its own options, without the common ones.
    package let options: [OptionSpec]
    package let run: @Sendable (Invocation) throws -> Outcome

    package init(
        _ name: String, operands: String = "", count: ClosedRange<Int> = 0...0, _ summary: Bilingual,
        details: @autoclosure @escaping @Sendable () -> Bilingual? = nil, options: [OptionSpec] = [],
        run: @escaping @Sendable (Invocation) throws -> Outcome
    ) {
        self.name = name
        self.operands = operands
        self.operandCount = count
        self.summary = summary
        self.details = details
        self.options = options
        self.run = run
    }

    package var allOptions: [OptionSpec] { options + OptionSpec.common }

    var usage: String { operands.isEmpty ? "kessai \(name)" : "kessai \(name) \(operands)" }
}

/// The arguments of one run, understood, with the world it runs in.
package struct Invocation: Sendable {
    package let world: World
    package let operands: [String]
    /// The leading one first.
    package let languages: [Language]
    private let values: [String: [String]]

    init(world: World, operands: [String], values: [String: [String]], languages: [Language]) {
        self.world = world
        self.operands = operands
        self.values = values
        self.languages = languages
    }

    func has(_ option: OptionSpec) -> Bool { values[option.name] != nil }
    func text(_ option: OptionSpec) -> String? { values[option.name]?.last }
    func texts(_ option: OptionSpec) -> [String] { values[option.name] ?? [] }

    /// A text in the language of the run, the leading one where there are two.
    func say(_ text: Bilingual) -> String { text[languages.first ?? .en] }
}
