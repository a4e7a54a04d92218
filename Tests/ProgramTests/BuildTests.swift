// What a build makes of the place that it is to write to.
import Driver
import Foundation
import Testing

@Suite struct BuildTests {
    @Test func whatIsNotABundleIsLeftAlone() throws {
        let folder = try TemporaryFolder(["out/mine.txt": "x"])
        let command = ["build", "samples/small-shop", "--output", folder.url.appendingPathComponent("out").path]
        #expect(try kessai(command).exit == .problems)
        #expect(folder.names == ["out", "out/mine.txt"])
        _ = try shell("rm out/mine.txt", in: folder.url)
        #expect(try kessai(command).exit == .done)
        try folder.write("out/mine.txt", "x")
        #expect(try kessai(["build", "samples/full-shop"] + command.dropFirst(2)).exit == .problems)
        #expect(try folder.text("out/mine.txt") == "x")
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
