import SourceText

/// A link as other programs write it into a text: `<https://shop.example.jp|shop.example.jp>` as Slack does,
/// `[shop.example.jp](https://shop.example.jp)` as Markdown has it.
struct CopiedLink {
    /// What it leads to, without the `mailto:` or `tel:` of an address or a number.
    let target: String
    private let form: String

    init?(_ text: String) {
        if text.hasPrefix("<"), text.hasSuffix(">"), let bar = text.firstIndex(of: "|") {
            self.init(target: text[..<bar].dropFirst(), form: "<…|…>")
        } else if text.hasPrefix("["), text.hasSuffix(")"), let mark = text.firstIndex(of: "]"),
            case let rest = text[mark...].dropFirst(), rest.hasPrefix("(")
        {
            // A title may stand behind it.
            self.init(target: rest.dropFirst().dropLast().prefix { !$0.isWhitespace }, form: "[…](…)")
        } else {
            return nil
        }
    }

    private init(target: Substring, form: String) {
        let scheme = ["mailto:", "tel:"].first { target.hasPrefix($0) } ?? ""
        (self.target, self.form) = (String(target.dropFirst(scheme.count)), form)
    }

    /// `isValue`: whether the target is a value of the field. `noun`: what belongs there.
    func misfit(_ noun: Bilingual, isValue: Bool) -> Misfit {
        Misfit(
            reason: Bilingual(
                ja: "「\(form)」はチャットや文書でのリンクの書き方です。", en: "It is a link, written `\(form)` as in chats and documents."),
            help: isValue
                ? Bilingual(ja: "「\(shown(target))」とだけ書いてください。", en: "Write `\(shown(target))` alone.")
                : Bilingual(ja: "\(noun.ja)だけを書いてください。", en: "Write \(noun.en) alone."),
            replacement: isValue ? target : nil)
    }
}
