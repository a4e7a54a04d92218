import Schema
import SourceText

/// What a plan says where a change could reach charges that still run: MyASP goes on charging the contracts of 従量定期課金, one that was
/// stopped cannot simply be resumed, and what a change of the settings does to them is not known (domain.md A4).
struct RunningCharges: Sendable {
    /// What has been entered, in part or as a whole.
    private let known: Set<EntryID.Owner>
    /// Of the methods that have been entered; where the record lacks it, as after a conflict of which both lines were removed, that of the
    /// settings.
    private let types: [EntryID.Owner: MethodType]
    /// Of those, the ones for test accounts, with which nobody pays.
    private let tests: Set<EntryID.Owner>
    /// The products that had 従量定期課金.
    private let recurring: Set<String>
    /// What still has values.
    private let present: Set<EntryID.Owner>
    /// Of several values of one thing that change, that at which it is told.
    private let telling: Set<EntryID>

    init(_ old: [Entry], _ pairs: [(old: Entry?, new: Entry?)], present: Set<EntryID.Owner>) {
        var types: [EntryID.Owner: MethodType] = [:]
        var recurring: Set<String> = []
        let (known, tests) = (Set(old.lazy.map(\.id.owner)), Set(old.lazy.filter(\.usesTestEnvironment).map(\.id.owner)))
        let lacking = pairs.filter { $0.old == nil }.compactMap(\.new)
        for entry in [old, lacking].joined() where entry.id.field == .methodType && known.contains(entry.id.owner) {
            guard let type = MethodType(rawValue: entry.value) else { continue }
            types[entry.id.owner] = type
            if type == .recurring, !tests.contains(entry.id.owner), let product = entry.id.product { recurring.insert(product) }
        }
        var telling: [EntryID.Owner: (rank: Int, id: EntryID)] = [:]
        for pair in pairs {
            guard let id = (pair.new ?? pair.old)?.id, let rank = RunningCharges.toldAt.firstIndex(of: id.field) else { continue }
            // That another type was there is not known.
            if id.field == .methodType && pair.old == nil { continue }
            if telling[id.owner].map({ rank < $0.rank }) ?? true { telling[id.owner] = (rank, id) }
        }
        (self.known, self.types, self.tests, self.recurring, self.present) = (known, types, tests, recurring, present)
        self.telling = Set(telling.values.map(\.id))
    }

    /// In the order of a plan: the first that changes is told of.
    private static let toldAt: [EntryField] = [
        .clientID, .merchantID, .privateKeyFile, .publicKeyID, .methodType, .price, .every, .times,
    ]

    /// Of the integration and its live environment also where nothing that was entered has running charges: a product whose sale was
    /// stopped is in no record any more, and its contracts run on.
    ///
    /// A line that the record lacks beside others of the same thing says nothing of what is on the screen: it may be another value.
    func caution(_ old: Entry?, _ new: Entry?) -> Bilingual? {
        guard let id = (new ?? old)?.id, known.contains(id.owner) else { return nil }
        let isTold = telling.contains(id)
        switch (id.owner.kind, id.field) {
        case (.integration, .use) where old?.value != "false" && new?.value == "false":
            return Bilingual(
                ja: "続いている課金がどうなるかは確認できていません。チェックを外す前に、すべての商品で新しい申込みを受け付けないようにし、\(RunningCharges.look.ja)",
                en:
                    "What would become of charges that still run is not known. Before you clear the box, stop taking orders for all products, and \(RunningCharges.look.en)."
            )
        case (.environment(.live), _) where isTold && !present.contains(id.owner):
            return Bilingual(
                ja: "続いている課金がどうなるかは確認できていません。本番環境の値を消す前に、\(RunningCharges.look.ja)",
                en:
                    "What would become of charges that still run is not known: \(RunningCharges.look.en) before you clear the values of the live environment."
            )
        case (.environment(.live), .merchantID) where new != nil && (old != nil || !types.isEmpty):
            return Bilingual(
                ja: "前の出品者IDで申し込んだ購入者への課金がどうなるかは確認できていません。書き換える前に、\(RunningCharges.look.ja)",
                en:
                    "What would become of charges to buyers who signed up with the earlier merchant ID is not known: \(RunningCharges.look.en) before you change it."
            )
        case (.method(let product, _), .methodType):
            return types[id.owner] == .oneTime || !present.contains(EntryID.Owner(.product(product))) ? nil : ofMethod
        case (.method, .useTestEnvironment) where old?.value == "false" && new?.value == "true":
            if types[id.owner] == .oneTime { return nil }
            return Bilingual(
                ja: "本番環境で申し込んだ購入者への課金がどうなるかは確認できていません。チェックを入れる前に、\(RunningCharges.look.ja)",
                en:
                    "What would become of charges to buyers who signed up in the live environment is not known: \(RunningCharges.look.en) before you tick the box."
            )
        case (.method, _)
        where isTold && types[id.owner] == .recurring && !tests.contains(id.owner) && present.contains(id.owner):
            return ofContracts
        case (.item(let product, _, _), .price) where recurring.contains(product):
            if present.contains(id.owner) { return ofContracts }
            return present.contains(EntryID.Owner(.product(product))) ? ofItem : nil
        // Taken to be the same item with another name; whoever added that one by itself deletes the earlier one.
        case (.item(let product, _, _), .itemName) where old != nil && new != nil && recurring.contains(product):
            return ofItem
        default: return nil
        }
    }

    private static let look = Bilingual(
        ja: "「課金予約・履歴一覧」と「売上レポート」を確かめます。", en: "look at 「課金予約・履歴一覧」 and 「売上レポート」")

    private var ofMethod: Bilingual {
        Bilingual(
            ja: "この支払方法で申し込んだ購入者への課金がどうなるかは確認できていません。削除したり種類を変えたりする前に、\(RunningCharges.look.ja)",
            en:
                "What would become of charges to buyers who signed up with this method is not known: \(RunningCharges.look.en) before you delete it or change its type."
        )
    }

    private var ofItem: Bilingual {
        Bilingual(
            ja: "この商品を申し込んだ購入者への課金がどうなるかは確認できていません。削除する前に、\(RunningCharges.look.ja)",
            en:
                "What would become of charges to buyers who signed up for this item is not known: \(RunningCharges.look.en) before you delete it."
        )
    }

    private var ofContracts: Bilingual {
        Bilingual(
            ja: "続いている契約の金額と次回の課金日は、これとは別に、管理者が変更します。「課金予約・履歴一覧」で確かめます。",
            en:
                "Amount and next billing date of the contracts that run already are changed separately, by the administrator: look at 「課金予約・履歴一覧」."
        )
    }
}
