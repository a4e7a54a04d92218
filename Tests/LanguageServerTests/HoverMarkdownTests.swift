import LanguageServer
import SourceText
import Testing

@Suite("What hover quotes from a project has no effect in it")
struct HoverMarkdownTests {
    private func text(_ hover: JSON) -> String { hover["contents"]["value"].string ?? "" }

    private static let mail = """
        kind: step_mail
        id: fail
        trigger: charge_failed
        subject: x
        body: |
         ```

         ![t](https://evil.example/track.png)
         ````yaml

        """

    private static let product = """
        kind: product
        id: more
        name: x
        scenario: "``![t](https://evil.example/p.png)"
        payment_methods:
          - use: pm
        step_mails:
          - use: fail

        """

    @Test("The fence around a definition is longer than any in it")
    func definition() {
        var editor = Editor()
        editor.open("mail.yaml", Self.mail)
        editor.open("more.yaml", Self.product)
        let hover = text(editor.at("textDocument/hover", "more.yaml", 7, 11))
        let lines = hover.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(3) == ["**`fail`** `mail.yaml`", "", "`````yaml"], "\(hover)")
        #expect(lines.contains(" ````yaml") && lines.filter { $0.hasPrefix("`````") }.count == 2, "\(hover)")
        #expect(lines.last { !$0.isEmpty } == "`````", "\(hover)")
    }

    @Test("Without Markdown a definition keeps its own fences")
    func plainDefinition() {
        var editor = Editor(capabilities: [:])
        editor.open("mail.yaml", Self.mail)
        editor.open("more.yaml", Self.product)
        let lines = text(editor.at("textDocument/hover", "more.yaml", 7, 11)).split(separator: "\n")
        #expect(lines.first == "fail mail.yaml" && lines.contains(" ```") && lines.contains(" ````yaml"), "\(lines)")
        #expect(!lines.contains { $0.hasPrefix("`") }, "\(lines)")
    }

    @Test("A definition in a file of Windows has its lines, too")
    func carriageReturns() {
        var editor = Editor()
        editor.open("mail.yaml", Self.mail.replacing("\n", with: "\r\n"))
        editor.open("more.yaml", Self.product)
        #expect(text(editor.at("textDocument/hover", "more.yaml", 7, 11)).contains("\nid: fail\ntrigger: charge_failed\n"))
    }

    @Test(
        "The name of a file is code, whatever it is",
        arguments: [
            ("![x](https:/evil.example/p.png).yaml", "`![x](https:/evil.example/p.png).yaml`"), ("a`b*.yaml", "``a`b*.yaml``"),
        ])
    func path(_ path: String, _ shown: String) {
        let pm = "kind: payment_method\nid: pm\ntype: auto_pay\ntax_rate: 10%\nprice: 9800\n"
        var editor = Editor(Editor.shop.merging(["/shop/\(path)": pm]) { first, _ in first })
        editor.open("more.yaml", Self.product)
        let hover = text(editor.at("textDocument/hover", "more.yaml", 5, 10))
        #expect(hover.hasPrefix("**`pm`** \(shown)\n\n```yaml\n"), "\(hover)")
    }

    @Test("A value that begins with the sign of code stays in code or is escaped", arguments: ["ja", "en"])
    func finding(locale: String) {
        var editor = Editor(locale: .string(locale))
        editor.open("more.yaml", Self.product)
        let hover = text(editor.at("textDocument/hover", "more.yaml", 3, 14))
        let code =
            locale == "ja" ? "``` ``![t](https://evil.example/p.png) ```" : "```` ```![t](https://evil.example/p.png)` ````"
        #expect(hover.contains("**not-a-choice**: ") && hover.contains(code), "\(hover)")
    }

    @Test("Without Markdown the value is there as it is written", arguments: ["ja", "en"])
    func plainFinding(locale: String) {
        var editor = Editor(locale: .string(locale), capabilities: [:])
        editor.open("more.yaml", Self.product)
        let hover = text(editor.at("textDocument/hover", "more.yaml", 3, 14))
        let value = "``![t](https://evil.example/p.png)"
        #expect(hover.contains(locale == "ja" ? "「\(value)」という値" : "`\(value)` is not a value of `scenario`."), "\(hover)")
    }
}
