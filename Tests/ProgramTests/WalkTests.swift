import Driver
import Foundation
import SourceText
import Testing

/// A walk lists files in the order of their paths, though it sorts a directory at a time.
@Suite struct WalkTests {
    /// Signs before and after `/`, names that begin alike for more than eight bytes, names that are the beginning of others.
    private static let paths = [
        "a.yaml", "a/b.yaml", "a-b/c.yaml", "a/b/c.yaml", "a0.yaml", "a/b-c.yaml", "ab/c.yml", "b.yaml", "a/b/c/d.yaml",
        "product-000001.yaml", "product-000001/x.yaml", "product-000010.yaml", "product-0000010.yaml", "product-00001.yaml",
        "講座.yaml", "講座/x.yaml", "講座-1.yaml", "Z.yaml", "é.yaml", "a b.yaml", "a/ .yaml", ".hidden.yaml", "a/.hidden/x.yaml",
        "a/x.txt",
    ]

    private let folder: TemporaryFolder
    private let root: String

    init() throws {
        folder = try TemporaryFolder()
        for path in WalkTests.paths {
            let place = folder.url.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("kind: product\n".utf8).write(to: place)
        }
        root = try PosixFileSystem().resolve(folder.url.path)
    }

    private func listed(_ files: any FileSystem, limit: Int = .max) -> [Listed]? {
        listFiles(under: root, in: files, limit: limit) { _ in false }
    }

    private static let wanted = paths.filter { !$0.contains(".hidden") && !$0.hasSuffix(".txt") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

    @Test func byPaths() {
        #expect(listed(PosixFileSystem())?.map(\.path) == WalkTests.wanted)
    }

    /// Some file systems leave out what is behind a name.
    @Test func kindsThatAreNotTold() throws {
        let names = ["file.yaml", "directory", "link", "pipe", "dangling"]
        _ = try shell(
            "mkdir k; cd k; touch file.yaml; mkdir directory; ln -s directory link; mkfifo pipe; ln -s nowhere dangling",
            in: folder.url)
        let kinds = try [true, false].map { told in
            try PosixFileSystem(takesToldKinds: told).entries(of: root + "/k")
                .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map { ($0.name ?? "", $0.kind) }
        }
        let wanted: [String: FileKind] = ["file.yaml": .file, "directory": .directory, "link": .link, "pipe": .other]
        for found in kinds {
            #expect(found.map(\.0) == names.sorted())
            for (name, kind) in found { #expect(kind == wanted[name] ?? .link) }
        }
        #expect(listed(PosixFileSystem(takesToldKinds: false))?.map(\.path) == listed(PosixFileSystem())?.map(\.path))
    }

    @Test func noMoreThanTheLimit() {
        let count = WalkTests.wanted.count
        #expect(listed(PosixFileSystem(), limit: count)?.count == count)
        #expect(listed(PosixFileSystem(), limit: count - 1) == nil)
    }

    /// A directory that cannot be listed stands where a file of its name would.
    @Test func withDirectoriesThatCannotBeListed() throws {
        let files = FaultyFiles()
        _ = listed(files)
        #expect(files.log.count > 5)
        for operation in files.log.indices.dropFirst() {
            let found = try #require(listed(FaultyFiles(FaultyFiles.Fault(operation: operation, number: EACCES))))
            let paths = found.map(\.path)
            #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            #expect(found.count { $0.fault != nil } == 1)
        }
    }

    @Test func orderOfPaths() {
        let paths = (0..<200).map { number in
            let beginning = ["", "products/", "products/000", "講座/"][number % 4]
            return beginning + String((number * 7919) % 251, radix: 2 + number % 9) + ["", ".yaml", "/x"][number % 3]
        }
        #expect(paths.sorted(byPath: { $0 }) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect([String]().sorted(byPath: { $0 }).isEmpty)
    }
}
