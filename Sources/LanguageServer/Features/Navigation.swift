import Schema
import SourceText

/// Going to the declaration of an id, to its uses, and renaming it in every file.

func definition(_ view: FileView, _ offset: Int) -> JSON {
    let identities = view.project.identities
    guard let here = identities.at(offset, in: view.file) else { return .null }
    return .array(identities.same(as: here).filter(\.isDeclaration).compactMap { view.json($0.location) })
}

func references(_ view: FileView, _ offset: Int, includeDeclaration: Bool) -> JSON {
    let identities = view.project.identities
    guard let here = identities.at(offset, in: view.file) else { return .null }
    let linked = identities.same(as: here).filter { includeDeclaration || !$0.isDeclaration }.map(\.location)
    let found = linked + UnreadUses(of: here, identities, in: view.project).locations
    let sorted = found.sorted { ($0.file, $0.range.start) < ($1.file, $1.range.start) }
    return .array(sorted.compactMap(view.json))
}

func prepareRename(_ view: FileView, _ offset: Int) throws(ResponseFault) -> JSON {
    let identities = view.project.identities
    guard let here = identities.at(offset, in: view.file) else { return .null }
    _ = try renamed(here, identities)
    return ["range": view.positions.json(inner(here.location, view).range), "placeholder": .string(here.id)]
}

func rename(_ view: FileView, _ offset: Int, to name: String) throws(ResponseFault) -> JSON {
    let identities = view.project.identities
    guard let here = identities.at(offset, in: view.file) else {
        throw ResponseFault(
            code: .requestFailed,
            message: Bilingual(ja: "ここには名前を変えられる id がありません。", en: "There is no id here that could be renamed."))
    }
    guard Contact.isID(name) else {
        throw ResponseFault(
            code: .requestFailed,
            message: Bilingual(
                ja: "「\(shown(name))」は id に使えません。英小文字と数字と「-」で、英小文字か数字から始めて63文字までで書きます。",
                en:
                    "`\(shown(name))` cannot be an id: write lower-case letters, digits and `-`, beginning with a letter or digit, at most 63."
            ))
    }
    // A use that leads nowhere may be led to what is there.
    let isDeclared = identities.same(as: here).contains(where: \.isDeclaration)
    if name != here.id, isDeclared, identities.declared(in: here.namespace).contains(where: { $0.id == name }) {
        throw ResponseFault(
            code: .requestFailed,
            message: Bilingual(
                ja: "「\(shown(name))」という id はもうあります。ほかの名前にしてください。",
                en: "The id `\(shown(name))` is already taken; choose another one."))
    }
    let locations = try renamed(here, identities).map(\.location) + unread(here, identities, view)
    let edits = locations.map { Edit(inner($0, view), name) }
    guard edits.allSatisfy({ view.project.isSynchronised($0.location.file) }) else {
        throw ResponseFault(
            code: .requestFailed,
            message: Bilingual(
                ja: "この id を使うファイルに、内容の分からない変更がありました。そのファイルを開き直してください。",
                en: "A file that uses the id was changed in a way that was not understood; close it and open it again."))
    }
    // Within a product, what a `use:` takes its id from must differ from what is written there. Of an id that is declared more than once
    // only one declaration changes: errors that come to light with that were there before, whatever the new name is.
    if name != here.id, !isDoubled(here, identities), view.project.wouldBreak(edits) {
        throw ResponseFault(
            code: .requestFailed,
            message: Bilingual(
                ja: "「\(shown(name))」にすると、ほかの id と重なるなどのエラーになります。ほかの名前にしてください。",
                en: "With the id `\(shown(name))` there would be an error, such as two of one id; choose another one."))
    }
    return view.workspaceEdit(edits)
}

private func isDoubled(_ here: Identities.Occurrence, _ identities: Identities) -> Bool {
    identities.same(as: here).count(where: \.isDeclaration) > 1
}

/// What changes with an id: its declaration and all uses. Of several declarations of one id, a copied file with its original, the one
/// that is pointed at changes alone, as the uses do not say whose they are.
private func renamed(
    _ here: Identities.Occurrence, _ identities: Identities
) throws(ResponseFault) -> [Identities.Occurrence] {
    guard isDoubled(here, identities) else { return identities.same(as: here) }
    if here.isDeclaration { return [here] }
    throw ResponseFault(
        code: .requestFailed,
        message: Bilingual(
            ja: "「\(shown(here.id))」という id の宣言がいくつもあります。先に、宣言のほうで名前を変えて区別してください。",
            en: "The id `\(shown(here.id))` is declared more than once; rename one of the declarations first."))
}

/// Further uses, in parts of files that were not understood; of one of several declarations none.
private func unread(
    _ here: Identities.Occurrence, _ identities: Identities, _ view: FileView
) throws(ResponseFault) -> [Location] {
    if isDoubled(here, identities) { return [] }
    let uses = UnreadUses(of: here, identities, in: view.project)
    if uses.unclear.isEmpty { return uses.locations }
    let paths = uses.unclear.prefix(3).compactMap { view.project.unit($0)?.tree.source.path }.map { shown($0, limit: 200) }
    let more = uses.unclear.count - paths.count
    throw ResponseFault(
        code: .requestFailed,
        message: Bilingual(
            ja:
                "「\(shown(here.id))」を使っているのかどうか、エラーのため分からないところがあります: \(paths.joined(separator: "、"))\(more > 0 ? " ほか\(more)個" : "")。先にそのエラーを直してください。",
            en:
                "Because of errors it is not clear whether `\(shown(here.id))` is used in \(paths.joined(separator: ", "))\(more > 0 ? " and \(more) more" : ""); mend these errors first."
        ))
}

/// The place of an id without its quotes, or without the sign before its line, which stay.
private func inner(_ location: Location, _ view: FileView) -> Location {
    guard let bytes = view.project.unit(location.file)?.tree.source.bytes else { return location }
    let range = location.range.offsets.clamped(to: 0..<bytes.count)
    if let sign = bytes[range].first, sign == UInt8(ascii: "|") || sign == UInt8(ascii: ">") {
        let lines = bytes[range].drop { !isLineBreak($0) }
        let isText = { (byte: UInt8) in byte != 0x20 && !isLineBreak(byte) }
        guard let first = lines.firstIndex(where: isText), let last = lines.lastIndex(where: isText) else { return location }
        return Location(location.file, ByteRange(first..<last + 1))
    }
    guard range.count >= 2, let first = bytes[range].first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") else {
        return location
    }
    return Location(location.file, ByteRange(range.lowerBound + 1..<range.upperBound - 1))
}
