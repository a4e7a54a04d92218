import SourceText

/// The fields of a step mail (Amazon Pay関連のステップメール), as a document and as an entry of a product.
package let stepMailTable = Record<StepMail>(
    [
        .kind(.stepMail),
        id(Bilingual(ja: "ステップメールを指し示す名前です。ステップメールどうしで重ならないようにします。", en: "Names the step mail; unique among step mails.")),
    ]
        + stepMailFields)

/// An entry of `step_mails`: the same fields, and `use:`.
package let stepMailEntry = Record<StepMail>(
    [
        Field(
            \.use, "use", hints: useHints, .formatted(Contact.id, Contact.referenceMisfit), example: "charge-failed",
            doc: Bilingual(
                ja: "使うステップメール(kind: step_mail)の id です。「use:」に並べて書いた項目は、使う文書より優先されます。「from」は、中の項目ごとに優先されます。",
                en:
                    "The id of the `step_mail` document to use; fields written beside it take precedence, those of `from` one by one."
            )),
        id(
            Bilingual(
                ja: "ステップメールを指し示す名前です。この商品の中で重ならないようにします。「use:」があれば省けます。",
                en: "Names the step mail; unique within the product, and may be left out beside `use:`.")),
    ] + stepMailFields, mayUseDefinition: true)

private func id(_ doc: Bilingual) -> Field<StepMail> {
    Field(
        \.id, "id", hints: idHints, .formatted(Contact.id, Contact.idMisfit), need: .required, example: "charge-failed",
        doc: doc)
}

private let stepMailFields: [Field<StepMail>] = [
    Field(
        \.trigger, "trigger", hints: ["event", "きっかけ", "タイミング", "送信条件"], .choice(mailTriggers), need: .required,
        example: "charge_failed",
        doc: Bilingual(ja: "何が起きたときに送るかです。", en: "The event that sends the mail.")),
    Field(
        \.delayMinutes, "delay_minutes", label: "登録からN分後", hints: ["delay", "minutes", "分後"],
        .integer(0...525_600, of: .minutes), default: "0", example: "0",
        doc: Bilingual(
            ja: "きっかけから送るまでの時間を、分で書きます。課金失敗時は、決済通知を受け取ったときが 0 です。",
            en: "Minutes from the trigger to the mail; for a failed charge, 0 is the moment the payment notification arrives.")),
    Field(
        \.from, "from", hints: ["sender", "差出人"], .record(senderTable), example: "",
        doc: Bilingual(
            ja: "差出人です。書かなければ、シナリオの基本設定のとおりになります。",
            en: "The sender; that of the scenario's 基本設定 when left out.")),
    Field(
        \.cc, "cc", label: "Cc", .list(.formatted(Contact.email, Contact.listedEmailMisfit)),
        example: "[staff@example.jp]",
        doc: Bilingual(ja: "写しの宛先です。受け取った人に見えます。", en: "Addresses that get a copy; the recipient sees them.")),
    Field(
        \.bcc, "bcc", label: "Bcc", .list(.formatted(Contact.email, Contact.listedEmailMisfit)),
        example: "[archive@example.jp]",
        doc: Bilingual(ja: "ほかの人に見えない写しの宛先です。", en: "Addresses that get a copy; nobody else sees them.")),
    Field(
        \.subject, "subject", label: "件名", hints: ["title", "タイトル", "表題", "題名"],
        .line(Bilingual(ja: "件名", en: "the subject of a mail"), example: "お支払いの確認のお願い"), need: .required,
        example: "お支払いの確認のお願い", doc: Bilingual(ja: "メールの件名です。1行で書きます。", en: "The subject, on one line.")),
    Field(
        \.body, "body", label: "本文", hints: ["text", "content", "contents", "message", "内容", "文面"],
        .text(Bilingual(ja: "本文", en: "the body of a mail"), example: "お支払い方法をご確認ください。"), need: .required,
        example: "お支払い方法をご確認ください。",
        doc: Bilingual(ja: "メールの本文です。「body: |」として、次の行から字下げして書きます。", en: "The body; write `body: |` and indent the lines below.")),
    Field(
        \.unsubscribe, "unsubscribe", label: "配信後に実行するコマンド:配信解除", aliases: ["配信解除", "配信後に実行するコマンド: 配信解除"],
        hints: ["解除", "配信停止"], .boolean, default: "false", example: "true",
        doc: Bilingual(
            ja: "送った後に配信を解除するかどうかです。退会(支払いの停止)とは別のものです。",
            en: "Whether the recipient is unsubscribed afterwards, which is not the same as ending the payments.")),
]

package let senderTable = Record<Sender>(
    [
        Field(
            \.name, "name", label: "差出人名", hints: ["名前"],
            .line(Bilingual(ja: "差出人名", en: "the name of a sender"), example: "サンプル商店"), example: "サンプル商店",
            doc: Bilingual(ja: "差出人の名前です。", en: "The name of the sender.")),
        Field(
            \.address, "address", label: "差出人メールアドレス", hints: ["email", "mail", "アドレス"],
            .formatted(Contact.email, Contact.emailMisfit), example: "info@example.jp",
            doc: Bilingual(ja: "差出人のメールアドレスです。", en: "The address of the sender.")),
    ],
    finish: { sender, reader in
        // A name may be any text, and so it is not wrong where the address belongs in its place.
        guard case .present(let name, let namePlace) = sender.name, Contact.isEmail(name),
            case .poisoned(let place) = sender.address,
            reader.isMeantAsName(place)
        else { return }
        let names = (name: (senderTable.face.name(of: "name"), namePlace), address: (senderTable.face.name(of: "address"), place))
        let isNameFirst = namePlace.value.start < place.value.start
        reader.reportExchange(
            isNameFirst ? names.name : names.address, isNameFirst ? names.address : names.name, since: reader.problems.count - 1)
        sender.name = .poisoned(namePlace)
    })

extension Reader {
    /// Whether what stands in the place of an address is no attempt at one.
    fileprivate func isMeantAsName(_ place: Place) -> Bool {
        let text = tree.source.text(place.value)
        return problems.last?.location == place.valueLocation && !text.contains { "@＠\n\r".contains($0) }
    }
}
