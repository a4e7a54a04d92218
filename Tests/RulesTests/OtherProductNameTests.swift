import Rules
import SourceText
import Testing

/// Mails that were copied with the name of the product for which they were written.
@Suite struct OtherProductNameTests {
    private func product(
        _ name: String, id: String, subject: String = "お願い", body: String = "本文です。", trigger: String = "charge_failed"
    ) -> String {
        """
        kind: product
        id: \(id)
        name: \(name)
        scenario: paid_product
        payment_methods:
          - {id: m, type: recurring, tax_rate: 10%, price: 980, recurrence: {every: 1 month}}
        step_mails:
          - id: mail
            trigger: \(trigger)
            subject: "\(subject)"
            body: "\(body)"

        """
    }

    private func told(_ text: String) -> [String] {
        inspect(text).diagnostics.filter { $0.code == .mailNamesOtherProduct }.map { finding in
            String(decoding: Array(text.utf8)[finding.location.range.offsets], as: UTF8.self)
        }
    }

    private func told(own: String = "陶芸教室", other: String = "集中ヨーガ入門", subject: String = "お願い", body: String = "本文です。")
        -> [String]
    {
        told(product(other, id: "other") + "---\n" + product(own, id: "own", subject: subject, body: body))
    }

    @Test(arguments: [
        "「集中ヨーガ入門」のお支払いが完了していません。", "集中ヨーガ入門のお支払い方法をご確認ください。", "下記の集中ヨーガ入門のお支払いを確認できません。",
        "「集中ヨーガ入門」の受講料のお支払いについて", "集中ヨーガ入門の退会を承りました", "集中ヨーガ入門の今月分のお支払いについて",
        "『集中ヨーガ入門』のカード決済ができませんでした。", "集中ヨーガ入門の会費のお支払いが確認できておりません",
    ])
    func bodies(text: String) { #expect(told(body: text) == ["集中ヨーガ入門"], "\(text)") }

    @Test(arguments: [
        "「集中ヨーガ入門」", "集中ヨーガ入門", "【集中ヨーガ入門】", "「集中ヨーガ入門」お支払いの件", "集中ヨーガ入門のお支払いについて", "【重要】集中ヨーガ入門のお支払いについて", "「集中ヨーガ入門」のお支払いのお願い",
    ])
    func subjects(text: String) { #expect(told(subject: text) == ["集中ヨーガ入門"], "\(text)") }

    /// What mails say of other products, words that are no names, and charges of which a product may have several.
    @Test(arguments: [
        "「集中ヨーガ入門」もご利用いただけます。", "「集中ヨーガ入門」への変更をご希望の場合はお支払い前にご連絡ください。", "「集中ヨーガ入門」のお支払いとは別に承ります。", "集中ヨーガ入門はいかがですか。",
        "陶芸教室と「集中ヨーガ入門」のお支払いについて", "「集中ヨーガ入門」のお支払いを「陶芸教室」へ引き継ぎます。", "超集中ヨーガ入門のお支払いについて", "集中ヨーガ入門以外のお支払いについて",
        "%name1% 様のお支払いについて", "下記のページで「集中ヨーガ入門」をご購入ください。", "引き続き「集中ヨーガ入門」をご利用ください。", "また始められるときは、集中ヨーガ入門にお申し込みください。",
        "このたびは集中ヨーガ入門にお申し込みいただき、ありがとうございます。", "集中ヨーガ入門のお支払い方法と同じAmazonアカウントでご確認ください。", "集中ヨーガ入門のお支払い方法はそのままです。",
        "※集中ヨーガ入門のお支払いを確認した後、ご視聴いただけます", "コース名：集中ヨーガ入門", "※集中ヨーガ入門の解約手続きは、マイページからお願いいたします。", "集中ヨーガ入門のお申し込み方法は、こちらをご確認ください",
    ])
    func others(text: String) { #expect(told(body: text) == [], "\(text)") }

    @Test(arguments: [
        "集中ヨーガ入門へのお申し込みのご案内", "【集中ヨーガ入門】のお申し込みについて", "集中ヨーガ入門のご紹介", "【集中ヨーガ入門】お支払いの件", "お支払いのお願い（集中ヨーガ入門）", "集中ヨーガ入門 お支払いのご確認",
    ])
    func otherSubjects(text: String) { #expect(told(subject: text) == [], "\(text)") }

    /// A mail that names its own product is no copy, wherever it does, nor is one that is sent in the name of the shop.
    @Test func ownNames() {
        let text = "「集中ヨーガ入門」のお支払いが完了していません。"
        #expect(told(subject: "陶芸教室 お支払いの件", body: text) == [])
        #expect(told(subject: "【集中ヨーガ入門】お支払いの件", body: "陶芸教室の会費のお支払いが完了していません。") == [])
        for (own, other) in [
            ("宅建講座(通信) 分割", "宅建講座（通信）"), ("宅建士　資格取得講座（早割）", "宅建士 資格取得講座"), ("Ａコース入門（夜間）", "Aコース入門"),
            ("Web制作スクール 分割払い", "WEB制作スクール"),
        ] {
            #expect(told(own: own, other: other, body: text.replacing("集中ヨーガ入門", with: other)) == [], "\(own)")
        }
        let mail = product("陶芸教室", id: "own", body: text)
        #expect(
            told(product("集中ヨーガ入門", id: "other") + "---\n" + mail + "    from: {name: 集中ヨーガ入門事務局, address: a@example.com}\n")
                == [])
    }

    /// Where the product has no name there is none to write.
    @Test(arguments: ["name:", "name: \"\"", ""]) func noName(line: String) {
        let own = product("陶芸教室", id: "own", body: "「集中ヨーガ入門」のお支払いが完了していません。").replacing("name: 陶芸教室", with: line)
        #expect(told(product("集中ヨーガ入門", id: "other") + "---\n" + own) == [])
    }

    @Test func names() {
        let text = "「％」のお支払いが完了していません。"
        for other in ["入会金", "夏期講習費", "年会費", "ヨガ", "陶芸教室"] {
            #expect(told(other: other, body: text.replacing("％", with: other)) == [], "\(other)")
        }
        // The name of the other one may be how this one is called for short, not the other way round.
        #expect(told(own: "ピアノ個人コース 上級", other: "ピアノ個人コース", body: text.replacing("％", with: "ピアノ個人コース")) == [])
        #expect(
            told(own: "ピアノ個人コース", other: "ピアノ個人コース 上級", body: text.replacing("％", with: "ピアノ個人コース 上級")) == ["ピアノ個人コース 上級"])
        #expect(told(own: "講習 3回コース", other: "講習 5回コース", body: text.replacing("％", with: "講習 5回コース")) == ["講習 5回コース"])
        #expect(told(own: "講習（通学）", other: "講習（通信）", body: text.replacing("％", with: "講習（通信）")) == ["講習（通信）"])
    }

    /// One mail is one mistake, however often the name stands in it; the fix writes all of them.
    @Test func once() throws {
        let copied = "「集中ヨーガ入門」のお支払いについて"
        let more = "「集中ヨーガ入門」をご利用いただき、ありがとうございます。"
        let text =
            product("集中ヨーガ入門", id: "other") + "---\n"
            + product("陶芸教室", id: "own", subject: copied, body: "\(more)\(copied)、\(copied)")
        let found = inspect(text).diagnostics.filter { $0.code == .mailNamesOtherProduct }
        let finding = try #require(found.first)
        #expect(found.count == 1)
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe)
        let fixed = String(decoding: apply(fix.edits, to: Array(text.utf8)) ?? [], as: UTF8.self)
        #expect(fixed == text.replacing("「集中ヨーガ入門」", with: "「陶芸教室」"))
        #expect(told(fixed) == [])
    }

    /// The price beside the name tells the same.
    @Test func besidePrices() {
        let body = "「集中ヨーガ入門」980円のお支払いが完了していません。"
        let own = product("陶芸教室", id: "own", body: body).replacing("price: 980", with: "price: 3300")
        let found = inspect(product("集中ヨーガ入門", id: "other") + "---\n" + own).diagnostics.map(\.code)
        #expect(found.filter { [.mailNamesOtherProduct, .mailQuotesOtherPrice].contains($0) } == [.mailQuotesOtherPrice])
    }

    /// A mail that products may share is written for none of them alone.
    @Test func sharedMails() {
        let mail = """
            kind: step_mail
            id: shared
            trigger: charge_failed
            subject: 「集中ヨーガ入門」のお支払いについて
            body: 本文です。

            """
        let text = product("陶芸教室", id: "own")
        let own = String(text[..<(text.range(of: "  - id: mail\n")?.lowerBound ?? text.endIndex)]) + "  - use: shared\n"
        #expect(told([mail, product("集中ヨーガ入門", id: "other"), own].joined(separator: "---\n")) == [])
    }
}
