import Rules
import Schema
import SourceText
import Syntax

/// What can be written at a place: keys that are not there yet, values of choices, ids behind `use:`, codes; in both spellings.
func completion(_ view: FileView, _ offset: Int) -> JSON {
    if let variable = MailVariablePlace(begunAt: offset, view.tree) { return completion(of: variable, view) }
    guard let point = CompletionPoint(view.tree, view.positions, offset) else { return .null }
    var items = ItemList(point, view)
    if point.role == .comment {
        items.addSuppression()
    } else if point.role == .suppression {
        items.addCodes(except: [])
    } else if let cursor = Cursor(point.word, in: point.tree), cursor.node != nil {
        if cursor.isKey {
            addKeys(cursor, point, view, &items)
        } else {
            addValues(cursor, point, view, &items)
        }
    }
    // A name in full-width signs is found by what is typed of it, so with each further sign it is looked for anew.
    return ["isIncomplete": .boolean(!point.typed.utf8.allSatisfy { $0 < 0x80 }), "items": .array(items.items)]
}

private func addKeys(_ cursor: Cursor, _ point: CompletionPoint, _ view: FileView, _ items: inout ItemList) {
    guard let mapping = cursor.mapping else { return }
    let exclusions = Exclusions(around: cursor, in: point.tree, view)
    let present = point.tree.entries(of: mapping).map { point.tree.text(of: $0.key) }
    if cursor.levels != nil { return items.addCodes(except: present) }
    if case .list(.record(let record), _)? = cursor.container {
        // The first line below a list's key: an entry begins with `- `.
        return items.addKeys(record.fields.filter(exclusions.allow), dash: true)
    }
    // Behind the dash of a list of texts, or where one is due, a word is no key.
    let outer = cursor.outer
    switch cursor.container {
    case .text(let format)?:
        return items.addTexts(usual(format, of: outer?.field, in: outer?.mapping, outer?.record, point), dash: point.bringsDash)
    case .list(.text(let format), _)?:
        return items.addTexts(usual(format, of: outer?.field, in: outer?.mapping, outer?.record, point), dash: true)
    default: break
    }
    if let record = cursor.record {
        let fields = record.fields.filter(exclusions.allow)
        items.addKeys(
            record.without(present, of: fields), dash: point.bringsDash, isBesideUse: cursor.isBesideUse(in: point.tree))
    } else if cursor.kind == nil, cursor.around.isEmpty {
        // Before its kind is known, a document can only say it.
        let kind = recordFace(of: .product).fields.filter { $0.name.key == "kind" && !present.contains("kind") }
        items.addKeys(kind, dash: false)
    }
}

private func addValues(_ cursor: Cursor, _ point: CompletionPoint, _ view: FileView, _ items: inout ItemList) {
    if let namespace = cursor.referredTo {
        return items.addReferences(ReferenceItems(namespace, at: cursor, in: point.tree, view))
    }
    let isKind = cursor.isKind(in: point.tree)
    switch cursor.shape {
    case _ where isKind: items.addChoices(documentKinds.faces)
    case .choice(let choices):
        let exclusions = Exclusions(around: cursor, in: point.tree, view)
        items.addChoices(choices.filter { exclusions.allow($0, of: cursor.field) })
    case .boolean: items.addTexts(["true", "false"].map(Bilingual.init(same:)))
    case .text(let format):
        items.addTexts(usual(format, of: cursor.field, in: cursor.mapping, cursor.record, point))
    case .list(.record(let record), _):
        let fields = record.fields.filter(Exclusions(below: cursor, in: point.tree).allow)
        items.addKeys(fields, dash: true, brackets: ("[{", "}]"))
    case .record(let record):
        let fields = record.fields.filter(Exclusions(below: cursor, in: point.tree).allow)
        items.addKeys(fields, dash: false, brackets: ("{", "}"))
    default:
        if let text = cursor.field?.defaultText { items.addTexts([Bilingual(same: text)]) }
    }
}

/// What is worth proposing where a text goes: what the mapping of its field asks for, or what is usual; the format takes others too.
private func usual(
    _ format: TextFormat, of field: FieldFace?, in mapping: NodeID?, _ record: RecordFace?, _ point: CompletionPoint
) -> [Bilingual] {
    guard field?.name.key == "javascript_origins", let mapping, let record else { return format.usual }
    return neededOrigins(of: mapping, record, in: point.tree).map(Bilingual.init(same:))
}

extension RecordFace {
    fileprivate func without(_ present: [String], of fields: [FieldFace]) -> [FieldFace] {
        let names = Set(present.compactMap { field(named: $0)?.name })
        return fields.filter { !names.contains($0.name) }
    }
}

/// The items of a completion, gathered in the order in which they are shown.
private struct ItemList {
    private(set) var items: [JSON] = []
    private let point: CompletionPoint
    private let view: FileView
    private let range: JSON
    private let spelling: Spelling

    init(_ point: CompletionPoint, _ view: FileView) {
        self.point = point
        self.view = view
        range = view.positions.json(ByteRange(point.token))
        spelling = LanguageServer.spelling(of: view.tree)
    }

    /// `brackets`: what goes around the key where others are open already, as a collection that begins there has no line of its own.
    mutating func addKeys(
        _ fields: [FieldFace], dash: Bool, brackets: (open: String, close: String) = ("", ""), isBesideUse: Bool = false
    ) {
        // Behind the key of a collection its first entry begins on the next line.
        let isBehindKey = point.role == .value && !point.isInFlow
        if isBehindKey, point.hasComment || point.hasLinesBelow { return }
        let indentation = isBehindKey ? point.keyIndentation + 2 : point.indentation
        let line = (isBehindKey ? "\n" + String(repeating: " ", count: indentation) : "") + (dash ? "- " : "")
        let (start, end) = point.isInFlow ? brackets : (line, "")
        for (key, label, field) in spelled(fields, { ($0.name.key, $0.name.label) }) {
            add(
                key, label, kind: 10, documentation: view.client.inEach { card(field, isBesideUse: isBesideUse, $0) },
                insert: start + entry(key, field.shape, indentation: indentation + (dash ? 2 : 0)), end: end)
        }
    }

    mutating func addChoices(_ choices: some Sequence<ChoiceFace>) {
        for (key, label, choice) in spelled(choices, { ($0.key, $0.label) }) {
            add(key, label, kind: 20, documentation: view.client.inEach { card(choice, $0) }, insert: key)
        }
    }

    /// The words that begin a suppression, the code behind them.
    mutating func addSuppression() {
        let doc = Bilingual(
            ja: "この行か、コメントだけの行ならその次の行の、警告とヒントを止めます。後ろにコードと理由を書きます。",
            en:
                "Silences warnings and hints on this line or, where the comment stands alone, on the next one. Write the code and the reason after it."
        )
        let words = CompletionPoint.suppressionWords
        add(words, nil, kind: 14, documentation: view.client.inEach { doc[$0] }, insert: words + " ")
    }

    /// Codes that can be silenced, which errors cannot.
    mutating func addCodes(except present: [String]) {
        for code in Code.allCases.sorted() where code.severity != .error && !present.contains(code.rawValue) {
            let isKey = point.role == .key && !point.hasColon
            add(
                code.rawValue, explanation(of: code).map { view.say($0.title) }, kind: 21,
                documentation: view.client.inEach { card(code, $0) }, insert: code.rawValue + (isKey ? ": " : ""))
        }
    }

    mutating func addReferences(_ references: ReferenceItems) {
        for (id, summary) in references.items { add(id, nil, kind: 18, detail: summary, documentation: nil, insert: id) }
    }

    mutating func addTexts(_ texts: [Bilingual], dash: Bool = false) {
        for (text, other, _) in spelled(texts, { ($0.en, $0.isSame ? nil : $0.ja) }) {
            add(text, other, kind: 12, documentation: nil, insert: (dash && !point.isInFlow ? "- " : "") + text)
        }
    }

    /// Each name with the other one beside it, those of the file's own spelling first.
    private func spelled<Face>(
        _ faces: some Sequence<Face>, _ names: (Face) -> (key: String, label: String?)
    ) -> [(name: String, other: String?, face: Face)] {
        var english: [(String, String?, Face)] = []
        var japanese: [(String, String?, Face)] = []
        for face in faces {
            let (key, label) = names(face)
            english.append((key, label, face))
            if let label { japanese.append((label, key, face)) } else { japanese.append((key, nil, face)) }
        }
        let (first, second) = spelling == .english ? (english, japanese) : (japanese, english)
        // What has one name only stands in the first half.
        return first + second.filter { $0.1 != nil }
    }

    /// `price: `, or `site:` with the cursor where its first entry goes.
    private func entry(_ key: String, _ shape: Shape, indentation: Int) -> String {
        if point.hasColon { return key }
        if point.isInFlow { return key + ": " }
        let below = "\n" + String(repeating: " ", count: indentation + 2)
        switch shape {
        // The comment stays behind the key.
        case .record where point.hasComment, .codes where point.hasComment, .list where point.hasComment: return key + ":"
        case .record, .codes: return key + ":" + below
        case .list: return key + ":" + below + "- "
        default: return key + ": "
        }
    }

    /// A name as it is compared with what was typed, byte by byte: a beginning in full-width signs is the same name.
    private func filter(_ name: String) -> String {
        let beginning = Compatibility.folded(point.typed)
        guard beginning != point.typed, name.hasPrefix(beginning) else { return point.lead + name }
        return point.lead + point.typed + name.dropFirst(beginning.count)
    }

    /// `end`: what is inserted behind the place where one goes on to write.
    private mutating func add(
        _ label: String, _ other: String?, kind: Int, detail: String? = nil, documentation: String?, insert: String,
        end: String = ""
    ) {
        let digits = String(items.count)
        // No name has a sign in it that means something in a snippet.
        let isSnippet = !end.isEmpty && view.client.understandsSnippets
        let insert = (point.lacksBlank && !insert.hasPrefix("\n") ? " " : "") + insert + (isSnippet ? "$0" : "") + end
        var members: [JSON.Member] = [
            JSON.Member("label", .string(label)),
            JSON.Member("kind", .integer(kind)),
            JSON.Member("sortText", .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)),
            // Either name finds the item, behind what the range holds before the word.
            JSON.Member("filterText", .string(filter(label) + (other.map { " " + filter($0) } ?? ""))),
            JSON.Member("insertTextMode", 1),
            JSON.Member("textEdit", ["range": range, "newText": .string(insert)]),
        ]
        if isSnippet { members.append(JSON.Member("insertTextFormat", 2)) }
        if let detail = other ?? detail { members.append(JSON.Member("detail", .string(detail))) }
        if let documentation {
            members.append(
                JSON.Member("documentation", view.client.markup(documentation, isShown: view.client.understandsMarkdownItems)))
        }
        items.append(.object(members))
    }
}
