// What a checked project holds: resolved values, derived origins, tax, public halves.
import Foundation
import Outputs
import Project
import Schema
import SourceText
import Testing

@Suite struct CheckedProjectTests {
    @Test func originsAreDerivedWithoutRepeats() throws {
        let live = try #require(try Shop.checked().environment(.live))
        #expect(live.javascriptOrigins.map(\.value) == ["https://shop.example.jp", "https://pay.example.jp:8443"])
        #expect(live.javascriptOrigins.first?.trace.steps == [.derivedOrigin])
    }

    @Test func givenOriginsAreNormalised() throws {
        let given = "ipn_endpoint: https://shop.example.jp/ipn\n    javascript_origins: [\"HTTPS://Shop.Example.jp:443/\"]"
        let live = try #require(
            try Shop.checked([("ipn_endpoint: https://shop.example.jp/ipn", given)]).environment(.live))
        #expect(live.javascriptOrigins.map(\.value) == ["https://shop.example.jp"])
        #expect(live.javascriptOrigins.first?.trace.steps == [.normalised])
    }

    /// The consoles get a host in ASCII; what it is in its own letters is said beside the values, once for each origin.
    @Test(arguments: ["", "\n    javascript_origins: [\"https://ショップ。example.jp/\"]"])
    func originsInOtherLetters(given: String) throws {
        let project = try Shop.checked([
            ("https://shop.example.jp", "https://ショップ.example.jp"),
            ("/return/b", "/return/b" + given),
        ])
        let live = try #require(project.environment(.live))
        let origin = "https://xn--xckya1d0c.example.jp"
        #expect(live.javascriptOrigins.map(\.value) == [origin] + (given.isEmpty ? ["https://pay.example.jp:8443"] : []))
        let lines = Guide(project).sections.flatMap(\.steps).flatMap(\.lines).filter { $0.en.contains("Punycode") }
        #expect(lines.count == 1)
        #expect(lines.first?.ja.hasPrefix("「\(origin)」は「https://ショップ.example.jp」と") == true)
        let plain = Guide(try Shop.checked()).sections.flatMap(\.steps).flatMap(\.lines)
        #expect(!plain.contains { $0.en.contains("Punycode") })
    }

    @Test func entriesOverrideTheDefinition() throws {
        let method = try #require(try Shop.checked().products.first?.methods.first)
        #expect(method.charge?.price.value == 1980)
        #expect(method.charge?.price.trace.steps == [.overrides(id: "once")])
        #expect(method.charge?.price.trace.places.count == 2)
        #expect(method.charge?.taxRate.trace.steps == [.used(id: "once")])
        #expect(method.name.value == "Amazon Pay決済(Auto Pay:従量課金)")
        #expect(method.name.trace.steps == [.namedByType])
        #expect(method.id.value == "once")
    }

    /// The sender is taken over field by field, and of a recurrence the interval: without `times` there is no end.
    @Test func entriesOverrideTheFieldsOfAMappingOneByOne() throws {
        let method =
            "kind: payment_method\nid: weekly\ntype: recurring\nrecurrence:\n  every: 1 week\n  times: 12\n  trial_days: 7\n---\n"
        let mail = """
            kind: step_mail
            id: failed
            trigger: charge_failed
            from: {name: 店, address: info@example.jp}
            subject: a
            body: b
            ---

            """
        let text = """
            kind: product
            id: course
            name: 講座
            scenario: paid_product
            payment_methods:
              - use: weekly
                tax_rate: 10%
                price: 980
                recurrence: {trial_days: 30}
            step_mails:
              - use: failed
                from: {name: 別店}
              - {use: failed, id: plain}

            """
        let unit = FileUnit(
            SourceFile(path: "kessai.yaml", bytes: Array((Shop.integration + "\n---\n" + method + mail + text).utf8)),
            file: FileID(0))
        let project = try #require(CheckedProject(Project([unit]), diagnostics: [], surroundings: Surroundings()))
        let product = try #require(project.products.first)
        let recurrence = try #require(product.methods.first?.recurrence)
        #expect(recurrence.every?.value == Interval(count: 1, unit: .week))
        #expect(recurrence.every?.trace.steps == [.used(id: "weekly")])
        #expect(recurrence.trialDays?.value == 30)
        #expect(recurrence.trialDays?.trace.steps == [.overrides(id: "weekly")])
        #expect(recurrence.trialDays?.trace.places.count == 2)
        #expect(recurrence.times == nil)
        #expect(product.mails.map(\.fromName?.value) == ["別店", "店"])
        #expect(product.mails.map(\.fromAddress?.value) == ["info@example.jp", "info@example.jp"])
        #expect(product.mails.map(\.fromName?.trace.steps) == [[.overrides(id: "failed")], [.used(id: "failed")]])
        #expect(product.mails.first?.fromAddress?.trace.steps == [.used(id: "failed")])
    }

    @Test(arguments: [
        (1980, "10%", 180), (1000, "10%", 90), (108, "8%", 8), (107, "8%", 7), (1, "10%", 0), (500, "0%", 0),
        (999_999_999, "99%", 497_487_436),
    ])
    func taxIsRoundedDownOnce(price: Int, rate: String, tax: Int) throws {
        let project = try Shop.checked([("price: 1980", "price: \(price)"), ("tax_rate: 10%", "tax_rate: \(rate)")])
        #expect(project.products.first?.methods.first?.charge?.tax.value == tax)
    }

    @Test func anIncompleteEnvironmentIsLeftOut() throws {
        let sandbox = "amazon_pay:\n  sandbox:\n    merchant_id: A1EXAMPLE23456\n"
        #expect(try Shop.checked([("amazon_pay:\n", sandbox)]).environments.map(\.name) == [.live])
    }

    @Test func anErrorLeavesNoProject() throws {
        let unit = FileUnit(SourceFile(path: "kessai.yaml", bytes: Array(Shop.integration.utf8)), file: FileID(0))
        let project = Project([unit])
        #expect(CheckedProject(project, diagnostics: [], surroundings: Surroundings()) != nil)
        let error = Diagnostic(.insecureURL, at: Location(FileID(0), ByteRange(0, 1)), Bilingual(same: ""))
        #expect(CheckedProject(project, diagnostics: [error], surroundings: Surroundings()) == nil)
    }

    @Test func aPrivateKeyIsItsPublicHalf() throws {
        let pem = try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
        let project = try Shop.checked(keys: ["keys/live.pem": pem])
        let der = try run("openssl", ["pkey", "-pubout", "-outform", "DER"], input: pem)
        let expected = String(decoding: try run("sha256sum", [], input: der).prefix(64), as: UTF8.self)
        #expect(project.environment(.live)?.publicHalfDigest?.value == expected)
        let secret = String(decoding: pem, as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
        for file in OutputBundle(project).files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("PRIVATE KEY-----") && !secret.contains { text.contains($0) }, "\(file.path)")
        }
        let bundle = OutputBundle(project).files.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(bundle.contains { $0.contains(expected) })
    }

    @Test func labelsOfBothSpellingsGiveEqualValues() throws {
        let english = try sample("full-shop").entries.map(\.entry)
        let japanese = try sample("full-shop-ja").entries.map(\.entry)
        #expect(english == japanese)
    }
}
