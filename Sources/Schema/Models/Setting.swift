import SourceText

/// One field of a document as it was found: not written, written but already reported, or a value with its place.
///
/// Public like what it is made of, so that other modules inline it: else each look at a field copied it by way of its metadata.
public enum Setting<Value: Sendable>: Sendable {
    case absent
    /// Written, but wrong and already reported: everybody else skips it.
    case poisoned(Place)
    case present(Value, Place)

    @inlinable public var value: Value? {
        if case .present(let value, _) = self { value } else { nil }
    }

    @inlinable public var place: Place? {
        switch self {
        case .absent: nil
        case .poisoned(let place), .present(_, let place): place
        }
    }

    /// Of a value that counts.
    @inlinable public var placeOfValue: Place? {
        if case .present(_, let place) = self { place } else { nil }
    }

    @inlinable public var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    @inlinable public var isPoisoned: Bool {
        if case .poisoned = self { true } else { false }
    }
}

/// Where a field was written, and in which spelling.
public struct Place: Sendable, Hashable {
    public var file: FileID
    /// The key; for an entry of a list, the entry itself.
    public var key: ByteRange
    public var value: ByteRange
    public var spelling: Spelling

    @inlinable public init(file: FileID, key: ByteRange, value: ByteRange, spelling: Spelling) {
        self.file = file
        self.key = key
        self.value = value
        self.spelling = spelling
    }

    @inlinable public var keyLocation: Location { Location(file, key) }
    @inlinable public var valueLocation: Location { Location(file, value) }
}

/// Keys are written in English or as the labels of the MyASP screens.
public enum Spelling: Sendable, Hashable, CaseIterable {
    case english, japanese
}

/// Where a mapping (a document, an environment, an entry of a list) was written.
public struct Origin: Sendable, Hashable {
    public var file: FileID
    public var range: ByteRange
    /// The first key, where a message about something missing points; for an empty mapping its range.
    public var head: ByteRange
    /// The spelling of the first key that has two; messages about missing fields use it.
    public var spelling: Spelling
    /// Something inside was not understood and has been reported: what seems missing may be there.
    public var isIncomplete: Bool

    @inlinable public init(file: FileID, range: ByteRange, head: ByteRange, spelling: Spelling, isIncomplete: Bool) {
        self.file = file
        self.range = range
        self.head = head
        self.spelling = spelling
        self.isIncomplete = isIncomplete
    }

    @inlinable public var headLocation: Location { Location(file, head) }
}

/// The two names of a field: the English key and the label of the screen, if it has one.
///
/// An object, as it is handed on with each value that is read.
package final class FieldName: Sendable, Hashable {
    /// The key itself, without those of the mappings around it.
    package let key: String
    package let label: String?

    package init(_ key: String, label: String? = nil) {
        self.key = key
        self.label = label
    }

    package static func == (left: FieldName, right: FieldName) -> Bool { left.key == right.key && left.label == right.label }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// The name as a key in one spelling.
    package func written(in spelling: Spelling) -> String { spelling == .japanese ? label ?? key : key }

    /// The name in the spelling that the file uses, with the other beside it: 「price」(料金(税込)).
    package func shown(_ spelling: Spelling) -> Bilingual {
        guard let label else { return Bilingual(ja: "「\(key)」", en: "`\(key)`") }
        let (first, second) = spelling == .english ? (key, label) : (label, key)
        return Bilingual(ja: "「\(first)」(\(second))", en: "`\(first)` (\(second))")
    }
}
