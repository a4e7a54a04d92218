import Seeded
import SourceText

/// Mistakes in step mails and in what buyers read.
let mailMistakes: [Mistake] = [
    Mistake(.unknownMailVariable, "a variable that is none", line: "ご注文番号: %order_id% です。", needle: "%order_id%"),
    Mistake(.malformedMailVariable, "not closed", line: "お客様番号%name1 様", needle: "%name1 "),
    Mistake(.malformedMailVariable, "full-width signs", line: "お名前: ％name2％", needle: "％name2"),
    Mistake(.malformedMailVariable, "blanks inside", line: "お名前は % name2 % です。", needle: "% name2"),
    Mistake(.malformedMailLink, "a full-width colon", line: "https：//shop.example.jp/faq", needle: "https："),
    Mistake(.malformedMailLink, "a letter lost", line: "htps://shop.example.jp/faq", needle: "htps"),
    Mistake(.malformedMailLink, "a blank behind the slashes", line: "https:// shop.example.jp/faq", needle: "https:// "),
    Mistake(.foreignMailVariable, "of another template", line: "{{name1}} 様", needle: "{{name1"),
    Mistake(.foreignMailVariable, "of a shell", line: "$name1 様", needle: "$name1"),
    Mistake(.foreignMailVariable, "a name in brackets", line: "【お名前】様", needle: "【お名前"),
    Mistake(.placeholderLeftInText, "circles for a name", line: "〇〇 様", needle: "〇〇"),
    Mistake(.placeholderLeftInText, "letters for a number", line: "XX日以内にご連絡ください。", needle: "XX日"),
    Mistake(.placeholderLeftInText, "a note", line: "TODO: 文面を確かめる", needle: "TODO"),
    Mistake(
        .placeholderLeftInText, "an order to the writer in a name", at: names, [.text("（ここに商品名を入れる）", .plain)],
        part: .text("（")),
    Mistake(.testMailSubject, "a test for real buyers") { draft, random in
        let mails = draft.mailEntries.filter { mail in
            draft.methodEntries.contains { $0.document == mail.document && !draft.isTest($0) }
        }
        guard let mail = random.any(mails) else { return nil }
        draft[mail + "subject"] = .text("【テスト】お支払いのお願い", .plain)
        return [Expected(mail + "subject", .text("【テスト】"))]
    },
    Mistake(.swappedMails, "the subjects of two mails exchanged") { draft, random in
        guard let (failed, first, second) = draft.mailsOfBothTriggers(&random) else { return nil }
        for mail in failed where mail.document == first.document { draft[mail + "subject"] = .text("お支払いの確認のお願い") }
        draft[first + "subject"] = .text("退会のお手続きが完了しました")
        draft[second + "subject"] = .text("お支払いが完了していません")
        return [Expected(first + "subject", .value)]
    },
    Mistake(.swappedMails, "the subject of one mail in the other") { draft, random in
        guard let (_, first, second) = draft.mailsOfBothTriggers(&random) else { return nil }
        for mail in [first, second] { draft[mail + "subject"] = .text("お支払いが完了していません") }
        return [Expected(second + "subject", .value)]
    },
    Mistake(.mailNamesFormerEdition, "the name of last year") { draft, random in
        let bodies = draft.bodies.filter { body in
            body.path.steps.first == "step_mails" && draft[Spot(body.document, "name")]?.text != nil && draft.hasReader(body)
        }
        guard let body = random.any(bodies), let text = draft[body]?.text else { return nil }
        draft[Spot(body.document, "name")] = .text("宅建士合格講座2027")
        draft[body] = .text(text.ended + "「宅建士合格講座2026」のお支払いについて\n", .block)
        return [Expected(body, .text("宅建士合格講座2026"))]
    },
    Mistake(.mailNamesOtherProduct, "the name of the product that was copied") { draft, random in
        let mails = draft.mailEntries.filter { mail in
            draft[mail + "use"] == nil && draft[mail + "body"]?.text != nil && draft[Spot(mail.document, "name")]?.text != nil
                && draft.hasReader(mail + "body")
        }
        guard let mail = random.any(mails),
            let other = random.any(
                draft.indices("product").filter { $0 != mail.document && draft[Spot($0, "name")]?.text != nil })
        else { return nil }
        draft[Spot(mail.document, "name")] = .text("陶芸教室")
        draft[Spot(other, "name")] = .text("集中ヨーガ入門")
        draft[mail + "body"] = .text("「集中ヨーガ入門」のお支払いについて\n", .block)
        return [Expected(mail + "body", .text("集中ヨーガ入門"))]
    },
    Mistake(.impossibleDate, "a day that the month lacks", line: "2026年11月31日までにご確認ください。", needle: "2026年11月31日"),
    Mistake(.impossibleDate, "another day of the week", line: "次のお支払い: 2026/12/31（金）", needle: "金）"),
    Mistake(.mailQuotesOtherRegistrationNumber, "another number") { draft, random in
        guard let spot = random.any(draft.bodies), let text = draft[spot]?.text else { return nil }
        draft.integration["invoice"] = .record([Entry("registration_number", "T8700110005901")])
        draft[spot] = .text(text.ended + "登録番号 T8700110005910\n", .block)
        return [Expected(spot, .text("T87"))]
    },
    Mistake(
        .unusualMailDomain, "a slip in the name of a mail service",
        at: { draft in [Spot(draft.integrationIndex, "amazon_pay.support.email")].filter { draft[$0] != nil } },
        [.text("shop@gmial.com", .plain)], part: .text("gmial")),
    Mistake(.unusualMailDomain, "a slip in an address of a mail", line: "お問い合わせ: shop@gmial.com", needle: "gmial"),
    Mistake(.settingInMailText, "a setting in the text") { draft, random in
        let mails = draft.mailRecords.filter { draft[$0 + "body"] != nil && draft[$0 + "delay_minutes"] == nil }
        guard let mail = random.any(mails), let text = draft[mail + "body"]?.text else { return nil }
        draft[mail + "body"] = .text(text.ended + "delay_minutes: 10\n", .block)
        return [Expected(mail + "body", .text("delay_minutes: 10"))]
    },
    Mistake(.duplicateAddress, "one address twice") { draft, random in
        let mails = draft.mailRecords.filter { draft[$0 + "body"] != nil && draft[$0 + "use"] == nil }
        guard let mail = random.any(mails) else { return nil }
        draft[mail + "bcc"] = .list(["copy@example.jp", "Copy@example.jp"].map { .text($0) })
        return [Expected(mail + "bcc" + 1, .value)]
    },
    Mistake(.mailHostDiffers, "a link to somewhere else", line: "https://other.example.net/mypage", needle: "https://other"),
    Mistake(.platformDependentCharacter, "a circled digit", line: "①お支払い方法の確認", needle: "①"),
    Mistake(.platformDependentCharacter, "half-width kana", line: "ｱﾏｿﾞﾝの画面", needle: "ｱ"),
    Mistake(.brandSpelling, "another spelling in a mail", line: "AmazonPayの画面でご確認ください。", needle: "AmazonPay"),
    Mistake(
        .brandSpelling, "another spelling in a name", at: names,
        ["amazon pay講座", "Amazonpayの使い方", "ＡｍａｚｏｎＰａｙ入門"].map { .text($0, .doubleQuoted) }),
    Mistake(
        .textCutByComment, "a sign in a name", at: names, [.verbatim("家計簿講座 #2"), .verbatim("お得な講座 #春")], part: .text("#")),
    Mistake(.strayQuote, "one quote at the end of a name", at: names, [.verbatim("家計簿講座\"")], part: .text("\"")),
    Mistake(.strayQuote, "one typographic quote", at: names, [.verbatim("“お得な講座")], part: .text("“")),
    Mistake(.mailQuotesOtherPrice, "another price") { draft, random in
        let bodies = draft.bodies.filter { body in
            let users = body.path.steps.first == "step_mails" ? [Spot(body.document, "")] : draft.users(of: body.document)
            return users.contains { hasPrices(draft, $0.document) } && draft.hasReader(body)
        }
        guard let spot = random.any(bodies), let text = draft[spot]?.text else { return nil }
        draft[spot] = .text(text.ended + "お支払いの金額は7,777,777円です。\n", .block)
        return [Expected(spot, .text("7,777,777"))]
    },
    Mistake(.triggerNeverFires, "a cancelled mail where nothing recurs") { draft, random in
        let products = draft.indices("product").filter { product in
            draft.documents[product].tree["scenario"]?.text != "subscription"
                && !draft.methodEntries.contains { $0.document == product && draft.value("type", of: $0) == "recurring" }
        }
        guard let product = random.any(products) else { return nil }
        let mails = Spot(product, "step_mails")
        var all = draft[mails]?.elements ?? []
        let mail: [Entry] = [
            Entry("id", "never"), Entry("trigger", "recurring_cancelled"), Entry("subject", "停止"), Entry("body", "停止しました。"),
            Entry("unsubscribe", .flag(true)),
        ]
        if all.isEmpty {
            // Whether the other mail is missing is no question here.
            let types = draft.methodEntries.filter { $0.document == product }.compactMap { draft.value("type", of: $0) }
            guard !types.contains("auto_pay") else { return nil }
        }
        all.append(.record(mail))
        draft[mails] = .list(all)
        return [Expected(mails + (all.count - 1) + "trigger", .value)]
    },
    Mistake(.missingChargeFailedMail, "no mail for a failed charge") { draft, random in
        let products = draft.indices("product").filter { product in
            let types = draft.methodEntries.filter { $0.document == product }.compactMap { draft.value("type", of: $0) }
            let mails = draft[Spot(product, "step_mails")]?.elements ?? []
            return !Set(types).isDisjoint(with: ["auto_pay", "recurring"]) && !mails.isEmpty
                && !mails.contains { $0["use"] != nil }
        }
        guard let product = random.any(products) else { return nil }
        draft.documents[product].tree["step_mails"] = nil
        return [Expected(Spot(product, "id"), .value)]
    },
    Mistake(.cancelMailKeepsSubscription, "a cancelled mail that keeps on") { draft, random in
        let mails = draft.mailRecords.filter {
            draft[$0 + "trigger"]?.text == "recurring_cancelled" && draft[$0 + "unsubscribe"]?.text == "true"
        }
        guard let mail = random.any(mails) else { return nil }
        // One that unsubscribes ends them all.
        let senders = mail.path.steps.isEmpty ? draft.users(of: mail.document).map(\.document) : [mail.document]
        let cancelled = draft.mailEntries.filter {
            senders.contains($0.document) && draft.value("trigger", of: $0) == "recurring_cancelled"
        }
        guard Set(cancelled.map(\.document)).count == cancelled.count else { return nil }
        draft[mail + "unsubscribe"] = nil
        return [Expected(mail + "trigger", .value)]
    },
    Mistake(.duplicateMailTiming, "the same mail again") { draft, random in
        let mails = draft.mailEntries.filter { draft[$0 + "trigger"] != nil && draft[$0 + "id"] != nil }
        guard let mail = random.any(mails), var copy = draft[mail],
            case .list(var all)? = draft[Spot(mail.document, "step_mails")]
        else { return nil }
        copy["id"] = .text("once-more")
        all.append(copy)
        draft[Spot(mail.document, "step_mails")] = .list(all)
        return [Expected(Spot(mail.document, "step_mails") + (all.count - 1) + "trigger", .value)]
    },
    Mistake(.unsubscribeLinkToStop, "the link that ends the mails for the payments") { draft, random in
        let mails = draft.mailEntries.filter { mail in
            draft[mail + "body"] != nil && draft.value("trigger", of: mail) == "charge_failed"
                && draft.methodEntries.contains { $0.document == mail.document && draft.value("type", of: $0) == "recurring" }
        }
        guard let mail = random.any(mails), let text = draft[mail + "body"]?.text else { return nil }
        draft[mail + "body"] = .text(text.ended + "退会はこちら: %unsubscribe%\n", .block)
        return [Expected(mail + "body", .text("%unsubscribe%"))]
    },
    Mistake(.chargeFailedMailUnsubscribes, "a failed charge that unsubscribes") { draft, random in
        let mails = draft.mailEntries.filter { draft[$0 + "trigger"]?.text == "charge_failed" }
        guard let mail = random.any(mails) else { return nil }
        // The delay keeps apart those of one product.
        let others = draft.mailEntries.filter {
            $0 != mail && $0.document == mail.document && draft.value("trigger", of: $0) == "charge_failed"
        }
        if !others.isEmpty { return nil }
        draft[mail + "delay_minutes"] = nil
        draft[mail + "unsubscribe"] = .flag(true)
        return [Expected(mail + "unsubscribe", .value)]
    },
]

extension Mistake {
    /// A line more in the body of a mail.
    fileprivate init(_ code: Code, _ way: String, line: String, needle: String) {
        self.init(code, way) { draft, random in
            guard let spot = random.any(draft.bodies), let text = draft[spot]?.text else { return nil }
            draft[spot] = .text(text.ended + line + "\n", .block)
            return [Expected(spot, .text(needle))]
        }
    }
}

/// Whether a product has a price at all.
private func hasPrices(_ draft: Draft, _ product: Int) -> Bool {
    !(draft.documents[product].tree["items"]?.elements ?? []).isEmpty
        || draft.methodEntries.contains { $0.document == product && draft.value("price", of: $0) != nil }
}

extension Draft {
    /// The mails for failed charges, one of them, and one for a cancelled payment of the same product.
    fileprivate func mailsOfBothTriggers(_ random: inout SplitMix64) -> (failed: [Spot], one: Spot, cancelled: Spot)? {
        let failed = mailEntries.filter { value("trigger", of: $0) == "charge_failed" }
        guard let one = random.any(failed),
            let cancelled = mailEntries.first(where: {
                $0.document == one.document && value("trigger", of: $0) == "recurring_cancelled"
            })
        else { return nil }
        return (failed, one, cancelled)
    }

    /// Whether a body is read at all: that of a definition may be replaced by every product.
    fileprivate func hasReader(_ body: Spot) -> Bool {
        body.path.steps.first == "step_mails" || users(of: body.document).contains { self[$0 + "body"] == nil }
    }
}

extension String {
    /// With a line break at the end.
    fileprivate var ended: String {
        var text = self
        while text.hasSuffix("\n") { text.removeLast() }
        return text + "\n"
    }
}
