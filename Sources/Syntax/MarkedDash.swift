import SourceText

/// An anchor or a tag before the dash of an entry, where neither may stand: reported, and the entry is read as if it began there.
///
///     - a: 1
///     &x - b: 1      YAML allows `- &x b: 1`
///     !- c: 1        a slip of the finger
extension Letters {
    /// The dash behind the anchor or tag at an offset, or the one that makes a tag of its own with the sign before it; nil for any other text.
    @inline(__always) func markedDash(_ offset: Int) -> Int? {
        byte(offset) == UInt8(ascii: "&") || byte(offset) == UInt8(ascii: "!") ? markedDash(behind: offset) : nil
    }

    @inline(never) private func markedDash(behind sign: Int) -> Int? {
        var last = sign
        while !isSpace(last) { last += 1 }
        if last == sign + 2, isSequenceEntry(sign + 1) { return sign + 1 }
        while isBlank(last) { last += 1 }
        return isSequenceEntry(last) ? last : nil
    }

    @inline(__always) func isSequenceEntry(_ offset: Int) -> Bool { byte(offset) == UInt8(ascii: "-") && isSpace(offset + 1) }
}

extension Parser {
    @inline(__always) func markedDash(_ offset: Int) -> Int? { letters.markedDash(offset) }

    /// Reports what stands before the dash of an entry, up to which the position moves. What follows the dash counts as standing where it
    /// would without, unless the line below stands where it is.
    mutating func passMark(before dash: Int, column: Int) {
        reportMark(position..<dash)
        position = dash
        let content = entryContent(dash)
        meantColumn.set(
            contentBelow()?.indent == content - lineStart ? content - lineStart : content - dash + column, on: lineStart)
    }

    private mutating func reportMark(_ gap: Range<Int>) {
        guard hasRoom else { return }
        let mark = trimmed(gap)
        let name = excerpt(mark)
        let isAnchor = bytes[mark.lowerBound] == UInt8(ascii: "&")
        report(
            isAnchor ? .anchorNotSupported : .tagNotSupported, mark,
            Bilingual(ja: "「\(name)」がリストの項目の「-」の前にあります。", en: "`\(name)` stands before the `-` of a list entry."),
            note: isAnchor
                ? Bilingual(
                    ja: "YAMLでは「&」でアンカーが始まります。アンカーは使えません。", en: "In YAML `&` begins an anchor; anchors are not supported.")
                : Bilingual(ja: "YAMLでは「!」でタグが始まります。タグは使えません。", en: "In YAML `!` begins a tag; tags are not supported."),
            help: Bilingual(ja: "「\(name)」を消してください。", en: "Remove the `\(name)`."),
            fixes: [Fix(Bilingual(ja: "「\(name)」を消す", en: "Remove the `\(name)`"), safe: false, edits: [edit(gap, "")])])
    }
}
