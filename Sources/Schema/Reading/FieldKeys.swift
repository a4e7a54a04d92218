import Syntax

/// What the text front end may ask of the tables, where it has to tell an entry from a line of a text.
package let fieldKeys = KnownKeys(
    table: { keys in
        let (fitting, isKnown) = tables(of: keys)
        return { name in
            // With it another document begins. Where no table knows the keys around, none can tell what goes on with them.
            if name == "kind" || !isKnown { return .free }
            var meaning = KnownKeys.Meaning.unknown
            for (table, written) in fitting {
                guard let index = field(name, in: table) else { continue }
                if !written.contains(index) { return .free }
                meaning = .written
            }
            return meaning
        }
    },
    isField: isField,
    beginsEntry: { $0 == "id" || $0 == "use" },
    holdsLines: { name in textNames.contains { $0.count == name.count && $0.elementsEqual(name) } },
    areOfWholeMail: { keys in
        let mail = recordFace(of: .stepMail)
        let written = Set(keys.compactMap { mail.names.find($0)?.index })
        return mail.fields.indices.allSatisfy { index in
            mail.fields[index].need != .required || written.contains(index)
                || ["kind", "id"].contains(mail.fields[index].name.key)
        }
    },
    value: { name in
        for table in tables {
            if let index = table.names.find(name)?.index, let value = table.fields[index].shape.value { return value }
        }
        return nil
    },
    isKeyOfEntry: { name, list in
        tables.contains { table in
            guard let index = table.names.find(list)?.index, case .list(.record(let entry), _) = table.fields[index].shape else {
                return false
            }
            return entry.names.find(name) != nil
        }
    },
    heads: { keys, below in
        let (fitting, isKnown) = tables(of: keys)
        guard isKnown else { return [] }
        let all = keys + below.keys
        let isJapanese = fitting.contains { table, _ in all.contains { table.names.find($0)?.spelling == .japanese } }
        let heads = fitting.flatMap { table, written in
            table.fields.indices.filter { !written.contains($0) && below.fit(table.fields[$0], in: table) }.map {
                table.fields[$0]
            }
        }
        let names = { (heads: [FieldFace]) in Set(heads.map { $0.name.written(in: isJapanese ? .japanese : .english) }).sorted() }
        // What must be there, always or in some settings, is what is missing.
        for needed in [heads.filter { $0.need == .required }, heads.filter { $0.need != .optional }]
        where names(needed).count == 1 {
            return names(needed)
        }
        return names(heads)
    },
    mayBeMeant: { keys, name in
        tables(of: keys).fitting.contains { table, written in
            if let guess = UnknownKey.guess(name, in: table, .english, { !written.contains($0) }) {
                return !written.contains(guess.index)
            }
            return table.fields.contains { $0.shape.recordFace?.names.find(name) != nil }
        }
    })

extension HeadlessLines {
    fileprivate var keys: [String] {
        switch self {
        case .group(let keys), .list(let keys): keys
        case .texts, .text: []
        }
    }

    /// Whether they may be the value of a field of a table.
    fileprivate func fit(_ field: FieldFace, in table: RecordFace) -> Bool {
        switch (self, field.shape) {
        case (.group, .record(let face)), (.list, .list(.record(let face), _)): keys.allSatisfy { face.names.find($0) != nil }
        case (.texts(nil), .list(.text, _)): true
        // Where such lines may be part of the value above, only those of a list that must be there are certainly none.
        case (.texts(let key?), .list(.text, _)):
            field.need != .optional || table.field(named: key).map { !$0.shape.mayHoldLines } ?? false
        case (.text, .text(let format)): format.isMultiline
        default: false
        }
    }
}

extension Shape {
    fileprivate var value: KnownKeys.Value? {
        switch self {
        case .text(let format): format.isMultiline ? .textOfLines : .text
        case .record: .group
        case .list(.record, _): .listOfGroups
        case .boolean, .integer, .choice, .list, .codes: nil
        }
    }

    /// Whether lines that begin with a dash may go on with its value: with a text that may say anything, or with a list without its first
    /// dash.
    fileprivate var mayHoldLines: Bool {
        switch self {
        case .text: takesAnyText
        case .boolean, .integer, .choice: false
        case .record, .list, .codes: true
        }
    }
}

/// The tables that know most of some keys, each with the fields that these name, and whether any table knows one of them.
private func tables(of keys: [String]) -> (fitting: [(table: RecordFace, written: Set<Int>)], isKnown: Bool) {
    let known = keys.filter(isField)
    let written = tables.map { table in Set(known.compactMap { table.names.find($0)?.index }) }
    let most = written.map(\.count).max() ?? 0
    return (zip(tables, written).filter { $1.count == most }.map { ($0, $1) }, most > 0)
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

/// The names of the texts of lines, which mails have: asked for in nearly every file, where all tables need not be there yet.
private let textNames: [[UInt8]] = {
    let mail = recordFace(of: .stepMail)
    return mail.names.entries.filter { mail.fields[$0.index].shape.value == .textOfLines }.map { Array($0.text.utf8) }
}()

/// The names of all fields, after NFKC: nearly all that is asked for is none of them.
private let allNames = Set(tables.flatMap { $0.names.entries.map { Compatibility.folded($0.text) } })

private func isField(_ name: String) -> Bool { name.utf8.count <= 200 && allNames.contains(Compatibility.folded(name)) }

/// The field that a name was clearly meant as. Of words in capitals or of few letters (`TEL`, `Tel`) nobody can tell.
private func field(_ name: String, in table: RecordFace) -> Int? {
    if let match = table.names.find(name) { return match.index }
    let isKey = name.utf8.count > 3 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    return isKey ? (table.names.findLoosely(name) ?? table.names.findMistyped(name))?.index : nil
}
