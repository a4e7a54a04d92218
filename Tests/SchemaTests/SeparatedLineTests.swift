import Project
import SourceText
import Testing

/// Lines of entries with a sign at their ends, as those of JSON and of programs have it.
@Suite struct SeparatedLineTests {
    private static let lines = [
        "id: card", "name: カード払い", "type: one_time", "tax_rate: 10%", "price: 1980", "collect_shipping_address: true",
    ]

    private static func method(_ lines: [String]) -> String { "kind: payment_method\n" + lines.joined(separator: "\n") + "\n" }

    /// One finding, which mends all of them, a text too.
    @Test(arguments: [",", ";", "、", "，", ", # 税込"]) func signsBehindAllLines(sign: String) throws {
        let text = Self.method(Self.lines.dropLast().map { $0 + sign } + Self.lines.suffix(1))
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.badFormat], "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        let bare = String(sign.prefix(1))
        #expect(problem.message.en == "5 lines from `id` on end with `\(bare)`, but YAML puts nothing between values.")
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && applying(fix, to: text) == text.replacing(bare, with: ""))
    }

    /// As JSON has them: between quotes the sign follows the value.
    @Test func pastedJSON() throws {
        let lines = [
            "\"id\": \"card\"", "\"name\": \"カード\"", "\"type\": \"one_time\"", "\"tax_rate\": \"10%\"", "\"price\": 1980",
        ]
        let text = Self.method(lines.dropLast().map { $0 + "," } + lines.suffix(1))
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.badFormat], "\(problems.map(\.message.en))")
        #expect(problems.first?.fixes.first.map { applying($0, to: text) } == text.replacing(",", with: ""))
    }

    /// One line alone may be a slip, a text may end so, and of other signs in between nothing is known.
    @Test(arguments: [
        ["id: card", "name: カード払い,", "type: one_time", "tax_rate: 10%", "price: 1980"],
        ["id: card", "name: カード払い", "type: one_time", "tax_rate: 10%,", "price: 1980"],
        ["id: card", "name: カード払い、", "type: one_time", "tax_rate: 10%,", "price: 1980;"],
        ["id: card,", "name: カード払い", "type: one_time,", "tax_rate: 10%", "price: 1980"],
    ])
    func linesAlone(lines: [String]) {
        let problems = project(Self.method(lines)).problems
        #expect(!problems.contains { $0.message.en.contains("puts nothing between values") })
    }
}
