import Schema
import SourceText

/// The ids that a `use:` may name, prepared once for all that name something else.
struct KnownIDs {
    /// Sorted, each once.
    let all: [String]
    private let near: NearNames
    /// By what their documents are called; empty for what several are.
    private let titles: [String: String]
    /// How many ids are still compared, so that thousands of wrong ones among thousands of right ones cost no more than a moment;
    /// for those after that nothing near is looked for.
    private var comparisons = 200_000

    init(_ names: [String], titles: [String: String] = [:]) {
        self.titles = titles
        all = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        near = NearNames(all)
    }

    mutating func nearest(to name: String) -> String? {
        if !Contact.isID(name) {
            if let id = titles[name], !id.isEmpty { return id }
            if let id = Contact.meantID(name), contains(id) { return id }
            if let id = stem(of: name), contains(id) { return id }
        }
        guard comparisons >= near.count else { return nil }
        comparisons -= near.count
        return near.nearest(to: name)
    }
}

/// What the path of a file calls it: `one-time` of `payment-methods/one-time.yaml`; nil for what is no path.
private func stem(of name: String) -> String? {
    let last = name.split(separator: "/").last ?? ""
    let isYAML = last.hasSuffix(".yaml") || last.hasSuffix(".yml")
    guard isYAML || last.utf8.count < name.utf8.count else { return nil }
    return String(isYAML ? last.prefix { $0 != "." } : last)
}

extension KnownIDs {
    private func contains(_ id: String) -> Bool {
        let index = all.end { !id.utf8.lexicographicallyPrecedes($0.utf8) }
        return index > 0 && all[index - 1] == id
    }
}

/// A `use:` that names nothing, and definitions that no `use:` names.
enum UnknownReference {
    /// `otherKind`: the id is that of a document of this kind, which cannot be used here.
    static func diagnostic(
        _ name: String, _ kind: DocumentKind, among ids: inout KnownIDs, otherKind: DocumentKind?, at place: Place
    ) -> Diagnostic {
        let (ja, en) = DuplicateID.kindNames(kind)
        var problem = Diagnostic(
            .unknownReference, at: place.valueLocation,
            Bilingual(
                ja: "id「\(shown(name))」の\(ja)(kind: \(kind.rawValue))はありません。",
                en: "There is no \(en) (`kind: \(kind.rawValue)`) with the id `\(shown(name))`."),
            help: list(ids.all, ja, en))
        if let otherKind {
            let other = DuplicateID.kindNames(otherKind)
            let list = otherKind == .stepMail ? "step_mails" : "payment_methods"
            problem.note = Bilingual(
                ja: "同じ id の\(other.ja)はありますが、ここでは使えません。「\(list):」の行が上に抜けていないか、確かめてください。",
                en:
                    "There is a \(other.en) with this id, which cannot be used here. Perhaps the line `\(list):` is missing above."
            )
        }
        if problem.note == nil, stem(of: name) != nil {
            problem.note = Bilingual(
                ja: "「use」には、ファイルのパスではなく、文書のidを書きます。", en: "`use` takes the id of a document, not the path of its file.")
        }
        if let near = ids.nearest(to: name) {
            problem.message = problem.message + didYouMean(near)
            problem.fixes = [Fix(replacing: place.valueLocation, with: near)]
        }
        return problem
    }

    /// An entry that has only an `id`, or a key that is not known, with the id of a definition.
    static func meant(_ meant: MeantUse, _ kind: DocumentKind) -> Diagnostic {
        let (ja, en) = DuplicateID.kindNames(kind)
        let line = "use: \(meant.id)"
        let problem = meant.unknownKey.map {
            Bilingual(ja: "「\(shown($0))」というキーはここにはありません。", en: "There is no key `\(shown($0))` here.")
        }
        return Diagnostic(
            meant.unknownKey == nil ? .missingField : .unknownKey, at: meant.place.keyLocation,
            (problem ?? Bilingual(ja: "この項目には「id」しかありません。", en: "This entry has nothing but an `id`.")).then(
                Bilingual(
                    ja: "「\(meant.id)」は\(ja)の文書のidなので、「\(line)」のことではありませんか。",
                    en: "As `\(meant.id)` is the id of a \(en) document, did you mean `\(line)`?")),
            help: Bilingual(ja: "「- \(line)」と書いてください。", en: "Write `- \(line)`.")
                + (problem == nil
                    ? Bilingual(
                        ja: "別の\(ja)をこの場に書くなら、ほかの項目を書き加えてください。", en: " To write another \(en) in place, add its other fields.")
                    : Bilingual(same: "")),
            fixes: [Fix(replacing: meant.place.keyLocation, with: "use")])
    }

    private static func list(_ ids: [String], _ ja: String, _ en: String) -> Bilingual {
        if ids.isEmpty {
            return Bilingual(
                ja: "プロジェクトに\(ja)の文書はまだありません。「use:」をやめて、この場に直接書くこともできます。",
                en: "The project has no \(en) document yet. Instead of `use:`, it may be written in place.")
        }
        let first = ids.prefix(12)
        let more = ids.count - first.count
        return Bilingual(
            ja: "使える id: " + first.map { "「\($0)」" }.joined() + (more > 0 ? " ほか\(more)件" : ""),
            en: "Known ids: " + first.map { "`\($0)`" }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
    }

    static let explanation = Explanation(
        .unknownReference,
        title: Bilingual(ja: "「use:」に書かれた id の文書がありません。", en: "A `use:` names an id that no document has."),
        why: Bilingual(
            ja: "「use:」は、ほかの文書に書いた支払方法やステップメールを id で呼び出します。その id の文書がないと、中身が決まりません。",
            en: "`use:` takes a payment method or step mail from another document by its id; without it there is nothing to take."
        ),
        fix: Bilingual(ja: "id のつづりを確かめるか、その id の文書を書きます。", en: "Check the spelling of the id, or write the document."),
        bad: .yaml(
            """
            kind: product
            id: course
            name: オンライン講座
            scenario: paid_product
            payment_methods:
              - use: ⟦card-onec⟧
            ---
            kind: payment_method
            id: card-once
            type: one_time
            tax_rate: 10%
            price: 1980
            """),
        good: .yaml(UnusedDefinition.used))
}

enum UnusedDefinition {
    static func diagnostic(_ name: String, _ kind: DocumentKind, at place: Place) -> Diagnostic {
        let (ja, en) = DuplicateID.kindNames(kind)
        let list = productTable.face.name(of: kind == .paymentMethod ? "payment_methods" : "step_mails").shown(place.spelling)
        return Diagnostic(
            .unusedDefinition, at: place.valueLocation,
            Bilingual(ja: "\(ja)「\(name)」は、どの商品からも使われていません。", en: "No product uses the \(en) `\(name)`."),
            help: Bilingual(
                ja: "商品の\(list.ja)に「- use: \(name)」と書くか、この文書を消してください。",
                en: "Write `- use: \(name)` in the \(list.en) of a product, or delete the document."))
    }

    static let used = """
        kind: product
        id: course
        name: オンライン講座
        scenario: paid_product
        payment_methods:
          - use: card-once
        ---
        kind: payment_method
        id: card-once
        type: one_time
        tax_rate: 10%
        price: 1980
        """

    static let explanation = Explanation(
        .unusedDefinition,
        title: Bilingual(ja: "どこからも使われない文書があります。", en: "A document is used nowhere."),
        why: Bilingual(
            ja: "使われない支払方法やステップメールは出力に現れません。「use:」の書き忘れかもしれません。",
            en: "A payment method or step mail that no product uses appears in no output; perhaps a `use:` was forgotten."),
        fix: Bilingual(ja: "「use:」で使うか、消します。", en: "Use it, or delete it."),
        bad: .yaml(
            used + """

                ---
                kind: payment_method
                id: ⟦card-monthly⟧
                type: auto_pay
                tax_rate: 10%
                price: 980
                """),
        good: .yaml(used))
}
