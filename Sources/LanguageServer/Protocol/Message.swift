import SourceText

/// A message of JSON-RPC 2.0 as it came in, and the ones that go out.
package enum Message {
    case request(id: JSON, method: String, params: JSON)
    case notification(method: String, params: JSON)
    /// An answer of the client to a request of ours; the error is null where it did what was asked.
    case response(id: JSON, error: JSON)
    /// Neither of them; the id is null where it could not be told.
    case invalid(id: JSON)

    init(_ json: JSON) {
        let id = json["id"]
        guard json.isObject, json["jsonrpc"] == "2.0" else {
            self = .invalid(id: Message.isID(id) ? id : .null)
            return
        }
        switch (json["method"].string, json.has("id")) {
        case (let method?, true) where Message.isID(id): self = .request(id: id, method: method, params: json["params"])
        case (let method?, false): self = .notification(method: method, params: json["params"])
        case (nil, true) where !json.has("method") && (json.has("result") || json.has("error")):
            self = .response(id: id, error: json["error"])
        default: self = .invalid(id: Message.isID(id) ? id : .null)
        }
    }

    private static func isID(_ id: JSON) -> Bool { id.string != nil || id.integer != nil }

    static func result(_ result: JSON, id: JSON) -> JSON {
        ["jsonrpc": "2.0", "id": id, "result": result]
    }

    static func failure(_ fault: ResponseFault, id: JSON, _ languages: [Language]) -> JSON {
        [
            "jsonrpc": "2.0", "id": id,
            "error": ["code": .integer(fault.code.rawValue), "message": .string(fault.message[languages])],
        ]
    }

    static func request(_ method: String, id: JSON, _ params: JSON) -> JSON {
        ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": params]
    }

    static func notification(_ method: String, _ params: JSON) -> JSON {
        ["jsonrpc": "2.0", "method": .string(method), "params": params]
    }

    /// A message with its header, ready to be written.
    package static func framed(_ message: JSON) -> [UInt8] {
        let body = Array(message.line.utf8)
        return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}

extension JSON {
    func has(_ key: String) -> Bool {
        guard case .object(let members) = self else { return false }
        return members.contains { $0.key == key }
    }
}

/// A request that is answered by an error.
struct ResponseFault: Error {
    /// The numbers of JSON-RPC 2.0 and of LSP 3.17.
    enum Code: Int {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case serverNotInitialized = -32002
        case requestCancelled = -32800
        case requestFailed = -32803
    }

    let code: Code
    let message: Bilingual

    static let invalidRequest = ResponseFault(
        code: .invalidRequest,
        message: Bilingual(ja: "JSON-RPC 2.0 のメッセージではありません。", en: "This is not a message of JSON-RPC 2.0."))

    static let notInitialized = ResponseFault(
        code: .serverNotInitialized,
        message: Bilingual(ja: "まだ initialize を受け取っていません。", en: "`initialize` has not been received yet."))

    static let initializedTwice = ResponseFault(
        code: .invalidRequest,
        message: Bilingual(ja: "initialize は1回だけ送ります。", en: "`initialize` may be sent only once."))

    static let shutDown = ResponseFault(
        code: .invalidRequest,
        message: Bilingual(ja: "shutdown のあとで受け取れるのは exit だけです。", en: "After `shutdown`, only `exit` is accepted."))

    static let cancelled = ResponseFault(
        code: .requestCancelled, message: Bilingual(ja: "取り消されました。", en: "The request was cancelled."))

    static func unknownMethod(_ method: String) -> ResponseFault {
        ResponseFault(
            code: .methodNotFound,
            message: Bilingual(ja: "「\(shown(method))」というメソッドはありません。", en: "There is no method `\(shown(method))`."))
    }

    static func invalidParams(_ method: String) -> ResponseFault {
        ResponseFault(
            code: .invalidParams,
            message: Bilingual(
                ja: "「\(shown(method))」の params が正しくありません。", en: "The params of `\(shown(method))` are not valid."))
    }
}
