import SourceText
import Syntax

/// One field under two names in one mapping: as key and as label.
enum DuplicateKey {
    static func diagnostic(_ name: FieldName, at location: Location, first: Location, in tree: SyntaxTree) -> Diagnostic {
        let (again, before) = (shown(tree.source.text(location.range)), shown(tree.source.text(first.range)))
        return Diagnostic(
            .duplicateKey, at: location,
            Bilingual(
                ja: "「\(again)」と「\(before)」は同じ項目なので、どちらか一方だけを書きます。",
                en: "`\(again)` and `\(before)` are the same field; only one of them may be written."),
            related: [Related(first, Bilingual(ja: "先に書かれたもの", en: "first written here"))],
            help: Bilingual(ja: "どちらの値が正しいかを確かめて、もう一方の行を消してください。", en: "Decide which value is right, and delete the other line."))
    }
}
