import SourceText

extension [Diagnostic] {
    /// Typographic quotes between brackets are a warning, as a text may have them. Where the value has not the form of its field, they are
    /// what is wrong with it, and nothing else is told of it.
    var blamingQuotes: [Diagnostic] {
        let quotes = filter { $0.code == .fullWidthPunctuation && $0.severity == .warning }
        if quotes.isEmpty { return self }
        let values = Set(quotes.map(\.location))
        let wrong = Set(lazy.filter { $0.severity == .error && values.contains($0.location) }.map(\.location))
        return compactMap { problem in
            guard wrong.contains(problem.location) else { return problem }
            guard problem.code == .fullWidthPunctuation else { return nil }
            var problem = problem
            problem.severity = .error
            return problem
        }
    }
}
