import Project
import SourceText

/// The names of all products, of which a text may hold some.
struct ProductNames {
    struct Found {
        let range: Range<Int>
        /// All that have the name.
        let products: [SoldProduct]
    }

    private var products: [ArraySlice<UInt8>: [SoldProduct]] = [:]
    /// How many bytes those have that begin alike, the longest first: thousands of names are of few lengths.
    private var lengths: [ArraySlice<UInt8>: [Int]] = [:]

    private static let bytesOfBeginning = 4
    /// No name that is longer is quoted in a text.
    private static let longestName = 300

    init(_ all: [SoldProduct]) {
        for product in all {
            guard let name = product.product.name.value?.utf8,
                (Self.bytesOfBeginning...Self.longestName).contains(name.count)
            else { continue }
            products[Array(name)[...], default: []].append(product)
        }
        for name in products.keys { lengths[name.prefix(Self.bytesOfBeginning), default: []].append(name.count) }
        lengths = lengths.mapValues { Set($0).sorted(by: >) }
    }

    /// The names in a text, in their order. At one place the longest counts: of ヨガ and ヨガプレミアム the second. In 朝ヨガ stands none, nor in
    /// ヨガプラス.
    func found(in text: [UInt8]) -> [Found] {
        var found: [Found] = []
        var index = 0
        while text.count - index >= Self.bytesOfBeginning {
            let lengths = lengths[text[index..<index + Self.bytesOfBeginning]] ?? []
            let name = lengths.lazy.filter { $0 <= text.count - index }.map { index..<index + $0 }
                .first { products[text[$0]] != nil && Self.isWord($0, in: text) }
            if let name, let products = products[text[name]] { found.append(Found(range: name, products: products)) }
            index = name?.upperBound ?? index + 1
        }
        return found
    }

    /// The names without blanks, and what stands before a blank of one: as texts write them.
    var spoken: Set<String> {
        var spoken: Set<String> = []
        for name in products.keys {
            name.withUnsafeBufferPointer { name in
                let blanks = name.indices.filter { name.endOfBlanks(from: $0) > $0 }
                for end in blanks + [name.count] { spoken.insert(TextBytes(rebasing: name[..<end]).withoutBlanks) }
            }
        }
        return spoken
    }

    /// Whether no longer word has a name: one that begins before it, or goes on behind it in the same letters.
    private static func isWord(_ name: Range<Int>, in text: [UInt8]) -> Bool {
        switch letter(before: name.lowerBound, in: text) {
        case .kanji, .katakana, .latin: return false
        case nil: break
        }
        let last = letter(before: name.upperBound, in: text)
        let next = min(text.count, name.upperBound + (last == .latin ? 1 : 3))
        return last == nil || last == .kanji || next == name.upperBound || letter(before: next, in: text) != last
    }

    private enum Letter { case kanji, katakana, latin }

    /// What ends at an offset: a kanji (E4 … E9), katakana (E3 82 A1 … E3 83 BA and ー, E3 83 BC) or a letter of ASCII.
    private static func letter(before end: Int, in text: [UInt8]) -> Letter? {
        guard end > 0 else { return nil }
        if isLetter(text[end - 1]) || isDigit(text[end - 1]) { return .latin }
        guard end > 2 else { return nil }
        switch (text[end - 3], text[end - 2], text[end - 1]) {
        case (0xE4...0xE9, _, _): return .kanji
        case (0xE3, 0x82, 0xA1...), (0xE3, 0x83, ...0xBA), (0xE3, 0x83, 0xBC): return .katakana
        default: return nil
        }
    }
}
