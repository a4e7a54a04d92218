import SourceText

/// Products of a shop, their payment methods and step mails, in place or shared.
extension ShopMaker {
    private var mayRecur: Bool { plan == "standard" || plan == "mach" }

    // MARK: Shared definitions

    mutating func shared(count: Int) {
        guard count > 0 else { return }
        for _ in 0..<random.pick([0, 0, 1, 2, 3]) {
            methods.append(
                Method(
                    id: id(methods.map(\.id)), type: type(), hasPrice: random.chance(60), isTest: random.chance(15),
                    price: 1 + random.below(3000)))
        }
        for _ in 0..<random.pick([0, 0, 1, 2]) {
            mails.append(
                Mail(id: id(mails.map(\.id)), trigger: random.pick(["charge_failed", "charge_failed", "recurring_cancelled"])))
        }
    }

    /// The definitions that products came to use.
    var sharedDocuments: [Draft.Document] {
        mutating get {
            var documents: [Draft.Document] = []
            for method in methods where method.isUsed {
                var entries = [Entry("kind", "payment_method")]
                entries += self.entries(of: method)
                documents.append(Draft.Document(tree: .record(entries), home: home("methods", method.id)))
            }
            for mail in mails where mail.isUsed {
                var entries = [Entry("kind", "step_mail"), Entry("id", mail.id)]
                entries += mailEntries(mail.trigger, prices: [])
                documents.append(Draft.Document(tree: .record(entries), home: home("mails", mail.id)))
            }
            return documents
        }
    }

    private mutating func type() -> String {
        random.pick(
            mayRecur ? ["one_time", "one_time", "auto_pay", "recurring", "recurring"] : ["one_time", "one_time", "auto_pay"])
    }

    // MARK: Products

    mutating func product(_ index: Int) -> Draft.Document {
        let scenario = random.pick(
            mayRecur
                ? ["paid_product", "paid_product", "shopping_cart", "subscription"]
                : ["paid_product", "paid_product", "shopping_cart"])
        let id = "\(random.pick(Words.ids))-\(index)"
        let sold = paymentMethods(scenario)
        let repeats = sold.types.contains("auto_pay") || sold.types.contains("recurring")
        var prices = sold.prices
        var entries = [
            Entry("kind", "product"), Entry("id", id), Entry("name", random.pick(Words.names)), Entry("scenario", scenario),
            Entry("payment_methods", .list(sold.entries)),
        ]
        if scenario != "paid_product" {
            var names: Set<String> = []
            let items = (0..<random.pick([1, 1, 2, 3])).map { index -> Tree in
                let picked = random.pick(Words.names)
                let name = names.insert(picked).inserted ? picked : "\(picked) \(index)"
                let price = 1 + random.below(repeats ? 3000 : 999_999)
                prices.append(price)
                return .record([Entry("name", name), taxRate(), Entry("price", .number(price))])
            }
            entries.append(Entry("items", .list(items)))
        }
        let mails = stepMails(isCharged: repeats, recurs: sold.types.contains("recurring"), prices: prices)
        if !mails.isEmpty || !repeats && random.chance(5) {
            entries.append(Entry("step_mails", .list(mails)))
        }
        if repeats, mails.isEmpty { entries[1].remark = allow(.missingChargeFailedMail) }
        if random.chance(25) { entries = entries.shuffled(using: &random) }
        return Draft.Document(tree: .record(entries), home: home("products", id))
    }

    private mutating func paymentMethods(_ scenario: String) -> (entries: [Tree], types: Set<String>, prices: [Int]) {
        var entries: [Tree] = []
        var kinds: Set<String> = []
        var types: Set<String> = []
        var ids: [String] = []
        var prices: [Int] = []
        for _ in 0..<random.pick([1, 1, 2, 3]) {
            let isPriced = scenario == "paid_product"
            let candidates = methods.indices.filter {
                (scenario != "subscription" || methods[$0].type == "recurring") && (isPriced || !methods[$0].hasPrice)
            }
            let shared = candidates.isEmpty || random.chance(40) ? nil : random.pick(candidates)
            let method =
                shared.map { methods[$0] }
                ?? Method(
                    id: id(ids), type: scenario == "subscription" ? "recurring" : type(), hasPrice: isPriced,
                    isTest: random.chance(12), price: 1 + random.below(3000))
            // A definition's flag may be turned round beside `use:`.
            let turns = shared != nil && random.chance(10)
            let isTest = method.isTest != turns
            guard kinds.insert(method.type + (isTest ? "-test" : "")).inserted else { continue }
            let numbered = (ids.count...).lazy.map { "\(method.id)-\($0)" }.first { !ids.contains($0) }
            let ownID = shared == nil || !ids.contains(method.id) ? nil : numbered
            if shared == nil, ids.contains(method.id) { continue }
            types.insert(method.type)
            if isTest { usesTest = true } else { usesLive = true }
            ids.append(ownID ?? method.id)
            guard let shared else {
                // What nobody pays is no price of a mail.
                if isPriced, !isTest { prices.append(method.price) }
                entries.append(.record(self.entries(of: method)))
                continue
            }
            methods[shared].isUsed = true
            var entry = [Entry("use", method.id)]
            if let ownID { entry.append(Entry("id", ownID)) } else if random.chance(20) { entry.append(Entry("id", method.id)) }
            if random.chance(20) { entry.append(Entry("name", random.pick(Words.methodNames(method.type)))) }
            if isPriced {
                let overrides = !method.hasPrice || random.chance(30)
                if overrides { entry.append(taxRate()) }
                let price = overrides ? 1 + random.below(3000) : method.price
                if overrides { entry.append(Entry("price", .number(price))) }
                if !isTest { prices.append(price) }
            }
            if turns { entry.append(test(isTest)) }
            entries.append(.record(entry))
        }
        return (entries, types, prices)
    }

    private mutating func entries(of method: Method) -> [Entry] {
        var entries = [Entry("id", method.id)]
        if random.chance(60) { entries.append(Entry("name", random.pick(Words.methodNames(method.type)))) }
        entries.append(Entry("type", method.type))
        if method.hasPrice { entries += [taxRate(), Entry("price", .number(method.price))] }
        // In a cart, which has its prices elsewhere, all methods ask for it or none does.
        if random.chance(30) {
            entries.append(Entry("collect_shipping_address", .flag(random.chance(70) && method.hasPrice)))
        }
        if method.isTest || random.chance(15) { entries.append(test(method.isTest)) }
        if method.type == "recurring", random.chance(60) {
            var recurrence = [
                Entry("every", random.pick(["1 month", "2 weeks", "30 days", "1 year", "3か月", "10日", "1週間", "2 years"]))
            ]
            if random.chance(40) { recurrence.append(Entry("times", .number(1 + random.below(24)))) }
            if random.chance(40) { recurrence.append(Entry("trial_days", .number(random.below(60)))) }
            entries.append(Entry("recurrence", .record(recurrence)))
        }
        return entries
    }

    private func test(_ isTest: Bool) -> Entry {
        let remark = isTest && !silencesTests ? allow(.testEnvironmentInRelease) : nil
        return Entry("use_test_environment", .flag(isTest), remark: remark)
    }

    private mutating func taxRate() -> Entry {
        if random.chance(6) { return Entry("tax_rate", .text(random.pick(["5%", "3%", "99%"])), remark: allow(.unusualTaxRate)) }
        return Entry("tax_rate", random.pick(["10%", "10%", "8%", "0%"]))
    }

    // MARK: Step mails

    private mutating func stepMails(isCharged: Bool, recurs: Bool, prices: [Int]) -> [Tree] {
        // Nothing tells kessai that a one-time charge cannot fail later.
        guard isCharged ? random.chance(90) : random.chance(10) else { return [] }
        var triggers = ["charge_failed"]
        if recurs, random.chance(50) { triggers.append("recurring_cancelled") }
        if random.chance(15) { triggers.append("charge_failed") }
        var ids: [String] = []
        return triggers.enumerated().map { index, trigger in
            // A second one is sent at another time than the first.
            let later = index > 0 && trigger == "charge_failed" ? Entry("delay_minutes", .number(2000 + random.below(1000))) : nil
            let shared = mails.indices.filter { mails[$0].trigger == trigger && !ids.contains(mails[$0].id) }
            guard let sharedIndex = shared.first, random.chance(70) else {
                let id = id(ids)
                ids.append(id)
                return .record([Entry("id", id)] + mailEntries(trigger, later, prices: prices))
            }
            mails[sharedIndex].isUsed = true
            ids.append(mails[sharedIndex].id)
            var entry = [Entry("use", mails[sharedIndex].id)]
            if let later {
                entry.append(later)
            } else if random.chance(30) {
                entry.append(Entry("delay_minutes", .number(random.below(1441))))
            }
            if random.chance(20) { entry.append(Entry("subject", random.pick(Words.subjects))) }
            if random.chance(10) { entry.append(Entry("body", .text(body(prices)))) }
            return .record(entry)
        }
    }

    private mutating func mailEntries(_ trigger: String, _ later: Entry? = nil, prices: [Int]) -> [Entry] {
        var entries = [Entry("trigger", trigger)]
        if let later {
            entries.append(later)
        } else if random.chance(40) {
            entries.append(Entry("delay_minutes", .number(random.pick([0, 1, 60, 1440, 525_600]))))
        }
        if random.chance(50) {
            var sender: [Entry] = []
            if random.chance(80) { sender.append(Entry("name", random.pick(Words.senders))) }
            if sender.isEmpty || random.chance(80) { sender.append(Entry("address", "info@example.jp")) }
            entries.append(Entry("from", .record(sender)))
        }
        for key in ["cc", "bcc"] where random.chance(15) {
            let addresses = ["\(key)-staff@example.jp", "archive+\(key)@example.com"].prefix(random.pick([0, 1, 2]))
            entries.append(Entry(key, .list(addresses.map { .text($0) })))
        }
        entries.append(Entry("subject", random.pick(Words.subjects)))
        entries.append(Entry("body", .text(body(prices))))
        if trigger == "recurring_cancelled" || random.chance(10) {
            entries.append(Entry("unsubscribe", .flag(trigger == "recurring_cancelled")))
        }
        return entries
    }

    /// One line, or several with an empty one among them.
    private mutating func body(_ prices: [Int]) -> String {
        if random.chance(10) { return random.pick(Words.sentences).trimmed }
        var lines = ["%name1% 様"]
        for _ in 0..<(1 + random.below(6)) {
            if random.chance(25) { lines.append("") }
            lines.append(random.pick(Words.sentences))
        }
        if let price = prices.first, random.chance(40) { lines.append("料金は\(price)円(税込)です。") }
        if random.chance(40) { lines.append("\(origin)/mypage?id=1#x") }
        return lines.joined(separator: "\n") + random.pick(["\n", "\n", "\n", "", "\n\n"])
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var scalars = unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}
