import Project
import Schema
import Seeded
import SourceText
import Testing

/// The patterns of `ignore:`: many at once say what each of them says alone, at the price of one.
@Suite struct IgnoreTests {
    private static func list(_ patterns: [String], in path: String = "kessai.yaml") -> IgnoreList {
        let text = integrationText + "\nignore:\n" + patterns.map { "  - '\($0)'\n" }.joined()
        return IgnoreList(FileUnit(SourceFile(path: path, bytes: Array(text.utf8)), file: FileID(0))) ?? .none
    }

    @Test func patterns() {
        let list = Self.list(["drafts/**", "*.local.yaml", "/old/", "broken["])
        #expect(list.ignores("drafts/a.yaml") && list.ignores("drafts/x/y.yaml"))
        #expect(list.ignores("products/a.local.yaml") && list.ignores("old/a.yaml"))
        #expect(!list.ignores("products/a.yaml") && !list.ignores("x/old/a.yaml") && !list.ignores("kessai.yaml"))
    }

    /// Wherever that stands, also below a directory that it names.
    @Test func theFileThatSaysSoIsRead() {
        let list = Self.list(["settings", "*.yaml"], in: "settings/shop/main.yaml")
        #expect(!list.ignores("settings/shop/main.yaml") && !list.ignores("settings/shop") && !list.ignores("settings"))
        #expect(list.ignores("settings/shop/other.yaml") && list.ignores("settings/mail") && list.ignores("main.yaml"))
        #expect(!list.ignores("kessai.yaml"))
    }

    /// macOS may write a letter and its mark in the name of a file as two characters; an editor writes them as one in the pattern.
    @Test func marksOfLetters() {
        let split = "下書き/カ\u{3099}イト\u{3099}"
        #expect(Self.list(["下書き/ガイド"]).ignores(split + "/a.yaml") && Self.list([split]).ignores("下書き/ガイド/a.yaml"))
        #expect(Self.list(["cafe\u{301}/"]).ignores("caf\u{E9}/a.yaml") && Self.list(["?.yaml"]).ignores("は\u{309A}.yaml"))
        #expect(!Self.list(["カイド/"]).ignores("カ\u{3099}イド/a.yaml") && !Self.list(["ガ"]).ignores("カ"))
    }

    @Test("patterns together match what one of them matches", arguments: 0..<200 as Range<UInt64>)
    func together(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func text(_ letters: [String]) -> String {
            (0...random.below(7)).map { _ in random.pick(letters) }.joined()
        }
        let patterns = (0..<6).map { _ in text(["a", "b", "*", "?", "[a]", "[!a]", "/", "/**/", "**/", "/**"]) }
            .filter { Glob($0) != nil && !$0.contains("//") && !$0.contains("***") }
        let set = GlobSet(patterns.compactMap { Glob($0) })
        for _ in 0..<40 {
            let path = text(["a", "b", "c", "a/", "b/"])
            guard !path.hasSuffix("/") else { continue }
            #expect(set.matches(path) == patterns.contains { ignores($0, path) }, "\(patterns) with \(path)")
        }
    }

    /// Line by line, where the tree of a text with errors may lack them.
    @Test(
        "patterns of a text with errors",
        arguments: [
            ("ignroe:\n  - a\n  # c\n\n  - b # c\nsite2: [x]\n", ["a", "b"]), ("除外: ['[a-z],.yaml', b]\n", ["[a-z],.yaml", "b"]),
            ("  ignore:\n  - 'a # b'\n  - \"c\n", ["a # b", "c"]), ("ignore：　a\n", ["a"]),
            ("\u{3000}Exclude :\n\t-\ta#b\n", ["a#b"]),
            ("ignore: [a, # c\n  b,\n  c]\nrulez: [d]\n", ["a", "b", "c"]), ("ignore: *.yaml\n", ["*.yaml"]),
            ("<<<<<<< x\nignore: [a]\n=======\nignore: [b]\n>>>>>>> y\n", ["a", "b"]),
            ("ignore:\n  - a\n<<<<<<< x\nrulez:\n  - d\n=======\n  - b\n>>>>>>> y\n", ["a", "b"]),
            ("ignore: |\n  a\n", []), ("skip:\n  - a\n", []), ("a: b\n\tc: d\n", []), ("ignore\u{301}ation: [x]\n", []),
        ])
    func patternsOfABrokenText(_ text: String, _ expected: [String]) {
        let source = SourceFile(path: "kessai.yaml", bytes: Array((integrationText + "\n" + text).utf8))
        #expect(Set(IgnoreList.patterns(in: FileUnit(source, file: FileID(0))) ?? []) == Set(expected))
        // Elsewhere no file is looked through that has no settings.
        let other = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
        #expect(IgnoreList.patterns(in: FileUnit(other, file: FileID(0))) == nil)
    }

    @Test("wildcards in the midst of patterns have a limit, others have none")
    func limit() {
        func problems(_ patterns: [String]) -> [String] {
            findings(project(integrationText + "\nignore:\n" + patterns.map { "  - '\($0)'\n" }.joined()))
        }
        let plain = (0..<400).flatMap {
            ["a\($0)/**/*.yaml", "*-\($0).yaml", "*\($0)*", "/x\($0)/b", "\($0)*/", "**/\($0)/**/y"]
        }
        #expect(problems(plain) == [])
        let forked = (0..<1000).map { "*a*\($0)" }
        #expect(problems(plain + forked) == [])
        #expect(problems(forked + ["b*c?d", "e*f*g"] + plain) == ["bad-format 「'b*c?d'」"])
        #expect(problems(["[a][b]*"] + forked) == ["bad-format 「'*a*998'」"])
        // What is beyond the limit is not matched; what has no such wildcards is.
        let list = Self.list(forked + ["b*c?d", "z"])
        #expect(list.ignores("a7") && list.ignores("z") && !list.ignores("bcxd"))
    }
}

/// What a pattern means, tried out in every way.
private func ignores(_ pattern: String, _ path: String) -> Bool {
    var text = pattern
    if text.hasSuffix("/") { text.removeLast() }
    let isAnchored = text.contains("/")
    if text.hasPrefix("/") { text.removeFirst() }
    let wanted = (isAnchored ? [] : ["**"]) + text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let parts = path.split(separator: "/").map(String.init)
    return (1...parts.count).contains { matches(wanted[...], parts[..<$0]) }
}

private func matches(_ wanted: ArraySlice<String>, _ parts: ArraySlice<String>) -> Bool {
    guard let first = wanted.first else { return parts.isEmpty }
    let rest = wanted.dropFirst()
    if first == "**" {
        if rest.isEmpty { return !parts.isEmpty }
        return matches(rest, parts) || (!parts.isEmpty && matches(wanted, parts.dropFirst()))
    }
    guard let part = parts.first else { return false }
    return names(Array(first)[...], Array(part)[...]) && matches(rest, parts.dropFirst())
}

private func names(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" { return names(pattern.dropFirst(), name) || (!name.isEmpty && names(pattern, name.dropFirst())) }
    guard let letter = name.first else { return false }
    guard first == "[", let end = pattern.firstIndex(of: "]") else {
        return (first == "?" || first == letter) && names(pattern.dropFirst(), name.dropFirst())
    }
    let isNegated = pattern[pattern.startIndex + 1] == "!"
    return (letter == "a") != isNegated && names(pattern[(end + 1)...], name.dropFirst())
}
