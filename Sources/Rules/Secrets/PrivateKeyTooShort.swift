import Project
import Schema
import SourceText

/// An RSA key below 2048 bits (domain.md B1).
extension Rule {
    static let privateKeyTooShort = Rule(
        Explanation(
            .privateKeyTooShort,
            title: Bilingual(ja: "秘密鍵が2048ビットより短い鍵です。", en: "A private key has fewer than 2048 bits."),
            why: Bilingual(
                ja: "Amazon PayのSDKの説明では、2048ビットのRSA鍵を使います。短い鍵は安全ではありません。",
                en: "Amazon Pay's SDK asks for RSA keys of 2048 bits; shorter ones are not safe."),
            fix: Bilingual(ja: "セラーセントラルで鍵を作り直します。", en: "Make a new key in Seller Central."),
            bad: .described(Bilingual(ja: "1024ビットのRSA鍵のファイル。", en: "The file of an RSA key of 1024 bits.")),
            good: .described(Bilingual(ja: "2048ビットのRSA鍵のファイル。", en: "The file of an RSA key of 2048 bits.")))
    ) { project, surroundings in
        project.keyFiles(surroundings).compactMap { key in
            guard case .present(let bytes, _, _)? = key.file, case .success(let found) = PrivateKey.read(bytes),
                found.modulusBits < 2048
            else { return nil }
            return Diagnostic(
                .privateKeyTooShort, at: key.place.valueLocation,
                Bilingual(
                    ja: "\(key.words.ja)は\(found.modulusBits)ビットの鍵です。2048ビット以上が必要です。",
                    en: "\(key.words.en) has \(found.modulusBits) bits; at least 2048 are needed."),
                help: Bilingual(ja: "セラーセントラルで鍵を作り直してください。", en: "Make a new key in Seller Central."))
        }
    }
}
