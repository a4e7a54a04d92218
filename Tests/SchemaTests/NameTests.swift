import Foundation
import Project
import Schema
import SourceText
import Testing

/// Keys and choices are understood in both spellings and every form that is equal after NFKC.
@Suite struct NameTests {
    /// Every mapping below the four kinds.
    static let records: [(path: String, face: RecordFace)] = {
        var found: [(String, RecordFace)] = []
        func visit(_ path: String, _ face: RecordFace) {
            found.append((path, face))
            for field in face.fields {
                switch field.shape {
                case .record(let inner), .list(.record(let inner), _): visit(path + "." + field.name.key, inner)
                default: break
                }
            }
        }
        for kind in DocumentKind.allCases { visit(kind.rawValue, recordFace(of: kind)) }
        return found
    }()

    static let choices: [ChoiceFaces] = records.flatMap { record in
        record.face.fields.compactMap { if case .choice(let choices) = $0.shape { choices } else { nil } }
    }

    /// Full-width ASCII, half-width kana, split dakuten.
    static func variants(_ name: String) -> [String] {
        let wide = String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar == " " ? "\u{3000}" : scalar
                }))
        let half = name.applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? name
        return [name, wide, half, name.decomposedStringWithCanonicalMapping, name.precomposedStringWithCanonicalMapping]
    }

    @Test func everyKeyIsFoundInEveryForm() {
        for (path, face) in Self.records {
            for (index, field) in face.fields.enumerated() {
                for name in [field.name.key] + [field.name.label].compactMap(\.self) + field.aliases {
                    for variant in Self.variants(name) {
                        let found = face.field(named: variant)
                        #expect(found?.name == face.fields[index].name, "\(path): \(variant)")
                    }
                }
            }
        }
    }

    @Test func everyLabelOfTheContractIsThere() {
        let labels = Set(Self.records.flatMap { $0.face.fields.compactMap(\.name.label) })
        for label in [
            "MyASPのURL", "Amazon Pay決済の使用", "カスタマーサポートEメール", "カスタマーサポート電話番号", "本番環境", "テスト環境", "登録番号",
            "出品者ID", "クライアントID", "Public Key ID", "Private Key", "許可されたリターンURL", "エンドポイントURL",
            "許可されたJavaScriptオリジン", "商品名", "支払方法", "商品登録", "ステップメール", "支払方法表示名", "消費税率", "料金(税込)",
            "お届け先情報を取得する", "テスト環境を使用する", "登録からN分後", "差出人名", "差出人メールアドレス", "Cc", "Bcc", "件名", "本文",
        ] { #expect(labels.contains(label), "\(label)") }
        let values = Set(Self.choices.flatMap { $0.compactMap(\.label) } + documentKinds.choices.compactMap(\.face.label))
        for label in [
            "ビギナー", "パーソナル", "スタンダード", "マッハ", "旧バージョン(CV1)", "新バージョン(CV2)", "有料商品", "ショッピングカート",
            "サブスクリプション(定期継続コース)", "Amazon Pay決済(ワンタイムペイメント:一括支払い)", "Amazon Pay決済(Auto Pay:従量課金)",
            "Amazon Pay決済(従量定期課金)", "課金失敗時", "定期支払いのキャンセル", "決済連携設定", "支払方法",
        ] { #expect(values.contains(label), "\(label)") }
    }

    @Test func noNameMeansTwoFields() {
        for (path, face) in Self.records {
            var seen: [String: Int] = [:]
            for entry in face.names.entries {
                let folded = Compatibility.folded(entry.text)
                if let other = seen[folded] { #expect(other == entry.index, "\(path): \(entry.text)") }
                seen[folded] = entry.index
            }
            #expect(face.fields.count <= 64, "the fields that were seen are kept as bits")
        }
    }

    @Test func everyFieldIsDocumented() {
        for (path, face) in Self.records {
            for field in face.fields {
                #expect(!field.doc.ja.isEmpty && !field.doc.en.isEmpty, "\(path).\(field.name.key)")
                #expect(field.doc.ja.hasSuffix("。") && field.doc.en.hasSuffix("."), "\(path).\(field.name.key)")
            }
        }
    }

    /// A choice is read in every form, in a document of its own.
    @Test func everyChoiceIsReadInEveryForm() {
        func read(_ key: String, _ choice: ChoiceFace, _ text: (String) -> String) {
            for name in [choice.key] + [choice.label].compactMap(\.self) + choice.aliases {
                for variant in Self.variants(name) {
                    let found = findings(
                        project(text("'" + variant + "'")), except: [.unusedDefinition, .missingField, .invisibleCharacter])
                    #expect(found == [], "\(key): \(variant)")
                }
            }
        }
        for choice in methodTypes.choices {
            read("type", choice.face) { "kind: payment_method\nid: card\ntype: \($0)\n" }
        }
        for choice in mailTriggers.choices {
            read("trigger", choice.face) { "kind: step_mail\nid: mail\nsubject: a\nbody: b\ntrigger: \($0)\n" }
        }
        for choice in scenarios.choices {
            read("scenario", choice.face) {
                "kind: product\nid: a\nname: b\npayment_methods: [{id: c, type: recurring}]\nscenario: \($0)\n"
            }
        }
        for choice in plans.choices {
            read("plan", choice.face) {
                "kind: integration\nkessai: 1\namazon_pay: {use: true}\nsite: {url: 'https://a.example', plan: \($0)}\n"
            }
        }
        for choice in checkoutVersions.choices {
            read("checkout_version", choice.face) {
                "kind: integration\nkessai: 1\nsite: {url: 'https://a.example', plan: mach}\namazon_pay: {use: true, checkout_version: \($0)}\n"
            }
        }
        for choice in documentKinds.choices {
            for name in [choice.face.key] + [choice.face.label].compactMap(\.self) + choice.face.aliases {
                for variant in Self.variants(name) {
                    let found = project("kind: '\(variant)'\n").problems.map(\.code)
                    #expect(!found.contains(.unknownKind) && !found.contains(.missingKind), "\(variant)")
                }
            }
        }
    }

    /// The small table agrees with Foundation wherever the result is ASCII, kana or kanji.
    @Test func foldingIsCompatibilityDecomposition() {
        func isOurs(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x20..<0x7F, 0x3000...0x30FF, 0x4E00...0x9FFF: true
            default: false
            }
        }
        var differences: [String] = []
        var compared = 0
        for value in UInt32(0)...0x3FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            let expected = text.decomposedStringWithCompatibilityMapping
            guard expected.unicodeScalars.allSatisfy(isOurs) else { continue }
            compared += 1
            if Compatibility.folded(text) != expected { differences.append("U+\(String(value, radix: 16)) → \(expected)") }
        }
        #expect(differences == [])
        #expect(compared > 20_000)
    }

    @Test(arguments: [
        ("price: 1980\n料金(税込): 1980", "料金(税込)"), ("料金(税込): 1980\n料金（税込）: 1980", "料金（税込）"),
        ("料金（税込）: 1980\nprice: 1980", "price"), ("price: 1980\nｐｒｉｃｅ: 1980", "ｐｒｉｃｅ"),
    ])
    func bothSpellingsOfAField(lines: String, second: String) throws {
        let text = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\n\(lines)\n"
        let project = project(text)
        #expect(findings(project) == ["duplicate-key 「\(second)」"])
        let related = try #require(project.problems.first { $0.code == .duplicateKey }?.related.first)
        #expect(related.location.range.start < (project.problems.first { $0.code == .duplicateKey }?.location.range.start ?? 0))
    }

    @Test func sameKeyTwiceIsReportedOnce() {
        let text = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1\nprice: 2\n"
        #expect(findings(project(text)) == ["duplicate-key 「price」"])
    }

    @Test func messagesUseTheSpellingOfTheFile() {
        let japanese = "kind: 支払方法\nid: card\ntype: one_time\n消費税率: 10%\n料金(税込): 千円\n"
        let english = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 千円\n"
        #expect(project(japanese).problems.first?.message.ja.hasPrefix("「料金(税込)」(price)") == true)
        #expect(project(english).problems.first?.message.ja.hasPrefix("「price」(料金(税込))") == true)
    }
}
