// What only looks like a bundle of kessai is not overwritten by one, and what an earlier or a later kessai made is.
import Driver
import Foundation
import Testing

@Suite struct ForeignBundleTests {
    private static let build = ["build", "--lang", "en", "--output", "out", "--archive", "out.tar"]
    /// The lists that other tools write have the same names.
    private static let release = """
        mkdir out; cd out; echo image > firmware.bin; echo '{"name": "my app release"}' > manifest.json
        """
    private static let sums = "sha256sum * > ../sums; mv ../sums SHA256SUMS; cd ..\n"
    private static let archive = """
        cd out; tar --format=ustar -cf ../out.tar SHA256SUMS $(ls | grep -v SHA256SUMS); cd ..

        """

    private func expectLeftAlone(_ commands: String, _ words: String) throws {
        let folder = try shop()
        #expect(try shell(Self.release + "\n" + commands + Self.sums + Self.archive, in: folder.url).status == 0)
        let before = folder.names.map { try? folder.text($0) }
        for command in [Self.build, Array(Self.build.prefix(5)), Array(Self.build.prefix(3) + Self.build.suffix(2))] {
            let refused = try kessai(command, in: folder.url)
            #expect(refused.exit == .problems, "\(refused)")
            let isArchive = command.contains("--archive")
            #expect(refused.messages.contains(isArchive ? "`out.tar` is no archive that kessai made" : words), "\(refused)")
        }
        #expect(folder.names.map { try? folder.text($0) } == before)
    }

    @Test func aReleaseOfAnotherTool() throws { try expectLeftAlone("", "`out` has no provenance.json,") }

    @Test(arguments: ["", "echo '{\"tool\": {\"name\": \"other\"}}' > manifest.json\n", "echo '{' > manifest.json\n"])
    func oneWithAProvenance(_ manifest: String) throws {
        try expectLeftAlone("echo '{}' > provenance.json\n" + manifest, "the manifest.json in `out` cannot be read or is not")
    }

    /// Whatever the form and the version, and whatever became of the other files.
    @Test(arguments: [
        ("\"schemaVersion\": 1,", "\"schemaVersion\": 2,"), ("\"version\": \"1.0.0\"", "\"version\": \"0.9.0\""),
        ("\"version\": \"1.0.0\"", "\"version\": \"9.9.9\", \"maker\": {\"name\": \"x\"}"),
        ("\"tool\": {", "\"a\": 1, \"tool\": { "),
    ])
    func bundlesOfOtherVersions(_ written: String, _ other: String) throws {
        let folder = try shop()
        #expect(try kessai(Self.build, in: folder.url).exit == .done)
        let manifest = try folder.text("out/manifest.json")
        #expect(manifest.contains(written))
        try folder.write("out/manifest.json", manifest.replacing(written, with: other))
        #expect(try shell(Self.archive, in: folder.url).status == 0)
        #expect(try kessai(Self.build, in: folder.url).exit == .done)
        #expect(try folder.text("out/manifest.json") == manifest)
        #expect(try kessai(["verify", "out.tar"], in: folder.url).exit == .done)
    }

    /// A large checklist stands before the manifest in an archive.
    @Test func aLargeArchive() throws {
        let folder = try shop()
        #expect(try kessai(Self.build, in: folder.url).exit == .done)
        try folder.write("out/checklist.md", String(repeating: "x", count: 3 << 20))
        #expect(try shell(Self.archive, in: folder.url).status == 0)
        #expect(try kessai(Self.build, in: folder.url).exit == .done)
        #expect(try kessai(["verify", "out.tar"], in: folder.url).exit == .done)
    }
}
