import Project
import Schema
import SourceText

/// A `use:` whose entry turns the definition into another kind of thing: the `- id:` line of the next entry was lost.
extension Rule {
    static let useChangesType = Rule(
        Explanation(
            .useChangesType,
            title: Bilingual(
                ja: "「use:」で使う支払方法やステップメールの種類が、その場で変えられています。",
                en: "An entry changes the type of what it uses."),
            why: Bilingual(
                ja: "「use:」に並べて書いた項目は、使う文書より優先されます。次の支払方法の「- id:」の行が抜けると、その種類や料金で上書きされ、支払方法が1つ減ります。",
                en:
                    "Fields beside `use:` take precedence over the document. Where the `- id:` line of the next entry is missing, its type and price replace those of the document, and one entry is lost."
            ),
            fix: Bilingual(
                ja: "抜けている「- id:」の行を書くか、「use:」をやめてすべての項目をここに書きます。",
                en: "Write the `- id:` line that is missing, or write the whole entry here without `use:`."),
            waiver: Bilingual(
                ja: "ここで種類を変えるつもりなら、このままでかまいません。",
                en: "If the type is changed here on purpose, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - use: card
                    type: ⟦auto_pay⟧
                    tax_rate: 10%
                    price: 5500
                \(ExampleProject.card)
                """),
            good: .yaml(ExampleProject.cardBesideCoaching))
    ) { (sold: SoldProduct) in
        var found: [Diagnostic] = []
        for use in sold.methodUses {
            guard let definition = use.sold.definition, case .present(let type, let place) = use.sold.entry.type,
                case .present(let usual, let usualPlace) = definition.type, type != usual,
                isTold(use.sold, isWhole: use.isWhole),
                // What is wrong with the type itself is the finding.
                use.strayRecurrence == nil, !use.isUnfitForSubscription
            else { continue }
            found.append(
                changed(
                    Change(use.sold.entry.model, .methodType, place, from: usualPlace),
                    from: usual.shown(place.spelling), to: type.shown(place.spelling),
                    Bilingual(ja: "支払方法", en: "the payment method")))
        }
        for sent in sold.mails {
            guard let definition = sent.definition, case .present(let trigger, let place) = sent.entry.trigger,
                case .present(let usual, let usualPlace) = definition.trigger, trigger != usual,
                isTold(sent, isWhole: !sent.entry.subject.isAbsent && !sent.entry.body.isAbsent),
                !sold.neverSends(sent)
            else { continue }
            found.append(
                changed(
                    Change(sent.entry.model, .trigger, place, from: usualPlace),
                    from: usual.shown(place.spelling), to: trigger.shown(place.spelling),
                    Bilingual(ja: "ステップメール", en: "the step mail")))
        }
        return found
    }

    /// With an id of its own an entry is meant as another one, unless it has all that it needs without what it uses; where nothing at all
    /// is left of that, `use-without-effect` tells it.
    private static func isTold<Model: Definable>(_ sold: SoldEntry<Model>, isWhole: Bool) -> Bool {
        sold.entry.model.id.isAbsent || isWhole && !sold.replacesAll
    }

    private struct Change {
        /// What is used.
        let name: String?
        /// The key at which another entry may begin, whose `- ` is missing: its own id, or `use` where that begins this one. Nil where no
        /// id is written.
        let begin: (key: String, place: Location)?
        let field: FieldName
        let place: Place
        let definitionPlace: Place

        init(_ entry: some Definable, _ field: FieldName, _ place: Place, from definitionPlace: Place) {
            name = entry.use.value
            let (id, use) = (entry.id.place?.keyLocation, entry.use.place?.keyLocation)
            begin = id.flatMap { id in id.range == entry.origin.head ? use.map { ("use", $0) } : ("id", id) }
            self.field = field
            self.place = place
            self.definitionPlace = definitionPlace
        }
    }

    private static func changed(
        _ change: Change, from usual: Bilingual, to type: Bilingual, _ thing: Bilingual
    ) -> Diagnostic {
        let (name, field) = (quoted(change.name ?? ""), change.field.shown(change.place.spelling))
        return Diagnostic(
            .useChangesType, at: change.place.valueLocation,
            Bilingual(
                ja: "\(thing.ja)\(name.ja)の\(field.ja)は\(usual.ja)ですが、ここで\(type.ja)に変えられています。",
                en: "\(field.en) of \(thing.en) \(name.en) is \(usual.en), and is changed to \(type.en) here."),
            related: [
                Related(change.definitionPlace.valueLocation, Bilingual(ja: "使われる文書での値", en: "in the document that is used"))
            ],
            help: change.begin.map {
                Bilingual(
                    ja: "「\($0.key)」から別の\(thing.ja)が始まるなら、その前の「- 」が抜けています。",
                    en: "If another entry begins at `\($0.key)`, the `- ` before it is missing.")
            }
                ?? Bilingual(
                    ja: "ここから別の\(thing.ja)が始まるなら、その「- id:」の行が抜けています。",
                    en: "If another entry begins here, its `- id:` line is missing."),
            fixes: change.begin.map { [dashFix(before: $0.place)] } ?? [])
    }
}
