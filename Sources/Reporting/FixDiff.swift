import SourceText

/// A fix as the lines it takes away and the lines it puts in their place.
struct FixDiff {
    struct Hunk {
        let file: FileID
        /// Line number of the first line taken away, from 1.
        let number: Int
        let removed: [FixLine]
        let added: [FixLine]
    }

    let hunks: [Hunk]
    /// So many lines of each sign are shown.
    static let limit = 8

    init(_ fix: Fix, in report: Report) {
        var hunks: [Hunk] = []
        var pending = fix.edits[...]
        while let first = pending.first {
            let file = report.file(first.location.file)
            let lines = file.lines.line(at: first.location.range.offsets.lowerBound)
            var end = Self.lastLine(first, file)
            // Edits whose lines touch are shown together.
            let group = pending.prefix { edit in
                guard edit.location.file == first.location.file,
                    file.lines.line(at: edit.location.range.offsets.lowerBound) <= end
                else { return false }
                end = max(end, Self.lastLine(edit, file))
                return true
            }
            pending = pending.dropFirst(max(group.count, 1))
            hunks.append(Self.hunk(Array(group), lines: lines...max(lines, end), of: file, id: first.location.file))
        }
        self.hunks = hunks
    }

    /// Of a very long line what stands around the edits; nothing of a secret that would no longer look like one.
    private static func part(of lines: Range<Int>, around edits: [Edit], in file: ReportedFile) -> Range<Int> {
        let places = edits.map(\.location.range.offsets)
        guard let start = places.map(\.lowerBound).min(), let end = places.map(\.upperBound).max() else { return lines }
        func secret(at byte: Int) -> Range<Int>? {
            let next = file.secrets.first(endingAfter: UInt32(clamping: byte))?.offsets
            return next?.contains(byte) == true ? next : nil
        }
        let from = start - lines.lowerBound < ExcerptLine.reach ? lines.lowerBound : start - 40
        let to = min(end + ExcerptLine.reach, lines.upperBound)
        return file.part(
            of: lines, from: min(secret(at: from)?.upperBound ?? from, start), to: max(secret(at: to)?.lowerBound ?? to, end))
    }

    private static func lastLine(_ edit: Edit, _ file: ReportedFile) -> Int {
        file.lines.line(at: max(edit.location.range.offsets.lowerBound, edit.location.range.offsets.upperBound))
    }

    private static func hunk(_ edits: [Edit], lines: ClosedRange<Int>, of file: ReportedFile, id: FileID) -> Hunk {
        let bytes = file.source.bytes
        let first = file.lines.content(ofLine: lines.lowerBound)
        let old = part(of: first.lowerBound..<file.lines.content(ofLine: lines.upperBound).upperBound, around: edits, in: file)
        var text: [UInt8] = []
        // What was found to be a secret need not look like one: it is still one where it is copied.
        var secrets: [ByteRange] = []
        func keep(_ run: Range<Int>) {
            for secret in file.secrets.touching(ByteRange(run)) {
                let part = secret.offsets.clamped(to: run)
                let start = text.count + part.lowerBound - run.lowerBound
                secrets.append(ByteRange(start..<start + part.count))
            }
            text += bytes[run]
        }
        var position = old.lowerBound
        var (oldEdits, newEdits): ([Range<Int>], [Range<Int>]) = ([], [])
        for edit in edits {
            let range = edit.location.range.offsets.clamped(to: old.lowerBound..<bytes.count)
            if range.lowerBound > position { keep(position..<range.lowerBound) }
            let start = text.count
            text += Array(edit.text.utf8)
            oldEdits.append(range)
            newEdits.append(start..<text.count)
            position = max(position, range.upperBound)
        }
        if position < old.upperBound { keep(position..<old.upperBound) }
        let new = ReportedFile(SourceFile(path: file.path, bytes: text), secrets: secrets)
        let cut = old.lowerBound > first.lowerBound ? old.lowerBound : nil
        let differing = zip(oldEdits, newEdits).map { difference(bytes[$0], text[$1]) }
        let removed = FixLine.lines(
            lines.map { file.lines.content(ofLine: $0).clamped(to: old) }, of: file, edited: oldEdits,
            differing: differing.map(\.old), cut: cut)
        let added = FixLine.lines(
            new.lines.starts.indices.map(new.lines.content), of: new, edited: newEdits, differing: differing.map(\.new),
            cut: cut.map { _ in 0 })
        // Lines that stay as they are at either side are no part of the change.
        let head = zip(removed, added).prefix { $0.bytes == $1.bytes }.count
        let tail = zip(removed.dropFirst(head).reversed(), added.dropFirst(head).reversed())
            .prefix { $0.bytes == $1.bytes }.count
        return Hunk(
            file: id, number: lines.lowerBound + head + 1, removed: Array(removed.dropFirst(head).dropLast(tail)),
            // Text that is gone altogether is no empty line.
            added: text.isEmpty ? [] : Array(added.dropFirst(head).dropLast(tail)))
    }
}
