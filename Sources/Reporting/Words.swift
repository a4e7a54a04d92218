import SourceText

/// The words that stand around messages in reports for people.
enum Words {
    static func severity(_ severity: Severity) -> Bilingual {
        switch severity {
        case .error: Bilingual(ja: "エラー", en: "error")
        case .warning: Bilingual(ja: "警告", en: "warning")
        case .hint: Bilingual(ja: "ヒント", en: "hint")
        }
    }

    static let note = Bilingual(ja: "理由", en: "note")
    static let help = Bilingual(ja: "対処", en: "help")
    static let fix = Bilingual(ja: "修正案", en: "fix")
    static let unsafeFix = Bilingual(ja: "修正案(内容の確認が必要)", en: "fix (look at the result)")

    /// `エラー 2件、警告 1件 (14ファイル)`
    static func summary(_ report: Report) -> Bilingual {
        let counts = Severity.allCases.reversed().map { ($0, report.count($0)) }.filter { $0.1 > 0 }
        if counts.isEmpty {
            return Bilingual(ja: "問題はありません", en: "no problems") + extent(report)
        }
        return Bilingual(
            ja: counts.map { "\(severity($0).ja) \($1)件" }.joined(separator: "、"),
            en: counts.map { plural($1, severity($0).en) }.joined(separator: ", ")) + extent(report)
    }

    static func fixable(_ count: Int) -> Bilingual {
        Bilingual(
            ja: "うち\(count)件は `kessai check --fix` で直せます。",
            en: "\(count) of them can be mended by `kessai check --fix`.")
    }

    static func more(_ code: Code) -> Bilingual {
        Bilingual(ja: "詳しい説明: kessai explain \(code.rawValue)", en: "more about it: kessai explain \(code.rawValue)")
    }

    private static func extent(_ report: Report) -> Bilingual {
        Bilingual(ja: " (\(report.files)ファイル)", en: " (\(plural(report.files, "file")))")
    }

    private static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
