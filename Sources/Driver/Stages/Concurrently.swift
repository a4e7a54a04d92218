import Outputs
import Synchronization

/// The threads of this process for work that outputs hand out, each piece of which is large enough for one.
struct Threads: Workers {
    let processors: Int

    func map<Work: Sendable, Result: Sendable>(_ work: [Work], _ transform: @escaping @Sendable (Work) -> Result) -> [Result] {
        concurrently(work, processors: processors, chunk: 1, from: 2) { transform($1) }
    }
}

/// So many small things that go through several stages are as fast as more of them (`readFiles`).
package let chunkSize = 16

/// Maps a list on several threads, item by item; the result has the order of the list.
package func concurrently<Item: Sendable, Result: Sendable>(
    _ items: [Item], processors: Int, chunk: Int = chunkSize, from least: Int = 64,
    _ transform: @escaping @Sendable (Int, Item) -> Result
) -> [Result] {
    inChunks(items, of: chunk, processors: processors, from: least) { chunk in
        zip(chunk.indices, chunk).map(transform)
    }
}

/// Maps a list on several threads, in chunks that whoever is free takes next; the result has the order of the list, as that of the
/// transform must have the order of its chunk.
///
/// Plain threads: two of them take two thirds of the time of one to read many files, and start without a library to load. Below `least`
/// items, starting one costs more than it saves. The last chunks become small, so that no thread waits long for another one.
package func inChunks<Item: Sendable, Result: Sendable>(
    _ items: [Item], of size: Int = chunkSize, processors: Int, from least: Int = 64,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil,
    _ transform: @escaping @Sendable (ArraySlice<Item>) -> [Result]
) -> [Result] {
    guard items.count >= least else {
        return stride(from: 0, to: items.count, by: size).flatMap { transform(items[$0..<min($0 + size, items.count)]) }
    }
    return [Result](unsafeUninitializedCapacity: items.count) { results, count in
        let threads = min(processors, 8, (items.count + size - 1) / size)
        let work = Work(items, chunks(of: items.count, size, among: threads), progress, transform, Slots(results))
        progress?(0, items.count)
        Crew.shared.run(helpers: threads - 1) { work.run() }
        count = items.count
    }
}

/// Chunks of a size, and at the end smaller ones: never more than half of a thread's share of what is left.
private func chunks(of count: Int, _ size: Int, among threads: Int) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start = 0
    while start < count {
        let end = start + max(1, min(size, (count - start) / (2 * threads)))
        chunks.append(start..<end)
        start = end
    }
    return chunks
}

/// Room for results, each of which one thread puts in its place.
private struct Slots<Result>: @unchecked Sendable {
    private let buffer: UnsafeMutableBufferPointer<Result>

    init(_ buffer: UnsafeMutableBufferPointer<Result>) { self.buffer = buffer }

    func fill(_ indices: Range<Int>, _ results: [Result]) {
        // Room that nothing was put in must never be read.
        precondition(results.count == indices.count, "a chunk has as many results as items")
        _ = UnsafeMutableBufferPointer(rebasing: buffer[indices]).initialize(from: results)
    }
}

private final class Work<Item: Sendable, Result: Sendable>: Sendable {
    private let items: [Item]
    private let chunks: [Range<Int>]
    private let progress: (@Sendable (Int, Int) -> Void)?
    private let transform: @Sendable (ArraySlice<Item>) -> [Result]
    private let slots: Slots<Result>
    private let next = Atomic<Int>(0)
    private let done = Atomic<Int>(0)

    init(
        _ items: [Item], _ chunks: [Range<Int>], _ progress: (@Sendable (Int, Int) -> Void)?,
        _ transform: @escaping @Sendable (ArraySlice<Item>) -> [Result], _ slots: Slots<Result>
    ) {
        self.items = items
        self.chunks = chunks
        self.progress = progress
        self.transform = transform
        self.slots = slots
    }

    func run() {
        var prepared = 0
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < chunks.count else { return }
            let chunk = chunks[number]
            // A step of memory is enough for some 32 items.
            if prepared <= 0 {
                Memory.prepareStep()
                prepared = 32
            }
            prepared -= chunk.count
            slots.fill(chunk, transform(items[chunk]))
            guard let progress else { continue }
            progress(done.add(chunk.count, ordering: .relaxed).newValue, items.count)
        }
    }
}
