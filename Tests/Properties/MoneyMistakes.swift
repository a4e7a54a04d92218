import SourceText

/// Mistakes of money.
let moneyMistakes: [Mistake] = [
    Mistake(
        .notWholeYen, "no whole yen", at: { $0.prices },
        ["1,980", "1980円", "¥1980", "1_980", "１９８０", "19.80", "1980.0", "千円", "01980", "+5", "1 980"].map {
            .text($0, .doubleQuoted)
        }),
    Mistake(
        .notWholeYen, "a comma in it", at: { $0.prices }, [.text("1,980", .doubleQuoted), .text("12,345,678", .doubleQuoted)]),
    Mistake(
        .priceOutOfRange, "too little or too much", at: { $0.prices },
        ["0", "-1", "1000000000", "99999999999999999999"].map { .text($0) }),
    Mistake(.fractionTaxRate, "a share of one", at: { $0.rates }, ["0.1", "0.08", ".1", "0.10", "0.085"].map { .text($0) }),
    Mistake(
        .badFormat, "a rate without its sign", at: { $0.rates },
        ["10", "10パーセント", "１０％", "10.5%", "軽減税率"].map { .text($0, .doubleQuoted) }),
    Mistake(.unusualTaxRate, "another rate") { draft, random in
        let spots = draft.rates.filter { ["10%", "8%", "0%"].contains(draft[$0]?.text ?? "") }
        guard let spot = random.any(spots) else { return nil }
        draft[spot] = .text(random.pick(["1%", "5%", "9%", "20%"]))
        return [Expected(spot, .value)]
    },
    Mistake(.duplicateItemName, "two items of one name") { draft, random in
        let later = draft.items.filter { $0.path.steps.last != "0" && draft[$0 + "name"] != nil }
        guard let item = random.any(later), let name = draft[Spot(item.document, "items.0.name")] else { return nil }
        draft[item + "name"] = name
        return [Expected(item + "name", .value)]
    },
    Mistake(.monthlyLimitExceeded, "more than the limit") { draft, random in
        let entries = draft.methodEntries.filter {
            draft.value("type", of: $0) != "one_time" && draft[$0 + "price"] != nil
        }
        guard let entry = random.any(entries), let price = draft[entry + "price"]?.text else { return nil }
        draft[entry + "price"] = .text("100001")
        draft.quote(price, as: "100001", in: entry.document)
        return [Expected(entry + "price", .value)]
    },
    Mistake(.monthlyLimitExceeded, "every ten days, above the limit in all") { draft, random in
        let entries = draft.methodEntries.filter {
            draft.value("type", of: $0) == "recurring" && draft[$0 + "price"] != nil && draft[$0 + "recurrence.every"] != nil
                // Four fall into a month.
                && draft[$0 + "recurrence.times"]?.text.flatMap { Int($0) } ?? 4 >= 4
        }
        guard let entry = random.any(entries), let price = draft[entry + "price"]?.text else { return nil }
        draft[entry + "recurrence.every"] = .text("10 days")
        draft[entry + "price"] = .text("25001")
        draft.quote(price, as: "25001", in: entry.document)
        return [Expected(entry + "price", .value)]
    },
    Mistake(.unusualRecurrence, "a trial of many years") { draft, random in
        let entries = draft.methodEntries.filter { draft[$0 + "recurrence.every"] != nil }
        guard let entry = random.any(entries) else { return nil }
        draft[entry + "recurrence.trial_days"] = .text(random.pick(["3654", "36500", "999999"]))
        return [Expected(entry + "recurrence.trial_days", .value)]
    },
    Mistake(.registrationNumberCheckDigit, "a wrong check digit") { draft, _ in
        let spot = Spot(draft.integrationIndex, "invoice.registration_number")
        guard let number = draft[spot]?.text, let digit = Int(number.dropFirst().prefix(1)) else { return nil }
        draft[spot] = .text("T\(digit % 9 + 1)" + number.dropFirst(2))
        return [Expected(spot, .value)]
    },
]

extension Draft {
    /// The mails of a product quote another price.
    mutating func quote(_ old: String, as new: String, in product: Int) {
        for body in bodies where body.document == product {
            guard case .text(let text, let style)? = self[body] else { continue }
            self[body] = .text(text.replacing("料金は\(old)円", with: "料金は\(new)円"), style)
        }
    }
}

/// Mistakes of plans and scenarios.
let scenarioMistakes: [Mistake] = [
    Mistake(.planTooLow, "a plan without recurring payments") { draft, random in
        var spots: Set<Spot> = []
        for product in draft.indices("product") where draft.documents[product].tree["scenario"]?.text == "subscription" {
            spots.insert(Spot(product, "scenario"))
        }
        for entry in draft.methodEntries
        where draft.value("type", of: entry) == "recurring" && draft.scenario(of: entry) != "subscription" {
            if let type = draft.written("type", of: entry) { spots.insert(type) }
        }
        draft.integration["site.plan"] = .text(random.pick(["beginner", "personal"]))
        // Much that needs a higher plan is one mistake of the plan.
        if spots.count > 1 { return [Expected(Spot(draft.integrationIndex, "site.plan"), .value)] }
        return spots.isEmpty ? nil : spots.map { Expected($0, .value) }
    },
    Mistake(.subscriptionNeedsRecurring, "another type in a subscription") { draft, random in
        let entries = draft.methodEntries.filter { draft.scenario(of: $0) == "subscription" && draft[$0 + "type"] != nil }
        guard let entry = random.any(entries) else { return nil }
        draft[entry + "type"] = .text("auto_pay")
        return [Expected(entry + "type", .value)]
    },
    Mistake(.recurrenceWithoutRecurring, "an interval of a one-time payment") { draft, random in
        let entries = draft.methodEntries.filter { draft[$0 + "type"]?.text == "one_time" }
        guard let entry = random.any(entries) else { return nil }
        draft[entry + "recurrence"] = .record([Entry("every", "1 month")])
        return [Expected(entry + "recurrence", .key)]
    },
    Mistake(.priceOnWrongLevel, "a price on a method of a cart") { draft, random in
        let entries = draft.methodEntries.filter { draft.scenario(of: $0) != "paid_product" }
        guard let entry = random.any(entries) else { return nil }
        draft[entry + "price"] = .text("1000")
        return [Expected(entry + "price", .key)]
    },
    Mistake(.priceOnWrongLevel, "items of a paid product") { draft, random in
        let products = draft.indices("product").filter { draft.documents[$0].tree["scenario"]?.text == "paid_product" }
        guard let product = random.any(products) else { return nil }
        draft.documents[product].tree["items"] = .list([
            .record([Entry("name", "ノート"), Entry("tax_rate", "10%"), Entry("price", "100")])
        ])
        return [Expected(Spot(product, "items"), .key)]
    },
    Mistake(.duplicateMethodName, "one name for two methods") { draft, random in
        let entries = draft.methodEntries.filter { !draft.isTest($0) }
        let later = entries.filter { entry in entries.first { $0.document == entry.document } != entry }
        guard let second = random.any(later), let first = entries.first(where: { $0.document == second.document }) else {
            return nil
        }
        draft[first + "name"] = .text("同じ名前")
        draft[second + "name"] = .text("同じ名前")
        return [Expected(second + "name", .value)]
    },
    Mistake(.shippingAddressNotCollected, "one method of a cart that does not ask") { draft, random in
        let entries = draft.methodEntries.filter { draft.scenario(of: $0) == "shopping_cart" && !draft.isTest($0) }
        guard let first = random.any(entries),
            let second = random.any(entries.filter { $0.document == first.document && $0 != first })
        else { return nil }
        for entry in entries where entry.document == first.document {
            draft[entry + "collect_shipping_address"] = .flag(entry != second)
        }
        return [Expected(second + "collect_shipping_address", .value)]
    },
    Mistake(.methodNameContradictsType, "a monthly name of a single payment") { draft, random in
        guard let entry = random.any(draft.methodEntries.filter { draft.value("type", of: $0) == "one_time" }) else { return nil }
        draft[entry + "name"] = .text(random.pick(["毎月払い", "Amazon Pay(定期)"]))
        return [Expected(entry + "name", .value)]
    },
    Mistake(.methodNameContradictsType, "a name of another interval") { draft, random in
        let entries = draft.methodEntries.filter {
            draft.value("type", of: $0) == "recurring" && draft.value("recurrence.every", of: $0) != nil
        }
        guard let entry = random.any(entries) else { return nil }
        draft[entry + "name"] = .text(random.pick(["997日ごとに課金", "Amazon Pay (every 997 days)"]))
        return [Expected(entry + "name", .value)]
    },
    Mistake(.methodNameContradictsType, "goods of another interval") { draft, random in
        let entries = draft.methodEntries.filter {
            draft.value("type", of: $0) == "recurring" && draft.value("recurrence.every", of: $0) != nil
                && draft[Spot($0.document, "scenario")]?.text == "subscription"
        }
        guard let entry = random.any(entries) else { return nil }
        draft[entry + "name"] = .text(random.pick(["997日ごとにお届け", "定期便(997日ごと)"]))
        return [Expected(entry + "name", .value)]
    },
    Mistake(.nameQuotesOtherPrice, "a price of before in the name of a method") { draft, random in
        guard let entry = random.any(draft.methodEntries) else { return nil }
        draft[entry + "name"] = .text(random.pick(["Amazon Pay(会費 7,654,321円)", "料金7654321円"]))
        return [Expected(entry + "name", .value)]
    },
    Mistake(.nameQuotesOtherPrice, "a price of before in the name of a product") { draft, random in
        guard let product = random.any(names(draft)) else { return nil }
        draft[product] = .text(random.pick(["講座 7654321円(税込)", "講座 受講料7,654,321円"]))
        return [Expected(product, .value)]
    },
    Mistake(.nameContradictsTaxRate, "another rate in the name of an item") { draft, random in
        guard let item = random.any(draft.items.filter { draft[$0 + "tax_rate"] != nil }) else { return nil }
        draft[item + "name"] = .text(random.pick(["白味噌(税率97%)", "白味噌 消費税率97%"]))
        return [Expected(item + "name", .value)]
    },
    Mistake(.nameContradictsTaxRate, "another rate in the name of a method") { draft, random in
        guard let entry = random.any(draft.methodEntries.filter { draft[$0 + "tax_rate"] != nil }) else { return nil }
        draft[entry + "name"] = .text("Amazon Pay(消費税97%)")
        return [Expected(entry + "name", .value)]
    },
    Mistake(.recurrenceNotInherited, "an interval of its own without the number of charges") { draft, random in
        let entries = draft.methodEntries.filter { entry in
            draft[entry + "recurrence"] == nil
                && draft.definition(of: entry).map { draft[$0 + "recurrence.times"] != nil } == true
        }
        guard let entry = random.any(entries), let every = draft.value("recurrence.every", of: entry) else { return nil }
        draft[entry + "recurrence"] = .record([Entry("every", every)])
        return [Expected(entry + "recurrence", .key)]
    },
    Mistake(.duplicateMethodType, "the same type again") { draft, random in
        let entries = draft.methodEntries.filter { draft[$0 + "type"] != nil && !draft.isTest($0) }
        guard let entry = random.any(entries), var copy = draft[entry],
            case .list(var all)? = draft[Spot(entry.document, "payment_methods")]
        else { return nil }
        copy["id"] = .text("once-more")
        all.append(copy)
        draft[Spot(entry.document, "payment_methods")] = .list(all)
        return [Expected(Spot(entry.document, "payment_methods") + (all.count - 1) + "type", .value)]
    },
]
