/// What cannot be seen and holds an emoji together that is drawn as one picture: 👩‍🏫 is a woman, a joiner and a school, and the flag of
/// England 🏴 with letters that no font draws. Spelled out there it would tear the picture apart; anywhere else it is a stray.
enum EmojiSequence {
    /// Whether the character at an index of a valid text is such a part.
    static func holds(_ scalar: Unicode.Scalar, in utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch scalar.value {
        case 0x200D: isEmoji(before: index, in: utf8) && isEmoji(Escaping.scalar(in: utf8, at: index + 3)?.scalar)
        case tags: isFlag(utf8, index)
        default: false
        }
    }

    private static let tags: ClosedRange<UInt32> = 0xE0020...0xE007F
    private static let lastTag: Unicode.Scalar = "\u{E007F}"
    /// The letters of a region are no more than this, with the one that ends them.
    private static let longestTags = 7

    private static func isEmoji(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.value >= 0x2000 && scalar.properties.isEmoji
    }

    /// A selector may follow the picture that is joined: ❤️‍🔥.
    private static func isEmoji(before index: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let (last, start) = scalar(before: index, in: utf8) else { return false }
        return isEmoji(last == "\u{FE0F}" ? scalar(before: start, in: utf8)?.scalar : last)
    }

    /// Whether the letters around an index follow a black flag and have an end.
    private static func isFlag(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        var (start, steps) = (index, 0)
        while steps < longestTags, let (scalar, before) = scalar(before: start, in: utf8), tags ~= scalar.value {
            (start, steps) = (before, steps + 1)
        }
        guard scalar(before: start, in: utf8)?.scalar == "\u{1F3F4}" else { return false }
        var end = start
        for _ in 0..<longestTags {
            guard let (scalar, length) = Escaping.scalar(in: utf8, at: end), tags ~= scalar.value else { return false }
            if scalar == lastTag { return end >= index }
            end += length
        }
        return false
    }

    private static func scalar(before index: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (scalar: Unicode.Scalar, start: Int)? {
        var start = index - 1
        while start > 0, utf8[start] & 0xC0 == 0x80 { start -= 1 }
        return Escaping.scalar(in: utf8, at: start).map { ($0.scalar, start) }
    }
}
