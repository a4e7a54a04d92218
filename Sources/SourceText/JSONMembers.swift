/// Looking into JSON that somebody else wrote.
extension JSON {
    /// A member of an object; null where there is none.
    package subscript(key: String) -> JSON {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.key == key }?.value ?? .null
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    package var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
    package var isObject: Bool { if case .object = self { true } else { false } }
    package var isTrue: Bool { self == .boolean(true) }
}
