import SourceText

/// The fields of `kind: product` (シナリオ and its 販売設定).
package let productTable = Record<Product>(
    [
        .kind(.product),
        Field(
            \.id, "id", hints: idHints, .formatted(Contact.id, Contact.idMisfit), need: .required,
            example: "online-course",
            doc: Bilingual(
                ja: "商品を指し示す名前です。商品どうしで重ならないようにします。", en: "Names the product; unique among products.")),
        Field(
            \.name, "name", label: "商品名", hints: ["title", "タイトル", "名前", "シナリオ名", "scenario_name"],
            .line(Bilingual(ja: "商品名", en: "the name of a product"), example: "オンライン講座"), need: .required,
            example: "オンライン講座", doc: Bilingual(ja: "商品の名前です。", en: "The name of the product.")),
        Field(
            \.scenario, "scenario", hints: ["シナリオ", "シナリオ種別"], .choice(scenarios), need: .required,
            example: "paid_product", doc: Bilingual(ja: "シナリオの種類です。", en: "The type of the scenario.")),
        Field(
            \.paymentMethods, "payment_methods", label: "支払方法",
            hints: ["methods", "payments", "payment_method", "支払い方法", "決済方法"],
            ValueType<PaymentMethod>.shared(paymentMethodEntry, minimum: 1), need: .required, example: "",
            doc: Bilingual(
                ja: "支払方法の一覧です。その場に書くか、「use: 支払方法のid」で共有の支払方法を使います。",
                en: "The payment methods: written in place, or `use:` with the id of a shared one.")),
        Field(
            \.items, "items", label: "商品登録", hints: ["products", "商品"], ValueType<Item>.records(itemTable, minimum: 1),
            example: "",
            doc: Bilingual(
                ja: "ショッピングカートとサブスクリプションで売る商品です。この2つでは必要で、有料商品には書けません。",
                en: "What a shopping cart or a subscription sells; both need it, and a paid product has none.")),
        Field(
            \.stepMails, "step_mails", label: "ステップメール", hints: ["mails", "メール"],
            ValueType<StepMail>.shared(stepMailEntry, minimum: 0), example: "",
            doc: Bilingual(
                ja: "Amazon Pay関連のステップメールです。その場に書くか、「use: ステップメールのid」で共有のものを使います。",
                en: "The step mails of Amazon Pay: written in place, or `use:` with the id of a shared one.")),
    ],
    conditions: [
        .init(
            field: "scenario", values: [Scenario.paidProduct.rawValue], list: "payment_methods", required: ["tax_rate", "price"]),
        .init(field: "scenario", values: [Scenario.paidProduct.rawValue], forbidden: ["items"]),
        .init(field: "scenario", values: [Scenario.shoppingCart.rawValue, Scenario.subscription.rawValue], required: ["items"]),
        .init(
            field: "scenario", values: [Scenario.shoppingCart.rawValue, Scenario.subscription.rawValue], list: "payment_methods",
            forbidden: ["tax_rate", "price"]),
        .init(
            field: "scenario", values: [Scenario.subscription.rawValue], list: "payment_methods",
            excluded: ("type", [MethodType.oneTime.rawValue, MethodType.autoPay.rawValue])),
    ],
    finish: { product, reader in
        // A key that was only taken for `items` has been reported.
        if product.scenario.value == .paidProduct, case .poisoned(let place) = product.items,
            reader.hasUnknownKey(at: place.keyLocation)
        {
            product.items = .absent
        }
        // Items of a paid product are on the wrong level, whether there are some or none, and whatever they lack.
        if product.scenario.value == .paidProduct { reader.withdrawMissing(of: product.items) }
        // A paid product has its price in each payment method; the other scenarios have theirs in the items.
        guard product.items.isAbsent, !product.origin.isIncomplete, let scenario = product.scenario.value,
            scenario != .paidProduct, let place = product.scenario.place
        else { return }
        // Prices that stand in the payment methods instead are one mistake, of `price-on-wrong-level`, which leaves out what was reported.
        let methods = product.paymentMethods.value ?? []
        if methods.allSatisfy({ $0.price.value == nil && $0.taxRate.value == nil }) {
            reader.report(MissingField.items(of: product, scenario, at: place))
        }
        product.items = .poisoned(place)
    })

/// One entry of 商品登録.
package let itemTable = Record<Item>([
    Field(
        \.name, "name", label: "商品名", hints: ["title", "名前"],
        .line(Bilingual(ja: "商品名", en: "the name of an item"), example: "コーヒー豆 200g"), need: .required,
        example: "コーヒー豆 200g", doc: Bilingual(ja: "商品の名前です。", en: "The name of the item.")),
    Field(
        \.taxRate, "tax_rate", label: "消費税率", hints: taxRateHints, .taxRate, need: .required, missing: .missingTaxRate,
        example: "10%", doc: taxRateDoc),
    Field(
        \.price, "price", label: "料金(税込)", hints: priceHints, .yen, need: .required, missing: .missingPrice,
        example: "1980", doc: priceDoc),
])

let idHints = ["key", "code", "slug", "identifier", "コード", "識別子"]
let useHints = ["ref", "reference", "uses", "include", "import", "extends", "参照", "使用", "利用", "共有"]
let taxRateHints = ["tax", "vat", "rate", "税率", "税"]
let taxRateDoc = Bilingual(
    ja: "料金に含まれる消費税の税率です。標準税率は 10%、軽減税率は 8% です。",
    en: "The rate of the tax that the price contains: 10% is the standard rate, 8% the reduced one.")
let priceHints = ["amount", "yen", "cost", "金額", "価格", "単価", "値段", "料金", "税込価格"]
let priceDoc = Bilingual(ja: "税込の金額です。円単位の半角数字だけで書きます。", en: "The amount with tax, in whole yen, digits only.")
