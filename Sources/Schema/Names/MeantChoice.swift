import SourceText
import Synchronization

/// The value of a choice that a text was meant as: by its letters, by other words for it, or by a part that no other value has.
///
///     paid → paid_product    one_time_payment → one_time    Amazon Pay決済(Auto Pay) → Amazon Pay決済(Auto Pay:従量課金)
extension ChoiceFaces {
    /// `isCertain`: it differs only in case, `_`, `-` and blanks.
    package func meant(by text: String) -> (name: String, isCertain: Bool)? {
        if let loose = names.findLoosely(text) { return (loose.text, true) }
        guard text.utf8.count <= 200 else { return nil }
        let folded = Compatibility.folded(text).lowercased()
        func name(_ face: ChoiceFace) -> String {
            text.utf8.allSatisfy { $0 < 0x80 } ? face.key : face.label ?? face.key
        }
        if let other = first(where: { $0.synonyms.contains(folded) }) { return (name(other), false) }
        // 「Amazon Pay決済(従量課金)」 has a part of one label, and looks nearly like another one.
        let exact = byExactParts(folded)
        if exact.count > 1 { return nil }
        if let only = exact.first { return (name(self[only]), false) }
        if let near = names.findNear(text) { return (near.text, false) }
        return (byWords(folded) ?? byParts(folded)).map { (name($0), false) }
    }

    /// The one whose key has all words of an English text, or that has all of its.
    private func byWords(_ text: String) -> ChoiceFace? {
        let written = words(text)
        guard !written.isEmpty else { return nil }
        let told = lazyTelling(self)
        return told.indices.only { index in
            let own = told[index].words
            // `pay` alone says too little.
            return (own.isSubset(of: written) || written.isSubset(of: own))
                && own.contains { $0.utf8.count > 3 && written.contains($0) }
        }.map { self[$0] }
    }

    /// Those of which a part of the text is one, in Japanese, that stands in no other label.
    private func byExactParts(_ text: String) -> Set<Int> {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
        let telling = lazyTelling(self)
        return Set(parts(text).compactMap { part in telling.indices.only { telling[$0].parts.contains(part) } })
    }

    /// The one that a part of the text tells, where no part tells another; what stands in the labels of several tells none.
    private func byParts(_ text: String) -> ChoiceFace? {
        let telling = lazyTelling(self)
        let told = parts(text).compactMap { part in
            telling.indices.only { telling[$0].parts.contains { isAlike($0, part) } }
        }
        guard let first = told.first, told.allSatisfy({ $0 == first }) else { return nil }
        return self[first]
    }
}

extension Sequence {
    fileprivate func only(where isMeant: (Element) -> Bool) -> Element? {
        let meant = filter(isMeant)
        return meant.count == 1 ? meant[0] : nil
    }
}

/// What tells a value: the words of its key, and the parts of its labels.
private struct Telling {
    let words: Set<Substring>
    let parts: [String]

    init(_ face: ChoiceFace) {
        words = Schema.words(face.key)
        parts = ([face.label].compactMap(\.self) + face.aliases).flatMap { Schema.parts(Compatibility.folded($0).lowercased()) }
    }
}

/// What tells each value, made when the first text comes that only this can explain: thousands of such texts ask again.
final class LazyTelling: Sendable {
    private final class Made: Sendable {
        let telling: [Telling]
        init(_ faces: ChoiceFaces) { telling = faces.map { Telling($0) } }
    }

    private let made = AtomicLazyReference<Made>()

    fileprivate func callAsFunction(_ faces: ChoiceFaces) -> [Telling] {
        (made.load() ?? made.storeIfNil(Made(faces))).telling
    }
}

private func words(_ text: String) -> Set<Substring> {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    return Set(
        text.utf8.split { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }.map { Substring($0) })
}

private let signs: [Unicode.Scalar] = ["(", ")", ":", "/", "・", "、", ","]

/// What stands before, between and behind the brackets and the colon of a label.
private func parts(_ text: String) -> [String] {
    text.unicodeScalars.split { signs.contains($0) }.compactMap { part in
        let words = part.split(whereSeparator: \.properties.isWhitespace)
        guard let first = words.first, let last = words.last else { return nil }
        let trimmed = part[first.startIndex..<last.endIndex]
        return trimmed.count >= 2 ? String(trimmed) : nil
    }
}

/// Equal, or Japanese and one within the other, or, from four letters on, with one slip.
private func isAlike(_ own: String, _ part: String) -> Bool {
    if own == part { return true }
    guard !part.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    return own.contains(part) || part.contains(own) || part.count >= 4 && nearest(to: part, among: [own]) != nil
}
