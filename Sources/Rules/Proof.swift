import Project
import SourceText

/// A fix is offered only when the project, read again with it in memory, has no error that was not there before, and where the fix replaces
/// the text of its own error, that one no more.
extension Inspection {
    /// The same findings with only those fixes that add no error.
    ///
    /// All safe fixes are tried at once, then all others; a set that adds an error is halved until the culprits are found, so the
    /// usual cost is one or two readings of the files that are edited, and each culprit costs a few more. A project with thousands
    /// of culprits would cost as many readings: after a number of them, what is still waiting is not offered. Those of one code
    /// mostly hold or fail alike, so that they are halved last.
    package func proven(_ surroundings: Surroundings, mapping: EditedFile.Mapper = { $0.map($1) }) -> Inspection {
        let offers = diagnostics.indices.flatMap { index in
            diagnostics[index].fixes.indices.map {
                Offer(finding: index, fix: $0, code: diagnostics[index].code, edits: diagnostics[index].fixes[$0].edits)
            }
        }
        if offers.isEmpty { return self }
        var bench = Bench(self, surroundings)
        var sound: Set<Offer.ID> = []
        for isSafe in [true, false] {
            var waiting = offers.filter {
                diagnostics[$0.finding].fixes[$0.fix].isSafe == isSafe && files.wouldChange($0.edits)
            }
            while !waiting.isEmpty, !bench.isTired {
                let (together, rest) = apart(waiting, edits: \.edits)
                sound.formUnion(bench.sound(together.byCode, mapping).map(\.id))
                waiting = rest
            }
        }
        let checked = diagnostics.indices.map { index in
            var finding = diagnostics[index]
            finding.fixes = finding.fixes.indices.filter { sound.contains(Offer.ID(finding: index, fix: $0)) }
                .map { finding.fixes[$0] }
            return finding
        }
        return with(checked)
    }

    /// Whether some edits fit and add no error to those that are there.
    package func addsNoError(_ edits: [Edit], _ surroundings: Surroundings) -> Bool {
        let read = readInFull(surroundings) ?? self
        return read.errors(with: edits, surroundings)?.addsNone(to: ErrorTally(read), edits) ?? false
    }

    /// The same project with all problems of its texts, where some were left out; nil where none were. Each fix would make room for one more
    /// of those, which is no new one.
    package func readInFull(_ surroundings: Surroundings) -> Inspection? {
        let isShort = { (file: InspectedFile) in
            !file.unit.isReadInFull && file.unit.tree.problems.last?.standsForMore == true
        }
        guard files.all.contains(where: isShort) else { return nil }
        let read = files.all.map { file in
            let tree = file.unit.tree
            return isShort(file) ? InspectedFile(FileUnit(tree.source, file: tree.file, inFull: true)) : file
        }
        return Inspection(read, isWhole: project.isWhole, after: self) { _ in surroundings }
    }

    /// The errors there are with some edits made; nil when they do not fit.
    fileprivate func errors(
        with edits: [Edit], _ surroundings: Surroundings, mapping: EditedFile.Mapper = { $0.map($1) }
    ) -> ErrorTally? {
        guard let files = files.applying(edits, mapping: mapping) else { return nil }
        return ErrorTally(Inspection(files, isWhole: project.isWhole, after: self) { _ in surroundings })
    }
}

/// A fix of a finding, to be tried.
private struct Offer {
    struct ID: Hashable {
        let finding: Int
        let fix: Int
    }

    let finding: Int
    let fix: Int
    let code: Code
    let edits: [Edit]

    var id: ID { ID(finding: finding, fix: fix) }
}

extension [Offer] {
    /// Those of one code one after the other.
    fileprivate var byCode: [Offer] {
        Dictionary(grouping: self, by: \.code).sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value)
    }
}

/// Those of some fixes that can be made together, in the order of their first edits, and those whose edits touch theirs.
package func apart<Item>(_ items: [Item], edits: (Item) -> [Edit]) -> (together: [Item], rest: [Item]) {
    var taken: [FileID: [ByteRange]] = [:]
    var together: [Item] = []
    var rest: [Item] = []
    let sorted = items.map { (item: $0, edits: edits($0)) }.sorted { left, right in
        let (a, b) = (left.edits.first?.location, right.edits.first?.location)
        return (a?.file.index ?? 0, a?.range.start ?? 0) < (b?.file.index ?? 0, b?.range.start ?? 0)
    }
    for (item, edits) in sorted {
        // The edits are sorted, so only the last few of a file can be touched.
        let touches = edits.contains { edit in
            (taken[edit.location.file] ?? []).suffix(8).contains {
                edit.location.range.start <= $0.end && $0.start <= edit.location.range.end
            }
        }
        if touches {
            rest.append(item)
        } else {
            together.append(item)
            for edit in edits { taken[edit.location.file, default: []].append(edit.location.range) }
        }
    }
    return (together, rest)
}

/// How often a project may be read to prove its fixes: more often when it is small. What a reading costs grows with the bytes and, where
/// much is wrong, with the findings: without the second bound, 250 lines `k:1` took 2.3 seconds. Of thousands nearly always all fixes hold
/// or none; 150,000 documents of an unknown kind took a minute, and 90,000 broken lines 1.4 seconds in four readings.
private func trialLimit(bytes: Int, findings: Int) -> Int {
    max(findings > 1 << 14 ? 1 : findings > 1 << 12 ? 4 : 24, min((1 << 20) / max(1, bytes), (1 << 14) / max(1, findings)))
}

/// Tries edits on a project in memory.
private struct Bench {
    private let inspection: Inspection
    /// With all problems of its texts: each that is mended would bring up one that was left out.
    private let read: Inspection
    private let surroundings: Surroundings
    private let before: ErrorTally
    /// The project may be read more often when it is small.
    private var halves: Halves

    init(_ inspection: Inspection, _ surroundings: Surroundings) {
        self.inspection = inspection
        self.surroundings = surroundings
        read = inspection.readInFull(surroundings) ?? inspection
        before = ErrorTally(read)
        let bytes = inspection.files.all.reduce(1) { $0 + $1.unit.tree.source.bytes.count }
        let offers = read.diagnostics.count { !$0.fixes.isEmpty }
        halves = Halves(trials: trialLimit(bytes: bytes, findings: offers), .largestFirst)
    }

    var isTired: Bool { halves.trials == 0 }

    /// Those of some fixes that add no error.
    mutating func sound(_ offers: [Offer], _ mapping: EditedFile.Mapper) -> [Offer] {
        var result: [Offer] = []
        halves.run(offers) { [inspection, read, surroundings, before] some in
            let edits = some.flatMap(\.edits)
            guard let after = read.errors(with: edits, surroundings, mapping: mapping), after.addsNone(to: before, edits) else {
                return .failed
            }
            let mends = after.mends(before, some.map { (inspection.diagnostics[$0.finding], $0.edits) })
            result += zip(some, mends).filter(\.1).map(\.0)
            return .done
        }
        return result
    }
}

/// The errors of a project: what they are, and where.
package struct ErrorTally: Sendable {
    private struct Kind: Hashable {
        let file: FileID
        let code: Code
    }

    /// Where each begins, in order.
    private var places: [Kind: [Int]] = [:]

    package init(_ inspection: Inspection) { self.init(inspection.diagnostics) }

    package init(_ diagnostics: [Diagnostic]) {
        for finding in diagnostics where finding.severity == .error {
            places[Kind(file: finding.location.file, code: finding.code), default: []]
                .append(Int(finding.location.range.start))
        }
        for kind in places.keys { places[kind]?.sort() }
    }

    /// Whether every error was there before some edits were made. A price that is mended in one line is no reason to break that in the
    /// next: within the text of an edit there may not be more errors of a code than in the text that it replaced. Elsewhere each
    /// stays where it was, or takes the place of another that has gone: what is missing is told where its mapping begins.
    package func addsNone(to before: ErrorTally, _ edits: [Edit]) -> Bool {
        let moves = Dictionary(grouping: edits, by: \.location.file).mapValues(Move.all)
        return places.allSatisfy { kind, now in
            Move.keep(before.places[kind] ?? [], now, moves[kind.file] ?? [])
        }
    }

    /// Of some fixes made together, each of a finding, whether they mend it: where one replaces the text of its own error, fewer of that
    /// code are left in it. Quotes around what is no text have only made another error of the same code.
    func mends(_ before: ErrorTally, _ fixes: [(finding: Diagnostic, edits: [Edit])]) -> [Bool] {
        let edits = Dictionary(grouping: fixes.flatMap(\.edits), by: \.location.file)
        let moves = edits.mapValues { edits in
            Dictionary(Move.all(edits).map { ($0.old.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
        }
        return fixes.map { finding, edits in
            let (file, start) = (finding.location.file, finding.location.range.start)
            guard finding.severity == .error,
                let own = edits.first(where: {
                    $0.location.file == file && $0.location.range.start <= start && start < $0.location.range.end
                }),
                let move = moves[file]?[Int(own.location.range.start)]
            else { return true }
            let kind = Kind(file: file, code: finding.code)
            return count(kind, in: move.new) < before.count(kind, in: move.old)
        }
    }

    private func count(_ kind: Kind, in range: Range<Int>) -> Int {
        let places = places[kind] ?? []
        return places.end { $0 < range.upperBound } - places.end { $0 < range.lowerBound }
    }
}

/// The text of an edit before and after all of them, with the byte behind it, at which an error of it may begin.
struct Move {
    let old: Range<Int>
    let new: Range<Int>

    /// In the order of the text.
    static func all(_ edits: [Edit]) -> [Move] {
        var shift = 0
        return edits.sorted { $0.location.range.start < $1.location.range.start }.map { edit in
            let old = edit.location.range.offsets
            let start = old.lowerBound + shift
            shift += edit.text.utf8.count - old.count
            return Move(old: old.lowerBound..<old.upperBound + 1, new: start..<start + edit.text.utf8.count + 1)
        }
    }

    /// Whether the places of some errors were those of others before the moves.
    static func keep(_ old: [Int], _ now: [Int], _ moves: [Move]) -> Bool {
        var (old, now) = (old[...], now[...])
        var added = 0
        var gone = 0
        // Between two moves everything is shifted alike.
        func compare(until end: (old: Int, new: Int), shift: Int) {
            var rest = take(&old, below: end.old)
            for place in take(&now, below: end.new) {
                while let first = rest.first, first + shift < place {
                    gone += 1
                    rest = rest.dropFirst()
                }
                if rest.first == place - shift { rest = rest.dropFirst() } else { added += 1 }
            }
            gone += rest.count
        }
        var shift = 0
        for move in moves {
            compare(until: (move.old.lowerBound, move.new.lowerBound), shift: shift)
            if take(&now, below: move.new.upperBound).count > take(&old, below: move.old.upperBound).count { return false }
            shift = move.new.upperBound - move.old.upperBound
        }
        compare(until: (.max, .max), shift: shift)
        return added <= gone
    }

    private static func take(_ places: inout ArraySlice<Int>, below end: Int) -> ArraySlice<Int> {
        let taken = places.prefix { $0 < end }
        places = places.dropFirst(taken.count)
        return taken
    }
}

extension InspectedFiles {
    /// What leaves every byte as it is mends nothing.
    fileprivate func wouldChange(_ edits: [Edit]) -> Bool {
        edits.contains { edit in
            guard let bytes = self[edit.location.file]?.unit.tree.source.bytes else { return true }
            return !bytes[edit.location.range.offsets.clamped(to: bytes.indices)].elementsEqual(edit.text.utf8)
        }
    }

    /// The files of a project with edits made; nil when one of them does not fit.
    package func applying(_ edits: [Edit], mapping: EditedFile.Mapper = { $0.map($1) }) -> [InspectedFile]? {
        var edited: [EditedFile] = []
        for (file, edits) in Dictionary(grouping: edits, by: \.location.file) {
            guard let unit = self[file]?.unit else { return nil }
            edited.append(EditedFile(unit: unit, edits: edits))
        }
        var files = all
        for file in mapping(edited, { $0.inspected }) {
            guard let file else { return nil }
            files[Int(file.unit.tree.file.index)] = file
        }
        return files
    }
}

/// A file with the edits that are to be tried on it: each by itself, so on all processors.
package struct EditedFile: Sendable {
    fileprivate let unit: FileUnit
    fileprivate let edits: [Edit]

    /// Maps a list piece by piece, perhaps on several threads.
    package typealias Mapper = ([EditedFile], @escaping @Sendable (EditedFile) -> InspectedFile?) -> [InspectedFile?]

    /// Nil when an edit does not fit.
    fileprivate var inspected: InspectedFile? {
        let (source, file) = (unit.tree.source, unit.tree.file)
        return apply(edits, to: source.bytes).map { bytes in
            InspectedFile(FileUnit(SourceFile(path: source.path, bytes: bytes), file: file, inFull: unit.isReadInFull))
        }
    }
}

/// A file's bytes with edits made; nil when they overlap or leave the file.
package func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    let sorted = edits.sorted {
        ($0.location.range.start, $0.location.range.end) < ($1.location.range.start, $1.location.range.end)
    }
    for edit in sorted {
        let range = edit.location.range.offsets
        guard range.lowerBound >= position, range.upperBound <= bytes.count else { return nil }
        result += bytes[position..<range.lowerBound]
        result += Array(edit.text.utf8)
        position = range.upperBound
    }
    result += bytes[position...]
    return result
}
