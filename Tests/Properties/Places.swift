import SourceText

/// Where in a draft the same kind of thing stands.
extension Draft {
    /// The environments that are written.
    var environments: [Spot] {
        ["amazon_pay.live", "amazon_pay.sandbox"].map { Spot(integrationIndex, $0) }.filter { self[$0] != nil }
    }

    var live: Spot? { environments.first { $0.path == "amazon_pay.live" } }
    var sandbox: Spot? { environments.first { $0.path == "amazon_pay.sandbox" } }

    /// Payment methods: definitions and entries of products.
    var methodRecords: [Spot] { indices("payment_method").map { Spot($0, "") } + methodEntries }

    /// Step mails: definitions and entries of products.
    var mailRecords: [Spot] { indices("step_mail").map { Spot($0, "") } + mailEntries }

    var items: [Spot] {
        indices("product").flatMap { index in
            (documents[index].tree["items"]?.elements ?? []).indices.map { Spot(index, "items") + $0 }
        }
    }

    var prices: [Spot] { (methodRecords + items).map { $0 + "price" }.filter { self[$0] != nil } }

    var rates: [Spot] { (methodRecords + items).map { $0 + "tax_rate" }.filter { self[$0] != nil } }

    var delays: [Spot] { mailRecords.map { $0 + "delay_minutes" }.filter { self[$0] != nil } }

    /// Texts of mails that are written.
    var bodies: [Spot] { mailRecords.map { $0 + "body" }.filter { self[$0] != nil } }

    /// All URLs of the environments but for localhost.
    func urls(_ key: String) -> [Spot] {
        environments.flatMap { environment -> [Spot] in
            let spot = environment + Path([key])
            guard let tree = self[spot] else { return [] }
            if tree.text != nil { return [spot] }
            return tree.elements.indices.filter { tree.elements[$0].text?.contains("localhost") == false }.map { spot + $0 }
        }
    }

    /// Writes one entry of the integration's `rules:`.
    mutating func addRule(_ code: String, _ level: String) {
        if integration["rules"] == nil { integration["rules"] = .record([]) }
        integration[Path(["rules", code])] = .text(level)
    }

    func isTest(_ entry: Spot) -> Bool { value("use_test_environment", of: entry) == "true" }
}
