// Fixes as written to files: to a fixed point, atomically, with everything else untouched.
import Driver
import Foundation
import Testing

@Suite struct FixTests {
    private func broken() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let copy = folder.url.appendingPathComponent("p")
        try FileManager.default.copyItem(at: repository.appendingPathComponent("samples/broken"), to: copy)
        return folder
    }

    @Test func theSecondRunFindsNothingToMend() throws {
        let folder = try broken()
        let project = folder.url.appendingPathComponent("p")
        let first = try kessai(["check", "--unsafe-fixes", "--format", "json"], in: project)
        #expect(first.messages.contains("made"))
        let names = folder.names
        let texts = try names.filter { $0.hasSuffix(".yaml") }.map { try folder.text($0) }
        let second = try kessai(["check", "--unsafe-fixes", "--format", "json"], in: project)
        #expect(second.messages.isEmpty && second.output == first.output && folder.names == names)
        #expect(try names.filter { $0.hasSuffix(".yaml") }.map { try folder.text($0) } == texts)
    }

    /// The commands that reports end with work as they are told, from where they were told.
    @Test func whatIsToldToRunNextWorks() throws {
        let folder = try TemporaryFolder()
        let settings = try shop()
        _ = try shell("cp -r \(settings.url.path) 'my shop'", in: folder.url)
        let product = try folder.text("my shop/products/online-course.yaml")
        try folder.write("my shop/products/online-course.yaml", product.replacing("1980", with: "1,980"))
        for command in [["check", "my shop"], ["plan", "my shop"]] {
            let told = try kessai(command + ["--lang", "en"], in: folder.url)
            #expect((told.output + told.messages).contains(" can be fixed by `kessai check --fix 'my shop'`."), "\(told)")
        }
        // No report says where on a machine a project lies.
        let anywhere = try kessai(["check", folder.url.appending(path: "my shop").path, "--lang", "en"], in: folder.url)
        #expect((anywhere.output + anywhere.messages).contains(" can be fixed by `kessai check --fix`."), "\(anywhere)")
        #expect(try shell("kessai check --fix 'my shop'", in: folder.url).status == 0)
        let plan = try kessai(["plan", "my shop", "--lang", "en"], in: folder.url).output
        #expect(plan.hasSuffix(" Run kessai record 'my shop' when it is done.\n"), "\(plan)")
        let unknown = try kessai(["record", "my shop", "--item", "x", "--lang", "en"], in: folder.url)
        #expect(unknown.messages.contains("kessai plan 'my shop' shows the ids"), "\(unknown)")
        #expect(try shell("kessai record 'my shop'", in: folder.url).status == 0)
    }

    /// Where fixes undo each other, it ends at the text that comes again, with what was made up to there.
    @Test func fixesThatUndoEachOtherEnd() {
        var made = MadeFixes(at: 1)
        let rounds = [(3, 2), (1, 3), (1, 2)].map { made.add($0, at: $1) }
        #expect(rounds == [true, true, false] && made.count == 3)
        var back = MadeFixes(at: 1)
        #expect(back.add(1, at: 2) && !back.add(1, at: 1) && back.count == 0)
    }

    /// A list in a text, which one fix moved left and another one right.
    @Test func aListInATextIsNotMovedToAndFro() throws {
        let folder = try shop()
        let text = "8%です\n  - id: a\n    to: b\n  - c\nid: d\n"
        try folder.write("x.yaml", text)
        #expect(try kessai(["check", "--unsafe-fixes"], in: folder.url).messages.isEmpty)
        #expect(try folder.text("x.yaml") == text)
    }

    /// An anchor's sign before a key is no colon without its space.
    @Test func aStraySignBeforeAKeyIsLeftAlone() throws {
        let folder = try shop()
        let text = try folder.text("kessai.yaml")
        try folder.write("kessai.yaml", text.replacing("site:", with: "&note: x\nsite:"))
        #expect(try kessai(["check", "--fix"], in: folder.url).messages.isEmpty)
    }

    @Test func gitTakesThePatchAndEndsWhereFixEnds() throws {
        let (patched, fixed) = (try broken(), try broken())
        let patch = try kessai(["check", "--fix", "--diff"], in: patched.url.appendingPathComponent("p"))
        #expect(patch.exit == .problems && patch.output.hasPrefix("--- a/"))
        try patched.write("p/x.patch", patch.output)
        // The project need not be the top of the repository.
        let apply = "git init -q . && cd p && git apply x.patch && rm -rf ../.git x.patch"
        #expect(try shell(apply, in: patched.url).status == 0)
        _ = try kessai(["check", "--fix"], in: fixed.url.appendingPathComponent("p"))
        #expect(try shell("diff -r \(patched.url.path) \(fixed.url.path)", in: repository).status == 0)
    }

    /// A fix may name a key file or a pattern, which the project's surroundings have to be asked about.
    @Test func whatAFixBringsToLightIsTold() throws {
        let folder = try shop()
        let text = try folder.text("kessai.yaml")
        try folder.write("kessai.yaml", text.replacing("private_key_file:", with: "private_key:"))
        let fixed = try kessai(["check", "--unsafe-fixes", "--require-keys", "--format", "short"], in: folder.url)
        let again = try kessai(["check", "--require-keys", "--format", "short"], in: folder.url)
        #expect(try folder.text("kessai.yaml") != text.replacing("private_key_file:", with: "private_key:"))
        #expect(fixed.exit == .problems && fixed.exit == again.exit && fixed.output == again.output)
    }

    @Test func aPatchSaysWhichFilesItLeavesOut() throws {
        let folder = try shop()
        let key = "AKI" + "AEXAMPLE00EXAMPLE"
        try folder.write("method.yaml", "# \(key)\nkind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1,980\n")
        let patch = try kessai(["check", "--fix", "--diff", "--lang", "en"], in: folder.url)
        #expect(!patch.output.contains("method.yaml") && !patch.output.contains(key))
        #expect(patch.messages == "kessai: `method.yaml` holds a secret, so its diff is not shown.\n")
    }

    /// Lines with U+FFFD in place of a byte are in no file that a patch could be of.
    @Test func aPatchOfWhatIsNoTextIsNotShown() throws {
        let folder = try shop()
        let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nname: Caf⟦\nprice: 1,980\n"
        let bytes = method.utf8.split(separator: "⟦".utf8).map(Array.init).joined(separator: [0xE9])
        try Data(bytes).write(to: folder.url.appendingPathComponent("method.yaml"))
        let patch = try kessai(["check", "--fix", "--diff", "--lang", "en"], in: folder.url)
        #expect(!patch.output.contains("method.yaml") && patch.messages.contains("`method.yaml` has bytes that are not UTF-8"))
        _ = try kessai(["check", "--fix"], in: folder.url)
        let fixed = try Data(contentsOf: folder.url.appendingPathComponent("method.yaml"))
        #expect(
            Array(fixed)
                == Array(
                    method.replacing("1,980", with: "1980").utf8.split(separator: "⟦".utf8).map(Array.init).joined(separator: [
                        0xE9
                    ])))
    }

    @Test func bytesAroundAFixModeAndLinksStay() throws {
        let folder = try shop()
        let method =
            "# コメント\r\nkind: payment_method\r\nid: card # x\r\ntype: one_time\r\ntax_rate: 10%\r\nprice: 1,980   # 値段\r\n"
        let text = try folder.text("kessai.yaml").replacing("\n", with: "\r\n") + "---\r\n" + method
        try folder.write("real/settings.yaml", text)
        // Only root may give a file away. The mode is one that no umask would leave.
        let preparation = """
            ln -sf real/settings.yaml kessai.yaml; chmod 666 real/settings.yaml
            [ $(id -u) != 0 ] || chown 65534:65534 real/settings.yaml
            """
        _ = try shell(preparation, in: folder.url)
        let before = try shell("stat -c '%a %u %g' real/settings.yaml", in: folder.url).output
        _ = try kessai(["check", "--fix"], in: folder.url)
        #expect(try folder.text("real/settings.yaml") == text.replacing("1,980", with: "1980"))
        #expect(before.hasPrefix("666 "))
        #expect(try shell("test -L kessai.yaml && stat -c '%a %u %g' real/settings.yaml", in: folder.url).output == before)
    }

    /// What a fix adds ends its lines as the file does.
    @Test(arguments: [
        "id: b\r\ntype: one_time\r\ntax_rate: 10%\r\nprice: 1980\r\n",
        "kind: payment_method\r\nid: b\r\ntype: recurring\r\nrecurrence: every: 1 month\r\n",
        "kind: payment_method\r\nid: b\r\ntype: one_time\r\nkind: step_mail\r\nid: c\r\ntrigger: charge_failed\r\nsubject: s\r\nbody: b\r\n",
    ]) func linesOfAFixEndAsThoseOfTheFile(_ text: String) throws {
        let folder = try shop(["m.yaml": text])
        let outcome = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        let mended = try folder.text("m.yaml")
        #expect(outcome.messages.contains("fix") && mended != text, "\(outcome)")
        #expect(!mended.replacing("\r\n", with: "").contains { $0.isNewline }, "\(mended.debugDescription)")
    }

    /// `patch` takes what stands before a tab for the name.
    @Test func aNameWithABlank() throws {
        let folder = try shop(["my mails.yaml": "kind: payment_method\nid: b\ntype: one_time\ntax_rate: 10%\nprice: 1,980\n"])
        let patch = try kessai(["check", "--fix", "--diff"], in: folder.url)
        #expect(patch.output.hasPrefix("--- a/my mails.yaml\t\n+++ b/my mails.yaml\t\n"))
        try folder.write("x.patch", patch.output)
        #expect(try shell("git apply x.patch && grep -q 'price: 1980' 'my mails.yaml'", in: folder.url).status == 0)
    }

    /// Of two keys that may be one field nobody knows which is meant.
    @Test func twoKeysForOneField() throws {
        let text = "kind: payment_method\nid: a\ntype: one_time\ntaxrate: 10%\ntax-rate: 8%\nprice: 1980\n"
        let folder = try shop(["m.yaml": text])
        let outcome = try kessai(["check", "--fix", "--format", "short", "--lang", "en"], in: folder.url)
        #expect(try folder.text("m.yaml") == text)
        #expect(outcome.output.split(separator: "Did you mean `tax_rate`?").count == 3, "\(outcome.output)")
    }
}
