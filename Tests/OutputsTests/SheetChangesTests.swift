/// The entry sheet beside a record: what changed since is marked where it is entered, and nothing else is.
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
        #expect(!html.contains("class=\"flag\""))
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

    /// Also where nothing is left to enter.
    @Test func whatIsRemovedIsToldWhereItWas() throws {
        let live = try #require(Shop.integration.range(of: "  live:\n")).lowerBound
        let sandbox = Shop.integration[live...].replacing("live:", with: "sandbox:").replacing("LIVE-", with: "SANDBOX-")
            .replacing("keys/live", with: "keys/sandbox").replacing("0123456789abcdef", with: "fedcba9876543210")
        let both = Shop.sources.merging(["kessai.yaml": Shop.integration + sandbox]) { $1 }
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
        #expect(products.contains("この商品のほかの値") && !html.contains("id=\"panel-sandbox\""))
    }

    @Test func everyChangedLineOfAMailIsShown() throws {
        let html = try sheet(try entries(), ("料金は", "価格は"), ("よろしく", "どうぞよろしく"))
        for place in [parts(html, "<aside class=\"notice\">", "</aside>"), parts(html, "<dd class=\"old\">", "</div>")] {
            #expect(place.count == 1 && place[0].contains("2行削除、2行追加"))
            #expect(parts(place[0], "<del>", "</del>").count == 2 && parts(place[0], "<ins>", "</ins>").count == 2)
        }
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
