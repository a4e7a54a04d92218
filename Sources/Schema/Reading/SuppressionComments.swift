import SourceText
import Syntax

// Comments that silence findings, as far as rules and the formatter both have to know them.

extension SyntaxTree {
    /// For each line with a comment that stands alone on it, the line that the comment speaks of: the next one that is none.
    package func linesSpokenOf(_ lines: LineTable) -> [Int: Int] {
        // From the last line up, each step is known.
        var spokenOf: [Int: Int] = [:]
        for comment in comments.reversed() where isAlone(comment, lines) {
            let line = lines.line(at: Int(comment.start))
            spokenOf[line] = spokenOf[line + 1] ?? line + 1
        }
        return spokenOf
    }

    /// Nothing but blanks, and dashes of entries that begin on the next line, before it on its line.
    private func isAlone(_ comment: ByteRange, _ lines: LineTable) -> Bool {
        let line = lines.content(ofLine: lines.line(at: Int(comment.start)))
        var before = source.bytes[line.lowerBound..<min(Int(comment.start), line.upperBound)]
        // A byte order mark at the beginning of the file.
        if line.lowerBound == 0, before.starts(with: [0xEF, 0xBB, 0xBF]) { before = before.dropFirst(3) }
        return before.split { $0 == 0x20 || $0 == 0x09 }.allSatisfy { $0.elementsEqual([UInt8(ascii: "-")]) }
    }
}

extension SourceFile {
    /// `kessai:` at the beginning of a comment, in any case and with a colon of either width, behind blanks of either width and signs
    /// of a heading, `## kessai:`.
    package func beginningOfSuppression(_ comment: ByteRange) -> Range<Int>? {
        guard let start = beginningOfOwnName(comment) else { return nil }
        let colon = bytes[(start + 6)..<comment.offsets.clamped(to: 0..<bytes.count).upperBound]
        if colon.first == UInt8(ascii: ":") { return start..<start + 7 }
        return colon.starts(with: "：".utf8) ? start..<start + 9 : nil
    }

    /// Where `kessai` stands at the beginning of a comment, as above.
    package func beginningOfOwnName(_ comment: ByteRange) -> Int? {
        let range = comment.offsets.clamped(to: 0..<bytes.count)
        var rest = bytes[range].dropFirst().drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "#") }
        while rest.starts(with: [0xE3, 0x80, 0x80]) { rest = rest.dropFirst(3).drop { $0 == 0x20 || $0 == 0x09 } }
        // Most comments begin otherwise.
        guard let first = rest.first, first | 0x20 == UInt8(ascii: "k"),
            rest.prefix(6).map({ $0 | 0x20 }).elementsEqual("kessai".utf8)
        else { return nil }
        return rest.startIndex
    }
}
