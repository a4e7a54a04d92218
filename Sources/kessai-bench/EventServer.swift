import Foundation
import SourceText
import Syntax

/// Answers many texts in one process, for comparing the reader with other parsers (`.ci/checks/differential`).
///
/// A request is a length (4 bytes, little-endian) and a YAML text; the answer is a length and the events of the text, or `!` and
/// the codes of what was wrong with it.
enum EventServer {
    static func run() throws {
        let input = FileHandle.standardInput
        while let head = try input.read(upToCount: 4), head.count == 4 {
            let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
            var bytes: [UInt8] = []
            while bytes.count < length, let part = try input.read(upToCount: length - bytes.count) { bytes += part }
            let answer = Array(answer(to: bytes).utf8)
            let size = (0..<4).map { UInt8(truncatingIfNeeded: answer.count >> (8 * $0)) }
            try FileHandle.standardOutput.write(contentsOf: Data(size + answer))
        }
    }

    private static func answer(to bytes: [UInt8]) -> String {
        let tree = parse(SourceFile(path: "a.yaml", bytes: bytes), file: FileID(0))
        let errors = tree.problems.filter { $0.severity == .error }
        return errors.isEmpty ? eventsDump(tree) : "!" + errors.map(\.code.rawValue).joined(separator: " ")
    }
}
