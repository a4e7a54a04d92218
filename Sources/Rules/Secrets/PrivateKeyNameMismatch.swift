import Project
import Schema
import SourceText

/// A key file named after another key (domain.md R7).
extension Rule {
    static let privateKeyNameMismatch = Rule(
        Explanation(
            .privateKeyNameMismatch,
            title: Bilingual(
                ja: "鍵ファイルの名前とPublic Key IDが違います。", en: "A key file is named after another public key ID."),
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
        let hasSharedFile = SharedKey(project, surroundings)?.files != nil
        return project.sides.compactMap { configured in
            guard !hasSharedFile, case .present(let id, let idPlace) = configured.environment.publicKeyID,
                case .present(let path, let place) = configured.environment.privateKeyFile,
                let named = KeyFacts.id(inFileName: path), KeyFacts.bare(named) != KeyFacts.bare(id),
                // A key of the other environment is the finding then.
                KeyFacts.side(ofFileName: path) != configured.side.other, KeyFacts.side(ofID: id) != configured.side.other
            else { return nil }
            let name = FieldName.publicKeyID.shown(idPlace.spelling)
            return Diagnostic(
                .privateKeyNameMismatch, at: place.valueLocation,
                Bilingual(
                    ja: "\(configured.side.words.ja)の鍵ファイルは「\(shown(named))」の名前ですが、\(name.ja)は「\(shown(id))」です。",
                    en:
                        "The key file of \(configured.side.words.en) is named after `\(shown(named))`, but \(name.en) is `\(shown(id))`."
                ),
                related: [Related(idPlace.valueLocation, Bilingual(ja: "設定されているPublic Key ID", en: "the public key ID"))],
                help: Bilingual(
                    ja: "Public Key IDと鍵ファイルの組み合わせを確かめてください。ファイルの名前を変えただけなら、元の名前に戻すと確かめやすくなります。",
                    en: "Check that the two belong together; if the file was only renamed, give it its name back."))
        }
    }
}
