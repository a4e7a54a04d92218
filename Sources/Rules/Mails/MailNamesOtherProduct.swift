import Project
import Schema
import SourceText

/// The name of another product in a mail, as what the mail is about.
extension Rule {
    static let mailNamesOtherProduct = Rule(
        Explanation(
            .mailNamesOtherProduct,
            title: Bilingual(
                ja: "メールの中の商品名が、別の商品のものです。", en: "A mail calls the product by the name of another one."),
            why: Bilingual(
                ja: "商品を写して作ると、メールの中の商品名が書き換え忘れやすく、購入者は申し込みを間違えたと思います。",
                en:
                    "Where a product was made by copying another one, the name in its mails is easily left behind, and buyers think that they bought the wrong one."
            ),
            fix: Bilingual(ja: "この商品の名前に書き直します。", en: "Write the name of this product."),
            waiver: Bilingual(
                ja: "別の商品のお支払いのことを書いているなら、このままでかまいません。",
                en: "What is said of a payment for the other product may stay."),
            bad: .yaml(
                """
                \(course("basic", "写真講座 基礎編"))
                    subject: 「写真講座 基礎編」のお支払いの確認のお願い
                    body: お支払い方法をご確認ください。
                ---
                \(course("advanced", "写真講座 応用編"))
                    subject: 「⟦写真講座 基礎編⟧」のお支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """),
            good: .yaml(
                """
                \(course("basic", "写真講座 基礎編"))
                    subject: 「写真講座 基礎編」のお支払いの確認のお願い
                    body: お支払い方法をご確認ください。
                ---
                \(course("advanced", "写真講座 応用編"))
                    subject: 「写真講座 応用編」のお支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """))
    ) { sold, mails -> [(place: Location, sight: NamesInMail)] in
        var found: [(place: Location, sight: NamesInMail)] = []
        for sent in sold.mails where !sent.isUnresolved {
            var texts: [MailText] = []
            mails.visitTexts(of: sent.merged) { text in
                if text.endsOfNames.isEmpty { return }
                let isOwn = text.text.withBytes { bytes in
                    text.endsOfNames.allSatisfy { bytes.ends($0, withNameOf: sold) }
                }
                if !isOwn { texts.append(text) }
            }
            guard let first = texts.first, !sold.neverSends(sent) else { continue }
            found.append((first.place.valueLocation, NamesInMail(sold: sold, mails: mails, texts: texts)))
        }
        return found
    } together: { _, sights, whole in
        let found = named(sights, whole)
        guard let first = found.first, let sold = sights.first?.sold else { return nil }
        let all = found.filter { $0.product === first.product }.map { $0.text.text.location($0.range) }
        let (field, id) = (first.text.fieldWords, shown(first.product.product.id.value ?? ""))
        let (written, name) = (shown(first.name), sold.product.name.value ?? "")
        let related =
            first.product.product.name.place.map {
                [Related($0.valueLocation, Bilingual(ja: "その商品の名前", en: "the name of that product"))]
            } ?? []
        return Diagnostic(
            .mailNamesOtherProduct, at: first.text.text.location(first.range),
            Bilingual(
                ja: "\(field.ja)の「\(written)」は、別の商品(\(id))の名前です。このメールは、その商品のメールを写したもののようです。",
                en: "`\(written)` in \(field.en) is the name of another product (\(id)), from which this mail seems to be copied."
            ),
            related: related + all.dropFirst().map { Related($0, Bilingual(ja: "ここにも書かれています", en: "written here, too")) },
            help: Bilingual(
                ja: "この商品のことなら、「\(shown(name))」に書き直してください。", en: "If it is this product, write its name, `\(shown(name))`."),
            // What is right for one product would be wrong for another that sends the same mail.
            fixes: sights.count == 1 ? [renaming(all, name)] : []
        ).caused(by: first.product.files)
    }

    /// Where the texts of one mail say of another product that they are about it; nothing where that may be so for one of those that send it.
    private static func named(_ sights: [NamesInMail], _ whole: Whole) -> [NameInText] {
        var found: [NameInText] = []
        var seen: Set<Location> = []
        for text in sights.flatMap(\.texts) where seen.insert(text.place.valueLocation).inserted {
            let senders = sights.filter { $0.texts.contains { $0 === text } }
            found += NameInText.all(in: text, besides: senders.map(\.sold), whole).filter { name in
                senders.allSatisfy { !text.namesItsOwn($0.sold, besides: name.name) && !$0.isTold(name, whole.names) }
            }
        }
        return found
    }

    private static func renaming(_ places: [Location], _ name: String) -> Fix {
        Fix(
            Bilingual(ja: "「\(shown(name))」にする", en: "Write `\(shown(name))`"), safe: false,
            edits: places.map { Edit($0, name) })
    }

    private static func course(_ id: String, _ name: String) -> String {
        """
        kind: product
        id: \(id)
        name: \(name)
        scenario: paid_product
        payment_methods:
          - {id: monthly, type: recurring, tax_rate: 10%, price: 980, recurrence: {every: 1 month}}
        step_mails:
          - id: charge-failed
            trigger: charge_failed
        """
    }
}

/// What one product has to say of one of its mails.
private struct NamesInMail: Sendable {
    let sold: SoldProduct
    let mails: MailLookup
    let texts: [MailText]

    /// Whether a name is told by the price of its product, which is copied with it.
    func isTold(_ name: NameInText, _ names: ProductNames) -> Bool {
        MailQuote.quotes(of: sold, mails).contains { quote in
            texts.contains { $0 === quote.text } && quote.isCopied(from: name.product)
                && OtherProducts(beside: quote, names, own: [sold.product]).owner?.product === name.product.product
        }
    }
}

/// Where a text has the name of a product, of which it says that it is about it.
private struct NameInText {
    let text: MailText
    let range: Range<Int>
    let product: SoldProduct
    let name: String

    /// No line is looked at further.
    private static let reach = 300

    /// `senders`: those that send the text, of whom it may well be about one.
    static func all(in text: MailText, besides senders: [SoldProduct], _ whole: Whole) -> [NameInText] {
        text.text.withBytes { bytes in
            text.endsOfNames.compactMap { end in
                guard whole.endsOfNames.contains(end, in: bytes),
                    !senders.contains(where: { bytes.ends(end, withNameOf: $0) })
                else { return nil }
                let line = bytes.startOfLine(before: end, within: reach)..<end
                guard let found = whole.names.found(in: Array(bytes[line])).last, found.range.upperBound == line.count,
                    let product = found.products.first, !product.sends(text)
                else { return nil }
                let range = line.lowerBound + found.range.lowerBound..<end
                let isMeant =
                    MeantName.isMeant(range, in: bytes, isSubject: text.written.isSubject)
                    || text.written.isSubject && MeantName.isAll(range, of: bytes)
                let sentence = TextBytes(rebasing: bytes[MeantName.sentence(around: range, in: bytes)])
                guard isMeant, !sentence.holds(MeantName.besides) else { return nil }
                return NameInText(text: text, range: range, product: product, name: text.text.text(range))
            }
        }
    }
}

extension SoldProduct {
    /// Whether a text is written for one of its own mails.
    fileprivate func sends(_ text: MailText) -> Bool {
        mails.contains { sent in [sent.merged.subject.place, sent.merged.body.place].contains { $0 == text.place } }
    }
}

extension MailText {
    /// Whether it has a name of what a product sells, in full or in part, other than within that of another product.
    fileprivate func namesItsOwn(_ sold: SoldProduct, besides other: String) -> Bool {
        let all = sold.namesInMails
        let names =
            (sold.product.name.value?.partsOfName ?? []) + all.compactMap(NameInMails.ofMethod)
            + all.compactMap(NameInMails.withoutRemark)
        return text.withBytes { bytes in
            names.contains { name in
                // ピアノ個人コース of ピアノ個人コース（上級）.
                if name.contains(other) { return true }
                return other.contains(name)
                    ? bytes.text(bytes.indices).replacing(other, with: "\n").contains(name) : bytes.holds(name)
            }
        }
    }
}

extension TextBytes {
    /// Whether the name of a product stands right before an offset.
    fileprivate func ends(_ end: Int, withNameOf sold: SoldProduct) -> Bool {
        sold.product.name.value?.withTextBytes { name in
            end >= name.count && TextBytes(rebasing: self[end - name.count..<end]).isSame(as: name)
        } == true
    }
}

extension String {
    /// A name, and what stands between its blanks and brackets, if that is no single word.
    fileprivate var partsOfName: [String] {
        [self] + split { " \u{3000}（）()【】「」『』".contains($0) }.map(String.init).filter { $0.utf8.count >= 9 }
    }
}
