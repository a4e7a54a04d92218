import Schema
import SourceText

/// `provenance.json`: an in-toto Statement that ties the files of a bundle to their sources and to the rules they passed, and that
/// carries for every value where it was written and what was done to it.
enum Provenance {
    /// in-toto asks for a URI that names the kind of predicate.
    static let predicateType = "urn:kessai:checked-bundle:v1"

    /// How deep the elements of `entries` and `values` stand in the file.
    static let listDepth = 3

    /// The bytes of the file, in pieces; `entries` and `values` were written as elements of their lists.
    static func pieces(
        _ project: CheckedProject, sources: [FileDigest], subjects: [FileDigest], entries: [[UInt8]], values: [[UInt8]]
    ) -> [[UInt8]] {
        var json = JSONWriter()
        json.openObject()
        json.member("_type", "https://in-toto.io/Statement/v1")
        json.member("subject", .array(subjects.map { ["name": .string($0.path), "digest": ["sha256": .string($0.sha256)]] }))
        json.member("predicateType", .string(predicateType))
        json.key("predicate")
        json.openObject()
        json.member("tool", ["name": "kessai", "version": .string(kessaiVersion)])
        json.member("projectDigest", .string(FileDigest.digest(of: sources)))
        json.member("rules", project.ruleResults)
        var pieces: [[UInt8]] = []
        let lists: [(StaticString, [[UInt8]])] = [("entries", entries), ("values", values)]
        for (key, elements) in lists {
            json.key(key)
            json.openArray()
            for written in elements { json.elements(written, after: &pieces) }
            json.closeArray()
        }
        json.closeObject()
        json.closeObject()
        return pieces + [json.file()]
    }

    /// The elements of `entries`.
    static func elements(_ entries: [Entry]) -> [UInt8] {
        var json = JSONWriter(elementsAt: listDepth, size: entries.count << 8)
        var name = ByteBuffer()
        for entry in entries {
            json.element()
            json.openObject()
            json.key("id")
            name.removeLast(name.count)
            entry.id.append(to: &name)
            json.string(name)
            json.key("value")
            json.string(entry.value)
            json.closeObject()
        }
        return json.bytes
    }
}

extension CheckedProject {
    /// Which rules passed, which found something that is no error, which did so where a comment silences it, and which the project
    /// switched off. What the sources do not answer for is in none of them.
    fileprivate var ruleResults: JSON {
        func names(_ codes: [Code]) -> JSON { .array(codes.map { .string($0.rawValue) }) }
        let codes = Code.allCases.sorted()
        let notPassed = foundCodes.union(silencedCodes).union(disabledCodes).union(unansweredCodes)
        return [
            "passed": names(codes.filter { !notPassed.contains($0) }),
            "found": names(codes.filter(foundCodes.contains)),
            "silenced": names(codes.filter(silencedCodes.contains)),
            "off": names(codes.filter { disabledCodes.contains($0) && !foundCodes.contains($0) }),
        ]
    }
}

/// Lines and columns of places in the sources; each file's table of lines is made when it is first needed.
struct Positions {
    private typealias Table = (file: FileID, source: SourceFile, lines: LineTable)

    private let project: CheckedProject
    private var tables: [FileID: Table] = [:]
    /// The one that was asked last: values of one file follow each other.
    private var last: Table?

    init(_ project: CheckedProject) { self.project = project }

    mutating func position(_ location: Location) -> (path: String, Position)? {
        table(location.file).map { ($0.source.path, $0.lines.position(at: location.range.offsets.lowerBound)) }
    }

    /// The way of a value; of one that is not written as its own text, with how it is written. A text in several lines or with escapes is
    /// its own, read as YAML says.
    mutating func spelled(_ trace: Trace, _ value: String) -> Trace {
        guard let place = trace.placeOfWritten, let bytes = table(place.file)?.source.bytes,
            place.range.offsets.upperBound <= bytes.count
        else { return trace }
        var written = bytes[place.range.offsets]
        if let quote = written.first, written.count > 1, written.last == quote,
            quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        {
            written = written.dropFirst().dropLast()
            if written.contains(quote) || written.contains(UInt8(ascii: "\\")) { return trace }
        }
        if written.elementsEqual(value.utf8) || written.contains(where: isLineBreak) { return trace }
        return Trace(place, .spelled(Secrets.masked(String(decoding: written, as: UTF8.self))))
    }

    private mutating func table(_ file: FileID) -> Table? {
        if let last, last.file == file { return last }
        if let known = tables[file] {
            last = known
        } else {
            last = project.source(file).map { (file, $0, LineTable($0.bytes)) }
            tables[file] = last
        }
        return last
    }
}
