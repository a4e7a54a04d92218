// A watcher is told how far reading has come, up to the last file, unless it asked for quiet.
import Driver
import Foundation
import Synchronization
import Testing

@Suite struct ProgressTests {
    private final class Watcher: Sendable {
        let seen = Mutex<[(done: Int, all: Int)]>([])
    }

    @Test(arguments: [1, 2])
    func comesToTheEnd(processors: Int) throws {
        let told = try told(["check"], processors)
        #expect(told.count > 3 && told.allSatisfy { $0.all == 101 })
        let numbers = told.map(\.done).sorted()
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } && numbers.last == 101)
        #expect(try self.told(["check", "--quiet"], processors).isEmpty)
    }

    private func told(_ arguments: [String], _ processors: Int) throws -> [(done: Int, all: Int)] {
        let folder = try TemporaryFolder()
        try Data("kind: integration\n".utf8).write(to: folder.url.appendingPathComponent("kessai.yaml"))
        for number in 1...100 {
            try Data("kind: product\n".utf8).write(to: folder.url.appendingPathComponent("\(number).yaml"))
        }
        let watcher = Watcher()
        var world = World(
            files: PosixFileSystem(), directory: try PosixFileSystem().resolve(folder.url.path), processors: processors)
        world.progress = { done, all in watcher.seen.withLock { $0.append((done, all)) } }
        _ = run(arguments, in: world)
        return watcher.seen.withLock { $0 }
    }
}
