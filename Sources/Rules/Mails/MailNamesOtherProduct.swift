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
        guard let name = sold.product.name.value else { return [] }
        var found: [(place: Location, sight: NamesInMail)] = []
        // What other products may use too is written for more than one.
        for sent in sold.mails where !sent.isUnresolved && sent.definition == nil {
            var mayNameOthers = false
            mails.visitTexts(of: sent.merged) { text in
                if text.endsOfNames.isEmpty || mayNameOthers { return }
                mayNameOthers = text.text.withBytes { bytes in
                    name.withTextBytes { name in !text.endsOfNames.allSatisfy { bytes.holds(name, at: $0) } }
                }
            }
            if !mayNameOthers || sold.neverSends(sent) { continue }
            var texts: [MailText] = []
            mails.visitTexts(of: sent.merged) { texts.append($0) }
            guard let first = texts.first else { continue }
            found.append(
                (first.place.valueLocation, NamesInMail(sold: sold, name: name, mail: sent.merged, mails: mails, texts: texts)))
        }
        return found
    } together: { _, sights, whole in
        guard let mail = sights.first, let named = mail.other(whole) else { return nil }
        let (other, id) = (named.product, shown(named.product.product.id.value ?? ""))
        let all = mail.texts.flatMap { $0.places(of: named.name, whole.names) }
        let (field, written, name) = (named.text.fieldWords, shown(named.name), shown(mail.name))
        let location = named.text.text.location(named.range)
        let related = other.product.name.place.map {
            [Related($0.valueLocation, Bilingual(ja: "その商品の名前", en: "the name of that product"))]
        }
        return Diagnostic(
            .mailNamesOtherProduct, at: location,
            Bilingual(
                ja: "\(field.ja)の「\(written)」は、別の商品(\(id))の名前です。このメールは、その商品のメールを写したもののようです。",
                en: "`\(written)` in \(field.en) is the name of another product (\(id)), from which this mail seems to be copied."
            ),
            related: (related ?? [])
                + all.filter { $0 != location }.prefix(mostRelated).map {
                    Related($0, Bilingual(ja: "ここにも書かれています", en: "written here, too"))
                },
            help: Bilingual(
                ja: "この商品のことなら、「\(name)」に書き直してください。", en: "If it is this product, write its name, `\(name)`."),
            fixes: [renaming(all, mail.name)]
        ).caused(by: other.files)
    }

    private static let mostRelated = 10

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

/// A mail that a product has for itself.
private struct NamesInMail: Sendable {
    let sold: SoldProduct
    let name: String
    let mail: Shared<StepMail>
    let mails: MailLookup
    let texts: [MailText]

    /// Where it says of another product that it is about it, if that cannot be right.
    func other(_ whole: Whole) -> NameInText? {
        texts.lazy.compactMap { NameInText(in: $0, of: sold, name, whole) }.first {
            !namesItsOwn(besides: $0.name) && !isTold($0, whole.names)
        }
    }

    /// Whether it has a name of what the product sells, in full or in part, other than within that of another product; or is sent in that
    /// other name, as many a shop is called like what it sells most.
    func namesItsOwn(besides other: String) -> Bool {
        let (other, all) = (other.bare, sold.namesInMails)
        if mail.from.value?.name.value?.bare.contains(other) == true { return true }
        let names = name.partsOfName + (all + all.compactMap(NameInMails.withoutRemark)).compactMap(NameInMails.ofMethod)
        let own = names.map(\.bare).filter { !$0.isEmpty }
        // ピアノ個人コース of ピアノ個人コース（上級）.
        if own.contains(where: { $0.contains(other) }) { return true }
        return texts.contains { text in
            let written = text.text.text(0..<text.text.count).bare.replacing(other, with: "\n")
            return own.contains(where: written.contains)
        }
    }

    /// Whether a name is told by the price of its product, which is copied with it.
    func isTold(_ named: NameInText, _ names: ProductNames) -> Bool {
        MailQuote.quotes(of: sold, mails).contains { quote in
            texts.contains { $0 === quote.text } && quote.isCopied(from: named.product)
                && OtherProducts(beside: quote, names, own: [sold.product]).owner?.product === named.product.product
        }
    }
}

/// Where a text first has the name of a product of whose payments or end it tells.
private struct NameInText {
    let text: MailText
    let range: Range<Int>
    let product: SoldProduct
    let name: String

    /// No line is looked at further.
    private static let reach = 300

    /// `sold`: what sends it, and its name.
    init?(in text: MailText, of sold: SoldProduct, _ own: String, _ whole: Whole) {
        let isSubject = text.written.isSubject
        let found = text.text.withBytes { bytes in
            text.endsOfNames.lazy.compactMap { end -> (Range<Int>, SoldProduct)? in
                guard whole.endsOfNames.contains(end, in: bytes), !own.withTextBytes({ bytes.holds($0, at: end) }) else {
                    return nil
                }
                let line = bytes.startOfLine(before: end, within: Self.reach)..<end
                guard let found = whole.names.found(in: Array(bytes[line])).last, found.range.upperBound == line.count,
                    !found.products.contains(where: { $0.product === sold.product }), let product = found.products.first
                else { return nil }
                let range = line.lowerBound + found.range.lowerBound..<end
                return CopiedName.isToldOf(range, in: bytes, isSubject: isSubject) ? (range, product) : nil
            }.first
        }
        guard let (range, product) = found else { return nil }
        (self.text, self.range, self.product, name) = (text, range, product, text.text.text(range))
    }
}

/// Whether a mail tells of a payment that failed, or of the end, of what is named: not what it says of other offers.
private enum CopiedName {
    static func isToldOf(_ range: Range<Int>, in text: TextBytes, isSubject: Bool) -> Bool {
        let sentence = TextBytes(rebasing: text[MeantName.sentence(around: range, in: text)])
        if sentence.holds(MeantName.besides) || sentence.holds(others) { return false }
        if isSubject, MeantName.isAll(range, of: text) { return true }
        // 【ひまわり】 and 「（ひまわり）」 may well be the name of the shop.
        let isApart = isSubject && !isJoined(range, in: text)
        if isApart || !MeantName.isMeant(range, in: text, isSubject: isSubject) { return false }
        return sentence.holds(payments) && (isSubject || sentence.holds(asked)) || MailNews.tellOfEnd(sentence)
    }

    /// Whether it is quoted, or said to be what something belongs to: 「集中ヨーガ入門のお支払いについて」.
    private static func isJoined(_ range: Range<Int>, in text: TextBytes) -> Bool {
        ["の", "」", "』"].contains { text.starts(range.upperBound, with: $0) }
    }

    private static let payments: [StaticString] = [
        "支払", "入金", "決済", "課金", "請求", "引き落とし", "引落", "会費", "受講料", "参加費", "料金", "代金", "月謝",
    ]
    private static let asked: [StaticString] = [
        "いません", "おりません", "できません", "ませんでした", "失敗", "エラー", "未完了", "お願い", "ご確認", "について", "につきまして", "に関",
    ]
    /// Other offers, and what was paid for them.
    private static let others: [StaticString] = [
        "申し込み", "申込", "購入", "おすすめ", "オススメ", "紹介", "同じ", "そのまま", "できました", "した後", "してから", "済み", "いただき",
    ]
}

extension MailText {
    /// Where the name of another product stands in it.
    fileprivate func places(of name: String, _ names: ProductNames) -> [Location] {
        text.withBytes { bytes in
            names.found(in: Array(bytes)).map(\.range).filter { text.text($0) == name }.map(text.location)
        }
    }
}

extension TextBytes {
    /// Whether a name stands before an offset or around it, as one with blanks does.
    fileprivate func holds(_ name: TextBytes, at end: Int) -> Bool {
        guard let last = end > 0 && end <= count ? self[end - 1] : nil else { return false }
        return name.indices.contains { index in
            let start = end - index - 1
            return name[index] == last && start >= 0 && count - start >= name.count
                && TextBytes(rebasing: self[start..<start + name.count]).isSame(as: name)
        }
    }
}

extension String {
    /// Without blanks and brackets, in one width and lower case.
    fileprivate var bare: String {
        Compatibility.folded(self).lowercased().filter { !" \u{3000}\t\n\r()[]（）【】「」『』〔〕".contains($0) }
    }

    /// A name, and what stands between its blanks and brackets, if that is no single word.
    fileprivate var partsOfName: [String] {
        [self] + split { " \u{3000}（）()【】「」『』".contains($0) }.map(String.init).filter { $0.utf8.count >= 9 }
    }
}
