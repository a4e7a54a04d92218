import Project
import SourceText

/// What is shown of a text that is new as a whole, beside its first line: a reviewer is to see where its links lead to and what it asks
/// for. Of a short text that is all that it says.
///
///     本文  新規: 「%name1% 様」ほか、全32行
///       リンク・アドレス・金額のある行:
///       + 7行目 「料金: 1,980円」
///       + 12行目 「https://shop.example.jp/login」
struct NewLines: Sendable {
    let lines: [Told.Line]
    /// Whether they are not all.
    let areChosen: Bool

    static let head = Bilingual(ja: "リンク・アドレス・金額のある行:", en: "Lines with links, addresses or amounts:")

    /// So many lines are shown as a whole.
    private static let short = 20

    /// Of no text, or of one line, there is nothing to show.
    init(of text: String?) {
        let all = linesOfText(text ?? "").enumerated().map { Told.Line(isNew: true, number: $0 + 1, text: String($1)) }
        let written = all.filter { !$0.text.isEmpty }
        if all.count <= 1 {
            (lines, areChosen) = ([], false)
        } else if all.count <= NewLines.short {
            (lines, areChosen) = (written, false)
        } else {
            lines = written.dropFirst().filter { NewLines.isToBeSeen($0.text) }
            areChosen = !lines.isEmpty
        }
    }

    private static func isToBeSeen(_ line: String) -> Bool {
        line.lowercased().withTextBytes { $0.holds(["://", "www.", "http", "@"]) }
            || line.withTextBytes { !QuotedAmounts.find(in: $0).isEmpty }
    }
}
