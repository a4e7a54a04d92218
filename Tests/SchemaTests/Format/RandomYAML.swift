import Seeded

/// Random documents in a random layout: every way of writing a scalar, comments and blank lines at every place that allows them.
struct RandomYAML {
    var random: SplitMix64
    private var lines: [String] = []

    static func file(seed: UInt64) -> String {
        var writer = RandomYAML(random: SplitMix64(seed: seed))
        return writer.file()
    }

    private init(random: SplitMix64) { self.random = random }

    private mutating func file() -> String {
        let count = chance(70) ? 1 : pick([2, 3])
        for index in 0..<count {
            trivia(0)
            if index > 0 || chance(20) {
                if index > 0, chance(15) { lines.append("...") }
                lines.append(chance(20) ? "--- # start" : "---")
                trivia(0)
            }
            switch pick([0, 0, 0, 0, 1, 2, 3]) {
            case 0: mapping(0, depth: 0, head: "")
            case 1: sequence(0, depth: 0, head: "")
            case 2: lines.append(flow(depth: 1, indent: 2) + inline())
            default: scalar(after: "", indent: 0, isRoot: true)
            }
            if chance(10) { lines.append("...") }
        }
        trivia(0)
        let end = pick(["\n", "\n", "\n", "\r\n"])
        return lines.joined(separator: end) + (chance(90) ? end : "")
    }

    // MARK: Structure

    private mutating func mapping(_ indent: Int, depth: Int, head: String) {
        var head: String? = head
        var keys = Set<String>()
        for _ in 0..<pick([1, 2, 2, 3, 4]) {
            let key = self.key()
            if !keys.insert(key.text).inserted { continue }
            if head == nil { trivia(indent) }
            let start = (head ?? spaces(indent)) + key.written + pick(["", "", "", " "]) + ":"
            head = nil
            value(after: start, indent: indent, depth: depth, isEntry: true)
        }
        if chance(10) { comment(indent) }
    }

    private mutating func sequence(_ indent: Int, depth: Int, head: String) {
        var head: String? = head
        for _ in 0..<pick([1, 2, 3]) {
            if head == nil { trivia(indent) }
            let start = (head ?? spaces(indent)) + "-"
            head = nil
            value(after: start, indent: indent, depth: depth, isEntry: false)
        }
    }

    private mutating func value(after start: String, indent: Int, depth: Int, isEntry: Bool) {
        let inner = indent + pick([1, 2, 2, 2, 3, 4])
        switch depth > 3 ? pick([3, 4, 5]) : pick([0, 1, 2, 3, 4, 5, 5, 5]) {
        case 0 where !isEntry && chance(60):
            // On the line of the dash; the column of what follows is that of its first key.
            let gap = spaces(pick([1, 1, 3]))
            mapping(start.count + gap.count, depth: depth + 1, head: start + gap)
        case 0:
            lines.append(start + inline())
            trivia(inner)
            mapping(inner, depth: depth + 1, head: spaces(inner))
        case 1:
            lines.append(start + inline())
            let column = isEntry && chance(40) ? indent : inner
            trivia(column)
            sequence(column, depth: depth + 1, head: spaces(column))
        case 2 where !isEntry && chance(50):
            sequence(start.count + 1, depth: depth + 1, head: start + " ")
        case 2, 3: lines.append(start + " " + flow(depth: depth + 1, indent: inner) + inline())
        case 4:
            lines.append(start + inline())
            if chance(20) { comment(inner) }
        default: scalar(after: start, indent: indent, isRoot: false)
        }
    }

    private mutating func flow(depth: Int, indent: Int) -> String {
        let isMapping = chance(50)
        var text = isMapping ? "{" : "["
        let count = pick([0, 1, 2, 3, 5])
        let isWide = chance(40)
        func gap(_ self: inout RandomYAML) -> String {
            guard isWide else { return self.pick(["", " "]) }
            return (self.chance(20) ? " # in brackets \(self.random.next() % 100)" : "") + "\n" + self.spaces(indent)
        }
        var keys = Set<String>()
        for index in 0..<count {
            text += gap(&self)
            if isMapping {
                let key = self.key()
                if !keys.insert(key.text).inserted { continue }
                text += key.written + ": "
            } else if chance(10) {
                text += self.key().written + ": "
            }
            if depth < 4, chance(25) {
                text += flow(depth: depth + 1, indent: indent)
            } else if !(isMapping && chance(10)) {
                text += pick(Self.flowScalars)
            } else if index == count - 1 {
                text += " "
            }
            if index < count - 1 || chance(20) { text += "," }
        }
        return text + gap(&self) + (isMapping ? "}" : "]")
    }

    // MARK: Scalars

    private mutating func scalar(after start: String, indent: Int, isRoot: Bool) {
        let gap = start.isEmpty ? "" : pick([" ", " ", "   "])
        let inner = spaces(indent + pick([1, 2, 4]))
        switch pick([0, 0, 0, 1, 1, 2, 3, 4, 5]) {
        case 0: lines.append(start + gap + pick(Self.plain) + inline())
        case 1: lines.append(start + gap + pick(Self.quoted) + inline())
        case 2:
            lines.append(start + gap + pick(["first", "最初の行"]))
            if chance(30) { lines.append("") }
            lines.append(inner + pick(["- second", "second", "次の行", "a,b]"]) + inline())
        case 3:
            lines.append(start + gap + "\"first  ")
            if chance(40) { lines.append("") }
            lines.append(inner + pick(["second \\", "second\\ ", "二行目 # no comment", "- x: y"]))
            lines.append(inner + pick(["third\"", "  \\  third\"", "\""]) + inline())
        case 4 where !start.isEmpty:
            lines.append(start + inline())
            trivia(indent + 1)
            lines.append(inner + pick(Self.plain + Self.quoted) + inline())
        default: block(after: start + gap, indent: indent, isRoot: isRoot)
        }
    }

    private mutating func block(after start: String, indent: Int, isRoot: Bool) {
        let needsIndicator = !isRoot && chance(30)
        let width = pick([1, 2, 4])
        lines.append(
            start + pick(["|", "|", ">"]) + (needsIndicator ? "\(width)" : "") + pick(["", "", "-", "+"]) + inline())
        if chance(20) { lines.append("") }
        let inner = spaces(indent + width)
        for index in 0..<pick([0, 1, 2, 4]) {
            let lead = needsIndicator || index > 0 ? pick(["", "", "  ", " "]) : ""
            lines.append(chance(15) ? pick(["", spaces(indent)]) : inner + lead + pick(Self.content))
        }
        if chance(30) { lines += [""] }
    }

    private mutating func key() -> (text: String, written: String) {
        let text = pick(["a", "b", "c", "name", "料金(税込)", "Public Key ID", "1", "true", "x:y", "it's"])
        return (text, pick([text, text, "'" + text.replacing("'", with: "''") + "'", "\"" + text + "\""]))
    }

    private static let plain = [
        "word", "two words", "1980", "true", "no", "10%", "a:b", "a#b", "日本語", "Amazon Pay決済(Auto Pay:従量課金)",
        "https://a.example/x?y",
        "-x", "?y", "[", "2026-01-01", "~", "<<", "a, b", "-", "%name1%", "x]",
    ]
    private static let quoted = [
        "\"word\"", "'word'", "'it''s'", "\"say \\\"hi\\\"\"", "\"a\\nb\"", "'1980'", "\"true\"", "'010'", "''", "\"\"", "'a: b'",
        "'- x'",
        "\"\\u3042\"", "\"\\u00A0\"", "'a #b'", "'#'", "\"\\\\\"", "'['", "'a,b'", "'a:b'", "'：'", "'料金：1'", "\"\\t\"", "' x '",
        "'---'",
        "'...'", "'key:'", "'%x'", "'@'", "'null'", "'？'", "'<<'", "'=x'", "\"全角　空白\"", "'\"'", "'\"\\'", "'a''b\"'", "'-'",
        "'－x'",
    ]
    private static let flowScalars = [
        "word", "'word'", "\"a, b\"", "1980", "'1980'", "a:b", "日本語", "\"日本語\"", "'x y'", "https://a.example/", "'['", "\"\\n\"",
        "'a:b'",
        "ながいながいながいながいながいながいことば", "'::'", "-x", "'- x'",
    ]
    private static let content = [
        "text", "%name1% 様", "# no comment", "- no item", "key: no key", "---", "\ttab", "trailing  ", "二行目",
    ]

    // MARK: Around them

    private mutating func trivia(_ indent: Int) {
        while chance(25) { if chance(50) { lines.append(pick(["", "", "  "])) } else { comment(indent) } }
    }

    private mutating func comment(_ indent: Int) {
        lines.append(
            spaces(max(0, indent + pick([0, 0, 0, 1, 2, -1, -2]))) + "#" + pick([" ", "", "!"]) + "remark \(random.next() % 1000)"
        )
    }

    private mutating func inline() -> String {
        chance(12) ? pick([" ", "   "]) + "# inline \(random.next() % 1000)" + pick(["", " "]) : pick(["", "", "", "  "])
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }
    private mutating func pick<Item>(_ items: [Item]) -> Item { items[Int(random.next() % UInt64(items.count))] }
}
