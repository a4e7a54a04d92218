import Rules
import SourceText
import Testing

/// Amounts in a mail that are said to be of another product of the project.
@Suite struct OtherProductTests {
    private func quotes(_ body: String, _ more: String = "") -> [Diagnostic] {
        inspect(Self.shop(body) + more).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    private static func shop(_ body: String) -> String {
        [("ライト", 1980, "お支払いをご確認ください"), ("プレミアム", 4980, body)].map { name, price, body in
            product(
                monthly.replacing("980", with: "\(price)"),
                mails: "- id: cf\n  trigger: charge_failed\n  subject: お支払い\n  body: \(body)"
            ).replacing("id: course", with: "id: p\(price)").replacing("name: オンライン講座", with: "name: はなラボ \(name)会員")
        }.joined(separator: "---\n")
    }

    @Test(arguments: [
        "はなラボ ライト会員は月額1,980円です。", "はなラボ ライト会員(月額1,980円)への変更も承ります。", "「はなラボ ライト会員」(月額1,980円)への変更", "月額1,980円のはなラボ ライト会員への変更も承ります。",
        "はなラボ ライト会員の会費1,980円", "はなラボ ライト会員(月額1,800円・税抜)への変更", "はなラボ ライト会員は年間23,760円です", "はなラボ プレミアム会員から、月額1,980円のはなラボ ライト会員への変更",
        "はなラボ ライト会員は月額1,980円、はなラボ プレミアム会員は月額4,980円です",
    ])
    func priceOfTheProductThatIsNamed(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "はなラボ ライト会員は月額1,580円です。", "はなラボ ライト会員(月額1,580円)への変更", "月額1,580円のはなラボ ライト会員への変更", "はなラボ プレミアム会員とはなラボ ライト会員(月額4,890円)",
    ])
    func noPriceOfTheProductThatIsNamed(body: String) throws {
        let found = quotes(body)
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.message.ja.contains("商品「はなラボ ライト会員」(p1980)の料金(1,980円)ではありません"))
        #expect(finding.message.en.contains("`はなラボ ライト会員`") && finding.fixes.isEmpty)
        #expect(finding.related.count == 1)
    }

    /// Its own name stands nearer, or nothing says that another product is meant.
    @Test(arguments: [
        ("はなラボ プレミアム会員の会費は1,980円です", true), ("会費は1,980円です", true), ("はなラボ ライト会員は月額1,980円、はなラボ プレミアム会員は月額1,980円です", false),
        ("会費は1,980円です。はなラボ ライト会員ではありません。", false), ("会費は1,980円、はなラボ ライト会員のほうが安いです", false),
        ("\"はなラボ ライト会員\\n会費は1,980円です\"", true),
        ("はなラボ プレミアム会員は1,580円で、はなラボ ライト会員もあります", false),
    ])
    func priceOfTheProductItself(body: String, hasFix: Bool) {
        let found = quotes(body)
        #expect(found.map { $0.message.ja.contains("「はなラボ プレミアム会員」(p4980)の料金(4,980円)") } == [true])
        #expect(found.map { !$0.fixes.isEmpty } == [hasFix])
    }

    private static let copiedBody = "はなラボ ライト会員の会費1,980円のお支払いが完了していません。"

    /// A mail of another product, which says nothing of its own.
    @Test(arguments: [
        (copiedBody, "お支払い"), ("はなラボ ライト会員（月額1,980円）の退会のお手続きが完了しました", "お知らせ"),
        ("はなラボ ライト会員 1,980円", "はなラボ ライト会員のお支払いが完了していません"),
    ])
    func copiedMail(body: String, subject: String) {
        let text = Self.shop(body).replacing("お支払い\n    body: \(body)", with: "\(subject)\n    body: \(body)")
        let found = inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
        #expect(found.map { $0.message.ja.contains("「はなラボ ライト会員」(p1980)の料金です") } == [true])
        #expect(found.map { $0.message.en.contains("seems to be copied") && $0.fixes.isEmpty && $0.related.count == 1 } == [true])
    }

    /// It names its own product, its price or a method, advertises the other one, or is sent by both.
    @Test func mailsThatAreNotCopied() {
        for body in [
            "はなラボ プレミアム会員の方へ：" + Self.copiedBody, Self.copiedBody + "会費4,980円", "はなラボ ライト会員は月額1,980円です。カードをご確認",
            "カード払い：" + Self.copiedBody, "お支払いができませんでした。はなラボ ライト会員（月額1,980円）への変更も承ります。",
            "お支払いができませんでしたので、はなラボ ライト会員（月額1,980円）への変更をご検討ください。", "はなラボ ライト会員（月額1,980円）もあります。決済に失敗しました。",
            "はなラボ ライト会員（月額1,980円）からのコース変更のお支払いができませんでした。", "はなラボ ライト会員（月額1,980円）への変更ができませんでした。",
            "はなラボ ライト会員をご利用の方の会費 1,980円とは別に、お支払いが完了していません。", "はなラボ ライト会員（月額1,980円）への切り替えに失敗しました。",
            "はなラボ ライト会員の会費1,980円のほかに、お支払いが完了していないものがあります。",
        ] {
            let text = Self.shop(body).replacing(
                "type: recurring\n    tax_rate: 10%\n    price: 4980",
                with: "type: recurring\n    name: カード払い\n    tax_rate: 10%\n    price: 4980")
            let found = inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
            #expect(found.isEmpty, "\(body)")
        }
        let definition = "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: お支払い\nbody: \(Self.copiedBody)\n---\n"
        let mail = "- id: cf\n    trigger: charge_failed\n    subject: お支払い\n    body: お支払いをご確認ください"
        let shared = definition + Self.shop("お支払いをご確認ください").replacing(mail, with: "- use: m")
        #expect(shared.contains("use: m") && inspect(shared).diagnostics.filter { $0.code == .mailQuotesOtherPrice }.isEmpty)
    }

    /// Of a product that may cost anything, nothing is said; one of the same name is no other one.
    @Test func productsOfUnknownPricesAndOfOneName() {
        let unknown = "---\n" + product("- {id: a, type: one_time, tax_rate: 10%}").replacing("id: course", with: "id: any")
        #expect(quotes("オンライン講座は1,980円です", unknown).isEmpty)
        let same = Self.shop("はなラボ プレミアム会員の会費は1,980円です").replacing("name: はなラボ ライト会員", with: "name: はなラボ プレミアム会員")
        #expect(inspect(same).diagnostics.filter { $0.code == .mailQuotesOtherPrice }.flatMap(\.fixes).count == 1)
    }

    /// A name within a longer word is none.
    @Test(arguments: [
        ("ヨガは3,300円です", true), ("【ヨガ】3,300円", true), ("ヨガ会員は3,300円です", true), ("朝ヨガは3,300円です", false), ("ホットヨガは3,300円です", false),
        ("ヨガプラスは3,300円です", false), ("Yogaは3,300円です", true), ("Yoga2は3,300円です", false), ("MyYogaは3,300円です", false),
    ])
    func nameWithinAWord(body: String, isNamed: Bool) {
        let others = ["ヨガ", "Yoga"].map { name in
            "---\n"
                + product(monthly.replacing("980", with: "3300")).replacing("id: course", with: "id: \(name.utf8.count)")
                .replacing("name: オンライン講座", with: "name: \(name)")
        }
        #expect(quotes(body, others.joined()).isEmpty == isNamed)
    }

    /// What another noun behind the amount costs is not rewritten.
    @Test(arguments: [
        ("月額11,000円のライトコースへの変更", false), ("月額1,980円のライト会員もございます", false), ("料金1,980円のプラン", false), ("会費1,980円（税込）のプラン", false),
        ("会費1,980円のお支払い", true), ("会費1,980円のご請求", true), ("会費1,980円の引き落とし", true), ("会費1,980円（税込）の自動引き落とし", true),
        ("会費1,980円の未払い", true),
    ])
    func nounBehindAnAmount(body: String, hasFix: Bool) {
        #expect(quotes(body).map { !$0.fixes.isEmpty } == [hasFix])
    }

    /// A name that begins as another one, in a mail that products share.
    @Test func nameThatBeginsAsThatOfASender() {
        let mail = "kind: step_mail\nid: cf\ntrigger: charge_failed\nsubject: お支払い\nbody: ヨガキッズは1,100円です\n"
        let products = [("ヨガ", 3300, true), ("ヨガ夜", 5500, true), ("ヨガキッズ", 1100, false)].map { name, price, sends in
            product(monthly.replacing("980", with: "\(price)"), mails: sends ? "- use: cf" : "")
                .replacing("id: course", with: "id: p\(price)").replacing("name: オンライン講座", with: "name: \(name)")
        }
        let text = ([mail] + products).joined(separator: "---\n")
        let found = { (text: String) in inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice } }
        #expect(found(text).isEmpty)
        #expect(found(text.replacing("1,100円", with: "1,200円")).map { $0.message.ja.contains("「ヨガキッズ」") } == [true])
    }
}
