import Project
import Schema
import SourceText

/// Characters that may break in a Japanese mail; one finding for each field, which lists them.
extension Rule {
    static let platformDependentCharacter = Rule(
        Explanation(
            .platformDependentCharacter,
            title: Bilingual(
                ja: "メールで文字化けすることのある文字が使われています。", en: "A mail has characters that may break in Japanese mail."),
            why: Bilingual(
                ja:
                    "丸付き数字、半角カナ、㈱、™、é、全角チルダの「～」や絵文字などは、受け取る側の環境やメールの文字コード(ISO-2022-JPなど)によって、正しく表示されないことがあります。MyASPがどの文字コードで送るかは確認できていません。",
                en:
                    "Circled digits, half-width kana, ㈱, ™, é, the full-width tilde `～`, emoji and the like may not show in every mail program or encoding (ISO-2022-JP). Which one MyASP uses is not known."
            ),
            fix: Bilingual(
                ja: "「1.」「(株)」「カナ」のような、どこでも表示できる文字に置き換えます。",
                en: "Write characters that show everywhere: `1.`, `(株)`, full-width kana."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      ⟦①⟧Amazonのアカウントを開く
                      ②お支払い方法を確かめる

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      1. Amazonのアカウントを開く
                      2. お支払い方法を確かめる

                """))
    ) { (text: WrittenText) in
        if text.part == .name { return splitKana(in: text) }
        let found = PlatformCharacters.find(in: text.text)
        guard let first = found.first else { return [] }
        var seen: Set<Unicode.Scalar> = []
        let characters = found.filter { seen.insert($0.whole?.unicodeScalars.first ?? $0.scalar).inserted }.map { found in
            if let whole = found.whole { return quoted(String(whole)) }
            return quoted(hasPicture(found.scalar) ? String(found.scalar) : "<\(codePoint(found.scalar))>")
        }
        let list = listed(characters, limit: 20)
        let kinds = PlatformCharacters.Kind.allCases.filter { kind in found.contains { $0.kind == kind } }.map(\.words)
        let remark = kinds.dropFirst().reduce(kinds.first ?? Bilingual(same: "")) { $0 + Bilingual(ja: "、", en: "; ") + $1 }
        return [
            Diagnostic(
                .platformDependentCharacter, at: text.text.location(first.range),
                Bilingual(
                    ja: "\(text.fieldWords.ja)の\(list.ja)は、メールで文字化けすることがあります(\(remark.ja))。",
                    en: "\(list.en) in \(text.fieldWords.en) may break in Japanese mail (\(remark.en))."),
                help: help(found),
                fixes: composing(found, in: text))
        ]
    }

    /// A name is more than a text of mails: it is looked for, and compared with what is on the screens.
    private static func splitKana(in text: WrittenText) -> [Diagnostic] {
        let found = PlatformCharacters.splitKana(in: text.text)
        guard let first = found.first else { return [] }
        var seen: Set<Character> = []
        let list = listed(found.compactMap(\.whole).filter { seen.insert($0).inserted }, limit: 20) { quoted(String($0)) }
        return [
            Diagnostic(
                .platformDependentCharacter, at: text.text.location(first.range),
                Bilingual(
                    ja: "\(text.fieldWords.ja)の\(list.ja)は、濁点・半濁点が別の文字になっています。見た目は同じでも、検索や比較では別の名前になります。",
                    en:
                        "The voiced mark of \(list.en) in \(text.fieldWords.en) is a character of its own: it looks the same, but is another name for searches and comparisons."
                ),
                help: help(found),
                fixes: composing(found, in: text))
        ]
    }

    private static func help(_ found: [PlatformCharacters.Found]) -> Bilingual {
        if found.allSatisfy({ $0.kind == .splitKana }) {
            return Bilingual(ja: "見た目は同じ、1文字のかなに書き直してください。", en: "Write each of them as one character, which looks the same.")
        }
        let isWave = { (found: PlatformCharacters.Found) in found.scalar == "\u{301C}" || found.scalar == "\u{FF5E}" }
        // Opening hours and the like, in most mails.
        let plain = Bilingual(
            ja: "波線は、「10:00-17:00」や「10時から17時まで」のように書き換えるか、飾りなら消してください。",
            en: "Instead of a wave dash write a hyphen, as in `10:00-17:00`, or 「から」 and 「まで」; leave out one that only adorns.")
        if found.allSatisfy(isWave) { return plain }
        let other = Bilingual(
            ja: "ほかの文字に置き換えるか、テスト送信で確かめてください。", en: "Write something else, or try it with a test mail.")
        return found.contains(where: isWave) ? other + Bilingual(ja: "", en: " ") + plain : other
    }

    private static func composing(_ found: [PlatformCharacters.Found], in text: WrittenText) -> [Fix] {
        let edits = found.compactMap { found in
            found.whole.map { Edit(text.text.location(found.range), String($0)) }
        }
        return edits.isEmpty
            ? []
            : [
                Fix(
                    Bilingual(ja: "かなと濁点・半濁点を1文字にする", en: "Make each kana and its mark one character"), safe: true,
                    edits: edits)
            ]
    }

    /// Of some every machine draws another picture or none, and some are drawn over the character before them.
    private static func hasPicture(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .privateUse, .nonspacingMark, .enclosingMark: false
        default: true
        }
    }
}
