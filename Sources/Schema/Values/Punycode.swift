import SourceText

/// The ASCII form of host labels with other letters: punycode (RFC 3492) behind `xn--`.
enum Punycode {
    /// The host in its ASCII form, or nil when a label cannot have one.
    static func asciiHost(_ host: String) -> String? {
        // As almost all hosts are written.
        let isPlain = host.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x2D...0x39).contains($0) && $0 != UInt8(ascii: "/") }
        if isPlain { return host }
        var ascii: [String] = []
        for label in labels(host) {
            guard let label = asciiLabel(label) else { return nil }
            ascii.append(label)
        }
        return ascii.joined(separator: ".")
    }

    /// The host in its own letters, each in its usual form.
    static func readableHost(_ host: String) -> String {
        labels(host).map { String(String.UnicodeScalarView($0)) }.joined(separator: ".")
    }

    /// U+3002 and its like are full stops in a host typed with a Japanese keyboard (RFC 3490, 3.1).
    private static func labels(_ host: String) -> [[Unicode.Scalar]] {
        Compatibility.folded(host).lowercased().split(omittingEmptySubsequences: false, whereSeparator: isDot).map(composed)
    }

    private static func isDot(_ character: Character) -> Bool {
        character == "." || character == "。" || character == "．" || character == "｡"
    }

    private static func asciiLabel(_ label: [Unicode.Scalar]) -> String? {
        if label.allSatisfy(\.isASCII) { return String(String.UnicodeScalarView(label)) }
        // What cannot be seen cannot be meant: blanks, controls, zero-width characters.
        let isVisible = label.allSatisfy {
            !$0.properties.isDefaultIgnorableCodePoint && !$0.properties.isWhitespace && isHarmless($0)
        }
        guard isVisible else { return nil }
        return encode(label).map { "xn--" + $0 }
    }

    /// Kana with split dakuten in one character, which is the form that hosts are registered in.
    private static func composed(_ label: Substring) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in label.unicodeScalars {
            if let last = result.last, let joined = Kana.compose(last, scalar) {
                result[result.count - 1] = joined
            } else {
                result.append(scalar)
            }
        }
        return result
    }

    private static let base: UInt32 = 36

    /// The encoding procedure of RFC 3492, 6.3; a label is at most 63 characters, so nothing overflows 32 bits.
    static func encode(_ label: [Unicode.Scalar]) -> String? {
        guard label.count <= 63 else { return nil }
        var output = label.filter(\.isASCII).map { Character($0) }
        let basic = UInt32(output.count)
        if basic > 0 { output.append("-") }
        var (code, delta, bias) = (UInt32(128), UInt32(0), UInt32(72))
        var handled = basic
        while handled < UInt32(label.count) {
            guard let next = label.map(\.value).filter({ $0 >= code }).min() else { return nil }
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in label {
                if scalar.value < code { delta += 1 }
                guard scalar.value == code else { continue }
                var rest = delta
                var position = base
                while true {
                    let threshold = position <= bias ? 1 : min(26, position - bias)
                    if rest < threshold { break }
                    output.append(digit(threshold + (rest - threshold) % (base - threshold)))
                    rest = (rest - threshold) / (base - threshold)
                    position += base
                }
                output.append(digit(rest))
                bias = adapt(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return String(output)
    }

    /// The decoding procedure of RFC 3492, 6.2, of what stands behind `xn--`; nil for what it cannot be.
    static func decode(_ label: Substring) -> [Unicode.Scalar]? {
        let digits = label.utf8.lastIndex(of: UInt8(ascii: "-"))
        var output = digits.map { Array(label[..<$0].unicodeScalars) } ?? []
        var rest = digits.map { label.utf8[label.utf8.index(after: $0)...] } ?? label.utf8[...]
        guard label.utf8.count <= 63, label.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        var (code, index, bias) = (UInt32(128), UInt32(0), UInt32(72))
        while !rest.isEmpty {
            let former = index
            var weight: UInt32 = 1
            var position = base
            while true {
                guard let digit = rest.popFirst().flatMap(value(ofDigit:)) else { return nil }
                let (product, isOver) = digit.multipliedReportingOverflow(by: weight)
                let (sum, isBeyond) = index.addingReportingOverflow(product)
                if isOver || isBeyond { return nil }
                index = sum
                let threshold = position <= bias ? 1 : min(26, position - bias)
                if digit < threshold { break }
                let (next, isTooMuch) = weight.multipliedReportingOverflow(by: base - threshold)
                if isTooMuch { return nil }
                weight = next
                position += base
            }
            let count = UInt32(output.count) + 1
            bias = adapt(index - former, count, isFirst: former == 0)
            let (next, isOver) = code.addingReportingOverflow(index / count)
            guard !isOver, let scalar = Unicode.Scalar(next) else { return nil }
            code = next
            index %= count
            output.insert(scalar, at: Int(index))
            index += 1
        }
        return output
    }

    private static func value(ofDigit byte: UInt8) -> UInt32? {
        if isDigit(byte) { return UInt32(byte) - 0x30 + 26 }
        return isLetter(byte) ? UInt32(byte | 0x20) - 0x61 : nil
    }

    private static func digit(_ value: UInt32) -> Character {
        Character(Unicode.Scalar(UInt8(clamping: value < 26 ? value + 97 : value - 26 + 48)))
    }

    private static func adapt(_ delta: UInt32, _ count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var steps: UInt32 = 0
        while delta > 455 {
            delta /= 35
            steps += base
        }
        return steps + 36 * delta / (delta + 38)
    }
}

extension WebURL {
    /// A host in the letters that its `xn--…` labels stand for; nil where it has none of them, or one that stands for nothing.
    package static func lettersOfHost(_ ascii: String) -> String? {
        let labels = ascii.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.contains(where: { $0.hasPrefix("xn--") }) else { return nil }
        var letters: [String] = []
        for label in labels {
            guard label.hasPrefix("xn--") else {
                letters.append(String(label))
                continue
            }
            guard let scalars = Punycode.decode(label.dropFirst(4)) else { return nil }
            letters.append(String(String.UnicodeScalarView(scalars)))
        }
        return letters.joined(separator: ".")
    }
}

/// The composition of kana with the marks U+3099 and U+309A.
private enum Kana {
    static func compose(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        guard mark.value == 0x3099 || mark.value == 0x309A else { return nil }
        // The voiced letter follows its plain one, the half-voiced one follows that; ウ is the exception.
        if mark.value == 0x3099, letter.value == 0x30A6 { return Unicode.Scalar(0x30F4) }
        let candidate = Unicode.Scalar(letter.value + (mark.value == 0x3099 ? 1 : 2))
        guard let candidate, String(candidate) == String(String.UnicodeScalarView([letter, mark])) else { return nil }
        return candidate
    }
}
