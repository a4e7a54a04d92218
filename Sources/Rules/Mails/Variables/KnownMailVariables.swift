import SourceText

/// A replacement variable that kessai knows, with what is known of it (domain.md A5).
package struct MailVariable: Sendable {
    let written: StaticString
    let meaning: Bilingual
    let standing: Standing

    /// How certain it is that MyASP replaces it.
    enum Standing {
        /// Seen in the mails of several users.
        case seen
        /// Seen in those of one.
        case seenOnce
        /// Follows from the name of a field of the registration form.
        case derived
    }

    package var name: String { "\(written)" }

    /// As it stands in a mail.
    package var text: String { "%\(written)%" }

    /// What is put in its place, and how far that is known.
    package var doc: Bilingual {
        let source =
            switch standing {
            case .seen: Bilingual(ja: "公開されている使用例がいくつもあります。", en: "Several users of MyASP show it in public.")
            case .seenOnce: Bilingual(ja: "公開されている使用例は1つだけです。", en: "One user of MyASP shows it in public.")
            case .derived:
                Bilingual(ja: "つづりは、登録フォームの項目名から導いたものです。", en: "Its spelling is derived from the field of the form.")
            }
        return meaning.then(source).then(
            Bilingual(
                ja: "MyASPの「置き換え文字の挿入」で確かめてください。",
                en: "Check it with 置き換え文字の挿入 in MyASP."))
    }

    /// In the order in which messages name them; not all of MyASP's, whose own list was not seen.
    package static let all: [MailVariable] = [
        MailVariable(
            written: "name1",
            meaning: Bilingual(ja: "登録フォームの「name1」に入力された名前です。", en: "The name in the field `name1` of the registration form."),
            standing: .derived),
        MailVariable(
            written: "name2",
            meaning: Bilingual(ja: "登録フォームの「name2」に入力された名前です。", en: "The name in the field `name2` of the registration form."),
            standing: .derived),
        MailVariable(
            written: "mail",
            meaning: Bilingual(
                ja: "登録フォームの「mail」に入力されたメールアドレスです。", en: "The address in the field `mail` of the registration form."),
            standing: .derived),
        MailVariable(
            written: "free1",
            meaning: Bilingual(
                ja: "登録フォームの「free1」に入力された内容です。「free2」からも同じです。",
                en: "What is in the field `free1` of the registration form; likewise `free2` and so on."),
            standing: .derived),
        MailVariable(
            written: "cancelurl",
            meaning: Bilingual(
                ja: "メールの配信を解除するURLです。定期の支払いは止まりません。",
                en: "The address that ends the mails; recurring payments go on."),
            standing: .seen),
        MailVariable(
            written: "change_mail_url",
            meaning: Bilingual(ja: "メールアドレスを変更するURLです。", en: "The address for changing the mail address."),
            standing: .seenOnce),
        MailVariable(
            written: "unsubscribe",
            meaning: Bilingual(
                ja: "メールの配信の解除に使うもののようですが、確かではありません。", en: "It seems to end the mails, which is not certain."),
            standing: .seenOnce),
    ]

    /// Whether a name may have a byte.
    package static func isNameByte(_ byte: UInt8) -> Bool { MailVariables.isNameByte(byte) }

    /// Whether a percent sign at an offset is that of a rate: `50%`, in half or full width.
    package static func isRate(_ bytes: TextBytes, _ sign: Int) -> Bool { MailVariables.isDigitBefore(bytes, sign) }

    /// The one that a name stands for, `free12` also.
    package static func named(_ name: String) -> MailVariable? {
        guard MailVariables.isKnown(name) else { return nil }
        return all.first { $0.name == name } ?? all.first { name.hasPrefix("free") && $0.name == "free1" }
    }
}
