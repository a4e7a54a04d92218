import SourceText

/// Identifiers and other values that stand in each other's fields, and credentials of a time that has passed.
enum SwappedIdentifiers {
    /// One finding for each exchange: two values that stand in each other's fields are one mistake.
    static func diagnostics(_ misplaced: [MisplacedIdentifier], text: (Location) -> String)
        -> [Diagnostic]
    {
        var problems: [Diagnostic] = []
        var handled: Set<Int> = []
        for (index, one) in misplaced.enumerated() where !handled.contains(index) {
            let partner = misplaced.indices.first {
                $0 > index && !handled.contains($0) && misplaced[$0].field == one.fits && misplaced[$0].fits == one.field
            }
            var problem = diagnostic(one)
            if let partner {
                handled.insert(partner)
                let other = misplaced[partner]
                problem.related = [
                    Related(
                        other.location,
                        Bilingual(
                            ja: "こちらには\(name(other.fits, other).ja)の値があります",
                            en: "the value of \(name(other.fits, other).en)"))
                ]
                problem.fixes = [
                    Fix.swappingValues((one.location, text(other.location)), (other.location, text(one.location)), safe: true)
                ]
            }
            problems.append(problem)
        }
        return problems
    }

    /// Two values of other fields, each of which fits the field of the other.
    static func exchange(
        _ first: (name: FieldName, place: Place), _ second: (name: FieldName, place: Place), as values: (String, String)? = nil,
        text: (Location) -> String
    ) -> Diagnostic {
        let names = (first.name.shown(first.place.spelling), second.name.shown(second.place.spelling))
        let locations = (first.place.valueLocation, second.place.valueLocation)
        let texts = (text(locations.0), text(locations.1))
        let values = values ?? (texts.1, texts.0)
        return Diagnostic(
            .swappedIdentifiers, at: locations.0,
            Bilingual(
                ja: "\(names.0.ja)の値「\(shown(texts.0))」と\(names.1.ja)の値「\(shown(texts.1))」が、入れ替わっているようです。",
                en:
                    "The values of \(names.0.en), `\(shown(texts.0))`, and \(names.1.en), `\(shown(texts.1))`, seem to be swapped."
            ),
            related: [Related(locations.1, Bilingual(ja: "もう一つの値はここです", en: "the other value"))],
            help: Bilingual(ja: "2つの値を入れ替えてください。", en: "Swap the two values."),
            fixes: [
                Fix.swappingValues((locations.0, values.0), (locations.1, values.1))
            ])
    }

    private static func diagnostic(_ one: MisplacedIdentifier) -> Diagnostic {
        let (field, fits) = (name(one.field, one), name(one.fits, one))
        return Diagnostic(
            .swappedIdentifiers, at: one.location,
            Bilingual(
                ja: "\(field.ja)に「\(shown(one.text))」とありますが、これは\(fits.ja)の形です。",
                en: "\(field.en) holds `\(shown(one.text))`, which has the form of \(fits.en)."),
            label: Bilingual(ja: "\(one.fits.name.label ?? "")の形です", en: "has the form of `\(one.fits.rawValue)`"),
            help: Bilingual(
                ja: "\(field.ja)には\(one.field.format.noun.ja)を書いてください。例: \(one.example)",
                en: "\(field.en) takes \(one.field.format.noun.en), such as `\(one.example)`."))
    }

    private static func name(_ identifier: Identifier, _ one: MisplacedIdentifier) -> Bilingual {
        identifier.name.shown(one.spelling)
    }

    static let explanation = Explanation(
        .swappedIdentifiers,
        title: Bilingual(ja: "別の項目の値が書かれています。", en: "A value fits another field than the one it stands in."),
        why: Bilingual(
            ja: "出品者ID、クライアントID、Public Key ID や、税率と料金などは形が違うので、取り違えを見分けられます。取り違えたままでは決済できません。",
            en:
                "Merchant ID, client ID and Public Key ID, or a tax rate and a price, differ in form, so a mix-up can be seen. Payments cannot work with mixed-up values."
        ),
        fix: Bilingual(ja: "それぞれの値を正しい項目に書きます。", en: "Write each value in its own field."),
        bad: .yaml(example("⟦amzn1.application-oa2-client.0123456789abcdef0123456789abcdef⟧")),
        good: .yaml(example("A1EXAMPLE23456")))

    private static func example(_ merchantID: String) -> String {
        UnsupportedVersion.integration("kessai: 1") + """

              live:
                merchant_id: \(merchantID)
                client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
                private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
                return_urls:
                  - https://shop.example.jp/example/amazon-pay/return
                ipn_endpoint: https://shop.example.jp/example/amazon-pay/ipn
            """
    }
}

enum LegacyCredentials {
    /// Keys of CV1 (domain.md B1), as people write them. Wherever they stand, they do nothing.
    static let keys = NameIndex(
        [
            "mws_access_key", "mws_access_key_id", "mws_secret_key", "mws_secret_access_key", "mws_secret", "mws_auth_token",
            "mws_token", "access_key", "access_key_id", "secret_key", "secret_access_key", "client_secret", "MWSアクセスキー",
            "MWS Access Key", "MWSシークレットキー", "MWS Secret Key", "クライアントシークレット", "アクセスキー", "シークレットキー",
        ].map { ($0, nil, []) })

    static func diagnostic(_ key: String, at location: Location) -> Diagnostic {
        Diagnostic(
            .legacyCredentials, at: location,
            Bilingual(
                ja: "「\(shown(key))」は旧バージョン(CV1)の認証情報で、新バージョン(CV2)では使いません。",
                en: "`\(shown(key))` is a credential of the old version (CV1); the new one (CV2) does not use it."),
            help: Bilingual(
                ja: "この行を消してください。秘密の値を書いていたなら、その値を無効にしてください。コミットしたことがあれば、行を消してもgitの履歴に残ります。",
                en: "Delete the line. If it held a secret, revoke it: once committed, it stays in the history of git."))
    }

    static let explanation = Explanation(
        .legacyCredentials,
        title: Bilingual(ja: "旧バージョン(CV1)の認証情報が書かれています。", en: "Credentials of the old version (CV1) are written."),
        why: Bilingual(
            ja: "MWSのアクセスキーやクライアントシークレットは、CV2では使いません。",
            en: "CV2 uses neither MWS access keys nor a client secret."),
        fix: Bilingual(
            ja: "その行を消します。秘密の値を書いていたなら、その値を無効にします。", en: "Delete the line. If it held a secret, revoke it."),
        bad: .yaml(
            UnsupportedVersion.integration("kessai: 1") + """

                  live:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                    ⟦client_secret⟧: example
                """),
        good: .yaml(
            UnsupportedVersion.integration("kessai: 1") + """

                  live:
                    merchant_id: A1EXAMPLE23456
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
                """))
}
