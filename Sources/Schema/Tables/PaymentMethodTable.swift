import SourceText

/// The fields of a payment method (支払方法), as a document and as an entry of a product.
package let paymentMethodTable = Record<PaymentMethod>(
    [
        .kind(.paymentMethod),
        id(Bilingual(ja: "支払方法を指し示す名前です。支払方法どうしで重ならないようにします。", en: "Names the payment method; unique among payment methods.")),
    ]
        + paymentMethodFields)

/// An entry of `payment_methods`: the same fields, and `use:`.
package let paymentMethodEntry = Record<PaymentMethod>(
    [
        Field(
            \.use, "use", hints: useHints, .formatted(Contact.id, Contact.referenceMisfit), example: "card-once",
            doc: Bilingual(
                ja:
                    "使う支払方法(kind: payment_method)の id です。「use:」に並べて書いた項目は、使う文書より優先されます。「recurrence」に「every」がなければ、その文書の周期が使われます。「times」と「trial_days」は引き継がれません。",
                en:
                    "The id of the `payment_method` document to use; fields written beside it take precedence. A `recurrence` without `every` inherits the interval of that document, but neither `times` nor `trial_days`."
            )),
        id(
            Bilingual(
                ja: "支払方法を指し示す名前です。この商品の中で重ならないようにします。「use:」があれば省けます。",
                en: "Names the payment method; unique within the product, and may be left out beside `use:`.")),
    ] + paymentMethodFields, mayUseDefinition: true,
    conditions: [
        .init(field: "type", values: [MethodType.oneTime.rawValue, MethodType.autoPay.rawValue], forbidden: ["recurrence"])
    ])

private func id(_ doc: Bilingual) -> Field<PaymentMethod> {
    Field(
        \.id, "id", hints: idHints, .formatted(Contact.id, Contact.idMisfit), need: .required, example: "card-once",
        doc: doc)
}

private let paymentMethodFields: [Field<PaymentMethod>] = [
    Field(
        \.name, "name", label: "支払方法表示名", hints: ["title", "表示名", "名前"],
        .line(Bilingual(ja: "支払方法表示名", en: "the name of a payment method"), example: "Amazon Pay(一括)"),
        example: "Amazon Pay(一括)",
        doc: Bilingual(
            ja: "購入者に見える支払方法の名前です。書かなければ、種類の名前になります。",
            en: "The name that buyers see; the label of the type when left out.")),
    Field(
        \.type, "type", hints: ["method", "種類", "種別", "タイプ", "支払方法"], .choice(methodTypes), need: .required,
        example: "one_time",
        doc: Bilingual(ja: "支払方法の種類です。", en: "The type of the payment method.")),
    Field(
        \.taxRate, "tax_rate", label: "消費税率", hints: taxRateHints, .taxRate, need: neededInPaidProduct,
        missing: .missingTaxRate, example: "10%",
        doc: taxRateDoc),
    Field(
        \.price, "price", label: "料金(税込)", hints: priceHints, .yen, need: neededInPaidProduct, missing: .missingPrice,
        example: "1980",
        doc: priceDoc),
    Field(
        \.collectShippingAddress, "collect_shipping_address", label: "お届け先情報を取得する",
        hints: ["shipping_address", "お届け先"], .boolean, default: "false", example: "true",
        doc: Bilingual(
            ja: "決済のときにお届け先を選んでもらうかどうかです。", en: "Whether buyers choose a shipping address at checkout.")),
    Field(
        \.useTestEnvironment, "use_test_environment", label: "テスト環境を使用する",
        hints: ["test", "sandbox", "test_environment", "テスト環境"], .boolean, default: "false", example: "true",
        doc: Bilingual(
            ja: "テスト用アカウントで試すかどうかです。テスト環境の設定が必要です。",
            en: "Whether the test environment is used, where only test accounts can pay; needs its set-up.")),
    Field(
        \.recurrence, "recurrence", hints: ["interval", "周期"],
        ValueType<Recurrence>.shared(recurrenceTable) { own, shared in
            var merged = own
            // Without `times` there is no end, and without `trial_days` no trial; payments without an interval mean nothing.
            if case .absent = own.every { merged.every = shared.every }
            merged.origin.isIncomplete = own.origin.isIncomplete || shared.origin.isIncomplete
            return merged
        },
        example: "",
        doc: Bilingual(
            ja: "従量定期課金の周期と回数です。ほかの種類には書けません。「use:」に並べて書くと、その文書から引き継がれるのは「every」だけです。チェックリストに載ります。MyASPで選べる範囲は確認できていません。",
            en:
                "Interval and number of recurring charges, for the checklist; other types have none. Beside `use:` it inherits `every` alone. What MyASP offers is not known."
        )),
]

private let neededInPaidProduct = Need.conditional(
    Bilingual(ja: "有料商品(paid_product)では必要です。", en: "A `paid_product` needs it."),
    otherwise: Bilingual(
        ja: "ほかのシナリオだけの支払方法なら、この行を消してください。",
        en: "If the method is only for other scenarios, delete the line."))

package let recurrenceTable = Record<Recurrence>([
    Field(
        \.every, "every", hints: ["interval", "cycle", "周期"], .interval, example: "1 month",
        doc: Bilingual(
            ja: "課金の周期です。「25日」は25日ごとという意味で、毎月25日ではありません。",
            en: "The interval of the charges: `25 days` is every 25 days, not the 25th of each month.")),
    Field(
        \.times, "times", hints: ["count", "回数"], .integer(1...999_999, of: .times), example: "12",
        doc: Bilingual(ja: "課金の回数です。書かなければ、課金の終わりは決まりません。", en: "The number of charges; without it no end is set.")),
    Field(
        \.trialDays, "trial_days", hints: ["trial", "無料期間"], .integer(0...999_999, of: .days),
        example: "30",
        doc: Bilingual(ja: "最初の課金までの日数です。", en: "The days before the first charge.")),
])
