import SourceText

/// What the client told about itself in `initialize`: its language, how it counts, what it understands.
struct Client {
    /// One, or both where that was chosen by an option.
    var languages: [Language]
    var encoding: PositionEncoding = .utf16
    /// The client's own process, whose end is ours.
    var process: Int?
    var understandsRelated = false
    var understandsDiagnosticData = false
    var understandsTags = false
    var understandsVersionedDiagnostics = false
    var understandsDocumentChanges = false
    var understandsSymbolTrees = false
    var understandsCodeActions = false
    var understandsPreferredActions = false
    var understandsDefaultRename = false
    var understandsMarkdownHover = false
    var understandsMarkdownItems = false
    var understandsSnippets = false
    var registersWatchers = false
    var watchesOtherFolders = false

    /// Before `initialize`.
    init(languages: [Language]) { self.languages = languages }

    /// The language is that of the client, unless it was chosen by an option or the client names none.
    init(_ params: JSON, languages: [Language], isChosen: Bool) {
        if !isChosen, let locale = params["locale"].string?.lowercased(), !locale.isEmpty {
            self.languages = locale.hasPrefix("ja") ? [.ja] : [.en]
        } else {
            self.languages = languages
        }
        process = params["processId"].integer
        let capabilities = params["capabilities"]
        let encodings = capabilities["general"]["positionEncodings"].elements.compactMap(\.string)
        // The client's order is its preference; what is not named there is UTF-16, which everybody knows.
        encoding = encodings.lazy.compactMap(PositionEncoding.init).first ?? .utf16

        let document = capabilities["textDocument"]
        let diagnostics = document["publishDiagnostics"]
        understandsRelated = diagnostics["relatedInformation"].isTrue
        understandsDiagnosticData = diagnostics["dataSupport"].isTrue
        understandsTags = diagnostics["tagSupport"].isObject
        understandsVersionedDiagnostics = diagnostics["versionSupport"].isTrue
        understandsSymbolTrees = document["documentSymbol"]["hierarchicalDocumentSymbolSupport"].isTrue
        understandsCodeActions = document["codeAction"]["codeActionLiteralSupport"].isObject
        understandsPreferredActions = document["codeAction"]["isPreferredSupport"].isTrue
        understandsDefaultRename = document["rename"]["prepareSupport"].isTrue
        understandsMarkdownHover = document["hover"]["contentFormat"].elements.contains("markdown")
        let item = document["completion"]["completionItem"]
        understandsMarkdownItems = item["documentationFormat"].elements.contains("markdown")
        understandsSnippets = item["snippetSupport"].isTrue
        let workspace = capabilities["workspace"]
        understandsDocumentChanges = workspace["workspaceEdit"]["documentChanges"].isTrue
        registersWatchers = workspace["didChangeWatchedFiles"]["dynamicRegistration"].isTrue
        watchesOtherFolders = registersWatchers && workspace["didChangeWatchedFiles"]["relativePatternSupport"].isTrue
    }

    /// A longer text in each language, one below the other; once where they agree.
    func inEach(separator: String = "\n\n", _ text: (Language) -> String) -> String {
        var texts: [String] = []
        for text in languages.map(text) where text != texts.last { texts.append(text) }
        return texts.joined(separator: separator)
    }

    /// A text of Markdown in the form that the client shows; without it the marks are taken away.
    func markup(_ markdown: String, isShown: Bool) -> JSON {
        if isShown { return ["kind": "markdown", "value": .string(markdown)] }
        return ["kind": "plaintext", "value": .string(plainText(ofMarkdown: markdown))]
    }
}

/// What the server does, as the answer to `initialize`.
func serverCapabilities(_ client: Client) -> JSON {
    [
        "positionEncoding": .string(client.encoding.rawValue),
        "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
        "hoverProvider": true,
        "completionProvider": ["triggerCharacters": [":", " ", "-", "%"], "resolveProvider": false],
        "definitionProvider": true,
        "referencesProvider": true,
        "documentSymbolProvider": true,
        "workspaceSymbolProvider": true,
        "codeActionProvider": client.understandsCodeActions
            ? ["codeActionKinds": ["quickfix", "source.fixAll.kessai"], "resolveProvider": false] : false,
        "renameProvider": client.understandsDefaultRename ? ["prepareProvider": true] : true,
        "documentFormattingProvider": true,
        "foldingRangeProvider": true,
        "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
}
