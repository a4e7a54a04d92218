// Every format against an accepted text, and read back by a parser that is not ours.
import Foundation
import Reporting
import SourceText
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct FormatTests {
    @Test(arguments: Format.allCases, Language.allCases)
    func golden(_ format: Format, _ language: Language) throws {
        var options = ReportOptions()
        options.languages = [language]
        options.explanations = { [explanation] }
        let text = format.render(hostile, options)
        try expectGolden(text, "\(language.rawValue).\(format.rawValue).txt")
        #expect(!text.unicodeScalars.contains { !isHarmless($0) && $0 != "\n" }, "a control or bidi character got through")
    }

    @Test func bothLanguages() throws {
        var options = ReportOptions()
        options.languages = [.ja, .en]
        try expectGolden(Format.human.render(hostile, options), "both.human.txt")
    }

    /// Of all findings, of some or of the one, and only where there is a file to mend.
    @Test(
        arguments: [
            (1, 1, "mend", "It can be fixed by `mend`."), (3, 3, "mend", "All 3 can be fixed by `mend`."),
            (1, 3, "mend", "1 of them can be fixed by `mend`."), (0, 1, "mend", nil), (1, 1, nil, nil),
        ] as [(Int, Int, String?, String?)])
    func howManyCanBeMendedIsSaid(_ fixable: Int, _ all: Int, _ command: String?, _ words: String?) {
        let place = Location(FileID(0), ByteRange(5, 8))
        let fix = Fix(Bilingual(same: "f"), safe: true, edits: [Edit(place, "true")])
        let found = (0..<all).map {
            Diagnostic(.wrongType, at: place, Bilingual(same: "m\($0)"), fixes: $0 < fixable ? [fix] : [])
        }
        let source = SourceFile(path: "a.yaml", bytes: Array("use: yes\n".utf8))
        var options = ReportOptions()
        options.fixCommand = command
        let text = Format.human.render(Report(found, sources: [source], documents: 1, version: "1.0.0"), options)
        #expect(words.map { text.contains("\n\($0)\n") } ?? !text.contains("can be fixed"), "\(text)")
    }

    /// Beside those that are certain, or alone; a finding with both is told once.
    @Test(
        arguments: [
            ([[false]], "1 fix has a result to check: `look` shows it."),
            ([[false], [false, false], []], "2 fixes have a result to check: `look` shows them."),
            ([[true], [false]], "1 more fix has a result to check: `look` shows it."),
            ([[true], [true, false], []], nil), ([[]], nil),
        ] as [([[Bool]], String?)])
    func howManyMustBeLookedAtIsSaid(_ safe: [[Bool]], _ words: String?) {
        let place = Location(FileID(0), ByteRange(5, 8))
        let found = safe.enumerated().map { number, fixes in
            Diagnostic(
                .wrongType, at: place, Bilingual(same: "m\(number)"),
                fixes: fixes.map { Fix(Bilingual(same: "f"), safe: $0, edits: [Edit(place, "true")]) })
        }
        let source = SourceFile(path: "a.yaml", bytes: Array("use: yes\n".utf8))
        let report = Report(found, sources: [source], documents: 1, version: "1.0.0")
        var options = ReportOptions()
        options.unsafeFixCommand = "look"
        let text = Format.human.render(report, options)
        #expect(words.map { text.contains("\n\($0)\n") } ?? !text.contains("to check: "), "\(text)")
        options.unsafeFixCommand = nil
        #expect(!Format.human.render(report, options).contains("to check: "))
    }

    /// A sign that Markdown would take for emphasis stays a sign.
    @Test func asterisksOfSentencesAreNotEmphasis() {
        let words = Bilingual(ja: "エイリアス(「*名前」)", en: "Aliases (`*name`)")
        let explanation = Explanation(
            .aliasNotSupported, title: words, why: words, fix: words, bad: .described(words), good: .described(words))
        let text = markdownExplanation(explanation, [.ja, .en])
        #expect(text.contains("**エイリアス(「\\*名前」)**") && text.contains("**Aliases (`*name`)**"), "\(text)")
    }

    @Test func nothingFound() throws {
        let report = Report([], sources: [SourceFile(path: "kessai.yaml", bytes: [])], documents: 1, version: "1.0.0")
        for format in Format.allCases {
            try expectGolden(format.render(report, ReportOptions()), "nothing.\(format.rawValue).txt")
        }
    }

    @Test(arguments: [Format.json, .sarif, .gitlab, .rdjson])
    func jsonIsReadBack(_ format: Format) throws {
        let value = try JSONSerialization.jsonObject(with: Data(format.render(hostile, ReportOptions()).utf8))
        #expect(JSONSerialization.isValidJSONObject(value))
    }

    /// `UPDATE_GOLDENS=1` writes it anew.
    @Test func thePublishedSchemaIsCurrent() throws {
        let file = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../schemas/report.schema.json").standardized
        let text = jsonReportSchema().text
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" { try Data(text.utf8).write(to: file) }
        let written = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(written == text, "schemas/report.schema.json is stale")
    }

    /// Keys and codes are added within a version: a reader that validates is not to fail on them. Each key of now is declared.
    @Test func thePublishedSchemaIsOpen() throws {
        let schema = jsonReportSchema().text
        #expect(!schema.contains("additionalProperties") && !schema.contains("unevaluatedProperties"))
        #expect(!schema.contains("\"enum\": [\n        \"anchor"))
        var declared: Set<String> = []
        func collect(_ value: Any) {
            if let list = value as? [Any] { list.forEach(collect) }
            guard let object = value as? [String: Any] else { return }
            if let properties = object["properties"] as? [String: Any] { declared.formUnion(properties.keys) }
            object.values.forEach(collect)
        }
        collect(try JSONSerialization.jsonObject(with: Data(schema.utf8)))
        var used: Set<String> = []
        func use(_ value: Any) {
            if let list = value as? [Any] { list.forEach(use) }
            guard let object = value as? [String: Any] else { return }
            used.formUnion(object.keys)
            object.values.forEach(use)
        }
        use(try JSONSerialization.jsonObject(with: Data(Format.json.render(hostile, ReportOptions()).utf8)))
        #expect(declared == used)
        let pattern = /[a-z0-9]+(-[a-z0-9]+)*/
        #expect(Code.allCases.allSatisfy { $0.rawValue.wholeMatch(of: pattern) != nil })
    }

    @Test func jsonLinesAreReadBack() throws {
        let lines = Format.jsonl.render(hostile, ReportOptions()).split(separator: "\n")
        #expect(lines.count == hostile.diagnostics.count)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test func xmlIsReadBack() {
        let parser = XMLParser(data: Data(Format.junit.render(hostile, ReportOptions()).utf8))
        #expect(parser.parse())
    }

    @Test func languagesDoNotTouchJSON() {
        var options = ReportOptions()
        for format in [Format.json, .jsonl] {
            let english = format.render(hostile, options)
            options.languages = [.ja, .en]
            #expect(format.render(hostile, options) == english)
        }
    }

    @Test func oneLineIsOneFinding() {
        for format in [Format.short, .github] {
            let lines = format.render(hostile, ReportOptions()).split(separator: "\n")
            #expect(lines.count == hostile.diagnostics.count, "\(format)")
        }
        let commands = Format.github.render(hostile, ReportOptions()).split(separator: "\n").filter { !$0.hasPrefix("::") }
        #expect(commands.isEmpty)
    }

    /// A name at the beginning of a line is no command for the service that runs the check.
    @Test(arguments: [("::warning::x.yaml", "./"), ("##[error]x.yaml", "./"), ("a::b.yaml", "")])
    func aLineBeginsWithNoCommand(_ path: String, _ before: String) {
        let finding = Diagnostic(.notWholeYen, at: Location(FileID(0), ByteRange(0..<1)), Bilingual(same: "x"))
        let report = Report([finding], sources: [SourceFile(path: path, bytes: [0x61])], documents: 1, version: "1.0.0")
        #expect(Format.short.render(report, ReportOptions()).hasPrefix(before + path + ":1:1"))
    }

    /// SARIF 2.1.0, §3.11.5 and §3.11.6; what a fix inserts is no message.
    @Test(arguments: [
        ("[x](http://evil.example/)", #"\[x\](http://evil.example/)"#), (#"\[x](u)"#, #"\\\[x\](u)"#),
        ("]([a\u{301}](\u{301}u)", "\\](\\[a\u{301}\\](\u{301}u)"), ("items[0] (a)", "items[0] (a)"),
        (#"C:\a[0]"#, #"C:\a[0]"#), ("{0} {{\u{301}", "{{0}} {{{{\u{301}"),
    ])
    func sarifMessagesHoldNoLinkAndNoPlaceholder(_ text: String, _ written: String) throws {
        let both = Bilingual(ja: text, en: text)
        let place = Location(FileID(0), ByteRange(0..<1))
        let diagnostic = Diagnostic(
            .notWholeYen, at: place, both, related: [Related(place, both)], help: both,
            fixes: [Fix(both, safe: true, edits: [Edit(place, text)])])
        let report = Report([diagnostic], sources: [SourceFile(path: "a.yaml", bytes: [0x61])], documents: 1, version: "1")
        var options = ReportOptions()
        options.explanations = {
            [Explanation(.notWholeYen, title: both, why: both, fix: both, bad: .yaml(text), good: .yaml(text))]
        }
        let json = Format.sarif.render(report, options)
        let log = try JSONDecoder().decode(SARIFTexts.self, from: Data(json.utf8))
        let run = try #require(log.runs.first)
        let (rule, result) = (try #require(run.tool.driver.rules.first), try #require(run.results.first))
        let fix = try #require(result.fixes.first)
        #expect(result.message.text == written + "\n" + written && result.relatedLocations.map(\.message.text) == [written])
        #expect(
            [rule.shortDescription, rule.fullDescription, rule.help, fix.description].map(\.text).allSatisfy { $0 == written })
        #expect(try fix.artifactChanges.map { try #require($0.replacements.first).insertedContent.text } == [text])
        let braces = rule.help.markdown?.unicodeScalars.split(whereSeparator: { $0 != "{" }) ?? []
        #expect(braces.allSatisfy { $0.count.isMultiple(of: 2) })
    }

    @Test(arguments: [(Severity.error, 2), (.warning, 3), (.hint, 4)])
    func junitFailsWhatFailsTheRun(_ severity: Severity, _ count: Int) {
        var options = ReportOptions()
        options.failOn = severity
        let text = Format.junit.render(hostile, options)
        #expect(text.contains("tests=\"4\" failures=\"\(count)\""))
        #expect(text.components(separatedBy: "<failure ").count == count + 1)
    }

    /// The others are in the log, where none is taken for a command.
    @Test(arguments: [("a.yaml", "", ""), ("::error::a.yaml", "", "./"), ("##[error]a.yaml", "shop/", "")])
    func githubShowsTenOfAKindAndTheOthersInTheLog(_ path: String, _ prefix: String, _ before: String) {
        let many = (0..<25).map { index in
            Diagnostic(
                index % 2 == 0 ? .notWholeYen : .unusedDefinition, at: Location(FileID(0), ByteRange(index..<index + 1)),
                Bilingual(ja: "\(index)", en: "\(index)"))
        }
        let report = Report(
            many.shuffled(), sources: [SourceFile(path: path, bytes: Array(repeating: 0x61, count: 30))], documents: 1,
            version: "1")
        var options = ReportOptions()
        options.pathPrefix = prefix
        let lines = Format.github.render(report, options).split(separator: "\n")
        let (annotations, others) = (lines.prefix(20), lines.dropFirst(20))
        #expect(annotations.prefix(10).allSatisfy { $0.hasPrefix("::error ") })
        #expect(annotations.suffix(10).allSatisfy { $0.hasPrefix("::warning ") })
        #expect(annotations[9].contains("4 more errors") && annotations[19].contains("3 more warnings"))
        #expect(
            others.map(String.init)
                == [18, 19, 20, 21, 22, 23, 24].map { index in
                    let kind = index % 2 == 0 ? ("error", "not-whole-yen") : ("warning", "unused-definition")
                    return "\(before)\(prefix)\(path):1:\(index + 1): \(kind.0): \(index) [\(kind.1)]"
                })
    }

    @Test func fingerprintsAreUniqueAndSurviveMovedLines() throws {
        func fingerprints(_ prefix: String) throws -> [String] {
            let text = prefix + "price: 1,980\nprice: 1,980\n"
            let start = prefix.utf8.count
            let found = [start, start + 13].map {
                Diagnostic(.notWholeYen, at: Location(FileID(0), ByteRange($0 + 7..<$0 + 12)), Bilingual(ja: "同", en: "same"))
            }
            let report = Report(found, sources: [SourceFile(path: "a.yaml", bytes: Array(text.utf8))], documents: 1, version: "1")
            let json = try JSONSerialization.jsonObject(with: Data(Format.gitlab.render(report, ReportOptions()).utf8))
            return (json as? [[String: Any]] ?? []).compactMap { $0["fingerprint"] as? String }
        }
        let before = try fingerprints("")
        #expect(Set(before).count == 2)
        #expect(try fingerprints("# a comment\n\n") == before)
    }

    private func fingerprints(_ paths: [String], options: ReportOptions = ReportOptions()) throws -> [String] {
        let found = paths.enumerated().map { index, path in
            Diagnostic(.notWholeYen, at: Location(FileID(0), ByteRange(index..<index + 1)), Bilingual(same: "m"), path: path)
        }
        let source = SourceFile(path: "kessai.yaml", bytes: Array(repeating: 0x61, count: 9))
        let report = Report(found, sources: [source], documents: 1, version: "1")
        let json = try JSONSerialization.jsonObject(with: Data(Format.gitlab.render(report, options).utf8))
        return (json as? [[String: Any]] ?? []).compactMap { $0["fingerprint"] as? String }
    }

    /// An entry that is put before others changes no fingerprint but its own; two of one kind stay two.
    @Test func fingerprintsSurviveNewEntries() throws {
        let (price, id) = ("product[id=a1].payment_methods[0].price", "product[id=a1].payment_methods[0].id")
        let before = try fingerprints([price, id])
        let after = try fingerprints([price, id].map { $0.replacing("[0]", with: "[12]") })
        #expect(before == after && Set(before).count == 2)
        let two = try fingerprints([price, price.replacing("[0]", with: "[1]")])
        #expect(Set(two).count == 2 && two.contains(before[0]))
        #expect(try fingerprints([price.replacing("a1", with: "a2")]) != [before[0]])
        for odd in ["[", "]", "[]", "[1", "1]", "]1[", "product[id=1]", "講座[1][23]x"] { _ = try fingerprints([odd]) }
        #expect(try fingerprints(["product[id=1]"]) != fingerprints(["product[id=2]"]))
    }

    /// Two projects in one repository.
    @Test func fingerprintsTellProjectsApart() throws {
        var (first, second) = (ReportOptions(), ReportOptions())
        (first.pathPrefix, second.pathPrefix) = ("mono/a/", "mono/b/")
        #expect(try fingerprints(["amazon_pay"], options: first) != fingerprints(["amazon_pay"], options: second))
    }

    /// GitLab takes cases of one name for one.
    @Test func junitNamesEachCase() throws {
        let places = [0..<0, 0..<0, 0..<0, 1..<2]
        let found = [0, 1].flatMap { file in
            places.enumerated().map {
                Diagnostic(.missingField, at: Location(FileID(file), ByteRange($1)), Bilingual(same: "\($0)"))
            }
        }
        let sources = ["a.yaml", "b.yaml"].map { SourceFile(path: $0, bytes: [0x61, 0x61]) }
        let text = Format.junit.render(Report(found, sources: sources, documents: 2, version: "1"), ReportOptions())
        let names = text.matches(of: /testcase name="([^"]*)" classname="([^"]*)"/).map { "\($0.2) \($0.1)" }
        let wanted = ["(1:1)", "(1:1) #2", "(1:1) #3", "(1:2)"].map { "missing-field \($0)" }
        #expect(names == wanted.map { "a.yaml \($0)" } + wanted.map { "b.yaml \($0)" })
    }

    /// SARIF 2.1.0, §3.30.2: the text begins behind the mark, and offsets in bytes at it.
    @Test func sarifColumnsDoNotCountAMark() throws {
        let text = Array("\u{FEFF}ab: c\nd: e\n".utf8)
        let places = [0..<3, 3..<5, 7..<8, 9..<10].map { Location(FileID(0), ByteRange($0)) }
        let found = places.map {
            Diagnostic(
                .notWholeYen, at: $0, Bilingual(same: "m"),
                fixes: [Fix(Bilingual(same: "f"), safe: true, edits: [Edit($0, "x")])])
        }
        let report = Report(found, sources: [SourceFile(path: "a.yaml", bytes: text)], documents: 1, version: "1")
        let json = Format.sarif.render(report, ReportOptions())
        let key = { (name: String) in
            json.matches(of: try Regex("\"\(name)\": ([0-9]+)", as: (Substring, Substring).self)).compactMap { Int($0.output.1) }
        }
        let twice = { (numbers: [Int]) in numbers.flatMap { [$0, $0] } }
        #expect(try key("startColumn") == twice([1, 1, 5, 1]) && key("endColumn") == twice([1, 3, 6, 2]))
        #expect(try key("byteOffset") == twice([0, 3, 7, 9]) && key("byteLength") == twice([3, 2, 1, 1]))
        #expect(Format.json.render(report, ReportOptions()).contains("\"column\": 2"))
    }

    /// SARIF 2.1.0, §3.14.17: lines are counted as YAML does.
    @Test func sarifSaysWhatEndsALine() {
        let found = [Diagnostic(.notWholeYen, at: Location(FileID(0), ByteRange(4, 5)), Bilingual(same: "m"))]
        let source = SourceFile(path: "a.yaml", bytes: Array("a\rb\rc".utf8))
        let json = Format.sarif.render(Report(found, sources: [source], documents: 1, version: "1"), ReportOptions())
        #expect(json.contains("\"startLine\": 3"))
        #expect(json.filter { !$0.isWhitespace }.contains(#""newlineSequences":["\r\n","\n","\r"]"#), "\(json)")
    }

    @Test func theOrderOfFindingsDoesNotMatter() {
        let found = hostile.diagnostics
        for _ in 0..<5 {
            let shuffled = Report(found.shuffled(), sources: hostileSources, documents: 2, version: "1.0.0")
            #expect(Format.json.render(shuffled, ReportOptions()) == Format.json.render(hostile, ReportOptions()))
        }
    }
}

/// The messages of a SARIF log.
private struct SARIFTexts: Decodable {
    struct Message: Decodable {
        let text: String
        var markdown: String?
    }
    struct Rule: Decodable { let shortDescription, fullDescription, help: Message }
    struct Driver: Decodable { let rules: [Rule] }
    struct Tool: Decodable { let driver: Driver }
    struct Place: Decodable { let message: Message }
    struct Replacement: Decodable { let insertedContent: Message }
    struct Change: Decodable { let replacements: [Replacement] }
    struct Fix: Decodable {
        let description: Message
        let artifactChanges: [Change]
    }
    struct Result: Decodable {
        let message: Message
        let relatedLocations: [Place]
        let fixes: [Fix]
    }
    struct Run: Decodable {
        let tool: Tool
        let results: [Result]
    }
    let runs: [Run]
}

/// Findings whose texts, files and names try to forge output: escapes, line breaks, bidi, workflow commands, markup, quotes.
private let attack = "a\u{1B}[31m\n::error::forged\r\u{202E}\"'<b>&]]>%0A,`$(x)\u{7F}\u{FFFE}"

private let hostileSources = [
    SourceFile(path: "a\u{1B}]8;;x\n::error file=b::c,d.yaml", bytes: Array("商品名: \"\(attack)\"\nprice: 1,980\n".utf8)),
    SourceFile(path: "商品/講座 \"1\".yaml", bytes: Array("id: a\r\nname: 講座\tB\r\n".utf8)),
]

private let hostile = Report(
    [
        Diagnostic(
            .unknownKey, at: Location(FileID(0), ByteRange(0..<9)),
            Bilingual(ja: "「\(shown(attack))」は不明", en: "`\(shown(attack))` unknown"),
            label: Bilingual(ja: attack, en: attack), note: Bilingual(ja: attack, en: attack),
            help: Bilingual(ja: attack, en: attack),
            path: "product[id=\(attack)].name"),
        Diagnostic(
            .notWholeYen, at: Location(FileID(0), ByteRange(69..<74)), Bilingual(ja: "円ではありません", en: "not yen"),
            related: [
                Related(Location(FileID(1), ByteRange(0..<2)), Bilingual(ja: "この商品", en: "this product")),
                Related(Location(FileID(0), ByteRange(0..<9)), Bilingual(ja: attack, en: attack)),
            ],
            help: Bilingual(ja: "「1980」と書きます", en: "write `1980`"),
            fixes: [
                Fix(
                    Bilingual(ja: "区切りを取る", en: "drop the separator"), safe: true,
                    edits: [Edit(Location(FileID(0), ByteRange(69..<74)), "1980")]),
                Fix(Bilingual(ja: attack, en: attack), safe: false, edits: [Edit(Location(FileID(1), ByteRange(4..<5)), attack)]),
            ]),
        Diagnostic(
            .unusedDefinition, at: Location(FileID(1), ByteRange(13..<22)), Bilingual(ja: "使われていません", en: "not used"),
            label: Bilingual(ja: "ここ", en: "here"), path: "payment_method[id=a]"),
        Diagnostic(.brandSpelling, at: Location(FileID(1), ByteRange(4..<5)), Bilingual(ja: "表記", en: "spelling")),
    ], sources: hostileSources, documents: 2, version: "1.0.0")

private let explanation = Explanation(
    .notWholeYen, title: Bilingual(ja: "円単位の整数ではない", en: "not a whole number of yen"),
    why: Bilingual(ja: "理由", en: "why"), fix: Bilingual(ja: "直し方", en: "how"),
    bad: .yaml("price: ⟦1,980⟧"), good: .yaml("price: 1980\n"))
