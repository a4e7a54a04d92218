import Project
import Schema
import SourceText

/// A project without errors, every value resolved; all outputs are made from this and from nothing else.
package struct CheckedProject: Sendable {
    package let integration: CheckedIntegration
    /// Live first; an environment that is not configured, or not completely, is left out.
    package let environments: [CheckedEnvironment]
    /// Those that are written, but not completely.
    package let incomplete: [IncompleteEnvironment]
    /// Sorted by id.
    package let products: [CheckedProduct]
    /// Sorted by path.
    package let sources: [FileDigest]
    /// Codes of findings that are no errors.
    let foundCodes: Set<Code>
    /// Codes of findings that a comment in the project silences.
    let silencedCodes: Set<Code>
    /// Codes that the project's `rules:` switches off.
    let disabledCodes: Set<Code>
    /// Codes of rules that the sources do not answer for: what git tracks is no part of them, and the form of a key is known where it is.
    let unansweredCodes: Set<Code>
    private let units: [FileUnit]

    /// The checked project; nil when the diagnostics hold an error. `diagnostics` must be the whole list for this project.
    ///
    /// It is nil as well when a required value is missing without a diagnostic, which would be a fault of kessai itself.
    package init?(
        _ project: Project, diagnostics: [Diagnostic], silenced: Set<Code> = [], surroundings: Surroundings,
        _ workers: some Workers = NoWorkers()
    ) {
        guard !diagnostics.contains(where: { $0.severity == .error }), let written = project.integration,
            let integration = CheckedIntegration(written)
        else { return nil }
        self.integration = integration
        let sides = [(EnvironmentName.live, written.amazonPay.value?.live), (.sandbox, written.amazonPay.value?.sandbox)]
        environments = sides.compactMap { name, environment in
            environment?.value.flatMap {
                CheckedEnvironment(name, $0, integration: integration, keyFiles: surroundings.keyFiles)
            }
        }
        incomplete = sides.compactMap { name, environment in environment.flatMap { IncompleteEnvironment(name, $0) } }
        let products = workers.mapEach(project.products) { CheckedProduct($0) }
        let known = products.compactMap(\.self)
        guard known.count == products.count else { return nil }
        self.products = known.sorted { $0.id.value < $1.id.value }
        foundCodes = Set(diagnostics.map(\.code))
        silencedCodes = silenced
        disabledCodes = Set(
            (written.rules.value ?? []).filter { $0.level.value == .off }.compactMap { Code(rawValue: $0.code) })
        let hasKeys = surroundings.keyFiles.values.allSatisfy { if case .present = $0 { true } else { false } }
        unansweredCodes = hasKeys ? [.privateKeyCommitted] : [.privateKeyCommitted, .privateKeyMalformed, .privateKeyTooShort]
        units = project.units
        sources = workers.mapEach(units) { FileDigest(path: $0.tree.source.path, bytes: $0.tree.source.bytes) }
            .sorted(byPath: { $0.path })
    }

    package func environment(_ name: EnvironmentName) -> CheckedEnvironment? { environments.first { $0.name == name } }

    package func source(at path: String) -> SourceFile? {
        units.lazy.map(\.tree.source).first { $0.path.utf8.elementsEqual(path.utf8) }
    }

    package func source(_ file: FileID) -> SourceFile? {
        let index = Int(file.index)
        return units.indices.contains(index) ? units[index].tree.source : nil
    }
}

/// A file by its path, size and SHA-256.
package struct FileDigest: Sendable, Hashable {
    package let path: String
    /// Size in bytes.
    package let count: Int
    /// 64 hexadecimal digits.
    package let sha256: String

    package init(path: String, count: Int, sha256: String) {
        self.path = path
        self.count = count
        self.sha256 = sha256
    }

    package init(path: String, bytes: [UInt8]) {
        self.init(path: path, count: bytes.count, sha256: SHA256.hex(bytes))
    }

    /// As `sha256sum` prints it: a path with a backslash or a line break is escaped, and the line then begins with a backslash.
    package var line: String {
        guard path.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }) else { return "\(sha256)  \(path)\n" }
        var escaped = ""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "\\\(sha256)  \(escaped)\n"
    }

    package var json: JSON { ["path": .string(path), "bytes": .integer(count), "sha256": .string(sha256)] }

    /// One digest for many files: the SHA-256 of their lines.
    static func digest(of files: [FileDigest]) -> String { SHA256.hex(files.map(\.line).joined()) }
}

/// 本番環境 or テスト環境, as the consoles call them.
package enum EnvironmentName: String, Sendable, CaseIterable {
    case live, sandbox

    /// The entry of Seller Central's menu.
    package var label: String {
        switch self {
        case .live: "Amazon Pay(本番環境)"
        case .sandbox: "Amazon Pay(テスト環境)"
        }
    }

    package var title: Bilingual {
        switch self {
        case .live: Bilingual(ja: "本番環境", en: "Live environment")
        case .sandbox: Bilingual(ja: "テスト環境", en: "Test environment")
        }
    }
}
