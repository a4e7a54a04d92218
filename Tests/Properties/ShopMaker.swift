import Rules
import Seeded
import SourceText

/// Makes valid projects from seeds: nothing is to be reported in them, not even a hint.
///
/// All kinds, scenarios, plans and environments; shared definitions with fields written beside `use:`; findings silenced by comments
/// with a reason and by `rules:`.
struct ShopMaker {
    var random: SplitMix64
    var origin = ""
    var plan = ""
    /// The test environment is silenced once in `rules:`, not by a comment at each place.
    var silencesTests = false
    var usesLive = false
    var usesTest = false
    var methods: [Method] = []
    var mails: [Mail] = []
    var documents: [Draft.Document] = []

    /// A shared payment method.
    struct Method {
        let id: String
        let type: String
        let hasPrice: Bool
        let isTest: Bool
        let price: Int
        var isUsed = false
    }

    /// A shared step mail.
    struct Mail {
        let id: String
        let trigger: String
        var isUsed = false
    }

    static func draft(seed: UInt64) -> Draft {
        var maker = ShopMaker(random: SplitMix64(seed: seed))
        return maker.draft()
    }

    init(random: SplitMix64) { self.random = random }

    private mutating func draft() -> Draft {
        let host = random.pick([
            "shop.example.jp", "store.example.com", "www.example.co.jp", "pay-1.example.org", "ショップ.example.jp",
        ])
        origin = "https://" + host + (random.chance(15) ? ":8443" : "")
        plan = random.pick(["beginner", "personal", "standard", "standard", "mach", "mach"])
        silencesTests = random.chance(40)
        let isUsed = random.chance(96)
        let count = isUsed ? random.pick([0, 1, 1, 2, 2, 3, 4]) : 0
        shared(count: count)
        for index in 0..<count { documents.append(product(index)) }
        documents += sharedDocuments
        documents.insert(integration(isUsed: isUsed), at: 0)
        return Draft(documents: shuffledFiles(documents))
    }

    // MARK: Files

    /// Gives each file its documents in a random order; the integration is not always the first.
    private mutating func shuffledFiles(_ documents: [Draft.Document]) -> [Draft.Document] {
        random.chance(30) ? documents.shuffled(using: &random) : documents
    }

    mutating func home(_ folder: String, _ id: String) -> String {
        random.pick([
            "kessai.yaml", "\(folder).yaml", "\(folder).yml", "\(folder)/\(id).yaml", "\(folder)/\(id).yaml", "共通/\(folder).yaml",
        ])
    }

    // MARK: The integration

    private mutating func integration(isUsed: Bool) -> Draft.Document {
        var entries = [Entry("kind", "integration"), Entry("kessai", "1")]
        if random.chance(30) { entries.append(Entry("required", random.pick([">=1.0", ">=1", ">=1.0, <2"]))) }
        entries.append(Entry("site", .record([Entry("url", origin), Entry("plan", plan)])))
        var pay = [Entry("use", .flag(isUsed))]
        if random.chance(30) { pay.append(Entry("checkout_version", "CV2")) }
        if isUsed || random.chance(50) { pay.append(support(mayLack: isUsed)) }
        if usesLive || random.chance(50) { pay.append(Entry("live", environment("LIVE", 1))) }
        if usesTest || random.chance(40) { pay.append(Entry("sandbox", environment("SANDBOX", 2))) }
        entries.append(Entry("amazon_pay", .record(pay)))
        if random.chance(40) {
            entries.append(Entry("invoice", .record([Entry("registration_number", registrationNumber())])))
        }
        if random.chance(20) {
            entries.append(Entry("ignore", .list(["drafts/**", "*.tmp.yaml", "[xyz]?.yml"].map { .text($0) })))
        }
        var rules: [Entry] = silencesTests && usesTest ? [Entry("test-environment-in-release", "off")] : []
        for code in ["brand-spelling", "unused-definition", "mail-quotes-other-price", "ip-address-host", "return-url-query"]
        where random.chance(6) {
            rules.append(Entry(code, random.pick(["off", "hint", "warning", "error"])))
        }
        if random.chance(5) { rules.append(Entry("missing-price", "error")) }
        if !rules.isEmpty { entries.append(Entry("rules", .record(rules))) }
        let home = random.chance(95) ? "kessai.yaml" : "integration.yaml"
        return Draft.Document(tree: .record(entries), home: home)
    }

    private mutating func support(mayLack: Bool) -> Entry {
        var contacts = [
            Entry("email", random.pick(["help@shop.example.jp", "support+pay@example.com"])),
            Entry("phone", random.pick(["03-0000-0000", "+81-3-0000-0000", "0120000000"])),
        ]
        guard mayLack, random.chance(5) else { return Entry("support", .record(contacts)) }
        contacts.remove(at: random.below(2))
        return Entry("support", .record(contacts), remark: allow(.missingSupportContact))
    }

    /// `number` keeps the two environments apart.
    private mutating func environment(_ prefix: String, _ number: Int) -> Tree {
        let key = "\(prefix)-AEXAMPLE" + letters(15) + "\(number + 1)"
        let folder = "/\(random.pick(["example", "a-b", "x_1"]))/amazon-pay/\(prefix.lowercased())"
        let file = random.pick([
            "keys/AmazonPay_\(key).pem", "keys/AmazonPay_\(key).pem", "keys/\(prefix.lowercased()).pem", "鍵/\(number).pem",
        ])
        var returns = [origin + folder + "/return"]
        var origins = [origin]
        if random.chance(25) { returns.append(origin + folder + "/thanks/%E3%81%82") }
        if random.chance(10) { returns.append(origin + folder + "/") }
        if prefix == "SANDBOX", random.chance(20) {
            returns.append("http://localhost:3000/return")
            origins.append("http://localhost:3000")
        }
        var entries = [
            Entry("merchant_id", "A1EXAMPLE" + digits(random.pick([4, 5]))),
            Entry("client_id", "amzn1.application-oa2-client.0123456789abcdef" + digits(15) + "\(number)"),
            Entry("public_key_id", key), Entry("private_key_file", file),
        ]
        if random.chance(35) { entries.append(Entry("javascript_origins", .list(origins.map { .text($0) }))) }
        entries.append(Entry("return_urls", .list(returns.map { .text($0) })))
        entries.append(Entry("ipn_endpoint", origin + folder + "/ipn"))
        return .record(entries)
    }

    private mutating func registrationNumber() -> String {
        let number = digits(12)
        return "T" + String(Rule.checkDigit(ofCorporateNumber: number[...]) ?? "1") + number
    }

    /// As in the IDs of keys: capital letters, and digits from 2 to 7.
    private mutating func letters(_ count: Int) -> String {
        (0..<count).map { _ in random.pick(["2", "3", "4", "5", "6", "7", "A", "B", "O", "Z"]) }.joined()
    }

    mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(random.below(10)) }.joined() }

    mutating func id(_ taken: [String]) -> String {
        let word = random.pick(Words.ids)
        return taken.contains(word) ? "\(word)-\(taken.count)" : word
    }

    func allow(_ code: Code) -> String { "# kessai: allow \(code.rawValue) \(Words.reason)" }
}
