import SourceText

/// The list of all, made once: thousands of documents of other tools may ask for it.
private let kinds = NotAChoice.list(documentKinds.faces, .english)

/// Documents that do not say what they are, or say it in a word that is not known.
enum MissingKind {
    static func diagnostic(at location: Location, guess: DocumentKind?, isFlow: Bool, isForeign: Bool = false) -> Diagnostic {
        var problem = Diagnostic(
            .missingKind, at: location,
            Bilingual(ja: "この文書には「kind」がなく、何の設定か分かりません。", en: "This document has no `kind`, so it does not say what it is."),
            help: Bilingual(
                ja: "最初の行に kind を書いてください。書ける値: \(kinds.ja)", en: "Write a `kind` in its first line, one of \(kinds.en).")
                + (isForeign
                    ? Bilingual(
                        ja: "。ほかのツールのファイルなら、kessai.yaml の「ignore」にそのパスを書いてください。",
                        en: " If the file belongs to another tool, list its path under `ignore` in kessai.yaml.")
                    : Bilingual(same: "")))
        if let guess, !isFlow {
            problem.fixes = [
                Fix(
                    Bilingual(ja: "「kind: \(guess.rawValue)」を書き加える", en: "Add `kind: \(guess.rawValue)`"), safe: false,
                    edits: [
                        Edit(
                            Location(location.file, ByteRange(location.range.start, location.range.start)),
                            "kind: \(guess.rawValue)\n")
                    ])
            ]
        }
        return problem
    }

    /// A key that was meant as `kind`: `Kind`, `kinds`, or that of the line below.
    static func misspelt(_ key: String, at location: Location) -> Diagnostic {
        let key = shown(key)
        return Diagnostic(
            .missingKind, at: location,
            Bilingual(
                ja: "この文書には「kind」がなく、何の設定か分かりません。「\(key)」は「kind」のことではありませんか。",
                en: "This document has no `kind`, so it does not say what it is. Did you mean `kind` by `\(key)`?"),
            help: key.lowercased() == "kind"
                ? Bilingual(ja: "この行のキーを、小文字で「kind」と書いてください。", en: "Write `kind`, in lower case, as the key of this line.")
                : Bilingual(ja: "この行のキーを「kind」に書き換えてください。", en: "Write `kind` as the key of this line."),
            fixes: [replacingFix(with: "kind", at: location, safe: false)])
    }

    /// A file without any content.
    static func emptyFile(at location: Location) -> Diagnostic {
        Diagnostic(
            .missingKind, at: location,
            Bilingual(ja: "このファイルは空です。", en: "This file is empty."),
            help: Bilingual(
                ja: "「kind: product」のような行から書き始めるか、ファイルを消してください。",
                en: "Begin it with a line such as `kind: product`, or delete it."))
    }

    static let explanation = Explanation(
        .missingKind,
        title: Bilingual(ja: "文書の種類(kind)がありません。", en: "A document does not say its kind."),
        why: Bilingual(
            ja: "kessaiはファイル名ではなく kind で文書の種類を見分けます。",
            en: "kessai tells documents apart by their `kind`, not by the name of the file."),
        fix: Bilingual(
            ja: "文書の最初の行に「kind: product」のように書きます。ほかのツールのファイルなら、kessai.yaml の「ignore」にそのパスを書きます。",
            en:
                "Write a line such as `kind: product` at the beginning of the document. If the file belongs to another tool, list its path under `ignore` in kessai.yaml."
        ),
        bad: .yaml(
            """
            ⟦id⟧: card
            type: one_time
            tax_rate: 10%
            price: 1980
            """),
        good: .paymentMethod)
}

enum UnknownKind {
    static func diagnostic(_ text: String, _ slot: Slot, in reader: Reader) -> Diagnostic {
        var problem = Diagnostic(
            .unknownKind, at: reader.location(slot),
            Bilingual(ja: "「\(shown(text))」という種類の文書はありません。", en: "There is no kind of document called `\(shown(text))`."),
            help: Bilingual(ja: "書ける値: \(kinds.ja)", en: "The kinds: \(kinds.en)"))
        if let meant = documentKinds.faces.meant(by: text) {
            problem.message = problem.message + didYouMean(meant.name)
            problem.fixes = reader.fix(slot, meant.name, safe: meant.isCertain)
        }
        return problem
    }

    /// A kind whose document has the keys of another.
    static func otherKeys(_ kind: DocumentKind, _ other: DocumentKind, at value: Location, fixes: [Fix]) -> Diagnostic {
        Diagnostic(
            .unknownKind, at: value,
            Bilingual(
                ja: "「kind: \(kind.rawValue)」と書かれていますが、中のキーは「kind: \(other.rawValue)」のものです。",
                en: "It says `kind: \(kind.rawValue)`, but its keys are those of `kind: \(other.rawValue)`."),
            help: Bilingual(
                ja: "「kind: \(other.rawValue)」と書いてください。", en: "Write `kind: \(other.rawValue)`."), fixes: fixes)
    }

    static let explanation = Explanation(
        .unknownKind,
        title: Bilingual(
            ja: "文書の種類が、知らない語か、中のキーと合わない語です。", en: "The kind of a document is not known, or not that of its keys."),
        why: Bilingual(
            ja: "文書の種類は、決済連携設定(integration)、販売設定(product)、支払方法(payment_method)、ステップメール(step_mail)の4つです。",
            en: "There are four kinds of documents: `integration`, `product`, `payment_method` and `step_mail`."),
        fix: Bilingual(ja: "4つのうちのどれかを書きます。", en: "Write one of the four."),
        bad: .yaml(
            """
            kind: ⟦payment_methods⟧
            id: card
            type: one_time
            tax_rate: 10%
            price: 1980
            """),
        good: .paymentMethod)
}
