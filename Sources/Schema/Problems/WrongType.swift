import SourceText
import Syntax

/// A value of another kind than the field takes: a collection for a scalar, a scalar for a collection, `yes` for `true`.
package enum WrongType {
    static func collection(_ kind: Node.Kind, _ slot: Slot, expecting noun: Bilingual, at location: Location) -> Diagnostic {
        let found = kind == .sequence ? Bilingual(ja: "リスト", en: "a list") : Bilingual(ja: "「キー: 値」の組", en: "`key: value` lines")
        return Diagnostic(
            .wrongType, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)には値を1つ書きますが、\(found.ja)が書かれています。",
                en: "\(slot.shownName.en) takes one value, but \(found.en) stand\(kind == .sequence ? "s" : "") here."),
            label: Bilingual(ja: "\(noun.ja)を書きます", en: "expected: \(noun.en)"),
            help: slot.name.key == "body"
                ? Bilingual(
                    ja: "「\(slot.name.written(in: slot.spelling)): |」と書き、次の行から字下げして本文をそのまま書いてください。",
                    en: "Write `\(slot.name.written(in: slot.spelling)): |`, and the text as it is on the lines below, indented.")
                : kind == .sequence
                    ? Bilingual(
                        ja: "「[ ]」や「- 」を付けずに、値を1つだけ書いてください。", en: "Write one value alone, without `[ ]` or `- `.")
                    : Bilingual(
                        ja: "キーと同じ行に、値を1つだけ書いてください。", en: "Write one value alone, on the line of its key."))
    }

    static func notMapping(_ slot: Slot, _ face: RecordFace, in reader: Reader) -> Diagnostic {
        let keys = UnknownKey.list(face, slot.spelling)
        let list = Bilingual(ja: "書けるキー: \(keys.ja)", en: "Its keys: \(keys.en)")
        let meant = meantEntry(slot, face, in: reader).map {
            Bilingual(
                ja: "次の行に、字下げして「\($0)」と書いてください。", en: "Write `\($0)` on the line below, indented.")
        }
        return Diagnostic(
            .wrongType, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)には字下げした「キー: 値」の組を書きますが、\(found(slot, reader).ja)が書かれています。",
                en: "\(slot.shownName.en) takes indented `key: value` lines, but here is \(found(slot, reader).en)."),
            help: meant?.then(list) ?? list)
    }

    /// The entry of a group that a single value was meant as: `every: 1 month` for `recurrence: monthly`, `address: …` for `from: …`.
    private static func meantEntry(_ slot: Slot, _ face: RecordFace, in reader: Reader) -> String? {
        guard reader.tree.nodes[slot.node].kind == .scalar, !reader.holdsSecret(slot.node) else { return nil }
        let text = reader.tree.text(of: slot.node)
        func entry(_ name: String, _ value: String?) -> String? {
            guard let value, let field = face.field(named: name) else { return nil }
            return "\(field.name.written(in: slot.spelling)): \(value)"
        }
        let interval = Interval(text) == nil ? Interval.meant(by: text) : text
        return entry("every", interval) ?? entry("address", Contact.isEmail(text) ? text : nil)
    }

    /// `- key: …` where the key belongs to the group itself. `fix`: what takes the dash away.
    static func surplusDash(_ slot: Slot, _ key: String, at location: Location, fix: Edit?) -> Diagnostic {
        Diagnostic(
            .wrongType, at: location,
            // The list has the name, and its entry another dash.
            slot.isElement
                ? Bilingual(
                    ja: "「\(shown(key))」の前の「-」は余分です。", en: "The `-` before `\(shown(key))` is one too many.")
                : Bilingual(
                    ja: "\(slot.shownName.ja)はリストではなく「キー: 値」の組です。「\(shown(key))」の前の「-」は要りません。",
                    en: "\(slot.shownName.en) is a group of `key: value` lines and no list; `\(shown(key))` takes no `-`."),
            help: Bilingual(
                ja: "「-」を消し、キーの位置をそろえてください。", en: "Remove the `-`, and let all keys begin at one column."),
            fixes: fix.map { [Fix(Bilingual(ja: "「-」を消す", en: "Remove the `-`"), safe: false, edits: [$0])] } ?? [])
    }

    /// `face`: the mappings that the list is one of; `isSeveral`: the value seems to hold several entries.
    static func notList(
        _ slot: Slot, of face: RecordFace? = nil, isSeveral: Bool = false, fix: [Fix], in reader: Reader
    ) -> Diagnostic {
        let isNone = reader.tree.nodes[slot.node].kind == .scalar && saysNone(reader.tree.text(of: slot.node))
        let ofUse =
            isNone && optionalLists.contains(slot.name.key)
            ? Bilingual(ja: "なければ、この行を消してください。", en: "If there is none, delete the line.")
            : face?.names.find("use") == nil ? nil : useHelp(slot, in: reader)
        return Diagnostic(
            .wrongType, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)はリストですが、\(found(slot, reader).ja)が書かれています。",
                en: "\(slot.shownName.en) is a list, but here is \(found(slot, reader).en)."),
            help: ofUse
                ?? (isSeveral
                    ? Bilingual(
                        ja: "1件ずつ行を分け、それぞれ「- 」で始めて書いてください。",
                        en: "Write the entries one by one, each with its `- ` on a line of its own.")
                    : Bilingual(
                        ja: "1つだけでも、行を分けて「- 」で始めて書きます。",
                        en: "Begin each entry with `- ` on a line of its own, even if there is only one.")),
            fixes: fix)
    }

    /// Lists that nothing asks for.
    private static let optionalLists = ["cc", "bcc", "step_mails", "javascript_origins", "ignore"]

    /// Whether a text says that there is nothing: `cc: なし`.
    private static func saysNone(_ text: String) -> Bool {
        ["なし", "無し", "無", "ない", "不要", "-", "none", "null", "nil", "no", "n/a", "false"]
            .contains(Compatibility.folded(text).lowercased())
    }

    /// `step_mails: failed`: the id alone would be no entry either.
    private static func useHelp(_ slot: Slot, in reader: Reader) -> Bilingual? {
        guard reader.tree.nodes[slot.node].kind == .scalar, case let id = reader.tree.text(of: slot.node), Contact.isID(id) else {
            return nil
        }
        return Bilingual(
            ja: "「\(id)」がほかの文書のidなら、次の行から字下げして「- use: \(id)」と書いてください。",
            en: "If `\(id)` is the id of a document, write `- use: \(id)` on the line below, indented.")
    }

    static func found(_ slot: Slot, _ reader: Reader) -> Bilingual {
        switch reader.tree.nodes[slot.node].kind {
        case .sequence: Bilingual(ja: "リスト", en: "a list")
        case .mapping: Bilingual(ja: "「キー: 値」の組", en: "a group of `key: value` lines")
        default:
            Bilingual(
                ja: "1つの値「\(shown(reader.tree.text(of: slot.node)))」",
                en: "the single value `\(shown(reader.tree.text(of: slot.node)))`")
        }
    }

    private static let yes = ["true", "yes", "y", "on", "1", "はい", "する", "有効", "オン", "○", "使用する", "取得する"]
    private static let no = ["false", "no", "n", "off", "0", "いいえ", "しない", "無効", "オフ", "×", "使用しない", "取得しない"]

    /// The words that are written for true and false.
    package static var booleanWords: [String] { yes + no }

    /// What is meant by such a word, in letters of either case and width.
    package static func meantBoolean(_ text: String) -> Bool? {
        let folded = Compatibility.folded(text).lowercased()
        return yes.contains(folded) ? true : no.contains(folded) ? false : nil
    }

    static func notBoolean(_ text: String, _ slot: Slot, in reader: Reader) -> Diagnostic {
        let meant = meantBoolean(text)
        return Diagnostic(
            .wrongType, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)には true か false を書きますが、「\(shown(text))」と書かれています。",
                en: "\(slot.shownName.en) takes `true` or `false`, not `\(shown(text))`."),
            note: meant == nil
                ? nil
                : Bilingual(
                    ja: "「yes」や「on」などは、読むプログラムによって意味が変わるため使えません。",
                    en: "Words such as `yes` and `on` mean different things to different programs, so they are not accepted."),
            help: meant.map { Bilingual(ja: "「\($0)」と書いてください。", en: "Write `\($0)`.") }
                ?? Bilingual(
                    ja: "使うなら「true」、使わないなら「false」と書いてください。", en: "Write `true` to use it, `false` not to."),
            fixes: meant.map { reader.fix(slot, String($0), safe: true) } ?? [])
    }

    /// A document that is a list or a single value.
    static func document(_ kind: Node.Kind, at location: Location) -> Diagnostic {
        let found = kind == .sequence ? Bilingual(ja: "リスト", en: "a list") : Bilingual(ja: "1つの値", en: "a single value")
        return Diagnostic(
            .wrongType, at: location,
            Bilingual(
                ja: "文書は「キー: 値」の行でできていますが、ここには\(found.ja)だけがあります。",
                en: "A document is made of `key: value` lines, but this one is \(found.en)."),
            help: Bilingual(ja: "「kind: product」のような行から始めてください。", en: "Begin with a line such as `kind: product`."))
    }

    static let explanation = Explanation(
        .wrongType,
        title: Bilingual(ja: "値の種類が違います。", en: "The value is of another kind than the field takes."),
        why: Bilingual(
            ja: "true/false の項目に「yes」や「はい」を、1つの値の項目にリストを書いても、意味が一つに決まりません。",
            en: "A `yes` for a boolean, or a list for a single value, has no single meaning."),
        fix: Bilingual(
            ja: "true/false の項目には true か false を、リストの項目には「- 」で始まる行を書きます。",
            en: "Write `true` or `false` for booleans, and lines that begin with `- ` for lists."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            type: one_time
            tax_rate: 10%
            price: 1980
            collect_shipping_address: ⟦yes⟧
            """),
        good: .yaml(
            """
            kind: payment_method
            id: card
            type: one_time
            tax_rate: 10%
            price: 1980
            collect_shipping_address: true
            """))
}
