// What is told of a bundle beside the sources that it was made of.
import Driver
import Foundation
import Testing

@Suite struct RebuildTests {
    /// Of the sources a bundle holds only digests: which of them is another one is told by its name.
    @Test(arguments: [
        (
            "printf '# a\\n' >> products/online-course.yaml",
            "Sources that differ from those of the bundle: `products/online-course.yaml`."
        ),
        (
            "printf '# a\\n' >> kessai.yaml; printf '# a\\n' >> products/online-course.yaml",
            "Sources that differ from those of the bundle: `kessai.yaml` and `products/online-course.yaml`."
        ),
        (
            "sed -i.old 's/$/\\r/' kessai.yaml products/online-course.yaml kessai.lock; rm -f *.old */*.old",
            "`kessai.lock`, `kessai.yaml` and `products/online-course.yaml` (in their line endings only)."
        ),
        (
            "sed -i.old 's/$/\\r/' kessai.yaml; printf '# a\\n' >> products/online-course.yaml; rm -f *.old",
            "`kessai.yaml` and `products/online-course.yaml`."
        ),
        (
            "mv products/online-course.yaml products/course.yaml",
            "Sources of the bundle that are missing: `products/online-course.yaml`. Sources that were not there when the bundle was made: `products/course.yaml`."
        ),
        ("rm kessai.lock", "Sources of the bundle that are missing: `kessai.lock`."),
    ])
    func theSourceThatDiffers(_ change: String, _ words: String) throws {
        let folder = try shop()
        #expect(try kessai(["record"], in: folder.url).exit == .done)
        #expect(try kessai(["build", "--output", "out", "--archive", "a.tar"], in: folder.url).exit == .done)
        #expect(try shell(change, in: folder.url).status == 0)
        for command in [
            ["verify", "out", "--rebuild", "."], ["verify", "a.tar", "--rebuild", "."], ["build", "--output", "out", "--check"],
            ["build", "--archive", "a.tar", "--check"],
        ] {
            let told = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect(told.exit == .differs && (told.output + told.messages).hasSuffix(words + "\n"), "\(told)")
        }
        // Back on Linux, of a bundle that was made on Windows.
        guard words.contains("line ends") else { return }
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        #expect(try shell("sed -i.old 's/\\r$//' kessai.yaml; rm -f *.old", in: folder.url).status == 0)
        let told = try kessai(["verify", "out", "--rebuild", ".", "--lang", "en"], in: folder.url)
        #expect(told.output.hasSuffix("the bundle: `kessai.yaml` (in their line endings only).\n"), "\(told)")
    }

    /// Where another value differs, that is told.
    @Test func aValueThatDiffers() throws {
        let folder = try shop()
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        let product = "products/online-course.yaml"
        try folder.write(product, try folder.text(product).replacing("1980", with: "2480"))
        let told = try kessai(["verify", "out", "--rebuild", ".", "--lang", "en"], in: folder.url).output
        #expect(told.contains("`\"price\": 1980,` in the bundle") && !told.contains("Other sources"), "\(told)")
    }

    /// Nothing is written where the bundle is there already, and no more is said.
    @Test func aBundleThatIsThereAlready() throws {
        let folder = try shop()
        let build = ["build", "--output", "out", "--lang", "en"]
        let first = try kessai(build, in: folder.url).messages
        #expect(first.hasPrefix("kessai: wrote `out` ("))
        #expect(try kessai(build, in: folder.url).messages == first.replacing("wrote `out`", with: "`out` is unchanged"))
        #expect(try kessai(["build", "--output", "out", "--lang", "ja"], in: folder.url).messages.contains("「out」の内容は前と同じ"))
        #expect(try kessai(build + ["--quiet"], in: folder.url).messages.isEmpty)
        // An archive is written anew beside it.
        let both = try kessai(build + ["--archive", "a.tar"], in: folder.url).messages
        #expect(both.contains("`out` is unchanged") && both.contains("wrote `a.tar`"))
        let product = "products/online-course.yaml"
        try folder.write(product, try folder.text(product).replacing("1980", with: "2480"))
        #expect(try kessai(build, in: folder.url).messages == first)
    }
}
