import Schema
import SourceText

extension Guide {
    /// A thing of which there is to be one, or as many as have its name. Whether it is there, a record knows.
    package struct Making: Sendable {
        /// Recorded when it is.
        let entry: EntryID
        /// For whoever has to look.
        let either: Bilingual
        /// When it is there.
        let again: Bilingual

        init(_ entry: EntryID, either: Bilingual, again: Bilingual) {
            self.entry = entry
            self.either = either
            self.again = again
        }
    }
}

/// `count` is how many there are of the name. Namesakes are told by their values: by the name alone, the second one would be entered over
/// the first.
extension Guide.Making {
    static func scenario(_ entry: EntryID, of type: Scenario) -> Guide.Making {
        // The screen that makes a scenario has a longer name for this one (domain.md A3).
        let choice =
            type == .paidProduct
            ? Bilingual(ja: "「シナリオ新規作成」の「有料商品(課金ありの単一商品)」", en: "「シナリオ新規作成」 as 「有料商品(課金ありの単一商品)」")
            : Bilingual(same: "「シナリオ新規作成」")
        // Which screen has the name is not known for sure.
        let screen = MenuPath.scenario.joined(separator: " > ")
        let renamed = Bilingual(
            ja: "商品の名前を変えた場合、画面では前の名前になっています。「\(screen)」で変えられるか確かめます。",
            en: "If the product was renamed, the screen still has its former name: see whether it can be changed in 「\(screen)」.")
        return Guide.Making(
            entry,
            either: Bilingual(
                ja: "まだなければ\(choice.ja)から作ります。すでにあればそのシナリオを開き、2つ目は作らないでください。",
                en: "If there is none yet, make it with \(choice.en). If there is, open it and do not make a second one."
            ).then(renamed),
            again: Bilingual(
                ja: "記録では登録済みです。そのシナリオを開き、2つ目は作らないでください。",
                en: "The record says that it is there: open it and do not make a second one."
            ).then(renamed))
    }

    static func item(_ entry: EntryID, count: Int) -> Guide.Making {
        let (second, one) = count > 1 ? ("同じものを重ねて", "another one") : ("2つ目は", "a second one")
        return Guide.Making(
            entry, of: Bilingual(ja: "この名前の商品は全部で\(count)件です。", en: "There are \(count) items of this name in all."), count,
            add: Bilingual(ja: "加えます。", en: "add it."),
            open: Bilingual(ja: "その商品を開き、\(second)加えないでください。", en: "open it and do not add \(one)."),
            others: Bilingual(ja: "ほかの商品は書き換えないでください。", en: "Do not overwrite another item."))
    }

    /// `button`: what is clicked to add one, where it is known.
    static func method(_ entry: EntryID, with button: String?, count: Int) -> Guide.Making {
        let (second, one) = count > 1 ? ("同じものを重ねて", "another one") : ("2つ目は", "a second one")
        return Guide.Making(
            entry,
            of: Bilingual(ja: "この名前の支払方法は全部で\(count)件です。", en: "There are \(count) payment methods of this name in all."), count,
            add: button.map { Bilingual(ja: "「\($0)」で加えます。", en: "add it with 「\($0)」.") }
                ?? Bilingual(ja: "加えます。", en: "add it."),
            open: Bilingual(ja: "その支払方法を開き、\(second)加えないでください。", en: "open it and do not add \(one)."),
            others: Bilingual(ja: "ほかの支払方法は書き換えないでください。", en: "Do not overwrite another payment method."))
    }

    /// In its tab, of its subject.
    static func mail(_ entry: EntryID, count: Int) -> Guide.Making {
        let (second, one) = count > 1 ? ("同じものを重ねて", "another one") : ("2通目は", "a second one")
        return Guide.Making(
            entry,
            of: Bilingual(ja: "この件名のメールは、このタブに全部で\(count)通です。", en: "There are \(count) mails of this subject in this tab."),
            count,
            add: Bilingual(ja: "「新規追加」から作ります。", en: "make it with 「新規追加」."),
            open: Bilingual(ja: "「…」から「編集」を開き、\(second)作らないでください。", en: "open 「…」 → 「編集」 and do not make \(one)."),
            others: Bilingual(ja: "ほかのメールは書き換えないでください。", en: "Do not overwrite another mail."))
    }

    private init(
        _ entry: EntryID, of all: Bilingual, _ count: Int, add: Bilingual, open: Bilingual, others: Bilingual
    ) {
        let either = Bilingual(
            ja: "まだなければ\(add.ja)すでにあれば\(open.ja)", en: "If it is not there yet, \(add.en) If it is, \(open.en)")
        let again = Bilingual(ja: "記録では登録済みです。\(open.ja)", en: "The record says that it is there: \(open.en)")
        guard count > 1 else {
            self.init(entry, either: either.then(others), again: again)
            return
        }
        // A value that changes is shown beside it as it was.
        self.init(
            entry,
            either: all.then(Bilingual(ja: "ここでは、そのうち下の値のものを入力します。それが", en: "Here it is the one with the values below."))
                .then(either).then(others),
            again: all.then(
                Bilingual(
                    ja: "ここでは、そのうち下の値(変わる値は変更前の値)のものを入力します。",
                    en: "Here it is the one with the values below (where one changes, with the value before).")
            ).then(again).then(others))
    }
}
