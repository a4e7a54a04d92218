import SourceText

/// One field of a document as it was found: not written, written but already reported, or a value with its place.
package enum Setting<Value: Sendable>: Sendable {
    case absent
    /// Written, but wrong and already reported: everybody else skips it.
    case poisoned(Place)
    case present(Value, Place)

    package var value: Value? {
        if case .present(let value, _) = self { value } else { nil }
    }

    package var place: Place? {
        switch self {
        case .absent: nil
        case .poisoned(let place), .present(_, let place): place
        }
    }

    package var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    package var isPoisoned: Bool {
        if case .poisoned = self { true } else { false }
    }
}

/// Where a field was written, and in which spelling.
package struct Place: Sendable, Hashable {
    package var file: FileID
    /// The key; for an entry of a list, the entry itself.
    package var key: ByteRange
    package var value: ByteRange
    package var spelling: Spelling

    package init(file: FileID, key: ByteRange, value: ByteRange, spelling: Spelling) {
        self.file = file
        self.key = key
        self.value = value
        self.spelling = spelling
    }

    package var keyLocation: Location { Location(file, key) }
    package var valueLocation: Location { Location(file, value) }
}

/// Keys are written in English or as the labels of the MyASP screens.
package enum Spelling: Sendable, Hashable, CaseIterable {
    case english, japanese
}

/// Where a mapping (a document, an environment, an entry of a list) was written.
package struct Origin: Sendable, Hashable {
    package var file: FileID
    package var range: ByteRange
    /// The first key, where a message about something missing points; for an empty mapping its range.
    package var head: ByteRange
    /// The spelling of the first key that has two; messages about missing fields use it.
    package var spelling: Spelling
    /// Something inside was not understood and has been reported: what seems missing may be there.
    package var isIncomplete: Bool

    package init(file: FileID, range: ByteRange, head: ByteRange, spelling: Spelling, isIncomplete: Bool) {
        self.file = file
        self.range = range
        self.head = head
        self.spelling = spelling
        self.isIncomplete = isIncomplete
    }

    package var headLocation: Location { Location(file, head) }
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

    /// The name in the spelling that the file uses, with the other beside it: 「price」(料金(税込)).
    package func shown(_ spelling: Spelling) -> Bilingual {
        guard let label else { return Bilingual(ja: "「\(key)」", en: "`\(key)`") }
        let (first, second) = spelling == .english ? (key, label) : (label, key)
        return Bilingual(ja: "「\(first)」(\(second))", en: "`\(first)` (\(second))")
    }
}
