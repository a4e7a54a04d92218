import Seeded
import SourceText

/// Mistakes of the text: what cannot be read, or is refused by name.
let textMistakes: [Mistake] = [
    Mistake(.unterminatedQuote, "no closing quote", at: names, [.verbatim("\"はじめて"), .verbatim("'はじめて")]),
    Mistake(.badEscape, "an escape that YAML has not", at: names, [.verbatim(#""a\qb""#), .verbatim(#""\x4""#)]),
    Mistake(.syntaxError, "a reserved sign", at: names, [.verbatim("@home"), .verbatim("`夜`の部")]),
    Mistake(.anchorNotSupported, "an anchor", at: names, [.verbatim("&a 講座")]),
    Mistake(.aliasNotSupported, "an alias", at: names, [.verbatim("*a")]),
    Mistake(.tagNotSupported, "a tag", at: names, [.verbatim("!!str 講座"), .verbatim("!x 講座")]),
    Mistake(
        .tooDeep, "seventy levels", at: names, [.verbatim(String(repeating: "[", count: 70) + String(repeating: "]", count: 70))]),
    Mistake(.complexKeyNotSupported, "an explicit key") { draft, _ in add(Entry("? x", .verbatim("y"), isFixed: true), to: &draft)
    },
    Mistake(.complexKeyNotSupported, "a list as key") { draft, _ in
        add(Entry("[x, y]", .verbatim("z"), isFixed: true), to: &draft)
    },
    Mistake(.mergeKeyNotSupported, "a merge key") { draft, _ in
        add(Entry("<<", .verbatim("{x: y}"), isFixed: true), to: &draft)
    },
    Mistake(.duplicateKey, "the same key again") { draft, random in
        guard let spot = random.any(records(draft)),
            let entry = random.any(draft[spot]?.entries.filter { $0.key != "kind" } ?? [])
        else { return nil }
        draft.documents[spot.document].tree.change(spot.path) { $0.append(Entry(entry.key, entry.value, isFixed: true)) }
        return [Expected(spot + Path([entry.key]), .key)]
    },
    Mistake(.duplicateKey, "both spellings of a key") { draft, random in
        let labels = ["name": "商品名", "payment_methods": "支払方法"]
        guard let product = random.any(draft.indices("product")), let key = random.any(labels.keys.sorted()),
            let label = labels[key], let value = draft.documents[product].tree[Path([key])]
        else { return nil }
        // The label may be how the first one is written.
        draft.documents[product].tree.change("") { entries in
            entries = entries.map { $0.key == key ? Entry(key, $0.value, isFixed: true) : $0 }
            entries.append(Entry(label, value, isFixed: true))
        }
        return [Expected(Spot(product, Path([label])), .key)]
    },
    Mistake(.directiveNotSupported, text: "a %YAML line") { written, _, random in
        let file = random.below(written.files.count)
        let text = written.files[file].text(ByteRange(0..<written.files[file].bytes.count))
        let content = text.split(whereSeparator: \.isNewline).first { !String($0).trimmed.isEmpty && !$0.hasPrefix("#") }
        written.replace(0..<0, in: file, with: content?.hasPrefix("---") == true ? "%YAML 1.2\n" : "%YAML 1.2\n---\n")
        return [Expected(file: file, offset: 0)]
    },
    Mistake(.mergeConflictMarker, text: "both sides of a merge") { written, draft, random in
        guard let line = random.any(blockLines(written, draft)) else { return nil }
        let text = written.files[line.file].text(ByteRange(line.range))
        let end = text.hasSuffix("\r\n") ? "\r\n" : "\n"
        written.replace(
            line.range, in: line.file,
            with: "<<<<<<< HEAD\(end)\(text)=======\(end)\(text)>>>>>>> topic\(end)")
        return [Expected(file: line.file, offset: line.range.lowerBound)]
    },
    Mistake(.missingSpace, text: "no blank behind the colon") { written, draft, random in
        guard let line = random.any(lines(written, draft).filter { $0.isPlain && !$0.mayBeText }) else { return nil }
        written.replace(line.key.upperBound..<line.value.lowerBound, in: line.file, with: ":")
        return [Expected(file: line.file, offset: line.key.lowerBound)]
    },
    Mistake(.fullWidthPunctuation, text: "a full-width colon behind a key") { written, draft, random in
        // With a comma in its value the text says two entries of a flow mapping, and so two mistakes.
        let plain = lines(written, draft).filter {
            !$0.mayBeText && !written.files[$0.file].bytes[$0.value].contains(UInt8(ascii: ","))
        }
        guard let line = random.any(plain) else { return nil }
        written.replace(line.key.upperBound..<line.value.lowerBound, in: line.file, with: random.pick(["：", "： "]))
        return [Expected(file: line.file, offset: line.key.upperBound)]
    },
    Mistake(.tabIndentation, text: "a tab in place of blanks") { written, draft, random in
        guard let line = random.any(blockLines(written, draft).filter { $0.key.lowerBound > $0.range.lowerBound }) else {
            return nil
        }
        written.replace(line.range.lowerBound..<line.key.lowerBound, in: line.file, with: "\t")
        return [Expected(file: line.file, offset: line.range.lowerBound)]
    },
    Mistake(.invisibleCharacter, text: "a full-width blank among those before a key") { written, draft, random in
        guard let line = random.any(blockLines(written, draft).filter { $0.indentation > 0 }) else { return nil }
        let offset = line.range.lowerBound + random.below(line.indentation + 1)
        written.replace(offset..<offset, in: line.file, with: random.pick(["\u{3000}", "\u{A0}"]))
        return [Expected(file: line.file, offset: offset)]
    },
    Mistake(.badIndentation, text: "a key one column further out") { written, draft, random in
        let inner = blockLines(written, draft).filter { $0.followsText && $0.indentation > $0.outerColumn + 1 }
        guard let line = random.any(inner) else { return nil }
        written.replace(line.range.lowerBound..<line.range.lowerBound + 1, in: line.file, with: "")
        return [Expected(file: line.file, offset: line.key.lowerBound - 1)]
    },
    Mistake(.badIndentation, text: "a key one column further in") { written, draft, random in
        guard let line = random.any(blockLines(written, draft).filter(\.followsText)) else { return nil }
        written.replace(line.key.lowerBound..<line.key.lowerBound, in: line.file, with: " ")
        return [Expected(file: line.file, offset: line.key.lowerBound)]
    },
]

/// Mistakes of single characters.
let characterMistakes: [Mistake] = [
    Mistake(.controlCharacter, "a bell", at: names, [.text("講\u{7}座", .plain), .verbatim("'講\u{1}座'")]),
    Mistake(.invisibleCharacter, "a zero-width space", at: names, [.text("講座\u{200B}初級", .plain)]),
    Mistake(.invisibleCharacter, "a full-width blank", at: names, [.text("講座\u{3000}初級", .plain)]),
    Mistake(
        .invisibleCharacter, "a zero-width space in quotes", at: names, [.verbatim("\"講座\u{200B}初級\"")], severity: .warning),
    Mistake(.fullWidthPunctuation, "full-width quotes", at: names, [.verbatim("“はじめて”")]),
    Mistake(
        .invisibleCharacter, "a zero-width space as an escape", at: names,
        [.verbatim("\"講座\\u200B初級\""), .verbatim("\"講座\\P初級\"")],
        severity: .warning),
    Mistake(.controlCharacter, text: "a bell in a key") { written, draft, random in insert([0x07], in: &written, draft, &random)
    },
    Mistake(.invisibleCharacter, text: "a zero-width space in a key") { written, draft, random in
        insert(Array("\u{200B}".utf8), in: &written, draft, &random)
    },
    Mistake(.invalidUTF8, text: "a byte that is no UTF-8 in a key") { written, draft, random in
        insert([0xC3], in: &written, draft, &random)
    },
    Mistake(.invalidUTF8, text: "a byte that is no UTF-8") { written, draft, random in
        guard let line = random.any(lines(written, draft)) else { return nil }
        var bytes = written.files[line.file].bytes
        // Before a quote it would make plain text of what is quoted.
        let offset = line.value.lowerBound + (line.isPlain ? 0 : 1)
        bytes.insert(0xFF, at: offset)
        written.files[line.file] = SourceFile(path: written.files[line.file].path, bytes: bytes)
        return [Expected(file: line.file, offset: offset)]
    },
    Mistake(.byteOrderMark, text: "a byte order mark") { written, _, random in
        let file = random.below(written.files.count)
        written.replace(0..<0, in: file, with: "\u{FEFF}")
        return [Expected(file: file, offset: 0)]
    },
]

/// The name of each product.
@Sendable func names(_ draft: Draft) -> [Spot] { draft.indices("product").map { Spot($0, "name") } }

/// Every record of every document.
func records(_ draft: Draft) -> [Spot] {
    func below(_ tree: Tree, _ spot: Spot) -> [Spot] {
        switch tree {
        case .record(let entries): [spot] + entries.flatMap { below($0.value, spot + Path([$0.key])) }
        case .list(let elements): elements.indices.flatMap { below(elements[$0], spot + $0) }
        case .text, .verbatim: []
        }
    }
    return draft.documents.indices.flatMap { below(draft.documents[$0].tree, Spot($0, "")) }
}

/// Bytes at the end of a plain key.
private func insert(_ inserted: [UInt8], in written: inout Written, _ draft: Draft, _ random: inout SplitMix64) -> [Expected]? {
    guard let line = random.any(lines(written, draft).filter(\.isPlain)) else { return nil }
    var bytes = written.files[line.file].bytes
    bytes.insert(contentsOf: inserted, at: line.key.upperBound)
    written.files[line.file] = SourceFile(path: written.files[line.file].path, bytes: bytes)
    return [Expected(file: line.file, offset: line.key.upperBound)]
}

private func add(_ entry: Entry, to draft: inout Draft) -> [Expected]? {
    guard let product = draft.indices("product").first else { return nil }
    draft.documents[product].tree.change("") { $0.append(entry) }
    return [Expected(Spot(product, Path([entry.key])), .key)]
}

/// A line that holds exactly one entry with a text.
struct Line {
    let file: Int
    /// With its end.
    let range: Range<Int>
    let key: Range<Int>
    let value: Range<Int>
    /// Neither key nor value has quotes.
    let isPlain: Bool
    /// The entry above it in its record is a text on the line above.
    var followsText = false
    var isInBrackets = false
    /// Without its colon it might as well be a text: the only entry of a record outside brackets, or a label with a colon in it.
    var mayBeText = false
    /// The column of the key that its record belongs to; as large as can be where that is no key.
    var outerColumn = Int.max - 1

    var indentation: Int { key.lowerBound - range.lowerBound }
}

/// Those outside brackets.
func blockLines(_ written: Written, _ draft: Draft) -> [Line] { lines(written, draft).filter { !$0.isInBrackets } }

/// The lines of entries with texts, in the order of the files.
func lines(_ written: Written, _ draft: Draft) -> [Line] {
    var found: [Line] = []
    // Levels that cannot be read are the usual ones, so that a mistake in `rules:` may uncover what they silenced.
    for spot in records(draft) where spot.path != "rules" {
        var last: Line?
        let outerColumn = spot.path.steps.last.flatMap { Int($0) == nil ? written.column(of: spot) : nil }
        let isInBrackets =
            written.places[spot].map { written.files[$0.file].bytes[$0.value.lowerBound] == UInt8(ascii: "{") } ?? false
        for entry in draft[spot]?.entries ?? [] {
            // A comment that silences something must stay right above its entry.
            guard entry.value.text != nil, entry.remark == nil, let place = written.places[spot + Path([entry.key])] else {
                last = nil
                continue
            }
            var line = Line(place, in: written.files[place.file].bytes)
            let start = line?.range.lowerBound
            line?.followsText = last.map { $0.range.upperBound == start } ?? false
            line?.isInBrackets = isInBrackets
            let label = line.map { written.files[$0.file].text(ByteRange($0.key)) } ?? ""
            line?.mayBeText = !isInBrackets && draft[spot]?.entries.count == 1 || label.contains(":")
            if let outer = outerColumn { line?.outerColumn = outer }
            if let line { found.append(line) }
            last = line
        }
    }
    return found
}

extension Line {
    fileprivate init?(_ place: Written.Place, in bytes: [UInt8]) {
        let isBreak: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D }
        let start = bytes[..<place.key.lowerBound].lastIndex(where: isBreak).map { $0 + 1 } ?? 0
        let end = bytes[place.key.upperBound...].firstIndex { $0 == 0x0A } ?? bytes.count - 1
        let before = bytes[start..<place.key.lowerBound]
        guard before.allSatisfy({ $0 == 0x20 }), place.value.upperBound <= end,
            bytes.indices.contains(place.value.lowerBound), bytes[place.value.lowerBound] != UInt8(ascii: "|"),
            bytes[place.value.lowerBound] != UInt8(ascii: ">"), bytes.indices.contains(end), bytes[end] == 0x0A
        else { return nil }
        let quotes = "\"'".utf8
        file = place.file
        range = start..<end + 1
        key = place.key
        value = place.value
        isPlain = !quotes.contains(bytes[place.key.lowerBound]) && !quotes.contains(bytes[place.value.lowerBound])
    }
}
