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
    /// What was read; nil for a record that is yet to be written.
    private let bytes: [UInt8]?

    package init(_ entries: some Sequence<Entry>) {
        self.entries = Array(entries).sorted(byPath: { $0.id.text })
        bytes = nil
    }

    /// The file that was read; nil for a record that is yet to be written.
    var source: FileDigest? { bytes.map { FileDigest(path: Lock.path, bytes: $0) } }

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

    /// Of sorted entries.
    private init(_ entries: [Entry], of bytes: [UInt8]) {
        self.entries = entries
        self.bytes = bytes
    }

    package var text: String {
        var text = ByteBuffer(capacity: entries.count << 7)
        text.append(Lock.heading)
        var digest = EntryDigest()
        for entry in entries {
            digest.begin(entry.id)
            digest.append(entry.value)
            digest.append(to: &text)
            text.append(UInt8(ascii: " "))
            entry.id.append(to: &text)
            text.append(" \"")
            digest.withValue { JSONWriter.append(escaping: $0, to: &text) }
            text.append("\"\n")
        }
        return text.withBytes { String(decoding: $0, as: UTF8.self) }
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
    package static func read(_ bytes: [UInt8], _ workers: some Workers = NoWorkers()) -> Result<Lock, Problem> {
        do {
            return .success(Lock(try LockReader.entries(bytes, keepsValues: true, workers), of: bytes))
        } catch {
            return .failure(error)
        }
    }

    /// What is wrong with a record; nil for one that `text` wrote.
    package static func problem(in bytes: [UInt8], _ workers: some Workers = NoWorkers()) -> Problem? {
        do {
            _ = try LockReader.entries(bytes, keepsValues: false, workers)
            return nil
        } catch {
            return error
        }
    }

    /// What its first line begins with; the version of its form follows.
    package static let signature = "# kessai.lock "
    static let version = signature + "1"
    private static let heading = """
        \(version)
        # 2つの画面に入力した値の記録です。手で書き換えず、kessai record で更新してコミットします。
        # What has been entered into the two consoles. Do not edit: update it with `kessai record` and commit it.

        """

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
                let end = bytes.lineEnd(from: start)
                if isConflictMarker(UnsafeBufferPointer(rebasing: bytes[start..<end])) { return start..<start + 7 }
                start = end + 1
            }
            return nil
        }
    }

    static func isConflictMarker(_ line: TextBytes) -> Bool {
        guard let first = line.first, "<=>|".utf8.contains(first), line.count >= 7 else { return false }
        return line.prefix(7).allSatisfy { $0 == first }
    }

    package static let conflictMessage = Bilingual(
        ja: "gitの競合マーカーが残っています。", en: "A merge conflict marker was left behind.")
    /// Which side git calls whose says nothing about the screens. A line that one side alone has must not go by chance: of what the settings
    /// have no more nothing else tells that it is still on a screen.
    package static let conflictAdvice = Bilingual(
        ja: "画面にいま入力されている値の行を残し、もう一方の行とマーカーの行を消してください。分からないときは、IDが片方にしかない行は残し、同じIDの2行は両方とも消します。設定にその値があれば、kessai plan がもう一度挙げます。",
        en:
            "Keep the lines with the values that are on the screens now; remove the others and the markers. Where you are not sure, keep each line whose ID only one side has, and remove both of two lines with one ID: `kessai plan` then lists that value again, if the settings have it."
    )
}
