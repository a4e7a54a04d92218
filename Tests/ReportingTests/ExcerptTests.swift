// Underlines must stand right under what they mean, whatever the text is made of.
import Reporting
import SourceText
import Testing

@Suite struct ExcerptTests {
    @Test(arguments: [
        ("price: ⟦1,980⟧\n", " 1 | price: 1,980\n   |        ^^^^^ here"),
        ("料金(税込): ⟦１９８０円⟧\n", " 1 | 料金(税込): １９８０円\n   |             ^^^^^^^^^^ here"),
        ("a: 👩‍👩‍👧 ⟦b⟧\n", " 1 | a: 👩‍👩‍👧 b\n   |       ^ here"),
        ("a: ⟦か\u{3099}⟧き\n", " 1 | a: か\u{3099}き\n   |    ^^ here"),
        ("a:\t⟦b⟧\n", " 1 | a:  b\n   |     ^ here"),
        ("a: \u{1B}[31m⟦b⟧\n", " 1 | a: <U+001B>[31mb\n   |                ^ here"),
        ("a: ⟦\u{202E}⟧b\n", " 1 | a: <U+202E>b\n   |    ^^^^^^^^ here"),
        ("a: x⟦⟧\r\nb: y\r\n", " 1 | a: x\n   |     ^ here"),
        ("a:\n  ⟦b: 1\n  c: 2⟧\n", " 2 |   b: 1\n   |   ^^^^\n 3 |   c: 2\n   |   ^^^^ here"),
        ("⟨id⟩: ⟦x⟧\n", " 1 | id: x\n   | --  ^ here\n   | |\n   | there"),
        ("⟨id: a⟩\nb: 1\nid: ⟦a⟧\n", " 1 | id: a\n   | ----- there\n 2 | b: 1\n 3 | id: a\n   |     ^ here"),
        ("⟨a⟩: 1\nb: 1\nc: 1\nd: ⟦x⟧\n", " 1 | a: 1\n   | - there\n...\n 4 | d: x\n   |    ^ here"),
    ])
    func underline(_ text: String, _ expected: String) {
        #expect(excerpt(report(text)) == expected)
    }

    @Test func invalidBytesAreSpelledOut() {
        let bytes: [UInt8] = Array("a: ".utf8) + [0xE3, 0x81, 0xFF] + Array(" b".utf8)
        let diagnostic = Diagnostic(.invalidUTF8, at: Location(FileID(0), ByteRange(5..<6)), Bilingual(ja: "", en: "bad"))
        let report = Report([diagnostic], sources: [SourceFile(path: "a", bytes: bytes)], documents: 1, version: "1")
        #expect(excerpt(report) == " 1 | a: <E3><81><FF> b\n   |            ^^^^")
    }

    @Test func secretsAreMaskedOverSeveralLines() {
        let key = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADAN", "-----END PRIVATE KEY-----"]
        let text = Format.allCases.map {
            $0.render(
                report("a: |\n  ⟦\(key[0])\n  \(key[1])\n  \(key[2])⟧\nb: AKIA\(String(repeating: "Q", count: 16))\n"), english())
        }.joined()
        #expect(!text.contains("MIIEvQ") && !text.contains("AKIAQQ") && text.contains(Secrets.mask))
    }

    @Test func longLinesAreShownAroundTheirMark() {
        let text = "a: " + String(repeating: "長い", count: 200) + "⟦x⟧" + String(repeating: "文", count: 200)
        let drawn = excerpt(report(text), english(width: 60)).split(separator: "\n").map(String.init)
        #expect(drawn.allSatisfy { displayWidth(of: $0) <= 60 })
        #expect(drawn.count >= 2 && drawn[0].contains("x") && drawn[0].contains("…"))
        let column = drawn[1].distance(from: drawn[1].startIndex, to: drawn[1].firstIndex(of: "^") ?? drawn[1].endIndex)
        let before = drawn[0].prefix { $0 != "x" }
        #expect(displayWidth(of: String(before)) == column)
    }

    @Test func nothingIsWiderThanTheTerminal() {
        let long = Bilingual(ja: String(repeating: "長い説明が続きます。", count: 20), en: String(repeating: "a long word ", count: 30))
        var diagnostic = Diagnostic(
            .notWholeYen, at: Location(FileID(0), ByteRange(3..<4)), long, label: long, note: long, help: long)
        diagnostic.related = [Related(Location(FileID(0), ByteRange(0..<1)), long)]
        let report = Report(
            [diagnostic], sources: [SourceFile(path: "a.yaml", bytes: Array("a: b\n".utf8))], documents: 1, version: "1")
        for width in [40, 60, 80, 200] {
            for language in Language.allCases {
                var options = english(width: width)
                options.languages = [language]
                for line in Format.human.render(report, options).split(separator: "\n") {
                    #expect(displayWidth(of: String(line)) <= width, "\(line)")
                }
            }
        }
    }

    @Test func aFixIsShownAsTheLinesItChanges() {
        let text = Format.human.render(
            report("a: 1\nprice: ⟦1,980⟧\nb: 2\n") { range in
                [Fix(Bilingual(ja: "直す", en: "mend"), safe: true, edits: [Edit(Location(FileID(0), range), "1980\nnew: x")])]
            }, english())
        #expect(text.hasSuffix("   = fix: mend\n 2 - price: 1,980\n 2 + price: 1980\n 3 + new: x\n\n"), "\(text)")
    }

    /// What a fix changes is seen in both lines, wherever it stands, with what stands around it.
    @Test(arguments: [40, 60, 80, 100, 120], ["長い文", "a long word ", "e\u{301}ﾊﾟ👩‍👩‍👧"])
    func aFixInALongLineIsShownAroundItsChange(width: Int, filling: String) {
        for count in [0, 3, 7, 12, 20, 40] {
            let text = "a: " + String(repeating: filling, count: count) + "⟦料金1,980円⟧" + String(repeating: filling, count: count)
            let lines = fixLines(text, width: width) { [Edit(Location(FileID(0), $0), "料金1980円")] }
            #expect(lines.count == 2 && lines[0].contains(" - ") && lines[0].contains("料金1,980円"), "\(lines)")
            #expect(lines[1].contains(" + ") && lines[1].contains("料金1980円"), "\(lines)")
            #expect(lines.allSatisfy { displayWidth(of: $0) <= width }, "\(lines)")
            let places = lines.map { displayWidth(of: String($0.prefix { $0 != "料" })) }
            #expect(places[0] == places[1], "\(lines)")
        }
    }

    /// Changes that are not seen at once are shown one after the other; whole lines from their beginning; the end of a line where two
    /// become one.
    @Test func severalChangesAndWholeLines() {
        let long = String(repeating: "長い文", count: 20)
        func edit(_ range: Range<Int>, _ text: String) -> Edit { Edit(Location(FileID(0), ByteRange(range)), text) }
        let both = fixLines("⟦“\(long)”⟧", width: 40) {
            let (start, end) = ($0.offsets.lowerBound, $0.offsets.upperBound)
            return [edit(start..<start + 3, "<"), edit(end - 3..<end, ">")]
        }
        #expect(both.count == 4 && both[0].contains("“長") && both[1].contains("<長"), "\(both)")
        #expect(both.count == 4 && both[2].contains("文”") && both[3].contains("文>"), "\(both)")
        let near = fixLines("“\(long)⟦“長”⟧\(long)", width: 40) {
            let (start, end) = ($0.offsets.lowerBound, $0.offsets.upperBound)
            return [edit(start..<start + 3, "<"), edit(end - 3..<end, ">")]
        }
        #expect(near.count == 2 && near[0].contains("“長”") && near[1].contains("<長>"), "\(near)")
        let whole = fixLines("⟦⟧a: \(long)", width: 40) { [edit($0.offsets, "b: \(long)\n")] }
        #expect(whole.count == 1 && whole[0].hasPrefix(" 1 + b: 長い文") && whole[0].hasSuffix("…"), "\(whole)")
        let joined = fixLines("a: \(long)⟦\n  ⟧\(long)", width: 40) { [edit($0.offsets, "。")] }
        #expect(joined.count == 3 && joined[0].hasSuffix("文") && joined[1].hasPrefix(" 2 -   長"), "\(joined)")
        #expect(joined.count == 3 && joined[2].contains("文。長"), "\(joined)")
    }

    /// Of a line with hundreds of changes not all are shown, nor does each make the others dear.
    @Test func veryManyChanges() {
        let lines = fixLines("⟦\(String(repeating: "ああああああああああああああああああああ,", count: 2000))⟧", width: 40) { range in
            (1...2000).map { number in
                Edit(Location(FileID(0), ByteRange(number * 61 - 1..<number * 61)), "、")
            }
        }
        #expect(lines.count == 17 && lines.last == "...", "\(lines.count)")
    }

    private func fixLines(_ text: String, width: Int, _ edits: (ByteRange) -> [Edit]) -> [String] {
        let report = report(text, label: nil) { [Fix(Bilingual(ja: "直す", en: "mend"), safe: true, edits: edits($0))] }
        let lines = Format.human.render(report, english(width: width)).split(separator: "\n").map(String.init)
        return Array(lines.drop { !$0.hasSuffix(" = fix: mend") }.dropFirst())
    }

    /// Of a line of megabytes only what stands around the finding is drawn; a key that is cut there stays masked.
    @Test(arguments: Format.allCases)
    func aFixInAVeryLongLine(format: Format) {
        let text = String(repeating: "長い文 ", count: 3000)
        let key = "AKIA" + String(repeating: "Q", count: 16)
        let made = format.render(
            report("a: \(text)\(key)\(String(repeating: " x", count: 12)) ⟦1,980⟧ y \(key)\(text)") { range in
                [Fix(Bilingual(ja: "直す", en: "mend"), safe: true, edits: [Edit(Location(FileID(0), range), "1980")])]
            }, english())
        #expect(made.utf8.count < 10_000 && !made.contains("QQ"))
        if format == .human {
            #expect(made.contains(" 1 - … x x x x x x x x x x x x 1,980 y \(Secrets.mask)長い文"), "\(made)")
            #expect(made.contains(" 1 + … x x x x x x x x x x x x 1980 y \(Secrets.mask)長い文"), "\(made)")
        }
    }

    @Test func colourChangesNoText() {
        var options = english()
        let plain = Format.human.render(report("⟨id⟩: ⟦x⟧\n"), options)
        options.usesColor = true
        let painted = Format.human.render(report("⟨id⟩: ⟦x⟧\n"), options)
        #expect(painted != plain)
        #expect(painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        options.linkRoot = "/home/太郎/shop"
        let linked = Format.human.render(report("⟨id⟩: ⟦x⟧\n"), options)
        #expect(linked.contains("\u{1B}]8;;file:///home/%E5%A4%AA%E9%83%8E/shop/a.yaml\u{1B}\\a.yaml\u{1B}]8;;\u{1B}\\"))
    }
}
