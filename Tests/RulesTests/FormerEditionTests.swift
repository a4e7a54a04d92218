import Rules
import SourceText
import Testing

/// Names of what is sold anew each year, with the number of an earlier time.
@Suite struct FormerEditionTests {
    private func product(_ name: String, id: String = "course", subject: String = "お願い", body: String) -> String {
        """
        kind: product
        id: \(id)
        name: \(name)
        scenario: paid_product
        payment_methods:
          - {type: recurring, tax_rate: 10%, price: 980, recurrence: {every: 1 month}}
        step_mails:
          - id: charge-failed
            trigger: charge_failed
            subject: \(subject)
            body: \(body)

        """
    }

    private func told(_ text: String) -> [String] {
        inspect(text).diagnostics.filter { $0.code == .mailNamesFormerEdition }.map { diagnostic in
            String(
                decoding: Array(text.utf8)[Int(diagnostic.location.range.start)..<Int(diagnostic.location.range.end)],
                as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("宅建士合格講座2027", "「宅建士合格講座2026」にお申し込みいただき、ありがとうございます。", "宅建士合格講座2026"), ("おせち料理2027", "おせち料理2026のお支払いについて", "おせち料理2026"),
        ("令和8年分 確定申告サポート", "令和7年分 確定申告サポートのお支払いを確認できませんでした。", "令和7年分 確定申告サポート"),
        ("指導者養成講座（第12期）", "指導者養成講座（第11期）の受講料のお支払い", "指導者養成講座（第11期）"),
        ("第30回公演『坂の上の洗濯屋』", "第29回公演『坂の上の洗濯屋』の代金", "第29回公演『坂の上の洗濯屋』"),
        ("2027年版 手帳セット", "2025年版 手帳セットをご購入くださり", "2025年版 手帳セット"), ("卒業アルバム2027", "卒業アルバム2026のお支払いの方法", "卒業アルバム2026"),
        ("卒業アルバム2027", "卒業アルバム2026のお支払いが完了していません", "卒業アルバム2026"),
    ])
    func formerNumber(name: String, body: String, expected: String) {
        #expect(told(product(name, body: body)) == [expected])
        #expect(told(product(name, subject: body, body: "本文です。")) == [expected])
    }

    /// The blanks of the name are not written, or the name is quoted up to a blank.
    @Test(arguments: [
        ("第12期 講座", "第11期講座のお支払いについて", "第11期講座"), ("2027年度 年会費", "2026年度年会費のお支払いについて", "2026年度年会費"),
        ("\"2027年度　年会費\"", "2026年度 年会費のお支払いについて", "2026年度 年会費"),
        ("指導者養成講座 第12期（通学）", "指導者養成講座 第11期（通学）の受講料のお支払い", "指導者養成講座 第11期（通学）"),
        ("第18回ピアノ発表会 写真・DVD", "「第17回ピアノ発表会」の代金のお支払いについて", "第17回ピアノ発表会"),
        ("第18回ピアノ発表会 写真・DVD", "『第17回ピアノ発表会』にお申し込みいただき、ありがとうございます", "第17回ピアノ発表会"),
        ("宅建士合格講座2027 通学コース", "「宅建士合格講座2026」のお支払いが完了していません", "宅建士合格講座2026"),
        ("vol.12 日本株レポート", "vol.11 日本株レポートの代金のお支払いについて", "vol.11 日本株レポート"),
        ("日本株レポート Vol.12", "日本株レポートVol.11のお支払い方法", "日本株レポートVol.11"),
    ])
    func blanks(name: String, body: String, expected: String) {
        #expect(told(product(name, body: body)) == [expected])
        #expect(told(product(name, subject: body, body: "本文です。")) == [expected])
    }

    @Test(arguments: [
        // The right one beside it, another name, too little of it, and what else is said of earlier ones.
        ("第12期 講座", "第11期講座と第12期講座のお支払い"), ("第12期 講座", "第11期講座修了生のお申し込み"), ("第12期 講座", "第11期の講座は終了しました"),
        ("2027年度 年会費", "2026年度の年会費のお支払い、ありがとうございました"),
        ("2027年度 年会費", "2026年度の年会費が未納の方は"), ("2027年度 年会費", "2026年度分の年会費のお支払い"), ("令和8年分 確定申告サポート", "「令和7年分」のお支払いについて"),
        ("第18回ピアノ発表会 写真・DVD", "第17回ピアノ発表会のお支払いについて"), ("第18回ピアノ発表会 写真・DVD", "「第17回ピアノ発表会アルバム」のお支払いについて"),
        ("第18回ピアノ発表会 写真・DVD", "「第17回ピアノ発表会」に続き、お申し込みいただき"), ("第18回ピアノ発表会 写真・DVD", "「第17回ピアノ」のお支払いについて"),
        ("第18回ピアノ発表会 写真・DVD", "「第18回ピアノ発表会」と「第17回ピアノ発表会」のお支払いについて"), ("vol.12 日本株レポート", "vol.11 米国株レポートのお支払いについて"),
        ("vol.12 日本株レポート", "vol.13 日本株レポートのお支払いについて"),
    ])
    func otherBlanks(name: String, body: String) { #expect(told(product(name, body: body)) == []) }

    /// What is still sold is no slip, however it is written.
    @Test(arguments: [
        ("動画講座 vol.2", "動画講座 vol.1", "動画講座vol.1をご購入いただきありがとうございます"),
        ("第18回ピアノ発表会 写真・DVD", "第17回ピアノ発表会 ソロ参加費", "「第17回ピアノ発表会」の代金のお支払いについて"),
        ("2026年度 年会費", "\"2025年度　年会費\"", "2025年度 年会費のお支払いについて"),
    ])
    func stillSold(name: String, former: String, body: String) {
        #expect(told(product(name, body: body)).count == 1)
        let other = "---\nkind: product\nid: other\nname: \(former)\nscenario: paid_product\n"
        #expect(told(product(name, body: body) + other) == [])
    }

    /// Only what stands there is written anew.
    @Test func fixOfWhatIsQuoted() throws {
        let text = product("第18回ピアノ発表会 写真・DVD", body: "「第17回ピアノ発表会」のお支払い")
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .mailNamesFormerEdition }?.fixes.first)
        #expect(
            String(decoding: apply(fix.edits, to: Array(text.utf8)) ?? [], as: UTF8.self) == text.replacing("17", with: "18"))
    }

    /// What is asked or thanked for, a label, or who signs; of two numbers both may be those of before.
    @Test(arguments: [
        "「％」のお支払いが完了していません", "このたびは％をご購入いただき、誠にありがとうございます", "％へのお申し込みありがとうございます", "％の今月分のお支払いができませんでした",
        "％の12月分のお支払いができませんでした", "％の月会費の引き落としができませんでした", "％（月払い）のお支払いができませんでした", "％、お申し込みありがとうございます", "％にお申込いただき",
        "％をご利用いただきありがとうございます", "％ のお支払いについて", "％ お支払いのご確認", "商品名：％", "【商品名】％", "お申し込み内容：％", "％ 運営事務局", "％事務局です",
        "［％］のお支払いについて", "％のお申し込みを受け付けました", "％のお支払い方法",
        "お申し込みいただいた「％」のお支払いが確認できておりません", "ご登録いただいたカードで「％」のお支払いができませんでした", "会員各位　「％」のお支払いのご案内", "「％」のお支払いがまだ完了しておりません",
        "「％」のお支払いが、まだ確認できておりません",
        "「％」のお支払いにつきまして", "「％」の受講料33,000円（税込）のお支払いが確認できませんでした", "「％」へのお申し込み、誠にありがとうございます", "「％」にお申し込みいただき、ありがとうございます！特典動画は",
        "「％」のお支払いをご確認ください", "「％」のお支払いですが、まだ確認できておりません", "「％」のAmazon Payでのお支払いができませんでした", "「％」のカード決済ができませんでした",
        "「％」の4月分月謝のお支払いについて",
        "％へお申し込みいただき、ありがとうございます", "％を受講いただきありがとうございます", "商品名: ％（1点）", "品名：％", "％ 事務局の山田です", "「％」の残金のお支払いについて", "「％」の受講料をお支払いください",
    ])
    func slips(text: String) {
        for (name, former) in [
            ("宅建士合格講座2027", "宅建士合格講座2026"), ("養成講座（第12期）", "養成講座（第11期）"), ("2027年度 第12期 養成講座", "2026年度 第11期 養成講座"),
            ("2027年度 第12期 養成講座", "2027年度 第11期 養成講座"),
        ] {
            let body = text.replacing("％", with: former)
            #expect(told(product(name, body: "\"\(body)\"")) == [former], "\(body)")
        }
    }

    @Test func belowLabel() {
        #expect(told(product("宅建士合格講座2027", body: "|-\n      ■ご注文商品\n      宅建士合格講座2026")) == ["宅建士合格講座2026"])
        #expect(told(product("宅建士合格講座2027", body: "|-\n      ■姉妹講座\n      宅建士合格講座2026")) == [])
    }

    /// Those that no fix may make false.
    @Test(arguments: [
        "※％をご購入済みの場合は5,000円引きとなります。", "％にお申し込みの際のIDをお使いください。", "％にご登録のメールアドレスでログインできます", "％のお申し込みは締切りました", "％のお申し込みは〆切となりました",
        "％のお申し込み受付は3月31日までです", "％の受講料は29,700円でしたが、", "％の料金から据え置きです", "％の料金とは異なります", "％の退会手続きは不要です", "％のお支払いは完了しております",
        "％のお支払いとは別のお手続きです",
        "％のお支払いがまだの場合は、あわせて", "％のお支払いも確認できておりません", "％のお支払いをもって会員資格が", "％のご請求もあわせて", "％のお申し込みも受付中です", "％をご利用のお客様", "％の参加費には含まれません",
        "％のお支払いがお済みでない場合は", "％のお申し込み者数は120名でした", "％のお支払いが済んでいても、今年度のお支払いは別に必要です", "％にご入会いただいていた場合、", "％のご登録情報を引き継ぎます",
        "昨年の％のお支払いについてのアンケート", "％ 料金：1,100円", "％：お申し込み方法はこちら", "％のお支払いについては、4月に完了しております", "％をご利用いただき、ありがとうございました",
        "％にご参加いただき、ありがとうございました", "％のお申し込み期限は過ぎております",
    ])
    func earlierOnes(text: String) {
        for (name, former) in [
            ("宅建士合格講座2027", "宅建士合格講座2026"), ("養成講座（第12期）", "養成講座（第11期）"), ("2027年度 年会費", "2026年度 年会費"),
        ] {
            #expect(told(product(name, body: "\"\(text.replacing("％", with: former))\"")) == [])
        }
    }

    /// Parts that are paid for or learned one after another.
    @Test func stages() {
        #expect(told(product("通信講座 第2回支払い分", body: "通信講座 第1回支払い分のご入金ありがとうございました。")) == [])
        #expect(told(product("2027年度 授業料 第2期分", body: "2027年度 授業料 第1期分のお支払いが完了しました。")) == [])
        #expect(told(product("数学特訓（第2次試験対策）", body: "数学特訓（第1次試験対策）の受講料について")) == [])
    }

    /// A subject that begins or ends with it.
    @Test(arguments: [
        "お支払いのお願い【％】", "【お支払い確認】％", "お申し込みありがとうございます（％）", "［％］お支払いのお願い", "＜％＞お支払いのお願い", "Re: 【％】お支払いのお願い", "％｜お支払いのお願い",
        "％：お支払いのお願い",
        "％お申し込みありがとうございます", "【重要】「％」のお支払いが完了していません", "■％■お支払いのお願い", "【％】ようこそ", "【％】受講開始のご案内", "【％】お支払いがお済みでない方へ",
    ])
    func subjectsOfSlips(subject: String) {
        let subject = subject.replacing("％", with: "宅建士合格講座2026")
        #expect(told(product("宅建士合格講座2027", subject: "\"\(subject)\"", body: "本文です。")) == ["宅建士合格講座2026"])
    }

    @Test(arguments: [
        "【％】開催報告と次回のご案内", "【％】アーカイブのご案内", "【％】をお持ちのあなたへ", "「％」に続く最新講座のご案内", "【％】もまだ間に合います", "写真販売のお知らせ（％）", "【％】合格発表のお知らせ",
    ])
    func otherSubjects(subject: String) {
        let subject = subject.replacing("％", with: "宅建士合格講座2026")
        #expect(told(product("宅建士合格講座2027", subject: "\"\(subject)\"", body: "本文です。")) == [])
    }

    @Test func subjects() {
        #expect(told(product("宅建士合格講座2027", subject: "【宅建士合格講座2026】事務局からのお知らせ", body: "本文です。")) == ["宅建士合格講座2026"])
        #expect(told(product("宅建士合格講座2027", subject: "【宅建士合格講座2026】をご受講の皆様へ", body: "本文です。")) == [])
        #expect(told(product("宅建士合格講座2027", subject: "【宅建士合格講座2027】お知らせ", body: "「宅建士合格講座2026」のお支払い")) == ["宅建士合格講座2026"])
    }

    @Test(arguments: [
        // Those to come, what is no edition, other names, the right one beside it, and what else is said of earlier ones.
        ("宅建士合格講座2027", "「宅建士合格講座2028」のお支払い"), ("宅建士合格講座2", "「宅建士合格講座1」のお支払い"), ("手帳2027", "手帳2026のお支払い"),
        ("宅建士合格講座2027", "宅建合格講座2026のお支払い"), ("宅建士合格講座2027", "「宅建士合格講座2027」と「宅建士合格講座2026」のお支払い"),
        ("宅建士合格講座2027", "昨年の「宅建士合格講座2026」では8割が合格しました。"), ("宅建士合格講座2027", "「宅建士合格講座2026」にお申し込みいただいた方へ"),
        ("指導者養成講座（第12期）", "指導者養成講座（第11期）の受講生の声"), ("中学3年 受験コース", "中学2年 受験コースの料金"), ("指導者養成講座（第12期）", "指導者養成講座（第112期）の受講料"),
        ("宅建士合格講座2027", "宅建士合格講座20266のお支払い"), ("オンラインサロン2027", "オンラインサロン5月分の会費"), ("オンラインサロン2027", "オンラインサロン5の会費"),
        ("ホエイプロテイン2000g", "ホエイプロテイン1000gのお支払い"), ("2027年度 年会費", "2026年度 年会費が未納の会員は"), ("ヨガ講座2027", "キッズヨガ講座2026のお支払い"),
        ("宅建士合格講座2027", "https://shop.example.jp/宅建士合格講座2026のお申し込み"), ("宅建士合格講座2027", "宅建士合格講座2026との違い"),
        ("宅建士合格講座2027", "宅建士合格講座2026は完売しました"), ("宅建士合格講座2027", "宅建士合格講座2026のお支払いが済んでいない方"),
        ("宅建士合格講座2027", "宅建士合格講座2026のお申し込みページとお間違えのないようご注意ください"),
    ])
    func noFormerOne(name: String, body: String) {
        #expect(told(product(name, body: body)) == [])
    }

    /// Another product may have the name.
    @Test func namesOfOthers() {
        let last = product("宅建士合格講座2026", id: "last", body: "本文です。")
        #expect(told(product("宅建士合格講座2027", body: "「宅建士合格講座2026」のお支払い") + "---\n" + last) == [])
        let more = product("宅建士合格講座2026 直前パック", id: "last", body: "本文です。")
        #expect(told(product("宅建士合格講座2027", body: "宅建士合格講座2026 直前パックのお支払い") + "---\n" + more) == [])
    }

    @Test func fix() throws {
        let text = product("宅建士合格講座2027", body: "「宅建士合格講座2026」のお支払い")
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .mailNamesFormerEdition }?.fixes.first)
        #expect(!fix.isSafe)
        #expect(
            String(decoding: apply(fix.edits, to: Array(text.utf8)) ?? [], as: UTF8.self) == text.replacing("2026", with: "2027"))
    }
}
