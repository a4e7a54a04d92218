import SourceText

/// The words for YAML that kessai does not read, and for limits: each says what to write instead.
extension Parser {
    /// An anchor `&name` or a tag `!name`.
    mutating func reportProperty(_ range: Range<Int>) {
        guard hasRoom else { return }
        let name = excerpt(range)
        // A fix holds all of the line, and a line may hold thousands of them.
        let isLong = lineEnd(range.lowerBound) - range.lowerBound > 1_000
        let quoting = isLong ? [] : quoteFixes(valueText(range.lowerBound)).map(\.unsafe)
        if letters.isMarkedKey(range) { return reportMarkedKey(range, quoting) }
        let isMark = letters.isMark(range)
        let alias = alias(of: range)
        // With the anchor gone nothing would tell what the alias stands for.
        let fixes = alias != nil ? [] : isMark ? [markRemoval(range)] : quoting
        if bytes[range.lowerBound] == UInt8(ascii: "&") {
            report(
                .anchorNotSupported, range,
                Bilingual(
                    ja: "アンカー「\(name)」は使えません。", en: "The anchor `\(name)` is not supported."),
                note: Bilingual(
                    ja: "kessaiでは、書かれている値がそのまま使われます。別の場所の値を写す書き方はありません。",
                    en: "In kessai the value written is the value used; nothing is copied from elsewhere in the file."),
                help: alias.map {
                    Bilingual(
                        ja: "下の「\($0)」をここの値に書き換えてから、「\(name)」を消してください。支払方法やステップメールの共有には「use:」を使えます。",
                        en:
                            "Write the value in place of `\($0)` below, then remove `\(name)`; `use:` shares payment methods and step mails."
                    )
                }
                    ?? (isMark
                        ? Bilingual(
                            ja: "「\(name)」を消してください。支払方法やステップメールの共有には「use:」を使えます。文字としての「&」なら値全体を引用符で囲んでください。",
                            en:
                                "Remove `\(name)`; `use:` shares payment methods and step mails. For a literal `&`, put the whole value between quotes."
                        )
                        : Bilingual(
                            ja: "文字としての「&」なら、値全体を引用符で囲んでください。アンカーなら「\(name)」を消してください。",
                            en: "For a literal `&`, put the whole value between quotes; if it is an anchor, remove `\(name)`.")),
                fixes: fixes)
        } else {
            report(
                .tagNotSupported, range,
                Bilingual(ja: "タグ「\(name)」は使えません。", en: "The tag `\(name)` is not supported."),
                note: Bilingual(
                    ja: "値の型は項目ごとに決まっているので、タグで指定する必要はありません。",
                    en: "Each field has its own type, so no tag is needed."),
                help: isMark
                    ? Bilingual(
                        ja: "「\(name)」を消してください。文字としての「!」なら値全体を引用符で囲んでください。",
                        en: "Remove `\(name)`. For a literal `!`, put the whole value between quotes.")
                    : Bilingual(
                        ja: "文字としての「!」なら、値全体を引用符で囲んでください。タグなら「\(name)」を消してください。",
                        en: "For a literal `!`, put the whole value between quotes; if it is a tag, remove `\(name)`."),
                fixes: fixes)
        }
    }

    /// The alias of an anchor, if there is one anywhere in the file.
    private mutating func alias(of anchor: Range<Int>) -> String? {
        guard bytes[anchor.lowerBound] == UInt8(ascii: "&"), anchor.count <= 200 else { return nil }
        let known = aliases ?? allAliases()
        aliases = known
        let alias = "*" + text(anchor.dropFirst())
        return known.contains(alias) ? shown(alias, limit: 40) : nil
    }

    /// What reads like an alias, in one pass over the file, as there may be as many anchors.
    private func allAliases() -> Set<String> {
        var found: Set<String> = []
        var star = 0
        while star < end {
            guard bytes[star] == UInt8(ascii: "*"), star == 0 || isSpace(star - 1) || Letters.isFlowIndicator(bytes[star - 1])
            else {
                star += 1
                continue
            }
            var last = star + 1
            while last < end, !isSpace(last), !Letters.isFlowIndicator(bytes[last]) { last += 1 }
            if last - star <= 200 { found.insert(text(star..<last)) }
            star = last
        }
        return found
    }

    /// Removes an anchor or a tag with the blanks behind it, at the end of a line with those before it.
    private func markRemoval(_ range: Range<Int>) -> Fix {
        var (first, last) = (range.lowerBound, range.upperBound)
        while isBlank(last) { last += 1 }
        if last >= end || isBreak(last) { first = trimmed(0..<first).upperBound }
        let name = excerpt(range)
        return Fix(
            Bilingual(ja: "「\(name)」を消す", en: "Remove `\(name)`"), safe: false, edits: [edit(first..<last, "")])
    }

    /// A key that a stray sign makes an anchor or a tag of: `&name: 講座`.
    private mutating func reportMarkedKey(_ range: Range<Int>, _ fixes: [Fix]) {
        let sign = range.lowerBound..<(range.lowerBound + 1)
        let isAnchor = bytes[range.lowerBound] == UInt8(ascii: "&")
        let text = excerpt(sign)
        report(
            isAnchor ? .anchorNotSupported : .tagNotSupported, range,
            isAnchor
                ? Bilingual(
                    ja: "「\(excerpt(range))」は「&」で始まるため、キーではなくアンカーになります。アンカーは使えません。",
                    en: "`\(excerpt(range))` begins with `&`, which makes it an anchor and no key; anchors are not supported.")
                : Bilingual(
                    ja: "「\(excerpt(range))」は「!」で始まるため、キーではなくタグになります。タグは使えません。",
                    en: "`\(excerpt(range))` begins with `!`, which makes it a tag and no key; tags are not supported."),
            help: Bilingual(ja: "キーの前の「\(text)」を消してください。", en: "Remove the `\(text)` before the key."),
            fixes: [Fix(Bilingual(ja: "「\(text)」を消す", en: "Remove the `\(text)`"), safe: false, edits: [edit(sign, "")])] + fixes)
    }

    /// An alias `*name`, or text that only looks like one; `whole`: the value or key that it begins.
    mutating func reportAlias(_ range: Range<Int>, whole: Range<Int>) {
        guard hasRoom else { return }
        let isText = range.dropFirst().contains { bytes[$0] >= 0x80 || bytes[$0] == UInt8(ascii: "*") } || range.count == 1
        report(
            .aliasNotSupported, range,
            isText
                ? Bilingual(
                    ja: "「\(excerpt(whole))」は「*」で始まるため、文字としてではなくエイリアスとして読まれます。",
                    en: "`\(excerpt(whole))` begins with `*`, which makes it an alias and not text.")
                : Bilingual(
                    ja: "エイリアス「\(excerpt(range))」は使えません。", en: "The alias `\(excerpt(range))` is not supported."),
            help: isText
                ? quoteHelp(
                    whole,
                    Bilingual(
                        ja: "文字として使うなら、値全体を引用符で囲んでください。", en: "To have it as text, put the whole value between quotes."))
                : Bilingual(
                    ja: "値をそのまま書くか、支払方法やステップメールの共有には「use:」を使ってください。文字としての「*」なら引用符で囲んでください。",
                    en: "Write the value out, or share payment methods and step mails with `use:`. For a literal `*`, use quotes."
                ),
            fixes: isText ? quoteFixes(whole) : [])
    }

    mutating func reportDirective(_ range: Range<Int>) {
        guard hasRoom else { return }
        let isVariable = range.count > 1 && range.dropFirst().contains { bytes[$0] == UInt8(ascii: "%") }
        report(
            .directiveNotSupported, range,
            Bilingual(
                ja: "「%」で始まる行はYAMLの指示行(ディレクティブ)になります。kessaiでは使えません。",
                en: "A line that begins with `%` is a YAML directive; kessai supports none."),
            help: isVariable
                ? Bilingual(
                    ja: "「\(excerpt(range))」が文字なら、引用符で囲んでください。", en: "If `\(excerpt(range))` is text, put it between quotes.")
                : Bilingual(
                    ja: "この行を消してください。kessaiは常にYAML 1.2として読みます。",
                    en: "Remove the line; kessai always reads YAML 1.2."))
    }

    mutating func reportExplicitKey(_ start: Int) {
        guard hasRoom else { return }
        report(
            .complexKeyNotSupported, start..<(start + 1),
            Bilingual(
                ja: "「? 」を使ったキーの書き方は使えません。", en: "Keys written with `? ` are not supported."),
            help: Bilingual(
                ja: "「キー: 値」の形で書いてください。", en: "Write `key: value`."))
    }

    mutating func reportCollectionAsKey(_ range: Range<Int>) {
        guard hasRoom else { return }
        report(
            .complexKeyNotSupported, range,
            Bilingual(
                ja: "「\(excerpt(range))」のようなリストやまとまりはキーにできません。",
                en: "`\(excerpt(range))` is a collection and cannot be a key."),
            help: Bilingual(
                ja: "キーは文字で書いてください。文字として「[」や「{」で始めたいときは、引用符で囲んでください。",
                en: "Write a plain name as the key; quote a text that begins with `[` or `{`."))
    }

    mutating func reportMergeKey(_ range: Range<Int>) {
        guard hasRoom else { return }
        report(
            .mergeKeyNotSupported, range,
            Bilingual(
                ja: "マージキー「<<」は使えません。", en: "The merge key `<<` is not supported."),
            note: Bilingual(
                ja: "YAML 1.2の仕様にはなく、読むソフトによって結果が変わります。",
                en: "It is no part of YAML 1.2, and programs differ in how they read it."),
            help: Bilingual(
                ja: "項目をそのまま書くか、支払方法やステップメールの共有には「use:」を使ってください。",
                en: "Write the fields out, or share payment methods and step mails with `use:`."))
    }

    mutating func reportTooDeep(_ start: Int) {
        guard hasRoom else { return }
        report(
            .tooDeep, character(at: start),
            Bilingual(
                ja: "入れ子が深すぎます(\(limits.nesting)段まで)。この先は読んでいません。",
                en: "The nesting is too deep (at most \(limits.nesting) levels); the rest of the document was not read."),
            help: Bilingual(
                ja: "括弧や「-」の書きすぎがないか確かめてください。", en: "Look for superfluous brackets or dashes."))
    }

    mutating func reportDuplicate(_ again: RepeatedKey) {
        guard hasRoom else { return }
        let range = nodes[again.key].range.offsets
        let name = excerpt(range)
        let meant = meantEnvironment(again)
        report(
            .duplicateKey, range,
            Bilingual(
                ja: "「\(name)」が同じまとまりの中に2回書かれています。", en: "`\(name)` is written twice in the same mapping."),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(nodes[again.first].range.offsets, ja: "1回目はここです", en: "first written here")],
            help: meant.map { meant in
                Bilingual(
                    ja: "\(meant.isFirst ? "1回目" : "2回目")には「\(meant.prefix)」で始まる値があります。「\(meant.name)」の書き間違いなら、書き換えてください。",
                    en:
                        "The \(meant.isFirst ? "first" : "second") one holds values that begin with `\(meant.prefix)`; if it is meant as `\(meant.name)`, write that."
                )
            }
                ?? Bilingual(
                    ja: "どちらの値が正しいかを確かめ、もう一方を消してください。", en: "Decide which value is right and remove the other."),
            fixes: meant.map { meant in
                let key = nodes[meant.isFirst ? again.first : again.key].range.offsets
                return [
                    Fix(
                        Bilingual(
                            ja: "\(meant.isFirst ? "1回目" : "2回目")を「\(meant.name)」に書き換える",
                            en: "Replace the \(meant.isFirst ? "first" : "second") one with `\(meant.name)`"), safe: false,
                        edits: [edit(key, meant.name)])
                ]
            } ?? [])
    }

    /// One of two equal heads of environments that stands over the keys of the other environment: whether it is the first, and how that
    /// environment is called.
    private func meantEnvironment(_ again: RepeatedKey) -> (isFirst: Bool, name: String, prefix: StaticString)? {
        let head = text(nodes[again.key].range.offsets)
        let prefixes: (own: StaticString, other: StaticString)
        let name: String
        switch head {
        case "live": (prefixes, name) = (("LIVE-", "SANDBOX-"), "sandbox")
        case "sandbox": (prefixes, name) = (("SANDBOX-", "LIVE-"), "live")
        case "本番環境": (prefixes, name) = (("LIVE-", "SANDBOX-"), "テスト環境")
        case "テスト環境": (prefixes, name) = (("SANDBOX-", "LIVE-"), "本番環境")
        default: return nil
        }
        func isOther(_ key: NodeID) -> Bool {
            let value = Int(nodes[key].next)
            guard value < nodes.count else { return false }
            // An environment has a handful of lines, and keys may be repeated without end.
            let range = nodes[value].range.offsets.prefix(4_096)
            func holds(_ prefix: StaticString) -> Bool { range.contains { starts($0, with: prefix) } }
            return holds(prefixes.other) && !holds(prefixes.own)
        }
        if isOther(again.key) { return (false, name, prefixes.other) }
        return isOther(again.first) ? (true, name, prefixes.other) : nil
    }

    /// A byte order mark at the start of the file: no part of the content.
    mutating func reportByteOrderMark() {
        report(
            .byteOrderMark, 0..<3,
            Bilingual(
                ja: "ファイルの先頭にBOM(バイト順マーク)があります。", en: "The file begins with a byte order mark (BOM)."),
            note: Bilingual(
                ja: "UTF-8のファイルには必要なく、正しく読めないソフトがあります。", en: "UTF-8 needs none, and some programs stumble over it."),
            help: Bilingual(
                ja: "「UTF-8(BOMなし)」で保存し直してください。", en: "Save the file as UTF-8 without BOM."),
            fixes: [Fix(Bilingual(ja: "BOMを消す", en: "Remove the BOM"), safe: true, edits: [edit(0..<3, "")])])
    }
}

extension Letters {
    /// Whether an anchor or tag can hardly be meant as text: `&base`, `!!str`, `!<tag:…>`, unlike `&Co.`, `!お得` and `!SALE`.
    fileprivate func isMark(_ range: Range<Int>) -> Bool {
        let name = range.dropFirst()
        if bytes[range.lowerBound] == UInt8(ascii: "&") { return !name.isEmpty && name.allSatisfy(isNameLetter) }
        if byte(range.lowerBound + 1) == UInt8(ascii: "<") { return name.last.map { bytes[$0] } == UInt8(ascii: ">") }
        return byte(range.lowerBound + 1) == UInt8(ascii: "!") && name.count > 1 && name.dropFirst().allSatisfy(isNameLetter)
    }

    private func isNameLetter(_ offset: Int) -> Bool {
        switch bytes[offset] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
