import SourceText

/// What changed since the last record and is entered on one tab of the sheet, or was: a line for each change, and one for all values of what
/// is new as a whole.
struct SheetNotice: Sendable {
    let lines: [Line]

    struct Line: Sendable {
        let told: Told
        let subject: Bilingual
        /// The step where it is entered or removed.
        let place: String?
        /// How many values it stands for, when it stands for several.
        var count: Int?
        var warnings: [Bilingual]
    }

    /// What no step says stands first, and always.
    var shown: [Line] {
        if lines.count <= SheetNotice.longest { return lines }
        return lines.filter { $0.place == nil } + lines.filter { $0.place != nil }.prefix(SheetNotice.shortest)
    }

    /// What is folded away: those that are left have a step that is marked.
    var folded: [Line] {
        lines.count <= SheetNotice.longest ? [] : Array(lines.filter { $0.place != nil }.dropFirst(SheetNotice.shortest))
    }

    private static let longest = 12
    private static let shortest = 8

    init(_ told: [Told], in sections: [Guide.Section]) {
        if told.isEmpty {
            lines = []
            return
        }
        let new = Set(told.lazy.filter(\.isNew).map(\.change.id))
        var places: [EntryID: String] = [:]
        var wholes: [EntryID: Whole] = [:]
        for section in sections {
            for step in section.steps {
                for id in step.entered + step.removes where places[id] == nil { places[id] = step.id }
            }
            for whole in section.wholes(among: new) {
                for id in whole.ids { wholes[id] = whole }
            }
        }
        var lines: [Line] = []
        var lineOfWhole: [String: Int] = [:]
        for told in told {
            let id = told.change.id
            guard let whole = wholes[id] else {
                lines.append(Line(told: told, subject: told.subject, place: places[id], warnings: told.warnings))
                continue
            }
            if let index = lineOfWhole[whole.place] {
                lines[index].warnings += told.warnings.filter { !lines[index].warnings.contains($0) }
                continue
            }
            lineOfWhole[whole.place] = lines.count
            lines.append(
                Line(told: told, subject: whole.title, place: whole.place, count: whole.ids.count, warnings: told.warnings))
        }
        self.lines = lines
    }

    /// A product, an environment, or what one step of a product is about.
    fileprivate struct Whole {
        let title: Bilingual
        let place: String
        let ids: [EntryID]
    }
}

extension Guide.Step {
    fileprivate var entered: [EntryID] { rows.filter { $0.purpose == .enter }.map(\.entry.id) }
}

extension Guide.Section {
    /// What is new as a whole and has several values, all of them among the new ones.
    fileprivate func wholes(among new: Set<EntryID>) -> [SheetNotice.Whole] {
        func whole(_ title: Bilingual, _ steps: [Guide.Step]) -> SheetNotice.Whole? {
            let ids = steps.flatMap(\.entered)
            guard let first = steps.first(where: { !$0.entered.isEmpty }), ids.count > 1, ids.allSatisfy(new.contains) else {
                return nil
            }
            return SheetNotice.Whole(title: title, place: first.id, ids: ids)
        }
        switch kind {
        case .product:
            if let all = whole(title, steps) { return [all] }
            return steps.compactMap { step in
                whole(Bilingual(ja: "\(title.ja)、\(step.title.ja)", en: "\(title.en), \(step.title.en)"), [step])
            }
        case .environment: return whole(title, steps).map { [$0] } ?? []
        case .integration, .reminders, .acceptance, .withdrawn, .formerEnvironment, .report: return []
        }
    }
}

extension HTMLWriter {
    mutating func notice(_ notice: SheetNotice) {
        let count = notice.lines.count
        raw("<aside class=\"notice\"><h3>\(Icon.change)")
        both(Bilingual(ja: "前回の記録からの変更: \(count)件", en: "Changed since the last record: \(count)"))
        raw("</h3><p>")
        both(
            Bilingual(
                ja: "「新規」「変更」「もう一度」の印がある手順を行います。印のない手順の値は、前回の記録と同じです。",
                en: "Do the steps that are marked “new”, “changed” or “again”. What the others hold is as it was recorded."))
        raw("</p>")
        lines(notice.shown)
        if !notice.folded.isEmpty {
            raw("<details><summary>")
            both(Bilingual(ja: "ほか\(notice.folded.count)件", en: "\(notice.folded.count) more"))
            raw("</summary>")
            lines(notice.folded)
            raw("</details>")
        }
        raw("</aside>\n")
    }

    private mutating func lines(_ lines: [SheetNotice.Line]) {
        raw("<ul>")
        for line in lines { self.line(line) }
        raw("</ul>")
    }

    private mutating func line(_ line: SheetNotice.Line) {
        raw("<li>")
        if let place = line.place {
            raw("<a")
            attribute("href", "#" + place)
            raw(">")
            both(line.subject)
            raw("</a>")
        } else {
            both(line.subject)
        }
        raw("<div class=\"delta\">")
        if let count = line.count {
            both(Bilingual(ja: "\(Told.new.ja)(\(count)件の値)", en: "\(Told.new.en) (\(count) values)"))
        } else {
            delta(line.told)
        }
        raw("</div>")
        for warning in line.warnings {
            raw("<div class=\"quote\">")
            both(warning)
            raw("</div>")
        }
        raw("</li>\n")
    }

    /// Old → new, or what there is of it.
    private mutating func delta(_ told: Told) {
        switch (told.difference, told.change.action) {
        case (.lines(let lines), _): changed(lines)
        case (.values(_, let new), .enter):
            both(Told.new)
            raw(": ")
            marked("ins", new)
        case (.values(let old, let new), .change):
            marked("del", old)
            raw(" → ")
            marked("ins", new)
        case (.values(let old, _), .remove):
            both(told.removed)
            if !told.isSale {
                raw(": ")
                marked("del", old)
            }
            both(told.company)
        }
    }

    /// The lines of a text that differ, one below the other.
    mutating func changed(_ lines: [Told.Line]) {
        both(counts(lines))
        for line in lines {
            raw("<br>")
            marked(line.isNew ? "ins" : "del", line.excerpt)
        }
    }

    private mutating func marked(_ tag: String, _ words: Bilingual) {
        raw("<\(tag)><bdi>")
        both(words)
        raw("</bdi></\(tag)>")
    }
}
