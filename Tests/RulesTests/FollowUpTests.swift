import Rules
import SourceText
import Testing

/// A mistake in one document that makes others look wrong is told once.
@Suite struct FollowUpTests {
    private func codes(_ documents: [String]) -> [Code] {
        inspect(documents.joined(separator: "---\n")).diagnostics.map(\.code).filter { $0.severity > .hint }
    }

    /// Which of two is meant by an id is not known, so nothing is wrong with what either of them would do.
    @Test func twoOfOneID() {
        let monthly = "kind: payment_method\nid: one\nname: 毎月払い\ntype: recurring\nrecurrence: {every: 1 month}\n"
        let once = "kind: payment_method\nid: one\nname: 一括払い\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
        let product = "kind: product\nid: c\nname: 講座\nscenario: paid_product\npayment_methods: [{use: one}]\n"
        #expect(codes([monthly, once, product]) == [.duplicateID])
        #expect(codes([once, monthly, product]) == [.duplicateID])
        let failed = "kind: step_mail\nid: one\ntrigger: charge_failed\nsubject: お願い\nbody: 本文です。\n"
        let ended = failed.replacing("charge_failed", with: "recurring_cancelled").replacing("本文です。", with: "ご利用ありがとうございました。")
        let sender =
            product.replacing("{use: one}", with: "{id: m, type: auto_pay, tax_rate: 10%, price: 980}")
            + "step_mails: [{use: one}]\n"
        #expect(codes([failed, ended, sender]) == [.duplicateID])
        #expect(codes([ended, failed, sender]) == [.duplicateID])
    }

    /// A shared mail quotes the prices of all that send it: the one that a mistake hides may be that of which it speaks.
    @Test(arguments: [
        "price: 4378", "price 4378", "   price: 4378", "price: 4378x", "prise: 4378", "price:", "", "price: 4,378",
        "price: 4378\n    price: 980",
    ])
    func hiddenPrice(line: String) {
        let mail = "kind: step_mail\nid: d\ntrigger: charge_failed\nsubject: お願い\nbody: 月額1,078円と4,378円です。\n"
        func product(_ id: String, _ name: String, _ price: String, use: String = "d") -> String {
            """
            kind: product
            id: \(id)
            name: \(name)
            scenario: paid_product
            payment_methods:
              - id: m
                type: recurring
                recurrence: {every: 1 month}
                tax_rate: 10%
                \(price)
            step_mails:
              - use: \(use)

            """
        }
        let light = product("light", "ライトプラン", "price: 1078")
        #expect(!codes([mail, light, product("pro", "プロプラン", line)]).contains(.mailQuotesOtherPrice), "\(line)")
        #expect(!codes([mail, light, product("pro", "プロプラン", "price: 4378", use: "dd")]).contains(.mailQuotesOtherPrice))
        #expect(
            !codes([mail, light, product("pro", "プロプラン", "price: 4378").replacing("kind:", with: "knid:")]).contains(
                .mailQuotesOtherPrice))
        // Nothing is hidden here.
        #expect(codes([mail, light, product("pro", "プロプラン", "price: 4400")]).contains(.mailQuotesOtherPrice))
        #expect(codes([mail, light]).contains(.mailQuotesOtherPrice))
    }
}
