// Two things of one name in the guide: no step may lead to what another one has made.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct NamesakeTests {
    /// Two products of one name; two methods and two mails of one name in the first.
    private static let products = """
        kind: product
        id: a
        name: 講座
        scenario: paid_product
        payment_methods:
          - {id: one, name: Amazon Pay, type: one_time, tax_rate: 10%, price: 12000}
          - {id: split, name: Amazon Pay, type: recurring, tax_rate: 10%, price: 4000}
        step_mails:
          - {id: first, trigger: charge_failed, subject: お支払いのご確認, body: 一通目}
          - {id: second, trigger: charge_failed, delay_minutes: 4320, subject: お支払いのご確認, body: 二通目}
          - {id: stopped, trigger: recurring_cancelled, delay_minutes: 60, subject: お支払いのご確認, body: 三通目}
        ---
        kind: product
        id: b
        name: 講座
        scenario: paid_product
        payment_methods:
          - {id: one, name: Amazon Pay, type: one_time, tax_rate: 10%, price: 15000}

        """

    private func project(_ replacements: (String, String)...) throws -> CheckedProject {
        let products = replacements.reduce(Self.products) { $0.replacing($1.0, with: $1.1) }
        return try checked(["kessai.yaml": Shop.integration, "products.yaml": products])
    }

    private func steps(_ project: CheckedProject) -> [Guide.Step] { Guide(project).sections.flatMap(\.steps) }

    private func making(_ project: CheckedProject, _ id: String) throws -> Guide.Making {
        try #require(steps(project).first { $0.id == "product/\(id)" }?.making)
    }

    @Test func titlesTellNamesakesApart() throws {
        let project = try project()
        let sections = Guide(project).sections.filter { if case .product = $0.kind { true } else { false } }
        #expect(sections.map(\.title.ja) == ["商品「講座」(4,000円、12,000円)", "商品「講座」(15,000円)"])
        #expect(sections.allSatisfy { $0.lead.ja.hasSuffix("この名前の商品は全部で2件です。それぞれ別のシナリオに入力します。") })
        #expect(
            sections[0].steps.dropFirst().map(\.title.ja) == [
                "支払方法「Amazon Pay」(Amazon Pay決済(ワンタイムペイメント:一括支払い))", "支払方法「Amazon Pay」(Amazon Pay決済(従量定期課金))",
                "ステップメール「お支払いのご確認」(登録から0分後)", "ステップメール「お支払いのご確認」(登録から4320分後)", "ステップメール「お支払いのご確認」(登録から60分後)",
            ])
        #expect(sections[1].steps.last?.title.en == "Payment method “Amazon Pay”")
        #expect(
            steps(project).filter { $0.id.hasSuffix("/order") }.map(\.title.en) == [
                "Order “講座” (¥4,000, ¥12,000) with “Amazon Pay” (Amazon Pay決済(ワンタイムペイメント:一括支払い))",
                "Order “講座” (¥4,000, ¥12,000) with “Amazon Pay” (Amazon Pay決済(従量定期課金))",
                "Order “講座” (¥15,000) with “Amazon Pay”",
            ])
        // A name of its own needs nothing more.
        let own = Guide(try self.project(("id: b\nname: 講座", "id: b\nname: 入門"), ("お支払いのご確認, body: 三", "停止, body: 三"))).sections
        #expect(own.map(\.title.ja).filter { $0.hasPrefix("商品") } == ["商品「講座」", "商品「入門」"])
        #expect(own.flatMap(\.steps).contains { $0.title.ja == "ステップメール「停止」" })
    }

    /// To the letter, each step makes one more or opens its own.
    @Test func noStepOverwritesAnother() throws {
        let project = try project()
        for id in ["a/method/one", "a/method/split"] {
            let making = try making(project, id)
            #expect(making.either.ja.hasPrefix("この名前の支払方法は全部で2件です。ここでは、そのうち下の値のものを入力します。それがまだなければ「支払方法の追加」で"))
            #expect(making.again.ja.hasPrefix("この名前の支払方法は全部で2件です。ここでは、そのうち下の値(変わる値は変更前の値)のものを"))
            for way in [making.either, making.again] {
                #expect(!way.ja.contains("2つ目") && !way.en.contains("second"))
                // The other one of the name may be still to come.
                #expect(way.ja.contains("同じものを重ねて加えないでください"))
                #expect(way.ja.hasSuffix("ほかの支払方法は書き換えないでください。"))
            }
        }
        for id in ["a/mail/first", "a/mail/second"] {
            let making = try making(project, id)
            #expect(making.either.ja.hasPrefix("この件名のメールは、このタブに全部で2通です。") && !making.either.ja.contains("2通目"))
        }
        // In its tab it is the only one.
        #expect(try making(project, "a/mail/stopped").either.ja.hasPrefix("まだなければ「新規追加」から作ります。すでにあれば「…」から「編集」を開き、2通目は作らないでください。"))
        #expect(try making(project, "b/method/one").either.ja.contains("2つ目は加えないでください"))
    }

    @Test func itemsOfOneName() throws {
        let items = """
            items:
              - {name: Tシャツ, tax_rate: 10%, price: 1500}
              - {name: Tシャツ, tax_rate: 10%, price: 2500}
              - {name: 帽子, tax_rate: 10%, price: 2500}
            step_mails:
            """
        let project = try Shop.checked([
            ("scenario: paid_product", "scenario: shopping_cart"), ("    price: 1980\n", ""), ("price: 500\n", ""),
            ("tax_rate: 10%\n", ""), ("step_mails:", items),
        ])
        #expect(
            steps(project).map(\.title.en).filter { $0.hasPrefix("Register") } == [
                "Register the item “Tシャツ” (¥1,500)", "Register the item “Tシャツ” (¥2,500)", "Register the item “帽子”",
            ])
        #expect(try making(project, "course/item/2").either.en.hasPrefix("There are 2 items of this name in all."))
        #expect(
            try making(project, "course/item/3").again.en
                == "The record says that it is there: open it and do not add a second one.")
    }

    /// A plan calls them the same.
    @Test func aPlanSaysTheSame() throws {
        let plan = EntryPlan(from: try project().entries.map(\.entry), to: try project(("二通目", "二回目")).entries.map(\.entry))
        #expect(plan.changes.map(\.subject.ja) == ["「講座」(4,000円、12,000円)のメール「お支払いのご確認」(登録から4320分後)の本文"])
    }

    /// Methods of one name, each with its id, price and what else it has.
    private func methods(_ methods: (String, Int, String)...) throws -> [Entry] {
        let lines = methods.map { "  - {id: \($0), name: 支払い, type: recurring, tax_rate: 10%, price: \($1)\($2)}\n" }
        let product = "kind: product\nid: a\nname: 講座\nscenario: paid_product\npayment_methods:\n\(lines.joined())"
        return try checked(["kessai.yaml": Shop.integration, "product.yaml": product]).entries.map(\.entry)
    }

    private func told(_ old: [Entry], _ new: [Entry]) -> [String] {
        EntryPlan(from: old, to: new).told.map { "\($0.subject.ja) \($0.summary([.ja]) { $0 })" }
    }

    /// A price that changes tells a method from another one before and after: none is taken for what the line above has made like it.
    @Test func whatTellsThemApartMayChange() throws {
        let (before, box) = (try methods(("a", 1980, ""), ("b", 2980, "")), ", collect_shipping_address: true")
        #expect(
            told(before, try methods(("a", 2980, ""), ("b", 3980, box))) == [
                "「講座」の支払方法「支払い」(2,980円)の料金 2,980円 → 3,980円", "「講座」の支払方法「支払い」(1,980円)の料金 1,980円 → 2,980円",
                "「講座」の支払方法「支払い」(上の変更後は3,980円)の「お届け先情報を取得する」 チェックなし → チェックあり",
            ])
        #expect(
            told(before, try methods(("a", 2980, ""), ("b", 2980, box))).last
                == "「講座」の支払方法「支払い」(変更前から2,980円)の「お届け先情報を取得する」 チェックなし → チェックあり")
        // What is yet to be made has nothing before the changes.
        let test = ", use_test_environment: true"
        #expect(
            told(try methods(("a", 1980, test)), try methods(("a", 2480, ""), ("b", 2480, test))).contains {
                $0.hasPrefix("「講座」の支払方法「支払い」(新規、2,480円)")
            })
        // What this plan leaves as it is comes first, also where another value is named before it.
        let (monthly, yearly) = (", recurrence: {every: 1 month}", ", recurrence: {every: 1 year}")
        #expect(
            told(try methods(("a", 1980, monthly), ("b", 2980, yearly)), try methods(("a", 2980, monthly), ("b", 3980, yearly)))
                == ["「講座」の支払方法「支払い」(1か月ごと)の料金 1,980円 → 2,980円", "「講座」の支払方法「支払い」(1年ごと)の料金 2,980円 → 3,980円"])
        #expect(
            told(before, try methods(("a", 2980, ""), ("b", 1980, box))) == [
                "「講座」の支払方法「支払い」(2,980円)の料金 2,980円 → 1,980円", "「講座」の支払方法「支払い」(1,980円)の料金 1,980円 → 2,980円",
                "「講座」の支払方法「支払い」(上の変更後は1,980円)の「お届け先情報を取得する」 チェックなし → チェックあり",
            ])
    }

    /// What is there is called by what is there, not by what is yet to be entered.
    @Test func whatIsThereHasNoneOfIt() throws {
        let (box, monthly) = (", collect_shipping_address: true", ", recurrence: {every: 1 month}")
        let before = try methods(("m", 100, monthly), ("y", 100, ""))
        #expect(
            told(before, try methods(("m", 100, monthly), ("y", 100, box + ", recurrence: {every: 1 year}"))) == [
                "「講座」の支払方法「支払い」(課金の周期なし)の課金の周期 新規: 1年ごと",
                "「講座」の支払方法「支払い」(上の変更後は1年ごと)の「お届け先情報を取得する」 チェックなし → チェックあり",
            ])
        #expect(
            told(before, try methods(("m", 100, ""), ("y", 100, box))) == [
                "「講座」の支払方法「支払い」(1か月ごと)の課金の周期 削除: 1か月ごと",
                "「講座」の支払方法「支払い」(変更前から課金の周期なし)の「お届け先情報を取得する」 チェックなし → チェックあり",
            ])
        // One that is to be made has what is asked for.
        #expect(told(try methods(("m", 100, monthly)), before).allSatisfy { $0.contains("(課金の周期なし)") })
        let mail = "  - {id: x, trigger: charge_failed, subject: お知らせ, body: 一}\n"
        func mails(_ second: String) throws -> [Entry] {
            try Shop.checked([("step_mails:\n", "step_mails:\n\(mail)\(mail.replacing("id: x", with: "id: y\(second)"))")])
                .entries
                .map(\.entry)
        }
        #expect(
            told(try mails(""), try mails(", from: {name: 事務局}"))
                == ["「オンライン講座」のメール「お知らせ」(設定のID「y」)の差出人名 新規: 事務局"])
    }

    /// Names that are passed on: the one that gives a name up comes before the one that takes it.
    @Test func namesThatArePassedOn() throws {
        func products(_ names: String...) throws -> [Entry] {
            let products = zip(["a", "b", "c"], names).map { id, name in
                "kind: product\nid: \(id)\nname: \(name)\nscenario: paid_product\npayment_methods:\n"
                    + "  - {id: one, type: one_time, tax_rate: 10%, price: 1000, collect_shipping_address: \(id == "a")}\n"
            }
            return try checked(["kessai.yaml": Shop.integration, "p.yaml": products.joined(separator: "---\n")]).entries
                .map(\.entry)
        }
        let before = try products("第1期", "第2期", "第3期")
        #expect(
            told(before, try products("第2期", "第3期", "第4期")) == [
                "「第3期」の商品名 第3期 → 第4期", "「第2期」の商品名 第2期 → 第3期", "「第1期」の商品名 第1期 → 第2期",
            ])
        // Nothing else has to be found by such a name any more.
        let boxed = try products("第2期", "第3期", "第4期").map { entry in
            entry.id.field == .collectShippingAddress ? Entry(entry.id, "true") : entry
        }
        #expect(EntryPlan(from: before, to: boxed).changes.map(\.id.field.rawValue).suffix(3) == ["name", "name", "name"])
        // Around a ring there is no such order: one of them gets a name of its own for a while.
        let ring = EntryPlan(from: before, to: try products("第2期", "第1期", "第3期"))
        #expect(
            ring.changes.map(\.subject.ja).sorted() == [
                "「第1期」(仮の名前に変えておいたもの)の商品名", "「第2期」の商品名",
            ])
        #expect(ring.changes.map(\.warnings.count) == [1, 0])
        #expect(ring.changes[0].warnings[0].ja.hasPrefix("いま「第1期」の名前のものと見分けがつかなくなるため、先にそちらを仮の名前に"))
        #expect(ring.changes[0].warnings[0].en.hasSuffix("The line that makes it “第2期” is below."))
        // A name of its own is changed where it always was.
        #expect(told(before, try products("第1期", "第2期", "新3期")) == ["「第3期」の商品名 第3期 → 新3期"])

        let mail = "  - {id: a, trigger: charge_failed, subject: 一, body: 一, delay_minutes: 1}\n"
        let pair =
            mail + mail.replacing("id: a", with: "id: b").replacing("subject: 一", with: "subject: 二").replacing("1}", with: "2}")
        func mails(_ replacements: (String, String)...) throws -> [Entry] {
            try Shop.checked([("step_mails:\n", "step_mails:\n\(pair)")] + replacements).entries.map(\.entry)
        }
        #expect(
            told(try mails(), try mails(("subject: 二", "subject: 三"), ("subject: 一", "subject: 二"), ("body: 一", "body: 文"))).map {
                $0.components(separatedBy: "の").last ?? ""
            } == ["件名 二 → 三", "本文 1行目 「一」 → 1行目 「文」", "件名 一 → 二", "本文 1行目 「一」 → 1行目 「文」"])
    }

    /// Names that are exchanged, with other prices: a line names what the screen shows by then.
    @Test func namesThatAreExchanged() throws {
        func methods(_ first: (String, Int), _ second: (String, Int)) throws -> [Entry] {
            try self.methods(("a", first.1, ""), ("b", second.1, "")).map { entry in
                guard entry.id.field == .methodName else { return entry }
                return Entry(entry.id, entry.id.owner.id == "a" ? first.0 : second.0)
            }
        }
        let before = try methods(("会員価格", 9800), ("一般価格", 8800))
        #expect(
            told(before, try methods(("一般価格", 10800), ("会員価格", 9800))).suffix(2) == [
                "「講座」の支払方法「一般価格」(上の変更後は9,800円)の支払方法表示名 一般価格 → 会員価格",
                "「講座」の支払方法「会員価格」(上の変更後は10,800円)の支払方法表示名 会員価格 → 一般価格",
            ])
        // With the prices as they are, each is told by its own.
        #expect(
            told(before, try methods(("一般価格", 9800), ("会員価格", 8800))).suffix(2) == [
                "「講座」の支払方法「一般価格」(8,800円)の支払方法表示名 一般価格 → 会員価格",
                "「講座」の支払方法「会員価格」(9,800円)の支払方法表示名 会員価格 → 一般価格",
            ])

        func products(_ first: (String, Int), _ second: (String, Int)) throws -> [Entry] {
            let products = zip(["a", "b"], [first, second]).map { id, product in
                "kind: product\nid: \(id)\nname: \(product.0)\nscenario: paid_product\npayment_methods:\n"
                    + "  - {id: one, type: one_time, tax_rate: 10%, price: \(product.1)}\n"
            }
            return try checked(["kessai.yaml": Shop.integration, "p.yaml": products.joined(separator: "---\n")]).entries
                .map(\.entry)
        }
        let plan = EntryPlan(
            from: try products(("入門講座", 29800), ("応用講座", 19800)), to: try products(("応用講座", 32800), ("入門講座", 29800)))
        #expect(
            plan.changes.suffix(2).map(\.subject.ja) == ["「応用講座」(上の変更後は29,800円)の商品名", "「入門講座」(上の変更後は32,800円)の商品名"])
        #expect(plan.changes.last?.subject.en == "“入門講座” (¥32,800 after the changes above): Product name")
        #expect(plan.changes.allSatisfy { $0.warnings.isEmpty })
    }

    /// What was renamed in one line is called by its new name in the next, also where its sender tells it from the other one.
    @Test func aNewNameIsUsedFromThenOn() throws {
        func mails(_ subject: String, _ body: String) throws -> [Entry] {
            let mail = "trigger: charge_failed, subject: お願い"
            let mails =
                "  - {id: x, \(mail.replacing("お願い", with: subject)), body: \(body)}\n"
                + "  - {id: y, \(mail), body: 文, from: {name: 事務局}}\n"
            return try Shop.checked([("step_mails:\n", "step_mails:\n\(mails)")]).entries.map(\.entry)
        }
        #expect(
            told(try mails("お願い", "一"), try mails("お知らせ", "二")).map { $0.components(separatedBy: " ")[0] } == [
                "「オンライン講座」のメール「お願い」(差出人名なし)の件名", "「オンライン講座」のメール「お知らせ」(差出人名なし)の本文",
            ])
    }

    /// Whoever follows a plan to the letter, finding each thing by the name and the value that its line says, ends where it leads to.
    @Test func aPlanThatIsFollowedToTheLetter() throws {
        let (names, prices) = (["甲", "乙", "丙"], [100, 200, 300])
        func shop(_ names: [String], _ prices: [Int]) throws -> [Entry] {
            try methods(("a", prices[0], ""), ("b", prices[1], ""), ("c", prices[2], "")).map { entry in
                guard entry.id.field == .methodName, let id = entry.id.owner.id else { return entry }
                return Entry(entry.id, names[["a": 0, "b": 1, "c": 2][id, default: 0]])
            }
        }
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        let before = try shop(names, prices)
        for order in orders {
            for amounts in [
                [100, 200, 300], [200, 300, 400], [200, 100, 300], [300, 300, 100], [500, 100, 200], [300, 100, 200],
            ] {
                let after = try shop(order.map { names[$0] }, amounts)
                var screen = ["a", "b", "c"].enumerated().map { (id: $1, name: names[$0], price: prices[$0]) }
                for change in EntryPlan(from: before, to: after).changes {
                    guard let new = change.new?.value, let id = change.id.owner.id else { continue }
                    let label = change.subject.ja
                    if label.contains("仮の名前") || label.contains("のID") { continue }
                    let found = screen.indices.filter { index in
                        let amounts = label.matches(of: /([0-9,]+)円\)の/).compactMap { Int($0.1.replacing(",", with: "")) }
                        return label.contains("支払方法「\(screen[index].name)」")
                            && (amounts.last ?? screen[index].price) == screen[index].price
                    }
                    #expect(found.map { screen[$0].id } == [id], "\(order) \(amounts) \(label) \(screen)")
                    guard let index = screen.firstIndex(where: { $0.id == id }) else { continue }
                    if change.id.field == .price { screen[index].price = Int(new) ?? 0 } else { screen[index].name = new }
                }
            }
        }
    }

    /// What no price tells from each other, a box, an address or a text does.
    @Test func whatElseTellsThemApart() throws {
        let twins = try methods(("pdf", 9800, ""), ("book", 9800, ", collect_shipping_address: true"))
        let gone = EntryPlan(from: twins, to: twins.filter { $0.id.owner.id != "pdf" })
        #expect(gone.told.map(\.subject.ja) == ["「講座」の支払方法「支払い」(お届け先情報を取得しない)"])
        #expect(gone.told.map(\.subject.en) == ["“講座”, payment method “支払い” (not collecting the shipping address)"])
        for (value, shown) in [
            (", bcc: [a@shop.example.jp]", "(Bcc: a@shop.example.jp)"), (", cc: [a@shop.example.jp]", "(Cc: a@shop.example.jp)"),
            (", unsubscribe: true", "(配信解除あり)"), ("", nil), (", body: 二通目", "(本文の始まりは「二通目」)"),
        ] as [(String, String?)] {
            let mails = ["id: x, body: 一通目", "id: y" + (value.contains("body") ? "" : ", body: 一通目") + value].map {
                "  - {trigger: recurring_cancelled, subject: お知らせ, \($0)}\n"
            }
            let both = try Shop.checked([("step_mails:\n", "step_mails:\n\(mails.joined())"), ("auto_pay", "recurring")])
                .entries.map(\.entry)
            let gone = EntryPlan(from: both, to: both.filter { $0.id.owner.id != "y" }).told
            #expect(gone.map(\.subject.ja) == ["「オンライン講座」のメール「お知らせ」\(shown ?? "(記録のID「y」)")"])
        }
    }
}
