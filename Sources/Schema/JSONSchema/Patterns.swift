/// One of some texts, and nothing else.
func alternatives(_ texts: [String]) -> String { "^(" + texts.map(escaped).joined(separator: "|") + ")$" }

private func escaped(_ text: String) -> String {
    String(text.flatMap { "\\^$.|?*+()[]{}/".contains($0) ? ["\\", $0] : [$0] })
}

/// Names, and those with `（`, `）` and `：` for the half-width signs in them: 料金（税込） beside 料金(税込).
func inBothWidths(_ names: [String]) -> [String] {
    let wide: [Character: Character] = ["(": "（", ")": "）", ":": "："]
    return names + names.map { String($0.map { wide[$0] ?? $0 }) }.filter { !names.contains($0) }
}

/// Names that may be equal to known ones after NFKC: of the letters, kana, signs, digits and kanji of those and what becomes them.
/// `type2！` is none of them, `ｅｐｙｔ` might be one, as the pattern is to stay short.
func lettersPattern(of names: [String]) -> String {
    // By canonical equivalence, as names are compared.
    let ownLetters = (0x41...0x5A).map { $0 } + (0x61...0x7A) + (0x3041...0x309A) + (0x30A1...0x30FC)
    let known = Set(
        ownLetters.compactMap { Unicode.Scalar($0).map { String($0) } } + names.flatMap(\.unicodeScalars).map { String($0) })
    let replaced = Compatibility.replaced.filter { $0.value.allSatisfy { known.contains(String($0)) } }.map(\.key)
    // The Kelvin sign and the compatibility ideographs are equal to what they become even without NFKC.
    let equal = ([0x212A...0x212A, 0xF900...0xFAFF] as [ClosedRange<UInt32>]).joined().filter {
        Unicode.Scalar($0).map { known.contains(String($0)) } ?? false
    }
    let values = known.flatMap(\.unicodeScalars).map(\.value) + replaced + equal
    return "^([" + ranges(Set(values)) + #"]|[^\u0000-\uFFFF])*$"#
}

/// Characters as they stand in the brackets of a class.
private func ranges(_ values: Set<UInt32>) -> String {
    var runs: [ClosedRange<UInt32>] = []
    for value in values.sorted() {
        if let last = runs.last, last.upperBound + 1 == value {
            runs[runs.count - 1] = last.lowerBound...value
        } else {
            runs.append(value...value)
        }
    }
    return runs.map { run in
        let first = character(run.lowerBound)
        return run.count == 1 ? first : first + (run.count == 2 ? "" : "-") + character(run.upperBound)
    }.joined()
}

/// ASCII signs with a meaning in a class are escaped; what has no look of its own, or may be lost on its way, is a number.
private func character(_ value: UInt32) -> String {
    guard let scalar = Unicode.Scalar(value) else { return "" }
    if #"\]^-["#.unicodeScalars.contains(scalar) { return "\\" + String(scalar) }
    if value < 0x80 || (0x3041...0x3096).contains(value) || (0x30A1...0x30FE).contains(value)
        || (0x4E00...0x9FFF).contains(value)
    {
        return String(scalar)
    }
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

/// The numbers of a range in decimal digits, as kessai takes them; `-0` is one of them.
func wholeNumberPattern(_ range: ClosedRange<Int>) -> String {
    let digits = String(range.upperBound).map { $0 }
    var forms = range.lowerBound <= 0 ? ["-?0"] : []
    if digits.allSatisfy({ $0 == "9" }) {
        forms.append("[1-9][0-9]{0,\(digits.count - 1)}")
    } else {
        if digits.count > 1 { forms.append("[1-9][0-9]{0,\(digits.count - 2)}") }
        // As long as the last one: the same digits, then a smaller one, then any.
        for (place, digit) in digits.enumerated() {
            let lowest: Character = place == 0 ? "1" : "0"
            guard digit > lowest, let below = digit.wholeNumberValue.map({ $0 - 1 }) else { continue }
            forms.append(String(digits[..<place]) + "[\(lowest)-\(below)]" + "[0-9]{\(digits.count - 1 - place)}")
        }
        forms.append(String(digits))
    }
    return "^(" + forms.joined(separator: "|") + ")$"
}
