import SourceText

/// `kessai.lock`: what has been entered into the consoles, as lines that people can read and git can merge.
///
///     # kessai.lock 1
///     8d1f03a95e6b7c20 live/merchant_id "A1EXAMPLE23456"
///     │                │               └ the value as a JSON text
///     │                └ the entry
///     └ 16 digits of the SHA-256 of entry and value: an edit by hand shows
package struct Lock: Sendable {
    package static let path = "kessai.lock"

    /// Sorted by id, each id once.
    package let entries: [Entry]
    /// The file that was read; nil for a record that is yet to be written.
    let source: FileDigest?

    package init(_ entries: some Sequence<Entry>) { self.init(entries, source: nil) }

    /// What is entered once everything is. The public half of a key whose file is not on this machine stays as it was
    /// recorded with that key.
    package init(recording new: [Entry], over old: [Entry]) {
        let new = new.keepingHidden(of: old)
        func value(_ id: EntryID, in entries: [Entry]) -> String? { entries.first { $0.id == id }?.value }
        let kept = old.filter { entry in
            guard entry.id.field == .publicHalf, value(entry.id, in: new) == nil else { return false }
            let (file, key) = (EntryID(entry.id.owner, .privateKeyFile), EntryID(entry.id.owner, .publicKeyID))
            guard let path = value(file, in: new), let known = value(file, in: old), let id = value(key, in: new) else {
                return false
            }
            return fileName(known).elementsEqual(fileName(path)) && value(key, in: old) == id
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
        package var code = Code.syntaxError
        /// Where it is no rest of a line.
        var offsets: Range<Int>?

        /// From its place to the end of the line, or to that of the bytes that are no text, in the bytes that were read.
        package func range(in bytes: [UInt8]) -> Range<Int> {
            if let offsets { return offsets }
            var start = 0
            for _ in 1..<max(1, line) {
                guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
                start = end + 1
            }
            var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            // A code point begins at each byte that does not continue one.
            let points = bytes[start..<end].indices.lazy.filter { bytes[$0] & 0xC0 != 0x80 }
            return (points.dropFirst(max(0, column - 1)).first ?? end)..<end
        }
    }

    /// Reads what `text` wrote; lines may stand in another order, as after a merge.
    package static func read(_ bytes: [UInt8]) -> Result<Lock, Problem> {
        do {
            return .success(try parse(bytes))
        } catch {
            return .failure(error)
        }
    }

    /// What its first line begins with; the version of its form follows.
    package static let signature = "# kessai.lock "
    private static let version = signature + "1"
    private static let heading = """
        \(version)
        # 2つの画面に入力した値の記録です。手で書き換えず、kessai record で更新してコミットします。
        # What has been entered into the two consoles. Do not edit: update it with `kessai record` and commit it.

        """

    private static func line(_ entry: Entry) -> String {
        "\(digest(entry.id.text, entry.value)) \(entry.id.text) \(JSON.string(entry.value).line)"
    }

    private static func digest(_ id: String, _ value: String) -> String { String(SHA256.hex("\(id)\n\(value)").prefix(16)) }

    private static func parse(_ bytes: [UInt8]) throws(Problem) -> Lock {
        if String(validating: bytes, as: UTF8.self) == nil { throw notUTF8(bytes) }
        var seen: [EntryID: Int] = [:]
        var entries: [Entry] = []
        try bytes.withUnsafeBufferPointer { bytes throws(Problem) in
            // By bytes: CR LF is one Character, and must not hide a line end.
            var rest = bytes[...]
            for number in 1... {
                let end = rest.firstIndex(of: UInt8(ascii: "\n"))
                var line = rest[..<(end ?? rest.endIndex)]
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                if isConflictMarker(line) {
                    throw Problem(line: number, column: 1, message: conflictMessage.then(conflictAdvice))
                }
                if number == 1, !line.elementsEqual(version.utf8) { throw noHeading(line) }
                if let first = line.first, first != UInt8(ascii: "#") {
                    let entry = try entry(line, number: number, after: entries.last?.id)
                    if let first = seen.updateValue(number, forKey: entry.id) { throw repeated(entry.id, number, first: first) }
                    entries.append(entry)
                }
                guard let end else { return }
                rest = rest[(end + 1)...]
            }
        }
        return Lock(entries, source: FileDigest(path: path, bytes: bytes))
    }

    /// The beginning of a file that is no record by its first line, in whole lines, which tell what is wrong without the rest; nil where
    /// it may be one. Of a line that does not end there the first letters do.
    package static func faultyBeginning(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.starts(with: signature.utf8) { return nil }
        if let end = bytes.lastIndex(of: UInt8(ascii: "\n")) { return Array(bytes[..<end]) }
        var letters = bytes.prefix(200)
        // The last one may be cut.
        while let last = letters.last, last >= 0x80 { letters.removeLast() }
        return Array(letters)
    }

    /// The first line that a merge conflict left, or the rest of it; no record holds such a line otherwise.
    package static func conflict(in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                if isConflictMarker(bytes[start..<end]) { return start..<start + 7 }
                start = end + 1
            }
            return nil
        }
    }

    private static func isConflictMarker(_ line: Line) -> Bool {
        ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains { line.starts(with: $0.utf8) }
    }

    package static let conflictMessage = Bilingual(
        ja: "gitの競合マーカーが残っています。", en: "A merge conflict marker was left behind.")
    /// Which side git calls whose says nothing about the screens.
    package static let conflictAdvice = Bilingual(
        ja: "画面にいま入力されている値の行を残し、もう一方の行とマーカーの行を消してください。分からないときは両方の行を消すと、kessai plan がその値をもう一度挙げます。",
        en:
            "Keep the lines with the values that are on the screens now; remove the others and the markers. Where you are not sure remove both: `kessai plan` then lists the value again."
    )

    private static func repeated(_ id: EntryID, _ number: Int, first: Int) -> Problem {
        Problem(
            line: number, column: 18,
            message: Bilingual(
                ja: "「\(shown(id.text))」は\(first)行目にもあります。画面にいま入力されている値の行を残し、もう一方を消してください。",
                en:
                    "`\(shown(id.text))` is also in line \(first). Keep the line with the value that is on the screen now, and remove the other."
            ))
    }

    /// A line of valid UTF-8.
    private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    private static func entry(_ line: Line, number: Int, after last: EntryID?) throws(Problem) -> Entry {
        let middle = line.dropFirst(17).prefix { $0 != UInt8(ascii: " ") }
        guard line.firstIndex(of: UInt8(ascii: " ")) == line.startIndex + 16, middle.endIndex < line.endIndex else {
            let line = String(decoding: line, as: UTF8.self)
            throw Problem(
                line: number, column: 1,
                message: Bilingual(
                    ja: "「\(shown(line))」は kessai record の書く行ではありません。この行を消すか、gitで元に戻してください。",
                    en: "`\(shown(line))` is no line of `kessai record`. Remove it, or restore it from git."))
        }
        let name = String(decoding: middle, as: UTF8.self)
        let text = UnsafeBufferPointer(rebasing: line[(middle.endIndex + 1)...])
        let value = JSONText.decode(text)
        guard let id = EntryID(name, after: last) else {
            let isSound = value.map { digest(name, $0).utf8.elementsEqual(line.prefix(16)) } ?? false
            throw Problem(line: number, column: 18, message: isSound ? later(shown(name)) : unknown(shown(name)))
        }
        let column = 19 + name.unicodeScalars.count
        guard let value else {
            let text = String(decoding: text, as: UTF8.self)
            throw Problem(
                line: number, column: column,
                message: Bilingual(
                    ja: "値「\(shown(text))」が二重引用符で囲んだ文字列になっていません。gitで元に戻してください。",
                    en: "The value `\(shown(text))` is no quoted text as kessai writes it. Restore it from git."))
        }
        let entry = Entry(id, value)
        guard digest(id.text, value).utf8.elementsEqual(line.prefix(16)) else {
            throw Problem(
                line: number, column: column,
                message: Bilingual(
                    ja:
                        "「\(id.text)」の行が手で書き換えられています(行頭のダイジェストと合いません)。gitで元に戻すか、この行を消し、入力したうえで kessai record --item \(id.shellWord) を実行してください。",
                    en:
                        "The line of `\(id.text)` was edited by hand (its digest does not fit). Restore it from git; or delete the line, enter the value and run `kessai record --item \(id.shellWord)`."
                ))
        }
        return entry
    }

    private static func unknown(_ name: String) -> Bilingual {
        Bilingual(
            ja: "「\(name)」という入力項目はありません。この行を消すか、gitで元に戻してください。",
            en: "There is no value `\(name)`. Remove the line, or restore it from git.")
    }

    /// Of a line whose digest fits, which nobody writes by hand.
    private static func later(_ name: String) -> Bilingual {
        Bilingual(
            ja: "入力項目「\(name)」は、このkessai(\(kessaiVersion))にありません。新しいkessaiが記録した行のようです。この行は消さずに、新しいkessaiを使ってください。",
            en:
                "This kessai (\(kessaiVersion)) knows no value `\(name)`, which a newer one seems to have recorded. Keep the line, and use a newer kessai."
        )
    }

    private static func notUTF8(_ bytes: [UInt8]) -> Problem {
        let run = firstInvalid(in: bytes)
        let place = LineTable(bytes).position(at: run.lowerBound)
        let first = bytes[run].first.map { "(0x" + String($0, radix: 16, uppercase: true) + ")" } ?? ""
        return Problem(
            line: place.line, column: place.column,
            message: Bilingual(
                ja: "UTF-8として読めないバイト\(first)があります。gitで元に戻してください。",
                en: "There are bytes that are not UTF-8 \(first). Restore the file from git."), code: .invalidUTF8, offsets: run)
    }

    private static func firstInvalid(in bytes: [UInt8]) -> Range<Int> {
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar): offset += scalar.count
            case .error(let length): return offset..<offset + length
            case .emptyInput: return offset..<offset
            }
        }
    }

    private static func noHeading(_ line: Line) -> Problem {
        let form = line.dropFirst(signature.utf8.count)
        if line.starts(with: signature.utf8), form.allSatisfy(isDigit), let later = Int(String(decoding: form, as: UTF8.self)),
            later > 1
        {
            return Problem(
                line: 1, column: 1,
                message: Bilingual(
                    ja: "この記録の形式は版\(later)です。このkessai(\(kessaiVersion))が読めるのは版1です。新しいkessaiを使ってください。",
                    en:
                        "The record has format version \(later); this kessai (\(kessaiVersion)) reads version 1. Use a newer kessai."
                ))
        }
        return Problem(
            line: 1, column: 1,
            message: Bilingual(
                ja: "1行目が「\(version)」ではないので、kessai.lock ではありません。gitで元に戻してください。",
                en: "The first line is not `\(version)`, so this is no kessai.lock. Restore it from git."))
    }
}

/// A JSON text in the one form in which `JSON` writes it.
enum JSONText {
    /// Of valid UTF-8.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else { return nil }
        guard let value = unescaped(UnsafeBufferPointer(rebasing: bytes.dropFirst().dropLast())) else { return nil }
        let written = JSON.string(value).line.utf8
        return written.elementsEqual(bytes) || written.elementsEqual(bytesOfToday(bytes)) ? value : nil
    }

    /// A text as it is written now: the first versions wrote U+3164 and the selectors of Mongolian as they are.
    private static func bytesOfToday(_ bytes: UnsafeBufferPointer<UInt8>) -> String.UTF8View {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar.value {
            case 0x3164, 0x180B...0x180D, 0x180F: text += "\\u" + String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }.utf8
    }

    private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var result = ByteBuffer(capacity: bytes.count)
        var rest = bytes[...]
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            result.append(UnsafeBufferPointer(rebasing: rest[..<backslash]))
            rest = rest[(backslash + 1)...]
            switch rest.popFirst().map(Unicode.Scalar.init) {
            case "\"": result.append(UInt8(ascii: "\""))
            case "\\": result.append(UInt8(ascii: "\\"))
            case "b": result.append(0x08)
            case "t": result.append(UInt8(ascii: "\t"))
            case "n": result.append(UInt8(ascii: "\n"))
            case "f": result.append(0x0C)
            case "r": result.append(UInt8(ascii: "\r"))
            case "u":
                guard let first = unit(&rest) else { return nil }
                guard let scalar = Unicode.Scalar(first) ?? secondHalf(of: first, &rest) else { return nil }
                result.append(String(scalar))
            default: return nil
            }
        }
        result.append(UnsafeBufferPointer(rebasing: rest))
        return result.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The four hexadecimal digits behind `\u`.
    private static func unit(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt16? {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// A character beyond U+FFFF is two of them, as in UTF-16.
    private static func secondHalf(of first: UInt16, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
        guard UTF16.isLeadSurrogate(first), rest.starts(with: #"\u"#.utf8) else { return nil }
        rest = rest.dropFirst(2)
        guard let second = unit(&rest), UTF16.isTrailSurrogate(second) else { return nil }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }
}
