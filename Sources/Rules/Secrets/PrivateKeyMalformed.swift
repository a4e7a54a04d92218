import Project
import Schema
import SourceText

/// A key file that is no RSA private key in PEM (domain.md R6).
extension Rule {
    static let privateKeyMalformed = Rule(
        Explanation(
            .privateKeyMalformed,
            title: Bilingual(ja: "鍵ファイルの中身が正しくありません。", en: "A key file holds no usable private key."),
            why: Bilingual(
                ja:
                    "Private Keyファイルは「BEGIN PRIVATE KEY」か「BEGIN RSA PRIVATE KEY」で始まり、対応する「END」の行で終わるRSAの鍵です。ssh-keygenで作った鍵では、署名に失敗したという報告があります。",
                en:
                    "A Private Key file is an RSA key that begins with `BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY` and ends with the matching `END` line. A key made by ssh-keygen was reported to fail when signing."
            ),
            fix: Bilingual(
                ja: "セラーセントラルからダウンロードしたファイルを、開いたり書き換えたりせずに置き直します。",
                en: "Put the file in place again as it was downloaded from Seller Central."),
            bad: .described(
                Bilingual(
                    ja: "「BEGIN OPENSSH PRIVATE KEY」や「BEGIN PUBLIC KEY」で始まるファイル、途中で切れたファイル、空のファイル、フォルダ。",
                    en:
                        "A file that begins with `BEGIN OPENSSH PRIVATE KEY` or `BEGIN PUBLIC KEY`, one that is cut off, an empty one, a directory."
                )),
            good: .described(
                Bilingual(
                    ja:
                        "セラーセントラルからダウンロードしたままのRSAの鍵。「-----BEGIN PRIVATE KEY-----」の行で始まり「-----END PRIVATE KEY-----」の行で終わり、前後に何もないPEMファイルです。",
                    en:
                        "An RSA key as it was downloaded from Seller Central: a PEM file from the line `-----BEGIN PRIVATE KEY-----` to `-----END PRIVATE KEY-----`, with nothing before or after."
                ))
        )
    ) { project, surroundings in
        project.keyFiles(surroundings).compactMap { key in
            guard let (reason, help) = fault(key.file) else { return nil }
            return Diagnostic(
                .privateKeyMalformed, at: key.place.valueLocation,
                Bilingual(
                    ja: "\(key.words.ja)は、Amazon Payの秘密鍵として使えません。\(reason.ja)",
                    en: "\(key.words.en) is no private key for Amazon Pay: \(reason.en)"),
                help: help)
        }
    }

    private static func fault(_ file: KeyFile?) -> (reason: Bilingual, help: Bilingual)? {
        switch file {
        case .present(let bytes, _, _)?:
            guard case .failure(let problem) = PrivateKey.read(bytes) else { return nil }
            return (
                words(problem),
                Bilingual(
                    ja: "セラーセントラルからダウンロードした「AmazonPay_….pem」を、そのまま置いてください。",
                    en: "Put the `AmazonPay_….pem` from Seller Central there, unchanged.")
            )
        case .noFile(let words)?:
            return (
                words + Bilingual(ja: "。", en: "."),
                Bilingual(
                    ja: "セラーセントラルからダウンロードした「AmazonPay_….pem」というファイルそのもののパスを書いてください。",
                    en: "Write the path of the file itself, the `AmazonPay_….pem` that Seller Central gave you.")
            )
        case .absent?, .outside?, .unreadable?, nil: return nil
        }
    }

    private static func words(_ problem: PrivateKey.Problem) -> Bilingual {
        switch problem {
        case .empty: Bilingual(ja: "ファイルが空です。", en: "the file is empty.")
        case .noBlock:
            Bilingual(ja: "「-----BEGIN …-----」の行がありません。", en: "there is no `-----BEGIN …-----` line.")
        case .byteOrderMark:
            Bilingual(
                ja: "先頭にBOM(目に見えない文字)があります。エディターで保存し直されたようです。",
                en: "a byte order mark stands before its first line; an editor seems to have saved it again.")
        case .otherKind(let label):
            Bilingual(
                ja: "「BEGIN \(shown(label))」で始まる別の種類のファイルです。", en: "it is of another kind, `BEGIN \(shown(label))`.")
        case .encrypted: Bilingual(ja: "パスフレーズで暗号化されています。", en: "it is encrypted with a passphrase.")
        case .noEnd:
            Bilingual(ja: "「-----END …-----」の行がなく、途中で切れています。", en: "its `-----END …-----` line is missing; it was cut off.")
        case .textAround: Bilingual(ja: "鍵の前か後ろに余分な文字があります。", en: "something stands before or after the key.")
        case .indented:
            Bilingual(
                ja: "「-----BEGIN …-----」か「-----END …-----」の行の前に空白があります。",
                en: "spaces stand before its `-----BEGIN …-----` or `-----END …-----` line.")
        case .notBase64: Bilingual(ja: "鍵の中に使えない文字があります。", en: "there are characters in it that no key has.")
        case .damaged: Bilingual(ja: "鍵のデータが壊れているか、途中で切れています。", en: "its data is damaged or cut off.")
        case .notRSA: Bilingual(ja: "RSAでない種類の鍵です。", en: "it is a key of another algorithm than RSA.")
        }
    }
}
