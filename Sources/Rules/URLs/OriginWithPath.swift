import Project
import Schema
import SourceText

/// More than scheme, host and port in an origin (domain.md R11).
extension Rule {
    static let originWithPath = Rule(
        Explanation(
            .originWithPath,
            title: Bilingual(
                ja: "オリジンにパスなどの余分な部分があります。", en: "An origin has a path or more."),
            why: Bilingual(
                ja: "Amazon Payの定義では、JavaScriptオリジンは「https://ホスト名」と、必要ならポート番号だけです。site.url も同じ形で書きます。",
                en:
                    "According to Amazon Pay's definition a JavaScript origin is the scheme, the host and, if needed, the port. `site.url` has the same form."
            ),
            fix: Bilingual(
                ja: "「https://」とホスト名、必要ならポート番号だけを残します。", en: "Keep only the scheme, the host and a port that is needed."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    javascript_origins:
                      - https://shop.example.jp⟦/p/r/AbCd1234⟧

                """),
            good: .yaml(ExampleProject.origin))
    ) { project, _ in
        let urls = project.writtenURLs
        let wrong = urls.filter { $0.extraTail != nil || $0.isOrigin && $0.url.userInfo != nil }
        if wrong.isEmpty { return [] }
        let returnURLs = Set(urls.lazy.filter { $0.part == .returnURL }.map(ReturnPage.init))
        return wrong.map { written in
            let tail = written.extraTail
            // A return URL that is written nowhere else would be lost; that of a form belongs nowhere here.
            let isLost =
                written.part == .origin && written.url.path.utf8.count > 1 && !written.isRegistrationForm
                && !returnURLs.contains(ReturnPage(written))
            let extra = tail ?? (written.url.userInfo ?? "") + "@"
            let location = project.part(extra, of: written.place, last: tail != nil)
            let list = FieldName.returnURLs.shown(written.place.spelling)
            let isPart = location != written.place.valueLocation
            let note = note(in: written)
            let origin = shown(written.url.readableOrigin)
            let help =
                written.url.seemingHost != nil
                ? Bilingual(
                    ja: "ホストは「\(shown(written.url.host))」です。MyASPの画面に表示されるURLを写し直してください。",
                    en: "The host is `\(shown(written.url.host))`; copy the URL from the MyASP screen again.")
                : isLost
                    ? Bilingual(
                        ja: "「\(origin)」と書いてください。リターンURLなら、\(list.ja)に書きます。",
                        en: "Write `\(origin)`; if it is a return URL, it belongs in \(list.en).")
                    : Bilingual(ja: "「\(origin)」と書いてください。", en: "Write `\(origin)`.")
            return Diagnostic(
                .originWithPath, at: location,
                Bilingual(
                    ja: "\(written.words.ja)の「\(shown(written.url.text))」に、オリジンにはない\(kind(written).ja)「\(shown(extra))」があります。",
                    en:
                        "`\(shown(written.url.text))` in \(written.words.en) has \(kind(written).en), `\(shown(extra))`, which no origin has."
                ),
                label: Bilingual(ja: "この部分が余分です", en: "not part of an origin"),
                note: written.isRegistrationForm
                    ? Bilingual(ja: "登録フォームのURLのようです。", en: "It looks like the URL of a registration form.") : nil,
                help: note.map { help.then(commentHelp(written, $0)) } ?? help,
                fixes: isPart && written.url.seemingHost == nil
                    ? (note.map { [commentFix($0, at: location)] } ?? []) + [
                        .removing(
                            extra, at: location, safe: tail != nil && written.url.userInfo == nil && note == nil && !isLost)
                    ] : [])
        }
    }

    /// A fragment right behind an origin that says something: it may be a comment that lacks the blank before its sign.
    private static func note(in written: WrittenURL) -> String? {
        guard written.url.path.count < 2, written.url.query == nil, let fragment = written.url.fragment,
            fragment.contains(where: { $0.isLetter || $0.isNumber })
        else { return nil }
        return fragment
    }

    private static func commentHelp(_ written: WrittenURL, _ note: String) -> Bilingual {
        let line = shown("\(written.url.readableOrigin) # \(note)")
        return Bilingual(
            ja: "「#」から後ろがコメントなら、前に空白を入れて「\(line)」と書いてください。",
            en: "If what begins with `#` is a comment, put a space before it: `\(line)`.")
    }

    private static func commentFix(_ note: String, at location: Location) -> Fix {
        Fix(Bilingual(ja: "コメントにする", en: "Make it a comment"), safe: false, edits: [Edit(location, " # \(note)")])
    }

    /// A page to which buyers return in one environment.
    private struct ReturnPage: Hashable {
        let side: Side?
        let page: WrittenURL.Page

        init(_ written: WrittenURL) { (side, page) = (written.side, written.page) }
    }

    private static func kind(_ written: WrittenURL) -> Bilingual {
        if written.extraTail == nil { return Bilingual(ja: "ユーザー名", en: "a user name") }
        if written.url.path.count > 1 { return Bilingual(ja: "パス", en: "a path") }
        return written.url.query != nil ? Bilingual(ja: "クエリ", en: "a query") : Bilingual(ja: "フラグメント", en: "a fragment")
    }
}
