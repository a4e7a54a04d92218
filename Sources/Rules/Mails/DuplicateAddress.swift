import Project
import Schema
import SourceText

/// One address several times among those that get copies of a mail.
extension Rule {
    static let duplicateAddress = Rule(
        Explanation(
            .duplicateAddress,
            title: Bilingual(
                ja: "1通のメールのCcとBccに、同じメールアドレスが重ねて書かれています。",
                en: "An address stands more than once in the Cc and Bcc of a mail."),
            why: Bilingual(
                ja: "写した行を書き換え忘れると、届けたい相手に届きません。Bccのアドレスは、Ccにもあると、ほかの人に見えます。",
                en:
                    "Where a copied line was not changed, somebody gets no copy. An address in Bcc that is in Cc too is seen by the others."
            ),
            fix: Bilingual(ja: "別のアドレスに書き換えるか、重なったほうを消します。", en: "Write the address that is meant, or delete one of the two."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: cancelled
                    trigger: recurring_cancelled
                    cc: [staff@example.jp]
                    bcc: [⟦staff@example.jp⟧]
                    subject: 定期のお支払いを停止しました
                    body: ご利用ありがとうございました。
                    unsubscribe: true

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: cancelled
                    trigger: recurring_cancelled
                    cc: [staff@example.jp]
                    bcc: [archive@example.jp]
                    subject: 定期のお支払いを停止しました
                    body: ご利用ありがとうございました。
                    unsubscribe: true

                """))
    ) { (unit: FileUnit) in
        var found: [Diagnostic] = []
        unit.visitMails { mail in
            if mail.cc.value == nil, mail.bcc.value == nil { return }
            found += repeated(among: mail.model.copies)
        }
        return found
    }

    private static func repeated(among copies: [Copy]) -> [Diagnostic] {
        var seen: [String: Copy] = [:]
        return copies.compactMap { copy in
            // Nobody has two mailboxes that differ in the case of their letters.
            guard let first = seen.updateValue(copy, forKey: copy.address.lowercased()) else { return nil }
            let list = first.field.shown(first.place.spelling)
            let address = quoted(copy.address)
            return Diagnostic(
                .duplicateAddress, at: copy.place.valueLocation,
                Bilingual(
                    ja: "\(address.ja)は、このメールの\(list.ja)にもう書かれています。",
                    en: "\(address.en) is already in the \(list.en) of this mail."),
                related: [Related(first.place.valueLocation, Bilingual(ja: "先に書かれたもの", en: "the one written before"))],
                help: Bilingual(
                    ja: "別のアドレスのつもりなら書き換え、そうでなければどちらかを消してください。",
                    en: "If another address is meant, write that; else delete one of the two."))
        }
    }
}

/// One who gets a copy.
private struct Copy {
    let field: FieldName
    let address: String
    let place: Place
}

extension StepMail {
    /// Those of Cc and Bcc, in the order of the text.
    fileprivate var copies: [Copy] {
        let lists: [(FieldName, [Setting<String>])] = [(.cc, cc.value ?? []), (.bcc, bcc.value ?? [])]
        let all = lists.flatMap { field, list in
            list.compactMap { entry -> Copy? in
                guard case .present(let address, let place) = entry else { return nil }
                return Copy(field: field, address: address, place: place)
            }
        }
        return all.sorted { $0.place.value.start < $1.place.value.start }
    }
}
