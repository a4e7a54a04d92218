// What runs that were killed leave beside a place, and what only looks like it.
import Driver
import Foundation
import Testing

@Suite struct LeftoverTests {
    /// Names that look like what kessai leaves, but are not what it was about to put in this place.
    @Test(arguments: [
        ".backup.kessai-20261101", ".kessai-999999", ".out.kessai-999999.bak", ".out.kessai-+9", ".other.kessai-999999",
        ".out.kessai-0",
        ".out.kessai-0999",
    ])
    func whatIsSomebodysOwnStays(_ name: String) throws {
        let folder = try shop(["\(name)/notes.txt": "mine", "products/\(name)": "mine", "\(name).yaml": "mine"])
        let commands = [
            ["fmt"], ["build", "--output", "out"], ["record"], ["check", "--fix"], ["check", "--output-file", "json=r.json"],
        ]
        for command in commands { _ = try kessai(command, in: folder.url) }
        #expect(try folder.text("\(name)/notes.txt") == "mine" && folder.text("products/\(name)") == "mine")
    }

    /// Whether a run is alive is not told by a process number, which another container gives to others.
    @Test(arguments: [["build", "--output", "out"], ["check", "--output-file", "json=out"], ["init", "new"]])
    func whatALivingRunIsWritingStays(_ command: [String]) throws {
        let folder = try shop(["new/README": ""])
        let kind = command[0] == "build" ? "/manifest.json" : ""
        let staged = command[0] == "init" ? "new/.kessai.yaml.kessai-7" : ".out.kessai-7\(kind)"
        try folder.write(staged, "half")
        let directory = folder.url.appendingPathComponent(command[0] == "init" ? "new" : ".").path
        let other = try PosixFileSystem().hold(directory)
        // Several at once work beside each other.
        let second = try PosixFileSystem().hold(directory)
        #expect(try kessai(command, in: folder.url).exit != .fault)
        #expect(try folder.text(staged) == "half")
        second.release()
        other.release()
        if command[0] == "init" { _ = try shell("rm -r new/* new/.kessai", in: folder.url) }
        #expect(try kessai(command, in: folder.url).exit != .fault)
        #expect(!folder.names.contains { $0.contains("kessai-7") })
    }

    /// A process that is being started has copies of all descriptors until it begins its program.
    @Test func aCopyOfAHeldDescriptorKeepsNobodyOut() throws {
        let folder = try shop([".out.kessai-7": "half"])
        let hold = try PosixFileSystem().hold(folder.url.path)
        var (place, held) = (stat(), stat())
        #expect(stat(folder.url.path, &place) == 0)
        let copies = (Int32(3)..<1024).filter {
            fstat($0, &held) == 0 && held.st_dev == place.st_dev && held.st_ino == place.st_ino
        }.map { dup($0) }
        defer { for copy in copies { close(copy) } }
        #expect(copies.count == 1 && !copies.contains { $0 < 0 }, "\(copies)")
        hold.release()
        #expect(try kessai(["check", "--output-file", "json=out"], in: folder.url).exit != .fault)
        #expect(!folder.names.contains(".out.kessai-7"))
    }

    @Test func leftoversOfAKilledRunGo() throws {
        let folder = try TemporaryFolder()
        // A bundle that is new, and one that has nothing new.
        for _ in 0..<2 {
            try folder.write(".out.kessai-999999/manifest.json", "")
            #expect(
                try kessai(["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]).exit
                    == .done)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
        }
    }
}
