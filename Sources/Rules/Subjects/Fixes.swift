import SourceText

/// The fixes that many rules propose.
extension Fix {
    /// 「Amazon Pay」にする / Write `Amazon Pay`.
    static func writing(_ text: String, at location: Location, safe: Bool = false) -> Fix {
        Fix(
            Bilingual(ja: "「\(shown(text))」にする", en: "Write `\(shown(text))`"), safe: safe, edits: [Edit(location, text)])
    }

    /// 「:443」を消す / Remove `:443`.
    static func removing(_ text: String, at location: Location, safe: Bool = false) -> Fix {
        Fix(Bilingual(ja: "「\(shown(text))」を消す", en: "Remove `\(shown(text))`"), safe: safe, edits: [Edit(location, "")])
    }
}
