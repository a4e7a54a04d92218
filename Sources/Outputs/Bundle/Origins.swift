import SourceText

/// `kessai why`: where the values of a bundle were written and what was done to them, read from its `provenance.json`.
package struct Origins: Sendable {
    package struct Value: Sendable, Hashable {
        /// File of the bundle and path in it: `seller-central/values.json#environments[0].sellerCentral.returnUrls[0]`.
        package let path: String
        /// The entry, when a person enters the value: `live/return_urls/3f9a1c0b`.
        package let entry: String?
        package let places: [Place]
        package let steps: [Bilingual]
    }

    package struct Place: Sendable, Hashable {
        package let file: String
        /// From 1.
        package let line: Int
        /// From 1, in code points.
        package let column: Int
    }

    package let values: [Value]

    /// The values that a query names: a whole path, a path without its file, an entry, or the beginning of any of these that ends before
    /// `.`, `[`, `#` or `/`. In the order of the bundle; empty when nothing fits.
    package func find(_ query: String) -> [Value] {
        let wanted = query.hasPrefix("./") ? String(query.dropFirst(2)) : query
        guard !wanted.isEmpty else { return [] }
        func fits(_ name: String) -> Bool {
            guard name.hasPrefix(wanted) else { return false }
            guard let next = name.dropFirst(wanted.count).first else { return true }
            return ".[#/".contains(next) || wanted.hasSuffix("/") || wanted.hasSuffix("#")
        }
        let exact = values.filter { $0.path == wanted || $0.entry == wanted }
        if !exact.isEmpty { return exact }
        return values.filter { value in
            let inFile = value.path.split(separator: "#", maxSplits: 1).last.map(String.init) ?? ""
            return fits(value.path) || fits(inFile) || value.entry.map(fits) ?? false
        }
    }

    /// Every path and entry that a query may mean.
    package var names: [String] {
        values.flatMap { [$0.path, $0.path.split(separator: "#").last.map(String.init), $0.entry].compactMap(\.self) }
    }
}

extension Origins.Value {
    /// The path, then each place as `file:line:column`, then what was done.
    package func text(_ languages: [Language]) -> String {
        var text = "\(atLineStart(shown(path, limit: 400)))\n"
        for place in places { text += "  \(atLineStart(shown(place.file, limit: 400))):\(place.line):\(place.column)\n" }
        for step in steps { text += "  - \(shown(step[languages], limit: 400))\n" }
        return text
    }
}

/// Nothing else of the file is kept: it may have tens of megabytes.
extension Origins: Decodable {
    package init(from decoder: any Decoder) throws { values = try Provenance(from: decoder).predicate.values }

    private struct Provenance: Decodable {
        let predicate: Predicate
    }

    private struct Predicate: Decodable {
        let values: [Value]
    }
}

extension Origins.Value: Decodable {
    private enum Key: String, CodingKey {
        case path, entry, steps
        case places = "from"
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        path = try members.decode(String.self, forKey: .path)
        entry = try members.decodeIfPresent(String.self, forKey: .entry)
        places = try members.decode([Origins.Place].self, forKey: .places)
        steps = try members.decode([Step].self, forKey: .steps).map { Bilingual(ja: $0.ja, en: $0.en) }
    }

    private struct Step: Decodable {
        let ja: String
        let en: String
    }
}

extension Origins.Place: Decodable {}
