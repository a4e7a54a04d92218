import SourceText

/// The comment by which editors find the JSON Schema of a file, where that is one of kessai's, which is there with the keys of either
/// spelling:
///
///     # yaml-language-server: $schema=../../schemas/en/product.schema.json
enum Modeline {
    /// The same for the keys of a spelling; nil for any other comment. `comment`: from its `#` to its last letter.
    static func respelled(_ comment: ArraySlice<UInt8>, _ spelling: Spelling) -> [UInt8]? {
        guard comment.last == UInt8(ascii: "n"), let path = schema(of: comment) else { return nil }
        let parts = comment[path].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[parts.count - 3].elementsEqual("schemas".utf8), isFile(parts[parts.count - 1]),
            case let directory = parts[parts.count - 2], directories.contains(where: { directory.elementsEqual($0.utf8) })
        else { return nil }
        let name = spelling == .japanese ? "ja" : "en"
        return Array(comment[..<directory.startIndex] + name.utf8 + comment[directory.endIndex...])
    }

    private static let directories = ["en", "ja"]

    /// Where the path stands in it.
    private static func schema(of comment: ArraySlice<UInt8>) -> Range<Int>? {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        var rest = comment.dropFirst().drop(while: isBlank)
        guard rest.starts(with: "yaml-language-server:".utf8) else { return nil }
        rest = rest.dropFirst("yaml-language-server:".utf8.count).drop(while: isBlank)
        guard rest.starts(with: "$schema=".utf8) else { return nil }
        rest = rest.dropFirst("$schema=".utf8.count)
        return rest.contains(where: isBlank) ? nil : rest.indices
    }

    private static func isFile(_ name: ArraySlice<UInt8>) -> Bool {
        let kinds = DocumentKind.allCases.map(\.rawValue) + ["document"]
        return kinds.contains { name.elementsEqual("\($0).schema.json".utf8) }
    }
}
