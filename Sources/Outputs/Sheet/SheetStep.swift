import SourceText

/// One step of the entry sheet as a card: tick, place in the console, what to do, and the values to copy.
///
///     <article id="live/ids"><label><input type="checkbox"><b>3</b></label><h3>…</h3><p class="place">…</p>
///     <ul><li>…</ul><dl><div><dt>…<dd>…</div></dl></article>
///
/// In the place, an `i` is the product. What a tick is remembered for is the text of a step without its marks and without that.
///
/// A sheet may hold ten thousand of these, so what is the same in each is drawn by the style sheet or made by the script: without a
/// script there are no buttons, and the values can still be selected.
extension HTMLWriter {
    mutating func step(
        _ step: Guide.Step, number: Int, of product: Bilingual?, _ record: SheetRecord?, all: String
    ) {
        let mark = record?.mark(of: step)
        raw("<article")
        attribute("id", step.id)
        if mark != nil { raw(" class=\"marked\"") }
        if !step.about.isEmpty { about(step.about, before: record?.values.old(of: step.about) ?? []) }
        if step.isAboutAll { attribute("data-about", all) }
        raw("><label><input type=\"checkbox\"><b>")
        self.number(number)
        raw("</b></label><h3>")
        both(step.title)
        if let mark { flag(mark.title) }
        raw("</h3><p class=\"place\"><b class=\"")
        raw(step.console.rawValue)
        raw("\">")
        both(step.console.title)
        raw("</b>")
        if let product {
            raw("<i>")
            both(product)
            raw("</i>")
        }
        for label in step.menu {
            raw("<span>")
            text(label)
            raw("</span>")
        }
        raw("</p>\n")
        if !step.lines.isEmpty || step.making != nil {
            raw("<ul>")
            if let making = step.making {
                raw("<li class=\"way\">")
                both(record?.values.holds(making) == true ? making.again : making.either)
            }
            for line in step.lines {
                raw("<li>")
                both(line)
            }
            if let code = step.code {
                raw("<li><code>")
                value(code)
                raw("</code>")
            }
            raw("</ul>\n")
        }
        if !step.rows.isEmpty {
            raw("<dl>\n")
            for row in step.rows { self.row(row, told: record?.values.change(of: row)) }
            raw("</dl>\n")
        }
        if let finish = step.finish {
            raw("<p class=\"finish\">")
            both(finish)
            raw("</p>\n")
        }
        raw("</article>\n")
    }

    /// Digests of what a step is about, and of each value that it takes the place of: a tick lasts as long as they are the same.
    private mutating func about(_ entries: [Entry], before: [Entry]) {
        func digest(_ entries: [Entry]) -> String { String(SHA256.hex([entryLines(entries)]).prefix(8)) }
        attribute("data-about", digest(entries))
        if !before.isEmpty { attribute("data-before", before.map { digest([$0]) }.joined(separator: " ")) }
    }

    /// A label and a value. The script puts a button beside each value in a `bdi` that is not only to be compared.
    private mutating func row(_ row: Guide.Row, told: Told?) {
        let field = row.entry.id.field
        switch (field.control == .longText, told != nil) {
        case (false, false): raw("<div><dt>")
        case (true, false): raw("<div class=\"long\"><dt>")
        case (false, true): raw("<div class=\"changed\"><dt>")
        case (true, true): raw("<div class=\"long changed\"><dt>")
        }
        label(field, told)
        value(row.entry, field.control)
        if row.isCompared {
            raw("<dd class=\"same\">")
            both(Guide.Row.mustBeEqual)
        }
        if let told, told.change.old != nil {
            raw("<dd class=\"old\">")
            switch told.difference {
            case .values(let old, _):
                both(Bilingual(ja: "変更前", en: "before"))
                raw(": <del><bdi>")
                both(old)
                raw("</bdi></del>")
            case .lines(let lines): changed(lines)
            }
        }
        raw("</div>\n")
    }

    /// The label of the screen stays in both languages: it is what the eye looks for.
    private mutating func label(_ field: EntryField, _ told: Told?) {
        let label = field.label
        text(label.ja)
        if let told { flag((told.change.old == nil ? SheetRecord.Mark.new : .changed).title) }
        guard !label.isSame else { return }
        raw("<small lang=\"en\">")
        text(label.en)
        raw("</small>")
    }

    private mutating func flag(_ words: Bilingual) {
        raw("<span class=\"flag\">")
        both(words)
        raw("</span>")
    }

    private mutating func value(_ entry: Entry, _ control: EntryField.Control) {
        switch control {
        case .checkbox:
            raw(
                entry.value == "true"
                    ? "<dd class=\"on\"><span lang=\"ja\">チェックを入れる</span><span lang=\"en\">Tick it</span>"
                    : "<dd class=\"off\"><span lang=\"ja\">チェックを入れない</span><span lang=\"en\">Must be unticked</span>")
        case .choice:
            raw("<dd class=\"words\"><bdi>")
            both(entry.shown)
            raw("</bdi>")
        case .longText:
            raw("<dd><bdi")
            if !HTMLWriter.showsLines(entry.value) { data("data-copy", entry.value) }
            raw(">")
            value(entry.value, lines: true)
            raw("</bdi>")
        case .text, .file:
            raw("<dd><bdi")
            // What is shown is what there is to copy, unless a character is shown by its code point.
            if !HTMLWriter.shows(entry.value) { data("data-copy", entry.value) }
            raw(">")
            value(entry.value)
            raw("</bdi>")
            let shown = entry.shown
            guard shown.ja != entry.value else { return }
            raw("<small>")
            both(shown)
            raw("</small>")
        }
    }
}
