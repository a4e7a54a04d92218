import Project
import SourceText
import Testing

/// Lines of a mail in Markdown's emphasis that read like entries: they stay what they are, and each mistake is told once.
@Suite struct EmphasisInTextTests {
    private static func mail(_ body: String) -> String {
        """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - id: card
            type: one_time
            tax_rate: 10%
            price: 1980
        step_mails:
          - id: failed
            trigger: charge_failed
            subject: 件名
        \(body)
            unsubscribe: false

        """
    }

    /// Only the `|` is missing, and the fix writes it.
    @Test(arguments: [
        ["**ご案内**", "**商品名**: りんご定期便"], ["**商品名**: りんご定期便", "**料金(税込)**: 3,300円"], ["**unsubscribe**: true", "以上"],
        ["**商品名:** りんご", "お知らせ", "**注意**: 返品不可"], ["*商品名*: りんご", "  **料金**: **3,300円**", "以上"],
    ])
    func textsThatLackTheirBar(lines: [String]) throws {
        let text = Self.mail("    body:\n" + lines.map { "      \($0)" }.joined(separator: "\n"))
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.aliasNotSupported], "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        #expect(problem.help?.en.contains("Write `body: |`") == true)
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && problem.fixes.count == 1 && applying(fix, to: text) == text.replacing("body:", with: "body: |"))
    }

    /// Behind a line that is no emphasis it is one finding too, and no fix that is certain touches the text.
    @Test(arguments: [["商品名: りんご", "**料金**: 3,300円", "**注意**: 返品不可"], ["ご案内", "**商品名**: りんご", "*注意*: *返品不可*"]])
    func emphasisFurtherBelow(lines: [String]) {
        let problems = project(Self.mail("    body:\n" + lines.map { "      \($0)" }.joined(separator: "\n"))).problems
            .filter { $0.severity == .error }
        #expect(problems.count == 1 && !problems.flatMap(\.fixes).contains(where: \.isSafe), "\(problems.map(\.message.en))")
    }

    /// A line left of the text is part of it, unless the mail lacks a field of that name.
    @Test(arguments: [
        ("本文です。\n", "**件名**: りんご"), ("本文です。\n", "**お知らせ:** りんご"), ("本文です。\n", "**id**: りんご"), ("", "**件名**: りんご"),
        ("", "**お知らせ**: りんご"),
    ])
    func linesLeftOfTheText(above: String, line: String) {
        let text = Self.mail("    body: |\n" + (above.isEmpty ? "" : "      " + above) + "    " + line)
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.badIndentation], "\(problems.map(\.message.en))")
        #expect(problems.flatMap(\.fixes).allSatisfy { !$0.isSafe })
    }

    /// Emphasis below the key of a text of one line is no group either.
    @Test func textsOfOneLine() {
        let text = Self.mail("    body: 本文").replacing("subject: 件名", with: "subject:\n      **件名**: 重要")
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.aliasNotSupported] && !problems.flatMap(\.fixes).contains(where: \.isSafe))
    }

    /// Also with the colon between the signs.
    @Test(arguments: ["**unsubscribe:** false", "**unsubscribe**: false"]) func fieldsBelowATextThatIsNotIndented(line: String) {
        let text = Self.mail("    body: |\n    **件名:** りんご\n    \(line)").replacing("    unsubscribe: false\n", with: "")
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code).sorted() == [.aliasNotSupported, .badIndentation].sorted(), "\(problems.map(\.message.en))")
    }

    @Test func fieldsBelowTheText() throws {
        let text = Self.mail("    body: |\n      本文です。\n    **delay_minutes**: 30")
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.aliasNotSupported])
        let fix = try #require(problems.first?.fixes.first)
        #expect(fix.isSafe && applying(fix, to: text) == text.replacing("**delay_minutes**", with: "delay_minutes"))
    }
}
