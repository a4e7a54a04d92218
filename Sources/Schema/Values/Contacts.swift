import SourceText

/// E-mail addresses, telephone numbers, registration numbers and ids: texts with a small form of their own.
package enum Contact {
    /// With at most 64 bytes before the `@`, and a host as in a URL (RFC 5321, 4.5.3.1).
    package static func isEmail(_ text: String) -> Bool {
        text.withTextBytes { bytes in
            guard (1...254).contains(bytes.count), let sign = bytes.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(sign),
                bytes[..<sign].allSatisfy({ isLetterOrDigit($0) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0) })
            else { return false }
            var labels = HostLabels(bytes[(sign + 1)...])
            var count = 0
            while let label = labels.next() {
                guard label.isFine(where: isLetterOrDigit), label.count <= HostLabels.longest else { return false }
                count += 1
            }
            return count >= 2
        }
    }

    static let email = TextFormat(
        Bilingual(ja: "メールアドレス", en: "an e-mail address"), pattern: #"^[^@\s]+@[^@\s]+\.[^@\s]+$"#,
        example: "support@example.jp")

    static func emailMisfit(_ text: String) -> Misfit? {
        if isEmail(text) { return nil }
        if let link = CopiedLink(text) { return link.misfit(email.noun, isValue: isEmail(link.target)) }
        if isPhone(text) { return Misfit(reason: Bilingual(ja: "これは電話番号です。", en: "It is a telephone number.")) }
        let isBeside = text.split { $0.isWhitespace || ",;、<>".contains($0) }.map(String.init)
            .contains { isEmail($0) && Misfit(signIn: $0) == nil }
        // A sign of a name beside the address, as in `㈱茶舗 <a@example.jp>`, is not the mistake.
        if !isBeside, let misfit = Misfit(signIn: text) { return misfit }
        let words = Compatibility.folded(text).split(whereSeparator: \.isWhitespace).map(String.init)
        let folded = words.joined()
        let addresses = words.flatMap { $0.split { ",;、<>".contains($0) } }.map(String.init).filter(isEmail)
        if Set(addresses).count > 1 { return severalEmails }
        if let last = words.last, words.count > 1, isEmail(last) {
            // `山田 taro@example.jp` is no address of 山田taro, and `he lp@example.jp` may be none of lp.
            return words.dropLast().contains(where: isName) ? Misfit(reason: nameBesideEmail, replacement: last) : blankInEmail
        }
        if isEmail(folded) {
            return Misfit(
                reason: Bilingual(ja: "全角の文字か空白が混じっています。", en: "There are full-width characters or spaces in it."),
                replacement: folded,
                // `support@example.jp .com` may be an address and something else.
                isCertain: zip(words, words.dropFirst()).allSatisfy(areOneWord)
                    && beginnings(of: words).allSatisfy { !isEmail($0) })
        }
        if folded.hasSuffix(">"), let open = folded.lastIndex(of: "<") {
            let bare = String(folded[folded.index(after: open)...].dropLast())
            return Misfit(reason: nameBesideEmail, replacement: isEmail(bare) ? bare : nil)
        }
        if folded.hasPrefix("mailto:"), isEmail(String(folded.dropFirst(7))) {
            return Misfit(replacement: String(folded.dropFirst(7)), isCertain: true)
        }
        switch folded.split(separator: "@", omittingEmptySubsequences: false).count {
        case 1: return Misfit(reason: Bilingual(ja: "「@」がありません。", en: "There is no `@` in it."))
        case 2: return Misfit()
        default: return Misfit(reason: Bilingual(ja: "「@」が2つ以上あります。", en: "There is more than one `@` in it."))
        }
    }

    /// Of an address in a list.
    static func listedEmailMisfit(_ text: String) -> Misfit? {
        var misfit = emailMisfit(text)
        if misfit?.isSeveral == true {
            misfit?.help = Bilingual(
                ja: "アドレスが複数なら、1行に1つずつ「- 」で始めて書いてください。", en: "Write several addresses as a list, one on a line.")
        }
        return misfit
    }

    /// Whether a blank between two texts splits what can only be one: `info @example.jp`.
    private static func areOneWord(_ left: String, _ right: String) -> Bool {
        left.hasSuffix("@") || left.hasSuffix(".") || right.hasPrefix("@") || right.hasPrefix(".")
    }

    /// Whether a word before an address can only be a name, a title or a sign: no small letters alone, of which addresses are made.
    private static func isName(_ word: String) -> Bool {
        word.hasSuffix(":") || !word.utf8.contains(where: isLetterOrDigit)
            || word.unicodeScalars.first?.properties.isUppercase == true || !word.utf8.allSatisfy { $0 < 0x80 }
    }

    private static let blankInEmail = Misfit(
        reason: Bilingual(ja: "空白が混じっています。", en: "There is a space in it."),
        help: Bilingual(
            ja: "空白の前が名前なら消し、アドレスの一部なら空白だけを消してください。",
            en: "If a name stands before the space, remove it; if it is part of the address, remove the space."))
    private static let nameBesideEmail = Bilingual(
        ja: "名前を消して、アドレスだけを書いてください。", en: "Only the address belongs here, no name.")
    private static let severalEmails = Misfit(
        reason: Bilingual(ja: "アドレスが2つ以上あります。", en: "There is more than one address in it."),
        help: Bilingual(ja: "ここに書けるアドレスは1つです。1つだけ残してください。", en: "Only one address can stand here; leave one."), isSeveral: true)

    static let phone = TextFormat(
        Bilingual(ja: "電話番号", en: "a telephone number"), pattern: #"^\+?\(?[0-9][0-9() -]*[0-9]$"#, example: "03-1234-5678",
        looks: .wholeNumber(0...999_999_999_999_999))

    /// Digits with single hyphens between them, perhaps after `+` and a country code (domain.md B2).
    package static func isPhone(_ text: String) -> Bool {
        let bare = text.hasPrefix("+") ? text.dropFirst() : Substring(text)
        let groups = bare.split(separator: "-", omittingEmptySubsequences: false)
        let digits = groups.reduce(0) { $0 + $1.utf8.count }
        return (8...15).contains(digits)
            && groups.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
    }

    /// `+81-03-1234-5678` without the 0 that is dialled within Japan; nil where none stands behind the country code.
    package static func withoutTrunkZero(_ text: String) -> String? {
        for code in ["+81-", "+81"] where text.hasPrefix(code + "0") {
            let number = code + text.dropFirst(code.count + 1).drop { $0 == "-" }
            return isPhone(number) ? number : nil
        }
        return nil
    }

    /// A number in Japan without its first 0, which spreadsheets take away: `3-1234-5678`, `9012345678`. Nine digits lack it, and of a
    /// mobile phone ten.
    package static func withLostZero(_ text: String) -> String? {
        guard isPhone(text), let first = text.utf8.first, (0x31...0x39).contains(first) else { return nil }
        let groups = text.split(separator: "-").map(\.utf8.count)
        let isMobile = ["70", "80", "90"].contains { text.hasPrefix($0) } && (groups == [2, 4, 4] || groups == [10])
        return isMobile || groups.reduce(0, +) == 9 ? "0" + text : nil
    }

    static func phoneMisfit(_ text: String) -> Misfit? {
        if isPhone(text) || usualPhone(text) != nil { return nil }
        if let link = CopiedLink(text) { return link.misfit(phone.noun, isValue: isPhone(link.target)) }
        if isEmail(text) { return Misfit(reason: Bilingual(ja: "これはメールアドレスです。", en: "It is an e-mail address.")) }
        if let misfit = Misfit(signIn: text) { return misfit }
        let hyphens: Set<Character> = ["‐", "‑", "–", "—", "−", "ー", "─", "－", "ｰ"]
        let words = String(text.flatMap { hyphens.contains($0) ? "-" : Compatibility.folded(String($0)) })
            .split(whereSeparator: \.isWhitespace).map(String.init)
        let folded = words.joined()
        if isPhone(folded) {
            if let whole = wholePhone(in: words) {
                return Misfit(
                    reason: Bilingual(
                        ja: "電話番号だけを書いてください。内線番号や受付時間は書けません。",
                        en: "Only the number belongs here, no extension or opening hours."), replacement: whole)
            }
            // Buyers see the number as it is written: `03 1234-5678` is not 031234-5678, nor `03-1234-56 78` 03-1234-56-78.
            let groups = words.flatMap { $0.split(separator: "-") }
            let hyphenated = groups.joined(separator: "-")
            let areGroups =
                words.count > 1 && groups.count <= (folded.hasPrefix("+") ? 4 : 3)
                && groups.allSatisfy { $0.utf8.count > 1 || $0 == "3" || $0 == "6" }
            return Misfit(
                reason: Bilingual(ja: "全角の文字か空白が混じっています。", en: "There are full-width characters or spaces in it."),
                replacement: areGroups && isPhone(hyphenated) ? hyphenated : folded,
                isCertain: words.count == 1 || areGroups && !words.dropLast().contains { $0.dropFirst().contains("-") })
        }
        var bare = folded.hasPrefix("tel:") ? String(folded.dropFirst(4)) : folded
        // The 0 before an area code is left out behind a country code: `+81(0)3-1234-5678`.
        if bare.hasPrefix("+") { bare = bare.replacing("(0)", with: "-", maxReplacements: 1) }
        let hyphenated = String(bare.map { $0 == "(" || $0 == ")" || $0 == "." || $0 == "/" ? "-" : $0 })
            .split(separator: "-").joined(separator: "-")
        return Misfit(
            reason: nil,
            help: Bilingual(
                ja: "半角の数字とハイフンで書いてください。例: \(phone.example)", en: "Write digits and hyphens, such as `\(phone.example)`."),
            replacement: isPhone(hyphenated) ? hyphenated : nil)
    }

    /// The part of a text broken by blanks that is a telephone number by itself: of `0120-000-000 10-18` the first word, of
    /// `03 1234 5678` none.
    private static func wholePhone(in words: [String]) -> String? {
        let starts = beginnings(of: words, joinedBy: "-")
        let ends = words.indices.dropFirst().map { words[$0...].joined(separator: "-") }
        return starts.first(where: isWholePhone) ?? ends.first { !isLocal($0) && isWholePhone($0) }
    }

    /// Whether a telephone number has as many digits as one that can be called from anywhere, or as a local one.
    private static func isWholePhone(_ text: String) -> Bool {
        isPhone(text) && (isLocal(text) || text.utf8.count(where: isDigit) >= 10)
    }

    /// Neither a number in Japan, which begins with 0, nor one with a country code.
    private static func isLocal(_ text: String) -> Bool { !text.hasPrefix("0") && !text.hasPrefix("+") }

    /// Of words that are written apart, those that go on after them: of `a b c` the texts `a` and `ab`.
    private static func beginnings(of words: [String], joinedBy sign: String = "") -> [String] {
        words.indices.dropFirst().map { words[..<$0].joined(separator: sign) }
    }

    static let registrationNumber = TextFormat(
        Bilingual(ja: "登録番号(T と数字13桁)", en: "a registration number (`T` and 13 digits)"), pattern: "^T[0-9]{13}$",
        example: "T8700110005901")

    package static func isRegistrationNumber(_ text: String) -> Bool {
        text.hasPrefix("T") && text.utf8.count == 14 && text.utf8.dropFirst().allSatisfy(isDigit)
    }

    static func registrationNumberMisfit(_ text: String) -> Misfit? {
        if isRegistrationNumber(text) { return nil }
        if let misfit = Misfit(signIn: text) { return misfit }
        let folded = String(Compatibility.folded(text).filter { !$0.isWhitespace && $0 != "-" }).uppercased()
        if isRegistrationNumber(folded) {
            return Misfit(
                reason: Bilingual(
                    ja: "全角か小文字の文字、空白、ハイフンのどれかが混じっています。",
                    en: "There are full-width or lower-case characters, spaces or hyphens in it."),
                replacement: folded, isCertain: true)
        }
        if isRegistrationNumber("T" + folded) {
            return Misfit(
                reason: Bilingual(ja: "先頭の「T」がありません。", en: "The `T` at its beginning is missing."),
                replacement: "T" + folded, isCertain: true)
        }
        let digits = folded.filter { ("0"..."9").contains($0) }.count
        return Misfit(
            reason: digits == 13 ? nil : Bilingual(ja: "数字が\(digits)桁です。", en: "It has \(digits) digit\(digits == 1 ? "" : "s").")
        )
    }

    static let id = TextFormat(
        Bilingual(
            ja: "id(英小文字・数字・ハイフンで63文字まで、先頭は英小文字か数字)",
            en: "an id (lower-case letters, digits and hyphens, at most 63, not beginning with a hyphen)"),
        pattern: "^[a-z0-9][a-z0-9-]{0,62}$", example: "online-course", looks: .word)

    package static func isID(_ text: String) -> Bool {
        text.withTextBytes { bytes in
            (1...63).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
                && bytes.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
        }
    }

    static func idMisfit(_ text: String) -> Misfit? {
        if isID(text) { return nil }
        if text.utf8.count > 63 {
            return Misfit(reason: Bilingual(ja: "長すぎます。", en: "It is too long."))
        }
        let folded = Compatibility.folded(text).lowercased()
        let joined = String(folded.map { $0 == "_" || $0 == "." || $0 == " " ? "-" : $0 })
            .split(separator: "-").joined(separator: "-")
        return Misfit(
            help: Bilingual(
                ja: "「\(id.example)」のように、英小文字と数字とハイフンで書いてください。購入者や画面には出ない、設定の中だけで使う名前です。",
                en:
                    "Write it in lower-case letters, digits and hyphens, such as `\(id.example)`; it is used within the settings only, and neither buyers nor the screens show it."
            ),
            // Other documents may refer to the id as it is.
            replacement: isID(joined) && Compatibility.signOfItsOwn(in: text) == nil ? joined : nil)
    }

    /// Of the id that a `use:` names. What is none, but on one line, names no document: who knows them all can say which one is meant.
    static func referenceMisfit(_ text: String) -> Misfit? {
        let isLine = text.utf8.count <= 200 && !text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        return isLine ? nil : idMisfit(text)
    }

    /// The id that differs from a text in case, width and separators alone: `one-time` of `One_Time`.
    package static func meantID(_ text: String) -> String? { isID(text) ? text : idMisfit(text)?.replacement }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
}
