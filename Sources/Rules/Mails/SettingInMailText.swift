import Project
import Schema
import SourceText

/// A setting of a mail that is indented into its text, and so goes to the buyer.
extension Rule {
    static let settingInMailText = Rule(
        Explanation(
            .settingInMailText,
            title: Bilingual(
                ja: "ステップメールの設定が、本文の一部になっています。", en: "A setting of a step mail is part of its text."),
            why: Bilingual(
                ja: "「body: |」の下に字下げして書かれた行は、すべて本文です。設定のつもりの行も購入者に届き、設定としては働きません。",
                en:
                    "All indented lines below `body: |` are the text. What was meant as a setting goes to the buyer with it, and sets nothing."
            ),
            fix: Bilingual(ja: "行の字下げを、「body:」の行と同じにします。", en: "Indent the line no further than that of `body:`."),
            waiver: Bilingual(ja: "本文なら、このままでかまいません。", en: "If it is text, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: cancelled
                    trigger: recurring_cancelled
                    subject: 定期のお支払いを停止しました
                    body: |
                      ご利用ありがとうございました。
                      ⟦unsubscribe: true⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: cancelled
                    trigger: recurring_cancelled
                    subject: 定期のお支払いを停止しました
                    body: |
                      ご利用ありがとうございました。
                    unsubscribe: true

                """))
    ) { (unit: FileUnit) in
        var found: [Diagnostic] = []
        unit.visitMails { mail in
            guard let place = mail.body.place, let settings = IndentedSettings(mail, in: unit.tree.source),
                let told = finding(settings, PlacedText(place, in: unit.tree.source.bytes), place, unit.tree.source)
            else { return }
            found.append(told)
        }
        return found
    }

    /// One, however many lines they are.
    private static func finding(
        _ settings: IndentedSettings, _ text: PlacedText, _ place: Place, _ source: SourceFile
    ) -> Diagnostic? {
        guard let first = settings.all.first, let last = settings.all.last else { return nil }
        let body = FieldName.body.shown(place.spelling)
        let key = FieldName.body.written(in: place.spelling)
        let lines = listed(settings.all.map { quoted(text.text($0.line)) })
        let verb = settings.all.count == 1 ? "is" : "are"
        return Diagnostic(
            .settingInMailText, at: text.location(first.line.lowerBound..<last.line.upperBound),
            Bilingual(
                ja: "\(lines.ja)は\(body.ja)の一部なので、設定として働かず、購入者に届きます。",
                en: "\(lines.en) \(verb) part of \(body.en): nothing is set by it, and it goes to the buyer."),
            help: Bilingual(
                ja: "設定なら、行を分け、字下げを「\(key):」の行と同じにしてください。",
                en: "If it is meant as a setting, write it on a line of its own, indented no further than `\(key):`."),
            fixes: [
                Fix(
                    Bilingual(ja: "字下げを「\(key):」の行と同じにする", en: "Indent it as `\(key):` is"), safe: false,
                    edits: settings.all.map { outdented($0, text, below: place, source) })
            ])
    }

    /// Takes a line to the column of a key, as YAML has it.
    private static func outdented(
        _ setting: IndentedSettings.Setting, _ text: PlacedText, below place: Place, _ source: SourceFile
    ) -> Edit {
        let line = text.location(setting.line).range.offsets
        let blanks = source.bytes[..<line.lowerBound].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
        let column = source.bytes[..<Int(place.key.start)].reversed().prefix { $0 != 0x0A && $0 != 0x0D }.count
        let isOwnLine = source.bytes[..<(line.lowerBound - blanks)].last.map(isLineBreak) ?? true
        return Edit(
            Location(
                place.file, ByteRange(line.lowerBound - blanks..<(setting.meant == nil ? line.lowerBound : line.upperBound))),
            (isOwnLine ? "" : source.usesCRLF ? "\r\n" : "\n") + String(repeating: " ", count: column) + (setting.meant ?? ""))
    }
}
