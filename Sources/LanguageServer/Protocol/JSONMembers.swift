import SourceText

/// Looking into JSON that was read from a client.
extension JSON {
    /// A member of an object; null where there is none.
    subscript(key: String) -> JSON {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.key == key }?.value ?? .null
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
    var isObject: Bool { if case .object = self { true } else { false } }
    var isTrue: Bool { self == .boolean(true) }
}
