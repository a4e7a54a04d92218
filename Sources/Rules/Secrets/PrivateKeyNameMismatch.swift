import Project
import Schema
import SourceText

/// A key file named after another key (domain.md R7).
extension Rule {
    static let privateKeyNameMismatch = Rule(
        Explanation(
            .privateKeyNameMismatch,
            title: Bilingual(
                ja: "鍵ファイルの名前とPublic Key IDが違います。", en: "A key file is named after another Public Key ID."),
            why: Bilingual(
                ja: "セラーセントラルからダウンロードしたファイルの名前は「AmazonPay_(Public Key ID).pem」です。違っていれば、別の鍵のファイルかもしれません。",
                en: "Seller Central names the file `AmazonPay_(Public Key ID).pem`. Another name may be that of another key."),
            fix: Bilingual(
                ja: "Public Key IDと鍵ファイルの組み合わせを確かめます。", en: "Check that the ID and the file belong together."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
                    private_key_file: ⟦keys/AmazonPay_LIVE-AEXAMPLE765432EXAMPLE765.pem⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
                    private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem

                """))
    ) { project, surroundings in
        project.misnamedKeyFiles(surroundings).map { file in
            let (side, name) = (file.side.words, FieldName.publicKeyID.shown(file.idPlace.spelling))
            return Diagnostic(
                .privateKeyNameMismatch, at: file.place.valueLocation,
                Bilingual(
                    ja: "\(side.ja)の鍵ファイルの名前は「\(shown(file.named))」の鍵のものですが、\(name.ja)は「\(shown(file.id))」です。",
                    en: "The key file of \(side.en) is named after `\(shown(file.named))`, but \(name.en) is `\(shown(file.id))`."
                ),
                related: [Related(file.idPlace.valueLocation, Bilingual(ja: "設定されているPublic Key ID", en: "the Public Key ID"))],
                help: Bilingual(
                    ja: "Public Key IDと鍵ファイルの組み合わせを確かめてください。ファイルの名前を変えただけなら、元の名前に戻すと確かめやすくなります。",
                    en:
                        "Check that the two belong together; if the file was only renamed, its former name makes that easier to see."
                ))
        }
    }
}
