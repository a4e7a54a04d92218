import SourceText

/// `kessai lsp`: hands over to the language server, which the executable puts into the world.
let languageServerCommand = Command(
    "lsp",
    Bilingual(ja: "エディターのための言語サーバーを標準入出力で動かします", en: "language server over standard input and output"),
    details: Bilingual(
        ja: "LSP 3.17 で通信します。エディターが起動して使うもので、端末から直接使うことはありません。メッセージは、「--lang」がなければエディターの言語で出します。",
        en:
            "Speaks LSP 3.17. An editor starts and uses it; there is nothing to see in a terminal. Without `--lang`, messages are in the editor's language."
    ),
    options: [standardStreamsOption]
) { invocation in
    try invocation.world.languageServer(invocation.world, invocation.languages, invocation.has(.language))
}

/// What clients say of how they talk to a server (LSP 3.17, Implementation Considerations). There is no other way here.
private let standardStreamsOption = OptionSpec(
    "stdio", .none,
    Bilingual(ja: "標準入出力で通信します(いつもそうなので、付けなくてもかまいません)", en: "talk over standard input and output, as is always done"))
