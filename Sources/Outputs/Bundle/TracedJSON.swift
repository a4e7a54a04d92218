/// JSON whose values remember where they came from, so that one description gives both a file of the bundle and what `why` tells of it.
import SourceText

indirect enum TracedJSON: Sendable {
    case object([(String, TracedJSON)])
    case array([TracedJSON])
    /// A value from the sources; `entry` is its name when a person enters it.
    case value(JSON, Trace, entry: EntryID?)
    /// The same in every project: labels, versions.
    case fixed(JSON)

    var json: JSON {
        switch self {
        case .object(let members): .object(members.map { JSON.Member($0.0, $0.1.json) })
        case .array(let elements): .array(elements.map(\.json))
        case .value(let value, _, _), .fixed(let value): value
        }
    }

    /// A value from the sources by its path in the file, such as `environments[0].myasp.clientId`.
    struct Leaf: Sendable {
        let path: String
        let value: JSON
        let trace: Trace
        let entry: EntryID?
    }

    /// In the order of the file. The depth is that of our own layouts, never of the input.
    var leaves: [Leaf] {
        var found: [Leaf] = []
        collect(at: "", into: &found)
        return found
    }

    private func collect(at path: String, into found: inout [Leaf]) {
        switch self {
        case .object(let members):
            for (key, value) in members { value.collect(at: path.isEmpty ? key : "\(path).\(key)", into: &found) }
        case .array(let elements):
            for (index, element) in elements.enumerated() { element.collect(at: "\(path)[\(index)]", into: &found) }
        case .value(let value, let trace, let entry):
            found.append(Leaf(path: path, value: value, trace: trace, entry: entry))
        case .fixed:
            break
        }
    }

    static func text(_ sourced: Sourced<String>, _ entry: EntryID? = nil) -> TracedJSON {
        .value(.string(sourced.value), sourced.trace, entry: entry)
    }

    /// Null where there is none.
    static func text(_ sourced: Sourced<String>?, _ entry: EntryID? = nil) -> TracedJSON {
        sourced.map { .text($0, entry) } ?? .fixed(.null)
    }

    static func number(_ sourced: Sourced<Int>, _ entry: EntryID? = nil) -> TracedJSON {
        .value(.integer(sourced.value), sourced.trace, entry: entry)
    }

    static func number(_ sourced: Sourced<Int>?, _ entry: EntryID? = nil) -> TracedJSON {
        sourced.map { .number($0, entry) } ?? .fixed(.null)
    }

    static func flag(_ sourced: Sourced<Bool>, _ entry: EntryID? = nil) -> TracedJSON {
        .value(.boolean(sourced.value), sourced.trace, entry: entry)
    }

    /// A choice by its English name, with the label of the screen beside it.
    static func choice(_ name: Sourced<String>, label: String, _ entry: EntryID? = nil) -> TracedJSON {
        .object([("value", .text(name, entry)), ("label", .fixed(.string(label)))])
    }
}
