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

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        guard scalar.value >= 0x80, let run = run(of: scalar.value) else { return result.append(scalar) }
        let offset = scalar.value - run.first
        for (index, value) in run.replacement.enumerated() {
            // Only a run of one-to-one replacements is longer than one character.
            if let replaced = Unicode.Scalar(index == 0 ? value + offset : value) { result.append(replaced) }
        }
    }

    private struct Run: Sendable {
        let first: UInt32
        let count: UInt32
        let replacement: [UInt32]
    }

    private static let runs: [Run] = compatibilityTable.split(whereSeparator: \.isWhitespace).compactMap { token in
        let sides = token.split(separator: "=")
        guard sides.count == 2 else { return nil }
        let source = sides[0].split(separator: "*").compactMap { UInt32($0, radix: 16) }
        let replacement = sides[1].split(separator: ".").compactMap { UInt32($0, radix: 16) }
        guard let first = source.first, !replacement.isEmpty else { return nil }
        return Run(first: first, count: source.count > 1 ? source[1] : 1, replacement: replacement)
    }

    private static func run(of value: UInt32) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].first <= value { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let run = runs[low - 1]
        return value - run.first < run.count ? run : nil
    }
}
