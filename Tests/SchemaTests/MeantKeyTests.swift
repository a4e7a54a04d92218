import Project
import Schema
import SourceText
import Testing

/// What unknown keys are taken for, by their words and by what is missing.
@Suite struct MeantKeyTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: shopping_cart
        items:
          - name: ノート
            tax_rate: 10%
            price: 1320
        payment_methods:
          - id: card
            type: one_time

        """
    private static let mail = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: お知らせ\nbody: 本文です。\n"

    /// A word for `kind` before a kind is one finding.
    @Test(arguments: ["種類: シナリオ", "種別: 販売設定", "種類: product", "文書: product", "Kind: product"]) func namesOfTheKind(line: String) {
        let found = project(Self.product.replacing("kind: product", with: line)).problems
        #expect(
            found.map(\.code) == [.missingKind] && found.allSatisfy { $0.message.en.contains("Did you mean `kind`") }, "\(found)")
    }

    /// Another name of a key is one finding, with the name to write.
    @Test(arguments: [
        ("  url:", "  site_url:", "url"), ("merchant_id", "sellerId", "merchant_id"), ("merchant_id", "seller", "merchant_id"),
        ("ipn_endpoint", "ipn_endpoint_url", "ipn_endpoint"), ("ipn_endpoint", "IPNEndpointURL", "ipn_endpoint"),
        ("ipn_endpoint", "IPNエンドポイント", "エンドポイントURL"), ("ipn_endpoint", "通知先", "エンドポイントURL"),
        ("private_key_file", "private_key_path", "private_key_file"), ("private_key_file", "秘密鍵ファイル", "Private Key"),
        ("public_key_id", "公開キーID", "Public Key ID"), ("    phone", "    phone_number", "phone"),
        ("  plan", "  plan_name", "plan"),
    ])
    func namesOfTheIntegration(right: String, wrong: String, meant: String) throws {
        try expect(integrationText, right, wrong, meant)
    }

    @Test(arguments: [
        ("\nname:", "\nシナリオ名:", "商品名"), ("\nname:", "\nscenario_name:", "name"),
        ("\nid:", "\nproduct_id:", "id"), ("\nid:", "\nproductId:", "id"), ("\nid:", "\n商品ID:", "id"),
        ("\nid:", "\n商品コード:", "id"),
        ("\nname:", "\nproduct_name:", "name"), ("\nname:", "\n商品名称:", "商品名"), ("scenario", "scenario_type", "scenario"),
        ("scenario", "type", "scenario"), ("scenario", "販売の形", "scenario"), ("payment_methods", "支払い", "支払方法"),
        ("    price", "    price_with_tax", "price"), ("    price", "    販売価格", "料金(税込)"), ("    price", "    単価", "料金(税込)"),
        ("    tax_rate", "    tax_percent", "tax_rate"), ("    type", "    payment_type", "type"),
        ("    type", "    タイプ", "type"),
    ])
    func namesOfAProduct(right: String, wrong: String, meant: String) throws {
        try expect(Self.product, right, wrong, meant)
    }

    @Test(arguments: [
        ("trigger", "trigger_type", "trigger"), ("trigger", "type", "trigger"), ("body", "content", "body"),
        ("body", "メール本文", "本文"),
        ("body: 本文です。\n", "body: 本文です。\n配信停止: true\n", "配信後に実行するコマンド:配信解除"), ("subject", "件名(必須)", "件名"),
        ("subject", "見出し", "件名"),
    ])
    func namesOfAMail(right: String, wrong: String, meant: String) throws {
        try expect(Self.mail, right, wrong, meant)
    }

    /// A key that counts in another unit keeps the time that was meant.
    @Test(arguments: [
        ("登録からN日後: 3", "登録からN分後: 4320"), ("登録からＮ日後: ３", "登録からN分後: 4320"), ("登録からN日後: 3日", "登録からN分後: 4320"),
        ("登録からN時間後: 2", "登録からN分後: 120"), ("登録からN週間後: 1", "登録からN分後: 10080"), ("登録からN週後: \"1\"", "登録からN分後: 10080"),
    ])
    func keysOfOtherUnits(line: String, mended: String) throws {
        let problems = project(Self.mail + line + "\n").problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.unknownKey])
        #expect(problems.first?.message.en.contains("is in minutes") == true)
        #expect(problems.first?.help?.ja.hasPrefix("「\(mended)」と書いてください。") == true)
        let fix = try #require(problems.first?.fixes.first)
        #expect(!fix.isSafe && applying(fix, to: Self.mail + line + "\n") == Self.mail + mended + "\n")
    }

    /// Where nobody knows the number, nothing is written, and no key alone.
    @Test(arguments: [
        "登録から3日後: 0", "登録からN秒後: 60", "登録からNか月後: 1", "登録からN日後: あさって", "delay_days: 3", "delay_seconds: 60", "delay_hours: 1",
    ])
    func keysOfUnknownTimes(line: String) {
        let problems = project(Self.mail + line + "\n").problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.unknownKey] && problems.allSatisfy(\.fixes.isEmpty), "\(problems)")
    }

    @Test(arguments: ["登録からN分: 3", "登録から N 分後の: 3"]) func keysOfTheUnit(line: String) {
        let problems = project(Self.mail + line + "\n").problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.fixes.count) == [1] && problems.first?.message.en.contains("Did you mean") == true)
    }

    /// One line for an item is one mistake.
    @Test(arguments: ["皿: 3300", "箸（税込）: \"2,200円\"", "\"皿\": 3300"]) func namesWithTheirPrices(line: String) throws {
        let text = Self.product.replacing("name: ノート\n    tax_rate: 10%\n    price: 1320", with: "\(line)\n  - 椀: 2200")
        let problems = project(text).problems
        #expect(problems.map(\.code) == [.unknownKey, .unknownKey], "\(problems.map(\.message.en))")
        #expect(problems.last?.help?.en == "Write lines such as `name: 椀`, `tax_rate: 10%`, `price: 2200`.")
    }

    @Test(arguments: ["nmae: 3300", "料金: 3300", "皿: 青", "皿: {price: 3300}", "皿: 0"]) func namesWithoutTheirPrices(line: String) {
        let text = Self.product.replacing("name: ノート\n    tax_rate: 10%\n    price: 1320", with: line)
        #expect(!project(text).problems.contains { $0.message.en.contains("have lines of their own") })
    }

    /// What is no list says that there is none.
    @Test(arguments: ["cc: なし", "bcc: none", "cc: \"-\""]) func listsOfNothing(line: String) {
        let problems = project(Self.mail + line + "\n").problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.wrongType] && problems.first?.help?.en == "If there is none, delete the line.")
    }

    private func expect(_ text: String, _ right: String, _ wrong: String, _ meant: String) throws {
        let changed = text.replacing(right, with: wrong, maxReplacements: 1)
        let problems = project(changed).problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.unknownKey], "\(problems.map(\.message.en))")
        #expect(problems.first?.message.en.contains("Did you mean `\(meant)`") == true, "\(problems.map(\.message.en))")
        let fix = try #require(problems.first?.fixes.first)
        #expect(!fix.isSafe)
        #expect(project(applying(fix, to: changed)).problems.filter { $0.code != .unusedDefinition } == [])
    }

    /// A word that two fields have says nothing.
    @Test(arguments: [("    merchant_id", "    key"), ("    merchant_id", "    id")])
    func wordsOfTwoFields(right: String, wrong: String) {
        let found = project(integrationText.replacing(right, with: wrong)).problems
        #expect(
            found.first?.message.en
                == "There is no key `\(wrong.dropFirst(4))` here. Did you mean `merchant_id`, which is missing?")
        let other = integrationText.replacing(right, with: "    client_id: x\n\(wrong)").replacing(
            "client_id: amzn1", with: "x: amzn1")
        #expect(!project(other).problems.contains { $0.message.en.contains("`\(wrong.dropFirst(4))` here. Did you mean") })
    }

    /// What is no field is taken for none: where nothing is missing, where more than one is, and where the value is none of it.
    @Test(arguments: [
        "use_coupon: true", "valid_from: 2026-01-01", "note: x", "delay_days: 3", "paid: 3",
    ])
    func keysThatMeanNothingElse(line: String) {
        for text in [Self.product, Self.mail] {
            let found = project(text + line + "\n").problems.filter { $0.code != .unusedDefinition }
            #expect(found.map(\.code) == [.unknownKey] && found.first?.message.en.contains("Did you mean") == false)
        }
        let none = Self.product.replacing("\nid: course\nname: 講座", with: "")
        let codes = project(none + line + "\n").problems.map(\.code)
        #expect(codes == [.unknownKey, .missingField, .missingField])
        let noScenario = project(Self.product.replacing("scenario: shopping_cart\n", with: "") + line + "\n").problems.map(\.code)
        #expect(Set(noScenario) == [.unknownKey, .missingField])
    }

    /// A key of another mapping is no name of what is missing here.
    @Test func keysOfOtherMappings() {
        let text = Self.product.replacing("name: 講座\n", with: "") + "price: 1980\n"
        #expect(findings(project(text)) == ["missing-field 「kind」", "unknown-key 「price」"])
    }

    /// Keys with a colon that lacks its space are told alike, in whatever letters they are written.
    @Test(arguments: [
        ("- name:ノート\n    tax_rate:10%\n    price:1320", "- 商品名:ノート\n    消費税率:10%\n    料金(税込):1320"),
        ("- name：ノート\n    tax_rate：10%\n    price：1320", "- 商品名：ノート\n    消費税率：10%\n    料金(税込)：1320"),
        ("- name:ノート、tax_rate:10%、price:1320", "- 商品名:ノート、消費税率:10%、料金(税込):1320"),
        ("- name:ノート", "- 商品名:ノート"),
    ])
    func gluedKeysBehindADash(english: String, japanese: String) throws {
        let written = "- name: ノート\n    tax_rate: 10%\n    price: 1320"
        func problems(_ entry: String) -> [Diagnostic] { project(Self.product.replacing(written, with: entry)).problems }
        let (told, meant) = (problems(japanese), problems(english))
        #expect(
            told.map(\.code) == meant.map(\.code) && told.map(\.fixes.count) == meant.map(\.fixes.count),
            "\(told.map(\.message.en))")
        #expect(
            told.contains { [.missingSpace, .fullWidthPunctuation].contains($0.code) } && !told.contains { $0.code == .wrongType }
        )
    }
}
