import SourceText

/// What the exit code says, the same for every command.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case done, problems, usage, nothing, fault, differs

    /// What a shell reports of a run that a signal ended.
    static let signal = (
        code: "128+n",
        meaning: Bilingual(
            ja: "シグナル n で終わりました(Ctrl-C は 130、SIGTERM は 143): 書きかけのものは残らず、どのファイルも、前の内容か新しい内容のどちらかが丸ごと残ります",
            en: "ended by the signal n (130 Ctrl-C, 143 SIGTERM): nothing is half-written, each file is whole, old or new")
    )

    var meaning: Bilingual {
        switch self {
        case .done:
            Bilingual(
                ja: "完了。「--fail-on」で決めた重大度(指定がなければ error)以上の問題はありません",
                en: "done, nothing to report at or above `--fail-on` (default `error`)")
        case .problems: Bilingual(ja: "入力に問題があります", en: "problems in the input")
        case .usage:
            Bilingual(ja: "使い方の誤り: 知らないコマンド、オプション、値", en: "wrong use: unknown command, option or value")
        case .nothing:
            Bilingual(
                ja: "処理の対象がありません: ここにも上の階層にも kessai.yaml がないか、対象の文書がありません",
                en: "nothing to do: no `kessai.yaml` here or above, or no document matched")
        case .fault:
            Bilingual(
                ja: "入出力の失敗: 読めない、書けない、容量不足、出力先が閉じた、または kessai 自身の不具合",
                en: "input or output fault: unreadable, not writable, disk full, output closed; also a fault of kessai itself")
        case .differs:
            Bilingual(
                ja: "違いがあります: 「plan」「verify」「build --check」「fmt --check」が違いを見つけました",
                en: "differs: `plan`, `verify`, `build --check` or `fmt --check` found a difference")
        }
    }
}
