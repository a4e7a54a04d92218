// The entry sheet beside a record: what changed since is marked where it is entered, and nothing else is.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct SheetChangesTests {
    private func entries(_ replacements: (String, String)...) throws -> [Entry] {
        try Shop.checked(replacements).entries.map(\.entry)
    }

    private func sheet(_ record: [Entry]?, _ replacements: (String, String)...) throws -> String {
        let project = try Shop.checked(replacements)
        return EntrySheet(project, Guide(project), environments: EnvironmentName.allCases, language: .ja, record: record)
            .html
    }

    /// The parts of a page between two marks.
    private func parts(_ html: String, _ open: String, _ close: String) -> [String] {
        html.components(separatedBy: open).dropFirst().map { $0.components(separatedBy: close)[0] }
    }

    @Test func anEqualRecordMarksNothing() throws {
        let html = try sheet(try entries())
        #expect(parts(html, "<aside class=\"notice\">", "</aside>") == [])
        #expect(!html.contains("class=\"flag\"") && !html.contains("class=\"changes\""))
        let said = parts(html, "<p class=\"unchanged\">", "</p>")
        #expect(said.count == 1 && said[0].contains("前回の記録からの変更はありません"))
        #expect(try !sheet(nil).contains("class=\"unchanged\""))
        #expect(try sheet(nil).contains("class=\"notice\"") == false)
    }

    @Test func eachTabTellsWhatIsEnteredThere() throws {
        let html = try sheet(
            try entries(), ("price: 1980", "price: 2480"), ("/return/b", "/return/c"), ("+81-3-0000-0000", "+81-3-0000-0001"),
            ("use: true", "use: true\n  checkout_version: CV2"))
        let notices = parts(html, "<aside class=\"notice\">", "</aside>")
        #expect(notices.count == 2)
        #expect(notices.first?.contains("前回の記録からの変更: 2件") == true)
        #expect(notices.first?.contains("https://pay.example.jp:8443/return/c") == true)
        let products = try #require(notices.last)
        #expect(products.contains("前回の記録からの変更: 1件"))
        #expect(products.contains("<del><bdi>") && products.contains("1,980円") && products.contains("2,480円"))
        // The mail still quotes the old price.
        #expect(products.contains("変更前の1,980円が残っています"))
        // Each line leads to the step where the value is entered.
        let links = parts(products, "href=\"#", "\"")
        #expect(links.count == 1 && links.allSatisfy { html.contains("id=\"\($0)\"") })
        #expect(parts(html, "<dd class=\"old\">", "</dd>").contains { $0.contains("1,980円") })
    }

    /// Whoever opens the sheet sees which tabs have changes, and the first of them.
    @Test func tabsWithChangesAreMarked() throws {
        func tabs(_ html: String) -> [String] {
            parts(html, "role=\"tab\" id=\"tab-", "</button>").map { tab in
                let mark = parts(tab, "<span class=\"changes\"><span lang=\"ja\">", "</span>").first ?? "-"
                return "\(tab.split(separator: "\"")[0]) \(mark) \(tab.contains("aria-selected=\"true\""))"
            }
        }
        let (price, url) = (("price: 1980", "price: 2480"), ("/return/b", "/return/c"))
        #expect(tabs(try sheet(nil)) == ["live - true", "products - false", "acceptance - false"])
        #expect(tabs(try sheet(try entries())) == ["live - true", "products - false", "acceptance - false"])
        let products = try sheet(try entries(), price)
        #expect(tabs(products) == ["live - false", "products 変更1件 true", "acceptance - false"])
        #expect(products.contains("<span lang=\"en\">1 changed</span>") && !products.contains("class=\"unchanged\""))
        #expect(tabs(try sheet(try entries(), price, url)) == ["live 変更1件 true", "products 変更1件 false", "acceptance - false"])
    }

    /// Also where nothing is left to enter.
    @Test func whatIsRemovedIsToldWhereItWas() throws {
        let both = Shop.sources.merging(["kessai.yaml": Shop.integration(live: true, sandbox: true)]) { $1 }
        let before = try checked(both).entries.map(\.entry)
        let notices = parts(try sheet(before), "<aside class=\"notice\">", "</aside>")
        let count = before.count - (try entries().count)
        #expect(notices.count == 1 && notices.first?.contains("変更: \(count)件") == true, "\(notices)")
        #expect(try sheet(before).contains("id=\"panel-sandbox\""))
        let withoutProducts = try checked(["kessai.yaml": Shop.integration])
        let html = EntrySheet(
            withoutProducts, Guide(withoutProducts), environments: [.live], language: .en, record: try entries()
        ).html
        let products = try #require(parts(html, "id=\"panel-products\"", "</aside>").first)
        #expect(products.contains("この商品の値は全部で") && !html.contains("id=\"panel-sandbox\""))
    }

    /// What is set once for all environments is told where it is entered: where the first of them is set up.
    @Test func aRecordMakesNoTabOfItsOwn() throws {
        let project = try checked(["kessai.yaml": Shop.integration(live: false, sandbox: true)])
        let entries = project.entries.map(\.entry)
        let partial = entries.filter { $0.id.field == .merchantID }
        let html = EntrySheet(
            project, Guide(project), environments: EnvironmentName.allCases, language: .ja, record: partial
        ).html
        #expect(parts(html, "role=\"tabpanel\" id=\"panel-", "\"") == ["sandbox", "acceptance"])
        let notice = try #require(parts(html, "<aside class=\"notice\">", "</aside>").first)
        #expect(notice.contains("Amazon Pay決済の使用") && notice.contains("変更: \(entries.count - 1)件"))
        #expect(notice.contains("href=\"#integration/open\""))
        let off = try checked([
            "kessai.yaml": Shop.integration(live: false, sandbox: true).replacing("use: true", with: "use: false")
        ])
        let unused = EntrySheet(
            off, Guide(off), environments: EnvironmentName.allCases, language: .ja, record: entries
        ).html
        #expect(parts(unused, "role=\"tabpanel\" id=\"panel-", "\"") == ["integration"])
        #expect(unused.contains("前回の記録からの変更: 1件"))
    }

    /// A sheet of one environment begins with the screen that is opened for both, and tells there what changed.
    @Test(arguments: EnvironmentName.allCases)
    func theSheetOfOneEnvironment(name: EnvironmentName) throws {
        let project = try checked(["kessai.yaml": Shop.integration(live: true, sandbox: true)])
        let record = project.entries.map(\.entry).filter { $0.id.field != .use }
        let html = project.values(environment: name, format: .html, languages: [.ja], record: record)
        #expect(parts(html, "role=\"tabpanel\" id=\"panel-", "\"") == [name.rawValue, "acceptance"])
        #expect(parts(html, "<article id=\"", "\"").first == "integration/open")
        let notices = parts(html, "<aside class=\"notice\">", "</aside>")
        #expect(notices.count == 1 && notices.first?.contains("href=\"#integration/open\"") == true)
        #expect(parts(html, "<article id=\"", "\"").allSatisfy { !$0.hasPrefix(name == .live ? "sandbox" : "live") })
    }

    /// Ticks of what was recorded and is no more are over; steps of which the record knows nothing are another project's of the site.
    @Test func stepsThatAreNoMore() throws {
        func over(_ record: [Entry]?, _ project: CheckedProject) throws -> [String] {
            let html = EntrySheet(project, Guide(project), environments: [.live], language: .ja, record: record).html
            let main = try #require(parts(html, "<main id=\"main\"", ">").first)
            return parts(main, " data-over=\"", "\"").flatMap { $0.split(separator: " ").map(String.init) }
        }
        let (all, project) = (try entries(), try Shop.checked())
        for record in [nil, [], all] { #expect(try over(record, project) == []) }
        let trials = ["order", "report", "failure"].map { "acceptance/live/course/once/\($0)" }
        let none = try checked(["kessai.yaml": Shop.integration])
        // Of its acceptance test, nothing is left that would be told of.
        #expect(
            try over(all, none).sorted()
                == (trials + ["product/course/mail/failed", "product/course/method/once", "product/course/scenario"]).sorted())
        let both = (Shop.integration, Shop.integration(live: true, sandbox: true))
        let test = try Shop.checked([both, ("price: 1980", "price: 1980\n    use_test_environment: true")])
        #expect(try over(try entries(both), test).sorted() == trials.sorted())
        let once = ("type: auto_pay", "type: one_time")
        let noMail = ("trigger: charge_failed", "trigger: recurring_cancelled")
        #expect(try over(try entries(once), try Shop.checked([once, noMail])) == ["acceptance/live/course/once/failure"])
        #expect(
            try over(try entries(("type: auto_pay", "type: recurring")), project) == ["acceptance/live/course/once/cancel"])
        // Of two items the last number goes.
        let shop = try sample("full-shop").entries.map(\.entry)
        let product = try #require(shop.first { $0.id.field == .itemName }?.id.product)
        let more = Entry(EntryID(.item(product: product, name: "扇子", occurrence: 1), .itemName), "扇子")
        let gone = try over(shop + [more], try sample("full-shop"))
        #expect(gone.count == 1 && gone[0].hasPrefix("product/\(product)/item/"))
    }

    /// All steps of products have names that the record leads to.
    @Test func recordedStepsAreThoseOfTheGuide() throws {
        let project = try sample("full-shop")
        let guide = Guide(project)
        let empty = try checked(["kessai.yaml": Shop.integration(live: true, sandbox: true)])
        let former = Guide(empty).formerSteps(project.entries.map(\.entry))
        let steps = guide.sections.flatMap(\.steps).map(\.id).filter {
            $0.hasPrefix("product/") || $0.split(separator: "/").count == 5
        }
        #expect(former.sorted() == steps.sorted())
    }

    /// Their words are the same for all products: what they are about tells when they have to be done again.
    @Test(arguments: ["reminders/form", "reminders/law"]) func remindersAreAboutWhatIsSold(step: String) throws {
        func about(_ record: [Entry]?, _ replacements: (String, String)...) throws -> [String] {
            let project = try Shop.checked(replacements)
            let html = EntrySheet(project, Guide(project), environments: [.live], language: .ja, record: record).html
            let article = try #require(parts(html, "<article id=\"\(step)\"", ">").first)
            return ["data-about", "data-before"].map { parts(article, " \($0)=\"", "\"").first ?? "" }
        }
        let usual = try about(nil)
        #expect(usual[0].count == 8 && usual[1].isEmpty)
        let second = ("    price: 1980\n", "    price: 1980\n  - {id: two, type: one_time, tax_rate: 10%, price: 1980}\n")
        for other in [("1980", "2480"), ("オンライン講座", "入門講座"), ("type: auto_pay", "type: auto_pay\nname: カード"), second] {
            #expect(try about(nil, other)[0] != usual[0])
        }
        for same in [("お支払いのお願い", "お願い"), ("jp/ipn", "jp/ipn2"), ("tax_rate: 10%", "tax_rate: 8%")] {
            #expect(try about(nil, same) == usual)
        }
        // An earlier round of the same price is over.
        #expect(try about(try entries()) == usual)
        let (once, again) = (try about(try entries(("1980", "2480"))), try about(try entries(("1980", "980"))))
        #expect(once[0] == usual[0] && once[1].count == 8 && once[1] != again[1])
    }

    /// A second mail or endpoint would be one too many.
    @Test func whatIsThereIsEdited() throws {
        func ways(_ record: [Entry]?, _ replacements: (String, String)...) throws -> [Bool] {
            let project = try Shop.checked(replacements)
            let html = EntrySheet(project, Guide(project), environments: [.live], language: .ja, record: record).html
            // The key pair, the endpoint, the scenario, the payment method, the mail.
            return parts(html, "<li class=\"way\">", "</ul>").map { way in
                #expect(way.contains("あれば") != way.contains("記録では"))
                return way.contains("記録では")
            }
        }
        let (none, all) = ([Bool](repeating: false, count: 5), [Bool](repeating: true, count: 5))
        #expect(try ways(nil) == none)
        #expect(try ways([]) == none)
        #expect(try ways(try entries()) == all)
        #expect(
            try ways(try entries(), ("jp/ipn", "jp/ipn2"), ("subject: お", "subject: 御"), ("price: 1980", "price: 2480")) == all)
        // Another ID is another key pair.
        #expect(
            try ways(try entries(), ("LIVE-AEXAMPLE234567EXAMPLE234", "LIVE-ANEWKEY234567EXAMPLE234A")) == [
                false, true, true, true, true,
            ])
        // In another tab it is not there.
        #expect(try ways(try entries(), ("charge_failed", "recurring_cancelled")) == [true, true, true, true, false])
        // Nor, perhaps, in a scenario of another type.
        let other = try entries().map { $0.id.field == .scenario ? Entry($0.id, "subscription") : $0 }
        #expect(try ways(other) == [true, true, false, false, false])
    }

    @Test func blanksThatTheEyeMissesAreMarkedAndCopiedExactly() throws {
        let name = "name: \" 講座\u{A0}入門  編　全\""
        let html = try sheet(try entries(), ("name: オンライン講座", name))
        func mark(_ blank: String, _ code: String) -> String { "<span class=\"unseen\" data-code=\"\(code)\">\(blank)</span>" }
        let usual = mark(" ", "U+0020")
        let shown = usual + "講座" + mark("\u{A0}", "U+00A0") + "入門" + usual + usual + "編" + mark("　", "U+3000") + "全"
        #expect(html.contains("<dd><bdi>\(shown)</bdi>"))
        #expect(html.contains("&lt;U+0020&gt;講座&lt;U+00A0&gt;入門"))
    }

    @Test func everyChangedLineOfAMailIsShown() throws {
        let html = try sheet(try entries(), ("料金は", "価格は"), ("よろしく", "どうぞよろしく"))
        for place in [parts(html, "<aside class=\"notice\">", "</aside>"), parts(html, "<dd class=\"old\">", "</div>")] {
            #expect(place.count == 1 && place[0].contains("2行削除、2行追加"))
            #expect(parts(place[0], "<del>", "</del>").count == 2 && parts(place[0], "<ins>", "</ins>").count == 2)
        }
    }

    /// The steps with a mark beside their titles, and the first word of it.
    private func marks(_ html: String) -> [String] {
        parts(html, "<article id=\"", "</h3>").compactMap { step in
            let flag = parts(step, "<span class=\"flag\"><span lang=\"ja\">", "</span>").first
            #expect(step.contains(" class=\"marked\"") == (flag != nil))
            return flag.map { "\(step.split(separator: "\"")[0]) \($0)" }
        }
    }

    @Test func stepsToDoAreMarked() throws {
        func marks(_ record: [Entry]?, _ replacements: (String, String)...) throws -> [String] {
            let project = try Shop.checked(replacements)
            return self.marks(
                EntrySheet(project, Guide(project, record: record), environments: [.live], language: .ja, record: record).html
            ).filter { $0 != "report/entered もう一度" }
        }
        let recorded = try entries()
        for record in [nil, recorded] { #expect(try marks(record) == []) }
        let trials = "acceptance/live/course/once"
        let orders = ["\(trials)/order もう一度", "\(trials)/report もう一度"]
        let reminders = ["reminders/form もう一度", "reminders/law もう一度"]
        #expect(try marks(recorded, ("price: 1980", "price: 2480")) == ["product/course/method/once 変更"] + reminders + orders)
        #expect(
            try marks(recorded, ("subject: お", "subject: 御"))
                == ["product/course/mail/failed 変更", "\(trials)/failure もう一度"])
        // The environment is chosen before what changed in Seller Central.
        #expect(try marks(recorded, ("/return/b", "/return/c")) == ["live/environment もう一度", "live/application 変更"])
        // What is gone has a step of its own.
        let mail = "  - id: failed\n    trigger: charge_failed"
        let copied = try entries((mail, "  - id: failed\n    cc: [staff@example.jp]\n    trigger: charge_failed"))
        #expect(try marks(copied).count == 1 && marks(copied).allSatisfy { $0.hasPrefix("removed/product/course/mail/failed") })
        let new = try marks(recorded.filter { $0.id.product == nil })
        #expect(
            new == ["scenario", "method/once", "mail/failed"].map { "product/course/\($0) 新規" } + reminders
                + ["order", "report", "failure"].map { "\(trials)/\($0) 新規" })
    }

    @Test func whatIsNewAsAWholeIsOneLine() throws {
        func notice(_ isRecorded: (EntryID) -> Bool) throws -> String {
            let notices = parts(
                try sheet(try entries().filter { isRecorded($0.id) }), "<aside class=\"notice\">", "</aside>")
            #expect(notices.count == 1)
            return notices.first ?? ""
        }
        let count = try entries().count { $0.id.product != nil }
        let product = try notice { $0.product == nil }
        #expect(parts(product, "<li>", "</li>").count == 1 && product.contains("商品「オンライン講座」"))
        #expect(product.contains("新規(\(count)件の値)") && product.contains("変更: 1件"))
        #expect(parts(product, "href=\"#", "\"") == ["product/course/scenario"])
        let mail = try notice { if case .mail = $0.owner.kind { false } else { true } }
        #expect(parts(mail, "<li>", "</li>").count == 1)
        #expect(mail.contains("商品「オンライン講座」、ステップメール「") && parts(mail, "href=\"#", "\"") == ["product/course/mail/failed"])
        let environment = try notice { if case .environment = $0.owner.kind { false } else { $0.owner.kind != .integration } }
        #expect(parts(environment, "<li>", "</li>").count == 1 && environment.contains("本番環境の設定"))
    }

    /// What no step says is never folded away.
    @Test func aLongNoticeIsFolded() throws {
        func notice(_ count: Int, isRecorded: Bool) throws -> String {
            let more = (0..<count).map { "      - https://pay.example.jp:8443/more/\($0)\n" }.joined()
            let list = ("      - https://pay.example.jp:8443/return/b\n", "      - https://pay.example.jp:8443/return/b\n" + more)
            let html = isRecorded ? try sheet(try entries(list)) : try sheet(try entries(), list)
            return parts(html, "<aside class=\"notice\">", "</aside>").first ?? ""
        }
        func lines(_ notice: String) -> [Int] {
            notice.components(separatedBy: "<details>").map { parts($0, "<li>", "</li>").count }
        }
        #expect(lines(try notice(12, isRecorded: false)) == [12])
        let long = try notice(13, isRecorded: false)
        #expect(lines(long) == [8, 5] && long.contains("ほか5件"))
        let removed = try notice(30, isRecorded: true)
        #expect(lines(removed).first == 30 && parts(removed, "href=\"#", "\"") == [])
    }

    /// The title of a section is not on the screen or on the paper of its last step.
    @Test func eachStepOfAProductNamesIt() throws {
        let steps = parts(try sheet(nil, ("オンライン講座", "入門 <講座>")), "<article id=\"", "</p>")
        for step in steps {
            let names = parts(step, "<i>", "</i>")
            let isOfProduct = step.hasPrefix("product/") || step.hasPrefix("acceptance/live/course") && !step.contains("/order\"")
            #expect(names == (isOfProduct ? ["入門 &lt;講座&gt;"] : []), "\(step)")
        }
        #expect(steps.count { $0.contains("<i>") } == 5)
    }

    @Test func newAndRemovedValuesAreCalledSo() throws {
        let mail = "  - id: failed\n    trigger: charge_failed"
        let added = try sheet(try entries(), (mail, "  - id: failed\n    cc: [staff@example.jp]\n    trigger: charge_failed"))
        #expect(added.contains("<span class=\"flag\">") && added.contains("staff@example.jp"))
        let before = try entries((mail, "  - id: failed\n    cc: [staff@example.jp]\n    trigger: charge_failed"))
        let notice = try #require(parts(try sheet(before), "<aside class=\"notice\">", "</aside>").first)
        #expect(notice.contains("削除") && notice.contains("<del><bdi>") && !notice.contains("<ins>"))
        // There is no step any more that a removal could lead to.
        #expect(parts(notice, "href=\"#", "\"") == [])
    }
}
