/// The entry sheet: one self-contained page that a person works through with the two consoles open.
import SourceText

package struct EntrySheet: Sendable {
    private let guide: Guide
    private let tabs: [Tab]
    private let plan: EntryPlan?
    private let changes: [EntryID: EntryPlan.Change]
    private let language: Language
    private let entriesDigest: String

    /// The sheet for some environments, opening in a language (a switch shows the other). `record` is what has been entered so far;
    /// what changed since is marked.
    package init(
        _ project: CheckedProject, _ guide: Guide, environments: [EnvironmentName], language: Language, record: [Entry]?
    ) {
        self.guide = guide
        tabs = Tab.tabs(guide, environments)
        let plan = record.map { EntryPlan(from: $0, to: project.entries.map(\.entry)) }
        self.plan = plan
        changes = Dictionary((plan?.changes ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.language = language
        entriesDigest = project.entriesDigest
    }

    private struct Tab: Sendable {
        let id: String
        let title: Bilingual
        let sections: [Guide.Section]

        /// Environments each in their own tab, then everything about products, then the acceptance tests.
        static func tabs(_ guide: Guide, _ environments: [EnvironmentName]) -> [Tab] {
            let ofEnvironments = environments.map { name in
                Tab(id: name.rawValue, title: name.title, sections: guide.sections.filter { $0.kind == .environment(name) })
            }
            let products = guide.sections.filter { if case .product = $0.kind { true } else { $0.kind == .reminders } }
            let acceptance = guide.sections.filter { section in
                environments.contains { section.kind == .acceptance($0) }
            }
            return
                (ofEnvironments + [
                    Tab(id: "products", title: Bilingual(ja: "商品とメール", en: "Products and mails"), sections: products),
                    Tab(id: "acceptance", title: Bilingual(ja: "受け入れ確認", en: "Acceptance test"), sections: acceptance),
                ]).filter { !$0.sections.isEmpty }
        }
    }

    package var html: String {
        let title = Bilingual(ja: "入力シート", en: "Entry sheet")
        let policy =
            "default-src 'none'; style-src \(EntrySheet.source(SheetStyle.text)); script-src \(EntrySheet.source(SheetScript.text)); "
            + "base-uri 'none'; form-action 'none'"
        // One text that grows: put together from texts of panels and sections, 36 MB for 1,000 products were copied five times.
        var html = """
            <!doctype html>
            <html lang="\(language.rawValue)" data-lang="\(language.rawValue)" data-digest="\(entriesDigest)" \
            data-title-ja="\(title.ja) — kessai" data-title-en="\(title.en) — kessai">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>\(title[language]) — kessai</title>
            <style>\(SheetStyle.text)</style>
            </head>
            <body>
            <a class="skip" href="#main">\(HTML.both(Bilingual(ja: "本文へ", en: "Skip to content")))</a>
            \(top(title))
            <main id="main">

            """
        for tab in tabs { write(tab, to: &html) }
        html += """
            </main>
            \(footer)
            <p id="said" class="sr" role="status"></p>
            <span id="copied" hidden data-ja="コピーしました" data-en="Copied"></span>
            <script>\(SheetScript.text)</script>
            </body>
            </html>

            """
        return html
    }

    /// The source expression that allows one inline text and no other.
    private static func source(_ text: String) -> String { "'sha256-\(base64(SHA256.digest(Array(text.utf8))))'" }

    private func top(_ title: Bilingual) -> String {
        let buttons = tabs.enumerated().map { index, tab in
            """
            <button class="tab" role="tab" id="tab-\(tab.id)" aria-controls="panel-\(tab.id)" \
            aria-selected="\(index == 0)">\(HTML.both(tab.title)) <span class="count"></span></button>
            """
        }
        return """
            <div class="top"><div class="wide">
            <div class="bar">
            <div class="brand"><b>kessai</b><h1>\(HTML.both(title))</h1></div>
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
            <div class="tabs" role="tablist">\(buttons.joined(separator: "\n"))</div>
            </div></div>
            """
    }

    private func write(_ tab: Tab, to html: inout String) {
        let links = tab.sections.map { section in
            "<h2>\(HTML.both(section.title))</h2>\n<ul>"
                + section.steps.map { "<li><a href=\"#\(HTML.attribute($0.id))\"><span>\(HTML.both($0.title))</span></a></li>" }
                .joined(separator: "\n") + "</ul>"
        }
        html += """
            <div class="panel wide" role="tabpanel" id="panel-\(tab.id)" aria-labelledby="tab-\(tab.id)" tabindex="-1">
            <nav class="nav" data-label-ja="手順" data-label-en="Steps">\(links.joined(separator: "\n"))</nav>
            <div>\(notice(tab))
            """
        var number = 0
        for (index, section) in tab.sections.enumerated() {
            if index > 0 { html += "\n" }
            html += """
                <section class="section"><h2>\(HTML.both(section.title))</h2><p class="lead">\(HTML.both(section.lead))</p>

                """
            for step in section.steps {
                number += 1
                html += SheetStep(step, number: number, changes: changes).html + "\n"
            }
            html += "</section>"
        }
        html += "</div>\n</div>\n"
    }

    /// What changed since the last record, in the tab where it is entered; removals stand only here.
    private func notice(_ tab: Tab) -> String {
        let own = (plan?.changes ?? []).filter { EntrySheet.tab(of: $0.id) == tab.id }
        guard !own.isEmpty else { return "" }
        let title = Bilingual(ja: "前回の記録からの変更: \(own.count)件", en: "Changed since the last record: \(own.count)")
        let steps = tab.sections.flatMap(\.steps).flatMap { step in
            step.rows.filter { $0.purpose == .enter }.map { ($0.entry.id, step.id) }
        }
        let places = Dictionary(steps, uniquingKeysWith: { first, _ in first })
        let items = own.map { change in
            let subject = HTML.both(change.subject)
            let link = places[change.id].map { "<a href=\"#\(HTML.attribute($0))\">\(subject)</a>" } ?? subject
            let quotes = change.warnings.map { "<div class=\"quote\">\(HTML.both($0))</div>" }.joined()
            return "<li>\(link)<div class=\"delta\">\(EntrySheet.delta(change))</div>\(quotes)</li>"
        }
        return
            "<aside class=\"notice\"><h3>\(Icon.change)\(HTML.both(title))</h3><ul>\(items.joined(separator: "\n"))</ul></aside>\n"
    }

    /// Old → new, or what there is of it.
    private static func delta(_ change: EntryPlan.Change) -> String {
        let (ja, en) = (change.excerpts(.ja), change.excerpts(.en))
        let old = "<del><bdi>\(HTML.both(Bilingual(ja: ja.0, en: en.0)))</bdi></del>"
        let new = "<ins><bdi>\(HTML.both(Bilingual(ja: ja.1, en: en.1)))</bdi></ins>"
        return switch change.action {
        case .enter: "\(HTML.both(Bilingual(ja: "新規", en: "new"))): \(new)"
        case .change: "\(old) → \(new)"
        case .remove: "\(HTML.both(Bilingual(ja: "削除", en: "remove"))): \(old)"
        }
    }

    private static func tab(of id: EntryID) -> String {
        switch id.owner {
        case .integration: EnvironmentName.live.rawValue
        case .environment(let name): name.rawValue
        case .product, .method, .item, .mail: "products"
        }
    }

    private var footer: String {
        let words = Bilingual(
            ja: "このページはどこにも通信しません。チェックはこのブラウザにだけ残ります。",
            en: "This page talks to no host. Ticks are kept in this browser only.")
        return """
            <footer><div class="wide"><p>\(HTML.both(words))</p>
            <p>kessai \(kessaiVersion) · <code>\(entriesDigest.prefix(16))</code></p></div></footer>
            """
    }
}
