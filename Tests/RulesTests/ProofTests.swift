import Project
import SourceText
import Testing

@testable import Rules

/// Fixes: each safe one mends its finding, and none that adds an error is offered.
@Suite struct ProofTests {
    /// The rules whose bad example has a safe fix.
    private static let mendable: Set<Code> = [
        .originWithPath, .originTrailingSlash, .defaultPort, .malformedMailVariable, .brandSpelling,
    ]

    /// The text of `example.yaml` with the edits of all safe fixes made.
    private func mended(_ text: String) -> String {
        let inspection = inspect(text).proven(Surroundings())
        let edits = inspection.diagnostics.flatMap(\.fixes).filter(\.isSafe).flatMap(\.edits)
        return apply(edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? "overlapping"
    }

    @Test(arguments: allRules.map(\.code))
    func safeFixesOfTheBadExampleMendIt(code: Code) throws {
        let rule = try #require(allRules.first { $0.code == code })
        guard case .yaml(let marked) = rule.explanation.bad else { return }
        let text = ExampleProject.unmarked(marked).text
        let isMendable = inspect(text).diagnostics.contains { $0.code == code && $0.fixes.contains(where: \.isSafe) }
        #expect(isMendable == Self.mendable.contains(code))
        guard isMendable else { return }
        #expect(findings(inspect(mended(text))).filter { $0.hasPrefix(code.rawValue + " ") } == [])
        #expect(findings(inspect(mended(text)), from: .error) == [])
    }

    @Test func allFixesOfTheExamplesAreSound() {
        // To switch Amazon Pay on asks for the environments that this example leaves out.
        for explanation in allRules.map(\.explanation) where explanation.code != .amazonPayNotUsed {
            guard case .yaml(let marked) = explanation.bad else { continue }
            let inspection = inspect(ExampleProject.unmarked(marked).text)
            let proven = inspection.proven(Surroundings())
            let (before, after) = (inspection.diagnostics.map(\.fixes.count), proven.diagnostics.map(\.fixes.count))
            #expect(before == after, "a fix of \(explanation.code.rawValue) adds an error")
        }
    }

    /// Where errors stand before and after a fix that moves nothing: one more of them than went is a new one.
    @Test(arguments: [
        ([5], [5], true), ([5], [], true), ([5], [3], true), ([5], [9], true), ([], [5], false), ([5], [5, 9], false),
        ([1], [3, 5], false), ([1, 7], [3, 7], true), ([1, 7], [3, 5, 7], false), ([1, 2], [3, 4], true),
        ([1, 2], [3, 4, 5], false),
    ])
    func errorsThatAFixLeaves(old: [Int], now: [Int], areOld: Bool) {
        #expect(Move.keep(old, now, []) == areOld)
    }

    /// A fix that replaces the text of its own error leaves fewer of that code in it; one beside it may leave it, as it does others.
    @Test func aFixMendsItsOwnError() {
        func errors(_ starts: UInt32...) -> [Diagnostic] {
            starts.map { Diagnostic(.syntaxError, at: Location(FileID(0), ByteRange($0, $0 + 1)), Bilingual(same: "")) }
        }
        func edit(_ start: UInt32, _ end: UInt32) -> [Edit] { [Edit(Location(FileID(0), ByteRange(start, end)), "\"xxxx\"")] }
        let found = errors(5, 9, 20)
        let before = ErrorTally(found)
        func mends(_ now: [Diagnostic], _ finding: Int, _ edits: [Edit]) -> [Bool] {
            ErrorTally(now).mends(before, [(found[finding], edits)])
        }
        #expect(mends(errors(7, 9, 22), 0, edit(5, 9)) == [false])
        #expect(mends(errors(11, 22), 0, edit(5, 9)) == [true])
        #expect(mends(errors(7, 22), 0, edit(5, 12)) == [true])
        #expect(mends(errors(5, 9, 26), 2, edit(12, 12)) == [true])
    }

    @Test func severalSafeFixesAtOnce() {
        let text = mail("AmazonPayで％name1％ 様、% name1 % amazon pay")
        #expect(mended(text) == mail("Amazon Payで%name1% 様、%name1% Amazon Pay"))
        let origins = integration(
            (
                "    return_urls:\n      - https://shop.example.jp/example/return\n",
                "    javascript_origins: ['https://shop.example.jp:443/']\n    return_urls:\n      - https://shop.example.jp/example/return\n"
            ))
        #expect(mended(origins).contains("['https://shop.example.jp']"))
    }

    /// Between quotes the one price is no longer a mistake of the text, but is no price either; that the other is mended is no excuse.
    @Test func aMendedErrorDoesNotPayForAnAddedOne() {
        for other in ["1980", "1,980"] {
            let text = product(
                "- id: a\n  type: one_time\n  tax_rate: 10%\n  price: x: y\n- id: b\n  type: auto_pay\n  tax_rate: 10%\n  price: \(other)"
            )
            let fixes = inspect(text).proven(Surroundings()).diagnostics.flatMap(\.fixes).flatMap(\.edits).map(\.text)
            #expect(!fixes.contains { $0.contains("x: y") }, "\(fixes)")
            #expect(fixes.contains("1980") == (other == "1,980"))
        }
    }

    /// What a fix moves along is no other error.
    @Test func errorsBehindAFixStayOld() {
        let text = product(
            "- id: a\n  type: one_time\n  tax_rate: 0.1\n  price: 1,980\n- id: a b\n  type: 一括\n  tax_rate: 8\n  price: x")
        let found = inspect(text).proven(Surroundings()).diagnostics
        #expect(
            found.filter { $0.fixes.contains(where: \.isSafe) }.map(\.code.rawValue).sorted() == [
                "bad-format", "fraction-tax-rate", "not-whole-yen",
            ])
    }

    @Test func fixOfADocumentByItself() {
        func proven(_ price: String) -> Inspection {
            inspectAlone("kind: payment_method\nid: a\ntype: one_time\ntax_rate: 10%\nprice: \(price)\n").proven(Surroundings())
        }
        #expect(inspectAlone("kind: payment_method\nid: a\nprice: x: y\n").diagnostics.contains { !$0.fixes.isEmpty })
        #expect(proven("x: y").diagnostics.flatMap(\.fixes).isEmpty)
        #expect(proven("1,980").diagnostics.map(\.fixes.count) == [1])
    }

    @Test func fixThatAddsAnErrorIsNotOffered() throws {
        // Turning Amazon Pay on asks for environments that are not there.
        let text = """
            kind: integration
            kessai: 1
            site: {url: https://shop.example.jp, plan: mach}
            amazon_pay:
              use: false
            ---

            """ + product(card)
        let inspection = inspect(text)
        #expect(inspection.diagnostics.map(\.fixes.count) == [1])
        #expect(inspection.proven(Surroundings()).diagnostics.map(\.fixes.count) == [0])
    }

    @Test func culpritsAreFoundAmongManyFixes() {
        let names = (0..<9).map {
            "kind: product\nid: p\($0)\nname: AmazonPay講座\nscenario: paid_product\npayment_methods:\n  - id: card\n    type: one_time\n    tax_rate: 10%\n    price: 1980\n"
        }
        let inspection = inspect(integration(("use: true", "use: false")) + "---\n" + names.joined(separator: "---\n"))
        let proven = inspection.proven(Surroundings())
        #expect(proven.diagnostics.filter { $0.code == .brandSpelling }.map(\.fixes.count) == Array(repeating: 1, count: 9))
        #expect(proven.diagnostics.filter { $0.code == .amazonPayNotUsed }.map(\.fixes.count) == [1])
    }

    /// How often a large project is read again is limited: in 24 readings the halves of 16 fixes, every other one of which adds an error,
    /// are tried down to the first nine.
    @Test(arguments: [(0, 5), (1, 4)])
    func readingsAreLimited(sound: Int, offered: Int) {
        let products = (0..<16).map { number in
            // Beside the right `use:` the corrected one would repeat its id.
            product((number % 2 == sound ? "" : "- use: card\n") + "- use: crad").replacing("id: course", with: "id: p\(number)")
        }
        let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
        let padding = String(repeating: "# \(String(repeating: "x", count: 97))\n", count: 440)
        let text = ([method] + products).joined(separator: "---\n") + padding
        let proven = inspect(text).proven(Surroundings())
        #expect(proven.diagnostics.filter { $0.code == .unknownReference }.count == 16)
        #expect(proven.diagnostics.filter { !$0.fixes.isEmpty }.count == offered)
    }

    /// Those of one code fail alike: however many do, those of others are offered.
    @Test func fixesOfOneCodeThatFailTakeNoOthersWithThem() {
        // `memo:` with a blank would be a key that is not known.
        let products = (0..<64).map { number in
            "memo:春の新商品\n" + product(card.replacing("1980", with: "1,980円")).replacing("id: course", with: "id: p\(number)")
        }
        let padding = String(repeating: "# \(String(repeating: "x", count: 97))\n", count: 440)
        let proven = inspect(products.joined(separator: "---\n") + padding).proven(Surroundings())
        let prices = proven.diagnostics.filter { $0.code == .notWholeYen }
        #expect(prices.map(\.fixes.count) == Array(repeating: 1, count: 64))
        #expect(proven.diagnostics.contains { $0.code == .missingSpace && $0.fixes.isEmpty })
    }

    /// What a text has besides the problems that are told of it is not new when those are mended.
    @Test func fixesBesideProblemsThatAreLeftOut() {
        let methods = (0..<600).map { "kind: payment_method\nid: m\($0)\ntype:one_time\ntax_rate:10%\nprice: 1980\n" }
        let inspection = inspect(methods.joined(separator: "---\n"))
        let told = inspection.diagnostics.filter { $0.code == .missingSpace }
        let proven = inspection.proven(Surroundings()).diagnostics.filter { $0.code == .missingSpace }
        #expect(told.count > 900 && proven.map(\.fixes.count) == told.map(\.fixes.count))
        #expect(proven.count { !$0.fixes.isEmpty } > 900)
    }

    @Test func fixesThatDoNotFitAreNotOffered() {
        let inspection = inspect(product(card.replacing("10%", with: "5%")))
        let outside = inspection.diagnostics.map { finding in
            var finding = finding
            let end = Location(finding.location.file, ByteRange(1_000_000, 1_000_001))
            finding.fixes = [Fix(Bilingual(same: "x"), safe: false, edits: [Edit(end, "x")])]
            return finding
        }
        #expect(inspection.with(outside).proven(Surroundings()).diagnostics.map(\.fixes.count) == [0])
    }

    /// What touches is made apart, in the order of the text.
    @Test(
        arguments: [
            ([[(0, 2)], [(3, 4)]], [0, 1]), ([[(3, 4)], [(0, 2)]], [1, 0]), ([[(0, 2)], [(2, 4)]], [0]),
            ([[(0, 2)], [(1, 4)]], [0]),
            ([[(2, 2)], [(2, 2)]], [0]), ([[(0, 1), (6, 7)], [(3, 4)], [(7, 8)]], [0, 1]),
            ([[(0, 9)], [(3, 4)], [(10, 11)]], [0, 2]),
        ] as [([[(Int, Int)]], [Int])])
    func apartIsWhatDoesNotTouch(items: [[(Int, Int)]], together: [Int]) {
        let parts = apart(Array(items.indices)) { item in
            items[item].map { Edit(Location(FileID(0), ByteRange($0.0..<$0.1)), "") }
        }
        #expect(parts.together == together)
        #expect(Set(parts.rest + parts.together) == Set(items.indices) && parts.rest.count + together.count == items.count)
    }

    @Test func editsThatOverlapAreRefused() {
        let file = FileID(0)
        let edits = [Edit(Location(file, ByteRange(0, 3)), "x"), Edit(Location(file, ByteRange(2, 4)), "y")]
        #expect(apply(edits, to: Array("abcdef".utf8)) == nil)
        #expect(apply([Edit(Location(file, ByteRange(5, 9)), "x")], to: Array("abcdef".utf8)) == nil)
        #expect(apply(edits.reversed().dropFirst().map { $0 }, to: Array("abcdef".utf8)) == Array("xdef".utf8))
    }
}
