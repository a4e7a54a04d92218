import SourceText

/// Telephone numbers as they stand on writing paper, with brackets and blanks: `(03)5550-1234`, `03 5550 1234`, `+81 (0)3 5550 0190`.
///
/// Which of them Amazon's form takes is not known (domain.md B2), so that they are no mistakes.
extension Contact {
    /// The number with hyphens alone, `03-5550-1234`; nil of a text that has them alone, and of one that may be more than a number:
    /// `03-5550-1234 12`.
    package static func usualPhone(_ text: String) -> String? {
        guard text.utf8.count <= longestPhone, !isPhone(text), text.utf8.last.map(isDigit) == true else { return nil }
        let isAbroad = text.hasPrefix("+")
        let bare = isAbroad ? text.dropFirst() : Substring(text)
        var groups = bare.split { !isFigure($0) }.map(String.init)
        let signs = bare.split(whereSeparator: isFigure).map(String.init)
        let (first, between) = signs.count == groups.count ? (signs.first, signs.dropFirst()) : (nil, signs[...])
        // Not more than one pair of brackets, and that in order.
        guard first == nil || first == "(", between.allSatisfy(betweenGroups.contains),
            ["", "()"].contains(signs.joined().filter { $0 == "(" || $0 == ")" })
        else { return nil }
        // The 0 before an area code is left out behind a country code.
        if isAbroad, groups.count > 2, groups[1] == "0", between.first?.hasSuffix("(") == true { groups.remove(at: 1) }
        let digits = groups.reduce(0) { $0 + $1.utf8.count }
        let isWhole =
            isAbroad
            ? 9...15 ~= digits && 3...4 ~= groups.count
            : 10...11 ~= digits && 2...3 ~= groups.count && (text.hasPrefix("0") || first != nil)
        let areGroups = groups.enumerated().allSatisfy { index, group in
            group.utf8.count > 1 || isAbroad && (index == 0 || group == "3" || group == "6")
        }
        guard isWhole, areGroups, 3...8 ~= groups.last?.utf8.count ?? 0 else { return nil }
        let usual = (isAbroad ? "+" : "") + groups.joined(separator: "-")
        return isPhone(usual) ? withoutTrunkZero(usual) ?? usual : nil
    }

    private static let longestPhone = 30
    private static let betweenGroups: Set<String> = ["-", " ", "(", ")", " (", ") ", "-(", ")-"]

    private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
