// A project at its limits is as good as any other, and one beyond them is refused with a sentence.
import Driver
import Foundation
import Testing

@Suite struct LimitTests {
    private static func limits(files: Int? = nil, texts: Int? = nil) -> ProjectLimits {
        var limits = ProjectLimits()
        if let files { limits.files = files }
        if let texts { limits.texts = texts }
        return limits
    }

    @Test(arguments: [["check"], ["build", "--output", "out"], ["fmt"], ["values"]])
    func noMoreFilesThanTheLimit(_ command: [String]) throws {
        let folder = try shop()
        for (language, words) in [("ja", "1を超えるYAMLファイル"), ("en", "more than 1 YAML files")] {
            let beyond = try kessai(command + ["--lang", language], in: folder.url, limits: Self.limits(files: 1))
            #expect(beyond.exit == .problems && (beyond.output + beyond.messages).contains(words), "\(beyond)")
        }
        #expect(!folder.names.contains("out"))
        let inside = try kessai(command, in: folder.url, limits: Self.limits(files: 2))
        #expect(inside.exit == .done, "\(inside)")
    }

    @Test func tooManyFilesIsOneFinding() throws {
        let folder = try shop()
        let outcome = try kessai(["check", "--format", "json"], in: folder.url, limits: Self.limits(files: 1))
        #expect(outcome.output.matches(of: /"code": ?"([a-z-]+)"/).map { String($0.1) } == ["too-many-files"])
    }

    private static let product = """
        kind: product
        id: p#
        name: P#
        scenario: paid_product
        payment_methods: [{id: m, type: one_time, tax_rate: 10%, price: 1}]

        """

    /// A name is written three times for a product with one payment method.
    @Test(arguments: [["build", "--output", "out"], ["build", "--archive", "a.tar"], ["values"], ["plan"], ["record"]])
    func noMoreTextThanTheLimit(_ command: [String]) throws {
        let folder = try shop([
            "a.yaml": Self.product.replacing("#", with: "1"), "b.yaml": Self.product.replacing("#", with: "22"),
        ])
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("products"))
        let before = folder.names
        let beyond = try kessai(command + ["--lang", "en"], in: folder.url, limits: Self.limits(texts: 14))
        #expect(beyond.exit == .problems && beyond.output.isEmpty && folder.names == before)
        #expect(beyond.messages.hasPrefix("kessai: b.yaml:3: the step mails and names"), "\(beyond)")
        let inside = try kessai(command, in: folder.url, limits: Self.limits(texts: 15))
        #expect(inside.exit == .done || command == ["plan"] && inside.exit == .differs, "\(inside)")
    }

    /// Of what is too much, the greatest part is named: here a mail, which each of its products has.
    @Test func whatTakesMostIsNamed() throws {
        let folder = try shop([
            "a.yaml": Self.product.replacing("#", with: "1") + "step_mails: [use: long]\n",
            "b.yaml": Self.product.replacing("#", with: "2") + "step_mails: [use: long]\n",
            "mail.yaml": "kind: step_mail\nid: long\ntrigger: charge_failed\nsubject: S\nbody: "
                + String(repeating: "a", count: 3_000_000) + "\n",
        ])
        for (language, words) in [("ja", "合わせて6MBになります(5MBまで)"), ("en", "are 6 MB together; 5 MB are the most")] {
            let outcome = try kessai(["values", "--lang", language], in: folder.url, limits: Self.limits(texts: 5_000_000))
            #expect(outcome.exit == .problems && outcome.messages.hasPrefix("kessai: mail.yaml:5: "), "\(outcome.messages)")
            #expect(outcome.messages.contains(words) && outcome.messages.contains(language == "ja" ? "2件の商品" : "in 2 products"))
        }
        #expect(try kessai(["values"], in: folder.url).exit == .done)
    }
}
