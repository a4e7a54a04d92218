/// Lets independent pieces of work be done by several threads, which only Driver has.
package protocol Workers {
    /// The results have the order of the work, whoever did it.
    func map<Work: Sendable, Result: Sendable>(_ work: [Work], _ transform: @escaping @Sendable (Work) -> Result) -> [Result]
}

/// One piece of work after the other.
package struct NoWorkers: Workers {
    package init() {}

    package func map<Work: Sendable, Result: Sendable>(
        _ work: [Work], _ transform: @escaping @Sendable (Work) -> Result
    ) -> [Result] { work.map(transform) }
}

extension Workers {
    /// The same for many small pieces, so many at a time as are worth the attention of a thread.
    func map<Work: Sendable, Result: Sendable>(
        _ work: [Work], by size: Int, _ transform: @escaping @Sendable (ArraySlice<Work>) -> Result
    ) -> [Result] {
        map(stride(from: 0, to: work.count, by: size).map { work[$0..<min($0 + size, work.count)] }, transform)
    }

    /// Each piece of work by itself.
    func mapEach<Work: Sendable, Result: Sendable>(
        _ work: [Work], _ transform: @escaping @Sendable (Work) -> Result
    ) -> [Result] {
        map(work, by: 32) { $0.map(transform) }.flatMap(\.self)
    }
}
