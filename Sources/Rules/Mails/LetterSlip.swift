/// The one slip of a letter by which a word differs from the one that was meant: `gmial` for `gmail`.
struct LetterSlip {
    enum Kind {
        case exchanged, lost, doubled, added, replaced
    }

    let kind: Kind
    /// Which byte of the word that was meant; of one too many, where it stands.
    let position: Int

    /// Nil where they are the same, or differ in more. Both are ASCII.
    init?(_ written: String, for meant: String) {
        let (written, meant) = (Array(written.utf8), Array(meant.utf8))
        guard abs(written.count - meant.count) <= 1 else { return nil }
        let start = zip(written, meant).prefix { $0 == $1 }.count
        let rest = (written: written[start...], meant: meant[start...])
        let end = zip(rest.written.reversed(), rest.meant.reversed()).prefix { $0 == $1 }.count
        let (wrong, right) = (Array(rest.written.dropLast(end)), Array(rest.meant.dropLast(end)))
        switch (wrong.count, right.count) {
        case (0, 1): kind = .lost
        case (1, 0): kind = start > 0 && written[start - 1] == wrong[0] ? .doubled : .added
        case (1, 1): kind = .replaced
        case (2, 2) where wrong[0] == right[1] && wrong[1] == right[0]: kind = .exchanged
        default: return nil
        }
        position = start
    }
}
