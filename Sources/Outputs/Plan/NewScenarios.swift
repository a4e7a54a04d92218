import SourceText

/// What is said of scenarios that are made: that one which has the name is another product's, or of the first of the others that one may be
/// there.
struct NewScenarios {
    private var sentences: [EntryID: Bilingual] = [:]

    /// `isSaid`: of which there is more to say.
    init(_ old: [Entry], _ new: [Entry], _ ways: Ways, isSaid: (EntryID) -> Bool) {
        // Before the first record nothing is known to be there.
        if old.isEmpty { return }
        let made = new.map(\.id).filter { $0.field == .scenario && ways[$0] == .making && !isSaid($0) }
        if made.isEmpty { return }
        let names = Dictionary(
            new.filter { $0.id.field == .productName }.map { ($0.id.owner, $0.value) }, uniquingKeysWith: { first, _ in first })
        // Of one that the settings have no more, more is said where it is removed.
        var recorded: [String: [String]] = [:]
        for entry in old where entry.id.field == .productName && names[entry.id.owner] != nil {
            if let id = entry.id.owner.id { recorded[entry.value, default: []].append(id) }
        }
        var isFirst = true
        for id in made {
            if let name = names[id.owner], let ids = recorded[name], let first = ids.min() {
                sentences[id] = NewScenarios.isOfAnother(Secrets.masked(name), first, isAlone: ids.count == 1)
            } else if isFirst {
                sentences[id] = NewScenarios.mayBeThere
                isFirst = false
            }
        }
    }

    subscript(id: EntryID) -> Bilingual? { sentences[id] }

    private static func isOfAnother(_ name: String, _ id: String, isAlone: Bool) -> Bilingual {
        isAlone
            ? Bilingual(
                ja: "「\(name)」の名前で記録されているシナリオは、IDが「\(id)」の商品のものです。それは開かず、新しく作ります。",
                en:
                    "The scenario that is recorded with the name “\(name)” is that of the product with the id \(id): do not open it, make a new one."
            )
            : Bilingual(
                ja: "「\(name)」の名前で記録されているシナリオは、IDが「\(id)」の商品などのものです。それらは開かず、新しく作ります。",
                en:
                    "The scenarios that are recorded with the name “\(name)” are those of the product with the id \(id) and of others: do not open them, make a new one."
            )
    }

    /// One that was only closed, as plans say, is still there with its contracts, its URL, its prices and its mails; and lines of a record
    /// may be lost. What is paid in another way is none of the settings'.
    private static let mayBeThere = Bilingual(
        ja:
            "シナリオがすでにある商品(販売をやめていたものなど)は、新しく作らず、そのシナリオを開いて入力します。そこにもうある支払方法・商品・メールは、重ねて加えません。Amazon Payの支払方法、商品、「Amazon Pay関連」のメールのうち設定にないものは、「課金予約・履歴一覧」と「売上レポート」を確かめてから削除します。",
        en:
            "If a product has a scenario already, such as one whose sale was stopped, open that one instead of making another. Do not add the payment methods, items and mails that are there a second time. Payment methods of Amazon Pay, items and mails of 「Amazon Pay関連」 that the settings do not have: look at 「課金予約・履歴一覧」 and 「売上レポート」, then delete them."
    )
}
