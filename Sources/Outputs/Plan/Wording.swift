import Project
import Schema
import SourceText

/// Entries in business words and on their screens, and mails and names that still quote an old price.
struct Wording {
    /// What has been entered, under the ids of today, and what is asked for. Names that are given up for something new have changed already:
    /// that is told before all else of what they belong to.
    private let before: [EntryID: String]
    private let after: [EntryID: String]
    /// The payment methods of each product, those that are gone with those that are new: all of them stand on its screen at some time.
    private let methods: [String: Set<EntryID.Owner>]
    let namesakes: Namesakes
    private let freed: FreedNames
    /// Where names are given up for something new, the earlier ones of those, and what tells things apart until then.
    private let earlierNames: [EntryID: String]
    private let earlierNamesakes: Namesakes?
    /// While the changes are told one after the other.
    var byThen: ScreensByThen?
    /// What buyers read: names of products, items and payment methods, and mails.
    private let texts: [Entry]
    private let prices: Set<Price>
    /// The same without their tax; they are not reckoned before a price or a rate has changed.
    private lazy var netPrices = Set(
        after.filter { $0.key.field == .price }.flatMap { id, _ in
            netAmounts(EntryID(id.owner, .price), after).map { Price(product: id.product, amount: $0) }
        })
    /// The texts of a price's product that quote it; they are not read before a price has changed.
    private lazy var quoting: [Price: [Entry]] = texts.reduce(into: [:]) { quoting, text in
        for amount in text.id.field.isMail ? quotedAmounts(text.value) : namedPrices(text.value) {
            quoting[Price(product: text.id.product, amount: amount), default: []].append(text)
        }
    }

    private struct Price: Hashable {
        let product: String?
        let amount: Int
    }

    init(from old: [Entry], to new: [Entry], freeing freed: FreedNames) {
        let earlier = Dictionary(old.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        var (before, earlierNames) = (earlier, [EntryID: String]())
        for id in freed.places.keys {
            earlierNames[id] = earlier[id]
            before[id] = after[id]
        }
        (self.before, self.after, self.freed, self.earlierNames) = (before, after, freed, earlierNames)
        earlierNamesakes = earlierNames.isEmpty ? nil : Namesakes(old, before: earlier, after: earlier)
        var methods: [String: Set<EntryID.Owner>] = [:]
        for entries in [old, new] {
            for entry in entries where entry.id.field == .methodType {
                methods[entry.id.product ?? "", default: []].insert(entry.id.owner)
            }
        }
        self.methods = methods
        namesakes = Namesakes([old, new].joined(), before: before, after: after)
        texts = new.filter { $0.id.field.isMail || $0.id.field.isName }
        prices = Set(
            new.filter { $0.id.field == .price }.compactMap { price in
                Int(price.value).map { Price(product: price.id.product, amount: $0) }
            })
    }

    /// 「オンライン講座」の料金, 本番環境の許可されたリターンURL. What is there already is called as the consoles show it.
    func subject(_ id: EntryID) -> Bilingual {
        switch id.owner.kind {
        case .integration:
            return id.field.label
        case .environment(let name):
            return Bilingual(ja: "\(name.title.ja)の\(id.field.noun.ja)", en: "\(name.title.en): \(id.field.noun.en)")
        case .product, .method, .item, .mail:
            let field =
                switch id.field {
                case .price: Bilingual(ja: "料金", en: "Price")
                case .methodType where isNamed(id.owner): Bilingual(ja: "種類", en: "Type")
                default: id.field.noun
                }
            let owner = thing(id.owner, renaming: id.field)
            return Bilingual(ja: "\(owner.ja)の\(field.ja)", en: "\(owner.en): \(field.en)")
        }
    }

    /// 「オンライン講座」のメール「お知らせ」. `renaming`: the value that is told of, which says itself how a name changes. `isNamed`: also the
    /// only payment method of a product is called by its name.
    func thing(_ owner: EntryID.Owner, renaming field: EntryField? = nil, isNamed: Bool = false) -> Bilingual {
        func part(_ product: String, _ kind: Bilingual, _ name: Bilingual) -> Bilingual {
            let whole = thing(EntryID.Owner(.product(product)), renaming: field)
            return Bilingual(ja: "\(whole.ja)の\(kind.ja)\(name.ja)", en: "\(whole.en), \(kind.en) \(name.en)")
        }
        switch owner.kind {
        case .integration: return EntryField.use.label
        case .environment(let name): return name.title
        case .product(let product): return called(owner, .productName, or: product, renaming: field)
        case .method(let product, let id):
            guard isNamed || self.isNamed(owner) else { return thing(EntryID.Owner(.product(product)), renaming: field) }
            let name = called(owner, .methodName, or: id, renaming: field)
            return part(product, Bilingual(ja: "支払方法", en: "payment method"), name)
        case .item(let product, let name, _):
            return part(product, Bilingual(ja: "商品", en: "item"), called(owner, .itemName, or: name, renaming: field))
        case .mail(let product, let id):
            return part(product, Bilingual(ja: "メール", en: "mail"), called(owner, .subject, or: id, renaming: field))
        }
    }

    /// Whether a product has, or had, more methods than one.
    private func isNamed(_ owner: EntryID.Owner) -> Bool {
        if case .method(let product, _) = owner.kind { methods[product, default: []].count > 1 } else { false }
    }

    /// The name that a console shows until another one is entered, and that one; with what tells it from others of that name.
    private func called(
        _ owner: EntryID.Owner, _ field: EntryField, or id: String, renaming told: EntryField?
    ) -> Bilingual {
        let name = EntryID(owner, field)
        if told == field, let earlier = earlierNames[name] {
            let shown = Secrets.masked(earlier)
            return Bilingual(ja: "「\(shown)」", en: "“\(shown)”")
                + (earlierNamesakes?[owner, telling: told] ?? Bilingual(same: ""))
        }
        let label = byThen?[owner, telling: told]
        let shown = Secrets.masked(label?.name ?? before[name] ?? after[name] ?? id)
        let difference = label?.difference ?? namesakes[owner, telling: told]
        guard told != field, let new = after[name], new != shown else {
            return Bilingual(ja: "「\(shown)」", en: "“\(shown)”") + difference
        }
        return Bilingual(ja: "「\(shown)」(新しい名前は「\(new)」)", en: "“\(shown)” (new name: “\(new)”)") + difference
    }

    /// The mail that a value belongs to, by the subject that was recorded.
    func mailName(_ id: EntryID) -> Bilingual? {
        guard case .mail(_, let mail) = id.owner.kind else { return nil }
        let name = Secrets.masked(before[EntryID(id.owner, .subject)] ?? mail)
        return Bilingual(ja: "「\(name)」", en: "“\(name)”") + namesakes[id.owner]
    }

    /// Whether the key of an environment is the one that was recorded; nil where it is not known on both sides.
    func isSameKey(_ environment: EntryID.Owner) -> Bool? {
        let half = EntryID(environment, .publicHalf)
        return before[half].flatMap { old in after[half].map { $0 == old } }
    }

    static let lastRank = 14

    /// Where a value is entered, or removed if `isGone`, on a way that differs where it leads to what is not there yet. `isReplaced`: a product
    /// that is made may take the place of one that is not sold any more, which sells until then.
    func screen(_ id: EntryID, _ way: Way, isGone: Bool, isReplaced: Bool) -> (console: Guide.Console, menu: [String], rank: Int)
    {
        let values = isGone ? before : after
        switch id.owner.kind {
        case .integration:
            // Forms that are still open could not be paid any more: Amazon Pay is switched off once nothing is sold.
            return (.myasp, MenuPath.integrationSettings, id.field == .use && after[id] == "false" ? 13 : 0)
        case .environment(let name):
            let rank = name == .live ? 1 : 4
            switch id.field {
            case .javascriptOrigin, .returnURL, .supportEmail, .supportPhone:
                return (.sellerCentral, MenuPath.sellerCentral(name, MenuPath.application), rank + 1)
            case .ipnEndpoint:
                let menu = way == .making ? MenuPath.addEndpoint : MenuPath.notifications
                return (.sellerCentral, MenuPath.sellerCentral(name, menu), rank + 2)
            default:
                return (.myasp, MenuPath.integrationSettings(name), rank)
            }
        case .product:
            switch way {
            case .making: return (.myasp, MenuPath.newScenario, 8)
            // A name that another product has, had or gets is changed when nothing else has to be found by it, but before it is given to
            // a new one.
            case .editing:
                let isLast = id.field == .productName && namesakes.group(id.owner) != nil
                return (.myasp, MenuPath.scenario, freed.contains(id) ? 7 : isLast ? Self.lastRank : 8)
            // Which screen ends the sale is not known.
            case .removing: return (.myasp, MenuPath.scenarioMenu, isReplaced ? 12 : 8)
            }
        case .item:
            return (.myasp, MenuPath.items, 9)
        case .method(let product, _):
            let scenario = values[EntryID(.product(product), .scenario)].flatMap(Scenario.init) ?? .paidProduct
            let menu = way == .making ? MenuPath.newMethod(scenario) : MenuPath.methods(scenario)
            return (.myasp, menu, freed.contains(id) ? 10 : 11)
        case .mail:
            let tab = values[EntryID(id.owner, .trigger)].flatMap(MailTrigger.init).map(MenuPath.mails) ?? MenuPath.stepMails
            switch way {
            case .making: return (.myasp, tab + MenuPath.newMail, 12)
            case .editing: return (.myasp, tab + MenuPath.editMail, 12)
            case .removing: return (.myasp, tab, 12)
            }
        }
    }

    /// A sentence for each text of the product that quotes a price that was changed, or what it was without its tax, and is none of the
    /// product's prices any more.
    mutating func textsQuoting(_ old: Entry?) -> [Bilingual] {
        guard let old, old.id.field == .price || old.id.field == .taxRate else { return [] }
        let (id, product) = (EntryID(old.id.owner, .price), old.id.product)
        // Of both it is told with the price.
        if old.id.field == .taxRate && before[id] != after[id] { return [] }
        var sentences: [Bilingual] = []
        if old.id.field == .price, let amount = Int(old.value), !prices.contains(Price(product: product, amount: amount)) {
            sentences += quoting[Price(product: product, amount: amount), default: []].map { quotes($0, yen(amount)) }
        }
        for amount in netAmounts(id, before) where !netPrices.contains(Price(product: product, amount: amount)) {
            let shown = Bilingual(ja: "税抜\(yen(amount).ja)", en: "\(yen(amount).en) without tax")
            sentences += quoting[Price(product: product, amount: amount), default: []].filter { isNet(amount, in: $0.value) }
                .map { quotes($0, shown) }
        }
        return sentences
    }

    /// What a price is without its tax, rounded up or down.
    private func netAmounts(_ price: EntryID, _ values: [EntryID: String]) -> [Int] {
        guard let amount = values[price].flatMap({ Int($0) }),
            let rate = values[EntryID(price.owner, .taxRate)].flatMap({ Int($0) }), let tax = ContainedTax(of: amount, at: rate)
        else { return [] }
        return tax.amounts.map { amount - $0 }
    }

    private func quotes(_ text: Entry, _ shown: Bilingual) -> Bilingual {
        let (difference, label) = (namesakes[text.id.owner], text.id.field.label)
        guard text.id.field.isMail else {
            return Bilingual(
                ja: "\(label.ja)「\(text.value)」\(difference.ja)に、変更前の\(shown.ja)が残っています。",
                en: "The \(label.en.lowercased()) “\(text.value)”\(difference.en) still quotes \(shown.en).")
        }
        let name = after[EntryID(text.id.owner, .subject)] ?? ""
        return Bilingual(
            ja: "メール「\(name)」\(difference.ja)の\(label.ja)に、変更前の\(shown.ja)が残っています。",
            en: "The \(label.en.lowercased()) of the mail “\(name)”\(difference.en) still quotes \(shown.en).")
    }
}

extension EntryField {
    fileprivate var isMail: Bool { self == .subject || self == .body }
    fileprivate var isName: Bool { self == .productName || self == .itemName || self == .methodName }
}

/// The amounts of yen that a text quotes, as `mail-quotes-other-price` finds them.
func quotedAmounts(_ text: String) -> Set<Int> {
    text.withTextBytes { Set(QuotedAmounts.find(in: $0).compactMap(\.value)) }
}

/// Those in a name that may be prices: not what 「月商100万円講座」 is about.
private func namedPrices(_ name: String) -> Set<Int> {
    name.withTextBytes { text in
        let amounts = QuotedAmounts.find(in: text)
        return Set(
            amounts.indices.filter { !QuotedAmounts.sense(of: $0, among: amounts, in: text).isOther }.compactMap {
                amounts[$0].value
            })
    }
}

/// Whether a text says of an amount that it lacks its tax.
private func isNet(_ amount: Int, in text: String) -> Bool {
    text.withTextBytes { text in
        let amounts = QuotedAmounts.find(in: text)
        return amounts.indices.contains { index in
            amounts[index].value == amount && QuotedAmounts.sense(of: index, among: amounts, in: text).isNet
        }
    }
}
