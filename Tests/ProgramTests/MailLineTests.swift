// What stands in the lines of a mail is text, whatever is wrong with the line of its key or with another one of them: one finding, and what
// is in the lines is neither told of nor changed.
import Driver
import Rules
import Testing

@Suite struct MailLineTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - {id: one, type: recurring, tax_rate: 10%, price: 6600}
        step_mails:
          - id: first
            trigger: charge_failed
            subject: お支払いのご確認
            body: |
              %name1% 様

              お支払いが確認できておりません。
              　会費　6,600円（税込）
              　期限　12月10日
              \u{20}　お早めにお願いいたします。
            delay_minutes: 10
          - id: second
            trigger: charge_failed
            delay_minutes: 20
            subject: 再度のご確認
            body: |
              %name1% 様
              　会費　6,600円（税込）

        """

    private static func codes(_ product: String) throws -> (codes: [String], mended: String) {
        let folder = try TemporaryFolder(["kessai.yaml": ExampleProject.integration, "product.yaml": product])
        let lines = try kessai(["check", "--format", "short"], in: folder.url).output.split(separator: "\n")
        let codes = lines.compactMap { $0.split(separator: "[").last?.dropLast() }.map(String.init)
        _ = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        return (codes.filter { $0 != "private-key-absent" }, try folder.text("product.yaml"))
    }

    private static let key = "    body: |\n"

    @Test func asItShouldBe() throws { #expect(try Self.codes(Self.product).codes == []) }

    /// The fix, too, leaves the file as it was before the slip.
    @Test(arguments: [
        ("body: |\n", "bad-indentation"), (" body: |\n", "bad-indentation"), ("  body: |\n", "bad-indentation"),
        ("   body: |\n", "bad-indentation"), ("     body: |\n", "bad-indentation"), ("        body: |\n", "bad-indentation"),
        ("    body:|\n", "missing-space"), ("    body： |\n", "full-width-punctuation"),
        ("    body: ｜\n", "full-width-punctuation"),
        ("    body:\n", "syntax-error"),
    ])
    func theKeyAlone(line: String, code: String) throws {
        let found = try Self.codes(Self.product.replacing(Self.key, with: line, maxReplacements: 1))
        #expect(found.codes == [code])
        #expect(found.mended == Self.product)
    }

    @Test(arguments: [
        ("    body |\n", "syntax-error"), ("    body: \"\n", "unterminated-quote"), ("    body: \"いつも\n", "unterminated-quote"),
        ("    body: |本文\n", "syntax-error"), ("    body: >x\n", "syntax-error"), ("\tbody: |\n", "tab-indentation"),
    ])
    func theKeyAloneWhereNobodyKnowsWhatIsMeant(line: String, code: String) throws {
        let found = try Self.codes(Self.product.replacing(Self.key, with: line, maxReplacements: 1))
        #expect(found.codes == [code])
        for text in ["　会費　6,600円（税込）", "　期限　12月10日"] { #expect(found.mended.contains(text)) }
    }

    /// A line that has lost some of its indentation, above others that begin with a full-width space.
    @Test(arguments: 0..<6)
    func aLine(spaces: Int) throws {
        for text in ["お支払いが確認できておりません。", "　会費　6,600円（税込）"] {
            let line = String(repeating: " ", count: spaces) + text
            let found = try Self.codes(Self.product.replacing("      \(text)", with: line, maxReplacements: 1))
            #expect(found.codes == [text.hasPrefix("　") && spaces == 0 ? "invisible-character" : "bad-indentation"], "\(line)")
            if !text.hasPrefix("　") { #expect(found.mended == Self.product) }
        }
    }

    /// Lines that YAML folds into one, since nothing among them is anything else: no quotes, and no other blank.
    @Test(arguments: ["    body:\n      会員の皆様\n", "    body: 会員の皆様\n", "    body:  # 本文\n      会員の皆様\n"])
    func linesThatAreFolded(head: String) throws {
        let found = try Self.codes(Self.product.replacing(Self.key + "      %name1% 様\n", with: head, maxReplacements: 1))
        #expect(found.codes == ["invisible-character"])
        let comment = head.contains("#") ? "  # 本文" : ""
        let right = Self.product.replacing(
            Self.key + "      %name1%", with: "    body: |\(comment)\n      会員の皆", maxReplacements: 1)
        #expect(found.mended == right.replacing("会員の皆 様", with: "会員の皆様"))
    }
}
