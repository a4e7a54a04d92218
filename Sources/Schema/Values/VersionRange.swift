import SourceText

/// Ranges of versions such as `>=1.2` or `>=1.0, <2`.
package struct VersionRange: Sendable, Hashable {
    package enum Verdict: Sendable, Hashable {
        case accepted, tooOld, tooNew
    }

    private enum Relation: String, CaseIterable {
        case atLeast = ">=", atMost = "<=", same = "==", over = ">", under = "<", equal = "="
    }

    private struct Bound: Sendable, Hashable {
        let relation: Relation
        let version: [Int]
    }

    private let bounds: [Bound]

    /// Bounds separated by commas; a version has one to three numbers.
    package init?(_ text: String) {
        var bounds: [Bound] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let bare = part.filter { !$0.isWhitespace }
            guard let relation = Relation.allCases.first(where: { bare.hasPrefix($0.rawValue) }),
                let version = VersionRange.version(bare.dropFirst(relation.rawValue.count))
            else { return nil }
            bounds.append(Bound(relation: relation, version: version))
        }
        self.bounds = bounds
    }

    private static func version(_ text: some StringProtocol) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count) else { return nil }
        var version: [Int] = []
        for part in parts {
            guard case .number(let number) = wholeNumber(String(part)), number >= 0 else { return nil }
            version.append(number)
        }
        return version
    }

    /// Whether a version lies in the range, or on which side of it.
    package func judge(_ text: String) -> Verdict {
        guard let version = VersionRange.version(text) else { return .accepted }
        for bound in bounds {
            let order = VersionRange.compare(version, bound.version)
            // `=1.2` means any 1.2.x.
            let prefixOrder = VersionRange.compare(Array(version.prefix(bound.version.count)), bound.version)
            switch bound.relation {
            case .atLeast where order < 0, .over where order <= 0: return .tooOld
            case .atMost where order > 0, .under where order >= 0: return .tooNew
            case .same where prefixOrder != 0, .equal where prefixOrder != 0: return prefixOrder < 0 ? .tooOld : .tooNew
            default: continue
            }
        }
        return .accepted
    }

    private static func compare(_ left: [Int], _ right: [Int]) -> Int {
        for index in 0..<3 {
            let (one, other) = (index < left.count ? left[index] : 0, index < right.count ? right[index] : 0)
            if one != other { return one < other ? -1 : 1 }
        }
        return 0
    }

    static let format = TextFormat(
        Bilingual(ja: "バージョンの範囲(「>=1.2」など)", en: "a range of versions such as `>=1.2`"),
        pattern: #"^\s*(>=|<=|==|>|<|=)\s*[0-9.\s]+(,\s*(>=|<=|==|>|<|=)\s*[0-9.\s]+)*$"#, example: ">=1.0")
}

extension ValueType where Value == String {
    /// The versions of kessai that a project accepts; one that refuses this kessai is reported.
    static var versionRange: ValueType {
        ValueType(shape: .text(VersionRange.format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: VersionRange.format.noun) else { return nil }
            guard let range = VersionRange(text) else {
                let isBare = VersionRange(">=" + text) != nil
                let misfit = Misfit(
                    reason: isBare
                        ? Bilingual(ja: "「>=」などの記号がありません。", en: "It has no sign such as `>=`.") : nil,
                    replacement: isBare ? ">=" + text : nil)
                reader.report(misfit, text, slot, VersionRange.format)
                return nil
            }
            switch range.judge(kessaiVersion) {
            case .accepted: return text
            case .tooOld: reader.report(KessaiTooOld.diagnostic(text, at: reader.location(slot)))
            case .tooNew: reader.report(UnsupportedVersion.tooNew(text, at: reader.location(slot)))
            }
            return nil
        }
    }
}
