import Project
import Schema
import SourceText
import Syntax

/// Key material anywhere in the text of the project, comments included.
extension Rule {
    static let secretInConfig = Rule(
        Explanation(
            .secretInConfig,
            title: Bilingual(
                ja: "秘密の鍵やパスワードが、設定の中に書かれています。", en: "A secret key or a password is written in the settings."),
            why: Bilingual(
                ja: "設定はgitで共有されるため、書かれた秘密の値は見た人の誰もが使えます。Amazonは、漏れたおそれのある鍵の使用を認めていません。",
                en:
                    "Settings are shared through git, so everybody who sees them can use the secret. Amazon forbids the use of keys that may have leaked."
            ),
            fix: Bilingual(
                ja: "ここから消し、その値を無効にします。秘密鍵なら作り直してファイルに置き、private_key_file にはその相対パスを書きます。",
                en:
                    "Remove it and revoke it. Make a new private key, keep it in a file and write its relative path in `private_key_file`."
            ),
            bad: .described(
                Bilingual(
                    ja: "「-----BEGIN PRIVATE KEY-----」で始まる鍵の中身、アクセスキー、URLの中のパスワードなどを、値やコメントに書いたファイル。",
                    en:
                        "A file with the contents of a key, which begin with `-----BEGIN PRIVATE KEY-----`, an access key, or a password in a URL, in a value or a comment."
                )),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem

                """))
    ) { (file: FileUnit) in
        let inName = inName(of: file)
        return file.secrets.isEmpty ? inName : inName + file.secrets.map { secret(file.tree, $0) }
    }
}

private func secret(_ tree: SyntaxTree, _ range: ByteRange) -> Diagnostic {
    let kind = tree.kind(ofSecret: range)
    let message =
        switch kind {
        case .privateKey: Bilingual(ja: "秘密鍵の中身が書かれています。", en: "The contents of a private key are written here.")
        case .authToken: Bilingual(ja: "MWSの認証トークンが書かれています。", en: "An MWS authorisation token is written here.")
        case .accessKey: Bilingual(ja: "アクセスキーが書かれています。", en: "An access key is written here.")
        case .clientSecret: Bilingual(ja: "クライアントシークレットが書かれています。", en: "A client secret is written here.")
        case .password: Bilingual(ja: "URLの中にパスワードが書かれています。", en: "A password is written in a URL here.")
        case nil: Bilingual(ja: "秘密の値が書かれています。", en: "A secret is written here.")
        }
    return Diagnostic(
        .secretInConfig, at: Location(tree.file, range), message,
        note: note(kind), help: help(kind))
}

private func note(_ kind: Secrets.Kind?) -> Bilingual {
    switch kind {
    case .password:
        Bilingual(
            ja: "設定や入力シートを見られる人は誰でもこのパスワードを使えます。",
            en: "Whoever can read the settings or the entry sheet can use the password.")
    case .privateKey:
        Bilingual(
            ja: "設定を見られる人は誰でもこの鍵を使えます。漏れたおそれのある鍵は使えません。",
            en: "Whoever can read the settings can use the key; a key that may have leaked must not be used.")
    case .accessKey, .authToken, .clientSecret, nil:
        Bilingual(ja: "設定を見られる人は誰でもこの値を使えます。", en: "Whoever can read the settings can use it.")
    }
}

private func help(_ kind: Secrets.Kind?) -> Bilingual {
    switch kind {
    case .privateKey:
        Bilingual(
            ja: "ここから消し、鍵を作り直してください。「private_key_file」には鍵ファイルの相対パスだけを書きます。",
            en: "Remove it and make a new key. In `private_key_file` write only the relative path of the key file.")
    case .password:
        Bilingual(
            ja: "ユーザー名とパスワードを「@」まで消し、パスワードを変えてください。",
            en: "Remove the user name and the password up to the `@`, and change the password.")
    case .accessKey, .authToken, .clientSecret, nil:
        Bilingual(
            ja: "ここから消し、この値を無効にしてください。CV2では使いません。",
            en: "Remove it and revoke it; CV2 does not use it.")
    }
}

/// The name of a file stands in reports, and in the list of sources of a bundle.
private func inName(of unit: FileUnit) -> [Diagnostic] {
    let path = unit.tree.source.path
    if Secrets.ranges(in: Array(path.utf8)).isEmpty { return [] }
    return [
        Diagnostic(
            .secretInConfig, at: Location(unit.tree.file, ByteRange(0, 0)),
            Bilingual(
                ja: "ファイルの名前「\(shown(path, limit: 200))」に秘密の値が書かれています。",
                en: "The name of the file, `\(shown(path, limit: 200))`, holds a secret."),
            help: Bilingual(
                ja: "ファイルの名前を変え、この値を無効にしてください。", en: "Rename the file and revoke the secret."))
    ]
}
