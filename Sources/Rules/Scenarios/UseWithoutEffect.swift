import Project
import Schema
import SourceText

/// A `use:` of whose document nothing is left, as its entry writes every field again: the `- ` of the next entry was lost.
extension Rule {
    static let useWithoutEffect = Rule(
        Explanation(
            .useWithoutEffect,
            title: Bilingual(
                ja: "「use:」で使う文書の項目が、その場ですべて書き直されています。", en: "An entry replaces every field of what it uses."),
            why: Bilingual(
                ja: "「use:」に並べて書いた項目は、使う文書より優先されます。次の項目の「- 」や「- id:」が抜けると、すべてがその項目の値になり、支払方法やステップメールが1つ減ります。",
                en:
                    "Fields beside `use:` take precedence over the document. Where the `- ` or `- id:` of the next entry is missing, its fields replace all of those, and one entry is lost."
            ),
            fix: Bilingual(
                ja: "抜けている「- 」か「- id:」の行を書くか、「use:」の行を「id: 名前」に書き換えます。",
                en: "Write the `- ` or the `- id:` line that is missing, or write `id: NAME` in place of `use:`."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - use: card
                    ⟦id⟧: coaching
                    type: auto_pay
                    tax_rate: 10%
                    price: 5500
                \(ExampleProject.card)
                """),
            good: .yaml(ExampleProject.cardBesideCoaching))
    ) { (sold: SoldProduct) in
        let methods = sold.methodUses.compactMap { use -> Diagnostic? in
            guard use.sold.replacesAll, let definition = use.sold.definition, !use.isIncomplete else { return nil }
            let entry = use.sold.entry
            // `use-changes-type` says more.
            if entry.id.isAbsent, entry.type.value != definition.type.value { return nil }
            return replaced(entry.id, entry.use, Bilingual(ja: "支払方法", en: "payment method"))
        }
        let mails = sold.mails.compactMap { sent -> Diagnostic? in
            guard sent.replacesAll, let definition = sent.definition else { return nil }
            let entry = sent.entry
            if entry.id.isAbsent, entry.trigger.value != definition.trigger.value { return nil }
            return replaced(entry.id, entry.use, Bilingual(ja: "ステップメール", en: "step mail"))
        }
        return methods + mails
    }

    private static func replaced(_ id: Setting<String>, _ use: Setting<String>, _ thing: Bilingual) -> Diagnostic? {
        guard let used = use.place else { return nil }
        let name = quoted(use.value ?? "")
        let key = id.place?.keyLocation
        return Diagnostic(
            .useWithoutEffect, at: key ?? used.keyLocation,
            Bilingual(
                ja: "\(thing.ja)\(name.ja)を使っていますが、その項目はここですべて書き直されています。",
                en: "The \(thing.en) \(name.en) is used, but every field of it is replaced here."),
            related: key == nil
                ? [] : [Related(used.valueLocation, Bilingual(ja: "ここで使われています", en: "it is used here"))],
            help: key == nil
                ? Bilingual(
                    ja: "ここから別の\(thing.ja)が始まるなら、その「- id:」の行が抜けています。そうでなければ「use:」の行を「id: 名前」に書き換えてください(「- 」は残します)。",
                    en:
                        "If another \(thing.en) begins here, its `- id:` line is missing; otherwise write `id: NAME` in place of `use:`, and keep the `- `."
                )
                : Bilingual(
                    ja: "ここから別の\(thing.ja)が始まるなら、「id」の前の「- 」が抜けています。そうでなければ「use:」を消し、「- 」は「id」の前に残してください。",
                    en:
                        "If another \(thing.en) begins here, the `- ` before `id` is missing; otherwise remove `use:`, and leave the `- ` before `id`."
                ),
            fixes: key.map { [dashFix(before: $0)] } ?? [])
    }

    /// A dash in place of the two last blanks before a key; where none stand there, the project cannot be read with it, and it is not offered.
    static func dashFix(before key: Location) -> Fix {
        let start = Int(key.range.start)
        return Fix(
            Bilingual(ja: "「- 」を書いて、別の項目にする", en: "Write `- ` and begin another entry"), safe: false,
            edits: [Edit(Location(key.file, ByteRange(max(0, start - 2)..<start)), "- ")])
    }
}
