// Records of many lines, which are read in parts of whole lines.
import SourceText
import Testing

@testable import Outputs

@Suite struct LockReaderTests {
    /// Of 200 KB: more than three parts.
    private static let entries = (1...2_000).map { number in
        let value = number % 7 == 0 ? "1行目\n「\(number)」\t\"a\\b\"" : String(repeating: "値", count: number % 40)
        return Entry(EntryID(.mail(product: "p-\(number / 3)", id: "m-\(number)"), .body), value)
    }
    private static let lines = Lock(entries).text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

    private static func read(_ lines: [String], _ separator: String = "\n") -> Result<Lock, Lock.Problem> {
        let bytes = Array(lines.joined(separator: separator).utf8)
        let result = Lock.read(bytes)
        // What is asked for without the values is the same.
        if case .failure(let problem) = result {
            #expect(Lock.problem(in: bytes) == problem)
        } else {
            #expect(Lock.problem(in: bytes) == nil)
        }
        return result
    }

    @Test(arguments: ["\n", "\r\n"]) func readsBackWhatIsWritten(_ separator: String) throws {
        #expect(Self.lines.joined(separator: "\n").utf8.count > 3 << 16)
        let lock = try Self.read(Self.lines, separator).get()
        #expect(lock.entries == Self.entries.sorted(byPath: { $0.id.text }))
        #expect(lock.text == Self.lines.joined(separator: "\n"))
    }

    /// A merge puts lines elsewhere: within a part, and from one to another.
    @Test(arguments: [(10, 11), (10, 1_990), (1_990, 3)]) func linesInAnotherOrder(_ from: Int, _ to: Int) throws {
        var lines = Self.lines
        lines.insert(lines.remove(at: from), at: to)
        #expect(try Self.read(lines).get().entries == Self.entries.sorted(byPath: { $0.id.text }))
    }

    /// The line that is wrong is told by its number, also in a later part; the first of several.
    @Test(arguments: [5, 700, 1_500, 2_002]) func faultsAreTold(_ number: Int) throws {
        func problem(_ change: (inout [String]) -> Void) -> Lock.Problem? {
            var lines = Self.lines
            change(&lines)
            if case .failure(let problem) = Self.read(lines) { return problem }
            return nil
        }
        let edited = problem { $0[number - 1] = $0[number - 1].replacing(/.$/, with: "x\"") }
        #expect(edited?.line == number && edited?.message.en.contains("edited by hand") == true, "\(String(describing: edited))")
        let twice = problem { $0.append($0[number - 1]) }
        #expect(twice?.message.en.contains("is also in line \(number)") == true, "\(String(describing: twice))")
        let beside = problem { $0.insert($0[number - 1], at: number - 1) }
        #expect(beside?.line == number + 1 && beside?.message.en.contains("is also in line \(number)") == true)
        let conflict = problem { $0[number - 1] = ">>>>>>> b" }
        #expect(conflict?.line == number && conflict?.message.en.contains("conflict") == true)
        let first = problem {
            $0[number - 1] = "?"
            $0[1_999] = ">>>>>>> b"
        }
        #expect(first?.line == min(number, 2_000))
        let heading = problem { $0.insert("# kessai.lock 2", at: number) }
        #expect(heading == nil)
    }

    @Test func bytesThatAreNoText() throws {
        var bytes = Array(Self.lines.joined(separator: "\n").utf8)
        bytes[bytes.count - 2] = 0xFF
        let problem = try #require(throws: Lock.Problem.self) { try Lock.read(bytes).get() }
        #expect(problem.code == .invalidUTF8 && problem == Lock.problem(in: bytes))
        #expect(bytes[problem.range(in: bytes)].contains(0xFF))
    }
}
