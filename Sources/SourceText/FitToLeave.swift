/// What no text about a file may tell to anybody: the secrets in it.
extension SourceFile {
    /// Where its secrets are, in order, none overlapping another: what its bytes show, and what findings in it are about.
    package func secrets(with findings: [Diagnostic]) -> [ByteRange] {
        let others = findings.compactMap { $0.secret(in: self) }.filter { secrets.touching($0).isEmpty }
        return others.isEmpty ? secrets : (secrets + others).sorted { $0.start < $1.start }
    }
}

extension Diagnostic {
    /// The second line of defence behind `shown(_:)`: no text of a diagnostic leaves with key material or control characters in it, and
    /// a fix that would have to quote a secret is not offered. `secrets` are those of its file.
    package func fitToLeave(_ secrets: [ByteRange]) -> Diagnostic {
        if code != .secretInConfig, !secrets.touching(location.range).isEmpty {
            // Its words may quote a part of the secret that shows no sign of being one.
            return Diagnostic(
                code, at: location, aboutSecret.message, severity: severity, help: aboutSecret.help,
                path: harmless(path))
        }
        var result = self
        result.message = message.map(harmless)
        result.label = label?.map(harmless)
        result.note = note?.map(harmless)
        result.help = help?.map(harmless)
        result.path = harmless(path)
        result.related = related.map { Related($0.location, $0.message.map(harmless)) }
        result.fixes = fixes.filter { $0.edits.allSatisfy { Secrets.holdsNone($0.text) } }
            .map { Fix($0.title.map(harmless), safe: $0.isSafe, edits: $0.edits) }
        return result
    }

    /// What may not be shown of its place: the secret that it is about, or the rest of the line behind the key of a credential.
    fileprivate func secret(in source: SourceFile) -> ByteRange? {
        switch code {
        case .secretInConfig: return location.range
        case .legacyCredentials: break
        case .unknownKey where namesCredential(source.text(location.range)): break
        default: return nil
        }
        let key = location.range.offsets.clamped(to: source.bytes.indices)
        let rest = source.bytes[key.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
        let value = rest.drop { #" :"'{[|>-"#.utf8.contains($0) || $0 == 0x09 }
        return value.isEmpty ? nil : ByteRange(value.indices)
    }
}

private let aboutSecret = (
    message: Bilingual(
        ja: "鍵などの秘密の値が書かれている所に、書き方の問題があります。", en: "There is a mistake where a secret, such as a key, is written."),
    help: Bilingual(ja: "秘密の値を設定から消してください。", en: "Remove the secret from the settings.")
)

/// Messages are one line of harmless characters; a text from outside that did not go through `shown(_:)` is made so here.
private func harmless(_ text: String) -> String {
    let masked = Secrets.masked(text)
    return masked.unicodeScalars.allSatisfy(isHarmless) ? masked : shown(masked, limit: .max)
}

private func namesCredential(_ key: String) -> Bool {
    Secrets.isCredential(key: key) || key.lowercased().contains("private_key")
}
