// Plans and records: what has to be entered now, and what was entered.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct PlanTests {
    private func entries(_ replacements: (String, String)..., keys: [String: Data] = [:]) throws -> [Entry] {
        try Shop.checked(replacements, keys: keys).entries.map(\.entry)
    }

    @Test func aPriceAndAReturnURLAreTwoLines() throws {
        let plan = EntryPlan(
            from: try entries(), to: try entries(("price: 1980", "price: 2480"), ("/return/b", "/return/c")))
        #expect(plan.changes.map(\.risk) == [.money, .keysAndURLs])
        #expect(plan.changes.map(\.subject.ja) == ["「オンライン講座」の料金", "本番環境の許可されたリターンURL"])
        #expect(
            plan.changes.map { "\($0.old?.shown.ja ?? "") → \($0.new?.shown.ja ?? "")" } == [
                "1,980円 → 2,480円", "https://pay.example.jp:8443/return/b → https://pay.example.jp:8443/return/c",
            ])
        #expect(plan.changes.first?.warnings.map(\.ja) == ["メール「お支払いのお願い」の本文に、変更前の1,980円が残っています。"])
        for language in Language.allCases {
            try expectGolden(plan.report(.text, [language]), "plan/two-changes-\(language.rawValue).txt")
            try expectGolden(plan.report(.markdown, [language]), "plan/two-changes-\(language.rawValue).md")
        }
        try expectGolden(plan.report(.json, [.ja]), "plan/two-changes.json")
    }

    @Test func nothingChangedIsAnEmptyPlan() throws {
        let plan = EntryPlan(from: try entries(), to: try entries())
        #expect(plan.isEmpty)
        #expect(plan.report(.text, [.en]) == "Nothing has to be entered.\n")
    }

    /// A record of an earlier version may hold a password that is a secret today.
    @Test func noPasswordComesOutOfARecord() throws {
        let new = try entries()
        let old = new.map { entry in
            entry.id.field == .ipnEndpoint
                ? Entry(entry.id, entry.value.replacing("https://", with: "https://taro:geheim@")) : entry
        }
        let plan = EntryPlan(from: old, to: new)
        #expect(!plan.isEmpty && plan.recorded() == EntryPlan(from: [], to: new).recorded())
        for text in [plan.report(.text, [.en]), plan.report(.markdown, [.en]), plan.report(.json, [.en])] {
            #expect(text.contains("taro:\(Secrets.mask)@") && !text.contains("geheim"))
        }
    }

    @Test func aCommentAndAnotherOrderOfURLsEnterNothing() throws {
        let plan = EntryPlan(
            from: try entries(),
            to: try entries(
                ("kind: product", "# a comment\nkind: product"), ("/return/a", "/x"), ("/return/b", "/return/a"),
                ("/x", "/return/b"),
                ("https://shop.example.jp/return/b", "https://pay.example.jp:8443/return/b2")))
        #expect(plan.changes.allSatisfy { $0.id.field == .returnURL })
    }

    @Test func everyKindOfChangeReadsWell() throws {
        let before = try sample("full-shop").entries.map(\.entry)
        let after = try sample("full-shop") { path, text in
            switch path {
            case "products/pantry.yaml": text.replacing("price: 1320", with: "price: 1430")
            case "products/monthly-box.yaml": text.replacing("- use: cancelled", with: "- use: cancelled\n    delay_minutes: 60")
            case "mails/amazon-pay.yaml":
                text.replacing("いつもご利用", with: "毎度ご利用").replacing("お手数ですが", with: "おそれいりますが")
            case "products/study-club.yaml":
                text.replacing("id: study-club", with: "id: club").replacing("2980", with: "3280")
            case "kessai.yaml":
                text.replacing("plan: standard", with: "plan: mach").replacing("03-0000-0000", with: "03-1111-1111")
            case "products/acceptance-test.yaml": text.replacing("acceptance-test", with: "acceptance")
            default: text
            }
        }.entries.map(\.entry)
        let plan = EntryPlan(from: before, to: after)
        for language in Language.allCases {
            try expectGolden(plan.report(.text, [language]), "plan/many-\(language.rawValue).txt")
        }
        #expect(plan.recorded() == after.sorted(byPath: { $0.id.text }))
    }

    /// An id is entered nowhere: another one alone is nothing to enter.
    @Test func whatOnlyGotAnotherIDIsNotEnteredAgain() throws {
        let before = try entries()
        let renames = [
            [("id: course", "id: lesson")], [("id: failed", "id: charge-failed")],
            [("id: once", "id: cart"), ("use: once", "use: cart")],
        ]
        for rename in renames {
            let after = try Shop.checked(rename).entries.map(\.entry)
            #expect(after != before)
            let plan = EntryPlan(from: before, to: after)
            #expect(plan.isEmpty && plan.recorded() == after.sorted(byPath: { $0.id.text }))
            // Beside other changes, too, and one at a time; also where a value of the same thing changed.
            for change in [("/return/b", "/return/c"), ("price: 1980", "price: 2480"), ("よろしくお願いします", "よろしく")] {
                let changed = try Shop.checked(rename + [change]).entries.map(\.entry)
                let plan = EntryPlan(from: before, to: changed)
                #expect(plan.changes.count == 1 && plan.changes.first?.action == .change, "\(rename) \(change)")
                #expect(plan.recorded(only: plan.changes.prefix(1).map(\.id)) == changed.sorted(byPath: { $0.id.text }))
            }
        }
    }

    /// What has another kind, or another name with another id, is another thing.
    @Test(arguments: [
        [("id: once", "id: cart"), ("use: once", "use: cart"), ("type: auto_pay", "type: auto_pay\nname: 都度払い")],
        [("id: failed", "id: other"), ("subject: お支払いのお願い", "subject: お願い"), ("料金は", "価格は")],
        [("type: auto_pay", "type: one_time"), ("id: once", "id: cart"), ("use: once", "use: cart")],
        [("trigger: charge_failed", "trigger: recurring_cancelled"), ("id: failed", "id: other")],
    ])
    func anotherKindOrNameIsAnotherThing(_ changes: [(String, String)]) throws {
        let plan = EntryPlan(from: try entries(), to: try Shop.checked(changes).entries.map(\.entry))
        #expect(Set(plan.changes.map(\.action)) == [.enter, .remove])
    }

    /// What has another id and another name may be another product: it is told as one, and so is what it is like.
    @Test func anotherIDWithAnotherNameIsSaidToBeLikeIt() throws {
        let plan = EntryPlan(
            from: try entries(), to: try entries(("id: course", "id: lesson"), ("name: オンライン講座", "name: 入門講座")))
        #expect(Set(plan.changes.map(\.action)) == [.enter, .remove])
        let said = plan.changes.filter { !$0.warnings.isEmpty }
        #expect(said.map(\.id.text) == ["product/lesson/scenario", "product/course/scenario"])
        #expect(said.first?.warnings.first?.en.contains("with the id course") == true)
        #expect(said.last?.warnings.first?.en.contains("with the id lesson") == true)
        let priced = try entries(
            ("id: course", "id: lesson"), ("name: オンライン講座", "name: 入門講座"), ("price: 1980", "price: 2480"))
        let others = EntryPlan(from: try entries(), to: priced).changes.flatMap(\.warnings)
        #expect(others.count == 2 && others.allSatisfy { !$0.en.contains("with the id") })
    }

    /// Two products with the same values, or of the same name: which of them came from which is not known.
    @Test(arguments: ["price: 1980", "price: 2480"])
    func twinsAreNotPaired(price: String) throws {
        let twin = Shop.product.replacing("id: course", with: "id: twin").replacing("price: 1980", with: price)
        let sources = Shop.sources.merging(["twin.yaml": twin]) { $1 }
        let before = try checked(sources).entries.map(\.entry)
        let after = try checked(
            sources.mapValues {
                $0.replacing("id: course", with: "id: a").replacing("id: twin", with: "id: b").replacing("お願いします", with: "")
            }
        )
        .entries.map(\.entry)
        let plan = EntryPlan(from: before, to: after)
        #expect(Set(plan.changes.map(\.action)) == [.enter, .remove])
        #expect(plan.changes.filter { $0.id.field == .scenario }.allSatisfy { !$0.warnings.isEmpty })
    }

    /// Of a record that lacks what tells the kind of a thing, nothing is like another.
    @Test func aTornRecordPairsNothing() throws {
        func price(_ product: String) throws -> Entry {
            Entry(try #require(EntryID("product/\(product)/method/m/price")), product)
        }
        let plan = EntryPlan(from: [try price("a")], to: [try price("b")])
        #expect(Set(plan.changes.map(\.action)) == [.enter, .remove])
    }

    /// What is there is edited, in the tab or at the place where it is.
    @Test func theWayToWhatIsThere() throws {
        func menus(_ old: [Entry], _ new: [Entry], _ field: EntryField) -> [String] {
            EntryPlan(from: old, to: new).changes.filter { $0.id.field == field }.map {
                $0.menu.suffix(2).joined(separator: " > ")
            }
        }
        let before = try entries()
        #expect(menus(before, try entries(("subject: お", "subject: 御")), .subject) == ["… > 編集"])
        let copied = ("trigger: charge_failed", "trigger: charge_failed\n    cc: [a@example.jp]")
        #expect(menus(before, try entries(copied), .cc) == ["… > 編集"])
        #expect(menus(try entries(copied), before, .cc) == ["… > 編集"])
        #expect(menus([], before, .subject) == ["課金失敗時 > 新規追加"])
        #expect(menus(before, before.filter { $0.id.product == nil }, .subject) == ["Amazon Pay関連 > 課金失敗時"])
        #expect(menus([], before, .ipnEndpoint) == ["編集 > Add an IPN endpoint"])
        let moved = EntryPlan(from: before, to: try entries(("jp/ipn", "jp/ipn2")))
        #expect(moved.changes.map { $0.menu.last ?? "" } == ["編集"])
        #expect(moved.changes.first?.warnings.map(\.en) == ["Do not add a second endpoint: make the one that is there this URL."])
        #expect(menus(before, before.filter { $0.id.field != .ipnEndpoint }, .ipnEndpoint) == ["インスタント通知設定 > 編集"])
    }

    /// A trigger is a tab: in another one the mail is made with all its values.
    @Test func anotherTriggerIsAnotherMail() throws {
        let old = try entries(("trigger: charge_failed", "trigger: charge_failed\n    cc: [a@example.jp]"))
        let new = try entries(
            ("trigger: charge_failed", "trigger: recurring_cancelled"), ("よろしく", "どうぞよろしく"),
            ("subject: お", "subject: 御"))
        let plan = EntryPlan(from: old, to: new)
        let mail = new.filter { if case .mail = $0.id.owner.kind { true } else { false } }
        #expect(plan.changes.map(\.id) == mail.map(\.id))
        #expect(plan.changes.allSatisfy { $0.menu.suffix(2) == ["定期支払いのキャンセル", "新規追加"] })
        #expect(plan.changes.filter { $0.action == .change }.map(\.id.field) == [.trigger])
        let caution = try #require(plan.changes.first { $0.id.field == .trigger }?.warnings.first)
        #expect(caution.ja.contains("「課金失敗時」のタブにある前のメール「お支払いのお願い」は削除します"))
        #expect(plan.recorded() == new.sorted(byPath: { $0.id.text }))
        // One at a time, in any order: what has been entered is not asked for again.
        var record = old
        for (count, id) in mail.map(\.id).reversed().enumerated() {
            let next = EntryPlan(from: record, to: new)
            guard next.changes.contains(where: { $0.id == id }) else { continue }
            record = try #require(next.recorded(only: [id]))
            #expect(EntryPlan(from: record, to: new).changes.count <= mail.count - count - 1)
        }
        #expect(EntryPlan(from: record, to: new).isEmpty)
    }

    /// A mail that is made anew in another tab loses its recorded values with its own record, not with that of something else.
    @Test func aRecordOfSomethingElseKeepsAMail() throws {
        let old = try entries()
        let new = try entries(("trigger: charge_failed", "trigger: recurring_cancelled"), ("price: 1980", "price: 2480"))
        let plan = EntryPlan(from: old, to: new)
        let price = try #require(plan.changes.first { $0.id.field == .price }?.id)
        #expect(
            plan.recorded(only: [price]) == (try entries(("price: 1980", "price: 2480"))).sorted(byPath: { $0.id.text }))
        // With its trigger, what stood in the other tab is over.
        let trigger = try #require(plan.changes.first { $0.id.field == .trigger }?.id)
        let moved = try #require(plan.recorded(only: [trigger]))
        #expect(moved.filter { $0.id.owner == trigger.owner }.map(\.id) == [trigger])
        #expect(EntryPlan(from: moved, to: new).changes.count == plan.changes.count - 1)
    }

    @Test func anotherScenarioMayBeANewOne() throws {
        let plan = EntryPlan(
            from: try entries(), to: try entries().map { $0.id.field == .scenario ? Entry($0.id, "subscription") : $0 })
        #expect(plan.changes.count == 1)
        #expect(
            plan.changes.first?.warnings.first?.en.contains("Whether the type of a scenario can be changed is not known") == true)
        // The one that is left would sell as well.
        #expect(plan.changes.first?.warnings.first?.ja.contains("前の「有料商品」のシナリオで新しい申込みを受け付けないようにします") == true)
    }

    /// An item has no id but its name.
    @Test func anItemThatGotAnotherNameIsRenamed() throws {
        func items(_ items: (String, Int)...) -> [Entry] {
            items.flatMap { name, price in
                let owner = EntryID.Owner(.item(product: "a", name: name, occurrence: 1))
                return [
                    Entry(EntryID(owner, .itemName), name), Entry(EntryID(owner, .taxRate), "8"),
                    Entry(EntryID(owner, .price), String(price)),
                ]
            }
        }
        let before = items(("本", 100), ("ペン", 200), ("紙", 300))
        let renamed = items(("本", 100), ("万年筆", 200), ("紙", 300))
        let plan = EntryPlan(from: before, to: renamed)
        #expect(plan.changes.map(\.id.text) == ["product/a/item/万年筆/item_name"])
        #expect(plan.changes.map { "\($0.risk) \($0.old?.value ?? "") \($0.new?.value ?? "")" } == ["display ペン 万年筆"])
        #expect(plan.recorded() == renamed.sorted(byPath: { $0.id.text }))
        #expect(EntryPlan(from: before, to: items(("紙", 300), ("手帳", 100), ("筆", 200))).changes.count == 2)
        // Another price with the name, or two that may be it: another item.
        #expect(
            Set(EntryPlan(from: before, to: items(("本", 100), ("筆", 250), ("紙", 300))).changes.map(\.action)) == [
                .enter, .remove,
            ])
        let twins = EntryPlan(from: items(("a", 100), ("b", 100)), to: items(("c", 100), ("d", 100)))
        #expect(Set(twins.changes.map(\.action)) == [.enter, .remove])
    }

    /// Old and new that look the same are told apart.
    @Test func blanksAreSeenInAPlan() throws {
        let plan = EntryPlan(
            from: try entries(("name: オンライン講座", "name: オンライン 講座")),
            to: try entries(("name: オンライン講座", "name: \"オンライン\u{A0}講座\"")))
        #expect(plan.report(.text, [.ja]).contains("オンライン 講座 → オンライン<U+00A0>講座"))
        #expect(plan.report(.markdown, [.ja]).contains("`オンライン 講座` → `オンライン<U+00A0>講座`"))
        let mail = EntryPlan(from: try entries(), to: try entries(("円です。", "円です。 ")))
        #expect(mail.report(.text, [.en]).contains("line 1 “料金は1,980円です。” → line 1 “料金は1,980円です。<U+0020>”"))
    }

    @Test func removalsAreCountedApart() throws {
        let (small, large) = (try entries().filter { $0.id.product == nil }, try entries())
        let count = large.count - small.count
        func last(_ plan: EntryPlan, _ language: Language) -> String {
            plan.report(.text, [language]).split(separator: "\n").last.map(String.init) ?? ""
        }
        let removal = EntryPlan(from: large, to: small)
        #expect(last(removal, .en) == "\(count) values are no longer in the settings. Run kessai record when it is done.")
        #expect(last(removal, .ja) == "設定から消えた値は\(count)件です。終わったら kessai record を実行します。")
        let other = try entries(("/return/b", "/return/c")).filter { $0.id.product == nil }
        let both = EntryPlan(from: large, to: other)
        #expect(
            last(both, .en)
                == "1 value has to be entered, \(count) are no longer in the settings. Run kessai record when it is done.")
        #expect(last(both, .ja) == "入力する値は1件、設定から消えた値は\(count)件です。終わったら kessai record を実行します。")
        let one = EntryPlan(from: Array(small.prefix(1)), to: [])
        #expect(last(one, .en) == "1 value is no longer in the settings. Run kessai record when it is done.")
    }

    @Test func aProductThatIsGoneIsOneThingToDo() throws {
        let before = try entries()
        let after = before.filter { $0.id.product == nil }
        let plan = EntryPlan(from: before, to: after)
        #expect(plan.changes.count == before.count - after.count)
        let text = plan.report(.text, [.en])
        #expect(text.contains("(\(plan.changes.count) values of this product in all)"))
        #expect(text.contains("\(plan.changes.count) values are no longer in the settings") && !text.contains("Tax rate"))
        #expect(plan.recorded(only: [try #require(EntryID("product/course/scenario"))]) == after.sorted(byPath: { $0.id.text }))
        #expect(plan.recorded(only: [try #require(EntryID("product/course/name"))])?.count == before.count - 1)
    }

    /// Whoever reads the JSON sees that its removals are one thing to do, with what there is to know of it.
    @Test func whatGoesTogetherSaysSo() throws {
        func parts(_ old: [Entry], _ new: [Entry]) throws -> [String: JSON] {
            guard case .object(let report) = EntryPlan(from: old, to: new).json,
                case .array(let changes)? = report.first(where: { $0.key == "changes" })?.value
            else { return [:] }
            var parts: [String: JSON] = [:]
            for case .object(let change) in changes {
                guard case .string(let id)? = change.first(where: { $0.key == "id" })?.value else { continue }
                parts[id] = try #require(change.first { $0.key == "partOf" }?.value)
            }
            return parts
        }
        let before = try entries()
        for (whole, told) in [("product/course/", "scenario"), ("product/course/mail/failed/", "trigger")] {
            let parts = try parts(before, before.filter { !$0.id.text.hasPrefix(whole) })
            #expect(parts.count > 3 && parts[whole + told] == .null)
            #expect(parts.values.count { $0 == .string(whole + told) } == parts.count - 1)
        }
        // A value by itself is part of nothing.
        let others = try parts(before, try entries(("price: 1980", "price: 2480"), ("    phone: +81-3-0000-0000\n", "")))
        #expect(others.count == 2 && others.values.allSatisfy { $0 == .null })
    }

    /// The same letters as other bytes are entered again: what a mail holds is what was copied.
    @Test func otherBytesOfTheSameLettersAreAChange() throws {
        let id = try #require(EntryID("product/a/mail/b/subject"))
        let (before, after) = ([Entry(id, "か\u{3099}")], [Entry(id, "が")])
        let plan = EntryPlan(from: before, to: after)
        #expect(plan.changes.count == 1)
        #expect(try #require(plan.recorded()).first?.value.utf8.elementsEqual("が".utf8) == true)
        #expect(!before[0].isSame(as: after[0]) && before[0].isSame(as: before[0]))
    }

    /// Each screen is named once in each group.
    @Test func aScreenIsOpenedOnce() throws {
        let text = EntryPlan(from: [], to: try sample("full-shop").entries.map(\.entry)).report(.text, [.ja])
        for group in text.components(separatedBy: "\n\n") {
            let screens = group.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("    ") }
            #expect(Set(screens).count == screens.count, "\(group)")
        }
    }

    @Test(arguments: [
        ("a\nb\n", "a\nc\n", "line 2 “b” → line 2 “c”"), ("a\n", "a\nb\nc\n", "2 lines added\n+2b\n+3c"),
        ("a\nb\nc\n", "c\n", "2 lines removed\n-1a\n-2b"), ("a", "a\n", "1 line added\n+2"),
        ("a\nb\nc\nd", "x\nb\nc\ny", "2 lines removed, 2 lines added\n-1a\n+1x\n-4d\n+4y"),
    ])
    func linesOfAMailThatDiffer(_ old: String, _ new: String, _ told: String) throws {
        let id = try #require(EntryID("product/a/mail/b/body"))
        let one = try #require(EntryPlan(from: [Entry(id, old)], to: [Entry(id, new)]).told.first)
        let lines = one.lines.map { "\n\($0.isNew ? "+" : "-")\($0.number)\($0.text)" }.joined()
        #expect(one.summary([.en]) { $0 } + lines == told)
    }

    @Test func aKeyFileThatIsElsewhereIsNoChange() throws {
        func key() throws -> Data { try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]) }
        let here = try entries(keys: ["keys/live.pem": try key()])
        let absent = try entries()
        #expect(EntryPlan(from: here, to: absent).isEmpty)
        #expect(EntryPlan(from: absent, to: here).isEmpty)
        let renewed = try entries(keys: ["keys/live.pem": try key()])
        let plan = EntryPlan(from: here, to: renewed)
        #expect(plan.changes.map(\.id.field) == [.publicHalf])
        #expect(plan.changes.first?.warnings.map(\.en) == ["The key file has another content: upload the new Private Key file."])
    }

    /// A key file that only lies elsewhere now is uploaded already, unless its name or its content says that it is another one.
    @Test func aKeyFileThatWasMoved() throws {
        func key() throws -> Data { try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]) }
        let (moved, named) = (("keys/live.pem", "secrets/live.pem"), ("keys/live.pem", "keys/AmazonPay.pem"))
        let (one, other) = (try key(), try key())
        let (absent, here) = (try entries(), try entries(keys: ["keys/live.pem": one]))
        func fields(_ old: [Entry], _ new: [Entry]) -> [EntryField] { EntryPlan(from: old, to: new).changes.map(\.id.field) }
        #expect(fields(absent, try entries(moved)) == [])
        #expect(fields(absent, try entries(named)) == [.privateKeyFile])
        #expect(fields(here, try entries(moved, keys: ["secrets/live.pem": one])) == [])
        #expect(fields(here, try entries(named, keys: ["keys/AmazonPay.pem": one])) == [])
        #expect(fields(here, try entries(moved, keys: ["secrets/live.pem": other])) == [.privateKeyFile, .publicHalf])
        let renewed = ("LIVE-AEXAMPLE234567EXAMPLE234", "LIVE-ANEWKEY234567EXAMPLE234A")
        #expect(fields(absent, try entries(moved, renewed)) == [.publicKeyID, .privateKeyFile])
        // What is known of it stays known where the file is not on this machine.
        let (half, away) = (try #require(here.first { $0.id.field == .publicHalf }), try entries(moved))
        let record = Lock(recording: away, over: here).entries
        #expect(record == (away + [half]).sorted(byPath: { $0.id.text }))
        #expect(!Lock(recording: try entries(moved, renewed), over: here).entries.contains(half))
    }

    @Test func oneItemIsRecordedAtATime() throws {
        let before = try entries()
        let after = try entries(("price: 1980", "price: 2480"), ("/return/b", "/return/c"))
        let plan = EntryPlan(from: before, to: after)
        let url = try #require(plan.changes.last?.id)
        let halfway = try #require(plan.recorded(only: [url]))
        #expect(EntryPlan(from: halfway, to: after).changes.map(\.id) == [plan.changes.first?.id])
        #expect(plan.recorded(only: [try #require(EntryID("integration/use"))]) == nil)
    }

    @Test func aBundleCarriesItsEntries() throws {
        let project = try sample("full-shop")
        let provenance = OutputBundle(project).files.first { $0.path == OutputBundle.provenancePath }
        let read = try JSONDecoder().decode(ProvenanceEntries.self, from: Data(try #require(provenance).bytes))
        #expect(read.entries == project.entries.map(\.entry))
    }

    @Test func idsAreUniqueAndReadBack() throws {
        let names =
            "name: \"a/b ~%\u{3000}\\u202E\"\n    tax_rate: 8%\n    price: 1\n  - name: \"a/b ~%\u{3000}\\u202E\"\n    tax_rate"
        let shop = try sample("full-shop") { $1.replacing("name: 家計簿ノート\n    tax_rate", with: names) }
        let ids = shop.entries.map(\.id)
        #expect(Set(ids.map(\.text)).count == ids.count)
        for id in ids { #expect(EntryID(id.text) == id, "\(id.text)") }
        for (last, id) in zip(ids, ids.dropFirst()) {
            #expect(id.text.withTextBytes { EntryID($0, after: last) } == id, "\(id.text)")
        }
        #expect(ids.contains { $0.text.hasPrefix("product/pantry/item/a%2fb%20%7e%25%e3%80%80%e2%80%ae~2/") })
    }

    @Test(arguments: [
        "", "live", "live/price2", "live/return_urls", "product/a/b/c/price", "product/x/method/y/price/z", "integration/use/x",
    ])
    func noID(text: String) {
        #expect(EntryID(text) == nil)
    }
}

@Suite struct LockTests {
    private let entries: [Entry]

    init() throws { entries = try sample("full-shop").entries.map(\.entry) }

    @Test func comesBack() throws {
        let text = Lock(entries).text
        #expect(try Lock.read(Array(text.utf8)).get().entries == entries.sorted(byPath: { $0.id.text }))
        #expect(try Lock.read(Array(text.replacing("\n", with: "\r\n").utf8)).get().entries.count == entries.count)
        #expect(Lock(try Lock.read(Array(text.utf8)).get().entries).text == text)
        try expectGolden(text, "full-shop/kessai.lock")
    }

    /// What is escaped, what makes one character with the slash or the space before it, and owners whose names begin alike.
    @Test func anyTextComesBack() throws {
        let owners: [EntryID.Owner.Kind] = [
            .item(product: "a", name: "\u{301}本", occurrence: 1), .item(product: "a", name: "\u{301}本", occurrence: 2),
            .item(product: "a", name: "か\u{3099}", occurrence: 1), .method(product: "a", id: "b"),
            .method(product: "a", id: "b-c"),
        ]
        let values = [
            "", "\"", "\\", "\\n", "a\tb\r\nc\u{8}\u{C}", "\u{202E}\u{1}\u{7F}", "\u{3099}か", "😀 ¥1,980 \\u0041", "\u{301}",
            "🏴\u{E0067}\u{E007F}", "\u{1D173}\u{FEFF}",
        ]
        let entries = owners.flatMap { owner in
            zip(EntryField.allCases.filter { !$0.isList }, values).map { Entry(EntryID(owner, $0), $1) }
        }
        let text = Lock(entries).text
        let read = try Lock.read(Array(text.utf8)).get()
        #expect(read.entries == entries.sorted(byPath: { $0.id.text }))
        #expect(read.text == text)
    }

    @Test func linesMayStandInAnotherOrder() throws {
        var lines = Lock(entries).text.split(separator: "\n")
        lines.swapAt(5, 9)
        #expect(try Lock.read(Array(lines.joined(separator: "\n").utf8)).get().entries == entries.sorted(byPath: { $0.id.text }))
    }

    @Test(arguments: [
        ("1980", "1990", 19), ("product/online-course/name", "product/online-course/title", 1),
        ("live/ipn_endpoint \"", "live/ipn_endpoint ", 1),
        ("# kessai.lock 1", "# kessai.lock 2", 1), ("live/client_id", "x live/client_id", 1),
    ])
    func editsByHandAreLocated(old: String, new: String, column: Int) throws {
        let text = Lock(entries).text.replacing(old, with: new)
        try #require(text != Lock(entries).text)
        let problem = try #require(throws: Lock.Problem.self) { try Lock.read(Array(text.utf8)).get() }
        let line = text.split(separator: "\n", omittingEmptySubsequences: false)[problem.line - 1]
        #expect(line.contains(new.split(separator: "\n")[0]))
        #expect(problem.column >= column)
    }

    @Test func everyFlippedByteOfAnEntryIsFound() throws {
        let text = Array(Lock(entries).text.utf8)
        let start = text.count - Lock(entries).text.split(separator: "\n").suffix(3).joined(separator: "\n").utf8.count - 1
        for index in start..<text.count where text[index] != 0x0A {
            var copy = text
            copy[index] ^= 1
            if case .success(let lock) = Lock.read(copy) { #expect(lock.entries == entries, "byte \(index)") }
        }
    }

    @Test func mergeLeftoversAndRepeatsAreNamed() throws {
        let text = Lock(entries).text
        let last = text.split(separator: "\n").last.map(String.init) ?? ""
        #expect(throws: Lock.Problem.self) { try Lock.read(Array((text + last + "\n").utf8)).get() }
        let conflict = try #require(throws: Lock.Problem.self) { try Lock.read(Array((text + "<<<<<<< HEAD\n").utf8)).get() }
        #expect(conflict.message.en.contains("merge conflict"))
        #expect(throws: Lock.Problem.self) { try Lock.read([]).get() }
        #expect(throws: Lock.Problem.self) { try Lock.read([0xFF]).get() }
    }
}
