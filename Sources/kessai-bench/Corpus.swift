import Foundation
import SourceText

/// Product files as shops write them, Japanese mails included, from a seed: the same bytes on every machine.
struct Corpus {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A project of so many files, by path: the integration and products, a hundred in a directory; clean but for a hint (no key file).
    ///
    /// With mistakes, each product has at least four that can be fixed: amounts with a separator, a wrong key, an unknown variable.
    static func project(files: Int, withMistakes: Bool = false) -> [(path: String, bytes: [UInt8])] {
        var corpus = Corpus(seed: 1)
        let products = (1..<max(files, 1)).map { number in
            let place = "products/\(digits(number / 100, 4))/product-\(digits(number, 6)).yaml"
            return (path: place, bytes: corpus.product(number, withMistakes: withMistakes))
        }
        return [(path: projectFile, bytes: integration)] + products
    }

    /// Writes the same project into a directory.
    static func write(files: Int, withMistakes: Bool = false, to directory: URL) throws {
        for (path, bytes) in project(files: files, withMistakes: withMistakes) {
            let place = directory.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: place)
        }
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// One file of 1–3 KB: a product with its payment methods and one or two mails.
    mutating func product(_ number: Int, withMistakes: Bool = false) -> [UInt8] {
        let price = 100 * (5 + next(200))
        let name = "\(Corpus.names[next(Corpus.names.count)]) 第\(number)期"
        var text = """
            # 商品 \(number)
            kind: product
            id: product-\(number)
            name: \(name)
            scenario: paid_product
            payment_methods:
              - id: one-time
                name: Amazon Pay決済（一括）
                type: one_time
                tax_rate: 10%
                price: \(withMistakes ? "1,980" : String(price))
                \(withMistakes ? "collect_shiping_address" : "collect_shipping_address"): \(next(2) == 0)
              - id: monthly
                type: recurring
                tax_rate: 10%
                price: \(withMistakes ? "1,500" : String(price / 2))
                use_test_environment: false
                recurrence: {every: 1 month, times: \(6 + next(7))}
            step_mails:

            """
        // No two at one time, of which there would be a warning.
        let delay = 60 * next(24)
        for mail in 0...next(2) {
            text += "  - id: mail-\(mail)\n    trigger: charge_failed\n    delay_minutes: \(delay + 1_440 * mail)\n"
            text += "    from:\n      name: 運営事務局\n      address: \"info@example.com\"\n"
            text += "    subject: \"【\(name)】%name1%様 \(mail == 0 ? "お支払いのご確認" : "お支払いの期限が近づいています")\"\n"
            text += "    body: |\n      %name1% \(withMistakes ? "%nmae2%" : "%name2%") 様\n\n"
            for _ in 0..<(4 + next(9)) {
                text += "      " + Corpus.sentences[next(Corpus.sentences.count)] + "\n"
                if next(3) == 0 { text += "\n" }
            }
            text += "      料金（税込） \(price)円\n      https://example.com/mypage/?id=\(number)\n"
        }
        return Array(text.utf8)
    }

    /// The settings that the products belong to.
    static let integration = Array(
        """
        kind: integration
        kessai: 1
        site: {url: https://example.com, plan: standard}
        amazon_pay:
          use: true
          support: {email: info@example.com, phone: 03-0000-0000}
          live:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
            public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
            private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
            return_urls: [https://example.com/example/return]
            ipn_endpoint: https://example.com/example/ipn

        """.utf8)

    /// Files one after the other as one stream, up to a size.
    mutating func stream(bytes: Int) -> [UInt8] {
        var stream: [UInt8] = []
        stream.reserveCapacity(bytes + 4096)
        var number = 0
        while stream.count < bytes {
            stream += Array("---\n".utf8) + product(number)
            number += 1
        }
        return stream
    }

    /// SplitMix64, below a bound.
    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }

    private static let names = ["はじめての会員講座", "オンライン料理教室 初級", "英会話レッスン（月4回）", "季節の花 定期便", "写真講座 基礎編"]

    private static let sentences = [
        "いつもご利用いただき、誠にありがとうございます。",
        "このたび、ご登録のお支払い方法でのお支払いを確認できませんでした。",
        "お手数ですが、Amazon Payの管理画面でお支払い方法をご確認ください。",
        "行き違いでお支払いがお済みの場合は、このメールを破棄してください。",
        "ご不明な点がございましたら、下記の窓口までお気軽にお問い合わせください。",
        "※このメールは送信専用のアドレスからお送りしています。",
        "引き続きどうぞよろしくお願いいたします。",
        "受付時間：平日 10:00から17:00まで（土日祝日を除く）",
        "お申し込み内容に変更がある場合は、3営業日以内にご連絡をお願いします。",
    ]
}
