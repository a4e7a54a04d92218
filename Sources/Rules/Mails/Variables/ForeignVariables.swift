import SourceText

/// Known variables in the signs of other programs' templates, between which MyASP replaces nothing:
///
///     {{name1}}  { name1 }  ${name1}  $name1  #{name1}  [name1]  [[name1]]  <%= name1 %>  ##name1##
enum ForeignVariables {
    /// What stands around a name. Between single signs a plain word (`[mail]`) is none, but a label.
    private static let forms: [(open: StaticString, close: StaticString, isOfTemplates: Bool)] = [
        ("{{", "}}", true), ("[[", "]]", true), ("##", "##", true), ("#{", "}", true), ("<%=", "%>", true), ("{", "}", false),
        ("[", "]", false), ("#", "#", false), ("<", ">", false),
    ]

    /// The places where one may begin: `#` and `$`, `<`, `{` and `[`, which differ in one bit, the `|` of `*|NAME|*`, and 【 (E3 80 90).
    /// The signs of MyASP's own variables are told too, as `%` stands behind `#` and `$` in ASCII.
    @inline(__always) static func begin(_ bytes: ByteSearch.Bytes, _ index: Int) -> ByteSearch.Mask {
        let lanes = ByteSearch.load(bytes, index)
        return ByteSearch.among(3, from: UInt8(ascii: "#"), lanes)
            .| ByteSearch.among(2, from: UInt8(ascii: "{"), lanes | ByteSearch.Lanes(repeating: 0x20))
            .| ByteSearch.equal(lanes, UInt8(ascii: "<")) .| ByteSearch.equal(bytes, index, 0xE3, 0x80, 0x90)
    }

    /// The variable that begins at such a place.
    static func variable(_ text: TextBytes, _ start: Int) -> MailVariables.Found? {
        if text[start] == UInt8(ascii: "$") { return shellVariable(text, start) }
        // 【 begins none of them.
        if text[start] >= 0x80 { return nil }
        for form in forms where text.starts(start, with: form.open) {
            var position = start + form.open.utf8CodeUnitCount
            skipBlanks(text, &position)
            let first = position
            while position < text.count, position - first < 64, MailVariables.isNameByte(text[position]) { position += 1 }
            let last = position
            skipBlanks(text, &position)
            guard first < last, text.starts(position, with: form.close) else { continue }
            // In `<%=name1%>` the sign before the name is missing.
            if text[position] == UInt8(ascii: "%"), position == last { return nil }
            let name = text.text(first..<last)
            let isDollar = text.ends(start, with: "$") && text.starts(start, with: "{") && !text.starts(start, with: "{{")
            guard MailVariables.isKnown(name), form.isOfTemplates || isDollar || MailVariables.isNoWord(name) else { return nil }
            var range = start - (isDollar ? 1 : 0)..<position + form.close.utf8CodeUnitCount
            // `%{name1}%`: with the signs around it left, the variable would be one between two signs each.
            let isPercent = { (index: Int) in text.indices.contains(index) && text[index] == UInt8(ascii: "%") }
            switch (isPercent(range.lowerBound - 1), isPercent(range.upperBound)) {
            case (true, true): range = range.lowerBound - 1..<range.upperBound + 1
            case (false, false): break
            default: return nil
            }
            return MailVariables.Found(range: range, finding: .foreign(name: name))
        }
        return nil
    }

    /// `$name1` alone or `$name1$`; a plain word behind the sign may be text.
    private static func shellVariable(_ text: TextBytes, _ start: Int) -> MailVariables.Found? {
        var end = start + 1
        while end < text.count, end - start < 64, MailVariables.isNameByte(text[end]) { end += 1 }
        let name = text.text(start + 1..<end)
        guard MailVariables.isKnown(name), MailVariables.isNoWord(name), !text.ends(start, with: "%") else { return nil }
        if text.starts(end, with: "%") { return nil }
        if text.starts(end, with: "$") { end += 1 }
        return MailVariables.Found(range: start..<end, finding: .foreign(name: name))
    }

    /// One blank or two.
    private static func skipBlanks(_ text: TextBytes, _ position: inout Int) {
        let start = position
        while position < text.count, position - start < 2, text[position] == 0x20 { position += 1 }
    }
}
