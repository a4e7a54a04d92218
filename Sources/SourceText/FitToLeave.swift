/// What no text about a file may tell to anybody.
extension SourceFile {
    /// Whether its lines may be shown as they are: neither they, as `hidden` says, nor its name hold a secret.
    package func mayBeShown(hiding hidden: [ByteRange]) -> Bool {
        hidden.isEmpty && Secrets.ranges(in: Array(path.utf8)).isEmpty
    }
}

extension Diagnostic {
    /// The second line of defence behind `shown(_:)`: no text of a diagnostic leaves with key material or control characters in it, and
    /// a fix that would have to quote a secret is not offered. `secrets` is what may not be shown of its file.
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
