import SourceText

extension Sequence<Diagnostic> {
    /// Typographic quotes between brackets are a warning, as a text may have them. Where the value has not the form of its field, or names
    /// nothing, they are what is wrong with it, and nothing else is told of it: the places of such values.
    package var blamedQuotes: Set<Location> {
        let values = Set(lazy.filter { $0.code == .fullWidthPunctuation && $0.severity == .warning }.map { $0.location })
        return values.isEmpty
            ? [] : Set(lazy.filter { $0.severity == .error && values.contains($0.location) }.map { $0.location })
    }

    package func blaming(quotesAt places: Set<Location>) -> [Diagnostic] {
        if places.isEmpty { return Array(self) }
        return compactMap { problem in
            guard places.contains(problem.location) else { return problem }
            guard problem.code == .fullWidthPunctuation else { return nil }
            var problem = problem
            problem.severity = .error
            return problem
        }
    }
}

extension [Diagnostic] {
    var blamingQuotes: [Diagnostic] { blaming(quotesAt: blamedQuotes) }
}
