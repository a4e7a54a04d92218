// What a later kessai wrote is called so, not broken: the way out is a newer kessai.
import Driver
import Foundation
import SourceText
import Testing

@Suite struct LaterFormTests {
    private static let words = (
        bundle: "manifest.json: It has schemaVersion 2; this kessai (1.0.0) reads 1. Use a newer kessai.",
        record: "kessai.lock:1:1: The record has format version 2; this kessai (1.0.0) reads version 1. Use a newer kessai."
    )

    @Test func aBundle() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out", "--archive", "a.tar"], in: folder.url).exit == .done)
        for file in ["out/manifest.json", "a.tar"] {
            let text = try folder.text(file).replacing("\"schemaVersion\": 1,", with: "\"schemaVersion\": 2,")
            try folder.write(file, text)
        }
        for bundle in ["out", "a.tar"] {
            let commands = [
                ["verify", bundle], ["verify", bundle, "--rebuild", "."], ["plan", "--against", bundle],
                ["why", bundle, "environments[0]"],
            ]
            for command in commands {
                let refused = try kessai(command + ["--lang", "en"], in: folder.url)
                #expect(
                    refused.exit == .problems && refused.output.isEmpty
                        && refused.messages == "kessai: \(bundle): \(Self.words.bundle)\n", "\(refused)")
            }
        }
    }

    /// The manifests of web apps and container images have numbers of their own.
    @Test(arguments: ["{\"schemaVersion\": 2}", "{\"schemaVersion\": 2, \"tool\": {\"name\": \"other\"}}"])
    func aManifestOfAnotherTool(_ manifest: String) throws {
        let folder = try shop(["out/manifest.json": manifest])
        let verified = try kessai(["verify", "out", "--lang", "en"], in: folder.url)
        #expect(verified.exit == .differs && verified.output == "manifest.json: It cannot be read as a manifest.\n")
    }

    @Test func aRecord() throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        let record = try folder.text("kessai.lock").replacing("# kessai.lock 1\n", with: "# kessai.lock 2\n")
        for name in ["kessai.lock", "old.lock", "old.txt"] { try folder.write(name, record) }
        for against in [[], ["--against", "kessai.lock"], ["--against", "old.lock"], ["--against", "old.txt"]] {
            let refused = try kessai(["plan", "--lang", "en"] + against, in: folder.url)
            let words = Self.words.record.replacing("kessai.lock:", with: (against.last ?? "kessai.lock") + ":")
            #expect(refused.exit == .problems && refused.messages == "kessai: \(words)\n", "\(refused)")
        }
        let checked = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
        #expect(checked.output.contains("The record has format version 2"))
    }

    /// A line of an entry that is yet to come, whose digest fits; by one that does not, it is a line that somebody wrote.
    @Test(arguments: [(true, "Keep the line, and use a newer kessai."), (false, "Remove the line, or restore it from git.")])
    func anEntryOfTheRecord(isSound: Bool, words: String) throws {
        let (id, value) = ("product/online-course/method/one-time/first_charge", "2026-12-01")
        let digest = SHA256.hex("\(id)\n\(isSound ? value : "")").prefix(16)
        let folder = try shop(["kessai.lock": "# kessai.lock 1\n\(digest) \(id) \"\(value)\"\n"])
        let checked = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url)
        #expect(checked.exit == .problems && checked.output.contains("kessai.lock:2:18: error:"), "\(checked)")
        #expect(checked.output.contains("no value `\(id)`") && checked.output.contains(words), "\(checked)")
    }

    @Test(arguments: ["# kessai.lock 0", "# kessai.lock", "# kessai.lock 1x", "# kessai.lock ２", "# other 2", ""])
    func aRecordOfNoForm(_ heading: String) throws {
        let folder = try shop(["kessai.lock": heading + "\n"])
        let refused = try kessai(["plan", "--lang", "en"], in: folder.url)
        #expect(
            refused.exit == .problems && refused.messages.contains("this is no kessai.lock. Restore it from git."), "\(refused)")
    }
}
