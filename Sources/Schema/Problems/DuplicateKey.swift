import SourceText
import Syntax

/// One field twice in one mapping: as key and as label, or where another field is meant.
enum DuplicateKey {
    /// A key that stands there twice while another one is missing. `isFirst`: whether the first of them is meant as that, where that is
    /// known.
    static func diagnostic(
        _ repetition: Repetition, meant: FieldFace, isFirst: Bool?, _ spelling: Spelling, in tree: SyntaxTree
    ) -> Diagnostic {
        let (first, again) = (tree.location(of: repetition.first.key), tree.location(of: repetition.again.key))
        let name = shown(tree.source.text(again.range))
        let (missing, key) = (meant.name.shown(spelling), meant.name.written(in: spelling))
        let isSure = isFirst != nil
        let location = isFirst == true ? first : again
        return Diagnostic(
            .duplicateKey, at: location,
            Bilingual(
                ja: "「\(name)」が2回書かれていて、\(missing.ja)がありません。",
                en: "`\(name)` is written twice, and \(missing.en) is missing.")
                + (isSure
                    ? Bilingual(ja: "この値は「\(key)」の形です。", en: " The value here has the form of `\(key)`.") : Bilingual(same: "")),
            label: isFirst == true
                ? Bilingual(ja: "1回目", en: "first time") : Bilingual(ja: "2回目", en: "second time"),
            related: [
                isFirst == true
                    ? Related(again, Bilingual(ja: "2回目はここです", en: "written again here"))
                    : Related(first, Bilingual(ja: "1回目はここです", en: "first written here"))
            ],
            help: isSure
                ? Bilingual(ja: "「\(key)」のことなら、キーを書き換えてください。", en: "If it is meant as `\(key)`, write that key.")
                : Bilingual(
                    ja: "どちらかが「\(key)」のことなら、キーを書き換えてください。そうでなければ、正しいほうだけを残し、「\(key)」を書き加えてください。",
                    en: "If one of the two is meant as `\(key)`, write that key; else keep the right one and add `\(key)`."),
            fixes: isSure ? [replacingFix(with: key, at: location, safe: false)] : [])
    }

    static func diagnostic(at location: Location, first: Location, in tree: SyntaxTree) -> Diagnostic {
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
