// One line of a mail, its key, or what stands around it lost or got some indentation: one finding, and no fix but one that puts the lines
// back where they stood.
import Driver
import Rules
import Testing

@Suite struct CutMailTests {
    private static let head = """
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

        """

    private static func found(_ product: String) throws -> (codes: [String], mended: String) {
        let folder = try TemporaryFolder(["kessai.yaml": ExampleProject.integration, "product.yaml": product])
        let lines = try kessai(["check", "--format", "short"], in: folder.url).output.split(separator: "\n")
        let codes = lines.filter { $0.contains(": error:") }.compactMap { $0.split(separator: "[").last?.dropLast() }.map(
            String.init)
        _ = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        return (codes, try folder.text("product.yaml"))
    }

    private static func isOnlyIndented(_ text: String, _ other: String) -> Bool {
        func words(_ text: String) -> [String] {
            text.split(separator: "\n").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
        }
        return words(text) == words(other)
    }

    private static func indented(_ lines: [String], _ spaces: Int) -> String {
        lines.map { String(repeating: " ", count: spaces) + $0 + "\n" }.joined()
    }

    // MARK: What is right

    /// Entries of the list below a mail, however they are written, are none of its lines.
    @Test(arguments: [
        "-\t{id: second, ", "#! x\n-\t{id: second, ", "- {id: second, ", "-   {id: second, ", "#\n- \"id\": second\n  ",
    ])
    func entriesBelow(entry: String) throws {
        let rest =
            entry.hasSuffix(", ")
            ? "trigger: recurring_cancelled, subject: 停止のご連絡, body: 停止しました。}\n"
            : "trigger: recurring_cancelled\n  subject: 停止のご連絡\n  body: 停止しました。\n"
        let mail = "- id: first\n  trigger: charge_failed\n  subject: お支払いのご確認\n  body: |\n    %name1% 様\n    TEL: 03-0000-0000\n"
        let list = Self.head.split(separator: "\n").prefix(7).joined(separator: "\n")
        #expect(try Self.found(list + "\n" + mail + entry + rest).codes == [])
    }

    @Test func mergeKeyBelow() throws {
        let text = Self.head + "    body: |\n      %name1% 様\n<<: {x: y}\n"
        #expect(try Self.found(text).codes == ["merge-key-not-supported"])
    }

    // MARK: One line of the text

    /// Whatever a line looks like, and whatever stands below it.
    @Test(arguments: [
        ["TEL: 03-0000-0000", "　担当　山田", "またのご利用を。"],
        ["TEL: 03-0000-0000", "Mail: a@shop.example.jp / Web: https://shop.example.jp/"],
        ["TEL：03-0000-0000"], ["Mail:a@shop.example.jp"], ["LINE: @kessai", "担当 山田"],
        ["ご注文内容:", "  ・お花 2,200円", "  ・送料 0円", "", "合計: 2,200円（税込）", "お届け日: 毎月1日", "ご不明の点は下記まで。"],
        ["お問い合わせはこちら:", "https://shop.example.jp/contact", "山田"], ["事務局（平日11:00-17:00）"],
        ["第5期の開講日：2027年1月16日(土) 13:00 (Zoom)", "作品集はこちら:", "https://shop.example.jp/", "山田"],
        ["1. 会費: 6,600円", "　担当　山田"], ["* 会費: 6,600円", "　担当　山田"], ["- 会費 6,600円", "　担当　山田"],
    ])
    func aLine(lines: [String]) throws {
        let next =
            "  - id: second\n    trigger: charge_failed\n    delay_minutes: 20\n    subject: 再度のご確認\n    body: |\n      %name1% 様\n"
        for below in ["", next, "    delay_minutes: 10\n"] {
            for spaces in 0...5 {
                let start = Self.head + "    body: |\n      %name1% 様\n\n"
                let right = start + Self.indented(lines, 6) + below
                let wrong = start + Self.indented([lines[0]], spaces) + Self.indented(Array(lines.dropFirst()), 6) + below
                let (codes, mended) = try Self.found(wrong)
                #expect(codes.count == 1, "\(lines[0]) \(spaces): \(codes)")
                #expect(mended == right || Self.isOnlyIndented(mended, wrong), "\(mended)")
            }
        }
    }

    @Test(arguments: 1...3, [0, 2, 3]) func firstLines(count: Int, spaces: Int) throws {
        let lines = (0..<7).map { "行\($0)" }
        let right = Self.head + "    body: |\n" + Self.indented(lines, 6)
        let wrong =
            Self.head + "    body: |\n" + Self.indented(Array(lines.prefix(count)), spaces)
            + Self.indented(Array(lines.dropFirst(count)), 6)
        let (codes, mended) = try Self.found(wrong)
        #expect(codes == ["bad-indentation"] && mended == right)
    }

    /// What stands below may be one mail or the other.
    @Test(arguments: ["=======", ">>>>>>> kaihi", "..."]) func aMarker(line: String) throws {
        let wrong = Self.head + "    body: |\n      %name1% 様\n\(line)\n      ご確認ください。\n\n      　会費　6,600円\n"
        let (codes, mended) = try Self.found(wrong)
        #expect(codes.count == 1 && Self.isOnlyIndented(mended, wrong), "\(codes) \(mended)")
    }

    /// The end of a mail and the setting below it, moved left together.
    @Test(arguments: 1...4) func theEndWithASetting(shift: Int) throws {
        let text = "    body: |\n      解約しました。\n      またのご利用を。\n\n"
        let start = Self.head.replacing("charge_failed", with: "recurring_cancelled") + text
        let wrong = start + Self.indented(["  事務局", "unsubscribe: true"], 4 - shift)
        let (codes, mended) = try Self.found(wrong)
        #expect(codes == ["bad-indentation"])
        #expect(mended == start + Self.indented(["  事務局", "unsubscribe: true"], 4))
    }

    // MARK: Its key

    @Test(arguments: [5, 6, 7, 8]) func theKeyWithTheFirstLine(spaces: Int) throws {
        let text = ["", "ご確認ください。", "受付 平日 10:00-18:00（水曜休）", "電話：03-0000-0000", "配信停止はこちら: %cancelurl%", "事務局"]
        let right = Self.head + "    body: |\n      %name1% 様\n" + Self.indented(text, 6)
        let wrong =
            Self.head + Self.indented(["body: |", "  %name1% 様"], spaces) + Self.indented(text, 6)
        let (codes, mended) = try Self.found(wrong)
        #expect(codes == ["bad-indentation"], "\(spaces)")
        #expect(mended == right || mended == wrong, "\(mended)")
    }

    @Test(arguments: [1, 4]) func theKeyAboveAnotherMail(lines: Int) throws {
        let text = "      %name1% 様\n" + Self.indented((0..<lines).map { "行\($0)" }, 6)
        let next =
            "  - id: second\n    trigger: recurring_cancelled\n    subject: 解約\n    unsubscribe: true\n    body: |\n      解約しました。\n"
        for head in [Self.head, Self.head.replacing("    subject", with: "subject")] {
            let wrong = head + "body: |\n" + text + next
            let (codes, mended) = try Self.found(wrong)
            #expect(codes == ["bad-indentation"])
            #expect(mended == Self.head + "    body: |\n" + text + next)
        }
    }

    @Test func theKeyIsLost() throws {
        let text = "      %name1% 様\n\n      ご確認ください。\n      　会費　6,600円（税込）\n"
        let (codes, mended) = try Self.found(Self.head + text)
        #expect(codes == ["missing-field"])
        #expect(mended == Self.head + "    body: |\n" + text)
    }

    // MARK: What stands around it

    private static let mail = """
        kind: step_mail
        id: failed
        trigger: charge_failed
        subject: お支払いのご確認
        body: |
          %name1% 様
          ご確認ください。

        """

    private static let product =
        head.split(separator: "step_mails").first.map(String.init).map { $0 + "step_mails:\n  - use: failed\n" } ?? ""

    @Test(arguments: [" ---\n kind: product\n", " ---\nkind: product\n", "---kind: product\n"])
    func theNextDocument(marker: String) throws {
        let (codes, mended) = try Self.found(Self.mail + marker + Self.product.dropFirst("kind: product\n".count))
        #expect(codes.count == 1)
        #expect(mended == Self.mail + "---\n" + Self.product)
    }

    /// A line of a mail that was moved to another place is neither deleted nor made a comment.
    @Test func linesThatWereMoved() throws {
        let body = "    body: |\n      ご確認ください。\n"
        for wrong in [
            Self.head.replacing("charge_failed\n", with: "定期支払いのキャンセル\n      %name1% 様\n") + body,
            Self.head.replacing("kind: product\n", with: "kind: product\n      TEL 03-0000\n") + body,
            Self.mail + "---\n  事務局\n  TEL 03-0000\n" + Self.product,
        ] {
            let (codes, mended) = try Self.found(wrong)
            #expect(codes.count == 1 && mended == wrong, "\(codes) \(mended)")
        }
    }
}
