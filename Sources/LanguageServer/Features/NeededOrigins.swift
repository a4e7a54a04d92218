import Schema
import SourceText
import Syntax

/// The origins that an environment needs and does not list yet: that of the site, and those of its return URLs.
///
///     javascript_origins:
///       - |                                     https://shop.example.jp
///     return_urls:
///       - https://shop.example.jp/a/return
func neededOrigins(of environment: NodeID, _ record: RecordFace, in tree: SyntaxTree) -> [String] {
    guard let document = Array(tree.documents).last(where: { $0 < environment }) else { return [] }
    let secrets = tree.secrets
    func urls(_ field: String, of mapping: NodeID, _ record: RecordFace) -> [WebURL] {
        guard let value = tree.value(of: field, in: mapping, record) else { return [] }
        let texts = tree.nodes[value].kind == .sequence ? Array(tree.children(of: value)) : [value]
        return texts.compactMap { try? WebURL.parse(tree.text(of: $0, without: secrets)).get() }
    }
    let site = tree.value(of: "site", in: document + 1, integrationTable.face).map { urls("url", of: $0, siteTable.face) }
    let needed = (site ?? []) + urls("return_urls", of: environment, record)
    var listed = Set(urls("javascript_origins", of: environment, record).map(\.origin))
    return needed.filter { listed.insert($0.origin).inserted }.map(\.readableOrigin)
}
