import Driver
import Foundation
import Rules
import SourceText
import Syntax

/// An input of any size that holds many of one thing. `№` becomes the number of the repetition.
package struct Repetition: Sendable, CustomStringConvertible {
    package let name: String
    var start = ""
    let unit: String
    /// A second part, as long as the first one.
    var secondStart = ""
    var secondUnit = ""
    var end = ""
    /// So many times the usual size in a debug build, where less does not show.
    package var scale = 1
    /// Where so much is tried, up to a limit, that a small size says nothing and a debug build takes too long for a larger one.
    package var onlyInRelease = false
    package var description: String { name }

    /// About so many bytes.
    package func bytes(_ size: Int) -> [UInt8] {
        let part = secondUnit.isEmpty ? size : size / 2
        var bytes = Array(start.utf8)
        func append(_ unit: String, upTo size: Int) {
            let isNumbered = unit.contains("№")
            let same = Array(unit.utf8)
            var number = 0
            while bytes.count < size {
                bytes += isNumbered ? Array(unit.replacing("№", with: "\(number)").utf8) : same
                number += 1
            }
        }
        append(unit, upTo: part)
        bytes += Array(secondStart.utf8)
        if !secondUnit.isEmpty { append(secondUnit, upTo: bytes.count + part) }
        return bytes + Array(end.utf8)
    }

    /// How long it takes to read this.
    package func timeOfReading(_ size: Int, limits: Limits) -> Duration {
        let source = SourceFile(path: "a.yaml", bytes: bytes(size))
        return processorTime { _ = parse(source, file: FileID(0), limits: limits) }
    }

    /// How long `kessai check` takes for a shop with this in it.
    package func timeOfCheck(_ size: Int) throws -> Duration {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kessai-growing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(ExampleProject.integration.utf8).write(to: folder.appendingPathComponent("kessai.yaml"))
        try Data(bytes(size) + [UInt8(ascii: "\n")]).write(to: folder.appendingPathComponent("a.yaml"))
        // One processor, so that all of it is done by this thread.
        let world = World(
            files: PosixFileSystem(), directory: try PosixFileSystem().resolve(folder.path), processors: 1)
        return try processorTime {
            let outcome = run(["check", "--format", "short"], in: world)
            guard outcome.exit == .done || outcome.exit == .problems else { throw Failed(messages: outcome.messages) }
        }
    }

    private struct Failed: Error { let messages: String }
}

/// Whether four times the size takes about four times the time; quadratic steps would make it sixteen times.
///
/// The small size is tried only where the large one takes longer than the slack.
package func isLinear(upTo size: Int, time: (Int) throws -> Duration) rethrows -> Bool {
    let slack = Duration.milliseconds(20)
    // A busy machine may hold up one attempt, hardly five.
    return try (0..<5).contains { _ in
        let large = try time(size)
        return try large < slack || large < time(size / 4) * 10 + slack
    }
}

/// The time that this thread works: what others do beside it hardly changes it.
private func processorTime(_ work: () throws -> Void) rethrows -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    try work()
    return now() - start
}
