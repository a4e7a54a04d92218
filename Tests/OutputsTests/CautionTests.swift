// What a plan warns of where following it without a thought would do harm.
import Schema
import SourceText
import Testing

@testable import Outputs

@Suite struct CautionTests {
    private func entries(_ replacements: (String, String)...) throws -> [Entry] {
        try Shop.checked(replacements).entries.map(\.entry)
    }

    private func warnings(_ old: [Entry], _ new: [Entry]) -> [String] {
        EntryPlan(from: old, to: new).changes.flatMap(\.warnings).map(\.ja)
    }

    private static let screens = "「課金予約・履歴一覧」と「売上レポート」を確かめます"

    /// A scenario holds running charges and sales: nobody is told to delete it.
    @Test func aScenarioIsNotDeleted() throws {
        let (all, none) = (try entries(), try entries().filter { $0.id.product == nil })
        let plan = EntryPlan(from: all, to: none)
        let text = plan.report(.text, [.ja])
        #expect(text.contains("「オンライン講座」のシナリオ  販売をやめる(この商品の値は全部で\(plan.changes.count)件)"))
        #expect(text.contains("シナリオはまだ削除しないでください") && text.contains(Self.screens) && !text.contains("削除:"))
        let english = plan.report(.markdown, [.en])
        #expect(english.contains("stop selling (") && english.contains("do not delete the scenario yet"))
        #expect(!english.contains("remove: "))
        #expect(plan.report(.json, [.ja]).contains("\"action\": \"remove\""))
        // Said once.
        #expect(plan.told.flatMap(\.warnings).count == 1)
        let project = try checked(Shop.sources.filter { $0.key == "kessai.yaml" })
        let sheet = EntrySheet(project, Guide(project), environments: [.live], language: .ja, record: all).html
        #expect(sheet.contains("販売をやめる") && !sheet.contains("<span lang=\"ja\">削除</span>"))
        // Nor where another one takes its place.
        let other = all.map { $0.id.field == .scenario ? Entry($0.id, "shopping_cart") : $0 }
        #expect(warnings(all, other).first?.contains("まだ削除しないでください") == true)
        #expect(warnings(all, other).first?.contains(Self.screens) == true)
    }

    /// Nor is a method with which buyers may be charged again.
    @Test(arguments: [("auto_pay", true), ("recurring", true), ("one_time", false)])
    func aMethodOfRunningCharges(_ type: String, _ isRunning: Bool) throws {
        let second = ("    price: 1980\n", "    price: 1980\n  - {id: two, type: \(type), tax_rate: 10%, price: 1980}\n")
        let (both, one) = (try entries(second), try entries())
        #expect(warnings(both, one).contains { $0.contains(Self.screens) } == isRunning)
        // With the whole product it is said of the product.
        #expect(EntryPlan(from: both, to: both.filter { $0.id.product == nil }).told.flatMap(\.warnings).count == 1)
        let id = try #require(EntryID("product/course/method/two/type"))
        let changed = both.map { $0.id == id ? Entry(id, type == "one_time" ? "auto_pay" : "one_time") : $0 }
        #expect(warnings(both, changed).contains { $0.contains(Self.screens) } == isRunning)
    }

    /// A migration is more than a choice on one screen.
    @Test func aNewVersionNeedsItsInitialSettings() throws {
        let new = try entries()
        let old = new.map { $0.id.field == .checkoutVersion ? Entry($0.id, CheckoutVersion.cv1.rawValue) : $0 }
        #expect(warnings(old, new).map { $0.contains("新バージョン(CV2)の初期設定") } == [true])
        #expect(warnings(new, old) == [])
    }

    /// Amazon Pay is switched off when nothing is sold any more, and with a look at what is charged on.
    @Test func switchingAmazonPayOffComesLast() throws {
        let (all, off) = (try entries(), try entries(("use: true", "use: false")).filter { $0.id.product == nil })
        let told = EntryPlan(from: all, to: off).told
        #expect(told.map(\.change.id.text) == ["product/course/scenario", "integration/use"])
        let caution = try #require(told.last?.warnings.first)
        #expect(caution.ja.contains("すべての商品で新しい申込みを受け付けないように") && caution.ja.contains(Self.screens))
        // Switched on, it is the first thing to do.
        let on = EntryPlan(from: off, to: all).changes
        #expect(on.first?.id.text == "integration/use" && on.first?.warnings.isEmpty == true)
        // A sheet without a record says so, too.
        let steps = Guide(try checked(["kessai.yaml": Shop.integration.replacing("use: true", with: "use: false")])).sections[0]
            .steps
        #expect(steps[0].lines[0].ja.contains("先に、新しい申込みを受け付けないようにします"))
    }

    /// Without what the live environment is set up with, nothing is charged: said once, where the first value goes.
    @Test func theLiveEnvironmentOfRunningCharges() throws {
        let both = (
            "  live:\n", Shop.integration(live: false, sandbox: true).components(separatedBy: "0000-0000\n")[1] + "  live:\n"
        )
        let before = try entries(both)
        for name in EnvironmentName.allCases {
            let after = before.filter { $0.id.owner.kind != .environment(name) }
            let told = EntryPlan(from: before, to: after).changes.filter { $0.warnings.contains { $0.ja.contains(Self.screens) } }
            #expect(told.map(\.id.text) == (name == .live ? ["live/client_id"] : []))
            let torn = before.filter { $0.id.field != .clientID }
            let first = EntryPlan(from: torn, to: torn.filter { $0.id.owner.kind != .environment(name) }).changes
            #expect(
                first.filter { !$0.warnings.isEmpty }.map(\.id.text) == (name == .live ? ["live/merchant_id"] : []))
        }
        let merchant = ("A1EXAMPLE23456", "A2EXAMPLE23456")
        #expect(warnings(try entries(), try entries(merchant)).contains { $0.contains("前の出品者ID") })
        #expect(EntryPlan(from: before, to: try entries(both, merchant)).changes.filter { !$0.warnings.isEmpty }.count == 1)
        #expect(warnings([], before).allSatisfy { !$0.contains(Self.screens) })
    }

    /// A record has no memory: contracts of a product whose sale was stopped, or of a method with another type now, run on.
    @Test func chargesOfWhatIsNoMoreRecorded() throws {
        let once = ("type: auto_pay", "type: one_time")
        for before in [try entries().filter { $0.id.product == nil }, try entries(once)] {
            func changed(_ field: EntryField, _ value: String) -> [Entry] {
                before.map { $0.id.field == field ? Entry($0.id, value) : $0 }
            }
            for after in [
                changed(.use, "false"), changed(.merchantID, "A2EXAMPLE23456"), before.filter { $0.id.owner.text != "live/" },
            ] {
                #expect(warnings(before, after).count { $0.contains(Self.screens) } == 1)
            }
            #expect(warnings([], before).allSatisfy { !$0.contains(Self.screens) })
            #expect(warnings(before, changed(.clientID, "amzn1.application-oa2-client.1")).isEmpty)
        }
    }

    /// Whether an item got another name or is another one, nobody knows: whoever deletes the earlier one looks first.
    @Test(arguments: [("recurring", true), ("one_time", false)])
    func anItemWithContractsThatGotAnotherName(_ type: String, _ isRunning: Bool) {
        func box(_ item: String) -> [Entry] {
            let owner = EntryID.Owner(.item(product: "box", name: item, occurrence: 1))
            return [
                Entry(EntryID(.product("box"), .scenario), "subscription"),
                Entry(EntryID(.method(product: "box", id: "m"), .methodType), type), Entry(EntryID(owner, .itemName), item),
                Entry(EntryID(owner, .price), "100"),
            ]
        }
        let said = warnings(box("煎茶"), box("ほうじ茶"))
        #expect(said.count == (isRunning ? 2 : 1) && said[0].contains("前の商品を削除します"))
        #expect(said.contains { $0.hasPrefix("この商品を申し込んだ購入者への課金") && $0.contains(Self.screens) } == isRunning)
    }

    /// A scenario that was only closed is still there. Said once, and not of the first values that are entered.
    @Test func aScenarioThatIsStillThere() throws {
        let sentence =
            "シナリオがすでにある商品(販売をやめていたものなど)は、新しく作らず、そのシナリオを開いて入力します。そこにもうある支払方法・商品・メールは、重ねて加えません。Amazon Payの支払方法、商品、「Amazon Pay関連」のメールのうち設定にないものは、「課金予約・履歴一覧」と「売上レポート」を確かめてから削除します。"
        let (none, all) = (try entries().filter { $0.id.product == nil }, try entries())
        #expect(
            EntryPlan(from: none, to: all).changes.filter { $0.warnings.map(\.ja) == [sentence] }.map(\.id.field) == [.scenario])
        #expect(!warnings([], all).contains(sentence) && !warnings(all, none).contains(sentence))
        #expect(warnings(none, try sample("full-shop").entries.map(\.entry)).count { $0 == sentence } == 1)
        // Of one that is like another there is more to say; and one that was begun is there.
        let other = try entries(("id: course", "id: lesson"), ("name: オンライン講座", "name: 入門講座"))
        #expect(!warnings(all, other).contains(sentence))
        #expect(!warnings(none + all.filter { $0.id.field == .productName }, all).contains(sentence))
    }

    /// An endpoint that the record does not know may be there.
    @Test func anEndpointThatMayBeThere() throws {
        let (before, all) = (try entries().filter { $0.id.field != .ipnEndpoint }, try entries())
        let plan = EntryPlan(from: before, to: all)
        #expect(plan.changes.flatMap(\.warnings).map(\.ja) == ["MyASPのエンドポイントがすでにあれば、2つ目は追加せず、それをこのURLにします。"])
        #expect(!warnings([], all).contains { $0.contains("エンドポイント") })
    }

    /// Another ID beside the same key file is a slip that was corrected, or a file that was forgotten.
    @Test func anotherPublicKeyIDOfTheSameFile() throws {
        func half(_ digit: String) -> Entry {
            Entry(EntryID(.environment(.live), .publicHalf), String(repeating: digit, count: 64))
        }
        let (old, new) = (try entries(), try entries(("EXAMPLE234\n", "EXAMPLE235\n")))
        let same = warnings(old + [half("0")], new + [half("0")])
        #expect(same == ["鍵のファイルは前と同じです。IDの書き間違いを直しただけでなければ、新しいPrivate Keyファイルを置いてください。"])
        for (before, after) in [([half("0")], [half("1")]), ([half("0")], []), ([], [half("0")]), ([], [])] {
            #expect(warnings(old + before, new + after).contains { $0.hasSuffix("鍵は別のものです。") })
        }
    }

    /// A method of running charges that is ticked for the test environment.
    @Test(arguments: [("auto_pay", true), ("recurring", true), ("one_time", false)])
    func theTestEnvironmentOfRunningCharges(_ type: String, _ isRunning: Bool) throws {
        let live = try entries(("type: auto_pay", "type: \(type)"))
        let test = live.map { $0.id.field == .useTestEnvironment ? Entry($0.id, "true") : $0 }
        #expect(warnings(live, test).contains { $0.contains("チェックを入れる前に") && $0.contains(Self.screens) } == isRunning)
        #expect(warnings(test, live) == [])
    }

    /// The box alone does not say what it does to whoever pays: told of each method, one that is new among them.
    @Test(arguments: ["one_time", "auto_pay", "recurring"])
    func theTestEnvironmentTakesNoPayment(_ type: String) throws {
        let sentence = "「テスト環境を使用する」にチェックが入っている間、実際の支払いは受け取れません。"
        let live = try entries(("type: auto_pay", "type: \(type)"))
        let test = live.map { $0.id.field == .useTestEnvironment ? Entry($0.id, "true") : $0 }
        let plan = EntryPlan(from: live, to: test)
        #expect(plan.changes.map(\.id.field) == [.useTestEnvironment] && plan.changes[0].warnings.first?.ja == sentence)
        #expect(plan.report(.text, [.ja]).contains("! \(sentence)") && plan.report(.json, [.ja]).contains(sentence))
        let new = EntryPlan(from: live.filter { $0.id.product == nil }, to: test).changes
        #expect(new.filter { $0.warnings.contains { $0.ja == sentence } }.map(\.id.field) == [.useTestEnvironment])
        #expect(!warnings([], live).contains(sentence) && !warnings(test, live).contains(sentence))
    }

    /// What contracts of 従量定期課金 charge is changed elsewhere: said once of each method, and of each item where items have the prices.
    @Test func contractsAreChangedElsewhere() throws {
        let sentence = "続いている契約の金額と次回の課金日は、これとは別に、管理者が変更します。「課金予約・履歴一覧」で確かめます。"
        let recurring = ("type: auto_pay", "type: recurring\nrecurrence: {every: 1 month, times: 6, trial_days: 7}")
        let before = try entries(recurring, ("は1,980円", "を課金しました"))
        func told(_ replacements: (String, String)...) throws -> [String] {
            let after = try Shop.checked([recurring, ("は1,980円", "を課金しました")] + replacements).entries.map(\.entry)
            let changes = EntryPlan(from: before, to: after).changes
            #expect(!changes.isEmpty && changes.flatMap(\.warnings).allSatisfy { $0.ja == sentence })
            return changes.filter { !$0.warnings.isEmpty }.map(\.id.field.rawValue)
        }
        #expect(try told(("1980", "2480"), ("1 month", "2 months"), (", times: 6", "")) == ["price"])
        #expect(try told(("1 month", "2 months"), ("times: 6", "times: 12")) == ["every"])
        #expect(try told((", times: 6", "")) == ["times"])
        #expect(try told(("trial_days: 7", "trial_days: 14")) == [])
        #expect(try told(("tax_rate: 10%", "tax_rate: 8%")) == [])
        // Of a new type the one sentence about the type is enough; and the others have no contracts.
        let one = try entries(("type: auto_pay", "type: one_time"), ("は1,980円", "を課金しました"), ("1980", "2480"))
        #expect(warnings(before, one).allSatisfy { $0 != sentence })
        #expect(warnings(try entries(), try entries(("1980", "2480"), ("1,980", "2,480"))) == [])
        #expect(warnings(before.filter { $0.id.product == nil }, before).allSatisfy { $0 != sentence })

        func box(_ type: String, _ items: (String, Int)...) -> [Entry] {
            let method = EntryID(.method(product: "box", id: "m"), .methodType)
            let own = [Entry(EntryID(.product("box"), .scenario), "subscription"), Entry(method, type)]
            return own
                + items.flatMap { name, price in
                    let owner = EntryID.Owner(.item(product: "box", name: name, occurrence: 1))
                    return [Entry(EntryID(owner, .itemName), name), Entry(EntryID(owner, .price), String(price))]
                }
        }
        #expect(warnings(box("recurring", ("米", 100)), box("recurring", ("米", 200))) == [sentence])
        #expect(warnings(box("one_time", ("米", 100)), box("one_time", ("米", 200))) == [])
        let gone = warnings(box("recurring", ("米", 100), ("茶", 300)), box("recurring", ("米", 100)))
        #expect(gone.count == 1 && gone[0].hasPrefix("この商品を申し込んだ購入者への課金") && gone[0].contains(Self.screens))
        #expect(warnings(box("one_time", ("米", 100), ("茶", 300)), box("one_time", ("米", 100))) == [])
        #expect(
            warnings(box("recurring", ("米", 100)), box("recurring", ("米", 100), ("茶", 300))).allSatisfy { $0.contains("新しく加える") })
    }

    /// Where the record lacks a line, as one of a conflict that was resolved by removing both, what it says beside it still tells of whose
    /// contracts a value is.
    @Test func contractsOfWhatTheRecordLacksInPart() throws {
        let sentence = "続いている契約の金額と次回の課金日は、これとは別に、管理者が変更します。「課金予約・履歴一覧」で確かめます。"
        let recurring = ("type: auto_pay", "type: recurring")
        let unquoted = ("は1,980円", "を課金しました")
        let before = try entries(recurring, unquoted)
        let after = try entries(recurring, unquoted, ("1980", "2480"))
        func told(_ lacking: EntryField..., from before: [Entry], to after: [Entry]) -> [String] {
            let torn = before.filter { !lacking.contains($0.id.field) }
            return EntryPlan(from: torn, to: after).changes.flatMap { change in
                change.warnings.map { "\(change.id.field): \($0.ja)" }
            }
        }
        #expect(told(.price, from: before, to: after) == ["price: \(sentence)"])
        // What its type was is not known; that of the settings is likely.
        let types = told(.methodType, .price, from: before, to: after)
        #expect(types.count == 2 && types[0].hasPrefix("methodType: この支払方法で申し込んだ購入者") && types[1] == "price: \(sentence)")
        let one = ("type: auto_pay", "type: one_time")
        #expect(
            told(.methodType, .price, from: try entries(one, unquoted), to: try entries(one, unquoted, ("1980", "2480"))) == [])

        func box(_ type: String, _ price: Int) -> [Entry] {
            let (item, method) = (
                EntryID.Owner(.item(product: "box", name: "米", occurrence: 1)), EntryID.Owner(.method(product: "box", id: "m"))
            )
            return [
                Entry(EntryID(.product("box"), .scenario), "subscription"), Entry(EntryID(method, .methodType), type),
                Entry(EntryID(method, .methodName), type), Entry(EntryID(item, .itemName), "米"),
                Entry(EntryID(item, .taxRate), "8"), Entry(EntryID(item, .price), String(price)),
            ]
        }
        for lacking in [EntryField.price, .methodType] {
            #expect(told(lacking, from: box("recurring", 100), to: box("recurring", 200)).contains("price: \(sentence)"))
            #expect(told(lacking, from: box("one_time", 100), to: box("one_time", 200)) == [])
        }
        // A method that is added makes no contracts of what was sold once.
        let added = box("recurring", 200).map { entry in
            entry.id.owner.text.contains("/method/")
                ? Entry(entry.id.moved(to: .method(product: "box", id: "n")), entry.value) : entry
        }
        let both = added + box("one_time", 200).filter { $0.id.owner.text.contains("/method/m/") }
        #expect(!told(.use, from: box("one_time", 100), to: both).contains("price: \(sentence)"))

        // Whose account it is, and what is switched off.
        let live = try entries(recurring)
        #expect(
            told(.merchantID, from: live, to: try entries(recurring, ("A1EXAMPLE23456", "A2EXAMPLE23456"))).contains {
                $0.contains("前の出品者ID")
            })
        let off = try entries(("use: true", "use: false")).filter { $0.id.product == nil }
        #expect(told(.use, from: live, to: off).contains { $0.hasPrefix("use: ") && $0.contains(Self.screens) })
        // What was never entered has none.
        #expect(warnings([], live).allSatisfy { !$0.contains(Self.screens) })
    }

    /// A method that the record lacks as a whole may be there.
    @Test func aMethodThatTheRecordLacks() throws {
        let second = ("    price: 1980\n", "    price: 1980\n  - {id: two, type: one_time, tax_rate: 10%, price: 1980}\n")
        let (both, one) = (try entries(second), try entries())
        let added = EntryPlan(from: both.filter { !$0.id.owner.text.hasSuffix("/two/") }, to: both).changes.flatMap(\.warnings)
        #expect(added.map(\.ja) == ["新しく加える支払方法です。同じものがすでにあれば重ねて加えず、ほかの支払方法は書き換えないでください。"])
        #expect(added.map(\.en) == ["Add this payment method, unless it is there already; do not overwrite another one."])
        let all = EntryPlan(from: one.filter { !$0.id.owner.text.contains("/method/") }, to: one).changes.flatMap(\.warnings)
        #expect(all.map(\.ja) == ["この商品の支払方法は、1つも記録にありません。この支払方法がすでにあれば、重ねて加えず、それを開いて入力します。"])
    }

    /// One more method on the screen of another is added, not entered over it.
    @Test func whatIsAddedReplacesNothing() throws {
        let second = ("    price: 1980\n", "    price: 1980\n  - {id: two, type: one_time, tax_rate: 10%, price: 1980}\n")
        let (one, both) = (try entries(), try entries(second))
        let added = EntryPlan(from: one, to: both).changes
        #expect(added.allSatisfy { $0.menu == ["シナリオ管理メニュー", "販売設定", "支払方法の追加"] })
        #expect(added.flatMap(\.warnings).map(\.ja) == ["新しく加える支払方法です。同じものがすでにあれば重ねて加えず、ほかの支払方法は書き換えないでください。"])
        #expect(EntryPlan(from: both, to: try entries(second, ("price: 1980", "price: 2480"))).changes[0].menu.last == "販売設定")
        // With the whole product there is nothing yet to write over.
        #expect(!warnings(both.filter { $0.id.product == nil }, both).contains { $0.contains("書き換え") })
        let shop = try sample("full-shop").entries.map(\.entry)
        let item = try #require(shop.last { $0.id.field == .itemName }).id.owner
        #expect(warnings(shop.filter { $0.id.owner != item }, shop) == ["新しく加える商品です。同じものがすでにあれば重ねて加えず、ほかの商品は書き換えないでください。"])
        // Before the first of its values.
        let first = EntryPlan(from: shop.filter { $0.id.owner != item }, to: shop).changes.first
        #expect(first?.id.field == .taxRate && first?.warnings.count == 1)
        // Of a product that was begun there is nothing yet to write over, until a method of it is there.
        let begun = both.filter { $0.id.product == nil || $0.id.field == .scenario }
        #expect(!warnings(begun, both).contains { $0.contains("書き換え") })
        let half = begun + both.filter { $0.id.owner.text.hasSuffix("method/once/") }
        #expect(warnings(half, both).contains { $0.hasPrefix("新しく加える支払方法") })
    }

    /// Contracts may run on in the earlier scenario, where a price must not be emptied, nor a mail be deleted; whether there is an earlier
    /// one is not known (domain.md A4).
    @Test func anEarlierScenarioKeepsItsValues() throws {
        let before = try sample("full-shop").entries.map(\.entry)
        let after = try sample("full-shop") { path, text in
            path != "products/study-club.yaml"
                ? text
                : text.replacing("scenario: paid_product", with: "scenario: subscription").replacing(
                    "    tax_rate: 10%\n", with: ""
                )
                .replacing("    price: 2980\n", with: "")
                .replacing("step_mails:", with: "items:\n  - {name: 会費, tax_rate: 10%, price: 2980}\nstep_mails:")
                .replacing("- use: cancelled", with: "- use: cancelled\n    trigger: charge_failed\n    delay_minutes: 1")
        }.entries.map(\.entry)
        let plan = EntryPlan(from: before, to: after)
        let removed = plan.changes.filter { $0.action == .remove }
        #expect(removed.map(\.id.field) == [.price, .taxRate])
        #expect(
            removed.allSatisfy {
                $0.warnings.first?.ja == "シナリオを新しく作った場合、前のシナリオのものは消さずに残してください。種類を変えられた場合は、削除します。"
            })
        let text = plan.report(.text, [.ja])
        #expect(text.contains("「家計簿の研究会」の料金  設定から消えた値: 2,980円"))
        #expect(!text.contains("削除: ") && text.contains("種類を変えられた場合は、「定期支払いのキャンセル」のタブにある前のメール"), "\(text)")
        #expect(plan.recorded() == after.sorted(byPath: { $0.id.text }))
    }

    /// What a screen keeps, and what is entered there instead.
    @Test func removedContactsAndSenders() throws {
        let sender = ("trigger: charge_failed", "trigger: charge_failed\n    from: {name: 事務局, address: help@shop.example.jp}")
        let phone = ("    phone: +81-3-0000-0000\n", "")
        let plan = EntryPlan(from: try entries(sender), to: try entries(phone))
        #expect(
            plan.changes.map { "\($0.action) \($0.id.field)" } == [
                "remove fromAddress", "remove fromName", "remove supportPhone",
            ])
        #expect(
            plan.changes.map { $0.warnings.map(\.ja) } == [
                ["シナリオの基本設定の差出人メールアドレスに戻します。"], ["シナリオの基本設定の差出人名に戻します。"],
                ["設定には書かれていません。画面の番号は、別の番号にするか、そのままにします。"],
            ])
        // Nobody is told to remove it, and then not to.
        let text = plan.report(.text, [.ja])
        #expect(text.contains("設定から消えた値: +81-3-0000-0000") && !text.contains("削除"))
        // With the mail or the environment nothing stays; what is new or changed is in the settings.
        let before = try entries(sender)
        for after in [before.filter { $0.id.field.risk != .mail }, before.filter { $0.id.owner.text != "live/" }] {
            #expect(!warnings(before, after).contains { $0.contains("設定には書かれていません") || $0.contains("戻します") })
        }
        #expect(EntryPlan(from: try entries(phone), to: before).changes.allSatisfy { $0.warnings.isEmpty })
    }

    /// The label of the row, 「エンドポイントURLを追加する」, would read as a command that the line below it forbids.
    @Test func anEndpointIsNoCommand() throws {
        let plan = EntryPlan(from: try entries(), to: try entries(("jp/ipn", "jp/ipn2")))
        #expect(plan.changes.map(\.subject.ja) == ["本番環境のエンドポイントURL"])
        #expect(plan.changes.flatMap(\.warnings).map(\.ja).first?.hasPrefix("2つ目のエンドポイントを追加せず") == true)
    }
}
