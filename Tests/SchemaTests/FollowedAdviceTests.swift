import Project
import SourceText
import Testing

/// What a finding tells one to do is enough: done to the letter, it makes no other finding.
@Suite struct FollowedAdviceTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - use: card
        step_mails:
          - use: failed
        ---
        kind: payment_method
        id: card
        name: カード
        type: recurring
        tax_rate: 10%
        price: 1980
        recurrence:
          every: 1 month
        ---
        kind: step_mail
        id: failed
        trigger: charge_failed
        from:
          address: info@example.jp
        cc:
          - a@example.jp
          - b@example.jp
        subject: お知らせ
        body: 本文です。

        """

    private static func finding(_ text: String) throws -> Diagnostic {
        let found = project(text).problems.filter { $0.severity == .error }
        #expect(found.count == 1, "\(text): \(found.map(\.message.en))")
        return try #require(found.first)
    }

    /// The help of the one finding that a slip makes.
    @Test(arguments: [
        ("payment_methods:\n  - use: card\n", "payment_methods: []\n", "Remove the `[ ]`"),
        ("step_mails:\n  - use: failed\n", "step_mails: failed\n", "write `- use: failed` on the line below"),
        ("cc:\n  - a@example.jp\n  - b@example.jp\n", "cc: a@example.jp, b@example.jp\n", "Write the entries one by one"),
        ("recurrence:\n  every: 1 month\n", "recurrence: monthly\n", "Write `every: 1 month` on the line below"),
        ("recurrence:\n  every: 1 month\n", "recurrence: 毎月\n", "Write `every: 1か月` on the line below"),
        ("recurrence:\n  every: 1 month\n", "recurrence: 2 weeks\n", "Write `every: 2 weeks` on the line below"),
        ("from:\n  address: info@example.jp\n", "from: info@example.jp\n", "Write `address: info@example.jp` on the line below"),
        ("from:\n  address: info@example.jp\n", "from: 事務局\n", "Its keys:"),
        ("subject: お知らせ", "subject: Re: お知らせ", "quotes"), ("subject: お知らせ", "subject: Fwd: お知らせ", "quotes"),
        ("subject: お知らせ", "subject: - お知らせ", "put the whole value between quotes"),
        ("name: 講座", "name: \"平野屋\" 講座", "put `'` around all of it"), ("name: 講座", "name: '平野屋' 講座", "put `\"` around all of it"),
        ("payment_methods:\n", "payment_methods: [\n", "remove the `[`"),
    ])
    func help(right: String, wrong: String, words: String) throws {
        let text = Self.product.replacing(right, with: wrong)
        #expect(text != Self.product)
        let found = try Self.finding(text)
        #expect(found.help?.en.contains(words) == true, "\(wrong): \(String(describing: found.help?.en))")
        #expect(!wrong.hasPrefix("subject") || found.help?.en.contains("next line") == false)
    }

    /// What the fix writes is right.
    @Test(arguments: [
        ("subject: お知らせ", "subject: Re: お知らせ", "subject: \"Re: お知らせ\""),
        ("subject: お知らせ", "subject: - お知らせ", "subject: \"- お知らせ\""),
        ("name: 講座", "name: \"平野屋\" 講座", "name: '\"平野屋\" 講座'"), ("name: 講座", "name: \"平野屋\" it's", "name: '\"平野屋\" it''s'"),
        ("name: 講座", "name: '平野屋' 講座 # 済", "name: \"'平野屋' 講座\" # 済"),
    ])
    func fixes(right: String, wrong: String, mended: String) throws {
        let text = Self.product.replacing(right, with: wrong)
        let fix = try #require(Self.finding(text).fixes.first)
        #expect(applying(fix, to: text) == Self.product.replacing(right, with: mended))
        #expect(project(applying(fix, to: text)).problems.allSatisfy { $0.severity != .error })
    }

    /// A group on the line of its key, or an entry that lost its line break, may still stand on a line of its own.
    @Test(arguments: [
        ("recurrence:\n  every: 1 month\n", "recurrence: every: 1 month\n"),
        ("payment_methods:\n  - use: card\n", "payment_methods: - use: card\n"),
    ])
    func groups(right: String, wrong: String) throws {
        let text = Self.product.replacing(right, with: wrong)
        #expect(text != Self.product)
        #expect(try Self.finding(text).help?.en.contains("next line") == true)
    }

    /// An example is written as it has to be.
    @Test func anExampleThatNeedsQuotes() throws {
        let text = integrationText.replacing("kessai: 1\n", with: "kessai: 1\nrequired: 1.2\n")
        #expect(try Self.finding(text).help?.en == "Write it like this: `\">=1.0\"`")
    }

    /// A path as Windows writes it.
    @Test func backslashesOfAPath() throws {
        let path = "keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem"
        let text = integrationText.replacing(path, with: "\"\(path.replacing("/", with: "\\"))\"")
        let found = try Self.finding(text)
        #expect(found.code == .badEscape && found.help?.en == "Write `/` between the parts of a path.")
        #expect(try applying(#require(found.fixes.first), to: text) == integrationText.replacing(path, with: "\"\(path)\""))
    }
}
