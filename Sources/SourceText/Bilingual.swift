/// A text in Japanese and in English, written side by side so that neither is forgotten.
package struct Bilingual: Sendable, Hashable {
    package var ja: String
    package var en: String

    @inlinable package init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The same characters in both languages: an id, a file name, a value.
    @inlinable package init(same text: String) { self.init(ja: text, en: text) }

    /// Whether it is the same in both languages. What differs mostly differs in length, which is known without reading.
    package var isSame: Bool { ja.utf8.count == en.utf8.count && ja == en }

    package static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(ja: left.ja + right.ja, en: left.en + right.en)
    }

    /// Another sentence behind this one.
    package func then(_ sentence: Bilingual) -> Bilingual { Bilingual(ja: ja + sentence.ja, en: en + " " + sentence.en) }

    /// A list as a sentence, with a full stop behind it.
    package var ended: Bilingual {
        Bilingual(ja: ja.hasSuffix("。") ? ja : ja + "。", en: en.hasSuffix(".") || en.hasSuffix("?") ? en : en + ".")
    }

    /// The same done to both.
    package func map(_ transform: (String) -> String) -> Bilingual { Bilingual(ja: transform(ja), en: transform(en)) }

    package subscript(language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }

    /// In each of the languages, with ` / ` between them; once where they agree.
    package subscript(languages: [Language]) -> String {
        isSame ? ja : languages.map { self[$0] }.joined(separator: " / ")
    }
}

package enum Language: String, Sendable, CaseIterable {
    case ja, en
}

/// 「A」、「B」 / `A` and `B`; of a long list the first few and how many more there are.
package func listed(_ names: [Bilingual], limit: Int = 8) -> Bilingual { listed(names, limit: limit) { $0 } }

/// The same of things of which only those that are shown are put into words.
package func listed<Item>(_ names: [Item], limit: Int, words: (Item) -> Bilingual) -> Bilingual {
    let first = names.prefix(limit).map(words)
    let more = names.count - first.count
    let ja = first.map(\.ja).joined(separator: "、") + (more > 0 ? "、ほか\(more)件" : "")
    if more > 0 { return Bilingual(ja: ja, en: first.map(\.en).joined(separator: ", ") + ", and \(more) more") }
    let last = first.last?.en ?? ""
    let en = first.count > 1 ? first.dropLast().map(\.en).joined(separator: ", ") + " and " + last : last
    return Bilingual(ja: ja, en: en)
}
