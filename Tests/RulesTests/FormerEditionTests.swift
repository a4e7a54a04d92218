import Rules
import SourceText
import Testing

/// Names of what is sold anew each year, with the number of an earlier time.
@Suite struct FormerEditionTests {
    private func product(_ name: String, id: String = "course", subject: String = "お願い", body: String) -> String {
        """
        kind: product
        id: \(id)
        name: \(name)
        scenario: paid_product
        payment_methods:
          - {type: recurring, tax_rate: 10%, price: 980, recurrence: {every: 1 month}}
        step_mails:
          - id: charge-failed
            trigger: charge_failed
            subject: \(subject)
            body: \(body)

        """
    }

    private func told(_ text: String) -> [String] {
        inspect(text).diagnostics.filter { $0.code == .mailNamesFormerEdition }.map { diagnostic in
            String(
                decoding: Array(text.utf8)[Int(diagnostic.location.range.start)..<Int(diagnostic.location.range.end)],
                as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("宅建士合格講座2027", "「宅建士合格講座2026」にお申し込みいただき、ありがとうございます。", "宅建士合格講座2026"), ("おせち料理2027", "おせち料理2026のお支払いについて", "おせち料理2026"),
        ("令和8年分 確定申告サポート", "令和7年分 確定申告サポートのお支払いを確認できませんでした。", "令和7年分 確定申告サポート"),
        ("指導者養成講座（第12期）", "指導者養成講座（第11期）の受講料のお支払い", "指導者養成講座（第11期）"),
        ("第30回公演『坂の上の洗濯屋』", "第29回公演『坂の上の洗濯屋』の代金", "第29回公演『坂の上の洗濯屋』"),
        ("2027年版 手帳セット", "2025年版 手帳セットをご購入くださり", "2025年版 手帳セット"), ("卒業アルバム2027", "卒業アルバム2026のお支払いの方法", "卒業アルバム2026"),
        ("卒業アルバム2027", "卒業アルバム2026のお支払いが完了していません", "卒業アルバム2026"),
    ])
    func formerNumber(name: String, body: String, expected: String) {
        #expect(told(product(name, body: body)) == [expected])
        #expect(told(product(name, subject: body, body: "本文です。")) == [expected])
    }

    /// A subject that begins with it.
    @Test func subjects() {
        #expect(told(product("宅建士合格講座2027", subject: "【宅建士合格講座2026】事務局からのお知らせ", body: "本文です。")) == ["宅建士合格講座2026"])
        #expect(told(product("宅建士合格講座2027", subject: "【宅建士合格講座2026】をご受講の皆様へ", body: "本文です。")) == [])
        #expect(told(product("宅建士合格講座2027", subject: "【宅建士合格講座2027】お知らせ", body: "「宅建士合格講座2026」のお支払い")) == ["宅建士合格講座2026"])
    }

    @Test(arguments: [
        // Those to come, what is no edition, other names, the right one beside it, and what else is said of earlier ones.
        ("宅建士合格講座2027", "「宅建士合格講座2028」のお支払い"), ("宅建士合格講座2", "「宅建士合格講座1」のお支払い"), ("手帳2027", "手帳2026のお支払い"),
        ("宅建士合格講座2027", "宅建合格講座2026のお支払い"), ("宅建士合格講座2027", "「宅建士合格講座2027」と「宅建士合格講座2026」のお支払い"),
        ("宅建士合格講座2027", "昨年の「宅建士合格講座2026」では8割が合格しました。"), ("宅建士合格講座2027", "「宅建士合格講座2026」にお申し込みいただいた方へ"),
        ("指導者養成講座（第12期）", "指導者養成講座（第11期）の受講生の声"), ("中学3年 受験コース", "中学2年 受験コースの料金"), ("指導者養成講座（第12期）", "指導者養成講座（第112期）の受講料"),
        ("宅建士合格講座2027", "宅建士合格講座20266のお支払い"), ("オンラインサロン2027", "オンラインサロン5月分の会費"), ("オンラインサロン2027", "オンラインサロン5の会費"),
        ("ホエイプロテイン2000g", "ホエイプロテイン1000gのお支払い"), ("2027年度 年会費", "2026年度 年会費が未納の会員は"), ("ヨガ講座2027", "キッズヨガ講座2026のお支払い"),
        ("宅建士合格講座2027", "https://shop.example.jp/宅建士合格講座2026のお申し込み"), ("宅建士合格講座2027", "宅建士合格講座2026との違い"),
        ("宅建士合格講座2027", "宅建士合格講座2026は完売しました"), ("宅建士合格講座2027", "宅建士合格講座2026のお支払いが済んでいない方"),
        ("宅建士合格講座2027", "宅建士合格講座2026のお申し込みページとお間違えのないようご注意ください"),
    ])
    func noFormerOne(name: String, body: String) {
        #expect(told(product(name, body: body)) == [])
    }

    /// Another product may have the name.
    @Test func namesOfOthers() {
        let last = product("宅建士合格講座2026", id: "last", body: "本文です。")
        #expect(told(product("宅建士合格講座2027", body: "「宅建士合格講座2026」のお支払い") + "---\n" + last) == [])
        let more = product("宅建士合格講座2026 直前パック", id: "last", body: "本文です。")
        #expect(told(product("宅建士合格講座2027", body: "宅建士合格講座2026 直前パックのお支払い") + "---\n" + more) == [])
    }

    @Test func fix() throws {
        let text = product("宅建士合格講座2027", body: "「宅建士合格講座2026」のお支払い")
        let fix = try #require(inspect(text).diagnostics.first { $0.code == .mailNamesFormerEdition }?.fixes.first)
        #expect(!fix.isSafe)
        #expect(
            String(decoding: apply(fix.edits, to: Array(text.utf8)) ?? [], as: UTF8.self) == text.replacing("2026", with: "2027"))
    }
}
