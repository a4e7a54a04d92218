import SourceText

/// HTML tags in a text, which may stand between an amount and the words beside it: `<b>2,980</b>円`, `送料 <b>550円</b>`.
extension TextBytes {
    /// The end of the tag that begins at an offset.
    func tagEnd(_ start: Int) -> Int? {
        guard start >= 0, start + 2 < count, self[start] == UInt8(ascii: "<") else { return nil }
        let name = self[start + 1] == UInt8(ascii: "/") ? start + 2 : start + 1
        guard isLetter(self[name]) else { return nil }
        for index in name..<Swift.min(count, start + longestTag) {
            switch self[index] {
            case UInt8(ascii: ">"): return index + 1
            case UInt8(ascii: "<"), 0x0A, 0x0D: return nil
            default: break
            }
        }
        return nil
    }

    /// The start of the tag that ends at an offset.
    private func tagStart(_ end: Int) -> Int? {
        guard end > 2, end <= count, self[end - 1] == UInt8(ascii: ">") else { return nil }
        for index in stride(from: end - 3, through: Swift.max(0, end - longestTag), by: -1) where self[index] == UInt8(ascii: "<")
        {
            return tagEnd(index) == end ? index : nil
        }
        return nil
    }

    /// The end of the tags within a line that begin at an offset; the offset where there is none.
    @inline(__always) func endOfTags(_ start: Int) -> Int {
        // Most numbers have none beside them.
        guard start >= 0, start < count, self[start] == UInt8(ascii: "<") else { return start }
        return endOfTheTags(start)
    }

    private func endOfTheTags(_ start: Int) -> Int {
        var position = start
        for _ in 0..<mostTags {
            guard let end = tagEnd(position), !isTag(position, lineTags) else { break }
            position = end
        }
        return position
    }

    /// The start of the tags within a line that end at an offset; the offset where there is none.
    @inline(__always) func startOfTags(_ end: Int) -> Int {
        guard end > 0, end <= count, self[end - 1] == UInt8(ascii: ">") else { return end }
        return startOfTheTags(end)
    }

    private func startOfTheTags(_ end: Int) -> Int {
        var position = end
        for _ in 0..<mostTags {
            guard let start = tagStart(position), !isTag(start, lineTags) else { break }
            position = start
        }
        return position
    }

    /// Whether the tag at an offset ends a line where it is shown.
    func breaksLine(_ tag: Int) -> Bool { isTag(tag, lineTags) }

    /// Whether what ends at an offset is shown as struck out, as an old price is.
    func isStruckOut(_ end: Int) -> Bool {
        var position = end
        for _ in 0..<mostTags {
            guard let end = tagEnd(position) else { return false }
            if isTag(position, strikes) { return true }
            position = end
        }
        return false
    }

    /// Whether the tag at an offset has one of these names.
    private func isTag(_ tag: Int, _ names: [StaticString]) -> Bool {
        names.contains { name in
            let end = tag + 1 + name.utf8CodeUnitCount
            guard end < count, !isLetter(self[end]) else { return false }
            return (0..<name.utf8CodeUnitCount).allSatisfy { self[tag + 1 + $0] | 0x20 == name.utf8Start[$0] | 0x20 }
        }
    }
}

/// So many bytes are looked through for the end of a tag.
private let longestTag = 200
/// So many tags stand around an amount.
private let mostTags = 4

private let lineTags: [StaticString] = [
    "br", "p", "/p", "div", "/div", "tr", "/tr", "li", "/li", "ul", "/ul", "ol", "/ol", "table", "/table", "hr",
]
private let strikes: [StaticString] = ["/s", "/del", "/strike"]
