import SourceText

/// What `kessai explain` says of the codes of the text stage; the examples are their tests.
package let syntaxExplanations: [Explanation] =
    characterExplanations + layoutExplanations + unsupportedExplanations + fileExplanations

/// The beginning of a payment method, to which the examples add what they are about.
private let method = "kind: payment_method\nid: standard\ntype: one_time\ntax_rate: 10%\n"
private let course = "kind: payment_method\nid: course\ntype: recurring\ntax_rate: 10%\nprice: 1980\n"

/// Codes about single characters.
private let characterExplanations: [Explanation] = [
    Explanation(
        .invalidUTF8, title: Bilingual(ja: "UTF-8ではないバイトがあります。", en: "A file has bytes that are not UTF-8."),
        why: Bilingual(
            ja: "YAMLのファイルはUTF-8で書きます。Shift_JISなどで保存すると、文字が正しく読めません。UTF-8として開いて保存し直すと、読めない文字は「�」になります(キー以外では警告)。",
            en:
                "YAML files are written in UTF-8; saved in another encoding such as Shift_JIS their text cannot be read. Opened as UTF-8 "
                + "and saved again, the text is lost and `�` stands in its place (a warning, except in keys)."),
        fix: Bilingual(
            ja: "エディターで文字コードにUTF-8(BOMなし)を選んで保存し直します。", en: "Save the file again as UTF-8 without BOM."),
        bad: .described(Bilingual(ja: "Shift_JISで保存したファイル", en: "A file saved as Shift_JIS")),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .byteOrderMark, title: Bilingual(ja: "ファイルの先頭にBOMがあります。", en: "A file begins with a byte order mark."),
        why: Bilingual(
            ja: "UTF-8には必要がなく、正しく読めないソフトがあります。", en: "UTF-8 needs none, and some programs stumble over it."),
        fix: Bilingual(ja: "「UTF-8(BOMなし)」で保存し直します。", en: "Save the file as UTF-8 without BOM."),
        bad: .yaml("⟦\u{FEFF}⟧" + method + "price: 1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .controlCharacter, title: Bilingual(ja: "目に見えない制御文字があります。", en: "There is an invisible control character."),
        why: Bilingual(
            ja: "YAMLは制御文字をそのまま書くことを認めていません。多くは別のソフトからの貼り付けで入ります。",
            en: "YAML does not allow them as they are; most come in by pasting from other programs."),
        fix: Bilingual(
            ja: "消します。", en: "Remove it."),
        bad: .yaml(method + "name: 一括⟦\u{8}⟧払い\nprice: 1980\n"),
        good: .yaml(method + "name: 一括払い\nprice: 1980\n")),
    Explanation(
        .invisibleCharacter, title: Bilingual(ja: "見えない文字や、半角ではない空白があります。", en: "There is a character that cannot be seen."),
        why: Bilingual(
            ja:
                "全角スペースや幅のない文字は空白や何もないように見えますが、YAMLでは文字として扱われます。引用符の中では(「\\u200B」のように書いたものも)警告になり、メールの本文、「|」の文章、コメントの全角スペースは報告しません。LFのないCRは、YAMLでは改行でもgitでは改行ではなく、続く行が差分に現れないので警告になります。",
            en:
                "Full-width spaces and characters without width look like a space or like nothing, but YAML treats them as text. "
                + "Between quotes, also written as `\\u200B`, this is a warning. Full-width spaces in mail bodies, `|` texts and comments are not reported. "
                + "A CR without an LF is a warning as well: YAML ends a line there, but git does not, so a diff does not show the next line as one."
        ),
        fix: Bilingual(
            ja: "半角スペースに置き換えるか、消します。文章に必要なら引用符で囲みます。",
            en: "Replace it with a space or remove it; quote the text that needs it."),
        bad: .yaml(method + "price:⟦　⟧1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .fullWidthPunctuation,
        title: Bilingual(ja: "半角の記号の代わりに、全角の記号があります。", en: "A full-width sign stands where YAML's own is meant."),
        why: Bilingual(
            ja: "YAMLの「:」「-」「\"」は半角だけです。全角の記号は文字として読まれます。",
            en: "YAML's `:`, `-` and `\"` are the half-width ones; the full-width signs are read as text."),
        fix: Bilingual(ja: "半角の記号に置き換えます。", en: "Write the half-width sign."),
        bad: .yaml(method + "price⟦：⟧1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .badEscape, title: Bilingual(ja: "YAMLにないエスケープがあります。", en: "There is an escape that YAML does not have."),
        why: Bilingual(
            ja: "「\"」の中の「\\」は特別な文字の始まりです。続けられる文字は決まっています。",
            en: "Between double quotes a `\\` begins a special character, and only certain letters may follow."),
        fix: Bilingual(
            ja: "文字としての「\\」は「\\\\」と書くか、全体を「'」で囲みます。", en: "Write a literal backslash as `\\\\`, or use single quotes."),
        bad: .yaml(method + "name: \"一括⟦\\s⟧払い\"\nprice: 1980\n"),
        good: .yaml(method + "name: \"一括\\\\払い\"\nprice: 1980\n")),
]

/// Codes about how lines are laid out.
private let layoutExplanations: [Explanation] = [
    Explanation(
        .tabIndentation, title: Bilingual(ja: "字下げにタブが使われています。", en: "A tab is used for indentation."),
        why: Bilingual(
            ja: "タブの幅はソフトによって違うため、YAMLは字下げにタブを認めていません。",
            en: "Programs show tabs in different widths, so YAML does not allow them for indentation."),
        fix: Bilingual(ja: "半角スペースで字下げします。", en: "Indent with spaces."),
        bad: .yaml(course + "recurrence:\n⟦\t⟧every: 1 month\n"),
        good: .yaml(course + "recurrence:\n  every: 1 month\n")),
    Explanation(
        .badIndentation, title: Bilingual(ja: "字下げが前後の行と合っていません。", en: "The indentation of a line fits no other line."),
        why: Bilingual(
            ja: "YAMLでは字下げの深さが、その行がどのまとまりに属するかを決めます。",
            en: "In YAML the indentation decides which block a line belongs to."),
        fix: Bilingual(ja: "同じまとまりの行の字下げをそろえます。", en: "Indent all lines of a block alike."),
        bad: .yaml(course + "recurrence:\n  every: \"1 month\"\n   ⟦t⟧imes: 3\n"),
        good: .yaml(course + "recurrence:\n  every: \"1 month\"\n  times: 3\n")),
    Explanation(
        .unterminatedQuote, title: Bilingual(ja: "引用符が閉じられていません。", en: "A quote is never closed."),
        why: Bilingual(
            ja: "閉じる引用符がないと、どこまでが値か分かりません。", en: "Without a closing quote nobody can tell where the value ends."),
        fix: Bilingual(ja: "値の終わりに同じ引用符を付けます。", en: "Write the same quote at the end of the value."),
        bad: .yaml(method + "name: ⟦\"⟧一括払い\nprice: 1980\n"),
        good: .yaml(method + "name: \"一括払い\"\nprice: 1980\n")),
    Explanation(
        .missingSpace, title: Bilingual(ja: "「:」や「-」のあとに空白がありません。", en: "There is no space after a `:` or `-`."),
        why: Bilingual(
            ja: "空白がないと、YAMLでは一続きの文字として読まれます。", en: "Without the space YAML reads one piece of text."),
        fix: Bilingual(ja: "半角スペースを1個入れます。", en: "Insert a space."),
        bad: .yaml(method + "price⟦:⟧1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .mergeConflictMarker, title: Bilingual(ja: "gitの競合マーカーが残っています。", en: "A merge conflict marker was left behind."),
        why: Bilingual(
            ja: "競合の両側の内容が残っていて、どちらが正しいか分かりません。",
            en: "Both sides of a conflict are still there, and it is not clear which is right."),
        fix: Bilingual(
            ja: "残す内容を決め、マーカーの行を消します。kessai.lock では、画面にいま入力されている値の行を残します。",
            en:
                "Decide which side to keep and remove the marker lines. In kessai.lock keep the lines with the values that are on the screens now."
        ),
        bad: .yaml(method + "⟦<<<<<<<⟧ HEAD\nprice: 1980\n=======\nprice: 2980\n>>>>>>> topic\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .syntaxError, title: Bilingual(ja: "YAMLとして読めません。", en: "A file cannot be read as YAML."),
        why: Bilingual(
            ja: "「%」「@」「`」で始まる値、「: 」を含む値、閉じていない括弧などは、そのままではYAMLになりません。",
            en: "A value that begins with `%`, `@` or a backtick or holds `: `, an unclosed bracket and the like are not YAML."),
        fix: Bilingual(
            ja: "文字として使う値は全体を引用符で囲みます。", en: "Put the whole value between quotes where it is meant as text."),
        bad: .yaml(method + "name: ⟦@会員専用⟧\nprice: 1980\n"),
        good: .yaml(method + "name: \"@会員専用\"\nprice: 1980\n")),
    Explanation(
        .duplicateKey, title: Bilingual(ja: "同じキーが2回書かれています。", en: "A key is written twice in the same mapping."),
        why: Bilingual(
            ja: "YAMLではキーの重複は認められず、どちらの値を使うかはソフトによって違います。",
            en: "YAML forbids it, and programs differ in which value they take."),
        fix: Bilingual(ja: "正しいほうを残して、もう一方を消します。", en: "Keep the right one and remove the other."),
        bad: .yaml(method + "price: 1980\n⟦price⟧: 2980\n"),
        good: .yaml(method + "price: 1980\n")),
]

/// Codes about YAML that kessai does not read.
private let unsupportedExplanations: [Explanation] = [
    Explanation(
        .anchorNotSupported, title: Bilingual(ja: "アンカー(「&名前」)は使えません。", en: "Anchors (`&name`) are not supported."),
        why: Bilingual(
            ja: "書かれている値がそのまま使われるように、別の場所の値を写す書き方はなくしています。",
            en: "The value written is the value used; nothing is copied from elsewhere in the file."),
        fix: Bilingual(
            ja: "値をそのまま書きます。支払方法とステップメールは「use:」で共有できます。",
            en: "Write the value out; payment methods and step mails can be shared with `use:`."),
        bad: .yaml(method + "price: ⟦&standard⟧ 1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .aliasNotSupported, title: Bilingual(ja: "エイリアス(「*名前」)は使えません。", en: "Aliases (`*name`) are not supported."),
        why: Bilingual(
            ja: "「*」で始まる値は、YAMLでは別の場所の値を指します。kessaiではこの書き方を使いません。",
            en: "In YAML a value that begins with `*` refers to another place; kessai does not use this."),
        fix: Bilingual(
            ja: "値をそのまま書きます。文字としての「*」なら引用符で囲みます。", en: "Write the value out; quote a literal `*`."),
        bad: .yaml(method + "price: ⟦*standard⟧\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .tagNotSupported, title: Bilingual(ja: "タグ(「!名前」)は使えません。", en: "Tags (`!name`) are not supported."),
        why: Bilingual(
            ja: "値の型は項目ごとに決まっているので、タグは必要ありません。", en: "Each field has its own type, so no tag is needed."),
        fix: Bilingual(ja: "タグを消します。文字としての「!」なら引用符で囲みます。", en: "Remove the tag; quote a literal `!`."),
        bad: .yaml(method + "price: ⟦!!int⟧ 1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .complexKeyNotSupported,
        title: Bilingual(ja: "「? 」で始まるキーや、リストなどのキーは使えません。", en: "`? ` keys and collections as keys are not supported."),
        why: Bilingual(
            ja: "設定の項目名はすべて1行の文字です。", en: "All names of settings are text of one line."),
        fix: Bilingual(ja: "「キー: 値」の形で書きます。", en: "Write `key: value`."),
        bad: .yaml(method + "⟦?⟧ price\n: 1980\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .directiveNotSupported, title: Bilingual(ja: "「%」で始まる指示行は使えません。", en: "`%` directives are not supported."),
        why: Bilingual(
            ja: "kessaiは常にYAML 1.2として読むので、指示行は必要ありません。", en: "kessai always reads YAML 1.2, so no directive is needed."),
        fix: Bilingual(ja: "行を消します。", en: "Remove the line."),
        bad: .yaml("⟦%YAML 1.2⟧\n---\n" + method + "price: 1980\n"),
        good: .yaml("---\n" + method + "price: 1980\n")),
    Explanation(
        .mergeKeyNotSupported, title: Bilingual(ja: "マージキー「<<」は使えません。", en: "The merge key `<<` is not supported."),
        why: Bilingual(
            ja: "YAML 1.2の仕様にはなく、読むソフトによって結果が変わります。", en: "It is no part of YAML 1.2, and programs differ in how they read it."),
        fix: Bilingual(
            ja: "項目をそのまま書きます。支払方法とステップメールは「use:」で共有できます。",
            en: "Write the fields out; payment methods and step mails can be shared with `use:`."),
        bad: .yaml(method + "⟦<<⟧: *common\n"),
        good: .yaml(method + "price: 1980\n")),
]

/// Codes about files as a whole.
private let fileExplanations: [Explanation] = [
    Explanation(
        .fileTooLarge, title: Bilingual(ja: "ファイルが大きすぎます。", en: "A file is too large."),
        why: Bilingual(
            ja: "16MiBを超えるファイルは、設定ではなく別のデータを置いた間違いとみなします。",
            en: "More than 16 MiB is taken for other data that got into the project by mistake."),
        fix: Bilingual(
            ja: "ファイルを分けるか、「ignore」に書いてプロジェクトから外します。", en: "Split the file, or leave it out with `ignore:`."),
        bad: .described(Bilingual(ja: "17MiBのファイル", en: "A file of 17 MiB")), good: .yaml(method + "price: 1980\n")),
    Explanation(
        .tooDeep, title: Bilingual(ja: "入れ子が深すぎます。", en: "The nesting is too deep."),
        why: Bilingual(
            ja: "64段を超える入れ子は、括弧や「-」の書き間違いとみなします。", en: "More than 64 levels are taken for a mistake with brackets or dashes."),
        fix: Bilingual(ja: "余分な括弧や「-」を消します。", en: "Remove the brackets or dashes that are too many."),
        bad: .yaml(method + "price: " + String(repeating: "[", count: 63) + "⟦[⟧" + String(repeating: "]", count: 64) + "\n"),
        good: .yaml(method + "price: 1980\n")),
    Explanation(
        .tooManyFiles, title: Bilingual(ja: "ファイルが多すぎます。", en: "The project has too many files."),
        why: Bilingual(
            ja: "一つのプロジェクトで読むのは100,000ファイルまでです。", en: "A project holds at most 100,000 files."),
        fix: Bilingual(
            ja: "kessai.yaml の場所が正しいか確かめ、要らないものを「ignore」に書いて外します。",
            en: "See whether `kessai.yaml` is in the right place, and leave out with `ignore:` what does not belong."),
        bad: .described(Bilingual(ja: "100,001個のYAMLファイルがあるフォルダ", en: "A folder with 100,001 YAML files")),
        good: .described(Bilingual(ja: "100,000個までのYAMLファイル", en: "At most 100,000 YAML files"))),
    Explanation(
        .unreadableFile, title: Bilingual(ja: "ファイルを読めません。", en: "A file cannot be read."),
        why: Bilingual(
            ja: "読めないファイルに書かれた設定は確かめられません。", en: "Settings in a file that cannot be read cannot be checked."),
        fix: Bilingual(
            ja: "ファイルの権限と種類(フォルダではないか)を確かめます。", en: "Check the permissions of the file, and that it is not a directory."),
        bad: .described(Bilingual(ja: "読み取りの権限がないファイル", en: "A file without read permission")),
        good: .described(Bilingual(ja: "読み取りの権限があるファイル", en: "A file that may be read"))),
]
