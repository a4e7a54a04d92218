import SourceText

/// What one run found, in the one order that leaves the program, with the text of the files that the findings point at.
package struct Report: Sendable {
    /// Sorted by file path, byte, code; free of secrets.
    package let diagnostics: [Diagnostic]
    /// How many files and documents were read, with and without findings.
    package let files: Int
    package let documents: Int
    /// The version of kessai that made it.
    package let version: String
    private let reported: [FileID: ReportedFile]

    /// The sources are all files of the run; a `FileID` is the index of one.
    package init(_ diagnostics: [Diagnostic], sources: [SourceFile], documents: Int, version: String) {
        var reported: [FileID: ReportedFile] = [:]
        let secrets = Dictionary(
            grouping: diagnostics.filter { mayBeSecret.contains($0.code) }, by: \.location.file)
        for location in diagnostics.lazy.flatMap(\.locations) where reported[location.file] == nil {
            let index = Int(location.file.index)
            let source = sources.indices.contains(index) ? sources[index] : SourceFile(path: "", bytes: [])
            reported[location.file] = ReportedFile(
                source, secrets: (secrets[location.file] ?? []).compactMap { $0.secret(in: source) })
        }
        self.reported = reported
        self.files = sources.count
        self.documents = documents
        self.version = version
        let paths = reported.mapValues(\.path)
        self.diagnostics = diagnostics.map { fitToLeave($0, reported) }.sorted { left, right in
            guard left.location.file == right.location.file else {
                return pathPrecedes(paths[left.location.file] ?? "", paths[right.location.file] ?? "")
            }
            return precedes(left, right)
        }
    }

    package func count(_ severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }

    /// The gravest finding, if there is any.
    package var worst: Severity? { diagnostics.map(\.severity).max() }

    func file(_ id: FileID) -> ReportedFile { reported[id] ?? ReportedFile(SourceFile(path: "", bytes: [])) }
}

/// A file as reports need it: its path fit to be shown, its lines, and where it holds secrets.
struct ReportedFile: Sendable {
    let path: String
    let source: SourceFile
    let lines: LineTable
    /// In order, none overlapping another.
    let secrets: [ByteRange]

    /// With what was found to be a secret besides that which its bytes show.
    init(_ source: SourceFile, secrets found: [ByteRange] = []) {
        path = shown(source.path, limit: .max)
        self.source = source
        lines = LineTable(source.bytes)
        let others = found.filter { source.secrets.touching($0).isEmpty }
        secrets = others.isEmpty ? source.secrets : (source.secrets + others).sorted { $0.start < $1.start }
    }

    func start(_ range: ByteRange) -> Position { lines.position(at: range.offsets.lowerBound) }
    func end(_ range: ByteRange) -> Position { lines.position(at: range.offsets.upperBound) }
}

extension Diagnostic {
    /// What may not be shown of its place: the secret that it is about, or the rest of the line behind the key of a credential.
    fileprivate func secret(in source: SourceFile) -> ByteRange? {
        if code == .secretInConfig { return location.range }
        let key = location.range.offsets.clamped(to: source.bytes.indices)
        if code == .unknownKey, !namesCredential(source.text(location.range)) { return nil }
        let rest = source.bytes[key.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
        let value = rest.drop { #" :"'{[|>-"#.utf8.contains($0) || $0 == 0x09 }
        return value.isEmpty ? nil : ByteRange(value.indices)
    }

    /// Every place it names, its own first.
    var locations: [Location] {
        [location] + related.map(\.location) + fixes.flatMap { $0.edits.map(\.location) }
    }
}

/// Findings at a secret, or at the key of what may be one.
private let mayBeSecret: Set<Code> = [.secretInConfig, .legacyCredentials, .unknownKey]

private func namesCredential(_ key: String) -> Bool {
    let key = key.lowercased()
    return ["secret", "passw", "token", "credential", "private_key", "api_key", "パスワード", "シークレット", "トークン", "秘密"]
        .contains(where: key.contains)
}

/// Within one file: by byte, then code; the rest only makes the order total.
private func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.location.range.start != right.location.range.start { return left.location.range.start < right.location.range.start }
    if left.code != right.code { return left.code < right.code }
    if left.location.range.end != right.location.range.end { return left.location.range.end < right.location.range.end }
    return left.message.en < right.message.en
}

/// The second line of defence behind `shown(_:)`: no text of a diagnostic leaves with key material or control characters in it, and
/// a fix that would have to quote a secret is not offered.
private func fitToLeave(_ diagnostic: Diagnostic, _ files: [FileID: ReportedFile]) -> Diagnostic {
    var result = diagnostic
    if diagnostic.code != .secretInConfig,
        files[diagnostic.location.file]?.secrets.touching(diagnostic.location.range).isEmpty == false
    {
        // Its words may quote a part of the secret that shows no sign of being one.
        return Diagnostic(
            diagnostic.code, at: diagnostic.location, aboutSecret.message, severity: diagnostic.severity, help: aboutSecret.help,
            path: harmless(diagnostic.path))
    }
    result.message = fit(diagnostic.message)
    result.label = diagnostic.label.map(fit)
    result.note = diagnostic.note.map(fit)
    result.help = diagnostic.help.map(fit)
    result.path = harmless(diagnostic.path)
    result.related = diagnostic.related.map { Related($0.location, fit($0.message)) }
    result.fixes = diagnostic.fixes.filter { $0.edits.allSatisfy { Secrets.holdsNone($0.text) } }
        .map { Fix(fit($0.title), safe: $0.isSafe, edits: $0.edits) }
    return result
}

private let aboutSecret = (
    message: Bilingual(
        ja: "鍵などの秘密の値が書かれている所に、書き方の問題があります。", en: "There is a mistake where a secret, such as a key, is written."),
    help: Bilingual(ja: "秘密の値を設定から消してください。", en: "Remove the secret from the settings.")
)

private func fit(_ text: Bilingual) -> Bilingual { Bilingual(ja: harmless(text.ja), en: harmless(text.en)) }

/// Messages are one line of harmless characters; a text from outside that did not go through `shown(_:)` is made so here.
private func harmless(_ text: String) -> String {
    let masked = Secrets.masked(text)
    return masked.unicodeScalars.allSatisfy(isHarmless) ? masked : shown(masked, limit: .max)
}
