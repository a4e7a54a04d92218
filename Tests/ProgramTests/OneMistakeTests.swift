// One mistake in the text gives one finding in a whole check: what it hides is not reported as missing, nor what it displaces as wrong.
import Driver
import Foundation
import Rules
import Testing

/// In a project without findings, a text in a file and what is written in its place.
private struct Mistake: Sendable, CustomTestStringConvertible {
    let code: String
    let file: String
    let right: String
    let wrong: String

    init(_ code: String, _ right: String, _ wrong: String, in file: String = "product.yaml") {
        (self.code, self.file, self.right, self.wrong) = (code, file, right, wrong)
    }

    var testDescription: String { wrong.debugDescription }
}

@Suite struct OneMistakeTests {
    private static let files = [
        "kessai.yaml": ExampleProject.integration,
        "product.yaml": """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - id: one
            type: one_time
            tax_rate: 10%
            price: 1980
          - id: two
            type: auto_pay
            tax_rate: 10%
            price: 5500
          - {use: card}
        step_mails:
          - use: failed

        """,
        "shared.yaml": """
        kind: payment_method
        id: card
        type: recurring
        tax_rate: 10%
        price: 100
        recurrence:
          every: 1 month
        ---
        kind: step_mail
        id: failed
        trigger: charge_failed
        subject: お知らせ
        body: |
          本文です。

        """,
        "mail.yaml": """
        kind: step_mail
        id: cancelled
        trigger: recurring_cancelled
        from:
          name: 事務局
        subject: お知らせ
        body: |
          本文です。
        unsubscribe: true

        """,
        "club.yaml": """
        kind: product
        id: club
        name: 研究会
        scenario: paid_product
        payment_methods:
          - use: card
        step_mails:
          - use: failed
          - use: cancelled

        """,
        "box.yaml": """
        kind: product
        id: box
        name: 定期便
        scenario: subscription
        payment_methods:
          - id: box
            type: recurring
        items:
          - name: 乾物
            tax_rate: 8%
            price: 3780
          - name: ノート
            tax_rate: 10%
            price: 1320
        step_mails:
          - use: failed
          - use: cancelled

        """,
    ]

    private static let mistakes: [Mistake] = [
        Mistake("bad-indentation", "  sandbox:\n", "  sandbox: テスト用\n", in: "kessai.yaml"),
        Mistake("missing-space", "  - id: one\n", "  -id: one\n"),
        Mistake("missing-space", "  - use: failed\n", "  -use: failed\n"),
        Mistake("full-width-punctuation", "  - id: one\n", "  － id: one\n"),
        Mistake("full-width-punctuation", "  - id: one\n", "  ・id: one\n"),
        Mistake("full-width-punctuation", "  - use: failed\n", "－ use: failed\n"),
        Mistake("bad-indentation", "  本文です", "本文です", in: "shared.yaml"),
        Mistake("bad-indentation", "body: |", "  body: |", in: "shared.yaml"),
        Mistake("bad-indentation", "body: |", "    body: |", in: "shared.yaml"),
        Mistake("bad-indentation", "payment_methods:", "    payment_methods:"),
        Mistake("bad-indentation", "recurrence:", "    recurrence:", in: "shared.yaml"),
        Mistake("bad-indentation", "  本文です", "　本文です", in: "shared.yaml"),
        Mistake("tab-indentation", "  本文です", "\t本文です", in: "shared.yaml"),
        Mistake("syntax-error", "    client_id", "あいう\n    client_id", in: "kessai.yaml"),
        Mistake(
            "merge-conflict-marker", "    tax_rate: 10%\n    price: 1980", "=======\nあいう\n    tax_rate: 10%\n    price: 1980"),
        Mistake("syntax-error", "    price: 1980", "  price: 1980"),
        Mistake("bad-indentation", "  url", "url", in: "kessai.yaml"),
        Mistake("bad-indentation", "    tax_rate: 10%\n    price: 1980", "tax_rate: 10%\n    price: 1980"),
        Mistake("duplicate-key", "site:", "site:\nsite:", in: "kessai.yaml"),
        Mistake("duplicate-key", "  - id: two", "    id: two"),
        Mistake("wrong-type", "  - id: one", "    id: one"),
        Mistake("wrong-type", "  - id: one", "  type: one_time\n  - id: one"),
        Mistake("syntax-error", "  - id: two", "    - id: two"),
        Mistake("bad-indentation", "  - id: two", "      - id: two"),
        Mistake("tab-indentation", "  - id: two", "\t- id: two"),
        Mistake("invisible-character", "  - id: two", "　- id: two"),
        Mistake("duplicate-key", "  - {use: card}", "    id: three\n    use: card"),
        Mistake("duplicate-key", "  - use: failed", "  - use: failed\n    use: failed"),
        Mistake("duplicate-key", "id: one\n", "id: one\n    id: three\n"),
        Mistake("duplicate-key", "    price: 1980\n", "    price: 1980\n    id: \"\\u006fne\"\n"),
        Mistake("duplicate-key", "---\n", "", in: "shared.yaml"),
        Mistake("duplicate-key", "scenario", "kind: product\nscenario"),
        Mistake("full-width-punctuation", "---", "－－－", in: "shared.yaml"),
        Mistake("syntax-error", "---\n", "--- :\n", in: "shared.yaml"),
        Mistake("syntax-error", "---\n", "--- ", in: "shared.yaml"),
        Mistake("syntax-error", "---\n", "--- - a\n", in: "shared.yaml"),
        Mistake("full-width-punctuation", "{use: card}", "{id: card， use: card}"),
        Mistake("missing-field", "講座", "\"　\""),
        Mistake("syntax-error", "support:\n    email", "support: email", in: "kessai.yaml"),
        Mistake("invisible-character", "  - id: one", "  -　id: one"),
        Mistake("invisible-character", "https://shop", "https://\u{200B}shop", in: "kessai.yaml"),
        Mistake("bad-format", "- https:", "- https：", in: "kessai.yaml"),
        Mistake("not-whole-yen", "{use: card}", "{use: card, price: 1,980}"),
        Mistake("not-whole-yen", "{use: card}", "{price: 1,234,567, use: card}"),
        Mistake("duplicate-key", "kind: integration", "kind: integration\nkind: integration", in: "kessai.yaml"),
        Mistake("unknown-kind", "kind: product", "kind: payment_method"),
        Mistake("unknown-kind", "kind: product", "kind: integration"),
        Mistake("unknown-kind", "kind: integration", "kind: product", in: "kessai.yaml"),
        Mistake("unknown-kind", "kind: payment_method", "kind: step_mail", in: "shared.yaml"),
        Mistake("unknown-kind", "kind: step_mail", "kind: product", in: "shared.yaml"),
        Mistake("unknown-key", "client_id", "クライアントID/Store ID", in: "kessai.yaml"),
        Mistake("unknown-key", "ipn_endpoint", "エンドポイントURLを追加する", in: "kessai.yaml"),
        Mistake("unknown-key", "site", "サイト", in: "kessai.yaml"),
        Mistake("legacy-credentials", "  use: true", "  use: true\n  mws_access_key: example", in: "kessai.yaml"),
        Mistake("legacy-credentials", "site:", "client_secret: example\nsite:", in: "kessai.yaml"),
        Mistake("legacy-credentials", "    price: 1980", "    price: 1980\n    client-secret: example"),
        Mistake("invisible-character", "  live:", "　live:", in: "kessai.yaml"),
        Mistake("tab-indentation", "  live:", "\tlive:", in: "kessai.yaml"),
        Mistake("tab-indentation", "amazon_pay:", "\tamazon_pay:", in: "kessai.yaml"),
        Mistake("syntax-error", "  live:", "  live", in: "kessai.yaml"),
        Mistake("syntax-error", "amazon_pay:", "amazon_pay", in: "kessai.yaml"),
        Mistake("syntax-error", "payment_methods:", "payment_methods"),
        Mistake("syntax-error", "payment_methods:", "支払方法"),
        Mistake("syntax-error", "step_mails:", "step_mails"),
        Mistake("invisible-character", "step_mails:", "　step_mails:"),
        Mistake("tab-indentation", "step_mails:", "\tstep_mails:"),
        Mistake("unknown-key", "  live:\n", "", in: "kessai.yaml"),
        Mistake("unknown-reference", "step_mails:\n", "", in: "club.yaml"),
        Mistake("syntax-error", "site:", "ignore: [\nsite:", in: "kessai.yaml"),
        Mistake("syntax-error", "{use: card}", "{use: card id: x, price: 1}"),
        Mistake("syntax-error", "{use: card}", "{use: card; id: x}"),
        Mistake("syntax-error", "  - id: one", "  * id: one"),
        Mistake("syntax-error", "  - use: failed", "  * use: failed"),
        Mistake("full-width-punctuation", "site:", "invoice: ｛registration_number: T8700110005901｝\nsite:", in: "kessai.yaml"),
        Mistake("duplicate-id", "  - id: two\n", "  - id: two\n  - id: two\n"),
        Mistake("duplicate-key", "body: |\n", "body: |\nbody: |\n", in: "mail.yaml"),
        Mistake("bad-indentation", "body: |\n", "# body: |\n", in: "mail.yaml"),
        Mistake("merge-conflict-marker", "scenario", "=======\nscenario", in: "box.yaml"),
        Mistake("control-character", "scenario", "\u{1B}\nscenario", in: "box.yaml"),
        Mistake("control-character", "    price: 3780", "  \u{7}  price: 3780", in: "box.yaml"),
        Mistake("unknown-key", "  live:\n", "    live:\n", in: "kessai.yaml"),
        Mistake("unknown-key", "  live:\n", "live:\n", in: "kessai.yaml"),
        Mistake("duplicate-key", "  sandbox:\n", "", in: "kessai.yaml"),
        Mistake("unknown-key", "  sandbox:\n", "    sandbox:\n", in: "kessai.yaml"),
        Mistake("unknown-key", "  sandbox:\n", "sandbox:\n", in: "kessai.yaml"),
        Mistake("unknown-key", "  support:\n", "support:\n", in: "kessai.yaml"),
        Mistake("unknown-key", "amazon_pay:\n", "", in: "kessai.yaml"),
        Mistake("unknown-key", "amazon_pay:\n", "  amazon_pay:\n", in: "kessai.yaml"),
        Mistake("unknown-key", "  plan:", "plan:", in: "kessai.yaml"),
        Mistake("unknown-key", "    phone:", "  phone:", in: "kessai.yaml"),
        Mistake("unknown-key", "    return_urls:", "  return_urls:", in: "kessai.yaml"),
        Mistake("unknown-key", "    ipn_endpoint:", "  ipn_endpoint:", in: "kessai.yaml"),
        Mistake("syntax-error", "    ipn_endpoint:", "      ipn_endpoint:", in: "kessai.yaml"),
        Mistake("missing-field", "items:\n", "", in: "box.yaml"),
        Mistake("syntax-error", "items:\n", "  items:\n", in: "box.yaml"),
        Mistake("unknown-key", "items:\n", "    items:\n", in: "box.yaml"),
        Mistake("missing-field", "step_mails:\n", "", in: "box.yaml"),
        Mistake("syntax-error", "step_mails:\n", "  step_mails:\n", in: "box.yaml"),
        Mistake("unknown-key", "step_mails:\n", "    step_mails:\n", in: "box.yaml"),
        Mistake("syntax-error", "step_mails:\n", "  step_mails:\n"),
        Mistake("unknown-key", "subject:", "  subject:", in: "mail.yaml"),
        Mistake("tab-indentation", "recurrence:", "\trecurrence:", in: "shared.yaml"),
        Mistake("bad-indentation", "    price: 1980", "    price:\n1980"),
        Mistake("bad-indentation", "    tax_rate: 10%", "    tax_rate:\n10%"),
        Mistake("bad-indentation", "name: 講座", "name:\n講座"),
        Mistake("bad-indentation", "    email: ", "    email:\n  ", in: "kessai.yaml"),
        Mistake("bad-indentation", "    merchant_id: ", "    merchant_id:\n", in: "kessai.yaml"),
        Mistake("bad-indentation", "name: 事務局", "name:\n事務局", in: "mail.yaml"),
        Mistake("bad-indentation", "  - use: failed\n  - use", "   - use: failed\n  - use", in: "box.yaml"),
        Mistake("syntax-error", "    tax_rate: 8%\n    price", "    tax_rate: 8% price", in: "box.yaml"),
        Mistake("syntax-error", "    tax_rate: 8%\n    price", "    tax_rate: \"8%\"\tprice", in: "box.yaml"),
        Mistake("syntax-error", "    tax_rate: 8%\n    price", "    消費税率: 8%、料金(税込)", in: "box.yaml"),
        Mistake("syntax-error", "id: course\nname", "id: course name"),
        Mistake("syntax-error", "type: recurring\ntax_rate", "type: recurring, tax_rate", in: "shared.yaml"),
        Mistake("syntax-error", "subject: お知らせ\nbody", "subject: お知らせ body", in: "mail.yaml"),
        Mistake("syntax-error", "subject: お知らせ\nbody", "subject: \"お知らせ\" body", in: "mail.yaml"),
        Mistake("syntax-error", "\n  plan:", " plan:", in: "kessai.yaml"),
        Mistake("syntax-error", "\n    client_id:", " client_id:", in: "kessai.yaml"),
        Mistake("full-width-punctuation", "body: |\n  本文", "body: ｜-\n  　お問い合わせ: 本文", in: "mail.yaml"),
        Mistake("full-width-punctuation", "name: 講座", "name: 講座 ＃ 仮"),
        Mistake("full-width-punctuation", "step_mails:\n", "step_mails:\n  ＃ メール\n", in: "box.yaml"),
        Mistake("full-width-punctuation", "price: 1980", "price: 1980 ＃ 仮"),
        Mistake("bad-indentation", "  every: 1 month\n---", "  every: 1 month\n ---\n# メール\n", in: "shared.yaml"),
        Mistake("syntax-error", "  - name: 乾物", "  1. name: 乾物", in: "box.yaml"),
        Mistake("bad-indentation", "  - use: failed\n  - use", "  - use: failed\n- use", in: "club.yaml"),
        Mistake("missing-field", "{use: card}", "{id: card}"),
        Mistake("unknown-key", "{use: card}", "{ref: card}"),
        Mistake("unknown-key", "{use: card}", "{method: card}"),
        Mistake("missing-field", "- use: cancelled", "- id: cancelled", in: "box.yaml"),
        Mistake("unknown-key", "- use: cancelled", "- mail: cancelled", in: "box.yaml"),
        Mistake("swapped-identifiers", "tax_rate: 8%\n    price: 3780", "tax_rate: 3780\n    price: 8%", in: "box.yaml"),
        Mistake("swapped-identifiers", "tax_rate: 10%\n    price: 1980", "tax_rate: 1980\n    price: 10%"),
        Mistake("swapped-identifiers", "name: 事務局", "name: info@shop.example.jp\n  address: 事務局", in: "mail.yaml"),
        Mistake(
            "swapped-identifiers", "id: course\nname: 講座\nscenario: paid_product", "id: paid_product\nname: 講座\nscenario: course"),
        Mistake("invisible-character", "subject: お知らせ", "subject: 　\"重要: お知らせ\"", in: "mail.yaml"),
        Mistake("missing-space", "subject: お知らせ", "subject:\"重要: お知らせ\"", in: "mail.yaml"),
        Mistake("missing-space", "from:\n  name: 事務局", "from:{name: 事務局, address: a@shop.example.jp}", in: "mail.yaml"),
        Mistake("syntax-error", "from:\n  name: 事務局", "from: {name: 事務局 address: a@shop.example.jp}", in: "mail.yaml"),
        Mistake("syntax-error", "from:\n  name: 事務局", "from: {name: 事務局], address: a@shop.example.jp}", in: "mail.yaml"),
        Mistake("syntax-error", "from:\n  name: 事務局", "from: {\n  name: 事務局,", in: "mail.yaml"),
        Mistake("syntax-error", "subject: お知らせ", "subject: 停止しましたunsubscribe: true", in: "mail.yaml"),
        Mistake("invisible-character", "body: |\n", "body: |　\n", in: "mail.yaml"),
        Mistake("invisible-character", "    price: 1980", "    price:\u{200B}1980"),
        Mistake("invisible-character", "payment_methods:\n", "payment_methods:\u{200B}\n"),
        Mistake("invisible-character", "site:\n", "site:\u{FEFF}\n", in: "kessai.yaml"),
        Mistake("invisible-character", "  - use: failed\n", "  -\u{2060}use: failed\n"),
        Mistake("invisible-character", "  - {use: card}", "  - {use:\u{200D}card}"),
        Mistake("invisible-character", "  本文です。\n", "  本文です。\n　\n  以上です。\n", in: "mail.yaml"),
        Mistake("syntax-error", "body: |\n  本文です。\n", "body:\n  本文です。\n  料金: 1\n  以上です。\n", in: "mail.yaml"),
        Mistake("invisible-character", "---\n", "---　\n", in: "shared.yaml"),
        Mistake("invisible-character", "kind: product", "　# 商品\nkind: product"),
        Mistake("missing-space", "  - {use: card}", "  - {use: card, recurrence:{every: 2 months}}"),
        Mistake("unknown-key", "  - {use: card}", "  - {use card}"),
        Mistake("bad-indentation", "subject: お知らせ\nbody: |\n", "subject: お知らせ\n  body: |\n", in: "mail.yaml"),
        Mistake("unknown-key", "  - {use: card}", "  - {use=card}"),
        Mistake("unknown-key", "  - {use: card}", "  - {use ＝ card}"),
        Mistake("anchor-not-supported", "name: 講座", "&name: 講座"),
        Mistake("anchor-not-supported", "kind: product", "&kind: product"),
        Mistake("anchor-not-supported", "{use: card}", "{&use: card}"),
        Mistake("tag-not-supported", "  - id: one", "  - !id: one"),
        Mistake("missing-space", "type: one_time", "type::one_time"),
        Mistake("missing-space", "type: one_time", "type:、one_time"),
        Mistake("missing-space", "scenario: paid_product", "scenario:、"),
        Mistake("missing-space", "tax_rate: 8%\n    price: 3780", "tax_rate:8% price:3780", in: "box.yaml"),
        Mistake("full-width-punctuation", "tax_rate: 8%\n    price: 3780", "tax_rate：8% price：3780", in: "box.yaml"),
        Mistake("missing-space", "{use: card}", "{id:new type:recurring tax_rate:10% price:1980}"),
        Mistake("full-width-punctuation", "price: 1980", "price：　1980"),
        Mistake("invisible-character", "price: 1980", "price:\u{2002}1980"),
        Mistake("full-width-punctuation", "payment_methods:\n", "payment_methods：　\n"),
        Mistake("full-width-punctuation", "body: |\n", "body：　｜\n", in: "mail.yaml"),
        Mistake("full-width-punctuation", "  - {use: card}", "  - ｛use: card, id: three｝"),
        Mistake("syntax-error", "site:\n", "site:,\n", in: "kessai.yaml"),
        Mistake("full-width-punctuation", "  live:\n", "  live：：\n", in: "kessai.yaml"),
        Mistake("full-width-punctuation", "site:\n", "site:＃メモ\n", in: "kessai.yaml"),
        Mistake("syntax-error", "recurrence:\n", "recurrence:，\n", in: "shared.yaml"),
        Mistake("complex-key-not-supported", "name: 講座", "name: {{ name }}"),
        Mistake(
            "unknown-key", "  - {use: card}",
            "  - {id: new, type: recurring, tax_rate 10%, price: 1980, recurrence: {every: 1 month}}"),
        Mistake(
            "unknown-key", "  - {use: card}",
            "  - {id: new, type: recurring, 消費税率 10%, price: 1980, recurrence: {every: 1 month}}"),
        Mistake("bad-indentation", "    price: 1980\n", "price: 1980\n"),
        Mistake("syntax-error", "payment_methods:\n  - use: card", "payment_methods: - use: card", in: "club.yaml"),
        Mistake("bad-indentation", "  本文です。\n", "  本文です。\n以上です。\n  店主\n", in: "mail.yaml"),
        Mistake("bad-indentation", "  本文です。\n", "    本文です。\n  以上です。\n", in: "mail.yaml"),
        Mistake("syntax-error", "body: |\n  本文です。\n", "body:\n  %name1% 様\n  本文です。\n", in: "mail.yaml"),
        Mistake("invisible-character", "    phone:", "\u{200B}    phone:", in: "kessai.yaml"),
        Mistake("invisible-character", "  plan:", "  \u{2060}plan:", in: "kessai.yaml"),
        Mistake("invisible-character", "  - use: failed\n", "\u{FEFF}  - use: failed\n"),
        Mistake("syntax-error", "    tax_rate: 10%\n    price: 5500", "あ\n    tax_rate: 10%\n    price: 5500"),
        Mistake("syntax-error", "    tax_rate: 10%\n    price: 5500", ":w\n    tax_rate: 10%\n    price: 5500"),
        Mistake("duplicate-key", "  - name: ノート\n", "", in: "box.yaml"),
        Mistake("duplicate-key", "  - id: two\n", ""),
        Mistake("syntax-error", "---\n", "===\n", in: "shared.yaml"),
        Mistake("full-width-punctuation", "  live:\n", "  live；\n", in: "kessai.yaml"),
        Mistake("syntax-error", "site:\n", "site;\n", in: "kessai.yaml"),
        Mistake("full-width-punctuation", "amazon_pay:\n", "amazon_pay；\n", in: "kessai.yaml"),
        Mistake("full-width-punctuation", "items:\n", "items；\n", in: "box.yaml"),
        Mistake("full-width-punctuation", "    price: 1980", "    price； 1980"),
        Mistake("full-width-punctuation", "    tax_rate: 10%", "    消費税率；10%"),
        Mistake("not-whole-yen", "price: 1980", "price: \"1980　\""),
        Mistake("not-a-choice", "plan: mach", "plan: \"mach　\"", in: "kessai.yaml"),
        Mistake("bad-format", "A1EXAMPLE23456", "'A1EXAMPLE\u{200B}23456'", in: "kessai.yaml"),
        Mistake(
            "bad-format", "- https://shop.example.jp/example/return", "- \"https://shop.example.jp\u{200B}/example/return\"",
            in: "kessai.yaml"),
        Mistake("unknown-key", "name: 事務局", "\"name\u{200B}\": 事務局", in: "mail.yaml"),
        Mistake("unknown-kind", "kind: product", "kind: \"product\u{A0}\""),
        Mistake("not-a-choice", "scenario: paid_product", "scenario: \"paid_product　\""),
        Mistake("invisible-character", "name: 講座", "name: \"講　座\""),
        Mistake("unknown-key", "unsubscribe: true", "配信後に実行するコマンド: 配信解除: true", in: "mail.yaml"),
        Mistake("wrong-type", "- {use: card}", "- card"),
        Mistake("price-on-wrong-level", "step_mails:\n", "items:\n  - name: ノート\n    tax_rate:\nstep_mails:\n"),
        Mistake("missing-price", "    type: recurring\n", "    type: recurring\n    price:\n", in: "box.yaml"),
        Mistake(
            "merge-conflict-marker",
            "  - id: two\n    type: auto_pay\n    tax_rate: 10%\n    price: 5500\n  - {use: card}\nstep_mails:\n  - use: failed\n",
            """
            =======
              - id: two
                type: auto_pay
                tax_rate: 10%
                price: 5500
            step_mails:
              - use: failed
                body: |
                  料金は5,500円、または3,300円です。

            """),
        Mistake(
            "missing-field", "step_mails:\n  - use: failed\n",
            "  - use: failed\n  - id: new\n    trigger: recurring_cancelled\n    subject: 件名\n    body: 本文\n"),
        Mistake("invisible-character", "  本文です。\n", "　　本文です。\n　　お問い合わせ: https://shop.example.jp\n", in: "mail.yaml"),
        Mistake("full-width-punctuation", "  - {use: card}", "  - {\"use\": \"card\"， id: x}"),
        Mistake("missing-space", "{use: card}", "{use: card, price:1,980}"),
        Mistake("syntax-error", "body: |\n  本文です。\n", "body:\n  %name1% 様\n  お問い合わせ: https://shop.example.jp\n", in: "mail.yaml"),
        Mistake(
            "merge-conflict-marker", "  本文です。\n", "  本文です。\n  <<<<<<< HEAD\n  一\n  =======\n  二\n  >>>>>>> main\n",
            in: "mail.yaml"),
        Mistake("syntax-error", "---\n", "---:\n", in: "shared.yaml"),
        Mistake(
            "syntax-error", "  - {use: card}\nstep_mails:\n",
            "  ＊ {use: card, price: 300}\nstep_mails:\n  - use: cancelled\n"),
        // A mail that was pasted in
        Mistake(
            "bad-indentation", "  本文です。\n", "%name1% 様\n\n■ 連絡先\n- TEL: 03-0000-0000\n- 電話\n料金: 440円\n-----\n", in: "mail.yaml"),
        Mistake("bad-indentation", "  本文です。\n", "本文です。\nTEL: 03-0000-0000\n件名: お知らせ\nurl:x\n", in: "mail.yaml"),
        Mistake("bad-indentation", "  本文です。\n", "  本文です。\n■ 連絡先\n- TEL: 03-0000-0000\n料金: 440円\n", in: "mail.yaml"),
        Mistake("bad-indentation", "  本文です。\n", "# 連絡先\n  - 電話。\n  研究会: 事務局\n", in: "mail.yaml"),
        Mistake("bad-indentation", "  本文です。\n", "  本文です。\n# 連絡先\n  - 電話。\n  研究会: 事務局\n", in: "mail.yaml"),
        // A dash before a key of the mapping around the list
        Mistake("syntax-error", "step_mails:\n", "- step_mails:\n"),
        Mistake("syntax-error", "scenario:", "- scenario:"),
        Mistake("syntax-error", "    ipn_endpoint:", "    - ipn_endpoint:", in: "kessai.yaml"),
        // A line above a list
        Mistake("syntax-error", "items:\n", "items:\n  商品一覧\n", in: "box.yaml"),
        Mistake("syntax-error", "items:\n", "items:\n  // list\n", in: "box.yaml"),
        Mistake("syntax-error", "items:\n", "items:\n  @todo\n", in: "box.yaml"),
        Mistake("syntax-error", "items:\n", "items:\n  ]\n", in: "box.yaml"),
        Mistake("syntax-error", "  - name: 乾物", "  --name: 乾物", in: "box.yaml"),
        // An anchor or a tag before a dash
        Mistake("anchor-not-supported", "  - name: 乾物", "  &a - name: 乾物", in: "box.yaml"),
        Mistake("tag-not-supported", "  - name: ノート", "  !item   - name: ノート", in: "box.yaml"),
        Mistake("tag-not-supported", "  - name: 乾物", "  !- name: 乾物", in: "box.yaml"),
        Mistake("anchor-not-supported", "step_mails:\n  - use", "step_mails:\n&a - use"),
        // A dash before a key
        Mistake("wrong-type", "  name: 事務局", "  - name: 事務局\n  address: a@shop.example.jp", in: "mail.yaml"),
        Mistake("wrong-type", "  name: 事務局", "  - name: 事務局\n    address: a@shop.example.jp", in: "mail.yaml"),
        Mistake("wrong-type", "  name: 事務局", "  -name: 事務局\n  # 連絡先\n  address: a@shop.example.jp", in: "mail.yaml"),
        Mistake("wrong-type", "  name: 事務局", "  ・name: 事務局\n  address: a@shop.example.jp", in: "mail.yaml"),
        Mistake("wrong-type", "  url:", "  - url:", in: "kessai.yaml"),
        Mistake("unknown-key", "  - use: card\nstep_mails:", "- use: card\n- step_mails:", in: "club.yaml"),
        Mistake("unknown-key", "from:", "cc:\n- a@shop.example.jp\n- from:", in: "mail.yaml"),
        // A sign that ends a value or begins a comment
        Mistake("missing-field", "name: 講座", "name: #1 講座"),
        Mistake("unknown-key", "  - {use: card}", "  - {use: card, name: 毎月10,000,000円}"),
        Mistake("unknown-key", "  - {use: card}", "  - {use: card, name: カード、, 月1,000円まで, price: 300}"),
        // The sides of a conflict
        Mistake(
            "merge-conflict-marker", "    price: 5500\n  - {use: card}\n",
            "<<<<<<< a\n    price: 5500\n=======\n    price: 4400\n>>>>>>> b\n  - {id: new, use: card, name: 5500円}\n"),
        Mistake(
            "merge-conflict-marker", "scenario: paid_product\n",
            "<<<<<<< a\nscenario: paid_product\n=======\nscenario: shopping_cart\n>>>>>>> b\n"),
        Mistake(
            "merge-conflict-marker", "  - use: cancelled\n",
            "<<<<<<< a\n  - use: cancelled\n=======\n>>>>>>> b\n", in: "club.yaml"),
        Mistake(
            "merge-conflict-marker", "    price: 1980\n", "<<<<<<< a\n    price: 1980\n=======\n>>>>>>> b\n"),
    ]

    /// Each with another one beside it, which is found.
    private static let pairs: [(Mistake, also: String)] = [
        (
            Mistake("missing-field", "items:\n  - name: 乾物\n    tax_rate: 8%\n", "  - name: 乾物\n", in: "box.yaml"),
            "missing-tax-rate"
        ),
        (
            Mistake(
                "syntax-error", "step_mails:\n  - use: failed\n  - use: cancelled\n",
                "  step_mails:\n  - use: failed\n  - id: new\n    trigger: recurring_cancelled\n    body: 本文\n", in: "box.yaml"),
            "missing-field"
        ),
        (
            Mistake(
                "unknown-key", "step_mails:\n  - use: failed\n  - use: cancelled\n",
                "    step_mails:\n  - use: failed\n  - id: new\n    trigger: recurring_cancel\n    subject: 件名\n    body: 本文\n",
                in: "box.yaml"),
            "not-a-choice"
        ),
        (
            Mistake(
                "bad-indentation", "step_mails:\n  - use: failed\n",
                "    step_mails:\n  - use: failed\n  - id: new\n    trigger: cancelled\n    subject: 件名\n    body: 本文\n"),
            "not-a-choice"
        ),
        (
            Mistake(
                "merge-conflict-marker", "    price: 5500\n",
                "    price: 5500円\n<<<<<<< HEAD\n    name: 講座\n=======\n    name: 入門\n>>>>>>> main\n"), "not-whole-yen"
        ),
    ]

    @Test(arguments: pairs) private func twoFindings(_ mistake: Mistake, also: String) throws {
        var files = Self.files
        files[mistake.file] = files[mistake.file]?.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        #expect(files != Self.files)
        let codes = try Self.codes(files).filter { $0 != "unused-definition" }
        #expect(codes.sorted() == [mistake.code, also].sorted())
    }

    @Test(arguments: mistakes) private func oneFinding(_ mistake: Mistake) throws {
        var files = Self.files
        files[mistake.file] = files[mistake.file]?.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        #expect(files != Self.files)
        let codes = try Self.codes(files)
        #expect(codes == [mistake.code])
    }

    /// The fix of a line that is missing or at a wrong depth makes the file what it was.
    @Test(
        arguments: [
            ("  live:\n", "    live:\n"), ("  live:\n", "live:\n"), ("  sandbox:\n", ""), ("  sandbox:\n", "sandbox:\n"),
            ("  support:\n", "support:\n"), ("amazon_pay:\n", ""), ("  plan:", "plan:"), ("  phone:", "phone:"),
            ("    ipn_endpoint:", "  ipn_endpoint:"),
        ].map { Mistake("", $0.0, $0.1, in: "kessai.yaml") } + [
            Mistake("", "items:\n", "", in: "box.yaml"), Mistake("", "items:\n", "    items:\n", in: "box.yaml"),
            Mistake("", "step_mails:\n", "", in: "box.yaml"), Mistake("", "subject:", "  subject:", in: "mail.yaml"),
            Mistake("", "  - id: two\n", "  - id: two\n  - id: two\n"),
            Mistake("", "tax_rate: 10%", "tax_rate 10%"), Mistake("", "subject: お知らせ", "subject お知らせ", in: "mail.yaml"),
            Mistake("", "{use: card}", "{use card}"), Mistake("", "{use: card}", "{use = card}"),
            Mistake("", "name: 講座", "&name: 講座"),
            Mistake("", "  - use: failed", "  - failed"), Mistake("", "plan: mach", "plan； mach", in: "kessai.yaml"),
            Mistake("", "tax_rate: 8%\n    price: 3780", "tax_rate：8% price：3780", in: "box.yaml"),
            Mistake("", "  本文です。\n", "本文です。\n", in: "mail.yaml"),
            Mistake("", "step_mails:\n", "- step_mails:\n"), Mistake("", "scenario:", "- scenario:"),
            Mistake("", "  name: 事務局", "  - name: 事務局", in: "mail.yaml"),
            Mistake("", "  url:", "  - url:", in: "kessai.yaml"), Mistake("", "step_mails:", "- step_mails:", in: "box.yaml"),
            Mistake("", "  - name: 乾物", "  &a - name: 乾物", in: "box.yaml"),
            Mistake("", "  - name: 乾物", "  !- name: 乾物", in: "box.yaml"),
        ])
    private func fixesGiveTheFileBack(_ mistake: Mistake) throws {
        var files = Self.files
        files[mistake.file] = files[mistake.file]?.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        let folder = try TemporaryFolder(files)
        _ = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        #expect(try folder.text(mistake.file) == Self.files[mistake.file])
    }

    /// What follows a key that is written again is no group whose first line is missing.
    @Test func aRepeatedKeyIsNoGroup() throws {
        var files = Self.files
        let live = String(ExampleProject.integration.split(separator: "  sandbox:")[0])
        files["kessai.yaml"] = live
        #expect(try Self.codes(files) == [])
        for line in live.split(separator: "\n").filter({ $0.contains("_id: ") || $0.contains("_file: ") }) {
            files["kessai.yaml"] = live.replacing(line, with: "\(line)\n\(line)")
            #expect(try Self.codes(files) == ["duplicate-key"], "\(line)")
        }
    }

    /// A mail that was pasted in hides none of the entries below it, and its fix takes none of them for text.
    @Test(arguments: [
        ("unsubscribe: yes", "wrong-type"), ("unsubscrbe: true", "unknown-key"), ("unsubscribe:true", "missing-space"),
        ("delay_minutes: -1\nunsubscribe: true", "out-of-range"), ("---\nkind: step_mails", "unknown-kind"),
    ])
    func theRestBelowAPastedMailIsRead(entry: String, code: String) throws {
        let pasted = "%name1% 様\n- TEL: 03-0000-0000\nMail: a@shop.example.jp\n"
        let mail = Self.files["mail.yaml"]?.replacing("  本文です。\n", with: pasted).replacing("unsubscribe: true", with: entry) ?? ""
        let files = Self.files.merging(["mail.yaml": mail]) { $1 }
        #expect(try Self.codes(files).filter { $0 != "unused-definition" } == ["bad-indentation", code])
        let folder = try TemporaryFolder(files)
        _ = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        let mended = try folder.text("mail.yaml")
        #expect(mended.contains("\n  %name1% 様\n  - TEL: 03-0000-0000\n  Mail: a@shop.example.jp\n"))
        #expect(!mended.contains("  unsub") && !mended.contains("  delay") && !mended.contains("  kind"))
    }

    @Test func withoutMistakeThereIsNone() throws { #expect(try Self.codes(Self.files) == []) }

    /// A mapping where a list is due is what is wrong, not its first key; and one value is asked for where a list stands.
    @Test func aWrongTypeIsOfTheWholeValue() throws {
        for (right, wrong, path) in [
            ("  - id: one\n    type: one_time\n", "    id: one\n    type: one_time\n", "product[id=course].payment_methods"),
            ("name: 講座", "name: [講座]", "product[id=course].name"),
            ("name: 講座", "name:\n  a: 講座", "product[id=course].name"),
        ] {
            let product = Self.files["product.yaml"]?.replacing("  - id: two", with: "#").replacing(right, with: wrong) ?? ""
            let end = product.firstRange(of: "#")?.lowerBound ?? product.endIndex
            let findings = try Self.findings(Self.files.merging(["product.yaml": String(product[..<end])]) { $1 })
            let found = findings.first { $0["code"] as? String == "wrong-type" }
            #expect(found?["path"] as? String == path)
            #expect(found?["help"] != nil)
        }
    }

    /// A tab hides its own lines and no others: what is wrong below them is found, and what they may have said is not missed.
    @Test(arguments: ["\ttax_rate: 10%", "\ttax_rate: 10%\n\tprice: 1980", "\t\tfoo", " \ttax_rate: 10%", "　tax_rate: 10%"])
    func theRestBelowATabIsRead(line: String) throws {
        let product = Self.files["product.yaml"] ?? ""
        let changed = product.replacing("    tax_rate: 10%\n    price: 1980", with: line)
            .replacing("price: 5500", with: "price: 5.5").replacing("use: failed", with: "use: nope")
        #expect(changed.contains("nope") && changed.contains("5.5"))
        let codes = try Self.codes(Self.files.merging(["product.yaml": changed]) { $1 })
        #expect(Set(codes.dropFirst()).isSubset(of: ["not-whole-yen", "unknown-reference", "unused-definition"]), "\(codes)")
        #expect(codes.contains("not-whole-yen") && codes.contains("unknown-reference"), "\(codes)")
    }

    /// A line that was cut off within a character is reported for that, and not for what is missing behind it.
    @Test func aFileThatEndsWithinACharacter() throws {
        let folder = try TemporaryFolder(Self.files)
        let cut = Array((Self.files["club.yaml"] ?? "").utf8) + [0xE8, 0xAC]
        try Data(cut).write(to: folder.url.appendingPathComponent("club.yaml"))
        let output = try kessai(["check", "--format", "json"], in: folder.url).output
        let codes = try Self.report(output).compactMap { $0["code"] as? String }
        #expect(codes.filter { $0 != "private-key-absent" } == ["invalid-utf8"])
    }

    /// The name of a field that has a colon in it is written as it should be, and its value stays.
    @Test func aNameThatWasReadInTwoParts() throws {
        let wrong = (Self.files["mail.yaml"] ?? "").replacing("unsubscribe", with: "配信後に実行するコマンド: 配信解除")
        let folder = try TemporaryFolder(Self.files.merging(["mail.yaml": wrong]) { $1 })
        _ = try kessai(["check", "--fix"], in: folder.url)
        #expect(try folder.text("mail.yaml") == wrong.replacing("コマンド: 配信", with: "コマンド:配信"))
        #expect(try Self.codes(["mail.yaml"].reduce(into: Self.files) { $0[$1] = try folder.text($1) }) == [])
    }

    /// Bytes that are not UTF-8 take a column each.
    @Test func noPlaceOfBytesIsEmpty() throws {
        let word: [UInt8] = [0x83, 0x54, 0x83, 0x43, 0x83, 0x67]
        let bytes = Array("kind: product\nname: 円円円円円円円\n# ".utf8) + word + [0x0A]
        let folder = try TemporaryFolder([:])
        try Data(bytes).write(to: folder.url.appendingPathComponent("kessai.yaml"))
        let output = try kessai(["check", "--format", "json"], in: folder.url).output
        let columns = try Self.report(output).filter { $0["code"] as? String == "invalid-utf8" }.map { finding in
            let range = finding["range"] as? [String: [String: Int]]
            return [range?["start"]?["column"], range?["end"]?["column"]]
        }
        #expect(columns == [[3, 4], [5, 6], [7, 8]])
    }

    private static func codes(_ files: [String: String]) throws -> [String] {
        // The key file is no part of the project.
        try findings(files).compactMap { $0["code"] as? String }.filter { $0 != "private-key-absent" }
    }

    private static func findings(_ files: [String: String]) throws -> [[String: Any]] {
        let folder = try TemporaryFolder(files)
        return try report(try kessai(["check", "--format", "json"], in: folder.url).output)
    }

    private static func report(_ output: String) throws -> [[String: Any]] {
        let report = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        return report?["diagnostics"] as? [[String: Any]] ?? []
    }
}
