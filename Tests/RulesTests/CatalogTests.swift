import Foundation
import Project
import Rules
import SourceText
import Syntax
import Testing

/// Every code is explained exactly once, and the examples of each explanation show it.
@Suite struct CatalogTests {
    @Test func everyCodeIsExplainedOnce() {
        let explained = allExplanations.map(\.code.rawValue).sorted()
        #expect(explained == Code.allCases.map(\.rawValue).sorted(), "a code without an explanation, or with two")
    }

    @Test func everyRuleStandsOnceInTheCatalog() {
        let codes = allRules.map(\.code)
        #expect(Set(codes).count == codes.count)
    }

    /// An explanation says what is done; a finding asks for it.
    @Test func explanationsHaveOneRegister() {
        #expect(allExplanations.filter { $0.fix.ja.contains("ください") }.map(\.code) == [])
    }

    @Test func theExampleIntegrationIsClean() {
        #expect(findings(inspect(ExampleProject.integration)) == [])
    }

    @Test(arguments: allExplanations.map(\.code))
    func badExampleHasItsFindingsWhereTheMarksAre(code: Code) throws {
        let explanation = try #require(allExplanations.first { $0.code == code })
        guard case .yaml(let marked) = explanation.bad else { return }
        let (text, ranges) = ExampleProject.unmarked(marked)
        #expect(!ranges.isEmpty, "the bad example of \(code.rawValue) marks no place")
        let inspection = inspect(text)
        let own = inspection.diagnostics.filter { $0.code == code }
        #expect(own.map(\.location.range) == ranges, "\(findings(inspection))")
        let file = own.first?.location.file
        #expect(
            own.allSatisfy { $0.location.file == file && inspection.project.source($0.location.file)?.path == "example.yaml" })
        let others = inspection.diagnostics.filter { $0.code != code && $0.severity > .hint && !isOutside($0.code, code) }
        #expect(others.map(\.code) == [], "\(findings(inspection))")
    }

    @Test(arguments: allExplanations.map(\.code))
    func goodExampleIsClean(code: Code) throws {
        let explanation = try #require(allExplanations.first { $0.code == code })
        guard case .yaml(let text) = explanation.good else { return }
        let inspection = inspect(text)
        let found = inspection.diagnostics.filter { ($0.severity > .hint || $0.code == code) && !isOutside($0.code, code) }
        #expect(found.map(\.code) == [], "\(findings(inspection))")
    }

    /// Examples of text are lines of any document, those of shape show a definition alone, which nothing uses, and those of values in an
    /// environment show no other fields of it.
    private func isOutside(_ found: Code, _ shown: Code) -> Bool {
        let text = Set(syntaxExplanations.map(\.code))
        if text.contains(shown) { return !text.contains(found) }
        if found == .incompleteEnvironment { return shown != found }
        return found == .unusedDefinition && shown != .unusedDefinition && !allRules.contains { $0.code == shown }
    }

    /// Messages and explanations are there in both languages, and their sentences end.
    @Test(arguments: allRules.map(\.code))
    func wordingIsComplete(code: Code) throws {
        let explanation = try #require(allRules.first { $0.code == code }).explanation
        for text in [explanation.title, explanation.why, explanation.fix, explanation.waiver].compactMap(\.self) {
            #expect(text.ja.hasSuffix("。") && (text.en.hasSuffix(".")), "\(text)")
        }
        guard case .yaml(let marked) = explanation.bad else { return }
        for finding in inspect(ExampleProject.unmarked(marked).text).diagnostics where finding.code == code {
            for text in [finding.message] + [finding.help, finding.note].compactMap({ $0 }) {
                #expect(text.ja.hasSuffix("。"), "\(text.ja)")
                #expect(text.en.hasSuffix(".") || text.en.hasSuffix("?"), "\(text.en)")
                #expect(!text.en.contains("  ") && !text.ja.contains("「」") && !text.en.contains("``"), "\(text)")
            }
            #expect(finding.path != "")
        }
    }

    /// The codes that the contract lets be added, as their mistakes deserve their own words.
    private static let added: Set<String> = [
        "charge-failed-mail-unsubscribes",
        "duplicate-address",
        "duplicate-mail-timing",
        "duplicate-item-name",
        "duplicate-method-name",
        "duplicate-url",
        "folded-mail-body",
        "foreign-mail-variable",
        "impossible-date",
        "incomplete-environment",
        "ipn-endpoint-is-return-url",
        "localhost-endpoint",
        "mail-quotes-other-registration-number",
        "mail-names-former-edition",
        "mail-names-other-product",
        "malformed-mail-link",
        "method-name-contradicts-type",
        "name-contradicts-tax-rate",
        "name-quotes-other-price",
        "placeholder-left-in-text",
        "recurrence-not-inherited",
        "setting-in-mail-text",
        "shipping-address-not-collected",
        "stray-character-in-url", "stray-quote",
        "swapped-mails",
        "test-mail-subject", "text-cut-by-comment",
        "unsubscribe-link-to-stop",
        "unusual-client-id",
        "unusual-mail-domain",
        "unusual-phone-number",
        "unusual-public-key-id",
        "unusual-recurrence",
        "url-without-path",
        "use-changes-type", "use-without-effect",
    ]

    /// The contract of the language lies beside the repository while it is being built.
    private static let language = repository.appending(path: "../shared/design/language.md")
    private static let hasLanguage = FileManager.default.fileExists(atPath: language.path)

    @Test(.enabled(if: hasLanguage, "there is no language.md beside the repository")) func codesAreThoseOfTheLanguage() throws {
        let text = try String(contentsOf: Self.language, encoding: .utf8)
        let section = try #require(text.split(separator: "## 3. Codes").last)
        let names = Set(section.matches(of: /`([a-z][a-z0-9]*(?:-[a-z0-9]+)+)`/).map { String($0.1) })
        #expect(names.union(Self.added) == Set(Code.allCases.map(\.rawValue)))
    }
}
