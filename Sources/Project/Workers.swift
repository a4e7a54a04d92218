/// Lets independent pieces of work be done by several threads, which only Driver has.
///
/// Public and inlined, so that what is done for each piece is compiled for its type.
public protocol Workers {
    /// The results have the order of the work, whoever did it.
    func map<Work: Sendable, Result: Sendable>(_ work: [Work], _ transform: @escaping @Sendable (Work) -> Result) -> [Result]
}

/// One piece of work after the other.
public struct NoWorkers: Workers {
    @inlinable public init() {}

    @inlinable public func map<Work: Sendable, Result: Sendable>(
        _ work: [Work], _ transform: @escaping @Sendable (Work) -> Result
    ) -> [Result] { work.map(transform) }
}

extension Workers {
    /// The same for many small pieces, so many at a time as are worth the attention of a thread.
    @inlinable public func map<Work: Sendable, Result: Sendable>(
        _ work: [Work], by size: Int, _ transform: @escaping @Sendable (ArraySlice<Work>) -> Result
    ) -> [Result] {
        map(stride(from: 0, to: work.count, by: size).map { work[$0..<min($0 + size, work.count)] }, transform)
    }

    /// Each piece of work by itself.
    @inlinable public func mapEach<Work: Sendable, Result: Sendable>(
        _ work: [Work], _ transform: @escaping @Sendable (Work) -> Result
    ) -> [Result] {
        map(work, by: 32) { $0.map(transform) }.flatMap { $0 }
    }
}
