import SourceText

/// Mistakes of shape: kinds, keys and fields.
let shapeMistakes: [Mistake] = [
    Mistake(.missingKind, "no kind") { draft, random in
        guard let index = random.any(draft.documents.indices.filter { draft.documents[$0].kind != "integration" }) else {
            return nil
        }
        draft.documents[index].tree["kind"] = nil
        return [Expected(Spot(index, ""), .head)]
    },
    Mistake(
        .unknownKind, "another kind",
        at: { draft in draft.documents.indices.filter { draft.documents[$0].kind != "integration" }.map { Spot($0, "kind") } },
        [.text("service", .plain), .text("products", .plain), .text("商品"), .text("Product")]),
    Mistake(.unknownKey, "a key that nothing has") { draft, random in
        guard let spot = random.any(records(draft).filter { $0.path.steps.last != "rules" }) else { return nil }
        draft.documents[spot.document].tree.change(spot.path) { $0.append(Entry("xyzzy", .text("1"), isFixed: true)) }
        return [Expected(spot + "xyzzy", .key)]
    },
    Mistake(.unknownKey, "a misspelt key") { draft, random in
        let slips = [
            "payment_methods": "payment_method", "scenario": "scenarios", "trigger": "triger", "site": "sites", "plan": "plans",
            "merchant_id": "merchantid", "price": "prise", "tax_rate": "taxrate", "subject": "Subject", "type": "typ",
        ]
        let spots = records(draft).flatMap { spot in
            (draft[spot]?.entries ?? []).filter { slips[$0.key] != nil }.map { (spot, $0.key) }
        }
        guard let (spot, key) = random.any(spots), let slip = slips[key] else { return nil }
        draft.documents[spot.document].tree.change(spot.path) { entries in
            entries = entries.map { $0.key == key ? Entry(slip, $0.value, remark: $0.remark, isFixed: true) : $0 }
        }
        return [Expected(spot + Path([slip]), .key)]
    },
    Mistake(
        .unknownKey, "a rule that is none"
    ) { draft, _ in
        draft.addRule("no-such-rule", "off")
        return [Expected(Spot(draft.integrationIndex, "rules.no-such-rule"), .key)]
    },
    Mistake(.missingField, "a required field left out") { draft, random in
        guard let (spot, key) = random.any(requiredFields(draft)) else { return nil }
        draft[spot + key] = nil
        return [Expected(spot, .head)]
    },
    Mistake(.missingField, "a required field left empty") { draft, random in
        guard let (spot, key) = random.any(requiredFields(draft)) else { return nil }
        draft[spot + key] = .verbatim("")
        return [Expected(spot + key, .key)]
    },
    Mistake(.missingField, "no items") { draft, random in
        let shops = draft.indices("product").filter { draft.documents[$0].tree["items"] != nil }
        guard let product = random.any(shops) else { return nil }
        draft.documents[product].tree["items"] = nil
        return [Expected(Spot(product, ""), .head)]
    },
    Mistake(
        .missingField, "an empty list",
        at: { draft in
            draft.indices("product").map { Spot($0, "payment_methods") }
                + draft.environments.map { $0 + "return_urls" }.filter { draft[$0] != nil }
        }, [.list([])]),
    Mistake(.missingTaxRate, "a method without its rate") { draft, random in
        guard
            let entry = random.any(
                draft.methodEntries.filter { draft[$0 + "tax_rate"] != nil && draft.definition(of: $0) == nil })
        else { return nil }
        draft[entry + "tax_rate"] = nil
        return [Expected(entry, .head)]
    },
    Mistake(.missingPrice, "a method without its price") { draft, random in
        guard let entry = random.any(draft.methodEntries.filter { draft[$0 + "price"] != nil && draft.definition(of: $0) == nil })
        else { return nil }
        draft[entry + "price"] = nil
        return [Expected(entry, .head)]
    },
    Mistake(.missingPrice, "a definition without its price") { draft, random in
        let priced = draft.indices("payment_method").filter { draft.documents[$0].tree["price"] != nil }
        guard let index = random.any(priced) else { return nil }
        draft.documents[index].tree["price"] = nil
        let users = draft.users(of: index).filter { draft[$0 + "price"] == nil && draft.scenario(of: $0) == "paid_product" }
        if users.isEmpty { return nil }
        return [users.count == 1 ? Expected(users[0], .head) : Expected(Spot(index, ""), .head)]
    },
    Mistake(.missingPrice, "an empty price", at: { draft in draft.prices }, [.verbatim("")], part: .key),
    Mistake(.missingTaxRate, "an empty rate", at: { draft in draft.rates }, [.verbatim("")], part: .key),
    Mistake(.missingPrice, "an item without its price") { draft, random in
        guard let item = random.any(draft.items) else { return nil }
        draft[item + "price"] = nil
        return [Expected(item, .head)]
    },
    Mistake(.missingTaxRate, "an item without its rate") { draft, random in
        guard let item = random.any(draft.items) else { return nil }
        draft[item + "tax_rate"] = nil
        return [Expected(item, .head)]
    },
]

/// Values that are not of the type of their field.
let valueMistakes: [Mistake] = [
    Mistake(
        .wrongType, "no boolean", at: flags, ["yes", "no", "on", "off", "はい", "いいえ", "True", "1", "maybe"].map { .text($0) }),
    Mistake(.wrongType, "a list in place of a text", at: names, [.list([.text("講座")])]),
    Mistake(.wrongType, "a record in place of a text", at: names, [.record([Entry("ja", "講座")])]),
    Mistake(
        .wrongType, "a text in place of a list",
        at: { draft in draft.environments.map { $0 + "return_urls" }.filter { draft[$0] != nil } },
        [.text("https://shop.example.jp/x")]),
    Mistake(
        .wrongType, "a text in place of a record",
        at: { draft in
            [Spot(draft.integrationIndex, "site"), Spot(draft.integrationIndex, "amazon_pay.support")].filter { draft[$0] != nil }
        },
        [.text("shop.example.jp")]),
    Mistake(
        .notAChoice, "another plan", at: { [Spot($0.integrationIndex, "site.plan")] },
        ["premium", "Standard", "無料"].map { .text($0, .plain) }),
    Mistake(
        .notAChoice, "another scenario", at: { draft in draft.indices("product").map { Spot($0, "scenario") } },
        ["paid", "cart", "サブスク"].map { .text($0, .plain) }),
    Mistake(
        .notAChoice, "another type",
        at: { draft in
            draft.indices("payment_method").map { Spot($0, "type") }
                + draft.methodEntries.map { $0 + "type" }.filter { draft[$0] != nil }
        }, ["credit_card", "onetime", "銀行振込"].map { .text($0, .plain) }),
    Mistake(
        .notAChoice, "another trigger",
        at: { draft in draft.mailRecords.map { $0 + "trigger" }.filter { draft[$0] != nil } }, [.text("paid"), .text("入金時")]),
    Mistake(.notAChoice, "an error made a hint") { draft, _ in
        draft.addRule("missing-field", "hint")
        return [Expected(Spot(draft.integrationIndex, "rules.missing-field"), .value)]
    },
    Mistake(
        .badFormat, "an id with other letters",
        at: { draft in draft.indices("product").map { Spot($0, "id") } },
        ["Course", "講座", "a_b", "-a", "a b"].map { .text($0, .doubleQuoted) }),
    Mistake(
        .badFormat, "no e-mail address",
        at: { draft in
            draft.mailRecords.map { $0 + "from.address" }.filter { draft[$0] != nil }
                + [Spot(draft.integrationIndex, "amazon_pay.support.email")].filter { draft[$0] != nil }
        }, ["info", "a@b@example.jp", "info@example", "ｉｎｆｏ@example.jp"].map { .text($0, .doubleQuoted) }),
    Mistake(
        .badFormat, "no telephone number",
        at: { draft in [Spot(draft.integrationIndex, "amazon_pay.support.phone")].filter { draft[$0] != nil } },
        ["03-1234", "03.1234.5678", "０３-1234-5678", "tel"].map { .text($0, .doubleQuoted) }),
    Mistake(
        .badFormat, "no interval",
        at: { draft in draft.methodRecords.map { $0 + "recurrence.every" }.filter { draft[$0] != nil } },
        ["month", "0 months", "1 fortnight", "毎月"].map { .text($0) }),
    Mistake(
        .badFormat, "no registration number",
        at: { draft in [Spot(draft.integrationIndex, "invoice.registration_number")].filter { draft[$0] != nil } },
        ["8700110005901", "T870011000590", "T8700110005901x"].map { .text($0) }),
    Mistake(
        .badFormat, "no merchant ID", at: { draft in draft.environments.map { $0 + "merchant_id" }.filter { draft[$0] != nil } },
        ["A1EXAMPLE", "a1example23456", "A1EXAMPLE-23456"].map { .text($0) }),
    Mistake(
        .badFormat, "a file outside the project",
        at: { draft in draft.environments.map { $0 + "private_key_file" }.filter { draft[$0] != nil } },
        ["../keys/live.pem", "/etc/live.pem"].map { .text($0) }),
    Mistake(
        .badFormat, "no URL", at: { draft in draft.environments.map { $0 + "ipn_endpoint" }.filter { draft[$0] != nil } },
        ["shop.example.jp/ipn", "https://", "https:/shop.example.jp/ipn", "ftp://shop.example.jp/ipn"].map { .text($0) }),
    Mistake(
        .badFormat, "a number in words", at: { $0.delays }, ["1時間", "60 minutes", "６０", "1.5"].map { .text($0, .doubleQuoted) }),
    Mistake(.outOfRange, "too many minutes", at: { $0.delays }, [.number(525_601), .number(-1), .text("99999999999999999999")]),
    Mistake(.outOfRange, "a rate of a hundred", at: { $0.rates }, [.text("100%"), .text("1000%")]),
    Mistake(
        .outOfRange, "no charge at all",
        at: { draft in draft.methodRecords.map { $0 + "recurrence.times" }.filter { draft[$0] != nil } },
        [.number(0), .number(-3)]),
    Mistake(
        .unsupportedVersion, "a language of the future", at: { [Spot($0.integrationIndex, "kessai")] }, [.text("2"), .text("10")]),
    Mistake(.kessaiTooOld, "a kessai of the future") { draft, _ in
        draft.integration["required"] = .text(">=99.1")
        return [Expected(Spot(draft.integrationIndex, "required"), .value)]
    },
]

@Sendable private func flags(_ draft: Draft) -> [Spot] {
    let keys: [Path] = ["collect_shipping_address", "use_test_environment"]
    let methods = draft.methodRecords.flatMap { record in keys.map { record + $0 } }
    return (methods + draft.mailRecords.map { $0 + "unsubscribe" } + [Spot(draft.integrationIndex, "amazon_pay.use")])
        .filter { draft[$0] != nil }
}

/// The fields that must be there and are, with the record that needs them.
private func requiredFields(_ draft: Draft) -> [(Spot, Path)] {
    var found: [(Spot, Path)] = []
    func add(_ spot: Spot, _ keys: Path...) {
        found += keys.filter { draft[spot + $0] != nil && !hasRemark(spot, $0) }.map { (spot, $0) }
    }
    // A comment goes with its entry, and what it silenced would be heard.
    func hasRemark(_ spot: Spot, _ key: Path) -> Bool {
        draft[spot]?.entries.contains { Path([$0.key]) == key && $0.remark != nil } ?? false
    }
    add(Spot(draft.integrationIndex, ""), "kessai", "site", "amazon_pay")
    add(Spot(draft.integrationIndex, "site"), "url", "plan")
    add(Spot(draft.integrationIndex, "amazon_pay"), "use")
    for index in draft.indices("product") { add(Spot(index, ""), "id", "name", "scenario", "payment_methods") }
    for index in draft.indices("payment_method") { add(Spot(index, ""), "id", "type") }
    for index in draft.indices("step_mail") { add(Spot(index, ""), "id", "trigger", "subject", "body") }
    for entry in draft.methodEntries where draft.definition(of: entry) == nil { add(entry, "id", "type") }
    for entry in draft.mailEntries where draft.definition(of: entry) == nil { add(entry, "id", "trigger", "subject", "body") }
    for item in draft.items { add(item, "name") }
    return found
}
