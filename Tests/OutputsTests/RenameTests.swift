// What a plan makes of ids that were given to something else: swapped, used again, or recorded twice by a merge.
import SourceText
import Testing

@testable import Outputs

@Suite struct RenameTests {
    /// A product of one method, with the values that buyers see.
    private func product(_ id: String, _ name: String, _ price: Int) -> [Entry] {
        let (owner, method) = (EntryID.Owner(.product(id)), EntryID.Owner(.method(product: id, id: "once")))
        return [
            Entry(EntryID(owner, .scenario), "paid_product"), Entry(EntryID(owner, .productName), name),
            Entry(EntryID(method, .methodType), "one_time"), Entry(EntryID(method, .price), String(price)),
        ]
    }

    private func method(_ id: String, _ name: String, _ price: Int) -> [Entry] {
        let owner = EntryID.Owner(.method(product: "course", id: id))
        return [
            Entry(EntryID(owner, .methodType), "one_time"), Entry(EntryID(owner, .methodName), name),
            Entry(EntryID(owner, .price), String(price)),
        ]
    }

    private func sorted(_ entries: [Entry]) -> [Entry] { entries.sorted(byPath: { $0.id.text }) }

    private func told(_ plan: EntryPlan) -> [String] {
        plan.told.map { "\($0.change.action) \($0.change.id.text)" }
    }

    @Test func idsThatAreSwappedEnterNothing() {
        let products = [
            (product("a", "入門", 100) + product("b", "応用", 200), product("b", "入門", 100) + product("a", "応用", 200)),
            (method("a", "一括", 100) + method("b", "分割", 200), method("b", "一括", 100) + method("a", "分割", 200)),
        ]
        for (old, new) in products {
            let plan = EntryPlan(from: old, to: new)
            #expect(plan.isEmpty, "\(told(plan))")
            #expect(plan.recorded() == sorted(new))
        }
        // Around three, with a change beside it.
        let old = product("a", "一", 1) + product("b", "二", 2) + product("c", "三", 3) + product("d", "四", 4)
        let new = product("b", "一", 1) + product("c", "二", 2) + product("a", "三", 3) + product("d", "四", 5)
        let plan = EntryPlan(from: old, to: new)
        #expect(told(plan) == ["change product/d/method/once/price"])
        #expect(plan.recorded() == sorted(new))
    }

    /// Items of one name have only their place for an id.
    @Test func itemsOfOneName() {
        func items(_ prices: Int...) -> [Entry] {
            prices.enumerated().flatMap { index, price in
                let owner = EntryID.Owner(.item(product: "shop", name: "Tシャツ", occurrence: index + 1))
                return [
                    Entry(EntryID(owner, .itemName), "Tシャツ"), Entry(EntryID(owner, .taxRate), "10"),
                    Entry(EntryID(owner, .price), String(price)),
                ]
            }
        }
        let swapped = EntryPlan(from: items(1500, 2500), to: items(2500, 1500))
        #expect(swapped.isEmpty && swapped.recorded() == sorted(items(2500, 1500)), "\(told(swapped))")
        let first = EntryPlan(from: items(1500, 2500, 3500), to: items(2500, 3500))
        #expect(first.changes.count == 3 && first.changes.allSatisfy { $0.action == .remove }, "\(told(first))")
        #expect(first.recorded() == sorted(items(2500, 3500)))
        let dearer = EntryPlan(from: items(1500, 2500), to: items(1500, 2800))
        #expect(dearer.changes.map(\.subject.en).allSatisfy { $0.contains("“Tシャツ” (¥2,500)") }, "\(dearer.changes)")
        #expect(dearer.changes.count == 1)
    }

    /// The scenario with running contracts stays as it is; only the new one is made.
    @Test func anIDThatIsUsedAgain() throws {
        let old = product("club", "研究会", 2980)
        let new = product("club-2025", "研究会", 2980) + product("club", "研究会2026", 3980)
        let plan = EntryPlan(from: old, to: new)
        #expect(plan.changes.allSatisfy { $0.action == .enter && $0.id.product == "club" })
        #expect(plan.changes.count == 4)
        #expect(plan.recorded() == sorted(new))
        // One value at a time, what has been entered is not asked for again.
        var record = old
        for (count, change) in plan.changes.enumerated() {
            record = try #require(EntryPlan(from: record, to: new).recorded(only: [change.id]))
            #expect(EntryPlan(from: record, to: new).changes.count == 3 - count)
        }
    }

    /// What the plan takes for the earlier one is said where the new one is made: whoever wrote the settings may mean it the other way
    /// round.
    @Test func anIDThatIsUsedAgainIsSaidToBe() throws {
        let of = (product("club", "研究会", 2980), product("club-2025", "研究会", 2980) + product("club", "研究会2026", 3980))
        let said = EntryPlan(from: of.0, to: of.1).changes.flatMap { change in change.warnings.map { (change.id.text, $0) } }
        #expect(said.map(\.0) == ["product/club/scenario"])
        #expect(
            said.first?.1.ja
                == "値がすべて同じなので、いまあるシナリオ「研究会」は、IDが「club-2025」の商品のものとみなしています。いまもIDが「club」の商品のものなら、新しく作らず、それを開いてこの商品の値を入力し、IDが「club-2025」の商品のシナリオを新しく作ります。"
        )
        #expect(said.first?.1.en.contains("for that of the product with the id club-2025") == true)
        let methods = EntryPlan(from: method("m1", "毎月払い", 2980), to: method("m2", "毎月払い", 2980) + method("m1", "毎月払い", 3980))
        #expect(methods.changes.count == 3 && methods.changes.allSatisfy { $0.action == .enter })
        let caution = try #require(methods.changes.first { $0.id.text == "product/course/method/m1/type" }?.warnings.last)
        #expect(caution.ja.contains("いまある支払方法「毎月払い」は、IDが「m2」のものとみなしています"))
        #expect(caution.en.contains("with the id m2"))
        // What only got another id, or was swapped, is nothing to speak of.
        for (old, new) in [
            (product("a", "入門", 100) + product("b", "応用", 200), product("b", "入門", 100) + product("c", "応用", 200)),
            (product("a", "入門", 100) + product("b", "応用", 200), product("b", "入門", 100) + product("a", "応用", 200)),
        ] {
            #expect(EntryPlan(from: old, to: new).isEmpty)
        }
    }

    /// What only got another name stays itself beside a copy of what it was: its contracts run on in its own scenario.
    @Test func whatIsRenamedAndCopied() throws {
        func box(_ id: String, _ checked: Bool, _ name: String) -> [Entry] {
            let box = EntryID(EntryID.Owner(.method(product: id, id: "once")), .collectShippingAddress)
            return product(id, name, 2980) + [Entry(box, String(checked))]
        }
        func mail(_ id: String, _ subject: String) -> [Entry] {
            let owner = EntryID.Owner(.mail(product: "course", id: id))
            return [
                Entry(EntryID(owner, .trigger), "charge_failed"), Entry(EntryID(owner, .subject), subject),
                Entry(EntryID(owner, .body), "本文"),
            ]
        }
        for (old, own, copies) in [
            (product("club", "研究会", 2980), product("club", "研究会(第1期)", 2980), product("club-2", "研究会", 2980)),
            (box("club", false, "研究会"), box("club", true, "研究会(第1期)"), box("club-2", false, "研究会")),
            (method("m1", "毎月払い", 2980), method("m1", "毎月払い(旧会員)", 2980), method("m2", "毎月払い", 2980)),
            (mail("m1", "お知らせ"), mail("m1", "お知らせ(2回目)"), mail("m2", "お知らせ")),
            // Each name a step on, and the first one to be made anew.
            (
                product("a", "第1期", 100) + product("b", "第2期", 100), product("a", "第2期", 100) + product("b", "第3期", 100),
                product("c", "第1期", 100)
            ),
        ] {
            let (new, differing) = (own + copies, Set(own).subtracting(old).map(\.id))
            let plan = EntryPlan(from: old, to: new)
            #expect(Set(plan.changes.filter { $0.action == .change }.map(\.id)) == Set(differing), "\(told(plan))")
            #expect(Set(plan.changes.filter { $0.action == .enter }.map(\.id)) == Set(copies.map(\.id)), "\(told(plan))")
            #expect(plan.changes.count == differing.count + copies.count && plan.recorded() == sorted(new))
            // One value at a time, in whatever order: nothing else is asked for meanwhile.
            for ids in [plan.changes.map(\.id), plan.changes.map(\.id).reversed()] {
                var (record, asked) = (old, Set(ids))
                for id in ids + ids where EntryPlan(from: record, to: new).changes.contains(where: { $0.id == id }) {
                    record = try #require(EntryPlan(from: record, to: new).recorded(only: [id]))
                    let rest = Set(EntryPlan(from: record, to: new).changes.map(\.id))
                    #expect(rest.isSubset(of: asked), "\(id.text): \(rest.subtracting(asked).map(\.text))")
                    asked = rest
                }
                #expect(record == sorted(new))
            }
        }
    }

    /// A thing that is changed and copied stays itself while its values are recorded, in whatever order, though with some of them it has
    /// those of the copy.
    @Test(arguments: [false, true]) func aCopyIsNotTakenForWhatItWasMadeOf(isReversed: Bool) throws {
        func mail(_ id: String, _ subject: String, _ body: String) -> [Entry] {
            let owner = EntryID.Owner(.mail(product: "course", id: id))
            return [
                Entry(EntryID(owner, .trigger), "charge_failed"), Entry(EntryID(owner, .subject), subject),
                Entry(EntryID(owner, .body), body),
            ]
        }
        for (old, own, copy) in [
            (product("a", "講座", 1980), product("a", "講座2026", 2480), product("b", "講座", 2480)),
            (method("a", "一括", 1980), method("a", "一括払い", 2480), method("b", "一括", 2480)),
            (mail("a", "件名", "本文"), mail("a", "新しい件名", "新しい本文"), mail("b", "件名", "新しい本文")),
        ] {
            let plan = EntryPlan(from: old, to: own + copy)
            let ids = Set(own.map(\.id)).intersection(plan.changes.map(\.id)).sorted { ($0.text < $1.text) != isReversed }
            #expect(ids.count == 2)
            var record = old
            // What is not recorded by itself at first is after the others.
            for id in ids + ids where EntryPlan(from: record, to: own + copy).changes.contains(where: { $0.id == id }) {
                record = try #require(EntryPlan(from: record, to: own + copy).recorded(only: [id]))
                #expect(record.allSatisfy { entry in own.contains { $0.id == entry.id } }, "\(record.map(\.id.text))")
            }
            #expect(record == sorted(own))
        }
    }

    /// The id of what is gone, given to another thing that is there: that is not rewritten, and the other one is not removed.
    @Test func theIDOfWhatIsGone() {
        let old = product("a", "入門", 100) + product("b", "応用", 200)
        let plan = EntryPlan(from: old, to: product("a", "応用", 200))
        #expect(told(plan) == ["remove product/b/scenario"])
        #expect(plan.told.first?.subject.ja.contains("「入門」") == true)
        #expect(plan.recorded() == sorted(product("a", "応用", 200)))
    }

    /// Each price a step up is what changes, though the values of one are now those of the next.
    @Test func valuesThatFollowEachOther() {
        let old = method("a", "一括", 100) + method("b", "一括", 200) + method("c", "一括", 300)
        let new = method("a", "一括", 200) + method("b", "一括", 300) + method("c", "一括", 400)
        #expect(
            EntryPlan(from: old, to: new).changes.map { "\($0.old?.value ?? "") \($0.new?.value ?? "")" }.sorted() == [
                "100 200", "200 300", "300 400",
            ])
        // Of two with the same values it is not known which one has the other id.
        let twins = product("a", "入門", 100) + product("b", "入門", 100)
        let plan = EntryPlan(from: twins, to: product("c", "入門", 100) + product("a", "別", 1) + product("b", "他", 2))
        #expect(plan.changes.contains { $0.id.text == "product/c/scenario" && $0.action == .enter })
    }

    /// A merge of two records may hold one scenario under two ids: it must not be removed without a word.
    @Test(arguments: [3980, 4980])
    func oneScenarioUnderTwoIDs(price: Int) {
        // One branch changed the price, the other one the id; both have been recorded.
        let old = product("study-club", "研究会", 3980) + product("kenkyukai", "研究会", 2980)
        let new = product("kenkyukai", "研究会", price)
        let plan = EntryPlan(from: old, to: new)
        let removal = plan.told.first { $0.change.action == .remove }
        #expect(removal?.change.id.text == "product/study-club/scenario")
        #expect(
            removal?.warnings.first?.en.contains("with the id kenkyukai. If there is only one scenario of that name, keep it")
                == true)
        #expect(plan.recorded() == sorted(new))
    }

    /// Two that one replaces: what is left of the plan stays the same once a part of it is recorded.
    @Test func whatReplacesSeveral() throws {
        func method(_ id: String, _ type: String, _ name: String, _ price: Int) -> [Entry] {
            let owner = EntryID.Owner(.method(product: "club", id: id))
            return [
                Entry(EntryID(owner, .methodType), type), Entry(EntryID(owner, .methodName), name),
                Entry(EntryID(owner, .price), String(price)),
            ]
        }
        func mail(_ id: String, _ subject: String) -> [Entry] {
            let owner = EntryID.Owner(.mail(product: "club", id: id))
            return [
                Entry(EntryID(owner, .trigger), "charge_failed"), Entry(EntryID(owner, .subject), subject),
                Entry(EntryID(owner, .body), subject),
            ]
        }
        let product = [Entry(EntryID(.product("club"), .scenario), "paid_product")]
        for (gone, came) in [
            (
                method("a", "recurring", "旧プランA", 1000) + method("b", "recurring", "旧プランB", 2000),
                method("c", "recurring", "新プラン", 3000)
            ),
            (method("a", "one_time", "旧A", 1000) + method("b", "one_time", "旧B", 2000), method("c", "one_time", "新", 3000)),
            (mail("a", "一通目"), mail("b", "二通目")), (mail("a", "一通目") + mail("b", "二通目"), mail("c", "新しい一通")),
        ] {
            let (old, new) = (product + gone, product + came)
            let first = EntryPlan(from: old, to: new)
            let asked = Set(first.changes.map { "\($0.action) \($0.id.text)" })
            for change in first.told.map(\.change) {
                let rest = EntryPlan(from: try #require(first.recorded(only: [change.id])), to: new)
                let left = Set(rest.changes.map { "\($0.action) \($0.id.text)" })
                #expect(left.isSubset(of: asked) && !left.contains("\(change.action) \(change.id.text)"), "\(left)")
            }
        }
    }

    /// The price is all that tells an item with another name: whoever added the new one by itself removes the earlier one.
    @Test func anItemThatGotAnotherNameIsSaidToBeTheSame() {
        func item(_ name: String) -> [Entry] {
            let owner = EntryID.Owner(.item(product: "shop", name: name, occurrence: 1))
            return [
                Entry(EntryID(owner, .itemName), name), Entry(EntryID(owner, .taxRate), "10"),
                Entry(EntryID(owner, .price), "1320"),
            ]
        }
        let plan = EntryPlan(from: item("緑茶"), to: item("番茶"))
        #expect(told(plan) == ["change product/shop/item/番茶/item_name"])
        #expect(plan.changes.first?.warnings.first?.ja.hasPrefix("料金が同じなので、名前の変わった商品とみなしています。") == true)
    }

    /// What is gone for good is removed without a doubt, also beside one that is much like it but for its name.
    @Test func aRemovalBesideOthers() {
        let old = product("a", "入門", 100) + product("b", "応用", 100)
        let plan = EntryPlan(from: old, to: product("a", "入門", 100))
        #expect(told(plan) == ["remove product/b/scenario"])
        #expect(plan.changes.allSatisfy { change in change.warnings.allSatisfy { !$0.en.contains("with the id") } })
    }

    /// Whoever enters only what differs, as the plan says, may record that alone: it is still said to be like the one that is gone.
    @Test func aLikeProductIsRecordedInPart() throws {
        let (old, new) = (product("k", "講座", 1980), product("k26", "講座2026", 1980))
        var record = old
        for recorded in ["name", "scenario", "method/once/type"] {
            let id = try #require(EntryID("product/k26/\(recorded)"))
            record = try #require(EntryPlan(from: record, to: new).recorded(only: [id]))
            let said = EntryPlan(from: record, to: new).told.filter { $0.warnings.contains { $0.en.contains("with the id k") } }
            #expect(said.count == 2 && said.first?.change.action != said.last?.change.action, "\(said.map(\.change.id.text))")
            #expect(!said.flatMap(\.warnings).contains { $0.en.hasPrefix("Add this payment method") })
        }
        // Another product that only gets one more method is none.
        let other = product("b", "応用", 200)
        let plan = EntryPlan(
            from: old + other,
            to: other + method("x", "分割", 1).map { Entry($0.id.moved(to: .method(product: "b", id: "x")), $0.value) })
        #expect(plan.changes.allSatisfy { $0.warnings.allSatisfy { !$0.en.contains("with the id") } })
    }

    @Test func idsOfToday() throws {
        let (old, new) = (product("a", "入門", 100) + product("b", "応用", 200), product("c", "入門", 150) + product("b", "応用", 200))
        let today = EntryPlan.idsOfToday(old, following: new)
        func id(_ text: String) throws -> EntryID { try #require(EntryID(text)) }
        #expect(try today[id("product/a/method/once/price")] == id("product/c/method/once/price"))
        #expect(try today[id("product/b/name")] == id("product/b/name"))
        #expect(try today[id("product/d/name")] == nil)
    }
}
