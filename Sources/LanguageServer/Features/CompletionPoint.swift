import SourceText
import Syntax

/// What is being typed at an offset, and the tree as it would be if a word stood there: half a line is rarely a document.
///
///     price: 1980                        price: 1980
///     ta|            is read as          kessai-cursor:
struct CompletionPoint {
    /// Of comments, those that could become a suppression, and the codes in one.
    enum Role { case key, value, comment, suppression }

    let role: Role
    /// The bytes to be replaced: what has been typed of the word, and what is left of it behind the cursor.
    let token: Range<Int>
    /// Columns before the token, which further lines of an inserted entry are indented by.
    let indentation: Int
    /// Columns before the key of the line.
    let keyIndentation: Int
    /// The key is followed by its colon already.
    let hasColon: Bool
    let isInFlow: Bool
    /// The token stands right behind a colon.
    let lacksBlank: Bool
    /// What goes on from the line of the token: a comment, or lines of a block collection below the key, which a further line would part
    /// from it.
    let hasComment: Bool
    let hasLinesBelow: Bool
    /// One more entry of a list begins here; its dash has yet to come, or is a part of the token.
    let bringsDash: Bool
    /// What was typed of the token before its word: a quote, a dash, blanks that are too many.
    let lead: String
    /// What was typed of the word.
    let typed: String
    /// The text with a word in place of the token, and where that word begins.
    let tree: SyntaxTree
    let word: Int

    /// nil inside of comments that say something else, and where a word would take the place of more than a word.
    init?(_ text: SyntaxTree, _ positions: TextPositions, _ offset: Int) {
        let bytes = text.source.bytes
        let line = positions.content(ofLine: positions.line(at: offset))
        let end = min(offset, line.upperBound)
        if let comment = CompletionPoint.comment(in: bytes, line.lowerBound..<end) {
            let isComment = text.comments.contains { $0.start == comment }
            let begun = isComment ? CompletionPoint.suppressionBegun(in: bytes, comment..<end, line.upperBound) : nil
            guard let start = begun ?? CompletionPoint.suppression(in: bytes, comment..<end) else { return nil }
            role = begun == nil ? .suppression : .comment
            token = start..<CompletionPoint.wordEnd(bytes, end, line.upperBound)
            (indentation, keyIndentation, hasColon, isInFlow, bringsDash) = (0, 0, false, false, false)
            lacksBlank = start == comment + 1
            (hasComment, hasLinesBelow) = (false, false)
            (lead, typed) = ("", String(decoding: bytes[start..<end], as: UTF8.self))
            (tree, word) = (text, start)
            return
        }
        var start = line.lowerBound
        while start < end, bytes[start] == 0x20 { start += 1 }
        // Before what stands on the line a word would move it, and a marker has no word.
        let rest = bytes[end..<line.upperBound]
        if start == end, rest.contains(where: { $0 != 0x20 }), rest.first == 0x20 { return nil }
        if start == line.lowerBound,
            [UInt8(ascii: "-"), UInt8(ascii: ".")].contains(where: { bytes[start..<line.upperBound].starts(with: [$0, $0]) })
        {
            return nil
        }
        // What is in brackets is all one value.
        if let next = rest.first(where: { $0 != 0x20 }), "[{".utf8.contains(next) { return nil }
        // On a blank line inside of a text a key would end it.
        if start == end, CompletionPoint.isInText(text, line) { return nil }
        let first = start
        let goesOn = CompletionPoint.isInFlow(text, line.lowerBound)
        while !goesOn, start + 1 < end, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == 0x20 {
            start += 2
            while start < end, bytes[start] == 0x20 { start += 1 }
        }
        var role = Role.key
        let entry = start
        var flow = goesOn || CompletionPoint.opensFlow(bytes, start, end)
        if !flow, let value = CompletionPoint.valueStart(bytes, start..<end) {
            start = value
            role = .value
            flow = CompletionPoint.opensFlow(bytes, start, end)
        }
        let delimiter = bytes[start..<end].lastIndex { ",[{".utf8.contains($0) }
        if flow, goesOn || delimiter != nil {
            start = delimiter.map { $0 + 1 } ?? start
            while start < end, bytes[start] == 0x20 { start += 1 }
            role = .key
            if let value = CompletionPoint.valueStart(bytes, start..<end) { (start, role) = (value, .value) }
        }
        let beginsLine = role == .key && !flow && start == first
        if beginsLine {
            start = line.lowerBound + siblingColumn(positions, line: positions.line(at: offset), start - line.lowerBound)
        }
        let column = entry - line.lowerBound
        let stop = CompletionPoint.tokenEnd(bytes, end, line.upperBound, role, flow)
        self.role = role
        token = start..<stop
        indentation = (flow ? entry : start) - line.lowerBound
        keyIndentation = column
        isInFlow = flow
        hasColon = role == .key && bytes[stop..<line.upperBound].first { $0 != 0x20 } == UInt8(ascii: ":")
        lacksBlank = role == .value && start > 0 && bytes[start - 1] == UInt8(ascii: ":")
        hasComment = bytes[stop..<line.upperBound].first { $0 != 0x20 } == UInt8(ascii: "#")
        hasLinesBelow =
            positions.written(below: positions.line(at: offset)).map { below in
                !below.isMarker && (below.indentation > column || below.isDash && below.indentation == column)
            } ?? false
        let written = bytes[start..<max(start, end)]
        let lead = written.prefix { "\"'- ".utf8.contains($0) }
        self.lead = String(decoding: lead, as: UTF8.self)
        typed = String(decoding: written[lead.endIndex...], as: UTF8.self)
        let hasDash = bytes[token].first { $0 != 0x20 } == UInt8(ascii: "-")
        // A key with its colon is no new entry unless its dash says so.
        bringsDash =
            beginsLine && (hasDash || !hasColon)
            && EntryColumn(positions, line: positions.line(at: offset), start - line.lowerBound).takesEntry(behindDash: hasDash)
        let before = lacksBlank ? " " : bringsDash ? "- " : ""
        word = start + before.utf8.count
        var probe = Array((before + CompletionPoint.placeholder).utf8)
        if role == .key, !hasColon, !flow { probe.append(UInt8(ascii: ":")) }
        tree = text.read(with: probe, in: token)
    }

    /// What is read in the place of a word that is being written.
    static let placeholder = "kessai-cursor"

    /// Where a comment begins, when the line has one.
    private static func comment(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
        var quote: UInt8?
        for index in line {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "#"), index == line.lowerBound || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09
            {
                return index
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
                index == line.lowerBound || bytes[index - 1] == 0x20
            {
                quote = byte
            }
        }
        return nil
    }

    /// What a suppression begins with.
    static let suppressionWords = "kessai: allow"

    /// Where these words begin that a comment ends in the midst of, or has yet to begin with. What stands behind them would be no code.
    private static func suppressionBegun(in bytes: [UInt8], _ comment: Range<Int>, _ limit: Int) -> Int? {
        let words = bytes[comment].dropFirst().drop { $0 == 0x20 }
        guard suppressionWords.utf8.starts(with: words), bytes[comment.upperBound..<limit].allSatisfy({ $0 == 0x20 }) else {
            return nil
        }
        return words.startIndex
    }

    /// Where the code begins in `# kessai: allow <code>`.
    private static func suppression(in bytes: [UInt8], _ comment: Range<Int>) -> Int? {
        let words = bytes[comment].dropFirst().split(separator: 0x20, omittingEmptySubsequences: true)
        let isBehindBlank = bytes[comment].last == 0x20
        guard words.count == (isBehindBlank ? 2 : 3), words[0].elementsEqual("kessai:".utf8), words[1].elementsEqual("allow".utf8)
        else { return nil }
        return isBehindBlank ? comment.upperBound : words[2].startIndex
    }

    private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
        bytes[start..<limit].firstIndex { $0 == 0x20 } ?? limit
    }

    /// Whether a text goes on behind a line that it began before.
    private static func isInText(_ tree: SyntaxTree, _ line: Range<Int>) -> Bool {
        tree.nodes.contains { node in
            let range = node.range.offsets
            return node.kind == .scalar && range.lowerBound < line.lowerBound && line.upperBound < range.upperBound
                && tree.source.bytes[line.upperBound..<range.upperBound].contains { !" \r\n".utf8.contains($0) }
        }
    }

    /// Whether brackets that were opened on an earlier line are open still where a line begins.
    private static func isInFlow(_ tree: SyntaxTree, _ line: Int) -> Bool {
        tree.nodes.contains { node in
            guard node.style == .flow, node.kind == .mapping || node.kind == .sequence, node.range.start < line else {
                return false
            }
            // While it is being typed nothing closes it.
            guard Int(node.range.end) > line || node.flags.contains(.incomplete) else { return false }
            return depth(of: tree.source.bytes, Int(node.range.start)..<min(line, tree.source.bytes.count)) > 0
        }
    }

    /// How many brackets are open behind some bytes; those in quotes and comments are none.
    private static func depth(of bytes: [UInt8], _ range: Range<Int>) -> Int {
        var depth = 0
        var quote: UInt8?
        var isInComment = false
        for index in range {
            let byte = bytes[index]
            if isInComment {
                isInComment = byte != 0x0A
            } else if let open = quote {
                if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "#") where bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A: isInComment = true
                default: break
                }
            }
            if depth == 0, index > range.lowerBound { return 0 }
        }
        return depth
    }

    private static func opensFlow(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        start < end && (bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{"))
    }

    /// Behind the first `: `, or behind a colon at the end.
    private static func valueStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        for index in range.dropFirst()
        where bytes[index] == UInt8(ascii: ":") && (index + 1 == range.upperBound || bytes[index + 1] == 0x20) {
            var start = index + 1
            while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
            return start
        }
        return nil
    }

    private static func tokenEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int, _ role: Role, _ isInFlow: Bool) -> Int {
        var end = start
        while end < limit {
            let byte = bytes[end]
            if isInFlow, ",[]{}".utf8.contains(byte) { break }
            if byte == UInt8(ascii: "#"), end == start || bytes[end - 1] == 0x20 { break }
            if role == .key, byte == UInt8(ascii: ":"), end + 1 == limit || bytes[end + 1] == 0x20 { break }
            end += 1
        }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return end
    }
}

extension SyntaxTree {
    /// The tree of the text with other bytes in a place.
    func read(with bytes: [UInt8], in place: Range<Int>) -> SyntaxTree {
        let text: [UInt8] = source.bytes[..<place.lowerBound] + bytes + source.bytes[place.upperBound...]
        return parse(SourceFile(path: source.path, bytes: text), file: file)
    }
}
