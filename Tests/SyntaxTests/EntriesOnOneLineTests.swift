// Two entries on one line are told from one text with a colon in it, as far as the text can tell.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Entries on one line")
struct EntriesOnOneLineTests {
    private func tree(_ text: String) -> SyntaxTree {
        parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
    }

    /// Between quotes the second entry would be lost without a word, so the fix is safe only where none can be meant.
    @Test(
        arguments: [
            "name: Amazon Pay: 一括", "name: 税込: 1980円", "name: 税込 : 1980円", "name: Web 2: 入門", "name: A/B: 入門", "name: 第2弾Web: 入門",
            "name: 入門x: 1",
            "subject: %name1%様: お知らせ",
        ].map { ($0, true) }
            + [
                "name: 家計簿 address: a@example.jp", "差出人名: 家計簿 差出人メールアドレス: a@example.jp", "name: 定期便、price: 1",
                "name: 定期便,price: 1", "name: 定期便，price: 1", "name: 定期便/price: 1", "name: 定期便・price: 1", "name: 定期便；price: 1",
                "name: 定期便\tprice: 1", "name: 定期便、お届け先情報を取得する: true", "name: 定期便、料金(税込): 1", "name: Amazon Pay price : 1",
                "cc: a@example.jp Bcc: b@example.jp", "出品者ID: A1 Public Key ID: LIVE-A", "name: 税込: 1円 price: 1",
                "name: 家計簿。price:",
                "rules: x-y: off, brand-spelling: off", "subject: %name1%様 body: |", "subject: @家計簿、body: x",
                "subject: *重要*、body: x", "subject: 停止しましたunsubscribe: true", "name: 第2弾Web入門price: 1",
            ].map { ($0, false) })
    func quotes(_ line: String, _ isSafe: Bool) {
        let problems = tree("\(line)\n").problems
        #expect(problems.count == 1)
        #expect(problems.first?.fixes.last?.isSafe == isSafe)
        #expect(problems.first?.help?.en.contains("begins another entry, put it on the next line") == !isSafe)
    }

    /// A remark stays one, and is no part of what the finding quotes.
    @Test(arguments: [
        ("*特選* 豆", true), ("@豆", true), ("%OFF豆", true), ("豆: 特選", true), ("&特選 豆", false), ("!特選 豆", false), ("| 豆", false),
        ("> 豆", false), ("[再送] 豆", false), ("豆: price: 1", false),
    ])
    func quotesLeaveARemarkOut(_ value: String, _ isSafe: Bool) {
        for line in ["name: \(value) # 社内メモ", "name: \(value) #"] {
            let tree = tree("\(line)\n")
            #expect(tree.problems.count == 1 && tree.problems.first?.message.en.contains("メモ") == false)
            let fix = tree.problems.first?.fixes.last
            #expect(fix.map { mended(tree, by: $0) } == line.replacing(value, with: "\"\(value)\"") + "\n")
            #expect(fix?.isSafe == isSafe)
        }
    }

    /// With no blank behind the sign, `#1` may be part of the text: nothing is cut off, or taken in, without a person.
    @Test(arguments: ["*特選* 豆", "@豆", "%OFF豆", "豆: 特選", "&特選 豆", "!特選 豆", "| 豆", "> 豆", "[再送] 豆"])
    func quotesMayTakeANumberIn(_ value: String) {
        let tree = tree("name: \(value) #1\n")
        let fixes = tree.problems.flatMap(\.fixes)
        #expect(tree.problems.count == 1 && !fixes.contains(where: \.isSafe))
        #expect(
            fixes.map { mended(tree, by: $0) } == ["name: \"\(value)\" #1\n", "name: \"\(value) #1\"\n"])
    }

    private func mended(_ tree: SyntaxTree, by fix: Fix) -> String {
        var bytes = tree.source.bytes
        for edit in fix.edits.reversed() { bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A quote that is left of two, or a space that only looks like one, would become part of the text.
    @Test(arguments: ["subject: 重要: お支払い\"", "subject: 重要: お支払い'", "subject: 　重要: お支払い", "subject: \u{A0}重要: お支払い"])
    func quotesTakeNothingWrongIn(_ line: String) {
        let problems = tree("\(line)\n").problems
        #expect(problems.last?.code == .syntaxError && problems.last?.fixes.isEmpty == false)
        #expect(problems.flatMap(\.fixes).map(\.isSafe).allSatisfy { !$0 })
    }

    /// A full-width space stays a mistake of its own in a text without quotes.
    @Test func theyMayBePartedByAFullWidthSpace() {
        let problems = tree("name: 定期便　price: 1\n").problems
        #expect(
            problems.map(\.code) == [.invisibleCharacter, .syntaxError] && problems.last?.fixes.map(\.isSafe) == [false, false])
    }

    /// No sign that stood for the line break is left in a text, and all entries of the line are written apart at once.
    @Test(
        arguments: [", ", ",", "; ", "、", "､", "；", "，", " | ", "｜", " / ", "/", "／", "・", " ", "\u{3000}、"].map {
            ("- aa: りんご\($0)b_c: 8%", "- aa: りんご\n  b_c: 8%")
        } + [
            ("- aa: りんご, b_c: 8%, dd: 1080", "- aa: りんご\n  b_c: 8%\n  dd: 1080"),
            ("aa: 確認。 b_c: 8%; 料金: 1 / dd: |\n  x", "aa: 確認。\nb_c: 8%\n料金: 1\ndd: |\n  x"),
            ("aa: https://a.jp/ b_c: 1", "aa: https://a.jp/\nb_c: 1"), ("aa: https://a.jp/、b_c: 1", "aa: https://a.jp/\nb_c: 1"),
            ("aa: b_c: 家計簿, dd: x@y.jp", "aa:\n  b_c: 家計簿\n  dd: x@y.jp"),
            ("- aa: \"りんご\", b_c: 8%、dd: 1", "- aa: \"りんご\"\n  b_c: 8%\n  dd: 1"),
            ("aa:りんご|b_c:8% / dd:1", "aa: りんご\nb_c: 8%\ndd: 1"),
        ])
    func theyAreWrittenApart(_ text: String, _ apart: String) {
        let tree = tree("\(text)\n")
        let fix = tree.problems.last?.fixes.first
        #expect(fix.map { mended(tree, by: $0) } == "\(apart)\n" && fix?.isSafe == false)
    }

    /// Who does what the words say leaves no such sign either.
    @Test(
        arguments: [
            ("aa: りんご, b_c: 8%", ","), ("aa: りんご / b_c: 8%", "/"), ("aa: @りんご、b_c: 8%", "、"), ("aa:りんご；b_c:8%", "；"),
            ("aa: b_c: りんご, dd: 1", ","), ("aa: \"りんご\"; b_c: 8%", ";"), ("aa: りんご b_c: 8%", nil), ("aa: \"りんご\" b_c: 8%", nil),
        ] as [(String, String?)])
    func theWordsNameTheSign(_ text: String, _ sign: String?) {
        let help = tree("\(text)\n").problems.last?.help
        #expect(help?.en.contains("on the next line") == true)
        #expect(help?.en.contains("without the `") == (sign != nil) && help?.ja.contains("を消し") == (sign != nil))
        if let sign { #expect(help?.en.contains("without the `\(sign)` ") == true && help?.ja.contains("「\(sign)」を消し") == true) }
    }

    /// What seems to be missing from the mapping may be the second entry.
    @Test(
        arguments: [
            "a: 1 b_c: 2", "a: \"1\" b_c: 2", "a: '1'、b_c: 2", "a: [1] b_c: 2", "a: %1% b_c: 2", "a: 1\tb_c: 2",
            "a: 1 b_c: |\n    x: y\n    z",
            "a: \"1\" b_c: |\n    x: y\n    z", "a: [1] b_c:\n    x: y", "a: 1 名前: 2",
        ].map { ($0, true) }
            + [
                "a: 名前: 2", "a: Amazon Pay: 2", "a: - b_c: 1", "a: b_c: 1", "a: \"1\" x # 名前: 1", "a: \"1", "a: *b",
                "a: 1 # b_c: 2",
                "a: \"x 名前: 1\"",
            ].map { ($0, false) })
    func theMappingIsIncomplete(_ entry: String, _ isIncomplete: Bool) {
        let tree = tree("x:\n  \(entry)\n  d: 1\ny: 2\n")
        #expect(tree.problems.count <= 1)
        let (outer, inner) = (tree.nodes[1], tree.nodes[3])
        #expect(outer.kind == .mapping && !outer.flags.contains(.incomplete))
        #expect(inner.kind == .mapping && inner.flags.contains(.incomplete) == isIncomplete)
    }
}
