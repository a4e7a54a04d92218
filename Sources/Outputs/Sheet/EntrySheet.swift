import SourceText

/// The entry sheet: one self-contained page that a person works through with the two consoles open.
package struct EntrySheet: Sendable {
    private let tabs: [Tab]
    private let record: SheetRecord?
    /// Of what was recorded and is no more.
    private let formerSteps: [String]
    private let language: Language
    /// What the ticks are remembered for.
    private let site: String
    private let entriesDigest: String

    /// The sheet for some environments, as far as they are configured, opening in a language (a switch shows the other). `record` is what has been entered so far;
    /// what changed since is marked; a guide of the same record has the steps of what is to be removed. The digest is that of the project's entries, for whoever has it already.
    package init(
        _ project: CheckedProject, _ guide: Guide, environments: [EnvironmentName], language: Language, record: [Entry]?,
        entriesDigest: String? = nil
    ) {
        let plan = guide.plan ?? record.map { EntryPlan(from: $0, to: project) }
        let told = guide.plan == nil ? plan?.told ?? [] : guide.told
        tabs = Tab.tabs(guide, environments, told)
        self.record = plan.map { SheetRecord($0, told) }
        formerSteps = record.map(guide.formerSteps) ?? []
        self.language = language
        site = project.integration.siteURL.value
        self.entriesDigest = entriesDigest ?? project.entriesDigest
    }

    private struct Tab: Sendable {
        let id: String
        let title: Bilingual
        private(set) var sections: [Guide.Section]
        /// What changed since the record and is entered here, or was.
        let told: [Told]
        /// Of the first step: they are counted over all tabs, as the checklist does.
        private(set) var number = 1

        private init(_ id: String, _ title: Bilingual, _ sections: [Guide.Section], _ told: [Told]) {
            self.id = id
            self.title = title
            self.sections = sections
            self.told = told
        }

        /// Environments each in their own tab, then everything about products, then the acceptance tests; in the order of the sections.
        /// One of which nothing is left stays for what is to be removed there.
        static func tabs(_ guide: Guide, _ environments: [EnvironmentName], _ told: [Told]) -> [Tab] {
            let opening = opening(guide)
            // Amazon Pay is switched off once nothing is sold.
            let stopsFirst = opening == integration
            let withdrawn = Set(guide.sections.filter { $0.kind == .withdrawn }.flatMap(\.steps).flatMap(\.removes))
            let told = Dictionary(grouping: told) {
                stopsFirst && withdrawn.contains($0.change.id) ? integration : id(of: $0.change.id, opening)
            }
            func tab(_ id: String, _ title: Bilingual, _ belongs: (Guide.Section.Kind) -> Bool) -> Tab {
                Tab(id, title, guide.sections.filter { belongs($0.kind) }, told[id] ?? [])
            }
            func tab(_ name: EnvironmentName) -> Tab {
                tab(name.rawValue, name.title) { $0 == .environment(name) || $0 == .formerEnvironment(name) }
            }
            let former = environments.filter { name in guide.sections.contains { $0.kind == .formerEnvironment(name) } }
            var tabs =
                ([
                    tab(integration, Guide.Section.integrationTitle) { $0 == .integration || stopsFirst && $0 == .withdrawn }
                ] + environments.filter { !former.contains($0) }.map(tab) + [
                    tab(products, Bilingual(ja: "商品とメール", en: "Products and mails")) {
                        if case .product = $0 { true } else { $0 == .reminders || !stopsFirst && $0 == .withdrawn }
                    }
                ] + former.map(tab) + [
                    tab("acceptance", Bilingual(ja: "受け入れ確認", en: "Acceptance test")) { kind in
                        environments.contains { kind == .acceptance($0) }
                    }
                ]).filter { !$0.sections.isEmpty || !$0.told.isEmpty }
            guard !tabs.isEmpty else { return [] }
            tabs[tabs.count - 1].sections += guide.sections.filter { $0.kind == .report }
            for index in tabs.indices.dropFirst() {
                tabs[index].number = tabs[index - 1].number + tabs[index - 1].sections.reduce(0) { $0 + $1.steps.count }
            }
            return tabs
        }

        private static let integration = "integration"
        private static let products = "products"

        /// Of the tab where 決済連携設定 is opened.
        private static func opening(_ guide: Guide) -> String {
            for section in guide.sections {
                if case .environment(let name) = section.kind { return name.rawValue }
            }
            return integration
        }

        /// Of the tab where a value is entered.
        private static func id(of entry: EntryID, _ opening: String) -> String {
            switch entry.owner.kind {
            case .integration: opening
            case .environment(let name): name.rawValue
            case .product, .method, .item, .mail: products
            }
        }
    }

    package var html: String { String(decoding: pieces().joined(), as: UTF8.self) }

    /// The bytes of the page, in pieces that several threads may make.
    func pieces(_ workers: some Workers = NoWorkers()) -> [[UInt8]] {
        [head] + tabs.flatMap { pieces(of: $0, workers) } + [foot]
    }

    private static let title = Bilingual(ja: "入力シート", en: "Entry sheet")

    private var head: [UInt8] {
        let title = EntrySheet.title
        let policy =
            "default-src 'none'; style-src \(EntrySheet.source(SheetStyle.text)); script-src \(EntrySheet.source(SheetScript.text)); "
            + "base-uri 'none'; form-action 'none'"
        var html = HTMLWriter()
        html.raw(
            """
            <!doctype html>
            <html lang="\(language.rawValue)" data-lang="\(language.rawValue)" data-title-ja="\(title.ja) — kessai" \
            data-title-en="\(title.en) — kessai"
            """)
        html.attribute("data-site", site)
        if record != nil { html.raw(" data-record") }
        html.raw(
            """
            >
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(title[language]) — kessai</title>
            <style>\(SheetStyle.text)</style>
            </head>
            <body>
            <a class="skip" href="#main">
            """)
        html.both(Bilingual(ja: "本文へ", en: "Skip to content"))
        html.raw("</a>\n")
        writeTop(&html)
        html.raw("<main id=\"main\"")
        if !formerSteps.isEmpty { html.attribute("data-over", formerSteps.joined(separator: " ")) }
        html.raw(">\n")
        return html.bytes
    }

    /// The source expression that allows one inline text and no other.
    private static func source(_ text: String) -> String { "'sha256-\(base64(SHA256.digest(Array(text.utf8))))'" }

    private func writeTop(_ html: inout HTMLWriter) {
        html.raw("<div class=\"top\"><div class=\"wide\">\n<div class=\"bar\">\n<div class=\"brand\"><b>kessai</b><h1>")
        html.both(EntrySheet.title)
        html.raw(
            """
            </h1></div>
            <div class="meter"><span id="total"></span>\
            <div class="track" id="track" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" \
            data-label-ja="進み具合" data-label-en="Progress" aria-label="進み具合"><i></i></div></div>
            <div class="tools">
            <button class="tool" id="language" data-label-ja="Switch to English" data-label-en="日本語に切り替える">\
            <span lang="ja">English</span><span lang="en">日本語</span></button>
            <button class="tool" id="theme" data-label-ja="明るさを切り替える" data-label-en="Switch between light and dark">\(Icon.theme)</button>
            <button class="tool" id="print" data-label-ja="印刷する" data-label-en="Print">\(Icon.print)</button>
            </div>
            </div>
            <div class="tabs" role="tablist">
            """)
        for tab in tabs {
            html.raw(
                """
                <button class="tab" role="tab" id="tab-\(tab.id)" aria-controls="panel-\(tab.id)" aria-selected="\(tab.id == firstTab?.id)">
                """)
            html.both(tab.title)
            if !tab.told.isEmpty {
                html.raw(" <span class=\"changes\">")
                html.both(Bilingual(ja: "変更\(tab.told.count)件", en: "\(tab.told.count) changed"))
                html.raw("</span>")
            }
            html.raw(" <span class=\"count\"></span></button>\n")
        }
        html.raw("</div>\n</div></div>\n")
    }

    /// The one that is open at first: where something changed since the record, if anything did.
    private var firstTab: Tab? { tabs.first { !$0.told.isEmpty } ?? tabs.first }

    /// The script fills the list of steps: one more copy of every title would be a tenth of a large page.
    private func pieces(of tab: Tab, _ workers: some Workers) -> [[UInt8]] {
        var start = HTMLWriter()
        start.raw(
            """
            <div class="panel wide" role="tabpanel" id="panel-\(tab.id)" aria-labelledby="tab-\(tab.id)" tabindex="-1">
            <nav class="nav" data-label-ja="手順" data-label-en="Steps"></nav>
            <div>

            """)
        writeNotice(tab, to: &start)
        let record = record
        let all = String(entriesDigest.prefix(8))
        let blocks = workers.map(Guide.blocks(tab.sections, from: tab.number), by: Guide.blocksAtATime) { blocks in
            var html = HTMLWriter(size: blocks.reduce(0) { $0 + $1.steps.count } * 1_500)
            for block in blocks { html.block(block, record, all: all) }
            return html.bytes
        }
        return [start.bytes] + blocks + [Array("</div>\n</div>\n".utf8)]
    }

    /// What changed since the last record, in the tab where it is entered, or removed.
    private func writeNotice(_ tab: Tab, to html: inout HTMLWriter) {
        let own = tab.told
        if record != nil, own.isEmpty, tab.id == firstTab?.id {
            html.raw("<p class=\"unchanged\">")
            html.both(
                Bilingual(
                    ja: "このシートには、前回の記録からの変更はありません。", en: "Nothing on this sheet has changed since the last record."))
            html.raw("</p>\n")
        }
        guard !own.isEmpty else { return }
        let steps = tab.sections.flatMap(\.steps).flatMap { step in
            step.rows.filter { $0.purpose == .enter }.map { ($0.entry.id, step.id) } + step.removes.map { ($0, step.id) }
        }
        let places = Dictionary(steps, uniquingKeysWith: { first, _ in first })
        html.raw("<aside class=\"notice\"><h3>\(Icon.change)")
        html.both(Bilingual(ja: "前回の記録からの変更: \(own.count)件", en: "Changed since the last record: \(own.count)"))
        html.raw("</h3><ul>")
        for told in own {
            html.raw("<li>")
            if let place = places[told.change.id] {
                html.raw("<a")
                html.attribute("href", "#" + place)
                html.raw(">")
                html.both(told.subject)
                html.raw("</a>")
            } else {
                html.both(told.subject)
            }
            html.raw("<div class=\"delta\">")
            html.delta(told)
            html.raw("</div>")
            for warning in told.warnings {
                html.raw("<div class=\"quote\">")
                html.both(warning)
                html.raw("</div>")
            }
            html.raw("</li>\n")
        }
        html.raw("</ul></aside>\n")
    }

    private var foot: [UInt8] {
        var html = HTMLWriter()
        html.raw("</main>\n<footer><div class=\"wide\"><p>")
        html.both(
            Bilingual(
                ja: "このページはどこにも通信しません。チェックはこのブラウザーにだけ残ります。",
                en: "This page talks to no host. Ticks are kept in this browser only."))
        html.raw(
            """
            </p>
            <p>kessai \(kessaiVersion) · <code>\(entriesDigest.prefix(16))</code></p></div></footer>
            <p id="said" class="sr" role="status"></p>
            <span id="copied" hidden data-ja="コピーしました" data-en="Copied"></span>
            <span id="uncopied" hidden data-ja="コピーできませんでした。値は選択してあります" data-en="Not copied. The value is selected"></span>
            <script>\(SheetScript.text)</script>
            </body>
            </html>

            """)
        return html.bytes
    }
}

/// What a record says: what is there, and what changed since.
struct SheetRecord: Sendable {
    private let plan: EntryPlan
    private let changes: [EntryID: Told]

    init(_ plan: EntryPlan, _ told: [Told]) {
        self.plan = plan
        changes = Dictionary(told.map { ($0.change.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether what a value belongs to was made when it was recorded.
    func holds(_ making: Guide.Making) -> Bool { plan.isMade(making.entry) }

    /// What was recorded in place of some values of today.
    func old(of entries: [Entry]) -> [Entry] { changes.isEmpty ? [] : entries.compactMap { changes[$0.id]?.change.old } }

    func change(of row: Guide.Row) -> Told? {
        // A change is marked where the value is entered, not where it is only compared.
        row.purpose == .enter && !changes.isEmpty ? changes[row.entry.id] : nil
    }
}

extension HTMLWriter {
    /// `all`: a digest of everything that is entered.
    fileprivate mutating func block(_ block: Guide.Block, _ record: SheetRecord?, all: String) {
        if block.isFirst {
            raw("<section class=\"section\"><h2>")
            both(block.section.title)
            raw("</h2><p class=\"lead\">")
            both(block.section.lead)
            raw("</p>\n")
        }
        raw("<div class=\"part\">\n")
        for (offset, step) in block.steps.enumerated() { self.step(step, number: block.number + offset, record, all: all) }
        raw("</div>\n")
        if block.isLast { raw("</section>\n") }
    }

    /// Old → new, or what there is of it.
    fileprivate mutating func delta(_ told: Told) {
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

/// Line icons on a grid of 24, drawn inline so that nothing is loaded.
enum Icon {
    static let change = svg("M4 9h13l-4-4M20 15H7l4 4")
    static let theme = svg("M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18")
    static let print = svg("M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z")

    private static func svg(_ path: String) -> String {
        "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
    }
}
