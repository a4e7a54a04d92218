import Driver
import Foundation
import Testing

/// Work that several threads do together.
struct ThreadTests {
    @Test("the result has the order of the work", arguments: [1, 2, 3, 8], [1, 7, 32])
    func order(processors: Int, chunk: Int) {
        for count in [0, 1, 2 * chunk - 1, 2 * chunk, 1000] {
            let work = Array(0..<count)
            #expect(concurrently(work, processors: processors, chunk: chunk, from: 2) { $0 * $1 } == work.map { $0 * $0 })
        }
    }

    /// Chunks keep the numbers of their items and the size they may have, and at the end no thread waits for a whole one.
    @Test(arguments: [1, 2, 8], [16, 64, 65, 1000])
    func chunks(processors: Int, count: Int) {
        let chunks = Set(
            inChunks(Array(0..<count), of: 16, processors: processors) { chunk in
                #expect(chunk.allSatisfy { $0 < count } && Array(chunk) == Array(chunk.indices))
                return Array(repeating: chunk.indices, count: chunk.count)
            }
        ).sorted { $0.lowerBound < $1.lowerBound }
        #expect(chunks.flatMap { Array($0) } == Array(0..<count))
        #expect(chunks.allSatisfy { $0.count <= 16 })
        if count >= 64 { #expect(chunks.last?.count == 1) }
    }

    @Test func eachPieceIsDoneOnce() {
        let tally = Tally()
        _ = concurrently(Array(0..<500), processors: 4, chunk: 1, from: 2) { _, item in tally.count(item) }
        #expect(tally.times == Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, 1) }))
    }

    /// Whoever waits for help inside of work must not keep the others from theirs.
    @Test(.timeLimit(.minutes(1))) func workInsideOfWork() {
        let sums = concurrently(Array(1...40), processors: 4, chunk: 1, from: 2) { _, outer in
            concurrently(Array(1...40), processors: 4, chunk: 1, from: 2) { _, inner in outer * inner }.reduce(0, +)
        }
        #expect(sums == (1...40).map { $0 * 820 })
    }

    @Test(.timeLimit(.minutes(1))) func severalCallersAtOnce() async {
        let sums = await withTaskGroup(of: Int.self) { group in
            for caller in 1...16 {
                group.addTask {
                    (0..<50).reduce(0) { sum, _ in
                        sum
                            + concurrently(Array(1...64), processors: 3, chunk: 4, from: 2) { _, item in item * caller }.reduce(
                                0, +)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums.sorted() == (1...16).map { $0 * 2080 * 50 })
    }

    /// The threads wait between two pieces of work, and are there for the next.
    @Test func workAfterAPause() {
        for _ in 0..<5 {
            #expect(concurrently(Array(1...100), processors: 2, chunk: 1, from: 2) { _, item in item }.reduce(0, +) == 5050)
            Thread.sleep(forTimeInterval: 0.01)
        }
    }

    @Test func severalThreadsTakePart() {
        let threads = concurrently(Array(0..<8), processors: 8, chunk: 1, from: 2) { _, _ in
            Thread.sleep(forTimeInterval: 0.05)
            return ObjectIdentifier(Thread.current)
        }
        #expect(Set(threads).count > 1)
    }
}

/// By a lock of the system, which the thread sanitizer can see.
private final class Tally: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var times: [Int: Int] = [:]

    func count(_ item: Int) { lock.withLock { times[item, default: 0] += 1 } }
}
