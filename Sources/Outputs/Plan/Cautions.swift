import Schema
import SourceText

/// What has to be known of a value that is added, changed or removed, beyond what its screen says.
extension Entry {
    /// Of what is made the first time where another one may be there; it may be there itself where lines of the record were lost.
    /// `recorded`: the products in the record, and the kinds of things that each has there. Told once of each payment method and item.
    func cautionOfAddition(_ way: Way, _ recorded: Set<EntryID.Owner.Kind>) -> Bilingual? {
        guard way == .making else { return nil }
        switch (id.owner.kind, id.field) {
        case (.method, .methodType) where recorded.contains(id.owner.kind.nameless):
            return Bilingual(
                ja: "新しく加える支払方法です。同じものがすでにあれば重ねて加えず、ほかの支払方法は書き換えないでください。",
                en: "Add this payment method, unless it is there already; do not overwrite another one.")
        case (.method(let product, _), .methodType) where recorded.contains(.product(product)):
            return Bilingual(
                ja: "この商品の支払方法は、1つも記録にありません。この支払方法がすでにあれば、重ねて加えず、それを開いて入力します。",
                en:
                    "The record has no payment method of this product: if this one is there already, open it instead of adding another."
            )
        case (.item, .taxRate) where recorded.contains(id.owner.kind.nameless):
            return Bilingual(
                ja: "新しく加える商品です。同じものがすでにあれば重ねて加えず、ほかの商品は書き換えないでください。",
                en: "Add this item, unless it is there already; do not overwrite another one.")
        // What was recorded before, an environment that was taken out or not told of among it, may have left one.
        case (_, .ipnEndpoint) where !recorded.isEmpty:
            return Bilingual(
                ja: "MyASPのエンドポイントがすでにあれば、2つ目は追加せず、それをこのURLにします。",
                en: "If there is an endpoint of MyASP already, do not add a second one: make it this URL.")
        default: return nil
        }
    }

    /// Of a value that is entered, whatever stood there before.
    var cautionOfValue: Bilingual? { usesTestEnvironment ? Entry.takesNoPayment : nil }

    /// Whether it is the ticked box of a method for test accounts.
    var usesTestEnvironment: Bool { id.field == .useTestEnvironment && value == "true" }

    static let takesNoPayment = Bilingual(
        ja: "「テスト環境を使用する」にチェックが入っている間、実際の支払いは受け取れません。",
        en: "While 「テスト環境を使用する」 is ticked, no real payment is taken.")

    /// Of a value that is removed. `present`: what still has values.
    func cautionOfRemoval(_ present: Set<EntryID.Owner>) -> Bilingual? {
        switch id.field {
        case .scenario:
            return Bilingual(
                ja: "新しい申込みを受け付けないようにするだけで、シナリオはまだ削除しないでください。",
                en: "Only stop taking orders; do not delete the scenario yet. ") + Entry.beforeDeleting
        case _ where !present.contains(id.owner): return nil
        case .supportEmail:
            return Bilingual(
                ja: "設定には書かれていません。画面のアドレスは、別のアドレスにするか、そのままにします。",
                en: "The settings have none: enter another address on the screen, or leave the one that is there.")
        case .supportPhone:
            return Bilingual(
                ja: "設定には書かれていません。画面の番号は、別の番号にするか、そのままにします。",
                en: "The settings have none: enter another number on the screen, or leave the one that is there.")
        case .fromName:
            return Bilingual(
                ja: "シナリオの基本設定の差出人名に戻します。", en: "Set it back to the sender name of the scenario's basic settings.")
        case .fromAddress:
            return Bilingual(
                ja: "シナリオの基本設定の差出人メールアドレスに戻します。",
                en: "Set it back to the sender address of the scenario's basic settings.")
        default: return nil
        }
    }

    /// Of what a product has not any more since its scenario is of another type. Contracts may run on in the earlier one.
    static let staysInEarlierScenario =
        newScenarioKeepsEarlier
        + Bilingual(
            ja: "種類を変えられた場合は、削除します。", en: " If the type of the earlier scenario could be changed, remove what this line names.")

    private static let newScenarioKeepsEarlier = Bilingual(
        ja: "シナリオを新しく作った場合、前のシナリオのものは消さずに残してください。",
        en: "If you made a new scenario, leave what the earlier one has as it is.")

    /// What a scenario that is deleted takes with it is not known (domain.md A4), and a contract that was stopped cannot be resumed.
    private static let beforeDeleting = Bilingual(
        ja: "続いている課金や売上の記録がどうなるかは確認できていません。削除する前に、「課金予約・履歴一覧」と「売上レポート」を確かめます。",
        en:
            "What would become of charges that still run and of the sales records is not known: look at 「課金予約・履歴一覧」 and 「売上レポート」 before you delete it."
    )
}

extension Entry {
    /// What has to be known of a value that becomes another one, beyond what its screen says; with the words of the plan.
    /// `isRemade`: its product has another type of scenario.
    func caution(_ new: Entry, _ before: Wording, isRemade: Bool) -> Bilingual? {
        switch id.field {
        case .trigger:
            before.mailName(id).map { name in
                let make = Bilingual(
                    ja: "配信のきっかけは、メールを作るタブで決まります。「\(new.shown.ja)」のタブで、すべての値を入力してこのメールを作り",
                    en:
                        "The tab decides what a mail is sent for: make this mail, with all its values, in the tab 「\(new.shown.en)」"
                )
                let earlier = Bilingual(
                    ja: "「\(shown.ja)」のタブにある前のメール\(name.ja)は削除します。",
                    en: "delete the earlier one, \(name.en), in the tab 「\(shown.en)」.")
                return isRemade
                    ? (make + Bilingual(ja: "ます。", en: ".")).then(
                        Entry.newScenarioKeepsEarlier
                            + Bilingual(ja: "種類を変えられた場合は、", en: " If the type could be changed, ") + earlier)
                    : make + Bilingual(ja: "、", en: ", and ") + earlier
            }
        case .scenario:
            Bilingual(
                ja:
                    "シナリオの種類をあとから変えられるかは確認できていません。変えられなければ、「\(new.shown.ja)」のシナリオを新しく作り、この商品のすべての値をチェックリストか入力シートのとおりに入力します。ステップメールも新しいシナリオに作ります。終わったら、両方で販売されないように、前の「\(shown.ja)」のシナリオで新しい申込みを受け付けないようにします。まだ削除しないでください。",
                en:
                    "Whether the type of a scenario can be changed is not known. If it cannot, make a new scenario of the type 「\(new.shown.en)」 and enter all values of this product as the checklist or the entry sheet has them, its step mails as well. Then stop taking orders in the earlier scenario of the type 「\(shown.en)」, so that not both sell; do not delete it yet. "
            ) + Entry.beforeDeleting
        // The manual, in its preparation of the account.
        case .checkoutVersion where new.value == CheckoutVersion.cv2.rawValue:
            Bilingual(
                ja: "新しいバージョンに移行するには、新バージョン(CV2)の初期設定をします。チェックリストか入力シートの手順を、キーペアの作成も含めて上から順に行います。",
                en:
                    "To migrate, make the initial settings of the new version: go through the checklist or the entry sheet from the top, making the key pair as well."
            )
        case .itemName:
            // An item has no id that would tell.
            Bilingual(
                ja: "料金が同じなので、名前の変わった商品とみなしています。新しい商品としてすでに加えたのなら、名前は変えず、前の商品を削除します。",
                en:
                    "As the price is the same, this is taken to be the item with another name. If the new one has already been added as an item of its own, do not rename: delete the earlier one."
            )
        case .ipnEndpoint:
            Bilingual(
                ja: "2つ目のエンドポイントを追加せず、登録されているものをこのURLにします。",
                en: "Do not add a second endpoint: make the one that is there this URL.")
        case .publicKeyID where before.isSameKey(id.owner) == true:
            Bilingual(
                ja: "鍵のファイルは前と同じです。IDの書き間違いを直しただけでなければ、新しいPrivate Keyファイルを置いてください。",
                en:
                    "The key file is the one of before: unless you only corrected a mistyped ID, put the new Private Key file in its place."
            )
        case .publicKeyID:
            Bilingual(
                ja: "対になる新しいPrivate Keyファイルもアップロードします。ファイルの名前が前と同じでも、鍵は別のものです。",
                en: "Upload the new Private Key file of the pair as well: it is another key, even if its file has the same name.")
        case .publicHalf:
            Bilingual(
                ja: "鍵のファイルの中身が替わりました。新しいPrivate Keyファイルをアップロードします。",
                en: "The key file has another content: upload the new Private Key file.")
        default: nil
        }
    }
}
