import SourceText

/// Splits a URL strictly, and says in words where it cannot be split.
extension WebURL {
    package enum Failure: Error, Hashable, Sendable {
        case blank, noScheme, otherScheme(String), noHost, badHost, badPort, badCharacter(String), badPercent
    }

    /// `scheme://[user@]host[:port][/path][?query][#fragment]` with the scheme http or https.
    package static func parse(_ text: String) -> Result<WebURL, Failure> {
        let mayHoldBlank = text.utf8.contains { $0 <= 0x20 || $0 >= 0x80 }
        if mayHoldBlank, text.contains(where: \.isWhitespace) { return .failure(.blank) }
        // A scheme has no other characters before its mark.
        let name = text.utf8.prefix { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
        guard text.utf8[name.endIndex...].starts(with: "://".utf8) else { return .failure(.noScheme) }
        let scheme = text[..<name.endIndex].lowercased()
        guard scheme == "http" || scheme == "https" else { return .failure(.otherScheme(scheme)) }
        let rest = text[text.utf8.index(name.endIndex, offsetBy: 3)...]
        let authorityEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        if let failure = failure(inTail: rest[authorityEnd...]) { return .failure(failure) }

        let authority = rest[..<authorityEnd]
        let whole = url(text, scheme, authority, tail: rest[authorityEnd...])
        guard case .success = whole, let end = earlyEnd(of: authority),
            case .success(let url) = url(
                text, scheme, end.authority, tail: rest[end.authority.endIndex...], seemingHost: end.host)
        else { return whole }
        return .success(url)
    }

    /// Where browsers end an authority that has an `@`, and what only looks like its host behind it. They take `\` for `/`, and none of
    /// those at the beginning counts.
    private static func earlyEnd(of authority: Substring) -> (authority: Substring, host: String)? {
        let bytes = authority.utf8
        guard let sign = bytes.lastIndex(of: UInt8(ascii: "@")),
            let start = bytes.firstIndex(where: { $0 != UInt8(ascii: "\\") }),
            // A `/` with a mark above is another letter, and a `/` all the same.
            let end = bytes[start..<sign].firstIndex(where: { "\\/?#".utf8.contains($0) })
        else { return nil }
        return (authority[start..<end], String(decoding: bytes[bytes.index(after: sign)...], as: UTF8.self))
    }

    private static func url(
        _ text: String, _ scheme: String, _ authority: Substring, tail: Substring, seemingHost: String? = nil
    ) -> Result<WebURL, Failure> {
        var authority = authority
        var userInfo: String?
        if let at = authority.lastIndex(of: "@") {
            userInfo = String(authority[..<at])
            authority = authority[authority.index(after: at)...]
        }
        guard let (host, ascii, portText) = splitHost(authority) else {
            return .failure(authority.isEmpty || authority.hasPrefix(":") ? .noHost : .badHost)
        }
        var port: Int?
        if let portText {
            guard case .number(let number) = wholeNumber(String(portText)), (1...65535).contains(number) else {
                return .failure(.badPort)
            }
            port = number
        }
        let (path, query, fragment) = splitTail(tail)
        return .success(
            WebURL(
                text: text, scheme: scheme, userInfo: userInfo, host: host, asciiHost: ascii, port: port, path: path,
                query: query, fragment: fragment, seemingHost: seemingHost))
    }

    private static func splitTail(_ tail: Substring) -> (path: String, query: String?, fragment: String?) {
        let hash = tail.utf8.firstIndex(of: UInt8(ascii: "#"))
        let beforeHash = hash.map { tail[..<$0] } ?? tail
        let mark = beforeHash.utf8.firstIndex(of: UInt8(ascii: "?"))
        return (
            String(mark.map { beforeHash[..<$0] } ?? beforeHash),
            mark.map { String(beforeHash[beforeHash.index(after: $0)...]) },
            hash.map { String(tail[tail.index(after: $0)...]) }
        )
    }

    /// Printable ASCII without the characters that RFC 3986 leaves out, and whole percent escapes.
    private static func failure(inTail tail: Substring) -> Failure? {
        var escape = 0
        for scalar in tail.unicodeScalars {
            if escape > 0 {
                guard scalar.isASCII, scalar.properties.isASCIIHexDigit else { return .badPercent }
                escape -= 1
            } else if scalar == "%" {
                escape = 2
            } else if !scalar.isASCII || scalar.value <= 0x20 || "\"<>\\^`{|}\u{7F}".unicodeScalars.contains(scalar) {
                return .badCharacter(String(scalar))
            }
        }
        return escape == 0 ? nil : .badPercent
    }

    /// Host, its ASCII form, and the text after the colon.
    private static func splitHost(_ authority: Substring) -> (host: String, ascii: String, port: Substring?)? {
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            let host = String(authority[authority.index(after: authority.startIndex)..<close])
            let rest = authority[authority.index(after: close)...]
            guard isIPv6(host), rest.isEmpty || rest.hasPrefix(":") else { return nil }
            return (host, host.lowercased(), rest.isEmpty ? nil : rest.dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let host = parts.first, let ascii = asciiHost(String(host)) else { return nil }
        return (String(host), ascii, parts.count > 1 ? parts[1] : nil)
    }

    /// The ASCII form of a host name, without the dot of the root, which changes no host; nil for what is no host.
    package static func asciiHost(_ host: String) -> String? {
        guard let ascii = Punycode.asciiHost(host), isHost(ascii) else { return nil }
        return ascii.hasSuffix(".") ? String(ascii.dropLast()) : ascii
    }

    /// Labels of letters, digits, hyphens and underscores; digits and dots only make an IPv4 address.
    static func isHost(_ ascii: String) -> Bool {
        guard ascii.utf8.count <= 253 else { return false }
        return ascii.withTextBytes { bytes in
            let isRooted = bytes.count > 1 && bytes.last == UInt8(ascii: ".")
            var labels = HostLabels(bytes[..<(bytes.count - (isRooted ? 1 : 0))])
            var count = 0
            var octets = 0
            var isNumber = false
            while let label = labels.next() {
                guard label.count <= HostLabels.longest,
                    label.isFine(where: { isDigit($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") })
                else { return false }
                isNumber = label.allSatisfy(isDigit)
                if isNumber, Int(String(decoding: label, as: UTF8.self)).map({ $0 <= 255 }) == true { octets += 1 }
                count += 1
            }
            return !isNumber || count == 4 && octets == 4
        }
    }

    /// Groups of hexadecimal digits with at most one `::`, perhaps with an IPv4 address at the end.
    package static func isIPv6(_ text: String) -> Bool {
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var length = 8
        if let last = groups.last, last.contains(".") {
            guard isHost(String(last)), last.split(separator: ".").count == 4, last.allSatisfy({ $0 == "." || $0.isNumber })
            else {
                return false
            }
            groups.removeLast()
            length = 6
            if groups.isEmpty { return false }
            if groups.count == 2, groups[0].isEmpty, groups[1].isEmpty { return true }
        }
        let gaps = text.split(separator: ":", omittingEmptySubsequences: false).indices.dropFirst().dropLast()
            .filter { groups.indices.contains($0) && groups[$0].isEmpty }.count
        let filled = groups.filter { !$0.isEmpty }
        guard filled.allSatisfy({ $0.utf8.count <= 4 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } }) else { return false }
        if groups.first?.isEmpty == true, !text.hasPrefix("::") { return false }
        if text.hasSuffix(":"), !text.hasSuffix("::") { return false }
        if text.contains(":::") { return false }
        let hasGap = gaps > 0 || text.hasPrefix("::") || text.hasSuffix("::")
        return hasGap ? filled.count < length && occurrences(of: "::", in: text) == 1 : groups.count == length
    }

    private static func occurrences(of needle: String, in text: String) -> Int {
        let bytes = Array(text.utf8)
        let wanted = Array(needle.utf8)
        return bytes.indices.filter { bytes[$0...].starts(with: wanted) }.count
    }

    /// The stops of a Japanese text, with which no URL ends.
    static let stops = "，．；：！？。、｡､"

    /// The host without the stops that it ends with, and the URL with it; nil where there are none. Browsers read `。` there as the dot of
    /// the root, and `、` as a letter.
    package var hostWithoutStops: String? {
        guard let last = host.unicodeScalars.last, !last.isASCII, port == nil, path.isEmpty, query == nil, fragment == nil else {
            return nil
        }
        let bare = host[..<(host.lastIndex { !WebURL.stops.contains($0) }.map { host.index(after: $0) } ?? host.startIndex)]
        return bare.isEmpty || bare.count == host.count ? nil : String(bare)
    }

    static let noun = Bilingual(ja: "https:// で始まるURL", en: "a URL that begins with `https://`")

    /// What a URL is for, which decides what is an error in it alone (`insecure-url`, `origin-with-path`, `return-url-fragment`). Where
    /// one of those is but a warning, its pattern lets it pass.
    enum Purpose {
        case origin, page
        /// Those of the test environment may be `http`.
        case testOrigin, testPage

        var pattern: String {
            switch self {
            case .origin: #"^[Hh][Tt][Tt][Pp][Ss]://[^\s/?#@]+/?$"#
            case .testOrigin: #"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@]+/?$"#
            // The URL of a registration form is a finding of its own, with a fragment or without.
            case .page: #"^[Hh][Tt][Tt][Pp][Ss]://[^\s#]+(/p/r/[^\s]+)?$"#
            case .testPage: #"^[Hh][Tt][Tt][Pp][Ss]?://[^\s#]+(/p/r/[^\s]+)?$"#
            }
        }

        var form: Bilingual {
            switch self {
            case .origin, .testOrigin:
                Bilingual(ja: "「https://」とホスト名だけのURL(パスは付けない)", en: "a URL of `https://` and a host alone, without a path")
            case .page, .testPage:
                Bilingual(ja: "https:// で始まり、「#」のないURL", en: "a URL that begins with `https://` and has no `#`")
            }
        }
    }
}

extension ValueType where Value == WebURL {
    /// An absolute http or https URL; that it should be https is left to `insecure-url`.
    ///
    /// `isOnScreen`: MyASP shows it, with a path that differs from site to site.
    static func url(_ purpose: WebURL.Purpose, example: String, isOnScreen: Bool = false) -> ValueType {
        let format = TextFormat(
            WebURL.noun, pattern: purpose.pattern, example: example, source: isOnScreen ? whereItIs : nil, form: purpose.form)
        return ValueType(shape: .text(format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: format.noun) else { return nil }
            switch WebURL.parse(text) {
            case .success(let url):
                // Found where it leads, but this is what is entered.
                guard let misfit = halfWidth(text, url.host) else { return url }
                reader.report(misfit, text, slot, format)
                return nil
            case .failure(let failure):
                var misfit = misfit(text, failure)
                misfit.help = misfit.help ?? format.source
                reader.report(misfit, text, slot, format)
                return nil
            }
        }
    }

    private static var whereItIs: Bilingual {
        Bilingual(
            ja: "MyASPの決済連携設定の画面に表示されているURLを、そのまま写してください。",
            en: "Copy the URL exactly as MyASP's 決済連携設定 screen shows it.")
    }

    /// Signs that stand for a colon, or look like one.
    private static let colons = ":：;；∶ː꞉︰﹕"

    /// `https//…`, `https:/…` or `https∶//…` with the whole `://`; nil where no part of it stands.
    private static func withWholeMark(_ text: String) -> String? {
        let scheme = text.prefix { $0.isASCII && $0.isLetter }
        let rest = text[scheme.endIndex...].drop { colons.contains($0) || $0 == "/" }
        guard ["http", "https"].contains(scheme.lowercased()), rest.startIndex > scheme.endIndex else { return nil }
        return scheme + "://" + rest
    }

    /// Full-width characters, if those of a part may be written otherwise and the whole is a URL then, and Japanese stops behind the whole.
    private static func halfWidth(_ text: String, _ part: String) -> Misfit? {
        let bare = withoutStops(text)
        if Compatibility.folded(part) == part, part != text || bare.count == text.count { return nil }
        let folded = Compatibility.folded(bare)
        guard case .success = WebURL.parse(folded) else { return nil }
        if let misfit = Misfit(signIn: text) { return misfit }
        if bare.count < text.count {
            let stops = shown(String(text.dropFirst(bare.count)))
            return Misfit(
                reason: Bilingual(
                    ja: "末尾に、余分に写したと思われる「\(stops)」があります。", en: "It ends with `\(stops)`, which seems to be copied by mistake."),
                help: Bilingual(
                    ja: "余分に写した「\(stops)」なら消してください。", en: "If the `\(stops)` was copied along, remove it."),
                replacement: folded)
        }
        return Misfit(
            reason: Bilingual(ja: "全角の文字が混じっています。", en: "There are full-width characters in it."),
            replacement: folded, isCertain: true)
    }

    /// A text without the stops of a Japanese text and the full-width closing brackets that it ends with, as one copied from a sentence
    /// does. With an opening bracket in it, the closing one may be its own.
    private static func withoutStops(_ text: String) -> String {
        guard let last = text.unicodeScalars.last, !last.isASCII else { return text }
        let stops = WebURL.stops + (text.contains { "(（[［".contains($0) } ? "" : "）］")
        guard stops.contains(Character(last)) else { return text }
        return String(text[...(text.lastIndex { !stops.contains($0) } ?? text.startIndex)])
    }

    /// `「https://…」`, `<https://…>`: what stands around it in a text.
    private static func wrapped(_ text: String) -> Misfit? {
        let around: (Character) -> Bool = { "「」『』【】()（）[]<>＜＞〈〉《》\"'“”‘’`".contains($0) }
        var bare = text.drop(while: around)
        while let last = bare.last, around(last) { bare.removeLast() }
        guard bare.count < text.count, case .success = WebURL.parse(String(bare)) else { return nil }
        return Misfit(
            reason: Bilingual(ja: "前後にかぎ括弧や引用符が付いています。", en: "There are brackets or quotes around it."),
            help: Bilingual(ja: "URLだけを書いてください。", en: "Write the URL alone."), replacement: String(bare))
    }

    /// `https://https://…`.
    private static func doubled(_ text: String) -> Misfit? {
        let scheme = text.prefix { $0.isASCII && $0.isLetter }
        let rest = String(text[scheme.endIndex...].drop { $0 == ":" || $0 == "/" })
        guard ["http", "https"].contains(scheme.lowercased()), case .success(let url) = WebURL.parse(rest) else { return nil }
        return Misfit(
            reason: Bilingual(
                ja: "「\(shown(String(scheme)))://」の後に、もう一度「\(url.scheme)://」があります。",
                en: "After `\(shown(String(scheme)))://` it begins once more, with `\(url.scheme)://`."),
            help: Bilingual(ja: "先頭の1つだけを残してください。", en: "Leave only one of them."), replacement: rest)
    }

    private static func misfit(_ text: String, _ failure: WebURL.Failure) -> Misfit {
        var misfit = misfitOfText(text, failure)
        switch failure {
        case .noScheme, .otherScheme: break
        // It begins as it should.
        default: misfit.noun = Bilingual(ja: "正しいURL", en: "a valid URL")
        }
        return misfit
    }

    private static func misfitOfText(_ text: String, _ failure: WebURL.Failure) -> Misfit {
        if let misfit = halfWidth(text, text) { return misfit }
        let trimmed = String(text.split(whereSeparator: \.isWhitespace).joined())
        func parses(_ text: String) -> Bool { (try? WebURL.parse(text).get()) != nil }
        if let link = CopiedLink(text) { return link.misfit(WebURL.noun, isValue: parses(link.target)) }
        if let misfit = wrapped(text) ?? doubled(text) { return misfit }
        switch failure {
        case .blank:
            let words = text.split { $0.isWhitespace || ",、;；，".contains($0) }
            if words.count(where: { $0.contains("://") }) > 1 {
                return Misfit(
                    reason: Bilingual(ja: "URLが2つ以上あります。", en: "There is more than one URL in it."),
                    help: Bilingual(
                        ja: "URLは1つずつ書いてください。リストでは、1行に1つずつ「- 」で始めてください。",
                        en: "Write one URL alone; in a list, each on a line of its own that begins with `- `."))
            }
            let isAround = text.split(whereSeparator: \.isWhitespace).count == 1
            return Misfit(
                reason: isAround
                    ? Bilingual(ja: "前後に余分な空白があります。", en: "There are spaces around it.")
                    : Bilingual(ja: "途中に空白か改行があります。", en: "There is a space or a line break in it."),
                replacement: parses(trimmed) ? trimmed : nil, isCertain: isAround)
        case .noScheme:
            if let identifier = Identifier(formOf: text) {
                let name = identifier.name.shown(.english)
                return Misfit(reason: Bilingual(ja: "これは\(name.ja)の形です。", en: "It has the form of \(name.en)."))
            }
            if Contact.isEmail(text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text) {
                return Misfit(reason: Bilingual(ja: "これはメールアドレスです。", en: "It is an e-mail address."))
            }
            if let mended = withWholeMark(text) {
                return Misfit(
                    reason: Bilingual(ja: "「http」や「https」の後には「://」が要ります。", en: "After `http` or `https` comes `://`."),
                    replacement: parses(mended) ? mended : nil)
            }
            let completed = "https://" + (text.hasPrefix("//") ? String(text.dropFirst(2)) : text)
            return Misfit(
                reason: Bilingual(ja: "先頭の「https://」がありません。", en: "The `https://` at its beginning is missing."),
                replacement: parses(completed) && text.contains(".") ? completed : nil)
        case .otherScheme(let scheme):
            let mended = ["ttps": "https", "htps": "https", "htttps": "https", "hhttps": "https", "ttp": "http"][scheme]
            return Misfit(
                reason: Bilingual(
                    ja: "「\(shown(scheme))」は使えません。", en: "`\(shown(scheme))` cannot be used here."),
                replacement: mended.map { $0 + text.dropFirst(scheme.count) })
        case .noHost: return Misfit(reason: Bilingual(ja: "ホスト名がありません。", en: "It has no host."))
        case .badHost:
            return Misfit(
                reason: Bilingual(
                    ja: "ホスト名として使えない文字か並びがあります。", en: "Its host has characters, or an order of them, that no host name can have.")
            )
        case .badPort:
            return Misfit(
                reason: Bilingual(ja: "ポート番号は1から65535までの整数です。", en: "A port is a whole number from 1 to 65535."))
        case .badCharacter(let character):
            return Misfit(
                reason: Bilingual(
                    ja: "パスに「\(shown(character))」は使えません。", en: "`\(shown(character))` cannot stand in its path."),
                help: text.hasSuffix(character)
                    ? Bilingual(
                        ja: "余分に写した「\(shown(character))」なら消してください。",
                        en: "If the `\(shown(character))` was copied along, remove it.")
                    : Bilingual(
                        ja: "画面に出るURLをそのまま写してください。日本語などは「%E3%81%82」のような形になります。",
                        en: "Copy the URL as the screen shows it; Japanese letters are written in a form such as `%E3%81%82`."))
        case .badPercent:
            return Misfit(
                reason: Bilingual(ja: "「%」の後には16進数が2桁続きます。", en: "After `%` come two hexadecimal digits."))
        }
    }
}
