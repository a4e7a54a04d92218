import Project
import Rules
import SourceText
import Testing

/// What is found in the texts of mails, and what must not be.
@Suite struct MailTests {
    @Test(arguments: [
        ("%name1% 様", []), ("%name1%%name2% 様", []), ("%mail% %free1% %free12% %cancelurl% %change_mail_url%", []),
        ("%nmae1% 様", ["unknown-mail-variable 「%nmae1%」"]), ("%Name1%", ["unknown-mail-variable 「%Name1%」"]),
        ("%order_id%", ["unknown-mail-variable 「%order_id%」"]), ("%free0%", ["unknown-mail-variable 「%free0%」"]),
        ("%name1 様", ["malformed-mail-variable 「%name1」"]), ("name1% 様", ["malformed-mail-variable 「name1%」"]),
        ("% name1 % 様", ["malformed-mail-variable 「% name1 %」"]), ("％name1％ 様", ["malformed-mail-variable 「％name1％」"]),
        ("％ｎａｍｅ１％ 様", ["malformed-mail-variable 「％ｎａｍｅ１％」"]), ("%nａme1% 様", ["malformed-mail-variable 「%nａme1%」"]),
        ("%name1％ 様", ["malformed-mail-variable 「%name1％」"]),
        ("解除はこちら %cancelurl", ["malformed-mail-variable 「%cancelurl」"]),
        ("%name1 様、%name2% 様", ["malformed-mail-variable 「%name1」"]),
        // Rates and escapes are no variables.
        ("50%OFF", []), ("10%引き、20%引き", []), ("100%オレンジ", []), ("最大50%off、さらに10%off", []), ("50%OFF%限定", []), ("５０％OFF", []),
        ("10%から20%", []), ("満足度98%!リピート率80%", []), ("5% up, 10% down", []), ("%", []), ("%%", []), ("100％", []),
        ("https://shop.example.jp/?q=%E3%81%82%E3%81%84", []), ("https://shop.example.jp/%20a%20b", []),
        ("https://shop.example.jp/?m=%mail%", []), ("%E3%81%82", []), ("e-mail%", []), ("税率は8%mailの件", []),
        ("https://shop.example.jp/%e3%81%8a%e5%ba%97/", []), ("%e3%81%82", []), ("https://shop.example.jp/a%2fb?c%3d=%c3", []),
        ("https://shop.example.jp/%e9t%e9", []), ("https://shop.example.jp/?u=%cancelurl%", []), ("/%20%cancelurl%", []),
        ("https://shop.example.jp/?u=%address%&x=1", ["unknown-mail-variable 「%address%」"]),
        ("番号 %ab%", ["unknown-mail-variable 「%ab%」"]), ("%ad% です", ["unknown-mail-variable 「%ad%」"]),
    ])
    func variables(body: String, expected: [String]) {
        #expect(findings(mail(body)) == expected)
    }

    /// A noun between two signs is meant for a variable; a sentence between two rates is none.
    @Test(arguments: [
        "%退会ページURL%", "%支払い用URL%", "%会員番号%", "%お支払い期限%", "%申し込み日%", "%URL一覧%", "%姓%", "%ふりがな%", "％会員番号％", "%ＵＲＬ一覧%",
        "%々々%", "%ポイント%",
    ])
    func japaneseVariables(variable: String) {
        for body in ["\(variable) です", "退会は\(variable)", "番号:\(variable)", "「\(variable)」", "（\(variable)、%mail%）"] {
            #expect(findings(mail(body)) == ["unknown-mail-variable 「\(variable)」"], "\(body)")
        }
    }

    @Test(arguments: [
        "50%OFFから100%OFFまで", "10%引き、20%引き", "10%引き20%引き", "10%料金20%", "利率%と割引率%の一覧", "達成率%目標%", "○○%オフ○○%オフ", "X%引きX%引き",
        "N%引き、N%引き", "五十%引き五十%", "％引き、％オフ", "成功率％と失敗率％", "割引率％会員％", "満足度%平均98%", "約%平均98%", "は%割引、%還元", "%オフ と %引き",
        "％ポイント％", "１０％会員１０％", "は%これだけあれば安心です%", "は%とても長くて変数の名前とは思えない名詞句でない文%", "は%長期継続割引対象定期購入会員番号一覧表%", "は%数%",
        "★%還元★%還元", "は%引き○%",
    ])
    func ratesInJapanese(body: String) {
        #expect(findings(mail(body)) == [])
    }

    @Test(arguments: [
        ("会費は980円です", []), ("会費は¥980です", []), ("会費は９８０円です", []), ("税込980", []), ("980(税込)", []), ("980円(税込)", []),
        ("会費は1,980円です", ["1,980円"]), ("会費は¥1,980です", ["¥1,980"]), ("会費は￥1980です", ["￥1980"]), ("１，９８０円", ["１，９８０円"]),
        ("1980 円", ["1980 円"]),
        ("1980(税込)", ["1980"]), ("税込1,980", ["1,980"]), ("料金:1万円", ["1万円"]), ("1万9,800円", ["1万9,800円"]),
        ("JPYでは1980yen", ["1980yen"]),
        ("980円と1,980円", ["1,980円"]), ("2,480円、3,480円", ["2,480円", "3,480円"]),
        // Not prices, or no amounts at all.
        ("2024年11月24日 10:30", []), ("03-1234-5678", []), ("1,980ポイント", []), ("注文番号1980", []), ("500円OFF", []), ("500円引き", []),
        ("送料550円", []), ("送料は550円", []), ("手数料:330円", []), ("消費税89円", []), ("(うち消費税 89円)", []), ("891円(税抜)", []), ("税抜891円", []),
        ("3,000円以上で", []),
        ("1,000円分の", []), ("100円につき1ポイント", []), ("通常価格1,480円", []), ("500円クーポン", []),
        ("消費税（10%）：270円", []), ("消費税(10%) 270円", []), ("うち消費税等270円", []), ("消費税額等 270円", []), ("税額:270円", []), ("内税 270円", []),
        ("消費税１０％ ￥270", []), ("消費税 8.0%: 270円", []), ("税率10% 270円", []), ("送料 全国一律 880円", []), ("送料(沖縄を除く)：880円", []),
        ("送料　　　　　　　　　　　　　880円", []), ("送料・・・・・・・・・・・・・・880円", []), ("合計（税込）　　　　　　　　　　　3,860円", []),
        ("送料（北海道・沖縄・離島を除く全国一律）：880円", []), ("送料：本州 880円／北海道 1,320円／沖縄 1,980円", []),
        ("【送料】\n・本州 880円\n・九州 990円\n・沖縄 1,980円", []), ("月額　　　　　　　　　　　　　　1,980円", ["1,980円"]),
        ("2,940円（980円×3回）", []), ("5,940円（1,980円×3回）", ["5,940円", "1,980円"]), ("10%対象 5,950円", []), ("教材費 880円", []),
        ("1日たったの99円", []), ("お試し価格880円", []), ("1か月目 880円", []), ("980円から3,300円に改定いたします", []),
        ("1,980円から3,300円に改定いたします", ["3,300円"]), ("2,980円→1,980円", ["1,980円"]),
        ("送料(全国一律) (税込) 880円", []), ("合計(税込) 1,960円", []), ("270円(消費税)", []), ("270円の消費税", []),
        // What stands in brackets or before a rate is no word about the amount.
        ("会費(送料込)：1,980円", ["1,980円"]), ("1,980円(うち消費税180円)", ["1,980円"]), ("会費(10%) 1,980円", ["1,980円"]),
        ("全国一律1,980円", ["1,980円"]),
        ("(送料別)1,980円", ["1,980円"]), ("10% 1,980円", ["1,980円"]), ("定価\n(税込) 1,980円", ["1,980円"]), ("送料(\n)1,980円", ["1,980円"]),
        ("消費税込 1,980円", ["1,980円"]), ("会費) 1,980円", ["1,980円"]),
    ])
    func amounts(body: String, expected: [String]) {
        #expect(findings(mail(body)) == expected.map { "mail-quotes-other-price 「\($0)」" })
    }

    /// A tax would become a price.
    @Test(arguments: [
        ("会費は1,980円", 1), ("税込の会費は1,980円", 1), ("消費税の額 270円", 0), ("税を除いた額は900円", 0), ("消費税込みの会費\n1,980円", 1),
        ("消費税\n会費1,980円", 1),
    ])
    func noFixBesideATax(body: String, count: Int) {
        #expect(inspect(mail(body)).diagnostics.filter { $0.code == .mailQuotesOtherPrice }.map(\.fixes.count) == [count])
    }

    @Test func amountsOfEveryPriceAreFine() {
        let items = "- name: A\n  tax_rate: 10%\n  price: 1320\n- name: B\n  tax_rate: 8%\n  price: 3240"
        let mails = "- id: failed\n  trigger: charge_failed\n  subject: 1,320円か3,240円の件\n  body: 4,560円ではありません"
        let sold = product("- id: box\n  type: recurring", scenario: "subscription", items: items, mails: mails)
        #expect(findings(sold) == ["mail-quotes-other-price 「4,560円」"])
        // A price that is not known may be the one.
        #expect(findings(sold.replacing("price: 3240", with: "price: 3,240")) == ["not-whole-yen 「3,240」"])
    }

    @Test func amountBesideAMissingPriceMayBeThatPrice() {
        let two = monthly + "\n- id: card\n  type: one_time\n  tax_rate: 10%"
        let mails = "- id: failed\n  trigger: charge_failed\n  subject: お支払い\n  body: 料金は4,560円です"
        #expect(findings(product(two, mails: mails)) == ["missing-price 「id」"])
    }

    @Test func noFixOfASharedTextSpoilsItForAnotherProduct() {
        let shared = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: お支払い\nbody: 会費は1,480円です\n---\n"
        let one = shared + product(monthly, mails: "- use: failed")
        let two =
            one + "---\n"
            + product(monthly.replacing("980", with: "2980"), mails: "- use: failed").replacing("id: course", with: "id: book")
        #expect(inspect(one).diagnostics.map(\.fixes.count) == [1])
        #expect(inspect(two).diagnostics.map(\.fixes.count) == [0])
    }

    @Test func sharedMailIsJudgedForEachProduct() throws {
        let shared = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: お支払い\nbody: 会費は980円です\n---\n"
        let other = product(monthly.replacing("980", with: "2980"), mails: "- use: failed").replacing(
            "id: course", with: "id: book")
        let inspection = inspect(shared + product(monthly, mails: "- use: failed") + "---\n" + other)
        #expect(findings(inspection, from: .warning) == ["mail-quotes-other-price 「980円」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .mailQuotesOtherPrice })
        #expect(finding.message.ja.contains("(book)") && !finding.message.ja.contains("(course)"))
    }

    @Test func placesAreRightInEveryStyle() {
        let cases = [
            ("\"会費は\\n1,980円です %nmae1%\"", ["mail-quotes-other-price 「1,980円」", "unknown-mail-variable 「%nmae1%」"]),
            ("\"\\u3042 %nmae1%\"", ["unknown-mail-variable 「%nmae1%」"]),
            ("\"%nm\\x61e1%\"", ["unknown-mail-variable 「%nm\\x61e1%」"]),
            ("'it''s %nmae1%'", ["unknown-mail-variable 「%nmae1%」"]), ("plain %nmae1%", ["unknown-mail-variable 「%nmae1%」"]),
            (">-\n        折り返す\n        %nmae1% です", ["unknown-mail-variable 「%nmae1%」"]),
            ("|2  # 1,980円\n        %nmae1%", ["unknown-mail-variable 「%nmae1%」"]),
        ]
        for (body, expected) in cases {
            let mails = "- id: failed\n  trigger: charge_failed\n  subject: お支払い\n  body: \(body)"
            #expect(findings(product(monthly, mails: mails)) == expected, "\(body)")
        }
        let windows = mail("一行目\n%nmae1%").replacing("\n", with: "\r\n")
        #expect(findings(windows) == ["unknown-mail-variable 「%nmae1%」"])
    }

    @Test func platformDependentCharactersAreOneFindingAField() throws {
        let inspection = inspect(mail("①②③ ㈱サンプル ﾃｽﾄ 10～20 😀 髙橋"))
        #expect(findings(inspection, from: .warning) == ["platform-dependent-character 「①」"])
        let message = try #require(inspection.diagnostics.first { $0.code == .platformDependentCharacter }).message
        for character in ["①", "②", "③", "㈱", "ﾃ", "～", "😀"] { #expect(message.ja.contains("「\(character)」"), "\(message.ja)") }
        #expect(findings(mail("普通の文章です。★☆♪、「」…※(株)‐")) == [])
        let drawn = inspect(mail("外字は\u{E000}です")).diagnostics.first { $0.code == .platformDependentCharacter }
        #expect(drawn?.message.en.hasPrefix("`<U+E000>` in ") == true)
        #expect(findings(mail("本文", subject: "①お支払い")) == ["platform-dependent-character 「①」"])
    }

    @Test(arguments: [
        ("AmazonPayで支払う", ["AmazonPay"]), ("amazon pay", ["amazon pay"]), ("AMAZON PAY", ["AMAZON PAY"]),
        ("Amazon pay決済", ["Amazon pay"]),
        ("Ａｍａｚｏｎ　Ｐａｙ", ["Ａｍａｚｏｎ　Ｐａｙ"]), ("ＡＭＡＺＯＮ　ＰＡＹでのお支払いをご確認ください", ["ＡＭＡＺＯＮ　ＰＡＹ"]),
        ("ａｍａｚｏｎ　ｐａｙでのお支払いをご確認ください", ["ａｍａｚｏｎ　ｐａｙ"]), ("AMAZONPAYでのお支払いをご確認ください", ["AMAZONPAY"]), ("AmazonPay.", ["AmazonPay"]),
        ("Amazon Payで支払う", []), ("Amazonの支払い", []), ("https://shop.example.jp/amazonpay/x", []), ("amazonpay.example.jp", []),
        ("AmazonPay_LIVE", []),
    ])
    func brand(body: String, expected: [String]) {
        let found = findings(inspect(mail(body))).filter { $0.hasPrefix("brand-spelling") }
        #expect(found == expected.map { "brand-spelling 「\($0)」" })
    }

    @Test(arguments: [
        ("https://shop.example.jp/x", []), ("http://old.example.com/x", ["old.example.com"]), ("https://SHOP.example.jp", []),
        ("https://old.example.com/a https://old.example.com/b", ["old.example.com"]), ("https://pay.amazon.co.jp/", []),
        ("詳しくはhttps://a.example.com。", ["a.example.com"]), ("See https://shop.example.jp. Thanks", []),
        ("See https://a.example.com. Thanks", ["a.example.com"]), ("https://pay.amazon.co.jp./", []),
        ("https://%cancelurl%", []), ("https://shop.example.jpをご覧ください", []), ("https://shop.example.jpとold.example.com", []),
        ("https://shоp.example.jp/", ["shоp.example.jp"]), ("https://shop.exаmple.jpをご覧ください", ["shop.exаmple.jp"]),
        ("https://ショップ.jp/x", ["ショップ.jp"]), ("https://日本shop.jpをご覧ください", ["日本shop.jp"]), ("詳しくはhttps://ショップ.jp.", ["ショップ.jp"]),
        ("https://localhostです。", ["localhost"]), ("https://ショップへ", []), ("https://お店.テスト、", ["お店.テスト"]),
    ])
    func links(body: String, expected: [String]) {
        let found = findings(inspect(mail(body))).filter { $0.hasPrefix("mail-host-differs") }
        #expect(found == expected.map { "mail-host-differs 「\($0)」" })
    }

    @Test func triggersAndCommands() {
        let cancelled = "- id: cancelled\n  trigger: recurring_cancelled\n  subject: 停止\n  body: 停止しました\n  unsubscribe: true"
        #expect(findings(product(card, mails: cancelled)) == ["trigger-never-fires 「recurring_cancelled」"])
        let autoPay = "- id: auto\n  type: auto_pay\n  tax_rate: 10%\n  price: 500"
        #expect(findings(product(autoPay, mails: cancelled)) == ["trigger-never-fires 「recurring_cancelled」"])
        #expect(findings(inspect(product(monthly, mails: cancelled))) == ["missing-charge-failed-mail 「step_mails」"])
        #expect(
            findings(
                inspect(
                    product(
                        monthly + "\n" + card, mails: cancelled.replacing("  unsubscribe: true", with: "  unsubscribe: false"))))
                == ["missing-charge-failed-mail 「step_mails」"])
        let shared =
            "kind: step_mail\nid: cancelled\ntrigger: recurring_cancelled\nsubject: 停止\nbody: 停止しました\nunsubscribe: true\n---\n"
        #expect(findings(shared + product(card, mails: "- use: cancelled")) == ["trigger-never-fires 「cancelled」"])
        // What cannot be judged is not.
        #expect(findings(inspect(product(monthly, mails: "- use: nothing"))) == ["unknown-reference 「nothing」"])
        #expect(findings(product("- use: nothing", mails: cancelled)) == ["unknown-reference 「nothing」"])
    }
}
