import SourceText

/// Placeholders of other services in their own signs, whatever their names: nobody means `{{customer.name}}` as text.
///
///     {{name}}  {{ customer.name }}  {{お名前}}  *|FNAME|*  {商品名}   {name}  ${email}  #{name}   by a well-known name alone
///     [お名前] 様  【お名前】様  <name>様                              by a well-known name that is addressed
enum Placeholders {
    /// What begins at a place that `ForeignVariables.begin` finds.
    static func placeholder(_ text: TextBytes, _ start: Int) -> MailVariables.Found? {
        if text[start] == UInt8(ascii: "|") { return between(text, start - 1, "*|", "|*") { $0.utf8.allSatisfy { $0 < 0x80 } } }
        if text.starts(start, with: "{{") { return between(text, start, "{{", "}}", isName) }
        for (open, close) in addressed where text.starts(start, with: open) {
            return between(text, start, open, close, isAddressed: true, isWellKnown)
        }
        guard text[start] == UInt8(ascii: "{"), !text.ends(start, with: "{"), !text.ends(start, with: "%") else { return nil }
        let sign = text.ends(start, with: "$") || text.ends(start, with: "#") ? 1 : 0
        return between(text, start, "{", "}", { isWellKnown($0) || isOfForms($0) }).map {
            MailVariables.Found(range: $0.range.lowerBound - sign..<$0.range.upperBound, finding: $0.finding)
        }
    }

    /// Signs between which a name is a heading or a label, unless it is addressed.
    private static let addressed: [(open: StaticString, close: StaticString)] = [("[", "]"), ("【", "】"), ("<", ">")]

    /// Whether 様 or the like follows, behind a blank or not.
    private static func isAddressed(_ text: TextBytes, _ end: Int) -> Bool {
        let end = text.end(of: [" ", "\u{3000}"], from: end)
        return titles.contains { text.starts(end, with: $0) }
    }

    private static let titles: [StaticString] = ["様", "さま", "さん", "殿"]

    /// A name of up to 40 letters between two signs, with blanks around it.
    private static func between(
        _ text: TextBytes, _ start: Int, _ open: StaticString, _ close: StaticString, isAddressed mustBeAddressed: Bool = false,
        _ isMeant: (String) -> Bool
    ) -> MailVariables.Found? {
        guard start >= 0, text.starts(start, with: open) else { return nil }
        let first = start + open.utf8CodeUnitCount
        var last = first
        let sign = close.utf8Start[0]
        while last < text.count, last - first < 120 {
            if text[last] == sign, text.starts(last, with: close) { break }
            switch text[last] {
            // Neither the end of a line nor another sign stands in one.
            case 0..<0x20, UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "*"), UInt8(ascii: "<"),
                UInt8(ascii: ">"), UInt8(ascii: "%"):
                return nil
            default: last += 1
            }
        }
        guard last < text.count, text.starts(last, with: close) else { return nil }
        let end = last + close.utf8CodeUnitCount
        if mustBeAddressed, !isAddressed(text, end) { return nil }
        // `{{{name}}}` and `{{name}}%` are left to those who know what they are.
        let behind = end < text.count ? text[end] : 0x20
        guard behind != UInt8(ascii: "}"), behind != UInt8(ascii: "%"), !text.ends(start, with: "%"), !text.ends(start, with: "{")
        else { return nil }
        let name = text.text(first..<last).split(separator: " ", omittingEmptySubsequences: true)
        guard name.count == 1, name[0].count <= 40, isMeant(String(name[0])) else { return nil }
        return MailVariables.Found(
            range: start..<end, finding: .placeholder(meant: MailVariables.meant(by: name[0].lowercased())))
    }

    /// Letters as of a program, or what forms ask for. A word in capitals may be an ornament: `{{SALE}}`.
    private static func isName(_ name: String) -> Bool {
        if isWellKnown(name) { return true }
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return isOfForms(name) }
        return name.utf8.allSatisfy { MailVariables.isNameByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
            && name.utf8.contains { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    }

    /// What forms ask for in Japanese: 商品名, 会員番号.
    private static func isOfForms(_ name: String) -> Bool {
        !name.utf8.allSatisfy { $0 < 0x80 } && !name.hasPrefix("ここに")
            && ["名", "名前", "番号", "アドレス", "会員ID", "金額", "住所", "URL"].contains { name.hasSuffix($0) }
    }

    private static func isWellKnown(_ name: String) -> Bool { wellKnown.contains(name.lowercased()) }

    private static let wellKnown: Set<String> = [
        "name", "username", "user_name", "customer_name", "full_name", "fullname", "first_name", "firstname", "fname",
        "last_name",
        "lastname", "lname", "email", "e-mail", "email_address", "mail_address", "お名前", "氏名", "名前", "姓", "姓名", "会社名", "会員名",
        "お客様名", "顧客名", "メールアドレス",
    ]
}
