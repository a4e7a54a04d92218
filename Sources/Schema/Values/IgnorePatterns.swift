import SourceText

/// The patterns of `ignore:`, which are matched with every path of the project.
extension ValueType where Value == [Setting<String>] {
    /// Any number of patterns, but not of wildcards in their midst: each of those may be waiting at every letter of a path.
    static var ignorePatterns: ValueType {
        let pattern = ValueType<String>.formatted(Glob.format, Glob.misfit)
        let list = ValueType.list(pattern)
        return ValueType(shape: list.shape) { reader, slot in
            var forks = 0
            return list.read(&reader, slot)?.map { setting in
                let added = setting.value.flatMap { Glob($0) }?.forks ?? 0
                guard added > 0, let place = setting.place else { return setting }
                if forks <= forkLimit, forks + added > forkLimit {
                    reader.report(tooManyWildcards(slot, at: place.valueLocation))
                }
                forks += added
                return forks > forkLimit ? .poisoned(place) : setting
            }
        }
    }
}

/// How many wildcards the patterns of a project may have in their midst.
let forkLimit = 1_000

private func tooManyWildcards(_ slot: Slot, at location: Location) -> Diagnostic {
    Diagnostic(
        .badFormat, at: location,
        Bilingual(
            ja: "\(slot.shownName.ja)のここまでのパターンには、途中の「*」「?」「[…]」が\(forkLimit)個より多くあります。",
            en: "The patterns of \(slot.shownName.en) up to here have more than \(forkLimit) `*`, `?` and `[…]` in their midst."),
        note: Bilingual(
            ja: "パターンの初めか終わりだけにある「*」は数えません。", en: "A `*` only at the beginning or the end of a pattern does not count."),
        help: Bilingual(
            ja: "フォルダ(「drafts/」)や終わり(「*.draft.yaml」)でまとめて書いてください。",
            en: "Name directories (`drafts/`) or endings (`*.draft.yaml`) instead."))
}
