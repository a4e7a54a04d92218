/// One step of the entry sheet as a card: tick, place in the console, what to do, and the values with their copy buttons.
import SourceText

struct SheetStep {
    private let step: Guide.Step
    private let number: Int
    private let changes: [EntryID: EntryPlan.Change]

    init(_ step: Guide.Step, number: Int, changes: [EntryID: EntryPlan.Change]) {
        self.step = step
        self.number = number
        self.changes = changes
    }

    var html: String {
        let id = HTML.attribute(step.id)
        let lines = step.lines.map { "<li>\(HTML.both($0))</li>" }.joined(separator: "\n")
        let rows = step.rows.map { SheetRow($0, change: changes[$0.entry.id]).html }.joined(separator: "\n")
        return """
            <article class="step" id="\(id)">
            <header>
            <label class="tick"><input type="checkbox" data-step="\(id)" \
            data-label-ja="\(HTML.attribute("完了: \(step.title.ja)"))" data-label-en="\(HTML.attribute("Done: \(step.title.en)"))">\
            <span aria-hidden="true"><b>\(number)</b>\(Icon.check)</span></label>
            <div class="what"><h3>\(HTML.both(step.title))</h3>\(place)</div>
            </header>
            \(lines.isEmpty ? "" : "<ul class=\"lines\">\(lines)</ul>")
            \(rows.isEmpty ? "" : "<dl class=\"rows\">\(rows)</dl>")
            \(step.finish.map { "<p class=\"finish\">\(Icon.arrow)\(HTML.both($0))</p>" } ?? "")
            </article>
            """
    }

    private var place: String {
        let menu = step.menu.map { "<span>\(HTML.text($0))</span>" }.joined(separator: Icon.chevron)
        return """
            <div class="place"><span class="badge \(step.console.rawValue)">\(HTML.both(step.console.title))</span>\(menu)</div>
            """
    }
}

/// A label, a value, and a button that copies the value.
struct SheetRow {
    private let row: Guide.Row
    private let change: EntryPlan.Change?

    /// `change` is marked where the value is entered, not where it is only compared.
    init(_ row: Guide.Row, change: EntryPlan.Change?) {
        self.row = row
        self.change = row.purpose == .enter ? change : nil
    }

    var html: String {
        let field = row.entry.id.field
        let classes = ["row"] + (field.control == .longText ? ["long"] : []) + (change == nil ? [] : ["changed"])
        return """
            <div class="\(classes.joined(separator: " "))"><dt>\(label)</dt>\
            <dd class="value\(field.control == .choice ? " words" : "")">\(value)</dd>\(action)\(old)</div>
            """
    }

    private var label: String {
        let label = row.entry.id.field.label
        // The label of the screen stays in both languages: it is what the eye looks for.
        guard label.ja != label.en else { return HTML.text(label.ja) + flag }
        return "\(HTML.text(label.ja))\(flag)<small lang=\"en\">\(HTML.text(label.en))</small>"
    }

    private var value: String {
        let entry = row.entry
        let field = entry.id.field
        switch field.control {
        case .checkbox:
            let isOn = entry.value == "true"
            let words =
                isOn
                ? Bilingual(ja: "チェックを入れる", en: "Tick it") : Bilingual(ja: "チェックを入れない", en: "Leave it unticked")
            return "<span class=\"state\(isOn ? " on" : "")\"><i>\(Icon.check)</i>\(HTML.both(words))</span>"
        case .choice:
            return "<bdi>\(HTML.both(entry.shown))</bdi>"
        case .longText:
            return "<bdi>\(HTML.text(entry.value, lines: true))</bdi>"
        case .text, .file:
            let shown = entry.shown
            let also = shown.ja == entry.value ? "" : "<span class=\"also\">\(HTML.both(shown))</span>"
            return "<bdi>\(HTML.text(entry.value))</bdi>\(also)"
        }
    }

    /// The button, for everything that can be typed or chosen by its words.
    private var action: String {
        let entry = row.entry
        let field = entry.id.field
        if row.purpose == .compare || field == .publicHalf {
            return "<dd class=\"compare\">\(HTML.both(Bilingual(ja: "同じことを確認", en: "must be equal")))</dd>"
        }
        if field.control == .checkbox { return "" }
        let text = field.control == .choice ? entry.shown.ja : entry.value
        return """
            <dd><button class="copy" data-copy="\(HTML.data(text))" data-label-ja="\(HTML.attribute("\(field.label.ja)をコピー"))" \
            data-label-en="\(HTML.attribute("Copy \(field.label.en)"))">\(SheetRow.copyFace)</button></dd>
            """
    }

    private static let copyFace =
        "<span class=\"before\">\(Icon.copy)\(HTML.both(Bilingual(ja: "コピー", en: "Copy")))</span>"
        + "<span class=\"after\">\(Icon.check)\(HTML.both(Bilingual(ja: "コピー済み", en: "Copied")))</span>"

    private var flag: String {
        guard let change else { return "" }
        let words = change.old == nil ? Bilingual(ja: "新規", en: "new") : Bilingual(ja: "変更", en: "changed")
        return "<span class=\"flag\">\(HTML.both(words))</span>"
    }

    private var old: String {
        guard let change, change.old != nil else { return "" }
        let words = Bilingual(ja: "変更前", en: "before")
        let before = Bilingual(ja: change.excerpts(.ja).0, en: change.excerpts(.en).0)
        return "<dd class=\"old\">\(HTML.both(words)): <del><bdi>\(HTML.both(before))</bdi></del></dd>"
    }
}

/// Line icons on a grid of 24, drawn inline so that nothing is loaded.
enum Icon {
    static let check = svg("M5 12.5l4.5 4.5L19 7.5")
    static let copy = svg("M9 9h11v11H9zM15 9V4H4v11h5")
    static let chevron = svg("M9.5 6l6 6-6 6")
    static let arrow = svg("M4 12h15M13 6l6 6-6 6")
    static let change = svg("M4 9h13l-4-4M20 15H7l4 4")
    static let theme = svg("M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18")
    static let print = svg("M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z")

    private static func svg(_ path: String) -> String {
        "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
    }
}
