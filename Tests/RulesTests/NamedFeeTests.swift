import Rules
import SourceText
import Testing

/// Words for charges besides a price, 「入会金」, that are the name of what is sold.
@Suite struct NamedFeeTests {
    private func quotes(_ text: String) -> [Diagnostic] {
        inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    private func named(_ name: String, _ body: String) -> String {
        mail(body).replacing("price: 980", with: "price: 2200").replacing("name: オンライン講座", with: "name: \(name)")
    }

    private func cart(_ body: String, _ items: [(String, Int)]) -> String {
        let list = items.map { "- name: \"\($0.0)\"\n  tax_rate: 10%\n  price: \($0.1)" }.joined(separator: "\n")
        let lines = body.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        return product(
            "- id: card\n  type: auto_pay", scenario: "shopping_cart", items: list,
            mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: |\n\(lines)")
    }

    @Test(arguments: [
        "入会金", "教材費", "材料費", "追加料金", "名入れオプション", "お試し", "トライアル", "延長料金", "再発行手数料", "登録料", "キャンセル料", "会場費", "送料", "保証金", "当日キャンセル",
        "休会費", "在籍料",
    ])
    func nameThatIsACharge(name: String) {
        let rows = [
            "\(name) 1,800円（税込）のお支払いが完了していません。", "「\(name)」1,800円（税込）のお支払いが完了していません。", "■ご請求\n\(name)　　1,800円（税込）",
            "\(name)：1,800円", "・\(name)　1,800円", "1. \(name) 1,800円（税込）", "【\(name)】1,800円", "\(name)は1,800円です。",
            "「\(name)」1,800円",
            "%name1% 様\n\n\(name)　1,800円", "\(name)（本科）1,800円",
        ]
        for row in rows {
            let name = row.contains("本科") ? name + "（本科）" : name
            #expect(quotes(named(name, row)).map { $0.message.ja.contains("「1,800円」") } == [true], "\(row)")
            #expect(quotes(named(name, row.replacing("1,800", with: "2,200"))).isEmpty, "\(row)")
            // Of another product it is a charge.
            if !name.contains("キャンセル") || name.contains("料") { #expect(quotes(named("月例会", row)).isEmpty, "\(row)") }
        }
        #expect(quotes(cart("\(name)　1,800円\nテキスト 3,300円", [(name, 2200), ("テキスト", 3300)])).count == 1)
        #expect(quotes(named("月例会", "x").replacing("- id: monthly", with: "- id: monthly\n    name: \(name)")).isEmpty)
        let method = named("月例会", "\(name) 1,800円").replacing(
            "- id: monthly", with: "- id: monthly\n    name: \(name)（Amazon Pay）")
        #expect(quotes(method).count == 1)
    }

    @Test(arguments: [
        "春期の入会金 1,800円", "春期講習 入会金 1,800円", "再入会金 1,800円", "入会金 2名分 4,400円", "入会金（2名）4,400円", "入会金 4,400円（2名）", "入会金手数料 330円",
        "入会金（学生）1,100円",
        "送料 880円", "事務手数料：330円", "入会金 2,200円／送料 880円", "入会金 2,000円（税抜）", "入会金 2,200円（税抜2,000円）", "旧 入会金 1,800円", "入会金 500円割引",
        "1,800円の入会金割引", "入会金\n\n送料 880円", "入会金 500円引き", "入会金 10,000円以上", "入会金の有無は\nコースの\n送料 880円",
        // Whose charge it is, in which case, or from when.
        "再入会の場合、入会金 2,750円", "兄弟で入会の場合は、入会金 2,750円", "・入会金　2,750円（ごきょうだい）", "入会金 2,750円（2人目以降）", "ファミリー会員：入会金 8,800円",
        "入会金 5,000円（学生）", "入会金 5,000円（2027年4月より）", "入会金 2,000円程度", "入会金が12,000円かかるため、お一人様2,200円です", "入会金 12,000円÷12名",
        "一般的な教室では、入会金 30,000円", "初回のみ、入会金 500円", "1,500円の入会金がかかります", "入会金として1,500円をいただきます", "入会金\n1,500円（学生）",
        "入会金 1,500円のお支払いが別途必要です", "■学生\n入会金 1,500円", "再入会の場合：\n・入会金　1,500円", "学生の方は、\n入会金 1,500円です", "入会金 2,200円\n入会金 1,500円",
        "入会金 1,500円\n入会金（学生） 1,100円",
    ])
    func otherCharges(body: String) {
        #expect(quotes(named("入会金", body)).isEmpty)
    }

    /// What members pay while they do not come.
    @Test(arguments: [
        "休会費 月1,100円", "休会中も在籍料として月1,100円を頂戴いたします", "休会中の会費は月額1,100円です", "在籍料：1,100円/月", "休会の場合は月会費1,100円となります", "休会中は月1,100円です",
        "休会会費 1,100円", "休部費は1,100円です",
    ])
    func membersWhoDoNotCome(body: String) {
        #expect(quotes(named("月例会", body)).isEmpty)
    }

    @Test(arguments: [
        "休会制度あり　月会費 1,100円", "休会から復帰された方の月会費は1,100円です", "休会されなければ、月会費1,100円です", "月会費 1,100円（休会制度あり）", "休日会員 月1,100円",
    ])
    func membersWhoCome(body: String) {
        #expect(quotes(named("月例会", body)).count == 1)
    }

    @Test func remarkOfTheName() {
        #expect(quotes(named("入会金（一般）", "入会金（一般） 1,800円")).count == 1)
        #expect(quotes(named("入会金（一般）", "入会金 1,800円")).isEmpty)
        #expect(quotes(named("入会金（一般）", "入会金 1,800円（学生）")).isEmpty)
    }

    @Test(arguments: [
        "返品の際は、送料 1,500円をご負担ください。", "再送の場合は、送料として1,500円をいただきます", "沖縄：送料 1,800円", "沖縄県は、送料 1,800円です", "北海道は1,500円の送料がかかります",
        "・送料　880円（60サイズ）\n・送料　1,100円（80サイズ）", "送料 1,500円（北海道・沖縄）", "送料 370円（レターパックライト）", "冷凍便でのお届けは、送料：1,210円", "送料\n1,500円（沖縄）",
        "送料 880円\n送料 1,100円", "■沖縄県\n送料 1,800円", "沖縄県への送料 1,800円",
    ])
    func postageOfOtherParcels(body: String) {
        let items = [("りんご 5kg", 4200), ("送料", 880)]
        #expect(quotes(cart(body, items)).isEmpty)
        #expect(quotes(cart("りんご 5kg　4,200円\n送料　660円", items)).count == 1)
    }

    @Test func itemOfTheProduct() {
        let items = [("フルート", 49800), ("送料（全国一律）", 1650)]
        #expect(quotes(cart("フルート 49,800円\n送料（全国一律） 1,430円", items)).count == 1)
        #expect(quotes(cart("フルート 49,800円\n送料 1,430円", items)).isEmpty)
        #expect(quotes(cart("フルート 49,800円\n送料 1,650円", items)).isEmpty)
        #expect(quotes(cart("フルート 49,800円\n送料（沖縄） 2,200円", items)).isEmpty)
        #expect(quotes(cart("フルート 49,800円\n送料 880円", [("フルート", 49800), ("スタンド", 1650)])).isEmpty)
        #expect(quotes(cart("送料無料セット 1,430円\n送料 880円", [("フルート", 49800), ("送料無料セット", 1650)])).count == 1)
        #expect(quotes(named("送料無料セット", "送料 880円")).isEmpty)
        // What no shop sells is what it was.
        #expect(quotes(named("合計", "合計 1,800円")).isEmpty)
        #expect(quotes(named("通常価格", "通常価格 1,800円")).isEmpty)
    }
}
