import SourceText

/// A field that must be there is absent, or a field that is there has no value.
enum MissingField {
    /// A required field that was not written, at the beginning of its mapping.
    static func absent(_ field: FieldFace, in origin: Origin) -> Diagnostic {
        let name = field.name.shown(origin.spelling)
        return Diagnostic(
            field.missing, at: origin.headLocation,
            Bilingual(ja: "\(name.ja)がありません。", en: "\(name.en) is missing."),
            label: Bilingual(ja: "ここから始まる部分に必要です", en: "needed in what begins here"), note: field.doc,
            help: howToWrite(field, origin.spelling, isThere: false))
    }

    /// A field without a value, at its key. `comment`: a text behind the key that its `#` made a comment of. `isAlone`: without it the
    /// mapping that it is in would be empty.
    static func empty(
        _ field: FieldFace, _ spelling: Spelling, at location: Location, comment: (text: String, location: Location)? = nil,
        isAlone: Bool = false
    ) -> Diagnostic {
        let name = field.name.shown(spelling)
        if let comment {
            return Diagnostic(
                field.missing, at: location,
                Bilingual(
                    ja: "\(name.ja)の値がありません。「\(shown(comment.text))」は「#」で始まるため、コメントになります。",
                    en: "\(name.en) has no value: `\(shown(comment.text))` begins with `#`, which makes it a comment."),
                label: Bilingual(ja: "値が空です", en: "the value is empty"),
                help: Bilingual(
                    ja: "値なら引用符で囲んでください。コメントなら、その前に値を書いてください。",
                    en: "Put it between quotes if it is the value; else write the value before it."),
                fixes: [
                    Fix(
                        Bilingual(ja: "引用符で囲む", en: "Put it between quotes"), safe: false,
                        edits: [Edit(comment.location, ScalarStyle.quoted(comment.text))])
                ])
        }
        let orDelete =
            switch field.need {
            case .required: Bilingual(same: "")
            case .conditional(let when, let otherwise):
                Bilingual(ja: when.ja + otherwise.ja, en: " " + when.en + (otherwise.en.isEmpty ? "" : " " + otherwise.en))
            case .optional where isAlone:
                Bilingual(
                    ja: "要らなければ、この行を、これを含む上の行とともに消してください。",
                    en: " If it is not needed, delete the line together with the one above that it belongs to.")
            case .optional: Bilingual(ja: "要らなければ、この行を消してください。", en: " If it is not needed, delete the line.")
            }
        return Diagnostic(
            field.missing, at: location,
            Bilingual(ja: "\(name.ja)の値がありません。", en: "\(name.en) has no value."),
            label: Bilingual(ja: "値が空です", en: "the value is empty"), note: field.doc,
            help: howToWrite(field, spelling, isThere: true) + orDelete)
    }

    /// An element of a list without a value.
    static func empty(_ slot: Slot, at location: Location) -> Diagnostic {
        Diagnostic(
            slot.missing, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)のリストに、値のない行があります。", en: "The list \(slot.shownName.en) has a line without a value."),
            help: Bilingual(ja: "「- 」の後に値を書くか、この行を消してください。", en: "Write a value after `- `, or delete the line."))
    }

    /// A list that needs an element and has none.
    static func emptyList(_ slot: Slot, inBrackets: Bool, at location: Location) -> Diagnostic {
        Diagnostic(
            slot.missing, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)が空です。1つ以上必要です。", en: "\(slot.shownName.en) is empty; it needs at least one entry."),
            help: inBrackets
                ? Bilingual(
                    ja: "「[ ]」を消し、次の行から字下げして「- 」で始まる行を書いてください。",
                    en: "Remove the `[ ]`, and write lines that begin with `- ` below it, indented.")
                : Bilingual(ja: "「- 」で始まる行を書き加えてください。", en: "Add a line that begins with `- `."))
    }

    /// A cart or a subscription without anything to sell, at its scenario.
    static func items(of product: Product, _ scenario: Scenario, at place: Place) -> Diagnostic {
        let name = productTable.face.name(of: "items").shown(product.origin.spelling)
        let face = scenarios[scenario]
        let (ja, en) = (face?.label ?? scenario.rawValue, scenario.rawValue)
        return Diagnostic(
            .missingField, at: product.origin.headLocation,
            Bilingual(ja: "\(name.ja)がありません。", en: "\(name.en) is missing."),
            related: [
                Related(
                    place.valueLocation,
                    Bilingual(ja: "シナリオが「\(ja)」なので必要です。", en: "It is needed by the scenario `\(en)`."))
            ],
            help: Bilingual(
                ja: "売る商品ごとに、name(商品名)・tax_rate(消費税率)・price(料金(税込))を書き加えてください。",
                en: "List what is sold, each with `name`, `tax_rate` and `price`."))
    }

    /// A line to copy where one line is enough, and else what belongs below the key.
    private static func howToWrite(_ field: FieldFace, _ spelling: Spelling, isThere: Bool) -> Bilingual {
        func name(_ field: FieldFace) -> String { field.name.written(in: spelling) }
        let key = name(field)
        var example = field.example
        var choiceList = Bilingual(same: "")
        switch field.shape {
        case .record(let face):
            let first = (face.fields.filter { $0.need == .required } + face.fields).first.map(name) ?? ""
            return isThere
                ? Bilingual(
                    ja: "次の行から、字下げして「\(first)」などを書いてください。",
                    en: "Write its fields, such as `\(first)`, on the lines below, indented.")
                : Bilingual(
                    ja: "「\(key):」と書き、次の行から字下げして「\(first)」などを書いてください。",
                    en: "Add `\(key):` and its fields, such as `\(first)`, on the lines below, indented.")
        case .list where field.example.isEmpty, .codes:
            return isThere
                ? Bilingual(ja: "次の行から、1件ずつ書いてください。", en: "Write its entries on the lines below.")
                : Bilingual(
                    ja: "「\(key):」と書き、次の行から「- 」で始めて1件ずつ書いてください。",
                    en: "Add `\(key):` and its entries on the lines below, each beginning with `- `.")
        case .choice(let choices):
            example = choices.first.map { $0.name(spelling) } ?? example
            if choices.count > 1 {
                let list = NotAChoice.list(choices, spelling)
                choiceList = Bilingual(ja: "書ける値: \(list.ja)。", en: " Its values: \(list.en).")
            }
        default: break
        }
        let source = field.shape.source.map { Bilingual(ja: $0.ja, en: " " + $0.en) } ?? Bilingual(same: "")
        return
            (isThere
            ? Bilingual(ja: "「\(key): \(example)」のように値を書いてください。", en: "Write a value, such as `\(key): \(example)`.")
            : Bilingual(ja: "「\(key): \(example)」のように書き加えてください。", en: "Add a line such as `\(key): \(example)`."))
            + choiceList + source
    }

    static let explanation = Explanation(
        .missingField,
        title: Bilingual(ja: "必要な項目がないか、値が空です。", en: "A required field is absent, or a field has no value."),
        why: Bilingual(
            ja: "決済の設定では、書き忘れと「あえて空にした」の区別が付かないと危険です。そのため、値のない項目はどれも書き忘れとして扱います。",
            en: "In payment settings, what was forgotten and what was left empty on purpose must not look the same; so a field "
                + "without a value counts as forgotten."),
        fix: Bilingual(
            ja: "値を書き加えます。なくてもよい項目なら、行ごと消します。", en: "Write the value, or delete the line if the field is optional."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            ⟦name⟧:
            type: one_time
            tax_rate: 10%
            price: 1980
            """),
        good: .paymentMethod)
}
