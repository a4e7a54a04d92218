/// Equality after NFKC for names: full-width brackets, half-width kana, circled digits and split dakuten are the same name.
///
/// Swift compares strings by canonical equivalence, so after each character is replaced by its compatibility decomposition `==` is
/// equality of the NFKC forms. Only reached for names that are not byte for byte one of the known ones.
package enum Compatibility {
    /// The text with each character replaced by its compatibility decomposition.
    package static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return String(result)
    }

    /// The first character that folds to ASCII which stands for something else, as `①`, `²`, `Ⅳ` and `…` do; a full-width character or
    /// a blank stands for its ASCII form.
    static func signOfItsOwn(in text: String) -> Character? {
        text.unicodeScalars.first { scalar in
            scalar.value >= 0x80 && !isFullWidth(scalar) && !scalar.properties.isWhitespace
                && folded(String(scalar)).utf8.contains { $0 < 0x80 }
        }.map(Character.init)
    }

    /// Whether it is an ASCII character in full width, or in the width of one and smaller.
    static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
        (0xFF01...0xFF5E).contains(scalar.value) || (0xFE50...0xFE6B).contains(scalar.value)
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        guard scalar.value >= 0x80, let run = run(of: scalar.value) else { return result.append(scalar) }
        let offset = scalar.value - run.first
        for (index, value) in table.replacements[run.replacement].enumerated() {
            // Only a run of one-to-one replacements is longer than one character.
            if let replaced = Unicode.Scalar(index == 0 ? value + offset : value) { result.append(replaced) }
        }
    }

    /// What each character of the first plane becomes that does not stay itself.
    static let replaced: [UInt32: String.UnicodeScalarView] = {
        var replaced: [UInt32: String.UnicodeScalarView] = [:]
        for value in table.runs.flatMap({ $0.first..<$0.first + $0.count }) where value <= 0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            replaced[value] = String.UnicodeScalarView()
            append(scalar, to: &replaced[value, default: .init()])
        }
        return replaced
    }()

    private struct Run: Sendable {
        var first: UInt32
        var count: UInt32 = 1
        /// In the replacements of the table.
        var replacement: Range<Int>
    }

    private struct Table: Sendable {
        var runs: [Run] = []
        var replacements: [UInt32] = []
    }

    /// Read in one pass over its bytes, as a run of kessai begins with it: a tenth of a millisecond.
    private static let table: Table = {
        var table = Table()
        compatibilityTable.withUTF8Buffer { text in
            var run = Run(first: 0, replacement: 0..<0)
            var number: UInt32 = 0
            var isCount = false
            func endSource() {
                if isCount { run.count = number } else { run.first = number }
                isCount = false
                number = 0
            }
            func endRun() {
                table.replacements.append(number)
                run.replacement = run.replacement.lowerBound..<table.replacements.count
                table.runs.append(run)
                run = Run(first: 0, replacement: table.replacements.count..<table.replacements.count)
                number = 0
            }
            for byte in text {
                switch byte {
                case 0x30...0x39: number = number << 4 | UInt32(byte - 0x30)
                case 0x41...0x46: number = number << 4 | UInt32(byte - 0x41 + 10)
                case UInt8(ascii: "*"):
                    endSource()
                    isCount = true
                case UInt8(ascii: "="): endSource()
                case UInt8(ascii: "."):
                    table.replacements.append(number)
                    number = 0
                default: if number > 0 { endRun() }
                }
            }
            if number > 0 { endRun() }
        }
        return table
    }()

    private static func run(of value: UInt32) -> Run? {
        let runs = table.runs
        let end = runs.end { $0.first <= value }
        guard end > 0 else { return nil }
        let run = runs[end - 1]
        return value - run.first < run.count ? run : nil
    }
}
