// Bundles, archives, verification and the way back to the sources.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct BundleTests {
    @Test func sha256sumAndTarAgree() throws {
        let files = OutputBundle(try sample("full-shop")).files
        let folder = FileManager.default.temporaryDirectory.appending(path: "kessai-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let archive = Data(Archive.write(files))
        let listed = String(decoding: try run("tar", ["tf", "-"], input: archive), as: UTF8.self)
        #expect(listed.split(separator: "\n").map(String.init) == files.map(\.path))
        _ = try run("tar", ["xf", "-"], input: archive, directory: folder)
        _ = try run("sha256sum", ["--strict", "-c", "SHA256SUMS"], directory: folder)
        let gnu = try run(
            "tar",
            ["--format=ustar", "--owner=0", "--group=0", "--numeric-owner", "--mode=0644", "--mtime=@0", "-cf", "-"]
                + files.map(\.path), directory: folder)
        #expect(gnu == archive)
    }

    @Test func equalSourcesGiveEqualBytes() throws {
        #expect(OutputBundle(try sample("full-shop")).files == OutputBundle(try sample("full-shop")).files)
        #expect(
            Archive.write(OutputBundle(try Shop.checked()).files, mtime: 5)
                != Archive.write(OutputBundle(try Shop.checked()).files))
    }

    /// Enough products for several pieces of work, done from the last to the first.
    @Test func whoeverDoesTheWorkTheBytesAreTheSame() throws {
        struct Backwards: Workers {
            func map<Work: Sendable, Result: Sendable>(
                _ work: [Work], _ transform: @escaping @Sendable (Work) -> Result
            ) -> [Result] { work.reversed().map(transform).reversed() }
        }
        var sources = Shop.sources
        for number in 1...70 { sources["\(number).yaml"] = Shop.product.replacing("id: course", with: "id: course-\(number)") }
        let project = try checked(sources)
        let files = OutputBundle(project).files
        #expect(files.count == 71 + 7)
        #expect(files == OutputBundle(project, Backwards()).files)
        #expect(files.contains { $0.pieces.count > 2 })
        #expect(differences(files) == [])
    }

    @Test func archivesComeBack() throws {
        let files = OutputBundle(try Shop.checked()).files
        #expect(try Archive.read(Archive.write(files, mtime: 1_700_000_000)).get() == files)
        let long = BundleFile(path: "myasp/products/\(String(repeating: "a", count: 90)).json", bytes: [1])
        #expect(try Archive.read(Archive.write([long])).get() == [long])
    }

    @Test func hostileArchivesAreRefused() throws {
        let good = Archive.write([BundleFile(path: "aa", bytes: Array("x".utf8)), BundleFile(path: "b", bytes: [])])
        func changed(_ offset: Int, _ bytes: [UInt8]) -> [UInt8] {
            var copy = good
            copy.replaceSubrange(offset..<offset + bytes.count, with: bytes)
            // The checksum of a header that was forged with care.
            copy.replaceSubrange(148..<156, with: Array("        ".utf8))
            let sum = String(copy[0..<512].reduce(0) { $0 + Int($1) }, radix: 8)
            copy.replaceSubrange(148..<154, with: Array((String(repeating: "0", count: 6 - sum.count) + sum).utf8))
            copy[154] = 0
            return copy
        }
        let hostile: [String: [UInt8]] = [
            "empty": [], "short": Array(good.prefix(700)), "no end": Array(good.prefix(1024)),
            "link": changed(156, Array("2".utf8)), "directory": changed(156, Array("5".utf8)),
            "parent": changed(0, Array("..".utf8)),
            "absolute": changed(0, Array("/a".utf8)), "empty part": changed(0, Array("a/".utf8)),
            "mode": changed(100, Array("0000777".utf8)),
            "owner": changed(108, Array("0001000".utf8)), "huge": changed(124, Array("77777777777".utf8)),
            "binary size": changed(124, [0x80, 0, 0, 0, 0xFF]), "twice": changed(0, Array("b\0".utf8)),
            "no text": changed(0, [0xFF, 0xFE]), "link name": changed(157, Array("/etc/passwd".utf8)),
            "behind": good + [UInt8](repeating: 1, count: 512), "longer": good + [UInt8](repeating: 0, count: 512),
        ]
        for (name, bytes) in hostile.sorted(by: { $0.key < $1.key }) {
            #expect(throws: Archive.Damage.self, "\(name)") { try Archive.read(bytes).get() }
        }
    }

    @Test func everyFlippedByteOfAnArchiveIsFound() throws {
        let files = OutputBundle(try sample("small-shop")).files.filter { $0.bytes.count < 700 }
        #expect(files.count > 1)
        var bytes = Archive.write(files)
        for index in bytes.indices {
            bytes[index] ^= 1
            if case .success(let read) = Archive.read(bytes) {
                #expect(read != files || (136..<147).contains(index % 512), "byte \(index)")
            }
            bytes[index] ^= 1
        }
    }

    private func differences(_ files: [BundleFile]) -> [Verification.Difference] {
        let manifest = files.first { $0.path == "manifest.json" }.flatMap { json($0.bytes) }
        return Verification.differences(in: files, manifest: manifest)
    }

    @Test func aSoundBundleHasNoDifference() throws {
        #expect(differences(OutputBundle(try sample("full-shop")).files) == [])
    }

    @Test func everyFlippedByteIsFound() throws {
        let files = OutputBundle(try Shop.checked()).files
        let digests = files.map(\.digest)
        let sums = files.first { $0.path == "SHA256SUMS" }?.bytes
        let manifest = files.first { $0.path == "manifest.json" }?.bytes ?? []
        let read = json(manifest)
        for (index, file) in files.enumerated() {
            // All bytes of the lists; of the rest, which only its digest guards, the first 64 and then every 397th.
            let isList = file.path == "SHA256SUMS" || file.path == "manifest.json"
            for offset in file.bytes.indices where isList || offset < 64 || offset % 397 == 0 {
                var bytes = file.bytes
                bytes[offset] ^= 1
                var changed = digests
                changed[index] = FileDigest(path: file.path, bytes: bytes)
                let found = Verification.differences(
                    in: changed, sums: file.path == "SHA256SUMS" ? bytes : sums,
                    manifest: file.path == "manifest.json" ? (bytes, json(bytes)) : (manifest, read))
                #expect(!found.isEmpty, "\(file.path) byte \(offset)")
            }
        }
    }

    /// As `sha256sum -c` tells it; a second change is found beside it, unless the manifest's word alone would tell it.
    @Test(arguments: [
        (["manifest.json": ("1.0.0", "9.9.9")], ["manifest.json: one of the two"]),
        (["manifest.json": ("\"sha256\": \"", "\"sha256\": \"0")], ["manifest.json"]),
        (["manifest.json": ("\"path\": \"checklist", "\"path\": \"Checklist")], ["manifest.json: sum"]),
        (["manifest.json": ("{", "")], ["manifest.json: sum"]), (["manifest.json": ("\n", "\n\n")], ["manifest.json"]),
        (["manifest.json": ("1.0.0", "9.9.9"), "checklist.md": ("a", "b")], ["checklist.md", "manifest.json: one of the two"]),
        (["manifest.json": ("\n", "\n\n"), "checklist.md": ("a", "b")], ["checklist.md", "manifest.json"]),
        (["checklist.md": ("a", "b")], ["checklist.md"]), (["SHA256SUMS": ("  checklist", "  Checklist")], ["SHA256SUMS"]),
        (["SHA256SUMS": ("\n", "\n\n")], ["SHA256SUMS"]), (["SHA256SUMS": ("  manifest", " *manifest")], ["SHA256SUMS"]),
    ])
    func whatWasChangedIsBlamed(_ changes: [String: (String, String)], _ blamed: [String]) throws {
        let files = OutputBundle(try sample("small-shop")).files.map { file in
            guard let (old, new) = changes[file.path], let range = String(decoding: file.bytes, as: UTF8.self).range(of: old)
            else {
                return file
            }
            let text = String(decoding: file.bytes, as: UTF8.self).replacingCharacters(in: range, with: new)
            return BundleFile(path: file.path, bytes: Array(text.utf8))
        }
        let found = differences(files).map { difference in
            let words = difference.message.en
            return difference.path
                + (words.hasSuffix("that of SHA256SUMS.") ? ": sum" : words.contains("one of the two") ? ": one of the two" : "")
        }
        #expect(found == blamed)
    }

    /// A sum of the manifest that is wrong by itself: nothing tells which of the two was changed.
    @Test func theSumOfTheManifest() throws {
        let files = OutputBundle(try sample("small-shop")).files.map { file in
            guard file.path == "SHA256SUMS" else { return file }
            let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { line in
                line.hasSuffix("  manifest.json") ? (line.first == "0" ? "1" : "0") + line.dropFirst() : String(line)
            }
            return BundleFile(path: file.path, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
        }
        let found = differences(files)
        #expect(found.map(\.path) == ["manifest.json"])
        #expect(found.first?.message.en == "Its SHA-256 is not that of SHA256SUMS: one of the two was changed.")
    }

    @Test func missingExtraAndReorderedFilesAreNamed() throws {
        let files = OutputBundle(try sample("small-shop")).files
        for index in files.indices {
            var fewer = files
            let removed = fewer.remove(at: index)
            #expect(differences(fewer).contains { $0.path == removed.path || $0.path == "SHA256SUMS" })
        }
        let extra = files + [BundleFile(path: "zzz", bytes: [])]
        #expect(differences(extra).contains { $0.path == "zzz" })
        #expect(!differences(files.reversed()).isEmpty)
        #expect(!differences(files + [files[0]]).isEmpty)
        #expect(differences([]).map(\.path) == ["SHA256SUMS", "manifest.json"])
    }

    @Test func rebuildNamesTheFirstDifference() throws {
        let old = OutputBundle(try Shop.checked()).files
        #expect(Verification.firstDifference(in: old, rebuilt: old) == nil)
        let new = OutputBundle(try Shop.checked([("price: 1980", "price: 2480")])).files
        let difference = try #require(Verification.firstDifference(in: old, rebuilt: new))
        #expect(difference.path == "myasp/products/course.json")
        #expect(difference.message.en.contains("`\"price\": 1980,` in the bundle, `\"price\": 2480,` from the sources"))
        let onlyComment = OutputBundle(try Shop.checked([("kind: product", "# moved\nkind: product")])).files
        #expect(Verification.firstDifference(in: old, rebuilt: onlyComment)?.path == "provenance.json")
    }

    /// What cannot be seen, or is not there, is told in words.
    @Test(arguments: [
        ("a\nb\n", "a\nb\n\n", "It ends after 2 lines in the bundle, the sources make more."),
        ("a\nb\nc\n", "a\nb\n", "The sources make 2 lines of it, the bundle has more."),
        ("a\nb", "a\nb\n", "Only one of the two ends with a line break."),
        ("", "a\n", "It ends after 0 lines in the bundle, the sources make more."),
        ("a\nb \n", "a\nb\n", "Line 2 differs in its white space only."),
        ("a\r\nb\n", "a\nb\n", "Line 1 differs: `a<U+000D>` in the bundle, `a` from the sources."),
        ("a\nb\n", "a\nc\n", "Line 2 differs: `b` in the bundle, `c` from the sources."),
        ("\na\n", "a\n", "Line 1 differs: `` in the bundle, `a` from the sources."),
    ])
    func theFirstDifferenceInWords(old: String, new: String, words: String) {
        func files(_ text: String) -> [BundleFile] { [BundleFile(path: "checklist.md", bytes: Array(text.utf8))] }
        #expect(Verification.firstDifference(in: files(old), rebuilt: files(new))?.message.en == words)
    }

    @Test func whyNamesThePlace() throws {
        let files = OutputBundle(try Shop.checked()).files
        let provenance = try #require(files.first { $0.path == OutputBundle.provenancePath })
        let origins = try JSONDecoder().decode(Origins.self, from: Data(provenance.bytes))
        let price = try #require(origins.find("myasp/products/course.json#paymentMethods[0].price").first)
        #expect(price.places.map { "\($0.file):\($0.line):\($0.column)" } == ["product.yaml:7:12", "method.yaml:5:8"])
        #expect(origins.find("product/course/method/once/price") == [price])
        #expect(origins.find("product/course").count > 5)
        #expect(origins.find("environments[0].sellerCentral.returnUrls").count == 2)
        #expect(origins.find("product/cour").isEmpty)
        #expect(nearest(to: "product/course/nam", among: origins.names) == "product/course/name")
        #expect(price.text([.en]).contains("product.yaml:7:12"))
        // Each value of the JSON files that came from the sources says from where.
        #expect(origins.values.allSatisfy { !$0.places.isEmpty && !$0.steps.isEmpty })
    }
}
