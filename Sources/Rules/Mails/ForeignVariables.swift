import SourceText

/// Known variables in the signs of other programs' templates, between which MyASP replaces nothing:
///
///     {{name1}}  { name1 }  ${name1}  #{name1}  [name1]  [[name1]]  <%= name1 %>  ##name1##
enum ForeignVariables {
    struct Found: Sendable {
        let name: String
        let range: Range<Int>
    }

    /// What stands around a name. Between single signs a plain word (`[mail]`) is none, but a label.
    private static let forms: [(open: StaticString, close: StaticString, isOfTemplates: Bool)] = [
        ("{{", "}}", true), ("[[", "]]", true), ("##", "##", true), ("#{", "}", true), ("<%=", "%>", true), ("{", "}", false),
        ("[", "]", false), ("#", "#", false), ("<", ">", false),
    ]

    /// Those of a text, in order.
    static func find(in text: TextBytes) -> [Found] {
        var found: [Found] = []
        var index = 0
        while true {
            index = text.next(from: index) {
                ByteSearch.first(
                    UInt8(ascii: "{"), or: UInt8(ascii: "["), or: UInt8(ascii: "#"), or: UInt8(ascii: "<"), $0, $1, $2)
            }
            guard index < text.count else { return found }
            if let variable = variable(text, index) {
                found.append(variable)
                index = variable.range.upperBound
            } else {
                index += 1
            }
        }
    }

    private static func variable(_ text: TextBytes, _ start: Int) -> Found? {
        for form in forms where text.starts(start, with: form.open) {
            var position = start + form.open.utf8CodeUnitCount
            skipBlanks(text, &position)
            let first = position
            while position < text.count, position - first < 64, isNameByte(text[position]) { position += 1 }
            let last = position
            skipBlanks(text, &position)
            guard first < last, text.starts(position, with: form.close) else { continue }
            let name = text.text(first..<last)
            let isDollar = form.open.utf8CodeUnitCount == 1 && text.ends(start, with: "$") && text[start] == UInt8(ascii: "{")
            guard MailVariables.isKnown(name), form.isOfTemplates || isDollar || MailVariables.isNoWord(name) else { return nil }
            return Found(name: name, range: start - (isDollar ? 1 : 0)..<position + form.close.utf8CodeUnitCount)
        }
        return nil
    }

    /// One blank or two.
    private static func skipBlanks(_ text: TextBytes, _ position: inout Int) {
        let start = position
        while position < text.count, position - start < 2, text[position] == 0x20 { position += 1 }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
}
