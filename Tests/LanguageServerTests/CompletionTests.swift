import LanguageServer
import SourceText
import Testing

@Suite("Completion knows what can stand at a place")
struct CompletionTests {
    /// The items at a mark in a text.
    private func items(
        _ marked: String, at mark: Character = "|", path: String = "products/new.yaml",
        capabilities: JSON = Editor.richCapabilities
    ) -> [JSON] {
        var editor = Editor(capabilities: capabilities)
        let parts = marked.split(separator: mark, omittingEmptySubsequences: false)
        editor.open(path, parts.joined())
        let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        return editor.at("textDocument/completion", path, before.count - 1, before.last?.utf16.count ?? 0)["items"].elements
    }

    private func labels(_ marked: String, path: String = "products/new.yaml") -> [String] {
        items(marked, path: path).compactMap { $0["label"].string }
    }

    private func number(_ json: JSON) -> Int { if case .integer(let number) = json { number } else { 0 } }

    private let product = "kind: product\nid: new\nname: N\nscenario: paid_product\n"

    @Test("Keys that are not there yet, in both spellings, those of the file first")
    func keys() {
        let english = labels(product + "|")
        #expect(english == ["payment_methods", "step_mails", "支払方法", "ステップメール"])
        let japanese = labels("kind: 販売設定\nid: new\n商品名: N\nscenario: shopping_cart\n支払方|")
        #expect(japanese == ["支払方法", "商品登録", "ステップメール", "payment_methods", "items", "step_mails"])
        #expect(labels("kind: 販売設定\n商|").prefix(2) == ["id", "商品名"])
    }

    @Test("What an item writes: the rest of the word is replaced, lists and mappings open their first line")
    func insertion() {
        let lists = items(product + "paym|ent")
        #expect(
            lists.first?["textEdit"] == [
                "range": ["start": ["line": 4, "character": 0], "end": ["line": 4, "character": 7]],
                "newText": "payment_methods:\n  - ",
            ])
        let scalar = items(product + "payment_methods:\n  - id: x\n    pri|\n").first { $0["label"] == "price" }
        #expect(scalar?["textEdit"]["newText"] == "price: ")
        #expect(scalar?["textEdit"]["range"]["start"] == ["line": 6, "character": 4])
        // A colon that is there already stays, also behind a blank.
        for colon in [":", " :"] {
            let renamed = items(product + "payment_methods:\n  - id: x\n    pr|ic\(colon) 100\n").first { $0["label"] == "price" }
            #expect(renamed?["textEdit"]["newText"] == "price")
            #expect(renamed?["textEdit"]["range"]["end"] == ["line": 6, "character": 8])
        }
        let nested = items("kind: integration\nam|\n", path: "kessai.yaml").first { $0["label"] == "amazon_pay" }
        #expect(nested?["textEdit"]["newText"] == "amazon_pay:\n  ")
    }

    @Test(
        "Nothing is offered where a word would move or replace what is no word",
        arguments: [
            "---|\nkind: product\n", "..|.\n", "|---\nkind: product\n", "-|-- # next\nkind: product\n", "|...\n",
            "payment_methods:\n | - use: shared\n", "  |  x: 1\n",
            // What is in brackets is more than a word.
            "payment_methods: |[{use: shared}]\n", "payment_methods: [|{use: shared}]\n",
            "payment_methods:\n  - |{use: shared}\n",
            "payment_methods:\n  - id: a\n    recurrence: | {every: 1 month}\n",
            "step_mails: [{id: a, from: |{name: \"A, B\", address: a@example.jp}}]\n",
            // A first line would part the key from the lines below it, or from its comment.
            "payment_methods:|\n- use: shared\n", "payment_methods:|\n    - use: shared\n",
            "payment_methods: | # what it costs\n",
            "step_mails:\n  - id: a\n    from:|\n      name: x\n",
        ])
    func noWord(_ tail: String) { #expect(labels(product + tail) == []) }

    @Test(
        "Right behind a colon a value comes with its blank; a quote or a dash is part of what is compared",
        arguments: [
            ("scenario:|\n", "shopping_cart", " shopping_cart", "shopping_cart ショッピングカート"),
            ("scenario: \"|\"\n", "shopping_cart", "shopping_cart", "\"shopping_cart \"ショッピングカート"),
            ("scenario: paid_product\npayment_methods:\n  -|\n", "use", "- use: ", "-use"),
            ("scenario: paid_product\npayment_methods: [{use:|}]\n", "shared", " shared", "shared"),
        ])
    func behindSigns(_ tail: String, _ label: String, _ insert: String, _ filter: String) {
        let item = items("kind: product\nid: new\nname: N\n" + tail).first { $0["label"].string == label }
        #expect(item?["textEdit"]["newText"].string == insert)
        #expect(item?["filterText"].string == filter)
    }

    @Test("A comment behind a key stays there")
    func commentBehind() {
        let item = items(product + "payment_m| # what it costs\n").first { $0["label"] == "payment_methods" }
        #expect(item?["textEdit"]["newText"] == "payment_methods:")
    }

    @Test("A comma between quotes begins no entry", arguments: ["\"b, |\"", "'b, {|', type: one_time", "\"b, [p|"])
    func quotes(_ value: String) {
        #expect(labels(product + "payment_methods:\n  - {id: a, name: \(value)}\n") == [])
    }

    @Test(
        "Inside brackets over several lines only the word is replaced",
        arguments: [
            ("  - {id: a,\n     type: one|, tax_rate: 10%}\n", "one_time", "one_time, tax_rate: 10%}"),
            ("  - {id: a,\n     |}\n", "price", "price: }"), ("  - {id: a,\n     type: one_time, pri|}\n", "price", "price: }"),
            ("  - {id: a, # {\n     type: one_time,\n     pri|}\n", "price", "price: }"),
            ("  - {id: a,\n     name: 'x}',\n     use: |}\n", "shared", "shared}"),
            ("  [{id: a,\n   pri|\n", "price", "price: "),
            ("  - {id: a, name: \"b, [c\", pri|}\n", "price", "price: }"),
            ("  - {id: a, name: 'b, {c', type: one|}\n", "one_time", "one_time}"),
            ("  - {id: a, name: it's, pri|, use: 'x'}\n", "price", "price: , use: 'x'}"),
        ])
    func brackets(_ tail: String, _ label: String, _ rest: String) {
        let marked = product + "payment_methods:\n" + tail
        let item = items(marked).first { $0["label"].string == label }
        let range = item?["textEdit"]["range"] ?? .null
        let lines = marked.replacing("|", with: "").split(separator: "\n", omittingEmptySubsequences: false)
        let line = Array(lines[number(range["start"]["line"])])
        let (start, end) = (number(range["start"]["character"]), number(range["end"]["character"]))
        let edited = String(line[..<start]) + (item?["textEdit"]["newText"].string ?? "-") + String(line[end...])
        #expect(range["start"]["line"] == range["end"]["line"] && edited.hasSuffix(rest), "\(edited)")
    }

    @Test(
        "What begins inside brackets comes with its own, and the cursor between them where the client can",
        arguments: [
            ("[|]", "use", "{use: }"), ("[us|]", "use", "{use: }"), ("[{use: shared}, |]", "use", "{use: }"),
            ("[\n    |\n  ]", "use", "{use: }"), ("[use: shared, |]", "price", "{price: }"), ("[us|: shared]", "name", "name"),
            ("[{recurrence:|}]", "every", " {every: }"), ("[{id: a, |}]", "price", "price: "),
        ])
    func bracketsOfItsOwn(_ list: String, _ label: String, _ inserted: String) {
        func item(_ capabilities: JSON) -> JSON? {
            items(product + "payment_methods: \(list)\n", capabilities: capabilities).first { $0["label"].string == label }
        }
        #expect(item([:])?["textEdit"]["newText"].string == inserted)
        #expect(item([:])?["insertTextFormat"] == .null)
        let snippets = item(["textDocument": ["completion": ["completionItem": ["snippetSupport": true]]]])
        #expect(snippets?["textEdit"]["newText"].string == inserted.replacing("}", with: "$0}"))
        #expect(snippets?["insertTextFormat"] == (inserted.hasSuffix("}") ? 2 : .null))
    }

    @Test("A list inside a mapping in brackets begins with both")
    func listInBrackets() {
        let found = items("{kind: product, payment_methods: |}\n", capabilities: [:]).first { $0["label"] == "use" }
        #expect(found?["textEdit"]["newText"] == "[{use: }]")
    }

    @Test(
        "An entry of a list: below its key, behind the dash, on its later lines",
        arguments: [
            "payment_methods:\n  |", "payment_methods:\n  - |", "payment_methods:\n  - price: 1\n    |", "payment_methods:\n- |",
            "payment_methods: [{|}]",
        ])
    func entries(tail: String) {
        let found = labels(product + tail)
        #expect(found.contains("use") && found.contains("tax_rate") && found.contains("消費税率"), "\(found)")
        #expect(!found.contains("scenario"))
        #expect(found.contains("price") == !tail.contains("price"))
    }

    @Test("A list's first entry brings its dash along")
    func dash() {
        let found = items(product + "payment_methods:\n  |").first { $0["label"] == "use" }
        #expect(found?["textEdit"]["newText"] == "- use: ")
    }

    @Test(
        "A further entry brings its dash along, above, between and below others, and behind a dash that was typed",
        arguments: [
            "  - use: a\n  |", "  - use: a\n  -|", "  - use: a\n  u|", "  - use: a\n\n  # note\n  |\n",
            "  - id: a\n    type: one_time\n  |\n  - use: b\n", "  |\n  - use: a\n", "- use: a\n-|", "-|\n- use: a\n",
        ])
    func furtherEntry(_ tail: String) {
        let found = items(product + "payment_methods:\n" + tail)
        #expect(found.first { $0["label"] == "use" }?["textEdit"]["newText"] == "- use: ")
        let lists = found.first { $0["label"] == "recurrence" }?["textEdit"]["newText"].string
        let column = tail.hasPrefix("  ") ? 6 : 4
        #expect(lists == "- recurrence:\n" + String(repeating: " ", count: column))
    }

    @Test(
        "Behind the dash of an entry that is there the dash stays, and what the entry has already is not offered",
        arguments: ["  -| id: a\n    type: one_time\n", "  |- id: a\n    type: one_time\n", "  -| use: b\n    type: one_time\n"])
    func entryThatIsThere(_ entry: String) {
        let found = items(product + "payment_methods:\n  - use: shared\n" + entry)
        let name = found.first { $0["label"] == "name" }?["textEdit"]
        #expect(name?["newText"] == "- name")
        #expect(name?["range"]["start"] == ["line": 6, "character": 2])
        #expect(!found.contains { $0["label"] == "type" })
    }

    @Test(
        "Where a key may stand beside the dashes, keys are offered",
        arguments: [
            ("payment_methods:\n- use: a\n|", "step_mails", "step_mails:\n  - "),
            ("payment_methods:\n- use: a\n|\n- use: b\n", "step_mails", "step_mails:\n  - "),
            ("payment_methods:\n  - id: a\n    |\n  - use: b\n", "price", "price: "),
            ("step_mails:\n  - use: a\n|", "payment_methods", "payment_methods:\n  - "),
            ("step_mails:\n  - id: a\n    cc:\n    - a@example.jp\n    |\n", "body", "body: "),
            ("step_mails:\n  - cc:\n    - a@example.jp\n    |\n", "body", "body: "),
            ("step_mails:\n  - id: a\n    body: >\n      - x\n      |\n", "subject", nil),
            ("step_mails:\n  - id: a\n    cc:\n      - a@example.jp\n      |\n", "subject", nil),
        ])
    func besideDashes(_ tail: String, _ label: String, _ insert: String?) {
        let found = items(product + tail).first { $0["label"].string == label }
        #expect(found?["textEdit"]["newText"].string == insert)
    }

    @Test(
        "A name is found by its beginning in full-width signs, and looked for anew with each further one",
        arguments: [
            ("料金（", "料金（税込) price", true), ("料金", "料金(税込) price", true), ("料金(", "料金(税込) price", true),
            ("pri", "料金(税込) price", false), ("ﾘｮｳ", "料金(税込) price", true),
        ])
    func fullWidth(_ typed: String, _ filter: String, _ isIncomplete: Bool) {
        var editor = Editor()
        let text = "kind: 販売設定\nid: new\n商品名: N\n支払方法:\n  - id: x\n    \(typed)\n"
        editor.open("products/new.yaml", text)
        let answer = editor.at("textDocument/completion", "products/new.yaml", 5, 4 + typed.utf16.count)
        #expect(answer["items"].elements.first { $0["label"] == "料金(税込)" }?["filterText"].string == filter)
        #expect(answer["isIncomplete"] == .boolean(isIncomplete))
    }

    @Test(
        "Behind the key of a list or mapping the first entry begins on the next line",
        arguments: [
            ("payment_methods: |", "use", "\n  - use: "), ("payment_methods:   |\n", "step", nil),
            ("step_mails: u|", "use", "\n  - use: "), ("payment_methods:\n  - recurrence: |", "every", "\n      every: "),
            ("payment_methods: [{u|}]", "use", "use: "),
        ])
    func behindAKey(text: String, label: String, inserted: String?) {
        let found = items(product + text).first { $0["label"].string == label }
        #expect(found?["textEdit"]["newText"].string == inserted)
    }

    @Test(
        "Values: choices in both spellings, booleans, ids, tax rates, kinds",
        arguments: [
            (
                "kind: product\nscenario: |",
                ["paid_product", "shopping_cart", "subscription", "有料商品", "ショッピングカート", "サブスクリプション(定期継続コース)"]
            ),
            (
                "kind: product\nscenario: sho|pp # cart",
                ["paid_product", "shopping_cart", "subscription", "有料商品", "ショッピングカート", "サブスクリプション(定期継続コース)"]
            ),
            ("kind: payment_method\nuse_test_environment: |", ["true", "false"]),
            ("kind: payment_method\ntax_rate: |", ["10%", "8%", "0%"]),
            ("kind: product\npayment_methods:\n  - use: |", ["shared"]),
            ("kind: product\npayment_methods: [{use: sh|}]", ["shared"]),
            ("kind: product\nstep_mails:\n  - use: |", []),
            ("kind: |", ["integration", "product", "payment_method", "step_mail", "決済連携設定", "販売設定", "支払方法", "ステップメール"]),
            ("|", ["kind"]), ("ki|", ["kind"]), ("id: x\n|", ["kind"]),
            ("kind: payment_method\n---\n|", ["kind"]),
            ("kind: product\nname: |", []), ("kind: integration\nkessai: |", ["1"]),
            (
                "kind: payment_method\nrecurrence:\n  every: |",
                ["1 month", "1 week", "1 year", "1 day", "1か月", "1週間", "1年", "1日"]
            ),
            (
                "kind: 販売設定\n支払方法: [{recurrence: {every: |}}]",
                ["1か月", "1週間", "1年", "1日", "1 month", "1 week", "1 year", "1 day"]
            ),
        ] as [(String, [String])])
    func values(marked: String, expected: [String]) {
        #expect(labels(marked) == expected)
    }

    @Test(
        "An id that another entry of the list goes by is not offered again, unless this one has another name",
        arguments: [
            ("  - use: shared\n  - use: |\n", false), ("  - use: |\n  - use: shared\n", false), ("  - use: sh|ared\n", true),
            ("  - id: shared\n  - use: |\n", false), ("  - use: shared\n    id: other\n  - use: |\n", true),
            ("  - use: shared\n  - id: other\n    use: |\n", true), ("  [use: shared, use: |]\n", false),
            ("  [{use: shared}, {use: |}]\n", false), ("  [{use: |}]\nstep_mails: [{use: shared}]\n", true),
        ])
    func takenIDs(_ list: String, _ isOffered: Bool) {
        #expect(labels(product + "payment_methods:\n" + list) == (isOffered ? ["shared"] : []))
    }

    @Test("An id says what its document holds, without secrets")
    func references() {
        let key = "AKIA" + "CANARY7CANARY7CA"
        var files = Editor.shop
        files["/shop/more.yaml"] = """
            kind: 支払方法
            id: monthly
            料金(税込): 500
            支払方法表示名: 月払い \(key)
            type: recurring
            ---
            kind: payment_method
            id: bare
            ---
            kind: step_mail
            id: failed
            subject: お支払いの確認
            trigger: charge_failed
            body: b
            """
        func details(_ list: String) -> [String?] {
            var editor = Editor(files)
            editor.open("products/new.yaml", "kind: product\n\(list): [{use: }]\n")
            let found = editor.at("textDocument/completion", "products/new.yaml", 1, list.count + 9)["items"].elements
            return found.map { $0["detail"].string }
        }
        let methods = details("payment_methods")
        #expect(methods.count == 3 && methods[2] == "one_time · 1980" && methods[1] == nil)
        #expect(methods[0]?.hasPrefix("月払い ") == true && methods[0]?.hasSuffix(" · recurring · 500") == true)
        #expect(methods[0]?.contains(key) == false)
        #expect(details("step_mails") == ["お支払いの確認 · charge_failed"])
    }

    @Test(
        "The origins of the site and the return URLs that are not listed yet",
        arguments: [
            ("\n      - |", ["https://shop.example.jp", "https://pay.example.jp:8443"], "https://shop.example.jp"),
            ("\n      - ht|", ["https://shop.example.jp", "https://pay.example.jp:8443"], "https://shop.example.jp"),
            ("\n      |", ["https://shop.example.jp", "https://pay.example.jp:8443"], "- https://shop.example.jp"),
            ("\n      - https://SHOP.example.jp\n      |", ["https://pay.example.jp:8443"], "- https://pay.example.jp:8443"),
            ("\n      - |\n      - https://pay.example.jp:8443", ["https://shop.example.jp"], "https://shop.example.jp"),
            (" [https://shop.example.jp, |]", ["https://pay.example.jp:8443"], "https://pay.example.jp:8443"),
            (" [https://shop.example.jp, https://pay.example.jp:8443, |]", [], nil),
        ] as [(String, [String], String?)])
    func origins(_ list: String, _ expected: [String], _ inserted: String?) {
        let found = items(
            """
            kind: integration
            site:
              url: https://shop.example.jp
            amazon_pay:
              live:
                javascript_origins:\(list)
                return_urls: [https://shop.example.jp/a, https://Pay.example.jp:8443/b, nowhere]
              sandbox:
                return_urls: [https://test.example.jp/a]
            """, path: "kessai.yaml")
        #expect(found.compactMap { $0["label"].string } == expected)
        #expect(found.first?["textEdit"]["newText"].string == inserted)
    }

    @Test("Codes below rules and in suppressions are those that can be silenced")
    func codes() {
        let rules = labels("kind: integration\nrules:\n  brand-spelling: off\n  |\n", path: "kessai.yaml")
        #expect(rules.contains("unusual-tax-rate"))
        #expect(!rules.contains("brand-spelling"))
        #expect(!rules.contains("missing-price"))
        #expect(
            labels("kind: integration\nrules:\n  brand-spelling: |\n", path: "kessai.yaml") == [
                "off", "hint", "warning", "error",
            ])
        let comment = items("kind: payment_method\ntax_rate: 5% # kessai: allow unus|ual later\n")
        let item = comment.first { $0["label"] == "unusual-tax-rate" }
        #expect(
            item?["textEdit"] == [
                "range": ["start": ["line": 1, "character": 29], "end": ["line": 1, "character": 36]],
                "newText": "unusual-tax-rate",
            ])
        #expect(labels("kind: payment_method\n# kessai: allow |\n").contains("brand-spelling"))
        #expect(labels("kind: payment_method # pri|\n") == [])
        #expect(labels("kind: payment_method # kessai: allow brand-spelling be|cause\n") == [])
    }

    @Test(
        "A comment that may become a suppression is led there",
        arguments: [
            ("#|", 1, " kessai: allow "), ("# |", 2, "kessai: allow "), ("# kes|", 2, "kessai: allow "),
            ("# kessai: al|", 2, "kessai: allow "), ("#kessai|", 1, " kessai: allow "),
            ("tax_rate: 5% # |  ", 15, "kessai: allow "),
            ("# x|", 0, nil), ("# | note", 0, nil), ("## |", 0, nil), ("name: a#|", 0, nil), ("name: \"# |\"", 0, nil),
        ] as [(String, Int, String?)])
    func suppressionWords(_ tail: String, _ start: Int, _ insert: String?) {
        let found = items("kind: payment_method\n" + tail).first { $0["label"] == "kessai: allow" }
        #expect(found?["textEdit"]["newText"].string == insert)
        if insert != nil {
            #expect(found?["textEdit"]["range"]["start"] == ["line": 1, "character": .integer(start)])
            #expect(found?["filterText"] == "kessai: allow")
        }
    }

    @Test("Nothing of it in the text of a mail")
    func noSuppressionInMails() {
        #expect(items("kind: step_mail\nid: m\nsubject: s\nbody: |\n  a\n  # ▮", at: "▮").isEmpty)
    }

    @Test(
        "A blank line inside a text has no key, which would end the text; one below it has",
        arguments: [
            ("|\n  あ\n▮\n  い\n", false), ("|\n  あ\n ▮\n  い\n", false), ("|\n  あ\n  ▮\n  い\n", false),
            ("\"あ\n▮\n  い\"\n", false), ("|\n  あ\n  い\n▮\n", true), ("|\n  あ\n\n▮\n\ncc: []\n", true),
            ("|+\n  あ\n▮\n\n\n", true), ("|\n  あ\n▮", true),
        ])
    func blankLines(_ body: String, _ isOffered: Bool) {
        let found = items("kind: step_mail\nid: a\ntrigger: charge_failed\nsubject: s\nbody: \(body)", at: "▮")
        #expect(found.contains { $0["label"] == "delay_minutes" } == isOffered)
        #expect(found.isEmpty == !isOffered)
    }

    @Test(
        "A key deeper than those below it is written beside them, and none is offered twice",
        arguments: [
            ("kind: integration\nsite:\n      |\n  url: https://shop.example.jp\n", "plan", "url", 2, "plan: "),
            ("kind: integration\nsite:\n      pl|\n  url: https://shop.example.jp\n", "plan", "url", 2, "plan: "),
            ("kind: payment_method\nrecurrence:\n    |\n  every: 1 month\n", "times", "every", 2, "times: "),
            ("# note\n  |\nkind: product\n", "name", "kind", 0, "name: "),
            ("kind: product\npayment_methods:\n      |\n  - id: a\n", "name", "items", 2, "- name: "),
            (
                "kind: product\npayment_methods:\n  - id: a\n    recurrence:\n          |\n    price: 1\n", "times", "price", 10,
                "times: "
            ),
        ])
    func deeperThanSiblings(_ text: String, _ label: String, _ present: String, _ column: Int, _ inserted: String) {
        let found = items(text)
        let edit = found.first { $0["label"].string == label }?["textEdit"]
        #expect(edit?["newText"].string == inserted)
        #expect(edit?["range"]["start"]["character"].integer == column)
        #expect(!found.contains { $0["label"].string == present })
    }

    @Test("Items explain themselves and are found by either name")
    func details() {
        let item = items(product + "payment_methods:\n  - |").first { $0["label"] == "price" }
        #expect(item?["detail"] == "料金(税込)")
        #expect(item?["filterText"] == "price 料金(税込)")
        #expect(item?["documentation"]["value"].string?.contains("円単位") == true)
        let sorted = items(product + "|").compactMap { $0["sortText"].string }
        #expect(sorted == sorted.sorted() && Set(sorted).count == sorted.count)
    }
}
