import Rules
import SourceText
import Testing

/// What a writer left in a text to come back to.
@Suite struct LeftPlaceholderTests {
    private static func placeholders(_ text: String) -> [String] {
        findings(text).filter { $0.hasPrefix("placeholder-left-in-text") || $0.hasPrefix("foreign-mail-variable") }
    }

    @Test(arguments: [
        ("〇〇 様", "〇〇 様"), ("○○様", "○○様"), ("◯◯　様", "◯◯　様"), ("●●さん、こんにちは", "●●さん"), ("〇〇さまへ", "〇〇さま"),
        ("  〇〇〇〇 様", "〇〇〇〇 様"), ("〇〇　〇〇 様", "〇〇　〇〇 様"), ("〇〇 様 ", "〇〇 様"),
        ("XX日以内にご連絡ください。", "XX日"), ("お支払い期限：〇〇日以内", "〇〇日"), ("〇日以内にお支払いください。", "〇日以内"), ("次回は〇月〇日です", "〇月〇日"),
        ("次回はXX月XX日です", "XX月XX日"), ("料金はXXX円です", "XXX円"), ("料金は○○円(税込)です", "○○円"), ("ＸＸ円をお支払いください", "ＸＸ円"),
        ("◯◯%引きになります", "◯◯%"), ("xx時xx分に開始", "xx時xx分"), ("〇時間以内にご返信します", "〇時間以内"), ("○か月以内に", "○か月以内"),
        ("○○分前にお集まりください", "○○分"),
        ("TODO: 文面を確かめる", "TODO"), ("  FIXME：金額", "FIXME"), ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("[ここに名前]", "[ここに名前]"), ("{ここにお名前}", "{ここにお名前}"), ("お申し込み：（ここに商品名）", "（ここに商品名）"), ("（お名前）様", "（お名前）様"),
        ("件名 ［お名前］様へ", "［お名前］様"), ("こんにちは、(氏名)様", "(氏名)様"), ("〒XXX-XXXX 東京都", "XXX-XXXX"),
        ("〒 〇〇〇−〇〇〇〇", nil), ("〒〇〇〇-〇〇〇〇", "〇〇〇-〇〇〇〇"), ("株式会社〇〇\n〒100-0000 東京都", "株式会社〇〇"),
        ("○○株式会社\n\n  TEL 03-0000-0000", "○○株式会社"),
        ("開催は20XX年4月です", "20XX年"), ("２０ＸＸ年", "２０ＸＸ年"), ("20〇〇年度", "20〇〇年"), ("担当：〇〇", "〇〇"),
        ("平野屋\n担当者: ○○○ \n電話 03-0000-0000", "○○○"),
        ("  責任者　：　〇〇", "〇〇"),
        ("(ここに本文を入れる)", "(ここに本文を入れる)"), ("詳しくは【ここにURLを入力】へ", "【ここにURLを入力】"), ("（ここに担当者名を記入してください）", "（ここに担当者名を記入してください）"),
    ])
    func areTold(body: String, expected: String?) {
        #expect(Self.placeholders(mail(body)) == (expected.map { ["placeholder-left-in-text 「\($0)」"] } ?? []))
    }

    /// Numbers in kanji, marks in tables and lists, names that are kept back, and what speaks of such signs themselves.
    @Test(arguments: [
        "二〇二六年十二月", "二〇二六年二〇日", "一〇〇円", "三〇日以内", "送料〇円です", "初期費用〇円", "午前〇時まで", "利率〇%", "三時〇〇分から",
        "○ 可", "土○日×祝×", "日○月○火×", "平日○日祝×", "○月額 980円", "●日時", "○日時：未定", "○月末締め", "○分割払い", "○円滑な運営のために",
        "○○株式会社 様", "〇〇日本語教室", "○○分野の講座", "プラン○○月額", "○○日記をお読みの方", "○○円グラフ", "◯◯時計店",
        "○○さん(30代・女性)の声", "お客様：○○様のご感想", "様", "○様", "〇〇", "○○様専用の窓口",
        "「〇〇円」と表示されます", "例：〇〇日以内", "(例)XX円", "「ここに番号を入力」のボタン", "ここに本文を入れる", "(ここにあります)", "(ここに入力欄があります)",
        "「ここに名前」の欄", "ここに名前", "(ここに名前があります)", "（様）", "（お名前）", "（皆）様", "皆様", "お客様", "（お名前）の欄", "山田（旧姓）様", "（株）様", "（お名前）様式",
        "株式会社〇〇", "株式会社〇〇 様", "株式会社〇〇\n代表 山田", "導入例：株式会社〇〇\nTEL 03-0000-0000", "株式会社〇\nTEL 03-0000-0000", "〒〇六〇-〇〇〇一", "XXX-XXXX",
        "〒XXX",
        "例：20XX年", "120XX年", "有効期限は「20XX年」の形式で表示されます", "ご記入例\n20XX年4月1日", "以下をコピーしてご返信ください\n店舗名：〇〇\n担当者：〇〇", "20XX", "担当：〇",
        "担当：○○課", "担当〇〇", "会員番号：〇〇〇〇", "【記入例】\n担当：〇〇", "ご担当：〇〇",
        "MAXX円", "サイズはXXLです", "iPhone X 日本版", "TAXX%", "TODOリスト", "今日のTODO: 本を読む", "TODO", "Torino", "flor ipsum", "loremipsum",
        "領収書の宛名は（会社名）様です", "宛名は「（お名前）様」で発行します", "宛名：（会社名）様", "郵便番号は〒XXX-XXXXの形式でご入力ください",
        "【記入例】\n株式会社〇〇\nメールアドレス：a@example.jp", "例）\n株式会社〇〇\n電話 03-0000-0000", "形式：〒XXX-XXXX",
    ])
    func areNone(body: String) { #expect(Self.placeholders(mail(body)) == []) }

    @Test(arguments: [
        ("$name1 様", "$name1"), ("$name1様", "$name1"), ("会員番号 $free1$ の方", "$free1$"), ("[お名前] 様", "[お名前]"), ("【お名前】様", "【お名前】"),
        ("【お客様名】　様", "【お客様名】"), ("{商品名} のお支払い", "{商品名}"), ("会員番号 {会員番号}", "{会員番号}"), ("<name> さん", "<name>"),
    ])
    func areVariables(body: String, expected: String) {
        let inspection = inspect(mail(body))
        #expect(findings(inspection, from: .warning) == ["foreign-mail-variable 「\(expected)」"])
        let fix = inspection.diagnostics.first?.fixes.first
        // Which variable gives the name of the product is not known.
        let variable = expected.hasPrefix("{") ? [] : [expected.contains("free") ? "%free1%" : "%name1%"]
        #expect((fix?.edits.map(\.text) ?? []) == variable)
    }

    @Test(arguments: [
        "$mail", "US$100", "$1", "$name", "%name1%$", "[お名前] を入力", "【お名前】", "【お名前】\n%name1% 様", "【重要】様式の変更", "[重要] 様式",
        "<b>様</b>", "{商品}", "{本日の名言}", "{注}",
    ])
    func areNoVariables(body: String) { #expect(Self.placeholders(mail(body)) == []) }

    @Test func subjects() {
        #expect(Self.placeholders(mail("本文です。", subject: "件名")) == ["placeholder-left-in-text 「件名」"])
        #expect(Self.placeholders(mail("本文です。", subject: "件名について")) == [])
        #expect(Self.placeholders(mail("件名")) == [])
        #expect(Self.placeholders(mail("本文です。", subject: "XX日以内のお願い")) == ["placeholder-left-in-text 「XX日」"])
    }

    /// Names address nobody.
    @Test func names() {
        func product(_ name: String) -> String { ExampleProject.product("\"\(name)\"") }
        #expect(Self.placeholders(product("XX円コース")) == ["placeholder-left-in-text 「XX円」"])
        #expect(Self.placeholders(product("〇〇様")) == [])
    }
}

extension ExampleProject {
    fileprivate static func product(_ name: String) -> String {
        RulesTests.product(card).replacing("name: オンライン講座", with: "name: \(name)")
    }
}
