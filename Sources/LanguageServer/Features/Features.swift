import SourceText

/// The list of requests that a running session answers, one line each.
extension Session {
    mutating func feature(_ method: String, _ params: JSON) throws(ResponseFault) -> JSON {
        switch method {
        case "textDocument/hover": try at(method, params) { hover($0, $1) }
        // What is begun may become a document of kessai.
        case "textDocument/completion": try at(method, params, in: [.ours, .begun]) { completion($0, $1) }
        case "textDocument/definition": try at(method, params) { definition($0, $1) }
        case "textDocument/references":
            try at(method, params) { references($0, $1, includeDeclaration: params["context"]["includeDeclaration"].isTrue) }
        case "textDocument/prepareRename":
            try at(method, params) { view, offset throws(ResponseFault) in try prepareRename(view, offset) }
        case "textDocument/rename": try renaming(method, params)
        case "textDocument/codeAction":
            try inFile(method, params) { view throws(ResponseFault) in
                guard let range = view.positions.offsets(params["range"]) else { throw .invalidParams(method) }
                return codeActions(view, ByteRange(range), only: params["context"]["only"].elements.compactMap(\.string))
            }
        case "textDocument/formatting": try inFile(method, params) { formatting($0) }
        case "textDocument/documentSymbol": try inFile(method, params) { documentSymbols($0) }
        case "textDocument/foldingRange": try inFile(method, params) { foldingRanges($0) }
        case "workspace/symbol":
            if let query = params["query"].string {
                .array(workspace.views(client).flatMap { workspaceSymbols($0, query) })
            } else {
                throw .invalidParams(method)
            }
        default: throw .unknownMethod(method)
        }
    }

    private mutating func renaming(_ method: String, _ params: JSON) throws(ResponseFault) -> JSON {
        // It changes files that are not open, and the client may not have told what has happened to them.
        if let uri = params["textDocument"]["uri"].string { workspace.reload(around: uri) }
        return try at(method, params) { view, offset throws(ResponseFault) in
            guard let name = params["newName"].string else { throw .invalidParams(method) }
            return try rename(view, offset, to: name)
        }
    }

    /// Answers null for a file that is not known, and for those of other tools.
    private mutating func inFile(
        _ method: String, _ params: JSON, in standings: Set<Standing> = [.ours],
        _ answer: (FileView) throws(ResponseFault) -> JSON
    ) throws(ResponseFault) -> JSON {
        guard let uri = params["textDocument"]["uri"].string else { throw .invalidParams(method) }
        guard let view = workspace.view(uri, client), standings.contains(view.standing) else { return .null }
        return try answer(view)
    }

    private mutating func at(
        _ method: String, _ params: JSON, in standings: Set<Standing> = [.ours],
        _ answer: (FileView, Int) throws(ResponseFault) -> JSON
    ) throws(ResponseFault) -> JSON {
        try inFile(method, params, in: standings) { view throws(ResponseFault) in
            guard let offset = view.positions.offset(params["position"]) else { throw .invalidParams(method) }
            return try answer(view, offset)
        }
    }
}
