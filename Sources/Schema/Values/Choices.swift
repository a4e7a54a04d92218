import SourceText

/// A closed set of values, each with its key and the label of the screen.
package struct Choices<Value: Sendable>: Sendable {
    package struct Choice: Sendable {
        package let value: Value
        package let face: ChoiceFace
    }

    package let choices: [Choice]
    package let faces: ChoiceFaces
    /// Those of the faces, for the reading of each value: a copy of them would count references.
    package let names: NameIndex

    init(_ choices: [Choice]) {
        self.choices = choices
        names = NameIndex(choices.map { ($0.face.key, $0.face.label, $0.face.aliases) })
        faces = ChoiceFaces(choices.map(\.face), names)
    }
}

extension Choices.Choice where Value: RawRepresentable<String> {
    init(
        _ value: Value, label: String? = nil, aliases: [String] = [], hints: [String] = [], synonyms: [String] = [],
        unavailable: ChoiceFace.Unavailable? = nil, _ doc: Bilingual
    ) {
        self.init(
            value: value,
            face: ChoiceFace(
                key: value.rawValue, label: label, aliases: aliases, hints: hints, synonyms: synonyms, unavailable: unavailable,
                doc: doc))
    }
}

extension Choices where Value: RawRepresentable<String> {
    package subscript(_ value: Value) -> ChoiceFace? {
        choices.first { $0.value.rawValue == value.rawValue }?.face
    }
}

extension ValueType {
    /// One of a closed set of values, as key or label.
    static func choice(_ choices: Choices<Value>) -> ValueType where Value: RawRepresentable<String> {
        ValueType(shape: .choice(choices.faces)) { reader, slot in
            if let entry = reader.find(slot.node, in: choices.names) { return choices.choices[entry.index].value }
            let noun = Bilingual(ja: "決まった値のどれか", en: "one of a few values")
            guard let text = reader.scalar(slot, expecting: noun) else { return nil }
            reader.report(NotAChoice.diagnostic(text, slot, of: choices.faces, in: reader))
            return nil
        }
    }
}

package let documentKinds = Choices<DocumentKind>([
    .init(
        .integration, label: "決済連携設定", synonyms: ["config", "configuration", "settings", "設定"],
        Bilingual(ja: "サイト全体の決済連携設定です。プロジェクトに1つだけ書きます。", en: "The settings of the whole site, once per project.")),
    .init(
        .product, label: "販売設定", aliases: ["シナリオ"], synonyms: ["item", "scenario", "商品", "商品登録", "商品設定"],
        Bilingual(ja: "1つのシナリオと、そこで売るものの設定です。", en: "One scenario and what it sells.")),
    .init(
        .paymentMethod, label: "支払方法", synonyms: ["支払い方法", "決済方法", "お支払い方法"],
        Bilingual(
            ja: "複数の商品から「use:」で使う支払方法です。", en: "A payment method that products share through `use:`.")),
    .init(
        .stepMail, label: "ステップメール", aliases: ["Amazon Pay関連のステップメール"], synonyms: ["email", "e-mail"],
        Bilingual(
            ja: "複数の商品から「use:」で使うステップメールです。", en: "A step mail that products share through `use:`.")),
])

package let plans = Choices<Plan>([
    .init(.beginner, label: "ビギナー", aliases: ["ビギナープラン"], Bilingual(ja: "ビギナープラン", en: "Beginner plan")),
    .init(
        .personal, label: "パーソナル", aliases: ["パーソナルプラン"], Bilingual(ja: "パーソナルプラン", en: "Personal plan")),
    .init(
        .standard, label: "スタンダード", aliases: ["スタンダードプラン"],
        Bilingual(ja: "スタンダードプラン。従量定期課金はこのプランから使えます。", en: "Standard plan, the lowest with recurring charges.")),
    .init(
        .mach, label: "マッハ", aliases: ["マッハプラン", "マッハプラン(新)"], Bilingual(ja: "マッハプラン", en: "Mach plan")),
])

package let checkoutVersions = Choices<CheckoutVersion>([
    .init(.cv2, label: "新バージョン(CV2)", aliases: ["新バージョン"], Bilingual(ja: "今のバージョンです。", en: "The present version.")),
    .init(
        .cv1, label: "旧バージョン(CV1)", aliases: ["旧バージョン"],
        Bilingual(ja: "サービス休止が予定されている旧バージョンです。", en: "The old version, which is going to be discontinued.")),
])

package let scenarios = Choices<Scenario>([
    .init(
        .paidProduct, label: "有料商品", aliases: ["有料商品(課金ありの単一商品)"], synonyms: ["有料シナリオ", "有料", "単品", "単品販売"],
        unavailable: ChoiceFace.Unavailable(
            words: ["無料商品", "無料", "無料シナリオ", "無料会員", "free", "free_product"],
            reason: Bilingual(ja: "無料のシナリオは選択肢にありません。", en: " A scenario without charge is not among the choices."),
            note: Bilingual(
                ja: "無料のシナリオでは課金しないので、kessaiには書きません。無料のお試しのある定期課金は、支払方法の「recurrence」の「trial_days」に日数を書きます。",
                en:
                    "Nothing is charged in a scenario without charge, so kessai has none. For a recurring charge with a free trial, write the days in `trial_days` of the method's `recurrence`."
            )),
        Bilingual(
            ja: "1つの商品を売ります。税率と料金は支払方法ごとに書きます。",
            en: "Sells one product; tax rate and price stand in each payment method.")),
    .init(
        .shoppingCart, label: "ショッピングカート", synonyms: ["買い物かご"],
        Bilingual(ja: "商品登録した商品を選んで買ってもらいます。", en: "Buyers choose among the registered items.")),
    .init(
        .subscription, label: "サブスクリプション(定期継続コース)", aliases: ["サブスクリプション"],
        synonyms: ["サブスク", "定期便", "定期購入", "定期コース"],
        Bilingual(
            ja: "定期継続コースです。支払方法は従量定期課金だけが使えます。",
            en: "A continuing course; recurring charges are its only payment method.")),
])

package let methodTypes = Choices<MethodType>([
    .init(
        .oneTime, label: "Amazon Pay決済(ワンタイムペイメント:一括支払い)",
        synonyms: ["一括払い", "一回払い", "1回払い", "単発", "once", "single"], unavailable: otherServices,
        Bilingual(ja: "購入時に1回だけ課金します。", en: "One charge at the purchase.")),
    .init(
        .autoPay, label: "Amazon Pay決済(Auto Pay:従量課金)", synonyms: ["都度課金", "随時課金"],
        Bilingual(ja: "必要なときに、そのつど手動で課金します。", en: "Charges when they are needed, each time by hand.")),
    .init(
        // domain.md A3: Amazon Pay has no 定期支払い, 回数指定 or 分割.
        .recurring, label: "Amazon Pay決済(従量定期課金)", hints: ["定期支払い", "定期払い"],
        synonyms: [
            "subscription", "monthly", "サブスクリプション", "サブスク", "月額", "月額課金", "月額払い", "月払い", "毎月払い", "毎月課金",
        ],
        unavailable: ChoiceFace.Unavailable(
            words: ["回数指定", "回数指定払い", "分割", "分割払い", "分割支払い"],
            reason: Bilingual(
                ja: "分割や回数指定はAmazon Payの選択肢にありません。",
                en: " Instalments are not among the choices for Amazon Pay."),
            note: Bilingual(
                ja: "近いのは従量定期課金(recurring)で、回数は「recurrence」の「times」に書きます。MyASPで選べる回数は確認できていません。",
                en:
                    "`recurring` comes closest, with the number of charges in `times` of `recurrence`; what MyASP offers is not known."
            )),
        Bilingual(
            ja: "決まった周期で課金します。スタンダードプラン以上が必要です。",
            en: "Charges at a fixed interval; needs the Standard plan or above.")),
])

/// Ways to pay that have nothing to do with Amazon Pay.
private let otherServices = ChoiceFace.Unavailable(
    words: [
        "銀行振込", "銀行振り込み", "銀行振込み", "銀行", "振込", "振り込み", "bank", "bank_transfer", "bank transfer", "bank-transfer",
        "クレジットカード", "クレジットカード決済", "クレジットカード払い", "クレジット", "クレジット決済", "クレカ", "カード", "カード決済", "カード払い",
        "card", "credit", "credit_card", "credit card", "credit-card", "creditcard",
        "コンビニ", "コンビニ決済", "コンビニ払い", "convenience_store", "代引き", "代引", "代金引換", "cash_on_delivery", "後払い", "口座振替",
        "ゆうちょ", "郵便振替", "現金", "キャリア決済", "電子マネー", "paypal", "paypay", "stripe", "univapay", "paidy",
    ],
    reason: Bilingual(
        ja: "kessaiの設定に書くのは、Amazon Payの支払方法だけです。",
        en: " Only payment methods of Amazon Pay are written in the settings of kessai."),
    note: Bilingual(
        ja: "ほかの支払方法は、MyASPの画面で設定します。", en: "Other payment methods are set up on the screens of MyASP."))

package let mailTriggers = Choices<MailTrigger>([
    .init(
        .chargeFailed, label: "課金失敗時",
        synonyms: [
            "payment_failed", "payment_failure", "決済失敗", "決済失敗時", "支払い失敗", "支払失敗", "課金エラー", "決済エラー",
        ],
        Bilingual(ja: "課金失敗の通知を受け取ったとき", en: "When the notification of a failed charge arrives")),
    .init(
        .recurringCancelled, label: "定期支払いのキャンセル",
        synonyms: ["cancel", "canceled", "cancelled", "解約", "解約時", "定期支払いの停止"],
        Bilingual(ja: "定期支払いがキャンセルされたとき", en: "When a recurring payment is cancelled")),
])

package let ruleLevels = Choices<RuleLevel>([
    .init(
        .off, synonyms: ["none", "false", "no", "ignore", "disable", "disabled", "オフ", "無効", "無視"],
        Bilingual(ja: "知らせません。", en: "Not reported.")),
    .init(.hint, synonyms: ["info", "note", "ヒント"], Bilingual(ja: "ヒントとして知らせます。", en: "Reported as a hint.")),
    .init(.warning, synonyms: ["warn", "警告"], Bilingual(ja: "警告として知らせます。", en: "Reported as a warning.")),
    .init(.error, synonyms: ["エラー"], Bilingual(ja: "エラーとして知らせます。", en: "Reported as an error.")),
])
