import SourceText
import Syntax

/// Keys that are in no table, each told with the field that it was probably meant as.
extension AnyRecord {
    /// Reports them; the bits of the fields that they were probably meant as.
    func readUnknown(
        _ entries: [(key: NodeID, value: NodeID)], of mapping: NodeID, _ seen: UInt64, _ draft: inout Draft,
        _ reader: inout Reader
    ) -> UInt64 {
        var unknown = entries
        // That a key stands there again is reported by the text front end.
        if unknown.count > 1 { leaveOutRepeated(&unknown, reader) }
        let guesses = unknown.map { guess($0, seen, draft.origin.spelling, reader) }
        let contested = unknown.count > 1 ? contested(guesses) : 0
        var taken: UInt64 = 0
        for (entry, guess) in zip(unknown, guesses) {
            // What seems to be missing may be what could not be read.
            if reader.isNotUnderstood(entry.key) { draft.origin.isIncomplete = true }
            let isAlone =
                unknown.count == 1 && !draft.origin.isIncomplete
                && reader.displaced?.hidden[mapping] == nil
            // What cannot be a value of the field that its key is like may be one of another.
            let isLikely = guess.map { mayBe($0.index, entry.value, reader) } ?? false
            let missing = isAlone && !isLikely ? allThatIsMissing(entry, seen | taken, reader) : nil
            guard
                let meant = reportUnknown(
                    entry, missing ?? guess, seen: seen | taken & ~contested, contested, draft.origin.spelling, &reader)
            else { continue }
            // One mistake, one finding: the misspelt field is not missing as well.
            taken |= 1 << UInt64(meant)
            fields[meant].poison(draft.model, reader.place(key: entry.key, value: entry.value, draft.origin.spelling))
        }
        return taken
    }

    private func leaveOutRepeated(_ unknown: inout [(key: NodeID, value: NodeID)], _ reader: Reader) {
        var names: Set<[UInt8]> = []
        unknown.removeAll { entry in
            reader.tree.nodes[entry.key].kind == .scalar && !reader.isNotUnderstood(entry.key)
                && !names.insert(Array(reader.tree.text(of: entry.key).utf8)).inserted
        }
    }

    /// The fields that more than one unknown key may have been meant as: which of them it is, nobody can say for certain.
    private func contested(_ guesses: [UnknownKey.Guess?]) -> UInt64 {
        var once: UInt64 = 0
        var again: UInt64 = 0
        for guess in guesses {
            guard let guess else { continue }
            again |= once & 1 << UInt64(guess.index)
            once |= 1 << UInt64(guess.index)
        }
        return again
    }

    /// Reports a key that is in no table; the index of the field that was probably meant and is not there.
    private func reportUnknown(
        _ entry: (key: NodeID, value: NodeID), _ guess: UnknownKey.Guess?, seen: UInt64, _ contested: UInt64,
        _ spelling: Spelling,
        _ reader: inout Reader
    ) -> Int? {
        let (key, value) = entry
        // What the text front end could not read as a key has been reported there.
        guard reader.tree.nodes[key].kind == .scalar, !reader.isNotUnderstood(key) else { return nil }
        let text = reader.tree.text(of: key)
        if LegacyCredentials.keys.findLoosely(text) != nil {
            reader.report(LegacyCredentials.diagnostic(text, at: reader.tree.location(of: key)))
            return nil
        }
        if let index = cutName(text, value, reader), seen & (1 << UInt64(index)) == 0 {
            reader.report(UnknownKey.cutName(text, face.fields[index], of: key, value, in: reader.tree))
            return index
        }
        if let cut = cutLine(text, value, reader), seen & (1 << UInt64(cut.index)) == 0 {
            reader.supersedeProblem(at: cut.colon)
            reader.report(UnknownKey.cutLine(text, face.fields[cut.index], of: key, cut.value, in: reader.tree))
            return cut.index
        }
        if let (index, name) = nameWithoutColon(key, value, reader), seen & (1 << UInt64(index)) == 0 {
            reader.report(UnknownKey.withoutColon(key, name, in: reader.tree))
            return index
        }
        var guess = guess
        if let index = guess?.index, contested & (1 << UInt64(index)) != 0 { guess?.isCertain = false }
        let isFree = guess.map { seen & (1 << UInt64($0.index)) == 0 } ?? false
        if isFree, let guess, let other = OtherUnit(text, of: face.fields[guess.index]) {
            reader.report(other.diagnostic(text, as: guess.name, of: key, value, in: reader.tree))
            return guess.index
        }
        let homes = reader.homes(of: text)
        var problem = UnknownKey.diagnostic(
            text, guess: isFree ? guess : nil, in: face, spelling: spelling, homes: homes, group: group(of: text, seen, spelling),
            at: reader.tree.location(of: key), canFix: reader.tree.nodes[key].style == .plain)
        if guess == nil, homes.isEmpty { UnknownKey.tellOfTextAbove(key, &problem, in: reader.tree) }
        reader.report(problem)
        reader.tellOfInvisible(in: key, since: reader.problems.count - 1)
        return isFree ? guess?.index : nil
    }

    /// The group of the mapping that a key belongs in, if there is one, and whether it is written there.
    private func group(of key: String, _ seen: UInt64, _ spelling: Spelling) -> (name: String, isWritten: Bool)? {
        let groups = face.fields.indices.filter {
            guard case .record(let inner) = face.fields[$0].shape else { return false }
            return inner.names.find(key) != nil
        }
        guard groups.count == 1, let index = groups.first else { return nil }
        return (face.fields[index].name.written(in: spelling), seen & 1 << UInt64(index) != 0)
    }

    /// The field whose name a key and its value are together: `配信後に実行するコマンド: 配信解除`.
    private func cutName(_ text: String, _ value: NodeID, _ reader: Reader) -> Int? {
        let node = reader.tree.nodes[value]
        guard node.kind == .scalar, node.range.end - node.range.start <= 200 else { return nil }
        return face.names.find(text + ":" + reader.tree.text(of: value))?.index
    }

    /// The field whose name a key and the beginning of its line are together, with the colon behind it and the value, as far as they
    /// were not understood: `配信後に実行するコマンド: 配信解除: true`.
    private func cutLine(_ text: String, _ value: NodeID, _ reader: Reader) -> (index: Int, colon: Int, value: Range<Int>)? {
        guard reader.isNotUnderstood(value) else { return nil }
        let bytes = reader.tree.source.bytes[Int(reader.tree.nodes[value].range.start)...]
        let line = bytes[..<(bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex)]
        guard let colon = line.prefix(200).indices.first(where: { line[$0...].starts(with: ": ".utf8) }),
            let index = face.names.find(text + ":" + String(decoding: line[..<colon], as: UTF8.self))?.index,
            let first = line[(colon + 1)...].firstIndex(where: { $0 != 0x20 })
        else { return nil }
        return (index, colon, first..<line.endIndex)
    }

    /// The field whose name a key without a value begins with, and where that name stands: `{tax_rate 10%}`, `{tax_rate=10%}`.
    private func nameWithoutColon(_ key: NodeID, _ value: NodeID, _ reader: Reader) -> (index: Int, name: Range<Int>)? {
        reader.tree.nodes[value].range.isEmpty ? UnknownKey.nameWithoutColon(key, of: face, in: reader.tree) : nil
    }
}
