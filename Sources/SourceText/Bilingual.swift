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
