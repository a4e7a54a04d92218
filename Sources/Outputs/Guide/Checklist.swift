import SourceText

/// `checklist.md`: the steps of the guide as text to work from, Japanese with English below; its bytes do not depend on the language.
extension Guide {
    /// The bytes of the file, in pieces that several threads may make.
    func checklist(_ workers: some Workers = NoWorkers()) -> [[UInt8]] {
        var start = ByteBuffer(capacity: 4_000)
        start.append("# チェックリスト / Checklist\n\n対象のサイト / Site: ")
        Markdown.append(code: site, to: &start)
        start.append("\n\n")
        start.append(Guide.howToRead)
        if plan?.isEmpty == false { start.append(Guide.marksAreOnTheSheet) }
        let record = plan.map { RecordedValues($0, told) }
        let blocks = workers.map(Guide.blocks(sections), by: Guide.blocksAtATime) { blocks in
            var text = ChecklistWriter(record, size: blocks.reduce(0) { $0 + $1.steps.count } * 1_000)
            for block in blocks { text.block(block) }
            return text.written.array
        }
        return [start.array] + blocks
    }

    private static let howToRead = """
        2つの画面を開き、上から順に進めます。決済連携設定(Amazon Payのバージョンを除く)、セラーセントラル、一括支払いと従量課金の販売設定のラベルは、マニュアルのものです。ほかの画面のラベルには確認できていないものがあるため、違う名前なら、同じ意味の項目に入力します。\\
        Open both consoles and go from top to bottom. The labels of 決済連携設定 (but for the Amazon Pay version), of Seller Central and of 販売設定 for one-time payments and Auto Pay are those of the manual. Some labels of other screens are not confirmed: where a name differs, use the field with the same meaning.

        値の欄は、そのまま写します。`<U+200B>` や `<U+00A0>` のような印は、見えない文字や見落としやすい空白の1文字です。その値は入力シートからコピーします。\\
        Copy the values exactly as they are. A mark such as `<U+200B>` or `<U+00A0>` is one character that cannot be seen, or a blank that is easily missed: copy that value from the entry sheet.

        """

    /// What is there under its earlier name is found by that. What is removed is a step of its own.
    private static let marksAreOnTheSheet = """

        前回の記録から変わった値には、変更前の値を添えてあります(本文は、変わったことだけを書いてあります)。新しい値と、もう一度行う手順の印は、入力シートにだけあります。消すものは、ここでも手順になっています。\\
        A value that has changed since the last record has the one before beside it (a body only says that it has changed). Only the entry sheet marks new values and the steps to do again. What is to be removed is a step here as well.

        """
}

private struct ChecklistWriter: ~Copyable {
    var written: ByteBuffer
    /// Nil where nothing is known of what has been entered.
    private let record: RecordedValues?
    /// Of what belongs to the numbered step that is being written.
    private var indentation = ""

    /// The size is a guess.
    init(_ record: RecordedValues?, size: Int) {
        written = ByteBuffer(capacity: size)
        self.record = record
    }

    mutating func block(_ block: Guide.Block) {
        if block.isFirst {
            raw("\n## ")
            both(block.section.title)
            raw("\n\n")
            text(block.section.lead.ja)
            raw("\\\n")
            text(block.section.lead.en)
            raw("\n")
        }
        for (offset, step) in block.steps.enumerated() { self.step(step, number: block.number + offset) }
    }

    private mutating func step(_ step: Guide.Step, number: Int) {
        raw("\n")
        let start = written.count
        written.append(decimal: number)
        raw(". ")
        if indentation.utf8.count != written.count - start {
            indentation = String(repeating: " ", count: written.count - start)
        }
        raw("[ ] **")
        text(step.title.ja)
        raw("** / ")
        text(step.title.en)
        raw("\n")
        item()
        both(step.console.title)
        for (index, label) in step.menu.enumerated() {
            raw(index == 0 ? ": " : " > ")
            text(label)
        }
        raw("\n")
        if let making = step.making {
            line(record?.holds(making) == true ? making.again : making.either)
            // Of a scenario that may be there, or is another product's.
            if making.entry.field == .scenario, let told = record?.change(of: making.entry), told.isNew {
                for warning in told.warnings { line(warning) }
            }
        }
        for line in step.lines { self.line(line) }
        if let code = step.code {
            item()
            Markdown.append(code: code, to: &written)
            raw("\n")
        }
        for row in step.rows { self.row(row, told: record?.change(of: row)) }
        if let finish = step.finish { line(finish) }
    }

    /// Both languages, the English one on a line of its own below.
    private mutating func line(_ words: Bilingual) {
        item()
        text(words.ja)
        raw("\\\n")
        raw(indentation)
        raw("  ")
        text(words.en)
        raw("\n")
    }

    private mutating func row(_ row: Guide.Row, told: Told?) {
        let entry = row.entry
        let field = entry.id.field
        item()
        raw("[ ] ")
        both(field.label)
        let isChanged = told?.change.action == .change
        if isChanged, field.control == .longText {
            raw(" (")
            both(Bilingual(ja: "変更あり", en: "changed"))
            raw(")")
        }
        raw(field.control == .longText ? ":\n\n" : ": ")
        switch field.control {
        case .longText:
            Markdown.append(block: entry.value, indentation: indentation + "  ", to: &written)
        case .checkbox:
            raw(entry.value == "true" ? "チェックを入れる / tick" : "チェックを入れない / must be unticked")
        case .choice:
            let words = entry.shown
            raw("「")
            text(words.ja)
            raw("」")
            if !words.isSame {
                raw(" (")
                text(words.en)
                raw(")")
            }
        case .text, .file:
            Markdown.append(code: entry.value, to: &written)
            let shown = entry.shown
            if shown.ja != entry.value {
                raw(" (")
                both(shown)
                raw(")")
            }
        }
        if row.isCompared { raw(" — \(Guide.Row.mustBeEqual.ja) / \(Guide.Row.mustBeEqual.en)") }
        if isChanged, let told, case .values(let old, _) = told.difference, field.control != .longText { before(old, field) }
        raw("\n")
    }

    /// What stands there until the value is entered. One of a list does not go by itself where the new one is added.
    private mutating func before(_ old: Bilingual, _ field: EntryField) {
        raw(" — ")
        both(field.isList ? Bilingual(ja: "変更前(削除します)", en: "before (remove it)") : Bilingual(ja: "変更前", en: "before"))
        raw(": ")
        switch field.control {
        case .text where old.isSame, .file where old.isSame:
            Markdown.append(code: old.ja, marksBlanks: false, to: &written)
        default: both(old)
        }
    }

    private mutating func item() {
        raw(indentation)
        raw("- ")
    }

    private mutating func both(_ words: Bilingual) {
        text(words.ja)
        if words.isSame { return }
        raw(" / ")
        text(words.en)
    }

    private mutating func raw(_ markup: String) { written.append(markup) }
    private mutating func text(_ text: String) { Markdown.append(text, to: &written) }
}
