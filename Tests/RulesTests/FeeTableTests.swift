import Rules
import SourceText
import Testing

/// Tables of fees, ranges and reductions: amounts that are no price of the product, or are made of one.
@Suite struct FeeTableTests {
    private func quotes(_ body: String) -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: 3300")).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    // MARK: Headings

    @Test(arguments: [
        "■送料\n・ミニ 880円\n・大 1,320円", "【送料】\n60サイズ 880円\n80サイズ 1,100円", "【キャンセル料】\n前日 1,650円\n3日前 990円",
        "【入会金】\n一般 5,500円\n学生 2,750円",
        "■オプション料金\n・録画 1,100円", "■延長料金（税込）\n●30分 1,100円\n●60分 2,200円", "◆ 送料について\n小 880円", "＜送料＞\n小 880円",
    ])
    func amountsBelowAHeading(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "■会費\n・一般 2,980円", "■送料無料\n・一般 2,980円", "■送料\n無料\n\n会費 2,980円", "■送料\n無料\n■プラン\n一般 2,980円", "【送料】\n無料\n会費 2,980円",
        "【送料】無料\n一般 2,980円",
        "送料がかかります\n一般 2,980円", "■送料880円\n一般 2,980円",
    ])
    func priceBelowAnotherHeading(body: String) {
        #expect(quotes(body).contains { $0.message.ja.contains("「2,980円」") })
    }

    /// Signs and words of headings, and what stands between one and its amounts.
    @Test(arguments: [
        "■送料（1箱・20kgまで）\n宅配 880円", "■送料（2027年4月から）\n宅配 880円", "▽送料\n小 880円", "★送料★\n小 880円", "◎送料\n小 880円", "《送料》\n小 880円",
        "≪送料≫\n小 880円",
        "＊送料＊\n小 880円", "───送料───\n小 880円", "━━ キャンセル料 ━━\n前日 1,650円", "1. 送料\n小 880円", "(1) 送料\n小 880円",
        "① 送料\n小 880円\n大 1,320円",
        "・送料\n　小 880円", "送料：\n小 880円", "送料\n小 880円", "━━━━\n送料\n━━━━\n小 880円", "┏━━┓\n　送料\n┗━━┛\n　小 880円",
        "----\n送料\n----\n小 880円",
        "■送料\n\n小 880円\n大 1,320円", "再発行手数料\nカード 550円", "■送料\n・小箱\n880円", "追加料金（税込）\n30分 1,100円",
        "1. 会費\n月額 3,300円\n2. 送料\n小 880円",
    ])
    func headingsOfManyKinds(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "■会費（2027年4月から）\n一般 2,980円", "■送料（880円）\n一般 2,980円", "送料は無料\n一般 2,980円", "★会費★\n一般 2,980円", "1. 送料\n無料\n2. 会費\n一般 2,980円",
        "送料：\n無料\n会費：\n一般 2,980円",
        "■送料\n無料\n\n一般 2,980円", "送料\n\n会費 2,980円", "合計\n一般 2,980円", "送料無料\n一般 2,980円", "■プラン\n\n一般 2,980円",
    ])
    func priceBelowOtherKinds(body: String) {
        #expect(quotes(body).contains { $0.message.ja.contains("「2,980円」") })
    }

    /// What is charged is said right below its word, or beside it.
    @Test(arguments: [
        "入会金\n5,500円\n月会費\n2,980円", "初期費用\n0円\n家計簿講座\n2,980円", "手数料\n330円\nご請求金額\n2,980円", "キャンセル料\nなし\n今回のお支払い額\n2,980円",
        "送料\n無料\n家計簿講座：2,980円", "送料\n無料\nお引き落とし額 2,980円", "送料\n無料\n1月27日に2,980円を引き落とします", "送料（当店負担）\n家計簿講座 2,980円",
        "手数料（無料）\n2,980円", "・送料\n880円\n・家計簿講座\n2,980円", "1. 送料\n880円\n2. 家計簿講座\n2,980円", "──送料──\n880円\n──家計簿講座──\n2,980円",
        "手数料\nご請求金額\n2,980円", "【送料】\n880円\n家計簿講座 2,980円", "送料\n小 880円\n家計簿講座 2,980円",
        "キャンセル料\n発生しません\n1月分 2,980円", "手数料\n再決済の手数料はかかりません。\nお引き落とし 2,980円",
    ])
    func priceBelowACharge(body: String) {
        #expect(quotes(body).map { $0.message.ja.contains("「2,980円」") } == [true])
    }

    @Test(arguments: [
        "送料\n無料\n沖縄 1,980円", "【送料】\n880円\n離島のみ 1,980円", "送料\n880円\nクール便 1,100円", "送料\n小箱\n880円\n大箱\n1,320円",
        "送料\n60サイズ 880円\n80サイズ 1,100円",
        "キャンセル料\n7日前まで：無料\n前日：1,650円", "手数料\nコンビニ 330円\n銀行振込 440円",
        "キャンセル料\n前日 1,650円\n当日 3,000円", "キャンセル料\n7日前 30%（990円）\n前日 50%（1,650円）", "延長料金\n30分 1,100円\n60分 2,200円",
    ])
    func tableBelowACharge(body: String) {
        #expect(quotes(body).isEmpty)
    }

    /// A part of a price says of which one it is, whatever heading it stands below.
    @Test(arguments: [("30", "990", 0), ("50", "1,650", 0), ("30", "1,090", 1), ("100", "2,980", 1)])
    func partOfAFee(percent: String, amount: String, count: Int) {
        #expect(quotes("キャンセル料\n14日前〜 受講料の\(percent)%（\(amount)円）").count == count)
        #expect(quotes("キャンセル料\n14日前〜 \(percent)%（\(amount)円）").isEmpty)
    }

    // MARK: Where something is sent, and how

    @Test(arguments: [
        "送料\n・新潟・長野 990円", "送料：東京都 770円、大阪府 880円", "■送料一覧\n\n東北・関東・信越　　880円\n北信越 990円\n山陰 1,100円\n\n奄美 2,200円\n伊豆諸島 2,200円",
        "送料　宅配便 880円", "送料 ネコポス 385円", "送料は、ゆうパケット 330円、クリックポスト 185円です", "送料　60サイズ 880円", "配送方法：クール便 1,100円", "送料は富山県・石川県が880円です",
        "送料につきまして\n下記のとおりです。\n東京 880円", "送料（箱代 330円）",
        "送料のご案内です。\nレターパックライト 430円\n簡易書留 480円",
    ])
    func tableOfPostage(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "送料は無料です。定期便 2,980円", "送料は無料です。Mサイズ 2,980円", "東京 2,980円", "宅配便 2,980円", "送料は無料です。東京校 2,980円", "送料は無料です。Eメール 2,980円",
        "配送方法：ゆうパック 2,980円（税込）", "送料込み\n東京 2,980円", "送料無料\n青森 2,980円", "送料無料　青森 2,980円", "※配送料は無料です。\n大阪 2,980円",
        "配送なし。東京 2,980円",
        "配送：メール便 2,980円（商品代金）", "送料込みで全国一律 2,980円", "送料は880円です。\n会費のご案内\n東京 2,980円",
    ])
    func noPostage(body: String) {
        #expect(quotes(body).contains { $0.message.ja.contains("「2,980円」") })
    }

    /// Free for all but those that are far.
    @Test(arguments: ["送料無料（沖縄・離島 1,980円）", "送料無料\n※北海道・沖縄 1,980円", "送料は無料です。沖縄県のみ 1,980円", "配送は本州880円、北海道1,980円"])
    func postageOfThoseFarAway(body: String) {
        #expect(quotes(body).isEmpty)
    }

    // MARK: Brackets behind the word for a charge

    @Test(arguments: [
        "差額（レギュラー→ゴールドの場合5,500円）", "送料（沖縄の場合1,650円）", "送料（10kg箱は1,650円）", "キャンセル料（前日の場合1,980円、当日は2,970円）", "入会金（ご家族の場合3,000円）",
        "手数料（コンビニ払いの場合330円）",
        "手数料（税込330円）", "送料（北海道の場合は、税込2,200円です）", "追加料金（2時間を超える場合 1,100円）", "延長料金［30分ごと、1,100円］",
        "入会金（個人コース 5,500円、団体コース 3,000円）",
    ])
    func caseInABracket(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "入会金（会費 2,980円とは別）", "送料（無料）一般 2,980円", "会費（ご家族の場合 2,980円）", "送料（無料です。一般 2,980円）", "送料（\n一般 2,980円）",
        "手数料（お支払い金額2,980円の場合）",
        "手数料無料（一般 2,980円）", "手数料（家計簿講座の2,980円）のほかに", "入会金（講座 2,980円とは別）", "送料（講座 2,980円に含まれます）", "キャンセル料（講座代 2,980円の50%）",
        "キャンセル料（当月の2,980円の5割）",
    ])
    func priceInABracket(body: String) {
        #expect(quotes(body).contains { $0.message.ja.contains("「2,980円」") })
    }

    // MARK: Tariffs and ranges

    @Test(arguments: [
        "【代引手数料】\n・1万円未満 440円", "代引手数料：1万円未満 440円、3万円未満 660円", "1万円まで 330円", "10,000円以上で送料無料、未満は880円", "65歳以上 2,200円",
        "10個以下：880円",
        "振込手数料220〜440円", "1品あたり約270〜340円", "送料770～1,650円", "送料1,100-1,650円", "送料の目安 1,000円", "送料の目安 1,000円〜1,500円", "送料目安：1,000円",
        "送料はおよそ1,000円です", "教材費は毎月550円", "教材費は月550円", "教材費：年額6,000円", "手数料は毎月550円", "市価3,980円", "実費3,980円", "あわせて6,600円",
        "合わせて7,000円です",
    ])
    func amountThatIsNoPrice(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "以下の2,980円をお支払いください", "お支払いは以上の2,980円です", "10月31日まで 2,980円", "会費2,500〜2,980円", "会費は毎月2,980円", "今月の会費は月額2,980円",
    ])
    func priceBesideSimilarWords(body: String) {
        #expect(quotes(body).count == 1)
    }

    // MARK: Reductions

    @Test(arguments: [
        "会員様は10%OFFの2,970円です", "10%割引で2,970円になります", "学割20%引：2,640円", "初回限定５０％ＯＦＦ 1,650円", "1割引の2,970円", "半額1,650円", "初回半額の1,650円",
        "1,100円引きの2,200円",
        "兄弟割引：1,100円引き(2,200円)", "クーポンご利用で500円引き、2,800円に", "キャンセル料：7日前まで30%(990円)、前日50%(1,650円)", "・前日 50%：1,650円",
        "15%OFFの2,805円",
    ])
    func reducedPrice(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "10%OFFの2,500円", "半額1,980円", "1,100円引きの2,500円", "消費税10%、会費2,970円", "10%OFF\n会費2,970円", "会費2,970円（10%還元）", "前日 50%：1,980円",
        "割引なし 2,970円",
        "1,100円引き落とし、会費2,200円", "10%OFFで会費は2,500円",
    ])
    func otherReducedPrice(body: String) {
        let found = quotes(body)
        #expect(!found.isEmpty)
        if body.contains("OFFで") { #expect(found.flatMap(\.fixes).isEmpty) }
    }

    // MARK: What is paid each month for something else

    @Test(arguments: [
        ("駐車場は月額5,500円です", false), ("施設費 月額550円", false), ("ロッカー 月額1,100円", false), ("保険料は毎月550円", false), ("保管料：毎月550円", false),
        ("ゴールド（月額5,500円）", false),
        ("会費は毎月2,980円です", true), ("月会費 月額2,980円", true), ("会費は月額2,980円です", true), ("料金：月額2,980円", true), ("講座の月額2,980円", true),
        ("会費（月額2,980円）", true),
        ("当サロンの会費は月々2,980円です", true), ("ご契約内容：月額2,980円", true), ("毎月2,980円", true), ("オンライン講座 月額2,980円", true),
    ])
    func nounBeforeMonthly(body: String, hasFix: Bool) {
        #expect(quotes(body).map { !$0.fixes.isEmpty } == [hasFix])
    }
}
