import SourceText

/// The fields of 本番環境, and the names of those of テスト環境.
package let environmentTable = Record<Environment>(
    idFields + keyFields(liveID, liveKeyID) + urlFields(.origin, .page), finish: finish)

/// The fields of テスト環境: a key of the other environment as an example would be refused there.
package let sandboxTable = Record<Environment>(
    idFields + keyFields(testID, testKeyID) + urlFields(.testOrigin, .testPage), finish: finish)

private let liveID = "LIVE-AEXAMPLE234567EXAMPLE234"
private let testID = "SANDBOX-AEXAMPLE765432EXAMPLE765"

/// With its environment in front an ID is of that one; without, it may be of either.
private let liveKeyID = Identifier.publicKeyID.format.narrowed(
    to: "^(LIVE-)?[0-9A-Z]{24}$",
    Bilingual(
        ja: "本番環境のPublic Key ID(「LIVE-」の後に英大文字と数字が24文字)",
        en: "a Public Key ID of 本番環境 (`LIVE-` followed by 24 capital letters and digits)"), example: liveID)
private let testKeyID = Identifier.publicKeyID.format.narrowed(
    to: "^(SANDBOX-)?[0-9A-Z]{24}$",
    Bilingual(
        ja: "テスト環境のPublic Key ID(「SANDBOX-」の後に英大文字と数字が24文字)",
        en: "a Public Key ID of テスト環境 (`SANDBOX-` followed by 24 capital letters and digits)"), example: testID)

/// What stands in the field of another.
private let finish: @Sendable (inout Environment, inout Reader) -> Void = { environment, reader in
    reader.reportMisplaced()
    reader.reportMisplacedURLs(&environment)
}

private let idFields: [Field<Environment>] = [
    Field(
        \.merchantID, "merchant_id", label: "出品者ID", hints: ["seller_id", "マーチャントid", "販売者id"],
        .identifier(.merchantID),
        need: neededWhenUsed,
        example: "A1EXAMPLE23456",
        doc: Bilingual(
            ja: "出品者IDです。セラーセントラルの「インテグレーション」>「MWS Access Key」に表示されます。",
            en: "The merchant ID, as Seller Central shows it at インテグレーション > MWS Access Key.")),
    Field(
        \.clientID, "client_id", label: "クライアントID", hints: ["store_id", "ストアid"], .identifier(.clientID),
        need: neededWhenUsed,
        example: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
        doc: Bilingual(
            ja: "クライアントID(Store ID)です。セラーセントラルの「インテグレーション」>「MWS Access Key」に表示されます。",
            en: "The client ID (Store ID), as Seller Central shows it at インテグレーション > MWS Access Key.")),
]

/// `key`: an ID of the environment.
private func keyFields(_ key: String, _ format: TextFormat) -> [Field<Environment>] {
    [
        Field(
            \.publicKeyID, "public_key_id", label: "Public Key ID", hints: ["key_id", "公開鍵id", "公開キーid", "パブリックキーid"],
            .identifier(.publicKeyID, in: format), need: neededWhenUsed, example: key,
            doc: Bilingual(
                ja: "キーペアの Public Key ID です。キーペアは、セラーセントラルの「インテグレーション」>「インテグレーションセントラル」で作成します。",
                en:
                    "The Public Key ID of the key pair. Key pairs are made in Seller Central at インテグレーション > インテグレーションセントラル."
            )),
        Field(
            \.privateKeyFile, "private_key_file", label: "Private Key",
            aliases: ["Private Key ファイル", "Private Keyファイル"], hints: ["private_key", "key_file", "秘密鍵", "秘密キー", "プライベートキー"],
            .privateKeyFile, need: neededWhenUsed, example: "keys/AmazonPay_\(key).pem",
            doc: Bilingual(
                ja: "キーペアを作成したときにダウンロードされた鍵ファイル(.pem)の、kessai.yaml のあるフォルダからの相対パスです。鍵の中身は決して書きません。",
                en:
                    "The path of the private key file that was downloaded when the key pair was made, relative to the directory of kessai.yaml; never the key itself."
            )),
    ]
}

private func urlFields(_ origin: WebURL.Purpose, _ page: WebURL.Purpose) -> [Field<Environment>] {
    [
        Field(
            \.javascriptOrigins, "javascript_origins", label: "許可されたJavaScriptオリジン", hints: ["origins", "オリジン"],
            .list(.url(origin, example: "https://shop.example.jp"), minimum: 1), example: "[https://shop.example.jp]",
            doc: Bilingual(
                ja: "購入ボタンを表示するサイトの、「https://ホスト名」だけの形です。書かなければ、kessaiが site.url とリターンURLから作ります。",
                en:
                    "The sites that show the button, as `https://host` and no more; kessai makes them from `site.url` and the return URLs when they are left out."
            )),
        Field(
            \.returnURLs, "return_urls", label: "許可されたリターンURL", hints: ["return_url", "リターンurl"],
            .list(.url(page, example: "https://shop.example.jp/example/amazon-pay/return", isOnScreen: true), minimum: 1),
            need: neededWhenUsed,
            example: "[https://shop.example.jp/example/amazon-pay/return]",
            doc: Bilingual(
                ja: "決済連携設定の画面に出るリターンURLです。サイトごとに違うので、画面から写します。",
                en: "The return URLs as the 決済連携設定 screen shows them; they differ from site to site.")),
        Field(
            \.ipnEndpoint, "ipn_endpoint", label: "エンドポイントURL",
            hints: ["ipn", "ipn_url", "webhook", "notification_url", "エンドポイント", "通知url", "インスタント通知設定"],
            // No notice is sent to `http`, whichever environment it is.
            .url(.page, example: "https://shop.example.jp/example/amazon-pay/ipn", isOnScreen: true), need: neededWhenUsed,
            example: "https://shop.example.jp/example/amazon-pay/ipn",
            doc: Bilingual(
                ja: "決済の通知(IPN)を受け取るURLです。決済連携設定の画面から写します。",
                en: "The URL that receives payment notifications (IPN); copy it from the 決済連携設定 screen.")),
    ]
}

private let neededWhenUsed = Need.conditional(
    Bilingual(ja: "この環境を使う支払方法があれば必要です。", en: "Needed where a payment method uses this environment."))
