import Project
import Rules
import SourceText
import Testing

/// What buyers choose by: the names of payment methods, and the methods of one product side by side.
@Suite struct MethodNameTests {
    private static func method(_ id: String, _ lines: String) -> String {
        "- id: \(id)\n  tax_rate: 10%\n  price: 980\n  " + lines.replacing("\n", with: "\n  ")
    }

    /// A definition that charges at intervals is right for whoever does not turn its type round.
    @Test func aTypeBesideADefinitionWithAnInterval() throws {
        let shared =
            "kind: payment_method\nid: monthly\ntype: recurring\ntax_rate: 10%\nprice: 100\nrecurrence: {every: 1 month}\n---\n"
        let right = product("- use: monthly").replacing("id: course", with: "id: b")
        let inspection = inspect(shared + right + "---\n" + product("- use: monthly\n  type: one_time"))
        #expect(findings(inspection, from: .warning) == ["recurrence-without-recurring 「one_time」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .recurrenceWithoutRecurring })
        #expect(finding.path == "product[id=course].payment_methods[0].type")
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["recurrence"])
        #expect(finding.help?.en.contains("Remove `recurrence`") == false && finding.help?.ja.contains("「type」") == true)
        // An interval of its own is wrong where it stands, and a definition that contradicts itself is wrong there.
        let own = "- use: monthly\n  type: one_time\n  recurrence: {every: 2 months}"
        #expect(findings(shared + right + "---\n" + product(own)) == ["recurrence-without-recurring 「recurrence」"])
        let wrong = shared.replacing("type: recurring", with: "type: auto_pay")
        let found = inspect(wrong + product("- use: monthly\n  type: one_time")).diagnostics.first {
            $0.code == .recurrenceWithoutRecurring
        }
        #expect(found?.path == "payment_method[id=monthly].recurrence")
    }

    /// 月払い and 年払い of one course are two offers; two that charge equally often are one too many, however that is written.
    @Test(arguments: [
        ("recurrence: {every: 1 month}", "recurrence: {every: 1 year}", false),
        ("recurrence: {every: 1 month}", "recurrence: {every: 1か月, times: 12}", true),
        ("recurrence: {every: 12 months}", "recurrence: {every: 1 year}", true),
        ("recurrence: {every: 7 days}", "recurrence: {every: 1 week}", true),
        ("recurrence: {every: 30 days}", "recurrence: {every: 1 month}", false),
        ("name: 月払い", "recurrence: {every: 1 year}", false), ("collect_shipping_address: true", "name: 定期", true),
        ("recurrence: {every: 1 month}", "recurrence: {times: 3}", false),
    ])
    func intervalsOfOneProduct(first: String, second: String, isTold: Bool) {
        let methods = [
            Self.method("a", "type: recurring\n\(first.hasPrefix("name") ? "" : "name: A\n")\(first)"),
            Self.method("b", "type: recurring\n\(second.hasPrefix("name") ? "" : "name: B\n")\(second)"),
        ]
        #expect(findings(product(methods.joined(separator: "\n"))) == (isTold ? ["duplicate-method-type 「recurring」"] : []))
    }

    @Test func methodsOfOneTypeAndIntervalAreSaidToBeSo() throws {
        let months = ["a", "b"].map { Self.method($0, "type: recurring\nname: \($0)\nrecurrence: {every: 1 month}") }
        let year = Self.method("y", "type: recurring\nname: y\nrecurrence: {every: 1 year}")
        let found = inspect(product((months + [year]).joined(separator: "\n"))).diagnostics.filter {
            $0.code == .duplicateMethodType
        }
        #expect(found.map(\.related.count) == [1])
        #expect(found.first?.message.ja.contains("周期が同じ") == true && found.first?.message.en.contains("has 2 ") == true)
    }
}
