import SourceText
import Syntax

/// The mapping `rules:` from the names of codes to rule levels.
extension ValueType where Value == [RuleSetting] {
    static var ruleSettings: ValueType {
        ValueType(shape: .codes(ruleLevels.faces)) { reader, slot in
            guard reader.tree.nodes[slot.node].kind == .mapping else {
                reader.report(RuleSettings.notMapping(slot, in: reader))
                return nil
            }
            return reader.tree.entries(of: slot.node).compactMap { key, value in
                reader.ruleSetting(key, value, spelling: slot.spelling)
            }
        }
    }
}

extension Reader {
    fileprivate mutating func ruleSetting(_ key: NodeID, _ value: NodeID, spelling: Spelling) -> RuleSetting? {
        guard tree.nodes[key].kind == .scalar, !isNotUnderstood(key) else { return nil }
        let name = tree.text(of: key)
        return withExtendedLifetime(FieldName(name)) { named in
            let slot = Slot(key: key, node: value, name: named, spelling: spelling, missing: .missingField)
            if let code = Code(rawValue: name) { return RuleSetting(code: name, level: level(of: code, slot)) }
            let meant = RuleSettings.nearest(to: name)
            report(RuleSettings.unknownCode(name, meant, at: tree.location(of: key)))
            return meant.map { RuleSetting(code: $0, level: .poisoned(place(slot))) }
        }
    }

    /// Poisoned where it is not known which level is meant: then nothing is told of the code but that (`RuleLevels`).
    private mutating func level(of code: Code, _ slot: Slot) -> Setting<RuleLevel> {
        if isMissing(slot.node), !isNotUnderstood(slot.node) {
            report(RuleSettings.noLevel(slot, at: tree.location(of: slot.key)))
            return .poisoned(place(slot))
        }
        let level = setting(.choice(ruleLevels), slot)
        if code.severity == .error, let written = level.value, written != .error {
            report(RuleSettings.cannotLower(slot, written, at: location(slot)))
            return .poisoned(place(slot))
        }
        return level
    }
}

/// The wording of what can be wrong in `rules:`.
private enum RuleSettings {
    static func notMapping(_ slot: Slot, in reader: Reader) -> Diagnostic {
        Diagnostic(
            .wrongType, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)には字下げした「コード: 重大度」の行を書きます。",
                en: "\(slot.shownName.en) takes indented `code: severity` lines."),
            help: Bilingual(
                ja: "例えば、次の行に「brand-spelling: off」と字下げして書いてください。",
                en: "For example `brand-spelling: off`, indented, on the next line."))
    }

    static func nearest(to name: String) -> String? { name.utf8.count <= 80 ? Code.near.nearest(to: name) : nil }

    static func unknownCode(_ name: String, _ near: String?, at location: Location) -> Diagnostic {
        var problem = Diagnostic(
            .unknownKey, at: location,
            Bilingual(ja: "「\(shown(name))」というコードはありません。", en: "There is no code `\(shown(name))`."),
            help: Bilingual(
                ja: "コードの一覧は「kessai rules」で見られます。", en: "`kessai rules` lists the codes."))
        if let near {
            problem.message = problem.message + didYouMean(near)
            problem.fixes = [replacingFix(with: near, at: location, safe: false)]
        }
        return problem
    }

    static func noLevel(_ slot: Slot, at location: Location) -> Diagnostic {
        let list = NotAChoice.list(ruleLevels.faces, .english)
        return Diagnostic(
            .missingField, at: location,
            Bilingual(ja: "\(slot.shownName.ja)の値がありません。", en: "\(slot.shownName.en) has no value."),
            help: Bilingual(ja: "書ける値: \(list.ja)", en: "Its values: \(list.en)"))
    }

    static func cannotLower(_ slot: Slot, _ level: RuleLevel, at location: Location) -> Diagnostic {
        Diagnostic(
            .notAChoice, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)はエラーなので、「\(level.rawValue)」にはできません。",
                en: "\(slot.shownName.en) is an error and cannot be made `\(level.rawValue)`."),
            help: Bilingual(
                ja: "この行を消してください。重大度を変えられるのは、警告とヒントだけです。",
                en: "Delete the line; only warnings and hints can be given another severity."))
    }
}
