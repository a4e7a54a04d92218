import Project
import Schema
import SourceText

/// What the integration's `rules:` makes of each code. Errors stay errors (trying otherwise is reported when it is read).
struct RuleLevels {
    private var levels: [Code: RuleLevel] = [:]

    /// Where the level was not understood, as of a misspelled code: that is the finding, and what was to be silenced is no other one.
    init(_ integration: Shared<Integration>?) {
        for setting in integration?.rules.value ?? [] {
            guard let code = Code(rawValue: setting.code) else { continue }
            if let level = setting.level.value { levels[code] = level } else { levels[code] = levels[code] ?? .off }
        }
    }

    /// Codes of errors that are warnings in some places, as an invisible character between quotes is.
    private static let milder: Set<Code> = [
        .invisibleCharacter, .insecureURL, .localhostInLive, .keyEnvironmentMismatch, .sameKeyInBothEnvironments,
    ]

    /// Whether all findings of a code are errors here, which no comment silences.
    func isError(_ code: Code) -> Bool {
        code.severity == .error && !RuleLevels.milder.contains(code) || levels[code] == .error
    }

    /// Whether findings of a code are not told.
    func isOff(_ code: Code) -> Bool { code.severity != .error && levels[code] == .off }

    /// Gives a finding its level; false when it is switched off.
    func apply(to finding: inout Diagnostic) -> Bool {
        guard finding.severity != .error, let level = levels[finding.code] else { return true }
        switch level {
        case .off: return false
        case .hint: finding.severity = .hint
        case .warning: finding.severity = .warning
        case .error: finding.severity = .error
        }
        return true
    }
}
