import Project
import Rules
import SourceText
import Testing

/// What stands before an amount and is no part of it, and the spellings of its currency.
@Suite struct AmountSpellingTests {
    private func quotes(_ body: String, price: Int = 3300) -> [String] {
        findings(mail(body).replacing("price: 980", with: "price: \(price)")).filter { $0.hasPrefix("mail-quotes-other-price") }
    }

    // MARK: Leaders, slashes and letters

    @Test(arguments: [
        "月会費......2,980円", "月会費.2,980円", "月会費-----2,980円", "月会費--2,980円", "月会費-2,980円", "月会費－2,980円", "月会費/2,980円", "月会費／2,980円",
        "月会費．．．2,980円", "プランA2,980円", "Amazon Pay2,980円", "プランA三千円", "月会費/三千円", "980円/2,980円",
        "月会費......................................2,980円",
    ])
    func amountBehindALeader(body: String) {
        #expect(quotes(body).last?.hasSuffix(body.contains("三千円") ? "「三千円」" : "2,980円」") == true)
    }

    @Test(arguments: [
        "送料......550円", "送料-----550円", "送料/550円", "送料／550円", "手数料..................................................550円", "-500円",
        "割引-500円",
        "ご利用ポイント-500円", "v2.500円", "1.5.500円", "03-1234-5678円", "No.500円", "A-500円", "https://shop.example.jp/500円",
        "https://shop.example.jp/購入/500円", "1,000-2,000円", "3,300円-500円", "2024/4/1", "v500円", "A4円", "UP500円", "NISA100万円",
        "調整-500円",
    ])
    func noPriceBehindALeader(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: ["......", "-----", "/", "／", "…", "．．．"])
    func itemBehindALeader(leader: String) {
        func cart(_ price: String) -> String {
            product(
                "- id: card\n  type: auto_pay", scenario: "shopping_cart",
                items: "- {name: ヨガマット, tax_rate: 10%, price: 5500}\n- {name: 帯, tax_rate: 10%, price: 4980}",
                mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: ヨガマット\(leader)\(price)")
        }
        #expect(findings(cart("4,980円")) == ["mail-quotes-other-price 「4,980円」"])
        #expect(findings(cart("5,500円")) == [])
    }

    // MARK: The currency

    @Test(arguments: [
        ("2,980　円", "2,980　円"), ("￥　2,980", "￥　2,980"), ("2,980\u{A0}円", "2,980\u{A0}円"), ("￥\u{A0}2,980", "￥\u{A0}2,980"),
        ("2,980&nbsp;円", "2,980&nbsp;円"), ("¥&nbsp;2,980", "¥&nbsp;2,980"), ("2,980<br>円", "2,980<br>円"),
        ("2,980<br />円です", "2,980<br />円"),
        ("JPY2,980", "JPY2,980"), ("2,980 Yen", "2,980 Yen"), ("2,980YEN", "2,980YEN"), ("2,980圓", "2,980圓"),
        ("2,980 圓", "2,980 圓"),
        ("&#xA5;2,980", "&#xA5;2,980"), ("&#xa5; 2,980", "&#xa5; 2,980"), ("<b>2,980</b>　円", "2,980</b>　円"),
    ])
    func currency(body: String, found: String) {
        #expect(quotes("会費は" + body) == ["mail-quotes-other-price 「\(found)」"])
        #expect(quotes("会費は" + body, price: 2980) == [])
    }

    /// The sign of the yen on Windows keyboards, and in old mails the only one.
    @Test(arguments: [
        "月謝 \\2,980", "月謝：\\2,980-", "月謝\\2980(税込)", "\\2,980", "（\\2,980）", "月謝:\\2,980です", "月謝 \\980", "月謝 \\2,980.",
        "会費：\\2,980/月", "会費：\\2,980-/月", "参加費 \\2,980/人",
    ])
    func backslash(body: String) {
        #expect(quotes(body).map { $0.contains("「\\") } == [true])
        #expect(quotes(body, price: body.contains("\\980") ? 980 : 2980) == [])
    }

    @Test(arguments: [
        "\\2,710（税込\\2,980）", "\\2,980（税抜\\2,710）", "合計 \\5,960", "\\500引き", "-\\500", "9,800円→\\2,980",
    ])
    func backslashBesideWords(body: String) {
        #expect(quotes(body, price: 2980) == [])
    }

    @Test(arguments: [
        "C:\\2980", "\\\\server\\2980", "\\2024年", "フォルダ \\2980\\a", "\\0980", "\\98", "a\\2980", "\\2980x", "\\2980/1",
        "\\2980.txt", "\\2980-1", "送料 \\880",
    ])
    func otherBackslash(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "2024　円高のお知らせ", "会員番号 2980<br>円満な解約", "2,980</p>円", "2,980　　円", "XJPY2,980", "2980\u{A0}YENTA", "2,980 Yet", "2,980　えに",
    ])
    func noCurrency(body: String) {
        #expect(quotes(body).isEmpty)
    }

    /// Blanks of every kind stand between an amount and its word, too.
    @Test(arguments: ["送料\u{A0}550円", "550円\u{A0}引き", "2,980圓(税抜2,709圓)"])
    func wordsBehindBlanks(body: String) {
        #expect(quotes(body, price: 2980).isEmpty)
    }

    @Test func writtenAmountInTheMessage() {
        let found = inspect(mail("会費は2,980&nbsp;円、または2,980<br>円です")).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
        #expect(found.map { $0.message.ja.contains("「2,980円」") } == [true, true])
    }
}
