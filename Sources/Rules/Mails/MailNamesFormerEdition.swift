import Project
import Schema
import SourceText

/// The name of the product in a mail with the year or the number of an earlier time.
extension Rule {
    static let mailNamesFormerEdition = Rule(
        Explanation(
            .mailNamesFormerEdition,
            title: Bilingual(
                ja: "メールの中の商品名が、前の年や前の回のままです。",
                en: "A mail calls the product by the year or the number of an earlier time."),
            why: Bilingual(
                ja: "毎年や毎回の商品は、前のものを写して作ります。メールの中の年や回は書き換え忘れやすく、購入者は申し込みを間違えたと思います。",
                en:
                    "What is sold anew each year is made from the last one. The year or the number in its mails is easily left behind, and buyers think that they bought the wrong one."
            ),
            fix: Bilingual(ja: "いまの商品名に書き直します。", en: "Write the present name."),
            waiver: Bilingual(
                ja: "前の年や前の回のことを書いているなら、このままでかまいません。", en: "What is said of the earlier one may stay."),
            bad: .yaml(
                """
                \(course)
                    subject: 「⟦写真講座2026⟧」のお支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """),
            good: .yaml(
                """
                \(course)
                    subject: 「写真講座2027」のお支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """))
    ) { sold, mails -> [(place: Location, sight: FormerEdition)] in
        guard let name = sold.product.name.value, let first = name.withTextBytes({ NamedEditions.first(of: $0) }) else {
            return []
        }
        var found: [(place: Location, sight: FormerEdition)] = []
        for sent in sold.mails where !sent.isUnresolved {
            mails.visitTexts(of: sent.merged) { text in
                guard text.mayNameEditions else { return }
                let all = name.withTextBytes { name in
                    text.text.withBytes { NamedEditions.former(of: name, first, in: $0, isSubject: text.written.isSubject) }
                }
                if all.isEmpty || sold.neverSends(sent) { return }
                for former in all.prefix(mostOfOneText) {
                    let present = String(decoding: name.utf8.prefix(former.lengthOfName), as: UTF8.self)
                    let sight = FormerEdition(product: sold.product, text: text, range: former.range, present: present)
                    found.append((text.text.location(former.range), sight))
                }
            }
        }
        return found
    } together: { location, sights, whole in
        guard let first = sights.first else { return nil }
        let written = first.text.text.text(first.range)
        // The earlier one is still sold, by itself or as a part of what is called so, or it is right for one of those that send the mail.
        let around = first.text.text.withBytes {
            Array($0[max(0, first.range.lowerBound - 60)..<min($0.count, first.range.upperBound + 60)])
        }
        let start = min(first.range.lowerBound, 60)
        if whole.names.found(in: around).contains(where: { $0.range.overlaps(start..<start + first.range.count) })
            || whole.spokenNames.contains(written.withTextBytes(\.withoutBlanks))
        {
            return nil
        }
        let (product, place) = (words(first.product), first.product.name.place)
        return Diagnostic(
            .mailNamesFormerEdition, at: location,
            Bilingual(
                ja: "\(first.text.fieldWords.ja)の「\(shown(written))」は、\(product.ja)の名前と数字が違います。",
                en: "`\(shown(written))` in \(first.text.fieldWords.en) differs in its number from the name of \(product.en)."),
            related: place.map { [Related($0.valueLocation, Bilingual(ja: "いまの名前", en: "the present name"))] } ?? [],
            help: Bilingual(
                ja: "この商品のことなら、いまの名前「\(shown(first.present))」に書き直してください。",
                en: "If it is this product, write its present name, `\(shown(first.present))`."),
            fixes: sights.count == 1 ? [.writing(first.present, at: location)] : [])
    }

    private static let mostOfOneText = 100

    private static let course = """
        kind: product
        id: course
        name: 写真講座2027
        scenario: paid_product
        payment_methods:
          - {id: monthly, type: recurring, tax_rate: 10%, price: 980, recurrence: {every: 1 month}}
        step_mails:
          - id: charge-failed
            trigger: charge_failed
        """
}

/// Where a mail of a product has its name with an earlier number.
private struct FormerEdition: Sendable {
    let product: Shared<Product>
    let text: MailText
    let range: Range<Int>
    /// What stands there now, as far as it is told.
    let present: String
}
