extension Repetition {
    private static let product = "kind: product\nid: p\nname: n\nscenario: paid_product\n"
    private static let method = "payment_methods:\n  - {id: a, type: recurring, tax_rate: 10%, price: 1980}\n"
    private static let mails =
        "step_mails:\n  - id: m\n    trigger: charge_failed\n    subject: s\n    body: |\n      "
    private static let mail = product + method + mails
    private static let cart =
        product.replacing("paid_product", with: "shopping_cart") + "payment_methods:\n  - {id: a, type: auto_pay}\n"
        + "items:\n  - {name: b, tax_rate: 8%, price: 2}\n"

    package static let ofProjects: [Repetition] = [
        Repetition(name: "amounts on one line", start: mail, unit: "1,234円 "),
        Repetition(name: "amounts between tags", start: mail, unit: "<b>1,234</b>円（税込<i> "),
        Repetition(name: "open tags before amounts", start: mail, unit: "<b <b >1円→"),
        Repetition(
            name: "items before amounts", start: cart + "  - {name: a, tax_rate: 8%, price: 1}\n" + mails,
            unit: "・・・・a - 2円\n      "),
        Repetition(
            name: "items whose names hold an amount at another place each",
            start: product.replacing("paid_product", with: "shopping_cart")
                + "payment_methods:\n  - {id: a, type: auto_pay}\nitems:\n",
            unit: "  - {name: \"№777円№\", tax_rate: 8%, price: 2}\n", secondStart: mails, secondUnit: "777円\n      "),
        Repetition(name: "unknown variables on one line", start: mail, unit: "%nome1% "),
        Repetition(name: "percent signs", start: mail, unit: "%"),
        Repetition(name: "comments for kessai on one line of a mail", start: mail, unit: " # kessai:"),
        Repetition(name: "brand names on one line", start: mail, unit: "AmazonPay "),
        Repetition(name: "hosts", start: mail, unit: "https://a№.example.org/\n      "),
        Repetition(name: "links in one word", start: mail, unit: "https://a.example.org/"),
        Repetition(name: "beginnings of links in one word", start: mail, unit: ":www.x:http:a"),
        Repetition(name: "hosts that go on behind signs", start: mail, unit: "https://a.jpノb.jpノc.jp。d.jpへ"),
        Repetition(name: "dates on one line", start: mail, unit: "2026/11/31（金）(2026"),
        Repetition(name: "circles on one line", start: mail, unit: "〇〇 ○月○日 ここに["),
        Repetition(name: "registration numbers on one line", start: mail, unit: "登録番号T8-700110005910 "),
        Repetition(
            name: "domains of addresses", start: product + method + "step_mails:\n",
            unit:
                "  - {id: m№, trigger: charge_failed, delay_minutes: №, from: {address: a@b№.example.net}, subject: s, body: b}\n"
        ),
        Repetition(name: "access keys", start: mail, unit: "AKIA" + "ABCDEFGH23456789 "),
        Repetition(name: "credentials on one line", start: product + method + "   x: {", unit: "token№: a, "),
        Repetition(
            name: "credentials on lines that are no YAML", start: product + method, unit: "   token: @a\n", onlyInRelease: true),
        Repetition(name: "credentials below each other", start: "token:\n", unit: "  token: @a\n", onlyInRelease: true),
        Repetition(name: "credentials without a value in a text", start: "x: 1\n" + mail, unit: "password：\n      "),
        Repetition(name: "words of credentials", start: product + method + " x", unit: " secret"),
        Repetition(name: "unknown keys", start: product + method, unit: "prize№: 1\n"),
        Repetition(name: "fixes that only lead to another error", start: product + method, unit: "k№:1\n", onlyInRelease: true),
        Repetition(name: "comments that silence", start: product + method, unit: "# kessai: allow brand-spelling x\n"),
        Repetition(name: "products", unit: "---\n" + product.replacing("id: p", with: "id: p№") + method),
        Repetition(name: "equal ids", unit: "---\nkind: payment_method\nid: one\ntype: one_time\n"),
        Repetition(name: "documents that nothing uses", unit: "---\nkind: payment_method\nid: one№\ntype: one_time\n"),
        Repetition(name: "uses of nothing", unit: "---\n" + product + "payment_methods: [use: one№]\n"),
        Repetition(
            name: "entries of one list", start: product + "payment_methods:\n", unit: "  - {id: a, type: one_time, price: 1}\n"),
        Repetition(
            name: "methods of one type below some whose purpose is not known", start: product + "payment_methods:\n",
            unit: "  - {id: u№, type: one_time, use_test_environment: x, price: 1}\n",
            secondUnit: "  - {id: v№, type: one_time, price: 1}\n"),
        Repetition(
            name: "methods of one name below some of other intervals", start: product + "payment_methods:\n",
            unit: "  - {id: u№, name: n, type: recurring, price: 1, recurrence: {every: № days}}\n",
            secondUnit: "  - {id: v№, name: n, type: recurring, price: 1, recurrence: {every: 1 year}}\n"),
        Repetition(
            name: "mails of one time", start: product + method + "step_mails:\n",
            unit: "  - {id: m№, trigger: recurring_cancelled, subject: s, body: b}\n"),
        Repetition(
            name: "amounts in mails of a product that has many prices", start: product + "payment_methods:\n",
            unit: "  - {id: u№, name: n№, type: recurring, tax_rate: 10%, price: 1№, recurrence: {every: 1 month, times: 2№}}\n",
            secondStart: "step_mails:\n",
            secondUnit: "  - {id: m№, trigger: charge_failed, delay_minutes: №, subject: s, body: 料金は9№3円}\n", scale: 8),
        Repetition(name: "links that end the mails on one line", start: mail, unit: "退会 %cancelurl% "),
        Repetition(
            name: "entries of another list", start: product + "payment_methods:\n",
            unit: "  - name: a\n    tax_rate: 8%\n    price: 1\n"),
        Repetition(
            name: "entries of two lists", start: product + "payment_methods:\n",
            unit: "  - use: a№\n    items:\n  - name: a\n    tax_rate: 8%\n    price: 1\n"),
        Repetition(
            name: "keys of other groups", start: "kind: integration\nsite:\n  url: https://a.example\n",
            unit: "  use: true\n  live:\n  merchant_id: a\nplan: mach\n", onlyInRelease: true),
        Repetition(
            name: "unknown keys below entries that may lack them", start: product + "payment_methods:\n", unit: "  - use: m№\n",
            secondUnit: "k№: 1\n"),
        Repetition(
            name: "keys of entries below them", start: product + "payment_methods:\n",
            unit: "  - {recurrence: {every: 1 month}}\n",
            secondUnit: "times: 1\n"),
        Repetition(name: "wrong escapes on one line", start: product + "x: \"", unit: "\\q"),
        Repetition(name: "documents of no kind", unit: "---\nkind: x\n"),
        Repetition(
            name: "origins and return URLs",
            start:
                "kind: integration\nkessai: 1\nsite: {url: https://shop.example.jp}\namazon_pay:\n  live:\n    javascript_origins:\n",
            unit: "    - https://a№.example.com\n", secondStart: "    return_urls:\n",
            secondUnit: "    - https://shop.example.jp:1№/\n"),
    ]
}
