/// Entries in business words and on their screens, and mails that still quote an old price.
import Project
import Schema
import SourceText

struct Wording {
    private let values: [EntryID: String]
    /// The number of payment methods of each product.
    private let methodCounts: [String: Int]
    private let mails: [Entry]
    private let prices: Set<Price>
    /// The mails of a price's product that quote it; they are not read before a price has changed.
    private lazy var quoting: [Price: [Entry]] = mails.reduce(into: [:]) { quoting, mail in
        for amount in quotedAmounts(mail.value) {
            quoting[Price(product: mail.id.product, amount: amount), default: []].append(mail)
        }
    }

    private struct Price: Hashable {
        let product: String?
        let amount: Int
    }

    init(_ entries: [Entry]) {
        values = Dictionary(entries.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        var counts: [String: Int] = [:]
        for entry in entries where entry.id.field == .methodType { counts[entry.id.product ?? "", default: 0] += 1 }
        methodCounts = counts
        mails = entries.filter { $0.id.field == .subject || $0.id.field == .body }
        prices = Set(
            entries.filter { $0.id.field == .price }.compactMap { price in
                Int(price.value).map { Price(product: price.id.product, amount: $0) }
            })
    }

    /// 「オンライン講座」の料金, 本番環境の許可されたリターンURL.
    func subject(_ id: EntryID) -> Bilingual {
        let field = id.field == .price ? Bilingual(ja: "料金", en: "price") : id.field.label
        switch id.owner.kind {
        case .integration:
            return field
        case .environment(let name):
            return Bilingual(ja: "\(name.title.ja)の\(field.ja)", en: "\(name.title.en): \(field.en)")
        case .product(let product):
            return of(product, field)
        case .method(let product, let method):
            guard methodCounts[product, default: 0] > 1 else { return of(product, field) }
            let name = values[EntryID(id.owner, .methodName)] ?? method
            return of(product, Bilingual(ja: "支払方法「\(name)」の\(field.ja)", en: "\(field.en) of the payment method “\(name)”"))
        case .item(let product, let name, _):
            return of(product, Bilingual(ja: "商品「\(name)」の\(field.ja)", en: "\(field.en) of the item “\(name)”"))
        case .mail(let product, let mail):
            let name = mailName(id.owner, mail)
            return of(product, Bilingual(ja: "メール「\(name)」の\(field.ja)", en: "\(field.en) of the mail “\(name)”"))
        }
    }

    private func of(_ product: String, _ what: Bilingual) -> Bilingual {
        let name = values[EntryID(.product(product), .productName)] ?? product
        return Bilingual(ja: "「\(name)」の\(what.ja)", en: "“\(name)”: \(what.en)")
    }

    /// The subject of the mail that a value belongs to.
    func mailName(_ id: EntryID) -> String? {
        guard case .mail(_, let mail) = id.owner.kind else { return nil }
        return mailName(id.owner, mail)
    }

    private func mailName(_ owner: EntryID.Owner, _ id: String) -> String { values[EntryID(owner, .subject)] ?? id }

    /// Where a value is entered, on a way that differs where it leads to what is not there yet.
    func screen(_ id: EntryID, _ way: Way) -> (console: Guide.Console, menu: [String], rank: Int) {
        switch id.owner.kind {
        case .integration:
            return (.myasp, MenuPath.integrationSettings, 0)
        case .environment(let name):
            let rank = name == .live ? 1 : 4
            switch id.field {
            case .javascriptOrigin, .returnURL, .supportEmail, .supportPhone:
                return (.sellerCentral, [name.label] + MenuPath.application, rank + 1)
            case .ipnEndpoint:
                let menu = way == .making ? MenuPath.addEndpoint : MenuPath.notifications
                return (.sellerCentral, [name.label] + menu, rank + 2)
            default:
                return (.myasp, MenuPath.integrationSettings(name), rank)
            }
        case .product:
            return (.myasp, ["シナリオ管理メニュー", "基本設定"], 7)
        case .item:
            return (.myasp, MenuPath.items, 8)
        case .method(let product, _):
            let scenario = values[EntryID(.product(product), .scenario)].flatMap(Scenario.init) ?? .paidProduct
            return (.myasp, MenuPath.methods(scenario), 9)
        case .mail:
            let tab = values[EntryID(id.owner, .trigger)].flatMap(MailTrigger.init).map(MenuPath.mails) ?? MenuPath.stepMails
            switch way {
            case .making: return (.myasp, tab + MenuPath.newMail, 10)
            case .editing: return (.myasp, tab + MenuPath.editMail, 10)
            case .removing: return (.myasp, tab, 10)
            }
        }
    }

    /// A sentence for each mail of the product that quotes a price that was changed and is none of the product's prices any more.
    mutating func mailsQuoting(_ old: Entry?) -> [Bilingual] {
        guard let old, old.id.field == .price, let amount = Int(old.value) else { return [] }
        let price = Price(product: old.id.product, amount: amount)
        if prices.contains(price) { return [] }
        return quoting[price, default: []].map { mail in
            let name = mailName(mail.id) ?? ""
            let shown = yen(amount)
            return Bilingual(
                ja: "メール「\(name)」の\(mail.id.field.label.ja)に、変更前の\(shown.ja)が残っています。",
                en: "The \(mail.id.field.label.en.lowercased()) of the mail “\(name)” still quotes \(shown.en).")
        }
    }
}

/// The amounts of yen that a text quotes, as `mail-quotes-other-price` finds them.
func quotedAmounts(_ text: String) -> Set<Int> {
    text.withTextBytes { Set(QuotedAmounts.find(in: $0).map(\.value)) }
}
