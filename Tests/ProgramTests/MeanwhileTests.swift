// What others do to the files of a project or a bundle while kessai is running is not undone.
import Driver
import Foundation
import Synchronization
import Testing

/// The machine's files, and something that happens once, before the first operation on a path with this in it.
func meanwhile(_ part: String, _ event: @escaping @Sendable () -> Void) -> FaultyFiles {
    let once = Once()
    return FaultyFiles(meanwhile: { _, path in if path.contains(part), once.isFirst { event() } })
}

private final class Once: Sendable {
    private let happened = Mutex(false)

    /// Also not while it happens.
    var isFirst: Bool {
        happened.withLock { happened in
            defer { happened = true }
            return !happened
        }
    }
}

@Suite struct MeanwhileTests {
    private static let loose = "kind: payment_method\nid: NAME\ntype: one_time\ntax_rate: 10%\nprice:   1,980\n"
    private static let names = ["a.yaml", "b.yaml", "c.yaml"]

    private static func project() throws -> TemporaryFolder {
        try shop(Dictionary(uniqueKeysWithValues: names.map { ($0, loose.replacing("NAME", with: String($0.prefix(1)))) }))
    }

    /// Saved anew in its place, or written over, or moved away.
    @Test(arguments: [["fmt"], ["fmt", "b.yaml"], ["check", "--fix"], ["check", "--fix", "b.yaml"]])
    func whatIsSavedMeanwhileStays(_ command: [String]) throws {
        let saved = Self.loose.replacing("NAME", with: "b").replacing("1,980", with: "2,480")
        for change in ["echo \"$SAVED\" > new && mv new b.yaml", "echo \"$SAVED\" > b.yaml", "rm b.yaml"] {
            let folder = try Self.project()
            let place = folder.url
            let before = try Self.names.map { try folder.text($0) }
            let files = meanwhile("/.b.yaml.kessai-") { _ = try? shell(change, in: place, environment: ["SAVED": saved]) }
            let outcome = try kessai(command + ["--lang", "both", "--quiet"], in: place, files: files)
            #expect(outcome.exit == .fault && outcome.messages.contains("`b.yaml`: "), "\(outcome)")
            if change.hasPrefix("rm") {
                #expect(!folder.names.contains("b.yaml"))
            } else {
                #expect(try folder.text("b.yaml") == saved + "\n")
                #expect(outcome.messages.contains("run kessai again") && outcome.messages.contains("もう一度実行してください"))
            }
            // Of several all or none.
            #expect(try folder.text("a.yaml") == before[0] && folder.text("c.yaml") == before[2])
            #expect(!folder.names.contains { $0.contains(".kessai-") })
            if !command.contains("b.yaml") { #expect(outcome.messages.contains("No file was rewritten.")) }
        }
    }

    /// In the last moment, when others have been put in their places, it is left alone too.
    @Test func whatIsSavedInTheLastMomentStays() throws {
        let folder = try Self.project()
        let place = folder.url
        let moments = FaultyFiles()
        _ = try kessai(["fmt"], in: place, files: moments)
        let moment = try #require(moments.log.firstIndex { $0.hasPrefix("move ") && $0.hasSuffix("/a.yaml") })
        let again = try Self.project()
        let other = again.url
        let files = FaultyFiles(meanwhile: { operation, _ in
            if operation == moment { try? Data("id:   mine\n".utf8).write(to: other.appendingPathComponent("b.yaml")) }
        })
        let outcome = try kessai(["fmt", "--lang", "en", "--quiet"], in: other, files: files)
        #expect(outcome.exit == .fault)
        #expect(
            outcome.messages
                == "kessai: `b.yaml`: it was changed while kessai was running, and is left as it is now; run kessai again. Already written: `a.yaml`.\n"
        )
        #expect(try again.text("b.yaml") == "id:   mine\n" && again.text("c.yaml").contains("price:   "))
        // The next run does the rest.
        #expect(try kessai(["fmt"], in: other).exit == .done)
        #expect(try again.text("b.yaml") == "id: mine\n" && again.text("c.yaml").contains("price: 1,980"))
    }
}
