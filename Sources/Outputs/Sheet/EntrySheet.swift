import SourceText

/// The entry sheet: one self-contained page that a person works through with the two consoles open.
package struct EntrySheet: Sendable {
    private let tabs: [Tab]
    private let record: SheetRecord?
    /// Of products, by their ids: the title of a section scrolls away, and is not on the next page of paper.
    private let names: [String: Bilingual]
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
        self.record = plan.map { SheetRecord($0, told, guide) }
        let namesakes = Namesakes(project, NoWorkers())
        names = Dictionary(
            project.products.map { product in
                let id = product.id.value
                return (id, Bilingual(same: product.name.value) + namesakes[EntryID.Owner(.product(id))])
            }, uniquingKeysWith: { first, _ in first })
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
        let notice: SheetNotice
        /// Of the first step: they are counted over all tabs, as the checklist does.
        private(set) var number = 1

        private init(_ id: String, _ title: Bilingual, _ sections: [Guide.Section], _ told: [Told]) {
            self.id = id
            self.title = title
            self.sections = sections
            notice = SheetNotice(told, in: sections)
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
                ]).filter { !$0.sections.isEmpty || !$0.notice.lines.isEmpty }
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
        let shop = visible(site)
        let policy =
            "default-src 'none'; style-src \(EntrySheet.source(SheetStyle.text)); script-src \(EntrySheet.source(SheetScript.text)); "
            + "base-uri 'none'; form-action 'none'"
        var html = HTMLWriter()
        html.raw(
            """
            <!doctype html>
            <html lang="\(language.rawValue)" data-lang="\(language.rawValue)"
            """)
        html.attribute("data-title-ja", "\(title.ja) — \(shop) — kessai")
        html.attribute("data-title-en", "\(title.en) — \(shop) — kessai")
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
            <title>
            """)
        html.text("\(title[language]) — \(shop) — kessai")
        html.raw(
            """
            </title>
            <style>\(SheetStyle.text)</style>
            </head>
            <body>
            <a class="skip" href="#main">
            """)
        html.both(Bilingual(ja: "本文へ", en: "Skip to content"))
        html.raw("</a>\n")
        writeTop(&html)
        html.raw("<main id=\"main\" lang=\"ja\"")
        if !formerSteps.isEmpty { html.attribute("data-over", formerSteps.joined(separator: " ")) }
        html.raw(">\n<div class=\"wide hints\"><p>")
        html.both(EntrySheet.labels)
        html.raw("</p><p>")
        html.both(EntrySheet.beforeMark)
        html.raw("<span class=\"unseen\">U+3000</span>")
        html.both(EntrySheet.behindMark)
        html.raw("</p></div>\n")
        return html.bytes
    }

    private static let labels = Bilingual(
        ja:
            "決済連携設定(Amazon Payのバージョンを除く)、セラーセントラル、一括支払いと従量課金の販売設定のラベルは、マニュアルのものです。ほかの画面のラベルには確認できていないものがあるため、違う名前なら、同じ意味の項目に入力します。",
        en:
            "The labels of 決済連携設定 (but for the Amazon Pay version), of Seller Central and of 販売設定 for one-time payments and Auto Pay are those of the manual. Some labels of other screens are not confirmed: where a name differs, use the field with the same meaning."
    )
    private static let beforeMark = Bilingual(ja: "値は、コピーして入力します。", en: "Copy the values. A mark such as ")
    private static let behindMark = Bilingual(
        ja: "のような印は、見えない文字や見落としやすい空白の1文字を示すもので、コピーした値には入りません。",
        en: " shows one character that cannot be seen, or a blank that is easily missed; it is not in the value that is copied.")

    /// The source expression that allows one inline text and no other.
    private static func source(_ text: String) -> String { "'sha256-\(base64(SHA256.digest(Array(text.utf8))))'" }

    private func writeTop(_ html: inout HTMLWriter) {
        html.raw("<div class=\"top\"><div class=\"wide\">\n<div class=\"bar\">\n<div class=\"brand\"><b>kessai</b><h1>")
        html.both(EntrySheet.title)
        html.raw("</h1><span class=\"site\">")
        html.text(site)
        html.raw(
            """
            </span></div>
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
            let count = tab.notice.lines.count
            if count > 0 {
                html.raw(" <span class=\"changes\">")
                html.both(Bilingual(ja: "変更\(count)件", en: "\(count) changed"))
                html.raw("</span>")
            }
            html.raw(" <span class=\"count\"></span></button>\n")
        }
        html.raw("</div>\n</div></div>\n")
    }

    /// The one that is open at first: where something changed since the record, if anything did.
    private var firstTab: Tab? { tabs.first { !$0.notice.lines.isEmpty } ?? tabs.first }

    /// The script fills the list of steps: one more copy of every title would be a tenth of a large page.
    private func pieces(of tab: Tab, _ workers: some Workers) -> [[UInt8]] {
        var start = HTMLWriter()
        start.raw(
            """
            <div class="panel wide" role="tabpanel" id="panel-\(tab.id)" aria-labelledby="tab-\(tab.id)" tabindex="-1">
            <nav class="nav" data-label-ja="手順" data-label-en="Steps"><details><summary>
            """)
        start.both(Bilingual(ja: "手順の一覧", en: "List of steps"))
        start.raw("</summary></details></nav>\n<div>\n<p class=\"printed\">")
        start.both(tab.title)
        start.raw("</p>\n")
        writeNotice(tab, to: &start)
        let (record, names) = (record, names)
        let all = String(entriesDigest.prefix(8))
        let blocks = workers.map(Guide.blocks(tab.sections, from: tab.number), by: Guide.blocksAtATime) { blocks in
            var html = HTMLWriter(size: blocks.reduce(0) { $0 + $1.steps.count } * 1_500)
            for block in blocks { html.block(block, record, names, all: all) }
            return html.bytes
        }
        return [start.bytes] + blocks + [Array("</div>\n</div>\n".utf8)]
    }

    /// What changed since the last record, in the tab where it is entered, or removed.
    private func writeNotice(_ tab: Tab, to html: inout HTMLWriter) {
        let own = tab.notice.lines
        if record != nil, own.isEmpty, tab.id == firstTab?.id {
            html.raw("<p class=\"unchanged\">")
            html.both(
                Bilingual(
                    ja: "このシートには、前回の記録からの変更はありません。すべて記録どおりに入力してあれば、行う手順はありません。",
                    en:
                        "Nothing on this sheet has changed since the last record. If everything is entered as recorded, there is nothing to do."
                ))
            html.raw("</p>\n")
        }
        if !own.isEmpty { html.notice(tab.notice) }
    }

    private var foot: [UInt8] {
        var html = HTMLWriter()
        html.raw("</main>\n<footer><div class=\"wide\"><p>")
        html.both(Bilingual(ja: "このページはどこにも通信しません。", en: "This page talks to no host. "))
        html.raw("<span id=\"kept\">")
        html.both(Bilingual(ja: "チェックはこのブラウザーにだけ残ります。", en: "Ticks are kept in this browser only."))
        let unkept = Bilingual(
            ja: "このブラウザーではチェックが保存されません。ページを閉じるか読み込み直すと消えます。",
            en: "This browser does not store ticks: they are gone when the page is closed or loaded again.")
        html.raw("</span><b id=\"unkept\" hidden data-ja=\"\(unkept.ja)\" data-en=\"\(unkept.en)\">")
        html.both(unkept)
        html.raw(
            """
            </b></p>
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

extension HTMLWriter {
    /// `all`: a digest of everything that is entered.
    fileprivate mutating func block(
        _ block: Guide.Block, _ record: SheetRecord?, _ names: [String: Bilingual], all: String
    ) {
        if block.isFirst {
            raw("<section class=\"section\"><h2>")
            both(block.section.title)
            raw("</h2><p class=\"lead\">")
            both(block.section.lead)
            raw("</p>\n")
        }
        raw("<div class=\"part\">\n")
        for (offset, step) in block.steps.enumerated() {
            self.step(step, number: block.number + offset, of: step.product.flatMap { names[$0] }, record, all: all)
        }
        raw("</div>\n")
        if block.isLast { raw("</section>\n") }
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
