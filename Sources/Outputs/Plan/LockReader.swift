import SourceText

/// Reads a record line by line, as bytes: that of a project of 1,000 products has 27,000 lines, and every check looks through them.
struct LockReader: ~Copyable {
    private var entries: [Entry] = []
    /// Whether each id comes behind the one before it, as kessai writes them; after a merge they may stand in another order.
    private var isSorted = true
    /// The line of each entry.
    private var numbers: [Int] = []
    /// The line of each id, from where they are not sorted.
    private var seen: [EntryID: Int] = [:]
    private var digest = EntryDigest()
    private var written = ByteBuffer()
    /// Whether anybody asks for the values.
    private let keepsValues: Bool

    /// The entries of a record, sorted.
    static func entries(_ bytes: [UInt8], keepsValues: Bool, _ workers: some Workers) throws(Lock.Problem) -> [Entry] {
        // What is wrong has its place in the whole, and what is not sorted may be there twice.
        if let entries = soundEntries(bytes, keepsValues: keepsValues, workers) { return entries }
        return try LockReader(bytes[...], keepsValues: keepsValues).entries.sorted(byPath: { $0.id.text })
    }

    /// Reads some lines of a record; what is wrong behind its first part is told as if that were all of it.
    private init(_ part: ArraySlice<UInt8>, keepsValues: Bool) throws(Lock.Problem) {
        self.keepsValues = keepsValues
        if String(validating: part, as: UTF8.self) == nil { throw .notUTF8(Array(part)) }
        try part.withUnsafeBufferPointer { bytes throws(Lock.Problem) in try read(bytes, from: part.startIndex == 0 ? 1 : 2) }
    }

    /// Those of one that is sorted and has no fault, read in parts; nil of any other.
    private static func soundEntries(_ bytes: [UInt8], keepsValues: Bool, _ workers: some Workers) -> [Entry]? {
        if bytes.isEmpty { return nil }
        let parts = workers.map(parts(of: bytes)) { part -> [Entry]? in
            guard let reader = try? LockReader(bytes[part], keepsValues: keepsValues), reader.isSorted else { return nil }
            return reader.entries
        }
        var entries: [Entry] = []
        entries.reserveCapacity(bytes.count >> 7)
        for part in parts {
            guard let part else { return nil }
            if let last = entries.last, let first = part.first, !pathPrecedes(last.id.text, first.id.text) { return nil }
            entries += part
        }
        return entries
    }

    /// Whole lines, so many as are worth the attention of a thread.
    private static func parts(of bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            var parts: [Range<Int>] = []
            var start = 0
            while start < bytes.count {
                let end = min(bytes.lineEnd(from: min(start + 1 << 16, bytes.count)) + 1, bytes.count)
                parts.append(start..<end)
                start = end
            }
            return parts
        }
    }

    private mutating func read(_ bytes: TextBytes, from firstNumber: Int) throws(Lock.Problem) {
        entries.reserveCapacity(bytes.count >> 7)
        numbers.reserveCapacity(bytes.count >> 7)
        var (start, last) = (0, 0..<0)
        for number in firstNumber... {
            // By bytes: CR LF is one Character, and must not hide a line end.
            let next = bytes.lineEnd(from: start)
            let end = next > start && bytes[next - 1] == UInt8(ascii: "\r") ? next - 1 : next
            let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
            if Lock.isConflictMarker(line) {
                throw Lock.Problem(line: number, column: 1, message: Lock.conflictMessage.then(Lock.conflictAdvice))
            }
            if number == 1, !line.elementsEqual(Lock.version.utf8) { throw .noHeading(line) }
            if let first = line.first, first != UInt8(ascii: "#") {
                let name = try read(line, number)
                let id = start + name.lowerBound..<start + name.upperBound
                try note(number, isBehind: precedes(bytes[last], bytes[id]))
                last = id
            }
            if next == bytes.count { return }
            start = next + 1
        }
    }

    private func precedes(_ left: Slice<TextBytes>, _ right: Slice<TextBytes>) -> Bool {
        SourceText.precedes(UnsafeBufferPointer(rebasing: left), UnsafeBufferPointer(rebasing: right))
    }

    /// Notes the last entry, whose id may be there already where it does not come behind all others.
    private mutating func note(_ number: Int, isBehind: Bool) throws(Lock.Problem) {
        numbers.append(number)
        if isSorted, !isBehind {
            isSorted = false
            for (entry, number) in zip(entries.dropLast(), numbers) { seen[entry.id] = number }
        }
        guard !isSorted, let id = entries.last?.id else { return }
        if let first = seen.updateValue(number, forKey: id) { throw .repeated(id, number, first: first) }
    }

    /// Reads the entry of a line, and says where its id stands in it.
    private mutating func read(_ line: TextBytes, _ number: Int) throws(Lock.Problem) -> Range<Int> {
        let space = UInt8(ascii: " ")
        let end = line.next(from: 17) { ByteSearch.first(space, or: space, $0, $1, $2) }
        guard end < line.count, line[16] == space, !line.prefix(16).contains(space) else { throw .noEntry(line, number) }
        let name = UnsafeBufferPointer(rebasing: line[17..<end])
        let text = UnsafeBufferPointer(rebasing: line[(end + 1)...])
        digest.begin(name)
        let isText = digest.append(decoding: text, &written)
        let isSound = isText && digest.says(UnsafeBufferPointer(rebasing: line.prefix(16)))
        func column() -> Int { 19 + name.count { $0 & 0xC0 != 0x80 } }
        guard let id = EntryID(name, after: entries.last?.id) else { throw .noSuchEntry(name, number, isSound: isSound) }
        if !isText { throw .noText(text, number, column()) }
        if !isSound { throw .edited(id, number, column()) }
        entries.append(Entry(id, keepsValues ? digest.withValue { String(decoding: $0, as: UTF8.self) } : ""))
        return 17..<end
    }
}

extension Lock.Problem {
    fileprivate static func noEntry(_ line: TextBytes, _ number: Int) -> Lock.Problem {
        let line = String(decoding: line, as: UTF8.self)
        return Lock.Problem(
            line: number, column: 1,
            message: Bilingual(
                ja: "「\(shown(line))」は kessai record の書く行ではありません。この行を消すか、gitで元に戻してください。",
                en: "`\(shown(line))` is no line of `kessai record`. Remove it, or restore it from git."))
    }

    fileprivate static func noSuchEntry(_ name: TextBytes, _ number: Int, isSound: Bool) -> Lock.Problem {
        let name = shown(String(decoding: name, as: UTF8.self))
        return Lock.Problem(line: number, column: 18, message: isSound ? later(name) : unknown(name))
    }

    fileprivate static func noText(_ text: TextBytes, _ number: Int, _ column: Int) -> Lock.Problem {
        let text = String(decoding: text, as: UTF8.self)
        return Lock.Problem(
            line: number, column: column,
            message: Bilingual(
                ja: "値「\(shown(text))」が二重引用符で囲んだ文字列になっていません。gitで元に戻してください。",
                en: "The value `\(shown(text))` is no quoted text as kessai writes it. Restore it from git."))
    }

    fileprivate static func edited(_ id: EntryID, _ number: Int, _ column: Int) -> Lock.Problem {
        Lock.Problem(
            line: number, column: column,
            message: Bilingual(
                ja:
                    "「\(id.text)」の行が手で書き換えられています(行頭のダイジェストと合いません)。gitで元に戻すか、この行を消し、入力したうえで kessai record --item \(id.shellWord) を実行してください。",
                en:
                    "The line of `\(id.text)` was edited by hand (its digest does not fit). Restore it from git; or delete the line, enter the value and run `kessai record --item \(id.shellWord)`."
            ))
    }

    fileprivate static func repeated(_ id: EntryID, _ number: Int, first: Int) -> Lock.Problem {
        Lock.Problem(
            line: number, column: 18,
            message: Bilingual(
                ja: "「\(shown(id.text))」は\(first)行目にもあります。画面にいま入力されている値の行を残し、もう一方を消してください。",
                en:
                    "`\(shown(id.text))` is also in line \(first). Keep the line with the value that is on the screen now, and remove the other."
            ))
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

    fileprivate static func notUTF8(_ bytes: [UInt8]) -> Lock.Problem {
        let run = firstInvalid(in: bytes)
        let place = LineTable(bytes).position(at: run.lowerBound)
        let first = bytes[run].first.map { "(0x" + String($0, radix: 16, uppercase: true) + ")" } ?? ""
        return Lock.Problem(
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

    fileprivate static func noHeading(_ line: TextBytes) -> Lock.Problem {
        let form = line.dropFirst(Lock.signature.utf8.count)
        if line.starts(with: Lock.signature.utf8), form.allSatisfy(isDigit),
            let later = Int(String(decoding: form, as: UTF8.self)),
            later > 1
        {
            return Lock.Problem(
                line: 1, column: 1,
                message: Bilingual(
                    ja: "この記録の形式は版\(later)です。このkessai(\(kessaiVersion))が読めるのは版1です。新しいkessaiを使ってください。",
                    en:
                        "The record has format version \(later); this kessai (\(kessaiVersion)) reads version 1. Use a newer kessai."
                ))
        }
        return Lock.Problem(
            line: 1, column: 1,
            message: Bilingual(
                ja: "1行目が「\(Lock.version)」ではないので、kessai.lock ではありません。gitで元に戻してください。",
                en: "The first line is not `\(Lock.version)`, so this is no kessai.lock. Restore it from git."))
    }
}
