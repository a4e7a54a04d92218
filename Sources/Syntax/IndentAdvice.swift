import SourceText

/// What is said of the column that a line has to begin at. Nobody indents by no spaces: such a line begins at the start.
package enum IndentAdvice {
    /// 新しい項目なら、字下げを半角スペース2個にしてください。 `lead`: of what, or when; `object`: the same, to be indented.
    package static func help(_ column: Int, lead: String = "", _ object: String = "the line") -> Bilingual {
        column == 0
            ? Bilingual(ja: "\(lead)字下げをなくして、行の先頭から書いてください。", en: "Begin \(object) at the left edge, without indentation.")
            : Bilingual(ja: "\(lead)字下げを半角スペース\(column)個にしてください。", en: "Indent \(object) to \(spaces(column)).")
    }

    /// What is missing above a line: 「body: |」の行
    package static func lineAbove(_ column: Int, _ line: Bilingual) -> Bilingual {
        column == 0
            ? Bilingual(
                ja: "\(line.ja)の行を、字下げせずに、この行の上に書いてください。",
                en: "Write the line \(line.en) above this one, without indentation.")
            : Bilingual(
                ja: "\(line.ja)の行を、半角スペース\(column)個の字下げで、この行の上に書いてください。",
                en: "Write the line \(line.en) above this one, with an indentation of \(spaces(column)).")
    }

    static func title(_ column: Int) -> Bilingual {
        column == 0
            ? Bilingual(ja: "字下げをなくす", en: "Remove the indentation")
            : Bilingual(ja: "字下げを半角スペース\(column)個にする", en: "Indent it to \(spaces(column))")
    }
}

/// A number of spaces, in words.
package func spaces(_ count: Int) -> String { count == 1 ? "1 space" : "\(count) spaces" }
