// How a plan tells what there is to do: by the names that the consoles show, as one thing what is one, and in which order.
import Schema
import SourceText
import Testing

@testable import Outputs

@Suite struct PlanWordsTests {
    private func entries(_ replacements: (String, String)...) throws -> [Entry] {
        try Shop.checked(replacements).entries.map(\.entry)
    }

    private func text(_ old: [Entry], _ new: [Entry], _ language: Language = .ja) -> String {
        EntryPlan(from: old, to: new).report(.text, [language])
    }

    /// A second method beside the first.
    private static let second = (
        "    price: 1980\n", "    price: 1980\n  - {id: two, type: one_time, tax_rate: 10%, price: 1980}\n"
    )

    /// What is there already is called as the console shows it until it is renamed.
    @Test func theNameOfTheConsole() throws {
        let renamed = ("name: オンライン講座", "name: 入門講座")
        let plan = EntryPlan(from: try entries(), to: try entries(renamed, ("1980", "2480"), ("お支払いのお願い", "お願い")))
        #expect(
            plan.changes.map(\.subject.ja) == [
                "「オンライン講座」(新しい名前は「入門講座」)の料金",
                "「オンライン講座」(新しい名前は「入門講座」)のメール「お支払いのお願い」の件名", "「オンライン講座」の商品名",
            ])
        #expect(plan.changes.first?.subject.en == "“オンライン講座” (new name: “入門講座”): Price")
        #expect(EntryPlan(from: [], to: try entries(renamed)).changes.allSatisfy { !$0.subject.ja.contains("新しい名前") })
    }

    /// What looks equal shows what tells it apart; marks that both have are drawn as they are.
    @Test(arguments: [
        ("ガイド便", "カ\u{3099}イト\u{3099}便", "ガイド便 → カ<U+3099>イト<U+3099>便"),
        ("ハ\u{309A}ック", "パック", "ハ<U+309A>ック → パック"), ("Cafe\u{301}", "Café", "Cafe<U+0301> → Café"),
        ("\u{FA19}社", "神社", "<U+FA19>社 → <U+795E>社"), ("葛\u{E0100}湯", "葛湯", "葛<U+E0100>湯 → 葛湯"),
        ("カ\u{3099}イト", "カ\u{3099}イド", "カ\u{3099}イト → カ\u{3099}イド"), ("講座 ", "講座", "講座<U+0020> → 講座"),
    ])
    func whatLooksEqual(_ old: String, _ new: String, _ told: String) throws {
        let before = try entries(("name: オンライン講座", "name: \"\(old)\""))
        let plan = text(before, try entries(("name: オンライン講座", "name: \"\(new)\"")))
        // By bytes: canonically equal texts are not equal here.
        #expect(Array(plan.utf8).firstRange(of: Array("の商品名  \(told)  [".utf8)) != nil, "\(plan)")
    }

    /// So do the lines of a mail, one or several.
    @Test func linesThatLookEqual() throws {
        let split = ("料金は1,980円です。", "料金は1,980円て\u{3099}す。")
        let one = text(try entries(), try entries(split))
        #expect(one.contains("1行目 「料金は1,980円です。」 → 1行目 「料金は1,980円て<U+3099>す。」"), "\(one)")
        let two = text(try entries(), try entries(split, ("よろしくお願いします。", "以上")))
        #expect(two.contains("- 1行目 「料金は1,980円です。」") && two.contains("+ 1行目 「料金は1,980円て<U+3099>す。」"), "\(two)")
        let other = text(try entries(), try entries(("料金は1,980円です。", "料金はお問い合わせくた\u{3099}さい。")))
        #expect(!other.contains("<U+3099>"), "\(other)")
    }

    /// While a product has two methods, or had them, each is named; those of one name are told apart.
    @Test func methodsAreToldApart() throws {
        let (one, two) = (try entries(), try entries(Self.second))
        let added = EntryPlan(from: one, to: two).changes.first?.subject
        #expect(added?.ja == "「オンライン講座」の支払方法「Amazon Pay決済(ワンタイムペイメント:一括支払い)」の種類")
        let left = text(two, try entries(("price: 1980", "price: 2480")))
        #expect(left.contains("「オンライン講座」の支払方法「Amazon Pay決済(Auto Pay:従量課金)」の料金  1,980円 → 2,480円"))
        let alike = (
            "price: 1980}", "price: 1980, name: 講座}\n  - {id: three, type: one_time, tax_rate: 10%, price: 980, name: 講座}"
        )
        let twins = try entries(Self.second, alike)
        #expect(text(twins, try entries(Self.second, alike, ("price: 980", "price: 880"))).contains("「講座」(980円)の料金"))
        let tests = ("price: 980", "price: 980, use_test_environment: true")
        let test = try entries(Self.second, alike, tests)
        #expect(
            text(test, try entries(Self.second, alike, tests, ("price: 980", "price: 880")), .en)
                .contains("payment method “講座” (Test environment): Price"))
    }

    /// Products and mails of one name are told apart by what their screens show, or else by their ids.
    @Test func productsAndMailsAreToldApart() throws {
        func products(_ vip: (String, String)..., price: Int) throws -> [Entry] {
            let twin = vip.reduce(Shop.product.replacing("id: course", with: "id: vip")) { $0.replacing($1.0, with: $1.1) }
            return try checked(
                Shop.sources.merging(["vip.yaml": twin.replacing("price: 1980", with: "price: \(price)")]) { $1 }
            ).entries.map(\.entry)
        }
        func subjects(_ old: [Entry], _ new: [Entry]) -> [String] {
            EntryPlan(from: old, to: new).changes.map(\.subject).map { "\($0.ja) / \($0.en)" }
        }
        let priced = try products(price: 9900)
        #expect(
            subjects(
                priced,
                priced.map { $0.id.text.hasSuffix("vip/method/once/collect_shipping_address") ? Entry($0.id, "true") : $0 }) == [
                    "「オンライン講座」(9,900円)の「お届け先情報を取得する」 / “オンライン講座” (¥9,900): Collect the shipping address"
                ])
        let (same, cheaper) = (try products(price: 1980), try products(price: 980))
        #expect(
            subjects(same, cheaper) == [
                "「オンライン講座」(設定のID「vip」)の料金 / “オンライン講座” (id vip in the settings): Price"
            ])
        #expect(
            EntryPlan(from: same, to: try entries()).told.map(\.subject.en) == ["“オンライン講座” (id vip in the record): Scenario"]
        )
        // By the price that the console shows.
        #expect(subjects(cheaper, same).map { $0.contains("“オンライン講座” (¥980): Price") } == [true])
        // What the mail belongs to, too.
        let mail = try products(("よろしく", "どうぞよろしく"), price: 980)
        #expect(subjects(cheaper, mail).map { $0.contains("「オンライン講座」(980円)のメール「お支払いのお願い」の本文") } == [true])
        #expect(subjects(cheaper, try products(("name: オンライン講座", "name: 入門講座"), price: 980)).count == 1)

        func mails(_ second: String, _ replacements: (String, String)...) throws -> [Entry] {
            let mail = "  - id: second\n    trigger: charge_failed\n    subject: お支払いのお願い\n    body: 再送\n\(second)"
            return try Shop.checked([("step_mails:\n", "step_mails:\n\(mail)")] + replacements).entries.map(\.entry)
        }
        let later = "    delay_minutes: 4320\n"
        #expect(
            subjects(try mails(later), try mails(later, ("再送", "再度"))) == [
                "「オンライン講座」のメール「お支払いのお願い」(登録から4320分後)の本文 / “オンライン講座”, mail “お支払いのお願い” (4320 minutes after the trigger): Body"
            ])
        #expect(subjects(try mails(""), try mails("", ("再送", "再度"))).map { $0.contains("(本文の始まりは「再送」)の本文") } == [true])
        let named = "    from: {name: 事務局}\n"
        #expect(subjects(try mails(named), try mails(named, ("再送", "再度"))).map { $0.contains("「お支払いのお願い」(事務局)の本文") } == [true])
        let quoting = EntryPlan(from: try mails(later), to: try mails(later, ("price: 1980", "price: 2480"))).changes
        #expect(
            quoting.flatMap(\.warnings).map(\.en) == [
                "The body of the mail “お支払いのお願い” (0 minutes after the trigger) still quotes ¥1,980."
            ])
    }

    /// Buyers choose by names: those that still quote the price of before are told of with it, but not what a course is about.
    @Test func namesThatQuoteTheOldPrice() throws {
        func warnings(_ product: String, _ method: String, _ replacements: (String, String)...) throws -> [Bilingual] {
            let named = [("name: オンライン講座", "name: \(product)"), ("    price: 1980\n", "    name: \(method)\n    price: 1980\n")]
            func entries(_ more: [(String, String)]) throws -> [Entry] { try Shop.checked(named + more).entries.map(\.entry) }
            let unquoted = ("料金は1,980円です", "料金はサイトでご確認ください")
            return EntryPlan(
                from: try entries([unquoted]), to: try entries([unquoted, ("price: 1980", "price: 2480")] + replacements)
            ).changes.flatMap(\.warnings)
        }
        #expect(
            try warnings("1,980円講座", "Amazon Pay(一括１９８０円)").map { "\($0.ja) / \($0.en)" } == [
                "商品名「1,980円講座」に、変更前の1,980円が残っています。 / The product name “1,980円講座” still quotes ¥1,980.",
                "支払方法表示名「Amazon Pay(一括１９８０円)」に、変更前の1,980円が残っています。 / The displayed name of the method “Amazon Pay(一括１９８０円)” still quotes ¥1,980.",
            ])
        #expect(try warnings("月商1,980円講座", "手数料1,980円").isEmpty)
        #expect(try warnings("講座", "料金1,980円", ("料金1,980円", "料金2,480円")).isEmpty)
    }

    /// Amounts that are said to lack their tax go stale with the price, and with the rate alone.
    @Test func namesAndMailsThatQuoteTheOldPriceWithoutItsTax() throws {
        func warnings(_ product: String, _ method: String, _ mail: String, _ changes: [(String, String)]) throws -> [String] {
            let named = [
                ("name: オンライン講座", "name: \(product)"),
                ("    price: 1980\n", "    name: \(method)\n    tax_rate: 10%\n    price: 3300\n"), ("料金は1,980円です", mail),
            ]
            func entries(_ more: [(String, String)]) throws -> [Entry] { try Shop.checked(named + more).entries.map(\.entry) }
            return EntryPlan(from: try entries([]), to: try entries(changes)).changes.flatMap { change in
                change.warnings.map { "\(change.id.field): \($0.ja) / \($0.en)" }
            }
        }
        let dearer = [("price: 3300", "price: 4400")]
        let said = try warnings("家計簿講座 税抜3,000円", "Amazon Pay 3000円(税抜)", "会費は3,000円(税抜)です", dearer)
        #expect(
            said == [
                "price: 商品名「家計簿講座 税抜3,000円」に、変更前の税抜3,000円が残っています。 / The product name “家計簿講座 税抜3,000円” still quotes ¥3,000 without tax.",
                "price: 支払方法表示名「Amazon Pay 3000円(税抜)」に、変更前の税抜3,000円が残っています。 / The displayed name of the method “Amazon Pay 3000円(税抜)” still quotes ¥3,000 without tax.",
                "price: メール「お支払いのお願い」の本文に、変更前の税抜3,000円が残っています。 / The body of the mail “お支払いのお願い” still quotes ¥3,000 without tax.",
            ])
        // The rate alone, and both at once, which is said once.
        let rate = [("    tax_rate: 10%\n", "    tax_rate: 8%\n")]
        #expect(try warnings("講座 税抜3,000円", "月払い", "文", rate).map { $0.prefix(8) } == ["taxRate:"])
        #expect(try warnings("講座 税抜3,000円", "月払い", "文", rate + dearer).map { $0.prefix(6) } == ["price:"])
        // Rounded up or down.
        for net in ["2,709", "2,710"] {
            let odd = [("price: 3300", "price: 2980")]
            #expect(try warnings("講座 税抜\(net)円", "月払い", "文", odd).isEmpty)
            let from = try Shop.checked([("name: オンライン講座", "name: 講座 税抜\(net)円"), ("price: 1980", "price: 2980")]).entries.map(
                \.entry)
            let to = from.map { $0.id.field == .price ? Entry($0.id, "3980") : $0 }
            #expect(EntryPlan(from: from, to: to).changes.flatMap(\.warnings).contains { $0.ja.contains("税抜\(net)円が残って") })
        }
        // An amount of which nothing says that it lacks its tax, one that is written anew, and one that is the same as before.
        #expect(try warnings("講座 3,000円", "月払い", "送料は税抜500円、手数料は3,000円です", dearer).isEmpty)
        #expect(try warnings("講座 税抜3,000円", "月払い", "文", dearer + [("税抜3,000", "税抜4,000")]).isEmpty)
        #expect(try warnings("講座 税抜3,000円", "月払い", "文", rate + [("price: 3300", "price: 3240")]).isEmpty)
    }

    /// A mail, method or item that is gone is one thing to delete, recorded as one.
    @Test func whatIsGoneIsOneThing() throws {
        let before = try entries(Self.second)
        for (whole, told) in [
            ("product/course/mail/failed/", "「オンライン講座」のメール「お支払いのお願い」  削除: 課金失敗時(このメールのほかの値"),
            ("product/course/method/two/", "の支払方法「Amazon Pay決済(ワンタイムペイメント:一括支払い)」  削除: Amazon Pay決済("),
        ] {
            let after = before.filter { !$0.id.text.hasPrefix(whole) }
            let plan = EntryPlan(from: before, to: after)
            #expect(plan.told.count == 1 && plan.changes.count == before.count - after.count)
            #expect(text(before, after).contains(told), "\(text(before, after))")
            #expect(plan.recorded(only: plan.told.map(\.change.id)) == after.sorted(byPath: { $0.id.text }))
            // One of its values may be missing from the record.
            let torn = before.filter { !["trigger", "type"].contains($0.id.field.rawValue) }
            #expect(EntryPlan(from: torn, to: torn.filter { !$0.id.text.hasPrefix(whole) }).told.count == 1)
        }
        let pantry = try sample("full-shop").entries.map(\.entry)
        let item = try #require(pantry.first { $0.id.field == .itemName }).id.owner
        let told = EntryPlan(from: pantry, to: pantry.filter { $0.id.owner != item }).told
        #expect(told.map(\.change.id.field) == [.price] && told.first?.others.count == 2)
    }

    /// What goes together with one value keeps what there is to know of the others.
    @Test func warningsOfWhatIsGone() throws {
        let before = try entries(Self.second, ("price: 1980}", "price: 3300}"), ("1,980円", "3,300円"))
        let plan = EntryPlan(from: before, to: try entries(("1,980円", "3,300円")))
        #expect(plan.told.count == 1 && plan.told.first?.change.id.field == .methodType)
        #expect(plan.told.first?.warnings.map(\.en) == ["The body of the mail “お支払いのお願い” still quotes ¥3,300."])
    }

    /// Of two that came for one that is gone, the second does not become the renamed one as soon as the first is recorded.
    @Test func whatIsRecordedStealsNoRemoval() throws {
        func items(_ names: String...) -> [Entry] {
            names.flatMap { name in
                let owner = EntryID.Owner(.item(product: "a", name: name, occurrence: 1))
                return [
                    Entry(EntryID(owner, .itemName), name), Entry(EntryID(owner, .taxRate), "8"),
                    Entry(EntryID(owner, .price), "100"),
                ]
            }
        }
        func methods(_ names: String...) throws -> [Entry] {
            let method = "  - {id: x, name: x, type: one_time, tax_rate: 10%, price: 1}\n"
            return try entries(
                ("  - use: once\n    price: 1980\n", names.map { method.replacing("x,", with: "\($0),") }.joined()))
        }
        for (old, new) in [(items("昆布"), items("煮干し", "鰹節")), (try methods("one"), try methods("two", "three"))] {
            var record = old
            let first = EntryPlan(from: old, to: new).changes
            for change in first where change.action == .enter {
                record = try #require(EntryPlan(from: record, to: new).recorded(only: [change.id]))
            }
            let rest = EntryPlan(from: record, to: new).changes
            #expect(rest.map(\.id) == first.filter { $0.action == .remove }.map(\.id) && !rest.isEmpty)
            // All at once, in any order.
            #expect(
                EntryPlan(from: old, to: new).recorded(only: first.map(\.id).reversed()) == new.sorted(byPath: { $0.id.text }))
        }
    }

    /// Another Public Key ID is another key, also where its file is not on this machine.
    @Test func anotherKeyIsUploaded() throws {
        let (old, new) = (try entries(), try entries(("LIVE-AEXAMPLE234567EXAMPLE234", "LIVE-ANEWKEY234567EXAMPLE234A")))
        let half = Entry(EntryID(.environment(.live), .publicHalf), String(repeating: "0", count: 64))
        let plan = EntryPlan(from: old + [half], to: new)
        #expect(plan.changes.map(\.id.field) == [.publicKeyID])
        #expect(plan.changes.first?.warnings.first?.en.contains("Upload the new Private Key file") == true)
        #expect(Lock(recording: new, over: old + [half]).entries == new.sorted(byPath: { $0.id.text }))
        #expect(plan.recorded(only: plan.changes.map(\.id)) == new.sorted(byPath: { $0.id.text }))
        #expect(Lock(recording: old, over: old + [half]).entries.contains(half))
    }

    /// A method cannot be chosen before its environment is set up.
    @Test func theEnvironmentComesFirst() throws {
        let caution = "先に、下の「鍵とURLの変更」にある"
        let live = EntryPlan(from: [], to: try entries()).changes.filter {
            $0.warnings.contains { $0.ja.hasPrefix(caution + "本番環境") }
        }
        #expect(live.map(\.id.field) == [.methodType])
        let both = (
            "  live:\n",
            Shop.integration(live: false, sandbox: true).split(separator: "phone: +81-3-0000-0000\n")[1] + "  live:\n"
        )
        let ticked = ("price: 1980", "price: 1980\n    use_test_environment: true")
        let test = EntryPlan(from: try entries(), to: try entries((both.0, String(both.1)), ticked)).changes
            .filter { $0.warnings.contains { $0.ja.hasPrefix(caution + "テスト環境") } }
        #expect(test.map(\.id.field) == [.useTestEnvironment])
        let set = try entries((both.0, String(both.1)))
        let inSet = EntryPlan(from: set, to: try entries((both.0, String(both.1)), ticked)).changes.flatMap(\.warnings)
        #expect(!inSet.contains { $0.ja.hasPrefix("先に") })
        #expect(EntryPlan(from: try entries(ticked), to: try entries()).changes.allSatisfy(\.warnings.isEmpty))
    }

    /// An environment is set up when all that it takes is there, not only its IDs.
    @Test(arguments: [EntryField.privateKeyFile, .javascriptOrigin, .returnURL, .ipnEndpoint])
    func anEnvironmentThatIsSetUpInPart(_ missing: EntryField) throws {
        let all = try entries()
        let set = all.filter { $0.id.product == nil }
        func isFirst(_ old: [Entry], _ new: [Entry]) -> Bool {
            EntryPlan(from: old, to: new).changes.contains { $0.warnings.contains { $0.ja.hasPrefix("先に、") } }
        }
        #expect(isFirst(set.filter { $0.id.field != missing }, all))
        #expect(!isFirst(set, all))
        // One more URL, or another one, is none without which it could not be chosen.
        #expect(!isFirst(set, try entries(("jp/return/a", "jp/r/a"), ("jp/ipn", "jp/ipn2"))))
        #expect(!isFirst(set.filter { !$0.value.hasSuffix("/return/b") }, all))
    }

    @Test func aNewScenarioIsMade() throws {
        let (old, new) = (try entries().filter { $0.id.product == nil }, try entries())
        func menus(_ plan: EntryPlan) -> [[String]] {
            plan.changes.filter { if case .product = $0.id.owner.kind { true } else { false } }.map(\.menu)
        }
        let made = EntryPlan(from: old, to: new)
        #expect(menus(made) == [["シナリオ新規作成"], ["シナリオ新規作成"]])
        // It is made once, with its name.
        #expect(made.groups.flatMap(\.screens).filter { $0.menu == ["シナリオ新規作成"] }.map { $0.changes.count } == [2])
        #expect(made.changes.prefix(2).map(\.id.field) == [.scenario, .productName])
        #expect(menus(EntryPlan(from: new, to: try entries(("name: オ", "name: 新オ")))) == [["シナリオ管理メニュー", "基本設定"]])
        #expect(menus(EntryPlan(from: new, to: old)) == [["シナリオ管理メニュー"], ["シナリオ管理メニュー"]])
    }

    /// Until the rest of the product is done, only its scenario says that the rest stays in the earlier one.
    @Test func anotherScenarioIsRecordedLast() throws {
        let before = try entries(Self.second)
        let after = try entries(("price: 1980", "price: 2480")).map { entry in
            entry.id.field == .scenario ? Entry(entry.id, "subscription") : entry
        }
        let plan = EntryPlan(from: before, to: after)
        let scenario = try #require(EntryID("product/course/scenario"))
        #expect(plan.recorded(only: [scenario]) == before.sorted(byPath: { $0.id.text }))
        #expect(plan.recorded(only: plan.told.map(\.change.id)) == after.sorted(byPath: { $0.id.text }))
        var record = before
        for id in plan.told.map(\.change.id) where id != scenario {
            #expect(record.contains(Entry(scenario, "paid_product")))
            let rest = EntryPlan(from: record, to: after)
            #expect(rest.changes.contains { $0.id == scenario } && !rest.report(.text, [.ja]).contains("削除:"))
            record = try #require(rest.recorded(only: [id]))
        }
        #expect(record == after.sorted(byPath: { $0.id.text }))
        // What belongs to nothing else is recorded as before.
        let other = try entries(Self.second, ("+81-3-0000-0000", "+81-3-0000-0001")).map { entry in
            entry.id.field == .scenario ? Entry(entry.id, "subscription") : entry
        }
        #expect(EntryPlan(from: before, to: other).recorded(only: [scenario])?.contains(Entry(scenario, "subscription")) == true)
    }

    /// Where the key is known to be the same, other machines are told so by the record.
    @Test func aKeyFileThatOnlyGotAnotherName() throws {
        let half = [Entry(EntryID(.environment(.live), .publicHalf), String(repeating: "0", count: 64))]
        let old = try entries() + half
        let (named, moved) = (try entries(("keys/live.pem", "keys/new.pem")), try entries(("keys/live.pem", "new/live.pem")))
        let plan = EntryPlan(from: old, to: named + half)
        #expect(plan.isEmpty)
        #expect(plan.report(.text, [.ja]) == "入力する値はありません。鍵のファイルの名前だけが変わりました。kessai record で記録します。\n")
        #expect(
            plan.report(.markdown, [.en]).contains(
                "Nothing has to be entered. Only a key file has another name: run kessai record."))
        for (before, after) in [(old, old), (old, moved + half), (old, moved), (try entries(), moved)] {
            #expect(EntryPlan(from: before, to: after).report(.text, [.ja]) == "入力する値はありません。\n")
        }
    }

    /// A record is sorted by the digests of URLs, a bundle in the order of its project: the same plan.
    @Test func changedURLsArePairedByTheirValues() throws {
        let (old, new) = (try entries(), try entries(("jp/return/a", "jp/r/a"), ("8443/return/b", "8443/r/b")))
        let pairs = [old, old.reversed(), Lock(old).entries].map { old in
            EntryPlan(from: old, to: new).changes.map { "\($0.old?.value ?? "") \($0.new?.value ?? "")" }
        }
        #expect(Set(pairs).count == 1)
        #expect(
            pairs[0].sorted() == [
                "https://pay.example.jp:8443/return/b https://pay.example.jp:8443/r/b",
                "https://shop.example.jp/return/a https://shop.example.jp/r/a",
            ])
    }
}
