import Seeded
import SourceText

/// One mistake that can be made in a valid project, and what must be found then: this, there, and nothing else.
package struct Mistake: Sendable {
    package let code: Code
    /// In what way the rule is broken.
    package let way: String
    let make: Making

    enum Making: Sendable {
        /// Changes what a document says; nil where the project has no place for it.
        case draft(@Sendable (inout Draft, inout SplitMix64) -> [Expected]?)
        /// Changes the text of a file.
        case text(@Sendable (inout Written, Draft, inout SplitMix64) -> [Expected]?)
    }

    init(
        _ code: Code, _ way: String, _ make: @escaping @Sendable (inout Draft, inout SplitMix64) -> [Expected]?
    ) {
        self.code = code
        self.way = way
        self.make = .draft(make)
    }

    init(
        _ code: Code, text way: String,
        _ make: @escaping @Sendable (inout Written, Draft, inout SplitMix64) -> [Expected]?
    ) {
        self.code = code
        self.way = way
        self.make = .text(make)
    }

    /// One value at one of some places is replaced by one of some others; the finding is at the value.
    init(
        _ code: Code, _ way: String, at spots: @escaping @Sendable (Draft) -> [Spot], _ values: [Tree],
        part: Expected.Part = .value, severity: Severity? = nil
    ) {
        self.init(code, way) { draft, random in
            guard let spot = random.any(spots(draft)) else { return nil }
            draft[spot] = random.pick(values)
            return [Expected(spot, part, severity: severity)]
        }
    }

    package var name: String { "\(code.rawValue): \(way)" }
}

/// A finding that must come.
struct Expected: Sendable {
    enum Part: Sendable {
        case key, value
        /// The first key of the record there.
        case head
        /// The line above the key.
        case above
        /// This text within the value.
        case text(String)
        /// The value at the spot or at one of these, whichever stands first in the project.
        case firstValue([Spot])
        /// This byte of a file.
        case byte(file: Int, offset: Int)
        /// The beginning of the file that holds the integration, or would.
        case home
    }

    let spot: Spot
    let part: Part
    /// Unless the project gives the code another one.
    let severity: Severity?

    init(_ spot: Spot, _ part: Part, severity: Severity? = nil) {
        self.spot = spot
        self.part = part
        self.severity = severity
    }

    init(file: Int, offset: Int, severity: Severity? = nil) {
        self.init(Spot(0, ""), .byte(file: file, offset: offset), severity: severity)
    }
}

extension SplitMix64 {
    /// One of some items, if there are any.
    mutating func any<Item>(_ items: [Item]) -> Item? { items.isEmpty ? nil : pick(items) }
}

/// All mistakes.
package let allMistakes: [Mistake] =
    textMistakes + characterMistakes + shapeMistakes + valueMistakes + linkMistakes + environmentMistakes + urlMistakes
    + moneyMistakes + scenarioMistakes + mailMistakes + hygieneMistakes

/// The codes that no change of a project's text brings about here, and why.
package let codesWithoutMistake: [Code: String] = [
    .fileTooLarge: "needs a file of 16 MiB; `SyntaxTests` reads one",
    .tooManyFiles: "needs 100,000 files; `ProgramTests` sets a lower limit",
    .foldedMailBody: "needs a body over several lines without `|`, which no shop is written with; `RulesTests`",
    .useChangesType: "needs a definition of which nothing else depends on the type; `RulesTests`",
    .useWithoutEffect: "needs an entry that writes all of a definition; `RulesTests`",
    .unreadableFile: "speaks of the file system; found by Driver",
    .privateKeyCommitted: "speaks of git and a key file; `RulesTests`",
    .privateKeyMalformed: "speaks of a key file; `RulesTests`",
    .privateKeyTooShort: "speaks of a key file; `RulesTests`",
    .privateKeyAbsent: "speaks of a key file; `RulesTests`",
]
