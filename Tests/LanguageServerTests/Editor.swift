import Driver
import Foundation
import LanguageServer
import SourceText
import Testing

/// An editor at the other end of a session, which keeps what it was told.
struct Editor {
    private(set) var session: Session
    private var lastID = 0
    /// The findings of each file, by URI, as they were published last.
    private(set) var diagnostics: [String: [JSON]] = [:]
    /// The URIs of the publications since the last look, in their order.
    private(set) var published: [String] = []
    /// Requests of the server.
    private(set) var asked: [JSON] = []

    static let integration = """
        kind: integration
        kessai: 1
        site:
          url: https://shop.example.jp
          plan: standard
        amazon_pay:
          use: true
          support: {email: help@shop.example.jp, phone: 03-0000-0000}
          live:
            merchant_id: A1EXAMPLE23456
            client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
            public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
            private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
            return_urls: [https://shop.example.jp/example/return]
            ipn_endpoint: https://shop.example.jp/example/ipn
        \(quiet)

        """

    /// The shop has neither key files nor mails, which these tests are not about.
    static let quiet = "rules: {private-key-absent: off, missing-charge-failed-mail: off}"

    static let course = """
        kind: product
        id: course
        name: 講座😀
        scenario: paid_product
        payment_methods:
          - use: shared
          - id: second
            type: auto_pay
            tax_rate: 10%
            price: 500

        """

    static let shared = """
        # 共有の支払方法
        # Shared methods
        kind: payment_method
        id: shared
        type: one_time
        tax_rate: 10%
        price: 1980

        """

    static let shop = [
        "/shop/kessai.yaml": integration, "/shop/products/course.yaml": course, "/shop/shared.yaml": shared,
    ]

    /// Writes the files of the shop into a folder of the machine.
    static func writeShop(to folder: URL) throws {
        for (path, text) in shop {
            let file = folder.appendingPathComponent(String(path.dropFirst("/shop/".count)))
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    static let richCapabilities: JSON = [
        "general": ["positionEncodings": ["utf-16"]],
        "workspace": [
            "workspaceEdit": ["documentChanges": true], "didChangeWatchedFiles": ["dynamicRegistration": true],
        ],
        "textDocument": [
            "publishDiagnostics": [
                "relatedInformation": true, "dataSupport": true, "versionSupport": true, "tagSupport": ["valueSet": [1, 2]],
            ],
            "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]], "isPreferredSupport": true],
            "rename": ["prepareSupport": true], "hover": ["contentFormat": ["markdown"]],
            "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
        ],
    ]

    /// An editor that has opened `/shop`.
    init(
        _ files: [String: String] = Editor.shop, locale: JSON = "ja", capabilities: JSON = Editor.richCapabilities,
        folder: String = "/shop", on machine: World? = nil, chosen: [Language]? = nil
    ) {
        session = Session(
            world: machine ?? World(files: MemoryFiles(files), directory: "/"), languages: chosen ?? [.en],
            isChosen: chosen != nil)
        request(
            "initialize",
            ["processId": .null, "rootUri": .string("file://" + folder), "locale": locale, "capabilities": capabilities])
        notify("initialized", [:])
    }

    static func uri(_ path: String) -> String { "file:///shop/" + path }

    mutating func send(_ messages: [JSON]) -> [JSON] {
        let sent = session.receive(messages.map { .message($0) })
        for message in sent {
            if message["method"] == "textDocument/publishDiagnostics", let uri = message["params"]["uri"].string {
                diagnostics[uri] = message["params"]["diagnostics"].elements
                published.append(uri)
            } else if message["method"] != .null {
                asked.append(message)
            }
        }
        return sent
    }

    mutating func takePublished() -> [String] {
        defer { published = [] }
        return published
    }

    /// The answer: its result, or its error.
    @discardableResult
    mutating func request(_ method: String, _ params: JSON) -> JSON {
        lastID += 1
        let answers = send([["jsonrpc": "2.0", "id": .integer(lastID), "method": .string(method), "params": params]])
        let answer = answers.first { $0["id"] == .integer(lastID) && $0["method"] == .null } ?? .null
        return answer["error"] == .null ? answer["result"] : answer["error"]
    }

    mutating func notify(_ method: String, _ params: JSON) {
        _ = send([["jsonrpc": "2.0", "method": .string(method), "params": params]])
    }

    mutating func open(_ path: String, _ text: String, version: Int = 1) {
        notify(
            "textDocument/didOpen",
            [
                "textDocument": [
                    "uri": .string(Editor.uri(path)), "languageId": "yaml", "version": .integer(version), "text": .string(text),
                ]
            ])
    }

    mutating func replace(_ path: String, _ text: String, version: Int = 2) {
        notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": .string(Editor.uri(path)), "version": .integer(version)],
                "contentChanges": [["text": .string(text)]],
            ])
    }

    /// A request at a place in a file.
    mutating func at(_ method: String, _ path: String, _ line: Int, _ character: Int, _ more: [JSON.Member] = []) -> JSON {
        request(
            method,
            .object(
                [
                    JSON.Member("textDocument", ["uri": .string(Editor.uri(path))]),
                    JSON.Member("position", ["line": .integer(line), "character": .integer(character)]),
                ] + more))
    }

    /// The codes published for a file, in their order.
    func codes(_ path: String) -> [String] { (diagnostics[Editor.uri(path)] ?? []).compactMap { $0["code"].string } }
}

extension JSON {
    /// An element; null where there is none.
    subscript(index: Int) -> JSON { elements.indices.contains(index) ? elements[index] : .null }
}
