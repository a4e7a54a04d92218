/// How many findings one file may show: without a bound, a report takes a hundred times the size of a file in which everything is wrong.
package let findingLimit = 1_000

extension [Diagnostic] {
    /// The gravest findings of each file, of equally grave ones the first. One more says how many others there are.
    ///
    /// Done last, to what is shown: levels, comments that silence and fixes have been decided on all of them.
    package var limited: [Diagnostic] {
        // One beyond the bound is no longer than the one that would speak of it.
        if count <= findingLimit + 1 { return self }
        var summaries: [Int: Diagnostic] = [:]
        var others: Set<Int> = []
        for ownIndices in Dictionary(grouping: indices, by: { self[$0].location.file }).values
        where ownIndices.count > findingLimit + 1 {
            let gravestFirst = ownIndices.filter { !self[$0].standsForMore }.sorted { left, right in
                let (left, right) = (self[left], self[right])
                return left.severity == right.severity ? left.precedes(right) : left.severity > right.severity
            }
            let rest = gravestFirst.dropFirst(findingLimit)
            guard let first = rest.first else { continue }
            summaries[first] = self[first].summary(
                of: rest.map { self[$0].severity }, areAll: gravestFirst.count == ownIndices.count)
            others.formUnion(rest)
            others.formUnion(ownIndices.filter { self[$0].standsForMore })
        }
        if others.isEmpty { return self }
        return indices.compactMap { others.contains($0) ? summaries[$0] : self[$0] }
    }
}

extension Diagnostic {
    /// What stands for it and for others that are not shown. `areAll`: there are no more of them.
    fileprivate func summary(of severities: [Severity], areAll: Bool) -> Diagnostic {
        let counts = Severity.allCases.reversed().compactMap { severity -> Bilingual? in
            let count = severities.count { $0 == severity }
            return count == 0 ? nil : severity.words(count)
        }
        let (ja, en) = (counts.map(\.ja).joined(separator: "、"), counts.map(\.en).joined(separator: ", "))
        return Diagnostic(
            code, at: location,
            Bilingual(
                ja: "このファイルでは、ほかに\(areAll ? "" : "少なくとも")\(severities.count.grouped)件(\(ja))が見つかりましたが、報告していません。",
                en:
                    "\(areAll ? "" : "At least ")\(severities.count.grouped) more \(severities.count == 1 ? "finding" : "findings") in this file (\(en)) "
                    + (severities.count == 1 ? "is" : "are") + " not reported."),
            severity: severity,
            help: Bilingual(
                ja: "報告されたものを直してから、もう一度検査してください。残りはそのときに報告します。",
                en: "Fix those that are reported, then check again: the others are reported then."),
            path: path)
    }
}

extension Severity {
    fileprivate func words(_ count: Int) -> Bilingual {
        Bilingual(ja: "\(name.ja)\(count.grouped)件", en: "\(count.grouped) \(name.en)\(count == 1 ? "" : "s")")
    }
}
