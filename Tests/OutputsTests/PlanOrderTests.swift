// In which order a plan has things done: nobody may meet two of one name and take the wrong one for the other.
import Schema
import SourceText
import Testing

@testable import Outputs

@Suite struct PlanOrderTests {
    /// Products with their methods and mails, each as one line of YAML.
    private func entries(_ products: (id: String, name: String, methods: [String], mails: [String])...) throws -> [Entry] {
        let documents = products.map { product in
            var text = "kind: product\nid: \(product.id)\nname: \(product.name)\nscenario: paid_product\npayment_methods:\n"
            text += product.methods.map { "  - {\($0)}\n" }.joined()
            if !product.mails.isEmpty { text += "step_mails:\n" + product.mails.map { "  - {\($0)}\n" }.joined() }
            return text
        }
        return try checked(["kessai.yaml": Shop.integration, "products.yaml": documents.joined(separator: "---\n")]).entries
            .map(\.entry)
    }

    private static let autoPay = "id: once, type: auto_pay, tax_rate: 10%, price: 1980"
    private static let recurring = "id: m, type: recurring, tax_rate: 10%, price: 2980"

    private func ids(_ plan: EntryPlan) -> [String] { plan.changes.map(\.id.text) }

    /// As the lines of the text stand.
    private func told(_ plan: EntryPlan) -> [String] {
        plan.groups.flatMap(\.screens).flatMap(\.changes).map(\.change.id.text)
    }

    /// A subject that is given up in one tab and taken in another screen of it: the text keeps the order of the changes.
    @Test func aTextKeepsTheOrderOfTheChanges() throws {
        let subject = "subject: お支払いのお願い"
        let before = try entries(
            ("a", "講座A", [Self.autoPay], []),
            ("b", "講座B", [Self.autoPay], ["id: m1, trigger: charge_failed, \(subject), body: 一回目です。"]))
        let after = try entries(
            ("a", "講座A", [Self.autoPay], ["id: m0, trigger: charge_failed, subject: 講座Aのお願い, body: 文"]),
            (
                "b", "講座B", [Self.autoPay],
                [
                    "id: m1, trigger: charge_failed, delay_minutes: 1440, \(subject)(2回目), body: 一回目です。",
                    "id: m2, trigger: charge_failed, \(subject), body: 新しい一回目です。",
                ]
            ))
        let plan = EntryPlan(from: before, to: after)
        #expect(told(plan) == ids(plan))
        let (given, taken) = (
            ids(plan).firstIndex(of: "product/b/mail/m1/subject"), told(plan).firstIndex(of: "product/b/mail/m2/subject")
        )
        #expect(try #require(given) < #require(taken))
        // Each screen once: what is edited first, then what is made.
        #expect(plan.groups.flatMap(\.screens).map { $0.menu.last ?? "" } == ["編集", "新規追加"])
        for language in Language.allCases {
            for format in [PlanFormat.text, .markdown] {
                let text = plan.report(format, [language])
                let first = try #require(text.range(of: "product/b/mail/m1/subject")).lowerBound
                #expect(try first < #require(text.range(of: "product/b/mail/m2/subject")).lowerBound, "\(text)")
            }
        }
    }

    /// A tab may have to be opened twice: what gives a subject up there comes before what takes it in another tab, and that before what
    /// takes the one of that.
    @Test func aScreenThatIsOpenedTwice() throws {
        func mails(_ subjects: String...) -> [String] {
            zip(["charge_failed", "recurring_cancelled", "charge_failed"], subjects).enumerated().map { index, mail in
                "id: m\(index), trigger: \(mail.0), subject: \(mail.1), body: 文\(index)"
            }
        }
        let before = try entries(("a", "講座", [Self.recurring], mails("一", "二", "三")))
        let plan = EntryPlan(from: before, to: try entries(("a", "講座", [Self.recurring], mails("二", "三", "四"))))
        #expect(told(plan) == [2, 1, 0].map { "product/a/mail/m\($0)/subject" } && ids(plan) == told(plan))
    }

    /// Two scenarios of one name, one of which has contracts: the earlier one is renamed before the other one is made.
    @Test func aNameIsGivenUpBeforeAScenarioTakesIt() throws {
        let before = try entries(("club", "研究会", [Self.recurring], []))
        let copy = Self.recurring + ", name: 毎月のお支払い"
        let after = try entries(("club", "研究会(第1期)", [Self.recurring], []), ("club-2", "研究会", [copy], []))
        let plan = EntryPlan(from: before, to: after)
        #expect(
            ids(plan).prefix(3) == ["product/club/name", "product/club-2/scenario", "product/club-2/name"]
                && told(plan) == ids(plan))
        #expect(plan.changes.first?.risk == .money && plan.changes.first?.menu == ["シナリオ管理メニュー", "基本設定"])
        #expect(plan.changes.first?.subject.ja == "「研究会」の商品名")
        #expect(plan.changes[1].subject.ja == "「研究会」のシナリオ")
        // Who looks for it all the same is not sent to the scenario with the contracts.
        #expect(
            plan.changes.flatMap(\.warnings).map(\.ja) == [
                "「研究会」の名前で記録されているシナリオは、IDが「club」の商品のものです。それは開かず、新しく作ります。"
            ])
        #expect(plan.changes[1].warnings.first?.en.contains("that of the product with the id club") == true)
        // From there on it is called by its new name.
        let dearer = try entries(
            ("club", "研究会(第1期)", [Self.recurring.replacing("2980", with: "3980")], []), ("club-2", "研究会", [copy], []))
        let price = EntryPlan(from: before, to: dearer).changes.first { $0.id.text == "product/club/method/m/price" }
        #expect(price?.subject.ja == "「研究会(第1期)」の料金")
    }

    /// Names that are passed on to one that is made: from the last of them on.
    @Test func namesThatArePassedOnToANewScenario() throws {
        func products(_ names: String...) throws -> [Entry] {
            let products = zip(["a", "b", "c"], names).map { (id: $0, name: $1, methods: [Self.recurring], mails: [String]()) }
            return products.count == 2
                ? try entries(products[0], products[1]) : try entries(products[0], products[1], products[2])
        }
        let plan = EntryPlan(from: try products("第1期", "第2期"), to: try products("第2期", "第3期", "第1期"))
        #expect(ids(plan).prefix(4) == ["product/b/name", "product/a/name", "product/c/scenario", "product/c/name"])
        #expect(plan.changes.prefix(2).map(\.subject.ja) == ["「第2期」の商品名", "「第1期」の商品名"])
        // Where nobody takes it, a name is changed where it always was.
        let other = EntryPlan(from: try products("第1期", "第2期"), to: try products("第1期", "第3期", "第4期"))
        #expect(other.changes.first { $0.id.text == "product/b/name" }?.risk == .display)
        #expect(other.changes.flatMap(\.warnings).contains { $0.ja.hasPrefix("シナリオがすでにある商品") })
    }

    /// The same of methods, within their product.
    @Test func aNameIsGivenUpBeforeAMethodTakesIt() throws {
        func product(_ methods: String...) -> (id: String, name: String, methods: [String], mails: [String]) {
            ("club", "研究会", methods, [])
        }
        let named = Self.recurring + ", name: 毎月払い"
        let added = named.replacing("id: m", with: "id: m2").replacing("2980", with: "3980")
        let plan = EntryPlan(from: try entries(product(named)), to: try entries(product(named + "(旧会員)", added)))
        #expect(
            ids(plan).prefix(2) == ["product/club/method/m/method_name", "product/club/method/m2/type"] && told(plan) == ids(plan)
        )
        #expect(plan.changes.first?.risk == .money)
        #expect(
            plan.changes.prefix(2).map(\.subject.ja) == ["「研究会」の支払方法「毎月払い」の支払方法表示名", "「研究会」の支払方法「毎月払い」の種類"])
        // That of another product is none of theirs.
        let other = EntryPlan(
            from: try entries(product(named)),
            to: try entries(product(named + "(旧会員)"), ("b", "講座", [named], [])))
        #expect(other.changes.first { $0.id.text == "product/club/method/m/method_name" }?.risk == .display)
    }

    /// What takes the place of something is there before that goes, also where its screen is opened earlier for another value.
    @Test(arguments: [1980, 2480])
    func whatIsMadeComesBeforeWhatIsRemoved(_ price: Int) throws {
        let other = Self.autoPay.replacing("1980", with: "\(price)")
        let mail = "trigger: charge_failed, body: 文"
        let before = try entries(
            ("club", "研究会", [Self.recurring + ", name: 毎月払い"], ["id: a, subject: 一, \(mail)"]), ("a", "講座", [Self.autoPay], []))
        let after = try entries(
            (
                "club", "研究会", ["id: auto, type: auto_pay, tax_rate: 10%, price: 2980, name: 都度払い"],
                ["id: b, subject: 二, \(mail)です"]
            ),
            ("a", "講座", [other], []))
        let plan = EntryPlan(from: before, to: after)
        #expect(told(plan) == plan.told.map(\.change.id.text))
        for (made, removed) in [("method/auto/price", "method/m/type"), ("mail/b/body", "mail/a/trigger")] {
            let places = [made, removed].map { told(plan).firstIndex(of: "product/club/\($0)") }
            #expect(try #require(places[0]) < #require(places[1]), "\(told(plan))")
        }
        #expect((told(plan).first == "product/a/method/once/price") == (price != 1980))
        #expect(plan.groups.first?.screens.last?.changes.map(\.change.id.text) == ["product/club/method/m/type"])
        // Where nothing is made, each screen is opened once.
        let less = EntryPlan(
            from: try entries(("a", "講座", [Self.autoPay, Self.recurring], [])), to: try entries(("a", "講座", [other], [])))
        #expect(less.groups.map(\.screens.count) == [1])
    }

    /// A product that another one replaces sells until that does.
    @Test func aSaleEndsOnceAnotherOneBegins() throws {
        let (old, next) = (("y1", "講座1期", [Self.recurring], [String]()), ("y2", "講座2期", [Self.autoPay], [String]()))
        let stays = ("a", "入門", [Self.autoPay], [String]())
        let plan = EntryPlan(from: try entries(stays, old), to: try entries(stays, next))
        let money = try #require(plan.groups.first).screens.flatMap(\.changes).map(\.change.id.text)
        #expect(money.first == "product/y2/scenario" && money.last == "product/y1/scenario")
        #expect(money.contains("product/y2/method/once/price"))
        // Where nothing takes its place, nothing is waited for.
        let dearer = ("a", "入門", [Self.autoPay.replacing("1980", with: "2480")], [String]())
        #expect(ids(EntryPlan(from: try entries(stays, old), to: try entries(dearer))).first == "product/y1/scenario")
    }

    /// How often is charged, and after which time, tells methods of one name apart as well.
    @Test func theNumberOfChargesTellsMethodsApart() throws {
        func subjects(_ first: String, _ second: String) throws -> [String] {
            func methods(_ checked: Bool) throws -> [Entry] {
                let method = "name: 分割, type: recurring, tax_rate: 10%, price: 1000, collect_shipping_address: \(checked)"
                let recurrences = [first, second].map { "recurrence: {every: 1 month\($0)}" }
                return try entries(
                    ("a", "講座", ["id: a, \(method), \(recurrences[0])", "id: b, \(method), \(recurrences[1])"], []))
            }
            return EntryPlan(from: try methods(false), to: try methods(true)).changes.map {
                "\($0.subject.ja) / \($0.subject.en)"
            }
        }
        #expect(
            try subjects(", times: 6", ", times: 12").map { $0.components(separatedBy: "「お届け先")[0] } == [
                "「講座」の支払方法「分割」(6回)の", "「講座」の支払方法「分割」(12回)の",
            ])
        #expect(
            try subjects("", ", times: 12") == [
                "「講座」の支払方法「分割」(課金の回数なし)の「お届け先情報を取得する」 / “講座”, payment method “分割” (no number of charges): Collect the shipping address",
                "「講座」の支払方法「分割」(12回)の「お届け先情報を取得する」 / “講座”, payment method “分割” (12 times): Collect the shipping address",
            ])
        #expect(
            try subjects(", trial_days: 7", "") == [
                "「講座」の支払方法「分割」(お試し期間7日)の「お届け先情報を取得する」 / “講座”, payment method “分割” (trial period of 7 days): Collect the shipping address",
                "「講座」の支払方法「分割」(お試し期間なし)の「お届け先情報を取得する」 / “講座”, payment method “分割” (no trial period): Collect the shipping address",
            ])
    }
}
