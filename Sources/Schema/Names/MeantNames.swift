import SourceText
import Synchronization

/// The names and hints of the fields of a table, word by word, to tell what an unknown key was meant as.
///
///     site_url → _site_url_    ipnEndpoint → _ipn_endpoint_    公開キーID → 公開キー_id_
///
/// English words have borders, so that `id` is not found in `paid`; Japanese ones have none.
struct MeantNames: Sendable {
    private struct Name: Sendable {
        let index: Int
        let isHint: Bool
        let words: Words
    }

    private let names: [Name]
    /// By what is left of a hint without its borders.
    private let hints: [[UInt8]: Int]
    private let keys: [Words]

    init(_ fields: [FieldFace]) {
        var names: [Name] = []
        var hints: [[UInt8]: Int] = [:]
        for (index, field) in fields.enumerated() {
            // It chose the table, so that no other key can have been meant as it.
            if field.name.key == "kind" { continue }
            for name in [field.name.key] + [field.name.label].compactMap(\.self) + field.aliases {
                names.append(Name(index: index, isHint: false, words: Words(name)))
            }
            for hint in field.hints {
                let words = Words(hint)
                names.append(Name(index: index, isHint: true, words: words))
                if hints.updateValue(index, forKey: words.letters) != nil { hints[words.letters] = -1 }
            }
        }
        (self.names, self.hints) = (names, hints.filter { $0.value >= 0 })
        keys = fields.map { Words($0.name.key) }
    }

    /// The field one of whose hints a key is.
    func hinted(_ key: Words) -> Int? { hints[key.letters] }

    /// The field whose name, or hint, stands in a key, or that in it, and how many letters they share; no index where two fields share as
    /// many. `fits`: whether the value may be one of a field.
    func overlapping(_ key: Words, hints: Bool, _ fits: (Int) -> Bool) -> (index: Int?, letters: Int)? {
        var best: (index: Int?, letters: Int)?
        for name in names where name.isHint == hints {
            let letters = key.overlap(with: name.words)
            guard letters > 0, letters >= best?.letters ?? 0, fits(name.index), key.hasUnits(of: keys[name.index]) else {
                continue
            }
            let isTie = best.map { $0.letters == letters && $0.index != name.index } ?? false
            best = (isTie ? nil : name.index, letters)
        }
        return best
    }

    /// A name in lower case, between `_` where it has English words.
    struct Words: Sendable {
        private let bytes: [UInt8]
        /// Without the borders of words.
        let letters: [UInt8]
        let count: Int

        init(_ name: String) {
            var bytes: [UInt8] = []
            var count = 0
            var before: Unicode.Scalar?
            let scalars = Array(Compatibility.folded(name).unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                if isWord(scalar) {
                    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
                    // siteURL, and the last letter of IPN in IPNEndpoint begins no word, but that of Endpoint does.
                    let isHead = isUpper(scalar) && (before.map { !isUpper($0) } ?? true || next.map(isLower) ?? false)
                    if before.map(isWord) != true || isHead, bytes.last != border { bytes.append(border) }
                    bytes.append(
                        isUpper(scalar) ? UInt8(truncatingIfNeeded: scalar.value) | 0x20 : UInt8(truncatingIfNeeded: scalar.value)
                    )
                } else {
                    if let before, isWord(before) { bytes.append(border) }
                    if scalar.isASCII {
                        before = scalar
                        continue
                    }
                    bytes += Array(String(scalar).utf8)
                }
                count += 1
                before = scalar
            }
            if let before, isWord(before) { bytes.append(border) }
            (self.bytes, self.count) = (bytes, count)
            letters = bytes.filter { $0 != border }
        }

        /// How many letters one of two names shares with the other that holds it; 0 where neither does.
        func overlap(with name: Words) -> Int {
            if name.count < 2 || count < 2 { return 0 }
            if name.count >= count { return name.holds(self) ? count : 0 }
            guard holds(name) else { return 0 }
            // The last word says what it is: `url` of `site_url`. What stands before others may be a small word: `use_coupon`.
            let isLast = bytes.suffix(name.bytes.count).elementsEqual(name.bytes)
            return isLast || name.count > 2 && !name.letters.elementsEqual("use".utf8) ? name.count : 0
        }

        /// Whether a name has the units of a key: what is `delay_days` is no `delay_minutes`.
        fileprivate func hasUnits(of name: Words) -> Bool {
            units.allSatisfy { !holds($0) || name.holds($0) }
        }

        private func holds(_ part: Words) -> Bool {
            guard part.bytes.count <= bytes.count else { return false }
            return (0...bytes.count - part.bytes.count).contains { bytes[$0...].starts(with: part.bytes) }
        }
    }
}

private let border = UInt8(ascii: "_")
private let units = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
].map(MeantNames.Words.init)

private func isUpper(_ scalar: Unicode.Scalar) -> Bool { (0x41...0x5A).contains(scalar.value) }
private func isLower(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    isUpper(scalar) || isLower(scalar) || (0x30...0x39).contains(scalar.value)
}

/// Made when the first unknown key comes: most runs see none.
final class LazyMeantNames: Sendable {
    private final class Made: Sendable {
        let names: MeantNames
        init(_ fields: [FieldFace]) { names = MeantNames(fields) }
    }

    private let made = AtomicLazyReference<Made>()

    func callAsFunction(_ fields: [FieldFace]) -> MeantNames { (made.load() ?? made.storeIfNil(Made(fields))).names }
}
