import SourceText

/// Patterns for paths: `*` and `?` within one part, `**` for any parts, `[abc]`, `[a-z]`, `[!a]`.
///
/// A pattern without `/` matches a name at any depth, one that ends with `/` a directory; what matches a directory matches all in it.
package struct Glob: Sendable, Hashable {
    enum Token: Hashable {
        case literal(Unicode.Scalar)
        case any
        case set([ClosedRange<UInt32>], isNegated: Bool)
        /// `*`
        case stars
        /// `**` with the slash after it, if there is one: nothing, or whole parts each with its slash.
        case parts
    }

    let tokens: [Token]

    /// nil when the pattern has no meaning.
    package init?(_ pattern: String) {
        guard Glob.misfit(pattern) == nil else { return nil }
        var text = Substring(pattern)
        if text.hasPrefix("./") { text = text.dropFirst(2) }
        if text.hasSuffix("/") { text = text.dropLast() }
        let isAnchored = text.contains("/")
        if text.hasPrefix("/") { text = text.dropFirst() }
        guard let tokens = Glob.tokens(Array(text.unicodeScalars)) else { return nil }
        self.tokens = isAnchored ? tokens : [.parts] + tokens
    }

    /// Wildcards at which several patterns can be waiting. They share what stands before the first of each, and nothing waits
    /// behind the last one at the end: names, directories, beginnings and endings have none.
    var forks: Int {
        var (sets, others) = (0, 0)
        for (index, token) in tokens.enumerated() {
            switch token {
            case .literal: break
            case .set: sets += 1
            case .any: others += 1
            case .stars: others += index + 1 < tokens.count ? 1 : 0
            case .parts: others += index > 0 && index + 1 < tokens.count && tokens[index + 1] != .stars ? 1 : 0
            }
        }
        return sets + max(0, others - 1)
    }

    private static func tokens(_ pattern: [Unicode.Scalar]) -> [Token]? {
        var tokens: [Token] = []
        var index = 0
        while index < pattern.count {
            switch pattern[index] {
            case "*":
                var end = index
                while end < pattern.count, pattern[end] == "*" { end += 1 }
                let isWholePart = (index == 0 || pattern[index - 1] == "/") && (end == pattern.count || pattern[end] == "/")
                if end - index >= 2, isWholePart {
                    if tokens.last != .parts { tokens.append(.parts) }
                    index = min(pattern.count, end + 1)
                } else {
                    tokens.append(.stars)
                    index = end
                }
            case "?":
                tokens.append(.any)
                index += 1
            case "[":
                guard let (token, end) = set(pattern, after: index) else { return nil }
                tokens.append(token)
                index = end
            case let scalar:
                tokens.append(.literal(scalar))
                index += 1
            }
        }
        return tokens
    }

    private static func set(_ pattern: [Unicode.Scalar], after open: Int) -> (Token, Int)? {
        var index = open + 1
        let isNegated = index < pattern.count && (pattern[index] == "!" || pattern[index] == "^")
        if isNegated { index += 1 }
        let start = index
        var ranges: [ClosedRange<UInt32>] = []
        while index < pattern.count, pattern[index] != "]" || index == start {
            let low = pattern[index].value
            if index + 2 < pattern.count, pattern[index + 1] == "-", pattern[index + 2] != "]" {
                guard low <= pattern[index + 2].value else { return nil }
                ranges.append(low...pattern[index + 2].value)
                index += 3
            } else {
                ranges.append(low...low)
                index += 1
            }
        }
        guard index < pattern.count else { return nil }
        return (.set(ranges, isNegated: isNegated), index + 1)
    }

    static let format = TextFormat(
        Bilingual(ja: "パスのパターン", en: "a pattern for paths"),
        pattern: #"^(?!!|[/.]*$|(?:.*/)?\.\.(?:/|$))(?:[^\[\\\u0000-\u001F]|\[[!^]?[^\\\u0000-\u001F][^\]\\\u0000-\u001F]*\])+$"#,
        example: "drafts/**", looks: .anything)

    /// What is wrong with a pattern, if anything.
    static func misfit(_ text: String) -> Misfit? {
        if text.contains("\\") {
            return Misfit(
                reason: Bilingual(ja: "区切りが「\\」です。", en: "Its separator is `\\`."),
                help: Bilingual(ja: "区切りには「/」を使ってください。", en: "Separate with `/`."))
        }
        if text.hasPrefix("!") {
            return Misfit(
                reason: Bilingual(ja: "「!」で始まる打ち消しは使えません。", en: "Negated patterns, which begin with `!`, are not supported."))
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 }) || text.utf8.count > 1000 {
            return Misfit(reason: Bilingual(ja: "長すぎるか、改行などの制御文字があります。", en: "It is too long or has a control character."))
        }
        if text.split(separator: "/").contains("..") {
            return Misfit(
                reason: Bilingual(ja: "プロジェクトの外を指しています。", en: "It points out of the project."))
        }
        if text.allSatisfy({ $0 == "/" || $0 == "." }) {
            return Misfit(
                reason: Bilingual(ja: "ファイルやフォルダの名前がありません。", en: "It names no file or directory."),
                help: Bilingual(ja: "プロジェクトの中のファイルやフォルダを書いてください。", en: "Name a file or directory in the project."))
        }
        if tokens(Array(text.unicodeScalars)) == nil {
            return Misfit(
                reason: Bilingual(ja: "「[」と「]」が対になっていません。", en: "Its `[` and `]` do not pair."))
        }
        return nil
    }
}
