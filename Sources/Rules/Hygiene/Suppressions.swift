import Project
import Schema
import SourceText
import Syntax

/// Comments `# kessai: allow <code> <reason>`, which silence warnings and hints on their line and the next one.
struct Suppression: Sendable {
    /// The whole comment, and the name of the code in it.
    let comment: Location
    let name: Location
    let text: String
    /// Nil for a name that is no code.
    let code: Code?
    let hasReason: Bool
    /// Written so that it is none, though it was meant as one: how `name` should be written.
    let correction: String?
    /// The lines (from 0) whose findings it silences: its own and, where it stands alone on that, the next one, be it a comment, and the
    /// next one that is none.
    let lines: Set<Int>

    fileprivate var places: [FileSuppressions.Place] {
        guard let code else { return [] }
        return lines.map { FileSuppressions.Place(file: comment.file, line: $0, code: code) }
    }

    /// The suppressions of a file in the order of its text.
    static func all(in tree: SyntaxTree, _ lines: LineTable) -> [Suppression] {
        let spokenOf = tree.linesSpokenOf(lines)
        return tree.comments.compactMap { comment in
            guard let words = words(of: comment, tree) else { return nil }
            let own = lines.line(at: Int(comment.start))
            let lines = spokenOf[own].map { [own, own + 1, $0] } ?? [own]
            let name = words.name
            return Suppression(
                comment: Location(tree.file, comment), name: Location(tree.file, ByteRange(name)),
                text: String(decoding: tree.source.bytes[name], as: UTF8.self),
                code: words.correction != nil ? nil : Code(rawValue: String(decoding: tree.source.bytes[name], as: UTF8.self)),
                hasReason: words.hasReason, correction: words.correction, lines: Set(lines))
        }
    }

    /// Whether it would be one, or was meant as one, if it were a comment.
    static func isMeant(by comment: ByteRange, _ tree: SyntaxTree) -> Bool { words(of: comment, tree) != nil }

    /// The words of `# kessai: allow <name> <reason>`, or of a comment that was meant as one: `# Kessai：disable …`.
    private static func words(of comment: ByteRange, _ tree: SyntaxTree) -> Words? {
        let bytes = tree.source.bytes
        let range = comment.offsets.clamped(to: 0..<bytes.count)
        guard let beginning = tree.source.beginningOfSuppression(comment) else { return nearly(comment, tree) }
        var words: [Range<Int>] = []
        var index = beginning.upperBound
        while index < range.upperBound, words.count < 4 {
            while index < range.upperBound, let blank = blank(bytes, index) { index += blank }
            let start = index
            while index < range.upperBound, blank(bytes, index) == nil { index += 1 }
            if index > start { words.append(start..<index) }
        }
        guard let verb = words.first else { return nil }
        let text = String(decoding: bytes[verb], as: UTF8.self)
        let isAllow = text == "allow"
        guard isAllow || meantVerbs.contains(text.lowercased()) else { return nearly(comment, tree) }
        if !isAllow || !bytes[beginning].elementsEqual("kessai:".utf8) {
            return Words(name: beginning.lowerBound..<verb.upperBound, hasReason: true, correction: start)
        }
        let reason = words.dropFirst(2).map { String(decoding: bytes[$0], as: UTF8.self) }
        return Words(name: words.count > 1 ? words[1] : verb, hasReason: words.count < 2 || isReason(reason))
    }

    /// With signs where none belong, or without the colon or the verb: `kessai: allow(unusual-tax-rate)`, `kessai allow unusual-tax-rate`,
    /// `kessai: unusual-tax-rate`.
    private static func nearly(_ comment: ByteRange, _ tree: SyntaxTree) -> Words? {
        guard let start = tree.source.beginningOfOwnName(comment) else { return nil }
        let bytes = tree.source.bytes
        let end = comment.offsets.clamped(to: 0..<bytes.count).upperBound
        var index = start + 6
        var hasColon = false
        /// The next word, behind blanks and signs.
        func next() -> Range<Int> {
            while index < end, let length = blank(bytes, index) ?? sign(bytes, index) {
                if bytes[index] == UInt8(ascii: ":") || bytes[index...].starts(with: "：".utf8) { hasColon = true }
                index += length
            }
            let first = index
            while index < end, blank(bytes, index) == nil, sign(bytes, index) == nil { index += 1 }
            return first..<index
        }
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        let first = next()
        if first.lowerBound == start + 6 { return nil }
        let hasVerb = meantVerbs.contains(text(first).lowercased())
        let range = hasVerb ? next() : first
        guard let code = Code(rawValue: text(range)) else { return nil }
        // Without a verb it may be prose about the code.
        if !hasVerb, !hasColon || code.severity == .error || !isAlone(range, before: end, bytes) { return nil }
        while index < end, let length = sign(bytes, index) { index += length }
        return Words(name: start..<index, hasReason: true, correction: "\(self.start) \(code.rawValue)")
    }

    /// Whether a code stands in no quotes, with nothing or a blank and a reason behind it: no sentence goes on there.
    private static func isAlone(_ code: Range<Int>, before end: Int, _ bytes: [UInt8]) -> Bool {
        let before = bytes[code.lowerBound - 1]
        let isOpen = " \t:".utf8.contains(before) || bytes[..<code.lowerBound].suffix(3).elementsEqual("：".utf8)
        guard isOpen, code.upperBound < end else { return isOpen }
        guard let blank = blank(bytes, code.upperBound) else { return false }
        let reason = bytes[(code.upperBound + blank)..<end]
        return !["が", "を", "は", "の", "と", "に", "で", "も", "へ", "という", "is ", "in ", "on "].contains {
            reason.starts(with: $0.utf8)
        }
    }

    private static let start = "kessai: allow"

    /// The length of a sign around a word.
    private static func sign(_ bytes: [UInt8], _ index: Int) -> Int? {
        if ":()[]=,\"'`".utf8.contains(bytes[index]) { return 1 }
        guard bytes[index] >= 0xE3 else { return nil }
        return ["：", "（", "）", "、", "，", "＝", "「", "」"].contains { bytes[index...].starts(with: $0.utf8) } ? 3 : nil
    }

    /// The first words behind the code say something: they are not only signs, nor the name of another code.
    private static func isReason(_ words: [String]) -> Bool {
        let saysSomething = words.contains {
            $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
        return saysSomething && !(words.count == 1 && Code(rawValue: words[0]) != nil)
    }

    private struct Words {
        let name: Range<Int>
        let hasReason: Bool
        var correction: String?
    }

    /// What others of its kind write for `allow`.
    private static let meantVerbs: Set<String> = [
        "allow", "allows", "alow", "disable", "disable-line", "disable-next-line", "ignore", "ignores", "noqa", "nolint", "off",
        "skip",
        "suppress", "許可", "無視",
    ]

    /// The length of a blank: that of Japanese keyboards (U+3000) is easily typed before a reason.
    private static func blank(_ bytes: [UInt8], _ index: Int) -> Int? {
        switch bytes[index] {
        case 0x20, 0x09, 0x0D: 1
        case 0xE3 where bytes[index...].starts(with: [0xE3, 0x80, 0x80]): 3
        default: nil
        }
    }
}

/// The suppressions of one file.
struct FileSuppressions: Sendable {
    fileprivate let all: [Suppression]
    fileprivate let strays: [StraySuppression]
    /// The lines that some of them speak of, with the codes.
    private let places: Set<Place>
    fileprivate let lines: LineTable?
    fileprivate let tree: SyntaxTree

    init(_ tree: SyntaxTree, _ mails: MailTexts) {
        self.tree = tree
        strays = mails.texts.contains { !$0.strayComments.isEmpty } ? StraySuppression.all(in: mails, tree) : []
        guard tree.comments.contains(where: { tree.source.beginningOfOwnName($0) != nil }) else {
            (all, places, lines) = ([], [], nil)
            return
        }
        let table = LineTable(tree.source.bytes)
        lines = table
        let all = Suppression.all(in: tree, table)
        self.all = all
        places = Set(all.flatMap(\.places))
    }

    struct Place: Hashable {
        let file: FileID
        let line: Int
        let code: Code
    }

    /// Where a comment silences a finding, whatever its severity.
    fileprivate func silencing(_ finding: Diagnostic) -> [Place] {
        guard let lines else { return [] }
        return ([lines.line(at: Int(finding.location.range.start))] + anchorLines(of: finding, lines))
            .map { Place(file: finding.location.file, line: $0, code: finding.code) }.filter(places.contains)
    }

    /// The line on which the scalar begins that a finding lies in, since no comment can stand inside a mail's text, and that of its key,
    /// which may stand above its value.
    private func anchorLines(of finding: Diagnostic, _ table: LineTable) -> [Int] {
        // Nodes stand in the order of their beginnings; before a value stands its key.
        let nodes = tree.nodes
        var low = 0
        var high = nodes.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if nodes[middle].range.start <= finding.location.range.start { low = middle } else { high = middle }
        }
        guard nodes.indices.contains(low), nodes[low].kind == .scalar else { return [] }
        let key = tree.isValue(low) ? [table.line(at: Int(nodes[low - 1].range.start))] : []
        return [table.line(at: Int(nodes[low].range.start))] + key
    }
}

/// The suppressions of all files, and which of them were used.
struct SuppressionBook {
    private let files: InspectedFiles
    private var used: Set<FileSuppressions.Place> = []

    init(_ files: InspectedFiles) { self.files = files }

    /// Whether a comment silences a finding, whatever its severity; the comment counts as used.
    mutating func silences(_ finding: Diagnostic) -> Bool {
        let matching = files[finding.location.file]?.suppressions.silencing(finding) ?? []
        used.formUnion(matching)
        return !matching.isEmpty
    }

    /// Those that silenced nothing, and those without a reason. Where use of a code cannot be judged, only what cannot be silenced at all
    /// is told.
    func findings(isJudged: (Code) -> Bool, _ levels: RuleLevels) -> [Diagnostic] {
        let comments: [Diagnostic] = files.all.flatMap { inspected in
            let file = inspected.suppressions
            // Without suppressions there is no table.
            guard let lines = file.lines else { return [Diagnostic]() }
            return file.all.compactMap { suppression in
                if !suppression.places.contains(where: used.contains) {
                    let isTold = suppression.code.map { levels.isError($0) || isJudged($0) } ?? true
                    return isTold ? unusedSuppression(suppression, levels, file.tree.source, lines) : nil
                }
                return suppression.hasReason ? nil : suppressionWithoutReason(suppression)
            }
        }
        return comments + files.all.flatMap { $0.suppressions.strays.map(\.finding) }
    }
}
