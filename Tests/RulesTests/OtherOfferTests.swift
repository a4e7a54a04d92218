import Rules
import SourceText
import Testing

/// Amounts that are told of, but not to be replaced by the price without a look, as they may be those of another offer.
@Suite struct OtherOfferTests {
    private func found(_ body: String) -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: 11000")).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    @Test(arguments: [
        "現在の月会費 11,000円\n新しい月会費 12,100円", "2027年4月分より月会費は12,100円（税込）となります。", "4月以降の月会費は12,100円です。", "2027年4月より月額12,100円に改定いたします。",
        "現行：月会費 11,000円\n改定後：月会費 12,100円", "・平日会員：月会費7,700円\n・全日会員：月会費11,000円", "＜法人の方＞ 月会費33,000円", "＜法人の方＞\n月会費33,000円",
        "法人契約の場合、月会費は33,000円です", "2人目のお子様は月謝5,500円", "ビジターの方は料金5,500円", "2年目からは月額9,900円になります", "学生：月会費 5,500円",
        "月会費は他店の平均（会費15,000円）より安く", "3回目以降は会員価格5,500円（税込）です。", "※4月から中学2年 標準コース（月謝22,000円）へ自動的に進級", "標準コース（月謝22,000円）",
        "月会費 11,000円\n\n忘年会のお知らせ\n\n参加費：5,500円", "スポット延長（利用料金500円）",
    ])
    func toldWithoutAFix(body: String) {
        let found = found(body)
        #expect(found.count == 1 && found.allSatisfy { $0.fixes.isEmpty })
    }

    @Test(arguments: [
        "月会費 12,100円", "今月の会費は12,100円となります。", "いつもご利用ありがとうございます。\n月額：12,100円", "マイページよりご確認ください。月会費は12,100円です。",
        "会員の皆様、月会費は12,100円です", "月会費 12,100円\n\n月会費 12,100円のお支払い", "月会費 12,100円（12月15日引き落とし）", "4月以降\n\n月会費 12,100円",
    ])
    func stillMended(body: String) {
        let found = found(body)
        #expect(!found.isEmpty && found.allSatisfy { !$0.fixes.isEmpty })
    }

    /// The present price in the subject is that of the mail.
    @Test func presentPriceInTheSubject() {
        let text = mail("月会費 12,100円", subject: "会費11,000円の件").replacing("price: 980", with: "price: 11000")
        let found = inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
        #expect(found.map(\.fixes.isEmpty) == [true])
    }
}
