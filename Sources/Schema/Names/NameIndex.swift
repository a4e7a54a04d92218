import SourceText
import Synchronization

/// The names of some fields or choices in both spellings, found by their bytes, or else by equality after NFKC.
package struct NameIndex: Sendable {
    package struct Entry: Sendable {
        package let text: String
        /// Position of the field or choice in its table.
        package let index: Int
        package let spelling: Spelling
        /// An alias is understood, but never proposed.
        package let isAlias: Bool

        fileprivate func contains(_ part: [UInt8]) -> Bool { Self.holds(Array(text.utf8), part) }

        /// Only labels: an English key may be any word.
        fileprivate func stands(in text: [UInt8]) -> Bool {
            self.text.utf8.contains { $0 >= 0x80 } && self.text.unicodeScalars.count >= 2
                && Self.holds(text, Array(self.text.utf8))
        }

        private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
            text.count >= part.count && (0...text.count - part.count).contains { text[$0...].starts(with: part) }
        }
    }

    /// A field or choice that was found, and the spelling in which it was written.
    package struct Match: Sendable {
        package let index: Int
        package let spelling: Spelling
    }

    package let entries: [Entry]
    /// The bytes of all names, one behind the other.
    private let letters: [UInt8]
    /// Where in them each name begins, and the last one ends.
    private let borders: [Int]
    /// By the mark of a name: the first entry with that mark, counted from 1, and for each entry the next one.
    private let first: [UInt16]
    private let next: [UInt16]
    private let forms = LazyForms()

    /// The names of each field or choice, in the order of the table.
    package init(_ names: [(key: String, label: String?, aliases: [String])]) {
        var entries: [Entry] = []
        entries.reserveCapacity(names.reduce(0) { $0 + ($1.label == nil ? 1 : 2) + $1.aliases.count })
        func add(_ text: String, _ index: Int, _ spelling: Spelling, isAlias: Bool) {
            entries.append(Entry(text: text, index: index, spelling: spelling, isAlias: isAlias))
        }
        for (index, name) in names.enumerated() {
            add(name.key, index, .english, isAlias: false)
            if let label = name.label { add(label, index, .japanese, isAlias: false) }
            for alias in name.aliases { add(alias, index, .japanese, isAlias: true) }
        }
        self.entries = entries
        var borders = [0]
        borders.reserveCapacity(entries.count + 1)
        for entry in entries { borders.append(borders[borders.count - 1] + entry.text.utf8.count) }
        var letters: [UInt8] = []
        letters.reserveCapacity(borders[entries.count])
        for entry in entries { letters += entry.text.utf8 }
        var first = [UInt16](repeating: 0, count: NameIndex.marks)
        var next = [UInt16](repeating: 0, count: entries.count + 1)
        letters.withUnsafeBufferPointer { letters in
            for entry in stride(from: entries.count, to: 0, by: -1) {
                let mark = NameIndex.mark(UnsafeBufferPointer(rebasing: letters[borders[entry - 1]..<borders[entry]]))
                next[entry] = first[mark]
                first[mark] = UInt16(entry)
            }
        }
        (self.letters, self.borders, self.first, self.next) = (letters, borders, first, next)
    }

    /// So many that a key is compared with the one or two names that it may be.
    private static var marks: Int { 64 }

    @inline(__always) private static func mark(_ name: UnsafeBufferPointer<UInt8>) -> Int { Int(nameMark(name)) % marks }

    /// What has exactly these bytes for a name.
    func find(_ range: Range<Int>, in bytes: [UInt8]) -> Match? {
        bytes.withUnsafeBufferPointer { find(exactly: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// What has a name that is equal after NFKC.
    package func find(_ text: String) -> Match? {
        if let match = text.withTextBytes(find(exactly:)) { return match }
        // No name is longer than 200 bytes in any form.
        guard text.utf8.count <= 200 else { return nil }
        return forms(entries).folded[Compatibility.folded(text)].map { entries[$0] }
            .map { Match(index: $0.index, spelling: $0.spelling) }
    }

    /// What has exactly this name.
    package func find(exactly name: UnsafeBufferPointer<UInt8>) -> Match? {
        letters.withUnsafeBufferPointer { letters in
            guard let wanted = name.baseAddress, let letters = letters.baseAddress else { return nil }
            var entry = Int(first[NameIndex.mark(name)])
            while entry > 0 {
                let start = borders[entry - 1]
                if borders[entry] - start == name.count, ByteSearch.same(letters + start, wanted, name.count) {
                    return Match(index: entries[entry - 1].index, spelling: entries[entry - 1].spelling)
                }
                entry = Int(next[entry])
            }
            return nil
        }
    }

    /// The name of a field or choice in one spelling, if it has one.
    func name(of index: Int, _ spelling: Spelling, or other: String = "") -> String {
        entries.first { $0.index == index && $0.spelling == spelling && !$0.isAlias }?.text ?? other
    }

    /// The entry that differs only in upper and lower case, `_`, `-` and blanks: `taxRate`, `Tax-Rate`.
    func findLoosely(_ text: String) -> Entry? {
        guard text.utf8.count <= 200 else { return nil }
        let loose = loosened(text)
        return loose.isEmpty ? nil : forms(entries).loose[loose].map { entries[$0] }
    }

    /// The entry whose name is near, or the only one whose label holds the text (税率 in 消費税率) or stands in it, as on another screen:
    /// クライアントID/Store ID, エンドポイントURLを追加する.
    func findNear(_ text: String) -> Entry? {
        guard text.utf8.count <= 200 else { return nil }
        let folded = Compatibility.folded(text)
        if let near = forms(entries).near.nearest(to: folded), let entry = entries.first(where: { $0.text == near }) {
            return proposed(entry)
        }
        guard folded.unicodeScalars.count >= 2, !folded.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let part = Array(folded.utf8)
        let holding = entries.filter { $0.contains(part) || $0.stands(in: part) }
        guard let first = holding.first, holding.allSatisfy({ $0.index == first.index }) else { return nil }
        return proposed(first)
    }

    /// The entry whose name is nearest; none where those of two fields are equally near.
    func findMistyped(_ folded: String) -> Entry? {
        let forms = forms(entries)
        guard folded.utf8.count <= 600, let first = forms.near.nearest(to: folded),
            let last = forms.nearFromLast.nearest(to: folded),
            let entry = entries.first(where: { $0.text == first })
        else { return nil }
        return first == last || entries.contains { $0.text == last && $0.index == entry.index } ? proposed(entry) : nil
    }

    private func proposed(_ entry: Entry) -> Entry {
        entry.isAlias ? entries.first { $0.index == entry.index && !$0.isAlias && $0.spelling == entry.spelling } ?? entry : entry
    }
}

private func loosened(_ text: String) -> String {
    String(Compatibility.folded(text).lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
}

/// The names of an index in the forms by which an unknown one is looked up, with the place of their entry. Made when the first unknown
/// name comes: most runs see none, and a file may have a hundred thousand of them.
private final class LazyForms: Sendable {
    final class Forms: Sendable {
        let folded: [String: Int]
        let loose: [String: Int]
        let near: NearNames
        /// Of several that are equally near the last one is found.
        let nearFromLast: NearNames

        init(_ entries: [NameIndex.Entry]) {
            func places(_ form: (String) -> String) -> [String: Int] {
                Dictionary(entries.enumerated().map { (form($1.text), $0) }, uniquingKeysWith: { first, _ in first })
            }
            folded = places(Compatibility.folded)
            loose = places(loosened)
            near = NearNames(entries.map(\.text))
            nearFromLast = NearNames(entries.reversed().map(\.text))
        }
    }

    private let made = AtomicLazyReference<Forms>()

    func callAsFunction(_ entries: [NameIndex.Entry]) -> Forms { made.load() ?? made.storeIfNil(Forms(entries)) }
}
