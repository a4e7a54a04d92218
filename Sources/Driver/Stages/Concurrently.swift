import Outputs
import Synchronization

/// The threads of this process for work that outputs hand out, each piece of which is large enough for one.
struct Threads: Workers {
    let processors: Int

    func map<Work: Sendable, Result: Sendable>(_ work: [Work], _ transform: @escaping @Sendable (Work) -> Result) -> [Result] {
        concurrently(work, processors: processors, chunk: 1, from: 2) { transform($1) }
    }
}

/// Maps a list on several threads, in chunks that whoever is free takes next; the result has the order of the list.
///
/// Plain threads: two of them take two thirds of the time of one to read many files, and start without a library to load. Below `least`
/// items, starting one costs more than it saves. Chunks are small, so that no thread waits long for the last one.
package func concurrently<Item: Sendable, Result: Sendable>(
    _ items: [Item], processors: Int, chunk: Int = 8, from least: Int = 64,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil, _ transform: @escaping @Sendable (Int, Item) -> Result
) -> [Result] {
    guard items.count >= least else { return items.enumerated().map { transform($0.offset, $0.element) } }
    return [Result](unsafeUninitializedCapacity: items.count) { results, count in
        let work = Work(items, chunk, progress, transform, Slots(results))
        progress?(0, items.count)
        let threads = min(processors, 8, (items.count + chunk - 1) / chunk)
        Crew.shared.run(helpers: threads - 1) { work.run() }
        count = items.count
    }
}

/// Room for results, each of which one thread puts in its place.
private struct Slots<Result>: @unchecked Sendable {
    private let buffer: UnsafeMutableBufferPointer<Result>

    init(_ buffer: UnsafeMutableBufferPointer<Result>) { self.buffer = buffer }

    func fill(_ index: Int, _ result: Result) { buffer.initializeElement(at: index, to: result) }
}

private final class Work<Item: Sendable, Result: Sendable>: Sendable {
    private let items: [Item]
    private let size: Int
    private let progress: (@Sendable (Int, Int) -> Void)?
    private let transform: @Sendable (Int, Item) -> Result
    private let slots: Slots<Result>
    private let next = Atomic<Int>(0)
    private let done = Atomic<Int>(0)

    init(
        _ items: [Item], _ size: Int, _ progress: (@Sendable (Int, Int) -> Void)?,
        _ transform: @escaping @Sendable (Int, Item) -> Result, _ slots: Slots<Result>
    ) {
        self.items = items
        self.size = size
        self.progress = progress
        self.transform = transform
        self.slots = slots
    }

    func run() {
        var taken = 0
        while true {
            let start = next.add(size, ordering: .relaxed).oldValue
            guard start < items.count else { return }
            // A step of memory is enough for some chunks.
            if taken & 3 == 0 { Memory.prepareStep() }
            taken &+= 1
            let end = min(start + size, items.count)
            for index in start..<end { slots.fill(index, transform(index, items[index])) }
            guard let progress else { continue }
            progress(done.add(end - start, ordering: .relaxed).newValue, items.count)
        }
    }
}
