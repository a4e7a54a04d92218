/// The words of the two consoles for the values of choices.
import Schema
import SourceText

extension MethodType {
    /// As 支払方法 offers it on the MyASP screen.
    package var label: String {
        switch self {
        case .oneTime: "Amazon Pay決済(ワンタイムペイメント:一括支払い)"
        case .autoPay: "Amazon Pay決済(Auto Pay:従量課金)"
        case .recurring: "Amazon Pay決済(従量定期課金)"
        }
    }
}

extension Scenario {
    package var label: String {
        switch self {
        case .paidProduct: "有料商品"
        case .shoppingCart: "ショッピングカート"
        case .subscription: "サブスクリプション(定期継続コース)"
        }
    }
}

extension MailTrigger {
    /// The tab under Amazon Pay関連.
    package var label: String {
        switch self {
        case .chargeFailed: "課金失敗時"
        case .recurringCancelled: "定期支払いのキャンセル"
        }
    }
}

extension Plan {
    package var label: String {
        switch self {
        case .beginner: "ビギナー"
        case .personal: "パーソナル"
        case .standard: "スタンダード"
        case .mach: "マッハ"
        }
    }
}

extension CheckoutVersion {
    package var label: String {
        switch self {
        case .cv1: "旧バージョン(CV1)"
        case .cv2: "新バージョン(CV2)"
        }
    }
}

extension Interval {
    /// 「1か月ごと」, `every month`.
    package var text: Bilingual {
        let japanese =
            switch unit {
            case .day: "\(count)日ごと"
            case .week: "\(count)週間ごと"
            case .month: "\(count)か月ごと"
            case .year: "\(count)年ごと"
            }
        return Bilingual(ja: japanese, en: count == 1 ? "every \(unit.rawValue)" : "every \(count) \(unit.rawValue)s")
    }
}

/// 「1,980円」, `¥1,980`.
package func yen(_ amount: Int) -> Bilingual {
    let grouped = grouped(amount)
    return Bilingual(ja: grouped + "円", en: "¥" + grouped)
}

/// Digits in groups of three.
package func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var result = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { result += "," }
        result.append(digit)
    }
    return result
}
