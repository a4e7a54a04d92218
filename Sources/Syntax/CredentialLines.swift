import SourceText

/// A line that says of its rest that it is a credential, where no entry of the tree holds that rest, or only a part of it.
///
///        smtp_password: Hunter2x    indented like nothing above: the line is passed over
///       smtp_password: @Hunter2x    begins as no text can
///     smtp_password=Hunter2x        of a file of another form
package struct CredentialLine: Sendable {
    /// From the beginning of the line to its colon.
    package let key: ByteRange
    /// What stands behind it, with the lines that belong to it.
    package let value: ByteRange
    /// What has the form of a key in there.
    let secret: ByteRange?
}

extension SyntaxTree {
    /// In the order of the text, none overlapping another. Only of use where something is wrong, and only then worth its time.
    package var credentialLines: [CredentialLine] {
        source.bytes.withUnsafeBufferPointer { bytes in
            // Most files name no credential.
            guard Secrets.endOfCredential(in: bytes) != nil, let base = bytes.baseAddress else { return [] }
            var search = CredentialSearch(self, bytes, Letters(bytes: base, end: bytes.count))
            return search.lines()
        }
    }
}

private struct CredentialSearch {
    private let tree: SyntaxTree
    private let bytes: UnsafeBufferPointer<UInt8>
    private let letters: Letters
    /// Scalars and comments, in order.
    private let texts: [(range: ByteRange, isPlain: Bool)]
    /// Where nodes and comments begin.
    private let starts: Set<UInt32>
    /// Where the text is no YAML, in order, none overlapping another.
    private let wrong: [ByteRange]
    private var lineStart = 0
    /// How far breaks of lines were looked for.
    private var passed = 0
    private var lastEnd: (line: Int, announces: Bool, end: Int)?

    init(_ tree: SyntaxTree, _ bytes: UnsafeBufferPointer<UInt8>, _ letters: Letters) {
        self.tree = tree
        self.bytes = bytes
        self.letters = letters
        var texts = tree.comments.map { (range: $0, isPlain: false) }
        var starts = Set(tree.comments.map(\.start))
        for node in tree.nodes where node.kind != .document && node.kind != .empty {
            starts.insert(node.range.start)
            if node.kind == .scalar { texts.append((node.range, node.style == .plain)) }
        }
        self.texts = texts.sorted { $0.range.start < $1.range.start }
        self.starts = starts
        wrong =
            tree.problems.filter { $0.severity == .error }
            .map { ByteRange($0.location.range.start, max($0.location.range.end, $0.location.range.start + 1)) }.merged
    }

    mutating func lines() -> [CredentialLine] {
        var lines: [CredentialLine] = []
        var position = 0
        while let word = Secrets.endOfCredential(in: UnsafeBufferPointer(rebasing: bytes[position...])) {
            position += word
            advance(to: position)
            guard let separator = CredentialKey.separator(in: bytes, behind: position, from: lineStart) else { continue }
            // A text of lines, or between quotes, holds what it holds.
            if let text = text(at: separator.lowerBound), !text.isPlain { continue }
            let start = ink(separator.upperBound)
            let end = bytes[separator.lowerBound] == UInt8(ascii: "=") ? textEnd(from: start) : valueEnd(from: start)
            guard start < end, isLost(separator.lowerBound, start..<end) else { continue }
            let value = ByteRange(start..<end)
            lines.append(
                CredentialLine(
                    key: ByteRange(lineStart..<separator.lowerBound), value: value, secret: tree.key(in: start..<end)))
            position = end
        }
        return lines
    }

    /// Whether what stands behind a colon is no value of the tree.
    private func isLost(_ separator: Int, _ value: Range<Int>) -> Bool {
        let isWrong = !wrong.touching(ByteRange(lineStart..<value.upperBound)).isEmpty
        guard let text = text(at: separator) else { return isWrong || !starts.contains(UInt32(clamping: value.lowerBound)) }
        // A line that was pasted below a text has become a part of it.
        return text.isPlain
            && (isWrong || Int(text.range.start) < lineStart && CredentialKey.isAssignment(bytes, lineStart, separator))
    }

    private func text(at offset: Int) -> (range: ByteRange, isPlain: Bool)? {
        texts[..<texts.end { Int($0.range.start) <= offset }].last.flatMap { Int($0.range.end) > offset ? $0 : nil }
    }

    // MARK: Lines

    private mutating func advance(to position: Int) {
        while passed < position {
            if letters.isBreak(passed) { lineStart = passed + 1 }
            passed += 1
        }
    }

    /// The column of the first key of the current line, behind the dash of a list.
    private var keyColumn: Int {
        var start = ink(lineStart)
        while start + 1 < bytes.count, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == 0x20 { start = ink(start + 1) }
        return start - lineStart
    }

    /// The end of a value with the lines below that are indented more than its key, or not where a text was announced; what reads like an
    /// entry belongs to a value only where that begins below its key.
    private mutating func valueEnd(from start: Int) -> Int {
        let announces = bytes[start...].first.map { "|>\n\r".utf8.contains($0) } ?? true
        // A long line may hold many keys.
        if let known = lastEnd, known.line == lineStart, known.announces == announces { return known.end }
        let column = keyColumn
        // More lines than of any key or password: the next key may look at them again.
        var rest = 200
        var end = textEnd(from: start)
        var next = letters.afterBreak(letters.lineEnd(start))
        while next < bytes.count, rest > 0 {
            rest -= 1
            let first = ink(next)
            let last = letters.lineEnd(first)
            if first < last {
                let isDeeper = first - next > column
                let isText = isText(first..<last, isInList: isDeeper || first - next == column)
                guard announces ? isDeeper || isText : isDeeper && isText else { break }
                end = textEnd(from: first)
            }
            next = letters.afterBreak(last)
        }
        lastEnd = (lineStart, announces, end)
        return end
    }

    /// Whether a line is not the next entry of a mapping, a comment or the end of the document.
    private func isText(_ line: Range<Int>, isInList: Bool) -> Bool {
        let text = bytes[line]
        if text.starts(with: "- ".utf8) { return isInList }
        if text.first == UInt8(ascii: "#") || text.starts(with: "---".utf8) || text.starts(with: "...".utf8) { return false }
        return !line.contains {
            bytes[$0] == UInt8(ascii: ":") && ($0 + 1 == line.upperBound || bytes[$0 + 1] == 0x20 || bytes[$0 + 1] == 0x09)
        }
    }

    /// The first byte from an offset on that is no blank of any width.
    private func ink(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count {
            if letters.isBlank(offset) {
                offset += 1
            } else if bytes[offset...].starts(with: [0xE3, 0x80, 0x80]) {
                offset += 3
            } else if bytes[offset...].starts(with: [0xC2, 0xA0]) {
                offset += 2
            } else {
                break
            }
        }
        return offset
    }

    /// The end of what stands on a line from an offset on, without the blanks behind it.
    private func textEnd(from start: Int) -> Int { letters.trimmed(start..<letters.lineEnd(start)).upperBound }
}
