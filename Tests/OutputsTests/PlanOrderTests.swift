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
}
