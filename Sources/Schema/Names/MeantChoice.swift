import SourceText
import Synchronization

/// The value of a choice that a text was meant as: by its letters, by other words for it, or by a part that no other value has.
///
///     paid → paid_product    one_time_payment → one_time    Amazon Pay決済(Auto Pay) → Amazon Pay決済(Auto Pay:従量課金)
extension ChoiceFaces {
    /// `isCertain`: it differs only in case, `_`, `-` and blanks.
    func meant(by text: String) -> (name: String, isCertain: Bool)? {
        if let loose = names.findLoosely(text) { return (loose.text, true) }
        guard text.utf8.count <= 200 else { return nil }
        let folded = Compatibility.folded(text).lowercased()
        func name(_ face: ChoiceFace) -> String {
            text.utf8.allSatisfy { $0 < 0x80 } ? face.key : face.label ?? face.key
        }
        if let other = first(where: { $0.synonyms.contains(folded) }) { return (name(other), false) }
        if let near = names.findNear(text) { return (near.text, false) }
        return only(where: { $0.sharesWords(with: folded) }).map { (name($0), false) }
            ?? byParts(folded).map { (name($0), false) }
    }

    /// The one that a part of the text tells, where no part tells another; what stands in the labels of several tells none.
    private func byParts(_ text: String) -> ChoiceFace? {
        let labelParts = lazyLabelParts(self)
        let told = parts(text).compactMap { part in
            labelParts.indices.only { labelParts[$0].contains { isAlike($0, part) } }
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

extension ChoiceFace {
    /// Whether all words of the key stand in an English text, or all words of that in the key.
    fileprivate func sharesWords(with text: String) -> Bool {
        let (own, other) = (words(key), words(text))
        guard !other.isEmpty, own.isSubset(of: other) || other.isSubset(of: own) else { return false }
        // `pay` alone says too little.
        return own.intersection(other).contains { $0.utf8.count > 3 }
    }

    fileprivate var labelParts: [String] {
        ([label].compactMap(\.self) + aliases).flatMap { parts(Compatibility.folded($0).lowercased()) }
    }
}

/// The parts of the labels of each value, made when the first text comes that only they can explain: thousands of such texts ask again.
final class LazyLabelParts: Sendable {
    private final class Made: Sendable {
        let parts: [[String]]
        init(_ faces: ChoiceFaces) { parts = faces.map(\.labelParts) }
    }

    private let made = AtomicLazyReference<Made>()

    func callAsFunction(_ faces: ChoiceFaces) -> [[String]] { (made.load() ?? made.storeIfNil(Made(faces))).parts }
}

private func words(_ text: String) -> Set<Substring> {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    return Set(text.split { "_- ".contains($0) })
}

/// What stands before, between and behind the brackets and the colon of a label.
private func parts(_ text: String) -> [String] {
    text.split { "():/・、,".contains($0) }.map { part in
        String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.filter { $0.count >= 2 }
}

/// Equal, or Japanese and one within the other, or, from four letters on, with one slip.
private func isAlike(_ own: String, _ part: String) -> Bool {
    if own == part { return true }
    guard !part.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    return own.contains(part) || part.contains(own) || part.count >= 4 && nearest(to: part, among: [own]) != nil
}
