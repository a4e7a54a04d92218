import SourceText

/// The patterns that a text with errors lists under `ignore`, or under a key that is meant as it: read line by line, since the tree of such
/// a text may lack them, and has of a merge conflict one side only.
///
///     除外:
///     <<<<<<< HEAD
///       - drafts/**          # not ready
///     =======                             → drafts/**, notes, old.yaml
///     \t- notes
///     >>>>>>> main
///     Ignore： ['old.yaml']
package func meantIgnorePatterns(in source: SourceFile) -> [String] {
    var lines = PatternLines()
    for line in source.bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { lines.read(trimmed(line)) }
    return lines.patterns
}

private struct PatternLines {
    private enum Place { case elsewhere, list, brackets }

    private(set) var patterns: [String] = []
    private var place = Place.elsewhere
    /// Where the lines above a conflict ended: each of its sides goes on from there.
    private var placeAboveConflict = Place.elsewhere
    private var forks = 0
    private var meant: [String: Bool] = [:]

    mutating func read(_ line: ArraySlice<UInt8>) {
        guard let first = line.first, first != UInt8(ascii: "#") else { return }
        if isConflictMarker(line) {
            if first == UInt8(ascii: "<") { placeAboveConflict = place }
            if first == UInt8(ascii: "=") || first == UInt8(ascii: "|") { place = placeAboveConflict }
            return
        }
        if place == .brackets { return readBrackets(line) }
        if place == .list, first == UInt8(ascii: "-") { return add(line.dropFirst()) }
        place = .elsewhere
        guard let (key, value) = keyAndValue(line), isMeantAsIgnore(key) else { return }
        switch value.first {
        case nil, UInt8(ascii: "#"): place = .list
        case UInt8(ascii: "["):
            place = .brackets
            readBrackets(value.dropFirst())
        // What is no list and no single pattern is not understood.
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "{"): break
        default: add(value)
        }
    }

    private mutating func readBrackets(_ line: ArraySlice<UInt8>) {
        var start = line.startIndex
        var quote: UInt8?
        for (index, byte) in zip(line.indices, line) {
            switch byte {
            case quote: quote = nil
            case _ where quote != nil: break
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = trimmed(line[start..<index]).isEmpty ? byte : nil
            case UInt8(ascii: ","), UInt8(ascii: "]"):
                add(line[start..<index])
                start = index + 1
                if byte == UInt8(ascii: "]") {
                    place = .elsewhere
                    return
                }
            default: break
            }
        }
        add(line[start...])
    }

    private mutating func add(_ written: ArraySlice<UInt8>) {
        let text = String(decoding: unquoted(trimmed(written)), as: UTF8.self)
        if text.isEmpty { return }
        // As many as are understood in a text without errors.
        let added = Glob(text)?.forks ?? 0
        forks += added
        if added == 0 || forks <= forkLimit { patterns.append(text) }
    }

    /// A text of many lines has few different keys.
    private mutating func isMeantAsIgnore(_ key: ArraySlice<UInt8>) -> Bool {
        let key = String(decoding: key, as: UTF8.self)
        if let known = meant[key] { return known }
        let face = integrationTable.face
        let guess = UnknownKey.guess(key, in: face)
        let isMeant = guess.map { !$0.isWeak && face.fields[$0.index].name.key == "ignore" } ?? false
        meant[key] = isMeant
        return isMeant
    }
}

/// What stands before and behind the first colon, plain or full-width. No key that is meant as `ignore` is long.
private func keyAndValue(_ line: ArraySlice<UInt8>) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    for index in line.indices.prefix(40) {
        let isPlain = line[index] == UInt8(ascii: ":")
        guard isPlain || line[index...].starts(with: "：".utf8) else { continue }
        var key = trimmed(line[..<index])
        if key.first == UInt8(ascii: "-") { key = trimmed(key.dropFirst()) }
        return (unquoted(key), trimmed(line[index...].dropFirst(isPlain ? 1 : 3)))
    }
    return nil
}

/// Seven times the same sign, alone or before a blank.
private func isConflictMarker(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, "<|=>".utf8.contains(first) else { return false }
    let rest = line.drop { $0 == first }
    return line.count - rest.count == 7 && (rest.first.map { $0 == 0x20 } ?? true)
}

/// Without quotes, closed or not, or without the comment behind it.
private func unquoted(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let quote = text.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
        return text.dropFirst().prefix { $0 != quote }
    }
    if text.first == UInt8(ascii: "#") { return [] }
    let comment = text.indices.dropFirst().first { text[$0] == UInt8(ascii: "#") && text[$0 - 1] <= 0x20 }
    return comment.map { trimmed(text[..<$0]) } ?? text
}

private let blanks: [StaticString] = [" ", "\t", "\u{A0}", "\u{3000}"]

/// Without blanks around, also such as YAML does not take for blanks.
private func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.withUnsafeBufferPointer { bytes in
        let start = bytes.end(of: blanks, from: 0)
        let end = bytes.start(of: blanks, before: bytes.count)
        return start < end ? text[text.startIndex + start..<text.startIndex + end] : []
    }
}
