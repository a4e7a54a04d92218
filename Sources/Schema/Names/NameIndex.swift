/// The names of some fields or choices in both spellings, found by their bytes, or else by equality after NFKC.
package struct NameIndex: Sendable {
    package struct Entry: Sendable {
        package let text: String
        /// Position of the field or choice in its table.
        package let index: Int
        package let spelling: Spelling
        /// An alias is understood, but never proposed.
        package let isAlias: Bool
        let bytes: [UInt8]
    }

    package let entries: [Entry]

    /// The names of each field or choice, in the order of the table.
    package init(_ names: [(key: String, label: String?, aliases: [String])]) {
        var entries: [Entry] = []
        func add(_ text: String, _ index: Int, _ spelling: Spelling, isAlias: Bool) {
            entries.append(Entry(text: text, index: index, spelling: spelling, isAlias: isAlias, bytes: Array(text.utf8)))
        }
        for (index, name) in names.enumerated() {
            add(name.key, index, .english, isAlias: false)
            if let label = name.label { add(label, index, .japanese, isAlias: false) }
            for alias in name.aliases { add(alias, index, .japanese, isAlias: true) }
        }
        self.entries = entries
    }

    /// The entry with exactly these bytes.
    func find(_ range: Range<Int>, in bytes: [UInt8]) -> Entry? {
        entries.first { entry in
            guard entry.bytes.count == range.count else { return false }
            var offset = range.lowerBound
            for byte in entry.bytes {
                if bytes[offset] != byte { return false }
                offset += 1
            }
            return true
        }
    }

    /// The entry that is equal after NFKC.
    func find(_ text: String) -> Entry? {
        // No name is longer than 200 bytes in any form.
        guard text.utf8.count <= 200 else { return nil }
        let folded = Compatibility.folded(text)
        return entries.first { Compatibility.folded($0.text) == folded }
    }

    /// The entry that differs only in upper and lower case, `_`, `-` and blanks: `taxRate`, `Tax-Rate`.
    func findLoosely(_ text: String) -> Entry? {
        guard text.utf8.count <= 200 else { return nil }
        let loose = loosened(text)
        return loose.isEmpty ? nil : entries.first { loosened($0.text) == loose }
    }

    private func loosened(_ text: String) -> String {
        String(Compatibility.folded(text).lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " })
    }
}
