import Schema
import SourceText

/// Two documents of one kind, or two entries of one list, with the same id.
enum DuplicateID {
    /// `lacking`: where a `use:` names an id that no document has, perhaps this one. `isCopy`: whether all of its file is that of the
    /// first.
    static func diagnostic(
        of kind: DocumentKind, name: String, at place: Place, first: Place, lacking uses: [Place], isCopy: Bool
    ) -> Diagnostic {
        let (ja, en) = kindNames(kind)
        var problem = diagnostic(
            Bilingual(ja: "id「\(shown(name))」の\(ja)が2つ以上あります。", en: "More than one \(en) has the id `\(shown(name))`."),
            at: place, first: first,
            help: isCopy
                ? Bilingual(
                    ja: "2つのファイルの中身は同じです。写しのほうを消すか、kessai.yaml の「ignore」に書いてください。",
                    en: "The two files say the same: delete the copy, or list it under `ignore` in kessai.yaml.")
                : kind == .product
                    ? Bilingual(ja: "どちらかの id を変えてください。", en: "Change one of the ids.")
                    : Bilingual(
                        ja: "どちらかの id を変えてください。「use:」で使っている所があれば、そこも直してください。",
                        en: "Change one of the ids, and each `use:` that means it."))
        problem.related += uses.map {
            Related($0.valueLocation, Bilingual(ja: "この id の\(ja)はありません", en: "no \(en) has this id"))
        }
        return problem
    }

    /// `isUsedAgain`: whether both entries use the one document.
    static func diagnostic(ofEntry name: String, at place: Place, first: Place, isUsedAgain: Bool) -> Diagnostic {
        diagnostic(
            Bilingual(
                ja: "この商品の同じリストに、id「\(shown(name))」が2つ以上あります。",
                en: "More than one entry of this list has the id `\(shown(name))`."),
            at: place, first: first,
            help: isUsedAgain
                ? Bilingual(
                    ja: "一方が別の文書のことなら、その id に書き換えてください。2回書いたのなら、一方を消してください。どちらも使うなら、一方に別の「id:」を書いてください。",
                    en:
                        "If one of them is meant as another document, write its id; if it was doubled, delete one; if both are meant, "
                        + "give one of them another `id:`.")
                : Bilingual(
                    ja: "どちらかに別の「id:」を書いてください。「use:」のある所にも書けます。",
                    en: "Give one of them another `id:`; it may stand beside a `use:` too."))
    }

    private static func diagnostic(_ message: Bilingual, at place: Place, first: Place, help: Bilingual) -> Diagnostic {
        Diagnostic(
            .duplicateID, at: place.valueLocation, message,
            related: [Related(first.valueLocation, Bilingual(ja: "先に書かれたもの", en: "the first one"))], help: help)
    }

    static func kindNames(_ kind: DocumentKind) -> (ja: String, en: String) {
        switch kind {
        case .integration: ("決済連携設定", "integration")
        case .product: ("商品", "product")
        case .paymentMethod: ("支払方法", "payment method")
        case .stepMail: ("ステップメール", "step mail")
        }
    }

    static let explanation = Explanation(
        .duplicateID,
        title: Bilingual(ja: "同じ id が2つ以上あります。", en: "An id is used more than once."),
        why: Bilingual(
            ja: "id は、ほかの文書や出力が指し示すための名前です。重なっていると、どちらのことか決められません。",
            en: "Other documents and the outputs refer to an id; if two have it, nobody can tell which is meant."),
        fix: Bilingual(ja: "どちらかの id を変えます。", en: "Change one of the ids."),
        bad: .yaml(
            """
            kind: product
            id: course
            name: オンライン講座
            scenario: paid_product
            payment_methods:
              - id: card
                type: one_time
                tax_rate: 10%
                price: 1980
            ---
            kind: product
            id: ⟦course⟧
            name: 対面講座
            scenario: paid_product
            payment_methods:
              - id: card
                type: one_time
                tax_rate: 10%
                price: 3980
            """),
        good: .yaml(
            """
            kind: product
            id: online-course
            name: オンライン講座
            scenario: paid_product
            payment_methods:
              - id: card
                type: one_time
                tax_rate: 10%
                price: 1980
            ---
            kind: product
            id: classroom-course
            name: 対面講座
            scenario: paid_product
            payment_methods:
              - id: card
                type: one_time
                tax_rate: 10%
                price: 3980
            """))
}
