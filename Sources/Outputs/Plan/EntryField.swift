import Schema
import SourceText

/// What can be entered into the two consoles: each field once, with its label on the screen, its screen and its risk.
package enum EntryField: String, Sendable, CaseIterable {
    // 決済連携設定 as a whole
    case use
    case checkoutVersion = "checkout_version"
    // An environment
    case merchantID = "merchant_id"
    case clientID = "client_id"
    case publicKeyID = "public_key_id"
    case privateKeyFile = "private_key_file"
    case publicHalf = "public_half"
    case javascriptOrigin = "javascript_origins"
    case returnURL = "return_urls"
    case supportEmail = "support_email"
    case supportPhone = "support_phone"
    case ipnEndpoint = "ipn_endpoint"
    // A product
    case scenario
    case productName = "name"
    // An item of 商品登録
    case itemName = "item_name"
    // A payment method (tax rate and price: of an item as well)
    case methodType = "type"
    case methodName = "method_name"
    case taxRate = "tax_rate"
    case price
    case collectShippingAddress = "collect_shipping_address"
    case useTestEnvironment = "use_test_environment"
    case every
    case times
    case trialDays = "trial_days"
    // A step mail
    case trigger
    case delayMinutes = "delay_minutes"
    case fromName = "from_name"
    case fromAddress = "from_address"
    case cc
    case bcc
    case subject
    case body
    case unsubscribe

    /// The field of a name; none where no field has it.
    init?(named name: TextBytes) {
        let found = EntryField.allCases.first { $0.rawValue.withTextBytes { $0.isSame(as: name) } }
        guard let found else { return nil }
        self = found
    }

    /// The label on the screen, and what it means in English.
    package var label: Bilingual {
        let (ja, en) = labels
        return Bilingual(ja: ja, en: en)
    }

    /// What it is called in a sentence, where the label would read as a command, or as a value.
    var noun: Bilingual {
        switch self {
        case .ipnEndpoint: Bilingual(ja: "エンドポイントURL", en: label.en)
        case .delayMinutes: Bilingual(ja: "配信のタイミング", en: "Timing")
        case .collectShippingAddress, .useTestEnvironment: Bilingual(ja: "「\(label.ja)」", en: label.en)
        default: label
        }
    }

    private var labels: (String, String) {
        switch self {
        case .use: ("Amazon Pay決済の使用", "Use Amazon Pay")
        case .checkoutVersion: ("Amazon Payのバージョン", "Amazon Pay version")
        case .merchantID: ("出品者ID", "Merchant ID")
        case .clientID: ("クライアントID", "Client ID (Store ID)")
        case .publicKeyID: ("Public Key ID", "Public Key ID")
        case .privateKeyFile: ("Private Key", "Private key file")
        case .publicHalf: ("Private Keyの公開部分(入力しない。ファイルの確認用)", "Public half of the private key (not entered; to check the file)")
        case .javascriptOrigin: ("許可されたJavaScriptオリジン", "Allowed JavaScript origin")
        case .returnURL: ("許可されたリターンURL", "Allowed return URL")
        case .supportEmail: ("カスタマーサポートEメール", "Customer support e-mail")
        case .supportPhone: ("カスタマーサポート電話番号", "Customer support phone")
        case .ipnEndpoint: ("エンドポイントURLを追加する", "IPN endpoint URL")
        case .scenario: ("シナリオ", "Scenario type")
        case .productName: ("商品名", "Product name")
        case .itemName: ("商品名", "Item name")
        case .methodType: ("支払方法", "Payment method")
        case .methodName: ("支払方法表示名", "Displayed name of the method")
        case .taxRate: ("消費税率", "Tax rate")
        case .price: ("料金(税込)", "Price (tax included)")
        case .collectShippingAddress: ("お届け先情報を取得する", "Collect the shipping address")
        case .useTestEnvironment: ("テスト環境を使用する", "Use the test environment")
        case .every: ("課金の周期", "Charged")
        case .times: ("課金の回数", "Number of charges")
        case .trialDays: ("お試し期間(日)", "Trial period (days)")
        case .trigger: ("配信のきっかけ", "Trigger")
        case .delayMinutes: ("登録からN分後", "Minutes after the trigger")
        case .fromName: ("差出人名", "Sender name")
        case .fromAddress: ("差出人メールアドレス", "Sender address")
        case .cc: ("Cc", "Cc")
        case .bcc: ("Bcc", "Bcc")
        case .subject: ("件名", "Subject")
        case .body: ("本文", "Body")
        case .unsubscribe: ("配信後に実行するコマンド: 配信解除", "Command after sending: unsubscribe")
        }
    }

    package var risk: Risk {
        switch self {
        case .scenario, .methodType, .taxRate, .price, .useTestEnvironment, .every, .times, .trialDays, .use: .money
        case .trigger, .delayMinutes, .fromName, .fromAddress, .cc, .bcc, .subject, .body, .unsubscribe: .mail
        case .checkoutVersion, .merchantID, .clientID, .publicKeyID, .privateKeyFile, .publicHalf, .javascriptOrigin,
            .returnURL, .ipnEndpoint:
            .keysAndURLs
        case .supportEmail, .supportPhone, .productName, .itemName, .methodName, .collectShippingAddress: .display
        }
    }

    /// Whether there may be several values, each of which is an entry.
    package var isList: Bool { self == .javascriptOrigin || self == .returnURL }

    /// Whether it is of what a buyer is offered: what is sold, at which price, and how it is paid.
    var isOffered: Bool {
        switch self {
        case .productName, .itemName, .methodType, .methodName, .price, .every, .times, .trialDays: true
        default: false
        }
    }

    /// How a person enters it.
    package var control: Control {
        switch self {
        case .use, .collectShippingAddress, .useTestEnvironment, .unsubscribe: .checkbox
        case .checkoutVersion, .scenario, .methodType, .trigger, .every: .choice
        case .privateKeyFile, .publicHalf: .file
        case .body: .longText
        default: .text
        }
    }

    package enum Control: Sendable {
        case text, longText, checkbox, choice, file
    }

    /// A stored value in the words of the screen: 「1,980円」 for `1980`, 「チェックを入れる」 for `true`.
    package func shown(_ value: String) -> Bilingual {
        switch self {
        case .price: Int(value).map(yen) ?? Bilingual(same: value)
        case .taxRate: Bilingual(same: value + "%")
        case .use, .collectShippingAddress, .useTestEnvironment, .unsubscribe:
            switch value {
            case "true": Bilingual(ja: "チェックあり", en: "ticked")
            case "false": Bilingual(ja: "チェックなし", en: "not ticked")
            default: Bilingual(same: value)
            }
        case .checkoutVersion: Bilingual(same: CheckoutVersion(rawValue: value)?.label ?? value)
        case .scenario: Bilingual(same: Scenario(rawValue: value)?.label ?? value)
        case .methodType: Bilingual(same: MethodType(rawValue: value)?.label ?? value)
        case .trigger: Bilingual(same: MailTrigger(rawValue: value)?.label ?? value)
        case .delayMinutes:
            Bilingual(
                ja: "登録から\(value)分後", en: value == "1" ? "1 minute after the trigger" : "\(value) minutes after the trigger")
        case .every: Interval(value)?.text ?? Bilingual(same: value)
        case .times: Bilingual(ja: "\(value)回", en: value == "1" ? "once" : "\(value) times")
        case .trialDays: Bilingual(ja: "\(value)日", en: value == "1" ? "1 day" : "\(value) days")
        default: Bilingual(same: value)
        }
    }
}

/// What goes wrong for whom when a value is entered wrongly; the gravest first.
package enum Risk: String, Sendable, CaseIterable, Comparable {
    case money
    case mail
    case keysAndURLs = "keys-and-urls"
    case display

    package var title: Bilingual {
        switch self {
        case .money: Bilingual(ja: "お金に関わる変更", en: "Money")
        case .mail: Bilingual(ja: "購入者に届くメールの変更", en: "Mails to buyers")
        case .keysAndURLs: Bilingual(ja: "鍵とURLの変更", en: "Keys and URLs")
        case .display: Bilingual(ja: "表示と連絡先の変更", en: "Display and contacts")
        }
    }

    /// 0 for the gravest.
    var rank: Int { Risk.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: Risk, right: Risk) -> Bool { left.rank < right.rank }
}

extension Interval {
    /// The one spelling that is recorded and compared: `2 week`.
    var stored: String { "\(count) \(unit.rawValue)" }

    /// As it is written in settings: `1 month`, `2 weeks`.
    var written: String { stored + (count == 1 ? "" : "s") }
}
