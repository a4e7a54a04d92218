import Schema
import Seeded

/// Writes documents of one file in its layout, and notes where each part comes to stand.
struct Writer {
    let layout: Layout
    var random: SplitMix64
    private(set) var places: [Spot: (key: Range<Int>, value: Range<Int>)] = [:]
    var out: [UInt8] = []
    /// The text of a block ended on the line before.
    var isAfterBlock = false
    private var document = 0
    private var count = 0

    init(layout: Layout, random: SplitMix64) {
        self.layout = layout
        self.random = random
    }

    // MARK: Documents

    mutating func document(_ tree: Tree, _ index: Int) {
        document = index
        noise(0)
        if count > 0 || random.chance(15) {
            if count > 0, random.chance(10) { line("...") }
            line(random.chance(20) ? "--- # 次の設定" : "---")
            isAfterBlock = false
        }
        count += 1
        noise(0)
        let names = faces[tree["kind"]?.text ?? ""]
        block(tree.entries, face: names, indent: 0, path: "", isInline: false)
        if random.chance(10) { noise(0) }
    }

    mutating func finished() -> [UInt8] {
        if random.chance(10) { line("# 終わり") }
        if random.chance(5) { line("...") } else if !isAfterBlock, random.chance(10) { out.removeLast(layout.lineEnd.utf8.count) }
        return out
    }

    // MARK: Blocks

    private mutating func block(_ entries: [Entry], face: RecordFace?, indent: Int, path: Path, isInline: Bool) {
        let start = out.count
        for (index, entry) in entries.enumerated() {
            if index > 0 || !isInline {
                if index > 0 { noise(indent) }
                if let remark = entry.remark { line(spaces(indent) + remark) }
                write(spaces(indent))
            }
            isAfterBlock = false
            let field = face?.field(named: entry.key)
            let key = mark { $0.write($0.key(entry, field, inFlow: false)) }
            if !entry.isFixed, random.chance(3) { write(" ") }
            write(":")
            let spot = path + Path([entry.key])
            let value = value(entry.value, field?.shape, indent: indent, path: spot, isEntry: true)
            places[Spot(document, spot)] = (key, value)
        }
        if places[Spot(document, path)] == nil { places[Spot(document, path)] = (start..<out.count, start..<out.count) }
    }

    /// What stands behind `key:` or `-`, up to the end of its line or lines.
    private mutating func value(_ tree: Tree, _ shape: Shape?, indent: Int, path: Path, isEntry: Bool) -> Range<Int> {
        switch tree {
        case .verbatim(let text):
            if text.isEmpty {
                line("")
                return out.count..<out.count
            }
            write(" ")
            let range = mark { $0.write(text) }
            line("")
            return range
        case .text(let text, let style):
            return scalar(shown(text, shape), style, indent: indent, isEntry: isEntry)
        case .list(let elements):
            let element: Shape? = if case .list(let element, _)? = shape { element } else { nil }
            if elements.isEmpty || chooses(flow: tree) {
                separate()
                return flowLine(tree, shape, indent: indent, path: path)
            }
            inline()
            let column = isEntry && layout.hasFlatLists ? indent : indent + layout.indent
            return mark { $0.list(elements, element, indent: column, path: path) }
        case .record(let entries):
            let face: RecordFace? = if case .record(let face)? = shape { face } else { nil }
            if entries.isEmpty || chooses(flow: tree) {
                separate()
                return flowLine(tree, shape, indent: indent, path: path)
            }
            let inner = indent + layout.indent
            if isEntry {
                inline()
                return mark { $0.block(entries, face: face, indent: inner, path: path, isInline: false) }
            }
            // In a list the first entry stands on the line of the dash, unless a comment must stand above it.
            if entries[0].remark == nil, random.chance(90) {
                let gap = spaces(random.pick([1, 1, 1, 3]))
                write(gap)
                return mark {
                    $0.block(entries, face: face, indent: indent + 1 + gap.utf8.count, path: path, isInline: true)
                }
            }
            inline()
            return mark { $0.block(entries, face: face, indent: inner, path: path, isInline: false) }
        }
    }

    private mutating func list(_ elements: [Tree], _ shape: Shape?, indent: Int, path: Path) {
        for (index, element) in elements.enumerated() {
            if index > 0 { noise(indent) }
            isAfterBlock = false
            write(spaces(indent) + "-")
            let range = value(element, shape, indent: indent, path: path + index, isEntry: false)
            places[Spot(document, path + index)] = (range, range)
        }
    }

    // MARK: Brackets

    private mutating func chooses(flow tree: Tree) -> Bool {
        let percent = layout.flow
        return fitsFlow(tree) && random.chance(percent)
    }

    private func fitsFlow(_ tree: Tree) -> Bool {
        switch tree {
        case .text(let text, let style): style != .block && !text.contains("\n")
        case .verbatim: false
        case .list(let elements): elements.allSatisfy(fitsFlow)
        case .record(let entries): entries.allSatisfy { $0.remark == nil && !$0.isFixed && fitsFlow($0.value) }
        }
    }

    private mutating func flowLine(_ tree: Tree, _ shape: Shape?, indent: Int, path: Path) -> Range<Int> {
        let breaks = random.chance(25) ? layout.lineEnd + spaces(indent + random.pick([1, 2, 4])) : nil
        let range = mark { $0.flow(tree, shape, breaks: breaks, path: path) }
        inline()
        return range
    }

    private mutating func flow(_ tree: Tree, _ shape: Shape?, breaks: String?, path: Path) {
        func space(_ writer: inout Writer) {
            let blank = writer.random.pick(["", " "])
            writer.write(breaks ?? blank)
        }
        switch tree {
        case .text(let text, let style): write(flowScalar(shown(text, shape), style))
        case .verbatim(let text): write(text)
        case .list(let elements):
            let element: Shape? = if case .list(let element, _)? = shape { element } else { nil }
            write("[")
            for (index, one) in elements.enumerated() {
                space(&self)
                let range = mark { $0.flow(one, element, breaks: breaks, path: path + index) }
                places[Spot(document, path + index)] = (range, range)
                if index < elements.count - 1 || random.chance(20) { write(",") }
            }
            space(&self)
            write("]")
        case .record(let entries):
            let face: RecordFace? = if case .record(let face)? = shape { face } else { nil }
            write("{")
            for (index, entry) in entries.enumerated() {
                space(&self)
                let field = face?.field(named: entry.key)
                let key = mark { $0.write($0.key(entry, field, inFlow: true)) }
                write(": ")
                let spot = path + Path([entry.key])
                let value = mark { $0.flow(entry.value, field?.shape, breaks: breaks, path: spot) }
                places[Spot(document, spot)] = (key, value)
                if index < entries.count - 1 || random.chance(20) { write(",") }
            }
            space(&self)
            write("}")
        }
    }

    // MARK: Around them

    /// What stands between `:` or `-` and a value.
    mutating func separate() { write(random.chance(10) ? random.pick(["  ", "    ", "\t"]) : " ") }

    /// The end of a line, perhaps after a comment.
    mutating func inline() {
        if random.below(200) < layout.noise { write(random.pick([" ", "   "]) + random.pick(Words.remarks)) }
        line(random.below(200) < layout.noise ? " " : "")
    }

    private mutating func noise(_ indent: Int) {
        if isAfterBlock {
            // An empty line, or a comment further in, would belong to the text above.
            if random.chance(layout.noise) { line(spaces(indent) + random.pick(Words.remarksOfTheirOwn)) }
            return
        }
        while random.chance(layout.noise) {
            line(
                random.chance(50)
                    ? "" : spaces(max(0, indent + random.pick([0, 0, 0, 1, -1]))) + random.pick(Words.remarksOfTheirOwn))
        }
    }

    mutating func mark(_ body: (inout Writer) -> Void) -> Range<Int> {
        let start = out.count
        body(&self)
        return start..<out.count
    }

    mutating func write(_ text: String) { out += Array(text.utf8) }

    mutating func line(_ text: String) { write(text + layout.lineEnd) }

    func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// The tables of the four kinds of documents.
private let faces: [String: RecordFace] = [
    "integration": integrationTable.face, "product": productTable.face, "payment_method": paymentMethodTable.face,
    "step_mail": stepMailTable.face,
]
