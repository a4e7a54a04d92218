import Syntax

/// What the text front end may ask of the tables, where it has to tell an entry from a line of a text.
package let fieldKeys = KnownKeys { keys in
    let written = tables.map { table in Set(keys.compactMap { table.names.find($0)?.index }) }
    let most = written.map(\.count).max() ?? 0
    let fitting = zip(tables, written).filter { $1.count == most }
    return { name in
        // With it another document begins. Where no table knows the keys around, none can tell what goes on with them.
        if name == "kind" || most == 0 { return .free }
        var meaning = KnownKeys.Meaning.unknown
        for (table, written) in fitting {
            guard let index = field(name, in: table) else { continue }
            if !written.contains(index) { return .free }
            meaning = .written
        }
        return meaning
    }
}

/// The tables of all kinds, and of the groups in them.
private let tables: [RecordFace] = {
    var found: [RecordFace] = []
    func visit(_ face: RecordFace) {
        if found.contains(where: { $0 === face }) { return }
        found.append(face)
        for field in face.fields { if let inner = field.shape.recordFace { visit(inner) } }
    }
    for kind in DocumentKind.allCases { visit(recordFace(of: kind)) }
    return found
}()

/// The field that a name was clearly meant as. Of words in capitals or of few letters (`TEL`, `Tel`) nobody can tell.
private func field(_ name: String, in table: RecordFace) -> Int? {
    if let match = table.names.find(name) { return match.index }
    let isKey = name.utf8.count > 3 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    return isKey ? (table.names.findLoosely(name) ?? table.names.findMistyped(name))?.index : nil
}
