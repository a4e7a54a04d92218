// What is to be taken off the screens: each removal of a plan is a step of the entry sheet and of the checklist.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct RemovalTests {
    /// A second method and a second mail.
    private static let more: [(String, String)] = [
        ("    price: 1980\n", "    price: 1980\n  - {id: two, name: 分割, type: one_time, tax_rate: 10%, price: 1480}\n"),
        (
            "step_mails:\n",
            "step_mails:\n  - {id: bye, trigger: recurring_cancelled, cc: [staff@example.jp], subject: 解約, body: 解約しました。}\n"
        ),
    ]
    private static let second = Shop.product.replacing("id: course", with: "id: club").replacing("オンライン講座", with: "研究会")

    private func pages(_ record: CheckedProject?, _ project: CheckedProject) -> (guide: Guide, checklist: String, sheet: String) {
        let entries = record?.entries.map(\.entry)
        let guide = Guide(project, record: entries)
        let sheet = EntrySheet(
            project, guide, environments: EnvironmentName.allCases, language: .ja, record: entries)
        return (guide, String(decoding: guide.checklist().joined(), as: UTF8.self), sheet.html)
    }

    private func steps(_ guide: Guide) -> [Guide.Step] { guide.sections.flatMap(\.steps) }

    /// The parts of a page between two marks.
    private func parts(_ html: String, _ open: String, _ close: String) -> [String] {
        html.components(separatedBy: open).dropFirst().map { $0.components(separatedBy: close)[0] }
    }

    private static let cases: [(String, [String: String], [String: String])] = {
        let both = Shop.sources.merging(["kessai.yaml": Shop.integration(live: true, sandbox: true)]) { $1 }
        let more = Shop.sources.mapValues { text in RemovalTests.more.reduce(text) { $0.replacing($1.0, with: $1.1) } }
        let two = Shop.sources.merging(["club.yaml": second]) { $1 }
        let none = ["kessai.yaml": Shop.integration]
        let off = ["kessai.yaml": Shop.integration.replacing("use: true", with: "use: false")]
        let bare = ["kessai.yaml": Shop.integration(live: false, sandbox: false)]
        let moved = Shop.sources.mapValues { $0.replacing("charge_failed", with: "recurring_cancelled") }
        let other = Shop.sources.mapValues {
            $0.replacing("paid_product", with: "shopping_cart").replacing("    price: 1980\n", with: "")
                .replacing("step_mails:", with: "items: [{name: 本, tax_rate: 10%, price: 500}]\nstep_mails:")
                .replacing("tax_rate: 10%\nprice: 500\n", with: "")
        }
        let url = Shop.sources.mapValues { $0.replacing("      - https://pay.example.jp:8443/return/b\n", with: "") }
        let cc = more.mapValues { $0.replacing(" cc: [staff@example.jp],", with: "") }
        return [
            ("method and mail", more, Shop.sources), ("product", two, Shop.sources), ("products", two, none),
            ("off", two, off), ("all", both, bare), ("environment", both, Shop.sources), ("trigger", Shop.sources, moved),
            ("scenario", Shop.sources, other), ("items", other, none), ("item and scenario", other, Shop.sources),
            ("URL", Shop.sources, url), ("value", more, cc), ("nothing", more, more), ("added", Shop.sources, more),
        ]
    }()

    /// By a link of the notice, with a tick; what a plan warns of is said in the step.
    @Test func everyRemovalIsAStep() throws {
        for (name, before, after) in RemovalTests.cases {
            let (record, project) = (try checked(before), try checked(after))
            let (guide, checklist, sheet) = pages(record, project)
            let removals = steps(guide).filter { $0.id.hasPrefix("removed/") }
            let told = EntryPlan(from: record.entries.map(\.entry), to: project).told.filter {
                $0.change.action == .remove || $0.change.action == .change && [.scenario, .trigger].contains($0.change.id.field)
            }
            #expect(removals.flatMap(\.removes).map(\.text).sorted() == told.map(\.change.id.text).sorted(), "\(name)")
            for told in told {
                let step = try #require(removals.first { $0.removes.contains(told.change.id) })
                #expect(told.warnings.allSatisfy(step.lines.contains), "\(name)")
                #expect(!step.menu.isEmpty && step.rows.isEmpty && !step.lines.isEmpty)
                let links = parts(sheet, "<aside class=\"notice\">", "</aside>").flatMap { parts($0, "href=\"#", "\"") }
                let isEntered = told.change.action != .remove
                #expect(isEntered || links.contains(step.id), "\(name): \(step.id)")
                #expect(sheet.contains("<article id=\"\(step.id)\""))
                #expect(
                    checklist.contains("[ ] **\(Markdown.text(step.title.ja))** / \(Markdown.text(step.title.en))\n"), "\(name)")
            }
            let ids = steps(guide).map(\.id)
            #expect(Set(ids).count == ids.count, "\(name)")
            #expect(ids.allSatisfy { $0.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "_") } })
            #expect(ids.filter { !$0.hasPrefix("removed/") } == steps(Guide(project, record: [])).map(\.id) || told.isEmpty)
            // A step has the same number on both pages.
            let numbered = zip(parts(sheet, "<input type=\"checkbox\"><b>", "</b>"), parts(sheet, "<article id=\"", "\""))
            #expect(numbered.map(\.0) == (1...ids.count).map(String.init) && numbered.map(\.1) == ids, "\(name)")
        }
    }

    /// Without a record nobody knows what is there.
    @Test func withoutARecordNothingIsRemoved() throws {
        for (name, _, after) in RemovalTests.cases {
            let project = try checked(after)
            for record in [nil, project, try checked(["kessai.yaml": Shop.integration(live: false, sandbox: false)])] {
                #expect(!steps(pages(record, project).guide).contains { $0.id.hasPrefix("removed/") }, "\(name)")
            }
        }
    }

    /// A method sells until it is removed: that comes before what is entered.
    @Test func aMethodIsRemovedEarlyInItsProduct() throws {
        let (guide, checklist, _) = pages(try Shop.checked(RemovalTests.more), try Shop.checked())
        let section = try #require(guide.sections.first { $0.kind == .product("course") })
        #expect(
            section.steps.map(\.id) == [
                "product/course/scenario", "removed/product/course/method/two", "removed/product/course/mail/bye",
                "product/course/method/once", "product/course/mail/failed",
            ])
        let method = section.steps[1]
        #expect(method.title.ja == "削除: 「オンライン講座」の支払方法「分割」" && method.console == .myasp)
        #expect(method.title.en == "Remove: “オンライン講座”, payment method “分割”")
        #expect(method.menu == ["シナリオ管理メニュー", "販売設定"] && method.finish == nil)
        #expect(checklist.contains("MyASP: シナリオ管理メニュー > 自動返信・ステップ管理 > Amazon Pay関連 > 定期支払いのキャンセル\n"))
    }

    /// Without the one that replaces it, nothing could be bought for a while.
    @Test func aMethodIsRemovedBehindANewOne() throws {
        let new = RemovalTests.more.map { old, new in
            (old, new.replacing("id: two, name: 分割, type: one_time", with: "id: new, name: 一括, type: recurring"))
        }
        let before = RemovalTests.more + [("charge_failed", "charge_failed\n    delay_minutes: 60")]
        let (guide, _, _) = pages(try Shop.checked(before), try Shop.checked(new))
        let section = try #require(guide.sections.first { $0.kind == .product("course") })
        #expect(
            section.steps.map(\.id) == [
                "product/course/scenario", "product/course/method/once", "product/course/method/new",
                "removed/product/course/method/two", "product/course/mail/bye", "product/course/mail/failed",
            ])
        // A mail that is gone does not wait for a method.
        let fewer = [new[0], (RemovalTests.more[1].0, RemovalTests.more[1].0)]
        let kept = try #require(
            pages(try Shop.checked(before), try Shop.checked(fewer)).guide.sections.first { $0.kind == .product("course") })
        #expect(
            kept.steps.map(\.id)[1] == "removed/product/course/mail/bye"
                && kept.steps[4].id == "removed/product/course/method/two")
    }

    /// One product takes the place of another.
    @Test func aSaleEndsBehindANewProduct() throws {
        let club = try checked(Shop.sources.merging(["product.yaml": RemovalTests.second]) { $1 })
        let (guide, _, sheet) = pages(try Shop.checked(), club)
        #expect(
            guide.sections.map(\.kind) == [
                .environment(.live), .product("club"), .withdrawn, .reminders, .acceptance(.live), .report,
            ])
        let panel = try #require(parts(sheet, "id=\"panel-products\"", "id=\"panel-").first)
        #expect(parts(panel, "<article id=\"", "\"").contains("removed/product/course/scenario"))
    }

    /// A record of some values alone does not say how many methods there are: a plan then calls one by its product.
    @Test func aMethodIsCalledByItsName() throws {
        let project = try Shop.checked()
        let record = try Shop.checked(RemovalTests.more).entries.map(\.entry).filter {
            $0.id.owner.id != "two" || $0.id.field == .methodName
        }
        let plan = EntryPlan(from: record, to: project)
        #expect(plan.told.map(\.subject.ja).contains("「オンライン講座」"))
        let titles = steps(Guide(project, record: record)).map(\.title.ja)
        #expect(titles.contains("削除: 「オンライン講座」の支払方法「分割」"))
    }

    /// Forms that are still open could not be paid any more.
    @Test func salesEndBeforeAmazonPayIsSwitchedOff() throws {
        let two = try checked(Shop.sources.merging(["club.yaml": RemovalTests.second]) { $1 })
        let off = ["kessai.yaml": Shop.integration.replacing("use: true", with: "use: false")]
        let (guide, _, sheet) = pages(two, try checked(off))
        #expect(guide.sections.map(\.kind) == [.withdrawn, .integration, .report])
        #expect(parts(sheet, "role=\"tabpanel\" id=\"panel-", "\"") == ["integration"])
        #expect(sheet.contains("変更3件") && sheet.contains("販売をやめる: 「研究会」"))
        // Otherwise in the tab of the products, before those that stay.
        let (other, _, page) = pages(two, try Shop.checked())
        #expect(
            other.sections.map(\.kind) == [
                .environment(.live), .withdrawn, .product("course"), .reminders, .acceptance(.live), .report,
            ])
        let panel = try #require(parts(page, "id=\"panel-products\"", "id=\"panel-").first)
        #expect(parts(panel, "<article id=\"", "\"").first == "removed/product/club/scenario")
    }

    /// What used it is changed before.
    @Test func anEnvironmentGoesLast() throws {
        let both = try checked(Shop.sources.merging(["kessai.yaml": Shop.integration(live: true, sandbox: true)]) { $1 })
        let (guide, checklist, sheet) = pages(both, try Shop.checked())
        #expect(parts(sheet, "role=\"tabpanel\" id=\"panel-", "\"") == ["live", "products", "sandbox", "acceptance"])
        let section = try #require(guide.sections.first { $0.kind == .formerEnvironment(.sandbox) })
        #expect(section.steps.map(\.id) == ["settings", "application", "ipn"].map { "removed/sandbox/\($0)" })
        #expect(section.steps.map(\.console) == [.myasp, .sellerCentral, .sellerCentral])
        for value in ["SANDBOX-AEXAMPLE234567EXAMPLE234", "https://shop.example.jp/return/a", "A1EXAMPLE23456"] {
            #expect(checklist.components(separatedBy: value).count > 2)
        }
        // A sheet of one environment alone neither removes the other nor ends.
        let live = Guide(try Shop.checked(), environments: [.live], record: both.entries.map(\.entry))
        #expect(!steps(live).contains { $0.id.hasPrefix("removed/") || $0.id.hasPrefix("report/") })
    }

    /// One value of what stays is removed where the others are entered.
    @Test func aValueIsRemovedBesideTheOthers() throws {
        let url = Shop.sources.mapValues { $0.replacing("      - https://pay.example.jp:8443/return/b\n", with: "") }
        let live = pages(try Shop.checked(), try checked(url)).guide.sections[0].steps
        #expect(live.map(\.id).suffix(3) == ["live/application", "removed/live/application", "live/ipn"])
        let step = try #require(live.dropLast().last)
        #expect(step.lines.map(\.ja).contains { $0.contains("https://pay.example.jp:8443/return/b") })
        #expect(step.finish?.ja == "『変更を保存する』をクリックします。")
        let without = RemovalTests.more.map { ($0.0, $0.1.replacing(" cc: [staff@example.jp],", with: "")) }
        let mail = steps(pages(try Shop.checked(RemovalTests.more), try Shop.checked(without)).guide).map(\.id)
        let place = try #require(mail.firstIndex(of: "removed/product/course/mail/bye/cc"))
        #expect(mail[place - 1] == "product/course/mail/bye")
    }

    /// What is made anew leaves something behind.
    @Test func whatIsMadeAnewIsRemovedWhereItWas() throws {
        let (before, after) = (try Shop.checked(), try Shop.checked([("charge_failed", "recurring_cancelled")]))
        let section = try #require(pages(before, after).guide.sections.first { $0.kind == .product("course") })
        let step = try #require(section.steps.last)
        #expect(step.id == "removed/product/course/mail/failed" && step.menu.last == "課金失敗時" && step.finish == nil)
        #expect(step.title.ja == "前のタブから削除: 「オンライン講座」のメール「お支払いのお願い」")
        let recurring = [("type: auto_pay", "type: recurring")]
        let other =
            recurring + [
                ("paid_product", "subscription"), ("    price: 1980\n", ""), ("price: 500\n", ""), ("tax_rate: 10%\n", ""),
                ("step_mails:", "items: [{name: 本, tax_rate: 10%, price: 500}]\nstep_mails:"),
            ]
        let remade = try #require(
            pages(try Shop.checked(recurring), try Shop.checked(other)).guide.sections.first { $0.kind == .product("course") })
        #expect(remade.steps.last?.id == "removed/product/course/scenario")
        #expect(remade.steps.last?.title.ja == "前のシナリオでの販売をやめる: 「オンライン講座」")
        #expect(remade.steps.last?.menu == ["シナリオ管理メニュー"])
    }

    /// What was removed once and is entered again may be removed once more.
    @Test func ticksOfAnEarlierRemovalAreOver() throws {
        func over(_ record: CheckedProject?, _ project: CheckedProject) throws -> [String] {
            let main = try #require(parts(pages(record, project).sheet, "<main id=\"main\"", ">").first)
            return parts(main, " data-over=\"", "\"").flatMap { $0.split(separator: " ").map(String.init) }
        }
        let (plain, more) = (try Shop.checked(), try Shop.checked(RemovalTests.more))
        #expect(try over(plain, more) == ["removed/product/course/method/two", "removed/product/course/mail/bye"])
        #expect(try over(more, plain).allSatisfy { !$0.hasPrefix("removed/") })
        #expect(try over(nil, more) == [] && over(more, more) == [])
    }

    /// A tick lasts as long as the same values go.
    @Test func aRemovalIsAboutItsValues() throws {
        func about(_ price: String) throws -> String {
            let record = try Shop.checked(RemovalTests.more.map { ($0.0, $0.1.replacing("1480", with: price)) })
            let step = "<article id=\"removed/product/course/method/two\""
            return try #require(parts(pages(record, try Shop.checked()).sheet, step, ">").first)
        }
        #expect(try about("1480") == about("1480") && about("1480") != about("980"))
        #expect(try about("1480").contains(" data-about=\""))
    }

    /// The end: what is entered is recorded. Where nothing changed there is nothing to record.
    @Test func theLastStepIsToReport() throws {
        func last(_ record: CheckedProject?, _ project: CheckedProject) -> Guide.Step? {
            steps(pages(record, project).guide).last
        }
        let (plain, more) = (try Shop.checked(), try Shop.checked(RemovalTests.more))
        for record in [nil, more] {
            let step = try #require(last(record, plain))
            #expect(
                step.id == "report/entered"
                    && step.lines.contains { $0.ja.contains("kessai record") && $0.en.contains("kessai.lock") })
        }
        #expect(last(plain, plain)?.id.hasPrefix("acceptance/") == true)
        func about(_ project: CheckedProject) throws -> String {
            try #require(parts(pages(nil, project).sheet, "<article id=\"report/entered\" data-about=\"", "\"").first)
        }
        #expect(try about(plain) == about(plain) && about(plain) != about(more) && about(plain).count == 8)
    }

    /// Which methods do not take money is not left to whoever looks through forty of them.
    @Test func goingLiveNamesTheMethods() throws {
        func step(live: Bool) throws -> Guide.Step {
            let project = try Shop.checked([
                (Shop.integration, Shop.integration(live: live, sandbox: true)),
                ("price: 1980\n", "price: 1980\n    use_test_environment: true\n"),
            ])
            return try #require(steps(Guide(project)).first { $0.id == "acceptance/sandbox/going-live" })
        }
        let both = try step(live: true)
        #expect(both.menu == ["シナリオ管理メニュー", "販売設定"])
        #expect(both.lines.last?.ja.hasPrefix("商品「オンライン講座」の支払方法「") == true)
        #expect(both.lines.contains { $0.ja.contains("次の1件です") } && !both.lines.contains { $0.ja.contains("先に本番環境を書き") })
        #expect(try step(live: false).lines.contains { $0.ja.contains("先に本番環境を書き") })
    }

    /// Whoever keeps two shops tells their checklists apart; what is new is marked on the sheet alone.
    @Test func theChecklistSaysOfWhatItIs() throws {
        let (plain, more) = (try Shop.checked(), try Shop.checked(RemovalTests.more))
        let marks = [(nil, plain), (plain, plain), (plain, more), (more, plain)].map {
            (record: CheckedProject?, project: CheckedProject) in
            let text = pages(record, project).checklist
            #expect(text.contains("対象のサイト / Site: `https://shop.example.jp`\n"))
            return text.contains("Only the entry sheet marks new values")
        }
        #expect(marks == [false, false, true, true])
    }

    /// Another ID than that of the settings is not entered.
    @Test func anotherIDIsNotEntered() throws {
        let step = try #require(steps(Guide(try Shop.checked())).first { $0.id == "live/ids" })
        #expect(step.lines.contains { $0.ja.contains("入力しないでください") && $0.ja.contains("Amazon Pay(本番環境)") })
        let key = try #require(steps(Guide(try Shop.checked())).first { $0.id == "live/key-pair" })
        #expect(key.lines.last?.ja.contains("kessai.yaml のあるフォルダ") == true)
    }
}
