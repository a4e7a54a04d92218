/// `provenance.json`: an in-toto Statement that ties the files of a bundle to their sources and to the rules they passed, and that
/// carries for every value where it was written and what was done to it.
import Schema
import SourceText

package struct Provenance: Sendable {
    package let json: JSON

    /// in-toto asks for a URI that names the kind of predicate.
    static let predicateType = "urn:kessai:checked-bundle:v1"

    init(_ project: CheckedProject, sources: [FileDigest], subjects: [FileDigest], origins: [JSON]) {
        json = [
            "_type": "https://in-toto.io/Statement/v1",
            "subject": .array(
                subjects.map { ["name": .string($0.path), "digest": ["sha256": .string($0.sha256)]] }),
            "predicateType": .string(Provenance.predicateType),
            "predicate": [
                "tool": ["name": "kessai", "version": .string(kessaiVersion)],
                "projectDigest": .string(FileDigest.digest(of: sources)),
                "rules": project.ruleResults,
                "entries": .array(
                    project.entries.map { ["id": .string($0.id.text), "value": .string($0.value)] }),
                "values": .array(origins),
            ],
        ]
    }

    /// Of each value of a file, its path, its entry, the places in the sources and what was done to it.
    static func origins(of tree: TracedJSON, at path: String, in project: CheckedProject) -> [JSON] {
        var positions = Positions(project)
        return tree.leaves.map { leaf in
            var members = [JSON.Member("path", .string("\(path)#\(leaf.path)"))]
            if let entry = leaf.entry { members.append(JSON.Member("entry", .string(entry.text))) }
            members.append(JSON.Member("from", .array(leaf.trace.places.compactMap { positions.json($0) })))
            members.append(JSON.Member("steps", .array(leaf.trace.steps.map(\.text.json))))
            return .object(members)
        }
    }
}

extension CheckedProject {
    /// Which rules passed, which found something that is no error, which did so where a comment silences it, and which the project
    /// switched off.
    fileprivate var ruleResults: JSON {
        func names(_ codes: [Code]) -> JSON { .array(codes.map { .string($0.rawValue) }) }
        let codes = Code.allCases.sorted()
        return [
            "passed": names(codes.filter { !foundCodes.union(silencedCodes).union(disabledCodes).contains($0) }),
            "found": names(codes.filter(foundCodes.contains)),
            "silenced": names(codes.filter(silencedCodes.contains)),
            "off": names(codes.filter { disabledCodes.contains($0) && !foundCodes.contains($0) }),
        ]
    }
}

extension Bilingual {
    package var json: JSON { ["ja": .string(ja), "en": .string(en)] }
}

/// Lines and columns of places in the sources; each file's table of lines is made when it is first needed.
struct Positions {
    private let project: CheckedProject
    private var tables: [FileID: (path: String, lines: LineTable)] = [:]

    init(_ project: CheckedProject) { self.project = project }

    mutating func json(_ location: Location) -> JSON? {
        guard let (path, position) = position(location) else { return nil }
        return ["file": .string(path), "line": .integer(position.line), "column": .integer(position.column)]
    }

    mutating func position(_ location: Location) -> (path: String, Position)? {
        if tables[location.file] == nil, let source = project.source(location.file) {
            tables[location.file] = (source.path, LineTable(source.bytes))
        }
        guard let table = tables[location.file] else { return nil }
        return (table.path, table.lines.position(at: location.range.offsets.lowerBound))
    }
}
