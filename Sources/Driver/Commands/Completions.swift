import SourceText

/// `kessai completions bash|zsh|fish`: a script that completes command lines, written from the table of commands.
let completionsCommand = Command(
    "completions", operands: "bash|zsh|fish", count: 1...1,
    Bilingual(ja: "シェルの補完スクリプトを表示します", en: "print a completion script for a shell"),
    details: Bilingual(
        ja: """
            bash: kessai completions bash > ~/.local/share/bash-completion/completions/kessai
            zsh:  kessai completions zsh > _kessai(fpath にあるフォルダへ)
            fish: kessai completions fish > ~/.config/fish/completions/kessai.fish
            """,
        en: """
            bash: kessai completions bash > ~/.local/share/bash-completion/completions/kessai
            zsh:  kessai completions zsh > _kessai (in a directory of fpath)
            fish: kessai completions fish > ~/.config/fish/completions/kessai.fish
            """)
) { invocation in
    let language = invocation.languages.first ?? .en
    switch invocation.operands[0] {
    case "bash": return Outcome(.done, output: BashCompletion.script(allCommands))
    case "zsh": return Outcome(.done, output: ZshCompletion.script(allCommands, language))
    case "fish": return Outcome(.done, output: FishCompletion.script(allCommands, language))
    default:
        let name = shown(invocation.operands[0])
        throw UsageError(
            message: Bilingual(
                ja: "「\(name)」の補完スクリプトはありません。指定できる値: bash、zsh、fish。",
                en: "there is no completion script for `\(name)`. There are: bash, zsh, fish."), command: "completions")
    }
}

/// `kessai man`: the manual page, written from the table of commands.
let manualCommand = Command(
    "man",
    Bilingual(ja: "マニュアルページ(man)を表示します", en: "print the manual page"),
    details: Bilingual(
        ja: "~/.local/share/man/man1/kessai.1 などに置きます。置かずに読むには: kessai man | man -l -",
        en: "A place for it is ~/.local/share/man/man1/kessai.1. To read it without installing it: kessai man | man -l -")
) { invocation in
    Outcome(.done, output: ManualPage.text(allCommands, invocation.languages.first ?? .en))
}
