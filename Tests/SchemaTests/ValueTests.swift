import Project
import Schema
import SourceText
import Testing

/// What is wrong with one value: its code, its place, and what the fix writes instead.
@Suite struct ValueTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        let code: Code?
        let fixed: String?
        var isSafe = true
        var testDescription: String { line }

        init(_ line: String, _ code: Code?, fixed: String? = nil, safe: Bool = true) {
            self.line = line
            self.code = code
            self.fixed = fixed
            isSafe = safe
        }
    }

    /// A payment method with one line replaced; the value is underlined.
    static let method: [Case] = [
        .init("price: 1", nil), .init("price: 999999999", nil), .init("price: \"1980\"", nil), .init("price: '1980'", nil),
        .init("price: 1,980", .notWholeYen, fixed: "1980"),
        .init("price: 12,345,678", .notWholeYen, fixed: "12345678"),
        .init("price: 1,98", .notWholeYen), .init("price: 1,9800", .notWholeYen), .init("price: ',980'", .notWholeYen),
        .init("price: 1980²", .notWholeYen), .init("price: ①980", .notWholeYen),
        .init("price: ¥1980", .notWholeYen, fixed: "1980"), .init("price: ￥1980", .notWholeYen, fixed: "1980"),
        .init("price: \\1980", .notWholeYen, fixed: "1980"), .init("price: JPY 1980", .notWholeYen, fixed: "1980"),
        .init("price: 1980円", .notWholeYen, fixed: "1980"), .init("price: 1,980円(税込)", .notWholeYen, fixed: "1980"),
        .init("price: ¥1,980-", .notWholeYen, fixed: "1980"), .init("price: 1980 yen", .notWholeYen, fixed: "1980"),
        .init("price: １９８０", .notWholeYen, fixed: "1980"), .init("price: １，９８０円", .notWholeYen, fixed: "1980"),
        .init("price: 19.80", .notWholeYen), .init("price: 1.980", .notWholeYen), .init("price: 1980.5", .notWholeYen),
        .init("price: 1980.0", .notWholeYen, fixed: "1980"), .init("price: 1980.00", .notWholeYen, fixed: "1980"),
        .init("price: 1_980", .notWholeYen, fixed: "1980"), .init("price: +1980", .notWholeYen, fixed: "1980"),
        .init("price: 01980", .notWholeYen), .init("price: 1980円(税抜)", .notWholeYen), .init("price: 1980+税", .notWholeYen),
        .init("price: \" 1980 \"", .notWholeYen, fixed: "1980"), .init("price: 1 980", .notWholeYen, fixed: "1980"),
        .init("price: 無料", .notWholeYen), .init("price: 1e3", .notWholeYen, fixed: "1000", safe: false),
        .init("price: 0x7BC", .notWholeYen),
        .init("price: null", .notWholeYen), .init("price: ~", .notWholeYen), .init("price: 千円", .notWholeYen),
        .init("price: 税込1980", .notWholeYen, fixed: "1980"), .init("price: 税込み 1,980円", .notWholeYen, fixed: "1980"),
        .init("price: 1980(税込み)", .notWholeYen, fixed: "1980"), .init("price: 1980円税抜き", .notWholeYen),
        .init("price: 1万円", .notWholeYen, fixed: "10000", safe: false),
        .init("price: 1万", .notWholeYen, fixed: "10000", safe: false),
        .init("price: 1万2千円(税込)", .notWholeYen, fixed: "12000", safe: false),
        .init("price: 12万3,456円", .notWholeYen, fixed: "123456", safe: false),
        .init("price: 1.98万円", .notWholeYen, fixed: "19800", safe: false),
        .init("price: ３千円", .notWholeYen, fixed: "3000", safe: false),
        .init("price: 1.98765万円", .notWholeYen), .init("price: 1万円(税抜)", .notWholeYen), .init("price: 1万2万", .notWholeYen),
        .init("price: 1千2万円", .notWholeYen), .init("price: 1万10000円", .notWholeYen), .init("price: 99999万円", .notWholeYen),
        .init("price: 1,800円（税込1,980円）", .notWholeYen, fixed: "1980", safe: false),
        .init("price: 1,5万円", .notWholeYen), .init("price: 1万5", .notWholeYen), .init("price: 3千5", .notWholeYen),
        .init("price: 1,980円 税込 2回払い", .notWholeYen, fixed: "1980", safe: false),
        .init("price: 税込 1,980円 (税抜 1,800円)", .notWholeYen, fixed: "1980", safe: false),
        .init("price: 1,980円（税込）/1,800円（税抜）", .notWholeYen, fixed: "1980", safe: false),
        .init("price: 1,980円〜2,980円", .notWholeYen), .init("price: 1,800円（税込1,98円）", .notWholeYen),
        .init("price: 0", .priceOutOfRange), .init("price: -100", .priceOutOfRange), .init("price: 1000000000", .priceOutOfRange),
        .init("price: 99999999999999999999999999", .priceOutOfRange), .init("price: 0円", .priceOutOfRange),
        .init("price: -1,980円", .priceOutOfRange), .init("price: ¥0", .priceOutOfRange),
        .init("tax_rate: 0%", nil), .init("tax_rate: 8%", nil), .init("tax_rate: 99%", nil), .init("tax_rate: '10%'", nil),
        .init("tax_rate: 10", .badFormat, fixed: "10%"), .init("tax_rate: 8", .badFormat, fixed: "8%"),
        .init("tax_rate: 0", .badFormat, fixed: "0%"), .init("tax_rate: 5", .badFormat, fixed: "5%", safe: false),
        .init("tax_rate: １０％", .badFormat, fixed: "10%"), .init("tax_rate: 10 %", .badFormat, fixed: "10%"),
        .init("tax_rate: 10﹪", .badFormat, fixed: "10%"), .init("price: 1﹐980", .notWholeYen, fixed: "1980"),
        .init("tax_rate: 10％", .badFormat, fixed: "10%"), .init("tax_rate: 10パーセント", .badFormat, fixed: "10%"),
        .init("tax_rate: -0%", .badFormat), .init("tax_rate: 10.0%", .badFormat, fixed: "10%"),
        .init("tax_rate: 10.5%", .badFormat), .init("tax_rate: 10 8%", .badFormat),
        .init("tax_rate: 999999999999999999999999%", .outOfRange),
        .init("tax_rate: 非課税", .badFormat, fixed: "0%", safe: false),
        .init("tax_rate: 軽減税率", .badFormat, fixed: "8%", safe: false),
        .init("tax_rate: 標準", .badFormat, fixed: "10%", safe: false),
        .init("tax_rate: 8%(軽減)", .badFormat, fixed: "8%", safe: false),
        .init("tax_rate: 軽減8%", .badFormat, fixed: "8%", safe: false),
        .init("tax_rate: 軽減税率（８％）", .badFormat, fixed: "8%", safe: false),
        .init("tax_rate: 10%(税込)", .badFormat, fixed: "10%", safe: false),
        .init("tax_rate: 標準税率10%", .badFormat, fixed: "10%", safe: false),
        .init("tax_rate: 10%、軽減8%", .badFormat), .init("tax_rate: 税抜10%", .badFormat),
        .init("tax_rate: 10(8%)", .badFormat), .init("tax_rate: 1(0)", .badFormat),
        .init("tax_rate: abc", .badFormat), .init("tax_rate: 010%", .badFormat, fixed: "10%", safe: false),
        .init("tax_rate: 0.1", .fractionTaxRate, fixed: "10%"), .init("tax_rate: 0.10", .fractionTaxRate, fixed: "10%"),
        .init("tax_rate: 0.08", .fractionTaxRate, fixed: "8%"), .init("tax_rate: .1", .fractionTaxRate, fixed: "10%"),
        .init("tax_rate: 0.8", .fractionTaxRate), .init("tax_rate: 0.105", .fractionTaxRate),
        .init("tax_rate: 1.1", .badFormat),
        .init("tax_rate: 0.1%", .badFormat), .init("tax_rate: 100%", .outOfRange), .init("tax_rate: -8%", .outOfRange),
        .init("tax_rate: 100", .outOfRange),
        .init("collect_shipping_address: true", nil), .init("collect_shipping_address: 'false'", nil),
        .init("collect_shipping_address: yes", .wrongType, fixed: "true"),
        .init("collect_shipping_address: No", .wrongType, fixed: "false"),
        .init("collect_shipping_address: on", .wrongType, fixed: "true"),
        .init("collect_shipping_address: off", .wrongType, fixed: "false"),
        .init("collect_shipping_address: はい", .wrongType, fixed: "true"),
        .init("collect_shipping_address: いいえ", .wrongType, fixed: "false"),
        .init("collect_shipping_address: True", .wrongType, fixed: "true"),
        .init("collect_shipping_address: ｔｒｕｅ", .wrongType, fixed: "true"),
        .init("collect_shipping_address: 1", .wrongType, fixed: "true"),
        .init("collect_shipping_address: maybe", .wrongType),
        .init("collect_shipping_address: [true]", .wrongType), .init("collect_shipping_address: {a: b}", .wrongType),
        .init("price: [1980]", .wrongType), .init("price: {yen: 1980}", .wrongType),
        .init("type: auto_pay", nil), .init("type: 'recurring'", nil),
        .init("type: onetime", .notAChoice, fixed: "one_time"), .init("type: One-Time", .notAChoice, fixed: "one_time"),
        .init("type: 分割", .notAChoice), .init("type: 回数指定", .notAChoice),
        .init("type: 定期支払い", .notAChoice, fixed: "recurring", safe: false),
        .init("type: autopay", .notAChoice, fixed: "auto_pay"),
        .init("type: one_tiem", .notAChoice, fixed: "one_time", safe: false),
        .init("type: 従量課金", .notAChoice, fixed: "Amazon Pay決済(Auto Pay:従量課金)", safe: false),
        .init("type: 従量定期課金", .notAChoice, fixed: "Amazon Pay決済(従量定期課金)", safe: false),
        .init("type: 一括払い", .notAChoice, fixed: "Amazon Pay決済(ワンタイムペイメント:一括支払い)", safe: false),
        .init("type: cash", .notAChoice), .init("type: [one_time]", .wrongType),
        .init("id: a", nil), .init("id: \(String(repeating: "a", count: 63))", nil),
        .init("id: \(String(repeating: "a", count: 64))", .badFormat),
        .init("id: Card_Once", .badFormat, fixed: "card-once", safe: false),
        .init("id: -card", .badFormat, fixed: "card", safe: false), .init("id: 講座", .badFormat),
        .init("id: card.once", .badFormat, fixed: "card-once", safe: false),
        .init("name: Amazon Pay", nil), .init("name: 123", nil), .init("name: \"a\\nb\"", .badFormat),
        .init("name: [a]", .wrongType),
        .init("recurrence: {every: 1か月ごと}", .badFormat, fixed: "1か月", safe: false),
        .init("recurrence: {every: 毎月}", .badFormat, fixed: "1か月", safe: false),
        .init("recurrence: {every: 月1回}", .badFormat, fixed: "1か月", safe: false),
        .init("recurrence: {every: 1箇月}", .badFormat, fixed: "1か月", safe: false),
        .init("recurrence: {every: 一ヶ月}", .badFormat, fixed: "1か月", safe: false),
        .init("recurrence: {every: 毎年}", .badFormat, fixed: "1年", safe: false),
        .init("recurrence: {every: 隔週}", .badFormat, fixed: "2週間", safe: false),
        .init("recurrence: {every: 半年}", .badFormat, fixed: "6か月", safe: false),
        .init("recurrence: {every: 2週間に1回}", .badFormat, fixed: "2週間", safe: false),
        .init("recurrence: {every: 毎３日}", .badFormat, fixed: "3日", safe: false),
        .init("recurrence: {every: monthly}", .badFormat, fixed: "1 month", safe: false),
        .init("recurrence: {every: every month}", .badFormat, fixed: "1 month", safe: false),
        .init("recurrence: {every: Every 2 Weeks}", .badFormat, fixed: "2 weeks", safe: false),
        .init("recurrence: {every: １ヶ月}", .badFormat, fixed: "1ヶ月"),
        .init("recurrence: {every: 1か月おき}", .badFormat), .init("recurrence: {every: biweekly}", .badFormat),
        .init("recurrence: {every: 1月}", .badFormat),
        .init("recurrence: {every: 月2回}", .badFormat), .init("recurrence: {every: 十二か月}", .badFormat),
        .init("recurrence: {every: 毎0日}", .badFormat),
        .init("recurrence: monthly", .wrongType), .init("recurrence: {every: 1 month}", nil),
    ]

    @Test(arguments: method)
    func methodValue(example: Case) throws {
        try expect(example, among: ["id: card", "type: one_time", "tax_rate: 10%", "price: 1980"], kind: "payment_method")
    }

    static let mail: [Case] = [
        .init("delay_minutes: 0", nil), .init("delay_minutes: 525600", nil), .init("delay_minutes: '30'", nil),
        .init("delay_minutes: 525601", .outOfRange), .init("delay_minutes: -1", .outOfRange),
        .init("delay_minutes: 999999999999999999999", .outOfRange),
        .init("delay_minutes: 30分", .badFormat, fixed: "30"), .init("delay_minutes: 30 minutes", .badFormat, fixed: "30"),
        .init("delay_minutes: 30 min", .badFormat, fixed: "30"),
        .init("delay_minutes: 1hr", .badFormat, fixed: "60", safe: false),
        .init("delay_minutes: ３０", .badFormat, fixed: "30"), .init("delay_minutes: 1,440", .badFormat, fixed: "1440"),
        .init("delay_minutes: 1,5", .badFormat), .init("delay_minutes: 5 10", .badFormat), .init("delay_minutes: 1²", .badFormat),
        .init("delay_minutes: ①", .badFormat), .init("delay_minutes: ３０ 分", .badFormat, fixed: "30"),
        .init("delay_minutes: 1.5", .badFormat), .init("delay_minutes: すぐ", .badFormat),
        .init("delay_minutes: +12", .badFormat, fixed: "12"), .init("delay_minutes: +30分", .badFormat, fixed: "30"),
        .init("delay_minutes: ++12", .badFormat), .init("delay_minutes: +", .badFormat),
        .init("delay_minutes: 010", .badFormat, fixed: "10", safe: false),
        .init("delay_minutes: 00", .badFormat, fixed: "0", safe: false),
        .init("delay_minutes: ０５分", .badFormat, fixed: "5", safe: false),
        .init("delay_minutes: 0525601", .badFormat), .init("delay_minutes: 0x10", .badFormat),
        .init("delay_minutes: 00:30", .badFormat),
        .init("delay_minutes: 1時間後", .badFormat, fixed: "60", safe: false),
        .init("delay_minutes: ３日後", .badFormat, fixed: "4320", safe: false),
        .init("delay_minutes: 2 hours", .badFormat, fixed: "120", safe: false),
        .init("delay_minutes: 1.5時間", .badFormat), .init("delay_minutes: 1か月後", .badFormat),
        .init("delay_minutes: 99999日後", .badFormat), .init("delay_minutes: 999999999999999999日", .badFormat),
        .init("trigger: chargefailed", .notAChoice, fixed: "charge_failed"),
        .init("trigger: 課金失敗", .notAChoice, fixed: "課金失敗時", safe: false), .init("trigger: 決済成功時", .notAChoice),
        .init("cc: a@example.jp", .wrongType, fixed: "[a@example.jp]"), .init("cc: [a@example.jp]", nil), .init("cc: []", nil),
        .init("cc: not an address", .wrongType),
        .init("subject: \"a\\nb\"", .badFormat), .init("unsubscribe: する", .wrongType, fixed: "true"),
    ]

    @Test(arguments: mail)
    func mailValue(example: Case) throws {
        try expect(
            example, among: ["id: mail", "trigger: charge_failed", "subject: お知らせ", "body: 本文です。"], kind: "step_mail")
    }

    /// Signs that fold to digits, letters or dots and mean something else: what was meant, nobody can say.
    static let signs: [Case] =
        [
            "support.phone: ①03-0000-0000", "support.phone: 03-0000-0000②", "support.phone: 03-0000-000²",
            "support.email: help＠store.example.jp①", "live.merchant_id: A1EXAMPLE2345②", "live.merchant_id: A1EXAMPLE234Ⅳ",
            "live.public_key_id: LIVE-AEXAMPLE234567EXAMPLE23②",
            "live.ipn_endpoint: https://shop.example.jp/example/amazon-pay/…", "live.ipn_endpoint: https://shop.example.jp/ipn①",
            "live.ipn_endpoint: https://shop①.example.jp/ipn", "live.ipn_endpoint: https://shop.example.jp/ipn²",
            "live.private_key_file: keys／①.pem",
        ].map { .init("amazon_pay." + $0, .badFormat) } + [.init("invoice.registration_number: T870011000590①", .badFormat)]

    @Test(arguments: signs) func signOfItsOwn(example: Case) throws { try integrationValue(example: example) }

    @Test(arguments: [
        ("tax_rate: ①10%", nil), ("tax_rate: 10②%", nil), ("tax_rate: １０％", "10%"), ("id: card①", nil),
        ("recurrence: {every: ① month}", nil), ("recurrence: {every: １ month}", "1 month"),
    ])
    func signInAMethod(line: String, fixed: String?) {
        let name = line.prefix { $0 != ":" }
        let lines = ["kind: payment_method", "id: card", "type: recurring", "tax_rate: 10%", "price: 1980"]
        let text = (lines.filter { !$0.hasPrefix(name) } + [line]).joined(separator: "\n") + "\n"
        let found = project(text).problems.filter { $0.code != .unusedDefinition }
        #expect(
            found.map(\.code) == [.badFormat] && found.flatMap(\.fixes).flatMap(\.edits).map(\.text) == (fixed.map { [$0] } ?? [])
        )
    }

    /// Values of the integration, with the parent keys before them.
    static let integration: [Case] = [
        .init("kessai: 1", nil), .init("kessai: '1'", nil), .init("kessai: 2", .unsupportedVersion),
        .init("kessai: 0", .unsupportedVersion), .init("kessai: 1.0", .badFormat, fixed: "1"),
        .init("kessai: v1", .badFormat, fixed: "1"), .init("kessai: latest", .badFormat),
        .init("required: '>=1'", nil), .init("required: '>=0.9, <2'", nil), .init("required: '=1.0'", nil),
        .init("required: '>=99'", .kessaiTooOld), .init("required: '>1.0.0'", .kessaiTooOld),
        .init("required: '<1'", .unsupportedVersion), .init("required: 1.0", .badFormat, fixed: "\">=1.0\"", safe: false),
        .init("required: '>=1.2.3.4'", .badFormat), .init("required: latest", .badFormat),
        .init("site.plan: beginner", nil), .init("site.plan: マッハプラン(新)", nil),
        .init("site.plan: Standard", .notAChoice, fixed: "standard"), .init("site.plan: パワー", .notAChoice),
        .init("site.url: http://shop.example.jp", nil), .init("site.url: https://ショップ.example.jp/", nil),
        .init("site.url: shop.example.jp", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: ttps://shop.example.jp", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: ｈｔｔｐｓ：／／shop.example.jp", .badFormat, fixed: "https://shop.example.jp"),
        .init("site.url: https//shop.example.jp/x", .badFormat, fixed: "https://shop.example.jp/x", safe: false),
        .init("site.url: https∶//shop.example.jp/x", .badFormat, fixed: "https://shop.example.jp/x", safe: false),
        .init("site.url: https;//shop.example.jp/x", .badFormat, fixed: "https://shop.example.jp/x", safe: false),
        .init("site.url: https∶//", .badFormat),
        .init("site.url: <https://shop.example.jp|shop.example.jp>", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: '[店](https://shop.example.jp \"店\")'", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: <mailto:a@example.jp|店>", .badFormat),
        .init("site.url: HTTP:/shop.example.jp", .badFormat, fixed: "HTTP://shop.example.jp", safe: false),
        .init("site.url: https.example.jp", .badFormat, fixed: "https://https.example.jp", safe: false),
        .init("site.url: https://ｓｈｏｐ．example.jp", .badFormat, fixed: "https://shop.example.jp"),
        .init("site.url: https：／／ショップ.example.jp", .badFormat, fixed: "https://ショップ.example.jp"),
        // Stops behind it may be part of the text that it was copied from; no URL would end with what they become.
        .init("site.url: https://shop.example.jp）", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: https://ｓｈｏｐ.example.jp/a］，", .badFormat, fixed: "https://shop.example.jp/a", safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a．", .badFormat, fixed: "https://shop.example.jp/a",
            safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a；", .badFormat, fixed: "https://shop.example.jp/a",
            safe: false),
        .init("site.url: https://shop.example.jp｡", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: https://shop.example.jp？", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: https://shop.example.jp）。", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a。", .badFormat, fixed: "https://shop.example.jp/a",
            safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a、、", .badFormat, fixed: "https://shop.example.jp/a",
            safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a？", .badFormat, fixed: "https://shop.example.jp/a",
            safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a（1）。", .badFormat, fixed: "https://shop.example.jp/a(1)",
            safe: false),
        .init(
            "amazon_pay.live.ipn_endpoint: https://shop.example.jp/a？b=1", .badFormat,
            fixed: "\"https://shop.example.jp/a?b=1\""),
        .init("amazon_pay.live.ipn_endpoint: https://shop.example.jp/a（1）", .badFormat, fixed: "https://shop.example.jp/a(1)"),
        .init("amazon_pay.live.ipn_endpoint: https://shop.example.jp/ａ", .badFormat, fixed: "https://shop.example.jp/a"),
        .init("site.url: https://https://shop.example.jp", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: http://https://shop.example.jp", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: 「https://shop.example.jp」", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: <https://shop.example.jp>", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: '\"https://shop.example.jp\"'", .badFormat, fixed: "https://shop.example.jp", safe: false),
        .init("site.url: 「」", .badFormat), .init("site.url: 「https://」", .badFormat),
        .init("site.url: ftp://shop.example.jp", .badFormat), .init("site.url: https://", .badFormat),
        .init("site.url: https:///a", .badFormat), .init("site.url: https://shop.example.jp:99999", .badFormat),
        .init("site.url: 'https://shop.example.jp:'", .badFormat), .init("site.url: https://shop..jp", .badFormat),
        .init("site.url: \" https://shop.example.jp\"", .badFormat, fixed: "https://shop.example.jp"),
        .init("site.url: https://shop.example.jp/商品", .badFormat), .init("site.url: https://shop.example.jp/%E3%81", nil),
        .init("site.url: https://shop.example.jp/%zz", .badFormat),
        .init("amazon_pay.use: 使用する", .wrongType, fixed: "true"),
        .init("amazon_pay.checkout_version: CV1", nil), .init("amazon_pay.checkout_version: cv2", .notAChoice, fixed: "CV2"),
        .init("amazon_pay.checkout_version: CV3", .notAChoice, fixed: "CV2", safe: false),
        .init("invoice.registration_number: T8700110005901", nil),
        .init("invoice.registration_number: 8700110005901", .badFormat, fixed: "T8700110005901"),
        .init("invoice.registration_number: Ｔ８７００１１０００５９０１", .badFormat, fixed: "T8700110005901"),
        .init("invoice.registration_number: T-8700-1100-05901", .badFormat, fixed: "T8700110005901"),
        .init("invoice.registration_number: t8700110005901", .badFormat, fixed: "T8700110005901"),
        .init("invoice.registration_number: T123", .badFormat),
        .init("ignore: drafts/**", .wrongType, fixed: "[drafts/**]"), .init("ignore: ['[a']", .badFormat),
        .init("ignore: ['../x']", .badFormat), .init("ignore: ['a\\b']", .badFormat), .init("ignore: ['!a']", .badFormat),
        .init("rules: strict", .wrongType), .init("rules: {brand-spelling: off}", nil),
        .init("rules: {brand-spelling: none}", .notAChoice, fixed: "off", safe: false),
        .init("rules: {missing-price: off}", .notAChoice),
        .init("rules: {missing-price: error}", nil),
        .init("amazon_pay.live.merchant_id: A1EXAMPLE2345", nil),
        .init("amazon_pay.live.merchant_id: A1EXAMPLE", .badFormat),
        .init("amazon_pay.live.merchant_id: a1example23456", .badFormat, fixed: "A1EXAMPLE23456", safe: false),
        .init("amazon_pay.live.merchant_id: \" A1EXAMPLE23456 \"", .badFormat, fixed: "A1EXAMPLE23456"),
        .init("amazon_pay.live.merchant_id: \"A1EXAMPLE23456\\n\"", .badFormat, fixed: "A1EXAMPLE23456"),
        .init("amazon_pay.live.merchant_id: A1EXAMPLE2345 6", .badFormat, fixed: "A1EXAMPLE23456", safe: false),
        .init("amazon_pay.live.merchant_id: 6 A1EXAMPLE2345", .badFormat, fixed: "6A1EXAMPLE2345", safe: false),
        .init("amazon_pay.live.merchant_id: A1EXAMPLE 23456", .badFormat, fixed: "A1EXAMPLE23456"),
        .init("amazon_pay.live.merchant_id: Ａ１ＥＸＡＭＰＬＥ２３４５６", .badFormat, fixed: "A1EXAMPLE23456"),
        .init("amazon_pay.live.client_id: amzn1.application.0123456789abcdef0123456789abcdef", .badFormat),
        .init("amazon_pay.live.client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcde", .badFormat),
        .init(
            "amazon_pay.live.client_id: amzn1.application-oa2-client.O123456789abcdef0123456789abcdef", .badFormat,
            fixed: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef", safe: false),
        .init("amazon_pay.live.client_id: amzn1.application-oa2-client.G123456789ABCDEF0123456789ABCDEF", .badFormat),
        .init(
            "amazon_pay.live.client_id: amzn1.application-oa2-client.0123456789ABCDEF0123456789ABCDEF", .badFormat,
            fixed: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef", safe: false),
        .init("amazon_pay.live.public_key_id: AEXAMPLE234567EXAMPLE234", nil),
        .init("amazon_pay.live.public_key_id: SANDBOX-AEXAMPLE234567EXAMPLE234", nil),
        .init(
            "amazon_pay.live.public_key_id: live-AEXAMPLE234567EXAMPLE234", .badFormat, fixed: "LIVE-AEXAMPLE234567EXAMPLE234",
            safe: false),
        .init("amazon_pay.live.public_key_id: LIVE_AEXAMPLE234567EXAMPLE234", .badFormat),
        .init("amazon_pay.live.public_key_id: LIVE-AEXAMPLE234567EXAMPLE23", .badFormat),
        .init("amazon_pay.live.merchant_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef", .swappedIdentifiers),
        .init("amazon_pay.live.merchant_id: LIVE-AEXAMPLE234567EXAMPLE234", .swappedIdentifiers),
        .init("amazon_pay.live.client_id: A1EXAMPLE23456", .swappedIdentifiers),
        .init("amazon_pay.live.client_id: \" A1EXAMPLE23456\"", .swappedIdentifiers),
        .init("amazon_pay.live.public_key_id: AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem", .swappedIdentifiers),
        .init("amazon_pay.live.private_key_file: LIVE-AEXAMPLE234567EXAMPLE234", .swappedIdentifiers),
        .init("amazon_pay.live.private_key_file: keys/a.pem", nil),
        .init("amazon_pay.live.private_key_file: ＡＰＩ/鍵（本番）.pem", nil),
        .init("amazon_pay.live.private_key_file: ｋｅｙｓ／鍵.pem", .badFormat, fixed: "keys/鍵.pem", safe: false),
        .init("amazon_pay.live.private_key_file: keys/ａ．pem", .badFormat, fixed: "keys/a.pem", safe: false),
        .init("amazon_pay.live.private_key_file: /etc/a.pem", .badFormat),
        .init("amazon_pay.live.private_key_file: https://example.jp/a.pem", .badFormat),
        .init("amazon_pay.live.private_key_file: keys/", .badFormat),
        .init("amazon_pay.live.private_key_file: ~/a.pem", .badFormat),
        .init("amazon_pay.live.private_key_file: 'C:\\keys\\a.pem'", .badFormat),
        .init("amazon_pay.live.private_key_file: 'keys\\a.pem'", .badFormat, fixed: "keys/a.pem"),
        .init("amazon_pay.live.private_key_file: keys/../../a.pem", .badFormat),
        .init("amazon_pay.live.private_key_file: ./keys//a.pem", .badFormat, fixed: "keys/a.pem"),
        .init("amazon_pay.live.return_urls: []", .missingField),
        .init("amazon_pay.live.return_urls: https://shop.example.jp/r", .wrongType, fixed: "[https://shop.example.jp/r]"),
        .init("amazon_pay.live: yes", .wrongType), .init("site: https://shop.example.jp", .wrongType),
    ]

    @Test(arguments: integration + contacts)
    func integrationValue(example: Case) throws {
        var parts = example.line.split(separator: ": ", maxSplits: 1).map(String.init)
        let value = parts.removeLast()
        var keys = parts[0].split(separator: ".").map(String.init)
        let leaf = keys.removeLast()
        // The path in flow style replaces the field of the complete document.
        let text = Self.replacing(keys, leaf, value)
        try expect(text, value, example)
    }

    private static func replacing(_ parents: [String], _ leaf: String, _ value: String) -> String {
        var lines = [(0, "kind: integration")]
        func add(_ path: [String], _ key: String, _ text: String) {
            guard !(parents + [leaf]).starts(with: path + [key]) || path + [key] != parents + [leaf] else { return }
            lines.append((path.count, text.isEmpty ? key + ":" : key + ": " + text))
        }
        add([], "kessai", "1")
        let isSite = parents.isEmpty && leaf == "site"
        if !isSite {
            lines.append((0, "site:"))
            add(["site"], "url", "https://shop.example.jp")
            add(["site"], "plan", "standard")
            if parents == ["site"] { lines.append((1, "\(leaf): \(value)")) }
        }
        lines.append((0, "amazon_pay:"))
        add(["amazon_pay"], "use", "true")
        if parents == ["amazon_pay"] { lines.append((1, "\(leaf): \(value)")) }
        if parents.count == 2 {
            lines.append((1, parents[1] + ":"))
            lines.append((2, "\(leaf): \(value)"))
        }
        if parents == ["invoice"] {
            lines.append((0, "invoice:"))
            lines.append((1, "\(leaf): \(value)"))
        }
        if parents.isEmpty { lines.append((0, "\(leaf): \(value)")) }
        return lines.map { String(repeating: "  ", count: $0.0) + $0.1 + "\n" }.joined()
    }

    private func expect(_ example: Case, among lines: [String], kind: String) throws {
        let parts = example.line.split(separator: ": ", maxSplits: 1).map(String.init)
        let others = lines.filter { !$0.hasPrefix(parts[0] + ":") }
        try expect((["kind: " + kind, example.line] + others).joined(separator: "\n") + "\n", parts[1], example)
    }

    private func expect(_ text: String, _ value: String, _ example: Case) throws {
        let project = project(text)
        let found = project.problems.filter { $0.code != .unusedDefinition }
        guard let code = example.code else {
            #expect(found.map(\.code) == [], "\(text)")
            return
        }
        #expect(found.map(\.code) == [code], "\(text)")
        let problem = try #require(found.first)
        let underlined = project.source(problem.location.file)?.text(problem.location.range) ?? ""
        // Of a flow collection, the element or value inside it.
        #expect(
            underlined == value || (value.contains(underlined) && (value.hasPrefix("[") || value.hasPrefix("{"))), "\(underlined)"
        )
        #expect(!problem.message.ja.isEmpty && !problem.message.en.isEmpty)
        #expect(problem.fixes.first?.edits.first?.text == example.fixed)
        if let fix = problem.fixes.first {
            #expect(fix.isSafe == example.isSafe)
            let after = Tests.findings(of: applying(fix, to: text))
            #expect(after == [], "the fix of \(value) leaves \(after)")
        }
    }
}

extension ValueTests {
    /// What is told is so, and nothing is proposed that nobody can know.
    @Test(arguments: [
        ("kind: payment_method\nid: card\ntype: one_time\ntax_rate: 0.055\nprice: 1980\n", "such as `10%` or `8%`."),
        ("kind: payment_method\nid: card\ntype: one_time\ntax_rate: 0.8\nprice: 1980\n", "such as `10%` or `8%`."),
        ("kind: payment_method\nid: card\ntype: one_time\ntax_rate: 0.08\nprice: 1980\n", "Write `8%`."),
        (integrationText + "\nignore: [.]\n", "Name a file or directory in the project."),
        (delayed("010"), "Check the number, and write it without the `0` before it."), (delayed("+1"), "without `+` or a unit."),
        (delayed("0x1"), "without `+` or a unit."),
        (recurring("every: 毎月"), "Write `1か月`."), (recurring("every: いつでも"), "day, week, month or year, such as `1 month`."),
        (delayed("3日後"), "Write `4320` (minutes), in digits only, without a unit."),
        (recurring("trial_days: ２週間"), "Write `14` (days), in digits only, without a unit."),
        (recurring("trial_days: 1 month"), "Write the number of days in digits only, without `+` or a unit."),
        (recurring("times: 12か月"), "Write the number of times in digits only, without `+` or a unit."),
        (recurring("times: 無期限"), "If the charges have no end, delete the line."),
        (recurring("times: Unlimited"), "If the charges have no end, delete the line."),
    ])
    func helpSaysWhatIsKnown(text: String, help: String) throws {
        let problem = try #require(project(text).problems.first { $0.code != .unusedDefinition })
        #expect(problem.help?.en.hasSuffix(help) == true, "\(problem.help?.en ?? "")")
        #expect(!problem.message.en.contains("points out of the project"))
    }

    private static func recurring(_ line: String) -> String {
        "kind: payment_method\nid: card\ntype: recurring\ntax_rate: 10%\nprice: 1980\nrecurrence:\n  \(line)\n"
    }

    private static func delayed(_ minutes: String) -> String {
        "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: s\nbody: b\ndelay_minutes: \(minutes)\n"
    }

    /// What is to be left out of an amount is in it.
    @Test(arguments: [
        ("税込1980", "Leave out 税込: amounts include the tax."), ("1980 税込", "Leave out 税込: amounts include the tax."),
        ("1万円", "Leave out the currency. Write all digits instead of 万 or 千."),
        ("1,800（税込1,980）", "It has more than one number; only the amount with tax belongs here."),
        ("1980円", "Leave out the currency."), ("1980円税込", "Leave out 税込: amounts include the tax. Leave out the currency."),
    ])
    func whatAnAmountHasTooMuch(price: String, reason: String) throws {
        let text = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: \(price)\n"
        let message = try #require(project(text).problems.first { $0.code == .notWholeYen }).message.en
        #expect(message.hasSuffix("yen. " + reason) || price.contains(" ") && message.contains(reason), "\(message)")
        #expect(message.contains("currency") == price.contains("円"))
    }

    /// A value that is right up to the sign of a comment has that comment named, and one with a sign of its own does not.
    @Test(
        arguments: [
            ("price: 1980", "price: 1980# 相談料", "price: 1980 # 相談料"), ("price: 1980", "price: 1980 ＃相談料", "price: 1980 # 相談料"),
            ("price: 1980", "price: 1980  //  相談料", "price: 1980 # 相談料"), ("10%", "10%＃ 軽減", "10% # 軽減"),
            ("one_time", "one_time // メモ", "one_time # メモ"), ("id: card", "id: card# メモ", "id: card # メモ"),
            ("price: 1980", "price: 1980\nuse_test_environment: true ＃試験", "price: 1980\nuse_test_environment: true # 試験"),
            ("price: 1980", "price: 19.80 ＃相談料", nil), ("price: 1980", "price: ＃相談料", nil),
            ("price: 1980", "price: \"1980# x\"", nil),
            ("price: 1980", "price: 1980//相談料", nil), ("price: 1980", "price: 1980\nname: 講座 ＃1", nil),
        ] as [(String, String, String?)])
    func aCommentIsNamed(right: String, wrong: String, mended: String?) throws {
        let text = ShapeTests.method + "\n"
        let changed = text.replacing(right, with: wrong)
        let problem = project(changed).problems.first { $0.code != .unusedDefinition }
        #expect((problem?.help?.en.contains("is a comment") ?? false) == (mended != nil))
        guard let mended else { return }
        let fix = try #require(problem?.fixes.first)
        #expect(!fix.isSafe)
        #expect(applying(fix, to: changed) == text.replacing(right, with: mended))
    }

    /// A comment takes the rest of its line, so no fix makes one among brackets.
    @Test func noCommentAmongBrackets() throws {
        let text = ShapeTests.product + "\npayment_methods: [{id: card, type: one_time, tax_rate: 10%, price: 1980# x}]\n"
        let problem = try #require(project(text).problems.first)
        #expect(problem.help?.en.contains("is a comment") == true && problem.fixes.isEmpty)
    }

    @Test func severalAddressesAreSaidToBeSo() {
        let text = integrationText.replacing("email: support@example.jp", with: "email: a@example.jp, b@example.jp")
        let problem = project(text).problems.first
        #expect(problem?.message.en.contains("more than one address") == true && problem?.fixes.isEmpty == true)
    }

    /// Escapes can spell what no screen takes.
    @Test func namesHoldNoControlCharacters() {
        let text = "kind: payment_method\nid: card\nname: \"a\\e[31mb\"\ntype: one_time\ntax_rate: 10%\nprice: 1\n"
        let problem = project(text).problems.first { $0.code == .badFormat }
        #expect(problem?.message.en.contains("control character") == true)
        #expect(problem?.message.ja.contains("<U+001B>") == true)
    }
}

enum Tests {
    static func findings(of text: String) -> [String] { SchemaTests.findings(project(text)) }
}
