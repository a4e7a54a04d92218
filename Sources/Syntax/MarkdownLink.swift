import SourceText

/// A link as Markdown has it, in place of an address: `[https://shop.example.jp](https://shop.example.jp)`. YAML reads its first part as a
/// list.
extension Parser {
    /// The link that ends with what follows a list in brackets on its line.
    func markdownLink(endingWith rest: Range<Int>) -> (whole: Range<Int>, words: Range<Int>, target: Range<Int>)? {
        guard rest.count > 2, bytes[rest.lowerBound] == UInt8(ascii: "("), bytes[rest.upperBound - 1] == UInt8(ascii: ")"),
            let list = list(before: rest), bytes[rest.lowerBound - 1] == UInt8(ascii: "]")
        else { return nil }
        let target = rest.dropFirst().dropLast()
        let isAddress =
            target.contains { bytes[$0] == UInt8(ascii: "@") || starts($0, with: "://") }
            || starts(target.lowerBound, with: "tel:")
        guard isAddress, !target.contains(where: { isBlank($0) }) else { return nil }
        return (list.start..<rest.upperBound, (list.start + 1)..<(rest.lowerBound - 1), target)
    }

    /// Where the words of the link are the address too, nothing but that was meant.
    mutating func reportMarkdownLink(_ whole: Range<Int>, words: Range<Int>, target: Range<Int>) {
        let scheme = ["mailto:", "tel:"].first { starts(target.lowerBound, with: $0) }
        let address = target.dropFirst(scheme?.utf8CodeUnitCount ?? 0)
        let (name, text) = (excerpt(address), text(address))
        report(
            .syntaxError, whole,
            Bilingual(
                ja: "「\(excerpt(whole))」はMarkdownのリンクの書き方です。「[」で始まるため、リストとして読まれます。",
                en: "`\(excerpt(whole))` is a link as Markdown has it; it begins with `[`, and so is read as a list."),
            help: Bilingual(
                ja: "「\(name)」だけを書いてください。文章の値なら、全体を引用符で囲んでください。",
                en: "Write `\(name)` alone; if it is a text, put quotes around all of it."),
            fixes: text.contains(self.text(words))
                ? [
                    Fix(
                        Bilingual(ja: "「\(name)」だけにする", en: "Write `\(name)` alone"), safe: false,
                        edits: [edit(whole, text)])
                ] : [])
    }
}
