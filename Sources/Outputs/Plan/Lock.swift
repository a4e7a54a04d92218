/// `kessai.lock`: what has been entered into the consoles, as lines that people can read and git can merge.
///
///     # kessai.lock 1
///     8d1f03a95e6b7c20 live/merchant_id "A1EXAMPLE23456"
///     │                │               └ the value as a JSON text
///     │                └ the entry
///     └ 16 digits of the SHA-256 of entry and value: an edit by hand shows
import SourceText

package struct Lock: Sendable {
    package static let path = "kessai.lock"

    /// Sorted by id, each id once.
    package let entries: [Entry]
    /// The file that was read; nil for a record that is yet to be written.
    let source: FileDigest?

    package init(_ entries: some Sequence<Entry>) { self.init(entries, source: nil) }

    /// What is entered once everything is. The public half of a key whose file is not on this machine stays as it was recorded.
    package init(recording new: [Entry], over old: [Entry]) {
        let known = Set(new)
        let kept = old.filter { entry in
            let keyFile = EntryID(entry.id.owner, .privateKeyFile)
            return entry.id.field == .publicHalf && !new.contains { $0.id == entry.id }
                && old.contains { $0.id == keyFile && known.contains($0) }
        }
        self.init(new + kept)
    }

    private init(_ entries: some Sequence<Entry>, source: FileDigest?) {
        self.entries = Array(entries).sorted(byPath: { $0.id.text })
        self.source = source
    }

    package var text: String {
        Lock.heading + entries.map { Lock.line($0) + "\n" }.joined()
    }

    /// A line that is not as kessai writes it.
    package struct Problem: Error, Sendable, Hashable {
        /// From 1.
        package let line: Int
        /// From 1, in code points.
        package let column: Int
        package let message: Bilingual
    }

    /// Reads what `text` wrote; lines may stand in another order, as after a merge.
    package static func read(_ bytes: [UInt8]) -> Result<Lock, Problem> {
        do {
            return .success(try parse(bytes))
        } catch {
            return .failure(error)
        }
    }

    private static let version = "# kessai.lock 1"
    private static let heading = """
        \(version)
        # 2つの画面に入力した値の記録です。手で書き換えず、kessai record で更新してコミットします。
        # What has been entered into the two consoles. Do not edit: update it with `kessai record` and commit it.

        """

    private static func line(_ entry: Entry) -> String {
        "\(digest(entry)) \(entry.id.text) \(JSON.string(entry.value).line)"
    }

    private static func digest(_ entry: Entry) -> String {
        String(SHA256.hex("\(entry.id.text)\n\(entry.value)").prefix(16))
    }

    private static func parse(_ bytes: [UInt8]) throws(Problem) -> Lock {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(
                line: 1, column: 1,
                message: Bilingual(
                    ja: "UTF-8の文字として読めないバイトがあります。", en: "The file holds bytes that are not UTF-8."))
        }
        var seen: [EntryID: Int] = [:]
        var entries: [Entry] = []
        // Lines by scalars: CR LF is one Character, and must not hide a line end.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, scalars) in lines.enumerated() {
            var line = String(scalars)
            if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
            if index == 0, line != version { throw wrongVersion }
            if line.isEmpty || line.unicodeScalars.first == "#" { continue }
            let entry = try entry(line, number: index + 1)
            if let first = seen.updateValue(index + 1, forKey: entry.id) {
                throw Problem(
                    line: index + 1, column: 18,
                    message: Bilingual(
                        ja: "「\(shown(entry.id.text))」は\(first)行目にもあります。古いほうの行を消してください。",
                        en: "`\(shown(entry.id.text))` is also in line \(first). Remove the older line."))
            }
            entries.append(entry)
        }
        return Lock(entries, source: FileDigest(path: path, bytes: bytes))
    }

    private static func entry(_ line: String, number: Int) throws(Problem) -> Entry {
        for marker in ["<<<<<<<", "=======", ">>>>>>>", "|||||||"] where line.hasPrefix(marker) {
            throw Problem(
                line: number, column: 1,
                message: Bilingual(
                    ja: "gitのマージの衝突が残っています。残す行を選んで、印の行を消してください。",
                    en: "A merge conflict of git is left. Choose the lines to keep and remove the markers."))
        }
        let parts = line.unicodeScalars.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0].utf8.count == 16 else {
            throw Problem(
                line: number, column: 1,
                message: Bilingual(
                    ja: "「\(shown(line))」は kessai record の書く行ではありません。この行を消すか、gitで元に戻してください。",
                    en: "`\(shown(line))` is no line of `kessai record`. Remove it, or restore it from git."))
        }
        guard let id = EntryID(parts[1]) else {
            throw Problem(
                line: number, column: 18,
                message: Bilingual(
                    ja: "「\(shown(parts[1]))」という入力項目はありません。この行を消すか、gitで元に戻してください。",
                    en: "There is no entry `\(shown(parts[1]))`. Remove the line, or restore it from git."))
        }
        let column = 19 + parts[1].unicodeScalars.count
        guard let value = JSONText.decode(parts[2]) else {
            throw Problem(
                line: number, column: column,
                message: Bilingual(
                    ja: "値「\(shown(parts[2]))」が二重引用符で囲んだ文字列になっていません。gitで元に戻してください。",
                    en: "The value `\(shown(parts[2]))` is no quoted text as kessai writes it. Restore it from git."))
        }
        let entry = Entry(id, value)
        guard digest(entry) == parts[0] else {
            throw Problem(
                line: number, column: column,
                message: Bilingual(
                    ja:
                        "「\(id.text)」の行が手で書き換えられています(行頭のダイジェストと合いません)。gitで元に戻すか、入力したうえで kessai record --item \(id.text) を実行してください。",
                    en:
                        "The line of `\(id.text)` was edited by hand (its digest does not fit). Restore it from git, or enter the value and run `kessai record --item \(id.text)`."
                ))
        }
        return entry
    }

    private static var wrongVersion: Problem {
        Problem(
            line: 1, column: 1,
            message: Bilingual(
                ja: "1行目が「\(version)」ではありません。kessai.lock ではないか、別の版のkessaiが書いたものです。",
                en: "The first line is not `\(version)`: this is no kessai.lock, or another version of kessai wrote it."))
    }
}

/// A JSON text in the one form in which `JSON` writes it.
enum JSONText {
    static func decode(_ text: String) -> String? {
        var scalars = text.unicodeScalars[...]
        guard scalars.popFirst() == "\"", scalars.popLast() == "\"" else { return nil }
        var result = ""
        while let scalar = scalars.popFirst() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.popFirst() {
            case "\"": result += "\""
            case "\\": result += "\\"
            case "b": result += "\u{08}"
            case "t": result += "\t"
            case "n": result += "\n"
            case "f": result += "\u{0C}"
            case "r": result += "\r"
            case "u":
                let digits = String(String.UnicodeScalarView(scalars.prefix(4)))
                guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
                result.unicodeScalars.append(scalar)
                scalars = scalars.dropFirst(4)
            default: return nil
            }
        }
        return JSON.string(result).line == text ? result : nil
    }
}
