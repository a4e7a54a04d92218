import Schema
import SourceText
import Testing

@testable import Rules

/// Characters that break in mails: which they are, and that the search for them, sixteen bytes at a time, misses none.
@Suite struct PlatformCharacterTests {
    /// The first and the last of each range, and what lies beside them.
    private static let characters: [(found: String, kind: PlatformCharacters.Kind?)] = [
        ("①⓿Ⅰⅿ❶➓㉑㊿", .circled), ("｡ﾟｱ", .halfWidthKana), ("～〜∥‖－−￠￡￢–—", .dash),
        ("№℡㈀㉐㋀㏿〝〞〟∑∮∟⊿＂＇￤髙丨黑ゔゖ\u{3099}\u{309A}\u{F900}\u{FAFF}\u{10000}", .vendor),
        ("鷗嚙繫摑瘦蟬屛剝塡頰丯龢𠮟𠮷\u{20000}\u{3FFFF}", .kanji),
        ("彅瀨德淸靑增寬橫敎昻\u{E000}\u{E757}\u{F8FF}\u{F0000}\u{10FFFD}", .vendor),
        ("☀➿⭐⭕⌚⌛⏩⏿\u{1F000}\u{1FAFF}😀", .emoji),
        ("™©®•€é½üñ\u{C5}¡ÿĀɏ˜\u{300}ʼΆϊЀђԯ가힣ㄱㅎㇰㇿ\u{E01}ắ‼⁉", .foreign),
        ("⃣▶═⑊", .foreign), ("\u{A000}\u{AC00}\u{D7FF}ﬁ﹣ￂ￦", .foreign),
        ("¢£¥§¨¬°±´¶×÷Αωйё―‘”†‡‥…‰′″℃\u{212B}←⇔∀√∞≒≡∫■□▲▼◆○◎●◯━┃╋", nil),
        // Of these there is another finding, or they belong to the emoji before them.
        ("\u{A0}\u{AD}\u{34F}\u{115F}\u{2003}\u{200B}\u{200D}\u{202E}\u{2060}\u{2800}\u{3164}\u{FE0F}\u{FEFF}\u{FFA0}", nil),
        ("a普通、。〛〠ぁん゛ゞァヶー！＃＆＝★☆♀♂♪♭♯‐※鿿一黒高龠徳清青瀬￣￥〇々〆", nil),
    ]

    @Test func kinds() {
        for (text, kind) in Self.characters {
            for scalar in text.unicodeScalars {
                #expect(PlatformCharacters.kind(of: scalar) == kind, "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    /// Of 388 kanji of NEC and IBM 326 lie here, in order; the others are among the compatibility ideographs or in JIS X 0208.
    @Test func kanjiOfVendors() {
        let kanji = VendorKanji.ofVendors.unicodeScalars.map(\.value)
        #expect(kanji.count == 326 && kanji == kanji.sorted() && Set(kanji).count == 326)
        let found = VendorKanji.span.filter(VendorKanji.all.contains)
        #expect(found == (kanji + VendorKanji.ofLevel3.unicodeScalars.map(\.value)).sorted())
        #expect(VendorKanji.span.filter(VendorKanji.vendors.contains) == kanji)
    }

    /// A kana and its mark are shown as the one character that they should be, which the fix writes.
    @Test(arguments: [("お知らせて\u{3099}す", "お知らせです", "で"), ("ハ\u{309A}ス\u{3099}と", "パズと", "パ"), ("ウ\u{3099}ー", "ヴー", "ヴ")])
    func splitKana(_ subject: String, _ mended: String, _ first: String) throws {
        let text = mail("本文です。", subject: subject)
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .platformDependentCharacter })
        #expect(finding.message.ja.contains("「\(first)」") && finding.message.en.contains("`\(first)`"), "\(finding.message)")
        let fix = try #require(finding.fixes.first)
        let fixed = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(fix.isSafe && fixed.map { Array($0.utf8) } == Array(mail("本文です。", subject: mended).utf8))
    }

    /// In a name it is told as well, and nothing else is that may break in a mail.
    @Test(
        arguments: [
            ("カ\u{3099}イト\u{3099}便", "ガイド便", ["ガ", "ド"]), ("お弁当ハ\u{309A}ック", "お弁当パック", ["パ"]),
            ("ヒ\u{309A}ヒ\u{309A}", "ピピ", ["ピ"]),
            ("ウ\u{3099}ー", "ヴー", ["ヴ"]), ("ガイド便①～", nil, []), ("すべてゞ゛ヽ", nil, []), ("漢\u{3099}", nil, []), ("\u{3099}あ", nil, []),
        ] as [(String, String?, [String])])
    func splitKanaInNames(_ name: String, _ mended: String?, _ shown: [String]) throws {
        func texts(_ name: String) -> [String] {
            [
                product(card).replacing("name: オンライン講座", with: "name: \(name)"), product(card + "\n  name: \(name)"),
                product(
                    "- id: a\n  type: one_time", scenario: "shopping_cart",
                    items: "- name: \"\(name)\"\n  tax_rate: 10%\n  price: 100"),
            ]
        }
        for (text, right) in zip(texts(name), texts(mended ?? name)) {
            let found = inspect(text).diagnostics.filter { $0.code == .platformDependentCharacter }
            guard mended != nil else {
                #expect(found.isEmpty)
                continue
            }
            let finding = try #require(found.first)
            #expect(found.count == 1 && finding.severity == .warning)
            #expect(finding.message.ja.contains("の" + shown.map { "「\($0)」" }.joined(separator: "、") + "は"), "\(finding.message)")
            let fix = try #require(finding.fixes.first)
            let fixed = apply(fix.edits, to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
            #expect(fix.isSafe && fixed.map { Array($0.utf8) } == Array(right.utf8))
        }
    }

    /// Of a wave dash the help says what to write instead.
    @Test(arguments: [("10:00〜17:00", true, false), ("10:00～17:00、①", true, true), ("①", false, true)])
    func helpOfAWaveDash(body: String, isWave: Bool, isOther: Bool) throws {
        let help = try #require(inspect(mail(body)).diagnostics.first { $0.code == .platformDependentCharacter }?.help)
        #expect(help.ja.contains("「10:00-17:00」") == isWave && help.en.contains("`10:00-17:00`") == isWave)
        #expect(help.ja.contains("ほかの文字") == isOther && help.en.contains("something else") == isOther)
    }

    /// Each one behind and before any number of bytes, of one byte and of three.
    @Test(arguments: ["a", "あ", "、", "！", "高", "×"])
    func eachIsFoundWhereverItStands(filler: Character) {
        for (text, kind) in Self.characters {
            for scalar in text.unicodeScalars {
                for (before, after) in [(0, 0), (1, 0), (5, 0), (15, 1), (16, 0), (17, 40), (0, 40), (3, 7), (31, 2)] {
                    let whole =
                        String(repeating: filler, count: before) + String(scalar) + String(repeating: filler, count: after)
                    let source = SourceFile(path: "a.yaml", bytes: Array(whole.utf8))
                    let all = ByteRange(0..<source.bytes.count)
                    let place = Place(file: FileID(0), key: all, value: all, spelling: .english)
                    let start = before * filler.utf8.count
                    let found = PlatformCharacters.find(in: PlacedText(place, in: source.bytes)).map(\.range)
                    #expect(found == (kind == nil ? [] : [start..<start + String(scalar).utf8.count]), "\(whole)")
                }
            }
        }
    }

    /// They are looked for in sixty-four bytes at once: in each place of them, and of what is left behind.
    @Test func kanjiInEachPlace() {
        for length in [64, 80, 130] {
            for start in 0...length - 3 {
                var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                text.replaceSubrange(start..<start + 3, with: Array("髙".utf8))
                #expect(text.withUnsafeBufferPointer { VendorKanji.all.find(in: $0) } == [start])
            }
        }
    }
}
