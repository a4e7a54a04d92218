import Foundation
import Project
import Schema
import SourceText
import Syntax
import Testing

/// Reads small projects from text, and tells findings by code and by the text they underline.

/// The top of the repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A complete integration document.
let integrationText = """
    kind: integration
    kessai: 1
    site:
      url: https://shop.example.jp
      plan: standard
    amazon_pay:
      use: true
      support:
        email: support@example.jp
        phone: 03-1234-5678
      live:
        merchant_id: A1EXAMPLE23456
        client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef
        public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
        private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem
        return_urls:
          - https://shop.example.jp/amazon_pay/return
        ipn_endpoint: https://shop.example.jp/amazon_pay/ipn
    """

/// A project of files; a complete kessai.yaml is added if there is none.
func project(_ files: [String: String]) -> Project {
    var files = files
    if files["kessai.yaml"] == nil { files["kessai.yaml"] = integrationText }
    let sorted = files.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    return Project(
        sorted.enumerated().map { index, file in
            FileUnit(SourceFile(path: file.key, bytes: Array(file.value.utf8)), file: FileID(index))
        })
}

/// A project of one text beside a complete integration, unless the text is one.
func project(_ text: String) -> Project {
    project(isIntegration(text) ? ["kessai.yaml": text] : ["a.yaml": text])
}

private func isIntegration(_ text: String) -> Bool {
    text.contains("kind: integration") || text.contains("kind: 決済連携設定")
}

/// `code 「underlined text」` for each finding, in the order of the text.
func findings(_ project: Project, except: Set<Code> = [.unusedDefinition]) -> [String] {
    project.problems.filter { !except.contains($0.code) }
        .sorted { ($0.location.file, $0.location.range.start, $0.code) < ($1.location.file, $1.location.range.start, $1.code) }
        .map { "\($0.code.rawValue) 「\(project.source($0.location.file)?.text($0.location.range) ?? "")」" }
}

/// The findings that the marks `⟦…⟧` of a text ask for, and the text without them.
func marked(_ text: String) -> (text: String, places: [Range<Int>]) {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    var start = 0
    for character in text {
        switch character {
        case "⟦": start = bytes.count
        case "⟧": places.append(start..<bytes.count)
        default: bytes += Array(String(character).utf8)
        }
    }
    return (String(decoding: bytes, as: UTF8.self), places)
}

/// The text after all edits of a fix.
func applying(_ fix: Fix, to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in fix.edits.sorted(by: { $0.location.range.start > $1.location.range.start }) {
        bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
}
