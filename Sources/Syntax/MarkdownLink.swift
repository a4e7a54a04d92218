import SourceText

/// A link as Markdown has it, in place of an address: `[https://shop.example.jp](https://shop.example.jp)`. YAML reads its first part as a
/// list.
extension Parser {
    /// The link that ends with what follows a list in brackets on its line.
    func markdownLink(endingWith rest: Range<Int>) -> (whole: Range<Int>, words: Range<Int>, target: Range<Int>)? {
        guard let target = linkTarget(in: rest), let list = list(before: rest), bytes[rest.lowerBound - 1] == UInt8(ascii: "]")
        else { return nil }
        return (list.start..<rest.upperBound, (list.start + 1)..<(rest.lowerBound - 1), target)
    }

    /// The address between round brackets, behind which a title may stand: `(https://shop.example.jp "ショップ")`.
    private func linkTarget(in brackets: Range<Int>) -> Range<Int>? {
        guard brackets.count > 2, bytes[brackets.lowerBound] == UInt8(ascii: "("),
            bytes[brackets.upperBound - 1] == UInt8(ascii: ")")
        else { return nil }
        let inside = brackets.dropFirst().dropLast()
        let target = inside.prefix { !isBlank($0) }
        let title = inside.dropFirst(target.count).drop { isBlank($0) }
        let isAddress =
            target.contains { bytes[$0] == UInt8(ascii: "@") || starts($0, with: "://") }
            || starts(target.lowerBound, with: "tel:")
        let isTitle = title.first.map { bytes[$0] == UInt8(ascii: "\"") || bytes[$0] == UInt8(ascii: "'") }
        return isAddress && isTitle != false ? target : nil
    }

    /// Reports and passes the rest of a link at the position, inside brackets, whose words have just been read as a list there, and reads its
    /// address in place of that.
    mutating func passMarkdownLink(behind list: NodeID) -> Bool {
        guard position > 0, byte(position - 1) == UInt8(ascii: "]"), nodes.indices.contains(list), nodes[list].kind == .sequence,
            nodes[list].range.end == position
        else { return false }
        let line = position..<lineEnd(position)
        guard
            let close = line.first(where: {
                bytes[$0] == UInt8(ascii: ")") && (isSpace($0 + 1) || Letters.isFlowIndicator(byte($0 + 1)))
            }), let target = linkTarget(in: position..<close + 1)
        else { return false }
        let start = Int(nodes[list].range.start)
        let words = (start + 1)..<(position - 1)
        reportFlow { $0.reportMarkdownLink(start..<close + 1, words: words, target: target) }
        discard(from: list)
        add(Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(target)))
        position = close + 1
        contentEnd = position
        return true
    }

    /// Where the words of the link are the address too, nothing but that was meant.
    mutating func reportMarkdownLink(_ whole: Range<Int>, words: Range<Int>, target: Range<Int>) {
        let scheme = ["mailto:", "tel:"].first { starts(target.lowerBound, with: $0) }
        let address = target.dropFirst(scheme?.utf8CodeUnitCount ?? 0)
        guard hasRoom else { return }
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
