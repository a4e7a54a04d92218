import Reporting
import SourceText

/// One option as declared: the parser, the help, the completions and the manual page all read this.
package struct OptionSpec: Sendable {
    package enum Value: Sendable {
        case none
        /// One of these words. They are asked for by few runs, and listing them takes each run longer than reading its command line.
        case choice(@autoclosure @Sendable () -> [String])
        /// Any text, shown in help by this word; a file or a directory is completed as such.
        case text(String)
    }

    package let name: String
    package let value: Value
    package let summary: Bilingual
    package let isRepeatable: Bool

    package init(_ name: String, _ value: Value = .none, _ summary: Bilingual, isRepeatable: Bool = false) {
        self.name = name
        self.value = value
        self.summary = summary
        self.isRepeatable = isRepeatable
    }
}

extension OptionSpec {
    static let help = OptionSpec("help", .none, Bilingual(ja: "この説明を表示します", en: "show this help"))
    static let version = OptionSpec("version", .none, Bilingual(ja: "バージョンを表示します", en: "show the version"))
    static let language = OptionSpec(
        "lang", .choice(["ja", "en", "both"]),
        Bilingual(
            ja: "メッセージの言語(指定がなければロケールから。日本語なら ja、ほかは en)",
            en: "language of messages (default from the locale: ja for Japanese, else en)"))
    static let color = OptionSpec(
        "color", .choice(["auto", "always", "never"]),
        Bilingual(
            ja: "色を付けるか(auto は端末のときだけ。NO_COLOR と CLICOLOR_FORCE にも従います)",
            en: "colours (auto: on a terminal; NO_COLOR and CLICOLOR_FORCE are respected)"))
    static let quiet = OptionSpec(
        "quiet", .none, Bilingual(ja: "問題だけを表示し、まとめや案内は出しません", en: "print problems only, no summary and no advice"))
    static let failOn = OptionSpec(
        "fail-on", .choice(["error", "warning", "hint"]),
        Bilingual(
            ja: "この重大度以上の問題があれば終了コードを1にします(既定は error)",
            en: "exit with 1 if there is a problem of this severity or above (default error)"))
    static let outputFile = OptionSpec(
        "output-file", .text("FORMAT=FILE"),
        Bilingual(ja: "この形式の報告をファイルにも書きます(何度でも指定できます)", en: "write a report in this format to a file as well (repeatable)"),
        isRepeatable: true)
    static let standardInputName = OptionSpec(
        "stdin-filename", .text("FILE"),
        Bilingual(
            ja: "「-」で標準入力から読む文書のファイル名。プロジェクトの中なら、そのファイルの代わりに読みます",
            en: "the file name of the document read from standard input with `-`; inside a project it stands in for that file"))
    static let release = OptionSpec(
        "release", .none,
        Bilingual(
            ja: "本番用の検査: テスト環境の使用を禁じます(鍵ファイルがあれば、その中身は、このオプションがなくても確かめます)",
            en: "checks for release: the test environment is forbidden (a key file that is there is checked with or without it)"))
    static let requireKeys = OptionSpec(
        "require-keys", .none, Bilingual(ja: "秘密鍵のファイルがないことをエラーにします", en: "an absent private key file is an error"))
    static let reportFormat = OptionSpec(
        "format", .choice(Format.allCases.map(\.rawValue)),
        Bilingual(
            ja: "報告の形式(既定は human、GitHub Actions の中では github)",
            en: "format of the report (default human, under GitHub Actions github)"))

    /// What every command takes.
    static let common = [language, color, quiet, help]
}
