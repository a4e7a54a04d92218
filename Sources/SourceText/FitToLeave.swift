/// What no text about a file may tell to anybody.
extension SourceFile {
    /// Whether its lines may be shown as they are: neither they, as `hidden` says, nor its name hold a secret.
    package func mayBeShown(hiding hidden: [ByteRange]) -> Bool {
        hidden.isEmpty && Secrets.ranges(in: Array(path.utf8)).isEmpty
    }
}

extension Diagnostic {
    /// The second line of defence behind `shown(_:)`: no text of a diagnostic leaves with key material or control characters in it, and
    /// a fix that would have to quote a secret is not offered. `hidden` is what may not be shown of its file.
    package func fitToLeave(_ hidden: [ByteRange], of source: SourceFile) -> Diagnostic {
        if code != .secretInConfig, !hidden.touching(location.range).isEmpty {
            // Its words may quote a part of the secret that shows no sign of being one.
            return Diagnostic(
                code, at: location, aboutSecret.message, severity: severity, help: aboutSecret.help,
                path: harmless(path))
        }
        // What is told of a secret where it stands is the same for all of its kind, whatever words the secret is made of.
        let isFixed = code == .secretInConfig && !hidden.touching(location.range).isEmpty
        let near = hidden.isEmpty || isFixed ? [] : hiddenTexts(hidden, of: source)
        let fit = { (text: String) in harmless(masking(text, near)) }
        var result = self
        result.message = message.map(fit)
        result.label = label?.map(fit)
        result.note = note?.map(fit)
        result.help = help?.map(fit)
        result.path = harmless(path)
        result.related = related.map { Related($0.location, $0.message.map(fit)) }
        result.fixes = fixes.filter { fix in
            fix.edits.allSatisfy { edit in
                let isElsewhere = edit.location.file != location.file || hidden.touching(edit.location.range).isEmpty
                return isElsewhere && Secrets.holdsNone(edit.text) && masking(edit.text, near) == edit.text
            }
        }
        .map { Fix($0.title.map(fit), safe: $0.isSafe, edits: $0.edits) }
        return result
    }

    /// What is hidden so near that a text about this place may quote it: the rest of a line, mostly. Each once, and none that is so short
    /// that it may be a word of the message.
    private func hiddenTexts(_ hidden: [ByteRange], of source: SourceFile) -> Set<[UInt8]> {
        let reach: UInt32 = 400
        var texts: Set<[UInt8]> = []
        for place in [location] + related.map(\.location) where place.file == location.file {
            let start = place.range.start
            for range in hidden.touching(ByteRange(start - min(start, reach), start &+ reach)) {
                let text = source.bytes[range.offsets.clamped(to: source.bytes.indices)]
                var line = text.prefix(1_024).prefix { $0 != 0x0A && $0 != 0x0D }
                if line.count > 1, line.first == line.last, "\"'".utf8.contains(line[line.startIndex]) {
                    line = line.dropFirst().dropLast()
                }
                if line.count >= leastOfSecret { texts.insert(Array(line)) }
            }
        }
        return texts
    }
}

/// So many bytes of what is hidden are told from a word.
private let leastOfSecret = 4

/// A text with the mask in place of what is hidden, also of the beginning of that where the text was cut off.
private func masking(_ text: String, _ hidden: Set<[UInt8]>) -> String {
    if hidden.isEmpty { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
        var longest = 0
        for secret in hidden where secret[0] == bytes[index] {
            var count = 1
            while count < secret.count, index + count < bytes.count, secret[count] == bytes[index + count] { count += 1 }
            let isCutOff = { bytes[(index + count)...].starts(with: "…".utf8) }
            if count > longest, count == secret.count || count >= leastOfSecret && isCutOff() { longest = count }
        }
        if longest > 0 { result += Secrets.mask.utf8 } else { result.append(bytes[index]) }
        index += max(longest, 1)
    }
    return String(decoding: result, as: UTF8.self)
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
