import Seeded
import Schema
import SourceText

/// Random documents of the schema: any of the fields in any order, each key and choice in any of its spellings, written loosely.
struct RandomDocument {
    private var random: SplitMix64
    /// The spelling of all names, or nil for a mixture.
    private let spelling: Spelling?
    private var lines: [String] = []

    static func text(_ kind: DocumentKind, _ spelling: Spelling?, seed: UInt64) -> String {
        var writer = RandomDocument(random: SplitMix64(seed: seed), spelling: spelling)
        writer.mapping(recordFace(of: kind), indent: 0, head: "")
        return writer.lines.joined(separator: "\n") + "\n"
    }

    private init(random: SplitMix64, spelling: Spelling?) {
        self.random = random
        self.spelling = spelling
    }

    private mutating func mapping(_ record: RecordFace, indent: Int, head: String) {
        var head: String? = head
        // The kind says which table holds, so it is always there.
        let fields = record.fields.filter { $0.name.key == "kind" || chance(70) }.shuffled(using: &random)
        for field in fields {
            if head == nil { remark(indent) }
            let name = quoted(name(field.name.key, field.name.label, field.aliases))
            value(field, field.shape, after: (head ?? spaces(indent)) + name + ":", indent: indent)
            head = nil
        }
        if let head { lines.append(head + "{}") }
    }

    private mutating func value(_ field: FieldFace, _ shape: Shape, after start: String, indent: Int) {
        let inner = indent + pick([1, 2, 4])
        switch shape {
        case .record(let record):
            lines.append(start + aside())
            mapping(record, indent: inner, head: spaces(inner))
        case .list(.record(let record), _):
            lines.append(start + aside())
            for _ in 0..<pick([1, 2, 3]) {
                remark(inner)
                mapping(record, indent: inner + 2, head: spaces(inner) + "- ")
            }
        case .list(let element, _):
            let items = (0..<pick([1, 2, 5])).map { _ in scalar(field, element) }
            if chance(40) { return lines.append("\(start) [\(items.joined(separator: pick([",", ", "])))]" + aside()) }
            lines.append(start + aside())
            for item in items { lines.append(spaces(inner) + "-" + pick([" ", "  "]) + item + aside()) }
        case .codes(let levels):
            lines.append(start + aside())
            for code in Code.allCases where code != .brandSpelling && chance(5) {
                lines.append(spaces(inner) + code.rawValue + ": " + quoted(pick(Array(levels)).key) + aside())
            }
            lines.append(spaces(inner) + "brand-spelling: off")
        case .text(let format) where format.isMultiline && chance(70):
            lines.append(start + pick([" |", " |-", " >"]))
            for _ in 0..<pick([1, 3]) { lines.append(spaces(inner) + pick(["%name1% 様", "# 本文", "- 本文  "])) }
        default: lines.append(start + pick([" ", "   "]) + scalar(field, shape) + aside())
        }
    }

    private mutating func scalar(_ field: FieldFace, _ shape: Shape) -> String {
        switch shape {
        case .boolean: quoted(pick(["true", "false"]))
        case .integer(let range): quoted(pick(["\(range.lowerBound)", "\(range.upperBound)", "007"]))
        case .choice(let choices):
            quoted(choiceName(pick(Array(choices))))
        case .text(let format): quoted(pick([format.example, "1980", "文", "no"]))
        default: "x"
        }
    }

    private mutating func choiceName(_ choice: ChoiceFace) -> String { name(choice.key, choice.label, choice.aliases) }

    private mutating func name(_ key: String, _ label: String?, _ aliases: [String]) -> String {
        switch spelling {
        case .english: key
        case .japanese: label ?? key
        case nil: pick([key, label ?? key] + aliases)
        }
    }

    private mutating func quoted(_ text: String) -> String {
        let needsQuotes = text.first.map { "%>[{".contains($0) } ?? true || text.contains(": ")
        return needsQuotes || chance(25) ? pick(["'\(text)'", "\"\(text)\""]) : text
    }

    private mutating func remark(_ indent: Int) {
        if chance(15) { lines.append("") }
        if chance(15) { lines.append(spaces(indent) + "# remark \(random.next() % 1000)") }
    }

    private mutating func aside() -> String { chance(10) ? pick(["  ", " "]) + "# aside \(random.next() % 1000)" : "" }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
    private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int(random.next() % UInt64(items.count))] }
}
