import Project
import Schema
import SourceText

/// What was copied with a URL from the text around it, or is written as in the source of a page or in a manual.
extension Rule {
    static let strayCharacterInURL = Rule(
        Explanation(
            .strayCharacterInURL,
            title: Bilingual(
                ja: "URLに、余分に写したと思われる文字や、仮の文字があります。",
                en: "A URL has characters that seem to be copied by mistake, or to stand for others."),
            why: Bilingual(
                ja: "文章から写したURLには、後ろの句読点や括弧、次のURLが付くことがあります。1文字でも違うURLでは、購入者が戻れず、通知も届きません。",
                en:
                    "A URL copied from a text may bring along the punctuation or the URL after it. With one character too many buyers cannot return and no notification arrives."
            ),
            fix: Bilingual(
                ja: "MyASPの決済連携設定の画面に表示されるURLと同じにします。", en: "Write it as MyASP's 決済連携設定 screen shows it."),
            waiver: Bilingual(ja: "画面のURLも同じなら、このままでかまいません。", en: "If the screen shows it so too, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    return_urls:
                      - https://shop.example.jp/example/return⟦.⟧

                """),
            good: .yaml(ExampleProject.returnURL))
    ) { project, _ in
        project.writtenURLs.compactMap { written in
            guard let stray = written.strayCharacters else { return nil }
            let location = project.part(stray.text, of: written.place, last: stray.isLast)
            let (url, place) = (shown(written.url.text), written.words)
            let message =
                switch stray.kind {
                case .copied:
                    Bilingual(
                        ja: "\(place.ja)の「\(url)」に、余分に写したと思われる「\(stray.extra)」があります。",
                        en: "`\(url)` in \(place.en) has `\(stray.extra)`, which seems to be copied by mistake.")
                case .secondURL:
                    Bilingual(
                        ja: "\(place.ja)の「\(url)」の途中から、もう1つのURLが始まっています。",
                        en: "In `\(url)` in \(place.en) another URL begins.")
                case .standIn:
                    Bilingual(
                        ja: "\(place.ja)の「\(url)」の「\(stray.text)」は、アカウントごとに違う部分を表す、仮の文字のようです。",
                        en:
                            "`\(stray.text)` in `\(url)` in \(place.en) seems to stand for what differs from account to account.")
                }
            return Diagnostic(
                .strayCharacterInURL, at: location, message,
                help: stray.kind == .secondURL && written.part == .returnURL
                    ? Bilingual(
                        ja: "URLは1つずつ、別の行に「- 」で始めて書きます。MyASPの決済連携設定の画面に表示されるURLと比べてください。",
                        en: "Write each URL on a line of its own that begins with `- `, as MyASP shows it in 決済連携設定.")
                    : Bilingual(
                        ja: "MyASPの決済連携設定の画面に表示されるURLと比べてください。", en: "Compare it with the URL that MyASP shows in 決済連携設定."),
                fixes: fixes(stray, written, at: location, project))
        }
    }

    private static func fixes(
        _ stray: WrittenURL.Stray, _ written: WrittenURL, at location: Location, _ project: Project
    ) -> [Fix] {
        switch stray.kind {
        case .copied where stray.isRemovable:
            written.fixes(
                ofPart: Fix(
                    Bilingual(ja: "「\(stray.extra)」を消す", en: "Remove `\(stray.extra)`"), safe: false,
                    edits: [Edit(location, stray.mended)]))
        case .copied, .standIn: []
        case .secondURL: project.division(of: written).map { [$0] } ?? []
        }
    }
}

extension WrittenURL {
    /// What does not seem to be part of a URL that MyASP shows.
    struct Stray {
        enum Kind { case copied, secondURL, standIn }

        var kind = Kind.copied
        let text: String
        /// What is left of it.
        var mended = ""
        /// Whether it is the last of its kind in the URL.
        var isLast = true
        /// What stands in the place of `…` is not known.
        var isRemovable = true

        var extra: Substring { text.dropFirst(mended.count) }
    }

    /// Stops of a Japanese text behind the host; of a URL of MyASP a dot behind the host, an `&amp;`, another URL, `XXXXX` as in a manual (domain.md A6), or a blank or punctuation behind the path. A
    /// path with an opening bracket may well end with the closing one.
    var strayCharacters: Stray? {
        if let host = url.hostWithoutStops { return Stray(text: url.host, mended: host, isLast: false) }
        guard part == .returnURL || part == .ipnEndpoint, !isRegistrationForm else { return nil }
        if url.host.hasSuffix(".") { return Stray(text: url.host, mended: String(url.host.dropLast()), isLast: false) }
        if url.query?.contains("&amp;") == true { return Stray(text: "&amp;", mended: "&", isLast: false) }
        if let start = WebURL.starts(in: url.path).first {
            return Stray(kind: .secondURL, text: String(decoding: url.path.utf8.dropFirst(start), as: UTF8.self), isLast: false)
        }
        if let standIn { return Stray(kind: .standIn, text: standIn, isLast: false) }
        guard url.query == nil, url.fragment == nil else { return nil }
        if let blanks = encodedBlanks { return Stray(text: blanks) }
        let end = url.path.utf8.reversed().prefix { ",.;:)]'!".utf8.contains($0) }.count
        if end == 0 || url.path.utf8.contains(where: { "([".utf8.contains($0) }) { return nil }
        let stray = String(url.path.suffix(end))
        return Stray(text: stray, isRemovable: !stray.contains("..") && !url.path.dropLast(end).hasSuffix("/"))
    }

    /// A part of the path that is nothing but `XXX` or longer.
    private var standIn: String? {
        guard url.path.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }) else { return nil }
        return url.path.utf8.split(separator: UInt8(ascii: "/")).first { part in
            part.count >= 3
                && (part.allSatisfy { $0 == UInt8(ascii: "X") } || part.allSatisfy { $0 == UInt8(ascii: "x") })
        }.flatMap(String.init)
    }

    /// Blanks, line breaks and what cannot be seen, as a URL has them at the end of its path: `%20`, `%0D%0A`, `%E2%80%8B`.
    private var encodedBlanks: String? {
        guard url.path.utf8.contains(UInt8(ascii: "%")) else { return nil }
        let path = Array(url.path.utf8)
        var end = path.count
        while let start = Self.startOfEncodedBlank(before: end, in: path) { end = start }
        return end < path.count ? String(decoding: path[end...], as: UTF8.self) : nil
    }

    /// Where the escapes of one such character begin that end at an offset.
    private static func startOfEncodedBlank(before end: Int, in path: [UInt8]) -> Int? {
        for length in 1...4 where end >= 3 * length {
            let start = end - 3 * length
            let bytes = stride(from: start, to: end, by: 3).compactMap { escape -> UInt8? in
                path[escape] == UInt8(ascii: "%")
                    ? UInt8(String(decoding: path[(escape + 1)..<(escape + 3)], as: UTF8.self), radix: 16) : nil
            }
            guard bytes.count == length else { return nil }
            let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
            if let scalar = scalars.first, scalars.count == 1, HiddenCharacters.isBlank(scalar) { return start }
        }
        return nil
    }
}

extension WebURL {
    /// Where `http://` and `https://` stand in a text. Nearly no path has one, and a query may well.
    fileprivate static func starts(in text: String) -> [Int] {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return [] }
        return text.withTextBytes { bytes in
            bytes.indices.filter { start in
                ["https://", "http://"].contains { mark in
                    // Letters in either case; the signs are the same with that bit.
                    bytes.count - start >= mark.utf8.count && zip(bytes[start...], mark.utf8).allSatisfy { $0 | 0x20 == $1 }
                }
            }
        }
    }

    /// The URLs in a text that holds several, with `,` or `;` between.
    fileprivate var urlsInARow: [String] {
        let bytes = Array(text.utf8)
        let starts = WebURL.starts(in: text).filter { $0 == 0 || ",;".utf8.contains(bytes[$0 - 1]) }
        return zip(starts, starts.dropFirst() + [bytes.count + 1]).map { String(decoding: bytes[$0..<$1 - 1], as: UTF8.self) }
    }

    /// Whether a text is one URL that may be written without quotes, also between brackets.
    fileprivate static func isPlainEntry(_ text: String) -> Bool {
        guard case .success(let url) = parse(text), starts(in: url.path).isEmpty else { return false }
        return !text.utf8.contains { "[]{},".utf8.contains($0) } && !text.hasSuffix(":")
    }
}

extension Project {
    /// Several URLs in one entry of a list, with `,` or `;` between, as an entry for each.
    fileprivate func division(of written: WrittenURL) -> Fix? {
        guard written.part == .returnURL, let source = source(written.place.file) else { return nil }
        let (urls, start) = (written.url.urlsInARow, Int(written.place.value.start))
        guard urls.count > 1, source.bytes.indices.contains(start), urls.allSatisfy(WebURL.isPlainEntry) else { return nil }
        let lineStart = source.bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let before = source.bytes[lineStart..<start]
        let dash = before.drop { $0 == 0x20 }
        let separator: String
        if dash.first == UInt8(ascii: "-"), dash.dropFirst().allSatisfy({ $0 == 0x20 }) {
            separator = (source.usesCRLF ? "\r\n" : "\n") + String(decoding: before, as: UTF8.self)
        } else if let sign = before.last(where: { $0 != 0x20 }), sign == UInt8(ascii: "[") || sign == UInt8(ascii: ",") {
            separator = ", "
        } else {
            return nil
        }
        return Fix(
            Bilingual(ja: "\(urls.count)つのURLに分ける", en: "Write \(urls.count) URLs"), safe: false,
            edits: [Edit(written.place.valueLocation, urls.joined(separator: separator))])
    }
}
